"""Lemmas as the English UD treebanks write them, from a word and its tags, by rules and tables of exceptions."""

import re
from functools import lru_cache

from dragoman.reading.words import pairs, table

_VERBS = {(form, tag): lemma for form, tag, lemma in table("verb_forms.tsv")}
_NOUNS = pairs("noun_forms.tsv")
_WORDS = {(form, upos, xpos): lemma for form, upos, xpos, lemma in table("word_forms.tsv")}
_STEMS = pairs("stems.tsv")  # how a stem goes on: "e" a silent e was dropped, "1" a letter was doubled, "-" neither
_LONGEST = max(map(len, _STEMS))
_PROPER = frozenset(row[0] for row in table("proper_adjectives.tsv"))

_PREFIXES = tuple(
    "counter inter under over fore with self down out pre mis dis sub for off up un re be co de on".split()  # longest first
)
_TAILS = ("women", "men", "children", "lives", "wives", "knives", "wolves", "shelves", "halves", "selves", "feet", "teeth", "mice")
_PARTICLES = frozenset("bin ibn bint abu von van der den del della des las los dos das ter ten und the and for ould".split())
_BEFORE_NAMES = frozenset("anti pro non post pre neo trans pan mid ex sub inter intra un".split())
_COMMON_IAN = frozenset("civilian pedestrian equestrian reptilian draconian guardian median meridian obsidian amphibian simian".split())
_CURLY = str.maketrans("’‘ʼ`", "''''")
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "―": "-"})
_SHORT_STEM = re.compile(r"(?:qu|[^aeiouy])*[aeiouy][^aeiouywxh]\Z|y[aeiou][^aeiouywxh]\Z")
_SHORT_LL = re.compile(r"y?(?:qu|[^aeiouy])*[aeiouy]ll\Z")
_DIGITS = re.compile(r"[\d,.]*\d,\d{2,3}[\d,.]*\Z")
_ROMAN = re.compile(r"[ivxlc]{2,}\Z")


@lru_cache(maxsize=200_000)
def lemma(word: str, upos: str, xpos: str) -> str:
    """The lemma of a word; proper nouns, acronyms and adjectives of peoples keep their capitals, other words lose them.

    A word that no rule knows is its own lemma. Never empty unless the word is.
    """
    if upos in {"PUNCT", "SYM", "X"}:
        return _mark(word) if upos == "PUNCT" else word
    small = word.lower().translate(_CURLY)
    for form, tag in ((word, xpos), (small, xpos), (small, "*")):
        known = _WORDS.get((form, upos, tag))
        if known is not None:
            return known
    rule = _RULES.get(upos)
    return (rule(word, small, xpos) if rule else small) or small or word


def _mark(word: str) -> str:
    return word.translate(_MARKS) or word


def _verb(_word: str, small: str, xpos: str) -> str:
    if xpos in {"NNP", "NNPS"}:  # a verb within a name: United, Breaking
        tag = "VBG" if small.endswith("ing") else "VBN" if small.endswith("ed") else "VB"
        return _verb(small, small, tag).capitalize()
    head, hyphen, last = small.rpartition("-")
    if hyphen and head and last:
        return head + hyphen + _verb(last, last, xpos)
    known = _irregular(small, xpos)
    if known:
        return known
    if xpos == "VBZ" and small.endswith("s"):
        return _third_person(small)
    if xpos == "VBG" and small.endswith("ing") and len(small) > 4:
        return _stem(small[:-3])
    if xpos in {"VBD", "VBN"} and small.endswith("ed") and len(small) > 3:
        return small[:-3] + "y" if small.endswith("ied") else _stem(small[:-2])
    return small


def _irregular(form: str, xpos: str) -> str:
    known = _VERBS.get((form, xpos))
    if known:
        return known
    for prefix in _PREFIXES:
        rest = form[len(prefix) :]
        regular = rest.endswith("ing") or (rest.endswith("ed") and len(rest) > 4)  # "reached" is no re- and "ached"
        if form.startswith(prefix) and len(rest) > 2 and not regular and (rest, xpos) in _VERBS:
            return prefix + _VERBS[rest, xpos]
    return ""


def _third_person(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "tzes", "oes")):
        return form[:-1] if _STEMS.get("^" + form[:-2]) == "e" else form[:-2]
    if form.endswith("ses"):
        return _stem(form[:-2])
    return form if form.endswith("ss") else form[:-1]


def _stem(stem: str) -> str:
    """A verb or adjective from what is left without -ed, -ing, -er or -est: a silent e given back, a doubled letter halved."""
    ends = _STEMS.get("^" + stem)
    if ends is None and _SHORT_STEM.match(stem):
        ends = "e"
    if ends is None and _SHORT_LL.match(stem):
        ends = "-"
    for start in range(max(0, len(stem) - _LONGEST), len(stem)):
        if ends is not None:
            break
        ends = _STEMS.get(stem[start:])
    if ends == "1":
        return stem[:-1]
    return stem + "e" if ends == "e" else stem


def _noun(word: str, small: str, xpos: str) -> str:
    if xpos in {"NNS", "NNPS"}:
        return _plural(word, small)
    return word if _keeps_case(word) else _part_small(word)


def _keeps_case(word: str) -> bool:
    """Whether the capitals of a common noun belong to it: an acronym or a mixed spelling."""
    letters = [c for c in word if c.isalpha()]
    if len(letters) > 1 and word.isupper():
        return len(letters) <= 5 or any(c.isdigit() for c in word)
    if len(letters) == 1:
        return word.isupper()
    return any(c.isupper() for c in word[1:]) and "-" not in word and not word.isupper()


def _part_small(word: str) -> str:
    """Lower case, but for a name after a hyphen: anti-Americanism."""
    if "-" not in word[1:-1]:
        return word.lower()
    head, _, last = word.rpartition("-")
    return head.lower() + "-" + (last if last[:1].isupper() and not word[0].isupper() else last.lower())


def _plural(word: str, small: str) -> str:
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():  # MPs, NGO's
        return word[:-1].rstrip("'’")
    known = _NOUNS.get(small)
    if known is not None:
        return known
    if _keeps_case(word) and not (word.isupper() and small.endswith("s")):
        return _singular(word)
    return _singular(small)


def _singular(form: str) -> str:
    if form.endswith(("'s", "’s")):
        return form[:-2]
    head, hyphen, last = form.rpartition("-")
    if hyphen and head and last in _NOUNS:
        return head + hyphen + _NOUNS[last]
    for tail in _TAILS:
        if form.endswith(tail):
            return form[: -len(tail)] + _NOUNS[tail]
    if not form.endswith("s") or form.endswith("ss") or form[:1].isdigit() or len(form) < 3:
        return form
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return form[:-2]
    return form[:-1]


def _adjective(word: str, small: str, xpos: str) -> str:
    if xpos in {"NNP", "NNPS"}:
        return _proper(word, small, xpos)
    if xpos in {"JJR", "JJS", "RBR", "RBS"}:
        return _base(small, xpos)
    if "-" in word[1:-1]:
        head, _, last = word.rpartition("-")
        lead = head if head in _PROPER or head.isupper() else head.lower()
        keeps = last in _PROPER or last.isupper() or (last[:1].isupper() and lead in _BEFORE_NAMES)
        return lead + "-" + (last if keeps else last.lower())
    title = word.capitalize()
    if title in _PROPER:
        return title
    if word == title and small.endswith("ian") and not small.endswith("arian") and small not in _COMMON_IAN:
        return word
    return word if _keeps_case(word) and (len(word) < 4 or not word.isalpha() or not word.isupper()) else small


def _base(form: str, xpos: str) -> str:
    ending = "er" if xpos[-1] == "R" else "est"
    head, hyphen, last = form.rpartition("-")
    if hyphen and head and last:
        return head + hyphen + _base(last, xpos)
    if not form.endswith(ending) or len(form) <= len(ending) + 1:
        return form
    stem = form[: -len(ending)]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    return stem + "e" if stem.endswith("e") else _stem(stem)


def _proper(word: str, small: str, xpos: str) -> str:
    if xpos == "NNPS":
        return _cased(_NOUNS.get(small) or _singular(small), word)
    if word.islower() and word.isalpha() and len(word) > 2 and word not in _PARTICLES:
        return word.capitalize()
    return word


def _cased(single: str, word: str) -> str:
    """A singular in the capitals of its plural."""
    same = 0
    while same < len(single) and same < len(word) and word[same].lower() == single[same]:
        same += 1
    rest = single[same:]
    return word[:same] + (rest.upper() if word.isupper() else rest)


def _number(word: str, small: str, xpos: str) -> str:
    if _DIGITS.match(word):
        return word.replace(",", "")
    if _ROMAN.match(small) and small != "mix":
        return small.upper()
    if xpos == "NNP" or (len(word) == 1 and word.isupper()):
        return word
    return small


def _adverb(word: str, small: str, xpos: str) -> str:
    if xpos in {"RBR", "RBS"}:
        return _base(small, xpos)
    return word if xpos == "NNP" else small


_RULES = {
    "VERB": _verb,
    "AUX": _verb,
    "NOUN": _noun,
    "ADJ": _adjective,
    "ADV": _adverb,
    "PROPN": _proper,
    "NUM": _number,
}
