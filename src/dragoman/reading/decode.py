"""From the heads' scores to spans and probabilities."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
WordSpan = tuple[int, int]
_NEVER = -1e9
_LEAST = np.float32(1e-9)


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Logistic function, safe for large scores."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30))), np.float32)


def spans(scores: Floats, *, switch: float = 0.0) -> list[tuple[WordSpan, float]]:
    """Best O/B/I sequence of scores [W, 3], as word spans with the mean probability of being inside."""
    return layered_spans(scores[:, None], [switch])[0]


def layered_spans(scores: Floats, switches: Sequence[float]) -> list[list[tuple[WordSpan, float]]]:
    """The same for several layers at once, scores [W, L, 3].

    A layer's entry in `switches` is taken off for each change between inside and outside, which keeps long spans whole.
    """
    if not len(scores):
        return [[] for _ in switches]
    likely = softmax(scores)
    inside = 1.0 - likely[..., 0]
    logs = np.log(np.maximum(likely, _LEAST))
    # From a tag (row) to the next (column); O, B, I.
    step = np.array([[[0, -s, _NEVER], [-s, -2 * s - bool(s), 0], [-s, -2 * s - bool(s), 0]] for s in switches], np.float32)
    state = logs[0] + np.array([0, 0, _NEVER], np.float32)
    back = np.zeros((len(logs), len(switches), 3), np.int64)
    for at in range(1, len(logs)):
        routes = state[:, :, None] + step
        routes.argmax(1, out=back[at])
        state = routes.max(1) + logs[at]
    found = []
    for layer, (tag, way) in enumerate(zip(state.argmax(-1).tolist(), back.transpose(1, 0, 2).tolist(), strict=True)):
        tags = [tag]
        for row in reversed(way[1:]):
            tags.append(row[tags[-1]])
        found.append([(span, float(inside[span[0] : span[1], layer].mean())) for span in _runs(tags[::-1])])
    return found


def _runs(tags: list[int]) -> list[WordSpan]:
    found: list[WordSpan] = []
    start = -1
    for at, tag in enumerate([*tags, 0]):
        if start >= 0 and tag != 2:
            found.append((start, at))
            start = -1
        if tag == 1:
            start = at
    return found


def names(scores: Floats, labels: list[str]) -> list[tuple[WordSpan, str, float]]:
    """Name spans from BIO scores over several labels, argmax word by word; a stray I- tag opens a span."""
    likely = softmax(scores)
    best = likely.argmax(-1).tolist()
    found: list[tuple[WordSpan, str, float]] = []
    start, kind = -1, ""
    for at, tag in enumerate([*(labels[b] for b in best), "O"]):
        if start >= 0 and (tag[0] != "I" or tag[2:] != kind):
            found.append(((start, at), kind, float(likely[start:at].max(-1).mean())))
            start = -1
        if tag[0] != "O" and start < 0:
            start, kind = at, tag[2:]
    return found


def triggers(scores: Floats, threshold: float) -> list[tuple[WordSpan, Floats, float]]:
    """Trigger spans from BIO-by-type scores [W, 1 + 2T]: span, probabilities by type, probability of being a trigger."""
    likely = softmax(scores)
    some = 1.0 - likely[:, 0]
    begins, goes_on = likely[:, 1::2], likely[:, 2::2]
    found: list[tuple[WordSpan, Floats, float]] = []
    at = 0
    while at < len(likely):
        if some[at] < threshold:
            at += 1
            continue
        end = at + 1
        while end < len(likely) and some[end] >= threshold and goes_on[end].sum() > begins[end].sum():
            end += 1
        types = (begins[at:end] + goes_on[at:end]).sum(0)
        found.append(((at, end), types / types.sum(), float(some[at:end].max())))
        at = end
    return found
