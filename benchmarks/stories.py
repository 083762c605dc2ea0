"""How many records a second are paired into stories.

    python benchmarks/stories.py [--events 20000]

Codes some of the annotated reports once and repeats their events on other days and by other outlets, so that most have some to be
paired with.
Prints events, candidate pairs, stories, seconds and records a second.
"""

import argparse
import datetime
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import dragoman
from dragoman.evaluation.gold import read_gold
from dragoman.sources.text import report_from_text
from dragoman.store.store import Store
from dragoman.store.writer import Writer
from dragoman.stories import pairing
from dragoman.stories.telling import tellings

REPORTS = Path(__file__).resolve().parent.parent / "training" / "reports"
OUTLETS = 7
A_DAY = 3  # times that each report is told on days near each other


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--events", type=int, default=20_000)
    wanted = ask.parse_args().events
    coder = dragoman.load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "base.db"
        with Writer(path) as writer:
            for file in sorted(REPORTS.glob("*.gold"))[::8]:
                gold = read_gold(file)
                writer.add(coder(report_from_text(gold.text, id=gold.id, published=datetime.date.fromisoformat(gold.published))))
        with Store(path) as store:
            base = list(tellings(store))
    several, turn = [], 0
    while len(several) < wanted:
        days = (turn // A_DAY) * 40 + turn % A_DAY % 2
        for one in base:
            number = turn * len(base)
            moved = {"first": one.first + days, "last": one.last + days, "published": one.published + days}
            more = {"key": one.key + number + turn, "report": one.report + turn, "outlet": f"outlet {turn % OUTLETS}"}
            several.append(replace(one, **moved, **more))
        turn += 1
    started = time.perf_counter()
    found = pairing.stories(several)
    seconds = time.perf_counter() - started
    reports = len({one.report for one in several})
    shared = sum(len(group) > 1 for group in found)
    print(f"{len(several):,} events of {reports:,} reports, {shared:,} stories of several, {seconds:.1f} s")
    print(f"{reports / seconds:,.0f} records a second, {len(several) / seconds:,.0f} events a second")


if __name__ == "__main__":
    main()
