"""A user's own events in a report: the words that his frames fit, as drafts that go through the same questions as all others."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.coding.draft import Draft, Role
from dragoman.coding.lexicon import particles
from dragoman.coding.own_events import ANY, POS, Frame, OwnEvent, OwnEvents, Told
from dragoman.coding.slots import is_passive, slots
from dragoman.coding.status import status_of
from dragoman.coding.what import SAME
from dragoman.coding.where import PlaceFound
from dragoman.coding.who import ActorFound
from dragoman.reading.reading import Reading, Trigger, WordSpan

HYPHENS = frozenset("-‐‑–")
# What the cues are weighed against where the reader says nothing of the words: the shares of the annotated reports, to the power 0.4
# (swept from 0.1 to 0.5 on training/held, where cues alone give 88 % of the statuses; the power hardly matters).
STATUS = {"occurred": 0.915, "ongoing": 0.329, "planned": 0.337, "hypothetical": 0.256, "negated": 0.279}


def with_own(reading: Reading, drafts: Sequence[Draft], own: OwnEvents) -> list[Draft]:
    """The events of a report with the user's own: where his words tell an event that the reader found too, it becomes his."""
    found = list(drafts)
    for words, told in _matches(reading, own):
        draft = _same(reading, found, words, told.event)
        if draft is None:
            changed = _new(reading, words, told)
        elif draft.own is None:
            changed = _taken(reading, draft, words, told)
        elif draft.own.event is told.event:
            changed = replace(draft, triggers=(*_apart(draft, words), _trigger(reading, words, told)))
        else:
            continue
        rest = [replace(d, triggers=kept) for d in found if d is not draft and (kept := _apart(d, words))]
        found = [*rest, changed]
    return sorted(found, key=lambda d: min(t.words for t in d.triggers))


def with_own_roles(reading: Reading, drafts: Sequence[Draft], actors: Sequence[ActorFound], places: Sequence[PlaceFound]) -> list[Draft]:
    """The events with the roles that the user's frames map; where a slot is empty the reader's roles stay."""
    who = [(words, index) for index, actor in enumerate(actors) for words, _ in actor.mentions]
    where = [(words, index) for index, place in enumerate(places) for words in place.mentions]
    return [_with_roles(reading, d, d.own, who, where) if d.own else d for d in drafts]


def _with_roles(
    reading: Reading, draft: Draft, told: Told, who: Sequence[tuple[WordSpan, int]], where: Sequence[tuple[WordSpan, int]]
) -> Draft:
    filled = slots(reading, reading.head(draft.words))
    roles: dict[str, dict[int, Role]] = {"actor": {}, "recipient": {}, "place": {}}
    for slot, role in told.frame.roles:
        mentions = where if role == "place" else who
        for at in filled.get(slot, ()):
            holding = [(words[1] - words[0], words, index) for words, index in mentions if words[0] <= at < words[1]]
            least = min((size for size, _, _ in holding), default=0)
            for _, words, index in (h for h in holding if h[0] == least):
                roles[role].setdefault(index, Role(index, words, 1.0))
    by, to = roles["actor"], roles["recipient"]
    filled_roles = {role for slot, role in told.frame.roles if slot in filled}  # by nobody, if by no actor: "burned books"
    reading.note("own roles", draft.words, slots=filled, roles={name: tuple(several.values()) for name, several in roles.items()})
    return replace(
        draft,
        actor=tuple(by.values()) if "actor" in filled_roles else tuple(r for r in draft.actor if r.index not in to),
        recipient=tuple(to.values()) if "recipient" in filled_roles else tuple(r for r in draft.recipient if r.index not in by),
        place=tuple(roles["place"].values()) or draft.place,
    )


def _matches(reading: Reading, own: OwnEvents) -> Iterator[tuple[WordSpan, Told]]:
    """The words that frames fit, in the order of the text; of several frames at a word the longest, then the one that asks for most."""
    by_first: dict[str, list[Told]] = {}
    for event in own.events:
        for frame in event.frames:
            by_first.setdefault(_parts(frame.lemma)[0], []).append(Told(event, frame))
    for begin, end in reading.sentences:
        stream = [part for at in range(begin, end) for part in _stream(reading, at)]
        free = begin
        for start, (at, forms) in enumerate(stream):
            if at < free:
                continue
            fitting = [(_wants(t.frame), -n, t, w) for n, t in enumerate(_tried(by_first, forms)) if (w := _fit(reading, stream, start, t))]
            if fitting:
                _, _, told, words = max(fitting, key=lambda f: f[:2])
                free = words[1]
                yield words, told


def _tried(by_first: dict[str, list[Told]], forms: tuple[str, ...]) -> list[Told]:
    return [told for form in forms for told in by_first.get(form, ())]


def _wants(frame: Frame) -> tuple[int, int]:
    """How much a frame asks for."""
    more = bool(frame.particle) + bool(frame.pos) + bool(frame.construction) + len(frame.needs)
    return len(_parts(frame.lemma)), more


def _parts(words: Sequence[str]) -> list[str]:
    """Words cut at hyphens, as the reader may or may not cut them."""
    return [part for word in words for part in word.split("-") if part]


def _stream(reading: Reading, at: int) -> list[tuple[int, tuple[str, ...]]]:
    """The parts of a word with their index; each as it stands and in its base form."""
    word = reading.words[at]
    if word.text in HYPHENS:
        return []
    text, lemma = word.text.lower().split("-"), word.lemma.lower().split("-")
    lemma = lemma if len(lemma) == len(text) else text
    return [(at, (t,) if t == b else (t, b)) for t, b in zip(text, lemma, strict=True) if t]


def _fit(reading: Reading, stream: Sequence[tuple[int, tuple[str, ...]]], start: int, told: Told) -> WordSpan | None:
    """The words from a place on that a frame fits, its particle included where that follows; None where it does not fit."""
    frame = told.frame
    parts = _parts(frame.lemma)
    here = stream[start : start + len(parts)]
    if len(here) < len(parts) or not all(part in forms for part, (_, forms) in zip(parts, here, strict=True)):
        return None
    words = here[0][0], here[-1][0] + 1
    head = reading.head(words)
    if frame.pos and reading.words[head].upos not in POS[frame.pos]:
        return None
    if frame.construction and is_passive(reading, head) != (frame.construction == "passive"):
        return None
    if frame.particle and frame.particle not in particles(reading, head):
        return None
    if frame.needs and not _needs(reading, head, frame):
        return None
    after = reading.words[words[1]] if words[1] < len(reading.words) else None
    verbal = after is not None and after.relation == "compound:prt" and after.head == head and after.text.lower() == frame.particle
    return (words[0], words[1] + 1) if verbal else words


def _needs(reading: Reading, head: int, frame: Frame) -> bool:
    """Whether each slot that a frame needs is filled by one of its nouns."""
    filled = slots(reading, head)
    for slot, nouns in frame.needs:
        heads = [n for at in filled.get(slot, ()) for n in (at, *slots(reading, at).get("of", ()))]  # "hectares of farmland"
        told = {form for n in heads for form in (reading.words[n].lemma.lower(), reading.words[n].text.lower())}
        if not told or (ANY not in nouns and not told & set(nouns)):
            return False
    return True


def _apart(draft: Draft, words: WordSpan) -> tuple[Trigger, ...]:
    """The triggers of a draft that share none of some words."""
    return tuple(t for t in draft.triggers if t.words[1] <= words[0] or words[1] <= t.words[0])


def _same(reading: Reading, drafts: Sequence[Draft], words: WordSpan, event: OwnEvent) -> Draft | None:
    """The draft that some words tell: the same own event that the reader ties to them, one with a trigger there, or one of its type."""
    own = _tied(reading, [d for d in drafts if d.own and d.own.event is event], words)
    there = next((d for d in drafts if len(_apart(d, words)) < len(d.triggers)), None)
    return own or there or _tied(reading, [d for d in drafts if not d.own and d.type == event.type], words)


def _tied(reading: Reading, drafts: Sequence[Draft], words: WordSpan) -> Draft | None:
    best, tied = None, SAME
    for draft in drafts:
        tie = max(max(reading.pairs("same_event", words, t.words), reading.pairs("same_event", t.words, words)) for t in draft.triggers)
        if tie >= tied:
            best, tied = draft, tie
    return best


def _trigger(reading: Reading, words: WordSpan, told: Told) -> Trigger:
    """The words as a trigger, with what the reader says of them where it proposed them at all."""
    types = {told.event.label: 1.0}
    seen = next((t for t in reading.triggers if t.words[0] < words[1] and words[0] < t.words[1]), None)
    if seen is None:
        return Trigger(words, told.frame.sure, types, STATUS, {}, {})
    return Trigger(words, told.frame.sure, types, seen.status, seen.modes, seen.contexts)


def _new(reading: Reading, words: WordSpan, told: Told) -> Draft:
    trigger = _trigger(reading, words, told)
    reading.note("own", words, told=told, reader=None)
    return Draft(
        triggers=(trigger,),
        type=told.event.label,
        types=trigger.types,
        modes=told.event.modes,
        contexts=told.event.contexts,
        status=status_of(reading, (trigger,), trigger.status),
        confidence=told.frame.sure,
        own=told,
    )


def _taken(reading: Reading, draft: Draft, words: WordSpan, told: Told) -> Draft:
    """A draft that the reader found as the user's event: its status, further mentions and contexts stay."""
    event = told.event
    first = next((t for t in draft.triggers if t.words[0] < words[1] and words[0] < t.words[1]), None)
    main = _trigger(reading, words, told) if first is None else replace(first, words=words)
    triggers = (main, *_apart(draft, words))
    reading.note("own", words, told=told, reader=draft)
    return replace(
        draft,
        triggers=triggers,
        type=event.label,
        modes=event.modes or (draft.modes if draft.type == event.type else ()),
        contexts=(*event.contexts, *(c for c in draft.contexts if c not in event.contexts)),
        confidence=max(told.frame.sure, draft.confidence if draft.type == event.type else 0.0),
        own=told,
    )
