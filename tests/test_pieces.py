"""Words to word pieces and windows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.pieces import Pieces, shape_of
from dragoman.reading.windows import windows

PIECES = Pieces(["[CLS]", "[SEP]", "[UNK]", "ceas", "##ef", "##ire", "kyiv", "talk", "##s", "-", "a", "##a", "e"])


@pytest.mark.parametrize(
    ("word", "shape"),
    [("talks", 1), ("Kyiv", 2), ("NATO", 3), ("McCain", 4), ("102", 5), ("F-16", 5), (",", 6), ("A", 7), ("Al-Assad", 8), ("al-Assad", 4)],
)
def test_shape(word: str, shape: int) -> None:
    """The letter shape keeps what lower-casing loses."""
    assert shape_of(word) == shape


def test_greedy_longest_match() -> None:
    """A word is cut into the longest known pieces; continuation pieces are marked in their shape."""
    ids, shapes, first = PIECES.encode(["Ceasefire", "talks"])

    assert ids == [0, 3, 4, 5, 7, 8, 1]
    assert shapes == [0, 2, 11, 11, 1, 10, 0]
    assert first == [1, 4]


@pytest.mark.parametrize("word", ["zzz", "\u200b", "a" * 101, "́", "\ud800"])
def test_unknown_is_one_piece(word: str) -> None:
    """What the vocabulary cannot spell is one unknown piece, never none."""
    assert PIECES.of(word)[0] == (PIECES.unk,)


def test_accents_and_punctuation() -> None:
    """Accents are stripped; punctuation inside a word stands alone."""
    assert PIECES.of("é")[0] == (12,)
    assert PIECES.of("a-a")[0] == (10, 9, 10)


@given(st.lists(st.text(max_size=20), max_size=20))
def test_every_word_has_a_place(words: list[str]) -> None:
    """Each word's first piece stands after that of the word before."""
    ids, shapes, first = PIECES.encode(words)

    assert len(ids) == len(shapes)
    assert first == sorted(set(first))
    assert len(first) == len(words)


@given(st.lists(st.integers(1, 130), max_size=60))
def test_windows_cover_all_sentences_once(lengths: list[int]) -> None:
    """Windows follow each other without gap, each within the limit."""
    cut = windows(lengths, 200)

    assert [at for a, b in cut for at in range(a, b)] == list(range(len(lengths)))
    assert all(sum(lengths[a:b]) <= 200 for a, b in cut)


def test_a_sentence_longer_than_a_window_stands_alone() -> None:
    """It cannot be cut, so it gets a window to itself."""
    assert windows([50, 700, 50], 500) == [(0, 1), (1, 2), (2, 3)]
