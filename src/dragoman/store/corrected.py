"""What people said of coded fields put into a record: what is right instead, and without what is wrong.

A correction's value is written as a person would: a type, modes with commas, a status, a day or two (`2024-03-05 to 2024-03-07`),
actors and places as `Kenya KEN GOV; Chad TCD GOV`: a name, then a country's code and sectors where there are any.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple, cast, get_args

import msgspec

from dragoman import codebook
from dragoman.record import Event, Party, Place, PlaceReference, Record, Source, Span, Status, TimeReference
from dragoman.store.errors import StoreError

Verdict = Literal["confirm", "correct", "reject"]
FIELDS = ("type", "mode", "status", "actor", "recipient", "date", "place", "source")
NEEDED = frozenset({"type", "status"})  # without these an event cannot stand: who rejects one rejects the event
_CODE = 3
replace = msgspec.structs.replace


class Said(NamedTuple):
    """The last word on a field; `value` is what is right instead, where the verdict is correct."""

    verdict: str
    value: str | None


class Who(NamedTuple):
    """An actor or place as a person writes it."""

    name: str
    country: str | None
    sector: list[str]


Known = Callable[[Who], Place | None]
_Event = Mapping[str, Said]


def who(value: str) -> list[Who]:
    """Actors or places out of a line.

    >>> who("African Union IGO GOV; RUF")
    [Who(name='African Union', country='IGO', sector=['GOV']), Who(name='RUF', country=None, sector=[])]
    """
    return [_who(part.split()) for part in value.split(";") if part.strip()]


def _who(words: list[str]) -> Who:
    sectors: list[str] = []
    while len(words) > 1 and words[-1] in codebook.sectors():
        sectors.insert(0, words.pop())
    last = words[-1]
    coded = len(words) > 1 and len(last) == _CODE and last.isascii() and last.isalpha() and last.isupper()
    country = words.pop() if coded else None
    return Who(" ".join(words), country, sectors)


def modes(value: str) -> list[str]:
    """Modes out of a line.

    >>> modes("aerial, drone")
    ['aerial', 'drone']
    """
    return list(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))


def days(value: str) -> tuple[datetime.date, datetime.date]:
    """First and last day out of a line. Raises StoreError where there is none."""
    first, _, last = (part.strip() for part in value.partition(" to "))
    try:
        start = datetime.date.fromisoformat(first)
        end = datetime.date.fromisoformat(last) if last else start
    except ValueError:
        raise StoreError(f"no day {value[:40]!r}", do="write it as 2024-03-05, or 2024-03-05 to 2024-03-07") from None
    if end < start:
        raise StoreError(f"{end} is before {start}", do="write the first day first")
    return start, end


def check(field: str, value: str, kind: str) -> None:
    """Raises StoreError where a value cannot be that of a field of an event of a type."""
    known: Sequence[str] | None = None
    if field == "date":
        days(value)
    elif field == "type":
        known = list(codebook.types())
    elif field == "status":
        known = get_args(Status)
    elif field == "mode":
        known = list(codebook.modes().get(kind, ()))
    elif not who(value):
        raise StoreError(f"nobody in {value[:40]!r}", do="write a name, country and sectors: Kenya KEN GOV; Chad TCD GOV")
    if known is not None:
        for one in modes(value) if field == "mode" else [value]:
            if one not in known:
                raise StoreError(f"no {field} {one[:40]!r}", do=f"there are {', '.join(known)}" if known else f"{kind} has none")


def corrected(record: Record, said: Sequence[_Event], known: Known = lambda _: None) -> Record:
    """A record with people's words on its events put in; `said` has a map of fields for each event, in their order.

    An event whose type or status was rejected is left out. `known` finds a place of that name with its coordinates.
    """
    maker = _Maker(record, known)
    told = [maker.event(event, fields) for event, fields in zip(record.events, said, strict=True)]
    kept = [event for event in told if event is not None]
    ids = {event.id for event in kept}
    return replace(
        record,
        places=maker.places,
        events=kept,
        statements=[replace(one, events=[ident for ident in one.events if ident in ids]) for one in record.statements],
        links=[link for link in record.links if {link.from_, link.to} <= ids],
    )


class _Maker:
    """Makes corrected events of one record; places that are new to it are added to `places`."""

    def __init__(self, record: Record, known: Known) -> None:
        self.record, self.text, self.known = record, record.report.text, known
        self.places = list(record.places)

    def event(self, event: Event, said: _Event) -> Event | None:
        """The event with people's words put in; None where they reject it."""
        changed = {field: one for field, one in said.items() if one.verdict != "confirm"}
        if not changed:
            return event
        if any(changed[field].verdict == "reject" for field in NEEDED & changed.keys()):
            return None
        found = event
        for field in FIELDS:
            if field in changed:
                found = self._put(found, field, changed[field].value or "")
        return _scored(event, found)

    def _put(self, event: Event, field: str, value: str) -> Event:
        """The event with another value in a field; an empty value is none."""
        if field == "type":
            own = [mode for mode in event.mode if mode in codebook.modes().get(value, ())]
            return replace(event, type=value, mode=own, own=None)
        if field == "status":
            return replace(event, status=cast("Status", value))
        if field == "mode":
            return replace(event, mode=modes(value))
        if field == "date":
            return replace(event, time=self._time(event, value) if value else None)
        if field == "place":
            return replace(event, place=[self._place(event, one) for one in who(value)])
        parties = [self._party(event, one) for one in who(value)]
        if field == "source":
            inside = event.source.statement if event.source else ""
            return replace(event, source=Source(statement=inside, actor=parties, via=[]) if parties else None)
        return replace(event, actor=parties) if field == "actor" else replace(event, recipient=parties)

    def _time(self, event: Event, value: str) -> TimeReference:
        start, end = days(value)
        span = event.time.span if event.time else self._nowhere(event)
        told = start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
        return TimeReference(id="", value=told, start=start, end=end, text=self.text[slice(*span)], span=span)

    def _party(self, event: Event, one: Who) -> Party:
        """The report's actor of that name, in its words nearest the event; or one that it does not name."""
        for actor in self.record.actors:
            if (actor.name, actor.country, actor.sector) == (one.name, one.country, one.sector):
                span = self._nearest(event, [mention.span for mention in actor.mentions])
                return self._as_party(one, span, actor.id, actor.wikidata)
        told: list[Party] = [*event.actor, *event.recipient, *(event.source.actor if event.source else ())]
        for party in told:
            if (party.name, party.country, party.sector) == (one.name, one.country, one.sector):
                return party
        return self._as_party(one, self._found(event, one.name), f"a:{one.name}|{one.country or ''}|{' '.join(one.sector)}", None)

    def _as_party(self, one: Who, span: Span, ident: str, wikidata: str | None) -> Party:
        text = self.text[slice(*span)]
        return Party(id=ident, name=one.name, country=one.country, sector=one.sector, wikidata=wikidata, text=text, span=span)

    def _place(self, event: Event, one: Who) -> PlaceReference:
        place = next((p for p in self.places if p.name == one.name and p.country == one.country), None)
        if place is None:
            found = self.known(one)
            where = {"admin1": None, "latitude": None, "longitude": None, "geonames": None} if found is None else _where(found)
            ident = f"p:{one.name}|{one.country or ''}"
            place = Place(id=ident, name=one.name, country=one.country, mentions=[], **where)
            self.places.append(place)
        span = self._nearest(event, [m.span for m in place.mentions]) if place.mentions else self._found(event, one.name)
        return PlaceReference(id=place.id, name=place.name, country=place.country, text=self.text[slice(*span)], span=span)

    def _nearest(self, event: Event, spans: Sequence[Span]) -> Span:
        return min(spans, key=lambda span: (abs(span[0] - event.trigger.span[0]), span), default=self._nowhere(event))

    def _found(self, event: Event, name: str) -> Span:
        """Where the text has a name: in the event's sentence, or anywhere; an empty span at the trigger where it has not."""
        first, last = event.sentence.span
        at = self.text.find(name, first, last)
        at = at if at >= 0 else self.text.find(name)
        return (at, at + len(name)) if at >= 0 else self._nowhere(event)

    @staticmethod
    def _nowhere(event: Event) -> Span:
        return (event.trigger.span[0], event.trigger.span[0])


def _where(place: Place) -> dict[str, object]:
    return {name: getattr(place, name) for name in ("admin1", "latitude", "longitude", "geonames")}


def _scored(before: Event, event: Event) -> Event:
    """The event with what follows from its type, modes and status."""
    if (before.type, before.mode, before.status) == (event.type, event.mode, event.status) or event.type not in codebook.types():
        return event
    return replace(
        event,
        score=codebook.score(event.type, event.mode),
        quad=codebook.quad(event.type),
        plover=codebook.plover_label(event.type, event.status),
        cameo=codebook.cameo(event.type, event.mode, event.context, status=event.status),
    )
