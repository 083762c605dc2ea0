"""Records against annotated reports, field by field.

An event of the record is paired with at most one gold event: first by overlapping words (the trigger or a further mention), then by
lying in the same sentence with the same type. Type, status, mode, roles, time, place and size are judged on those pairs only.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeVar

from dragoman import codebook
from dragoman.evaluation.gold import Gold, GoldActor, GoldEvent, GoldStatement
from dragoman.evaluation.told import NOTHING, Told, ToldEvent, ToldParty, ToldStatement, ToldTime
from dragoman.record import Span

FIELDS = (
    "event_detection event_type event_quad event_mode event_status actor_country actor_country_sector actor_name recipient_country"
    " recipient_country_sector recipient_name event_time event_place_country event_place_name event_size event_whole event_whole_country"
    " statement statement_source statement_via statement_kind time_span time_span_exact time_value actor_mention actor_mention_country"
    " actor_mention_name"
).split()
STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "negated")
SAME_STATEMENT = 0.5  # of the characters of both
_CUT = re.compile(r"(?:[.?!][\"”’')]*\s+(?=[A-Z“\"‘'(0-9])|\n+)")
_LITTLE = {"the", "of", "and", "s"}
_MARKS = "~?%"

Left = TypeVar("Left")
Right = TypeVar("Right")
Row = dict[str, float]


@dataclass
class Tally:
    """How many were right, told and due."""

    right: int = 0
    told: int = 0
    due: int = 0

    def add(self, right: int, told: int, due: int) -> None:
        """Count some more."""
        self.right += right
        self.told += told
        self.due += due

    def row(self) -> Row:
        """Precision, recall and F1 to four digits, and the counts."""
        p = self.right / self.told if self.told else 0.0
        r = self.right / self.due if self.due else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4), "right": self.right, "told": self.told, "due": self.due}


def _tallies(names: Iterable[str]) -> dict[str, Tally]:
    return {name: Tally() for name in names}


@dataclass
class Score:
    """The figures of a set of reports, and what was wrong, one line an error."""

    fields: dict[str, Tally] = field(default_factory=lambda: _tallies(FIELDS))
    by_type: dict[str, Tally] = field(default_factory=lambda: _tallies(codebook.types()))
    by_status: dict[str, Tally] = field(default_factory=lambda: _tallies(STATUSES))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    outcomes: list[tuple[float, bool]] = field(default_factory=list)
    """For each event told with a confidence: that, and whether it was found and had the right type."""

    def reliability(self) -> list[dict[str, float]]:
        """By tenths of the confidence told: `from`, how many `events`, and what share of them was `right`."""
        tenths: dict[int, list[bool]] = {}
        for confidence, right in self.outcomes:
            tenths.setdefault(min(9, int(confidence * 10)), []).append(right)
        return [{"from": t / 10, "events": len(tenths[t]), "right": round(sum(tenths[t]) / len(tenths[t]), 4)} for t in sorted(tenths)]

    def figures(self) -> dict[str, Any]:
        """All figures, ready for JSON."""
        told: dict[str, Any] = {name: tally.row() for name, tally in self.fields.items()}
        told["event_type_macro_f1"] = _macro(self.by_type)
        told["status_macro_f1"] = _macro(self.by_status)
        told["by_type"] = {name: tally.row() for name, tally in self.by_type.items()}
        told["by_status"] = {name: tally.row() for name, tally in self.by_status.items()}
        told["reliability"] = self.reliability()
        told["confusion"] = [[due, got, times] for (due, got), times in self.confusion.most_common(20)]
        return told


def _macro(tallies: Mapping[str, Tally]) -> float:
    due = [tally.row()["f1"] for tally in tallies.values() if tally.due]
    return round(sum(due) / max(1, len(due)), 4)


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def same_name(a: str | None, b: str | None) -> bool:
    """Do two names name one? Equal, or one within the other with the same first or last word.

    >>> same_name("Emmanuel Macron", "Macron"), same_name("Bank of Japan", "Bank of England")
    (True, False)
    """
    first, second = _plain(a), _plain(b)
    if not first or not second:
        return False
    within = set(first) <= set(second) or set(second) <= set(first)
    return first == second or (within and (first[-1] == second[-1] or first[0] == second[0]))


def _plain(name: str | None) -> list[str]:
    letters = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return [word for word in re.findall(r"[a-z0-9]+", letters) if word not in _LITTLE]


def pair_up(gold: Sequence[Left], told: Sequence[Right], likeness: Callable[[Left, Right], float]) -> list[tuple[Left, Right]]:
    """One-to-one pairs, the likest first, the earlier first among equals; a likeness of 0 makes no pair."""
    scored = sorted((-likeness(g, t), i, j) for i, g in enumerate(gold) for j, t in enumerate(told))
    left, right, pairs = set(), set(), []
    for distance, i, j in scored:
        if distance < 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[i], told[j]))
    return pairs


def _hits(a: Iterable[object], b: Iterable[object]) -> int:
    return sum((Counter(a) & Counter(b)).values())


def _names(due: Sequence[Any], got: Sequence[Any]) -> int:
    return len(pair_up(due, got, lambda g, t: float(same_name(g.name, t.name))))


def _primary(party: GoldActor | ToldParty) -> tuple[str | None, str | None]:
    return party.country, party.sector[0] if party.sector else None


def _exact(value: str | None) -> str:
    return str(value).rstrip(_MARKS)


class _Sentences:
    """Rough sentences, so that pairs need no reader."""

    def __init__(self, text: str) -> None:
        cuts = [0, *(cut.end() for cut in _CUT.finditer(text)), len(text)]
        self._spans = list(pairwise(cuts))

    def of(self, span: Span) -> int:
        return next((at for at, (start, end) in enumerate(self._spans) if start <= span[0] < end), -1)


class _Report:
    """One report's figures, added to the whole."""

    def __init__(self, gold: Gold, told: Told, score: Score) -> None:
        self.gold, self.told, self.score = gold, told, score
        self._sentences = _Sentences(gold.text)

    def _add(self, name: str, right: int, told: int, due: int) -> None:
        self.score.fields[name].add(right, told, due)

    def _actors(self, names: Iterable[str]) -> list[GoldActor]:
        return [self.gold.actors[name] for name in names]

    def _likeness(self, a: tuple[str, GoldEvent], b: ToldEvent) -> float:
        spans = self.gold.spans[a[0]]
        shared = max((overlap(x, y) for x in spans for y in b.spans), default=0)
        same = a[1].type == b.type
        near = {self._sentences.of(x) for x in spans} & {self._sentences.of(y) for y in b.spans} - {-1}
        if not shared and not (same and near):
            return 0
        who = {actor.country for actor in self._actors(a[1].actor)} & {party.country for party in b.actor or ()}
        return (4 if shared else 0) + (3 if same else 0) + min(len(who), 1) + min(shared, 40) / 100

    def events(self) -> None:
        gold, told = list(self.gold.events.items()), self.told.events
        pairs = pair_up(gold, told, self._likeness)
        right = [(a[1], b) for a, b in pairs if a[1].type == b.type]
        self._add("event_detection", len(pairs), len(told), len(gold))
        self._add("event_type", len(right), len(told), len(gold))
        self._add("event_quad", sum(codebook.quad(a.type) == _quad(b.type) for (_, a), b in pairs), len(told), len(gold))
        for name, tally in self.score.by_type.items():
            tally.add(sum(a.type == name for a, _ in right), sum(b.type == name for b in told), sum(a.type == name for _, a in gold))
        for (_, a), b in pairs:
            self._status(a, b)
        whole = [self._fields(a, b) for a, b in right]
        self._add("event_whole", sum(full for full, _ in whole), len(told), len(gold))
        self._add("event_whole_country", sum(full for _, full in whole), len(told), len(gold))
        self._errors(pairs)
        hits = [b for _, b in right]
        self.score.outcomes += [(b.confidence, any(b is hit for hit in hits)) for b in told if b.confidence is not None]

    def _status(self, a: GoldEvent, b: ToldEvent) -> None:
        if a.type != b.type:
            self.score.confusion[a.type, b.type] += 1
        same = a.status == b.status
        self._add("event_status", same, 1, 1)
        self.score.by_status[a.status].add(same, 0, 1)
        if b.status in self.score.by_status:
            self.score.by_status[b.status].add(0, 1, 0)

    def _fields(self, a: GoldEvent, b: ToldEvent) -> tuple[bool, bool]:
        """Judge the fields of a pair of one type; is all of it right, with sectors, and by country alone?"""
        self._add("event_mode", len(set(a.mode) & set(b.mode or ())), len(set(b.mode or ())), len(set(a.mode)))
        full = full_country = a.status == b.status
        for role, due, got in (("actor", a.actor, b.actor or []), ("recipient", a.recipient, b.recipient or [])):
            sectors, countries = self._role(role, self._actors(due), got)
            full, full_country = full and sectors, full_country and countries
        timed = self._time(a, b)
        self._place(a, b)
        size = b.size or {}
        self._add("event_size", sum(str(count) == str(size.get(what)) for what, count in a.size.items()), len(size), len(a.size))
        return full and timed, full_country and timed

    def _role(self, role: str, due: list[GoldActor], got: list[ToldParty]) -> tuple[bool, bool]:
        countries, told_countries = [x.country for x in due], [x.country for x in got]
        sectors, told_sectors = [_primary(x) for x in due], [_primary(x) for x in got]
        self._add(f"{role}_country", _hits(countries, told_countries), len(got), len(due))
        self._add(f"{role}_country_sector", _hits(sectors, told_sectors), len(got), len(due))
        self._add(f"{role}_name", _names(due, got), len(got), len(due))
        return Counter(sectors) == Counter(told_sectors), Counter(countries) == Counter(told_countries)

    def _time(self, a: GoldEvent, b: ToldEvent) -> bool:
        value = self.gold.times[a.time].value if a.time else ""
        if not re.search(r"\d{3}", value) or value.lstrip("R/").startswith("P"):
            return True
        got = ((b.time.value if b.time else None) or "").rstrip(_MARKS)
        self._add("event_time", _exact(value) == got, bool(got), 1)
        return _exact(value) == got

    def _place(self, a: GoldEvent, b: ToldEvent) -> None:
        if not a.place:
            return
        due, got = [self.gold.places[name] for name in a.place], b.place or []
        self._add("event_place_country", _hits([x.country for x in due], [x.country for x in got]), len(got), len(due))
        self._add("event_place_name", _names(due, got), len(got), len(due))

    def _errors(self, pairs: list[tuple[tuple[str, GoldEvent], ToldEvent]]) -> None:
        name, text, spans = self.gold.id, self.gold.text, self.gold.spans
        found, used = {a[0] for a, _ in pairs}, {id(b) for _, b in pairs}
        errors = self.score.errors
        errors += [
            f"{name} missed  {event.type:9} {text[slice(*spans[at][0])]!r}" for at, event in self.gold.events.items() if at not in found
        ]
        errors += [
            f"{name} spare   {event.type:9} {text[slice(*(event.spans or [(0, 0)])[0])]!r}"
            for event in self.told.events
            if id(event) not in used
        ]
        errors += [f"{name} type    {a.type} told as {b.type} {text[slice(*spans[at][0])]!r}" for (at, a), b in pairs if a.type != b.type]

    def statements(self) -> None:
        gold = [(self.gold.spans.get(name, []), statement) for name, statement in self.gold.statements.items()]
        told = [([words.span for words in one.content or () if words.span], one) for one in self.told.statements]
        pairs = [(a[1], b[1]) for a, b in pair_up(gold, told, lambda a, b: _share(a[0], b[0]))]
        self._add("statement", len(pairs), len(told), len(gold))
        for a, b in pairs:
            self._add("statement_kind", a.kind == b.kind, 1, 1)
            via = self._actors(a.via)
            self._add("statement_via", _names(via, b.via or []), len(b.via or []), len(via))
        self._add("statement_source", sum(self._same_source(a, b) for a, b in pairs), len(told), len(gold))

    def _same_source(self, a: GoldStatement, b: ToldStatement) -> bool:
        return any(
            same_name(x.name, y.name) or bool(x.country and _primary(x) == _primary(y))
            for x in self._actors(a.source)
            for y in b.source or ()
        )

    def times(self) -> None:
        gold = [(span, time) for name, time in self.gold.times.items() for span in self.gold.spans[name]]
        told = [(time.span, time) for time in self.told.times if time.span]
        pairs = pair_up(gold, told, _spans_overlap)
        self._add("time_span", len(pairs), len(told), len(gold))
        self._add("time_span_exact", sum(a[0] == b[0] for a, b in pairs), len(told), len(gold))
        self._add("time_value", sum(_same_value(a[1].value, b[1]) for a, b in pairs), len(told), len(gold))

    def mentions(self) -> None:
        """Gold marks only those who take part: recall is the figure."""
        gold = [(span, actor) for name, actor in self.gold.actors.items() for span in self.gold.spans.get(name, [])]
        told = [(words.span, actor) for actor in self.told.actors for words in actor.mentions or () if words.span]
        pairs = pair_up(gold, told, _spans_overlap)
        self._add("actor_mention", len(pairs), len(pairs), len(gold))
        self._add("actor_mention_country", sum(a.country == b.country for (_, a), (_, b) in pairs), len(pairs), len(gold))
        self._add("actor_mention_name", sum(same_name(a.name, b.name) for (_, a), (_, b) in pairs), len(pairs), len(gold))


def _quad(event_type: str) -> int:
    known = codebook.types().get(event_type)
    return known.quad if known else 0


def _same_value(due: str, got: ToldTime) -> bool:
    return _exact(due) == _exact(got.value)


def _spans_overlap(a: tuple[Span, Any], b: tuple[Span, Any]) -> float:
    return overlap(a[0], b[0])


def _share(a: list[Span], b: list[Span]) -> float:
    """What part of the characters of both is shared; 0 below `SAME_STATEMENT`."""
    both = sum(overlap(x, y) for x in a for y in b)
    total = sum(end - start for start, end in a) + sum(end - start for start, end in b) - both
    return both / total if total and both / total >= SAME_STATEMENT else 0


def evaluate(gold: Iterable[Gold], records: Mapping[str, Told]) -> Score:
    """The score of records, by report id, against annotated reports; a report without a record counts as coded with nothing."""
    score = Score()
    for one in gold:
        report = _Report(one, records.get(one.id, NOTHING), score)
        report.events()
        report.statements()
        report.times()
        report.mentions()
    return score
