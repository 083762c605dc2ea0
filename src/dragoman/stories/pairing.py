"""Which tellings are of one doing: candidates by blocks, a likeness of two tellings, and groups without a report twice."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.stories.telling import Telling

SPAN = 3  # days of a block; tellings of neighbouring blocks are compared too
CROWD = 60  # tellings of a block beyond which only neighbours in the order of time are compared
TOGETHER = 3.0  # likeness that joins two tellings
APART = 1.2  # likeness to the others of a group, in the mean, that a telling must reach
FAR = 3  # days apart beyond which two tellings are of two doings

# What speaks for and against two tellings being of one doing; set on the annotated topics.
SAME_TYPE, SAME_QUAD, OTHER_TYPE = 1.2, -0.2, -2.5
SAME_DAY, NEXT_DAY, NEAR = 1.0, 0.4, -0.4
SAME_WHO, SAME_COUNTRY, OTHER_WHO = 0.9, 0.5, -1.6
SAME_PLACE, SAME_LAND, OTHER_PLACE, OTHER_LAND = 1.0, 0.2, -1.2, -2.0
SAME_TRIGGER, WORDS = 0.5, 2.6
SAME_SIZE, OTHER_SIZE = 0.6, -0.2


def stories(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Groups of tellings of one doing, in the order of time; one that nobody else tells stands alone."""
    weight = _weights(tellings)
    whole = {one.key: sum(map(weight.__getitem__, one.words)) for one in tellings}
    likely: dict[tuple[int, int], float] = {}
    scored = []
    for a, b in candidates(tellings):
        score = likeness(a, b, weight, min(whole[a.key], whole[b.key]))
        if score > 0:
            likely[a.key, b.key] = likely[b.key, a.key] = score
            if score >= TOGETHER:
                scored.append((-score, a.key, b.key, a, b))
    scored.sort(key=lambda s: s[:3])
    group: dict[int, list[Telling]] = {one.key: [one] for one in tellings}
    for _, _, _, a, b in scored:
        one, other = group[a.key], group[b.key]
        if one is other or {t.report for t in one} & {t.report for t in other} or _mean(one, other, likely) < APART:
            continue
        one.extend(other)
        for telling in other:
            group[telling.key] = one
    found = {id(several): several for several in group.values()}
    return sorted((sorted(several, key=_order) for several in found.values()), key=lambda s: _order(s[0]))


def _order(one: Telling) -> tuple[int, int, str]:
    return one.published, one.report, one.id


def _mean(one: Sequence[Telling], other: Sequence[Telling], likely: Mapping[tuple[int, int], float]) -> float:
    """The mean likeness across two groups; pairs that were never compared count as unlike."""
    return sum(likely.get((a.key, b.key), 0.0) for a in one for b in other) / (len(one) * len(other))


def candidates(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs that may be of one doing: alike in quad, days and a party or place; each once."""
    blocks: dict[tuple[object, ...], list[Telling]] = {}
    for one in tellings:
        for key in _keys(one):
            blocks.setdefault(key, []).append(one)
    seen: set[tuple[int, int]] = set()
    for several in blocks.values():
        several.sort(key=lambda t: (t.first, t.key))
        near = combinations(several, 2) if len(several) <= CROWD else _neighbours(several)
        for a, b in near:
            pair = (a.key, b.key) if a.key < b.key else (b.key, a.key)
            if a.report != b.report and pair not in seen and abs(a.first - b.first) <= FAR + (a.last - a.first) + (b.last - b.first):
                seen.add(pair)
                yield a, b


def _neighbours(several: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    for at, one in enumerate(several):
        for other in several[at + 1 : at + CROWD]:
            yield one, other


def _keys(one: Telling) -> Iterator[tuple[object, ...]]:
    """The blocks of a telling. Long spans of days fall into the block of their first."""
    block = one.first // SPAN
    for days in (block, block + 1):  # so that neighbours meet in one of them
        for code in one.actor_countries | one.recipient_countries | ({one.place_country} if one.place_country else set()):
            yield days, one.quad, code, one.type
        for who in one.actors | one.recipients:
            yield days, one.quad, who


def _weights(tellings: Iterable[Telling]) -> dict[str, float]:
    """How telling each word is: the rarer, the more."""
    count: Counter[str] = Counter()
    total = 0
    for one in tellings:
        count.update(one.words)
        total += 1
    return {word: math.log((1 + total) / (0.5 + number)) for word, number in count.items()}


def likeness(a: Telling, b: Telling, weight: Mapping[str, float], least: float) -> float:
    """How much speaks for two tellings being of one doing; `least` is the weight of all words of the one with less to say."""
    score = SAME_TYPE if a.type == b.type else SAME_QUAD if a.quad == b.quad else OTHER_TYPE
    score += _days(a, b)
    score += _who(a.actors, b.actors, a.actor_countries, b.actor_countries)
    score += _who(a.recipients, b.recipients, a.recipient_countries, b.recipient_countries)
    score += _where(a, b)
    score += SAME_TRIGGER if a.trigger == b.trigger else 0.0
    score += WORDS * sum(map(weight.__getitem__, a.words & b.words)) / least if least else 0.0
    return score + _sizes(a, b)


def _days(a: Telling, b: Telling) -> float:
    apart = max(0, max(a.first, b.first) - min(a.last, b.last))
    if apart > FAR or (apart > 1 and a.dated and b.dated):
        return OTHER_TYPE
    return SAME_DAY if apart == 0 else NEXT_DAY if apart == 1 else NEAR


def _who(a: frozenset[str], b: frozenset[str], one: frozenset[str], other: frozenset[str]) -> float:
    if not a or not b:
        return 0.0
    if a & b:
        return SAME_WHO
    return SAME_COUNTRY if one & other else OTHER_WHO


def _where(a: Telling, b: Telling) -> float:
    if a.place and b.place:
        if a.place == b.place:
            return SAME_PLACE
        return OTHER_PLACE if a.place_country == b.place_country else OTHER_LAND
    return SAME_LAND if a.place_country and a.place_country == b.place_country else 0.0


def _sizes(a: Telling, b: Telling) -> float:
    both = a.size.keys() & b.size.keys()
    if not both:
        return 0.0
    return SAME_SIZE if any(a.size[name] == b.size[name] for name in both) else OTHER_SIZE
