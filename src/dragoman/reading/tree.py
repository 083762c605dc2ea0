"""From arc scores to a dependency tree: greedy where that is a tree, else the best one (Chu-Liu-Edmonds)."""

import numpy as np
from numpy.typing import NDArray

_FAR = -1e9
_ONE_ROOT = 1e4  # taken off every arc from the root, so that the best tree has just one


def best_tree(arcs: NDArray[np.float32]) -> list[int]:
    """Heads of n words from scores `arcs[word, head]` [n, n + 1], column 0 being the root; 0 is the root, words count from 1."""
    greedy = [int(h) for h in arcs.argmax(1)]
    if is_tree(greedy):
        return greedy
    size = len(greedy)
    scores = np.full((size + 1, size + 1), _FAR)
    scores[1:] = arcs
    heads = [int(h) for h in _arborescence(scores)[1:]]
    if heads.count(0) != 1:  # seldom, and far slower: the root's arcs are taken last, so nearly everything is joined first
        scores[1:, 0] -= _ONE_ROOT
        heads = [int(h) for h in _arborescence(scores)[1:]]
    return heads


def is_tree(heads: list[int]) -> bool:
    """Whether the heads (0 for the root) form one tree with one root."""
    if heads.count(0) != 1:
        return False
    settled = [True] + [False] * len(heads)
    for start in range(1, len(heads) + 1):
        path: list[int] = []
        at = start
        while not settled[at]:
            if len(path) > len(heads):
                return False
            path.append(at)
            at = heads[at - 1]
        for word in path:
            settled[word] = True
    return True


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    colour = [0] * len(heads)
    colour[0] = 2
    for start in range(1, len(heads)):
        path: list[int] = []
        at = start
        while colour[at] == 0:
            colour[at] = 1
            path.append(at)
            at = int(heads[at])
        if colour[at] == 1:
            return path[path.index(at) :]
        for word in path:
            colour[word] = 2
    return []


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads of the best arborescence rooted at 0, for `scores[word, head]`; heads[0] is 0."""
    scores = scores.copy()
    np.fill_diagonal(scores, _FAR)
    scores[0, :] = _FAR
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    ring = np.array(cycle)
    outside = np.delete(np.arange(len(scores)), ring)
    joint = len(outside)
    smaller = np.full((joint + 1, joint + 1), _FAR)
    smaller[:joint, :joint] = scores[np.ix_(outside, outside)]
    out = scores[np.ix_(outside, ring)]
    leave = ring[out.argmax(1)]
    smaller[:joint, joint] = out.max(1)
    kept = scores[ring, heads[ring]]
    gain = scores[np.ix_(ring, outside)] - kept[:, None]
    enter = ring[gain.argmax(0)]
    smaller[joint, :joint] = kept.sum() + gain.max(0)
    chosen = _arborescence(smaller)
    result: NDArray[np.int64] = heads.copy()
    for at, v in enumerate(outside.tolist()):
        if v:
            result[v] = leave[at] if chosen[at] == joint else outside[chosen[at]]
    result[enter[chosen[joint]]] = outside[chosen[joint]]
    return result
