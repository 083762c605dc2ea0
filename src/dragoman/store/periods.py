"""Days put into weeks, months, quarters and years."""

import datetime
import functools
from collections.abc import Iterator
from typing import Literal, get_args

from dragoman.store.errors import BadFilter

Freq = Literal["day", "week", "month", "quarter", "year"]


def checked(freq: str) -> None:
    """BadFilter where a frequency is none of ours."""
    if freq not in get_args(Freq):
        raise BadFilter(f"freq: no {freq!r}", do=f"there are {', '.join(get_args(Freq))}")


@functools.lru_cache(maxsize=65536)
def period(day: str, freq: str) -> str:
    """The period of a day; weeks are ISO 8601's, which begin on Monday.

    >>> [period("2021-01-03", freq) for freq in ("day", "week", "month", "quarter", "year")]
    ['2021-01-03', '2020-W53', '2021-01', '2021-Q1', '2021']
    """
    if freq == "week":
        year, week, _ = datetime.date.fromisoformat(day).isocalendar()
        return f"{year:04}-W{week:02}"
    if freq == "quarter":
        return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
    return day[: {"day": 10, "month": 7, "year": 4}[freq]]


def periods(first: str, last: str, freq: str) -> Iterator[str]:
    """All periods from one day to another, in order.

    >>> list(periods("2023-11-30", "2024-02-01", "month"))
    ['2023-11', '2023-12', '2024-01', '2024-02']
    """
    day, end, told = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last), ""
    while day <= end:
        now = period(day.isoformat(), freq)
        if now != told:
            yield now
            told = now
        day += datetime.timedelta(days=1)
