"""The rules of data/rules.tsv as regular expressions over the letters of tokens.

A rule's pattern is a row of items: a lower-case word or a mark stands for itself, UPPER case for a class of words.tsv or
tokens.py, @NAME for a macro (a line with no resolver), `name=` keeps an item or a group; ( ) | ? * + mean what they mean in
regular expressions.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.coding.times.tokens import Alphabet, Tokens

_ITEM = re.compile(r"[a-z]\w*=|@[A-Z]+|\w+|[()|?*+]|[^\s\w]")
_WORDS = re.compile(r"[^\W\d_]+|\d+|[^\s\w]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, the name of what resolves it, and its pattern with the kept items as named groups."""

    id: str
    resolver: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Feast:
    """One line of holidays.tsv."""

    kind: str
    what: str
    country: str
    length: str


@dataclass(frozen=True)
class Grammar:
    """All that is known of the words of time."""

    letters: dict[str, str]
    values: dict[str, dict[str, str]]  # class → word → value
    numbers: dict[str, int]
    rules: list[Rule]
    opening: dict[str, list[Rule]]  # letter → the rules that may begin with it, in their order
    feasts: dict[str, list[Feast]]
    verbs: dict[str, str]  # word → past, present or future


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched tokens `first` to `last` (excluded), with the words of its kept items."""

    grammar: Grammar
    tokens: Tokens
    rule: Rule
    first: int
    last: int
    match: re.Match[str]

    def has(self, name: str) -> bool:
        """Whether the item `name` is there."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def place(self, name: str) -> tuple[int, int]:
        """The tokens of the item `name`."""
        return self.match.span(name)

    def words(self, name: str) -> list[str]:
        """The words of the item `name`; none where it is not there."""
        return self.tokens.words[slice(*self.match.span(name))] if self.has(name) else []

    def text(self, name: str) -> str:
        """The words of the item `name`, with single blanks."""
        return " ".join(self.words(name))

    def value(self, name: str, *classes: str) -> str | None:
        """The value of the first word of `name` that has one in `classes`."""
        for word in self.words(name):
            for each in classes:
                if word in self.grammar.values[each]:
                    return self.grammar.values[each][word]
        return None


def rows(name: str) -> list[list[str]]:
    """The lines of a table of this package, without its comments."""
    text = files("dragoman.coding.times").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("# ")]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in rows("lists.tsv")}


def listed(name: str) -> frozenset[str]:
    """The words of one list of lists.tsv."""
    return _lists()[name]


@cache
def grammar() -> Grammar:
    """The grammar, built once."""
    alphabet, values = Alphabet(), dict[str, dict[str, str]]()
    for word, name, value in rows("words.tsv"):
        alphabet.add(word, name)
        values.setdefault(name, {})[word] = value
    feasts = _feasts()
    macros, ruled = _rules(rows("rules.tsv"))
    macros["HOLIDAY"] = "(" + "|".join(" ".join(name.split()) for name in sorted(feasts, key=len, reverse=True)) + ")"
    for pattern in (*macros.values(), *(pattern for _, _, pattern in ruled)):
        for item in _ITEM.findall(pattern):
            if not item.isupper() and not item.endswith("=") and item[0] not in "@()|?*+":
                alphabet.add(item, item)
    letters, classes = alphabet.close()
    rules = [Rule(name, resolver, re.compile(_compile(pattern, macros, classes, True))) for name, resolver, pattern in ruled]
    opening: dict[str, list[Rule]] = {}
    for rule, (_, _, pattern) in zip(rules, ruled, strict=True):
        for letter in _openers(_ITEM.findall(pattern)[::-1], macros, classes)[0]:
            opening.setdefault(letter, []).append(rule)
    numbers = {word: int(value) for name in ("NUMW", "ORDW") for word, value in values[name].items()}
    verbs = {row[0]: row[1] for row in rows("verbs.tsv")}
    return Grammar(letters, values, numbers, rules, opening, feasts, verbs)


def _feasts() -> dict[str, list[Feast]]:
    found: dict[str, list[Feast]] = {}
    for name, kind, what, country, length in rows("holidays.tsv"):
        found.setdefault(" ".join(_WORDS.findall(name)), []).append(Feast(kind, what, country, length))
    return found


def _rules(lines: list[list[str]]) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    macros, ruled = {}, []
    for name, resolver, pattern in lines:
        if resolver:
            ruled.append((name, resolver, pattern))
        else:
            macros[name.removeprefix("@")] = pattern
    return macros, ruled


def _compile(pattern: str, macros: dict[str, str], classes: dict[str, str], keep: bool) -> str:
    out: list[str] = []
    name = ""
    for item in _ITEM.findall(pattern):
        if item.endswith("=") and len(item) > 1:
            name = item[:-1] if keep else ""
            continue
        opened = f"(?P<{name}>" if name else ""
        if item == "(":
            out.append(opened or "(?:")
        elif item in {")", "|", "?", "*", "+"}:
            out.append(item)
        else:
            out.append(opened + _item(item, macros, classes) + (")" if name else ""))
        name = ""
    return "".join(out)


def _item(item: str, macros: dict[str, str], classes: dict[str, str]) -> str:
    name = item.removeprefix("@")
    if item.startswith("@") or name == "HOLIDAY":
        return f"(?:{_compile(macros[name], macros, classes, False)})"
    return f"[{classes[item]}]"


def _openers(items: list[str], macros: dict[str, str], classes: dict[str, str]) -> tuple[set[str], bool]:
    """The letters with which a pattern may begin, and whether it may be empty. Its items come last first and are used up to its end."""
    letters, empty = set[str](), False
    row, void = set[str](), True  # of the alternative at hand
    while items and (item := items.pop()) != ")":
        if item == "|":
            letters, empty, row, void = letters | row, empty or void, set[str](), True
        elif not item.endswith("=") or len(item) == 1:
            opened, nothing = _openers_of(item, items, macros, classes)
            if items and items[-1] in {"?", "*", "+"}:
                nothing = items.pop() != "+" or nothing
            row |= opened if void else set()
            void = void and nothing
    return letters | row, empty or void


def _openers_of(item: str, items: list[str], macros: dict[str, str], classes: dict[str, str]) -> tuple[set[str], bool]:
    """The same for one item, or for the bracket that it opens."""
    if item == "(":
        return _openers(items, macros, classes)
    name = item.removeprefix("@")
    if item.startswith("@") or name == "HOLIDAY":
        return _openers(_ITEM.findall(macros[name])[::-1], macros, classes)
    return set(classes[item]), False
