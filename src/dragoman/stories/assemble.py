"""One story out of the events that tell it: competing values and who tells them, the course of things, numbers as they changed."""

import hashlib
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.store.stories import Change, Figure, Outcome, Point, Story, Told, Turn, Value

FAR_KM = 80.0  # places farther apart are two
_KM_A_DEGREE = 111.2
_DONE = ("occurred", "ongoing")


class Member(NamedTuple):
    """An event of a story with its report's head; lists are joined by ";", days are YYYY-MM-DD. `text` numbers the report's text."""

    text: int
    size: dict[str, int | str]
    dated: bool
    id: str
    report: str
    name: str
    published: str
    outlet: str
    title: str | None
    date: str
    date_end: str | None
    type: str
    mode: str
    status: str
    actor: str
    actor_country: str
    recipient: str
    recipient_country: str
    place: str | None
    place_country: str | None
    latitude: float | None
    longitude: float | None
    source: str
    sentence: str


def story_id(members: Sequence[Member]) -> str:
    """The id of a story: that of the event which told it first, so it stays as later reports come in."""
    first = min((one.published, one.report, one.id) for one in members)[2]
    return "t" + hashlib.sha256(first.encode()).hexdigest()[:16]


def assemble(members: Sequence[Member]) -> Story:
    """The story that events tell."""
    several = sorted(members, key=lambda one: (one.published, one.report, one.id))
    numbers = {text: number for number, text in enumerate(dict.fromkeys(one.text for one in several), 1)}
    several = [one._replace(text=numbers[one.text]) for one in several]
    fields = {name: values for name in (*_PLAIN, *_counted(several)) if (values := _values(several, name))}
    reports = {one.report: one for one in several}
    return Story(
        id=story_id(several),
        type=fields["type"][0].value,
        date=fields["date"][0].value,
        status=several[-1].status,
        outcome=_outcome(several),
        actor=_first(fields, "actor"),
        recipient=_first(fields, "recipient"),
        place=_first(fields, "place"),
        reports=len(reports),
        tellings=len(numbers),
        copies=len(reports) - len(numbers),
        outlets=len({one.outlet for one in several}),
        contradicted=len({one.status == "negated" for one in several}) > 1,
        contested=[name for name in fields if _is_contested(several, name)],
        events=[one.id for one in several],
        fields=fields,
        changes=list(_changes(several)),
        figures=[figure for name in _counted(several) for figure in _figures(several, name)],
        timeline=[_point(one) for one in several],
        told=[_told(one) for one in reports.values()],
    )


def _first(fields: dict[str, list[Value]], name: str) -> str | None:
    return fields[name][0].value if name in fields else None


_PLAIN = ("type", "mode", "status", "date", "actor", "recipient", "place")


def _counted(members: Sequence[Member]) -> list[str]:
    """The sizes that any of the events has."""
    return sorted({name for one in members for name in one.size})


def _value(one: Member, name: str) -> str:
    """The value of a field as an event tells it; empty where it does not."""
    if name == "date":
        return one.date + (f"/{one.date_end}" if one.date_end else "") if one.dated else ""
    if name in _PLAIN:
        return str(getattr(one, name) or "")
    return str(one.size.get(name, ""))


def _values(members: Sequence[Member], name: str) -> list[Value]:
    """The values of a field; of a date, where no text gives one, that of the first publication stands in."""
    told: dict[str, list[Member]] = {}
    for one in members:
        if value := _value(one, name):
            told.setdefault(value, []).append(one)
    if name == "date" and not told:
        told[members[0].date] = [members[0]]
    values = [
        Value(
            value=value,
            reports=len({one.report for one in several}),
            tellings=len({one.text for one in several}),
            outlets=_distinct(one.outlet for one in several),
            says=_distinct(one.source for one in several if one.source),
            events=[one.id for one in several],
            since=several[0].published,
            until=several[-1].published,
        )
        for value, several in told.items()
    ]
    return sorted(values, key=lambda found: (-found.tellings, -found.reports, found.since, found.value))


def _distinct(several: Iterator[str]) -> list[str]:
    return sorted(set(several))


def _outcome(members: Sequence[Member]) -> Outcome:
    """What became of the doing, as far as told."""
    done = [one for one in members if one.status in _DONE]
    denied = [one for one in members if one.status == "negated"]
    if done:
        if any(one.published >= done[0].published for one in denied):
            return "disputed"
        return "happened" if any(one.status == "occurred" for one in done) else "under_way"
    to_come = [one for one in members if one.status in {"planned", "hypothetical"}]
    if denied:
        return "denied" if not to_come else "called_off" if denied[-1].published >= to_come[-1].published else "planned"
    return "planned" if any(one.status == "planned" for one in to_come) else "hypothetical"


def _is_contested(members: Sequence[Member], name: str) -> bool:
    """Whether not all values of a field can be true. Types and modes are names for a doing, and names differ."""
    if name in {"type", "mode"}:
        return False
    if name == "status":
        return _outcome(members) == "disputed"
    if name == "date":
        told = [(one.date, one.date_end or one.date) for one in members if one.dated]
        return bool(told) and max(first for first, _ in told) > min(last for _, last in told)
    if name in {"actor", "recipient"}:
        return _strangers([set(getattr(one, f"{name}_country").split(";")) - {""} for one in members if getattr(one, name)])
    if name == "place":
        return _apart([one for one in members if one.place])
    return len({str(one.size[name]) for one in members if name in one.size}) > 1


def _strangers(countries: Sequence[set[str]]) -> bool:
    """Whether two events name parties that have no country in common."""
    known = {frozenset(several) for several in countries if several}
    return any(not one & other for one in known for other in known)


def _apart(members: Sequence[Member]) -> bool:
    """Whether two events are told of places in two countries, or far apart."""
    if len({one.place_country for one in members if one.place_country}) > 1:
        return True
    points = sorted({(one.latitude, one.longitude) for one in members if one.latitude is not None and one.longitude is not None})
    return any(_kilometres(one, other) > FAR_KM for one in points for other in points)


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way between two points by the great circle."""
    north, east, up, right = map(math.radians, (*one, *other))
    half = math.sin((up - north) / 2) ** 2 + math.cos(north) * math.cos(up) * math.sin((right - east) / 2) ** 2
    return math.degrees(2 * math.asin(min(1.0, math.sqrt(half)))) * _KM_A_DEGREE


def _changes(members: Sequence[Member]) -> Iterator[Change]:
    """A plan that came to pass, a denial, a toll that rose: what a report tells otherwise than the text before it."""
    last: dict[str, str] = {}
    seen: set[tuple[int, str, str]] = set()
    for one in members:
        for name in ("status", *sorted(one.size)):
            told = _value(one, name)
            if (one.text, name, told) in seen:  # a copy that is printed later tells nothing new
                continue
            seen.add((one.text, name, told))
            if last.get(name, told) != told:
                yield Change(published=one.published, outlet=one.outlet, field=name, was=last[name], now=told)
            last[name] = told


def _figures(members: Sequence[Member], name: str) -> Iterator[Figure]:
    """A number as one report after another told it."""
    before: Member | None = None
    by_outlet: dict[str, Member] = {}
    seen: set[tuple[int, int | str]] = set()
    for one in members:
        if name not in one.size:
            continue
        copy = (one.text, one.size[name]) in seen
        earlier = by_outlet.get(one.outlet)
        corrects = earlier.id if earlier and earlier.report != one.report and earlier.size[name] != one.size[name] else None
        yield Figure(
            field=name,
            published=one.published,
            outlet=one.outlet,
            value=str(one.size[name]),
            turn="same" if copy else _turn(before.size[name] if before else None, one.size[name]),
            says=[one.source] if one.source else [],
            event=one.id,
            corrects=corrects,
        )
        by_outlet[one.outlet] = one
        if not copy:
            seen.add((one.text, one.size[name]))
            before = one


def _turn(was: int | str | None, now: int | str) -> Turn:
    if was is None:
        return "first"
    if was == now:
        return "same"
    if isinstance(was, int) and isinstance(now, int):
        return "raised" if now > was else "lowered"
    return "other"


def _point(one: Member) -> Point:
    return Point(
        published=one.published,
        outlet=one.outlet,
        telling=one.text,
        event=one.id,
        status=one.status,
        date=one.date,
        dated=one.dated,
        says=[one.source] if one.source else [],
        sentence=one.sentence,
    )


def _told(one: Member) -> Told:
    return Told(report=one.report, name=one.name, published=one.published, outlet=one.outlet, title=one.title, telling=one.text)
