"""What is exported: the chosen events of a store, with the records and reports behind them, read as they are asked for."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.record import Event, Record
from dragoman.store import connect, filters, identity, read
from dragoman.store.flat import Flat
from dragoman.store.stored import StoredEvent, StoredReport

if TYPE_CHECKING:
    from dragoman.store.events import Events

RECORDS = 256  # kept in memory: events come in the order of time, so that those of one report lie near each other


class Told(msgspec.Struct, frozen=True):
    """An event as the store has it and as it was coded, with its record; `ids` leads from ids within the record to those of the store."""

    event: StoredEvent
    coded: Event
    record: Record
    ids: dict[str, str]


class _Behind(msgspec.Struct, frozen=True):
    """A record, its events by the store's ids, and those ids by the record's own."""

    record: Record
    events: dict[str, Event]
    ids: dict[str, str]


class Selection:
    """Chosen events, at most so many, in the order of time. Each loop reads them anew."""

    def __init__(self, events: Events, *, limit: int | None = None) -> None:
        self.chosen, self.limit = events, limit
        self.store = events.store

    def __iter__(self) -> Iterator[StoredEvent]:
        return self.chosen.stream(limit=self.limit)

    def flat(self) -> Iterator[Flat]:
        """The events as rows of one flat table."""
        return self.chosen.flat(limit=self.limit)

    def told(self) -> Iterator[Told]:
        """The events with their records."""
        look = functools.lru_cache(RECORDS)(self._behind)
        for event in self:
            behind = look(event.report)
            yield Told(event, behind.events[event.id], behind.record, behind.ids)

    def _behind(self, report: str) -> _Behind:
        record = self.store.record(report)
        sql = "SELECT id FROM events WHERE report = (SELECT key FROM reports WHERE id = ?) ORDER BY key"
        with connect.explaining(str(self.store.path)):
            idents = [ident for (ident,) in self.store.connection.execute(sql, (report,))]
        events = dict(zip(idents, record.events, strict=True))
        ids: dict[str, str] = {}
        for ident, event in events.items():
            ids.setdefault(event.id, ident)
        return _Behind(record, events, ids)

    def reports(self) -> Iterator[StoredReport]:
        """The reports behind the events, each once, in the order of publication."""
        where, values = self._reports_sql("e.key")
        question = filters.Question(None, (where,), tuple(values), identity.key_range(None, None))
        with connect.explaining(str(self.store.path)):
            yield from read.reports(self.store.connection, question)

    def coders(self) -> list[dict[str, Any]]:
        """What coded the reports behind the events: coder, version, model, facts, and how many reports each."""
        where, values = self._reports_sql("report")
        sql = f"SELECT coder, version, model, knowledge, count(*) FROM records WHERE {where} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"  # noqa: S608  # our own names
        names = ("name", "version", "model", "knowledge", "reports")
        with connect.explaining(str(self.store.path)):
            return [dict(zip(names, row, strict=True)) for row in self.store.connection.execute(sql, values)]

    def count(self) -> int:
        """How many events there are."""
        found = self.chosen.count()
        return found if self.limit is None else min(found, self.limit)

    def _reports_sql(self, column: str) -> tuple[str, list[object]]:
        """A condition that a column is the key of a report behind the events."""
        sql, values = read.sql_for(self.chosen.question(), "events", "e.report")
        limit = -1 if self.limit is None else self.limit
        return f"{column} IN (SELECT report FROM ({sql} LIMIT ?))", [*values, limit]  # noqa: S608  # our own names
