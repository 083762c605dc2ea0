"""Events and tables for pyarrow, pandas, polars and DuckDB, which are extras and imported only here, when they are asked for."""

from __future__ import annotations

import datetime
import importlib
import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.store.errors import MissingExtra
from dragoman.store.flat import COLUMNS, Flat

if TYPE_CHECKING:
    from dragoman.store.events import Events

_DAYS = {"published", "date", "date_end"}
_WHOLE = {"quad", "geonames", "dead", "injured", "arrested"}
_REAL = {"score", "confidence", "latitude", "longitude"}
_REPEATED = {"publisher", "dated", "type", "status", "plover", "cameo"}  # few values: written as a dictionary


class _Tabled(Protocol):
    def to_arrow(self) -> Any: ...  # noqa: ANN401  # of an extra


def needed(name: str) -> Any:  # noqa: ANN401  # a module of an extra
    """A library that is not part of the base installation. Raises MissingExtra."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise MissingExtra(f"{name} is not installed", do=f"pip install {name}") from None


def schema() -> Any:  # noqa: ANN401  # pyarrow's
    """The pyarrow Schema of flat events."""
    pa = needed("pyarrow")
    kinds = {name: pa.date32() for name in _DAYS} | {name: pa.int64() for name in _WHOLE} | {name: pa.float64() for name in _REAL}
    return pa.schema([pa.field(name, kinds.get(name, pa.string())) for name in COLUMNS])


def _columns(rows: list[Flat]) -> list[list[Any]]:
    found: list[list[Any]] = [list(column) for column in zip(*rows, strict=True)]
    for at, name in enumerate(COLUMNS):
        if name in _DAYS:
            found[at] = [None if day is None else datetime.date.fromisoformat(day) for day in found[at]]
    return found


def batches(events: Events, size: int) -> Iterator[Any]:
    """Record batches of so many events; the first may be empty, so that there is one."""
    pa = needed("pyarrow")
    known = schema()
    rows = events.flat()
    first = True
    while (chunk := list(itertools.islice(rows, size))) or first:
        first = False
        columns = _columns(chunk) if chunk else [[] for _ in COLUMNS]
        yield pa.record_batch([pa.array(column, field.type) for column, field in zip(columns, known, strict=True)], schema=known)


def reader(events: Events, size: int) -> Any:  # noqa: ANN401  # pyarrow's
    """A RecordBatchReader over the events."""
    return needed("pyarrow").RecordBatchReader.from_batches(schema(), batches(events, size))


def table(events: Events) -> Any:  # noqa: ANN401  # pyarrow's
    """All events in one pyarrow Table."""
    return needed("pyarrow").Table.from_batches(list(batches(events, 10_000)), schema())


def of_rows(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> Any:  # noqa: ANN401  # pyarrow's
    """A pyarrow Table of any rows; types are those of the values."""
    pa = needed("pyarrow")
    kinds = {"score_sum": pa.float64(), "score_mean": pa.float64(), "share": pa.float64()}
    words = {"period", "actor", "recipient", "country"}
    fields = [pa.field(name, pa.string() if name in words else kinds.get(name, pa.int64())) for name in columns]
    found = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in columns]
    return pa.table([pa.array(column, field.type) for column, field in zip(found, fields, strict=True)], schema=pa.schema(fields))


def pandas(tabled: _Tabled) -> Any:  # noqa: ANN401  # pandas'
    """A pandas DataFrame."""
    needed("pandas")
    return tabled.to_arrow().to_pandas(date_as_object=False)


def polars(tabled: _Tabled) -> Any:  # noqa: ANN401  # polars'
    """A polars DataFrame."""
    return needed("polars").from_arrow(tabled.to_arrow())


def duckdb(tabled: _Tabled, connection: Any = None) -> Any:  # noqa: ANN401  # DuckDB's
    """A DuckDB relation."""
    library = needed("duckdb")
    return library.from_arrow(tabled.to_arrow(), connection=connection or library.connect())
