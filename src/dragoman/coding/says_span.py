"""Spans of words as the tree, the marks and the commas give them."""

from collections.abc import Sequence
from unicodedata import category

from dragoman.coding.says_quotes import MARKS, Quotation
from dragoman.reading.reading import Reading, WordSpan

SKIPPED = frozenset({",", ".", ";", ":", "?", "!", "…", "...", "—", "–", "-", "--"}) | MARKS
LEADING = frozenset({"that", "of", "for"})
JOINING = frozenset({"and", "but", "or"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
PERSONS = frozenset(
    {
        "his",
        "her",
        "their",
        "my",
        "our",
        "your",
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "you",
        "one",
        "someone",
        "somebody",
        "everyone",
        "nobody",
        "others",
        "those",
    }
)
OWN_PARTS = ("det", "amod", "compound", "nummod", "nmod", "flat", "advmod")


class Spans:
    """Extents, sentences and trimmed spans in one report."""

    def __init__(self, reading: Reading, quoted: Sequence[Quotation]) -> None:
        self.reading, self.quoted = reading, quoted
        self._extent: dict[int, WordSpan] = {}
        self._inside = {at: q for q in reversed(quoted) for at in range(*q.words)}
        self._held = {at for actor in reading.actors for at in range(*actor.words)}

    def extent(self, at: int) -> WordSpan:
        """First and last word (excluded) of what hangs on a word, with it."""
        known = self._extent.get(at)
        if known is None:
            first, last, queue = at, at + 1, list(self.reading.children[at])
            while queue:
                word = queue.pop()
                first, last = min(first, word), max(last, word + 1)
                queue += self.reading.children[word]
            self._extent[at] = known = (first, last)
        return known

    def speaker(self, at: int) -> WordSpan | None:
        """The words of a speaker that no actor of the reader's holds; None for one that is held, or for no one at all."""
        told = self.reading.words
        word = told[at]
        held = at in self._held
        if held or word.upos not in NOMINAL or word.relation == "expl" or (word.upos == "PRON" and word.text.lower() not in PERSONS):
            return None
        parts = [self.extent(c) for c in self.reading.children[at] if told[c].relation.startswith(OWN_PARTS) and told[c].upos != "PUNCT"]
        first, last = min([at, *(a for a, _ in parts)]), max([at + 1, *(b for _, b in parts)])
        while last > at + 1 and told[last - 1].text in SKIPPED:
            last -= 1
        return first, last

    def whole(self, words: WordSpan) -> WordSpan:
        """A mention that breaks off behind a preposition, to the end of what the preposition governs ("a farmer from" Kansas)."""
        last = self.reading.words[words[1] - 1]
        if last.upos != "ADP" or last.head < words[1]:
            return words
        first, end = self.extent(last.head)
        return (words[0], end) if first >= words[0] else words

    def sentence(self, at: int) -> WordSpan:
        """The sentence of a word."""
        return self.reading.sentences[self.reading.words[at].sentence]

    def trim(self, words: WordSpan) -> WordSpan | None:
        """A content without marks, joining words and punctuation at its edges."""
        first, last = words
        told = self.reading.words
        while first < last and category(told[first].text[0]) == "So":
            first += 1
        while first < last and (told[first].text in SKIPPED or told[first].text.lower() in JOINING or told[first].text in LEADING):
            if told[first].text in JOINING and first and told[first - 1].text in MARKS:
                break
            if told[first].text == "that" and told[first].relation in {"nsubj", "nsubj:pass", "obj"}:
                break
            if self._begins_quotation(first, last):
                break
            if told[first].text.lower() == "for" and told[first].relation == "case" and first + 1 < last and told[first + 1].upos == "NUM":
                break
            first += 1
        while first < last and (told[last - 1].text in SKIPPED or told[last - 1].text.lower() in JOINING):
            if self._closes(last - 1, first):
                break
            last -= 1
        return (first, last) if first < last else None

    def _begins_quotation(self, at: int, last: int) -> bool:
        """Whether a word opens a quotation that closes before the last words of a span."""
        told = self.reading.words
        while last > at and told[last - 1].text in SKIPPED:
            last -= 1
        return told[at].text in MARKS and any(q.span[0] == told[at].start and q.words[1] < last for q in self.quoted)

    def _closes(self, at: int, first: int) -> bool:
        """Whether a word closes a quotation that opens after the word `first`."""
        word = self.reading.words[at]
        if word.text not in MARKS:
            return False
        begin = self.reading.words[first].start
        return any(q.span[0] > begin and q.span[1] == word.end for q in self.quoted)

    def inside(self, at: int) -> Quotation | None:
        """The quotation that a word stands in."""
        return self._inside.get(at)
