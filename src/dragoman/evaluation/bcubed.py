"""How well a partition answers another: B³ and links."""

from collections import Counter
from collections.abc import Hashable, Sequence


def b_cubed(due: Sequence[Hashable], told: Sequence[Hashable]) -> dict[str, float]:
    """Precision, recall and F1 of told clusters against due ones (Bagga and Baldwin 1998); the n-th labels are those of the n-th thing.

    >>> b_cubed("aab", [1, 1, 1])
    {'p': 0.5556, 'r': 1.0, 'f1': 0.7143}
    """
    both, first, second = Counter(zip(due, told, strict=True)), Counter(due), Counter(told)
    things = len(due) or 1
    p = sum(count * count / second[label] for (_, label), count in both.items()) / things
    r = sum(count * count / first[label] for (label, _), count in both.items()) / things
    return _row(p, r)


def links(due: Sequence[Hashable], told: Sequence[Hashable]) -> dict[str, float]:
    """Precision, recall and F1 of the pairs that stand together; things that stand alone do not count.

    >>> links("aab", [1, 1, 1])
    {'p': 0.3333, 'r': 1.0, 'f1': 0.5}
    """
    right = _pairs(Counter(zip(due, told, strict=True)))
    p, r = right / (_pairs(Counter(told)) or 1), right / (_pairs(Counter(due)) or 1)
    return _row(p, r)


def _pairs(counts: Counter[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def _row(p: float, r: float) -> dict[str, float]:
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4)}
