"""The filters, the same everywhere: for events, statements, reports, exports and pages.

Several values of one filter are alternatives; different filters must all hold.
"""

import datetime
import difflib
import re
import sqlite3
from collections.abc import Iterable
from typing import get_args

import msgspec

from dragoman import codebook
from dragoman.record import StatementKind, Status
from dragoman.store import identity, search, terms
from dragoman.store.errors import BadFilter, StoreError

FREQUENT = 2000  # reports that hold a word; up to so many their events are listed first, beyond each event's report is looked at
MANY = 200  # named actors or places that are asked for one by one in the inverted index; more are looked up in the tables
_CODES = re.compile(r"[A-Z]{3}(?: [A-Z]{3})*")
_WIKIDATA = re.compile(r"Q[0-9]+")
_COUNTRY = re.compile(r"[A-Z]{3}")
NONE = "none"  # of `source`: the report's own voice

Values = tuple[str, ...]


class Filters(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What to choose by. Days count from first to last, both included; an event's day is that of its time, or of publication.

    `actor`, `recipient`, `source` (who says so; "none" for the report's own voice): a name, a Wikidata id, a country, a sector, or
    country and sectors together ("SDN MIL"). `country`: of actor, recipient or place. `place`: a name, a GeoNames id or a country.
    `text`: words as in `search`. `confidence`: the least, 0 to 1. `reported`: told by so many reports at least. `kind`: of statements.
    `reviewed`: of events, what people said of coded fields counts (`dragoman.store.corrected`), for filters too.
    """

    since: datetime.date | None = None
    until: datetime.date | None = None
    actor: Values = ()
    recipient: Values = ()
    country: Values = ()
    sector: Values = ()
    type: Values = ()
    mode: Values = ()
    context: Values = ()
    status: Values = ()
    place: Values = ()
    source: Values = ()
    outlet: Values = ()
    text: str | None = None
    confidence: float | None = None
    reported: int | None = None
    kind: Values = ()
    reviewed: bool = False

    def told(self) -> dict[str, object]:
        """The filters that are set, as plain values."""
        found = msgspec.to_builtins(self)
        assert isinstance(found, dict)  # noqa: S101  # for the type checker
        return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def filters(**given: object) -> Filters:
    """Filters from values as people give them: one value or several, days as dates or as YYYY-MM-DD.

    Raises BadFilter for a name that is no filter and a value that nothing can have.

    >>> filters(actor="SDN MIL", status=["negated", "planned"], since="2024-03-01").told()
    {'since': '2024-03-01', 'actor': ['SDN MIL'], 'status': ['negated', 'planned']}
    """
    known = {field.name: field.type for field in msgspec.structs.fields(Filters)}
    values: dict[str, object] = {}
    for name, value in given.items():
        if name not in known:
            raise BadFilter(f"no filter {name!r}", do=_near(name, known) or f"there are {', '.join(known)}")
        if value is not None and value != ():
            values[name] = _value(name, value)
    found = Filters(**values)  # type: ignore[arg-type]
    _check(found)
    return found


def _value(name: str, value: object) -> object:
    if name in {"since", "until"}:
        return _day(name, value)
    if name == "confidence":
        return _number(name, value, float)
    if name == "reported":
        return _number(name, value, int)
    if name == "text":
        return str(value)
    if name == "reviewed":
        return _truth(name, value)
    several = (value,) if isinstance(value, str | int) else value
    if not isinstance(several, Iterable):
        raise BadFilter(f"{name}: {value!r} is no name or code", do="give a text, or several in a list")
    return tuple(str(one).strip() for one in several)


def _day(name: str, value: object) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        raise BadFilter(f"{name}: {str(value)[:40]!r} is no calendar date", do="write it as YYYY-MM-DD") from None


def _number(name: str, value: object, kind: type[int] | type[float]) -> int | float:
    try:
        return kind(str(value))
    except ValueError:
        raise BadFilter(f"{name}: {str(value)[:40]!r} is no number", do="0 to 1" if kind is float else "1 or more") from None


def _truth(name: str, value: object) -> bool:
    told = str(value).lower()
    if told not in {"1", "true", "yes", "0", "false", "no"}:
        raise BadFilter(f"{name}: {str(value)[:40]!r} is neither yes nor no", do="1 or 0")
    return told in {"1", "true", "yes"}


def _near(word: str, known: Iterable[str]) -> str:
    """A hint at the nearest known words; empty where there is none."""
    close = difflib.get_close_matches(word, list(known), 3, 0.6)
    return f"did you mean {' or '.join(close)}?" if close else ""


def _check(found: Filters) -> None:
    modes = {mode for several in codebook.modes().values() for mode in several}
    closed: dict[str, Iterable[str]] = {
        "type": codebook.types(),
        "mode": modes,
        "context": codebook.contexts(),
        "status": get_args(Status),
        "sector": codebook.sectors(),
        "kind": get_args(StatementKind),
    }
    for name, known in closed.items():
        for value in getattr(found, name):
            if value not in known:
                raise BadFilter(f"no {name} {value!r}", do=_near(value, known) or f"there are {', '.join(sorted(known))}")
    for value in found.country:
        if not _COUNTRY.fullmatch(value):
            raise BadFilter(f"country: {value!r} is no code", do="three capitals: ISO 3166 alpha-3, or IGO, UNO, EUR …")
    if found.confidence is not None and not 0 <= found.confidence <= 1:
        raise BadFilter(f"confidence: {found.confidence} is not between 0 and 1")
    if found.reported is not None and found.reported < 1:
        raise BadFilter(f"reported: {found.reported} is less than 1")
    if found.since and found.until and found.until < found.since:
        raise BadFilter(f"until {found.until} is before since {found.since}")


class Question(msgspec.Struct, frozen=True):
    """Filters put into SQL: a match for the inverted index (None: any), further conditions, and the range of time (`identity.key`).

    Conditions speak of a table `e`; those on its place in time alone say `{key}` for it, so that they can be asked of the index instead.
    """

    match: str | None
    where: tuple[str, ...]
    values: tuple[object, ...]
    keys: tuple[int, int]


def of_events(connection: sqlite3.Connection, chosen: Filters) -> Question:
    """The question for events; conditions speak of a table `e`. `reviewed` takes more than one question: see `Events.parts`."""
    if chosen.kind:
        raise BadFilter("kind is a filter of statements")
    _as_coded(chosen)
    ask = _Ask(connection)
    _ask_events(ask, chosen)
    ask.any(terms.outlet(value) for value in chosen.outlet)
    ask.text(chosen.text, "events")
    return ask.question(identity.key_range(chosen.since, chosen.until))


def _ask_events(ask: "_Ask", chosen: Filters) -> None:
    """What concerns the event itself, whatever report tells it."""
    for role, values in (("actor", chosen.actor), ("recipient", chosen.recipient), ("source", chosen.source)):
        ask.party(role, values)
    ask.any(f"{kind}:{value.lower()}" for value in chosen.country for kind in ("a", "r", "pc"))
    ask.any(f"{kind}:{value.lower()}" for value in chosen.sector for kind in ("a", "r"))
    for kind, values in (("t", chosen.type), ("m", chosen.mode), ("x", chosen.context), ("st", chosen.status)):
        ask.codes(kind, values)
    ask.place(chosen.place)
    if chosen.confidence:
        ask.any(f"q:{bucket}" for bucket in range(terms.bucket(chosen.confidence), terms.BUCKETS))
        ask.where.append("e.confidence >= ?")
        ask.values.append(chosen.confidence)
    if chosen.reported is not None and chosen.reported > 1:
        ask.reported(chosen.reported)


def of_reports(connection: sqlite3.Connection, chosen: Filters) -> Question:
    """The question for reports (table `e`): days are those of publication, other filters ask for an event in the report."""
    if chosen.kind:
        raise BadFilter("kind is a filter of statements")
    _as_coded(chosen)
    ask = _Ask(connection)
    if chosen.outlet:
        ask.outlets(chosen.outlet)
    ask.text(chosen.text, "reports")
    ask.inside("report", _of_event_only(chosen, source=True))
    return ask.question(identity.key_range(chosen.since, chosen.until))


def of_statements(connection: sqlite3.Connection, chosen: Filters) -> Question:
    """The question for statements (table `e`): `source` is who speaks, days are those of publication, the rest asks for an event inside."""
    _as_coded(chosen)
    ask = _Ask(connection, "statement")
    ask.party("source", chosen.source)
    ask.codes("k", chosen.kind)
    ask.any(terms.outlet(value) for value in chosen.outlet)
    ask.text(chosen.text, "statements")
    ask.inside("statement", _of_event_only(chosen, source=False))
    return ask.question(identity.key_range(chosen.since, chosen.until))


def _as_coded(chosen: Filters) -> None:
    if chosen.reviewed:
        raise BadFilter("reviewed is not asked for here", do="it is for lists, tables, dyads, panels and exports of events")


def _of_event_only(chosen: Filters, *, source: bool) -> Filters:
    """The filters without those that a report or statement answers itself."""
    return msgspec.structs.replace(chosen, since=None, until=None, outlet=(), text=None, kind=(), source=chosen.source if source else ())


class _Ask:
    """A question in the making: what the inverted index must match, and conditions in SQL."""

    def __init__(self, connection: sqlite3.Connection, thing: str = "event") -> None:
        self.connection, self.thing = connection, thing
        self.must: list[str] = []
        self.where: list[str] = []
        self.values: list[object] = []

    def question(self, keys: tuple[int, int]) -> Question:
        """The question, for keys from one to another."""
        return Question(" AND ".join(self.must) or None, tuple(self.where), tuple(self.values), keys)

    def any(self, words: Iterable[str]) -> None:
        """One of the words must be there, where there are any."""
        if either := _either(f'"{word}"' for word in words):
            self.must.append(either)

    def codes(self, kind: str, values: Values) -> None:
        """One of the codes must be there."""
        self.any(terms.code(kind, value) for value in values)

    def outlets(self, values: Values) -> None:
        """Reports of outlets, upper and lower case alike."""
        names = {" ".join(value.split()).casefold() for value in values}
        rows = self.connection.execute("SELECT DISTINCT publisher FROM reports")
        found = [name for (name,) in rows if " ".join((name or "").split()).casefold() in names]
        self.where.append("(" + " OR ".join(["e.publisher IS ?"] * len(found) or ["0"]) + ")")
        self.values += found

    def party(self, role: str, values: Values) -> None:
        """One of the values must be a party in a role."""
        kind = terms.ROLES[role]
        told: list[str] = []
        crowd: list[int] = []
        for value in values:
            if role == "source" and value == NONE:
                told.append(f'"{terms.OWN_VOICE}"')
            elif (coded := self._coded(kind, value)) is not None:
                told.append(coded)
            else:
                crowd += self._named("actor", value)
        if values:
            table = "parties" if self.thing == "event" else "statement_parties"
            self._one_of(told, kind, crowd, f"SELECT {self.thing} FROM {table} WHERE role = '{role}' AND actor")  # noqa: S608  # our own names

    def _coded(self, kind: str, value: str) -> str | None:
        """What to match for a Wikidata id or codes; None for a name."""
        if _WIKIDATA.fullmatch(value):
            return f'"{terms.code(kind, value)}"'
        if not _CODES.fullmatch(value):
            return None
        first, *rest = value.split()
        if not rest and first in codebook.sectors():
            return f'"{terms.code(kind, first)}"'
        if first not in codebook.bodies() and not self._is_country(first):
            return None
        if not rest:
            return f'"{terms.code(kind, first)}"'
        pairs = [f'"{terms.code(kind, f"{first}+{sector}")}"' for sector in rest]
        return pairs[0] if len(pairs) == 1 else f"({' AND '.join(pairs)})"

    def _is_country(self, code: str) -> bool:
        return self.connection.execute("SELECT 1 FROM actors WHERE country = ? LIMIT 1", (code,)).fetchone() is not None

    def _named(self, table: str, value: str) -> list[int]:
        """The numbers of actors or places of that very name, or else of those whose names hold it as words."""
        run = self.connection.execute
        found = run(f"SELECT key FROM {table}s WHERE name = ? COLLATE NOCASE", (value,)).fetchall()  # noqa: S608  # our own names
        words = search.phrase(value)
        if not found and words:
            found = run(f"SELECT rowid FROM {table}_names WHERE {table}_names MATCH ?", (words,)).fetchall()  # noqa: S608  # our own names
        return [key for (key,) in found]

    def place(self, values: Values) -> None:
        """One of the values must be a place."""
        told: list[str] = []
        crowd: list[int] = []
        for value in values:
            if _COUNTRY.fullmatch(value):
                told.append(f'"{terms.code("pc", value)}"')
            elif value.isascii() and value.isdigit():
                crowd += [key for (key,) in self.connection.execute("SELECT key FROM places WHERE geonames = ?", (int(value),))]
            else:
                crowd += self._named("place", value)
        if values:
            self._one_of(told, "p", crowd, "SELECT event FROM event_places WHERE place")

    def _one_of(self, told: list[str], kind: str, crowd: list[int], table: str) -> None:
        """What is told, or one of a crowd of actors or places; nothing where there is neither."""
        if len(crowd) <= MANY:
            told = told + [f'"{terms.number(kind, key)}"' for key in crowd]
            if told:
                self.must.append(_either(told))
            else:
                self.where.append("0")
            return
        either = [f"e.key IN ({table} IN ({', '.join(map(str, crowd))}))"]
        if told:
            either.append(f"e.at IN (SELECT rowid FROM {self.thing}_terms WHERE {self.thing}_terms MATCH ?)")  # noqa: S608  # our own names
            self.values.append(_either(told))
        self.where.append(f"({' OR '.join(either)})")

    def reported(self, times: int) -> None:
        """Told by so many reports at least, as the stories have it."""
        made = "SELECT 1 FROM stories UNION ALL SELECT 1 FROM meta WHERE name = 'stories' LIMIT 1"
        if self.connection.execute(made).fetchone() is None:
            raise StoreError("the store has no stories yet, so nothing is known to be told twice", do="`dragoman stories` finds them")
        self.where.append("e.key IN (SELECT event FROM story_events JOIN stories ON id = story WHERE reports >= ?)")
        self.values.append(times)

    def text(self, words: str | None, table: str) -> None:
        """The report must hold the words; `table` is what is asked for: events, statements or reports."""
        if words is None:
            return
        query = search.checked(self.connection, words)
        found = "SELECT rowid FROM texts WHERE texts MATCH ?"
        if table == "reports":
            self.where.append(f"{{key}} IN ({found})")
        elif search.frequent(self.connection, query, FREQUENT):
            self.where.append(f"+e.report IN ({found})")
        else:
            self.where.append(f"{{key}} IN (SELECT at FROM {table} WHERE report IN ({found}))")  # noqa: S608  # our own names
        self.values.append(query)

    def inside(self, column: str, chosen: Filters) -> None:
        """An event of a report or statement must answer the filters that are left."""
        ask = _Ask(self.connection)
        _ask_events(ask, chosen)
        conditions = list(ask.where)
        if ask.must:
            conditions.insert(0, "e.at IN (SELECT rowid FROM event_terms WHERE event_terms MATCH ?)")
            self.values.append(" AND ".join(ask.must))
        if conditions:
            self.values += ask.values
            told = " AND ".join(conditions).replace("{key}", "e.at")
            self.where.append(f"e.key IN (SELECT e.{column} FROM events e WHERE {told})")  # noqa: S608  # our own names


def _either(told: Iterable[str]) -> str:
    several = list(dict.fromkeys(told))
    return several[0] if len(several) == 1 else f"({' OR '.join(several)})" if several else ""
