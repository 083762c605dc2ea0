"""What happened: triggers joined into events, with type, modes, contexts and status."""

import math
from collections.abc import Mapping, Sequence

from dragoman.coding.draft import Draft
from dragoman.coding.lexicon import Lexicon, objects, particles
from dragoman.coding.modes import modes
from dragoman.coding.status import status_of
from dragoman.reading.reading import Reading, Trigger

# Swept on the reports of training/held.
LEAST = 0.7  # a trigger less likely is no event; held reports are level from 0.6, the development reports best here
SAME = 0.9  # triggers of one type more likely the same doing are joined
SAME_ACROSS = 0.97  # the same for triggers of different types
SAME_WORD = 0.1  # the same for "the raid" after "raided"
STEM = 4  # letters that the words of one stem share
DEFINITE = frozenset("the this that these those".split())
FURTHER = frozenset({"nmod", "acl", "compound", "amod", "nummod"})  # what tells a noun apart from what was told before
CONTEXT = 0.5
TYPE_WEIGHT = 0.8  # exponent of the lexicon's word on the type
EVENT_WEIGHT = 0.2  # and on whether it is an event at all
CONFIDENCE = (0.5, -0.13)  # slope and offset of its log odds; training/calibrate.py, on training/held
_TINY = 1e-6


def events(reading: Reading, lexicon: Lexicon) -> list[Draft]:
    """The events of a report in the order of their first words; roles, times and sizes are still to come."""
    every = [_weigh(reading, t, lexicon) for t in reading.triggers]
    reading.note("triggers", weighed=every, least=LEAST)
    weighed = [t for t in every if t.score >= LEAST]
    clusters = _clusters(reading, weighed)
    starts = {t.words[0] for t in weighed}
    drafts = [_draft(reading, cluster, frozenset(starts - {t.words[0] for t in cluster})) for cluster in clusters]
    return sorted(drafts, key=lambda d: min(t.words for t in d.triggers))


def _weigh(reading: Reading, trigger: Trigger, lexicon: Lexicon) -> Trigger:
    """A trigger with the lexicon's evidence worked in, as a product of probabilities."""
    at = reading.head(trigger.words)
    word = reading.words[at]
    act = lexicon.act(word.lemma.lower(), objects(reading, at)) if word.upos == "VERB" else None
    known = lexicon.evidence(word.lemma, word.upos, particles(reading, at), act)
    reading.note("lexicon", trigger.words, reader=trigger, word=at, known=known, act=act)
    if known is None:
        return trigger
    some = max(1 - known[""], _TINY)
    types = {kind: p * (known[kind] / some) ** TYPE_WEIGHT for kind, p in trigger.types.items()}
    total = sum(types.values())
    yes = trigger.score * some**EVENT_WEIGHT
    no = (1 - trigger.score) * max(known[""], _TINY) ** EVENT_WEIGHT
    weighed = {kind: p / total for kind, p in types.items()}
    return Trigger(trigger.words, yes / (yes + no), weighed, trigger.status, trigger.modes, trigger.contexts)


def best(scores: Mapping[str, float]) -> str:
    """The label with the highest score; the first in order where two are level."""
    return max(scores, key=lambda k: scores[k])


def _clusters(reading: Reading, triggers: Sequence[Trigger]) -> list[list[Trigger]]:
    """Triggers of one doing together: pairs that the same-event scores join, most certain first."""
    parent = list(range(len(triggers)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    spans = [t.words for t in triggers]
    grid = reading.pairs.grid("same_event", spans, spans)
    tied = grid.tolist()  # the reader ties a trigger to an earlier one
    kinds = [best(t.types) for t in triggers]
    again = [_again(reading, t) for t in triggers]
    scored = [
        (-max(tied[i][j], tied[j][i]), i, j)
        for i in range(len(triggers))
        for j in range(i + 1, len(triggers))
        if max(tied[i][j], tied[j][i]) >= _least(again, kinds, i, j)
    ]
    for _, i, j in sorted(scored):
        parent[root(j)] = root(i)
    groups: dict[int, list[Trigger]] = {}
    for at, trigger in enumerate(triggers):
        groups.setdefault(root(at), []).append(trigger)
    return list(groups.values())


def _again(reading: Reading, trigger: Trigger) -> str:
    """The first letters of a trigger that may name an event told before ("the raid"), or of a verb in capitals; "" for others."""
    at = reading.head(trigger.words)
    stem = reading.words[at].lemma.lower()[:STEM]
    if reading.words[at].upos != "NOUN":
        return stem.upper()
    inner = {reading.words[c].relation.partition(":")[0] for c in reading.children[at]}
    definite = any(reading.words[c].text.lower() in DEFINITE for c in reading.children[at])
    return stem if definite and not inner & FURTHER else stem.upper()


def _least(again: Sequence[str], kinds: Sequence[str], i: int, j: int) -> float:
    """How likely two triggers must be of one doing to be joined; less where the later one refers back."""
    if kinds[i] != kinds[j]:
        return SAME_ACROSS
    return SAME_WORD if again[i].lower() == again[j] else SAME


def _confidence(raw: float) -> float:
    """How sure to be that there is an event of this type, out of what the heads and the lexicon say."""
    raw = min(max(raw, 1e-3), 1 - 1e-3)
    slope, offset = CONFIDENCE
    return round(1 / (1 + math.exp(-(slope * math.log(raw / (1 - raw)) + offset))), 3)


def _mean(tables: Sequence[dict[str, float]], weights: Sequence[float]) -> dict[str, float]:
    if len(tables) == 1:
        return tables[0]
    total = sum(weights)
    return {k: sum(t[k] * w for t, w in zip(tables, weights, strict=True)) / total for k in tables[0]}


def _draft(reading: Reading, cluster: list[Trigger], others: frozenset[int]) -> Draft:
    weights = [t.score for t in cluster]
    types = _mean([t.types for t in cluster], weights)
    kind = best(types)
    contexts = _mean([t.contexts for t in cluster], weights)
    main = max(cluster, key=lambda t: (t.types[kind] * t.score, -t.words[0]))
    ordered = (main, *(t for t in cluster if t is not main))
    reading.note("confidence", main.words, event=max(weights), share=types[kind])
    return Draft(
        triggers=ordered,
        type=kind,
        types=types,
        modes=modes(reading, kind, ordered, _mean([t.modes for t in cluster], weights), others),
        contexts=tuple(name for name, p in contexts.items() if p >= CONTEXT),
        status=status_of(reading, ordered, _mean([t.status for t in cluster], weights)),
        confidence=_confidence(max(weights) * types[kind]),
    )
