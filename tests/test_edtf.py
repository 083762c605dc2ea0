"""EDTF values and the days they can mean."""

import datetime

import pytest

from dragoman.coding.times import edtf
from dragoman.coding.times.holidays import diwali, easter, hebrew, islamic_in, lunar_new_year, nowruz, nth_weekday, orthodox_easter

DAY = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2011-03-19", "2011-03-19", "2011-03-19"),
        ("2011-03-19T14:30", "2011-03-19", "2011-03-19"),
        ("2011-03", "2011-03-01", "2011-03-31"),
        ("2012-02~", "2012-02-01", "2012-02-29"),
        ("2011", "2011-01-01", "2011-12-31"),
        ("2011-W31", "2011-08-01", "2011-08-07"),
        ("2011-Q3", "2011-07-01", "2011-09-30"),
        ("2011-21", "2011-03-01", "2011-05-31"),
        ("2011-24", "2011-12-01", "2012-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("2011-03-19/2011-03-22", "2011-03-19", "2011-03-22"),
        ("2011-03/2011-05", "2011-03-01", "2011-05-31"),
        ("../2022-02-24", None, "2022-02-24"),
        ("2022-02-24/..", "2022-02-24", None),
        ("P3D", None, None),
        ("R/P1W", None, None),
        ("2011-02-30", None, None),
        ("2011-13", None, None),
        ("nonsense", None, None),
        ("", None, None),
    ],
)
def test_bounds(value: str, start: str | None, end: str | None) -> None:
    """The first and last day of each form."""
    assert edtf.bounds(value) == (start and DAY(start), end and DAY(end))


@pytest.mark.parametrize("value", ["2011-03-19", "2011-W31", "P3D", "PT45M", "R/P1W", "PXW", "../2011", "2011/..", "2011-03-19T14"])
def test_valid(value: str) -> None:
    """The forms that are written are valid."""
    assert edtf.valid(value)


@pytest.mark.parametrize("value", ["", "../..", "2011-02-30", "P", "2011-W54", "2011/", "soon"])
def test_not_valid(value: str) -> None:
    """What is no date, length or interval is not."""
    assert not edtf.valid(value)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (easter(1998), "1998-04-12"),
        (easter(2024), "2024-03-31"),
        (orthodox_easter(2008), "2008-04-27"),
        (orthodox_easter(2024), "2024-05-05"),
        (islamic_in(2015, 9, 1), "2015-06-18"),
        (islamic_in(2015, 12, 10), "2015-09-24"),
        (hebrew(5734, 7, 10), "1973-10-06"),
        (hebrew(5784, 1, 15), "2024-04-23"),
        (hebrew(5784, 12, 14), "2024-03-24"),
        (lunar_new_year(1968), "1968-01-30"),
        (lunar_new_year(1985), "1985-02-20"),
        (lunar_new_year(2024), "2024-02-10"),
        (diwali(2020), "2020-11-14"),
        (diwali(2023), "2023-11-12"),
        (nowruz(2016), "2016-03-20"),
        (nowruz(2019), "2019-03-21"),
        (nth_weekday(2015, 11, 4, 4), "2015-11-26"),
        (nth_weekday(2015, 5, 1, -1), "2015-05-25"),
    ],
)
def test_feasts(found: datetime.date, expected: str) -> None:
    """Movable feasts fall on the days on which they were kept."""
    assert found == DAY(expected)


def test_a_month_without_a_fifth_monday() -> None:
    """A weekday that a month does not have is none."""
    assert nth_weekday(2015, 2, 1, 5) is None
