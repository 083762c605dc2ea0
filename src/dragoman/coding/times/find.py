"""Finding and resolving the times of a text."""

import datetime
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from dragoman.coding.times import clocks, edtf, feasts, lengths, points, weekdays
from dragoman.coding.times import vague as vague_times
from dragoman.coding.times.combine import combine, widened
from dragoman.coding.times.found import TimeFound
from dragoman.coding.times.grammar import Hit, Rule, grammar
from dragoman.coding.times.scene import Draft, Scene
from dragoman.coding.times.tokens import Tokens, tokenise

_RESOLVERS: dict[str, Callable[[Scene, Hit], Draft | None]] = {
    "iso": points.iso,
    "slash": points.slash,
    "month_day": points.month_day,
    "month_days": points.month_days,
    "month": points.month,
    "weekend_of": points.weekend_of,
    "nth_weekday": points.nth_weekday_of,
    "holiday": feasts.feast_day,
    "weekday": weekdays.weekday,
    "week_and_day": weekdays.week_and_day,
    "night_between": weekdays.night_between,
    "deictic": points.deictic,
    "overnight": points.overnight,
    "dom": points.dom,
    "dom_of": points.dom_of,
    "week_of": points.week_of,
    "set_weekdays": clocks.set_weekdays,
    "year": points.year,
    "focus_day": lengths.focus_day,
    "focus_step": lengths.focus_step,
    "relation": lengths.relation,
    "ago": lengths.ago,
    "ago_range": lengths.ago_range,
    "unit": lengths.unit,
    "period_part": lengths.period_part,
    "span_length": lengths.span_length,
    "season": lengths.season,
    "quarter": lengths.quarter,
    "decade": lengths.decade,
    "century": lengths.century,
    "year_range": lengths.year_range,
    "clock": clocks.clock,
    "duration": clocks.duration,
    "duration_half": clocks.duration_half,
    "set_weekday": clocks.set_weekday,
    "set_every": clocks.set_every,
    "set_word": clocks.set_word,
    "reference": vague_times.reference,
    "vague_length": vague_times.vague_length,
    "day_part": vague_times.day_part,
}
HISTORY = 4  # years of the past that make a history
_CUTS = re.compile(r"[.?!][\"”’')]*\s+(?=[A-Z“\"‘'(0-9])|\n\s*\n")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_PLACE = r"[A-Z][\w.'’-]*(?:[ ,/]+(?:[A-Z][\w.'’-]*|of|and|de|la|el|al)){0,6},? "
_WHERE = rf"(?:^|\n)[ \t]*(?:{_PLACE})?\(?(?:[A-Z][a-z]+day,? )?(?:\([A-Z][\w ]*\) )?"
_LOUD = r"(?:^|\n)[ \t]*[A-Z][A-Z .,'’/-]{1,40}, "
_WHEN = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DATELINE = re.compile(rf"{_WHERE}{_WHEN}\)?,? ?(?:\([A-Z][\w /]*\))? ?(?:—|–|--?)\s|{_LOUD}{_WHEN}(?::|\.(?=\s[A-Z]))\s")


def find_times(
    text: str,
    published: datetime.date,
    sentences: Sequence[tuple[int, int]] | None = None,
    skip: Sequence[tuple[int, int]] = (),
    *,
    vague: bool = False,
) -> list[TimeFound]:
    """The time expressions of `text`, in order, never overlapping.

    `published` is the day that "today" means. `sentences` are spans in code points; without them the text is cut at full stops.
    What overlaps `skip` or a dateline is left out. `vague` finds what TimeML marks: words without a date too ("now", "in recent
    weeks", "for years"), no prepositions, the ends of a range each for itself, and datelines.
    """
    known = grammar()
    tokens = tokenise(text, known.letters)
    firsts = _first_tokens(tokens, sentences or _sentences(text))
    scene = Scene(published, tokens, known, firsts, vague=vague, narrative=_narrative(tokens, published))
    spans = [*skip] if vague else [*skip, *_datelines(text)]
    _resolve(scene)
    drafts = [widened(scene, draft) for draft in scene.drafts] if vague else combine(scene, scene.drafts)
    found = [_found(tokens, draft) for draft in drafts]
    return [time for time in found if not any(start < time.span[1] and time.span[0] < end for start, end in spans)]


def resolve_anchor(found: TimeFound, value: str) -> TimeFound:
    """`found` with its value counted from the EDTF `value` of the event it hangs on; unchanged where it hangs on none."""
    anchor = found.anchor
    if anchor is None:
        return found
    told = lengths.shift(value, -anchor.number if anchor.backward else anchor.number, anchor.unit)
    if told is None:
        return found
    start, end = edtf.bounds(told[0])
    return TimeFound(found.span, found.text, found.type, told[0], start, end, anchor, found.rule)


def _narrative(tokens: Tokens, published: datetime.date) -> bool:
    """Whether a text tells history: years long past, and hardly a weekday or "yesterday"."""
    kinds, words = tokens.kinds, tokens.words
    past = sum(1 for at, kind in enumerate(kinds) if kind == "YEAR" and int(words[at]) <= published.year - 2)
    if past < HISTORY:
        return False
    near = grammar().values["WD"].keys() | {"yesterday", "today", "tomorrow", "tonight"}
    return past > 3 * sum(1 for word in words if word in near)


def _sentences(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _CUTS.finditer(text)), len(text)]
    return list(pairwise(cuts))


def _datelines(text: str) -> list[tuple[int, int]]:
    """Where datelines stand; each begins with a line."""
    found: list[tuple[int, int]] = []
    at = 0
    while at >= 0:
        match = _DATELINE.match(text, at)
        if match:
            found.append(match.span())
        at = text.find("\n", match.end() if match else at + 1)
    return found


def _first_tokens(tokens: Tokens, sentences: Sequence[tuple[int, int]]) -> list[int]:
    firsts, at = [], 0
    for start, _ in sentences:
        while at < len(tokens.starts) and tokens.starts[at] < start:
            at += 1
        firsts.append(at)
    return firsts or [0]


def _resolve(scene: Scene) -> None:
    letters, opening = scene.tokens.letters, scene.grammar.opening
    at = 0
    while at < len(letters):
        rules = opening.get(letters[at])
        draft = _first_draft(scene, at, rules) if rules else None
        if draft is None:
            at += 1
        else:
            scene.drafts.append(draft)
            at = draft.last


def _first_draft(scene: Scene, first: int, rules: Sequence[Rule]) -> Draft | None:
    """What the first of the rules that matches and resolves at token `first` tells."""
    letters = scene.tokens.letters
    for rule in rules:
        match = rule.pattern.match(letters, first)
        if match and match.end() > first:
            hit = Hit(scene.grammar, scene.tokens, rule, first, match.end(), match)
            draft = _RESOLVERS[rule.resolver](scene, hit)
            if draft:
                return draft
    return None


def _found(tokens: Tokens, draft: Draft) -> TimeFound:
    span = tokens.starts[draft.first], tokens.ends[draft.last - 1]
    start, end = edtf.bounds(draft.value)
    return TimeFound(span, tokens.text[slice(*span)], draft.type, draft.value, start, end, draft.anchor, draft.rule)
