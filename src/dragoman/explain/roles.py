"""Why an event has its actors, recipients, places and time, and who else was considered."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.coder import Noted
from dragoman.coding import roles as rules
from dragoman.coding.draft import Draft, Role
from dragoman.coding.identity import Identity
from dragoman.explain.parts import Considered, Reason, Step
from dragoman.explain.tell import SHOWN, noted, words

DUE = {
    "actor": (rules.ACTOR, rules.ACTOR_LAST),
    "recipient": (rules.RECIPIENT, rules.RECIPIENT_LAST),
    "place": (rules.PLACE, rules.PLACE),
    "time": (rules.TIME, rules.TIME),
}
SEEN = 0.02  # candidates less likely are not shown
HEADS = {"actor": "does it", "recipient": "has it done to him", "place": "is where it is done", "time": "is when it is done"}
Candidates = Sequence[Role]


def role_reasons(told: Noted, draft: Draft) -> Iterator[Reason]:
    """One reason each for actor, recipient, place and time; none where nobody was near."""
    for field in DUE:
        chosen = _chosen(draft, field)
        candidates = _candidates(told, draft, field, chosen)
        if chosen or candidates:
            yield _reason(told, draft, field, chosen, candidates)


def _chosen(draft: Draft, field: str) -> tuple[Role, ...]:
    if field == "time":
        return (draft.time,) if draft.time else ()
    roles: tuple[Role, ...] = getattr(draft, field)
    return roles


def _candidates(told: Noted, draft: Draft, field: str, chosen: Sequence[Role]) -> Candidates:
    """The reader's candidates at the trigger that decided, the likeliest first."""
    rows = noted(told.reading, "roles", draft.words, field, list) or []
    deciding = next((row for row in rows if any(role in row for role in chosen)), rows[0] if rows else ())
    return sorted((r for r in deciding if r.score >= SEEN), key=lambda r: (-r.score, r.words))


def _reason(told: Noted, draft: Draft, field: str, chosen: Sequence[Role], candidates: Candidates) -> Reason:
    taken = {role.index for role in chosen}
    other = {r.index: r.score for r in _candidates(told, draft, "recipient" if field == "actor" else "actor", ())}
    rest = [r for r in candidates if r.index not in taken][:SHOWN]
    rivals = other if field in {"actor", "recipient"} else {}
    return Reason(
        field=field,
        value=", ".join(_name(told, field, role) for role in chosen) or "none",
        words=[words(told.reading, role.words) for role in chosen],
        by=[step for role in chosen for step in _by(told, draft, field, role, candidates)],
        considered=[_put_aside(told, field, role, candidates, rivals) for role in rest],
    )


def _name(told: Noted, field: str, role: Role) -> str:
    if field == "time":
        found = told.found.times[role.index].found
        return found.value or found.text
    one = told.found.places[role.index] if field == "place" else told.found.actors[role.index]
    return f"{one.name} ({one.country})" if one.country else one.name


def _by(told: Noted, draft: Draft, field: str, role: Role, candidates: Candidates) -> Iterator[Step]:
    """What gave a role: the user's frame, the reader's head, or the tree."""
    at, name = words(told.reading, role.words), _name(told, field, role)
    mapped = noted(told.reading, "own roles", draft.words, "roles", dict) or {}
    if draft.own and role in mapped.get(field, ()):
        slots = ", ".join(slot for slot, of in draft.own.frame.roles if of == field)
        yield Step(kind="frame", told=f"“{at.text}” fills {slots} of your frame {draft.own.frame}", words=[at])
    elif role in candidates:
        score = {name: round(role.score, 3)}
        yield Step(kind="reader", told=f"“{at.text}” {HEADS[field]} with {role.score:.2f}", words=[at], scores=score)
    else:
        yield Step(kind="tree", told=f"“{at.text}” stands in that place of the verb, or of one that it is joined to", words=[at])
    if field == "time":
        found = told.found.times[role.index].found
        yield Step(kind="rule", told=f"“{found.text}” read by the rule {found.rule} as {found.value or 'no value'}", words=[at])
    elif len(at.text.split()) < 3 and at.text != name.split(" (", maxsplit=1)[0]:
        yield Step(kind="rule", told=f"“{at.text}” means {name}{_ruled(told, role)}", words=[at])


def _ruled(told: Noted, role: Role) -> str:
    """The rule by which an actor's mention means him."""
    identities = noted(told.reading, "mention", role.words, "identities", list) or []
    rules_told = sorted({i.rule for i in identities if isinstance(i, Identity) and i.rule})
    return f" by the rule {', '.join(rules_told)}; --mention tells more" if rules_told else ""


def _put_aside(told: Noted, field: str, role: Role, candidates: Candidates, rivals: Mapping[int, float]) -> Considered:
    least, alone = DUE[field]
    top = max((r.score for r in candidates), default=0.0)
    if rivals.get(role.index, 0.0) > role.score:
        why = f"likelier as {'recipient' if field == 'actor' else 'actor'} ({rivals[role.index]:.2f})"
    elif field == "time":
        why = "an event has one time, the likeliest"
    elif role.score < alone:
        why = f"below {alone:.2f}"
    elif role.score < least:
        why = f"below {least:.2f}, and not the likeliest"
    elif role.score < rules.BESIDE * top:
        why = f"less than {rules.BESIDE:g} of the likeliest"
    else:
        why = "another rule decided"
    return Considered(what=f"{_name(told, field, role)} “{told.reading.text(role.words)}”", score=round(role.score, 3), why=why)
