"""Scores of pairs of spans."""

import numpy as np
import pytest

from dragoman.reading.pairs import BUCKETS, FURTHEST, Window, WindowPairs, bucket_table

RELATIONS = ["actor", "place"]


def window(first: int, last: int, seed: int) -> Window:
    draw = np.random.default_rng(seed)
    size = last - first
    left, right = (draw.normal(size=(size, len(RELATIONS), 5)).astype(np.float32) for _ in range(2))
    bias = draw.normal(size=(3 * BUCKETS, len(RELATIONS))).astype(np.float32)
    return Window(first, last, left, right, np.sort(draw.integers(0, 4, size)), bias)


def by_hand(w: Window, kind: int, left: tuple[int, int], right: tuple[int, int]) -> float:
    """The mean over first and last words, word pair by word pair."""
    table, scores = bucket_table(), []
    for a in (left[0], left[1] - 1):
        for b in (right[0], right[1] - 1):
            i, j = a - w.first, b - w.first
            apart = min(2, abs(int(w.sentence[j] - w.sentence[i])))
            bucket = table[max(-FURTHEST, min(FURTHEST, j - i)) + FURTHEST] + BUCKETS * apart
            scores.append(float(w.left[i, kind] @ w.right[j, kind] + w.distance[bucket, kind]))
    return float(1 / (1 + np.exp(-np.mean(scores))))


def test_a_pair_scores_the_mean_over_its_ends() -> None:
    w = window(0, 30, 1)
    pairs = WindowPairs(RELATIONS)
    pairs.add(w)
    lefts, rights = [(0, 1), (4, 7), (28, 30)], [(2, 3), (9, 15)]
    for kind, name in enumerate(RELATIONS):
        grid = pairs.grid(name, lefts, rights)
        for i, left in enumerate(lefts):
            for j, right in enumerate(rights):
                assert grid[i, j] == pytest.approx(by_hand(w, kind, left, right), abs=1e-5)
                assert pairs(name, left, right) == pytest.approx(float(grid[i, j]), abs=1e-6)


def test_pairs_across_windows_have_no_score() -> None:
    pairs = WindowPairs(RELATIONS)
    one, two = window(0, 10, 2), window(10, 25, 3)
    pairs.add(one)
    pairs.add(two)
    grid = pairs.grid("place", [(1, 2), (12, 14)], [(5, 6), (20, 21)])
    assert grid[0, 1] == grid[1, 0] == 0
    assert grid[0, 0] == pytest.approx(by_hand(one, 1, (1, 2), (5, 6)), abs=1e-5)
    assert grid[1, 1] == pytest.approx(by_hand(two, 1, (12, 14), (20, 21)), abs=1e-5)


def test_nothing_to_pair() -> None:
    pairs = WindowPairs(RELATIONS)
    pairs.add(window(0, 5, 4))
    assert pairs.grid("actor", [], [(0, 1)]).shape == (0, 1)
    assert pairs.grid("actor", [(0, 1)], []).shape == (1, 0)


def test_a_window_longer_than_the_buckets_reach() -> None:
    w = window(0, 700, 5)
    pairs = WindowPairs(RELATIONS)
    pairs.add(w)
    assert pairs("actor", (0, 1), (699, 700)) == pytest.approx(by_hand(w, 0, (0, 1), (699, 700)), abs=1e-5)
