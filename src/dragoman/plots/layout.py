"""Where the nodes of a network stand: springs along ties and repulsion between all, from a circle, so the same each time."""

import numpy as np
from numpy.typing import NDArray

ROUNDS = 300


def placed(count: int, ties: list[tuple[int, int, float]]) -> NDArray[np.float64]:
    """Places of so many nodes in [-1, 1], after Fruchterman and Reingold; a tie is two nodes and its strength."""
    angle = np.arange(count) * 2 * np.pi / max(count, 1)
    at = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    pull = np.zeros((count, count))
    for one, other, strength in ties:
        pull[one, other] += strength
        pull[other, one] += strength
    pull /= max(float(pull.max(initial=0.0)), 1.0)
    ideal = 1.6 / max(count, 1) ** 0.5
    for turn in range(ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        far = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-3)
        force = ideal**2 / far**2 - np.sqrt(pull) * far / ideal
        move = (apart * force[..., None]).sum(axis=1) - at * 0.3
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)
        at = at + move / length[:, None] * np.minimum(length, 0.1 * (1 - turn / ROUNDS))[:, None]
    at = at - (at.max(axis=0, initial=-1.0) + at.min(axis=0, initial=1.0)) / 2
    span = max(float(np.abs(at).max(initial=0.0)), 1e-9)
    return np.asarray(np.round(at / span, 6), dtype=np.float64)
