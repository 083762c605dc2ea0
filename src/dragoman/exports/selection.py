"""What is exported: the chosen events of a store, with the records and reports behind them, read as they are asked for."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.record import Event, Record
from dragoman.store import connect, filters, identity, read
from dragoman.store.flat import Flat
from dragoman.store.stored import StoredEvent, StoredReport

if TYPE_CHECKING:
    from dragoman.store.events import Events
    from dragoman.store.store import Store

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
        store = self._home(report)
        record = store.record(report)
        sql = "SELECT id FROM events WHERE report = (SELECT key FROM reports WHERE id = ?) ORDER BY key"
        with connect.explaining(str(store.path)):
            idents = [ident for (ident,) in store.connection.execute(sql, (report,))]
        events = dict(zip(idents, record.events, strict=True))
        ids: dict[str, str] = {}
        for ident, event in events.items():
            ids.setdefault(event.id, ident)
        return _Behind(record, events, ids)

    def reports(self) -> Iterator[StoredReport]:
        """The reports behind the events, each once, in the order of publication."""
        if self.chosen.filters.reviewed:
            idents = json.dumps(list({event.report for event in self}))
            told = "e.id IN (SELECT value FROM json_each(?))"
            with connect.explaining(str(self.store.path)):
                every = filters.Question(None, (told,), (idents,), identity.key_range(None, None))
                for found in read.reports(self.store.connection, every):
                    yield from read.reports(self._home(found.id).connection, _one(found.id))
            return
        where, values = self._reports_sql("e.key")
        question = filters.Question(None, (where,), tuple(values), identity.key_range(None, None))
        with connect.explaining(str(self.store.path)):
            yield from read.reports(self.store.connection, question)

    def coders(self) -> list[dict[str, Any]]:
        """What coded the reports behind the events: coder, version, model, facts, and how many reports each."""
        if self.chosen.filters.reviewed:
            where = "report IN (SELECT key FROM reports WHERE id IN (SELECT value FROM json_each(?)))"
            values: list[object] = [json.dumps(list({event.report for event in self}))]
        else:
            where, values = self._reports_sql("report")
        sql = f"SELECT coder, version, model, knowledge, count(*) FROM records WHERE {where} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"  # noqa: S608  # our own names
        names = ("name", "version", "model", "knowledge", "reports")
        with connect.explaining(str(self.store.path)):
            return [dict(zip(names, row, strict=True)) for row in self.store.connection.execute(sql, values)]

    def record(self, report: str) -> Record:
        """The record of a report; with `reviewed`, people's corrections are put in."""
        return self._home(report).record(report)

    def idents(self, report: str) -> list[str]:
        """The store's ids of all events of a report."""
        return list(self._behind(report).events)

    def _home(self, report: str) -> Store:
        """The store that tells of a report what was chosen: beside the store itself, that of corrected reports."""
        for store, _ in self._parts[1:]:
            if store.connection.execute("SELECT 1 FROM reports WHERE id = ?", (report,)).fetchone():
                return store
        return self.store

    @functools.cached_property
    def _parts(self) -> list[tuple[Store, filters.Question]]:
        return self.chosen.parts()

    def count(self) -> int:
        """How many events there are."""
        found = self.chosen.count()
        return found if self.limit is None else min(found, self.limit)

    def _reports_sql(self, column: str) -> tuple[str, list[object]]:
        """A condition that a column is the key of a report behind the events."""
        sql, values = read.sql_for(self.chosen.question(), "events", "e.report")
        limit = -1 if self.limit is None else self.limit
        return f"{column} IN (SELECT report FROM ({sql} LIMIT ?))", [*values, limit]  # noqa: S608  # our own names


def _one(report: str) -> filters.Question:
    return filters.Question(None, ("e.id = ?",), (report,), identity.key_range(None, None))
