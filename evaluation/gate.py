"""The quality gate: no figure under its floor, no floor let down without a word.

    python evaluation/gate.py            check
    python evaluation/gate.py --raise    set each floor to what is reached now, less a margin, where that is higher

Floors are compared with every version that git knows: one that was higher once must be owned up to under “lowered” in floors.json,
as {"figure": "event_type.f1", "to": 0.66, "why": "…"}.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from dragoman.evaluation.floors import Floors, digest, let_down, read_floors

HERE = Path(__file__).resolve().parent
FILE = HERE / "floors.json"
REPORTS = HERE / "reports"
MARGIN = 0.012  # runs differ by less from one machine to another


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=HERE, capture_output=True, text=True, check=False)  # noqa: S607  # whichever git is there
    return done.stdout if done.returncode == 0 else ""


def once() -> dict[str, float]:
    """The highest that each floor ever was on the present reports; empty outside a git checkout."""
    found: dict[str, float] = {}
    corpus = digest(REPORTS)
    for commit in _git("log", "--format=%H", "--", FILE.name).split():
        try:
            old = json.loads(_git("show", f"{commit}:./{FILE.name}"))
        except json.JSONDecodeError:
            continue
        for name, least in old.get("floors", {}).items() if old.get("corpus") == corpus else ():
            found[name] = max(found.get(name, 0.0), float(least))
    return found


def _figures() -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-m", "dragoman", "eval", str(REPORTS), "--json"], capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def lift(floors: Floors, figures: dict[str, Any]) -> dict[str, float]:
    """The floors, each raised to what is reached less the margin; a figure that has no floor yet gets one."""
    lifted = dict(floors.floors)
    for name, row in figures.items():
        if not isinstance(row, dict) or "f1" not in row:
            continue
        key = f"{name}.{'r' if name.startswith('actor_mention') else 'f1'}"
        reached = max(0.0, round(row[key.split(".")[1]] - MARGIN, 3))
        lifted[key] = max(lifted.get(key, 0.0), reached)
    return dict(sorted(lifted.items()))


def main() -> int:
    """0 when all holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what is reached")
    if parser.parse_args().lift:
        floors = read_floors(FILE)
        told = {
            "corpus": digest(REPORTS),
            "floors": lift(floors, _figures()),
            "lowered": [{"figure": one.figure, "to": one.to, "why": one.why} for one in floors.lowered],
        }
        FILE.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    silent = let_down(read_floors(FILE), once())
    for line in silent:
        print(f"gate: {line}", file=sys.stderr)
    done = subprocess.run([sys.executable, "-m", "dragoman", "eval", str(REPORTS), "--floors", str(FILE)], check=False)
    return done.returncode or bool(silent)


if __name__ == "__main__":
    sys.exit(main())
