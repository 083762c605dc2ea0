"""Which events are looked at in pairs: those that share a block, near in time. No pass over all pairs."""

import numpy as np
import numpy.typing as npt

from dragoman.stories.doings import CODES, MANY, NAME, NONE, Doings
from dragoman.stories.groups import neighbours
from dragoman.stories.words import Numbers

REACH = 21  # days between the first days of two tellings; what was announced longer before begins a story of its own
NEXT = 10  # events behind one another in a block are compared with so many
_MIX = np.uint64(0x9E3779B97F4A7C15)


def candidates(doings: Doings) -> Numbers:
    """Pairs of rows, the smaller first, in order."""
    blocks = [_keys(kind, several) for kind, several in enumerate(_blocks(doings))]
    keys = np.concatenate([block[0] for block in blocks])
    owners = np.concatenate([block[1] for block in blocks])
    pairs, _ = neighbours(keys, owners, doings.first, reach=REACH, following=NEXT)
    return pairs


def _blocks(doings: Doings) -> list[tuple[npt.NDArray[np.int64], ...]]:
    """The columns that make each kind of block; a row of NONE in the last column is in no block."""
    side, kind = (doings.quad > 2).astype(np.int64), doings.type  # side: cooperation or conflict
    names, codes = doings.parties[NAME], doings.parties[CODES]
    actor, recipient = codes[doings.actor], codes[doings.recipient]
    place = doings.places[doings.place, 0].astype(np.int64)
    found: list[tuple[npt.NDArray[np.int64], ...]] = []
    found += [(side, names[who, nth]) for who in (doings.actor, doings.recipient) for nth in range(MANY)]
    found += [(kind, place), (side, place)]
    found += [(side, doings.key_words[:, nth]) for nth in range(2)]
    found += [(kind, doings.trigger, who[:, 0]) for who in (actor, recipient)]
    one, other = actor[:, 0], np.where(recipient[:, 0] == NONE, actor[:, 1], recipient[:, 0])
    low, high = np.minimum(one, other), np.maximum(one, other)
    found.append((side, high, low))
    found += [
        (kind, doings.first, one),
        (kind, doings.first, doings.trigger),
        (kind, doings.first, doings.places[doings.place, 1].astype(np.int64)),
    ]
    return found


_PARTIES = 2 * MANY  # the first kinds are names in any role, and are one kind


def _keys(kind: int, columns: tuple[npt.NDArray[np.int64], ...]) -> tuple[Numbers, Numbers]:
    owners = np.flatnonzero(columns[-1] != NONE)
    mixed = np.full(len(owners), np.uint64(max(kind - _PARTIES + 1, 0)))
    for column in columns:
        mixed = (mixed ^ (mixed >> np.uint64(29))) * _MIX + column[owners].astype(np.uint64)
    return (mixed ^ (mixed >> np.uint64(31))).view(np.int64), owners
