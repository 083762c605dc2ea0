"""The folder of a run. What its ledger tells is done is done; whatever else lies there is not.

    plan.json               the shards, in their order
    ledger/KEY.json         a receipt, written once the shard's file is safe
    shards/KEY.jsonl.gz     what a shard gave: the lines of `messages.Line`, in order
    quarantine/KEY.jsonl    the lines of what was set aside or failed, with the reason

Files are written beside their place, brought to the disk, and renamed, so that none is there by half.
"""

import contextlib
import gzip
import hashlib
import os
import platform
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import msgspec

from dragoman.record import CoderPart
from dragoman.scale.errors import ScaleError
from dragoman.scale.messages import Aside, Coded, Line, decode_line
from dragoman.scale.plan import Plan, Shard

LEFT_SECONDS = 86_400  # no shard takes a day
_ROOMS = ("ledger", "shards", "quarantine")
GZIP = 31  # zlib's word for a gzip stream, which is written without a name and a time


class Receipt(msgspec.Struct, kw_only=True):
    """What a finished shard was made of and what it gave. `seconds` and `megabytes` are those of this one making."""

    key: str
    input: str
    coder: CoderPart
    output: str = ""
    items: int = 0
    coded: int = 0
    same: int = 0
    empty: int = 0
    events: int = 0
    words: int = 0
    aside: dict[str, int] = {}
    failed: dict[str, int] = {}
    size: int = 0
    seconds: float = 0.0
    megabytes: int = 0

    def count(self, line: Line) -> None:
        """Count a line of the shard's file."""
        if isinstance(line, Coded):
            self.coded += 1
            self.events += line.events
            self.words += line.words
            self.empty += not line.events
        else:
            told = self.failed if line.failed else self.aside
            told[line.code] = told.get(line.code, 0) + 1


_RECEIPTS = msgspec.json.Decoder(Receipt)
_PLANS = msgspec.json.Decoder(Plan)


class Ledger:
    """The ledger in a folder, which is made. Raises ScaleError where it cannot be read or written."""

    def __init__(self, home: Path) -> None:
        self.home = home
        with explaining(home):
            for name in _ROOMS:
                (home / name).mkdir(parents=True, exist_ok=True)
            for left in home.rglob(".*.tmp"):  # of a process that was killed
                if left.stat().st_mtime < time.time() - LEFT_SECONDS:
                    left.unlink(missing_ok=True)

    def keep(self, plan: Plan) -> None:
        """Keep a plan, in place of any other."""
        with explaining(self.home):
            atomic(self.home / "plan.json", msgspec.json.encode(plan))

    def plan(self) -> Plan:
        """The plan that is kept."""
        with explaining(self.home):
            try:
                return _PLANS.decode((self.home / "plan.json").read_bytes())
            except FileNotFoundError:
                raise ScaleError("no run lies here", where=str(self.home), do="`dragoman run` makes one") from None
            except msgspec.DecodeError as error:
                raise ScaleError(f"plan.json is damaged: {error}", where=str(self.home), do="run the same command again") from None

    def receipt(self, shard: Shard) -> Receipt | None:
        """The receipt of a shard whose file is there; None where it is not done."""
        try:
            found = _RECEIPTS.decode(self._receipt(shard).read_bytes())
            there = self.output(shard).stat().st_size
        except (OSError, msgspec.DecodeError):
            return None
        return found if found.key == shard.key and found.size == there else None

    def close(self, shard: Shard, receipt: Receipt) -> None:
        """Enter a shard as done."""
        with explaining(self.home):
            atomic(self._receipt(shard), msgspec.json.encode(receipt))

    def strike(self, shard: Shard, *, quarantine: bool = False) -> None:
        """Take a shard out: the receipt first, then its file."""
        with explaining(self.home):
            self._receipt(shard).unlink(missing_ok=True)
            self.output(shard).unlink(missing_ok=True)
            if quarantine:
                self.quarantine(shard).unlink(missing_ok=True)

    def output(self, shard: Shard) -> Path:
        """Where a shard's file lies."""
        return self.home / "shards" / f"{shard.key}.jsonl.gz"

    def quarantine(self, shard: Shard) -> Path:
        """Where what a shard set aside lies."""
        return self.home / "quarantine" / f"{shard.key}.jsonl"

    def tidy(self) -> None:
        """Take the folder away where nothing is left in it that anybody may want to see."""
        with contextlib.suppress(OSError):
            for name in _ROOMS:
                (self.home / name).rmdir()
            self.home.rmdir()

    def lines(self, shard: Shard, receipt: Receipt) -> Iterator[Line]:
        """The lines of a finished shard; ScaleError where the file is not what its receipt tells."""
        path = self.output(shard)
        with explaining(path):
            with path.open("rb") as file:
                whole = hashlib.file_digest(file, "sha256").hexdigest() == receipt.output
            if not whole:
                raise ScaleError("the file is damaged", where=str(path), do="delete it and run the same command again")
            with gzip.open(path, "rb") as unpacked:
                yield from map(decode_line, unpacked)

    def _receipt(self, shard: Shard) -> Path:
        return self.home / "ledger" / f"{shard.key}.json"


class Output:
    """A shard's file while it is made. Nothing is there until `finish`.

    The name beside the place is one's own, so that two processes that make the same shard do not meet.
    """

    def __init__(self, ledger: Ledger, shard: Shard, receipt: Receipt) -> None:
        self._ledger, self._shard, self.receipt = ledger, shard, receipt
        self._place = ledger.output(shard)
        self._part = own_name(self._place)
        self._zip = zlib.compressobj(1, zlib.DEFLATED, GZIP)
        self._digest = hashlib.sha256()
        self._asides: list[bytes] = []
        with explaining(self._place):
            self._place.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._part.open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._part.unlink(missing_ok=True)

    def write(self, line: Line, raw: bytes) -> None:
        """Write a line, given as it is and as its bytes."""
        self.receipt.count(line)
        if isinstance(line, Aside):
            self._asides.append(raw + b"\n")
        with explaining(self._place):
            self._put(self._zip.compress(raw + b"\n"))

    def _put(self, packed: bytes) -> None:
        self._digest.update(packed)
        self.receipt.size += self._file.write(packed)

    def finish(self) -> Receipt:
        """Put the file in its place, and the shard into the ledger."""
        with explaining(self._place):
            self._put(self._zip.flush())
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self.receipt.output = self._digest.hexdigest()
            if self._asides:
                atomic(self._ledger.quarantine(self._shard), b"".join(self._asides))
            else:
                self._ledger.quarantine(self._shard).unlink(missing_ok=True)
            self._part.replace(self._place)
            _sync(self._place.parent)
        self._ledger.close(self._shard, self.receipt)
        return self.receipt


def own_name(place: Path) -> Path:
    """A name beside a place that no other machine, process or thread uses."""
    return place.with_name(f".{place.name}.{platform.node()}.{os.getpid()}.{threading.get_native_id()}.tmp")


def atomic(place: Path, told: bytes) -> None:
    """Write a file whole or not at all."""
    part = own_name(place)
    place.parent.mkdir(parents=True, exist_ok=True)  # another run may have tidied it up
    try:
        with part.open("wb") as file:
            file.write(told)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
    _sync(place.parent)


def _sync(folder: Path) -> None:
    """Bring a rename to the disk, where the system can do so."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def explaining(where: Path) -> Iterator[None]:
    """Turn what the disk raises inside into ScaleError."""
    try:
        yield
    except (OSError, EOFError, zlib.error) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise ScaleError(
            f"cannot be read or written: {what}", where=str(where), do="check the folder and its free space; what is done is safe"
        ) from error
