"""One report's telling of a doing, as far as pairing needs it, read from a store."""

import datetime
import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.store import connect
from dragoman.store.store import Store

_WORD = re.compile(r"[^\W\d_]{3,}")
_PLAIN = frozenset(
    "the and for that with from this were was are has had have his her its their they them said says been will would could into over after"
    " before about than when who whom which what where there here more most some such also not but one two out all any both each our your"
    " during against between under since until while because told saying according reported".split()
)
STEM = 5  # letters of a word that are compared


@dataclass(frozen=True, slots=True)
class Telling:
    """An event of a report: days are ordinals (`datetime.date.toordinal`), words are cut to their first letters."""

    key: int
    id: str
    report: int
    outlet: str
    published: int
    first: int
    last: int
    dated: bool
    type: str
    quad: int
    status: str
    actors: frozenset[str]
    actor_countries: frozenset[str]
    recipients: frozenset[str]
    recipient_countries: frozenset[str]
    place: str | None
    place_country: str | None
    trigger: str
    words: frozenset[str]
    size: dict[str, object]


def stems(text: str) -> frozenset[str]:
    """The words of a text by their first letters, without those that every text has.

    >>> sorted(stems("Gunmen killed 12 soldiers near the town."))
    ['gunme', 'kille', 'near', 'soldi', 'town']
    """
    return frozenset(word[:STEM] for word in _WORD.findall(text.casefold()) if word not in _PLAIN)


def tellings(store: Store) -> Iterator[Telling]:
    """All events of a store in the order of time."""
    with connect.explaining(str(store.path)):
        yield from _read(store.connection)


def _read(connection: sqlite3.Connection) -> Iterator[Telling]:
    who = _parties(connection)
    sql = (
        "SELECT e.key, e.id, e.report, coalesce(r.publisher, r.name), r.published, e.date, e.date_end, e.dated, e.type, e.quad, e.status,"
        " e.actor_country, e.recipient_country, e.place, e.place_country, e.trigger,"
        " substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start), e.size"
        " FROM events e JOIN reports r ON r.key = e.report ORDER BY e.at"
    )
    for row in connection.execute(sql):
        first = _ordinal(row[5])
        yield Telling(
            key=row[0],
            id=row[1],
            report=row[2],
            outlet=row[3],
            published=_ordinal(row[4]),
            first=first,
            last=_ordinal(row[6]) if row[6] else first,
            dated=row[7] == "text",
            type=row[8],
            quad=row[9],
            status=row[10],
            actors=who.get((row[0], "actor"), frozenset()),
            actor_countries=_codes(row[11]),
            recipients=who.get((row[0], "recipient"), frozenset()),
            recipient_countries=_codes(row[12]),
            place=row[13],
            place_country=row[14],
            trigger=row[15].casefold()[:STEM],
            words=stems(row[16]),
            size=json.loads(row[17]) if row[17] else {},
        )


def _parties(connection: sqlite3.Connection) -> dict[tuple[int, str], frozenset[str]]:
    found: dict[tuple[int, str], set[str]] = {}
    rows = connection.execute(
        "SELECT event, role, id FROM parties JOIN actors ON actors.key = actor WHERE role IN ('actor', 'recipient') ORDER BY event"
    )
    for event, role, ident in rows:
        found.setdefault((event, role), set()).add(ident)
    return {key: frozenset(ids) for key, ids in found.items()}


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def _codes(joined: str) -> frozenset[str]:
    return frozenset(code for code in joined.split(";") if code)
