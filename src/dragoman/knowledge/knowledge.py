"""Looking things up in the facts file: by name, office and date. Nothing here knows of texts."""

import datetime
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from dragoman.errors import KnowledgeError
from dragoman.knowledge.facts import SECTOR_OF_CLASS, Entity, Place, State, StateName, Tenure, Term, Title
from dragoman.knowledge.names import normal, skeleton
from dragoman.knowledge.own import OwnActors, load

FORMAT = 2
CACHED = 50_000  # answers kept a table; about 20 MB at most
PACKAGED = Path(__file__).with_name("facts.sqlite")
SUBORDINATE = frozenset(
    "deputy vice assistant chief cabinet commission legislative military procurement junior under parliamentary "
    "veterans personnel materiel "
    "equipment state support industry science private committee director aragon".split()
)
PREMIERS = (
    "prime minister",
    "premier",
    "chancellor",
    "taoiseach",
    "council of ministers",
    "president of the government",
    "president of the council",
)
Found = TypeVar("Found")
_REINSTALL = "install dragoman again, or build the file with `python knowledge/build_facts.py`"
_ENTITY = (
    "SELECT e.id, e.key, e.name, l.text, e.country, e.sectors, e.gender, e.since, e.until, e.weight, s.key FROM {} "
    "JOIN source s ON s.id = e.source JOIN label l ON l.id = e.kind WHERE {} = ? ORDER BY e.weight DESC, e.id"
)
_LABEL = "(SELECT id FROM label WHERE text = ?)"
_TENURE = (
    "SELECT t.person, l.text, o.title, c.text, t.since, t.until, t.acting, t.as_of, s.key, t.sectors FROM tenure t "
    "JOIN office o ON o.id = t.office JOIN label l ON l.id = t.class JOIN label c ON c.id = t.country JOIN source s ON s.id = t.source "
    "WHERE {} ORDER BY t.since, t.person, t.number"
)


def _day(number: int | None) -> datetime.date | None:
    return None if number is None else datetime.date.fromordinal(number)


def _degrees(thousandths: int | None) -> float | None:
    return None if thousandths is None else thousandths / 1000


def _sectors(told: str | None, office_class: str) -> tuple[str, ...]:
    return tuple(told.split(",")) if told else (SECTOR_OF_CLASS.get(office_class, "GOV"),)


def _entity(row: tuple[Any, ...]) -> Entity:
    number, key, name, kind, country, sectors, gender, since, until, weight, source = row
    key = f"Q{key}" if isinstance(key, int) else key
    parts = tuple(filter(None, sectors.split(",")))
    return Entity(number, key, name, kind, country or None, parts, gender or "", _day(since), _day(until), weight, source)


def _principal(held: list[Tenure], office_class: str) -> list[Tenure]:
    """Of several holders on a day those of the office proper: no deputies or staff, the prime minister where a president governs too."""
    for fit in (_proper, _premier if office_class == "hog" else _proper, _by_hand):
        kept = [t for t in held if fit(t)]
        held = kept if kept and len(held) > 1 else held
    return held


def _proper(tenure: Tenure) -> bool:
    return not set(tenure.office.lower().replace("-", " ").split()) & SUBORDINATE


def _premier(tenure: Tenure) -> bool:
    return any(word in tenure.office.lower() for word in PREMIERS)


def _by_hand(tenure: Tenure) -> bool:
    return "own" in tenure.source


class Knowledge:
    """What is known of the world. `version` names the tables it was built from.

    Answers are cached, so the same name costs one dictionary look-up the second time.
    """

    def __init__(self, database: sqlite3.Connection, version: str, own: OwnActors | None = None) -> None:
        self._db, self.version, self._own = database, version, own or OwnActors()
        self._caches: dict[str, dict[object, object]] = {}

    @classmethod
    def open(cls, path: Path | None = None, *, actors: Path | None = None) -> "Knowledge":
        """Opens a facts file, the packaged one by default, with a user's own actors over it.

        Raises KnowledgeError when a file is missing, damaged or of another version, or a user's row cannot be used.
        """
        own = load(actors) if actors else None
        path = path or PACKAGED
        if not path.is_file():
            raise KnowledgeError("the facts file is missing", where=str(path), do=_REINSTALL)
        try:
            database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            found = database.execute("PRAGMA user_version").fetchone()[0]
            version = database.execute("SELECT value FROM meta WHERE key='version'").fetchone()[0]
        except (sqlite3.Error, TypeError) as error:
            raise KnowledgeError(f"the facts file cannot be read: {error}", where=str(path), do=_REINSTALL) from error
        if found != FORMAT:
            database.close()
            raise KnowledgeError(f"the facts file is of format {found}, {FORMAT} is due", where=str(path), do=_REINSTALL)
        return cls(database, version + "+own" if own else version, own)

    def close(self) -> None:
        """Closes the file; no look-up works afterwards."""
        self._db.close()
        self._caches.clear()

    def _kept(self, table: str, key: object, find: Callable[[], Found]) -> Found:
        cache = self._caches.setdefault(table, {})
        try:
            return cache[key]  # type: ignore[return-value]
        except KeyError:
            found = find()
            if len(cache) >= CACHED:
                cache.clear()
            cache[key] = found
            return found

    def named(self, name: str) -> tuple[Entity, ...]:
        """Entities with that full name, best known first; none for a name that is blocked."""
        return self._kept("named", name, lambda: self._named(normal(name)))

    def people(self, surname: str) -> tuple[Entity, ...]:
        """Persons called by that surname, whatever its romanisation ("Zelenskiy")."""
        return self._kept("people", surname, lambda: self._people(skeleton(surname)))

    def _named(self, norm: str) -> tuple[Entity, ...]:
        if norm in self._own.blocked:
            return ()
        return (*self._own.named.get(norm, ()), *self._entities("alias x", "norm", norm))

    def _people(self, key: str) -> tuple[Entity, ...]:
        return (*self._own.people.get(key, ()), *self._entities("surname x", "key", key))

    def _entities(self, table: str, column: str, key: str) -> tuple[Entity, ...]:
        if not key:
            return ()
        return tuple(map(_entity, self._db.execute(_ENTITY.format(f"{table} JOIN entity e ON e.id = x.entity", f"x.{column}"), (key,))))

    def roles(self, person: Entity) -> tuple[Tenure, ...]:
        """Offices of a person, oldest first."""
        if person.number < 0:
            return self._kept("own roles", person.number, lambda: tuple(map(self._classed, self._own.roles.get(person.number, ()))))
        return self._kept("roles", person.number, lambda: self._tenures("t.person = ?", person.number))

    def tenures(self, office_class: str, country: str) -> tuple[Tenure, ...]:
        """All known tenures of offices of a class in a country, oldest first."""
        return self._kept(
            "tenures",
            (office_class, country),
            lambda: (
                *self._tenures(f"t.class = {_LABEL} AND t.country = {_LABEL}", office_class, country),
                *(t for t in self._own_tenures() if (t.office_class, t.country) == (office_class, country)),
            ),
        )

    def _own_tenures(self) -> Iterator[Tenure]:
        for number, entity in self._own.entities.items():
            if entity.kind == "person" and number in self._own.roles:
                yield from self.roles(entity)

    def _classed(self, tenure: Tenure) -> Tenure:
        """A user's tenure with the class that the words of its office tell."""
        title = self.title(tenure.office)
        return replace(tenure, office_class=title.office_class) if title and title.office_class else tenure

    def _tenures(self, where: str, *values: object) -> tuple[Tenure, ...]:
        return tuple(
            Tenure(
                person, name, title, country or None, _day(since), _day(until), bool(acting), _day(as_of), source, _sectors(sectors, name)
            )
            for person, name, title, country, since, until, acting, as_of, source, sectors in self._db.execute(
                _TENURE.format(where), values
            )
        )

    def entity(self, number: int) -> Entity:
        """An entity by its number in this file."""
        return self._own.entities[number] if number in self._own.entities else self._kept("entity", number, lambda: self._one(number))

    def _one(self, number: int) -> Entity:
        row = self._db.execute(_ENTITY.format("entity e", "e.id"), (number,)).fetchone()
        if row is None:
            raise KnowledgeError(f"no entity {number}")
        return _entity(row)

    def office_holder(self, office_class: str, country: str, on: datetime.date) -> tuple[Entity, ...]:
        """Who held offices of a class in a country on a day; more than one on a day of change or in shared seats.

        Where the only known holder's end is open and the day lies after the source's date, he still counts.
        """
        held = [t for t in self.tenures(office_class, country) if t.held(on)]
        held = [t for t in held if t.source == "user"] or held
        closed = [t for t in held if t.until is not None]
        if closed and len(closed) < len(held):
            latest = max((t.since for t in held if t.since), default=None)
            held = [t for t in held if t.until is not None or t.since == latest]
        people = [self.entity(number) for number in dict.fromkeys(t.person for t in _principal(held, office_class))]
        return tuple(
            {skeleton(normal(p.name).split()[-1]): p for p in sorted(people, key=lambda p: (p.wikidata is not None, p.weight))}.values()
        )

    def country(self, name: str) -> tuple[StateName, ...]:
        """States by name, demonym, capital or metonym, states before territories; the caller picks by date."""
        return self._kept("country", name, lambda: self._states(normal(name)))

    def _states(self, norm: str) -> tuple[StateName, ...]:
        return tuple(
            StateName(State(key, code, name, kind, _day(since), _day(until), sector or "", adjective), what, _day(start), _day(end))
            for key, code, name, kind, since, until, sector, adjective, what, start, end in self._db.execute(
                "SELECT s.key, s.code, s.name, s.kind, s.since, s.until, s.sector, s.adjective, n.type, n.since, n.until FROM state_name n "
                "JOIN state s ON s.id = n.state WHERE n.norm = ? "
                "ORDER BY CASE s.kind WHEN 'state' THEN 0 WHEN 'historical' THEN 1 ELSE 2 END, s.id, n.type",
                (norm,),
            )
        )

    def state(self, code: str) -> State | None:
        """The state that a code stands for."""
        return self._kept("state", code, lambda: self._state(code))

    def _state(self, code: str) -> State | None:
        row = self._db.execute(
            "SELECT key, code, name, kind, since, until, sector, adjective FROM state WHERE code = ? ORDER BY "
            "CASE kind WHEN 'state' THEN 0 WHEN 'historical' THEN 1 WHEN 'territory' THEN 2 ELSE 3 END, "
            "CASE key WHEN 'Q15180' THEN 0 ELSE 1 END, id LIMIT 1",
            (code,),
        ).fetchone()
        if row is None:
            return None
        key, code, name, kind, since, until, sector, adjective = row
        return State(key, code, name, kind, _day(since), _day(until), sector or "", adjective)

    def capital(self, code: str, on: datetime.date) -> str | None:
        """The name of a state's capital on a day, in normal form."""
        state = self.state(code)
        if state is None:
            return None
        rows = self._kept(
            "capital",
            code,
            lambda: tuple(
                self._db.execute(
                    "SELECT n.norm, n.since, n.until FROM state_name n JOIN state s ON s.id = n.state "
                    "WHERE s.key = ? AND n.type = 'capital'",
                    (state.key,),
                )
            ),
        )
        fitting = [r for r in rows if (r[1] is None or r[1] <= on.toordinal()) and (r[2] is None or on.toordinal() <= r[2])]
        best = max(
            fitting,
            key=lambda r: (r[1] is not None or r[2] is not None, max((p.population for p in self.place(r[0])), default=0), r[0]),
            default=None,
        )
        return None if best is None else str(best[0])

    def code_on(self, code: str, on: datetime.date) -> str:
        """The code of the state that ruled a present state's land on a day ("RUS" in 1985: SUN)."""
        spans = self._kept(
            "former",
            code,
            lambda: tuple(
                (former, _day(since), _day(until))
                for former, since, until in self._db.execute("SELECT former, since, until FROM former WHERE code = ?", (code,))
            ),
        )
        return next((former for former, since, until in spans if since and until and since <= on <= until), code)

    def place(self, name: str) -> tuple[Place, ...]:
        """Places of that name, largest first."""
        return self._kept("place", name, lambda: self._places(normal(name)))

    def _places(self, norm: str) -> tuple[Place, ...]:
        return tuple(
            Place(number, name, kind, country or None, admin1 or None, _degrees(lat), _degrees(lon), geonames, population)
            for number, name, kind, country, admin1, lat, lon, geonames, population in self._db.execute(
                "SELECT p.id, p.name, k.text, p.country, l.text, p.lat, p.lon, p.geonames, p.population FROM place_alias a "
                "JOIN place p ON p.id = a.place JOIN label k ON k.id = p.kind JOIN label l ON l.id = p.admin1 "
                "WHERE a.norm = ? ORDER BY p.population DESC, p.id",
                (norm,),
            )
        )

    def term(self, noun: str) -> Term | None:
        """What a common noun for people or bodies tells, in singular or plural."""
        return self._kept("term", noun, lambda: self._term(normal(noun)))

    def _term(self, norm: str) -> Term | None:
        row = self._db.execute("SELECT norm, sectors, kind, number FROM term WHERE norm = ?", (norm,)).fetchone()
        return None if row is None else Term(row[0], tuple(row[1].split(",")), row[2], row[3])

    def title(self, words: str) -> Title | None:
        """What a title tells ("Foreign Minister", "Gen."), or None for words that are none."""
        return self._kept("title", words, lambda: self._title(normal(words)))

    def _title(self, norm: str) -> Title | None:
        row = self._db.execute("SELECT norm, class, sectors FROM title WHERE norm = ?", (norm,)).fetchone()
        return None if row is None else Title(row[0], row[1], tuple(filter(None, row[2].split(","))))

    def blocked(self, name: str) -> bool:
        """Whether a word is too common to be a name by itself ("the army")."""
        return self._kept(
            "blocked", name, lambda: self._db.execute("SELECT 1 FROM block WHERE norm = ?", (normal(name),)).fetchone() is not None
        )
