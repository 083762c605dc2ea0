"""A record for people: one block an event, the sentence with its evidence words marked."""

from collections.abc import Iterator
from dataclasses import dataclass

import click

from dragoman.record import Event, Party, Record, Span

MARKS = {"actor": "who", "did": "did", "recipient": "whom", "place": "where", "time": "when"}
_COLOUR = {"occurred": "green", "ongoing": "cyan", "planned": "blue", "hypothetical": "yellow", "negated": "red"}
_BADGE = 14


@dataclass(frozen=True)
class Page:
    """How to set a table: columns to fill, and whether to colour."""

    width: int = 100
    colour: bool = False

    def style(self, text: str, **how: object) -> str:
        """The text in a style, or as it is where colours are off."""
        return click.style(text, **how) if self.colour else text  # type: ignore[arg-type]


def party(one: Party) -> str:
    """A party with its country and sectors: `Emmanuel Macron (FRA GOV)`."""
    codes = " ".join(code for code in (one.country, *one.sector) if code)
    return f"{one.name} ({codes})" if codes else one.name


def parties(several: list[Party]) -> str:
    """Parties in a row; a dash for none."""
    return ", ".join(party(one) for one in several) or "–"


def render(record: Record, page: Page) -> str:
    """The record as text for a terminal, ended by a line break."""
    report = record.report
    head = "  ".join(part for part in (report.id, report.published.isoformat(), report.title) if part)
    lines = [page.style(head, bold=True)]
    if not record.events:
        lines.append("   no event found")
    for number, event in enumerate(record.events, 1):
        lines += ["", *_block(record, event, number, page)]
    return "\n".join(lines) + "\n"


def _block(record: Record, event: Event, number: int, page: Page) -> Iterator[str]:
    badge = page.style(f"[{event.status}]".ljust(_BADGE), fg=_COLOUR[event.status], bold=True)
    kind = "/".join([event.type, *event.mode])
    kind = f"{event.own} ({kind})" if event.own and event.own != event.type else kind
    who = parties(event.actor) + (f" → {parties(event.recipient)}" if event.recipient else "")
    yield f"{number:2} {badge} {page.style(kind, bold=True)}  {who}"
    if facts := " · ".join(_facts(record, event)):
        yield from wrap(facts, page.width)
    yield from wrap(mark(record.report.text, event, page), page.width)


def _facts(record: Record, event: Event) -> Iterator[str]:
    if event.time:
        yield f"when: {event.time.value or '?'} (“{event.time.text}”)"
    if event.place:
        yield "where: " + ", ".join(f"{p.name} ({p.country})" if p.country else p.name for p in event.place)
    if event.size:
        yield "size: " + ", ".join(f"{count} {what}" for what, count in event.size.items())
    if event.source:
        via = f", via {parties(event.source.via)}" if event.source.via else ""
        yield f"says: {parties(event.source.actor)}{via}"
    relations = [f"{link.relation.replace('_', ' ')} {_number(record, link.to)}" for link in record.links if link.from_ == event.id]
    yield from relations


def _number(record: Record, event_id: str) -> str:
    return next((f"event {at}" for at, event in enumerate(record.events, 1) if event.id == event_id), event_id)


def evidence(event: Event) -> list[tuple[Span, str]]:
    """The spans of an event's own sentence that its fields were read from, in order, without overlaps; the trigger goes first."""
    found: list[tuple[Span, str]] = [(event.trigger.span, "did")]
    found += [(p.span, "actor") for p in event.actor] + [(p.span, "recipient") for p in event.recipient]
    found += [(p.span, "place") for p in event.place] + ([(event.time.span, "time")] if event.time else [])
    first, last = event.sentence.span
    kept: list[tuple[Span, str]] = []
    for span, role in found:
        inside = first <= span[0] and span[1] <= last and span[0] < span[1]
        if inside and not any(span[0] < other[1] and other[0] < span[1] for other, _ in kept):
            kept.append((span, role))
    return sorted(kept)


def mark(text: str, event: Event, page: Page) -> str:
    """The event's sentence with its evidence in brackets that name the role, underlined where colours are on."""
    at, last = event.sentence.span
    parts = []
    for (start, end), role in evidence(event):
        words = " ".join(page.style(word, underline=True, bold=role == "did") for word in text[start:end].split())
        parts += [text[at:start], page.style(f"[{MARKS[role]}:", dim=True), " ", words, page.style("]", dim=True)]
        at = end
    return "".join([*parts, text[at:last]])


def wrap(text: str, width: int, *, indent: int = 3) -> Iterator[str]:
    """Text in lines of a width, each indented; styles do not count."""
    line, used = "", 0
    for word in text.split():
        length = len(click.unstyle(word))
        if used and indent + used + 1 + length > width:
            yield " " * indent + line
            line, used = "", 0
        line, used = (f"{line} {word}", used + 1 + length) if used else (word, length)
    if used:
        yield " " * indent + line
