"""Own actors, or the shipped facts, as an actor dictionary of PETRARCH (see `petrarch` for the form)."""

import re
from collections.abc import Iterable, Iterator, Mapping

from dragoman.errors import KnowledgeError
from dragoman.knowledge.names import fold, normal
from dragoman.knowledge.own import day
from dragoman.knowledge.petrarch import NULL, kind_of, marked, shown
from dragoman.knowledge.petrarch_codes import PREFIXES, decode, encode, steps

_PARTS = re.compile(r"[^\w'&.]+")
_NOTED = re.compile(r"(?:^|; )CAMEO ([A-Za-z]{3,30})$")
_TOLD = "# Actors for PETRARCH, written by Dragoman. What stands behind #: is for Dragoman alone.\n"


def dictionary(rows: Iterable[Mapping[str, str]]) -> str:
    """The text of a dictionary, actors in the order of their first rows.

    Raises KnowledgeError for a name without letters or a country without a code.
    """
    groups: dict[str, list[Mapping[str, str]]] = {}
    blocked = []
    for row in rows:
        if row["kind"] == "block":
            blocked.append(row["name"])
        else:
            groups.setdefault(row["id"] or f"{row['name']}\t{row['country']}", []).append(row)
    lines = [f"{phrase(name)}_ [{NULL}]{_facts(name=_unlike(name))}\n" for name in blocked]
    return (
        "\n".join([_TOLD, *lines, *("".join(f"{line}\n" for line in _actor(members)) for members in groups.values())]).rstrip("\n") + "\n"
    )


def phrase(name: str) -> str:
    """A name as PETRARCH writes it: capitals, without accents, words parted by underscores.

    >>> phrase("Nicolás Maduro Moros"), phrase("F. W. de Klerk"), phrase("al-Shabaab")
    ('NICOLAS_MADURO_MOROS', 'F._W._DE_KLERK', 'AL_SHABAAB')
    """
    found = "_".join(filter(None, _PARTS.split(fold(name).upper()))).strip("_")
    if not found:
        raise KnowledgeError(f"{name!r} cannot be written as a phrase")
    return found


def codable(country: str) -> bool:
    """Whether the table of codes has a country."""
    return country in PREFIXES or bool((step := steps().get((country, True))) and step.country)


def _actor(rows: list[Mapping[str, str]]) -> Iterator[str]:
    first = rows[0]
    roles = [row for row in rows if row["office"] or row["start"] or row["end"]]
    plain = next((row for row in rows if row not in roles), None)
    dated = [{"start": row["start"], "end": row["end"], "sector": row["sector"]} for row in rows]
    kind = first["kind"] or "organization"
    key = first["id"] if first["id"] and first["id"] != normal(first["name"]).replace(" ", "-") else ""
    told = {
        "id": key,
        "name": _unlike(first["name"]),
        "kind": kind if kind != kind_of(shown(phrase(first["name"])), dated) else "",
        "wikidata": first["wikidata"],
    }
    code = f"  [{_code(plain)}]{_facts(**told, **_more(plain))}" if plain else _facts(**told)
    yield f"{phrase(first['name'])}_{code}"
    aliases = dict.fromkeys(alias.strip() for row in rows for alias in row["aliases"].split("|"))
    for alias in aliases:
        if normal(alias):
            yield f"+{phrase(alias)}_{_facts(name=_unlike(alias))}"
    for row in roles:
        yield f"\t[{' '.join(filter(None, (_code(row), _dates(row))))}]{_facts(**_more(row))}"


def _unlike(name: str) -> str:
    """A name that its phrase does not give back."""
    return "" if shown(phrase(name)) == name else name


def _facts(**values: str | None) -> str:
    told = " | ".join(f"{key}={marked(value)}" for key, value in values.items() if value or (key == "sector" and value is not None))
    return f"  #: {told}" if told else ""


def _more(row: Mapping[str, str]) -> dict[str, str | None]:
    """What a row's code does not tell: its office and note, and its sectors where the code would give others."""
    sectors = _sectors(row)
    return {
        "office": row["office"],
        "note": _NOTED.sub("", row["note"]),
        "sector": ",".join(sectors) if decode(_code(row)) != (row["country"], sectors) else None,
    }


def _sectors(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sector.strip() for sector in row["sector"].split(",") if sector.strip())


def _code(row: Mapping[str, str]) -> str:
    """The code that a dictionary gave, where the row still says the same, else one made of country and sectors."""
    if not codable(row["country"]):
        raise KnowledgeError(f"{row['name']!r}: country {row['country']!r} has no CAMEO code", do="leave it out, or give another country")
    noted = _NOTED.search(row["note"])
    meant = (row["country"], _sectors(row))
    if noted and decode(noted[1]) == meant:
        return noted[1]
    return encode(*meant)


def _dates(row: Mapping[str, str]) -> str:
    """Both ends in eight digits, the first and last day of a year or month."""
    start, end = (
        f"{found:%Y%m%d}".rjust(8, "0") if found else "" for found in (day(row["start"], "", last=False), day(row["end"], "", last=True))
    )
    return f"{start}-{end}" if start and end else f">{start}" if start else f"<{end}" if end else ""
