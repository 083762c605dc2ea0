"""Fit the confidence of events: of those told with 0.8, about four in five should be found and have the right type.

    python training/calibrate.py --reports training/held [--check evaluation/reports]

Prints slope and offset for `CONFIDENCE` in src/dragoman/coding/what.py (set to (1.0, 0.0) before), and what was told against
what was right.
"""

import argparse
import datetime
import math
from pathlib import Path

import dragoman
from dragoman.evaluation.gold import read_folder
from dragoman.evaluation.scorer import Score, evaluate
from dragoman.evaluation.told import told

Outcome = tuple[float, bool]


def score(folder: Path) -> Score:
    """The score of today's coder on the annotated reports of a folder."""
    coder, gold = dragoman.load(), read_folder(folder)
    records = {}
    for one in gold:
        report = dragoman.report_from_text(one.text, id=one.id, published=datetime.date.fromisoformat(one.published))
        records[one.id] = told(coder(report))
    return evaluate(gold, records)


def logit(p: float) -> float:
    """Log odds, kept finite."""
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))


def fit(outcomes: list[Outcome], steps: int = 4000, rate: float = 0.05) -> tuple[float, float]:
    """Slope and offset of the log odds, by gradient descent on the log loss."""
    slope, offset = 1.0, 0.0
    xs = [logit(p) for p, _ in outcomes]
    for _ in range(steps):
        errors = [1 / (1 + math.exp(-(slope * x + offset))) - right for x, (_, right) in zip(xs, outcomes, strict=True)]
        slope -= rate * sum(e * x for e, x in zip(errors, xs, strict=True)) / len(xs)
        offset -= rate * sum(errors) / len(xs)
    return slope, offset


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=Path, required=True)
    ask.add_argument("--check", type=Path)
    given = ask.parse_args()
    learnt = score(given.reports)
    slope, offset = fit(learnt.outcomes)
    print(f"slope {slope:.2f}, offset {offset:.2f}, on top of what stands in what.py (1, 0 where it is right already)")
    for name, found in ((given.reports, learnt), (given.check, score(given.check) if given.check else None)):
        for row in found.reliability() if found else ():
            print(f"{name}: told {row['from']:.1f} and up: {100 * row['right']:3.0f} % right of {row['events']} events")


if __name__ == "__main__":
    main()
