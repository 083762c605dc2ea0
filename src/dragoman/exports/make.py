"""Make an export: a target by its name, its file only when whole, and the sidecar that tells what is in it."""

import contextlib
import hashlib
import importlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

import dragoman
from dragoman.exports.base import Export, Options
from dragoman.exports.errors import ExportError
from dragoman.exports.gold import Gold
from dragoman.exports.parquet import Parquet
from dragoman.exports.selection import Selection
from dragoman.store import connect

TARGETS = {
    "plover": "interchange:Plover",
    "polecat": "polecat:Polecat",
    "icews": "cameo:Icews",
    "gdelt": "cameo:Gdelt",
    "phoenix": "cameo:Phoenix",
    "csv": "tabular:Csv",
    "tsv": "tabular:Tsv",
    "parquet": "parquet:Parquet",
    "dta": "stata:Stata",
    "geojson": "geojson:GeoJson",
    "graphml": "graphml:GraphMl",
    "timelinejs": "timelinejs:TimelineJs",
    "jsonld": "jsonld:JsonLd",
    "bibtex": "bibtex:BibTex",
    "gold": "gold:Gold",
}


class _Counting:
    """A stream that counts and digests what goes through it."""

    def __init__(self, out: BinaryIO) -> None:
        self.out, self.bytes, self.digest = out, 0, hashlib.sha256()
        self.closed = False

    def write(self, part: Any) -> int:  # noqa: ANN401  # anything with a buffer
        """Write on."""
        self.digest.update(part)
        length = memoryview(part).nbytes
        self.bytes += length
        self.out.write(part)
        return length

    def writelines(self, parts: Iterable[bytes]) -> None:
        """Write each on."""
        for part in parts:
            self.write(part)

    def flush(self) -> None:
        """Flush the stream below."""
        self.out.flush()

    def tell(self) -> int:
        """How many bytes there were."""
        return self.bytes

    def writable(self) -> bool:
        """Always."""
        return True

    def readable(self) -> bool:
        """Never."""
        return False

    def seekable(self) -> bool:
        """Never."""
        return False

    def close(self) -> None:
        """The stream below is closed by whom it was opened."""
        self.closed = True

    def told(self) -> dict[str, Any]:
        """Digest and size."""
        return {"sha256": self.digest.hexdigest(), "bytes": self.bytes}


def target(name: str, options: Options | None = None) -> Export:
    """A target by its name. Raises ExportError where there is none, MissingExtra where it needs a library."""
    if name not in TARGETS:
        raise ExportError(f"no target {name!r}", do=f"there are {', '.join(TARGETS)}")
    module, kind = TARGETS[name].split(":")
    found: type[Export] = getattr(importlib.import_module(f"dragoman.exports.{module}"), kind)
    return found(options or Options())


def to_stream(selection: Selection, to: Export, out: BinaryIO) -> dict[str, Any]:
    """Write an export to a stream; its sidecar. Raises ExportError where it is a folder."""
    if to.folder:
        raise ExportError(f"{to.name} is a folder of files", do="give --out FOLDER")
    with _one_state(selection):
        counting = _Counting(out)
        to.write(selection, cast("BinaryIO", counting))
        out.flush()
        return _card(selection, to, [counting.told()])


def to_path(selection: Selection, to: Export, out: Path) -> dict[str, Any]:
    """Write an export to a file, or a folder; its sidecar. What is not whole does not appear. Raises ExportError where it cannot."""
    try:
        with _one_state(selection):
            if not to.folder:
                told = _to_file(selection, to, out)
                return _card(selection, to, [{"name": out.name, **told}])
            assert isinstance(to, Parquet | Gold)  # noqa: S101  # for the type checker: the folders there are
            out.mkdir(exist_ok=True)
            files = []
            for name, write in to.parts(selection).items():
                with _whole(out / name) as counting:
                    write(cast("BinaryIO", counting))
                files.append({"name": name, **counting.told()})
            return _card(selection, to, files)
    except OSError as error:
        raise ExportError(f"cannot be written: {error.strerror}", where=str(out), do="choose another --out") from None


def _to_file(selection: Selection, to: Export, out: Path) -> dict[str, Any]:
    with _whole(out) as counting:
        to.write(selection, cast("BinaryIO", counting))
    return counting.told()


@contextlib.contextmanager
def _whole(path: Path) -> Iterator[_Counting]:
    """A file that takes its name only when it is whole."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            counting = _Counting(file)
            yield counting
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _one_state(selection: Selection) -> Iterator[None]:
    """All questions see one state of the store, whatever is written meanwhile."""
    connection = selection.store.connection
    with connect.explaining(str(selection.store.path)):
        connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _card(selection: Selection, to: Export, files: list[dict[str, Any]]) -> dict[str, Any]:
    """What the sidecar tells. No time of day is in it: the same store and query give the same bytes."""
    return {
        "target": to.name,
        "title": to.title,
        "dragoman": dragoman.__version__,
        "query": selection.chosen.filters.told() | ({} if selection.limit is None else {"limit": selection.limit}),
        "options": msgspec.to_builtins(to.options),
        "events": selection.count(),
        "rows": to.rows,
        "left_out": dict(sorted(to.left_out.items())),
        "columns": to.columns,
        "columns_left_empty": to.empty,
        "coders": selection.coders(),
        "files": files,
    }


def write_card(card: dict[str, Any], path: Path) -> None:
    """Write a sidecar. Raises ExportError where it cannot."""
    try:
        with _whole(path) as out:
            out.write((json.dumps(card, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))
    except OSError as error:
        raise ExportError(f"cannot be written: {error.strerror}", where=str(path), do="choose another --meta") from None
