"""How far a run is: its rate, and how long it will take, as far as that can be told."""

import threading
import time
from collections.abc import Callable

from dragoman.scale.messages import Aside, Line

LEAST_SECONDS = 20.0  # before that the rate tells little
LEAST_SHARE = 0.01


class Progress:
    """Counts what is written, from any thread; `str` is a line for a terminal.

    `size` is how many bytes of input are to be done, `shards` how many shards. Time left is what the bytes of finished shards took,
    and is not told before there is something to tell it from.
    """

    def __init__(self, size: int, shards: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.size, self.shards, self._clock = size, shards, clock
        self.reports = self.words = self.aside = self.failed = 0
        self._done = self._finished = 0
        self._settled = 0  # items of finished shards
        self._began = clock()
        self._lock = threading.Lock()

    def line(self, line: Line) -> None:
        """A report was coded, set aside, or failed."""
        with self._lock:
            if isinstance(line, Aside):
                self.failed += line.failed
                self.aside += not line.failed
            else:
                self.reports += 1
                self.words += line.words

    def finished(self, size: int, items: int) -> None:
        """A shard of so many bytes and items is done."""
        with self._lock:
            self._done += size
            self._finished += 1
            self._settled += items

    def left(self) -> float | None:
        """Seconds that the rest will take at the rate so far; None where that cannot be told yet."""
        took = self._clock() - self._began
        done = self._done + self._within()
        if not self._finished or took < LEAST_SECONDS or done < self.size * LEAST_SHARE:
            return None
        return max(self.size - done, 0) * took / done

    def _within(self) -> float:
        """Bytes of shards in work that are done, by the mean size of an item in finished ones."""
        within = self.reports + self.aside + self.failed - self._settled
        return max(within, 0) * self._done / self._settled if self._settled else 0.0

    def __str__(self) -> str:
        took = max(self._clock() - self._began, 1e-9)
        share = min((self._done + self._within()) / self.size, 1.0) if self.size else 1.0
        told = f"{self.reports:,} coded ({share:.0%}), {self.reports / took:,.1f} reports/s, {self.words / took:,.0f} words/s"
        for count, name in ((self.aside, "set aside"), (self.failed, "failed")):
            told += f", {count:,} {name}" if count else ""
        left = self.left()
        return told + (f", {duration(left)} left" if left is not None else ", time left not known yet")


def duration(seconds: float) -> str:
    """A length of time in words, no finer than it can be known.

    >>> [duration(s) for s in (8, 100, 4000, 200_000)]
    ['10 s', '2 min', '1 h 0 min', '2 d 7 h']
    """
    if seconds < 55:
        return f"{max(round(seconds / 5), 1) * 5} s"
    minutes = max(round(seconds / 60), 1)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60 // 10 * 10} min"
    return f"{minutes // 1440} d {minutes % 1440 // 60} h"
