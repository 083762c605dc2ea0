"""Average the weights of readers that were trained on from one another.

    python training/mean.py --readers work/a.pt work/b.pt --shares 0.6 0.4 --out work/reader.pt

The mean of checkpoints of one training is often better than each: here on training/held by half a point to five in the type of events.
"""

import argparse
import shutil
from pathlib import Path

import torch


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--readers", type=Path, nargs="+", required=True)
    ask.add_argument("--shares", type=float, nargs="+", required=True, help="one for each reader; together 1")
    ask.add_argument("--out", type=Path, required=True)
    told = ask.parse_args()
    if len(told.shares) != len(told.readers) or abs(sum(told.shares) - 1) > 1e-6:
        ask.error("give one share for each reader, together 1")
    weights = [torch.load(path, weights_only=True) for path in told.readers]
    mean = {
        name: sum(w[name] * share for w, share in zip(weights, told.shares, strict=True)) if first.is_floating_point() else first
        for name, first in weights[0].items()
    }
    torch.save(mean, told.out)
    shutil.copy(told.readers[0].with_suffix(".json"), told.out.with_suffix(".json"))


if __name__ == "__main__":
    main()
