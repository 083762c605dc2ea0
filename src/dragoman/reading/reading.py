"""What reading a report yields: sentences and words with their trees, and what the heads propose.

`Reading` is the only thing that `coding` sees of the model. Spans of words are `(first, last)` with `last` excluded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.notes import Notes
from dragoman.report import Report

WordSpan = tuple[int, int]
LITTLE = frozenset({"ADP", "PART", "DET", "PUNCT", "CCONJ", "SCONJ"})  # never the head of a span that has another


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `start` and `end` are code points of the report's text; `head` is a word's index, -1 for a root."""

    text: str
    start: int
    end: int
    sentence: int
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name found by the names head; `label` is PER, ORG, LOC or MISC."""

    words: WordSpan
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """A proposed event trigger with what the heads say of it, each a probability by label."""

    words: WordSpan
    score: float
    types: dict[str, float]
    status: dict[str, float]
    modes: dict[str, float]
    contexts: dict[str, float]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed mention of an actor, a place or a time, a cue or a content. `sectors` only for actors."""

    words: WordSpan
    score: float
    sectors: dict[str, float] = field(default_factory=dict)


class Pairs(Protocol):
    """How strongly two spans of words stand in a relation.

    Relations (left, right): actor, recipient, place, time (trigger, mention); source, via (cue, actor); said_by (content,
    actor); said_with (content, cue); same_event (trigger, trigger); same_actor (actor, actor).
    """

    def __call__(self, relation: str, left: WordSpan, right: WordSpan) -> float:
        """Probability 0 to 1; 0 where the spans were not read together."""
        ...

    def grid(self, relation: str, lefts: Sequence[WordSpan], rights: Sequence[WordSpan]) -> NDArray[np.float32]:
        """The same for all of `lefts` with all of `rights`: an array [left, right]."""
        ...


@dataclass(frozen=True)
class Reading:
    """One report as read."""

    report: Report
    words: Sequence[Word]
    sentences: Sequence[WordSpan]
    names: Sequence[Name]
    triggers: Sequence[Trigger]
    actors: Sequence[Proposal]
    places: Sequence[Proposal]
    times: Sequence[Proposal]
    cues: Sequence[Proposal]
    contents: Sequence[Proposal]
    pairs: Pairs
    notes: Notes | None = None

    def note(self, question: str, words: WordSpan | None = None, **told: object) -> None:
        """Keeps how a question about some words was answered, where somebody wants to know; nothing otherwise."""
        if self.notes is not None:
            self.notes.add(question, words, **told)

    def turn(self, question: str, words: WordSpan) -> None:
        """Says which question about which words the coder turns to, where somebody wants to know."""
        if self.notes is not None:
            self.notes.turn(question, words)

    @cached_property
    def children(self) -> list[list[int]]:
        """For each word the words that hang on it, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for at, word in enumerate(self.words):
            if word.head >= 0:
                found[word.head].append(at)
        return found

    def span(self, words: WordSpan) -> tuple[int, int]:
        """Code points of a span of words."""
        return self.words[words[0]].start, self.words[words[1] - 1].end

    def text(self, words: WordSpan) -> str:
        """The report's text under a span of words."""
        start, end = self.span(words)
        return self.report.text[start:end]

    def head(self, words: WordSpan) -> int:
        """The word of a span that governs the others: the last one whose head lies outside, but for the "for" of "called for"."""
        free = [at for at in range(words[1] - 1, words[0] - 1, -1) if not words[0] <= self.words[at].head < words[1]]
        return next((at for at in free if self.words[at].upos not in LITTLE), free[0] if free else words[0])


class Reader(Protocol):
    """Anything that can read a report: ours by default, a user's bigger model in its place."""

    name: str

    def read(self, report: Report) -> Reading:
        """Read one report."""
        ...
