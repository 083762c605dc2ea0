"""From the heads' scores to spans and probabilities."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
WordSpan = tuple[int, int]
_NEVER = -1e9
_BLOCK = 250_000  # multiplications; OpenBLAS stays on one thread up to about this
_LEAST = np.float32(1e-9)


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Logistic function, safe for large scores."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30))), np.float32)


def products(left: Floats, right: Floats) -> Floats:
    """Products [L, R] of vectors [L, P] and [R, P], in blocks too small for BLAS to start threads, which would cost more than they save."""
    rows = max(1, _BLOCK // max(1, right.size))
    if len(left) <= rows:
        return left @ right.T
    return np.concatenate([left[at : at + rows] @ right.T for at in range(0, len(left), rows)])


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
    best = likely.argmax(-1)
    stray = ((best[1:] == 2) & (best[:-1] == 0)).any(0) | (best[0] == 2)
    found = []
    for layer, switch in enumerate(switches):
        tags = _best_tags(logs[:, layer].tolist(), switch) if switch or stray[layer] else best[:, layer].tolist()
        found.append([(span, float(inside[span[0] : span[1], layer].mean())) for span in _runs(tags)])
    return found


def _best_tags(logs: list[list[float]], switch: float) -> list[int]:
    """Best sequence of O (0), B (1) and I (2) by Viterbi's rule: no I after O, `switch` off for each change of side."""
    new = 2 * switch + bool(switch)
    outside, begin, goes_on = logs[0][0], logs[0][1], _NEVER
    back: list[tuple[int, int, int]] = []
    for o, b, i in logs[1:]:
        spanned, leads = (begin, 1) if begin >= goes_on else (goes_on, 2)
        to_o = 0 if outside >= spanned - switch else leads
        to_b = 0 if outside - switch >= spanned - new else leads
        back.append((to_o, to_b, leads))
        outside, begin, goes_on = (
            (outside if not to_o else spanned - switch) + o,
            (spanned - new if to_b else outside - switch) + b,
            spanned + i,
        )
    ends = (outside, begin, goes_on)
    tags = [ends.index(max(ends))]
    for ways in reversed(back):
        tags.append(ways[tags[-1]])
    return tags[::-1]


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
