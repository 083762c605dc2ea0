"""One flat row an event, for tables of others: no lists, names of columns of 31 ASCII characters at most, lists joined by ";"."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from dragoman.store import read, terms
from dragoman.store.filters import Question

_SIZES = msgspec.json.Decoder(dict[str, int | str])
COUNTED = ("dead", "injured", "arrested")  # sizes with a column of their own; `size` has all, as JSON


class Flat(NamedTuple):
    """An event in one row. The n-th of `actor`, `actor_country` and `actor_sector` (the primary one) belong together."""

    event_id: str
    report_id: str
    report_name: str
    published: str
    publisher: str | None
    title: str | None
    url: str | None
    date: str
    date_end: str | None
    dated: str
    type: str
    mode: str
    context: str
    status: str
    plover: str
    cameo: str | None
    quad: int
    score: float | None
    confidence: float
    actor: str
    actor_country: str
    actor_sector: str
    recipient: str
    recipient_country: str
    recipient_sector: str
    place: str | None
    place_country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    source: str
    source_country: str
    dead: int | None
    injured: int | None
    arrested: int | None
    size: str
    trigger: str
    sentence: str


COLUMNS = Flat._fields
_SQL = (
    "e.id, r.id, r.name, r.published, r.publisher, r.title, r.url, e.date, e.date_end, e.dated, e.type, e.mode, e.context, e.status,"
    " e.plover, e.cameo, e.quad, e.score, e.confidence, e.actor, e.actor_country, e.actor_sector, e.recipient, e.recipient_country,"
    " e.recipient_sector, e.place, e.place_country, e.admin1, e.latitude, e.longitude, e.geonames, e.source, e.source_country,"
    " e.size, e.trigger, substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start)"
)
_SIZE = 33


class Lean(NamedTuple):
    """What the verbs need of an event. `report` is the report's key, whose upper bits are its day."""

    report: int
    date: str
    type: str
    status: str
    quad: int
    score: float | None
    actor: str
    actor_country: str
    actor_sector: str
    recipient: str
    recipient_country: str
    recipient_sector: str
    place_country: str | None
    latitude: float | None
    longitude: float | None
    mutual: int  # whether several actors without a recipient act on each other; of the type as coded, whatever a map calls it


_MUTUAL = ", ".join(f"'{name}'" for name in sorted(terms.MUTUAL))
_LEAN = ", ".join(f"e.{name}" for name in Lean._fields[:-1]) + f", e.type IN ({_MUTUAL})"


def flat_rows(connection: sqlite3.Connection, question: Question, *, newest: bool = False, limit: int = -1) -> Iterator[Flat]:
    """The events that answer a question, in the order of time, or the newest first."""
    sql, values = read.sql_for(question, "events", _SQL, joins="JOIN reports r ON r.key = e.report", newest=newest)
    cursor = connection.execute(f"{sql} LIMIT ?", [*values, limit])
    while rows := cursor.fetchmany(read.CHUNK):
        for row in rows:
            yield Flat(*row[:_SIZE], *_counted(row[_SIZE]), *row[_SIZE:])


def _counted(size: str) -> tuple[int | None, ...]:
    if size == "{}":
        return (None,) * len(COUNTED)
    found = _SIZES.decode(size)
    return tuple(value if isinstance(value := found.get(name), int) else None for name in COUNTED)


def lean_rows(connection: sqlite3.Connection, question: Question) -> Iterator[Lean]:
    """The events that answer a question, in the order of time, with what the verbs need."""
    sql, values = read.sql_for(question, "events", _LEAN)
    cursor = connection.execute(sql, values)
    while rows := cursor.fetchmany(read.CHUNK):
        yield from map(Lean._make, rows)
