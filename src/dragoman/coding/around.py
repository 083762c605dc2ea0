"""What stands around a mention: proposed spans mended by the tree, and the words beside a mention that tell whose or who it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dragoman.coding.phrase import HYPHENS, RELATIVES
from dragoman.reading.reading import Proposal, Reading, WordSpan

LOOSE = frozenset(
    "and or nor of in at by from to for with on the a an its their his her our some any no as heavily newly recently other".split()
)
POSSESSIVES = frozenset("its their his her our".split())
ALONE = frozenset("some any other".split())  # loose at the end of a mention, yet one by themselves
MODIFIERS = frozenset({"det", "amod", "nummod", "advmod", "compound", "nmod:poss", "nmod:desc", "flat", "case", "cc"})
LOOK = 8  # words that a mention is widened by, or looked at for an apposition
WITHIN = frozenset("in at near outside across around".split())
LEADS = frozenset("leads led heads headed commands commanded runs ran chairs chaired represents represented".split())


def mended(reading: Reading, proposals: Iterable[Proposal], people: Callable[[str], bool]) -> list[Proposal]:
    """Proposals in the order of the text, without loose ends, cut-off ones widened to their noun; junk and repetitions are left out.

    `people` tells whether a noun means people.
    """
    found: dict[WordSpan, Proposal] = {}
    for proposal in proposals:
        words = _mend(reading, proposal.words)
        if words is not None and _cut_short(reading, words, people):
            words = words[0], words[1] + 1
        if words is not None:
            kept = found.get(words)
            if kept is None or kept.score < proposal.score:
                found[words] = replace(proposal, words=words)
    return sorted(found.values(), key=lambda p: (p.words[0], -p.words[1]))


def parted(reading: Reading, proposals: Iterable[Proposal], named: Callable[[Sequence[str]], bool]) -> list[Proposal]:
    """Proposals with each of "Russia, Turkey and Iran" on its own; `named` tells whether some words name one actor."""
    found: list[Proposal] = []
    for proposal in proposals:
        items = _items(reading, proposal.words)
        split = len(items) > 1 and not named(_texts(reading, proposal.words)) and all(named(_texts(reading, i)) for i in items)
        found += [replace(proposal, words=item) for item in items] if split else [proposal]
    return found


def _items(reading: Reading, words: WordSpan) -> list[WordSpan]:
    """The spans between commas and "and"."""
    cuts = [at for at in range(*words) if reading.words[at].text.lower() in {",", "and", "&"}]
    edges = zip([words[0], *(at + 1 for at in cuts)], [*cuts, words[1]], strict=True)
    return [(a, b) for a, b in edges if a < b]


def _texts(reading: Reading, words: WordSpan) -> tuple[str, ...]:
    return tuple(w.text for w in reading.words[words[0] : words[1]])


def _mend(reading: Reading, words: WordSpan) -> WordSpan | None:
    first, last = words
    while last > first and _loose(reading, last - 1):
        last -= 1
    if last == first and reading.words[first].text.lower() in POSSESSIVES:
        return first, first + 1
    if last == first:
        wide = _noun_after(reading, words[1] - 1)
        alone = reading.words[words[1] - 1].text.lower() in ALONE
        return (first, wide) if wide else words if alone else None
    return first, _named_end(reading, last)


def _cut_short(reading: Reading, words: WordSpan, people: Callable[[str], bool]) -> bool:
    """Whether a mention ends before its noun: "Taiwanese" of "Taiwanese growers"."""
    if words[1] >= len(reading.words):
        return False
    last, after = reading.words[words[1] - 1], reading.words[words[1]]
    named = last.relation in {"amod", "compound"} and last.text[:1].isupper()
    tied = last.head == words[1] and (named or last.relation == "nummod")
    return tied and after.upos == "NOUN" and after.text[:1].islower() and people(after.text)


def _loose(reading: Reading, at: int) -> bool:
    text, before = reading.words[at].text, reading.words[at - 1] if at else None
    tight = before is not None and before.text in HYPHENS and before.end == reading.words[at].start
    return text.lower() in LOOSE and not tight and not (text.isupper() and len(text) > 1)


def _noun_after(reading: Reading, at: int) -> int | None:
    """The end of the noun phrase that a lone determiner or adverb begins."""
    begin, end = at, at
    while reading.words[end].relation in MODIFIERS and begin < reading.words[end].head < begin + LOOK:
        end = reading.words[end].head
    return _flat_end(reading, end) if end > begin and reading.words[end].upos in {"NOUN", "PROPN"} else None


def _named_end(reading: Reading, last: int) -> int:
    """The end of a mention that a name goes on: "Norwegian singer" + "Kari Vold"."""
    word = reading.words[last - 1]
    if word.text[:1].isupper() or word.relation not in {"compound", "nmod:desc"} or word.head != last:
        return last
    return _flat_end(reading, last) if reading.words[last].upos == "PROPN" else last


def _flat_end(reading: Reading, at: int) -> int:
    """The end of a name that begins at a word."""
    end = at + 1
    while end < len(reading.words) and reading.words[end].relation == "flat" and reading.words[end].head in range(at, end):
        end += 1
    return end


def apposed(reading: Reading, words: WordSpan) -> tuple[str, ...]:
    """The words of an apposition that follows a mention, or that it follows: "the aid chief" in "the aid chief, Ann Lee, spoke"."""
    if before := _described(reading, words):
        return before
    end = words[1]
    if end + 1 >= len(reading.words) or reading.words[end].text != ",":
        return ()
    sentence = reading.words[end].sentence
    for at in range(end + 1, min(end + 1 + LOOK, len(reading.words))):
        word = reading.words[at]
        if word.sentence != sentence or word.text in ",;:—" or word.text.lower() in RELATIVES:
            break
        if word.relation == "appos" and words[0] <= word.head < words[1]:
            return tuple(w.text for w in reading.words[end + 1 : _closed(reading, end + 1)])
    return ()


def _described(reading: Reading, words: WordSpan) -> tuple[str, ...]:
    """The noun phrase that a name in apposition follows."""
    name, start = reading.words[reading.head(words)], words[0] - 1
    if name.relation != "appos" or start < 1 or reading.words[start].text != "," or not 0 <= name.head < start:
        return ()
    first = min([name.head, *(c for c in reading.children[name.head] if reading.words[c].relation in MODIFIERS)])
    return tuple(w.text for w in reading.words[first:start]) if start - first <= LOOK else ()


def _closed(reading: Reading, at: int) -> int:
    """Where an apposition ends: at a comma, a relative or the end of its sentence."""
    sentence, end = reading.words[at].sentence, at
    while end < len(reading.words) and reading.words[end].sentence == sentence and end < at + 2 * LOOK:
        if reading.words[end].text in {",", ";", ":", "—", "(", ".", "”", '"'} or reading.words[end].text.lower() in RELATIVES:
            break
        end += 1
    return end


def led(reading: Reading, words: WordSpan) -> tuple[str, ...]:
    """The words for what a person leads: "the Free Syrian Army" in "Salim Idris, who leads the Free Syrian Army"."""
    after = [w.text for w in reading.words[words[1] : words[1] + 3]]
    if len(after) == 3 and after[0] == "," and after[1].lower() == "who" and after[2].lower() in LEADS:
        return tuple(w.text for w in reading.words[words[1] + 3 : _closed(reading, words[1] + 3)])
    return ()


def placed(reading: Reading, words: WordSpan) -> tuple[str, ...]:
    """The name after "in", "of" or "from" that hangs on a mention and stands outside it: "Luanda" in "the government in Luanda"."""
    end = words[1]
    if end + 1 >= len(reading.words) or reading.words[end].text.lower() not in {"in", "of", "from", "at", "near", "outside"}:
        return ()
    stop = end + 1
    while stop < len(reading.words) and stop < end + 5 and (reading.words[stop].text[:1].isupper() or reading.words[stop].text == "the"):
        stop += 1
    if not any(words[0] <= reading.words[at].head < words[1] for at in range(end + 1, stop)):
        return ()
    return tuple(w.text for w in reading.words[end + 1 : stop])


def modified(reading: Reading, words: WordSpan) -> str:
    """The noun that an adjective alone stands before, in lower case: "raids" of "Israeli raids"."""
    at = reading.head(words)
    if words[1] - words[0] > 2 or reading.words[at].upos not in {"ADJ", "PRON"}:
        return ""
    while reading.words[at].relation == "conj" and reading.words[at].head >= 0:
        at = reading.words[at].head
    head = reading.words[at].head
    if reading.words[at].relation not in {"amod", "compound", "nmod:poss"} or head < words[1]:
        return ""
    return reading.words[head].text.lower() if reading.words[head].upos == "NOUN" else ""


def scene(reading: Reading, words: WordSpan) -> tuple[str, ...]:
    """The name of the place where the doing of a subject goes on: "Quito" for "women" in "women rallied in the centre of Quito"."""
    subject = reading.words[reading.head(words)]
    if not subject.relation.startswith("nsubj") or subject.head < 0:
        return ()
    for at in reading.children[subject.head]:
        case = {reading.words[c].text.lower() for c in reading.children[at] if reading.words[c].relation == "case"}
        if reading.words[at].relation == "obl" and case & WITHIN:
            spots = [at, *(c for c in reading.children[at] if reading.words[c].relation == "nmod")]
            name = next((s for s in spots if reading.words[s].upos == "PROPN"), None)
            if name is not None:
                first = min([name, *(c for c in reading.children[name] if reading.words[c].relation == "compound")])
                last = _flat_end(reading, name)
                hyphen = any(w.text in HYPHENS for w in reading.words[max(0, first - 1) : last + 1])
                return () if hyphen else tuple(w.text for w in reading.words[first:last])
    return ()
