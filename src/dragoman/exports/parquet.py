"""Parquet: the selection as tables, one file each; needs pyarrow."""

import datetime
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO

import msgspec

from dragoman.exports.base import Export, Options
from dragoman.exports.selection import Selection
from dragoman.store import frames
from dragoman.store.flat import COLUMNS
from dragoman.store.stored import Quote, StoredEvent, StoredReport

ROWS = 10_000  # in memory, and of a row group
ROLES = ("actor", "recipient", "source", "via")
PARTIES = "event_id role nth actor_id name country sector wikidata text start end".split()
PLACES = "event_id nth place_id name country admin1 latitude longitude geonames text start end".split()
QUOTES = "event_id role nth report_id text start end".split()
REPORTS = [field.name for field in msgspec.structs.fields(StoredReport)]
_WHOLE = {"nth", "start", "end", "geonames", "characters", "events", "statements"}
_REAL = {"latitude", "longitude"}
_DAYS = {"published"}
Row = Sequence[Any]


def parties(event: StoredEvent) -> Iterator[Row]:
    """Rows of `PARTIES`."""
    for role in ROLES:
        for nth, one in enumerate(getattr(event, role)):
            yield (event.id, role, nth, one.id, one.name, one.country, ";".join(one.sector), one.wikidata, one.text, *one.span)


def places(event: StoredEvent) -> Iterator[Row]:
    """Rows of `PLACES`."""
    for nth, one in enumerate(event.place):
        where = (one.latitude, one.longitude, one.geonames)
        yield (event.id, nth, one.id, one.name, one.country, one.admin1, *where, one.text, *one.span)


def quotes(event: StoredEvent) -> Iterator[tuple[str, int, Quote]]:
    """The words that each field was read from: role, number within it, quote."""
    yield "trigger", 0, event.trigger
    yield "sentence", 0, event.sentence
    if event.time is not None:
        yield "time", 0, Quote(text=event.time.text, span=event.time.span)
    for role in (*ROLES, "place"):
        for nth, one in enumerate(getattr(event, role)):
            yield role, nth, Quote(text=one.text, span=one.span)


class Parquet(Export):
    """A folder of tables: events (flat), parties, places, quotes, reports."""

    name, title, suffix, folder = "parquet", "Parquet tables", "", True

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        frames.needed("pyarrow")
        self.columns = list(COLUMNS)

    def write(self, selection: Selection, out: BinaryIO) -> None:
        """Write the table of events alone."""
        self.rows = _write(out, frames.schema(), selection.flat())

    def parts(self, selection: Selection) -> dict[str, Callable[[BinaryIO], None]]:
        """Each file of the folder with what writes it."""

        def quoted(event: StoredEvent) -> Iterator[Row]:
            return ((event.id, role, nth, event.report, quote.text, *quote.span) for role, nth, quote in quotes(event))

        def rows(of: Callable[[StoredEvent], Iterable[Row]]) -> Iterator[Row]:
            return itertools.chain.from_iterable(of(event) for event in selection)

        def reports(out: BinaryIO) -> None:
            _write(out, _schema(REPORTS), (msgspec.structs.astuple(report) for report in selection.reports()))

        return {
            "events.parquet": lambda out: self.write(selection, out),
            "parties.parquet": lambda out: _ignore(_write(out, _schema(PARTIES), rows(parties))),
            "places.parquet": lambda out: _ignore(_write(out, _schema(PLACES), rows(places))),
            "quotes.parquet": lambda out: _ignore(_write(out, _schema(QUOTES), rows(quoted))),
            "reports.parquet": reports,
        }


def _ignore(_: int) -> None:
    """A number nobody asks for."""


def _schema(names: list[str]) -> Any:  # noqa: ANN401  # pyarrow's
    pa = frames.needed("pyarrow")

    def kind(name: str) -> Any:  # noqa: ANN401  # pyarrow's
        if name in _WHOLE:
            return pa.int64()
        return pa.float64() if name in _REAL else pa.date32() if name in _DAYS else pa.string()

    return pa.schema([pa.field(name, kind(name)) for name in names])


def _write(out: BinaryIO, schema: Any, rows: Iterable[Row]) -> int:  # noqa: ANN401  # pyarrow's
    """Write rows as a Parquet file; how many there were."""
    pa, pq = frames.needed("pyarrow"), frames.needed("pyarrow.parquet")
    count = 0
    source = iter(rows)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while chunk := list(itertools.islice(source, ROWS)):
            count += len(chunk)
            columns = zip(*chunk, strict=True)
            writer.write_batch(
                pa.record_batch([_array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)
            )
    return count


def _array(column: Sequence[Any], kind: Any) -> Any:  # noqa: ANN401  # pyarrow's
    pa = frames.needed("pyarrow")
    if kind == pa.date32():
        column = [None if day is None else datetime.date.fromisoformat(day) for day in column]
    return pa.array(column, kind)
