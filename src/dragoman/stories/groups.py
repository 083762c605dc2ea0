"""Groups of things by number, and who stands near whom; no pass over all pairs."""

import numpy as np
import numpy.typing as npt

from dragoman.stories.words import Numbers


class Groups:
    """Disjoint groups of 0 to n - 1; the smallest member stands for its group."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def of(self, one: int) -> int:
        """The smallest member of one's group."""
        above = self._above
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def join(self, a: int, b: int) -> None:
        """Make two groups one."""
        first, second = sorted((self.of(a), self.of(b)))
        self._above[second] = first


def neighbours(
    keys: Numbers, owners: Numbers, days: Numbers, *, reach: int, following: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Pairs of owners (the smaller first, in order) that have a key in common, and how many.

    `days` is by owner. Along a key owners stand in the order of time, and each meets so many `following` ones that are at most `reach`
    days later: the work grows with the number of keys, not with its square.
    """
    order = np.lexsort((owners, days[owners], keys))
    keys, owners = keys[order], owners[order]
    when = days[owners]
    found = [np.zeros(0, dtype=np.int64)]
    base = np.int64(len(days) or 1)
    for step in range(1, following + 1):
        near = np.flatnonzero((keys[step:] == keys[:-step]) & (when[step:] - when[:-step] <= reach))
        if not len(near):
            break
        a, b = owners[near], owners[near + step]
        found.append((np.minimum(a, b) * base + np.maximum(a, b))[a != b])
    pairs, times = np.unique(np.concatenate(found), return_counts=True)
    return np.stack([pairs // base, pairs % base], axis=1), times
