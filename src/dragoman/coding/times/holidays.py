"""Days of feasts: fixed, movable, of the churches of east and west, Islamic, Hebrew, of the moon.

Islamic dates are of the arithmetic (civil) calendar and may lie a day off what was seen in the sky.
"""

import datetime
import math
from collections.abc import Callable

from dragoman.coding.times import edtf

Days = tuple[datetime.date, datetime.date]
_ISLAMIC_EPOCH = 227_015  # ordinal of 16 July 622 (Julian), less one
_HEBREW_EPOCH = -1_373_428  # ordinal of 1 Tishri of the year 1, less one


def easter(year: int) -> datetime.date:
    """Easter Sunday of the western churches (Gauss, in the Anonymous Gregorian form)."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return datetime.date(year, month, day + 1)


def orthodox_easter(year: int) -> datetime.date:
    """Easter Sunday of the Orthodox churches, in the Gregorian calendar (1900–2099)."""
    epact = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, day = divmod(epact + weekday + 114, 31)
    return datetime.date(year, month, day + 1) + datetime.timedelta(13)


def islamic(year: int, month: int, day: int) -> datetime.date:
    """A day of the arithmetic Islamic calendar."""
    elapsed = (year - 1) * 354 + (3 + 11 * year) // 30 + math.ceil(29.5 * (month - 1))
    return datetime.date.fromordinal(_ISLAMIC_EPOCH - 1 + elapsed + day)


def islamic_in(year: int, month: int, day: int) -> datetime.date | None:
    """The (first) day of the Gregorian `year` that is `day` of the Islamic `month`, if there is one."""
    guess = int((year - 622) * 33 / 32)
    found = (islamic(each, month, day) for each in range(guess, guess + 4))
    return next((date for date in found if date.year == year), None)


def _hebrew_new_year(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    days = 29 * months + parts // 25_920
    return days + (1 if 3 * (days + 1) % 7 < 3 else 0)


def _hebrew_year_start(year: int) -> int:
    before, here, after = (_hebrew_new_year(y) for y in (year - 1, year, year + 1))
    delay = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return _HEBREW_EPOCH + here + delay + 1


def hebrew(year: int, month: int, day: int) -> datetime.date:
    """A day of the Hebrew calendar; months from Nisan (1), Purim's month (12) is Adar II in leap years."""
    start, length = _hebrew_year_start(year), _hebrew_year_start(year + 1) - _hebrew_year_start(year)
    leap = length > 380
    tishri = [30, 30 if length % 10 == 5 else 29, 29 if length % 10 == 3 else 30, 29, 30, *([30, 29] if leap else [29])]
    nisan = [30, 29, 30, 29, 30, 29]
    if month >= 7:
        at = len(tishri) - 1 if month == 12 else month - 7
        return datetime.date.fromordinal(start + sum(tishri[:at]) + day - 1)
    return datetime.date.fromordinal(start + sum(tishri) + sum(nisan[: month - 1]) + day - 1)


def new_moon(number: int) -> datetime.datetime:
    """Time (UTC, to some minutes) of the new moon `number` lunations after that of 6 January 2000 (Meeus)."""
    t = number / 1236.85
    jde = 2_451_550.09766 + 29.530588861 * number + 0.00015437 * t * t
    sun = math.radians(2.5534 + 29.10535670 * number)
    moon = math.radians(201.5643 + 385.81693528 * number)
    node = math.radians(160.7108 + 390.67050284 * number)
    jde += -0.40720 * math.sin(moon) + 0.17241 * math.sin(sun) + 0.01608 * math.sin(2 * moon) + 0.01039 * math.sin(2 * node)
    jde += 0.00739 * math.sin(moon - sun) - 0.00514 * math.sin(moon + sun) + 0.00208 * math.sin(2 * sun)
    return datetime.datetime(2000, 1, 1, 12) + datetime.timedelta(jde - 2_451_545 - 65 / 86_400)


def _new_moon_from(first: datetime.datetime) -> datetime.datetime:
    number = math.floor((first - datetime.datetime(2000, 1, 6)).days / 29.530588861) - 1
    while (moon := new_moon(number)) < first:
        number += 1
    return moon


def lunar_new_year(year: int) -> datetime.date:
    """First day of the Chinese year: the second new moon after the month of the winter solstice, Beijing time."""
    beijing = datetime.timedelta(hours=8)
    t = (year - 1 - 2000) / 1000
    solstice = datetime.datetime(2000, 1, 1, 12) + datetime.timedelta(2_451_900.05952 + 365_242.74049 * t - 2_451_545) + beijing
    number = math.floor((solstice - datetime.datetime(2000, 1, 6)).days / 29.530588861) - 1
    while (new_moon(number + 1) + beijing).date() <= solstice.date():
        number += 1
    found = [(new_moon(number + months) + beijing).date() for months in (2, 3)]
    return found[0] if (found[0].month, found[0].day) >= (1, 21) else found[1]


def diwali(year: int) -> datetime.date:
    """The evening in Kartik on which the moon is darkest, Indian time."""
    india = datetime.timedelta(hours=5.5)
    moon = _new_moon_from(datetime.datetime(year, 10, 17, 6)) + india
    return moon.date() if moon.hour * 60 + moon.minute >= 17 * 60 + 30 else moon.date() - datetime.timedelta(1)


def nowruz(year: int) -> datetime.date:
    """First day of the Iranian year: that of the equinox, or the next where it falls after noon in Tehran."""
    t = (year - 2000) / 1000
    jde = 2_451_623.80984 + 365_242.37404 * t + 0.05169 * t * t
    equinox = datetime.datetime(2000, 1, 1, 12) + datetime.timedelta(jde - 2_451_545) + datetime.timedelta(hours=3.5)
    return equinox.date() + datetime.timedelta(1 if equinox.hour >= 12 else 0)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> datetime.date | None:
    """The `number`-th `weekday` (Monday 1) of a month, from its end where negative; None if it has none."""
    first, last = edtf.months(year, month, 1)
    if number < 0:
        found = last - datetime.timedelta((last.isoweekday() - weekday) % 7 - 7 * (number + 1))
    else:
        found = first + datetime.timedelta((weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    return found if found.month == month else None


def _fixed(year: int, what: str) -> datetime.date | None:
    month, day = (int(part) for part in what.split("-"))
    return None if (month, day) == (2, 29) and (year % 4 or year % 400 in {100, 200, 300}) else datetime.date(year, month, day)


def _pair(what: str) -> tuple[int, int]:
    month, _, day = what.partition("-")
    return int(month), int(day)


def _hebrew_day(year: int, what: str) -> datetime.date | None:
    month, day = _pair(what)
    found = (hebrew(year + shift, month, day) for shift in (3760, 3761))
    return next((date for date in found if date.year == year), None)


def _thanksgiving_after(year: int) -> datetime.date | None:
    thanksgiving = nth_weekday(year, 11, 4, 4)
    return thanksgiving + datetime.timedelta(1) if thanksgiving else None


def _quds(year: int) -> datetime.date | None:
    eid = islamic_in(year, 10, 1)
    return eid - datetime.timedelta((eid.isoweekday() - 5) % 7 or 7) if eid else None


def _nth(year: int, what: str) -> datetime.date | None:
    month, weekday, number = (int(part) for part in what.split())
    return nth_weekday(year, month, weekday, number)


def _election(year: int) -> datetime.date | None:
    monday = nth_weekday(year, 11, 1, 1)
    return monday + datetime.timedelta(1) if monday else None


_KINDS: dict[str, Callable[[int, str], datetime.date | None]] = {
    "fixed": _fixed,
    "nth": _nth,
    "easter": lambda year, what: easter(year) + datetime.timedelta(int(what)),
    "orthodox": lambda year, what: orthodox_easter(year) + datetime.timedelta(int(what)),
    "islamic": lambda year, what: islamic_in(year, *_pair(what)),
    "hebrew": _hebrew_day,
    "lunar": lambda year, what: lunar_new_year(year) + datetime.timedelta(int(what)),
    "diwali": lambda year, _: diwali(year),
    "nowruz": lambda year, _: nowruz(year),
    "election": lambda year, _: _election(year),
    "super": lambda year, _: nth_weekday(year, 3, 2, 1),
    "black": lambda year, _: _thanksgiving_after(year),
    "quds": lambda year, _: _quds(year),
}


def feast(year: int, kind: str, what: str, length: str) -> Days | None:
    """First and last day of a feast in `year`; `length` in days, or "month" of the Islamic calendar."""
    if not 1900 <= year < 2100:
        return None
    first = _KINDS[kind](year, what)
    if first is None:
        return None
    if length != "month":
        return first, first + datetime.timedelta(int(length) - 1)
    month = _pair(what)[0]
    return first, first + datetime.timedelta(29 if month % 2 else 28)
