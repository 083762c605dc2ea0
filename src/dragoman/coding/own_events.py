"""A user's own events: what they are called, what words and frames tell them, and examples with what is to come out.

A TOML file holds a list of tables `event`, each with `trigger` and `example` tables (docs/own-events.md). It is read whole or not at all.
"""

import datetime
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman import codebook
from dragoman.errors import EventsError

MOST = 1_000_000  # characters of a file
LONGEST = 5  # words of a trigger
POS = {"verb": ("VERB",), "noun": ("NOUN", "PROPN"), "adjective": ("ADJ",)}
CONSTRUCTIONS = ("active", "passive")
ROLES = ("actor", "recipient", "place")
STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "negated")
SLOTS = ("subject", "object", "owner", "modifier")  # beside prepositions
ANY = "*"
SURE = 0.7  # confidence of an event whose trigger says nothing of it
_EVENT = frozenset("name definition type mode quad score context sure trigger example".split())
_TRIGGER = frozenset("lemma pos particle construction needs roles sure".split())
_EXPECTED = ("found", "trigger", "status", "actor", "recipient", "place", "time")
_EXAMPLE = frozenset({"text", "date", *_EXPECTED})
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}\Z")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\Z")
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that tell an event, and in what construction.

    `lemma` is one word or several in a row, in their base form; `needs` are slots (subject, object, owner, modifier, a preposition) with
    the nouns of which one must fill them; `roles` says which slot is the actor, recipient or place.
    """

    lemma: tuple[str, ...]
    pos: str | None = None
    particle: str | None = None
    construction: str | None = None
    needs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    sure: float = SURE

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two frames the same."""
        return self.lemma, self.pos, self.particle, self.construction, self.needs

    def __str__(self) -> str:
        told = " ".join(self.lemma) + (f" {self.particle}" if self.particle else "")
        told += f" ({', '.join(filter(None, (self.pos, self.construction)))})" if self.pos or self.construction else ""
        return told + "".join(f" + {slot}: {'|'.join(nouns)}" for slot, nouns in self.needs)


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what is to come out of it; `expected` has only what the user tells."""

    text: str
    published: datetime.date
    found: bool
    expected: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """One event type of a user. `type` is the PLOVER type that it counts as; None where it is one of its own, with `quad` and `score`."""

    name: str
    definition: str
    type: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: int
    score: float
    frames: tuple[Frame, ...]
    examples: tuple[Example, ...]

    @property
    def label(self) -> str:
        """What stands as the type of its events."""
        return self.type or self.name


@dataclass(frozen=True, slots=True)
class Told:
    """Which own event some words tell, and by which frame."""

    event: OwnEvent
    frame: Frame


@dataclass(frozen=True, slots=True)
class OwnEvents:
    """All own events of a file; `version` is a digest of its text."""

    events: tuple[OwnEvent, ...]
    version: str


def parse(text: str, where: str) -> OwnEvents:
    """The own events that a TOML text tells; `where` names it in errors.

    Raises EventsError with file, table and reason for what is no TOML, an unknown key, type, mode or slot, a name or trigger given
    twice, or an event without triggers.
    """
    import tomllib  # noqa: PLC0415 - only who has own events pays for it

    if len(text) > MOST:
        raise EventsError(f"more than {MOST:,} characters", where=where, do="cut it into several files")
    try:
        top = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EventsError(f"no TOML: {error}", where=where, do="mend the line") from None
    except RecursionError:
        raise EventsError("nested too deeply", where=where, do="an event is a table with triggers and examples") from None
    _known(top, frozenset({"event"}), where)
    tables = _tables(top, "event", where)
    if not tables:
        raise EventsError("no event", where=where, do="begin one with [[event]]")
    events = tuple(_event(table, f"{where}: event {n}") for n, table in enumerate(tables, 1))
    _unique(events, where)
    return OwnEvents(events, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8])


def _unique(events: tuple[OwnEvent, ...], where: str) -> None:
    names: set[str] = set()
    frames: dict[tuple[object, ...], str] = {}
    for number, event in enumerate(events, 1):
        at = f"{where}: event {number} ({event.name})"
        if event.name.lower() in names:
            raise EventsError(f"the name {event.name!r} is given twice", where=at, do="give each event a name of its own")
        names.add(event.name.lower())
        for which, frame in enumerate(event.frames, 1):
            if frame.key in frames:
                told = f"the same trigger as in event {frames[frame.key]!r}: {frame}"
                raise EventsError(told, where=f"{at}, trigger {which}", do="leave one out, or tell them apart with particle or needs")
            frames[frame.key] = event.name


def _event(table: Table, where: str) -> OwnEvent:
    name = _text(table, "name", where)
    where = f"{where} ({name})"
    _known(table, _EVENT, where)
    if not _NAME.match(name):
        raise EventsError(f"name {name!r} cannot be used", where=where, do="up to 40 letters, digits, - and _, a letter first")
    if name.upper() in codebook.types():
        raise EventsError(f"name {name!r} is a PLOVER type", where=where, do="give it another name")
    kind = _choice(table, "type", tuple(codebook.types()), where)
    quad, score = _scale(table, kind, where)
    modes = (_choice(table, "mode", tuple(codebook.modes()[kind]) if kind else (), where),)
    contexts = _texts(table, "context", where)
    if odd := [c for c in contexts if c not in codebook.contexts()]:
        raise EventsError(f"context {odd[0]!r} is unknown", where=where, do=f"contexts are {', '.join(codebook.contexts())}")
    sure = _sure(table, where, SURE)
    triggers = _tables(table, "trigger", where)
    if not triggers:
        raise EventsError("no trigger", where=where, do="give at least one [[event.trigger]] with a lemma")
    return OwnEvent(
        name,
        _text(table, "definition", where),
        kind,
        tuple(filter(None, modes)),
        contexts,
        quad,
        score,
        tuple(_frame(t, f"{where}, trigger {n}", sure) for n, t in enumerate(triggers, 1)),
        tuple(_example(t, f"{where}, example {n}") for n, t in enumerate(_tables(table, "example", where), 1)),
    )


def _scale(table: Table, kind: str | None, where: str) -> tuple[int, float]:
    """Quad class and score: those of the PLOVER type, or what the user gives for a type of his own."""
    given = [key for key in ("quad", "score") if key in table]
    if kind:
        if given:
            raise EventsError(f"{given[0]} beside type", where=where, do="leave it out: the PLOVER type has its own")
        mode = table.get("mode")
        return codebook.quad(kind), codebook.score(kind, [mode] if isinstance(mode, str) else [])
    if len(given) < 2:
        raise EventsError("neither a PLOVER type nor quad and score", where=where, do="give type, or quad (1 to 4) and score (-10 to 10)")
    quad, score = table["quad"], table["score"]
    if isinstance(quad, bool) or not isinstance(quad, int) or not 1 <= quad <= 4:
        raise EventsError(f"quad {quad!r} is none", where=where, do="give 1, 2, 3 or 4")
    if isinstance(score, bool) or not isinstance(score, int | float) or not -10 <= score <= 10:
        raise EventsError(f"score {score!r} is none", where=where, do="give a number from -10 to 10")
    return quad, float(score)


def _frame(table: Table, where: str, sure: float) -> Frame:
    _known(table, _TRIGGER, where)
    lemma = tuple(_text(table, "lemma", where).lower().split())
    if len(lemma) > LONGEST or not all(map(_WORD.match, lemma)):
        raise EventsError(f"lemma {' '.join(lemma)!r} cannot be used", where=where, do=f"one to {LONGEST} words in their base form")
    particle = _text(table, "particle", where, due=False) or None
    if particle and not _WORD.match(particle):
        raise EventsError(f"particle {particle!r} is no word", where=where, do='give one word, as "off"')
    needs = _mapping(table, "needs", where)
    roles = _mapping(table, "roles", where)
    if odd := [role for role in roles.values() if role not in ROLES]:
        raise EventsError(f"role {odd[0]!r} is unknown", where=where, do=f"roles are {', '.join(ROLES)}")
    return Frame(
        lemma,
        _choice(table, "pos", tuple(POS), where),
        particle.lower() if particle else None,
        _choice(table, "construction", CONSTRUCTIONS, where),
        tuple((slot, _nouns(needs, slot, where)) for slot in sorted(needs)),
        tuple(sorted(roles.items())),
        _sure(table, where, sure),
    )


def _nouns(needs: Table, slot: str, where: str) -> tuple[str, ...]:
    nouns = _texts(needs, slot, f"{where}, needs")
    if not nouns:
        raise EventsError(f"needs nothing in {slot!r}", where=where, do=f'give nouns in their base form, or ["{ANY}"] for any')
    return tuple(noun.lower() for noun in nouns)


def _example(table: Table, where: str) -> Example:
    _known(table, _EXAMPLE, where)
    text, found = _text(table, "text", where), table.get("found", True)
    if not isinstance(found, bool):
        raise EventsError("found is neither true nor false", where=where)
    if not found and (more := [key for key in _EXPECTED[1:] if key in table]):
        raise EventsError(f"{more[0]} of an event that is not to be found", where=where, do="leave it out")
    expected: dict[str, Any] = {}
    for key in ("trigger", "time"):
        if key in table:
            expected[key] = _text(table, key, where)
    if (status := _choice(table, "status", STATUSES, where)) is not None:
        expected["status"] = status
    expected |= {key: _texts(table, key, where) for key in ROLES if key in table}
    return Example(text, _date(table, where), found, expected)


def _date(table: Table, where: str) -> datetime.date:
    told = table.get("date")
    if isinstance(told, datetime.datetime):
        return told.date()
    if isinstance(told, datetime.date):
        return told
    try:
        return datetime.date.fromisoformat(told if isinstance(told, str) else "")
    except ValueError:
        raise EventsError(
            f"date {told!r} is none" if told else "no date", where=where, do="give the day of the report, YYYY-MM-DD"
        ) from None


def _known(table: Table, keys: frozenset[str], where: str) -> None:
    if odd := [key for key in table if key not in keys]:
        raise EventsError(f"key {odd[0]!r} is unknown", where=where, do=f"keys are {', '.join(sorted(keys))}")


def _tables(table: Table, key: str, where: str) -> list[Table]:
    told = table.get(key, [])
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise EventsError(f"{key} is no list of tables", where=where, do=f"write [[{'event.' if key != 'event' else ''}{key}]]")
    return told


def _text(table: Table, key: str, where: str, *, due: bool = True) -> str:
    told = table.get(key, "")
    if not isinstance(told, str) or (due and not told.strip()):
        why = f"{key} is no text" if not isinstance(told, str) else f"{key} is empty" if key in table else f"no {key}"
        raise EventsError(why, where=where, do=f'give {key} = "…"')
    return told.strip()


def _texts(table: Table, key: str, where: str) -> tuple[str, ...]:
    told = table.get(key, [])
    if not isinstance(told, list) or not all(isinstance(one, str) and one.strip() for one in told):
        raise EventsError(f"{key} is no list of texts", where=where, do=f'give {key} = ["…"]')
    return tuple(one.strip() for one in told)


def _choice(table: Table, key: str, choices: tuple[str, ...], where: str) -> str | None:
    told = table.get(key)
    if told is None or (isinstance(told, str) and told in choices):
        return told
    hint = f"give one of {', '.join(choices)}" if choices else f"leave {key} out"
    raise EventsError(f"{key} {told!r} is unknown", where=where, do=hint)


def _mapping(table: Table, key: str, where: str) -> dict[str, Any]:
    told = table.get(key, {})
    if not isinstance(told, dict):
        raise EventsError(f"{key} is no table", where=where, do=f'give {key} = {{ subject = "…" }}')
    if odd := [slot for slot in told if slot not in SLOTS and not _WORD.match(slot)]:
        raise EventsError(f"slot {odd[0]!r} is none", where=where, do=f"slots are {', '.join(SLOTS)}, or a preposition")
    return told


def _sure(table: Table, where: str, other: float) -> float:
    told = table.get("sure", other)
    if isinstance(told, bool) or not isinstance(told, int | float) or not 0 < told <= 1:
        raise EventsError(f"sure {told!r} is no share", where=where, do="give a number above 0 up to 1")
    return float(told)
