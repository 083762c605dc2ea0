"""Text to sentences of words, as spans of code points.

Words are cut in `words`; here it is decided where sentences end, from what stands on both sides of the white space: the
stop or abbreviation before it, the new lines in it, and the first letter after it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from dragoman.reading.words import Chunk, Span, cut, cut_cached, pairs

LONGEST = 120  # words; a longer "sentence" is cut at its best punctuation

_CHUNK = re.compile(r"\S+")
_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_OPENERS = "\"'“‘`«‹([{¿¡"
_HINTS = pairs("sentence_hints.tsv")  # word: starter, day, zone, lettered, open
_SAID = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|says|asked|asks|wrote|writes|told|added|replied|shouted|joked|tweeted|cried|wondered|declared)\b"
)
_BULLET = re.compile(r"[•·▪◦‣●■*–—-]\Z|\(?\d{1,3}[.)]\Z|\(?[a-zA-Z][.)]\Z")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]*\Z")


def segment(text: str, skip: Sequence[Span] = ()) -> list[list[Span]]:
    """Sentences as lists of word spans `[start, end)` in code points of `text`.

    Every character that is no white space and lies outside `skip` is in exactly one word. A skipped span ends a sentence.
    Spans of `skip` may overlap, stand in any order and reach beyond the text.
    """
    sentences: list[list[Span]] = []
    for start, end in _kept(len(text), skip):
        for sentence in _Region(text, start, end).sentences():
            sentences += _shorten(text, sentence)
    return sentences


def _kept(length: int, skip: Sequence[Span]) -> list[Span]:
    kept, at = [], 0
    for start, end in sorted(skip):
        if end <= start:
            continue
        if at < start:
            kept.append((at, min(start, length)))
        at = max(at, end)
    kept.append((at, length))
    return [(start, end) for start, end in kept if start < end]


class _Region:
    """A stretch of text that is read as a whole."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self._width = -1
        self._now: list[Span] = []

    def sentences(self) -> list[list[Span]]:
        """The sentences, however long."""
        text = self.text
        found: list[list[Span]] = []
        now = self._now
        before, left = Chunk(()), self.start
        for m in _CHUNK.finditer(text, self.start, self.end):
            chunk, at = m.group(), m.start()
            parts = cut_cached(chunk) if len(chunk) < 40 else cut(chunk)
            if now and (before.end or at - left > 1 or text[left] != " "):
                cut_dot, ends = self._between(before, left, at, chunk, parts)
                if cut_dot:
                    _part_dot(now, before.dot)
                if ends:
                    found.append(now)
                    self._now = now = []
                elif parts.end == "reference" and before.end == "stop":
                    parts = Chunk(parts.words, "stop")
            begin = 0
            for inner in parts.inner:
                now += [(at + a, at + b) for a, b in parts.words[begin:inner]]
                found.append(now)
                self._now = now = []
                begin = inner
            now += [(at + a, at + b) for a, b in parts.words[begin:]]
            before, left = parts, m.end()
        if now:
            if self._gives_up_dot(before):
                _part_dot(now, before.dot)
            found.append(now)
        return found

    def _gives_up_dot(self, last: Chunk) -> bool:
        """Whether an abbreviation that nothing follows is an ordinary word and a full stop: "Plan B.", "No."."""
        return last.end == "number" or (last.end == "initial" and len(self._now) > 1)

    def _between(self, before: Chunk, left: int, right: int, chunk: str, after: Chunk) -> tuple[bool, bool]:
        """Whether the abbreviation before a gap gives up its full stop, and whether a sentence ends in the gap."""
        first = chunk.lstrip(_OPENERS)[:1]
        if self._new_line(before, left, right, chunk, first):
            return self._gives_up_dot(before), True
        end = before.end
        if not end or end in {"title", "reference"}:
            return False, False
        small = first.islower() and not chunk.lstrip(_OPENERS)[1:2].isupper()
        if end == "stop":
            return False, not small and self._stop_ends(left, right, chunk, after)
        if end == "number":
            keeps = small or first.isdigit() or first == "#"
            return not keeps, not keeps
        hint = _HINTS.get(chunk.lstrip(_OPENERS).rstrip("”’\"',;:"), "")
        starter = hint == "starter" and first.isupper()
        if end == "initial":
            return self._initial(starter, small, first)
        if end == "hour":
            return False, first.isupper() and hint not in {"day", "zone"}
        return False, starter or (end == "etc" and first.isupper())

    def _stop_ends(self, left: int, right: int, chunk: str, after: Chunk) -> bool:
        text = self.text
        if after.end == "reference" or (after.end in {"stop", "ellipsis"} and len(after.words) == 1):
            return False
        if len(chunk) == 1 and (chunk in "”’)]}»" or (chunk in "\"'" and self._is_open(chunk))):
            return False
        if text[left - 1] in "\"”’'" and left > 1 and text[left - 2] in "?!":
            said = _SAID.match(text, right, min(right + 120, self.end))
            return said is None or _HINTS.get(chunk, "") == "starter"
        start = self._now[0][0]
        return left - start > 5 or _ENUMERATOR.match(text[start:left]) is None

    def _is_open(self, quote: str) -> bool:
        return sum(self.text[a:b] == quote for a, b in self._now) % 2 == 1

    def _initial(self, starter: bool, small: bool, first: str) -> tuple[bool, bool]:
        if len(self._now) == 1:
            return False, False
        a, b = self._now[-2]
        lettered = _HINTS.get(self.text[a:b].lower(), "") == "lettered"
        if first.isupper() and not starter and not lettered:
            return False, False
        return True, not small

    def _new_line(self, before: Chunk, left: int, right: int, chunk: str, first: str) -> bool:
        """Whether a gap ends a paragraph, a headline or an item of a list; a line that is merely wrapped does not."""
        lines = len(_NEWLINE.findall(self.text, left, right)) if right - left > 1 or self.text[left] != " " else 0
        if lines != 1:
            return lines > 1
        if _BULLET.match(chunk):
            return True
        if first.islower() or self.text[left - 1] in ",-–(":
            return False
        a, b = self._now[-1]
        if _HINTS.get(self.text[a:b], "") == "open":
            return False
        if before.end in {"title", "initial"} and len(self._now) > 1:
            return False
        return not self._is_full(left, chunk)

    def _is_full(self, left: int, chunk: str) -> bool:
        """Whether the line that ends at `left` had no room for the chunk that begins the next one."""
        if self._width < 0:
            self._width = _width(self.text[self.start : self.end])
        begin = max(self.text.rfind("\n", self.start, left), self.start - 1) + 1
        return self._width > 0 and left - begin + 1 + len(chunk) > self._width


def _width(text: str) -> int:
    """The width that lines were wrapped at; 0 where they were not wrapped."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines))
    if not 40 <= width <= 132:
        return 0
    full = sum(bool(a and b) and len(a) + 1 + len(b.split(None, 1)[0]) > width for a, b in pairwise(lines))
    return width if full >= 3 else 0


def _part_dot(words: list[Span], at: int) -> None:
    start, end = words[at]
    after = words[at + 1 :] if at < -1 else []
    words[at:] = [(start, end - 1), (end - 1, end), *after]


_WORTH = {";": 4, ".": 4, "?": 4, "!": 4, ":": 3, "—": 2, "–": 2, "--": 2, "...": 2, "…": 2, ")": 1, ",": 1, "”": 1, "•": 3, "|": 3}


def _shorten(text: str, sentence: list[Span]) -> list[list[Span]]:
    """A sentence cut into pieces of at most `LONGEST` words."""
    pieces, begin = [], 0
    while len(sentence) - begin > LONGEST:
        worth, cut_at = 0, begin + LONGEST
        for at in range(begin + LONGEST // 2, begin + LONGEST):
            value = _WORTH.get(text[sentence[at][0] : sentence[at][1]], 0)
            if value and value >= worth:
                worth, cut_at = value, at + 1
        pieces.append(sentence[begin:cut_at])
        begin = cut_at
    pieces.append(sentence[begin:] if begin else sentence)
    return pieces
