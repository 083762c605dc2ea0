"""Two times with "to" or "and" between them as one, and open intervals: "since", "by", "until", "before", "from"."""

import dataclasses
import datetime

from dragoman.coding.times import edtf
from dragoman.coding.times.grammar import listed
from dragoman.coding.times.scene import Draft, Scene
from dragoman.coding.times.tense import Tense

_TO = {"to", "-", "–", "through", "until", "till", "thru"}
_ENDS = {"by", "until", "till", "before"}
_WEEK = datetime.timedelta(7)


def combine(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with ranges joined and prepositions that change a value taken in."""
    joined: list[Draft] = []
    for draft in drafts:
        pair = _range(scene, joined[-1], draft) if joined else None
        if pair:
            joined[-1] = pair
        else:
            joined.append(draft)
    return [_opened(scene, _with_from(scene, draft)) for draft in joined]


def widened(scene: Scene, draft: Draft) -> Draft:
    """The draft with "about", "more than", "the (1980s)" taken in, as TimeML does."""
    first, words = draft.first, scene.tokens.words
    if draft.type == "DURATION" or draft.rule.startswith("ago"):
        if words[max(0, first - 2) : first] in (["more", "than"], ["less", "than"], ["at", "least"], ["at", "most"]):
            first -= 2
        elif first and words[first - 1] in {"about", "nearly", "almost", "approximately", "roughly", "around"}:
            first -= 1
    elif draft.rule == "decade" and first and words[first - 1] == "the":
        first -= 1
    taken = any(other.last > first and other.first < draft.first for other in scene.drafts)
    return draft if taken else dataclasses.replace(draft, first=first)


def _with_from(scene: Scene, draft: Draft) -> Draft:
    """The preposition of "from July 18 to 20", "between May 6 and 8" belongs to the range."""
    listed = draft.rule in {"md.list", "dm.list", "range.years"} and scene.tokens.word(draft.first - 1) in {"from", "between"}
    return dataclasses.replace(draft, first=draft.first - 1) if listed else draft


def _range(scene: Scene, one: Draft, two: Draft) -> Draft | None:
    if one.type != "DATE" or two.type != "DATE" or not one.value or not two.value or two.first - one.last not in {1, 2}:
        return None
    words = scene.tokens.words[one.last : two.first]
    before = scene.tokens.word(one.first - 1)
    if len(words) == 2 and words[1] != "the":
        return None
    if words[0] in _TO and one.grain == two.grain:
        first = one.first - 1 if before in {"from", "between"} else one.first
    elif words[0] == "and" and before == "between" and one.grain in {"day", "month"} and two.grain == one.grain:
        first = one.first - 1
    elif words[0] in {"and", "-"} and (one.bare or one.rule == "wd.rel") and two.bare and one.grain == two.grain and _next_to(one, two):
        first = one.first
    else:
        return None
    value = _between(scene, one, two)
    return Draft(first, two.last, "DATE", value, "range." + two.rule, "days") if value else None


def _next_to(one: Draft, two: Draft) -> bool:
    """Whether `two` follows `one` in the week or the year."""
    start, end = edtf.bounds(one.value)[1], edtf.bounds(two.value)[0]
    if start is None or end is None or one.rule.split(".")[0] != two.rule.split(".")[0]:
        return False
    gap = (end - start).days
    return gap % 7 == 1 if one.grain == "day" else gap == 1


def _between(scene: Scene, one: Draft, two: Draft) -> str | None:
    start, end = edtf.bounds(one.value)[0], edtf.bounds(two.value)[0]
    if start is None or end is None or one.value is None or two.value is None:
        return None
    if one.grain == "day" and two.rule.startswith("wd") and len(one.value) == 10:
        last = start + datetime.timedelta((end - start).days % 7)
        tense = scene.tense_of(one)
        under_way = tense != "future" and start > scene.published and start - _WEEK <= scene.published <= last - _WEEK
        if one.bare and two.bare and (under_way or (tense == "past" and last > scene.published and start < scene.published)):
            start, last = start - _WEEK, last - _WEEK
        return edtf.days(start, last)
    if end < start and one.bare and not two.bare and one.grain in {"month", "day"}:
        return edtf.interval(str(end.year) + one.value[4:], two.value)
    if one.bare and not two.bare and one.grain in {"month", "day"} and end.year != start.year:
        moved = str(end.year) + one.value[4:]
        return edtf.interval(moved if moved <= two.value else f"{end.year - 1}{one.value[4:]}", two.value)
    return edtf.interval(one.value, two.value) if start < end else None


def _opened(scene: Scene, draft: Draft) -> Draft:
    if draft.type not in {"DATE", "TIME"} or not draft.value or draft.value.startswith(".."):
        return draft
    words = scene.tokens.words
    at = draft.first - 1
    while at > 0 and words[at] in listed("between since and day") and draft.first - at < 4:
        at -= 1
    if at < 0:
        return draft
    word = words[at]
    if word == "since" and scene.tokens.words[at - 1] != "ever":
        return _take(draft, at, edtf.interval(draft.value.split("/")[0], None), "since.")
    if word == "before" and (scene.tokens.word(draft.last) == "'" or scene.tokens.word(at - 1) in listed("before before")):
        return draft
    if word == "by" and _no_limit(scene, draft, at, scene.tense_of(draft)):
        return draft
    if (word in _ENDS and at == draft.first - 1) or word in {"by", "until", "till"}:
        return _until(scene, draft, at, word)
    if word == "from" and at == draft.first - 1 and draft.grain in {"day", "month", "week", "year"}:
        return _from(scene, draft, at)
    return draft


def _no_limit(scene: Scene, draft: Draft, at: int, tense: Tense | None) -> bool:
    """Whether "by" sets no limit: "by Sunday's vote", "By Friday it had fallen", "were held by Sunday" told later."""
    if scene.tokens.word(draft.last) == "'" or (scene.tokens.raw(at) == "By" and tense != "future"):
        return True
    end = edtf.bounds(draft.value)[1] or scene.published
    return end <= scene.published and scene.matrix_tense_of(draft, at) == "past"


def _until(scene: Scene, draft: Draft, at: int, word: str) -> Draft:
    start, end = edtf.bounds(draft.value)
    if start is None or end is None or (word in {"by", "before"} and end < scene.published) or draft.value is None:
        return draft
    value = edtf.day(end) if draft.grain.startswith("end.") or draft.grain in {"days", "week", "weekend"} else draft.value
    if word in {"by", "before"} and draft.rule == "holiday":
        value = edtf.day(start)
    if "T" in value:
        value = value[:10]
    return _take(draft, at, edtf.interval(None, value), word + ".")


def _from(scene: Scene, draft: Draft, at: int) -> Draft:
    if scene.tokens.word(at - 1) in listed("before from"):
        return draft
    after = scene.tokens.word(draft.last)
    last = (
        draft.last + 1
        if after in {"on", "onward", "onwards"} and scene.tokens.word(draft.last + 1) in {".", ",", ";", ")", ""}
        else draft.last
    )
    taken = _take(draft, at, edtf.interval((draft.value or "").split("/")[0], None), "from.")
    return dataclasses.replace(taken, last=last)


def _take(draft: Draft, at: int, value: str, rule: str) -> Draft:
    return dataclasses.replace(draft, first=at, value=value, rule=rule + draft.rule, grain="open")
