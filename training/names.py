"""Train the names head again over the finished trunk, which stays as it is.

    python training/names.py --data DATA --encoder ENCODER --model work/reader.pt

The states of all words are worked out once; the head then takes a minute. It learns from Universal NER on EWT
(train and development parts) and Wikigold. The model file is written anew.
"""

import argparse
import copy
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import treebanks
from dragoman.reading.pieces import Pieces
from model import Reader, restore, save
from syntax import Window, batches, collate, spans, targets

RATE = 1e-3
Part = list[tuple[torch.Tensor, torch.Tensor]]


@torch.no_grad()
def states(model: Reader, sentences: list[treebanks.Sentence], pieces: Pieces, index: dict) -> Part:
    """For each sentence with names: its words' states and the tags."""
    model.eval()
    found: Part = []
    named = [Window([s], pieces, index) for s in sentences if s.names is not None]
    for batch in batches([w for w in named if len(w.ids) <= 250], 2000, random.Random(0)):
        ids, shapes, seen, first, _ = collate(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = model(ids, shapes, seen, first)[:, 1:]
        y = targets(batch, "names", words.shape[1])
        found += [(words[k, : len(w.first)].to(torch.bfloat16), y[k, : len(w.first)]) for k, w in enumerate(batch)]
    return found


@torch.no_grad()
def f1(head: torch.nn.Module, part: Part) -> float:
    """F1 of exact spans of PER, ORG and LOC."""
    head.eval()
    right = due = 0
    for x, y in part:
        gold, told = spans(y.tolist()), spans(head(x.float()).argmax(-1).tolist())
        right += len(gold & told)
        due += len(gold) + len(told)
    head.train()
    return 200 * right / max(1, due)


def train(head: torch.nn.Module, part: Part, epochs: int, smoothing: float) -> torch.nn.Module:
    """Train the head; what comes back is the running average of its weights."""
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.05)
    rng, average, step = random.Random(1), copy.deepcopy(head), 0
    total = epochs * (len(part) // 64 + 1)
    for epoch in range(epochs):
        rng.shuffle(part)
        for at in range(0, len(part), 64):
            for group in optimiser.param_groups:
                group["lr"] = RATE * (1 - step / total) + 1e-6
            some = part[at : at + 64]
            x, y = torch.cat([p[0] for p in some]).float(), torch.cat([p[1] for p in some])
            optimiser.zero_grad()
            F.cross_entropy(head(x), y, ignore_index=-100, label_smoothing=smoothing).backward()
            optimiser.step()
            step += 1
            with torch.no_grad():
                for mean, now in zip(average.parameters(), head.parameters(), strict=True):
                    mean.lerp_(now, 1 - min(0.998, step / (step + 10)))
        print("epoch", epoch + 1, flush=True)
    return average


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--encoder", type=Path, required=True)
    ask.add_argument("--model", type=Path, required=True)
    ask.add_argument("--epochs", type=int, default=6)
    ask.add_argument("--smoothing", type=float, default=0.1)
    told = ask.parse_args()
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
    vocabulary = (told.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    model, pieces = restore(told.model, len(vocabulary)), Pieces(vocabulary)
    index = {"upos": {}, "xpos": {}, "relations": {}, "names": {x: at for at, x in enumerate(model.labels["names"])}}
    sets = {part: treebanks.conllu(told.data / f"treebanks/en_ewt-{part}.conllu.gz") for part in ("train", "dev", "test")}
    for part, found in sets.items():
        treebanks.add_names(found, told.data / f"ner/uner_ewt-{part}.iob2.gz")
    learnt = states(model, [*sets["train"], *sets["dev"], *treebanks.columns(told.data / "ner/wikigold.conll.txt.gz")], pieces, index)
    held = states(model, sets["test"], pieces, index)
    print(len(learnt), "sentences,", int(np.sum([len(y) for _, y in learnt])), "words", flush=True)
    model.syntax.name = train(model.syntax.name, learnt, told.epochs, told.smoothing)
    print(f"F1 on EWT's test part, gold words: {f1(model.syntax.name, held):.2f}")
    save(model, told.model)


if __name__ == "__main__":
    main()
