"""How likely two events of a pair are one doing: signs, each 0 to 1, weighed by a table."""

import csv
import functools
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dragoman.stories import words
from dragoman.stories.doings import CODES, COUNTRY, LAST, MANY, NAME, NONE, STATUSES, TYPES, Doings
from dragoman.stories.words import Numbers

AT_ONCE = 1 << 16  # pairs, so that memory stays small
KM_A_DEGREE = 111.2
HERE, NEAR = 20.0, 80.0  # km
_WEIGHTS = Path(__file__).parent / "data" / "weights.tsv"
# types that reports, and coders, give to one doing; each line is such a family
_FAMILIES = (
    "AGREE CONSULT SUPPORT",
    "AGREE CONCEDE",
    "CONCEDE RETREAT",
    "AID COOPERATE AGREE",
    "COOPERATE CONSULT",
    "AID RETREAT",
    "ACCUSE REJECT REQUEST THREATEN",
    "SANCTION REJECT THREATEN",
    "SANCTION COERCE",
    "COERCE ASSAULT",
    "MOBILIZE ASSAULT",
    "PROTEST ASSAULT REQUEST",
    "ACCUSE SANCTION COERCE",
)
_OWN = len(TYPES)  # stands for all types of users
_KIN = np.zeros((_OWN + 1, _OWN + 1), dtype=bool)
for _family in _FAMILIES:
    _several = [TYPES[name] for name in _family.split()]
    _KIN[np.ix_(_several, _several)] = True
_TO_COME = (STATUSES["planned"], STATUSES["hypothetical"])
_MOVABLE = (*_TO_COME, STATUSES["negated"])

Signs = npt.NDArray[np.float32]


def signs(doings: Doings, pairs: Numbers) -> dict[str, Signs]:
    """The signs of pairs, by name."""
    a, b = pairs[:, 0], pairs[:, 1]
    found = _what(doings, a, b) | _who(doings, a, b) | _where(doings, a, b) | _when(doings, a, b) | _words(doings, a, b)
    return {name: np.asarray(column, dtype=np.float32) for name, column in found.items()}


def _what(doings: Doings, a: Numbers, b: Numbers) -> dict[str, npt.NDArray[np.generic]]:
    one, other = doings.type[a], doings.type[b]
    modes, more = doings.mode[a], doings.mode[b]
    told = (modes > 0) & (more > 0)
    same, kin = one == other, (one != other) & _KIN[np.minimum(one, _OWN), np.minimum(other, _OWN)]
    status, second = doings.status[a], doings.status[b]
    dead, killed = doings.dead[a], doings.dead[b]
    counted = (dead >= 0) & (killed >= 0)
    return {
        "type_same": same,
        "type_kin": kin,
        "type_side": ~same & ~kin & ((doings.quad[a] > 2) == (doings.quad[b] > 2)),
        "mode_same": same & told & ((modes & more) > 0),
        "mode_other": same & told & ((modes & more) == 0),
        "status_same": status == second,
        "to_come_one": np.isin(status, _TO_COME) != np.isin(second, _TO_COME),
        "negated_one": (status == STATUSES["negated"]) != (second == STATUSES["negated"]),
        "dead_same": counted & (dead == killed),
        "dead_far": counted & (np.maximum(dead, killed) > 3 * np.minimum(dead, killed) + 3),
    }


def _who(doings: Doings, a: Numbers, b: Numbers) -> dict[str, npt.NDArray[np.generic]]:
    found: dict[str, npt.NDArray[np.generic]] = {}
    straight = np.zeros(len(a), dtype=bool)
    for role, parties in (("actor", doings.actor), ("recipient", doings.recipient)):
        one, other = parties[a], parties[b]
        name, codes, country = _meet(doings, one, other)
        known = (one > 0) & (other > 0)
        found |= {f"{role}_name": name, f"{role}_codes": codes, f"{role}_country": country}
        found[f"{role}_other"] = known & ~name & ~codes & ~country
        if role == "actor":
            straight = name | codes
    crossed = np.zeros(len(a), dtype=bool)
    rest = np.flatnonzero(~straight)
    for one, other in ((doings.actor[a[rest]], doings.recipient[b[rest]]), (doings.recipient[a[rest]], doings.actor[b[rest]])):
        name, codes, _ = _meet(doings, one, other)
        crossed[rest] |= name | codes
    return found | {"crossed": crossed}


def _meet(doings: Doings, one: Numbers, other: Numbers) -> tuple[npt.NDArray[np.bool_], ...]:
    """Whether groups of parties share a name; no name, but codes; neither, but a country."""
    name = _shared(doings.parties[NAME], one, other) | _shared(doings.parties[LAST], one, other)
    codes = ~name & _shared(doings.parties[CODES], one, other)
    return name, codes, ~name & ~codes & _shared(doings.parties[COUNTRY], one, other)


def _shared(table: npt.NDArray[np.int32], one: Numbers, other: Numbers) -> npt.NDArray[np.bool_]:
    found = np.zeros(len(one), dtype=bool)
    for nth in range(MANY):
        told = table[one, nth]
        rows = np.flatnonzero(told != NONE)
        for more in range(MANY if len(rows) else 0):
            found[rows] |= table[other[rows], more] == told[rows]
    return found


def _where(doings: Doings, a: Numbers, b: Numbers) -> dict[str, npt.NDArray[np.generic]]:
    one, other = doings.places[doings.place[a]], doings.places[doings.place[b]]
    told = (doings.place[a] > 0) & (doings.place[b] > 0)
    with np.errstate(invalid="ignore"):
        north = one[:, 2] - other[:, 2]
        east = (one[:, 3] - other[:, 3]) * np.cos(np.radians((one[:, 2] + other[:, 2]) / 2))
        apart = np.hypot(north, east) * KM_A_DEGREE  # small distances only; nan where a place has no point
        here = told & ((one[:, 0] == other[:, 0]) | (apart <= HERE))
        near = told & ~here & (apart <= NEAR)
    country = told & ~here & ~near & (one[:, 1] == other[:, 1])
    whole = country & (np.isnan(one[:, 2]) | np.isnan(other[:, 2]))
    return {
        "place_same": here,
        "place_near": near,
        "place_vague": whole,
        "place_other": country & ~whole,
        "place_abroad": told & ~here & ~near & ~country,
        "place_one": (doings.place[a] > 0) != (doings.place[b] > 0),
    }


def _when(doings: Doings, a: Numbers, b: Numbers) -> dict[str, npt.NDArray[np.generic]]:
    apart = np.abs(doings.first[a] - doings.first[b])
    gap = np.maximum(np.maximum(doings.first[a], doings.first[b]) - np.minimum(doings.last[a], doings.last[b]), 0)
    sure = doings.dated[a] & doings.dated[b]
    plan = np.isin(doings.status[a], _MOVABLE) | np.isin(doings.status[b], _MOVABLE)  # a plan's day can be moved, that of a deed cannot
    published = doings.reports.published
    between = np.abs(published[doings.report[a]] - published[doings.report[b]])
    return {
        "day_same": sure & (apart == 0),
        "day_within": sure & (apart > 0) & (gap == 0),
        "day_next": sure & ~plan & (gap == 1),
        "day_few": sure & ~plan & (gap > 1) & (gap <= 3),
        "day_week": sure & ~plan & (gap > 3) & (gap <= 8),
        "plan_few": sure & plan & (gap > 0) & (gap <= 3),
        "plan_week": sure & plan & (gap > 3) & (gap <= 8),
        "day_far": sure & (gap > 8),
        "vague_same": ~sure & (gap <= 1),
        "vague_few": ~sure & (gap > 1) & (gap <= 4),
        "vague_far": ~sure & (gap > 4),
        "published_apart": np.minimum(between, 14) / 14,
    }


def _words(doings: Doings, a: Numbers, b: Numbers) -> dict[str, npt.NDArray[np.generic]]:
    reports = doings.reports
    first, second = doings.report[a], doings.report[b]
    return {
        "words": words.alike(doings.said, a, b),
        "trigger": doings.trigger[a] == doings.trigger[b],
        "about": np.where(first == second, np.float32(0), words.alike(reports.about, first, second)),
        "one_report": first == second,
        "copies": (first != second) & (reports.telling[first] == reports.telling[second]),
    }


@functools.cache
def weights() -> dict[str, float]:
    """The weight of each sign, and of `any` pair."""
    with _WEIGHTS.open(encoding="utf-8", newline="") as file:
        return {row["sign"]: float(row["weight"]) for row in csv.DictReader(file, delimiter="\t")}


def likeness(doings: Doings, pairs: Numbers) -> Signs:
    """The logit of each pair's being one doing."""
    found = np.zeros(len(pairs), dtype=np.float32)
    weighed = weights()
    for start in range(0, len(pairs), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        told = signs(doings, pairs[some])
        found[some] = weighed["any"] + sum((weighed[name] * column for name, column in told.items()), np.float32(0))
    return found
