"""What is known while a report's times are resolved: its date, its tokens, and what has been told so far."""

import datetime
import re
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.coding.times import edtf
from dragoman.coding.times.found import Anchor
from dragoman.coding.times.grammar import Grammar, Hit
from dragoman.coding.times.tense import Tense, tense_at
from dragoman.coding.times.tokens import Tokens
from dragoman.record import TimeType

MEMORY = 40  # times told that may still be in focus
LONG_PARAGRAPH = 400  # tokens
POINTS = {"day", "month", "year", "week", "weekend", "decade", "century", "season", "quarter", "days"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A time on the way to being found: tokens `first` to `last` (excluded), its value, and the grain of what it tells."""

    first: int
    last: int
    type: TimeType
    value: str | None
    rule: str
    grain: str
    anchor: Anchor | None = None
    bare: bool = False  # a weekday, month or day of a month that was placed by tense alone


def _minutes(hour: str, minute: str, half: str | None) -> int:
    """Minutes from midnight of a clock time; `half` of the day is a, p or None."""
    hours = int(hour) % 12 + (12 if half == "p" else 0) if half else int(hour)
    return hours * 60 + int(minute)


@dataclass
class Scene:
    """The report's date and tokens, and the drafts so far, of which the last point of time is the focus."""

    published: datetime.date
    tokens: Tokens
    grammar: Grammar
    sentences: list[int]  # first token of each sentence
    drafts: list[Draft] = field(default_factory=list)
    vague: bool = False  # whether to keep times without a date, for TIMEX3
    narrative: bool = False  # whether the text tells history, so that a date without its year is of the year told last

    @cached_property
    def order(self) -> str | None:
        """What comes first, "day" or "month", in the text's numeric dates, where one of them shows it."""
        for first, second in re.findall(r"\b(\d{1,2})[/.](\d{1,2})[/.]\d{2,4}\b", self.tokens.text):
            if int(first) > 12 >= int(second):
                return "day"
            if int(second) > 12 >= int(first):
                return "month"
        return None

    @cached_property
    def midnights(self) -> dict[int, int]:
        """For each line that begins with a clock time, by its place in the text: midnights from there to the last such line."""
        lines = list(re.finditer(r"(?m)^\W*(\d{1,2})[:.]([0-5]\d)(?: ?([ap])\.?m)?", self.tokens.text))
        minutes = [_minutes(*line.groups()) for line in lines]
        passed, found = 0, dict[int, int]()
        for at in range(len(lines) - 1, -1, -1):
            passed += at + 1 < len(lines) and minutes[at + 1] < minutes[at]
            found[lines[at].start(1)] = passed
        return found

    def tense(self, hit: Hit) -> Tense | None:
        """Tense of the clause that `hit` stands in."""
        return tense_at(self.tokens, hit.first, hit.last, self.grammar.verbs)

    def tense_of(self, draft: Draft) -> Tense | None:
        """Tense of the clause that `draft` stands in."""
        return tense_at(self.tokens, draft.first, draft.last, self.grammar.verbs)

    def matrix_tense_of(self, draft: Draft, at: int) -> Tense | None:
        """Tense of the clause before the preposition at token `at`."""
        return tense_at(self.tokens, at, draft.last, self.grammar.verbs)

    def sentence(self, at: int) -> tuple[int, int]:
        """First and last (excluded) token of the sentence of token `at`."""
        low, high = 0, len(self.sentences)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.sentences[middle] <= at else (low, middle)
        return self.sentences[low], self.sentences[high] if high < len(self.sentences) else len(self.tokens.words)

    def focus(self, before: int, grains: set[str] | None = None, past: bool = False) -> Draft | None:
        """The point of time told last before token `before`; with `past`, one that does not lie after the publication day."""
        for draft in self.drafts[: -MEMORY - 1 : -1]:
            if draft.last <= before and draft.value and draft.grain in (grains or POINTS):
                start = edtf.bounds(draft.value)[0]
                if (
                    start
                    and not (past and start > self.published)
                    and not (draft.grain == "year" and self.tokens.word(draft.first - 1) == "since")
                ):
                    return draft
        return None

    def paragraph(self, at: int) -> int:
        """First token of the paragraph of token `at`."""
        kinds = self.tokens.kinds
        return next((back for back in range(at, max(0, at - LONG_PARAGRAPH), -1) if kinds[back - 1] == "BREAK"), 0)

    def focus_day(self, before: int, past: bool = False) -> datetime.date:
        """First day of the focus, or the publication day."""
        draft = self.focus(before, {"day"}, past)
        start = edtf.bounds(draft.value)[0] if draft else None
        return start or self.published
