"""From scores to spans and trees."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading import decode
from dragoman.reading.tree import best_tree, is_tree


def _scores(tags: str, sure: float = 5.0) -> np.ndarray:
    return np.array([[sure if tag == t else 0.0 for t in "OBI"] for tag in tags], np.float32)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [("OBIO", [(1, 3)]), ("BBI", [(0, 1), (1, 3)]), ("OOO", []), ("BII", [(0, 3)]), ("", [])],
)
def test_spans(tags: str, expected: list[tuple[int, int]]) -> None:
    """A span begins at B and goes on while the tags are I."""
    assert [span for span, _ in decode.spans(_scores(tags).reshape(-1, 3))] == expected


def test_an_inside_tag_cannot_open_a_span() -> None:
    """The best allowed sequence never starts a span with I."""
    scores = np.array([[1.0, 0.0, 1.2], [5.0, 0.0, 0.0]], np.float32)

    assert decode.spans(scores) == []


def test_switching_costs_keep_a_span_whole() -> None:
    """One doubtful word inside a long span does not break it."""
    scores = _scores("BIIOII")
    scores[3] = [1.0, 0.0, 0.5]

    assert [s for s, _ in decode.spans(scores, switch=2.0)] == [(0, 6)]


def test_names_take_a_stray_inside_tag_as_a_beginning() -> None:
    """Names are read word by word; a change of kind ends one."""
    labels = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]
    scores = np.eye(5, dtype=np.float32)[[2, 2, 4, 0]] * 5

    assert [(s, k) for s, k, _ in decode.names(scores, labels)] == [((0, 2), "PER"), ((2, 3), "ORG")]


def test_triggers_join_words_that_go_on() -> None:
    """Two words are one trigger where the second continues the first."""
    scores = np.zeros((3, 5), np.float32)
    scores[0, 1], scores[1, 2], scores[2, 0] = 6, 6, 6

    ((span, types, score),) = decode.triggers(scores, 0.5)

    assert span == (0, 2)
    assert types.argmax() == 0
    assert score > 0.9


@given(st.integers(1, 9), st.integers(0, 2**32 - 1))
def test_best_tree_is_a_tree(size: int, seed: int) -> None:
    """Whatever the scores, the heads form one tree with one root."""
    arcs = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    arcs[np.arange(size), np.arange(size) + 1] = -1e4

    assert is_tree(best_tree(arcs))


def test_best_tree_breaks_a_cycle_at_the_least_cost() -> None:
    """Two words that would head each other: the dearer arc gives way to the root."""
    arcs = np.array([[1.0, -1e4, 5.0], [0.0, 9.0, -1e4]], np.float32)

    assert best_tree(arcs) == [0, 1]


@pytest.mark.parametrize(
    ("heads", "tree"), [([0], True), ([0, 1], True), ([2, 1], False), ([0, 0], False), ([0, 3, 2], False), ([2, 0, 2], True)]
)
def test_is_tree(heads: list[int], tree: bool) -> None:
    """One root, no cycle."""
    assert is_tree(heads) is tree
