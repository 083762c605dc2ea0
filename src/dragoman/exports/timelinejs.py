"""TimelineJS 3: one slide an event. Its texts are HTML, so ours are escaped."""

import html
from typing import Any, BinaryIO

import msgspec

from dragoman.exports.base import Export
from dragoman.exports.selection import Selection
from dragoman.store.stored import StoredEvent, StoredParty


def _names(parties: list[StoredParty]) -> str:
    return ", ".join(party.name for party in parties)


def _day(text: str) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), map(int, text.split("-")), strict=True))


class TimelineJs(Export):
    """A timeline; its makers advise 20 slides at most, so choose well or give a limit."""

    name, title, suffix = "timelinejs", "TimelineJS 3, JSON", ".json"

    def write(self, selection: Selection, out: BinaryIO) -> None:
        """Write the timeline, a slide a line."""
        lead = b'{"events":[\n'
        for event in selection:
            out.write(lead + msgspec.json.encode(_slide(event)))
            lead = b",\n"
            self.rows += 1
        out.write((b"\n" if self.rows else lead) + b"]}\n")


def _slide(event: StoredEvent) -> dict[str, Any]:
    who, whom = _names(event.actor), _names(event.recipient)
    kind = event.type.capitalize() + (f" ({', '.join(event.mode)})" if event.mode else "")
    headline = f"{who or '?'}: {kind}" + (f" → {whom}" if whom else "")
    if event.status != "occurred":
        headline += f" [{event.status}]"
    told = [f"“{html.escape(event.sentence.text)}”", html.escape(f"{event.publisher or event.name}, {event.published}")]
    if event.source:
        told.append(html.escape(f"So says {_names(event.source)}."))
    slide: dict[str, Any] = {"unique_id": event.id, "start_date": _day(event.date)}
    if event.date_end:
        slide["end_date"] = _day(event.date_end)
    slide["text"] = {"headline": html.escape(headline), "text": "".join(f"<p>{part}</p>" for part in told)}
    slide["group"] = event.type
    return slide
