"""A text as tokens, each with one letter for all the classes it belongs to, so that rules are regular expressions over letters.

Classes made here: DIGIT (any number in figures) and its kinds DOM (1 to 31), YEAR (1000 to 2199), INT, BIG ("12,000"), DEC
("2.5"); ORD ("3rd"), DECADE ("1990s"), ISO, SLASH ("5/12/2016"), CLOCK ("22:27"), HHMM ("0730"), AMPM ("3.30 pm"), QTOK ("Q3"),
MONEY ("$203"), PCT, BREAK (an empty line).
"""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<PLAIN>[A-Z]?[a-z][^\W\d_]*)"  # a WORD that can be nothing else, met most often
    r"|(?P<POINT>[,.;:!?()\"“”])"  # and a MARK
    r"|(?P<BREAK>\n[ \t\r]*\n\s*)"
    r"|(?P<ISO>(?<![\d-])[12]\d{3}-[01]\d-[0-3]\d(?:[T ][012]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))"
    r"|(?P<SLASH>(?<![\d/.])\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d/]))"
    r"|(?P<AMPM>(?<![\d.,$£€])(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|[AP]\.M\.))"
    r"|(?P<CLOCK>(?<![\d.,:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<MONEY>(?:US|A|C|HK|NZ)?[$£€¥]\s?\d[\d,.]*\d|(?:US|A|C)?[$£€¥]\s?\d)"
    r"|(?P<PCT>\d[\d.,]*\s?%)"
    r"|(?P<DECADE>(?:\b[12]\d\d0|['’‘]\d0|\b[2-9]0)['’]?s\b)"
    r"|(?P<ORD>\b\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<BIG>\b\d{1,3}(?:,\d{3})+\b)"
    r"|(?P<DEC>\b\d+\.\d+\b)"
    r"|(?P<HHMM>\b(?:[01]\d|2[0-3])[0-5]\d(?=\s+(?:GMT|UTC|hours|local)\b))"
    r"|(?P<QTOK>\bQ[1-4]\b)"
    r"|(?P<INT>(?<![\w.,])\d+(?![\w]))"
    r"|(?P<WORD>[^\W\d_]+)"
    r"|(?P<CODE>\w+)"
    r"|(?P<MARK>[^\w\s])"
)
YEARS = range(1000, 2200)
_SAME = str.maketrans({"’": "'", "‘": "'", "—": "–", "‐": "-", "‑": "-", "−": "-"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and marks of a text with their code points, the kind of each and the letters of all in one string."""

    text: str
    words: list[str]  # lower case, straight apostrophes
    starts: list[int]
    ends: list[int]
    kinds: list[str]
    letters: str

    def raw(self, at: int) -> str:
        """The word as it stands in the text; empty beyond the ends."""
        return self.text[self.starts[at] : self.ends[at]] if 0 <= at < len(self.words) else ""

    def word(self, at: int) -> str:
        """The word in lower case; empty beyond the ends."""
        return self.words[at] if 0 <= at < len(self.words) else ""


class Alphabet:
    """One letter for each set of classes that some word has."""

    def __init__(self) -> None:
        self._letters: dict[frozenset[str], str] = {}
        self._words: dict[str, set[str]] = {}

    def add(self, word: str, name: str) -> None:
        """Let `word` be of the class `name`."""
        self._words.setdefault(word, set()).add(name)

    def _letter(self, names: frozenset[str]) -> str:
        return self._letters.setdefault(names, chr(0x4E00 + len(self._letters)))

    def close(self) -> tuple[dict[str, str], dict[str, str]]:
        """Letters by word, and the letters of each class."""
        by_word = {word: self._letter(frozenset(names | {word})) for word, names in self._words.items()}
        for kind in ("ISO", "SLASH", "AMPM", "CLOCK", "MONEY", "PCT", "DECADE", "ORD", "BIG", "DEC", "HHMM", "QTOK", "INT", "YEAR", "DOM"):
            by_word["\0" + kind] = self._letter(frozenset({kind, "DIGIT"} if kind in {"BIG", "DEC", "INT", "YEAR", "DOM"} else {kind}))
        classes: dict[str, str] = {}
        for names, letter in self._letters.items():
            for name in names:
                classes[name] = classes.get(name, "") + letter
        return by_word, classes


def tokenise(text: str, letters: dict[str, str]) -> Tokens:
    """The tokens of `text`, lettered."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    row: list[str] = []
    plain, known = ".", letters.get
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        word = match[0]
        if kind == "PLAIN" or kind == "WORD":  # noqa: PLR1714  # the hottest line of the tokeniser
            kind = "WORD"
            word = word.lower()
            letter = known(word, plain)
        elif kind == "POINT":
            kind = "MARK"
            letter = known(word, plain)
        elif kind == "MARK":
            word = word.translate(_SAME)
            letter = known(word, plain)
        elif kind == "INT":
            kind = _kind_of(word)
            letter = letters["\0" + kind]
        else:
            letter = known("\0" + kind, plain)
        words.append(word)
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        kinds.append(kind)
        row.append(letter)
    return Tokens(text, words, starts, ends, kinds, "".join(row))


def _kind_of(figures: str) -> str:
    number = int(figures) if len(figures) < 9 else 0
    if 1 <= number <= 31 and len(figures) <= 2:
        return "DOM"
    return "YEAR" if len(figures) == 4 and number in YEARS else "INT"
