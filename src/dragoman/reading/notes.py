"""What is noted down while a report is coded, so that it can be told afterwards why it was coded so.

A reading carries a `Notes` only where somebody asked for it; else nothing is kept and nothing is lost.
"""

from dataclasses import dataclass, field

WordSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """One answer to a question about some words, with what it was made from."""

    question: str
    words: WordSpan | None
    told: dict[str, object]


@dataclass(slots=True)
class Notes:
    """The notes of one report in the order of the coding; `now` is the question and the words that the coder is at."""

    all: list[Note] = field(default_factory=list)
    now: tuple[str, WordSpan] | None = None

    def turn(self, question: str, words: WordSpan) -> None:
        """The coder turns to a question about some words."""
        self.now = question, words

    def add(self, question: str, words: WordSpan | None = None, **told: object) -> None:
        """Keeps a note; without words it is about those that the coder is at."""
        at = words if words is not None else self.now[1] if self.now else None
        self.all.append(Note(question, at, told))

    def looked_up(self, kind: str, asked: str, found: object) -> None:
        """Keeps a look-up in the facts, under the question that the coder is at."""
        question, words = self.now or ("report", None)
        self.all.append(Note("look-up", words, {"for": question, "kind": kind, "asked": asked, "found": found}))

    def of(self, question: str, words: WordSpan) -> list[Note]:
        """The notes on a question about some words, oldest first."""
        return [note for note in self.all if note.question == question and note.words == words]
