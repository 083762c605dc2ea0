"""Cues: the words that say that somebody says something, from the reader and from a list of reporting words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dragoman.reading.reading import Reading, WordSpan

AS = "as"
QUOTING = frozenset({"quote", "cite", "paraphrase"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What a reporting word is: its class (report, claim, deny, directive …) and what it takes (that, to, ing, of, for, quote)."""

    kind: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its words, its governing word, further governing words ("saying" of "quoted … as saying"), the reader's belief in it.

    `score` is 0 for a cue that only the list knows.
    """

    words: WordSpan
    head: int
    more: tuple[int, ...]
    score: float
    frame: Frame | None

    @property
    def heads(self) -> tuple[int, ...]:
        """All governing words, the one that carries a clause last."""
        return (self.head, *self.more)


VIEWS = frozenset({"view", "opinion", "judgment", "judgement", "estimation"})
VIEW = Frame("view", frozenset({"that"}))
LONGEST_VIEW = 6  # words of "in the former minister's view"


@cache
def frames() -> dict[tuple[str, str], Frame]:
    """The list of reporting words by lemma and part of speech."""
    text = (resources.files("dragoman.coding") / "data" / "says_cues.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {(lemma, upos): Frame(kind, frozenset(takes.split(","))) for lemma, upos, kind, takes in rows}


def frame_of(reading: Reading, at: int) -> Frame | None:
    """What the list knows of a word; None where nothing."""
    word = reading.words[at]
    return frames().get((word.lemma.lower(), word.upos))


def cues(reading: Reading) -> list[Cue]:
    """All cues of a report in their order: the reader's, and words of the list that the reader passed over."""
    found = {cue.head: cue for cue in _read(reading)}
    taken = {at for cue in found.values() for at in range(*cue.words)}
    for cue in _listed(reading):
        if cue.head not in taken:
            found.setdefault(cue.head, cue)
    return _joined(reading, [found[at] for at in sorted(found)])


def _read(reading: Reading) -> Iterator[Cue]:
    for proposal in reading.cues:
        words = _trimmed(reading, proposal.words)
        if words is None:
            continue
        head = _head(reading, words)
        yield Cue(words, head, (), proposal.score, frame_of(reading, head))


def _trimmed(reading: Reading, words: WordSpan) -> WordSpan | None:
    """A cue without punctuation at its edges."""
    first, last = words
    while first < last and reading.words[first].upos == "PUNCT" and reading.words[first].text != ":":
        first += 1
    while first < last and reading.words[last - 1].upos == "PUNCT" and reading.words[last - 1].text != ":":
        last -= 1
    return (first, last) if first < last else None


def _head(reading: Reading, words: WordSpan) -> int:
    """The governing word of a cue: a verb or noun before anything else."""
    head = reading.head(words)
    if reading.words[head].upos in {"VERB", "NOUN"}:
        return head
    verbs = [at for at in range(*words) if reading.words[at].upos == "VERB"]
    return verbs[0] if verbs else head


def _listed(reading: Reading) -> Iterator[Cue]:
    for at, word in enumerate(reading.words):
        if word.text.lower() == "according" and at + 1 < len(reading.words) and reading.words[at + 1].text.lower() == "to":
            yield Cue((at, at + 2), at, (), 0.0, Frame("report", frozenset({"that"})))
        elif word.lemma in VIEWS and (words := _viewed(reading, at)) is not None:
            yield Cue(words, at, (), 0.0, VIEW)
        elif (frame := frame_of(reading, at)) is not None:
            yield Cue((at, at + 1), at, (), 0.0, frame)


def _viewed(reading: Reading, at: int) -> WordSpan | None:
    """The words of "in X's view" or "in the view of"; None where a view is none of these."""
    begin, end = reading.sentences[reading.words[at].sentence]
    first = next((k for k in range(at - 1, max(begin, at - LONGEST_VIEW) - 1, -1) if reading.words[k].text.lower() == "in"), None)
    if first is None:
        return None
    if any(reading.words[k].relation == "nmod:poss" for k in range(first + 1, at)):
        return first, at + 1
    of = at + 1 < end and reading.words[at + 1].text.lower() == "of"
    return (first, at + 2) if of and reading.words[at - 1].text.lower() == "the" else None


def _joined(reading: Reading, found: list[Cue]) -> list[Cue]:
    """Cues in two parts ("quoted … as saying") made one."""
    by_head = {cue.head: cue for cue in found}
    inner: set[int] = set()
    for cue in found:
        for below in reading.children[cue.head]:
            if below in by_head and below > cue.head and _as_saying(reading, below):
                by_head[cue.head] = Cue(cue.words, cue.head, (below,), max(cue.score, by_head[below].score), cue.frame)
                inner.add(below)
        if cue.head not in inner and not by_head[cue.head].more and (child := _later(reading, cue, found)) is not None:
            by_head[cue.head] = Cue(cue.words, cue.head, (child,), max(cue.score, by_head[child].score), cue.frame)
            inner.add(child)
    return [by_head[cue.head] for cue in found if cue.head not in inner]


def _later(reading: Reading, cue: Cue, found: list[Cue]) -> int | None:
    """The "as saying" that follows "quoted" in its sentence, wherever the tree hangs it."""
    if reading.words[cue.head].lemma not in QUOTING:
        return None
    end = reading.sentences[reading.words[cue.head].sentence][1]
    return next((c.head for c in found if cue.head < c.head < end and _as_saying(reading, c.head)), None)


def _as_saying(reading: Reading, at: int) -> bool:
    before = any(reading.words[c].text.lower() == AS and c < at for c in reading.children[at])
    return reading.words[at].text.lower().endswith("ing") and (before or (at > 0 and reading.words[at - 1].text.lower() == AS))


def is_according(reading: Reading, cue: Cue) -> bool:
    """Whether a cue is "according to", or "in X's view", which stands in a sentence like it."""
    return cue.frame is VIEW or reading.words[cue.words[0]].text.lower() == "according"
