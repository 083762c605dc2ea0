"""Lexical evidence: of what type an event told by a word is likely to be, and whether it is one.

Two tables are worked together: `triggers.tsv`, counted over the training reports (training/lexicon.py), and `frames.tsv`, written
from knowledge of news English, which also knows particles ("call off", "pull out") and words that only look like events.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from dragoman import codebook
from dragoman.reading.reading import Reading

SMOOTH = 0.02
FRAMES = 2.0  # how many counted occurrences a frame is worth; chosen on the held reports
_EVENT_LIKE = "-"  # in frames.tsv: looks like an event and is none

Counts = dict[str, float]


class Lexicon:
    """Evidence by lemma, part of speech and particle. In results a key is a type's name, or "" for no event."""

    def __init__(self, counted: Mapping[tuple[str, str, str], Counts], frames: Mapping[tuple[str, str, str], Counts]) -> None:
        self._counted, self._frames = counted, frames
        self._kinds = ("", *codebook.types())

    def evidence(self, lemma: str, upos: str, particles: Iterable[str] = ()) -> Mapping[str, float] | None:
        """Probabilities by type for a lemma as a part of speech with particles about it; None where nothing is known of it."""
        keys = [(lemma.lower(), upos, particle) for particle in (*particles, "")]
        counted = next((c for key in keys if (c := self._counted.get(key))), None)
        frame = next((f for key in keys if (f := self._frames.get(key))), None)
        if counted is None and frame is None:
            return None
        told = {kind: (counted or {}).get(kind, 0.0) + FRAMES * (frame or {}).get(kind, 0.0) + SMOOTH for kind in self._kinds}
        total = sum(told.values())
        return {kind: value / total for kind, value in told.items()}

    @classmethod
    def packaged(cls) -> "Lexicon":
        """The lexicon shipped with Dragoman."""
        counted: dict[tuple[str, str, str], Counts] = {}
        for lemma, upos, particle, kind, count in _rows("triggers.tsv"):
            counted.setdefault((lemma, upos, particle), {})[kind] = float(count)
        frames: dict[tuple[str, str, str], Counts] = {}
        for lemma, upos, particle, kind, _, sure in _rows("frames.tsv"):
            frame = frames.setdefault((lemma, upos, particle), {"": 1.0})
            if kind != _EVENT_LIKE:
                frame[kind] = frame.get(kind, 0.0) + float(sure)
                frame[""] = max(0.0, frame[""] - float(sure))
        return cls(counted, frames)


def particles(reading: Reading, at: int) -> list[str]:
    """The particles and prepositions that hang on a word: "off" of "called off", "for" of "call for talks"."""
    found = []
    for child in reading.children[at]:
        word = reading.words[child]
        if word.relation in {"compound:prt", "advmod"}:
            found.append(word.text.lower())
        elif word.relation.startswith(("obl", "nmod", "advcl", "acl")):
            found += [reading.words[c].text.lower() for c in reading.children[child] if reading.words[c].relation in {"case", "mark"}]
    return found


@cache
def _rows(name: str) -> list[list[str]]:
    text = (resources.files("dragoman.coding") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
