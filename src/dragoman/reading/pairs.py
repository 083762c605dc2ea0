"""How strongly two spans of words stand in a relation, by the vectors of their words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.decode import Floats, WordSpan, products, sigmoid

STEPS = 9  # buckets of word distance on each side: 1, 2, 3-4, 5-8, ... words
BUCKETS = 2 * STEPS + 1  # for pairs in one sentence; as many again for those side by side, and for those further off
FURTHEST = 512


@dataclass(frozen=True, slots=True)
class Window:
    """The words `first` to `last` (excluded) of a report: vectors [W, R, P] for each relation's sides, and their sentences [W]."""

    first: int
    last: int
    left: Floats
    right: Floats
    sentence: NDArray[np.int64]
    distance: Floats


class WindowPairs:
    """Scores of pairs of spans, window by window; pairs across windows have none.

    The score of two words is the product of their vectors and a bias for their distance; of two spans, the mean over their
    first and last words, as in training.
    """

    def __init__(self, relations: Sequence[str]) -> None:
        self._index = {name: at for at, name in enumerate(relations)}
        self._windows: list[Window] = []

    def add(self, window: Window) -> None:
        """A window's words."""
        self._windows.append(window)

    def __call__(self, relation: str, left: WordSpan, right: WordSpan) -> float:
        """Probability that two spans stand in a relation."""
        return float(self.grid(relation, [left], [right])[0, 0])

    def grid(self, relation: str, lefts: Sequence[WordSpan], rights: Sequence[WordSpan]) -> Floats:
        """Probabilities [left, right] for all pairs."""
        kind = self._index[relation]
        told = np.zeros((len(lefts), len(rights)), np.float32)
        if told.size:
            one, other = np.array(lefts), np.array(rights)
            for window in self._windows:
                rows, columns = _inside(one, window), _inside(other, window)
                if rows.all() and columns.all():
                    return _scores(window, kind, one, other)
                if rows.any() and columns.any():
                    told[np.ix_(rows, columns)] = _scores(window, kind, one[rows], other[columns])
        return told


def _inside(spans: NDArray[np.int64], window: Window) -> NDArray[np.bool_]:
    return (spans[:, 0] >= window.first) & (spans[:, 0] < window.last)


def _scores(window: Window, kind: int, lefts: NDArray[np.int64], rights: NDArray[np.int64]) -> Floats:
    """Probabilities of one relation for spans [L, 2] and [R, 2] that begin in a window."""
    ends, starts = _edges(lefts, window), _edges(rights, window)
    left = sum(window.left[at, kind] for at in ends) / len(ends)
    right = sum(window.right[at, kind] for at in starts) / len(starts)
    bias = window.distance[:, kind]
    near = sum(bias[buckets(window.sentence, end, start)] for end in ends for start in starts) / (len(ends) * len(starts))
    return sigmoid(products(left, right) + near)


def bucket_table() -> NDArray[np.int64]:
    """Bucket of a signed word distance d at [d + FURTHEST]."""
    table = np.zeros(2 * FURTHEST + 1, np.int64)
    for distance in range(1, FURTHEST + 1):
        step = min(STEPS, (distance - 1).bit_length() + 1)
        table[FURTHEST + distance], table[FURTHEST - distance] = step, STEPS + step
    return table


_TABLE = bucket_table()


def buckets(sentence: NDArray[np.int64], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """Buckets [L, R] of the distances from words [L] to words [R]: apart for pairs in one sentence, side by side, and further off.

    `sentence` [W] numbers the sentence of each word. Training counts with the same.
    """
    steps = right - left[:, None]
    if len(sentence) > FURTHEST:
        steps = np.clip(steps, -FURTHEST, FURTHEST)
    apart = np.minimum(np.abs(sentence[right] - sentence[left][:, None]), 2)
    return np.asarray(_TABLE[steps + FURTHEST] + BUCKETS * apart)


def _edges(spans: NDArray[np.int64], window: Window) -> list[NDArray[np.int64]]:
    """The first and the last words of spans, counted from the window's first word; once where no span has more than one."""
    first, last = spans[:, 0] - window.first, np.minimum(spans[:, 1], window.last) - 1 - window.first
    return [first] if (first == last).all() else [first, last]
