"""Syntax and names: the treebanks as windows of sentences, their loss, quick figures."""

import collections
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import schema
import treebanks
from dragoman.reading.pairs import BUCKETS
from dragoman.reading.pieces import Pieces
from model import FAR, Reader

LIMITS = (1, 1, 60, 120, 250, 400)  # pieces a window may hold; 1 means one sentence


class Window:
    """Consecutive sentences as the encoder sees them, with their targets (-100 where unknown)."""

    def __init__(self, sentences: list[treebanks.Sentence], pieces: Pieces, index: dict[str, dict[str, int]]) -> None:
        words = [w for s in sentences for w in s.words]
        self.ids, self.shapes, self.first = pieces.encode(words)
        self.sentence = np.concatenate([np.full(len(s.words), at) for at, s in enumerate(sentences)])
        self.targets = {k: np.full(len(words), -100) for k in ("upos", "xpos", "names", "relations", "heads")}
        start = 0
        for s in sentences:
            for layer, given in (("upos", s.upos), ("xpos", s.xpos), ("relations", s.relations), ("names", s.names)):
                if given is not None:
                    self.targets[layer][start : start + len(s.words)] = [
                        index[layer].get(x, -100) if x is not None else -100 for x in given
                    ]
            if s.heads is not None:
                self.targets["heads"][start : start + len(s.words)] = [start + h if h else 0 for h in s.heads]
            start += len(s.words)


def windows(sentences: list[treebanks.Sentence], pieces: Pieces, index: dict, rng: random.Random, most: int = 250) -> list[Window]:
    """Cut documents into windows of random size."""
    found, now, size, limit = [], [], 0, rng.choice(LIMITS)
    for before, s in zip([None, *sentences], sentences, strict=False):
        length = sum(len(pieces.of(w)[0]) for w in s.words)
        if length > most:
            continue
        if now and (size + length > limit or before is None or before.document != s.document):
            found.append(Window(now, pieces, index))
            now, size, limit = [], 0, rng.choice(LIMITS)
        now.append(s)
        size += length
    return [*found, Window(now, pieces, index)] if now else found


def batches(found: list[Window], most: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, at most `most` padded pieces a batch, in random order."""
    rng.shuffle(found)
    cut: list[list[Window]] = []
    for at in range(0, len(found), 1500):
        now: list[Window] = []
        for window in sorted(found[at : at + 1500], key=lambda w: len(w.ids)):
            if now and len(window.ids) * (len(now) + 1) > most:
                cut.append(now)
                now = []
            now.append(window)
        cut.append(now)
    rng.shuffle(cut)
    return cut


def collate(batch: list[Window]) -> tuple[torch.Tensor, ...]:
    """Padded ids, shapes, seen, first and the arc mask."""
    size, words = max(len(w.ids) for w in batch), max(len(w.first) for w in batch)
    ids, shapes, seen = (np.zeros((len(batch), size), np.int64) for _ in range(3))
    first = np.zeros((len(batch), words + 1), np.int64)
    apart = np.full((len(batch), words, words + 1), FAR, np.float32)
    for at, w in enumerate(batch):
        ids[at, : len(w.ids)], shapes[at, : len(w.ids)], seen[at, : len(w.ids)] = w.ids, w.shapes, 1
        count = len(w.first)
        first[at, 1 : count + 1] = w.first
        apart[at, :count, 0] = 0
        same = w.sentence[:, None] == w.sentence[None, :]
        np.fill_diagonal(same, val=False)
        apart[at, :count, 1 : count + 1] = np.where(same, 0, FAR)
    return tuple(torch.from_numpy(x) for x in (ids, shapes, seen, first, apart))


def targets(batch: list[Window], layer: str, words: int) -> torch.Tensor:
    """Padded targets of one layer."""
    y = np.full((len(batch), words), -100)
    for at, w in enumerate(batch):
        y[at, : len(w.first)] = w.targets[layer]
    return torch.from_numpy(y)


def loss_of(model: Reader, batch: list[Window]) -> dict[str, torch.Tensor]:
    """The parts of the loss of one batch."""
    ids, shapes, seen, first, apart = collate(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = model(ids, shapes, seen, first)
    tags, names, under, above, dependants, heads = model.syntax(words.float())
    arcs = under @ above.transpose(1, 2) + apart
    y = {k: targets(batch, k, tags.shape[1]) for k in ("upos", "xpos", "names", "relations", "heads")}
    parts = {}
    upos, xpos = tags.split(model.syntax.sizes, -1)
    for name, scores, weight in (("upos", upos, 0.5), ("xpos", xpos, 0.5), ("names", names, 1.0), ("heads", arcs, 1.0)):
        if (y[name] != -100).any():
            parts[name] = weight * F.cross_entropy(scores.flatten(0, 1), y[name].flatten(), ignore_index=-100)
    if (y["heads"] != -100).any():
        related = model.syntax.relate(dependants, heads, y["heads"].clamp(min=0))
        parts["relations"] = F.cross_entropy(related.flatten(0, 1), y["relations"].flatten(), ignore_index=-100)
    return parts


@torch.no_grad()
def measure(model: Reader, sentences: list[treebanks.Sentence], pieces: Pieces, index: dict) -> dict[str, float]:
    """Quick figures on gold words, sentence by sentence, no tree constraint."""
    model.eval()
    right, due = collections.Counter(), collections.Counter()
    for batch in batches([Window([s], pieces, index) for s in sentences], 2000, random.Random(0)):
        ids, shapes, seen, first, apart = collate(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = model(ids, shapes, seen, first)
        tags, names, under, above, dependants, heads = model.syntax(words.float())
        arcs = under @ above.transpose(1, 2) + apart
        chosen = arcs.argmax(-1)
        told = {
            "upos": tags[..., : model.syntax.sizes[0]].argmax(-1),
            "heads": chosen,
            "relations": model.syntax.relate(dependants, heads, chosen).argmax(-1),
        }
        y = {k: targets(batch, k, tags.shape[1]) for k in ("upos", "relations", "heads")}
        known = y["heads"] != -100
        due["all"] += int(known.sum())
        right["upos"] += int(((told["upos"] == y["upos"]) & known).sum())
        right["uas"] += int(((told["heads"] == y["heads"]) & known).sum())
        right["las"] += int(((told["heads"] == y["heads"]) & (told["relations"] == y["relations"]) & known).sum())
        gold_names = targets(batch, "names", tags.shape[1])
        told_names = names.argmax(-1)
        for g, t in zip(gold_names.tolist(), told_names.tolist(), strict=True):
            if any(x != -100 for x in g):
                kept = [(a, b) for a, b in zip(g, t, strict=True) if a != -100]
                gs, ts = (spans([p[k] for p in kept]) for k in (0, 1))
                right["name"] += len(gs & ts)
                due["name"] += len(gs) + len(ts)
    model.train()
    figures = {k: 100 * right[k] / max(1, due["all"]) for k in ("upos", "uas", "las")}
    return figures | {"names": 200 * right["name"] / max(1, due["name"])}


def spans(tags: list[int], types: int = 3) -> set[tuple[int, int, int]]:
    found, start = set(), None
    for at, tag in enumerate([*tags, 0]):
        if start is not None and (tag == 0 or tag % 2 == 1 or tag // 2 - 1 != start[1]):
            if start[1] < types:
                found.add((start[0], at, start[1]))
            start = None
        if tag % 2 == 1:
            start = (at, tag // 2)
        elif tag and start is None:
            start = (at, tag // 2 - 1)
    return found


def labels(sentences: list[treebanks.Sentence], vocabulary: list[str]) -> dict:
    """The label sets, most frequent first."""

    def counted(layer: str, least: int = 1) -> list[str]:
        counts = collections.Counter(x for s in sentences for x in getattr(s, layer) or ())
        return [k for k, n in sorted(counts.items(), key=lambda p: (-p[1], p[0])) if n >= least]

    return {
        "upos": counted("upos"),
        "xpos": counted("xpos"),
        "relations": counted("relations", 5),
        "names": ["O", *(f"{b}-{t}" for t in treebanks.NAME_TYPES for b in "BI")],
        "layers": schema.LAYERS,
        "pairs": schema.RELATIONS,
        "distances": 3 * BUCKETS,
        "vocabulary": len(vocabulary),
    }


def load(data: Path) -> tuple[list[treebanks.Sentence], dict[str, list[treebanks.Sentence]]]:
    """Training sentences, and the sets to measure on."""
    ewt = {part: treebanks.conllu(data / f"treebanks/en_ewt-{part}.conllu.gz") for part in ("train", "dev")}
    for part, found in ewt.items():
        treebanks.add_names(found, data / f"ner/uner_ewt-{part}.iob2.gz")
    gum = treebanks.conllu(data / "treebanks/en_gum-open-train.conllu.gz", entities=True)
    return [*ewt["train"], *gum, *treebanks.columns(data / "ner/wikigold.conll.txt.gz")], {
        "ewt-dev": ewt["dev"],
        "gum-dev": treebanks.conllu(data / "treebanks/en_gum-open-dev.conllu.gz"),
    }
