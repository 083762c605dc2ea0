"""What all targets of an export share: options, what is left out, who did it to whom in pairs."""

import hashlib
from abc import ABC, abstractmethod
from collections import Counter
from typing import BinaryIO, ClassVar, Literal

import msgspec

from dragoman.exports.selection import Selection
from dragoman.store import terms
from dragoman.store.stored import StoredEvent, StoredParty

By = Literal["country", "sector", "actor"]
DONE = frozenset({"occurred", "ongoing"})


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to write.

    `keep`: also what the target cannot hold; `header`: names of columns first; `spreadsheet`: no cell is taken for a formula;
    `by`: what the nodes of a graph are.
    """

    keep: bool = False
    header: bool = True
    spreadsheet: bool = False
    by: By = "country"


class Export(ABC):
    """A target: it writes a selection to a stream, row by row, and counts what it wrote and what it left out."""

    name: ClassVar[str]
    title: ClassVar[str]
    suffix: ClassVar[str]
    folder: ClassVar[bool] = False

    def __init__(self, options: Options) -> None:
        self.options = options
        self.rows = 0
        self.left_out: Counter[str] = Counter()
        self.columns: list[str] = []
        self.empty: list[str] = []

    @abstractmethod
    def write(self, selection: Selection, out: BinaryIO) -> None:
        """Write all of a selection."""

    def leaves(self, reason: str | None) -> bool:
        """Whether an event is left out for a reason (None: there is none); counts it."""
        if reason is None or self.options.keep:
            return False
        self.left_out[reason] += 1
        return True


def unheld(event: StoredEvent) -> str | None:
    """Why a target that knows no status cannot hold an event: its status, where PLOVER's label does not tell it; None where it can.

    A planned visit is AGREE and a planned attack THREATEN, which hold it; a denied attack, or a possible visit, has no such label.
    """
    if event.status in DONE:
        return None
    if event.status == "negated":
        return event.status
    told = event.plover != event.type or (event.status == "planned" and event.type == "AGREE")
    return None if told else event.status


def pairs(event: StoredEvent) -> list[tuple[StoredParty | None, StoredParty | None]]:
    """Who did it to whom, one actor and one recipient each; of mutual acts every ordered pair. None where there is nobody."""
    actors: list[StoredParty | None] = list(event.actor) or [None]
    if event.recipient:
        return [(actor, recipient) for actor in actors for recipient in event.recipient]
    if event.type in terms.MUTUAL and len({actor.id for actor in event.actor}) > 1:
        return [(actor, other) for actor in event.actor for other in event.actor if actor.id != other.id]
    return [(actor, None) for actor in actors]


def number(ident: str, nth: int = 0) -> int:
    """A number for formats that want one: 53 bits of the SHA-256 of an id, so that no reader rounds it; `nth` is the pair.

    >>> number("e0") == number("e0"), number("e0") != number("e0", 1), number("e0") < 2**53
    (True, True, True)
    """
    told = f"{ident}.{nth}" if nth else ident
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big") >> 11
