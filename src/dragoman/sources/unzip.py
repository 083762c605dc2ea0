"""Gzip as a stream that gives every byte before a damage, and only then says that it is damaged."""

import io
import zlib
from typing import BinaryIO

_READ = 1 << 14
_GZIP = 31  # zlib's word for a gzip header and trailer


class Unzipped(io.RawIOBase):
    """The bytes of a gzip file of one or many members; EOFError or zlib.error where it is cut or damaged, after all bytes before."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._inner, self._raw = stream, zlib.decompressobj(_GZIP), b""
        self._fresh = False  # whether a member has ended and no other has begun
        self._error: Exception | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]  # as RawIOBase calls it
        """Fill `buffer` with what there is; how many bytes."""
        if self._error is not None:
            raise self._error
        try:
            while self._more():
                got = self._step(len(buffer))
                if got:
                    buffer[: len(got)] = got
                    return len(got)
        except (EOFError, zlib.error) as error:
            self._error = error
            raise
        return 0

    def _more(self) -> bool:
        """Whether there are packed bytes, after those that only fill the space between members."""
        while not self._raw:
            self._raw = self._stream.read(_READ)
            if not self._raw and not self._fresh:
                raise EOFError("it ends in the middle")
            if not self._raw:
                return False
            if self._fresh:
                self._raw = self._raw.lstrip(b"\x00")
        return True

    def _step(self, most: int) -> bytes:
        if self._fresh:
            self._inner, self._fresh = zlib.decompressobj(_GZIP), False
        got = self._inner.decompress(self._raw, most)
        self._raw = self._inner.unconsumed_tail
        if self._inner.eof:
            self._raw, self._fresh = self._inner.unused_data.lstrip(b"\x00"), True
        return got
