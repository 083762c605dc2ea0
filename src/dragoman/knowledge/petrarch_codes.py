"""CAMEO actor codes ("IRQREB", "IGOUNO") to a country with PLOVER sectors, and back, by the table `petrarch_codes.tsv`.

The table follows the CAMEO codebook (Schrodt 2012, ch. 3): three letters a step, first a state or the kind of a body across borders, then
roles. Its types are `country`, `world` (bodies across borders), `region` (no country of ours), `role`, and `form` (told, but no sector).
"""

import csv
import functools
import re
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import KnowledgeError

TABLE = Path(__file__).with_name("petrarch_codes.tsv")
LONGEST = 30  # letters; the longest codes of published dictionaries have 18
_LETTERS = re.compile(r"^[A-Za-z]+$")
_WRITTEN = {"JRN": "MED", "MED": "HLH"}  # in CAMEO MED are the media
PREFIXES = {"UNO": "IGOUNO", "EUR": "IGOEUREEC", "ISM": "NGM"}


@dataclass(frozen=True, slots=True)
class Step:
    """What three letters of a code mean: a type of the table, and where it tells them a country and a sector of ours."""

    type: str
    country: str
    sector: str


@functools.cache
def steps() -> dict[tuple[str, bool], Step]:
    """The table by letters and whether they stand first in the code ("SUN": the Soviet Union, later on Sunni)."""
    found: dict[tuple[str, bool], Step] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            step = Step(row["type"], row["country"], row["sector"])
            if step.type in {"role", "form"}:
                found[row["code"], False] = step
            else:
                found[row["code"], True] = step
                found.setdefault((row["code"], False), step)
    return found


def decode(code: str) -> tuple[str, tuple[str, ...]]:
    """The country and the sectors of a CAMEO code; a country alone is its government.

    Letters that no table knows are the body's own, and no error, where a role or a body across borders stands before them; so are
    lower-case ones (ethnic groups). Raises KnowledgeError, with no place, for every other code.

    >>> decode("IRQREB"), decode("USAGOVMIL"), decode("IGOEUREEC"), decode("FRAMED"), decode("PSEREBXYZ")
    (('IRQ', ('REB',)), ('USA', ('GOV', 'MIL')), ('EUR', ()), ('FRA', ('JRN',)), ('PSE', ('REB',)))
    """
    if not _LETTERS.match(code) or len(code) % 3 or len(code) > LONGEST:
        raise KnowledgeError(f"code {code!r} is none", do="a code is a country and roles, three letters each, as IRQREB")
    letters = [code[at : at + 3] for at in range(0, len(code), 3)]
    first = steps().get((letters[0], True))
    if first is None:
        raise KnowledgeError(f"code {code!r}: {letters[0]!r} is no country")
    country, sectors, told = first.country, [], first.type == "world"
    for part in letters[1:]:
        step = steps().get((part, False))
        if step is None:
            if told or part.islower():
                continue
            raise KnowledgeError(f"code {code!r}: {part!r} is no role")
        if step.type == "country" and not told:
            raise KnowledgeError(f"code {code!r}: {part!r} is a second country")
        if step.type == "world" and first.type != "country":
            country = step.country
        told = told or step.type in {"role", "form", "world"}
        sectors += [step.sector] if step.sector and step.sector not in sectors else []
    if not country:
        raise KnowledgeError(f"code {code!r}: {letters[0]!r} is a region, and no country", do="leave it out, or give a country")
    if not sectors:
        sectors = ["GOV"] if first.type == "country" and len(letters) == 1 else [first.sector]
    return country, tuple(filter(None, sectors))


def encode(country: str, sectors: tuple[str, ...]) -> str:
    """A CAMEO code for a country and sectors of ours; PLOVER's letters where CAMEO has none (PRE, PRM, SOC, UNK).

    >>> encode("FRA", ("JRN",)), encode("EUR", ()), encode("IRQ", ("REB", "PTY"))
    ('FRAMED', 'IGOEUREEC', 'IRQREBPTY')
    """
    prefix = PREFIXES.get(country, country)
    step = steps().get((country, True))
    if step and step.type == "world" and sectors == (step.sector,):
        return prefix
    return prefix + "".join(_WRITTEN.get(sector, sector) for sector in sectors)
