"""What is to be done: the files of all inputs, in the order of their names, cut into shards by their sizes alone.

Every process that plans the same inputs with the same settings finds the same shards, so that none has to be told by another.
"""

import functools
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from dragoman.record import CoderPart
from dragoman.scale.intake import LINES, files, suffix
from dragoman.scale.settings import FORMAT, Settings, coder_key, fingerprint

FILES = 1000  # of one shard at most
PARTS = 256  # of one file at most: each of them reads the file, which takes 1 / 10,000 of the time of coding it
ZIPPED = 4  # how much larger a text is than its gzip
WHOLE = 64 << 20  # bytes up to which all of a file is digested
_BLOCK = 1 << 16


class Shard(msgspec.Struct, frozen=True):
    """A piece of a run: some whole files, or each `parts`-th item of one. `key` tells all that its outcome depends on but the bytes."""

    key: str
    files: tuple[str, ...]
    sizes: tuple[int, ...]
    part: int = 0
    parts: int = 1

    @property
    def size(self) -> int:
        """Bytes of input."""
        return sum(self.sizes) // self.parts


class Plan(msgspec.Struct, frozen=True):
    """All shards of a run, in their order, and who codes them."""

    coder: CoderPart
    settings: Settings
    shards: tuple[Shard, ...]

    @property
    def key(self) -> str:
        """The fingerprint of the whole."""
        return fingerprint([shard.key for shard in self.shards])


def plan(inputs: Iterable[str], coder: CoderPart, settings: Settings) -> Plan:
    """The shards of inputs: files, and folders of them. A file that two inputs name is there once."""
    names = sorted({str(path) for words in inputs for path in files(words)})
    told = fingerprint(FORMAT, coder_key(coder), settings.published, settings.limit, settings.fields)
    cut = _cut(((name, _size(settings.place(name))) for name in names), settings.shard_bytes)
    shards = (Shard(fingerprint(told, group, part, parts), *_columns(group), part, parts) for group, part, parts in cut)
    return Plan(coder, settings, tuple(shards))


def _columns(group: list[tuple[str, int]]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    return tuple(name for name, _ in group), tuple(size for _, size in group)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):  # the one who reads it says so
        return 0


def _cut(sized: Iterable[tuple[str, int]], wanted: int) -> Iterator[tuple[list[tuple[str, int]], int, int]]:
    """Groups of files with a part and the number of parts: large files in parts, small ones together."""
    group: list[tuple[str, int]] = []
    full = 0
    for name, size in sized:
        real = size * (ZIPPED if name.lower().endswith(".gz") else 1)
        parts = min(-(-real // wanted), PARTS) if suffix(Path(name)) in LINES else 1
        if group and (parts > 1 or full + real > wanted or len(group) >= FILES):
            yield group, 0, 1
            group, full = [], 0
        if parts > 1:
            yield from (([(name, size)], part, parts) for part in range(parts))
        else:
            group.append((name, size))
            full += real
    if group:
        yield group, 0, 1


def digest(shard: Shard, settings: Settings, home: Path) -> str:
    """The digest of a shard's input: of all bytes of a file up to 64 MiB, of 64 blocks and the size of a larger one."""
    told = hashlib.sha256()
    for name in shard.files:
        told.update(_digest(home / settings.place(name)))
    return told.hexdigest()


def forget() -> None:
    """Forget the digests of files, which may have changed; a run looks at each once."""
    _digest.cache_clear()


@functools.lru_cache(maxsize=4096)
def _digest(path: Path) -> bytes:
    try:
        if not path.is_file():  # a pipe can be read once only
            return b"no file"
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size <= WHOLE:
                return hashlib.file_digest(file, "sha256").digest()
            told = hashlib.sha256(str(size).encode())
            for number in range(64):
                file.seek((size - _BLOCK) * number // 63)
                told.update(file.read(_BLOCK))
            return told.digest()
    except (OSError, ValueError) as error:
        return f"unreadable: {type(error).__name__}".encode()
