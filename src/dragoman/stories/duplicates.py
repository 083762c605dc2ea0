"""Near-duplicate texts: agency copies of one report, which count as one telling."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import islice

_WORD = re.compile(r"\w+")
SHINGLE, SKETCH = 5, 96  # words of a shingle; the least hashes of a text that are kept
ALIKE = 0.5  # share of shingles that two copies have in common at least, estimated
COMMON = 400  # texts that share a hash beyond which it tells nothing


def sketch(text: str) -> frozenset[int]:
    """The least hashes of a text's runs of five words: two texts share as large a part of them as of the runs themselves."""
    words = _WORD.findall(text.casefold())
    runs = zip(*(islice(words, at, None) for at in range(SHINGLE)), strict=False)
    hashes = {int.from_bytes(hashlib.blake2b(" ".join(run).encode(), digest_size=8).digest(), "big") for run in runs}
    return frozenset(sorted(hashes)[:SKETCH])


def likeness(a: frozenset[int], b: frozenset[int]) -> float:
    """What part of all their runs two texts share, estimated from their sketches (bottom-k)."""
    both = sorted(a | b)[:SKETCH]
    return sum(1 for one in both if one in a and one in b) / len(both) if both else 0.0


def groups(texts: Iterable[tuple[int, str]]) -> dict[int, int]:
    """For each report the first one, in the order given, that it is a copy of; itself where it is none."""
    sketches: dict[int, frozenset[int]] = {}
    holders: dict[int, list[int]] = {}
    first: dict[int, int] = {}
    for report, text in texts:
        own = sketch(text)
        shared: dict[int, int] = {}
        for one in own:
            for other in holders.get(one, ()):
                shared[other] = shared.get(other, 0) + 1
        best = max(_alike(own, shared, sketches), default=None)
        first[report] = first[-best[1]] if best else report
        sketches[report] = own
        for one in own:
            if len(several := holders.setdefault(one, [])) < COMMON:
                several.append(report)
    return first


def _alike(own: frozenset[int], shared: dict[int, int], sketches: dict[int, frozenset[int]]) -> Iterator[tuple[float, int]]:
    for other, count in shared.items():
        if count >= ALIKE * min(len(own), len(sketches[other])) / 2 and (share := likeness(own, sketches[other])) >= ALIKE:
            yield share, -other
