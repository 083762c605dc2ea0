"""Numbers that count something: "at least 12 people", "two dozen lorries", "$1.6 billion", with what they count.

Words are enough to find them; where the reader gives a tree, the noun that a number counts is taken from it. Dates, ages,
clock times, percentages and vague numbers ("hundreds") are no counts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from dragoman.reading.lemma import lemma
from dragoman.reading.reading import Reading, Word, WordSpan

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z|\d+(?:\.\d+)?\Z")
_GROUP = re.compile(r"\d{3}\Z")
_PERSONAL = ("er", "or", "ist", "ant", "ent", "ee", "ian", "ean", "man", "can", "ard", "ite", "ish")
MOST, DIGITS = 1e15, 20  # a larger number counts nothing that news tells of
LONGEST = 6  # words between a number and its noun


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it counts: `kind` is a class of data/size_nouns.tsv, "money", "some" (a noun unknown) or "" (no noun)."""

    value: int
    words: WordSpan
    noun: str
    kind: str
    last: int
    currency: str = ""


def counts(reading: Reading, sentence: WordSpan) -> list[Count]:
    """The counts of one sentence, in order. "Two marines and three guards" is one count."""
    words = reading.words[sentence[0] : sentence[1]]
    small = [w.text.lower() for w in words]
    found: list[Count] = []
    openers = _openers()
    at = 0
    while at < len(small):
        end = at + 1
        if small[at] not in openers and not small[at][:1].isdigit():
            at = end
            continue
        number = _number(small, at) if not _glued(words, at) else None
        count = _single(small, at) if number is None else None
        if number is not None:
            value, end, exact = number
            count = _count(words, small, at, end, value) if exact and not _dated(small, at, end) and not _is_name(words, at) else None
        if count is not None:
            _add(found, _sum(count, small, [c.currency for c in found if c.currency]), small)
            end = max(end, count.last if count.kind not in {"some", "one"} else end)
        at = end
    return [_shifted(count, sentence[0]) for count in found]


def _single(small: Sequence[str], at: int) -> Count | None:
    """One person told with an article: "a schoolgirl"; the class is then "one"."""
    if small[at] not in {"a", "an"}:
        return None
    for place in range(at + 1, min(len(small), at + 4)):
        if small[place] in listed("ends a noun phrase") or not small[place].isalpha():
            break
        noun, kind = classed(small[place])
        if kind:
            return (
                Count(1, (at, at + 1), noun, "one", place + 1)
                if noun == small[place] and kind in {"person", "troops"} and noun not in listed("many")
                else None
            )
    return None


def _add(found: list[Count], count: Count, small: Sequence[str]) -> None:
    """Put a count after those found, or into the last one where "and" joins two numbers of people."""
    if found and small[count.words[0] - 1] == "and" and found[-1].last == count.words[0] - 1:
        before, people = found[-1], {"person", "troops"}
        if before.kind in people and count.kind in people:
            kind = before.kind if before.kind == count.kind else "person"
            found[-1] = replace(before, value=before.value + count.value, kind=kind, last=count.last)
            return
    found.append(count)


def _is_name(words: Sequence[Word], at: int) -> bool:
    """Whether a number is a name: "the Twelve", "Flight 847"."""
    text, before = words[at].text, words[at - 1].text if at else ""
    if text[:1].isdigit():
        return before in listed("named with a number")
    return before.lower() == "the" and text[:1].isupper() and text.lower() in _numbers() and before != "The"


def _sum(count: Count, small: Sequence[str], currencies: Sequence[str]) -> Count:
    """A bare "60 million" after a sum of money is one too."""
    if count.kind or count.noun or not currencies or small[count.words[1] - 1] not in {"million", "billion", "trillion"}:
        return count
    return replace(count, kind="money", currency=currencies[-1])


def _glued(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the later part of a name or a compound: the 16 of F-16, the one of no-one."""
    return at > 1 and words[at - 1].text in {"-", "/"} and words[at - 2].end == words[at - 1].start and words[at - 1].end == words[at].start


def _shifted(count: Count, by: int) -> Count:
    first, last = count.words
    return Count(count.value, (first + by, last + by), count.noun, count.kind, count.last + by, count.currency)


def number_at(small: Sequence[str], at: int) -> tuple[int, int] | None:
    """A whole number told exactly at a place of lower-case words: its value and the word after it."""
    found = _number(small, at) if at < len(small) else None
    return (int(found[0]), found[1]) if found and found[2] and found[0] == int(found[0]) else None


def _number(small: Sequence[str], at: int) -> tuple[float, int, bool] | None:
    """A number that begins at a word: its value, the word after it, and whether it is exact enough to be told."""
    opened = _opened(small, at) if small[at] in {"a", "an", "half"} else (0.0, at)
    if opened is None:
        return None
    part, end = opened
    total, exact = 0.0, True
    while end < len(small):
        kind, value = _numbers().get(small[end], ("", 0.0))
        figures = _figures(small, end) if not part else None
        if figures is not None:
            part, end = figures
            continue
        if kind == "unit" and (not part or (part >= 20 and value < part)):
            part += value
        elif (kind == "scale" and (part or total or end > at)) or (kind == "short" and part and small[end - 1][-1:].isdigit()):
            part = (part or 1) * value
            total, part = (total + part, 0.0) if value >= 1000 else (total, part)
        elif kind == "vague":
            exact = False
        elif not _joins(small, end, part or total):
            break
        end += 1
    value = total + part
    return None if end == at or (value == 0 and exact) else (value, end, exact and 1 <= value <= MOST)


def _opened(small: Sequence[str], at: int) -> tuple[float, int] | None:
    """Numbers that open with an article or a half: "a hundred", "half a million", "a couple of", "a dozen"."""
    table = _numbers()
    rest = list(small[at : at + 5])
    if rest[0] == "half":
        skip = next((n for n in (1, 2, 3, 4) if n < len(rest) and table.get(rest[n], ("",))[0] == "scale"), None)
        plain = skip is not None and all(w in {"a", "-", "of"} for w in rest[1:skip])
        return (0.5, at + skip) if skip is not None and plain else None
    kind = table.get(rest[1], ("",))[0] if len(rest) > 1 else ""
    if rest[1:3] == ["couple", "of"]:
        return 2.0, at + 3
    if kind == "scale" and rest[1] != "score":
        return 1.0, at + 1
    return None


def _figures(small: Sequence[str], at: int) -> tuple[float, int] | None:
    """A number in figures, thousands parted by commas or a space."""
    if not _FIGURES.match(small[at]) or len(small[at]) > DIGITS:
        return None
    text, end = small[at], at + 1
    while text.isdigit() and len(text) < 10 and end < len(small) and len(small[end - 1]) <= 3 and _GROUP.match(small[end]):
        text, end = text + small[end], end + 1
    return float(text.replace(",", "")), end


def _joins(small: Sequence[str], at: int, value: float) -> bool:
    """Whether a word within a number carries on: "nine hundred and fifty", "forty-eight"."""
    if not value or small[at] not in {"and", "-"} or at + 1 >= len(small):
        return False
    kind, nextly = _numbers().get(small[at + 1], ("", 0))
    if small[at] == "-":
        return kind in {"unit", "scale"}
    return kind == "unit" and nextly < value and small[at - 1] in _numbers() and _numbers()[small[at - 1]][0] == "scale"


def _dated(small: Sequence[str], at: int, end: int) -> bool:
    """Whether a number is a day, a year, an age, a clock time, a share or a rank."""
    before, after = small[at - 1] if at else "", small[end] if end < len(small) else ""
    if after in listed("shares and hours") or before in {"aged", "age", "article", "no.", "number"}:
        return before != "number"
    if (before in listed("months") and len(small[at]) <= 4) or (after in listed("months") and small[at].isdigit()):
        return True
    if after == "-" and end + 1 < len(small) and small[end + 1] in listed("measures"):
        return True
    year = end == at + 1 and small[at].isdigit() and len(small[at]) == 4 and 1000 <= int(small[at]) <= 2100
    return year and (before in listed("before a year") or before in listed("months"))


def _count(words: Sequence[Word], small: Sequence[str], at: int, end: int, value: float) -> Count | None:
    """What a number counts; None for a fraction of nothing."""
    money = _money(small, at, end)
    if money:
        return Count(round(value), (at, end), "", "money", money[1], money[0])
    if value != int(value):
        return None
    noun, kind, last = _noun(words, small, end)
    return Count(int(value), (at, end), noun, kind, last)


def _money(small: Sequence[str], at: int, end: int) -> tuple[str, int] | None:
    """The currency of a sum and the word after it."""
    signs = _signs()
    for back in (1, 2):
        sign = signs.get(("before", "".join(small[max(0, at - back) : at])))
        if sign:
            return sign, end
    for skip in (0, 1, 2):
        if end + skip >= len(small):
            break
        word = small[end + skip]
        code = signs.get(("after", word)) or signs.get(("after", lemma(word, "NOUN", "NNS")))
        if code and (word != "won" or skip == 0):
            return code, end + skip + 1
        if word in listed("ends a noun phrase") or not word.isalpha():
            break
    return None


def _noun(words: Sequence[Word], small: Sequence[str], end: int) -> tuple[str, str, int]:
    """The noun after a number, its class and the word after it; of "20 of the prisoners" the prisoners."""
    at = end
    while at < len(small) and (small[at] in listed("more") or small[at] == "-"):
        at += 1
    whole = (
        at + 1 < len(small) and small[at] == "of" and (small[at + 1] in listed("partitive") or small[at + 2 : at + 3] in (["'s"], ["’s"]))
    )
    if whole:
        if small[at + 1] in {"them", "whom", "which", "those"}:
            return small[at + 1], "", at + 2
        at += 2 if small[at + 1] in listed("partitive") else 3
    found = _head(words, small, at)
    if found is None:
        if at > end and small[at - 1] == "others":
            return "others", "", at
        if at < len(small) and _opens_noun(small[at]):
            return small[at], "some", at + 1
        return "", "", at if at > end and small[at - 1] != "-" else end
    noun, kind, last = found
    if last + 1 < len(small) and small[last] == "and" and classed(small[last + 1])[1] == "person" and kind in {"person", "troops"}:
        last += 2
    return noun, "" if whole and kind == "none" else kind, last


def _head(words: Sequence[Word], small: Sequence[str], at: int) -> tuple[str, str, int] | None:
    """The noun that a run of words ends in, with its class and the word after it."""
    best: tuple[str, str, int] | None = None
    for place in range(at, min(len(small), at + LONGEST)):
        word = small[place]
        joined = word == "and" and best is None and place > at and _joined_name(words, small, place)
        if not joined and ((word in listed("ends a noun phrase") and words[place].text != "US") or not (word[0].isalnum() or word == "-")):
            break
        noun, kind = classed(word)
        if kind:
            best = (noun, kind, place + 1)
        elif best is not None and word != "-" and small[place - 1] != "-":
            break
        elif best is None and _plural(words[place], word):
            best = (noun, "person" if words[place].text[0].isupper() else "some", place + 1)
    return best


def _joined_name(words: Sequence[Word], small: Sequence[str], at: int) -> bool:
    """Whether an "and" joins what stands before one noun: "American and Filipino soldiers", "taxi and bus drivers"."""
    return at + 2 < len(small) and not classed(small[at + 1])[1] and bool(classed(small[at + 2])[1]) and not words[at + 1].text.isdigit()


def _opens_noun(word: str) -> bool:
    """Whether an unknown word after a number may begin what is counted: "three Hindu and two Muslim parties"."""
    return (
        word.isalpha()
        and word not in listed("ends a noun phrase")
        and word not in listed("no noun")
        and not word.endswith(("ed", "ing", "ly"))
        and lemma(word, "VERB", "VBN") == word
    )


def classed(word: str) -> tuple[str, str]:
    """The lemma of a noun and its class; an empty class where it is not known."""
    classes = _classes()
    noun = lemma(word, "NOUN", "NNS").lower()
    if noun in classes:
        return noun, classes[noun]
    if word in classes:
        return word, classes[word]
    plural = word.endswith("s") or noun != word
    if (plural and noun.endswith(_PERSONAL) and len(noun) > 4) or noun.endswith(("woman", "person")):
        return noun, "person"
    return noun, ""


def _plural(word: Word, small: str) -> bool:
    """Whether an unknown word looks like the plural of a noun."""
    if word.xpos:
        return word.xpos in {"NNS", "NNPS"}
    return len(small) > 3 and small.endswith("s") and not small.endswith(("ss", "us", "is", "ous"))


@cache
def _numbers() -> Mapping[str, tuple[str, float]]:
    return {word: (kind, float(value)) for word, kind, value in rows("size_numbers.tsv")}


@cache
def _openers() -> frozenset[str]:
    """The words with which a number that is not in figures may begin, and the articles of `_single`."""
    return frozenset({"a", "an", "half", *_numbers()})


@cache
def _signs() -> Mapping[tuple[str, str], str]:
    return {(where, sign): code for sign, where, code in rows("size_money.tsv")}


@cache
def _classes() -> Mapping[str, str]:
    return dict(rows("size_nouns.tsv"))


@cache
def listed(name: str) -> frozenset[str]:
    """A closed list of words, from data/word_lists.tsv."""
    return frozenset(word for kind, word in rows("word_lists.tsv") if kind == name)


@cache
def rows(name: str) -> list[list[str]]:
    """The rows of a table of the package's data, without its heading."""
    text = (resources.files("dragoman.coding") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line]
