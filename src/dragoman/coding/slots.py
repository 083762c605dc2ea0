"""What fills the slots of a verb or noun by the tree: subject, object, owner, modifier, and each preposition."""

from collections.abc import Iterable

from dragoman.reading.reading import Reading

PRONOUNS = frozenset("who whom which that".split())
CLIMB = 4  # verbs that a verb without a subject may hang on, one on the other, to borrow its subject
_BORROWS = frozenset({"conj", "xcomp", "advcl"})
Slots = dict[str, tuple[int, ...]]


def slots(reading: Reading, at: int) -> Slots:
    """The words that fill each slot of the word at `at`, those joined to them by "and" included.

    A passive's subject is its object and "by" its subject; a verb that hangs on another borrows its subject; what a relative clause or a
    participle describes fills the open slot: "farms seized by settlers", "settlers who seized farms".
    """
    found: dict[str, list[int]] = {}
    passive = is_passive(reading, at)
    for child in reading.children[at]:
        for slot in _slots_of(reading, child, passive=passive):
            found.setdefault(slot, []).append(child)
    _described(reading, at, found, passive=passive)
    if "subject" not in found and reading.words[at].upos == "VERB" and (borrowed := _borrowed(reading, at)):
        found["subject"] = borrowed
    return {slot: tuple(_joined(reading, words)) for slot, words in found.items()}


def is_passive(reading: Reading, at: int) -> bool:
    """Whether a verb is in the passive, a bare participle after its noun included."""
    word = reading.words[at]
    if any(reading.words[c].relation in {"aux:pass", "nsubj:pass", "obl:agent"} for c in reading.children[at]):
        return True
    return word.xpos == "VBN" and word.relation == "acl"


def _slots_of(reading: Reading, at: int, *, passive: bool) -> list[str]:
    """The slots that a word fills of the word it hangs on."""
    relation = reading.words[at].relation
    if relation in {"nsubj", "csubj"}:
        return ["object"] if passive else ["subject"]
    if relation in {"nsubj:pass", "obj"}:
        return ["object"]
    if relation == "obl:agent":
        return ["subject"]
    if relation == "nmod:poss":
        return ["owner"]
    marks = [reading.words[c].text.lower() for c in reading.children[at] if reading.words[c].relation == "case"]
    if relation in {"compound", "amod"} and not marks:
        return ["modifier"]
    if relation.startswith(("obl", "nmod", "compound")):
        return ["subject" if passive and mark == "by" else mark for mark in marks]
    return []


def _described(reading: Reading, at: int, found: dict[str, list[int]], *, passive: bool) -> None:
    """Gives the noun that a clause describes the slot which the clause leaves open."""
    word = reading.words[at]
    if word.head < 0 or word.relation not in {"acl", "acl:relcl"}:
        return
    for slot in ("subject", "object"):
        pronouns = [n for n in found.get(slot, ()) if reading.words[n].text.lower() in PRONOUNS]
        if pronouns:
            found[slot] = [word.head if n in pronouns else n for n in found[slot]]
            return
    open_slot = "object" if passive or (word.relation == "acl:relcl" and "subject" in found) else "subject"
    if open_slot not in found:
        found[open_slot] = [word.head]


def _borrowed(reading: Reading, at: int) -> list[int]:
    """The subject of the verb that a verb is joined to, or that governs it."""
    for _ in range(CLIMB):
        word = reading.words[at]
        if word.head < 0 or word.relation not in _BORROWS:
            return []
        at = word.head
        own = [c for c in reading.children[at] if reading.words[c].relation in {"nsubj", "nsubj:pass"}]
        if own:
            return own
    return []


def _joined(reading: Reading, words: Iterable[int]) -> list[int]:
    found = []
    for at in words:
        found += [at, *(c for c in reading.children[at] if reading.words[c].relation == "conj")]
    return list(dict.fromkeys(found))
