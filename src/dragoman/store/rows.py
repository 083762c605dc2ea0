"""One record as the rows of the tables. Nothing here touches the database; numbers of actors and places come from the caller."""

import datetime
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from dragoman.record import Event, Party, Place, Record
from dragoman.store import identity, terms

Row = tuple[Any, ...]
JOIN = ";"
_NOBODY = ("", "", "")
_NOWHERE = (None,) * 6
_NEVER = (None,) * 4
_LEVEL = 1  # of zlib; level 6 is 3 times slower here and 15 % smaller
_ENCODER = msgspec.json.Encoder()
_RECORDS = msgspec.json.Decoder(Record)
TABLES = (
    "reports records events parties event_places event_mentions statements statement_contents statement_parties event_links"
    " event_terms statement_terms"
).split()


class Known:
    """An actor that has its number in the store, with all that its rows need, made once."""

    __slots__ = ("codes", "key", "words")

    def __init__(self, key: int, party: Party) -> None:
        self.key = key
        self.words = {role: terms.of_party(kind, party, key) for role, kind in terms.ROLES.items()}
        self.codes = _codes([party])


@dataclass
class Numbers:
    """Where numbers come from: of actors and places; for events and statements the next key, and the place in time nearest one."""

    actor: Callable[[Party], Known]
    place: Callable[[Place], int]
    event: Callable[[int], tuple[int, int]]
    statement: Callable[[int], tuple[int, int]]


@dataclass
class Rows:
    """Rows by table, and how many events and statements each actor has in them."""

    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})
    actor_events: dict[int, int] = field(default_factory=dict)
    actor_statements: dict[int, int] = field(default_factory=dict)

    @property
    def events(self) -> int:
        """How many events there are."""
        return len(self.tables["events"])


def compressed(body: bytes) -> bytes:
    """Bytes of JSON made small."""
    return zlib.compress(body, _LEVEL)


def body_of(record: Record) -> bytes:
    """The record's JSON without the text, which the table of reports holds."""
    return _ENCODER.encode(msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, text="")))


def record_of(body: bytes, text: str) -> Record:
    """The record as it was coded, from its stored body and its text."""
    record = _RECORDS.decode(zlib.decompress(body))
    return msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, text=text))


def day_of(event: Event, published: datetime.date) -> tuple[datetime.date, datetime.date | None, str]:
    """First day, last day where it is another, and whether the text or the day of publication gives them."""
    time = event.time
    first = (time.start or time.end) if time else None
    if time is None or first is None:
        return published, None, "published"
    last = time.end or first
    return first, last if last != first else None, "text"


def report_row(record: Record, key: int, ident: str, came: tuple[str | None, str | None]) -> Row:
    """The report's own row. `came` is the source (a file, an address) and the place in it."""
    r = record.report
    return (key, ident, r.id, r.published.isoformat(), r.title, r.publisher, r.url, r.language, r.sha256, *came, r.text)


def add_record(rows: Rows, record: Record, report: tuple[int, str], numbers: Numbers) -> None:
    """Add the rows of a record but for its report's and its own. `report` is the report's key and id."""
    outlet = terms.outlet(record.report.publisher)
    statements = dict(_statements(rows, record, (*report, outlet), numbers))
    places = {place.id: place for place in record.places}
    keys: dict[str, int] = {}
    for event, ident in zip(record.events, _ids("e", report[1], [event.id for event in record.events]), strict=True):
        day = day_of(event, record.report.published)
        key, at = numbers.event(identity.key(day[0], ident))
        keys.setdefault(event.id, key)
        said = statements.get(event.source.statement) if event.source else None
        words = [terms.of_event(event), outlet]
        who = _parties(rows, event, key, words, numbers)
        where = _places(rows, event, key, words, (places, numbers))
        told = " ".join(words)
        rows.tables["event_terms"].append((at, told))
        if event.mentions:
            rows.tables["event_mentions"] += [(key, number, m.text, *m.span) for number, m in enumerate(event.mentions)]
        rows.tables["events"].append(_event_row(event, (key, at, ident, report[0], event.id), day, (who, where, said, told)))
    if record.links:
        links = {(keys[link.from_], keys[link.to], link.relation) for link in record.links if link.from_ in keys and link.to in keys}
        rows.tables["event_links"] += sorted(links)


def record_row(record: Record, key: int, body: bytes) -> Row:
    """The record's own row; `body` is compressed."""
    coder = record.coder
    return (key, coder.name, coder.version, coder.model, coder.knowledge, len(record.events), len(record.statements), body)


def _ids(letter: str, report: str, local: list[str]) -> list[str]:
    """Ids in the store for ids within a record; should one stand twice, the second is another."""
    found = [identity.part_id(letter, report, name) for name in local]
    again = 1
    while len(set(found)) < len(found):
        again += 1
        seen: set[str] = set()
        for at, ident in enumerate(found):
            if ident in seen:
                found[at] = identity.part_id(letter, report, f"{local[at]}#{again}")
            seen.add(found[at])
    return found


def _parties(rows: Rows, event: Event, key: int, words: list[str], numbers: Numbers) -> list[tuple[str, str, str]]:
    """Add the rows and words of an event's parties; names, countries and sectors of actors, recipients and sources."""
    table, count = rows.tables["parties"], rows.actor_events
    said = event.source
    seen: set[int] = set()
    codes = []
    for role, several in (
        ("actor", event.actor),
        ("recipient", event.recipient),
        ("source", said.actor if said else ()),
        ("via", said.via if said else ()),
    ):
        known = [numbers.actor(party) for party in several]
        for number, (party, actor) in enumerate(zip(several, known, strict=True)):
            table.append((key, role, number, actor.key, party.text, *party.span))
            words.append(actor.words[role])
            if actor.key not in seen:
                seen.add(actor.key)
                count[actor.key] = count.get(actor.key, 0) + 1
        codes.append(_joined(known))
    if said is None:
        words.append(terms.OWN_VOICE)
    return codes


def _places(rows: Rows, event: Event, event_key: int, words: list[str], known: tuple[dict[str, Place], Numbers]) -> Row:
    """Add the rows and words of an event's places; the columns of the first."""
    places, numbers = known
    first: Place | None = None
    number = 0
    for reference in event.place:
        place = places.get(reference.id)
        if place is None:
            continue
        key = numbers.place(place)
        rows.tables["event_places"].append((event_key, number, key, reference.text, *reference.span))
        words.append(terms.number("p", key))
        first = first or place
        number += 1
    return _NOWHERE if first is None else (first.name, first.country, first.admin1, first.latitude, first.longitude, first.geonames)


def _event_row(event: Event, at: tuple[int, int, str, int, str], day: tuple[Any, ...], known: tuple[Any, ...]) -> Row:
    who, where, said, words = known
    first, last, dated = day
    time, trigger, source = event.time, event.trigger, who[2]
    return (
        *at,
        first.isoformat(),
        last.isoformat() if last else None,
        dated,
        event.type,
        JOIN.join(event.mode),
        JOIN.join(event.context),
        event.status,
        event.plover,
        event.cameo,
        event.quad,
        event.score,
        event.confidence,
        _ENCODER.encode(event.size).decode() if event.size else "{}",
        *who[0],
        *who[1],
        *where,
        source[0],
        source[1],
        said,
        trigger.text,
        *trigger.span,
        *event.sentence.span,
        *((time.value, time.text, *time.span) if time else _NEVER),
        words,
    )


def _joined(known: list[Known]) -> tuple[str, str, str]:
    if len(known) == 1:
        return known[0].codes
    if not known:
        return _NOBODY
    names, countries, sectors = zip(*(actor.codes for actor in known), strict=True)
    return JOIN.join(names), JOIN.join(countries), JOIN.join(sectors)


def _codes(parties: list[Party]) -> tuple[str, str, str]:
    """Names, countries and primary sectors, each joined; the n-th of each belong together. A name's own joint becomes a comma."""
    return (
        JOIN.join(party.name.replace(JOIN, ",") for party in parties),
        JOIN.join(party.country or "" for party in parties),
        JOIN.join(party.sector[0] if party.sector else "" for party in parties),
    )


def _statements(rows: Rows, record: Record, report: tuple[int, str, str], numbers: Numbers) -> Iterator[tuple[str, int]]:
    """Add the rows of statements; yields the id within the record and the key of each. `report` is key, id and outlet's word."""
    published = record.report.published
    names = [statement.id for statement in record.statements]
    for statement, ident in zip(record.statements, _ids("s", report[1], names), strict=True):
        key, at = numbers.statement(identity.key(published, ident))
        words = [terms.code("k", statement.kind), report[2]]
        codes = []
        for role, several in (("source", statement.source), ("via", statement.via)):
            known = [numbers.actor(party) for party in several]
            rows.tables["statement_parties"] += [
                (key, role, number, actor.key, party.text, *party.span)
                for number, (party, actor) in enumerate(zip(several, known, strict=True))
            ]
            words += [actor.words[role] for actor in known]
            codes.append(_joined(known))
            for actor in {actor.key for actor in known}:
                rows.actor_statements[actor] = rows.actor_statements.get(actor, 0) + 1
        rows.tables["statement_contents"] += [(key, number, told.text, *told.span) for number, told in enumerate(statement.content)]
        rows.tables["statement_terms"].append((at, " ".join(words)))
        cue = statement.cue
        cued = (cue.text, *cue.span) if cue else (None, None, None)
        head = (key, at, ident, report[0], statement.id, published.isoformat(), statement.kind)
        rows.tables["statements"].append((*head, *codes[0], codes[1][0], *cued, " ".join(words)))
        yield statement.id, key


def figures(record: Record) -> bytes:
    """What is kept of a record that another replaces: its events in short."""
    return compressed(_ENCODER.encode(short_events(record)))


def _short(event: Event, published: datetime.date) -> dict[str, Any]:
    """The fields of an event that two codings are compared by."""
    first, last, dated = day_of(event, published)
    names, countries, sectors = _codes(event.actor)
    to_names, to_countries, to_sectors = _codes(event.recipient)
    return {
        "id": event.id,
        "span": event.trigger.span,
        "trigger": event.trigger.text,
        "type": event.type,
        "mode": JOIN.join(event.mode),
        "context": JOIN.join(event.context),
        "status": event.status,
        "date": first.isoformat(),
        "date_end": last.isoformat() if last else None,
        "dated": dated,
        "actor": names,
        "actor_country": countries,
        "actor_sector": sectors,
        "recipient": to_names,
        "recipient_country": to_countries,
        "recipient_sector": to_sectors,
        "place": JOIN.join(place.name for place in event.place),
        "source": _codes(event.source.actor if event.source else [])[0],
        "size": dict(event.size),
    }


def short_events(record: Record) -> list[dict[str, Any]]:
    """The events of a record in the fields that two codings are compared by."""
    return [_short(event, record.report.published) for event in record.events]
