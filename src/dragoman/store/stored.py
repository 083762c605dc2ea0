"""What a store tells of its events, statements, reports and actors, one struct each. Days are YYYY-MM-DD; spans as in the record."""

from typing import Any

import msgspec

from dragoman.record import Number, Span


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """Base of what a store tells."""

    def to_json(self) -> str:
        """One line of JSON."""
        return _ENCODER.encode(self).decode("utf-8")


class Quote(Stored, frozen=True):
    """Some words of the report."""

    text: str
    span: Span


class StoredParty(Stored, frozen=True):
    """An actor in a role; `id` is that of the store's actor."""

    id: str
    name: str
    country: str | None
    sector: list[str]
    wikidata: str | None
    text: str
    span: Span


class StoredPlace(Stored, frozen=True):
    """A place of an event; `id` is that of the store's place."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    text: str
    span: Span


class StoredTime(Stored, frozen=True):
    """The words that an event's day was read from; `value` is EDTF."""

    value: str | None
    text: str
    span: Span


class StoredEvent(Stored, frozen=True):
    """An event with its report's head.

    `date` is its first day, `date_end` its last where that is another; `dated` tells whether the text gives it or the day of publication
    stands in. `source` is empty for the report's own voice, and `statement` null.
    """

    id: str
    report: str
    name: str
    published: str
    publisher: str | None
    title: str | None
    url: str | None
    date: str
    date_end: str | None
    dated: str
    type: str
    mode: list[str]
    context: list[str]
    status: str
    plover: str
    cameo: str | None
    quad: int
    score: float | None
    confidence: float
    actor: list[StoredParty]
    recipient: list[StoredParty]
    place: list[StoredPlace]
    time: StoredTime | None
    size: dict[str, Number]
    source: list[StoredParty]
    via: list[StoredParty]
    statement: str | None
    trigger: Quote
    sentence: Quote


class StoredStatement(Stored, frozen=True):
    """A statement with its report's head; `events` are the ids of the events inside it."""

    id: str
    report: str
    name: str
    published: str
    publisher: str | None
    kind: str
    source: list[StoredParty]
    via: list[StoredParty]
    cue: Quote | None
    content: list[Quote]
    events: list[str]


class StoredReport(Stored, frozen=True):
    """A report without its text. `source` and `pointer` tell where it came from."""

    id: str
    name: str
    published: str
    title: str | None
    publisher: str | None
    url: str | None
    language: str
    sha256: str
    characters: int
    source: str | None
    pointer: str | None
    events: int
    statements: int
    version: str | None


class StoredActor(Stored, frozen=True):
    """An actor, with the numbers of events that it has a role in and of statements that it makes or relays."""

    id: str
    name: str
    country: str | None
    sector: list[str]
    wikidata: str | None
    events: int
    statements: int


_ENCODER = msgspec.json.Encoder()


def codes(joined: str) -> list[str]:
    """Codes out of a column that joins them."""
    return joined.split(";") if joined else []


def quote(text: str | None, start: int | None, end: int | None) -> Quote | None:
    """A quote, or None where the columns are empty."""
    return None if text is None or start is None or end is None else Quote(text=text, span=(start, end))


def row_of(thing: Stored) -> dict[str, Any]:
    """The fields as plain values."""
    found = msgspec.to_builtins(thing)
    assert isinstance(found, dict)  # noqa: S101  # for the type checker
    return found
