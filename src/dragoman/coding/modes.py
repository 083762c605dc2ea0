"""How an event was done: its modes, from the reader's scores and the words in and around its triggers.

The words are rows of `data/mode_cues.tsv`: lemmas, one behind the other, that speak for a mode of a type where they stand in the
trigger itself (`own`), near it (`near`) or in what is asked, refused or threatened behind it (`behind`); `weight` is what they add to
the mode's log odds. Types have one mode at most, but for ASSAULT (shot and murdered at once).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dragoman import codebook
from dragoman.coding.counts import listed, rows
from dragoman.reading.reading import Reading, Trigger, Word, WordSpan

LEAST = {"ASSAULT": 0.3, "CONSULT": 0.4}  # a mode less likely is not told; other types are hardly ever without one
LEAST_ELSE = 0.1
SEVERAL = frozenset({"ASSAULT"})  # the only type of which the annotated reports tell two modes at once
WEIGHT = 0.7  # of the words
NEAR, BEHIND = 10, 14  # words around a trigger, and behind it
_UNSURE = 0.02  # no score counts as surer than this
_BORDERS = frozenset({";", ".", "?", "!", ":"})
_OF_CONTENT = frozenset({"REQUEST", "REJECT", "THREATEN"})


def modes(reading: Reading, kind: str, triggers: Sequence[Trigger], scores: Mapping[str, float], others: frozenset[int]) -> tuple[str, ...]:
    """The modes of an event of type `kind`, by name; `scores` are the reader's by "TYPE:mode", `others` words that begin other events."""
    told: dict[str, float] = {}
    for trigger in triggers:
        for mode, weight in _cues(reading, kind, trigger.words, others).items():
            told[mode] = max(told.get(mode, 0.0), weight)
    likely = {mode: _likely(scores.get(f"{kind}:{mode}", 0.0), told.get(mode, 0.0)) for mode in codebook.modes()[kind]}
    reading.note("modes", triggers[0].words, reader=scores, cues=told, likely=likely)
    kept = [mode for mode, p in likely.items() if p >= LEAST.get(kind, LEAST_ELSE)]
    return tuple(kept if kind in SEVERAL else sorted(kept, key=lambda mode: -likely[mode])[:1])


def _likely(score: float, weight: float) -> float:
    score = min(max(score, _UNSURE), 1 - _UNSURE)
    return 1 / (1 + (1 - score) / score * math.exp(-WEIGHT * weight))


def _cues(reading: Reading, kind: str, words: WordSpan, others: frozenset[int]) -> dict[str, float]:
    """What the words in and around a trigger add to each mode."""
    begin, end = reading.sentences[reading.words[words[0]].sentence]
    found: dict[str, float] = {}
    own = _matches(reading.words[words[0] : min(end, words[1] + 1)], kind, "own", words[1] - words[0])
    first, last = _clause(reading, (max(begin, words[0] - NEAR), min(end, words[1] + NEAR)), words, others)
    before, after = reading.words[first : words[0]], reading.words[words[1] : last]
    around = [*_matches(before, kind, "near"), *_matches(after, kind, "near")]
    if kind == "ASSAULT":
        around = [*_means_before(reading, words, before), *_means_behind(reading, words, after)]
    for _, mode, weight in (*own, *around):
        found[mode] = max(found.get(mode, 0.0), weight)
    if kind in _OF_CONTENT:
        first, last = _clause(reading, (max(begin, words[0] - BEHIND), min(end, words[1] + BEHIND)), words, frozenset())
        content = (*_matches(reading.words[words[1] : last], kind, "behind"), *_matches(reading.words[first : words[0]], kind, "behind"))
        for _, mode, weight in content[:1]:
            found[mode] = found.get(mode, 0.0) + weight
    return found


def _means_before(reading: Reading, words: WordSpan, before: Sequence[Word]) -> list[tuple[int, str, float]]:
    """Means of an assault told before its word: no target, as in "a drone was shot down"."""
    found = list(_matches(before, "ASSAULT", "near"))
    light = [w for w in before if w.upos not in {"ADV", "PART"}]
    passive = bool(light) and light[-1].lemma.lower() in {"be", "get"}
    if passive and reading.words[reading.head(words)].lemma.lower() not in listed("sends weapons"):
        found = [f for f in found if f[0] and before[f[0] - 1].text.lower() in {"in", "by", "with"}]
    return found


def _means_behind(reading: Reading, words: WordSpan, after: Sequence[Word]) -> list[tuple[int, str, float]]:
    """Means of an assault told behind its word: "with drones", "fired rockets", and no target: "at drones", "hit an air base"."""
    main = reading.words[reading.head(words)]
    means, found = main.upos != "VERB" or main.lemma.lower() in listed("sends weapons"), []
    cues = {at: (at, mode, weight) for at, mode, weight in _matches(after, "ASSAULT", "near")}
    for at, word in enumerate(after):
        small = word.text.lower()
        means = (means or small in listed("before means")) and small not in listed("before a target")
        if means and at in cues:
            found.append(cues[at])
    return found


def _clause(reading: Reading, reach: WordSpan, words: WordSpan, others: frozenset[int]) -> WordSpan:
    """The words about a trigger up to the next event or border on each side."""
    first, last = words
    while first > reach[0] and first - 1 not in others and reading.words[first - 1].text not in _BORDERS:
        first -= 1
    while last < reach[1] and last not in others and reading.words[last].text not in _BORDERS:
        last += 1
    return first, last


def _matches(words: Sequence[Word], kind: str, where: str, starts: int | None = None) -> Iterator[tuple[int, str, float]]:
    """The cues in some words, in their order; the longest where several begin at a word, and only those that begin before `starts`."""
    table = _table().get((kind, where))
    if not table:
        return
    small = [word.lemma.lower() for word in words]
    for at in range(len(words) if starts is None else min(starts, len(words))):
        known = table.get(small[at], ()) or table.get(words[at].text.lower(), ())
        fitting = [cue for cue in known if len(cue[0]) == 1 or tuple(small[at : at + len(cue[0])]) == cue[0]]
        if fitting:
            _, mode, weight = max(fitting, key=lambda cue: (len(cue[0]), cue[2]))
            yield at, mode, weight


@cache
def _table() -> dict[tuple[str, str], dict[str, list[tuple[tuple[str, ...], str, float]]]]:
    """Cues by type and place, and by the first of their words."""
    tables: dict[tuple[str, str], dict[str, list[tuple[tuple[str, ...], str, float]]]] = {}
    for kind, mode, where, words, weight in rows("mode_cues.tsv"):
        cue = tuple(words.split())
        tables.setdefault((kind, where), {}).setdefault(cue[0], []).append((cue, mode, float(weight)))
    return tables
