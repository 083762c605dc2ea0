"""What an explanation is made of. Shares and scores are from 0 to 1 but for the scores of candidates in the facts, which have no bounds."""

import msgspec

from dragoman.record import Part, Span, Words


class Step(Part, frozen=True):
    """One thing that spoke for a field. `kind` says what: reader, lexicon, cue, tree, frame, rule, fact, look-up, statement, codebook."""

    kind: str
    told: str
    words: list[Words] = msgspec.field(default_factory=list)
    scores: dict[str, float] = msgspec.field(default_factory=dict)


class Considered(Part, frozen=True):
    """What else was considered, how it scored, and why it was put aside."""

    what: str
    score: float | None
    why: str


class Reason(Part, frozen=True):
    """Why a field has its value: the words it was read from, what spoke for it, and what else was considered."""

    field: str
    value: str
    words: list[Words]
    by: list[Step]
    considered: list[Considered] = msgspec.field(default_factory=list)


class EventReasons(Part, frozen=True):
    """Why an event was coded so. `number` counts the events of the report from 1, as tables do."""

    report: str
    number: int
    id: str
    trigger: Words
    sentence: Words
    reasons: list[Reason]


class PutAside(Part, frozen=True):
    """Words that the reader proposed as an event and that were not taken for one."""

    words: Words
    type: str
    score: float
    why: str


class MentionReasons(Part, frozen=True):
    """Why a mention means whom or what it was taken for. `of` is actor or place, `id` that of the record."""

    report: str
    of: str
    id: str
    span: Span
    text: str
    reasons: list[Reason]
    looked_up: list[Step]
