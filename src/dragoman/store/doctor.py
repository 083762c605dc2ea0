"""Whether a store is sound: the file itself, every quote against its text, every count against the records."""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.store import connect, rows
from dragoman.store.store import Store

_QUOTES = {
    "trigger": "SELECT e.id, e.trigger, e.trigger_start, e.trigger_end FROM events e WHERE e.report = ?",
    "time": "SELECT e.id, e.time_text, e.time_start, e.time_end FROM events e WHERE e.report = ? AND e.time_text IS NOT NULL",
    "party": "SELECT e.id, p.text, p.start, p.end FROM parties p JOIN events e ON e.key = p.event WHERE e.report = ?",
    "place": "SELECT e.id, p.text, p.start, p.end FROM event_places p JOIN events e ON e.key = p.event WHERE e.report = ?",
    "mention": "SELECT e.id, m.text, m.start, m.end FROM event_mentions m JOIN events e ON e.key = m.event WHERE e.report = ?",
    "cue": "SELECT s.id, s.cue, s.cue_start, s.cue_end FROM statements s WHERE s.report = ? AND s.cue IS NOT NULL",
    "content": "SELECT s.id, c.text, c.start, c.end FROM statement_contents c JOIN statements s ON s.key = c.statement WHERE s.report = ?",
    "speaker": "SELECT s.id, p.text, p.start, p.end FROM statement_parties p JOIN statements s ON s.key = p.statement WHERE s.report = ?",
}
_INDEXES = ("texts", "actor_names", "place_names", "event_terms", "statement_terms")


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong: which check, where (an id, a table), what."""

    check: str
    where: str
    what: str


class Health(msgspec.Struct, kw_only=True):
    """What was looked at; the findings come one by one from `examine`."""

    reports: int = 0
    events: int = 0
    statements: int = 0
    quotes: int = 0
    findings: int = 0
    skipped: list[str] = []


def examine(store: Store, health: Health) -> Iterator[Finding]:
    """Yield what is wrong, and count in `health` what was looked at."""
    for finding in _all(store, health):
        health.findings += 1
        yield finding


def _all(store: Store, health: Health) -> Iterator[Finding]:
    with connect.explaining(str(store.path)):
        yield from _file(store)
        yield from _indexes(store, health)
        yield from _actors(store.connection)
        for key, ident, sha256, text in store.connection.execute("SELECT key, id, sha256, text FROM reports ORDER BY key"):
            health.reports += 1
            yield from _report(store.connection, health, (key, ident, sha256, text))


def _file(store: Store) -> Iterator[Finding]:
    for (line,) in store.connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Finding(check="file", where=str(store.path), what=line)
    for table, row, parent, _ in store.connection.execute("PRAGMA foreign_key_check"):
        yield Finding(check="reference", where=f"{table} {row}", what=f"leads to no row of {parent}")


def _indexes(store: Store, health: Health) -> Iterator[Finding]:
    """Each full-text index against its table, which SQLite wants a writer for."""
    try:
        connection = sqlite3.connect(store.path, timeout=connect.BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error:
        health.skipped.append("full-text indexes: the file cannot be written")
        return
    try:
        for index in _INDEXES:
            try:
                connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608  # our own names
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:
                    yield Finding(check="index", where=index, what="does not hold what its table holds")
                else:
                    health.skipped.append(f"{index}: {error}")
    finally:
        connection.close()


def _actors(connection: sqlite3.Connection) -> Iterator[Finding]:
    counted = (
        ("events", "SELECT actor, count(DISTINCT event) n FROM parties GROUP BY actor"),
        ("statements", "SELECT actor, count(DISTINCT statement) n FROM statement_parties GROUP BY actor"),
    )
    for column, sql in counted:
        wrong = f"SELECT id, {column}, coalesce(n, 0) FROM actors LEFT JOIN ({sql}) ON actor = key WHERE {column} <> coalesce(n, 0)"  # noqa: S608  # our own names
        for ident, told, found in connection.execute(wrong):
            yield Finding(check="count", where=ident, what=f"{told} {column} are told, {found} are there")


def _report(connection: sqlite3.Connection, health: Health, row: tuple[int, str, str, str]) -> Iterator[Finding]:
    """The text against its digest, the quotes against the text, the rows against the record."""
    key, ident, sha256, text = row
    found = connection.execute("SELECT events, statements, body FROM records WHERE report = ?", (key,)).fetchone()
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
        yield Finding(check="text", where=ident, what="the text is not that of its digest")
    if found is None:
        yield Finding(check="record", where=ident, what="the report has no record")
        return
    for check, sql in _QUOTES.items():
        for at, quote, start, end in connection.execute(sql, (key,)):
            health.quotes += 1
            if text[start:end] != quote or not 0 <= start <= end <= len(text):
                yield Finding(check=check, where=at, what=f"{quote[:60]!r} is not what stands at {start}-{end}")
    yield from _rows(connection, health, (key, ident, text), found)


def _rows(connection: sqlite3.Connection, health: Health, at: tuple[int, str, str], found: tuple[int, int, bytes]) -> Iterator[Finding]:
    key, ident, text = at
    events, statements, body = found
    try:
        record = rows.record_of(body, text)
    except (zlib.error, msgspec.DecodeError) as error:
        yield Finding(check="record", where=ident, what=f"cannot be read: {error}")
        return
    said: list[Any] = [("events", events, len(record.events)), ("statements", statements, len(record.statements))]
    for table, told, inside in said:
        count = connection.execute(f"SELECT count(*), count(DISTINCT id) FROM {table} WHERE report = ?", (key,)).fetchone()  # noqa: S608  # our own names
        if not count[0] == count[1] == told == inside:
            what = f"{inside} {table} in the record, {told} told, {count[0]} rows, {count[1]} ids"
            yield Finding(check="count", where=ident, what=what)
    health.events += events
    health.statements += statements
