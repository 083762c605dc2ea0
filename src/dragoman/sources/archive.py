"""Zip and tar, read member by member and never unpacked to disk; limits stop bombs."""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from dragoman.errors import InputError, TooLarge, UnreadableFile
from dragoman.report import Report
from dragoman.sources.settings import Limits, Options

_Opener = Callable[[], BinaryIO]
Inner = Callable[[BinaryIO, str, str], Iterator[Report | InputError]]
_BROKEN = (tarfile.TarError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


class Metered(io.RawIOBase):
    """Bytes of a stream, up to a number; TooLarge where it holds more."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream, self.left = stream, most

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]  # as RawIOBase calls it
        """Fill `buffer`; how many bytes were there."""
        got = self._stream.read(len(buffer))
        self.left -= len(got)
        if self.left < 0:
            raise TooLarge("unpacks to more than an archive may hold", do="unpack it yourself, if you trust it")
        buffer[: len(got)] = got
        return len(got)


def read_archive(file: BinaryIO, where: str, name: str, options: Options, inner: Inner) -> Iterator[Report | InputError]:
    """The reports in a zip or tar, in the order of its members, each read by `inner`; a member's place is `where!member`."""
    zipped = file.peek(4)[:4] in {b"PK\x03\x04", b"PK\x05\x06"}  # type: ignore[attr-defined]  # buffered
    members = _zip(file, options.limits) if zipped else _tar(file)
    left = options.limits.total
    number = 0
    try:
        for number, (member, opener, most) in enumerate(members, 1):
            if number > options.limits.members:
                raise TooLarge(f"more than {options.limits.members:,} files", do="split the archive")
            meter, before = None, min(left, most)
            try:
                with opener() as opened:
                    meter = Metered(opened, before)
                    yield from inner(io.BufferedReader(meter), f"{where}!{member}", f"{name}!{member}")
            except InputError as error:
                yield error.at(f"{where}!{member}")
            except _BROKEN as error:
                yield UnreadableFile(f"damaged: {' '.join(str(error).split())[:120]}", where=f"{where}!{member}", do="pack it again")
            left -= before - meter.left if meter else 0
    except _BROKEN as error:
        yield UnreadableFile(f"damaged after file {number}: {' '.join(str(error).split())[:120]}", where=where, do="pack it again")


def _zip(file: BinaryIO, limits: Limits) -> Iterator[tuple[str, _Opener, int]]:
    if not file.seekable():  # the list of a zip is at its end
        raw = file.read(limits.page + 1)
        if len(raw) > limits.page:
            raise TooLarge(f"a zip within another source over {limits.page:,} bytes", do="unpack the outer one")
        file = io.BytesIO(raw)
    with zipfile.ZipFile(file) as archive:
        for member in archive.infolist():
            if not member.is_dir():
                yield member.filename, partial(archive.open, member), max(member.compress_size * limits.ratio, 1 << 20)  # type: ignore[misc]


def _tar(file: BinaryIO) -> Iterator[tuple[str, _Opener, int]]:
    with tarfile.open(fileobj=file, mode="r|") as archive:
        for member in archive:
            if member.isfile():
                yield member.name, partial(archive.extractfile, member), member.size + 1  # type: ignore[misc]
