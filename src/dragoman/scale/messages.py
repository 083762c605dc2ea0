"""What a process that codes says, one JSON object a line; the lines `Coded` and `Aside` are also those of a shard's file."""

import msgspec

from dragoman.errors import DragomanError
from dragoman.record import CoderPart
from dragoman.report import Report


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Code what files hold, from item `start` on; the first has the number `base`. `known` is a store whose reports are passed over."""

    files: tuple[str, ...]
    part: int = 0
    parts: int = 1
    base: int = 0
    start: int = 0
    known: str | None = None


class Hello(msgspec.Struct, frozen=True, tag="hello"):
    """The coder is loaded."""

    part: CoderPart


class Fatal(msgspec.Struct, frozen=True, tag="fatal"):
    """Nothing can be coded: no model, no facts."""

    code: str
    what: str
    where: str
    do: str


class Opened(msgspec.Struct, frozen=True, tag="opened"):
    """The reading of a file begins: the how-manieth of the task, and the number of its first item."""

    file: int
    number: int


class Begin(msgspec.Struct, frozen=True, tag="begin"):
    """The coding of an item begins; what it came from, so that it can be named should the process not live to tell."""

    number: int
    source: str
    pointer: str
    report: Report


class Coded(msgspec.Struct, frozen=True, tag="coded"):
    """An item was coded. `record` is its record in JSON."""

    number: int
    source: str
    pointer: str
    events: int
    words: int
    record: msgspec.Raw


class Aside(msgspec.Struct, frozen=True, tag="aside"):
    """An item was set aside, or, where `failed`, the coder could not code it; then the report is kept, if it was one already."""

    number: int
    source: str
    pointer: str
    code: str
    what: str
    where: str
    do: str
    failed: bool = False
    report: Report | None = None

    def __str__(self) -> str:
        return str(DragomanError(self.what, where=self.where, do=self.do))


class Same(msgspec.Struct, frozen=True, tag="same"):
    """The store holds the item already."""

    number: int


class Working(msgspec.Struct, frozen=True, tag="working"):
    """The process is alive and passes over items."""

    number: int


class End(msgspec.Struct, frozen=True, tag="end"):
    """The shard is done; `items` is how many it held."""

    items: int


Message = Hello | Fatal | Opened | Begin | Coded | Aside | Same | Working | End
Line = Coded | Aside
decode = msgspec.json.Decoder(Message).decode
decode_line = msgspec.json.Decoder(Line).decode
decode_task = msgspec.json.Decoder(Task).decode
encode = msgspec.json.Encoder().encode


def aside(found: DragomanError, at: tuple[int, str, str], *, failed: bool = False, report: Report | None = None) -> Aside:
    """What is told of an error; `at` is the item's number, source and pointer."""
    return Aside(*at, found.code, found.what, found.where, found.do, failed, report)
