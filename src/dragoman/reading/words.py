"""Chunks of text without white space to words, as the English UD treebanks (EWT, GUM, PUD) cut them.

One master expression does the work. What a chunk yields does not depend on its neighbours, so it can be cached; the only
question left open is whether a last full stop belongs to an abbreviation or ends a sentence (`Chunk.end`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Span = tuple[int, int]


def table(name: str) -> list[tuple[str, ...]]:
    """Rows of a TSV file of this room's data, without its heading."""
    text = files("dragoman.reading").joinpath("data", name).read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()[1:] if line]


def pairs(name: str) -> dict[str, str]:
    """A TSV file of two columns, first to second."""
    return {key: value for key, value in table(name)}  # noqa: C416  a row of another length must fail


# Combining marks, variation selectors, joiners and invisible formats are parts of words, though `\w` lacks them.
_MARK = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0981-\u0983\u09bc\u09be-\u09cd\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
    "\U000e0100-\U000e01ef\U0001f3fb-\U0001f3ff"
)
_W = rf"[\w{_MARK}]"
_NOT_W = rf"(?![\w{_MARK}])"
_APOSTROPHE = "['’ʼ]"
_CLITIC = rf"{_APOSTROPHE}(?:s|m|d|re|ve|ll|S|M|D|RE|VE|LL){_NOT_W}"
_NEGATION = rf"(?:n{_APOSTROPHE}t|N{_APOSTROPHE}T){_NOT_W}"
_PREFIX = (
    "ante|anti|arch|bi|co|counter|cross|de|eco|ex|extra|hyper|infra|inter|intra|macro|mega|meta|micro|mid|mini|mono|multi|neo|neuro|non|"
    "mis|over|pan|para|post|pre|pro|proto|pseudo|psycho|re|semi|socio|sub|super|supra|tele|trans|tri|ultra|un|uni|uh"
)
_SUFFIX = "esque|ette|fest|fold|gate|itis|less|most|rama|wise"
_UNIT = (
    "[ap]\\.m\\.|[ap]\\.?m|[AP]M|bn|tn|mn|mln|k|K|m|M|MM|km|kms|cm|mm|nm|kg|kgs|mg|gb|g|lb|lbs|oz|ft|in|yd|mi|mph|kph|kmh|km²|m²|sq|"
    "MW|GW|kW|kWh|Mb|MB|GB|TB|KB|Hz|kHz|MHz|GHz|C|F|hrs?|mins?|secs?|yrs?|x|ha|bbl|p|pc|pct|pts?"
)
_NUMBER = r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d+(?:[.:/]\d+)*)"
_TLD = (
    "com|org|net|edu|gov|mil|int|info|biz|io|tv|uk|us|ca|au|de|fr|ru|ua|in|cn|jp|eu|ch|nl|il|ng|za|ke|br|"
    "html?|pdf|docx?|xlsx?|txt|jpe?g|gif|png|zip|php|asp|exe|url"
)
_ABBREVIATIONS = pairs("abbreviations.tsv")
_KNOWN = "|".join(re.escape(text) for text in sorted(_ABBREVIATIONS, key=lambda t: (-len(t), t)))

_MASTER = re.compile(
    rf"""
    (?:https?://|ftp://|mailto:|www\.)[^\s<>"“”]{{0,2000}}[^\s<>"“”.,;:!?'’)\]}}]
  | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}})+
  | (?<![\w.])(?:\w[\w-]{{0,40}}\.){{1,6}}(?i:{_TLD})(?:/[^\s<>"“”]{{0,500}}[^\s<>"“”.,;:!?'’)\]}}])?(?![\w])
  | (?<!{_W})(?:{_KNOWN})\.(?:{_NOT_W}|(?=\d))
  | (?<![\w.])(?:[^\W\d_]\.){{2,8}}(?:[^\W\d_]{_NOT_W})?
  | (?<![\w.])[A-Z]\.{_NOT_W}
  | (?<!\S)[:;]-?[)(DP]+(?!\w)
  | (?<![\w-])(?:\d-)?\d{{3}}[-/]\d{{3}}-\d{{4}}{_NOT_W} | (?<![\w-])\d{{3}}-\d{{4}}{_NOT_W}
  | (?<![\w-])\d{{1,2}}-\d{{1,2}}-\d{{4}}{_NOT_W} | (?<![\w-])\d{{4}}-\d\d-\d\d{_NOT_W}
  | {_NUMBER}(?=(?:{_UNIT}){_NOT_W})
  | (?<=\d)(?:{_UNIT}){_NOT_W}
  | (?<![\w.,])(?:1\d\d0|\d0){_APOSTROPHE}s{_NOT_W}
  | {_NUMBER}{_W}*
  | (?<![\w])\.\d+{_NOT_W}
  | (?<!{_W}){_APOSTROPHE}\d\d(?:{_APOSTROPHE}?s)?{_NOT_W}
  | (?<={_W}){_CLITIC}
  | (?<!{_W})(?i:can(?=not{_NOT_W})|(?:gon|wan)(?=na{_NOT_W})|(?:got|lot)(?=ta{_NOT_W})|kind(?=a{_NOT_W}))
  | (?<!{_W})(?i:do|does|did|is|was|were|are|has|have|had|could|would|should|ca|wo)(?=nt{_NOT_W})
  | {_NEGATION}
  | [^\W\d_]{{1,40}}?(?={_NEGATION})
  | (?<![\w-])(?:(?i:{_PREFIX})-{_W}+|[eE]-[a-z]+)
  | {_W}{{1,40}}-(?:{_SUFFIX}){_NOT_W}
  | [A-Z]+(?:&[A-Z]+)+{_NOT_W} | (?<!{_W})[^\W\d_](?:/[^\W\d_])+{_NOT_W}
  | [A-Z]{{1,3}}\$
  | \#[^\W\d]\w* | @\w+
  | (?<!{_W})[Ww]/(?:o|out){_NOT_W} | (?<!{_W})(?:Yahoo|Jeopardy|Yum)!
  | (?<![\w)])\+\d[\d-]*{_NOT_W}
  | {_W}+(?:{_APOSTROPHE}(?!(?:s|m|d|re|ve|ll|S|M|D|RE|VE|LL){_NOT_W})(?!t{_NOT_W}){_W}+)*
  | {_APOSTROPHE}(?i:em|til|cause|tis|twas){_NOT_W}
  | \.{{2,}} | -{{2,}} | [!?]+ | ''|’’|‘‘|``|"" | \*{{2,}} | ={{2,}} | \+{{2,}} | <<|>>|//
  | [^\w\s](?:[{_MARK}]+(?:(?<=\u200d)[^\w\s][{_MARK}]*)*)?
  | \S
    """,
    re.VERBOSE,
)
_PLAIN = re.compile(rf"{_W}+|[^\w\s]|\S")  # for chunks so long that they are no text
_LONG = 2000
_CLOSERS = frozenset("\"”’'»)]}›")
_STOPS = frozenset(".?!…。！？؟۔")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\Z")
_REFERENCE = re.compile(r"(?:\[\d{1,3}\])+\Z")
_NEVER = frozenset({"e.g.", "i.e.", "E.g.", "I.e."})
_HOURS = frozenset({"a.m.", "p.m.", "A.M.", "P.M."})


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk cut to words.

    `end` tells what its last word may be: "" nothing special; "stop" a sentence's end; "ellipsis" one that stands alone;
    "reference" a note such as [3]; else the kind of abbreviation: "title" (never ends a sentence), "number" (an abbreviation
    before digits), "month", "end", "etc", "hour", "initial". `dot` is that abbreviation's index, counted from the end.
    `inner` holds the words before which a sentence begins inside the chunk.
    """

    words: tuple[Span, ...]
    end: str = ""
    dot: int = 0
    inner: tuple[int, ...] = ()


def _kind(word: str) -> str:
    if word[-1] != ".":
        return ""
    known = _ABBREVIATIONS.get(word[:-1])
    if known:
        return known
    if word in _NEVER:
        return "title"
    if word in _HOURS:
        return "hour"
    if _INITIALS.match(word):
        return "initial" if len(word) == 2 else "end"
    return ""


def _end(chunk: str, words: tuple[Span, ...]) -> tuple[str, int]:
    note = _REFERENCE.search(chunk)
    if note and note.start() == 0:
        return "reference", 0
    until = note.start() if note else len(chunk)
    last = len(words) - 1
    while last > 0 and (words[last][0] >= until or chunk[words[last][0] : words[last][1]] in _CLOSERS):
        last -= 1
    word = chunk[words[last][0] : words[last][1]]
    if all(c in _STOPS for c in word):
        alone = all(chunk[a] in "[(" for a, _ in words[:last]) and (len(word) > 1 or word == "…") and word[0] in ".…"
        return ("ellipsis" if alone else "stop"), 0
    kind = _kind(word)
    return kind, last - len(words) if kind else 0


def _inner(chunk: str, words: tuple[Span, ...]) -> tuple[int, ...]:
    """Where a sentence begins without a space before it, as in "ended.The next"."""
    found = []
    for at in range(1, len(words) - 1):
        start, end = words[at]
        before = words[at - 1]
        if end - start != 1 or chunk[start] not in ".?!" or before[1] - before[0] < 2 or not chunk[before[1] - 1].islower():
            continue
        following = at + 1
        while following < len(words) - 1 and chunk[words[following][0]] in '”"’)]':
            following += 1
        first, last = words[following]
        if chunk[first].isupper() and last - first > 1:
            found.append(following)
    return tuple(found)


def cut(chunk: str) -> Chunk:
    """Words of a chunk without white space, in code points of it; every character lies in exactly one word."""
    if len(chunk) > _LONG:
        return Chunk(tuple(m.span() for m in _PLAIN.finditer(chunk)))
    words = tuple(m.span() for m in _MASTER.finditer(chunk))
    end, dot = _end(chunk, words)
    return Chunk(words, end, dot, _inner(chunk, words))


cut_cached = lru_cache(maxsize=100_000)(cut)
