"""How strongly two spans of words stand in a relation, by the scores of word pairs."""

from collections.abc import Sequence

import numpy as np

from dragoman.reading.decode import Floats, WordSpan, sigmoid


class WindowPairs:
    """Scores of word pairs, window by window; pairs across windows have none.

    A pair of spans scores the mean over their first and last words, as in training.
    """

    def __init__(self, relations: Sequence[str]) -> None:
        self._index = {name: at for at, name in enumerate(relations)}
        self._windows: list[tuple[int, int, Floats]] = []

    def add(self, first: int, last: int, scores: Floats) -> None:
        """Scores [R, W, W] of the words `first` to `last` (excluded)."""
        self._windows.append((first, last, scores))

    def __call__(self, relation: str, left: WordSpan, right: WordSpan) -> float:
        """Probability that two spans stand in a relation."""
        return float(self.grid(relation, [left], [right])[0, 0])

    def grid(self, relation: str, lefts: Sequence[WordSpan], rights: Sequence[WordSpan]) -> Floats:
        """Probabilities [left, right] for all pairs."""
        told = np.zeros((len(lefts), len(rights)), np.float32)
        for first, last, scores in self._windows:
            rows = [k for k, span in enumerate(lefts) if first <= span[0] < last]
            columns = [k for k, span in enumerate(rights) if first <= span[0] < last]
            if rows and columns:
                above, below = _edges([lefts[k] for k in rows], first, last)
                begin, end = _edges([rights[k] for k in columns], first, last)
                table = scores[self._index[relation]]
                across = table[above] + table[below]
                told[np.ix_(rows, columns)] = sigmoid((across[:, begin] + across[:, end]) / 4)
        return told


def _edges(spans: Sequence[WordSpan], first: int, last: int) -> tuple[list[int], list[int]]:
    """First and last words of spans, counted from the window's first word."""
    return [a - first for a, _ in spans], [min(b, last) - 1 - first for _, b in spans]
