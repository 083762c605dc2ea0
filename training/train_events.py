"""Train the events branch on annotated reports, over a trained and frozen trunk.

    python training/train_events.py --reports training/reports --start work/syntax.pt --encoder ENCODER --out work/reader.pt

The branch starts as a copy of the syntax branch's layers. Trunk and syntax branch stay as they are, so the treebank figures
do not change. One core needs about half a minute an epoch for 270 reports. The weights kept are a running average.
"""

import argparse
import collections
import copy
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import gold
import schema
from dragoman.reading.pieces import Pieces
from dragoman.reading.windows import MOST, windows
from model import Reader, restore, save

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
MASK = "[MASK]"


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
        near[at, : len(begin), : len(begin)] = schema.distances(e.sentence_of)
        if rng:
            for k, start in enumerate(begin):
                if rng.random() < mask:
                    ids[at, start : begin[k + 1] if k + 1 < len(begin) else len(piece) - 1] = HIDDEN[0]
    return tuple(torch.from_numpy(x) for x in (ids, shapes, seen, first, near))


HIDDEN = [103]  # the piece [MASK]; set from the vocabulary in main


def states(model: Reader, inputs: tuple[torch.Tensor, ...], *, frozen: bool) -> torch.Tensor:
    """Word states of the events branch."""
    ids, shapes, seen, first, _ = inputs
    with torch.autocast("cpu", dtype=torch.bfloat16):
        with torch.set_grad_enabled(not frozen and torch.is_grad_enabled()):
            x, mask = model.share(ids, shapes, seen)
        words = model.branch(model.events, x, mask, first)
    return words[:, 1:].float()


def spanned(grid: torch.Tensor, spans: list[gold.WordSpan]) -> torch.Tensor:
    """Mean over the first and last words of spans, along the first axis."""
    a = torch.tensor([s[0] for s in spans])
    b = torch.tensor([s[1] - 1 for s in spans])
    return (grid[a] + grid[b]) / 2


def loss_of(model: Reader, batch: list[gold.Example], pieces: Pieces, rng: random.Random, *, frozen: bool) -> dict[str, torch.Tensor]:
    """The parts of the loss of a batch of windows, each a sum over its items divided by their number."""
    inputs = collate(batch, pieces, rng)
    tags, pairs = model.event_heads(states(model, inputs, frozen=frozen), inputs[-1])
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
            tags, pairs = model.event_heads(states(model, inputs, frozen=True), inputs[-1])
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
    model.events.train()
    model.event_heads.train()
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


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=Path, nargs="+", required=True)
    ask.add_argument("--dev", type=Path, required=True, help="reports to watch while training (not used to stop)")
    ask.add_argument("--start", type=Path, required=True)
    ask.add_argument("--encoder", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--epochs", type=int, default=18)
    ask.add_argument("--threads", type=int, default=1)
    ask.add_argument("--rate", type=float, default=3e-4)
    ask.add_argument("--part", type=float, default=0.3)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--go-on", action="store_true", help="--start has a trained events branch: train it further")
    ask.add_argument("--unfrozen", action="store_true", help="train the trunk too (spoils the syntax branch; for comparison)")
    told = ask.parse_args()
    torch.set_flush_denormal(True)
    torch.set_num_threads(told.threads)
    torch.manual_seed(told.seed)
    rng = random.Random(told.seed)
    vocabulary = (told.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    HIDDEN[0] = vocabulary.index(MASK)
    pieces = Pieces(vocabulary)
    reports = [gold.read(p) for folder in told.reports for p in sorted(folder.glob("*.gold"))]
    dev = [gold.read(p) for p in sorted(told.dev.glob("*.gold"))]
    if told.go_on:
        model = restore(told.start, len(vocabulary))
    else:
        model = restore_for_events(told.start, len(vocabulary))
        model.events.load_state_dict(model.syntax.state_dict())
    if not told.unfrozen:
        model.trunk.eval()  # nothing there learns: leave out its dropout
    body = [*model.events.parameters(), *(model.trunk.parameters() if told.unfrozen else ())]
    heads = list(model.event_heads.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": told.rate}, {"params": heads, "lr": told.rate * 10 / 3}], weight_decay=0.01, betas=(0.9, 0.98), fused=True
    )
    per_epoch = (len(reports) + 1) // 2
    total = per_epoch * told.epochs
    warm = int(total * 0.08) + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: (s + 1) / warm if s < warm else max(0.0, (total - s) / (total - warm))
    )
    average = copy.deepcopy(model)
    print(f"{len(reports)} reports, {sum(len(gold.table(r, 'events')) for r in reports)} events, {total} steps", flush=True)
    started = time.time()
    for epoch in range(told.epochs):
        rng.shuffle(reports)
        sums: collections.Counter[str] = collections.Counter()
        for at in range(0, len(reports), 2):
            batch = [e for r in reports[at : at + 2] for e in slices(r, pieces, rng, told.part)]
            if not batch:
                continue
            parts = loss_of(model, batch, pieces, rng, frozen=not told.unfrozen)
            optimiser.zero_grad()
            sum(parts.values()).backward()
            torch.nn.utils.clip_grad_norm_([*body, *heads], 2.0)
            optimiser.step()
            schedule.step()
            sums.update({k: float(v.detach()) for k, v in parts.items()})
            with torch.no_grad():
                keep = min(0.995, (epoch * per_epoch + at / 2 + 1) / (epoch * per_epoch + at / 2 + 10))
                for mean, now in zip(average.parameters(), model.parameters(), strict=True):
                    if now.requires_grad:
                        mean.lerp_(now, 1 - keep)
        print("epoch", epoch + 1, f"{time.time() - started:.0f} s", {k: round(v / per_epoch, 3) for k, v in sums.items()}, flush=True)
        if (epoch + 1) % 4 == 0 or epoch + 1 == told.epochs:
            save(average, told.out)
            print("dev", measure(average, dev, pieces), flush=True)


def restore_for_events(path: Path, vocabulary: int) -> Reader:
    """A trained syntax reader with fresh heads for events, as `schema` now has them."""
    model = Reader({**_labels(path), "layers": schema.LAYERS, "pairs": schema.RELATIONS, "distances": 3 * schema.DISTANCES}, vocabulary)
    kept = {k: v for k, v in torch.load(path, weights_only=True).items() if not k.startswith("event_heads.")}
    model.load_state_dict(kept, strict=False)
    return model


def _labels(path: Path) -> dict:
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
