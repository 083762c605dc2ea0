"""From pairs to stories: the likest pair first, as long as what is joined is alike on the whole."""

import heapq

import numpy as np

from dragoman.stories.groups import Groups
from dragoman.stories.likeness import Signs
from dragoman.stories.words import Numbers

LEAST = 6.0  # a pair weighs at most so much, for or against


def clusters(size: int, pairs: Numbers, likeness: Signs) -> list[int]:
    """For each of 0 to size - 1 the smallest of its cluster.

    Two clusters become one while the mean likeness of the pairs between them is above 0; the pair of highest mean is joined first, among
    equals that of the smallest members. So one bridge does not join what is otherwise unlike.
    """
    likeness = np.clip(likeness, -LEAST, LEAST)
    found = Groups(size)
    for a, b in pairs[likeness > 0].tolist():
        found.join(a, b)
    together = np.array([found.of(one) for one in range(size)], dtype=np.int64)
    kept = together[pairs[:, 0]] == together[pairs[:, 1]]
    return _Agglomeration(size, pairs[kept].tolist(), likeness[kept].tolist()).clusters()


class _Agglomeration:
    """Clusters being joined; of each, the sum and the number of likenesses to each neighbour."""

    def __init__(self, size: int, pairs: list[list[int]], likeness: list[float]) -> None:
        self.size, self.groups = size, Groups(size)
        self.near: dict[int, dict[int, tuple[float, int]]] = {}
        self.heap: list[tuple[float, int, int, float, int]] = []
        for (a, b), weight in zip(pairs, likeness, strict=True):
            self.near.setdefault(a, {})[b] = self.near.setdefault(b, {})[a] = (weight, 1)
            if weight > 0:
                self.heap.append((-weight, a, b, weight, 1))
        heapq.heapify(self.heap)

    def _meet(self, a: int, b: int, told: tuple[float, int]) -> None:
        """Note what two clusters have between them, and that they may be joined."""
        self.near[a][b] = self.near[b][a] = told
        if told[0] > 0:
            heapq.heappush(self.heap, (-told[0] / told[1], min(a, b), max(a, b), *told))

    def clusters(self) -> list[int]:
        """For each member the smallest of its cluster, once nothing more is to be joined."""
        while self.heap:
            _, a, b, *told = heapq.heappop(self.heap)
            if self.near.get(a, {}).get(b) == tuple(told):
                self._join(a, b)
        return [self.groups.of(one) for one in range(self.size)]

    def _join(self, a: int, b: int) -> None:
        """Put b into a, the smaller of both."""
        near = self.near
        self.groups.join(a, b)
        gone = near.pop(b)
        del gone[a], near[a][b]
        for other, (weight, count) in gone.items():
            del near[other][b]
            before = near[a].get(other, (0.0, 0))
            self._meet(a, other, (before[0] + weight, before[1] + count))
