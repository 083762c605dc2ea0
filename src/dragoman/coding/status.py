"""In what status an event is told: occurred, ongoing, planned, hypothetical or negated.

The reader gives a distribution; the words around the trigger ("has yet to", "called off", "if") shift it. Cues are rows of
`data/status_cues.tsv`, what each is worth of `data/status_factors.tsv` (counted over the training reports).
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile

from dragoman.coding.counts import listed, rows
from dragoman.reading.reading import Reading, Trigger, Word, WordSpan
from dragoman.record import Status

STATUSES: tuple[Status, ...] = ("occurred", "ongoing", "planned", "hypothetical", "negated")
WEIGHT = 0.5  # exponent of the cues' factors: the reader has seen the same words
BEFORE, FAR, AFTER = 4, 10, 8  # words between a cue and the trigger
LONGEST = 5  # words of a cue
Table = dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]
_BORDERS = frozenset({";", ":", ".", "?", "!", "—", "(", ")", "“", "”", '"'})
_BY_FORM = frozenset({"prog", "perfprog", "pastprog", "still", "continue", "none", "began"})
_OPEN = frozenset({"will", "would", "might", "should", "can", "after-will", "after-would", "after-might"})
_OTHER_CLAUSE = frozenset({"and", "but", "while", "which", "who", "after", "when", "because"})


def status_of(reading: Reading, triggers: Sequence[Trigger], scores: Mapping[str, float]) -> Status:
    """The likeliest status over an event's triggers, the words around the first one weighed in."""
    weighed = dict(scores)
    found = cues(reading, triggers[0])
    for group in found:
        for status, weight in weights(group).items():
            weighed[status] = weighed.get(status, 0.0) * weight
    reading.note("status", triggers[0].words, reader=scores, cues=found, weighed=weighed)
    return max(STATUSES, key=lambda status: weighed.get(status, 0.0))


@cache
def weights(group: str) -> dict[str, float]:
    """By what a group of cues multiplies the reader's word on each status; nothing for a group that the training reports lack."""
    return {status: factor**WEIGHT for status, factor in _factors().get(group, {}).items()}


def cues(reading: Reading, trigger: Trigger) -> list[str]:
    """The groups of cues that stand in and around a trigger, in the order of the alphabet; "none" where there is none."""
    first, last = trigger.words
    begin, end = reading.sentences[reading.words[first].sentence]
    before = _back(reading.words[begin:first])
    own = [w.text.lower() for w in reading.words[first:last]]
    after = [w.text.lower() for w in reading.words[last : min(end, last + AFTER + LONGEST)]]
    found = _led_by(before) | _governed_by(before) | _followed_by(after, nominal=bool(before) and before[0] in listed("before a noun"))
    if not _refuses(trigger):
        found |= {"own-not" for _, _, group in _matches(own, "before", backwards=False) if group in {"not", "nobody", "no"}}
        found |= _of_nobody(before)
    if found & _OPEN:
        found |= _supposed(reading, trigger.words)
    found = found or {"none"}
    if own[0].endswith("ing"):
        found = {f"{group}+ing" if group in _BY_FORM else group for group in found}
    return sorted(found)


def _supposed(reading: Reading, words: WordSpan) -> set[str]:
    """Whether the sentence makes a condition before or after some words: "If they march, troops will fire"."""
    begin, end = reading.sentences[reading.words[words[0]].sentence]
    small = [w.text.lower() for w in reading.words[begin:end]]
    first, last = words[0] - begin, words[1] - begin
    found = set()
    if small[:1] in (["should"], ["if"], ["unless"]) or small[1:2] == ["if"]:
        found.add("condition-before")
    if {"if", "unless"} & set(small[last : last + 14]):
        found.add("condition-after")
    if "if" in small[max(0, first - 25) : first] and "," in small[max(0, first - 25) : first]:
        found.add("condition-before")
    return found


def _of_nobody(words: Sequence[str]) -> set[str]:
    """Whether the subject of a trigger is told as none: "No prisoner was beaten", "not one shot was fired"."""
    for at, word in enumerate(words[:8]):
        opens = at + 1 >= len(words) or words[at + 1] in {",", "that", "and", "but"}
        if word in {"no", "none", "nobody"} and opens:
            return {"subject-no"}
        if word in {"one", "a", "an"} and words[at + 1 : at + 2] == ["not"]:
            return {"subject-no"}
    return set()


def _refuses(trigger: Trigger) -> bool:
    """Whether a trigger is a refusal, so that its own "not" is the deed itself: "would not budge"."""
    return bool(trigger.types) and max(trigger.types, key=lambda k: trigger.types[k]) == "REJECT"


def _back(words: Sequence[Word]) -> list[str]:
    """The words of a clause that lead up to its trigger, the nearest first."""
    return [w.text.lower() for w in takewhile(lambda w: w.text not in _BORDERS, reversed(words))]


def _led_by(words: Sequence[str]) -> set[str]:
    """Cues from which only light words lead to the trigger; a cue within a longer one does not count."""
    light = listed("light")
    reach = next((n for n, w in enumerate(words) if w not in light and not w.endswith("ly")), len(words))
    found, covered = set(), 0
    for at, end, group in _matches(words[: reach + LONGEST], "before"):
        if covered <= at <= min(reach, BEFORE):
            found.add(group)
            covered = end
    return found


def _governed_by(words: Sequence[str]) -> set[str]:
    """Cues that govern what follows in the clause; who is asked to do a thing has it before him as "to" and the trigger."""
    stop = next((n for n, w in enumerate(words) if w in _OTHER_CLAUSE), FAR)
    comma = words.index(",") if "," in words else FAR
    found = {"if"} if "should" in words[1:FAR] and words[-1] == "should" else set()
    for at, _, group in _matches(words[: FAR + LONGEST], "far"):
        border = comma if group == "if" else stop
        if at < min(FAR, border) and (group != "asked" or words[0] == "to"):
            found.add(group)
    return found


def _followed_by(words: Sequence[str], *, nominal: bool) -> set[str]:
    """Cues that come directly, or after a few words, behind the trigger; a noun's own verb may be far."""
    stop = next((n for n, w in enumerate(words) if w in _BORDERS), len(words))
    found = set()
    for at, _, group in _matches(words[:stop], "after", backwards=False):
        near = 1 if group in {"nobody", "no"} or not nominal else AFTER
        if at <= near:
            found.add(group if group == "not" else f"after-{group}")
    return found


def _matches(words: Sequence[str], where: str, *, backwards: bool = True) -> list[tuple[int, int, str]]:
    """The cues of a kind in some words, in their order: first word, the word after it, group; the longest where several begin at a word."""
    found = []
    table = (_backward() if backwards else _forward())[where]
    for at, word in enumerate(words):
        known = table.get(word)
        if known:
            fitting = [(len(cue), group) for cue, group in known if len(cue) == 1 or tuple(words[at : at + len(cue)]) == cue]
            if fitting:
                length, group = max(fitting)
                found.append((at, at + length, group))
    return found


@cache
def _backward() -> Table:
    return _table(backwards=True)


@cache
def _forward() -> Table:
    return _table(backwards=False)


def _table(*, backwards: bool) -> Table:
    """Cues by where they stand and by the word of theirs that is met first."""
    tables: Table = {"before": {}, "far": {}, "after": {}}
    for where, phrase, group in rows("status_cues.tsv"):
        cue = tuple(reversed(phrase.split())) if backwards else tuple(phrase.split())
        tables[where].setdefault(cue[0], []).append((cue, group))
    return tables


@cache
def _factors() -> dict[str, dict[str, float]]:
    return {row[0]: {status: float(value) for status, value in zip(STATUSES, row[1:], strict=True)} for row in rows("status_factors.tsv")}
