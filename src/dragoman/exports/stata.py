"""Stata's .dta, format 118 (Stata 14 and later), written in two passes so that memory holds one row.

Layout: Stata's own description, `help dta`. Texts of up to 2045 bytes are str#, longer ones strL.
"""

import datetime
import struct
import tempfile
from collections.abc import Sequence
from typing import Any, BinaryIO

from dragoman.exports.base import Export, Options
from dragoman.exports.selection import Selection
from dragoman.store.flat import COLUMNS, Flat

_DAYS = {"published", "date", "date_end"}
_NUMBERS = {"quad", "geonames", "dead", "injured", "arrested", "score", "confidence", "latitude", "longitude"}
_EPOCH = datetime.date(1960, 1, 1)
_STRL, _DOUBLE, _LONG = 32768, 65526, 65528
_LONGEST = 2045
_MISSING_LONG = 2147483621
_MISSING_DOUBLE = 2.0**1023
_MAX_DOUBLE = 8.988465674311579e307
_EMPTY_STRL = bytes(8)
_TAGS = ("variable_types", "varnames", "sortlist", "formats", "value_label_names", "variable_labels", "characteristics")


def _bytes(text: str | None) -> bytes:
    """A text as Stata holds it: UTF-8, no zero byte within."""
    return (text or "").replace("\x00", " ").encode("utf-8", "replace")


class _Shape:
    """What the first pass finds: how many rows, how wide each text, how long all strLs together."""

    def __init__(self) -> None:
        self.rows = 0
        self.widths = dict.fromkeys((name for name in COLUMNS if name not in _DAYS | _NUMBERS), 1)
        self.sums = dict.fromkeys(self.widths, 0)
        self.filled = dict.fromkeys(self.widths, 0)

    def add(self, row: Flat) -> None:
        """Look at a row."""
        self.rows += 1
        for name in self.widths:
            if length := len(_bytes(getattr(row, name))):
                self.widths[name] = max(self.widths[name], length)
                self.sums[name] += length
                self.filled[name] += 1

    def types(self) -> list[int]:
        """Stata's type of each column."""
        return [_LONG if name in _DAYS else _DOUBLE if name in _NUMBERS else self._text(name) for name in COLUMNS]

    def _text(self, name: str) -> int:
        return self.widths[name] if self.widths[name] <= _LONGEST else _STRL

    def strls(self) -> int:
        """How many bytes all strLs take: each has a head of 20 bytes and a zero at its end."""
        return sum(self.sums[name] + 21 * self.filled[name] for name in self.widths if self._text(name) == _STRL)


class Stata(Export):
    """Flat events as a .dta file; days are Stata's days (%td)."""

    name, title, suffix = "dta", "Stata .dta, format 118", ".dta"

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.columns = list(COLUMNS)

    def write(self, selection: Selection, out: BinaryIO) -> None:
        """Look at all rows, then write them."""
        shape = _Shape()
        for row in selection.flat():
            shape.add(row)
        types = shape.types()
        out.write(_head(shape.rows, types, shape.strls()))
        out.write(b"<data>")
        with tempfile.TemporaryFile() as spool:
            for nth, row in enumerate(selection.flat(), 1):
                out.write(_cells(nth, row, types, spool))
                self.rows += 1
            out.write(b"</data><strls>")
            spool.seek(0)
            while part := spool.read(1 << 16):
                out.write(part)
        out.write(b"</strls><value_labels></value_labels></stata_dta>")


def _cells(nth: int, row: Flat, types: Sequence[int], spool: Any) -> bytes:  # noqa: ANN401  # a temporary file
    found = bytearray()
    values: Sequence[Any] = row
    for at, (name, value, kind) in enumerate(zip(COLUMNS, values, types, strict=True), 1):
        if name in _DAYS:
            found += struct.pack("<i", _MISSING_LONG if value is None else (datetime.date.fromisoformat(value) - _EPOCH).days)
        elif name in _NUMBERS:
            found += struct.pack("<d", _MISSING_DOUBLE if value is None or abs(value) > _MAX_DOUBLE else float(value))
        elif kind != _STRL:
            found += _bytes(value).ljust(kind, b"\x00")
        elif text := _bytes(value):
            found += struct.pack("<H", at) + nth.to_bytes(6, "little")
            spool.write(struct.pack("<3sIQBI", b"GSO", at, nth, 130, len(text) + 1) + text + b"\x00")
        else:
            found += _EMPTY_STRL
    return bytes(found)


def _head(rows: int, types: Sequence[int], strls: int) -> bytes:
    """All before the data: header, map, and descriptions of the variables."""
    label = b"Dragoman events"
    header = b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>" + struct.pack("<H", len(types)) + b"</K><N>"
    header += struct.pack("<Q", rows) + b"</N><label>" + struct.pack("<H", len(label)) + label
    header += b"</label><timestamp>\x00</timestamp></header>"
    formats = [b"%td" if name in _DAYS else b"%10.0g" if name in _NUMBERS else b"%-20s" for name in COLUMNS]
    bodies = (
        struct.pack(f"<{len(types)}H", *types),
        b"".join(name.encode("ascii").ljust(129, b"\x00") for name in COLUMNS),
        bytes(2 * (len(types) + 1)),
        b"".join(told.ljust(57, b"\x00") for told in formats),
        bytes(129 * len(types)),
        bytes(321 * len(types)),
        b"",
    )
    parts = [f"<{tag}>".encode() + body + f"</{tag}>".encode() for tag, body in zip(_TAGS, bodies, strict=True)]
    width = sum(4 if kind == _LONG else 8 if kind in {_DOUBLE, _STRL} else kind for kind in types)
    lengths = [len(b"<map></map>") + 14 * 8, *map(len, parts), len(b"<data></data>") + width * rows, len(b"<strls></strls>") + strls]
    places = [0, len(header)]
    for length in lengths:
        places.append(places[-1] + length)
    places += [places[-1] + len(b"<value_labels></value_labels>")]
    places += [places[-1] + len(b"</stata_dta>")]
    return header + b"<map>" + struct.pack("<14Q", *places) + b"</map>" + b"".join(parts)
