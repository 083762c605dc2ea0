"""Records in JSON Lines as a store for the time of an export, so that they are filtered, ordered and named as in any store."""

import contextlib
import gzip
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dragoman.exports.errors import ExportError
from dragoman.record import Record
from dragoman.store.store import Store
from dragoman.store.writer import Writer

STDIN = "-"
_GZIP = b"\x1f\x8b"


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Store]:
    """A store of the records of a file (JSON Lines, gzip or not), or `-` for standard input. Raises ExportError for what is no record."""
    with tempfile.TemporaryDirectory(prefix="dragoman-") as home:
        made = Path(home) / "records.db"
        with Writer(made) as writer:
            for record in _records(path):
                writer.add(record)
        with Store(made) as store:
            yield store


def _records(path: Path) -> Iterator[Record]:
    decode = msgspec.json.Decoder(Record).decode
    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            try:
                yield decode(line)
            except msgspec.DecodeError as error:
                where = f"{path}:{number}"
                raise ExportError(f"no record: {error}", where=where, do="give a store, or what `dragoman code` wrote") from None


def _lines(path: Path) -> Iterator[bytes]:
    if str(path) == STDIN:
        yield from sys.stdin.buffer
        return
    try:
        with path.open("rb") as file:
            zipped = file.read(2) == _GZIP
        with gzip.open(path) if zipped else path.open("rb") as file:
            yield from file
    except (OSError, EOFError) as error:
        told = getattr(error, "strerror", None) or "damaged gzip"
        raise ExportError(f"cannot be read: {told}", where=str(path), do="check the name and permissions") from None
