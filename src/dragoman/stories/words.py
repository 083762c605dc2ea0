"""Words of texts as numbers and bits, the same in every run and process."""

import functools
import re
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt

STEM = 6  # letters of a word that count: "bombed" and "bombing" are one
EVENT_BITS, REPORT_BITS = 256, 1024
WORDS_KEPT = 1 << 20  # words whose bits are kept at hand
HEAD_WORDS = 200  # of a report, for what it is about
_WORD = re.compile(r"[^\W_]+")
_STOP = frozenset((Path(__file__).parent / "data" / "stop_words.tsv").read_text(encoding="utf-8").split())

Numbers = npt.NDArray[np.int64]
Bits = npt.NDArray[np.uint8]


def words(text: str) -> list[str]:
    """The words of a text in lower case.

    >>> words("Ten died, the U.N. said.")
    ['ten', 'died', 'the', 'u', 'n', 'said']
    """
    return _WORD.findall(text.casefold())


@functools.lru_cache(1 << 20)
def number(word: str) -> int:
    """A number for a word, 0 to 2^31 - 1."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) & 0x7FFFFFFF


class _Masks(dict[str, tuple[int, int, int]]):
    """Of a word: the bit of its stem in a sentence and in a report, and the number of its stem; zeros where the word tells nothing."""

    def __missing__(self, word: str) -> tuple[int, int, int]:
        found = (0, 0, 0)
        if word not in _STOP and (len(word) > 2 or word.isdigit()):
            stem = number(word[:STEM])
            found = (1 << stem % EVENT_BITS, 1 << stem % REPORT_BITS, stem)
        if len(self) < WORDS_KEPT:
            self[word] = found
        return found


_MASKS = _Masks()


@functools.lru_cache(256)
def sentence(text: str) -> tuple[bytes, int, int]:
    """Which stems a sentence has, as bits, and two of them that stand for it: those first in an order that all sentences share."""
    known = [_MASKS[word] for word in set(words(text))]
    bits = 0
    for mask, _, _ in known:
        bits |= mask
    one, other, *_ = *sorted({stem for mask, _, stem in known if mask}), -1, -1
    return bits.to_bytes(EVENT_BITS // 8, "little"), one, other


def report_bits(told: list[str]) -> bytes:
    """Which stems the head of a report has, as bits."""
    found = 0
    for word in set(told[:HEAD_WORDS]):
        found |= _MASKS[word][1]
    return found.to_bytes(REPORT_BITS // 8, "little")


@functools.lru_cache(1 << 16)
def stem(text: str) -> int:
    """The number of the stem of the longest word."""
    return number(max(words(text) or [""], key=len)[:STEM])


_ONES = np.array([number.bit_count() for number in range(1 << 16)], dtype=np.uint8)


def ones(bits: Bits) -> npt.NDArray[np.int32]:
    """How many bits are set in each row."""
    found: npt.NDArray[np.int32] = _ONES[bits.view(np.uint16)].sum(1, dtype=np.int32)
    return found


def alike(bits: Bits, a: Numbers, b: Numbers) -> npt.NDArray[np.float32]:
    """How alike the rows a and b of bits are, 0 to 1 (Dice)."""
    count = ones(bits)
    both = ones(bits[a] & bits[b])
    found: npt.NDArray[np.float32] = (2 * both / np.maximum(count[a] + count[b], 1)).astype(np.float32)
    return found
