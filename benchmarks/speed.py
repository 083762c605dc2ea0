"""How fast and how big: words a second end to end on one core, cold start, peak memory, sizes. Prints; judges nothing.

    python benchmarks/speed.py [--words N] [--sizes]

`--sizes` builds the wheel and installs it with its dependencies into a fresh environment, which needs the network.
"""

import argparse
import datetime
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
REPORTS = sorted((ROOT / "training" / "reports").glob("*.gold"))
MB = 1_000_000


class Network(Protocol):
    """What runs the reader's model."""

    def run(self, outputs: list[str], feed: dict[str, Any]) -> list[Any]:
        """The outputs asked for, in their order."""
        ...


def texts(words: int) -> list[tuple[str, datetime.date]]:
    """Different reports of some `words` words together."""
    from dragoman.evaluation.gold import read_gold  # noqa: PLC0415  # a cold start must not pay for it

    found: list[tuple[str, datetime.date]] = []
    count = 0
    for path in REPORTS:
        gold = read_gold(path)
        found.append((gold.text, datetime.date.fromisoformat(gold.published)))
        count += len(gold.text.split())
        if count >= words:
            break
    return found


class _Clock:
    """Stands before a reader's network and adds up the seconds that it takes."""

    def __init__(self, network: Network) -> None:
        self.network, self.taken = network, 0.0

    def run(self, outputs: list[str], feed: dict[str, Any]) -> list[Any]:
        """What the network tells."""
        start = time.perf_counter()
        told = self.network.run(outputs, feed)
        self.taken += time.perf_counter() - start
        return told


def throughput(words: int) -> None:
    """Code reports one after the other on one core."""
    import dragoman  # noqa: PLC0415
    from dragoman.sources.text import report_from_text  # noqa: PLC0415

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    coder = dragoman.load()
    given = texts(words)
    coder(report_from_text(given[0][0], published=given[0][1]))
    clock = coder.reader.network = _Clock(coder.reader.network)
    start, began = time.perf_counter(), time.process_time()
    for text, published in given:
        coder(report_from_text(text, published=published)).to_json()
    wall, cpu = time.perf_counter() - start, time.process_time() - began
    count = sum(len(text.split()) for text, _ in given)
    print(f"throughput       {count / wall:8,.0f} words/s by the clock, {count / cpu:,.0f} words/s of processor time")
    print(f"                 {len(given)} reports, {count:,} words, one core")
    share = 100 * clock.taken / wall
    print(f"encoder alone    {count / clock.taken:8,.0f} words/s in the same run; the whole goes at {share:.0f} % of its speed")
    print(f"peak memory      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MB:8.0f} MB in this process")


def cold_start(times: int = 5) -> None:
    """The whole command on one page, in a process of its own."""
    command = [sys.executable, "-m", "dragoman", "code", str(EXAMPLES[0])]
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    print(f"cold start       {statistics.median(taken):8.2f} s, median of {times} (`dragoman code {EXAMPLES[0].name}`)")
    print(f"peak memory      {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MB:8.0f} MB in that command")


def _tree(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / MB


def sizes() -> None:
    """The model, the facts; the wheel and what it brings with it."""
    import dragoman  # noqa: PLC0415

    home = Path(dragoman.__file__).parent
    for path in sorted([*home.rglob("*.onnx"), *home.rglob("*.sqlite")]):
        print(f"{path.name:16} {path.stat().st_size / MB:8.1f} MB")
    with tempfile.TemporaryDirectory() as work:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", work, str(ROOT)], check=True)
        (wheel,) = Path(work).glob("dragoman-*.whl")
        print(f"wheel            {wheel.stat().st_size / MB:8.1f} MB")
        subprocess.run([*pip, "install", "--quiet", "--target", f"{work}/site", str(wheel)], check=True)
        packages = {path.name: _tree(path) for path in Path(work, "site").iterdir() if path.is_dir()}
        print(f"installed        {_tree(Path(work, 'site')):8.1f} MB with dependencies, byte-compiled")
        print(json.dumps({name: round(size, 1) for name, size in sorted(packages.items(), key=lambda one: -one[1]) if size > 1}))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=40_000, help="how many words to code")
    parser.add_argument("--sizes", action="store_true", help="build and install the wheel too")
    told = parser.parse_args()
    cold_start()
    throughput(told.words)
    if told.sizes:
        sizes()


if __name__ == "__main__":
    main()
