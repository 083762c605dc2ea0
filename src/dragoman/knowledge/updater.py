"""What an answer of Wikidata changes in the known tenures, and a user's table of own actors with these changes.

Nothing here writes or asks. A table made before is laid over the shipped facts first, so a second update tells only what is new to both;
rows that a user wrote are never changed.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.answer import Held
from dragoman.knowledge.facts import Tenure
from dragoman.knowledge.knowledge import PREMIERS, SUBORDINATE, Knowledge
from dragoman.knowledge.listed import shipped
from dragoman.knowledge.names import normal, skeleton
from dragoman.knowledge.own import day
from dragoman.knowledge.own_table import HEAD

KINDS = ("new", "ended", "changed", "conflicting")
HANDOVER = datetime.timedelta(days=31)  # two holders of one seat for no longer are a change of office told with rough dates
ONE_DAY = datetime.timedelta(days=1)
_NOTE = re.compile(r"^(?P<source>\S+) (?P<office_class>hos|hog|fm|def)(?:, (?:known until|retrieved) (?P<as_of>\d{4}-\d\d-\d\d))?$")
_Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """A tenure known before. `own`: a row that the user wrote; `as_of`: the day up to which an open end is known."""

    person: str
    name: str
    office: str
    since: datetime.date | None
    until: datetime.date | None
    as_of: datetime.date | None
    source: str
    own: bool = False

    def __str__(self) -> str:
        end = self.until or (f"open on {self.as_of}" if self.as_of else "open")
        return f"{self.name} {self.since or 'open'} to {end} ({'your own row' if self.own else self.source})"


@dataclass(frozen=True, slots=True)
class Change:
    """A tenure of an answer that differs from what is known: `kind` is new, ended, changed or conflicting."""

    kind: str
    held: Held
    known: Known | None

    def __str__(self) -> str:
        held = self.held
        line = f"{self.kind:<12}{held.country} {held.office_class:<4}{held.name} ({held.person}), {held.office}, "
        line += f"{held.start or 'open'} to {held.end or 'open'}"
        return f"{line}; known: {self.known}" if self.known else line


class Table:
    """The tenures known before: the shipped facts under a user's table."""

    def __init__(self, facts: Knowledge, rows: Iterable[_Row] = ()) -> None:
        self.facts, self.rows = facts, list(rows)
        self._ids = {row["wikidata"] for row in self.rows if row["wikidata"]}
        self._seats: dict[tuple[str, str], list[Known]] = {}
        self._own: dict[str, list[Known]] = {}
        for row in self.rows:
            if row["kind"] != "person" or not (row["office"] or row["start"] or row["end"]):
                continue
            note = _NOTE.match(row["note"])
            since, until = day(row["start"], "", last=False), day(row["end"], "", last=True)
            as_of = datetime.date.fromisoformat(note["as_of"]) if note and note["as_of"] else None
            known = Known(row["wikidata"], row["name"], row["office"], since, until, as_of, note["source"] if note else "own", own=not note)
            if note:
                self._seats.setdefault((note["office_class"], row["country"]), []).append(known)
            else:
                self._own.setdefault(row["country"], []).append(known)

    def seat(self, office_class: str, country: str) -> list[Known]:
        """Who is known to have held an office of a class in a country, deputies and juniors left out."""
        found = [self._of(tenure) for tenure in self.facts.tenures(office_class, country)]
        return [
            known
            for known in (*(k for k in found if k.person not in self._ids), *self._seats.get((office_class, country), ()))
            if not set(known.office.lower().replace("-", " ").split()) & SUBORDINATE
        ]

    def own(self, country: str) -> list[Known]:
        """Roles in a country that the user wrote."""
        return self._own.get(country, [])

    def _of(self, tenure: Tenure) -> Known:
        person = self.facts.entity(tenure.person)
        return Known(person.wikidata or "", person.name, tenure.office, tenure.since, tenure.until, tenure.as_of, tenure.source)


def changes(answer: Sequence[Held], table: Table) -> list[Change]:
    """What an answer tells that is not known yet, by country and class. Terms that follow each other are one tenure."""
    held = list(_joined(answer))
    seats: dict[tuple[str, str], list[Held]] = {}
    for one in held:
        seats.setdefault((one.office_class, one.country), []).append(one)
    found = [_change(one, table, seats[one.office_class, one.country]) for one in held]
    return [change for change in found if change]


def overlay(told: Iterable[Change], table: Table, retrieved: datetime.date) -> list[_Row]:
    """The rows of a user's table with changes: those before, and for each person that changes all roles that are known.

    All, because a user's actor stands before the shipped one of that name. New rows tell source, class and day of retrieval in `note`.
    """
    by_person: dict[str, list[Change]] = {}
    for change in told:
        by_person.setdefault(change.held.person, []).append(change)
    before = {row["wikidata"] for row in table.rows if row["wikidata"]}
    rows = [row for row in table.rows if row["wikidata"] not in by_person]
    wanted = sorted(set(by_person) - before)
    ours: dict[str, list[_Row]] = {}
    for row in (*table.rows, *(shipped(wikidata=wanted) if wanted else ())):
        if row["wikidata"] in by_person:
            ours.setdefault(row["wikidata"], []).append(row)
    for person in sorted(by_person):
        rows += _with(ours.get(person, []), by_person[person], retrieved)
    return list({tuple(row.get(column, "") for column in HEAD): row for row in rows}.values())


def _with(rows: list[_Row], told: list[Change], retrieved: datetime.date) -> Iterator[_Row]:
    gone = {_span(c.known) for c in told if c.known and not c.known.own and c.kind in {"ended", "changed"}}
    first = rows[0] if rows else dict.fromkeys(HEAD, "")
    kept = [
        row for row in rows if (row["country"], row["start"], row["end"]) not in {(c.held.country, *span) for c in told for span in gone}
    ]
    for change in told:
        held = change.held
        kept.append(
            dict.fromkeys(HEAD, "")
            | {
                "id": first["id"] or held.person,
                "name": first["name"] or held.name,
                "kind": "person",
                "country": held.country,
                "sector": "GOV",
                "office": held.office,
                "start": held.start,
                "end": held.end,
                "wikidata": held.person,
                "note": f"wikidata {held.office_class}, retrieved {retrieved}",
            }
        )
    aliases = [alias for row in rows for alias in row["aliases"].split("|") if alias]
    aliases += [c.held.name for c in told if normal(c.held.name) != normal(kept[0]["name"])]
    for place, row in enumerate(kept):
        yield row | {"aliases": "|".join(dict.fromkeys(aliases)) if place == 0 else ""}


def _span(known: Known) -> tuple[str, str]:
    return str(known.since or ""), str(known.until or "")


def _joined(answer: Sequence[Held]) -> Iterator[Held]:
    """Terms of one person in one seat that touch or overlap, as one; the dates told more exactly are kept."""
    groups: dict[tuple[str, str, str], list[Held]] = {}
    for one in answer:
        groups.setdefault((one.country, one.office_class, one.person), []).append(one)
    for key in sorted(groups):
        last: Held | None = None
        for one in sorted(groups[key], key=lambda held: (_first(held), held)):
            if last and _first(one) <= _last(last) + (ONE_DAY if last.end else datetime.timedelta()):
                start = one.start if one.start.startswith(last.start) and last.start else last.start
                later = one if not one.end or (last.end and _last(one) >= _last(last) and not last.end.startswith(one.end)) else last
                last = replace(last, start=start, end=later.end, office=one.office)
            else:
                if last:
                    yield last
                last = one
        if last:
            yield last


def _first(held: Held) -> datetime.date:
    return day(held.start, "", last=False) or datetime.date.min


def _last(held: Held) -> datetime.date:
    return day(held.end, "", last=True) or datetime.date.max


def _change(held: Held, table: Table, answer: list[Held]) -> Change | None:
    seat = table.seat(held.office_class, held.country)
    mine = [known for known in seat if _same(known, held) and _overlap(known, held)]
    own = [known for known in table.own(held.country) if _same(known, held) and _overlap(known, held)]
    if own:
        agreeing = any(_agree(k.since, held.start) and _agree(k.until, held.end) for k in own)
        return None if agreeing else Change("conflicting", held, own[0])
    known = min(mine, key=lambda k: abs((k.since or datetime.date.min) - _first(held)), default=None)
    if known and _agree(known.since, held.start) and _agree(known.until, held.end):
        return None
    if known and not held.end and known.until is None and _agree(known.since, held.start):
        return None
    rival = _rival(held, seat, answer)
    if rival:
        return Change("conflicting", held, rival)
    if known is None:
        return Change("new", held, None)
    return Change("ended" if known.until is None and held.end and _agree(known.since, held.start) else "changed", held, known)


def _rival(held: Held, seat: list[Known], answer: list[Held]) -> Known | None:
    """Somebody else who is told to have held the same seat at the same time, for longer than a change of office takes."""
    others = [known for known in seat if not _same(known, held)]
    if held.office_class == "hog":
        others = [known for known in others if any(word in known.office.lower() for word in PREMIERS)] or others
    others += [
        Known(o.person, o.name, o.office, day(o.start, "", last=False), day(o.end, "", last=True), None, "the same answer")
        for o in answer
        if o.person != held.person and o.start and (o.end or not held.end)
    ]
    told = {o.person: o for o in answer}
    for known in others:
        newer = told.get(known.person) if known.source != "the same answer" else None
        until = day(newer.end, "", last=True) if newer and newer.end else known.until or known.as_of
        start, end = max(known.since or datetime.date.min, _first(held)), min(until or _after(known, held), _last(held))
        if end > start and end - start > HANDOVER:
            return known
    return None


def _after(known: Known, held: Held) -> datetime.date:
    """When an open tenure that nobody dates is taken to end: with the next one's start; two open ones of one answer stay open."""
    return datetime.date.max if known.source == "the same answer" else _first(held)


def _same(known: Known, held: Held) -> bool:
    if known.person and held.person:
        return known.person == held.person
    return skeleton(normal(known.name).split()[-1]) == skeleton(normal(held.name).split()[-1])


def _overlap(known: Known, held: Held) -> bool:
    return (known.since or datetime.date.min) <= _last(held) and _first(held) <= (known.until or datetime.date.max)


def _agree(known: datetime.date | None, told: str) -> bool:
    """Whether a known day and a told date may be the same: the day lies in the year or month told, or only its year is known."""
    if known is None or not told:
        return known is None and not told
    first, last = day(told, "", last=False), day(told, "", last=True)
    rough = (known.month, known.day) in {(1, 1), (12, 31)} and first is not None and known.year == first.year
    return rough or (first is not None and last is not None and first <= known <= last)
