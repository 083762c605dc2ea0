"""Events, statements and texts as pages show them: cut where roles begin and end, so that a browser only puts pieces in a row."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from dragoman.record import Span
from dragoman.store.stored import StoredEvent, StoredParty, StoredStatement

LONG = 2500  # code points of a statement that are shown
Mark = tuple[int, int, str]


def pieces(text: str, marks: Iterable[Mark]) -> list[dict[str, Any]]:
    """A text cut at every boundary of its marks: `{text, roles}` in order, which join to the text.

    >>> pieces("Kenya met Chad", [(0, 5, "actor"), (0, 9, "event")])
    [{'text': 'Kenya', 'roles': ['actor', 'event']}, {'text': ' met', 'roles': ['event']}, {'text': ' Chad', 'roles': []}]
    """
    inside = [(max(0, a), min(len(text), b), role) for a, b, role in marks if a < len(text) and b > 0 and a < b]
    cuts = sorted({0, len(text), *(at for a, b, _ in inside for at in (a, b))})
    return [
        {"text": text[a:b], "roles": list(dict.fromkeys(role for start, end, role in inside if start <= a and b <= end))}
        for a, b in pairwise(cuts)
    ]


def party(one: StoredParty) -> dict[str, Any]:
    """An actor in a role, with the address of its page."""
    return {"name": one.name, "href": f"/actors/{quote(one.id, safe='')}", "country": one.country, "sector": one.sector}


def parties(several: Sequence[StoredParty]) -> list[dict[str, Any]]:
    """Actors in a role."""
    return [party(one) for one in several]


def marks(event: StoredEvent) -> list[Mark]:
    """The words that an event was read from, by role; offsets into the report's text."""
    found: list[Mark] = [(*event.trigger.span, "trigger")]
    for role in ("actor", "recipient", "source", "via", "place"):
        found += [(*one.span, role) for one in getattr(event, role)]
    return found + ([(*event.time.span, "time")] if event.time else [])


def moved(several: Iterable[Mark], to: Span) -> list[Mark]:
    """Marks counted from the start of a passage; those outside it are left out."""
    return [(a - to[0], b - to[0], role) for a, b, role in several if b > to[0] and a < to[1]]


def event(one: StoredEvent, *, corrected: bool = False, told: dict[str, int] | None = None) -> dict[str, Any]:
    """An event of a list or page."""
    place = one.place[0] if one.place else None
    return {
        "id": one.id,
        "href": f"/events/{one.id}",
        "date": one.date,
        "date_end": one.date_end,
        "dated": one.dated,
        "type": one.type,
        "mode": one.mode,
        "status": one.status,
        "quad": one.quad,
        "confidence": one.confidence,
        "actor": parties(one.actor),
        "recipient": parties(one.recipient),
        "source": parties(one.source),
        "via": parties(one.via),
        "place": {"name": place.name, "country": place.country} if place else None,
        "corrected": corrected,
        "told": told,
        "trigger": one.trigger.text,
        "report": report(one),
        "segments": pieces(one.sentence.text, moved(marks(one), one.sentence.span)),
        "statement": {"href": f"/reports/{one.report}"} if one.statement else None,
    }


def report(one: StoredEvent | StoredStatement) -> dict[str, Any]:
    """The head of the report that tells an event or statement."""
    title = getattr(one, "title", None)
    return {"id": one.name, "href": f"/reports/{one.report}", "title": title, "published": one.published, "publisher": one.publisher}


def statement(one: StoredStatement, text: str, inside: Sequence[StoredEvent]) -> dict[str, Any]:
    """A statement with its passage of the report's text, and the events inside it."""
    spans = [(*quoted.span, "content") for quoted in one.content] + [(*who.span, "source") for who in one.source]
    spans += [(*one.cue.span, "cue")] if one.cue else []
    first = min((a for a, _, _ in spans), default=0)
    last = min(max((b for _, b, _ in spans), default=0), first + LONG)
    about = {who.id: who for event in inside for who in (*event.actor, *event.recipient)}
    speakers = {who.id for who in one.source}
    return {
        "published": one.published,
        "kind": one.kind,
        "source": parties(one.source),
        "via": parties(one.via),
        "cue": one.cue.text if one.cue else None,
        "about": [party(who) for ident, who in about.items() if ident not in speakers][:3],
        "denies": any(event.status == "negated" for event in inside),
        "segments": pieces(text[first:last], moved(spans, (first, last))),
        "events": [{"type": e.type, "mode": e.mode, "quad": e.quad, "status": e.status, "href": f"/events/{e.id}"} for e in inside],
        "report": report(one),
    }


def whole_text(text: str, events: Sequence[StoredEvent]) -> list[dict[str, Any]]:
    """A report's text cut at the evidence of its events: `{text, events, roles, label}`; the label numbers the events that begin there."""
    found = [(a, b, role, number) for number, one in enumerate(events) for a, b, role in marks(one)]
    cuts = sorted({0, len(text), *(at for a, b, _, _ in found for at in (a, b))})
    begins: dict[int, list[str]] = {a: [] for a, _, _, _ in found}
    for a, _, role, number in found:
        if role == "trigger":
            begins[a].append(str(number + 1))
    cut = []
    for a, b in pairwise(cuts):
        here = [(role, number) for start, end, role, number in found if start <= a and b <= end]
        cut.append(
            {
                "text": text[a:b],
                "events": list(dict.fromkeys(events[number].id for _, number in here)),
                "roles": list(dict.fromkeys(role for role, _ in here)),
                "label": " ".join(begins.get(a, ())) or None,
            }
        )
    return cut
