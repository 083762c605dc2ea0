"""Near-duplicate texts: agency copies, printed again whole, cut short or with a line added, are one telling."""

from collections.abc import Sequence

import numpy as np

from dragoman.stories.groups import Groups, neighbours
from dragoman.stories.words import Numbers, number

SHINGLE = 4  # words in a row
SKETCH = 16  # of a text's shingles that lead to others; a copy cut in half still shares about 8
MEET = 2  # sketched shingles that two texts must share to be compared
DAYS = 7  # that a copy may come later
NEXT = 12  # texts behind one another that share a shingle are compared with so many
SHARE = 0.55  # of the shorter text's shingles; 0.4 begins to join texts that only quote the same words
SHORT = 0.25  # a copy has at least this share of the longer text's shingles, or it is a quotation
_MIX = np.uint64(0x9E3779B97F4A7C15)


def shingles(told: Sequence[str]) -> Numbers:
    """The numbers of a text's runs of words, each once, in order."""
    ids = np.fromiter((number(word) for word in told), dtype=np.uint64, count=len(told))
    if len(ids) < SHINGLE:
        return np.zeros(0, dtype=np.int64)
    runs = ids[: len(ids) - SHINGLE + 1].copy()
    for at in range(1, SHINGLE):
        runs = (runs ^ (runs >> np.uint64(29))) * _MIX + ids[at : len(ids) - SHINGLE + 1 + at]
    runs = (runs ^ (runs >> np.uint64(31))) * _MIX
    return np.unique((runs >> np.uint64(1)).astype(np.int64))


def groups(texts: Sequence[Numbers], days: Sequence[int]) -> list[int]:
    """For each text, by its shingles and day, the first text that it is a copy of or is copied by; itself where there is none."""
    found = Groups(len(texts))
    for a, b in _meet(texts, days):
        if found.of(a) != found.of(b) and copied(texts[a], texts[b]):
            found.join(a, b)
    return [found.of(at) for at in range(len(texts))]


def copied(a: Numbers, b: Numbers) -> bool:
    """Whether one text is, for the most part, the other."""
    fewer, more = sorted((len(a), len(b)))
    if not fewer:
        return False
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return shared >= SHARE * fewer and shared >= SHORT * more


def _meet(texts: Sequence[Numbers], days: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of texts that share some of their first shingles, in order."""
    sketches = [text[:SKETCH] for text in texts]
    keys = np.concatenate([*sketches, np.zeros(0, dtype=np.int64)])
    owners = np.repeat(np.arange(len(texts)), [len(sketch) for sketch in sketches])
    when = np.asarray(days, dtype=np.int64)
    pairs, times = neighbours(keys, owners, when, reach=DAYS, following=NEXT)
    return [(int(a), int(b)) for a, b in pairs[times >= MEET]]
