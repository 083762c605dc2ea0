"""Annotated topics: several reports of one doing and of others like it, in the manner of annotated reports, with story keys."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import EvaluationError
from dragoman.evaluation.gold import Gold, GoldEvent, check, untag
from dragoman.evaluation.header import parse
from dragoman.evaluation.scorer import overlap, pair_up
from dragoman.record import Event, Span

_RULE = re.compile(r"^---[ \t]*\n", re.MULTILINE)
_SHARED = {"a": "actors", "p": "places", "t": "times"}


class TopicReport(msgspec.Struct, frozen=True, kw_only=True):
    """An annotated report of a topic; `stories` has the key of each event's story, the same for all reports that tell it."""

    gold: Gold
    publisher: str | None
    stories: dict[str, str]


def read_topic(path: Path) -> list[TopicReport]:
    """Read and check the reports of a topic; EvaluationError says what is wrong and where."""
    try:
        raw = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(str(error), where=str(path)) from None
    before, *parts = _RULE.split(raw)
    if before.strip() or len(parts) < 3 or not len(parts) % 2:
        raise EvaluationError(
            "no topic: a header between --- lines, then reports, each a header between --- lines and a text", where=str(path)
        )
    try:
        shared = parse(parts[0])
    except EvaluationError as error:
        raise error.at(str(path)) from None
    reports = []
    for number, (head, body) in enumerate(zip(parts[1::2], parts[2::2], strict=True), 1):
        where = f"{path}: report {number}"
        try:
            reports.append(_report(shared, parse(head), body, f"{path.stem}-{number}"))
        except msgspec.ValidationError as error:
            raise EvaluationError(f"header: {error}", where=where) from None
        except EvaluationError as error:
            raise error.at(where) from None
    return reports


def read_topics(folder: Path) -> list[TopicReport]:
    """The reports of all topics of a folder, by name; EvaluationError where there is none."""
    paths = sorted(folder.glob("*.story"))
    if not paths:
        raise EvaluationError("no *.story file", where=str(folder), do="name a folder of annotated topics")
    return [report for path in paths for report in read_topic(path)]


def _report(shared: dict[str, Any], head: dict[str, Any], body: str, ident: str) -> TopicReport:
    """One report: of what the topic shares, that which its text tags; what its own header says of an event comes before it."""
    text, spans = untag(body.strip("\n"))
    tables: dict[str, Any] = {table: _tagged(shared, table, letter, spans) for letter, table in _SHARED.items()}
    tables["times"] = {name: {**time, "value": str(time.get("value"))} for name, time in tables["times"].items()}
    known, own = shared.get("events") or {}, head.get("events") or {}
    events, stories = {}, {}
    topic = ident.rpartition("-")[0]
    for name in [name for name in spans if name[0] == "e"] + [name for name in own if name not in spans]:
        told = {**(known.get(name) or {}), **(own.get(name) or {})}
        stories[name] = f"{topic}:{told.pop('story', name)}"
        for role in ("actor", "recipient", "place"):
            told[role] = [party for party in told.get(role) or () if party in spans]
        if told.get("time") not in spans:
            told.pop("time", None)
        events[name] = msgspec.convert(told, GoldEvent)
    header = {"id": ident, "published": str(head.get("published")), "title": head.get("title"), "text": text, "spans": spans}
    statements = head.get("statements") or {}
    gold = msgspec.convert({**header, **tables, "events": {}, "statements": statements, "links": []}, Gold)
    gold = msgspec.structs.replace(gold, events=events)
    if problems := list(check(gold)):
        raise EvaluationError(problems[0])
    return TopicReport(gold=gold, publisher=head.get("publisher"), stories=stories)


def _tagged(shared: dict[str, Any], table: str, letter: str, spans: dict[str, Any]) -> dict[str, Any]:
    """The entries of a shared table that a text tags."""
    return {name: entry for name, entry in (shared.get(table) or {}).items() if name in spans and name[0] == letter}


def told_stories(report: TopicReport, events: Sequence[Event]) -> dict[str, str]:
    """The story of each event that a coder told, by the event's id; of those alone that name an annotated event's words."""
    gold = report.gold
    due = list(gold.events.items())
    pairs = pair_up(due, events, lambda a, b: _likeness(gold.spans[a[0]], a[1], b))
    return {told.id: report.stories[name] for (name, _), told in pairs}


def _likeness(spans: list[Span], due: GoldEvent, told: Event) -> float:
    shared = max((overlap(span, words.span) for span in spans for words in (told.trigger, *told.mentions)), default=0)
    return shared + 0.5 * (due.type == told.type) if shared else 0.0
