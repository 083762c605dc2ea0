"""Words to word pieces: the uncased WordPiece of the MiniLM encoder, with a shape that keeps what lower-casing loses.

Plain Python and a cache, so that nothing but numpy and onnxruntime is needed at run time. The rules are BERT's (Devlin et
al. 2019): lower-case, strip accents, split at punctuation, then greedy longest match against the vocabulary.
"""

import unicodedata
from collections.abc import Iterable, Sequence

CLS, SEP, UNK = "[CLS]", "[SEP]", "[UNK]"
MAX_WORD = 100  # a longer word is one unknown piece, as in BERT
SHAPES = 18  # nine shapes, for the first piece of a word and for the pieces that continue it


def shape_of(word: str) -> int:
    """The letter shape of a word, 1 to 8: lower, Title, UPPER, mIxed, digits, punctuation, single capital, Mixed-1."""
    if word.isalpha():
        if word.islower():
            return 1
        if word.isupper():
            return 7 if len(word) == 1 else 3
        if word[0].isupper() and word[1:].islower():
            return 2
        return 4
    if any(c.isdigit() for c in word):
        return 5
    if any(c.isalpha() for c in word):
        return 8 if word[0].isupper() else 4
    return 6


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char).startswith("P") or char in "$+<=>^`|~"


def _is_ideograph(char: str) -> bool:
    return 0x3400 <= ord(char) <= 0x9FFF or 0xF900 <= ord(char) <= 0xFAFF or 0x20000 <= ord(char) <= 0x2FA1F


def _normal(word: str) -> str:
    if word.isascii():
        return word.lower()
    kept = (c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) not in {"Mn", "Cf", "Cc"})
    return "".join(kept)


def _chunks(word: str) -> Iterable[str]:
    if word.isalnum() and word.isascii():
        yield word
        return
    start = 0
    for at, char in enumerate(word):
        if _is_punctuation(char) or _is_ideograph(char) or char.isspace():
            if start < at:
                yield word[start:at]
            if not char.isspace():
                yield char
            start = at + 1
    if start < len(word):
        yield word[start:]


class Pieces:
    """Word-piece vocabulary. `encode(words)` gives piece ids, shapes and the place of each word's first piece."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: at for at, piece in enumerate(vocabulary)}
        self.cls, self.sep, self.unk = (self._ids[p] for p in (CLS, SEP, UNK))
        self._cache: dict[str, tuple[tuple[int, ...], int]] = {}

    def of(self, word: str) -> tuple[tuple[int, ...], int]:
        """Piece ids and shape of one word; at least one piece, the unknown one where nothing matches."""
        known = self._cache.get(word)
        if known is None:
            known = (self._split(word), shape_of(word))
            if len(self._cache) < 200_000:
                self._cache[word] = known
        return known

    def _split(self, word: str) -> tuple[int, ...]:
        if len(word) > MAX_WORD:
            return (self.unk,)
        found: list[int] = []
        for chunk in _chunks(_normal(word)):
            found += self._greedy(chunk)
        return tuple(found) or (self.unk,)

    def _greedy(self, chunk: str) -> list[int]:
        found, start = [], 0
        while start < len(chunk):
            lead = "##" if start else ""
            for end in range(len(chunk), start, -1):
                known = self._ids.get(lead + chunk[start:end])
                if known is not None:
                    found.append(known)
                    start = end
                    break
            else:
                return [self.unk]
        return found

    def encode(self, words: Iterable[str]) -> tuple[list[int], list[int], list[int]]:
        """Ids and shapes with [CLS] first and [SEP] last, and for each word the index of its first piece."""
        ids, shapes, first = [self.cls], [0], []
        for word in words:
            pieces, shape = self.of(word)
            first.append(len(ids))
            ids += pieces
            shapes.append(shape)
            shapes += [shape + 9] * (len(pieces) - 1)
        return [*ids, self.sep], [*shapes, 0], first
