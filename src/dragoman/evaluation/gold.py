"""Annotated reports: a header between two `---` lines, then the text with inline tags (`<e1>bombed</e1>`)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman import codebook
from dragoman.errors import EvaluationError
from dragoman.evaluation.header import parse
from dragoman.record import Number, Relation, Span, StatementKind, Status

_TAG = re.compile(r"<(/?)([aptesc]\d+)>")
_STRAY = re.compile(r"</?[a-z]\w*>")
_LETTERS = {"actors": "a", "places": "p", "times": "t", "events": "e", "statements": "s"}
_DAY = r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?|\d{3}X|\d{2}XX|\d{4}-W\d{2}|\d{4}-Q[1-4]|\d{4}-(?:2[1-4]))[~?%]?(?:T\d{2}(?::\d{2})?)?"
_VALUE = re.compile(rf"(?:{_DAY}|(?:{_DAY}|\.\.)/(?:{_DAY}|\.\.)|R?/?P(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D)|P?T\d+[HM]|PT\d+[HM]|R/P\d+[YMWD])$")


class GoldActor(msgspec.Struct, frozen=True):
    """Who somebody is."""

    name: str
    country: str | None
    sector: list[str]


class GoldPlace(msgspec.Struct, frozen=True):
    """Where something is."""

    name: str
    country: str | None = None


class GoldTime(msgspec.Struct, frozen=True):
    """A time in EDTF."""

    value: str


class GoldEvent(msgspec.Struct, frozen=True):
    """An event; roles name actors, places and times by id."""

    type: str
    status: Status
    mode: list[str] = []
    actor: list[str] = []
    recipient: list[str] = []
    place: list[str] = []
    time: str | None = None
    context: list[str] = []
    size: dict[str, Number] = {}


class GoldStatement(msgspec.Struct, frozen=True):
    """An attributed statement."""

    source: list[str]
    kind: StatementKind
    via: list[str] = []


class GoldLink(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """A relation of two events."""

    from_: str
    to: str
    relation: Relation


class _Header(msgspec.Struct):
    published: str
    title: str | None = None
    actors: dict[str, GoldActor] = {}
    places: dict[str, GoldPlace] = {}
    times: dict[str, GoldTime] = {}
    events: dict[str, GoldEvent] = {}
    statements: dict[str, GoldStatement] = {}
    links: list[GoldLink] = []


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated report; `spans` holds, for each id, where it is tagged in `text`."""

    id: str
    published: str
    title: str | None
    text: str
    actors: dict[str, GoldActor]
    places: dict[str, GoldPlace]
    times: dict[str, GoldTime]
    events: dict[str, GoldEvent]
    statements: dict[str, GoldStatement]
    links: list[GoldLink]
    spans: dict[str, list[Span]]


def read_gold(path: Path) -> Gold:
    """Read and check one annotated report; EvaluationError says what is wrong and where."""
    try:
        raw = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(str(error), where=str(path)) from None
    parts = raw.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise EvaluationError("no header between two --- lines", where=str(path))
    try:
        header = msgspec.convert(_told(parse(parts[1])), _Header)
        text, spans = untag(parts[2].strip("\n"))
    except msgspec.ValidationError as error:
        raise EvaluationError(f"header: {error}", where=str(path)) from None
    except EvaluationError as error:
        raise error.at(str(path)) from None
    gold = Gold(id=path.stem, text=text, spans=spans, **{name: getattr(header, name) for name in _Header.__struct_fields__})
    if problems := list(check(gold)):
        raise EvaluationError(problems[0], where=str(path))
    return gold


def read_folder(folder: Path) -> list[Gold]:
    """All annotated reports of a folder, by name; EvaluationError where there is none."""
    paths = sorted(folder.glob("*.gold"))
    if not paths:
        raise EvaluationError("no *.gold file", where=str(folder), do="name a folder of annotated reports")
    return [read_gold(path) for path in paths]


def _told(header: dict[str, Any]) -> dict[str, Any]:
    """The header without empty entries, so that defaults hold; numbers that are years become text."""
    tables = {key: value for key, value in header.items() if value is not None}
    for table in _LETTERS:
        if isinstance(entries := tables.get(table), dict):
            tables[table] = {key: _entry(table, value) for key, value in entries.items()}
    return tables


def _entry(table: str, value: Any) -> Any:  # noqa: ANN401  # what the header holds, checked on conversion
    if not isinstance(value, dict):
        return value
    if table == "times" and isinstance(value.get("value"), int):
        return {**value, "value": str(value["value"])}
    return {key: inner for key, inner in value.items() if inner is not None or key == "country"}


def untag(body: str) -> tuple[str, dict[str, list[Span]]]:
    """The plain text and the spans of each id in it.

    >>> untag("<a1>France</a1> <e1>left</e1>.")
    ('France left.', {'a1': [(0, 6)], 'e1': [(7, 11)]})
    """
    pieces: list[str] = []
    spans: dict[str, list[Span]] = {}
    open_tags: list[tuple[str, int]] = []
    at = length = 0
    for tag in _TAG.finditer(body):
        pieces.append(body[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        closing, name = tag.groups()
        if not closing:
            open_tags.append((name, length))
        elif not open_tags or open_tags[-1][0] != name:
            raise EvaluationError(f"</{name}> closes nothing here")
        else:
            start = open_tags.pop()[1]
            if start == length:
                raise EvaluationError(f"<{name}> is empty")
            spans.setdefault(name, []).append((start, length))
    text = "".join([*pieces, body[at:]])
    if open_tags:
        raise EvaluationError(f"<{open_tags[-1][0]}> is never closed")
    if stray := _STRAY.search(text):
        raise EvaluationError(f"a stray tag remains: {stray[0]}")
    return text, spans


def check(gold: Gold) -> Iterator[str]:
    """What is wrong with an annotated report."""
    if not re.match(r"\d{4}-\d{2}-\d{2}$", gold.published):
        yield "published must be YYYY-MM-DD"
    yield from _check_tags(gold)
    for name, actor in gold.actors.items():
        if not actor.sector or set(actor.sector) - set(codebook.sectors()):
            yield f"{name}: sector {actor.sector}"
        if actor.country is not None and not re.match(r"[A-Z]{3}$", actor.country):
            yield f"{name}: country {actor.country!r} is no code of three letters"
    yield from (f"{name}: value {time.value!r}" for name, time in gold.times.items() if not _VALUE.match(time.value))
    for name, event in gold.events.items():
        yield from _check_event(gold, name, event)
    for name, statement in gold.statements.items():
        if not statement.source:
            yield f"{name}: no source"
        yield from (f"{name}: {actor!r} unknown" for actor in statement.source + statement.via if actor not in gold.actors)
    for link in gold.links:
        yield from (f"link: {event!r} unknown" for event in (link.from_, link.to) if event not in gold.events)


def _check_tags(gold: Gold) -> Iterator[str]:
    known: set[str] = set()
    for table, letter in _LETTERS.items():
        for name in getattr(gold, table):
            known.add(name)
            if not re.match(rf"{letter}\d+$", name):
                yield f"{table}: bad id {name}"
            elif name not in gold.spans:
                yield f"{name} is in the header but not tagged in the text"
    for name in gold.spans:
        if name[0] == "c":
            if f"s{name[1:]}" not in gold.statements:
                yield f"cue {name} has no statement s{name[1:]}"
        elif name not in known:
            yield f"{name} is tagged but not in the header"


def _check_event(gold: Gold, name: str, event: GoldEvent) -> Iterator[str]:
    if event.type not in codebook.types():
        yield f"{name}: type {event.type!r}"
        return
    if foreign := set(event.mode) - set(codebook.modes()[event.type]):
        yield f"{name}: mode {sorted(foreign)} is not of {event.type}"
    if foreign := set(event.context) - set(codebook.contexts()):
        yield f"{name}: context {sorted(foreign)}"
    if not event.actor and not event.recipient:
        yield f"{name}: no actor and no recipient"
    yield from (f"{name}: {actor!r} unknown" for actor in event.actor + event.recipient if actor not in gold.actors)
    yield from (f"{name}: {place!r} unknown" for place in event.place if place not in gold.places)
    if event.time is not None and event.time not in gold.times:
        yield f"{name}: time {event.time!r} unknown"
