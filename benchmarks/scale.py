"""How many processes pay, and whether memory stays flat. Prints; judges nothing.

    python benchmarks/scale.py jobs [--reports N] [--jobs 2] [--rounds 2]
    python benchmarks/scale.py memory [--reports 100000] [--seconds S]

`jobs` codes the same reports with one process and with several, in turns, so that both meet the same machine, and prints the ratio.
`memory` has one process code short reports that are all different, and draws how large it is on the way.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dragoman.evaluation.gold import read_gold
from dragoman.scale import messages as m
from dragoman.scale.guard import Child, resident
from dragoman.scale.run import Engine, Run
from dragoman.scale.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
GOLD = sorted((ROOT / "training" / "reports").glob("*.gold"))
POINTS = 40  # of the curve
WIDTH = 60


def whole(count: int) -> Iterator[dict[str, str]]:
    """So many reports of the training set, whole; from the beginning again when they end, each under a day of its own."""
    texts = [read_gold(path).text for path in GOLD[:count]]
    for number in range(count):
        yield {"id": f"r{number}", "published": f"20{10 + number // 300 % 15}-03-{number % 28 + 1:02}", "text": texts[number % len(texts)]}


def short(count: int) -> Iterator[dict[str, str]]:
    """So many short reports, all different: two sentences of the training set and a name that none has had."""
    sentences = [line.strip() for path in GOLD for line in read_gold(path).text.splitlines() if 60 < len(line.strip()) < 220]
    size = len(sentences)
    for number in range(count):
        first, second = sentences[number % size], sentences[(number * 7919 + number // size) % size]
        name = f"Abu {''.join(chr(97 + (number // 26**at) % 26) for at in range(4)).capitalize()}"
        text = f"{first} {second} {name} was arrested in town {number} on Monday."
        yield {"id": f"s{number}", "published": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}", "text": text}


def write(path: Path, rows: Iterator[dict[str, str]]) -> int:
    """Write JSON Lines; how many words they hold."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            words += len(row["text"].split())
            file.write(json.dumps(row) + "\n")
    return words


def once(path: Path, words: int, jobs: int, size: int) -> tuple[float, float]:
    """Code a file into a folder with so many processes; seconds by the clock and of processor time, of all processes."""
    with tempfile.TemporaryDirectory() as work:
        run = Run(home=Path(work), inputs=[str(path)], settings=Settings(shard_bytes=size), engine=Engine(jobs=jobs))
        began, used = time.perf_counter(), _processor()
        total = run.alone()
        took, used = time.perf_counter() - began, _processor() - used
    rate = f"{words / took:8,.0f} words/s by the clock, {words / used:8,.0f} words/s of processor time"
    print(f"jobs {jobs:<3} {total.new:,} reports, {took:7.1f} s, {rate}", flush=True)
    return took, used


def _processor() -> float:
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def jobs(reports: int, several: int, rounds: int) -> None:
    """One process and several, in turns."""
    print(f"{os.cpu_count()} processors; load {os.getloadavg()[0]:.1f} before the run, which is others' work")
    with tempfile.TemporaryDirectory() as work:
        path = Path(work, "reports.jsonl")
        words = write(path, whole(reports))
        size = max(path.stat().st_size // (24 * several), 10_000)
        taken = [(once(path, words, 1, size), once(path, words, several, size)) for _ in range(rounds)]
    ones, manies = min(one[0] for one, _ in taken), min(many[0] for _, many in taken)
    print(f"ratio    {ones / manies:.2f} by the clock (the best of {rounds} each), loading of the coder included")
    ones, manies = min(one[1] for one, _ in taken), min(many[1] for _, many in taken)
    print(f"         {several * ones / manies:.2f} by processor time: what {several} idle cores would give")


def memory(reports: int, seconds: float) -> None:
    """One process over many reports."""
    with tempfile.TemporaryDirectory() as work:
        path = Path(work, "reports.jsonl")
        write(path, short(reports))
        child = Child(Settings())
        curve, done, began = [(0, resident(child.process))], 0, time.monotonic()
        for message, _ in child.work(m.Task(files=(str(path),))):
            done += isinstance(message, m.Coded | m.Aside)
            if isinstance(message, m.Coded) and done % max(reports // POINTS // 4, 1) == 0:
                curve.append((done, resident(child.process)))
            if time.monotonic() - began > seconds:
                break
        took = time.monotonic() - began
        peak = child.peak
        child.close()
    most = max(size for _, size in curve)
    step = max(len(curve) // POINTS, 1)
    for at, size in curve[::step]:
        print(f"{at:8,} {size:5} MB {'#' * round(WIDTH * size / most)}")
    half = [size for at, size in curve if at >= done // 2]
    print(f"{done:,} reports in {took:,.0f} s; at most {max(peak, most)} MB; over the second half {min(half)} to {max(half)} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_subparsers(required=True, dest="which")
    speed, flat = which.add_parser("jobs"), which.add_parser("memory")
    speed.add_argument("--reports", type=int, default=400)
    speed.add_argument("--jobs", type=int, default=2)
    speed.add_argument("--rounds", type=int, default=2)
    flat.add_argument("--reports", type=int, default=100_000)
    flat.add_argument("--seconds", type=float, default=float("inf"), help="end early, and tell how far it came")
    told = parser.parse_args()
    if not GOLD:
        sys.exit("no training/reports here: run it in a checkout")
    if told.which == "jobs":
        jobs(told.reports, told.jobs, told.rounds)
    else:
        memory(told.reports, told.seconds)


if __name__ == "__main__":
    main()
