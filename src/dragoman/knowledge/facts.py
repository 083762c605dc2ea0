"""The things that are known of the world, as frozen dataclasses. Dates are calendar days; None is open or unknown."""

import datetime
from dataclasses import dataclass

GOVERNMENT = ("GOV",)

#: Sector of who holds an office of a class; every class that is not here is GOV.
SECTOR_OF_CLASS = {
    "speaker": "LEG",
    "leg-leader": "LEG",
    "legislator": "LEG",
    "chief-mil": "MIL",
    "officer": "MIL",
    "spy-chief": "SPY",
    "agent": "SPY",
    "police-chief": "COP",
    "cop": "COP",
    "judge": "JUD",
    "prosecutor": "JUD",
    "opp-leader": "OPP",
    "party-leader": "PTY",
    "rebel": "REB",
    "cleric": "REL",
    "journalist": "JRN",
    "activist": "SOC",
    "business": "BUS",
    "scholar": "EDU",
    "medic": "MED",
    "union": "LAB",
    "farmer": "AGR",
    "citizen": "CVL",
    "criminal": "CRM",
    "hos-breakaway": "GOV",
}


@dataclass(frozen=True, slots=True)
class State:
    """A state, territory or historical state. `code` is what events carry; `adjective` its demonym ("Thai")."""

    key: str
    code: str
    name: str
    kind: str
    since: datetime.date | None
    until: datetime.date | None
    sector: str
    adjective: str

    @property
    def wikidata(self) -> str | None:
        """Wikidata id, where there is one."""
        return self.key if self.key.startswith("Q") else None

    def existed(self, on: datetime.date) -> bool:
        """Whether the state stood on a day; unknown bounds count as open."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class StateName:
    """A state found by a word: `type` is name, official, alias, historical, capital, metonym, demonym_adj or demonym_noun."""

    state: State
    type: str
    since: datetime.date | None
    until: datetime.date | None

    def used(self, on: datetime.date) -> bool:
        """Whether the word meant that state on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person or body by name. `weight` is 3 for hand-kept entries, 2 for well-known, 1 for all others."""

    number: int
    key: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    gender: str
    since: datetime.date | None
    until: datetime.date | None
    weight: int
    source: str

    @property
    def wikidata(self) -> str | None:
        """Wikidata id, where there is one."""
        return self.key if self.key.startswith("Q") and self.key[1:].isdigit() else None


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held from `since` to `until`; an open end is only known to hold until `as_of`."""

    person: int
    office_class: str
    office: str
    country: str | None
    since: datetime.date | None
    until: datetime.date | None
    acting: bool
    as_of: datetime.date | None
    source: str
    sectors: tuple[str, ...] = GOVERNMENT

    @property
    def sector(self) -> str:
        """Primary sector of the office."""
        return self.sectors[0]

    def held(self, on: datetime.date) -> bool:
        """Whether the office was held on a day, both ends included."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Place:
    """A city, first-order division or region. Degrees are WGS 84."""

    number: int
    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    population: int


@dataclass(frozen=True, slots=True)
class Term:
    """A common noun for people or bodies: its sectors, whether it names persons or a body, and its number (one, many)."""

    noun: str
    sectors: tuple[str, ...]
    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class Title:
    """Words before or after a name that tell an office or calling. No sectors: an honorific."""

    words: str
    office_class: str
    sectors: tuple[str, ...]
