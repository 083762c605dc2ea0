"""No figure of the stories under its floor, for CI: `python evaluation/stories_gate.py`."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from dragoman.evaluation.floors import figure

FLOORS = {"coded.b3.f1": 0.90, "gold.b3.f1": 0.95}  # of B³ on the annotated topics, with our own coding and with theirs
TOPICS = Path(__file__).resolve().parent / "stories"


def stories_below(least: Mapping[str, float]) -> list[str]:
    """The figures of `dragoman eval --stories` that lie under what each must reach at least, one line each."""
    words = [sys.executable, "-m", "dragoman", "eval", "--stories", str(TOPICS), "--json"]
    figures = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    found = ((name, figure(figures, name), floor) for name, floor in least.items())
    return [f"stories: {name} is {value:.4f}, its floor is {floor:.4f}" for name, value, floor in found if value < floor]


def main() -> int:
    """0 when all holds."""
    silent = stories_below(FLOORS)
    for line in silent:
        print(line, file=sys.stderr)
    if not silent:
        print(f"{len(FLOORS)} of {len(FLOORS)} floors of stories held")
    return bool(silent)


if __name__ == "__main__":
    sys.exit(main())
