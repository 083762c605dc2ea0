"""Quotations: what stands between quotation marks, straight, curly, single, unbalanced, or continued over paragraphs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.reading.reading import Reading, WordSpan

OPENING, CLOSING = "“«„", "”»"
STRAIGHT = '"＂'
SINGLE_OPEN, SINGLE_CLOSE = "‘'`", "’'"
MARKS = frozenset(OPENING + CLOSING + STRAIGHT + "‘’'`") | {"''", "``"}
LONGEST = 4000  # code points; a longer quotation is an unclosed one
_PARAGRAPH = re.compile(r"[^\n]+")
_END = ",.?!;:…—"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: its words without the marks, its code points with them, whether its closing mark is there."""

    words: WordSpan
    span: tuple[int, int]
    closed: bool
    utterance: bool


def quotations(reading: Reading) -> list[Quotation]:
    """The quotations of a report in their order."""
    text = reading.report.text
    found = []
    for start, end, closed in _spans(text):
        words = _words(reading, start, end)
        if words is not None:
            found.append(Quotation(words, (start, end), closed, _utterance(reading, words, start, end)))
    return found


def _words(reading: Reading, start: int, end: int) -> WordSpan | None:
    """The words between two places, without marks and punctuation at the edges."""
    first = bisect_left(reading.words, start, key=lambda word: word.start)
    last = bisect_right(reading.words, end, key=lambda word: word.end)
    inside = list(range(first, last))
    while inside and reading.words[inside[0]].text in MARKS:
        inside.pop(0)
    while inside and (reading.words[inside[-1]].text in MARKS or reading.words[inside[-1]].text in _END):
        inside.pop()
    return (inside[0], inside[-1] + 1) if inside else None


def _utterance(reading: Reading, words: WordSpan, start: int, end: int) -> bool:
    """Whether a quotation is an utterance of its own and no quoted word or phrase."""
    piece = reading.report.text[start:end].strip("".join(OPENING + CLOSING + STRAIGHT + "‘’'` "))
    ends = piece[-1:] in ",.?!…—"
    verb = any(reading.words[at].upos in {"VERB", "AUX"} for at in range(*words))
    return (ends and (verb or words[1] - words[0] > 3)) or (verb and piece[:1].isupper())


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    for paragraph in _PARAGRAPH.finditer(text):
        yield from _in_paragraph(text, *paragraph.span())


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    at = start
    while at < end:
        char = text[at]
        close = -1
        if char in OPENING or char in STRAIGHT:
            close = _double(text, at, end)
        elif char in SINGLE_OPEN and _opens(text, at, start):
            close = _single(text, at, end)
            if close < 0:
                at += 1
                continue
        else:
            at += 1
            continue
        stop = close + 1 if close >= 0 else end
        yield at, stop, close >= 0
        at = stop


def _double(text: str, at: int, end: int) -> int:
    """Where the double quotation mark opened at `at` is closed; -1 for nowhere in the paragraph."""
    ends = STRAIGHT if text[at] in STRAIGHT else CLOSING + STRAIGHT
    places = [p for c in ends if (p := text.find(c, at + 1, end)) >= 0]
    return min(places, default=-1)


def _opens(text: str, at: int, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1 : at + 2]
    return (before.isspace() or before in "([—–-") and bool(after) and not after.isspace()


def _single(text: str, at: int, end: int) -> int:
    """Where a single quotation mark is closed: after punctuation, or before none of a word; -1 for nowhere."""
    weak = -1
    for p in range(at + 1, min(end, at + LONGEST)):
        if text[p] not in SINGLE_CLOSE or text[p + 1 : p + 2].isalnum():
            continue
        if text[p - 1] in _END:
            return p
        if weak < 0 and text[p - 1] != "s":
            weak = p
    return weak
