"""What is paired: events and the reports that tell them, as columns of numbers."""

import functools
import math
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman import codebook
from dragoman.stories import copies, words
from dragoman.stories.words import Bits, Numbers

MANY = 4  # parties of a role that count
NONE = -1
_JOIN = ";"
_STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "negated")


class Telling(NamedTuple):
    """A report as far as pairing goes; `published` is an ordinal day."""

    key: int
    published: int
    text: str


class Doing(NamedTuple):
    """An event as far as pairing goes. Days are ordinals; lists are joined by ";", the n-th of name, country and sector belong together.

    `report` is the key of its report; `dated` tells whether the text gives its day.
    """

    key: int
    report: int
    first: int
    last: int
    dated: bool
    type: str
    quad: int
    mode: str
    status: str
    actor: str
    actor_country: str
    actor_sector: str
    recipient: str
    recipient_country: str
    recipient_sector: str
    place: str | None
    place_country: str | None
    latitude: float | None
    longitude: float | None
    dead: int | None
    trigger: str
    sentence: str


class Reports(NamedTuple):
    """The reports by row: when, what about, and of which telling (the row of the first copy)."""

    keys: list[int]
    published: Numbers
    about: Bits
    telling: Numbers


class Doings(NamedTuple):
    """The events by row, in columns. `parties` and `places` hold each but once, by number.

    `parties` has a table for each of NAME, LAST, CODES and COUNTRY: a row for each group of parties, a column for each of its parties.
    """

    keys: list[int]
    report: Numbers
    first: Numbers
    last: Numbers
    dated: npt.NDArray[np.bool_]
    type: Numbers
    quad: Numbers
    mode: Numbers
    status: Numbers
    actor: Numbers
    recipient: Numbers
    place: Numbers
    dead: Numbers
    trigger: Numbers
    key_words: Numbers
    said: Bits
    parties: npt.NDArray[np.int32]
    places: npt.NDArray[np.float64]
    reports: Reports


TYPES = {name: number for number, name in enumerate(codebook.types())}
STATUSES = {name: number for number, name in enumerate(_STATUSES)}
_MODES = {mode: number for number, mode in enumerate(sorted({mode for several in codebook.modes().values() for mode in several}))}
NAME, LAST, CODES, COUNTRY = range(4)  # what is known of a party, in the columns of `Doings.parties`


def plain(name: str) -> str:
    """A name in lower case without accents.

    >>> plain("Íngrid Betancourt")
    'ingrid betancourt'
    """
    return " ".join(words.words(unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name))


@functools.lru_cache(1 << 16)
def _parties(names: str, countries: str, sectors: str) -> tuple[int, ...]:
    """Name, last word with country, country and sector, country: four numbers a party, for `MANY` parties."""
    found: list[int] = []
    for name, country, sector in list(
        zip(names.split(_JOIN), countries.split(_JOIN), sectors.split(_JOIN), strict=False) if names or countries or sectors else ()
    )[:MANY]:
        told = plain(name)
        last = told.rpartition(" ")[2]
        found += [
            words.number(told) if told else NONE,
            words.number(f"{last}+{country}") if len(last) > 2 else NONE,
            words.number(f"{country}+{sector}") if country and sector else NONE,
            words.number(country) if country else NONE,
        ]
    return tuple(found + [NONE] * (4 * MANY - len(found)))


@functools.lru_cache(1 << 12)
def _modes(joined: str) -> int:
    """The modes as bits."""
    return sum(1 << _MODES[mode] for mode in set(joined.split(_JOIN)) & _MODES.keys())


class Columns:
    """Doings in the making: reports in any order, each before its events.

    columns = Columns()
    columns.report(telling)
    columns.add(doing)
    table = columns.doings()
    """

    def __init__(self) -> None:
        self._reports: dict[int, int] = {}
        self._published: list[int] = []
        self._about = bytearray()
        self._shingles: list[Numbers] = []
        self._keys: list[int] = []
        self._rows: list[int] = []
        self._said = bytearray()
        self._types = dict(TYPES)
        self._parties: dict[tuple[int, ...], int] = {_parties("", "", ""): 0}
        self._places: dict[tuple[float, ...], int] = {(NONE, NONE, math.nan, math.nan): 0}

    def report(self, telling: Telling) -> None:
        """Add a report."""
        told = words.words(telling.text)
        self._reports[telling.key] = len(self._published)
        self._published.append(telling.published)
        self._about += words.report_bits(told)
        self._shingles.append(copies.shingles(told))

    def add(self, doing: Doing) -> None:
        """Add an event of a report that was added."""
        self._keys.append(doing.key)
        said, *key_words = words.sentence(doing.sentence)
        self._rows += (
            self._reports[doing.report],
            doing.first,
            max(doing.last, doing.first),
            doing.dated,
            self._types.setdefault(doing.type, len(self._types)),  # users may have types of their own
            doing.quad,
            _modes(doing.mode),
            STATUSES[doing.status],
            self._party(_parties(doing.actor, doing.actor_country, doing.actor_sector)),
            self._party(_parties(doing.recipient, doing.recipient_country, doing.recipient_sector)),
            self._place(doing),
            NONE if doing.dead is None else doing.dead,
            words.stem(doing.trigger),
            *key_words,
        )
        self._said += said

    def _party(self, told: tuple[int, ...]) -> int:
        return self._parties.setdefault(told, len(self._parties))

    def _place(self, doing: Doing) -> int:
        if doing.place is None:
            return 0
        country = words.number(doing.place_country) if doing.place_country else NONE
        degrees = (math.nan, math.nan) if doing.latitude is None or doing.longitude is None else (doing.latitude, doing.longitude)
        return self._places.setdefault((_place_number(doing.place), country, *degrees), len(self._places))

    def doings(self) -> Doings:
        """All that was added."""
        rows = np.array(self._rows, dtype=np.int64).reshape(-1, 15)
        published = np.array(self._published, dtype=np.int64)
        reports = Reports(
            list(self._reports),
            published,
            _bits(self._about, words.REPORT_BITS),
            np.array(copies.groups(self._shingles, self._published), dtype=np.int64),
        )
        columns = dict(zip(_COLUMNS, rows.T, strict=False))
        return Doings(
            keys=self._keys,
            **columns | {"dated": rows[:, 3].astype(bool)},
            key_words=rows[:, 13:],
            said=_bits(self._said, words.EVENT_BITS),
            parties=np.array(list(self._parties), dtype=np.int32).reshape(-1, MANY, 4).transpose(2, 0, 1).copy(),
            places=np.array(list(self._places), dtype=np.float64),
            reports=reports,
        )


_COLUMNS = "report first last dated type quad mode status actor recipient place dead trigger".split()


@functools.lru_cache(1 << 16)
def _place_number(name: str) -> int:
    return words.number(plain(name))


def _bits(raw: bytearray, width: int) -> Bits:
    return np.frombuffer(bytes(raw), dtype=np.uint8).reshape(-1, width // 8)


def table(reports: Iterable[Telling], events: Iterable[Doing]) -> Doings:
    """Reports and their events as columns."""
    columns = Columns()
    for telling in reports:
        columns.report(telling)
    for doing in events:
        columns.add(doing)
    return columns.doings()
