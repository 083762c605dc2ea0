"""Rows of the tables read back as structs: for a page, or as a stream in the order of time."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from dragoman.store.filters import Question
from dragoman.store.stored import (
    Quote,
    StoredActor,
    StoredEvent,
    StoredParty,
    StoredPlace,
    StoredReport,
    StoredStatement,
    StoredTime,
    codes,
    quote,
)

CHUNK = 1000  # rows at a time
_SIZES = msgspec.json.Decoder(dict[str, int | str])
_HEAD = "r.id, r.name, r.published, r.publisher, r.title, r.url"
_EVENT = (
    "e.key, e.id, e.date, e.date_end, e.dated, e.type, e.mode, e.context, e.status, e.plover, e.cameo, e.quad, e.score, e.confidence,"
    " e.size, e.trigger, e.trigger_start, e.trigger_end, e.sentence_start, e.sentence_end,"
    " e.time_value, e.time_text, e.time_start, e.time_end"
)


def sql_for(question: Question, thing: str, columns: str, *, joins: str = "", newest: bool = False) -> tuple[str, list[object]]:
    """The SELECT for a question on a table (`events`, `statements` or `reports`), which it calls `e`, in the order of time."""
    index = f"{thing[:-1]}_terms"
    time = "key" if thing == "reports" else "at"
    key = f"e.{time}" if question.match is None else f"+{index}.rowid"
    where = [told.replace("{key}", key) for told in question.where]
    values: list[object] = [*question.keys, *question.values]
    if question.match is None:
        table, order = f"{thing} e", f"e.{time}"
        where.insert(0, f"e.{time} BETWEEN ? AND ?")
    else:
        # CROSS JOIN holds SQLite to the inverted index first: it yields keys in order, so a page stops early
        table, order = f"{index} CROSS JOIN {thing} e ON e.at = {index}.rowid", f"{index}.rowid"
        where.insert(0, f"{index} MATCH ? AND {index}.rowid BETWEEN ? AND ?")
        values.insert(0, question.match)
    way = "DESC" if newest else "ASC"
    return f"SELECT {columns} FROM {table} {joins} WHERE {' AND '.join(where)} ORDER BY {order} {way}", values  # noqa: S608  # our own names


def count(connection: sqlite3.Connection, question: Question, thing: str) -> int:
    """How many rows answer a question."""
    sql, values = sql_for(question, thing, "1")
    rowwise = any("e." in told for told in question.where)
    if question.match is not None and not rowwise:
        index = f"{thing[:-1]}_terms"
        where = "".join(f" AND {told.replace('{key}', '+rowid')}" for told in question.where)
        sql = f"SELECT 1 FROM {index} WHERE {index} MATCH ? AND rowid BETWEEN ? AND ?{where}"  # noqa: S608  # our own names
    return int(connection.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()[0])  # noqa: S608  # our own names


def events(connection: sqlite3.Connection, question: Question, *, newest: bool = False, limit: int = -1) -> Iterator[StoredEvent]:
    """The events that answer a question."""
    for chunk in event_chunks(connection, question, newest=newest, limit=limit):
        yield from chunk


def event_chunks(connection: sqlite3.Connection, question: Question, *, newest: bool, limit: int) -> Iterator[list[StoredEvent]]:
    """The events that answer a question, some at a time."""
    sentence = "substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start)"
    joins = "JOIN reports r ON r.key = e.report LEFT JOIN statements s ON s.key = e.statement"
    sql, values = sql_for(question, "events", f"{_EVENT}, {_HEAD}, s.id, {sentence}", joins=joins, newest=newest)
    cursor = connection.execute(f"{sql} LIMIT ?", [*values, limit])
    while rows := cursor.fetchmany(CHUNK):
        keys = [row[0] for row in rows]
        who = _parties(connection, "parties", "event", keys)
        where = _places(connection, keys)
        yield [_event(row, who, where.get(row[0], [])) for row in rows]


def _event(row: Sequence[Any], who: dict[tuple[int, str], list[StoredParty]], places: list[StoredPlace]) -> StoredEvent:
    key, ident, date, date_end, dated, kind, mode, context, status, plover, cameo, quad, score, confidence = row[:14]
    size, trigger, trigger_start, trigger_end, first, last, value, time_text, time_start, time_end = row[14:24]
    report, name, published, publisher, title, url, statement, sentence = row[24:]
    return StoredEvent(
        id=ident,
        report=report,
        name=name,
        published=published,
        publisher=publisher,
        title=title,
        url=url,
        date=date,
        date_end=date_end,
        dated=dated,
        type=kind,
        mode=codes(mode),
        context=codes(context),
        status=status,
        plover=plover,
        cameo=cameo,
        quad=quad,
        score=score,
        confidence=confidence,
        actor=who.get((key, "actor"), []),
        recipient=who.get((key, "recipient"), []),
        place=places,
        time=None if time_text is None else StoredTime(value=value, text=time_text, span=(time_start, time_end)),
        size=_SIZES.decode(size),
        source=who.get((key, "source"), []),
        via=who.get((key, "via"), []),
        statement=statement,
        trigger=Quote(text=trigger, span=(trigger_start, trigger_end)),
        sentence=Quote(text=sentence, span=(first, last)),
    )


def _marks(keys: Sequence[int]) -> str:
    return ", ".join(map(str, keys))  # integers of the database itself


def _parties(connection: sqlite3.Connection, table: str, of: str, keys: Sequence[int]) -> dict[tuple[int, str], list[StoredParty]]:
    found: dict[tuple[int, str], list[StoredParty]] = {}
    sql = (
        f"SELECT p.{of}, p.role, a.id, a.name, a.country, a.sector, a.wikidata, p.text, p.start, p.end FROM {table} p"  # noqa: S608  # our own names
        f" JOIN actors a ON a.key = p.actor WHERE p.{of} IN ({_marks(keys)}) ORDER BY p.{of}, p.role, p.nth"
    )
    for key, role, ident, name, country, sector, wikidata, text, start, end in connection.execute(sql):
        party = StoredParty(id=ident, name=name, country=country, sector=codes(sector), wikidata=wikidata, text=text, span=(start, end))
        found.setdefault((key, role), []).append(party)
    return found


def _places(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, list[StoredPlace]]:
    found: dict[int, list[StoredPlace]] = {}
    sql = (
        "SELECT e.event, p.id, p.name, p.country, p.admin1, p.latitude, p.longitude, p.geonames, e.text, e.start, e.end FROM event_places e"  # noqa: S608  # our own names and integers
        f" JOIN places p ON p.key = e.place WHERE e.event IN ({_marks(keys)}) ORDER BY e.event, e.nth"
    )
    for key, ident, name, country, admin1, latitude, longitude, geonames, text, start, end in connection.execute(sql):
        place = StoredPlace(
            id=ident,
            name=name,
            country=country,
            admin1=admin1,
            latitude=latitude,
            longitude=longitude,
            geonames=geonames,
            text=text,
            span=(start, end),
        )
        found.setdefault(key, []).append(place)
    return found


def statements(connection: sqlite3.Connection, question: Question, *, newest: bool = False, limit: int = -1) -> Iterator[StoredStatement]:
    """The statements that answer a question."""
    columns = "e.key, e.id, r.id, r.name, r.published, r.publisher, e.kind, e.cue, e.cue_start, e.cue_end"
    sql, values = sql_for(question, "statements", columns, joins="JOIN reports r ON r.key = e.report", newest=newest)
    cursor = connection.execute(f"{sql} LIMIT ?", [*values, limit])
    while rows := cursor.fetchmany(CHUNK):
        keys = [row[0] for row in rows]
        who = _parties(connection, "statement_parties", "statement", keys)
        contents: dict[int, list[Quote]] = {}
        told = f"SELECT statement, text, start, end FROM statement_contents WHERE statement IN ({_marks(keys)}) ORDER BY 1, nth"  # noqa: S608  # integers
        for key, text, start, end in connection.execute(told):
            contents.setdefault(key, []).append(Quote(text=text, span=(start, end)))
        inside = _inside(connection, keys)
        for key, ident, report, name, published, publisher, kind, cue, start, end in rows:
            yield StoredStatement(
                id=ident,
                report=report,
                name=name,
                published=published,
                publisher=publisher,
                kind=kind,
                source=who.get((key, "source"), []),
                via=who.get((key, "via"), []),
                cue=quote(cue, start, end),
                content=contents.get(key, []),
                events=inside.get(key, []),
            )


def _inside(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, list[str]]:
    """The ids of the events inside statements; an event's report leads to it."""
    found: dict[int, list[str]] = {}
    sql = (
        "SELECT e.statement, e.id FROM events e WHERE e.report IN"  # noqa: S608  # our own names and integers
        f" (SELECT report FROM statements WHERE key IN ({_marks(keys)})) AND e.statement IN ({_marks(keys)}) ORDER BY e.at"
    )
    for key, ident in connection.execute(sql):
        found.setdefault(key, []).append(ident)
    return found


def reports(connection: sqlite3.Connection, question: Question, *, newest: bool = False, limit: int = -1) -> Iterator[StoredReport]:
    """The reports that answer a question, without their texts."""
    columns = (
        "e.id, e.name, e.published, e.title, e.publisher, e.url, e.language, e.sha256, length(e.text), e.source, e.pointer,"
        " coalesce(c.events, 0), coalesce(c.statements, 0), c.version"
    )
    sql, values = sql_for(question, "reports", columns, joins="LEFT JOIN records c ON c.report = e.key", newest=newest)
    fields = [field.name for field in msgspec.structs.fields(StoredReport)]
    for row in connection.execute(f"{sql} LIMIT ?", [*values, limit]):
        yield StoredReport(**dict(zip(fields, row, strict=True)))


def actors(connection: sqlite3.Connection, where: str, values: Sequence[object], *, limit: int = -1) -> Iterator[StoredActor]:
    """Actors of a condition, those with most events first."""
    sql = (
        "SELECT id, name, country, sector, wikidata, events, statements FROM actors"  # noqa: S608  # our own names and integers
        f" WHERE {where} ORDER BY events DESC, id LIMIT ?"
    )
    for ident, name, country, sector, wikidata, told, said in connection.execute(sql, [*values, limit]):
        yield StoredActor(id=ident, name=name, country=country, sector=codes(sector), wikidata=wikidata, events=told, statements=said)
