"""Ids and keys, all made from content: the same report, event or actor has the same id in every store.

The id of a report, actor or place is a letter and 16 hexadecimal digits of a SHA-256; that of an event or statement is a letter, the
digits of its report, and 8 more of its own. A key is a row's number inside one store: the day in its upper bits, so that
the order of keys is the order of time, and 41 bits of the id's hash below.
"""

import datetime
import hashlib

from dragoman.record import Party, Place, ReportPart

HASH_BITS = 41  # 63 bits of a positive SQLite integer less the 22 that hold every day from year 1 to 9999
_MASK = (1 << HASH_BITS) - 1
_OWN = 8
_MIX = 0x9E3779B97F4A7C15  # 2^64 over the golden ratio: spreads the digits of report and part over the lower bits


def _hash(letter: str, *parts: str | None) -> str:
    told = "\x1f".join("\x00" if part is None else part for part in parts)
    return letter + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def report_id(sha256: str, published: datetime.date, publisher: str | None, url: str | None) -> str:
    """The id of a report: the same text of the same day from the same outlet and address is the same report, whatever its file."""
    return _hash("r", sha256, published.isoformat(), publisher, url)


def id_of(report: ReportPart) -> str:
    """The id of a coded report."""
    return report_id(report.sha256, report.published, report.publisher, report.url)


def part_id(letter: str, report: str, local: str) -> str:
    """The id of an event (`e`) or statement (`s`), from its report's id and its id within the record."""
    return letter + report[1:] + hashlib.sha256(local.encode("utf-8", "surrogatepass")).hexdigest()[:_OWN]


def report_of(ident: str) -> str:
    """The id of the report that an event or statement stands in, from its id."""
    return "r" + ident[1:-_OWN]


def actor_id(party: Party) -> str:
    """The id of an actor: name, country, sectors and Wikidata id as they are on the report's day."""
    return _hash("a", party.name, party.country, ";".join(party.sector), party.wikidata)


def place_id(place: Place) -> str:
    """The id of a place: its GeoNames id where known, else its name, country and division."""
    if place.geonames is not None:
        return _hash("p", str(place.geonames), place.name, place.country)
    return _hash("p", "", place.name, place.country, place.admin1)


def key(day: datetime.date, ident: str) -> int:
    """The key that a row of that day and id should have.

    >>> key(datetime.date(2024, 3, 5), "e0") < key(datetime.date(2024, 3, 6), "e0")
    True
    """
    return (day.toordinal() << HASH_BITS) | ((int(ident[1:], 16) * _MIX >> 23) & _MASK)


def key_range(since: datetime.date | None, until: datetime.date | None) -> tuple[int, int]:
    """The smallest and the largest key from one day to another, both included."""
    first = (since or datetime.date.min).toordinal() << HASH_BITS
    last = ((until or datetime.date.max).toordinal() << HASH_BITS) | _MASK
    return first, last
