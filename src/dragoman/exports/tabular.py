"""Tables as text: CSV and TSV of our own columns, and the base of all foreign tables."""

import csv
import io
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, ClassVar

from dragoman.exports import tables
from dragoman.exports.base import Export, Options
from dragoman.exports.selection import Selection
from dragoman.store.flat import COLUMNS

Cell = str | int | float | None
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # what makes spreadsheets compute a cell (OWASP, CSV injection)
_BUFFER = 1 << 16


def harmless(cell: Cell) -> Cell:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before it. Numbers stay.

    >>> harmless("=1+1"), harmless("Kenya"), harmless(-9.5)
    ("'=1+1", 'Kenya', -9.5)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \n").startswith(FORMULA) else cell


def one_line(cell: Cell) -> Cell:
    """A text with every run of white space, tabs and line breaks too, as one space."""
    return " ".join(cell.split()) if isinstance(cell, str) else cell


class Rows(Export):
    """Rows of cells, separated by `separator`."""

    separator: ClassVar[str] = "\t"

    @abstractmethod
    def cells(self, selection: Selection) -> Iterator[Sequence[Cell]]:
        """The rows, in the order of `columns`."""

    def write(self, selection: Selection, out: BinaryIO) -> None:
        """Write the names of the columns and the rows."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=self.separator, lineterminator="\n")
        if self.options.header:
            writer.writerow(self.columns)
        for cells in self.cells(selection):
            self.rows += 1
            writer.writerow([harmless(cell) for cell in cells] if self.options.spreadsheet else cells)
            if buffer.tell() > _BUFFER:
                out.write(buffer.getvalue().encode("utf-8", "replace"))
                buffer.seek(0)
                buffer.truncate()
        out.write(buffer.getvalue().encode("utf-8", "replace"))


class Csv(Rows):
    """Flat events, comma-separated."""

    name, title, suffix, separator = "csv", "Flat events, comma-separated values", ".csv", ","

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.columns = list(COLUMNS)

    def cells(self, selection: Selection) -> Iterator[Sequence[Cell]]:
        """One row an event."""
        return iter(selection.flat())


class Tsv(Csv):
    """Flat events, tab-separated."""

    name, title, suffix, separator = "tsv", "Flat events, tab-separated values", ".tsv", "\t"


class Foreign(Rows):
    """A table in the columns of another data set. What it has no honest value for stays empty, and the sidecar says so."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        known = tables.columns(self.name)
        self.columns = list(known)
        self.empty = [column for column, holds in known.items() if not holds]

    @abstractmethod
    def named(self, selection: Selection) -> Iterator[Mapping[str, Cell]]:
        """The rows as cells by column; columns that are not there stay empty."""

    def cells(self, selection: Selection) -> Iterator[Sequence[Cell]]:
        """The rows; such data sets hold no line breaks inside a cell."""
        for row in self.named(selection):
            yield [one_line(row.get(column)) for column in self.columns]
