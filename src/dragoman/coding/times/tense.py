"""The tense of the clause round a time expression, from closed lists and endings; no tagger.

An adverbial of time hangs on the nearest verb before it in its clause, or else on the next one after it. verbs.tsv gives words
that tell a tense: past, present, future; `base` for past forms that are base forms too ("cut"), `maybe` for present forms that
are nouns too ("visits").
"""

from collections.abc import Mapping
from typing import Literal

from dragoman.coding.times.grammar import listed
from dragoman.coding.times.tokens import Tokens

Tense = Literal["past", "present", "future"]
REACH = 40  # tokens looked at either way; longer clauses are rare
_STOPS = {".", "!", "?", ";", ":"}
_IS, _WAS = {"is", "are", "am"}, {"was", "were"}
_DUE = {"due", "scheduled", "slated"}
_LOOK_BACK = {"accused", "alleged", "blamed", "charged", "feared", "reported", "suspected", "wanted"}  # "is blamed for a raid on Friday"
_FUTURE_MODALS = {"could", "would", "might", "may", "should"}


def tense_at(tokens: Tokens, first: int, last: int, verbs: Mapping[str, str]) -> Tense | None:
    """Tense of the clause of the tokens `first` to `last` (excluded); None where nothing tells it."""
    told = _adjacent(tokens, first, last)
    if told:
        return told
    at = first - 2 if tokens.word(first - 1) in {"on", "in", "at", "of", "late", "early"} else first - 1
    if tokens.word(at) in listed("links") or (tokens.word(at) == "," and tokens.word(at - 1) in {"and", "but"}):
        return (
            _scan(tokens, range(last, last + REACH), verbs, frozenset())[0]
            or _scan(tokens, range(at - 1, at - REACH, -1), verbs, listed("relatives"))[0]
        )
    back, sure = _scan(tokens, range(first - 1, first - REACH, -1), verbs, listed("relatives"))
    if back and sure:
        return back
    forth, sure = _scan(tokens, range(last, last + REACH), verbs, frozenset())
    return forth if sure else back or forth


def _adjacent(tokens: Tokens, first: int, last: int) -> Tense | None:
    """Tense told by what stands next to it: "since Monday", "by June", "due on Friday", "a strike for Friday"."""
    before = tokens.word(first - 1)
    if before == "since":
        return "past"
    if before == "by" and (tokens.raw(first - 1) == "By" or tokens.word(last) == "'"):
        return None
    if (before in {"on", "in", "at"} and tokens.word(first - 2) in _DUE) or before in {"by", "until", "till", *_DUE}:
        return "future"
    if before == "before" and tokens.word(last) == "'":
        return "future"
    return "future" if before == "for" and tokens.word(last) != "'" else None


def _scan(tokens: Tokens, places: range, verbs: Mapping[str, str], stops: frozenset[str]) -> tuple[Tense | None, bool]:
    """The first verb's tense in `places`, up to the end of the clause, and True; a doubtful one and False where there is no sure one."""
    doubtful: Tense | None = None
    quoted = False
    for at in places:
        if places.step < 0 and 0 <= at < len(tokens.words) and tokens.words[at] in {"”", "“"}:
            quoted = tokens.words[at] == "”"
        if quoted:
            continue
        if not 0 <= at < len(tokens.words) or _limits(tokens, at) or tokens.words[at] in stops:
            break
        told, sure = _verb(tokens, at, verbs)
        if told and sure:
            return told, True
        doubtful = doubtful or told
    return doubtful, False


def _limits(tokens: Tokens, at: int) -> bool:
    if tokens.kinds[at] == "BREAK":
        return True
    return tokens.words[at] in _STOPS and not (tokens.words[at] == "." and len(tokens.word(at - 1)) == 1)


def _verb(tokens: Tokens, at: int, verbs: Mapping[str, str]) -> tuple[Tense | None, bool]:
    """What the word at `at` tells of its clause's tense, and whether surely so."""
    word, before, after = tokens.words[at], tokens.word(at - 1), tokens.word(at + 1)
    kind = verbs.get(word)
    if word in _IS | _WAS:
        return _to_be(tokens, at)
    if word == "to":
        ahead = (
            verbs.get(after) in {"base", "present"} or after in {"be", "have"} or (after.isalpha() and tokens.word(at + 2).endswith("ing"))
        )
        return ("future", True) if ahead and (before in listed("ahead")) else (None, False)
    if kind == "future":
        return _modal(tokens, at, before, after)
    if kind in {"past", "base"} or (kind is None and _looks_past(tokens, at)):
        return _past(tokens, at, verbs, True)
    if kind in {"present", "maybe"} or word in {"has", "have"} or (kind is None and word.endswith("s")):
        return _present(tokens, at, kind or ""), (kind != "maybe" and kind is not None) or word in {"has", "have"}
    return None, False


def _to_be(tokens: Tokens, at: int) -> tuple[Tense | None, bool]:
    after = tokens.word(at + 1)
    if after == "set":
        return ("future" if tokens.word(at + 2) in {"to", "for"} else "present" if tokens.words[at] in _IS else "past"), True
    if after in listed("towards") or (after in {"not", "also", "now", "still"} and tokens.word(at + 2) in listed("towards")):
        return "future", True
    return ("present", True) if tokens.words[at] in _IS else ("past", True)


def _modal(tokens: Tokens, at: int, before: str, after: str) -> tuple[Tense | None, bool]:
    word = tokens.words[at]
    if word in {"may", "might", "march"} and tokens.raw(at)[:1].isupper() and at and tokens.word(at - 1) not in {".", ""}:
        return None, False
    if word in {"mean", "means"} and after != "to":
        return None, False
    if word in _FUTURE_MODALS and ((after == "have" and tokens.word(at + 2) != "to") or (word == "could" and after in {"not", "n"})):
        return "past", True
    if word in {"hope", "hopes", "schedule", "schedules", "aim", "aims", "promise", "threaten", "vow"} and after not in {"to", "for"}:
        return None, False
    if word in {"plan", "plans"} and (after not in {"to", "for", "a", "an", "another", "more"} or before in listed("before an adjective")):
        return None, False
    if word in {"planned", "scheduled", "expected"} and before in listed("before an adjective"):
        return None, False
    return "future", True


def _looks_past(tokens: Tokens, at: int) -> bool:
    word, before, after = tokens.words[at], tokens.word(at - 1), tokens.word(at + 1)
    if (
        len(word) < 4
        or not word.endswith("ed")
        or word in listed("not past")
        or tokens.kinds[at] != "WORD"
        or before == "-"
        or after == "-"
    ):
        return False
    adjective = before in listed("before an adjective") and after.isalpha() and after not in listed("after a verb")
    return not adjective and not (tokens.raw(at)[:1].isupper() and tokens.raw(at - 1)[:1].isupper())


def _past(tokens: Tokens, at: int, verbs: Mapping[str, str], sure: bool) -> tuple[Tense | None, bool]:
    """A past form or participle; its auxiliary decides ("will be sent", "is to be held", "would cut")."""
    back = at - 1
    while (
        back > 0
        and at - back < 4
        and (tokens.words[back] in {"not", "also", "been", "being", "be", "have"} or tokens.words[back].endswith("ly"))
    ):
        back -= 1
    word = tokens.word(back)
    passive = back < at - 1
    if word == "to" or (verbs.get(word) == "future" and word not in {"planned", "scheduled", "expected"}):
        if (word in _FUTURE_MODALS and "have" in tokens.words[back:at]) or (word == "could" and "not" in tokens.words[back:at]):
            return "past", True
        ahead = word != "to" or tokens.word(back - 1) in _IS | _WAS | listed("ahead") or verbs.get(tokens.word(back - 1)) == "future"
        return ("future", True) if ahead else ("future" if passive else None, False)
    if word in _IS and not passive and sure:
        return "past" if tokens.words[at] in _LOOK_BACK and tokens.word(at + 1) != "to" else "present", True
    return "past", sure


def _present(tokens: Tokens, at: int, kind: str) -> Tense | None:
    """Present forms, where no noun is likely: "meets", "ministers meet", "Lavrov flies to"."""
    word, before, after, known = tokens.words[at], tokens.word(at - 1), tokens.word(at + 1), bool(kind)
    if word in {"has", "have"}:
        return "past" if after.endswith("ed") or after in {"been", "had", "not"} else None
    if (
        before in {"-", "to", "let"}
        or after == "-"
        or tokens.kinds[at] != "WORD"
        or not tokens.raw(at).islower()
        or (word in listed("plural nouns") and not known)
    ):
        return None
    if kind == "present":
        return "present"
    name = tokens.raw(at - 1)[:1].isupper() or before in listed("relative subjects")
    if word.endswith("s"):
        lead = (
            name
            or (before == "," and known)
            or (before.isalpha() and len(before) > 3 and known and not before.endswith("s") and before not in listed("before an adjective"))
        )
        return (
            "present"
            if lead and (after in listed("after a verb") or tokens.raw(at + 1)[:1].isupper() or (known and after not in {"of", ",", "."}))
            else None
        )
    plural = (
        (before.endswith("s") and len(before) > 3 and before != "its")
        or (tokens.raw(at - 1)[:1].isupper() and after in listed("after a verb") | {"back"})
        or before in listed("plain subjects")
    )
    return "present" if known and plural and tokens.word(at - 2) != "'" else None
