"""PLOVER 2.0 as tables: types, modes, contexts, sectors, scores, the rules on what has not happened yet, the way back to CAMEO.

PLOVER is the Open Event Data Alliance's coding manual (2.0 of February 2024); the meanings are in our own words. Where the manual
contradicts itself the tables take one reading: ACCUSE scores -3, SANCTION is material conflict, PROTEST vandalize scores -5.
"""

import csv
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's sixteen types; `planned` and `hypothetical` are the labels it takes when it has not happened."""

    name: str
    quad: int
    score: float
    planned: str
    hypothetical: str
    cameo_root: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of a type was done; `score` replaces that of the type."""

    name: str
    score: float
    meaning: str


def _rows(name: str) -> list[list[str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@functools.cache
def types() -> dict[str, EventType]:
    """PLOVER's event types by name."""
    return {
        name: EventType(name, int(quad), float(score), planned, hypothetical, root, meaning)
        for name, quad, score, planned, hypothetical, root, meaning in _rows("types.tsv")
    }


@functools.cache
def modes() -> dict[str, dict[str, Mode]]:
    """The modes of each type by name; a type without modes has an empty table."""
    found: dict[str, dict[str, Mode]] = {name: {} for name in types()}
    for of, name, score, meaning in _rows("modes.tsv"):
        found[of][name] = Mode(name, float(score), meaning)
    return found


@functools.cache
def contexts() -> dict[str, str]:
    """PLOVER's contexts and what they mean."""
    return {row[0]: row[1] for row in _rows("contexts.tsv")}


@functools.cache
def sectors() -> dict[str, str]:
    """PLOVER's actor sectors and what they mean."""
    return {row[0]: row[1] for row in _rows("sectors.tsv")}


@functools.cache
def bodies() -> dict[str, str]:
    """PLOVER's codes for actors of no country, beside ISO 3166 alpha-3."""
    return {row[0]: row[1] for row in _rows("bodies.tsv")}


def _type(name: str) -> EventType:
    try:
        return types()[name]
    except KeyError:
        raise ValueError(f"no PLOVER event type {name!r}") from None


def quad(event_type: str) -> int:
    """PLOVER's quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict. ValueError for no type.

    >>> quad("CONSULT"), quad("ASSAULT")
    (1, 4)
    """
    return _type(event_type).quad


def score(event_type: str, event_modes: Iterable[str] = ()) -> float:
    """PLOVER's conflict (-10) to cooperation (+10) score; of several modes the strongest counts, foreign modes are passed over.

    >>> score("ASSAULT"), score("ASSAULT", ["beat", "aerial"])
    (-9.0, -9.5)
    """
    known = modes()[_type(event_type).name]
    scores = [known[mode].score for mode in event_modes if mode in known]
    return max(scores, key=abs) if scores else _type(event_type).score


def plover_label(event_type: str, status: str) -> str:
    """The event's label once PLOVER's rules on what is still to come are applied.

    Planned cooperation is AGREE, a planned retreat CONCEDE, planned or hypothetical material conflict THREATEN. A negated event
    keeps its type: PLOVER has no label for what did not happen.

    >>> plover_label("CONSULT", "planned"), plover_label("RETREAT", "planned"), plover_label("ASSAULT", "hypothetical")
    ('AGREE', 'CONCEDE', 'THREATEN')
    """
    known = _type(event_type)
    return {"planned": known.planned, "hypothetical": known.hypothetical}.get(status, known.name)


@functools.cache
def _planned_modes() -> dict[tuple[str, str], tuple[str, str]]:
    return {(of, mode): (label, to) for of, mode, label, to in _rows("planned.tsv")}


def plover_modes(event_type: str, event_modes: Iterable[str], status: str) -> list[str]:
    """The modes that go with `plover_label`: those of the type, or what they become under another label.

    >>> plover_modes("COERCE", ["arrest"], "planned"), plover_modes("ASSAULT", ["drone"], "planned")
    (['arrest'], ['violence'])
    """
    label = plover_label(event_type, status)
    if label == event_type:
        return list(event_modes)
    if event_type == "ASSAULT":
        return ["violence"]
    found = [_planned_modes().get((event_type, mode)) for mode in event_modes]
    return sorted({to[1] for to in found if to and to[0] == label})


@functools.cache
def _cameo() -> dict[tuple[str, str, str, str], str]:
    return {(status, of, mode, context): code for status, of, mode, context, code in _rows("cameo.tsv")}


def cameo(event_type: str, event_modes: Sequence[str] = (), event_contexts: Sequence[str] = (), *, status: str = "occurred") -> str | None:
    """The nearest CAMEO code; None for what did not happen. Mode and context together weigh most, then mode, then context.

    >>> cameo("ASSAULT", ["drone"], ["military"]), cameo("CONSULT", ["visit"], status="planned"), cameo("AID", status="negated")
    ('195', '036', None)
    """
    _type(event_type)
    if status == "negated":
        return None
    ways = [(mode, context) for mode in event_modes for context in event_contexts]
    ways += [(mode, "") for mode in event_modes] + [("", context) for context in event_contexts] + [("", "")]
    for told in (status, "occurred"):
        for mode, context in ways:
            code = _cameo().get((told, event_type, mode, context))
            if code:
                return code
    return None
