"""Who did it to whom, where and when: the roles of each event."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from dragoman.coding.draft import Draft, Role
from dragoman.coding.slots import slots
from dragoman.coding.where import PlaceFound
from dragoman.coding.who import ActorFound
from dragoman.reading.reading import Reading, WordSpan

# Swept on the reports of training/held, where figures are level for a tenth to each side.
ACTOR, RECIPIENT, PLACE, TIME = 0.6, 0.55, 0.2, 0.1
BY_TREE = 0.5  # how likely an actor is that only the tree tells
BESIDE = 0.92  # others must be as likely as this share of the likeliest one
ACTOR_LAST, RECIPIENT_LAST = 0.1, 0.15  # the likeliest one alone is taken above these where none reaches the first
ALONE = 2.0  # no score reaches it: an event has one place and one time, the likeliest

_RECIPROCAL = frozenset({"CONSULT", "COOPERATE"})  # with all sides under actor
_BY_OBJECT = frozenset({"SUPPORT", "RETREAT"})  # with a recipient only as the object: "praised X", "freed X"
_ONE_SIDED = frozenset({"visit", "third-party"})  # meetings with a recipient
_BETWEEN = frozenset({"between"})
_SIDES = {"CONSULT": frozenset({"object", "with", "between"}), **dict.fromkeys(("AGREE", "SUPPORT", "COOPERATE", "ASSAULT"), _BETWEEN)}
_DONE_TO = frozenset({"against", "on", "of", "to", "at", "with"})

Owned = Sequence[tuple[int, WordSpan]]  # which actor, place or time, and words that stand for it


def with_roles(
    reading: Reading,
    drafts: Sequence[Draft],
    actors: Sequence[ActorFound],
    places: Sequence[PlaceFound],
    times: Sequence[WordSpan | None],
) -> list[Draft]:
    """The events with their actors, recipients, places and times; `times` gives the words of each time that can date an event."""
    who = [(index, words) for index, actor in enumerate(actors) for words, _ in actor.mentions]
    where = [(index, words) for index, place in enumerate(places) for words in place.mentions]
    when = [(index, words) for index, words in enumerate(times) if words]
    spans = [t.words for d in drafts for t in d.triggers]
    doers, done_to = _Scores(reading, spans, "actor", who), _Scores(reading, spans, "recipient", who)
    located, dated = _Scores(reading, spans, "place", where), _Scores(reading, spans, "time", when)
    told, at = [], 0
    for draft in drafts:
        own = range(at, at + len(draft.triggers))
        at = own.stop
        sides = [_apart(doers, done_to, row) for row in own]
        actor = _first(actor for actor, _ in sides) or _subject(reading, draft, who)
        place = _first(located.roles(row, _chosen(located.best[row], ALONE, PLACE)) for row in own)
        recipient = _first(recipient for _, recipient in sides)
        if draft.type in _SIDES and not _ONE_SIDED & {*draft.modes}:
            actor = _with_sides(reading, draft, who, actor)
            recipient = tuple(role for role in recipient if role.index not in {r.index for r in actor})
        if not recipient and "visit" in draft.modes:
            recipient = _host(actor, place, actors, places)
        if not recipient and draft.type not in _RECIPROCAL:
            recipient = _object(reading, draft, who, actor)
        told.append(
            replace(
                draft,
                actor=actor,
                recipient=recipient,
                place=place,
                time=next((role for row in own for role in dated.roles(row, _chosen(dated.best[row], ALONE, TIME))), None),
            )
        )
        if reading.notes is not None:
            scores = {"actor": doers, "recipient": done_to, "place": located, "time": dated}
            every = {name: [s.roles(row, range(len(s.best[row]))) for row in own] for name, s in scores.items()}
            reading.note("roles", draft.words, **every)
    return told


def _subject(reading: Reading, draft: Draft, who: Owned) -> tuple[Role, ...]:
    """Whose verb the trigger is by the tree, the verbs it is joined to included: "X met Y and called for talks"."""
    at = reading.head(draft.words)
    while at >= 0 and reading.words[at].upos == "VERB":
        subjects = [child for child in reading.children[at] if reading.words[child].relation == "nsubj"]
        if subjects:
            found = [Role(index, words, BY_TREE) for index, words in who if words[0] <= subjects[0] < words[1]]
            return tuple({role.index: role for role in found}.values())
        at = reading.words[at].head if reading.words[at].relation == "conj" else -1
    return ()


def _with_sides(reading: Reading, draft: Draft, who: Owned, actor: tuple[Role, ...]) -> tuple[Role, ...]:
    """The actors of a meeting with those whom the tree tells to be sides of it: "met X", "talks with X", "a call between X and Y"."""
    head = reading.head(draft.words)
    told = {head, *(at for at in range(*draft.words) if reading.words[at].upos in {"NOUN", "VERB"})}
    if reading.words[head].relation in {"obj", "nsubj:pass"}:
        told.add(reading.words[head].head)
    sides = _SIDES[draft.type]
    filled = [at for word in sorted(told) for name, found in slots(reading, word).items() if name in sides for at in found]
    known = {role.index for role in actor}
    found = [Role(n, words, BY_TREE) for at in filled for n, words in who if n not in known and words[0] <= at < words[1]]
    return (*actor, *{role.index: role for role in found}.values())


def _host(visitors: Sequence[Role], where: Sequence[Role], actors: Sequence[ActorFound], places: Sequence[PlaceFound]) -> tuple[Role, ...]:
    """The host of a visit who is told by the place alone: the country of "travelled to Angola"."""
    visiting = {actors[role.index].country for role in visitors}
    for place in where:
        code = places[place.index].country
        host = next((n for n, a in enumerate(actors) if a.kind == "country" and a.country == code), None) if code else None
        if host is not None and code not in visiting:
            return (Role(host, place.words, BY_TREE),)
    return ()


def _object(reading: Reading, draft: Draft, who: Owned, doers: Sequence[Role]) -> tuple[Role, ...]:
    """To whom it is done by the tree, where the scores leave it open: the object, or who stands behind "against", "on", "of"."""
    head = reading.head(draft.words)
    taken = {role.index for role in doers}
    for child in reading.children[head]:
        relation = reading.words[child].relation
        case = next((reading.words[c].text.lower() for c in reading.children[child] if reading.words[c].relation == "case"), "")
        behind = relation in {"obl", "nmod"} and case in _DONE_TO and draft.type not in _BY_OBJECT
        if relation in {"obj", "iobj", "nsubj:pass"} or behind:
            found = [Role(n, words, BY_TREE) for n, words in who if n not in taken and words[0] <= child < words[1]]
            if found:
                return tuple({role.index: role for role in found}.values())
    return ()


def _first(found: Iterable[tuple[Role, ...]]) -> tuple[Role, ...]:
    """What the main trigger tells, else what a further mention of the event does."""
    return next((roles for roles in found if roles), ())


class _Scores:
    """How likely each candidate is in a role of each trigger: its likeliest mention counts, the earlier one where two are level."""

    def __init__(self, reading: Reading, triggers: Sequence[WordSpan], relation: str, owned: Owned) -> None:
        owned = sorted(owned)
        starts = [at for at, (index, _) in enumerate(owned) if at == 0 or index != owned[at - 1][0]]
        self._groups = [(*owned[a:b],) for a, b in pairwise((*starts, len(owned)))]
        self.best: list[list[float]] = [[] for _ in triggers]
        if starts and triggers:
            self._grid = reading.pairs.grid(relation, triggers, [words for _, words in owned])
            self.best = np.maximum.reduceat(self._grid, starts, axis=1).tolist()
        self._starts = starts

    def roles(self, row: int, chosen: Iterable[int]) -> tuple[Role, ...]:
        """Candidates, by their places in `best`, as roles of a trigger in the order of the text."""
        return tuple(sorted((self._role(row, at) for at in chosen), key=lambda r: (r.words, r.index)))

    def _role(self, row: int, at: int) -> Role:
        group, first = self._groups[at], self._starts[at]
        index, words = group[int(self._grid[row, first : first + len(group)].argmax())]
        return Role(index, words, self.best[row][at])


def _apart(doers: _Scores, done_to: _Scores, row: int) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """Actors and recipients of a trigger; who could be both is what it is more likely to be."""
    by, to = doers.best[row], done_to.best[row]
    actor = _chosen([b if b >= t else -1.0 for b, t in zip(by, to, strict=True)], ACTOR, ACTOR_LAST)
    recipient = _chosen([t if t > b else -1.0 for b, t in zip(by, to, strict=True)], RECIPIENT, RECIPIENT_LAST)
    return doers.roles(row, actor), done_to.roles(row, recipient)


def _chosen(scores: Sequence[float], least: float, alone: float) -> list[int]:
    """The places of all scores above `least`; else of the best one above `alone`."""
    top = max(scores, default=-1.0)
    if top >= least:
        least = max(least, BESIDE * top)
        return [at for at, score in enumerate(scores) if score >= least]
    return [scores.index(top)] if top >= alone else []
