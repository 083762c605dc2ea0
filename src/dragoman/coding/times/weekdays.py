"""Resolvers of weekdays."""

import datetime
from dataclasses import replace

from dragoman.coding.times import edtf
from dragoman.coding.times.grammar import Hit, listed
from dragoman.coding.times.numbers import number_of
from dragoman.coding.times.points import ONE, draft
from dragoman.coding.times.scene import Draft, Scene


def place_weekday(scene: Scene, hit: Hit, number: int) -> datetime.date:
    """A bare weekday: the next where the clause looks ahead, else the publication day or the nearest before it."""
    published = scene.published
    back = (published.isoweekday() - number) % 7
    tense = scene.tense(hit)
    before = scene.tokens.word(hit.first - 1)
    ahead = tense in {"future", "present"} and back
    if before == "since" or not ahead:
        return published - back * ONE
    return published + (7 - back) * ONE


def weekday(scene: Scene, hit: Hit) -> Draft | None:
    """A weekday, bare or with "last", "next", "this", "the"."""
    at = hit.place("wd")[0]
    number = int(hit.value("wd", "WD", "WABBR") or 1)
    if not _like_a_weekday(scene, hit, at):
        return None
    rel, published = hit.text("rel"), scene.published
    if rel in {"every", "each"}:
        return Draft(hit.first, hit.last, "SET", "R/P1W", hit.rule.id, "set")
    if hit.rule.id == "wd.ofweek":
        return _weekday_of_week(scene, hit, number, rel)
    if rel == "last":
        found = published - ((published.isoweekday() - number - 1) % 7 + 1) * ONE
    elif rel in {"next", "this coming"}:
        found = published + ((number - published.isoweekday() - 1) % 7 + 1) * ONE
    elif rel == "this past":
        found = published - (published.isoweekday() - number) % 7 * ONE
    elif rel == "this":
        back = (published.isoweekday() - number) % 7
        found = published - back * ONE if scene.tense(hit) == "past" or not back else published + (7 - back) * ONE
    elif rel or hit.rule.id in {"wd.the", "wd.before"}:
        found = _weekday_by_focus(scene, hit, number, rel)
    else:
        found = place_weekday(scene, hit, number)
    told = draft(hit, edtf.day(found), "day", bare=not rel)
    return replace(told, last=hit.place("part")[0]) if hit.has("part") and not scene.vague and hit.rule.id == "wd" else told


def _like_a_weekday(scene: Scene, hit: Hit, at: int) -> bool:
    tokens = scene.tokens
    raw, before, after = tokens.raw(at), tokens.raw(at - 1), tokens.raw(at + 1)
    if not raw[:1].isupper():
        return False
    if raw.lower() in hit.grammar.values["WABBR"]:
        return raw.lower() not in {"sat", "sun", "wed"} and after in {".", ","}
    if before in listed("before a named day") or after in listed("newspapers"):
        return False
    return not (before == "a" and tokens.word(at - 2) == "on") and after not in {"worshippers", "sermon", "sermons"}


def _weekday_of_week(scene: Scene, hit: Hit, number: int, rel: str) -> Draft:
    base = scene.published if rel in {"last", "next", "this"} else scene.focus_day(hit.first)
    shift = {"last": -7, "next": 7, "the following": 7, "the previous": -7}.get(rel, 0)
    return draft(hit, edtf.day(base + (number - base.isoweekday() + shift) * ONE), "day")


def _weekday_by_focus(scene: Scene, hit: Hit, number: int, rel: str) -> datetime.date:
    base = scene.focus_day(hit.first)
    if rel in {"that", "the same"}:
        return base + ((number - base.isoweekday() + 3) % 7 - 3) * ONE
    if rel == "the previous" or hit.text("dir") == "before":
        return base - ((base.isoweekday() - number - 1) % 7 + 1) * ONE
    if rel in {"the following", "the next"}:
        return base + ((number - base.isoweekday() - 1) % 7 + 1) * ONE
    return base + (number - base.isoweekday()) % 7 * ONE


def week_and_day(scene: Scene, hit: Hit) -> Draft | None:
    """A week ago on Monday; Monday week; a week on Monday."""
    number = int(hit.value("wd", "WD") or 1)
    if hit.rule.id == "wd.weekago":
        weeks = int(number_of(hit.words("n"), hit.grammar.numbers) or 1)
        last = scene.published - (scene.published.isoweekday() - number) % 7 * ONE
        return draft(hit, edtf.day(last - weeks * 7 * ONE), "day")
    if scene.tokens.word(hit.last) in {"long", "night"}:
        return None
    coming = scene.published + ((number - scene.published.isoweekday() - 1) % 7 + 1) * ONE
    back = scene.tense(hit) == "past" and scene.tokens.word(hit.first - 1) not in {"to", "for", "until", "till", "by"}
    return draft(hit, edtf.day(coming - 14 * ONE if back else coming + 7 * ONE), "day")


def night_between(scene: Scene, hit: Hit) -> Draft | None:
    """The night of Monday to Tuesday, the night to Tuesday."""
    last = place_weekday(scene, hit, int(hit.value("b", "WD") or 1))
    if hit.has("a") or "to" in hit.words("b") or scene.tokens.word(hit.place("b")[0] - 1) == "to":
        return draft(hit, edtf.days(last - ONE, last), "days")
    return draft(hit, edtf.day(last), "day")
