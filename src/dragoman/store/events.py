"""Events that filters choose, read only when they are asked for: one by one, by pages, as a table, or summed up by the field's verbs."""

from __future__ import annotations

import datetime
import heapq
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from dragoman.store import connect, filters, identity, read, verbs
from dragoman.store.errors import NotFound
from dragoman.store.flat import Flat, flat_rows
from dragoman.store.stored import StoredEvent

if TYPE_CHECKING:
    from dragoman.store.periods import Freq
    from dragoman.store.store import Store

_Row = TypeVar("_Row")
Map = Mapping[str, str] | Callable[[str], str | None]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Some events, and the id to ask for the next page `after`; None on the last."""

    events: list[StoredEvent]
    after: str | None


class Events:
    """A selection of a store's events; making one costs nothing.

    selection = store.events(actor="SDN MIL", since="2023-04-15")
    selection.count()
    selection.to_polars()
    selection.one_a_day().dyads(freq="month")
    """

    def __init__(self, store: Store, chosen: filters.Filters, plan: verbs.Plan | None = None) -> None:
        self.store, self.filters = store, chosen
        self.plan = plan or verbs.Plan()

    def question(self) -> filters.Question:
        """The filters put into SQL. Raises BadFilter with `reviewed`, which is more than one question."""
        with connect.explaining(str(self.store.path)):
            return filters.of_events(self.store.connection, self.filters)

    def parts(self) -> list[tuple[Store, filters.Question]]:
        """The stores to ask, each with its question: this one, and with `reviewed` that of the reports which people corrected."""
        if not self.filters.reviewed:
            return [(self.store, self.question())]
        coded = Events(self.store, msgspec.structs.replace(self.filters, reviewed=False))
        own, beside = coded.question(), self.store.reviewed()
        if beside is None:
            return [(self.store, own)]
        corrected, keys = beside
        rest = ("e.report NOT IN (SELECT value FROM json_each(?))",)
        own = msgspec.structs.replace(own, where=(*own.where, *rest), values=(*own.values, json.dumps(keys)))
        return [(self.store, own), (corrected, Events(corrected, coded.filters).question())]

    def __iter__(self) -> Iterator[StoredEvent]:
        return self.stream()

    def stream(self, *, newest: bool = False, limit: int | None = None) -> Iterator[StoredEvent]:
        """The events in the order of time, or the newest first. `one_a_day` and maps concern tables, not these."""
        most = -1 if limit is None else limit
        with connect.explaining(str(self.store.path)):
            found = [read.events(store.connection, question, newest=newest, limit=most) for store, question in self.parts()]
            yield from itertools.islice(_merged(found, _time_of_event, newest=newest), limit)

    def page(self, size: int = 50, *, after: str | None = None, newest: bool = False) -> Page:
        """So many events after one (its id). The next page begins after `Page.after`; NotFound where `after` is no event."""
        parts = self.parts()
        if after is not None:
            at = self._at(after, [store for store, _ in parts])
            parts = [(store, _from(question, at, newest=newest)) for store, question in parts]
        with connect.explaining(str(self.store.path)):
            several = [read.events(store.connection, question, newest=newest, limit=size + 1) for store, question in parts]
            found = list(itertools.islice(_merged(several, _time_of_event, newest=newest), size + 1))
        return Page(events=found[:size], after=found[size - 1].id if len(found) > size else None)

    def count(self) -> int:
        """How many events there are."""
        with connect.explaining(str(self.store.path)):
            return sum(read.count(store.connection, question, "events") for store, question in self.parts())

    @staticmethod
    def _at(ident: str, stores: list[Store]) -> int:
        """The place in time of an event: as corrected, where it was."""
        for store in stores[1:]:
            try:
                return store._at("events", ident)  # noqa: SLF001  # the store's own
            except NotFound:
                continue
        return stores[0]._at("events", ident)  # noqa: SLF001  # as above

    def one_a_day(self) -> Events:
        """For tables: of events of one day with the same type, actors and recipients only the first counts; nothing is deleted."""
        return Events(self.store, self.filters, msgspec.structs.replace(self.plan, once=True))

    def map_actors(self, to: Map, *, others: str | None = None) -> Events:
        """For tables: actors under other names. `to` leads from a name, or a code ("RUS MIL", "RUS"), to a name of your own.

        Actors that it does not know keep their codes, or are called `others`.
        """
        return Events(self.store, self.filters, msgspec.structs.replace(self.plan, actors=verbs.Mapped(to, others)))

    def map_codes(self, to: Map, *, others: str | None = None) -> Events:
        """For tables: event types under other names, as `map_actors`."""
        return Events(self.store, self.filters, msgspec.structs.replace(self.plan, types=verbs.Mapped(to, others)))

    def flat(self, *, newest: bool = False, limit: int | None = None) -> Iterator[Flat]:
        """The events as rows of one flat table (`dragoman.store.flat.COLUMNS`), with `one_a_day` and maps applied to what is read."""
        most = -1 if limit is None else limit
        with connect.explaining(str(self.store.path)):
            several = [flat_rows(store.connection, question, newest=newest, limit=most) for store, question in self.parts()]
            rows = itertools.islice(_merged(several, _time_of_row, newest=newest), limit)
            yield from verbs.planned(rows, self.plan)

    def dyads(self, *, freq: Freq = "month", by: verbs.By = "country", snapshot: bool = True) -> verbs.Table:
        """Who does what to whom by period: counts, scores, reports and share of coverage.

        `by` is country, sector ("SDN MIL") or actor (names). Reciprocal acts count for each ordered pair of their actors. Where a
        fresh snapshot of the store is there, it is asked instead; the answer is the same.
        """
        return verbs.dyads(self, freq, by, snapshot=snapshot)

    def panel(self, unit: verbs.Unit = "country", *, freq: Freq = "month", role: verbs.Role = "place") -> verbs.Table:
        """A balanced panel of units by periods, where 0 means that reports tell of nothing, and None that there are no reports.

        `unit` is country (of the `role`: place, actor or recipient), dyad (countries) or cell (PRIO-GRID).
        """
        return verbs.panel(self, unit, freq, role)

    def to_arrow(self) -> Any:  # noqa: ANN401  # of an extra
        """A pyarrow Table. Raises MissingExtra where pyarrow is not installed."""
        from dragoman.store import frames  # noqa: PLC0415  # an extra

        return frames.table(self)

    def to_batches(self, size: int = 10_000) -> Any:  # noqa: ANN401  # of an extra
        """The same by batches, so that memory holds one of them at a time."""
        from dragoman.store import frames  # noqa: PLC0415  # an extra

        return frames.reader(self, size)

    def to_pandas(self) -> Any:  # noqa: ANN401  # of an extra
        """A pandas DataFrame."""
        from dragoman.store import frames  # noqa: PLC0415  # an extra

        return frames.pandas(self)

    def to_polars(self) -> Any:  # noqa: ANN401  # of an extra
        """A polars DataFrame."""
        from dragoman.store import frames  # noqa: PLC0415  # an extra

        return frames.polars(self)

    def to_duckdb(self, connection: Any = None) -> Any:  # noqa: ANN401  # of an extra
        """A DuckDB relation, on a connection of yours or one in memory."""
        from dragoman.store import frames  # noqa: PLC0415  # an extra

        return frames.duckdb(self, connection)


def _merged(several: list[Iterator[_Row]], time: Callable[[_Row], int], *, newest: bool) -> Iterable[_Row]:
    return several[0] if len(several) == 1 else heapq.merge(*several, key=time, reverse=newest)


def _time_of_event(event: StoredEvent) -> int:
    return identity.key(datetime.date.fromisoformat(event.date), event.id)


def _time_of_row(row: Flat) -> int:
    return identity.key(datetime.date.fromisoformat(row.date), row.event_id)


def _from(question: filters.Question, at: int, *, newest: bool) -> filters.Question:
    """The question for what comes after a place in time."""
    first, last = question.keys
    keys = (first, min(last, at - 1)) if newest else (max(first, at + 1), last)
    return msgspec.structs.replace(question, keys=keys)
