"""Cut a report into windows of whole sentences that the encoder can hold."""

from collections.abc import Sequence

MOST = 500  # word pieces a window, [CLS] and [SEP] not counted; the encoder has 512 places


def windows(lengths: Sequence[int], most: int = MOST) -> list[tuple[int, int]]:
    """Sentence ranges `(first, last)`, `last` excluded, for sentences of these piece counts.

    One window where all fits; else as few as can be, of like size. A sentence longer than `most` gets a window of its own.
    """
    total = sum(lengths)
    if total <= most:
        return [(0, len(lengths))] if lengths else []
    goal = min(most, total / (total // most + 1) * 1.05)
    found: list[tuple[int, int]] = []
    first, size = 0, 0
    for at, length in enumerate(lengths):
        if size and (size + length > most or size >= goal):
            found.append((first, at))
            first, size = at, 0
        size += length
    return [*found, (first, len(lengths))]
