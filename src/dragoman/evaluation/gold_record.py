"""An annotated report as the record that a coder without fault would make of its events."""

import datetime
import hashlib
from collections.abc import Callable, Iterator

from dragoman import codebook
from dragoman import record as r
from dragoman.evaluation.gold import Gold, GoldEvent

Bounds = Callable[[str | None], tuple[datetime.date | None, datetime.date | None]]
_ENDS = (". ", "\n", "? ", "! ")


def record(gold: Gold, publisher: str | None, bounds: Bounds) -> r.Record:
    """The record; `bounds` gives the first and last day that an EDTF value can mean. Statements and links are left out."""
    return r.Record(
        report=r.ReportPart(
            id=gold.id,
            published=datetime.date.fromisoformat(gold.published),
            title=gold.title,
            publisher=publisher,
            url=None,
            language="en",
            text=gold.text,
            sha256=hashlib.sha256(gold.text.encode()).hexdigest(),
        ),
        actors=[],
        places=[
            r.Place(id=name, name=place.name, country=place.country, admin1=None, latitude=None, longitude=None, geonames=None, mentions=[])
            for name, place in gold.places.items()
        ],
        times=[],
        events=[_event(gold, name, event, bounds) for name, event in gold.events.items()],
        statements=[],
        links=[],
        coder=r.CoderPart(name="gold", version="1", model="", knowledge=""),
    )


def _event(gold: Gold, name: str, event: GoldEvent, bounds: Bounds) -> r.Event:
    spans = gold.spans[name]
    return r.Event(
        id=name,
        type=event.type,
        mode=event.mode,
        context=event.context,
        status=event.status,
        trigger=_words(gold, spans[0]),
        mentions=[_words(gold, span) for span in spans[1:]],
        sentence=r.Sentence(span=_sentence(gold.text, spans[0])),
        actor=list(_parties(gold, event.actor)),
        recipient=list(_parties(gold, event.recipient)),
        place=[
            r.PlaceReference(
                id=at, name=gold.places[at].name, country=gold.places[at].country, text=_text(gold, at), span=gold.spans[at][0]
            )
            for at in event.place
        ],
        time=_time(gold, event.time, bounds),
        size=event.size,
        source=None,
        score=None,
        quad=codebook.quad(event.type),
        plover=event.type,
        cameo=None,
        confidence=1.0,
    )


def _time(gold: Gold, name: str | None, bounds: Bounds) -> r.TimeReference | None:
    if name is None:
        return None
    value = gold.times[name].value
    start, end = bounds(value)
    return r.TimeReference(id=name, value=value, start=start, end=end, text=_text(gold, name), span=gold.spans[name][0])


def _parties(gold: Gold, names: list[str]) -> Iterator[r.Party]:
    for name in names:
        actor = gold.actors[name]
        text, span = _text(gold, name), gold.spans[name][0]
        yield r.Party(id=name, name=actor.name, country=actor.country, sector=actor.sector, wikidata=None, text=text, span=span)


def _text(gold: Gold, name: str) -> str:
    return gold.text[slice(*gold.spans[name][0])]


def _words(gold: Gold, span: r.Span) -> r.Words:
    return r.Words(span=span, text=gold.text[slice(*span)])


def _sentence(text: str, span: r.Span) -> r.Span:
    """Roughly the sentence around some words, so that no reader is needed."""
    starts = [at + len(end) for end in _ENDS if (at := text.rfind(end, 0, span[0])) >= 0]
    ends = [at + 1 for end in _ENDS if (at := text.find(end, span[1])) >= 0]
    return max(starts, default=0), min(ends, default=len(text))
