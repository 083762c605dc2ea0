"""The field's verbs: one a day, actors and codes under other names, dyads by period, balanced panels.

After the R packages `events` and `icews`. Events come in the order of time, so one period at a time is summed up and memory holds no more.
"""

from __future__ import annotations

import datetime
import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec

from dragoman.store import connect, identity
from dragoman.store.errors import BadFilter
from dragoman.store.flat import Flat, Lean, lean_rows
from dragoman.store.grid import cell
from dragoman.store.periods import checked, period, periods

if TYPE_CHECKING:
    from dragoman.store.events import Events

By = Literal["country", "sector", "actor"]
Unit = Literal["country", "dyad", "cell"]
Role = Literal["place", "actor", "recipient"]
Row = tuple[Any, ...]
_R = TypeVar("_R", Flat, Lean)
JOIN = ";"
COUNTS = ("cooperation_verbal", "cooperation_material", "conflict_verbal", "conflict_material")  # PLOVER's quads 1 to 4
SUMS = ("events", *COUNTS, "score_sum", "score_mean", "reports")
DYADS = ("period", "actor", "recipient", *SUMS, "coverage", "share")
PANELS = {"country": ("country",), "dyad": ("actor", "recipient"), "cell": ("cell",)}


class Mapped(msgspec.Struct, frozen=True):
    """Names that lead to other names; what is not among them keeps its own, or is called `others`."""

    to: Mapping[str, str] | Callable[[str], str | None]
    others: str | None = None

    def find(self, *names: str) -> str | None:
        """Where the first known of several names leads."""
        look = self.to.get if isinstance(self.to, Mapping) else self.to
        for name in names:
            found = look(name) if name else None
            if found is not None:
                return found
        return self.others


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done to events on their way into a table. Maps come first, so that one-a-day sees the new names."""

    once: bool = False
    actors: Mapped | None = None
    types: Mapped | None = None

    @property
    def plain(self) -> bool:
        """Whether there is nothing to do."""
        return not self.once and self.actors is None and self.types is None


class Table:
    """Rows of named columns, made when they are asked for; each loop begins anew."""

    def __init__(self, columns: tuple[str, ...], rows: Callable[[], Iterable[Row]]) -> None:
        self.columns, self.rows = columns, rows

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows())

    def to_arrow(self) -> Any:  # noqa: ANN401  # of an extra
        """A pyarrow Table. Raises MissingExtra where pyarrow is not installed."""
        from dragoman.store import frames  # noqa: PLC0415  # an extra

        return frames.of_rows(self.columns, self.rows())

    def to_pandas(self) -> Any:  # noqa: ANN401  # of an extra
        """A pandas DataFrame."""
        from dragoman.store import frames  # noqa: PLC0415  # an extra

        return frames.pandas(self)

    def to_polars(self) -> Any:  # noqa: ANN401  # of an extra
        """A polars DataFrame."""
        from dragoman.store import frames  # noqa: PLC0415  # an extra

        return frames.polars(self)


def planned(rows: Iterable[_R], plan: Plan) -> Iterator[_R]:
    """Events with a plan applied; they must come in the order of time."""
    if plan.plain:
        yield from rows
        return
    day, seen = "", set[tuple[str, ...]]()
    for row in rows:
        told = row
        if plan.actors:
            told = told._replace(
                actor=_renamed(row.actor, row.actor_country, row.actor_sector, plan.actors),
                recipient=_renamed(row.recipient, row.recipient_country, row.recipient_sector, plan.actors),
            )
        if plan.types:
            told = told._replace(type=plan.types.find(row.type) or row.type)
        if plan.once:
            if told.date != day:
                day, seen = told.date, set()
            same: tuple[str, ...] = (told.type, told.status, told.actor, told.recipient)
            same += () if plan.actors else (told.actor_country, told.actor_sector, told.recipient_country, told.recipient_sector)
            if same in seen:
                continue
            seen.add(same)
        yield told


def _renamed(names: str, countries: str, sectors: str, to: Mapped) -> str:
    """Joined names under other names; who is not known keeps country and sector, or the name where there are none."""
    if not names:
        return names
    found = []
    for name, country, sector in zip(names.split(JOIN), countries.split(JOIN), sectors.split(JOIN), strict=True):
        code = f"{country} {sector}".strip()
        found.append((to.find(name, code, country) or code or name).replace(JOIN, ","))
    return JOIN.join(found)


def labels(names: str, countries: str, sectors: str, by: str) -> list[str]:
    """Who stands in a role, each once: by country, by country and primary sector, or by name; who has no code is left out.

    >>> labels("Kenya;Somalia;Kenya", "KEN;SOM;KEN", "GOV;GOV;MIL", "country")
    ['KEN', 'SOM']
    """
    if by == "country":
        found = countries.split(JOIN)
    elif by == "actor":
        found = names.split(JOIN)
    else:
        found = [f"{country} {sector}".strip() for country, sector in zip(countries.split(JOIN), sectors.split(JOIN), strict=True)]
    return [label for label in dict.fromkeys(found) if label]


def pairs(row: Lean, by: str) -> list[tuple[str, str]]:
    """The ordered pairs of an event; see `paired`."""
    return paired(row, by, mutual=bool(row.mutual))


def paired(row: Flat | Lean, by: str, *, mutual: bool) -> list[tuple[str, str]]:
    """Actors with recipients; where there are none and the type is mutual (`terms.MUTUAL`), actors with each other."""
    actors = labels(row.actor, row.actor_country, row.actor_sector, by)
    sides = actors if mutual else []
    recipients = labels(row.recipient, row.recipient_country, row.recipient_sector, by) if row.recipient else sides
    return [(actor, recipient) for actor in actors for recipient in recipients if actor != recipient]


class _Sum:
    """What is summed up of the events of one unit in one period."""

    __slots__ = ("events", "inside", "quads", "reports", "score", "scored")

    def __init__(self) -> None:
        self.events, self.scored, self.score, self.inside = 0, 0, 0.0, 0
        self.quads = [0, 0, 0, 0]
        self.reports: set[int] = set()

    def add(self, row: Lean, *, inside: bool) -> None:
        """Add an event; `inside`: its report was published in the same period."""
        self.events += 1
        self.quads[row.quad - 1] += 1
        if row.score is not None:
            self.score += row.score
            self.scored += 1
        if row.report not in self.reports:
            self.reports.add(row.report)
            self.inside += inside

    def row(self) -> Row:
        mean = self.score / self.scored if self.scored else None
        return (self.events, *self.quads, self.score, mean, len(self.reports))


def _published(report: int) -> str:
    return datetime.date.fromordinal(report >> identity.HASH_BITS).isoformat()


def _lean(events: Events) -> Iterator[Lean]:
    """The selection as the verbs see it."""
    with connect.explaining(str(events.store.path)):
        rows = [lean_rows(store.connection, question) for store, question in events.parts()]
        yield from planned(heapq.merge(*rows, key=lambda row: row.date) if len(rows) > 1 else rows[0], events.plan)


def _by_period(events: Events, freq: str, units: Callable[[Lean], Iterable[Any]]) -> Iterator[tuple[str, dict[Any, _Sum]]]:
    """Period by period, what is summed up of each unit."""
    now, sums = "", dict[Any, _Sum]()
    for row in _lean(events):
        when = period(row.date, freq)
        if when != now:
            if sums:
                yield now, sums
            now, sums = when, {}
        inside = period(_published(row.report), freq) == when
        for unit in units(row):
            if (found := sums.get(unit)) is None:
                found = sums[unit] = _Sum()
            found.add(row, inside=inside)
    if sums:
        yield now, sums


def coverage(events: Events, freq: str) -> dict[str, int]:
    """How many reports, of the chosen outlets, were published in each period."""
    outlets = {" ".join(name.split()).casefold() for name in events.filters.outlet}
    found: dict[str, int] = {}
    with connect.explaining(str(events.store.path)):
        rows = events.store.connection.execute("SELECT published, publisher, count(*) FROM reports GROUP BY 1, 2")
        for published, publisher, count in rows:
            if not outlets or " ".join((publisher or "").split()).casefold() in outlets:
                when = period(published, freq)
                found[when] = found.get(when, 0) + count
    return found


def dyads(events: Events, freq: str, by: str, *, snapshot: bool) -> Table:
    """Who does what to whom by period."""
    checked(freq)
    if by not in {"country", "sector", "actor"}:
        raise BadFilter(f"by: no {by!r}", do="country, sector or actor")

    def rows() -> Iterator[Row]:
        covered = coverage(events, freq)
        if snapshot and events.plan.plain:
            from dragoman.store import snapshots  # noqa: PLC0415  # needs an extra

            if (found := snapshots.dyads(events, freq, by)) is not None:
                for when, actor, recipient, *told, inside in found:
                    yield _dyad(when, (actor, recipient), tuple(told), (inside, covered))
                return
        at = "actor" if events.plan.actors else by
        for when, sums in _by_period(events, freq, lambda row: pairs(row, at)):
            for pair in sorted(sums):
                yield _dyad(when, pair, sums[pair].row(), (sums[pair].inside, covered))

    return Table(DYADS, rows)


def _dyad(when: str, pair: tuple[str, str], sums: Row, known: tuple[int, dict[str, int]]) -> Row:
    inside, covered = known
    reports = covered.get(when, 0)
    return (when, *pair, *sums, reports, inside / reports if reports else None)


def panel(events: Events, unit: str, freq: str, role: str) -> Table:
    """A balanced panel; see `Events.panel`."""
    checked(freq)
    if unit not in PANELS:
        raise BadFilter(f"unit: no {unit!r}", do="country, dyad or cell")
    if role not in {"place", "actor", "recipient"}:
        raise BadFilter(f"role: no {role!r}", do="place, actor or recipient")

    units = _units(unit, role, "actor" if events.plan.actors else "country")

    def rows() -> Iterator[Row]:
        covered = coverage(events, freq)
        first, last = _range(events)
        if first is None or last is None:
            return
        begins, ends = period(first, freq), period(last, freq)  # an event of the first report may lie some days before it
        known = sorted({found for row in _lean(events) if begins <= period(row.date, freq) <= ends for found in units(row)})
        told = _by_period(events, freq, units)
        now, sums = next(told, ("", {}))
        for when in periods(first, last, freq):
            while now and now < when:
                now, sums = next(told, ("", {}))
            for one in known:
                yield _cell_of(one, when, sums.get(one) if now == when else None, covered.get(when, 0))

    return Table((*PANELS[unit], "period", *SUMS, "coverage"), rows)


def _units(unit: str, role: str, by: str) -> Callable[[Lean], list[Any]]:
    """What tells the units of an event."""

    def of_cell(row: Lean) -> list[Any]:
        return [] if row.latitude is None or row.longitude is None else [(cell(row.latitude, row.longitude),)]

    def of_place(row: Lean) -> list[Any]:
        return [(row.place_country,)] if row.place_country else []

    def of_party(row: Lean) -> list[Any]:
        countries = row.actor_country if role == "actor" else row.recipient_country
        return [(country,) for country in dict.fromkeys(countries.split(JOIN)) if country]

    if unit == "dyad":
        return lambda row: list(pairs(row, by))
    if unit == "cell":
        return of_cell
    return of_place if role == "place" else of_party


def _cell_of(unit: Row, when: str, found: _Sum | None, reports: int) -> Row:
    """A row of a panel: nothing told where there were reports is 0; where there were none nothing is known."""
    if found is not None:
        return (*unit, when, *found.row(), reports)
    if reports:
        return (*unit, when, 0, 0, 0, 0, 0, 0.0, None, 0, reports)
    return (*unit, when, *(None,) * len(SUMS), 0)


def _range(events: Events) -> tuple[str | None, str | None]:
    """First and last day of a panel: as chosen, or from the first report to the last."""
    with connect.explaining(str(events.store.path)):
        first, last = events.store.connection.execute("SELECT min(published), max(published) FROM reports").fetchone()
    since, until = events.filters.since, events.filters.until
    return (since.isoformat() if since else first), (until.isoformat() if until else last)
