"""PLOVER's data interchange fields: one object an event.

The label is PLOVER's own, once its rules on planned and hypothetical doings are applied; `status`, `source`, `via` and `size` are
ours beside PLOVER's fields. PLOVER wants a date for every event: where the text gives none, the day of publication stands in and
`comment` says so.
"""

from typing import Any

from dragoman import codebook
from dragoman.record import Event, Party, Record

CODEBOOK = "plover-2.0"
DATE_IS_PUBLICATION = "date is the day of publication"
FIELDS = (
    "id date enddate actor recipient event mode context quad_code event_scale status size event_loc event_text source via link text"
    " text_info cite_info coder comment"
).split()


def _entity(party: Party) -> dict[str, Any]:
    return {
        "code": party.country,
        "sector": party.sector,
        "entity_text": party.text,
        "identifier_id": party.wikidata,
        "identifier_text": party.name,
    }


def _location(record: Record, event: Event) -> dict[str, Any] | None:
    if not event.place:
        return None
    reference = event.place[0]
    place = next((place for place in record.places if place.id == reference.id), None)
    return {
        "extracted_place": reference.text,
        "resolved_place": reference.name,
        "geonameid": place.geonames if place else None,
        "lat": place.latitude if place else None,
        "lon": place.longitude if place else None,
        "province": place.admin1 if place else None,
        "country_code": reference.country,
    }


def _dates(record: Record, event: Event) -> tuple[str, str | None, str | None]:
    """Date, end date and the comment on them."""
    time = event.time
    if time is None or (time.start is None and time.end is None):
        return record.report.published.isoformat(), None, DATE_IS_PUBLICATION
    start, end = time.start or time.end, time.end or time.start
    assert start is not None  # noqa: S101  # for the type checker: one of the two is given
    return start.isoformat(), end.isoformat() if end and end != start else None, None


def _links(record: Record, event: Event) -> list[dict[str, str]]:
    name = record.report.id
    return [{"relation": link.relation, "to": f"{name}#{link.to}"} for link in record.links if link.from_ == event.id]


def _cite(record: Record) -> dict[str, Any]:
    report, coder = record.report, record.coder
    return {
        "title": report.title,
        "publication": report.publisher,
        "url": report.url,
        "language": report.language,
        "coder": f"{coder.name} {coder.version}",
        "codebook": CODEBOOK,
        "date": report.published.isoformat(),
    }


def plover_event(record: Record, event: Event) -> dict[str, Any]:
    """One event of a record in PLOVER's interchange fields."""
    date, end, comment = _dates(record, event)
    alien = event.plover not in codebook.types()  # a user's own type
    modes = event.mode if alien else codebook.plover_modes(event.type, event.mode, event.status)
    first, last = event.sentence.span
    return {
        "id": f"{record.report.id}#{event.id}",
        "date": date,
        "enddate": end,
        "actor": [_entity(party) for party in event.actor],
        "recipient": [_entity(party) for party in event.recipient],
        "event": [event.plover],
        "mode": modes,
        "context": event.context,
        "quad_code": event.quad if alien else codebook.quad(event.plover),
        "event_scale": event.score if alien else codebook.score(event.plover, modes),
        "status": event.status,
        "size": event.size,
        "event_loc": _location(record, event),
        "event_text": [words.text for words in (event.trigger, *event.mentions)],
        "source": [_entity(party) for party in event.source.actor] if event.source else [],
        "via": [_entity(party) for party in event.source.via] if event.source else [],
        "link": _links(record, event),
        "text": record.report.text[first:last],
        "text_info": {"start": first, "end": last},
        "cite_info": _cite(record),
        "coder": f"{record.coder.name} {record.coder.version}",
        "comment": comment,
    }


def plover_events(record: Record) -> list[dict[str, Any]]:
    """All events of a record in PLOVER's interchange fields."""
    return [plover_event(record, event) for event in record.events]
