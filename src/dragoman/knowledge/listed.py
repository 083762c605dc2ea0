"""The shipped persons and bodies as rows of own actors: what an export or an overlay of a user needs of them."""

import contextlib
import datetime
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.facts import SECTOR_OF_CLASS
from dragoman.knowledge.knowledge import PACKAGED
from dragoman.knowledge.names import normal
from dragoman.knowledge.own import SECTORS
from dragoman.knowledge.own_table import HEAD

_ENTITIES = (
    "SELECT e.id, e.key, e.name, l.text, e.country, e.sectors, s.key FROM entity e JOIN label l ON l.id = e.kind "
    "JOIN source s ON s.id = e.source WHERE length(e.country) = 3 {} ORDER BY e.country, e.name, e.id"
)
_TENURES = (
    "SELECT o.title, c.text, t.since, t.until, t.sectors, t.as_of, s.key, l.text FROM tenure t JOIN office o ON o.id = t.office "
    "JOIN label l ON l.id = t.class JOIN label c ON c.id = t.country JOIN source s ON s.id = t.source "
    "WHERE t.person = ? ORDER BY t.since, t.number"
)


def shipped(path: Path | None = None, *, countries: Iterable[str] = (), wikidata: Iterable[str] = ()) -> Iterator[dict[str, str]]:
    """Rows of own actors for the entities of a facts file, by country and name; all of them, or those of some countries or Wikidata ids.

    `note` tells source and class of an office, and up to which day a source told of a role with an open end. Raises KnowledgeError for a
    file that cannot be read.
    """
    path = path or PACKAGED
    wanted: list[tuple[str, list[str] | list[int]]] = [("e.country", list(countries)), ("e.key", [int(key[1:]) for key in wikidata])]
    where = "".join(f" AND {column} IN ({','.join('?' * len(values))})" for column, values in wanted if values)
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            found = database.execute(_ENTITIES.format(where), [value for _, values in wanted for value in values]).fetchall()
            names: dict[object, list[str]] = {one[0]: [] for one in found}
            for number, norm in database.execute("SELECT entity, norm FROM alias ORDER BY norm"):  # in one go: it is sorted by name
                if number in names:
                    names[number].append(norm)
            for one in found:
                yield from _rows(database, one, names[one[0]])
    except sqlite3.Error as error:
        raise KnowledgeError(f"the facts file cannot be read: {error}", where=str(path)) from error


def _rows(database: sqlite3.Connection, found: tuple[object, ...], aliases: list[str]) -> Iterator[dict[str, str]]:
    number, key, name, kind, country, sectors, source = found
    ours = dict.fromkeys(HEAD, "") | {
        "id": f"Q{key}" if isinstance(key, int) else str(key),
        "name": str(name),
        "kind": str(kind),
        "wikidata": f"Q{key}" if isinstance(key, int) else "",
    }
    first = {"aliases": "|".join(alias for alias in aliases if alias != normal(str(name)) and "|" not in alias)}
    tenures = database.execute(_TENURES, (number,)).fetchall()
    if sectors or not tenures:
        yield ours | first | {"country": str(country), "sector": _known(str(sectors)), "note": str(source)}
        first = {}
    for title, held_in, since, until, told, as_of, origin, office_class in tenures:
        open_end = f", known until {_day(as_of)}" if as_of and not until else ""
        yield (
            ours
            | first
            | {
                "country": held_in or str(country),
                "sector": _known(told or SECTOR_OF_CLASS.get(office_class, "GOV")),
                "office": title,
                "start": _day(since),
                "end": _day(until),
                "note": f"{origin} {office_class}{open_end}",
            }
        )
        first = {}


def _known(sectors: str) -> str:
    return ",".join(sector for sector in sectors.split(",") if sector in SECTORS)


def _day(number: int | None) -> str:
    return datetime.date.fromordinal(number).isoformat() if number else ""
