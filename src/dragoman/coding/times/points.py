"""Resolvers of points in the calendar: dates, months, years, weekdays, feasts, "today"."""

import datetime
import re
from dataclasses import replace

from dragoman.coding.times import edtf
from dragoman.coding.times.grammar import Hit, listed
from dragoman.coding.times.holidays import nth_weekday
from dragoman.coding.times.numbers import number_of
from dragoman.coding.times.scene import Draft, Scene

ONE = datetime.timedelta(1)
HALF_A_YEAR = 6  # months back in the year after which the next year is meant: "in November 1942 … in January"
NEAR = 30  # days ahead that a date told in the past tense may lie, as in "agreed to start on September 1"


def draft(hit: Hit, value: str | None, grain: str, *, bare: bool = False) -> Draft:
    """A draft of a DATE for the whole of `hit`."""
    return Draft(hit.first, hit.last, "DATE", value, hit.rule.id, grain, bare=bare)


def safe_date(year: int, month: int, day: int) -> datetime.date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def month_of(hit: Hit, name: str = "month") -> int:
    """The month that the item tells, 1 to 12."""
    return int(hit.value(name, "MONTH", "MABBR") or 0)


def day_of(hit: Hit, name: str = "day") -> int:
    """The day of the month that the item tells."""
    words = hit.words(name)
    if len(words) == 1 and words[0][0].isdigit():
        return int(re.match(r"\d+", words[0]).group())  # type: ignore[union-attr]
    return int(number_of(words, hit.grammar.numbers) or 0)


def year_of(scene: Scene, hit: Hit) -> int | None:
    """The year told in figures ("2011") or by its place ("last year", "of the same year"); None where it is not told."""
    if hit.has("year"):
        return int(hit.words("year")[0])
    if not hit.has("yrel"):
        return None
    words = hit.words("yrel")
    focus = scene.focus(hit.first)
    start = edtf.bounds(focus.value)[0] if focus else None
    told = start.year if start else scene.published.year
    if "ago" in words or "last" in words:
        return scene.published.year - 1
    if "next" in words:
        return scene.published.year + 1
    if "this" in words or ("the" in words and not {"same", "following", "previous"} & set(words)):
        return scene.published.year
    return told + (1 if {"following", "later"} & set(words) else -1 if {"previous", "earlier"} & set(words) else 0)


def iso(_: Scene, hit: Hit) -> Draft | None:
    """2011-03-19, with or without a clock time."""
    word = hit.words("date")[0].upper()
    value, _sep, clock = word.replace(" ", "T").partition("T")
    if not edtf.valid(value):
        return None
    told = f"{value}T{clock[:5]}" if clock else value
    return Draft(hit.first, hit.last, "TIME" if clock else "DATE", told, hit.rule.id, "day")


def slash(scene: Scene, hit: Hit) -> Draft | None:
    """5/12/2016: the reading that is a date; of two, the one that the text's other dates show, else the nearest past one."""
    parts = [int(part) for part in re.split(r"[/.]", hit.words("date")[0])]
    year = parts[2] if parts[2] > 99 else 2000 + parts[2] if parts[2] <= scene.published.year % 100 + 1 else 1900 + parts[2]
    by_day, by_month = safe_date(year, parts[1], parts[0]), safe_date(year, parts[0], parts[1])
    if not by_day or not by_month:
        found = by_day or by_month
        return draft(hit, edtf.day(found), "day") if found else None
    shown = scene.order
    if shown:
        return draft(hit, edtf.day(by_day if shown == "day" else by_month), "day")
    past = [date for date in (by_day, by_month) if date <= scene.published]
    return draft(hit, edtf.day(past[0] if len(past) == 1 else by_day), "day")


def place_day(scene: Scene, hit: Hit, month: int, day: int) -> datetime.date | None:
    """A day and month without a year: the nearest, unless the clause's tense says otherwise."""
    published = scene.published
    near = [date for date in (safe_date(published.year + step, month, day) for step in (-1, 0, 1)) if date]
    if not near:
        return None
    nearest = min(near, key=lambda date: (abs((date - published).days), date))
    tense = scene.tense(hit)
    told = _narrated_year(scene, hit, scene.paragraph(hit.first)) if tense != "future" else None
    if told:
        return safe_date(told, month, day) or nearest
    if tense == "past" and (nearest - published).days > NEAR and scene.tokens.word(hit.first - 1) != "from":
        past = [date for date in near if date <= published]
        return past[-1] if past else nearest
    if tense == "future" and (published - nearest).days > 60:
        return next((date for date in near if date >= published), nearest)
    return nearest


def _narrated_year(scene: Scene, hit: Hit, since: int) -> int | None:
    """The year that the text is in from token `since`: two years back or more, told by the last month or day before."""
    focus = scene.focus(hit.first, {"day", "days", "month", "year", "season"})
    near = focus is not None and focus.first >= since and focus.grain in {"day", "month"}
    start = edtf.bounds(focus.value)[0] if focus and (near or scene.narrative) else None
    if start and scene.narrative and focus and focus.grain != "year" and start.month - month_of(hit) > HALF_A_YEAR:
        return start.year + 1
    return start.year if start and start.year <= scene.published.year - 2 else None


def month_day(scene: Scene, hit: Hit) -> Draft | None:
    """May 9, 9 May, the 9th of May, Friday, May 9, 2011."""
    month, day, year = month_of(hit), day_of(hit), year_of(scene, hit)
    if not 1 <= day <= 31 or scene.tokens.word(hit.last) in listed("named for"):
        return None
    found = safe_date(year, month, day) if year else place_day(scene, hit, month, day)
    return draft(hit, edtf.day(found), "day", bare=year is None) if found else None


def month_days(scene: Scene, hit: Hit) -> Draft | None:
    """May 9 and 10, 9–11 May, from the 9th to the 11th of May."""
    month, year = month_of(hit), year_of(scene, hit)
    first, last = day_of(hit, "from"), day_of(hit, "to")
    start = safe_date(year, month, first) if year else place_day(scene, hit, month, first) if 1 <= first <= 31 else None
    end = safe_date(start.year, month, last) if start else None
    if start is None or end is None or end < start:
        return None
    return draft(hit, edtf.days(start, end), "days", bare=year is None)


def place_month(scene: Scene, hit: Hit, month: int, rel: str) -> tuple[int, int]:
    """Year and month of a month told without its year."""
    now = scene.published.year * 12 + scene.published.month - 1
    this_year = scene.published.year * 12 + month - 1
    past = this_year if this_year <= now else this_year - 12
    future = this_year if this_year >= now else this_year + 12
    if "last" in rel or "past" in rel:
        told = past if past < now else past - 12
    elif "next" in rel or "coming" in rel:
        told = future if future > now else future + 12
    elif rel in {"that", "the same", "the following", "the previous"}:
        told = _month_by_focus(scene, hit, month, rel, past)
    elif rel == "this":
        told = this_year
    else:
        narrated = _narrated_year(scene, hit, scene.sentence(hit.first)[0]) if scene.tense(hit) != "future" else None
        told = narrated * 12 + month - 1 if narrated else future if scene.tense(hit) in {"future", "present"} else past
    return told // 12, told % 12 + 1


def _month_by_focus(scene: Scene, hit: Hit, month: int, rel: str, past: int) -> int:
    focus = scene.focus(hit.first)
    start = edtf.bounds(focus.value)[0] if focus else None
    if start is None:
        return past
    told, at = start.year * 12 + month - 1, start.year * 12 + start.month - 1
    if rel == "the previous":
        return told if told < at else told - 12
    return told if told >= at else told + 12


def _like_a_month(scene: Scene, hit: Hit) -> bool:
    """Whether a lone "May", "March", "April" is the month and no verb or name."""
    at = hit.place("month")[0]
    tokens = scene.tokens
    if not tokens.raw(at)[:1].isupper():
        return False
    word, before, after = tokens.words[at], tokens.raw(at - 1), tokens.raw(at + 1)
    if hit.has("year") or hit.has("rel") or hit.has("mod"):
        return True
    if word in hit.grammar.values["MABBR"] and after != ".":
        return word in {"sept", "oct", "nov", "dec", "feb", "aug"} and before.lower() in {"in", "since", "until", "of", "by", "from"}
    named = after[:1].isupper() and word in listed("doubtful months")
    if before.lower() in listed("before a month"):
        return not (named and before.lower() in listed("before a doubtful month"))
    if word in {"may", "march"}:
        return before.lower() in {"the", "a", "its", "his"} and after[:1].islower()
    in_name = before[:1].isupper() and at not in scene.sentences and at - 1 not in scene.sentences
    return not in_name and not named


def month(scene: Scene, hit: Hit) -> Draft | None:
    """A month with or without its year."""
    if not _like_a_month(scene, hit):
        return None
    number, year = month_of(hit), year_of(scene, hit)
    grain = "end.month" if {"end", "close"} & set(hit.words("mod")) else "month"
    if year is not None:
        return draft(hit, edtf.month(year, number), grain)
    year, number = place_month(scene, hit, number, hit.text("rel"))
    found = draft(hit, edtf.month(year, number), grain, bare=not hit.has("rel"))
    return replace(found, first=hit.place("month")[0]) if hit.text("rel") == "that" and not scene.vague else found


def nth_of_month(scene: Scene, hit: Hit) -> tuple[int, int, int]:
    """Year, month and ordinal of "the first weekend of March"."""
    number, year = month_of(hit), year_of(scene, hit)
    if year is None:
        year, number = place_month(scene, hit, number, "")
    return year, number, -1 if "last" in hit.words("ord") else int(number_of(hit.words("ord"), hit.grammar.numbers) or 1)


def weekend_of(scene: Scene, hit: Hit) -> Draft | None:
    """The first weekend of March."""
    year, number, nth = nth_of_month(scene, hit)
    saturday = nth_weekday(year, number, 6, nth)
    return draft(hit, edtf.days(saturday, saturday + ONE), "weekend") if saturday else None


def nth_weekday_of(scene: Scene, hit: Hit) -> Draft | None:
    """The first Monday of March."""
    year, number, nth = nth_of_month(scene, hit)
    found = nth_weekday(year, number, int(hit.value("wd", "WD") or 1), nth)
    return draft(hit, edtf.day(found), "day") if found else None


def year(scene: Scene, hit: Hit) -> Draft | None:
    """A year in figures, where the words round it do not make it a count."""
    told = int(hit.words("year")[0])
    if hit.rule.id == "year.word":
        return draft(hit, edtf.year(told), "year")
    if not 1500 <= told <= scene.published.year + 120 or not _like_a_year(scene, hit, told):
        return None
    return draft(hit, edtf.year(told), "year")


def _like_a_year(scene: Scene, hit: Hit, told: int) -> bool:
    tokens, at = scene.tokens, hit.place("year")[0]
    before, after = tokens.word(hit.first - 1), tokens.word(at + 1)
    closed = after in listed("after a year")
    if hit.has("mod"):
        return True
    if (after in {"-", "/"} and tokens.word(at + 2)[:1].isdigit()) or before in {
        "-",
        "/",
        "#",
        "no",
        "number",
        "room",
        "article",
        "flight",
    }:
        return False
    if not 1900 <= told <= scene.published.year + 30:
        return before in listed("before an old year") and closed
    if before in listed("before a year"):
        return not (after.endswith("s") and not closed and told % 10 == 0 and before in listed("before a count"))
    if before in {"the", "his", "her", "its", "their", "a", "'", "s", "that"}:
        return after.isalpha() and not (after.endswith("s") and told % 100 == 0)
    return before in {"(", ",", "["} and after in {")", "]", ",", ".", ";"}


def deictic(scene: Scene, hit: Hit) -> Draft | None:
    """Today, yesterday, tomorrow, tonight, last night, this morning, overnight, the day before yesterday."""
    word, published = hit.text("word"), scene.published
    if word == "overnight":
        return overnight(scene, hit)
    if hit.rule.id == "day.before":
        step = -2 if hit.text("dir") == "before" else 2
    else:
        step = {"yesterday": -1, "tomorrow": 1, "night": -1}.get(word, 0)
    return draft(hit, edtf.day(published + step * ONE), "day")


def overnight(scene: Scene, hit: Hit) -> Draft | None:
    """Overnight: the two days; not in "an overnight curfew"."""
    if scene.tokens.word(hit.last) in listed("no night"):
        return None
    return draft(hit, edtf.days(scene.published - ONE, scene.published), "days")


def dom_of(scene: Scene, hit: Hit) -> Draft | None:
    """The 17th of last month."""
    step = {"last": -1, "next": 1}.get(hit.text("rel"), 0)
    month = edtf.month(scene.published.year, scene.published.month + step)
    found = safe_date(int(month[:4]), int(month[5:]), day_of(hit))
    return draft(hit, edtf.day(found), "day") if found else None


def week_of(scene: Scene, hit: Hit) -> Draft | None:
    """The second week of May: its eighth to fourteenth day; the last week: the last seven days."""
    year, number, nth = nth_of_month(scene, hit)
    end = edtf.months(year, number, 1)[1]
    first = end - 6 * ONE if nth < 0 else end.replace(day=7 * nth - 6)
    return draft(hit, edtf.days(first, min(first + 6 * ONE, end)), "days")


def dom(scene: Scene, hit: Hit) -> Draft | None:
    """The 13th: of the month in focus, not after the publication day where the clause is past."""
    after = scene.tokens.word(hit.last)
    if scene.tokens.kinds[hit.last - 1] != "ORD" or (after.isalpha() and after not in listed("after a year")):
        return None
    focus = scene.focus(hit.first, {"day", "month"})
    start = (edtf.bounds(focus.value)[0] if focus else None) or scene.published
    found = safe_date(start.year, start.month, day_of(hit))
    return draft(hit, edtf.day(found), "day") if found else None
