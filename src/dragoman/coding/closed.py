"""Closed lists: states, metonyms and known bodies, alone or with words that only describe them."""

from collections.abc import Sequence

from dragoman.coding.context import ORGANISATIONS, Context
from dragoman.coding.identity import Identity, of_body, of_state
from dragoman.coding.person import People
from dragoman.coding.phrase import is_possessive, join, split_post
from dragoman.knowledge import Entity, State
from dragoman.knowledge.names import normal

SPOKESMEN = frozenset(
    "spokesman spokeswoman spokesperson spokesmen spokespersons official officials source sources aide aides delegate delegates "
    "representative representatives diplomat diplomats negotiator negotiators envoy envoys delegation adviser advisers leader leaders "
    "statement command chief ministers minister member members commander commanders leadership headquarters inspectors experts staff "
    "observers lawyer governments government monitors forces fighters militants gunmen rebels guerrillas militia militiamen".split()
)
MEMBERS = SPOKESMEN | frozenset(
    "agency news website newspaper group movement party militia fighter fighter militant gunman rebel guerrilla fighters channel "
    "network radio television broadcaster service daily magazine union federation troops soldiers forces cartel members "
    "bomber bombers activist activists campaigner campaigners mercenary mercenaries supporters troops men positions leadership insurgents "
    "separatists guerillas insurgency".split()
)
JOINED = ("-run", "-led", "-backed", "-based", "-dominated", "-linked", "-aligned", "-supported")
LONGEST = 8
USERS = 5.0  # what a user's own actor counts more than any other


class Closed:
    """Looks a phrase up as a whole, for one report."""

    def __init__(self, context: Context, people: People) -> None:
        self.context, self.people, self.knowledge = context, people, context.knowledge

    def _closed(self, tokens: Sequence[str], definite: bool) -> Identity | None:
        """The whole phrase as a state or a known body."""
        text = join(tokens)
        if not any(t[:1].isupper() for t in tokens):
            return self._lower_body(text)
        compass = self._compass(text)
        if compass:
            return of_state(compass)
        body = self._body(text)
        if body and body.name.startswith("The ") and len(tokens) == 1 and not definite:
            body = None
        state = self.context.one_state(text)
        if text == "Brussels" and not any(s.code == "BEL" and s.type != "capital" for s in self.context.signs):
            body = self._body("EU") or self._body("EC")
        if body and state and body.weight > 3 and body.country == state.state.code and body.sectors in ((), ("GOV",)):
            return of_state(state.state)  # a user's list that only says what the word stands for
        if body and (not state or (body.weight >= 3 and state.type not in {"name", "official"})):
            return of_body(body)
        if state is None:
            return None
        if state.type == "demonym_noun" and not definite and text.endswith("s"):
            return Identity(
                f"people:{state.state.code}", text, "group", state.state.code, ("CVL",), plural=True, head="people", rule="demonym"
            )
        return of_state(state.state)

    def _lower_body(self, text: str) -> Identity | None:
        found = [e for e in self.knowledge.named(text) if e.weight >= 3 and e.kind != "person"]
        found = [e for e in found if e.country in ORGANISATIONS or e.country in {None, self.context.leading}]
        return of_body(found[0]) if found and len(text.split()) > 1 and not self.knowledge.term(text) else None

    def _compass(self, text: str) -> State | None:
        code = {"north": "PRK", "south": "KOR"}.get(text.lower())
        return self.knowledge.state(code) if code and (self.context.counts["KOR"] or self.context.counts["PRK"]) else None

    def _body(self, text: str) -> Entity | None:
        """A known body of exactly that name, valid on the report's day, of a country of the report where the name is shared."""
        acronym = text.isupper() and len(normal(text)) > 1
        if len(normal(text)) < 2 or (self.knowledge.blocked(text) and not acronym) or (len(text) <= 5 and text.islower()):
            return None
        found = [e for e in self.knowledge.named(text) if e.kind != "person"]
        if len(text) <= 3 and not acronym:
            found = [e for e in found if normal(e.name) == normal(text)]
        on = self.context.on
        fitting = [e for e in found if (e.since is None or e.since <= on) and (e.until is None or on <= e.until)] or found
        if not fitting:
            return None
        counts = self.context.counts

        def fit(entity: Entity) -> tuple[float, int, int]:
            near = counts[entity.country] if entity.country else 0
            known = (1.0 if entity.sectors[:1] == ("PTY",) and not near else 2.0) if entity.weight >= 3 else entity.weight / 10
            return (
                known + (USERS if entity.weight > 3 else 0.0) + (1.5 if near or entity.country in ORGANISATIONS else 0.0),
                entity.weight,
                near,
            )

        self.context.reading.note("bodies", asked=text, fitting=fitting, fit=fit)
        best = max(fitting, key=fit)
        if best.weight == 1 and not (best.country in ORGANISATIONS or counts[best.country or ""]):
            return None
        if best.weight == 1 and len(text.split()) == 1 and not text.isupper():
            return None
        return best

    def _within(self, tokens: Sequence[str]) -> Identity | None:
        """A known body with words before or after it that only describe it: "Yemen's Houthis", "the state news agency KCNA"."""
        main, _ = split_post(tokens)
        for size in range(min(len(main) - 1, LONGEST), 0, -1):
            for at in range(len(main) - size, -1, -1):
                name, rest = main[at : at + size], (*main[:at], *main[at + size :])
                if not any(t[:1].isupper() for t in name) or not self._describing(main[:at], main[at + size :]):
                    continue
                if size == 1 and any(e.name.startswith("The ") for e in self.knowledge.named(name[0])):
                    continue
                if (body := self._body(join(name))) and body.weight >= 2 and not self.context.one_state(join(name)):
                    branch = self._branch(main[:at], body) if body.country == "NGO" else None
                    return branch or (of_body(body, rule="within") if rest else None)
        return None

    def _branch(self, before: Sequence[str], body: Entity) -> Identity | None:
        """A country's branch of a body of the world: "the Kenya Red Cross"."""
        place = join([t for t in before if not is_possessive(t)])
        state = self.context.one_state(place) if place and not any(is_possessive(t) for t in before) else None
        if state is None:
            return None
        name, code = f"{place} {_short(body.name)}", state.state.code
        return Identity(f"body:{name.lower()}", name, "organization", code, body.sectors, head="organisation", rule="within")

    def _describing(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Whether words around a body's name leave it that body: adjectives and states before it, members or kinds of body after it."""
        start = max((n + 1 for n, t in enumerate(before) if is_possessive(t)), default=0)
        for token in before[start:]:
            if token[:1].isupper() and not self.context.one_state(token) and not token.lower().endswith(JOINED):
                return False
        return all(t.lower() in MEMBERS or is_possessive(t) or self._crowd(t) for t in after)

    def _crowd(self, token: str) -> bool:
        """Whether a word means several people: "Shining Path dynamiters"."""
        term = None if token[:1].isupper() else self.knowledge.term(token)
        return term is not None and term.kind == "person" and term.number == "many"


def _short(name: str) -> str:
    """The name of a body of the world without what says so: "Red Cross"."""
    return name.removeprefix("International ").removeprefix("Committee of the ").removesuffix(" International")
