"""Resolvers of spans, lengths, sets, clock times and times told from another time."""

import datetime

from dragoman.coding.times import edtf
from dragoman.coding.times.found import Anchor
from dragoman.coding.times.grammar import Hit, listed
from dragoman.coding.times.numbers import number_of, plain
from dragoman.coding.times.points import ONE, day_of, draft, year_of
from dragoman.coding.times.scene import Draft, Scene

_SHAPES = {"D": "P{}D", "N": "P{}D", "W": "P{}W", "M": "P{}M", "Y": "P{}Y", "H": "PT{}H", "m": "PT{}M"}
_FACTORS = {"F": (2, "W"), "X": (10, "Y"), "C": (100, "Y"), "Q": (3, "M")}
_SMALLER = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "D": (24, "H"), "H": (60, "m")}
_TENS, WEDNESDAY = 10, 3


def unit_of(hit: Hit, name: str = "unit") -> str:
    """Letter of the unit that the item tells: S m H D N W F E M Q Y X C; a part of the day counts as a day."""
    return hit.value(name, "UNIT") or ("D" if hit.value(name, "PART") else "")


def length(number: float, unit: str) -> str | None:
    """ISO length of `number` units; None for weekends and seconds of arc."""
    factor, unit = _FACTORS.get(unit, (1, unit))
    number *= factor
    if number != int(number) and unit in _SMALLER:
        factor, unit = _SMALLER[unit]
        number = round(number * factor, 2)
    return _SHAPES[unit].format(plain(number)) if unit in _SHAPES else None


def count_of(hit: Hit, name: str = "n") -> float | None:
    """The number that the item tells."""
    return number_of(hit.words(name), hit.grammar.numbers)


def shift(value: str, number: float, unit: str) -> tuple[str, str] | None:
    """The time `number` units (negative: back) from the start of `value`, with its grain."""
    start = edtf.bounds(value)[0]
    if start is None:
        return None
    factor, unit = _FACTORS.get(unit, (1, unit))
    number *= factor
    if unit in {"H", "m", "S"}:
        days = int(number / (24 if unit == "H" else 24 * 60))
        return edtf.day(start + days * ONE), "day"
    if unit in {"D", "N", "W"}:
        try:
            return edtf.day(start + datetime.timedelta(round(number * (7 if unit == "W" else 1)))), "day"
        except OverflowError:
            return None
    months = round(number * 12) if unit == "Y" and number != int(number) else int(number) * 12 if unit == "Y" else round(number)
    at = start.year * 12 + start.month - 1 + months
    if not 12 <= at < 9999 * 12:
        return None
    return (edtf.year(at // 12), "year") if unit == "Y" and number == int(number) else (edtf.month(at // 12, at % 12 + 1), "month")


def ago(scene: Scene, hit: Hit) -> Draft | None:
    """Two weeks ago; in three months' time; a month from now."""
    number, unit = count_of(hit), unit_of(hit)
    if number is None:
        return None
    back = not hit.has("dir")
    told = shift(edtf.day(scene.published), -number if back else number, unit)
    return Draft(hit.first, hit.last, "DATE", told[0], f"{hit.rule.id}.{unit}", told[1]) if told else None


def ago_range(scene: Scene, hit: Hit) -> Draft | None:
    """Ten to fifteen years from now."""
    one, two, unit = count_of(hit), count_of(hit, "n2"), unit_of(hit)
    if one is None or two is None:
        return None
    sign = 1 if hit.has("dir") else -1
    ends = [shift(edtf.day(scene.published), sign * number, unit) for number in (one, two)]
    values = sorted(end[0] for end in ends if end)
    return draft(hit, edtf.interval(values[0], values[1]), "days") if len(values) == 2 else None


_BACK = {"earlier", "before", "beforehand", "previously", "prior"}


def relation(scene: Scene, hit: Hit) -> Draft | None:
    """Two days later, a day earlier (than the time in focus); the day before, three days after (an event, or the focus)."""
    if not hit.has("n") and hit.rule.id == "vague.earlier":
        return _hours_from(scene, hit) if scene.vague else None
    number = count_of(hit) if hit.has("n") else 1.0
    unit, word = unit_of(hit), hit.words("dir")[0]
    if number is None or word == "since" or (word == "on" and scene.tokens.word(hit.last) not in {",", ".", ";"}):
        return None
    event = _event_words(scene, hit) if word in {"before", "after", "prior"} else None
    back = (word in _BACK) != (event is not None)
    base = _base(scene, hit, event=event is not None)
    if base is None and not back and scene.tense(hit) != "future":
        anchor = Anchor("focus", (0, 0), "", number, unit, backward=False)
        return Draft(hit.first, hit.last, "DATE", None, hit.rule.id, "reference", anchor)
    told = shift(base or edtf.day(scene.published), -number if back else number, unit)
    if told is None:
        return None
    if scene.vague and word in {"before", "after", "prior", "on"} and hit.has("n"):
        return Draft(hit.first, hit.place("dir")[0], "DURATION", length(number, unit), hit.rule.id, "length")
    kind = "event" if event else "focus"
    span = event or (0, 0)
    anchor = Anchor(kind, span, scene.tokens.text[slice(*span)], number, unit, word in _BACK)
    return Draft(hit.first, hit.last, "DATE", told[0], hit.rule.id, told[1], anchor)


def _hours_from(scene: Scene, hit: Hit) -> Draft | None:
    if unit_of(hit) not in {"H", "m"} or hit.words("dir")[0] not in {"before", "after", "later", "earlier"}:
        return None
    word = hit.words("dir")[0]
    event = _event_words(scene, hit) if word in {"before", "after"} else None
    span = event or (0, 0)
    anchor = Anchor("event" if event else "focus", span, scene.tokens.text[slice(*span)], 0, "H", word in _BACK)
    return Draft(hit.first, hit.last, "DATE", _base(scene, hit, event=event is not None), hit.rule.id, "day", anchor)


def _base(scene: Scene, hit: Hit, *, event: bool) -> str | None:
    """The time to count from: in the same sentence the one before; else, for an event, the publication day, or else the focus."""
    first, _ = scene.sentence(hit.first)
    days = {"day", "days"} if unit_of(hit) in {"D", "N", "W", "F", "H", "m"} else None
    focus = scene.focus(hit.first, days, scene.tense(hit) != "future")
    if focus and focus.value and (focus.first >= first or not event) and edtf.bounds(focus.value)[0]:
        return focus.value
    return edtf.day(scene.published) if event else None


def _event_words(scene: Scene, hit: Hit) -> tuple[int, int] | None:
    """Code points of the clause that follows "after" or "before"; None where none follows."""
    tokens = scene.tokens
    end = hit.last
    if tokens.word(end) in listed("no clause") or (tokens.word(end) in {"that", "this"} and not tokens.word(end + 1).isalpha()):
        return None
    while end < len(tokens.words) and tokens.kinds[end] != "BREAK" and tokens.words[end] not in listed("ends a clause"):
        end += 1
    if end == hit.last:
        return None
    return tokens.starts[hit.last], tokens.ends[end - 1]


def focus_day(scene: Scene, hit: Hit) -> Draft | None:
    """That day, the same night, later in the day: the day in focus."""
    words = scene.tokens.words[hit.first : hit.last]
    if hit.rule.id == "day.thatpart" and words[0] not in {"that", "the"}:
        return None
    if words[0] == "the" and "same" not in words and "very" not in words:
        return None
    focus = scene.focus(hit.first, {"day", "days"}, scene.tense(hit) != "future")
    if focus is None and words[:1] == ["that"]:
        return None
    return draft(hit, focus.value if focus and focus.value else edtf.day(scene.published), "day")


def focus_step(scene: Scene, hit: Hit) -> Draft | None:
    """The next day, the previous evening, the morrow, on the eve: a day from the focus."""
    step = -1 if hit.words("dir")[0] in {"previous", "preceding", "eve"} else 1
    if hit.text("dir") == "eve" and scene.tokens.word(hit.last) == "of":
        return _eve(scene, hit)
    return draft(hit, edtf.day(scene.focus_day(hit.first, scene.tense(hit) != "future") + step * ONE), "day")


def _eve(scene: Scene, hit: Hit) -> Draft:
    """On the eve of the vote: the day before what is told, or before the focus until that is known."""
    tokens, end = scene.tokens, hit.last + 1
    while end < len(tokens.words) and tokens.kinds[end] != "BREAK" and tokens.words[end] not in listed("ends a clause"):
        end += 1
    span = tokens.starts[hit.last], tokens.ends[end - 1]
    anchor = Anchor("event", span, tokens.text[slice(*span)].removeprefix("of").strip(), 1, "D", backward=True)
    value = edtf.day(scene.focus_day(hit.first, scene.tense(hit) != "future") - ONE)
    return Draft(hit.first, hit.last, "DATE", value, hit.rule.id, "day", anchor)


def unit(scene: Scene, hit: Hit) -> Draft | None:
    """This, last, next week, month, year, weekend, quarter, decade; that month, the same year."""
    letter, rel = unit_of(hit), hit.words("rel")
    by_focus = bool({"that", "same", "following", "previous"} & set(rel))
    base = _focus_start(scene, hit) if by_focus else scene.published
    step = -1 if {"last", "past", "previous"} & set(rel) else 1 if {"next", "coming", "following"} & set(rel) else 0
    if "past" in rel and "this" not in rel and letter != "E" and rel != ["past"]:
        return None if letter not in _SHAPES else Draft(hit.first, hit.last, "DURATION", length(1, letter), hit.rule.id, "length")
    value, grain = _unit_value(scene, hit, base, letter, step)
    return draft(hit, value, grain) if value else None


def _focus_start(scene: Scene, hit: Hit) -> datetime.date:
    focus = scene.focus(hit.first)
    return (edtf.bounds(focus.value)[0] if focus else None) or scene.published


def _unit_value(scene: Scene, hit: Hit, base: datetime.date, letter: str, step: int) -> tuple[str | None, str]:
    if letter == "W":
        monday = base - (base.isoweekday() - 1) * ONE + 7 * step * ONE
        whole = step or hit.has("mod") or scene.tense(hit) in {"future", "present"} or base != scene.published
        return edtf.days(monday, monday + 6 * ONE if whole else max(base, monday)), "week"
    if letter == "E":
        return _weekend(scene, hit, base, step), "weekend"
    if letter == "M":
        return edtf.month(base.year, base.month + step), "month"
    if letter == "Y":
        return edtf.year(base.year + step), "year"
    if letter == "Q":
        at = base.year * 4 + (base.month - 1) // 3 + step
        return f"{at // 4:04}-Q{at % 4 + 1}", "quarter"
    if letter in {"X", "C"}:
        size = 10 if letter == "X" else 100
        return str(base.year // size + step) + "X" * (len(str(size)) - 1), "decade"
    return None, ""


def _weekend(scene: Scene, hit: Hit, base: datetime.date, step: int) -> str:
    back = (base.isoweekday() - 6) % 7
    last, coming = base - back * ONE, base + (7 - back) * ONE
    if step < 0:
        saturday = last if base.isoweekday() < 6 else last - 7 * ONE
    elif step > 0:
        saturday = coming
    else:
        tense = scene.tense(hit)
        late = "this" in hit.words("rel") and base.isoweekday() >= WEDNESDAY
        ahead = tense in {"future", "present"} or late
        saturday = coming if ahead and base.isoweekday() < 6 else last
    return edtf.days(saturday, saturday + ONE)


def period_part(scene: Scene, hit: Hit) -> Draft | None:
    """The end of the year, the start of next month."""
    rel = hit.words("rel")
    step = -1 if "last" in rel else 1 if {"next", "coming", "following"} & set(rel) else 0
    base = _focus_start(scene, hit) if {"that", "following"} & set(rel) else scene.published
    value, grain = _unit_value(scene, hit, base, unit_of(hit), step)
    start, end = edtf.bounds(value)
    if value is None or start is None or end is None:
        return None
    if unit_of(hit) == "W":
        value = edtf.days(end - 6 * ONE, end) if "/" in value else value
    return draft(hit, value, "end." + grain if "end" in hit.words("mod") or "close" in hit.words("mod") else grain)


def span_length(_scene: Scene, hit: Hit) -> Draft | None:
    """The last three days, the coming ten years: a length."""
    number, letter = count_of(hit), unit_of(hit)
    value = length(number, letter) if number and letter in _SHAPES | _FACTORS else None
    first = hit.place("n")[0]
    return Draft(first, hit.last, "DURATION", value, hit.rule.id, "length") if value else None


def season(scene: Scene, hit: Hit) -> Draft | None:
    """Last autumn, in the spring, summer of 2011."""
    number, told = int(hit.value("season", "SEASON") or 21), year_of(scene, hit)
    after = hit.last + (scene.tokens.word(hit.last) == "of")
    if not hit.has("year") and not hit.has("yrel") and scene.tokens.word(after).isdigit():
        return None  # "the summer of 2011" is found one word on
    if hit.text("rel") == "the" and scene.tokens.word(hit.first - 1) not in listed("before the season"):
        return None
    if hit.words("season") == ["fall"] and not (hit.has("year") or hit.has("yrel") or {"last", "this", "next"} & set(hit.words("rel"))):
        return None
    if told is None:
        told = _season_year(scene, hit, number)
    return draft(hit, f"{told:04}-{number}", "season")


def _season_year(scene: Scene, hit: Hit, number: int) -> int:
    base = _focus_start(scene, hit) if "that" in hit.words("rel") or "same" in hit.words("rel") else scene.published
    now, rel = base.year, hit.text("rel")
    months = (base.year * 12 + base.month - 1) - ((base.year - 1) * 12 + (number - 20) * 3 - 1)
    past = now - 1 + (months - 1) // 12 if months >= 3 else now - 2 + (1 if months >= 3 else 0)
    if "last" in rel:
        return past if months % 12 >= 3 or months < 3 else past - 1
    if "next" in rel or "coming" in rel:
        return now if base.month < (number - 20) * 3 else now + 1
    if base.month <= 2 and number == 24:
        return now - 1
    if rel in {"that", "the same"} or "this" in rel:
        return now
    ended = base.month > (number - 20) * 3 + 2
    if scene.tense(hit) in {"future", "present"}:
        return now + 1 if ended else now
    return now if base.month >= (number - 20) * 3 else now - 1


def quarter(scene: Scene, hit: Hit) -> Draft | None:
    """The second quarter of 2011, Q3, the first half of the year."""
    told = year_of(scene, hit)
    half = "half" in hit.words("unit")
    named = {"the", "-"} & set(scene.tokens.words[hit.first : hit.last])
    count = 2 if half else 4
    if hit.has("q"):
        number = int(hit.words("q")[0][1])
    else:
        words = hit.words("ord")
        number = count if {"last", "final"} & set(words) else day_of(hit, "ord")
    if not 1 <= number <= count or (not hit.has("q") and told is None and (half or not named)):
        return None
    if told is None:
        now = (scene.published.month - 1) // 3 + 1
        told = scene.published.year - (1 if number > now or (number == now and scene.tense(hit) == "past") else 0)
    if half:
        return draft(hit, edtf.interval(edtf.month(told, number * 6 - 5), edtf.month(told, number * 6)), "quarter")
    return draft(hit, f"{told:04}-Q{number}", "quarter")


def decade(scene: Scene, hit: Hit) -> Draft | None:
    """The 1990s, the mid-'80s, the nineties."""
    if hit.has("word"):
        tens = int(hit.value("word", "DECW") or 0)
    else:
        figures = "".join(c for c in hit.words("decade")[0] if c.isdigit())
        if len(figures) == 4:
            return draft(hit, figures[:3] + "X", "decade")
        if scene.tokens.word(hit.first - 1) in {"his", "her", "their", "my"}:
            return None
        tens = int(figures)
    if hit.has("word") and scene.tokens.word(hit.first - 1) in {"low", "high"}:
        return None
    century = scene.published.year // 100
    if century * 100 + tens > scene.published.year:
        century -= 1
    return draft(hit, f"{century * 10 + tens // _TENS}X", "decade")


def century(_: Scene, hit: Hit) -> Draft | None:
    """The 19th century."""
    number = day_of(hit, "ord")
    return draft(hit, f"{number - 1:02}XX", "century") if 1 <= number <= 30 else None


def year_range(_: Scene, hit: Hit) -> Draft | None:
    """1914-18, 2010–2012."""
    first, words = int(hit.words("from")[0]), hit.words("to")[0]
    last = int(words) if len(words) == 4 else first // 100 * 100 + int(words) if len(words) == 2 else 0
    return draft(hit, edtf.interval(edtf.year(first), edtf.year(last)), "days") if first < last < first + 130 else None
