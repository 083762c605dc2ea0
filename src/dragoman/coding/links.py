"""How events of a report hang together: rejects, responds_to, part_of, causes.

Precision before recall: a link is told where a connective of `data/link_cues.tsv` stands between two events, or where a
refusal answers a demand or an offer whose parties mirror its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.coding.counts import rows
from dragoman.coding.draft import Draft, Role
from dragoman.coding.says import StatementFound
from dragoman.reading.reading import Reading, WordSpan
from dragoman.record import Relation

REACH = 14  # words between a connective and the events it joins
LEAST = 2.3  # a refusal that answers an event less plainly is left unlinked
_BORDERS = frozenset({";", ":", "—", ".", "?", "!"})
_ANSWERABLE = {"REQUEST": 1.0, "AGREE": 0.8, "CONCEDE": 0.5, "ACCUSE": 0.4, "THREATEN": 0.2, "SUPPORT": 0.2, "REJECT": 0.0}
_BLOWS = frozenset({"SANCTION", "ASSAULT", "MOBILIZE", "COERCE", "PROTEST", "THREATEN", "ACCUSE", "REJECT"})
_STEM = 5  # letters by which "offer", "offered" and "offers" are one word


@dataclass(frozen=True, slots=True)
class LinkFound:
    """A link between two events, by their places in the list of drafts."""

    left: int
    right: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class _Cue:
    """A connective; `turned` where the event after it is the one that reacts, `mirror` where the parties must confirm it."""

    words: tuple[str, ...]
    relation: Relation
    turned: bool
    mirror: bool


def links(reading: Reading, drafts: Sequence[Draft], statements: Sequence[StatementFound]) -> list[LinkFound]:
    """The links that the words make plain, in the order of the events they start from; at most one for two events."""
    found: dict[tuple[int, int], LinkFound] = {}
    for link in (*_rejected(reading, drafts), *_joined(reading, drafts)):
        apart = link.relation != "rejects" and _told_apart(drafts[link.left], drafts[link.right], statements)
        if not apart and (link.right, link.left) not in found:
            found.setdefault((link.left, link.right), link)
    return sorted(found.values(), key=lambda k: (k.left, k.right))


def _told_apart(left: Draft, right: Draft, statements: Sequence[StatementFound]) -> bool:
    """Whether two events stand in two different statements, so that the words between them do not join them."""

    def holding(words: WordSpan) -> set[int]:
        return {n for n, s in enumerate(statements) for a, b in s.content if a <= words[0] and words[1] <= b}

    one, other = holding(left.words), holding(right.words)
    return bool(one and other and not one & other)


def _rejected(reading: Reading, drafts: Sequence[Draft]) -> Iterator[LinkFound]:
    """For each refusal the demand, offer or charge that it answers."""
    for at, draft in enumerate(drafts):
        if draft.type != "REJECT":
            continue
        scored = [
            (_answers(reading, draft, other), -abs(at - i), i) for i, other in enumerate(drafts) if i != at and other.type in _ANSWERABLE
        ]
        score, _, best = max(scored, default=(0.0, 0, 0))
        if score >= LEAST:
            yield LinkFound(at, best, "rejects")


def _answers(reading: Reading, draft: Draft, other: Draft) -> float:
    """How plainly a refusal answers an event, some 0 to 4."""
    away = _sentences_away(reading, draft, other)
    if away < 0 or away > 4:
        return 0.0
    score = _ANSWERABLE[other.type] + max(0.0, 0.9 - 0.3 * away)
    score += 1.0 * bool(_indices(draft.actor) & _indices(other.recipient)) + 0.7 * bool(_indices(draft.recipient) & _indices(other.actor))
    score -= 1.5 * bool(_indices(draft.actor) & _indices(other.actor))
    return score + 1.2 * _named(reading, draft, other)


def _sentences_away(reading: Reading, draft: Draft, other: Draft) -> int:
    """How many sentences before a refusal the nearest trigger of an event stands; -1 where all stand later."""
    own = reading.words[draft.words[0]].sentence
    gaps = [own - reading.words[t.words[0]].sentence for t in other.triggers]
    return min((g for g in gaps if g >= 0), default=-1)


def _named(reading: Reading, draft: Draft, other: Draft) -> bool:
    """Whether the words after a refusal name an event: "spurned the offer" and "offered"."""
    _, last = reading.sentences[reading.words[draft.words[0]].sentence]
    behind = {w.text.lower()[:_STEM] for w in reading.words[draft.words[1] : min(last, draft.words[1] + 8)] if len(w.text) > 3}
    stems = {reading.words[n].text.lower()[:_STEM] for t in other.triggers for n in range(*t.words) if len(reading.words[n].text) > 3}
    return bool(behind & stems)


def _indices(roles: Sequence[Role]) -> set[int]:
    return {role.index for role in roles}


def _joined(reading: Reading, drafts: Sequence[Draft]) -> Iterator[LinkFound]:
    """Links from connectives between two events of a sentence."""
    for begin, end in reading.sentences:
        spans = sorted((t.words, i) for i, d in enumerate(drafts) for t in d.triggers if begin <= t.words[0] < end)
        if len({i for _, i in spans}) < 2:
            continue
        small = [w.text.lower() for w in reading.words[begin:end]]
        for place, cue in _cues_in(small):
            link = _link(small, [((a - begin, b - begin), i) for (a, b), i in spans], (place, place + len(cue.words)), cue)
            if link and (not cue.mirror or _mirrored(drafts[link.left], drafts[link.right])):
                yield link


def _link(small: Sequence[str], spans: Sequence[tuple[WordSpan, int]], place: WordSpan, cue: _Cue) -> LinkFound | None:
    """The events on both sides of a connective, joined; None where they are not near."""
    before = [(span, i) for span, i in spans if span[1] <= place[0] and place[0] - span[1] <= REACH]
    after = [(span, i) for span, i in spans if span[0] >= place[1] and span[0] - place[1] <= REACH]
    if not before or not after:
        return None
    (left, a), (right, b) = before[-1], after[0]
    if a == b or _BORDERS & set(small[left[1] : right[0]]):
        return None
    return LinkFound(b, a, cue.relation) if cue.turned else LinkFound(a, b, cue.relation)


def _mirrored(reaction: Draft, cause: Draft) -> bool:
    """Whether an event is done to those who did the other, and is told as its answer: a blow for a deed done, no meeting and no plan."""
    fits = reaction.type in _BLOWS and cause.type not in {"CONSULT", "AGREE", "REQUEST"} and cause.status in {"occurred", "ongoing"}
    return fits and bool(_indices(reaction.recipient) & _indices(cause.actor))


def _cues_in(small: Sequence[str]) -> Iterator[tuple[int, _Cue]]:
    """The connectives of a sentence with their places; the longest where several begin at a word."""
    for at, word in enumerate(small):
        fitting = [cue for cue in _cues().get(word, ()) if tuple(small[at : at + len(cue.words)]) == cue.words]
        if fitting:
            yield at, max(fitting, key=lambda c: len(c.words))


@cache
def _cues() -> dict[str, list[_Cue]]:
    table: dict[str, list[_Cue]] = {}
    for words, relation, turned, mirror in rows("link_cues.tsv"):
        cue = _Cue(tuple(words.split()), _RELATIONS[relation], turned == "yes", mirror == "yes")
        table.setdefault(cue.words[0], []).append(cue)
    return table


_RELATIONS: dict[str, Relation] = {"rejects": "rejects", "responds_to": "responds_to", "part_of": "part_of", "causes": "causes"}
