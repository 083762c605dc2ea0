"""Notes into words: what events and mentions have in common when they are explained."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from dragoman.reading.notes import Notes
from dragoman.reading.reading import Reading, WordSpan
from dragoman.record import Words

SHOWN = 5  # labels or candidates that are shown, the likeliest ones
LEAST = 0.005  # a share less likely is not shown
Kind = TypeVar("Kind")


def notes(reading: Reading) -> Notes:
    """The notes of a reading; none for one that was read without."""
    return reading.notes or Notes()


def words(reading: Reading, span: WordSpan) -> Words:
    """Some words of the report with their place."""
    return Words(span=reading.span(span), text=reading.text(span))


def noted(reading: Reading, question: str, span: WordSpan, key: str, kind: type[Kind]) -> Kind | None:
    """What the last note on a question about some words tells under a key, where it is of a kind."""
    told = [note.told.get(key) for note in notes(reading).of(question, span)]
    return told[-1] if told and isinstance(told[-1], kind) else None


def likeliest(scores: Mapping[str, float], *, shown: int = SHOWN) -> dict[str, float]:
    """The labels with the highest shares, rounded, the likeliest first."""
    best = sorted(scores.items(), key=lambda s: (-s[1], s[0]))[:shown]
    return {label: round(score, 3) for label, score in best if score >= LEAST}


def listed(scores: Mapping[str, float]) -> str:
    """Labels with their shares: "ASSAULT 0.93, COERCE 0.05"."""
    return ", ".join(f"{label or 'no event'} {score:.2f}" for label, score in scores.items())


def shares(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores as shares of their sum."""
    total = sum(scores.values()) or 1.0
    return {label: score / total for label, score in scores.items()}


def floats(told: object) -> dict[str, float]:
    """A table of scores out of a note; empty where there is none."""
    return {str(k): float(v) for k, v in told.items()} if isinstance(told, Mapping) else {}


def quoted(texts: Sequence[str]) -> str:
    """Texts in quotation marks, parted by commas."""
    return ", ".join(f"“{' '.join(text.split())}”" for text in texts)
