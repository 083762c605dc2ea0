"""What the recogniser of times yields."""

import datetime
from dataclasses import dataclass

from dragoman.record import TimeType


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative time hangs on.

    `kind` is "event" (the words of a clause, at `span`, tell the event) or "focus" (the time told last). `number` units of
    `unit` (D, W, M, Y, H, m) separate the two; `backward` says that the time lies before what it hangs on.
    """

    kind: str
    span: tuple[int, int]
    text: str
    number: float
    unit: str
    backward: bool


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time expression: code points of the text, EDTF `value`, and the first and last day it can mean.

    `value` is None where the words alone do not tell it. `rule` names the rule that told it.
    """

    span: tuple[int, int]
    text: str
    type: TimeType
    value: str | None
    start: datetime.date | None
    end: datetime.date | None
    anchor: Anchor | None
    rule: str
