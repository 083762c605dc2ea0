"""How fast the facts are opened and looked up: `python benchmarks/lookups.py` prints milliseconds to open and tokens a second.

Every capitalised run of one to five words of some training reports is looked up as a name, a state and a place, as the coder does;
once with empty caches and once with filled ones.
"""

import re
import statistics
import time
from pathlib import Path

from dragoman.knowledge import Knowledge

REPORTS = Path(__file__).resolve().parents[1] / "training" / "reports"
LONGEST, OPENED, FEW = 5, 20, 150
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def opening() -> float:
    """Median milliseconds to open the file and answer one look-up."""
    taken = []
    for _ in range(OPENED):
        start = time.perf_counter()
        facts = Knowledge.open()
        facts.country("France")
        taken.append(1000 * (time.perf_counter() - start))
        facts.close()
    return statistics.median(taken)


def tokens() -> list[str]:
    """The words of some training reports, tags left out."""
    text = " ".join(p.read_text(encoding="utf-8").split("\n---\n", 1)[-1] for p in sorted(REPORTS.glob("*.gold"))[:FEW])
    return _WORD.findall(re.sub(r"</?\w+>", "", text))


def looked_up(facts: Knowledge, words: list[str]) -> float:
    """Tokens a second of processor time."""
    start = time.process_time()
    for at, word in enumerate(words):
        if not word[:1].isupper():
            continue
        for size in range(LONGEST, 0, -1):
            name = " ".join(words[at : at + size])
            if facts.country(name) or facts.named(name) or facts.place(name):
                break
    return len(words) / (time.process_time() - start)


if __name__ == "__main__":
    found = tokens()
    knowledge = Knowledge.open()
    print(f"opened and asked once in {opening():.1f} ms")
    print(f"{looked_up(knowledge, found):,.0f} tokens a second with empty caches, {len(found):,} tokens")
    print(f"{looked_up(knowledge, found):,.0f} tokens a second with filled caches")
