"""Lexical evidence: of what type an event told by a word is likely to be, and whether it is one.

Where a verb and its object are known together (`objects.tsv`: "order" + "ceasefire"), they tell the type. Else two tables are worked
together: `triggers.tsv`, counted over the training reports (training/lexicon.py), and `frames.tsv`, written from knowledge of news
English, which also knows particles ("call off", "pull out") and words that only look like events.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from dragoman import codebook
from dragoman.reading.reading import Reading

SMOOTH = 0.02
ACT = 0.95  # how sure a verb and its object are of the type that they tell together
FRAMES = 2.0  # how many counted occurrences a frame is worth; chosen on the held reports
_EVENT_LIKE = "-"  # in frames.tsv: looks like an event and is none

_OBJECT = frozenset({"obj", "nsubj:pass"})

Counts = dict[str, float]


class Lexicon:
    """Evidence by lemma, part of speech and particle. In results a key is a type's name, or "" for no event."""

    def __init__(
        self,
        counted: Mapping[tuple[str, str, str], Counts],
        frames: Mapping[tuple[str, str, str], Counts],
        acts: Mapping[tuple[str, str], str],
    ) -> None:
        self._counted, self._frames, self._acts = counted, frames, acts
        self._kinds = ("", *codebook.types())
        self._known: dict[tuple[str, str, str, str], Mapping[str, float]] = {}  # by word, and the particles that the tables know with it

    def rows(self, lemma: str, upos: str, particles: Iterable[str] = ()) -> dict[str, tuple[str, Counts]]:
        """By table the row that speaks of a word, as its particle and what it counts; a table that knows nothing of it is left out."""
        tables = {"triggers.tsv": self._counted, "frames.tsv": self._frames}
        lemma, tried = lemma.lower(), (*particles, "")
        found = {name: next((p for p in tried if (lemma, upos, p) in table), None) for name, table in tables.items()}
        return {name: (particle, tables[name][lemma, upos, particle]) for name, particle in found.items() if particle is not None}

    def act(self, verb: str, objects: Iterable[str]) -> str | None:
        """The type of an act that a verb and an object of it tell together; None where they are not known as a pair."""
        return next((self._acts[verb, one] for one in objects if (verb, one) in self._acts), None)

    def evidence(self, lemma: str, upos: str, particles: Iterable[str] = (), act: str | None = None) -> Mapping[str, float] | None:
        """Probabilities by type for a lemma as a part of speech with particles about it; None where nothing is known of it.

        `act` is the type that the word tells with its object, if it is known to tell one: it outweighs the word alone.
        """
        if act:
            rest = (1 - ACT) / len(self._kinds)
            return {kind: rest + (ACT if kind == act else 0.0) for kind in self._kinds}
        lemma, tried = lemma.lower(), (*particles, "")
        counted = next((p for p in tried if (lemma, upos, p) in self._counted), None)
        framed = next((p for p in tried if (lemma, upos, p) in self._frames), None)
        if counted is None and framed is None:
            return None
        key = lemma, upos, "-" if counted is None else counted, "-" if framed is None else framed
        if key not in self._known:
            count = {} if counted is None else self._counted[lemma, upos, counted]
            frame = {} if framed is None else self._frames[lemma, upos, framed]
            told = {kind: count.get(kind, 0.0) + FRAMES * frame.get(kind, 0.0) + SMOOTH for kind in self._kinds}
            total = sum(told.values())
            self._known[key] = {kind: value / total for kind, value in told.items()}
        return self._known[key]

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
        acts = {(v, o): kind for verbs, objects, kind in _rows("objects.tsv") for v in verbs.split("|") for o in objects.split("|")}
        return cls(counted, frames, acts)


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


def objects(reading: Reading, at: int) -> list[str]:
    """The lemmas of the objects of a verb, a passive's subject included."""
    return [reading.words[c].lemma.lower() for c in reading.children[at] if reading.words[c].relation in _OBJECT]


@cache
def _rows(name: str) -> list[list[str]]:
    text = (resources.files("dragoman.coding") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
