"""Resolvers of clock times, lengths and sets."""

import datetime
import re

from dragoman.coding.times import edtf
from dragoman.coding.times.grammar import Hit
from dragoman.coding.times.lengths import count_of, length, unit_of
from dragoman.coding.times.points import ONE, day_of, month_of, place_day, safe_date, year_of
from dragoman.coding.times.scene import Draft, Scene
from dragoman.coding.times.weekdays import place_weekday

_FIGURES = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?")


def clock(scene: Scene, hit: Hit) -> Draft | None:
    """A clock time with its day, where one is told; else the day in focus."""
    told = _clock_value(hit)
    if told is None:
        return None
    day = _clock_day(scene, hit)
    return Draft(hit.first, hit.last, "TIME", f"{edtf.day(day)}T{told}", hit.rule.id, "day") if day else None


def _clock_value(hit: Hit) -> str | None:
    words, part = hit.words("clock"), hit.words("part")
    text = " ".join(words)
    match = _FIGURES.match(text)
    hour = int(match[1]) if match else None
    minute = match[2] if match else None
    if hour is None:
        hour = next((hit.grammar.numbers[word] for word in words if word in hit.grammar.numbers), None)
        minute = "30" if "half" in words or "thirty" in words else None
    if hour is None or hour > 24 or (minute and int(minute) > 59):
        return None
    late = re.search(r"p\.?m", text) or {"afternoon", "evening"} & set(part) or ("night" in part and hour >= 6)
    if late and hour < 12:
        hour += 12
    elif hour == 12 and (re.search(r"a\.?m", text) or "night" in part):
        hour = 0
    return f"{hour % 24:02}:{minute}" if minute else f"{hour % 24:02}" + (":00" if part and not match else "")


def _clock_day(scene: Scene, hit: Hit) -> datetime.date | None:
    if hit.has("wd"):
        return place_weekday(scene, hit, int(hit.value("wd", "WD") or 1))
    if hit.has("word"):
        return scene.published + {"yesterday": -1, "tomorrow": 1}.get(hit.text("word"), 0) * ONE
    if hit.has("month"):
        month, day, year = month_of(hit), day_of(hit), year_of(scene, hit)
        return safe_date(year, month, day) if year else place_day(scene, hit, month, day)
    if _starts_line(scene, hit):
        return scene.published - scene.midnights.get(scene.tokens.starts[hit.first], 0) * ONE
    first = scene.paragraph(hit.first)
    focus = scene.focus(hit.first, {"day"})
    start = edtf.bounds(focus.value)[0] if focus and focus.first >= first else None
    return start or scene.published


def _starts_line(scene: Scene, hit: Hit) -> bool:
    if hit.first == 0 or scene.tokens.kinds[hit.first - 1] == "BREAK":
        return True
    return "\n" in scene.tokens.text[scene.tokens.ends[hit.first - 1] : scene.tokens.starts[hit.first]]


def duration(scene: Scene, hit: Hit) -> Draft | None:
    """Three days, a fortnight, two and a half years, a three-day (truce)."""
    number, letter = count_of(hit), unit_of(hit)
    if number is None or not number or _no_length(scene, hit, letter):
        return None
    if hit.has("n2"):
        return _two_units(hit, number, letter)
    value = length(number, letter)
    return Draft(hit.first, hit.last, "DURATION", value, hit.rule.id, "length") if value else None


def _two_units(hit: Hit, number: float, letter: str) -> Draft | None:
    """A year and six months: in the smaller unit."""
    small, other = count_of(hit, "n2"), unit_of(hit, "unit2")
    factor = {("Y", "M"): 12, ("W", "D"): 7, ("D", "H"): 24, ("H", "m"): 60}.get((letter, other))
    if small is None or factor is None:
        return None
    return Draft(hit.first, hit.last, "DURATION", length(number * factor + small, other), hit.rule.id, "length")


def _no_length(scene: Scene, hit: Hit, letter: str) -> bool:
    """Ages, "a second man", "one day", "a quarter of"."""
    tokens = scene.tokens
    n, after = hit.words("n"), tokens.word(hit.last)
    single = tokens.words[hit.last - 1] in {"second", "quarter", "night", "day", "minute"}
    if after in {"old", "olds"} or (after == "-" and tokens.word(hit.last + 1) in {"old", "olds"}):
        return True
    if (after == "of" and tokens.word(hit.last + 1) == "age") or tokens.word(hit.first - 1) in {"aged", "age", "per"}:
        return True
    if letter in {"S", "E", "Q"}:
        return True
    return not scene.vague and n in (["a"], ["an"], ["one"]) and single


def duration_half(_scene: Scene, hit: Hit) -> Draft | None:
    """A year and a half."""
    value = length(1.5, unit_of(hit))
    return Draft(hit.first, hit.last, "DURATION", value, hit.rule.id, "length") if value else None


def set_weekday(scene: Scene, hit: Hit) -> Draft | None:
    """Mondays."""
    raw = scene.tokens.raw(hit.first)
    return Draft(hit.first, hit.last, "SET", "R/P1W", hit.rule.id, "set") if raw[:1].isupper() else None


def set_weekdays(_scene: Scene, hit: Hit) -> Draft | None:
    """Every Monday and Thursday."""
    return Draft(hit.first, hit.last, "SET", "R/P1W", hit.rule.id, "set")


def set_every(scene: Scene, hit: Hit) -> Draft | None:
    """Every six months, twice a week, every other day, $3 million a year."""
    letter = unit_of(hit)
    number = (count_of(hit) if hit.rule.id == "set.every" and hit.has("n") else 1) or 1
    if hit.has("other"):
        number = 2
    value = length(number, letter)
    if value is None or letter in {"S", "m"} or (not scene.vague and _each_day(hit, letter)):
        return None
    first = hit.place("per")[0] if hit.has("per") else hit.first
    return Draft(first, hit.last, "SET", "R/" + value, hit.rule.id, "set")


def _each_day(hit: Hit, letter: str) -> bool:
    """Whether it is "every day" or "each night": too loose to date anything."""
    return hit.rule.id == "set.every" and letter in {"D", "N", "H"} and not hit.has("n") and not hit.has("other")


_WORDS = {"daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P3M"}


def set_word(scene: Scene, hit: Hit) -> Draft | None:
    """Daily, weekly, annually."""
    if not scene.vague or scene.tokens.raw(hit.first)[:1].isupper():
        return None
    return Draft(hit.first, hit.last, "SET", "R/" + _WORDS.get(hit.words("word")[0], "P1Y"), hit.rule.id, "set")
