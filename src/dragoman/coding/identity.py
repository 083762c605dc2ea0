"""What a mention resolves to, before mentions are grouped into actors."""

from dataclasses import dataclass, replace

from dragoman.knowledge import Entity, State
from dragoman.record import ActorKind


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a mention means. Equal keys are one actor.

    `rule` names what decided; `head` is the noun of a nominal, `own` the name that its words alone give.
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None
    sector: tuple[str, ...]
    office: str | None = None
    wikidata: str | None = None
    gender: str = ""
    plural: bool = False
    head: str = ""
    office_class: str = ""
    rule: str = ""
    own: str = ""

    def ruled(self, rule: str) -> "Identity":
        """The same, told by a rule."""
        return replace(self, rule=rule)


def of_state(state: State, sector: str = "GOV", *, rule: str = "state") -> Identity:
    """A state as a government or one of its forces."""
    return Identity(
        f"state:{state.code}:{sector}",
        state.name,
        "country",
        state.code,
        (sector,),
        wikidata=state.wikidata if sector == "GOV" else None,
        head=sector.lower(),
        rule=rule,
    )


def of_body(entity: Entity, *, rule: str = "name") -> Identity:
    """A known organisation or group."""
    kind: ActorKind = "group" if entity.kind == "group" else "organization"
    return Identity(
        f"entity:{entity.key.rsplit(':', 1)[0] if entity.key[-4:].isdigit() else entity.key}",
        entity.name,
        kind,
        entity.country,
        entity.sectors,
        wikidata=entity.wikidata,
        rule=rule,
    )
