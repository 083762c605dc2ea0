"""To whom a reaction is done: who condemns, rejects or welcomes a deed does so to its doers; and what is done to "each other"."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.draft import Draft, Role
from dragoman.reading.reading import Reading

REACTIONS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "RETREAT", "ASSAULT"})  # with all sides under actor and no recipient
BY_DEED = 0.5  # how likely a recipient is that only the deed tells
_OBJECTS = frozenset({"obj", "nsubj:pass"})


def with_reactions(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The events with the doers of a deed as the recipients of what is a reaction to it: "condemned the attack", "rejected the offer"."""
    deeds = {at: n for n, draft in reversed([*enumerate(drafts)]) for t in draft.triggers for at in range(*t.words)}
    told = list(drafts)
    for n, draft in enumerate(drafts):
        if draft.type not in MUTUAL and _one_another(reading, draft):
            told[n] = replace(draft, recipient=draft.actor)
        elif draft.type in REACTIONS and (doers := _doers(reading, draft, n, drafts, deeds)):
            told[n] = replace(draft, recipient=doers)
    return told


def _one_another(reading: Reading, draft: Draft) -> bool:
    """Whether the sides do it to "each other" or "one another"."""
    after = reading.words[draft.words[1] : draft.words[1] + 2]
    return [w.text.lower() for w in after] in (["each", "other"], ["one", "another"])


def _deed(reading: Reading, at: int, own: int, drafts: Sequence[Draft], deeds: dict[int, int]) -> int:
    """Which event a noun names: one of its triggers, or an earlier one of the same word: "offered talks … the offer"."""
    if at in deeds:
        return deeds[at]
    lemma, start = reading.words[at].lemma, drafts[own].words[0]
    earlier = [n for n, d in enumerate(drafts) if d.words[0] < start and reading.words[reading.head(d.words)].lemma == lemma]
    return earlier[-1] if earlier else own


def _doers(reading: Reading, draft: Draft, own: int, drafts: Sequence[Draft], deeds: dict[int, int]) -> tuple[Role, ...]:
    """Who did what the object of the reaction names, without those who react."""
    head = reading.head(draft.words)
    for child in reading.children[head]:
        if reading.words[child].relation in _OBJECTS and (deed := _deed(reading, child, own, drafts, deeds)) != own:
            reacting = {role.index for role in draft.actor}
            return tuple(Role(r.index, r.words, BY_DEED) for r in drafts[deed].actor if r.index not in reacting)
    return ()
