"""A user's own actors from a TSV file or a PETRARCH dictionary: they win over the shipped facts, and `block` rows silence a name.

Columns: `name` and `country` are needed; `id`, `aliases` (parted by |), `kind` (person, organization, group, block), `sector` (codes
parted by commas), `office`, `start`, `end` (year, month or day), `wikidata` and `note` may be left out. Rows with one `id` are one
actor with several roles.
"""

import csv
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge import petrarch
from dragoman.knowledge.facts import Entity, Tenure
from dragoman.knowledge.names import normal, skeleton, surnames

NEEDED = ("name", "country")
COLUMNS = frozenset({"id", "name", "aliases", "kind", "country", "sector", "office", "start", "end", "wikidata", "note"})
KINDS = frozenset({"person", "organization", "group", "block"})
SECTORS = frozenset("AGR BUS COP CRM CVL EDU ELI GOV JRN JUD LAB LEG MED MIL OPP PRE PRM PTY REB REF REL SOC SPY UAF UNK".split())
WEIGHT = 4
_DATE = re.compile(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")
_COUNTRY = re.compile(r"^[A-Z]{3}$")
_WIKIDATA = re.compile(r"^Q[1-9]\d*$")


@dataclass(frozen=True)
class OwnActors:
    """Actors of a user: entities by full name and by surname, their roles, and names that are blocked."""

    named: dict[str, list[Entity]] = field(default_factory=dict)
    people: dict[str, list[Entity]] = field(default_factory=dict)
    roles: dict[int, tuple[Tenure, ...]] = field(default_factory=dict)
    entities: dict[int, Entity] = field(default_factory=dict)
    blocked: frozenset[str] = frozenset()


def load(path: Path) -> OwnActors:
    """Reads a user's table, or PETRARCH dictionary, whole.

    Raises KnowledgeError with file, row and reason for a missing column, an unknown one, a bad date or code, or a row given twice.
    """
    checked = rows(path)
    found = OwnActors(blocked=frozenset(normal(r["name"]) for _, r in checked if r["kind"] == "block"))
    groups: dict[str, list[dict[str, str]]] = {}
    for _, row in checked:
        if row["kind"] != "block":
            groups.setdefault(row["id"] or f"{row['name']}\t{row['country']}", []).append(row)
    for number, (key, members) in enumerate(groups.items(), 1):
        _add(found, -number, key, members)
    return found


def rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The checked rows of a user's table or PETRARCH dictionary, each with its line. Raises as `load`."""
    try:
        if petrarch.is_dictionary(path):
            return [(number, _checked(row, f"{path}:{number}")) for number, row in petrarch.rows(path)]
        return list(_rows(path))
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"cannot be read: {error}", where=str(path), do="give a UTF-8 file of tab separated columns") from error


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        head = next(lines, [])
        if missing := [c for c in NEEDED if c not in head]:
            raise KnowledgeError(f"column {missing[0]} is missing", where=f"{path}:1", do=f"columns are {', '.join(sorted(COLUMNS))}")
        if odd := [c for c in head if c not in COLUMNS]:
            raise KnowledgeError(f"column {odd[0]!r} is unknown", where=f"{path}:1", do=f"columns are {', '.join(sorted(COLUMNS))}")
        seen: dict[tuple[str, ...], int] = {}
        for number, cells in enumerate(lines, 2):
            if not any(cells):
                continue
            where = f"{path}:{number}"
            if len(cells) != len(head):
                raise KnowledgeError(f"{len(cells)} cells, {len(head)} due", where=where)
            if (first := seen.setdefault(tuple(cells), number)) != number:
                raise KnowledgeError(f"the same as row {first}", where=where, do="leave one of them out")
            yield number, _checked(dict.fromkeys(COLUMNS, "") | dict(zip(head, map(str.strip, cells), strict=True)), where)


def _checked(row: dict[str, str], where: str) -> dict[str, str]:
    row["kind"] = row["kind"] or "organization"
    if not normal(row["name"]):
        raise KnowledgeError("no name", where=where)
    if row["kind"] not in KINDS:
        raise KnowledgeError(f"kind {row['kind']!r} is unknown", where=where, do=f"kinds are {', '.join(sorted(KINDS))}")
    if row["kind"] == "block":
        return row
    if not _COUNTRY.match(row["country"]):
        raise KnowledgeError(
            f"country {row['country']!r} is no code", where=where, do="give ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, IMG, ISM, MNC"
        )
    if odd := [s for s in filter(None, row["sector"].split(",")) if s.strip() not in SECTORS]:
        raise KnowledgeError(f"sector {odd[0]!r} is unknown", where=where, do=f"sectors are {', '.join(sorted(SECTORS))}")
    if row["wikidata"] and not _WIKIDATA.match(row["wikidata"]):
        raise KnowledgeError(f"{row['wikidata']!r} is no Wikidata id", where=where)
    start, end = day(row["start"], where, last=False), day(row["end"], where, last=True)
    if start and end and start > end:
        raise KnowledgeError("ends before it starts", where=where)
    return row


def day(text: str, where: str, *, last: bool) -> datetime.date | None:
    """The first or last calendar day that a date of a table means, None for an empty one. Raises KnowledgeError for no date."""
    if not text:
        return None
    match = _DATE.match(text)
    month = match and (match[2] or ("12" if last else "01"))
    try:
        first = datetime.date.fromisoformat(f"{match[1]}-{month}-{match[3] or '01'}" if match else text)
    except ValueError:
        raise KnowledgeError(f"{text!r} is no date", where=where, do="give YYYY, YYYY-MM or YYYY-MM-DD") from None
    if not last or (match and match[3]):
        return first
    return (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)


def _add(found: OwnActors, number: int, key: str, rows: list[dict[str, str]]) -> None:
    first = rows[0]
    roles = [r for r in rows if r["office"] or r["start"] or r["end"]]
    plain = next((r for r in rows if r not in roles), first)
    key = first["wikidata"] or f"user:{normal(key.split(chr(9), maxsplit=1)[0]).replace(' ', '-')}"
    entity = Entity(number, key, first["name"], first["kind"], first["country"], _sectors(plain), "", None, None, WEIGHT, "user")
    found.entities[number] = entity
    for name in dict.fromkeys(normal(n) for r in rows for n in (r["name"], *r["aliases"].split("|"))):
        if name:
            found.named.setdefault(name, []).append(entity)
    if entity.kind == "person":
        for word in surnames(first["name"], first["country"]):
            found.people.setdefault(skeleton(word), []).append(entity)
    found.roles[number] = tuple(
        Tenure(
            number,
            "other-min",
            r["office"],
            r["country"],
            day(r["start"], "", last=False),
            day(r["end"], "", last=True),
            False,
            None,
            "user",
            _sectors(r),
        )
        for r in roles
    )


def _sectors(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(s.strip() for s in row["sector"].split(",") if s.strip()) or (("GOV",) if row["kind"] == "person" else ())
