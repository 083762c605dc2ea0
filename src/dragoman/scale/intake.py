"""The items of a shard's files, each a report or its error, with where it came from; items of other shards are passed over unread."""

import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from dragoman.errors import EmptyReport, InputError, UnreadableFile
from dragoman.report import Report
from dragoman.scale.messages import Task
from dragoman.scale.settings import Settings
from dragoman.sources.open import is_source, read_lines, reports, stream
from dragoman.sources.unzip import Unzipped

LINES = frozenset({".jsonl", ".ndjson"})
_READ = 1 << 20


class Item(msgspec.Struct, frozen=True):
    """A report or its error, which file it came from and the place in it; `number` counts the items of a shard."""

    number: int
    found: Report | InputError
    source: str
    pointer: str


def suffix(path: Path) -> str:
    """The ending that tells a file's form, that of gzip aside."""
    return (Path(path.stem) if path.suffix.lower() == ".gz" else path).suffix.lower()


def files(words: str) -> Iterator[Path]:
    """The files of an INPUT: itself, or those of a folder in the order of their names."""
    path = Path(words)
    if words != "-" and path.is_dir():
        yield from sorted(p for p in path.rglob("*") if p.is_file() and is_source(p.name))
    else:
        yield path


def items(task: Task, settings: Settings, opened: Callable[[int, int], None], alive: Callable[[int], None]) -> Iterator[Item]:
    """The items of a task from `task.start` on.

    `opened` is told of each file and its first item's number, `alive`, now and then, how many items were passed over.
    """
    number = task.base
    for at, name in enumerate(task.files):
        opened(at, number)
        if task.parts > 1:
            found: Iterator[tuple[int, Report | InputError]] = _strided(Path(name), task, settings, alive)
        else:
            found = enumerate(_reports(Path(name), settings))
        for place, one in found:
            if number >= task.start:
                yield Item(number, one, name, str(place + 1))
            elif number % 1000 == 0:
                alive(number)
            number += 1


def _reports(path: Path, settings: Settings) -> Iterator[Report | InputError]:
    if str(path) != "-":
        yield from reports([path], options=settings.options())
        return
    with settings.place("-").open("rb") as file:
        yield from stream(file, "stdin", "stdin", settings.options())


def _strided(path: Path, task: Task, settings: Settings, alive: Callable[[int], None]) -> Iterator[tuple[int, Report | InputError]]:
    """The lines of a JSON Lines file that are this part's: each `parts`-th one. Gives each with its place among all lines."""
    try:
        with path.open("rb") as file:
            zipped = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            lines = io.BufferedReader(Unzipped(file), _READ) if zipped else file
            blanked = _Blanked(lines, task.part, task.parts, alive)
            buffered = cast("io.BufferedReader", io.BufferedReader(blanked, _READ))
            for count, found in enumerate(read_lines(buffered, str(path), path.name.removesuffix(".gz"), settings.options())):
                yield task.part + count * task.parts, found
            if blanked.count == 0 and task.part == 0:
                yield 0, EmptyReport("nothing to read: no line with a report", where=str(path), do="leave it out")
    except (OSError, EOFError, zlib.error) as error:
        if task.part == 0:  # told once, not by every part
            what = getattr(error, "strerror", None) or f"damaged: {error}"
            yield 0, UnreadableFile(what, where=str(path), do="unpack it by hand, or fetch it again")


class _Blanked(io.RawIOBase):
    """A file with all its lines, but those of other parts empty, so that the others keep their numbers and cost nothing."""

    def __init__(self, file: BinaryIO, part: int, parts: int, alive: Callable[[int], None]) -> None:
        self._file, self._part, self._parts, self._alive = file, part, parts, alive
        self.count = 0  # of lines that are not blank
        self._held = b""
        self._mine: bool | None = None  # whether a line goes on, and whose it is

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        told = False  # the first bytes tell a file's form, so there is to be more than blank lines among them
        while not told and not self._held.strip() and (raw := self._file.readline(_READ)):
            kept = self._of(raw)
            self._held += kept
            told = bool(kept.strip())
        size = min(len(view), len(self._held))
        view[:size], self._held = self._held[:size], self._held[size:]
        return size

    def _of(self, raw: bytes) -> bytes:
        """A piece of a line as this part sees it."""
        if self._mine is None:
            if not raw.strip():
                return raw
            self._mine = self.count % self._parts == self._part
            self.count += 1
            if self.count % 1000 == 0:
                self._alive(self.count)
        ends = raw.endswith(b"\n")
        kept = raw if self._mine else b"\n" * ends
        if ends:
            self._mine = None
        return kept
