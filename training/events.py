"""Events, actors, times and statements: annotated reports as windows, their loss, quick figures."""

import collections
import random

import numpy as np
import torch
import torch.nn.functional as F

import gold
import schema
from dragoman.reading.pairs import buckets
from dragoman.reading.pieces import Pieces
from dragoman.reading.windows import MOST, windows
from model import Reader

MASK = 103  # the piece [MASK] in the encoder's vocabulary
WEIGHTS = {"trigger": 1.0, "actor": 0.5, "place": 0.3, "time": 0.3, "cue": 0.3, "content": 0.4}
PAIR_WEIGHTS = {
    "actor": 0.6,
    "recipient": 0.6,
    "place": 0.3,
    "time": 0.3,
    "source": 0.3,
    "via": 0.2,
    "said_by": 0.3,
    "said_with": 0.3,
    "same_event": 0.4,
    "same_actor": 0.4,
}


def slices(report: gold.Gold, pieces: Pieces, rng: random.Random, part: float) -> list[gold.Example]:
    """The windows of a report; now and then, with chance `part`, a run of its sentences alone."""
    lengths = [sum(len(pieces.of(w)[0]) for w in report.words[a:b]) for a, b in report.sentences]
    if rng.random() < part and len(lengths) > 3:
        first = rng.randrange(len(lengths) - 2)
        last, size = first, 0
        while last < len(lengths) and size + lengths[last] <= MOST and (last - first < 3 or rng.random() < 0.85):
            size += lengths[last]
            last += 1
        return [gold.example(report, first, last)] if last > first else []
    return [gold.example(report, a, b) for a, b in windows(lengths)]


def collate(batch: list[gold.Example], pieces: Pieces, rng: random.Random | None, mask: float = 0.1) -> tuple[torch.Tensor, ...]:
    """Padded inputs; with `rng`, words are hidden at random."""
    coded = [pieces.encode(e.words) for e in batch]
    size, words = max(len(c[0]) for c in coded), max(len(c[2]) for c in coded)
    ids, shapes, seen = (np.zeros((len(batch), size), np.int64) for _ in range(3))
    first = np.zeros((len(batch), words + 1), np.int64)
    near = np.zeros((len(batch), words, words), np.int64)
    for at, ((piece, shape, begin), e) in enumerate(zip(coded, batch, strict=True)):
        ids[at, : len(piece)], shapes[at, : len(piece)], seen[at, : len(piece)] = piece, shape, 1
        first[at, 1 : len(begin) + 1] = begin
        near[at, : len(begin), : len(begin)] = buckets(e.sentence_of, np.arange(len(begin)), np.arange(len(begin)))
        if rng:
            for k, start in enumerate(begin):
                if rng.random() < mask:
                    ids[at, start : begin[k + 1] if k + 1 < len(begin) else len(piece) - 1] = MASK
    return tuple(torch.from_numpy(x) for x in (ids, shapes, seen, first, near))


def told_of(model: Reader, inputs: tuple[torch.Tensor, ...]) -> tuple[torch.Tensor, torch.Tensor]:
    """Tags [B, W, T] and pair scores [B, R, W, W]."""
    ids, shapes, seen, first, near = inputs
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = model(ids, shapes, seen, first)
    tags, left, right = model.events(words[:, 1:].float())
    return tags, model.events.pairs(left, right, near)


def spanned(grid: torch.Tensor, spans: list[gold.WordSpan]) -> torch.Tensor:
    """Mean over the first and last words of spans, along the first axis."""
    a = torch.tensor([s[0] for s in spans])
    b = torch.tensor([s[1] - 1 for s in spans])
    return (grid[a] + grid[b]) / 2


def loss_of(model: Reader, batch: list[gold.Example], pieces: Pieces, rng: random.Random) -> dict[str, torch.Tensor]:
    """The parts of the loss of a batch of windows, each a sum over its items divided by their number."""
    inputs = collate(batch, pieces, rng)
    tags, pairs = told_of(model, inputs)
    layers = dict(zip(schema.LAYERS, tags.split(list(schema.LAYERS.values()), -1), strict=True))
    parts: dict[str, torch.Tensor] = {}
    for layer, weight in WEIGHTS.items():
        y = np.full((len(batch), tags.shape[1]), -100)
        for at, e in enumerate(batch):
            y[at, : len(e.words)] = e.bio[layer]
        items = max(4, sum(int((e.bio[layer] % 2 == 1).sum()) if layer != "content" else int((e.bio[layer] > 0).sum()) / 3 for e in batch))
        parts[layer] = (
            weight * F.cross_entropy(layers[layer].flatten(0, 1), torch.from_numpy(y).flatten(), ignore_index=-100, reduction="sum") / items
        )
    count = max(1, sum(len(e.triggers) for e in batch))
    mentions = max(1, sum(len(e.actors) for e in batch))
    sums: dict[str, torch.Tensor] = collections.defaultdict(lambda: torch.zeros(()))
    right = collections.Counter()
    for at, e in enumerate(batch):
        if e.triggers:
            for layer, y, weight in (("type", e.type, 1.0), ("status", e.status, 0.5)):
                sums[layer] = (
                    sums[layer]
                    + weight * F.cross_entropy(spanned(layers[layer][at], e.triggers), torch.from_numpy(y), reduction="sum") / count
                )
            for layer, marks, weight in (("mode", e.mode, 1.0), ("context", e.context, 0.15)):
                told = F.binary_cross_entropy_with_logits(spanned(layers[layer][at], e.triggers), torch.from_numpy(marks), reduction="sum")
                sums[layer] = sums[layer] + weight * told / count
        if e.actors:
            sums["sector"] = (
                sums["sector"]
                + 0.3 * F.cross_entropy(spanned(layers["sector"][at], e.actors), torch.from_numpy(e.sector), reduction="sum") / mentions
            )
        for k, relation in enumerate(schema.RELATIONS):
            left, spans, y, weight = e.pairs[relation]
            if left and spans:
                scores = spanned(spanned(pairs[at, k], left).T, spans).T
                told = F.binary_cross_entropy_with_logits(scores, torch.from_numpy(y), reduction="none") * torch.from_numpy(weight)
                sums[f"pair {relation}"] = sums[f"pair {relation}"] + told.sum()
                right[relation] += float((y * weight).sum())
    for relation, weight in PAIR_WEIGHTS.items():
        if (name := f"pair {relation}") in sums:
            sums[name] = weight * sums[name] / max(4.0, right[relation])
    return parts | dict(sums)


@torch.no_grad()
def measure(model: Reader, reports: list[gold.Gold], pieces: Pieces) -> dict[str, float]:
    """Quick figures of the bare heads: trigger and type F1 by overlap, status and roles on gold triggers and mentions."""
    model.eval()
    n: collections.Counter[str] = collections.Counter()
    for report in reports:
        for e in slices(report, pieces, random.Random(0), 0.0):
            inputs = collate([e], pieces, None)
            tags, pairs = told_of(model, inputs)
            layers = dict(zip(schema.LAYERS, tags[0].split(list(schema.LAYERS.values()), -1), strict=True))
            told = _triggers(layers["trigger"].softmax(-1).numpy())
            kinds = layers["type"].softmax(-1).numpy()
            n["due"] += len(e.triggers)
            n["told"] += len(told)
            for a, b, kind in told:
                hit = [k for k, (c, d) in enumerate(e.triggers) if a < d and c < b]
                n["found"] += bool(hit)
                best = int(np.sqrt(kind * (kinds[a] + kinds[b - 1]) / 2).argmax())
                n["typed"] += any(e.type[k] == best for k in hit)
            if e.triggers:
                status = spanned(layers["status"], e.triggers).argmax(-1).numpy()
                n["status"] += int((status == e.status).sum())
                mode = spanned(layers["mode"], e.triggers).sigmoid().numpy() > 0.5
                n["mode right"] += int((mode & (e.mode > 0)).sum())
                n["mode sum"] += int(mode.sum() + e.mode.sum())
            if e.actors:
                n["mentions"] += len(e.actors)
                n["sector"] += int((spanned(layers["sector"], e.actors).argmax(-1).numpy() == e.sector).sum())
            for k, relation in enumerate(schema.RELATIONS):
                left, spans, y, weight = e.pairs[relation]
                if left and spans:
                    yes = (spanned(spanned(pairs[0, k], left).T, spans).T.numpy() > 0) & (weight > 0)
                    n[relation + " right"] += int((yes & (y > 0)).sum())
                    n[relation + " sum"] += int(yes.sum() + (y > 0).sum())
    model.train()
    figures = {
        "found": 2 * n["found"] / (n["due"] + n["told"]),
        "typed": 2 * n["typed"] / (n["due"] + n["told"]),
        "status": n["status"] / n["due"],
        "mode": 2 * n["mode right"] / max(1, n["mode sum"]),
        "sector": n["sector"] / n["mentions"],
    }
    figures |= {r: 2 * n[r + " right"] / max(1, n[r + " sum"]) for r in schema.RELATIONS}
    return {k: round(100 * v, 1) for k, v in figures.items()}


def _triggers(p: np.ndarray) -> list[tuple[int, int, np.ndarray]]:
    found, k = [], 0
    while k < len(p):
        if p[k, 0] >= 0.5:
            k += 1
            continue
        end = k + 1
        while end < len(p) and p[end, 0] < 0.5 and p[end, 2::2].sum() > p[end, 1::2].sum():
            end += 1
        kind = (p[k:end, 1::2] + p[k:end, 2::2]).sum(0)
        found.append((k, end, kind / kind.sum()))
        k = end
    return found
