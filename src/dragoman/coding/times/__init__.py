"""Times: what a report says of when, as EDTF values with their first and last day.

find_times("Talks resume on Friday.", date(2022, 3, 16))[0].value → "2022-03-18"
"""

from dragoman.coding.times.find import find_times, resolve_anchor
from dragoman.coding.times.found import Anchor, TimeFound
from dragoman.coding.times.timex3 import timex3

__all__ = ["Anchor", "TimeFound", "find_times", "resolve_anchor", "timex3"]
