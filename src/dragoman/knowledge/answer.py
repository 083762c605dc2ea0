"""Tenures in a SPARQL JSON answer of the form that `tenures.rq` asks for (W3C "SPARQL 1.1 Query Results JSON Format")."""

import datetime
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError

QUERY = Path(__file__).with_name("tenures.rq")
CLASSES = {"hos": "Head of State", "hog": "Head of Government", "fm": "Foreign Minister", "def": "Defence Minister"}
OURS = {"XKX": "KOS", "XKS": "KOS", "ROM": "ROU"}  # codes that Wikidata has and we write otherwise
_PERSON = re.compile(r"^https?://www\.wikidata\.org/entity/(Q[1-9]\d{0,11})$")
_TIME = re.compile(r"^\+?(\d{4})-(\d\d)-(\d\d)T00:00:00Z$")
_COUNTRY = re.compile(r"^[A-Z]{3}$")
_ID = re.compile(r"^Q\d+$")


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """Who held an office of a class in a country, from and to a year, month or day as Wikidata tells it ("2019", "2019-05"); "" is open."""

    country: str
    office_class: str
    start: str
    end: str
    person: str
    name: str
    office: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A row of an answer that tells no tenure, and why."""

    row: int
    what: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The tenures of an answer, sorted and without repetitions, and the rows passed over."""

    held: tuple[Held, ...]
    passed: tuple[Passed, ...]


def parse(content: bytes, where: str) -> Answer:
    """Reads an answer whole.

    A row without a name, or without a date that is at least a year, is passed over. Raises KnowledgeError with `where` and row for whatever
    is not of the form.
    """
    try:
        told: Any = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise KnowledgeError(f"no JSON: {error}", where=where, do="give the JSON answer to the query of docs/own-actors.md") from error
    bindings = told.get("results", {}) if isinstance(told, dict) else None
    bindings = bindings.get("bindings") if isinstance(bindings, dict) else None
    if not isinstance(bindings, list):
        raise KnowledgeError(
            "no SPARQL JSON: results.bindings is missing", where=where, do="give the JSON answer to the query of docs/own-actors.md"
        )
    held: set[Held] = set()
    passed: list[Passed] = []
    for number, binding in enumerate(bindings, 1):
        try:
            found = _held(binding)
        except KnowledgeError as error:
            raise error.at(f"{where}: row {number}") from None
        if isinstance(found, str):
            passed.append(Passed(number, found))
        else:
            held.add(found)
    return Answer(tuple(sorted(held)), tuple(passed))


def _held(binding: object) -> Held | str:
    """The tenure of a row, or why it tells none."""
    values = _values(binding)
    if (office_class := values.get("class", "")) not in CLASSES:
        raise KnowledgeError(f"class {office_class!r} is none of {', '.join(CLASSES)}")
    country = OURS.get(values.get("iso3", ""), values.get("iso3", ""))
    if not _COUNTRY.match(country):
        raise KnowledgeError(f"iso3 {country!r} is no code of a country")
    if values.get("person", "").startswith("_:"):
        return "the person is not known"
    if not (person := _PERSON.match(values.get("person", ""))):
        raise KnowledgeError(f"person {values.get('person', '')!r} is no Wikidata entity")
    name = " ".join(values.get("personLabel", "").split())
    if not name or _ID.match(name) or "|" in name:
        return f"{person[1]} has no English name"
    start, end = _date(values, "start"), _date(values, "end")
    if start is None or end is None:
        return f"{name}: a date that is not known to the year"
    if not start and not end:
        return f"{name}: no dates"
    if start and end and start[: len(end)] > end[: len(start)]:
        return f"{name}: ends ({end}) before it starts ({start})"
    office = " ".join(values.get("officeLabel", "").split())
    return Held(country, office_class, start, end, person[1], name, CLASSES[office_class] if not office or _ID.match(office) else office)


def _values(binding: object) -> dict[str, str]:
    if not isinstance(binding, dict):
        raise KnowledgeError("no object")
    values: dict[str, str] = {}
    for name, told in binding.items():
        if not isinstance(told, dict) or not isinstance(told.get("value"), str):
            raise KnowledgeError(f"{name!r} has no value")
        values[name] = ("_:" if told.get("type") == "bnode" else "") + told["value"]
    return values


def _date(values: dict[str, str], which: str) -> str | None:
    """A date as far as it is known; "" where none is told, None where not even the year is known."""
    told, precision = values.get(which, ""), values.get(f"{which}Precision", "11")
    if not told:
        return ""
    if told.startswith("_:") or precision not in {"9", "10", "11"}:
        return None
    match = _TIME.match(told)
    try:
        day = datetime.date(int(match[1]), int(match[2]) or 1, int(match[3]) or 1).isoformat() if match else ""
    except ValueError:
        day = ""
    if not day:
        raise KnowledgeError(f"{which} {told!r} is no date")
    return day[: {"9": 4, "10": 7, "11": 10}[precision]]
