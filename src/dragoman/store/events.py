"""Events that filters choose, read only when they are asked for: one by one, by pages, as a table, or summed up by the field's verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.store import connect, filters, read, verbs
from dragoman.store.flat import Flat, flat_rows
from dragoman.store.stored import StoredEvent

if TYPE_CHECKING:
    from dragoman.store.periods import Freq
    from dragoman.store.store import Store

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
        """The filters put into SQL."""
        with connect.explaining(str(self.store.path)):
            return filters.of_events(self.store.connection, self.filters)

    def __iter__(self) -> Iterator[StoredEvent]:
        return self.stream()

    def stream(self, *, newest: bool = False, limit: int | None = None) -> Iterator[StoredEvent]:
        """The events in the order of time, or the newest first. `one_a_day` and maps concern tables, not these."""
        question = self.question()
        with connect.explaining(str(self.store.path)):
            yield from read.events(self.store.connection, question, newest=newest, limit=-1 if limit is None else limit)

    def page(self, size: int = 50, *, after: str | None = None, newest: bool = False) -> Page:
        """So many events after one (its id). The next page begins after `Page.after`; NotFound where `after` is no event."""
        question = self.question()
        if after is not None:
            at = self.store._at("events", after)  # noqa: SLF001  # the store's own
            first, last = question.keys
            keys = (first, min(last, at - 1)) if newest else (max(first, at + 1), last)
            question = msgspec.structs.replace(question, keys=keys)
        with connect.explaining(str(self.store.path)):
            found = list(read.events(self.store.connection, question, newest=newest, limit=size + 1))
        return Page(events=found[:size], after=found[size - 1].id if len(found) > size else None)

    def count(self) -> int:
        """How many events there are."""
        question = self.question()
        with connect.explaining(str(self.store.path)):
            return read.count(self.store.connection, question, "events")

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
        question = self.question()
        with connect.explaining(str(self.store.path)):
            rows = flat_rows(self.store.connection, question, newest=newest, limit=-1 if limit is None else limit)
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
