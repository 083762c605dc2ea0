"""Who did it to whom, where and when: the roles of each event."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.coding.draft import Draft, Role
from dragoman.coding.where import PlaceFound
from dragoman.coding.who import ActorFound
from dragoman.reading.reading import Reading, WordSpan

# Swept on the reports of training/held, where figures are level for a tenth to each side.
ACTOR, RECIPIENT, PLACE, TIME = 0.6, 0.55, 0.5, 0.1
BY_TREE = 0.5  # how likely an actor is that only the tree tells
BESIDE = 0.92  # others must be as likely as this share of the likeliest one
ACTOR_LAST, RECIPIENT_LAST = 0.25, 0.15  # the likeliest one alone is taken above these where none reaches the first

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
    doers, done_to = _scored(reading, drafts, "actor", who), _scored(reading, drafts, "recipient", who)
    when = [(index, words) for index, words in enumerate(times) if words]
    located, dated = _scored(reading, drafts, "place", where), _scored(reading, drafts, "time", when)
    told = []
    for draft, by, to, at, on in zip(drafts, doers, done_to, located, dated, strict=True):
        sides = [_apart(b, t) for b, t in zip(by, to, strict=True)]
        told.append(
            replace(
                draft,
                actor=_first(actor for actor, _ in sides) or _subject(reading, draft, who),
                recipient=_first(recipient for _, recipient in sides),
                place=_first(_chosen(found, PLACE, 2.0) for found in at),
                time=next((role for found in on if (role := _likeliest(found))), None),
            )
        )
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


def _first(found: Iterable[tuple[Role, ...]]) -> tuple[Role, ...]:
    """What the main trigger tells, else what a further mention of the event does."""
    return next((roles for roles in found if roles), ())


def _scored(reading: Reading, drafts: Sequence[Draft], relation: str, owned: Owned) -> list[list[list[Role]]]:
    """For each event and each of its triggers: each candidate with its best mention and score."""
    if not owned or not drafts:
        return [[[] for _ in draft.triggers] for draft in drafts]
    grid = reading.pairs.grid(relation, [t.words for d in drafts for t in d.triggers], [words for _, words in owned]).tolist()
    rows = iter(grid)
    return [[_best(owned, next(rows)) for _ in draft.triggers] for draft in drafts]


def _best(owned: Owned, scores: Sequence[float]) -> list[Role]:
    """For each candidate its likeliest mention, the earlier one where two are level."""
    best: dict[int, tuple[float, WordSpan]] = {}
    for (index, words), score in zip(owned, scores, strict=True):
        known = best.get(index)
        if known is None or score > known[0] or (score == known[0] and words[0] < known[1][0]):
            best[index] = (score, words)
    return [Role(index, words, score) for index, (score, words) in best.items()]


def _apart(doers: list[Role], done_to: list[Role]) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """Actors and recipients; who could be both is what it is more likely to be."""
    as_recipient = {r.index: r.score for r in done_to}
    as_actor = {r.index: r.score for r in doers}
    actor = _chosen([r for r in doers if r.score >= as_recipient.get(r.index, 0)], ACTOR, ACTOR_LAST)
    return actor, _chosen([r for r in done_to if r.score > as_actor.get(r.index, 0)], RECIPIENT, RECIPIENT_LAST)


def _chosen(found: list[Role], least: float, alone: float) -> tuple[Role, ...]:
    """All above `least`, in the order of the text; else the best one above `alone`."""
    least = max(least, BESIDE * max((r.score for r in found), default=0.0))
    kept = [r for r in found if r.score >= least]
    if not kept and found:
        top = max(found, key=lambda r: (r.score, -r.words[0]))
        kept = [top] if top.score >= alone else []
    return tuple(sorted(kept, key=lambda r: (r.words, r.index)))


def _likeliest(found: list[Role]) -> Role | None:
    """The event's time: the likeliest expression."""
    best = max(found, key=lambda r: (r.score, -r.words[0]), default=None)
    return best if best and best.score >= TIME else None
