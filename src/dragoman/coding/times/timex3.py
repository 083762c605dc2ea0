"""TIMEX3 (TimeML) type and value of a time found."""

import re

from dragoman.coding.times.found import TimeFound
from dragoman.coding.times.grammar import grammar

_REFERENCES = {"ref.present": "PRESENT_REF", "ref.past": "PAST_REF", "ref.future": "FUTURE_REF"}
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_NAMED = {"tonight": "NI", "overnight": "NI", "noon": "MI", "midday": "MI", "midnight": "NI", "dawn": "MO", "dusk": "EV"}
_WORD = re.compile(r"[a-z]+")
_LONG = re.compile(r"P(\d+)Y$")


def timex3(found: TimeFound) -> tuple[str, str]:
    """Type (DATE, TIME, DURATION, SET) and value of `found` in TIMEX3: "2011-W31", "P3D", "PRESENT_REF"; "" where there is none."""
    if found.rule in _REFERENCES:
        return "DATE", _REFERENCES[found.rule]
    words = _WORD.findall(found.text.lower())
    if found.type == "SET":
        return "SET", _set(found, words)
    if found.type == "DURATION":
        return "DURATION", _length(found.value or "", words)
    part = _part_of_day(words)
    if part and found.end is not None and "T" not in (found.value or ""):
        day = found.start if "overnight" in words else found.end
        return "TIME", f"{day}T{part}"
    return found.type, _date(found, words)


def _part_of_day(words: list[str]) -> str | None:
    parts = grammar().values["PART"]
    return next((parts.get(word) or _NAMED.get(word) for word in reversed(words) if word in parts or word in _NAMED), None)


def _set(found: TimeFound, words: list[str]) -> str:
    days = grammar().values["WD"] | grammar().values["WDS"]
    number = next((days[word] for word in words if word in days), None)
    return f"XXXX-WXX-{number}" if number else (found.value or "").removeprefix("R/")


def _length(value: str, words: list[str]) -> str:
    """Decades and centuries keep their own unit."""
    years = _LONG.fullmatch(value)
    for word, size, unit in (("decade", 10, "DE"), ("decades", 10, "DE"), ("century", 100, "CE"), ("centuries", 100, "CE")):
        if years and word in words and int(years[1]) % size == 0:
            return f"P{int(years[1]) // size}{unit}"
    return value


def _date(found: TimeFound, words: list[str]) -> str:
    value = (found.value or "").rstrip("~?%")
    first, _, last = value.partition("/")
    if {"week", "weeks", "fortnight"} & set(words) and found.start is not None and _to_the_week(found, words):
        return f"{found.start:%G-W%V}"
    if last and "weekend" in words and found.start is not None:
        return f"{found.start:%G-W%V}-WE"
    if last and "half" in words:
        return f"{first[:4]}-H{1 if first.endswith('01') else 2}"
    point = last if first == ".." else first
    if len(point) == 7 and point[5:] in _SEASONS:
        return f"{point[:5]}{_SEASONS[point[5:]]}"
    return point.rstrip("X")


def _to_the_week(found: TimeFound, words: list[str]) -> bool:
    """Whether the words tell a week, no day."""
    days = grammar().values["WD"]
    return not any(word in days for word in words) and (found.rule.split(".")[-1] in {"rel", "this", "W", "F"} or found.rule == "earlier")
