"""EDTF (ISO 8601-2) values: building them from dates, and the days they can mean.

bounds("2011-03")              → 2011-03-01, 2011-03-31
bounds("2022-02-24/..")        → 2022-02-24, None
bounds("P3D"), bounds("R/P1W") → None, None
"""

import calendar
import datetime
import re

Bounds = tuple[datetime.date | None, datetime.date | None]
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
_DATE = re.compile(
    r"(?P<year>\d{4})(?:-W(?P<week>\d\d)|-Q(?P<quarter>[1-4])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[~?%]?(?:T\d\d(?::\d\d)?)?"
    r"|(?P<decade>\d{3})X[~?%]?|(?P<century>\d\d)XX[~?%]?"
)
_LENGTH = re.compile(r"(?:R\d*/)?P(?:(?:\d+(?:\.\d+)?|X)[YMWD]|T\d+(?:\.\d+)?[HMS])")


def day(date: datetime.date) -> str:
    """A calendar day."""
    return date.isoformat()


def month(year: int, number: int) -> str:
    """A calendar month; `number` may run over the year's end either way."""
    year, zero = year + (number - 1) // 12, (number - 1) % 12
    return f"{year:04}-{zero + 1:02}"


def year(number: int) -> str:
    """A calendar year."""
    return f"{number:04}"


def interval(first: str | None, last: str | None) -> str:
    """From `first` to `last`; None for an open end. A day to itself is the day."""
    return first if first is not None and first == last else f"{first or '..'}/{last or '..'}"


def days(first: datetime.date, last: datetime.date) -> str:
    """The days from `first` to `last`."""
    return interval(day(first), day(last))


def bounds(value: str | None) -> Bounds:
    """First and last day that `value` can mean; None where it is open, a length, repeated or no EDTF."""
    if not value or value.startswith(("P", "R")):
        return None, None
    if "/" not in value:
        return _single(value)
    first, _, last = value.partition("/")
    return _single(first)[0], _single(last)[1]


def valid(value: str) -> bool:
    """Whether `value` is one of the forms written here."""
    if _LENGTH.fullmatch(value):
        return True
    first, _, last = value.partition("/")
    ends = [first, last] if "/" in value else [first]
    return ends != ["..", ".."] and all(end == ".." or _single(end) != (None, None) for end in ends)


def _single(value: str) -> Bounds:
    match = _DATE.fullmatch(value)
    if match is None:
        return None, None
    try:
        return _bounds(match)
    except ValueError:  # the 31st of June, week 60, year 0
        return None, None


def _bounds(match: re.Match[str]) -> Bounds:
    if match["century"]:
        first = int(match["century"]) * 100
        return datetime.date(first, 1, 1), datetime.date(first + 99, 12, 31)
    if match["decade"]:
        first = int(match["decade"]) * 10
        return datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31)
    in_year = int(match["year"])
    if match["week"]:
        monday = datetime.date.fromisocalendar(in_year, int(match["week"]), 1)
        return monday, monday + datetime.timedelta(6)
    if match["quarter"]:
        return months(in_year, int(match["quarter"]) * 3 - 2, 3)
    if match["day"]:
        date = datetime.date(in_year, int(match["month"]), int(match["day"]))
        return date, date
    if match["month"]:
        number = int(match["month"])
        return season(in_year, number) if SPRING <= number <= WINTER else months(in_year, number, 1)
    return datetime.date(in_year, 1, 1), datetime.date(in_year, 12, 31)


def months(in_year: int, number: int, count: int) -> tuple[datetime.date, datetime.date]:
    """First day of the month and last day of the `count` months that begin with it."""
    first = datetime.date(in_year, number, 1)
    last_year, zero = in_year + (number + count - 2) // 12, (number + count - 2) % 12
    return first, datetime.date(last_year, zero + 1, calendar.monthrange(last_year, zero + 1)[1])


def season(in_year: int, number: int) -> Bounds:
    """Meteorological season of the north; winter begins in December of its year."""
    return months(in_year, {SPRING: 3, SUMMER: 6, AUTUMN: 9, WINTER: 12}[number], 3)
