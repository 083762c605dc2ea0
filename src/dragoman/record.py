"""What comes out: the record of one report, each claim with the words it was read from.

Names follow PLOVER's data interchange fields where it has one. A `span` is `[start, end)` in Unicode code points of the report's text.
What the text does not support is None or an empty list.
"""

import datetime
from typing import Literal

import msgspec

Span = tuple[int, int]
Status = Literal["occurred", "ongoing", "planned", "hypothetical", "negated"]
ActorKind = Literal["person", "organization", "country", "group", "unnamed"]
Form = Literal["name", "nominal", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
StatementKind = Literal["direct", "indirect", "mixed"]
Relation = Literal["rejects", "responds_to", "part_of", "causes"]
Number = int | str


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all parts of a record."""


class Words(Part, frozen=True):
    """Some words of the report: where they stand and what they are."""

    span: Span
    text: str


class Sentence(Part, frozen=True):
    """The sentence of an event's trigger."""

    span: Span


class Mention(Part, frozen=True):
    """A mention of an actor or a place. `form` is None for places."""

    span: Span
    text: str
    form: Form | None = None


class Actor(Part, frozen=True):
    """Someone or some body of the report, with all its mentions. `country` is ISO 3166 alpha-3 or one of PLOVER's codes."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: list[str]
    office: str | None
    wikidata: str | None
    mentions: list[Mention]


class Place(Part, frozen=True):
    """A place of the report; degrees are WGS 84, `geonames` is the GeoNames id."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    mentions: list[Mention]


class Time(Part, frozen=True):
    """A time expression. `value` is EDTF (ISO 8601-2); `start` and `end` are the first and last day it can mean."""

    id: str
    span: Span
    text: str
    type: TimeType
    value: str | None
    start: datetime.date | None
    end: datetime.date | None


class Party(Part, frozen=True):
    """An actor as a role of one event or statement."""

    id: str
    name: str
    country: str | None
    sector: list[str]
    wikidata: str | None
    text: str
    span: Span


class PlaceReference(Part, frozen=True):
    """A place as the place of one event."""

    id: str
    name: str
    country: str | None
    text: str
    span: Span


class TimeReference(Part, frozen=True):
    """A time as the time of one event."""

    id: str
    value: str | None
    start: datetime.date | None
    end: datetime.date | None
    text: str
    span: Span


class Source(Part, frozen=True):
    """Who says that the event is so; the report's own voice has none."""

    statement: str
    actor: list[Party]
    via: list[Party]


class Event(Part, frozen=True):
    """One doing between political actors, in PLOVER's terms."""

    id: str
    type: str
    mode: list[str]
    context: list[str]
    status: Status
    trigger: Words
    mentions: list[Words]
    sentence: Sentence
    actor: list[Party]
    recipient: list[Party]
    place: list[PlaceReference]
    time: TimeReference | None
    size: dict[str, Number]
    source: Source | None
    score: float | None
    quad: int
    plover: str
    cameo: str | None
    confidence: float
    own: str | None = None


class Statement(Part, frozen=True):
    """What somebody is told to have said. `via` relays it."""

    id: str
    kind: StatementKind
    source: list[Party]
    via: list[Party]
    cue: Words | None
    content: list[Words]
    events: list[str]


class Link(Part, frozen=True, rename={"from_": "from"}):
    """A relation between two events of a report."""

    from_: str
    to: str
    relation: Relation


class ReportPart(Part, frozen=True):
    """The report itself, as it came in."""

    id: str
    published: datetime.date
    title: str | None
    publisher: str | None
    url: str | None
    language: str
    text: str
    sha256: str


class CoderPart(Part, frozen=True):
    """What made the record."""

    name: str
    version: str
    model: str
    knowledge: str


class Record(Part, frozen=True):
    """What coding one report yields."""

    report: ReportPart
    actors: list[Actor]
    places: list[Place]
    times: list[Time]
    events: list[Event]
    statements: list[Statement]
    links: list[Link]
    coder: CoderPart

    def to_json(self) -> str:
        """The record as one line of JSON, the same bytes for the same record."""
        return _ENCODER.encode(self).decode("utf-8")


_ENCODER = msgspec.json.Encoder()
