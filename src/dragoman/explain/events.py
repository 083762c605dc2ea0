"""Why an event has its type, mode, status, roles, size, source and confidence."""

from collections.abc import Callable, Iterator

from dragoman.codebook import types
from dragoman.coder import Noted
from dragoman.coding.draft import Draft
from dragoman.coding.lexicon import Lexicon, objects, particles
from dragoman.explain.parts import Considered, EventReasons, PutAside, Reason, Step
from dragoman.explain.roles import role_reasons
from dragoman.explain.tell import floats, likeliest, listed, noted, notes, words
from dragoman.explain.why import size_reason, source_reason, status_reason
from dragoman.reading.reading import Reading, Trigger, WordSpan
from dragoman.record import Event


def explain_events(
    told: Noted, lexicon: Lexicon, chosen: Callable[[int, Event], bool] = lambda _number, _event: True
) -> list[EventReasons]:
    """Why the events of a report were coded so; `chosen` picks them by their number (from 1) and what was coded."""
    pairs = enumerate(zip(told.record.events, told.found.drafts, strict=True), 1)
    return [_event(told, lexicon, number, event, draft) for number, (event, draft) in pairs if chosen(number, event)]


def put_aside(told: Noted) -> list[PutAside]:
    """The words that the reader proposed as events and that came out of the weighing as none, in the order of the text."""
    taken = {t.words for d in told.found.drafts for t in d.triggers}
    found = []
    for note in (n for n in notes(told.reading).all if n.question == "triggers"):
        every, least = note.told["weighed"], note.told["least"]
        for trigger in every if isinstance(every, list) else ():
            if trigger.words not in taken and isinstance(least, float) and trigger.score < least:
                kind = next(iter(likeliest(trigger.types, shown=1)), "")
                why = f"an event with {trigger.score:.2f}, {least:.2f} is due"
                found.append(PutAside(words=words(told.reading, trigger.words), type=kind, score=round(trigger.score, 3), why=why))
    return found


def _event(told: Noted, lexicon: Lexicon, number: int, event: Event, draft: Draft) -> EventReasons:
    reading = told.reading
    sentence = reading.sentences[reading.words[draft.words[0]].sentence]
    several = [
        _type(reading, lexicon, draft),
        _mode(reading, event, draft),
        status_reason(reading, draft),
        *role_reasons(told, draft),
        size_reason(reading, draft),
        source_reason(told, event),
        *_links(told, event),
        _codes(event, draft),
        _confidence(reading, draft),
    ]
    return EventReasons(
        report=told.record.report.id,
        number=number,
        id=event.id,
        trigger=event.trigger,
        sentence=words(reading, sentence),
        reasons=[reason for reason in several if reason],
    )


def _type(reading: Reading, lexicon: Lexicon, draft: Draft) -> Reason:
    steps = [step for t in draft.triggers for step in _spoken(reading, lexicon, t.words)]
    if len(draft.triggers) > 1:
        steps.append(Step(kind="reader", told="one event told in several places, which the reader ties together"))
    types_told = likeliest(draft.types)
    if draft.own:
        event, frame = draft.own.event, draft.own.frame
        steps.append(Step(kind="frame", told=f"your own event {event.name!r}: {frame}", words=[words(reading, draft.words)]))
        before = [] if draft.types == {draft.type: 1.0} else [k for k in types_told if k != draft.type]
    else:
        steps.append(Step(kind="rule", told=f"reader and lexicon together: {listed(types_told)}", scores=types_told))
        before = [k for k in types_told if k != draft.type]
    if len(draft.triggers) > 1:
        steps.append(Step(kind="reader", told="told in several places, which the reader ties together"))
    return Reason(
        field="type",
        value=draft.own.event.name if draft.own else draft.type,
        words=[words(reading, t.words) for t in draft.triggers],
        by=steps,
        considered=[
            Considered(what=k, score=types_told[k], why="yields to your own event" if draft.own else "less likely") for k in before
        ],
    )


def _spoken(reading: Reading, lexicon: Lexicon, span: WordSpan) -> Iterator[Step]:
    """What the reader and the lexicon say of a trigger."""
    trigger, at = noted(reading, "lexicon", span, "reader", Trigger), noted(reading, "lexicon", span, "word", int)
    if trigger is None or at is None:
        return
    kinds = likeliest(trigger.types)
    yield Step(
        kind="reader",
        told=f"“{reading.text(span)}” is an event with {trigger.score:.2f}; of type {listed(kinds)}",
        words=[words(reading, span)],
        scores={"event": round(trigger.score, 3), **kinds},
    )
    word = reading.words[at]
    known = floats(noted(reading, "lexicon", span, "known", object))
    act = noted(reading, "lexicon", span, "act", str)
    if act:
        told = " or ".join(objects(reading, at))
        yield Step(kind="lexicon", told=f"row {word.lemma.lower()} + {told} of objects.tsv: {act}", scores=likeliest(known))
        return
    if not known:
        yield Step(kind="lexicon", told=f"no row for {word.lemma} {word.upos}")
        return
    for table, (particle, counts) in lexicon.rows(word.lemma, word.upos, particles(reading, at)).items():
        row = " ".join(filter(None, (word.lemma.lower(), word.upos, particle)))
        told = ", ".join(f"{kind or 'no event'} {count:g}" for kind, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
        yield Step(kind="lexicon", told=f"row {row} of {table}: {told}", scores=likeliest(known))


def _mode(reading: Reading, event: Event, draft: Draft) -> Reason | None:
    likely = floats(noted(reading, "modes", draft.words, "likely", object))
    cues = floats(noted(reading, "modes", draft.words, "cues", object))
    steps = [Step(kind="frame", told=f"the mode of your own event {draft.own.event.name!r}")] if draft.own and draft.own.event.modes else []
    if not steps and event.mode and likely:
        steps = [Step(kind="reader", told=f"reader and words together: {listed(likeliest(likely))}", scores=likeliest(likely))]
        steps += [Step(kind="cue", told=f"words speak for {mode}", scores={mode: round(weight, 3)}) for mode, weight in cues.items()]
    if not steps:
        return None
    others = {mode: share for mode, share in likeliest(likely).items() if mode not in event.mode} if not draft.own else {}
    return Reason(
        field="mode",
        value=", ".join(event.mode),
        words=[event.trigger],
        by=steps,
        considered=[Considered(what=mode, score=share, why="less likely") for mode, share in others.items()],
    )


def _links(told: Noted, event: Event) -> Iterator[Reason]:
    known = {e.id: e for e in told.record.events}
    for link in told.record.links:
        if link.from_ == event.id:
            other = known[link.to]
            step = Step(kind="rule", told="a connective between the two, or a refusal that answers", words=[event.trigger, other.trigger])
            value = f"{link.relation.replace('_', ' ')} {other.type} “{other.trigger.text}”"
            yield Reason(field="link", value=value, words=[event.trigger, other.trigger], by=[step])


def _codes(event: Event, draft: Draft) -> Reason:
    """The labels that follow from type, mode, context and status by the codebook's tables."""
    own = draft.own.event if draft.own else None
    if own and own.type is None:
        step = Step(kind="frame", told=f"quad and score as your own event {own.name!r} has them")
    elif event.plover != event.type:
        step = Step(
            kind="codebook", told=f"{event.type} that is {event.status} is {event.plover} by PLOVER's rule on what is still to come"
        )
    else:
        step = Step(kind="codebook", told=f"as the tables have it for {'/'.join([event.type, *event.mode])}, {event.status}")
    meaning = types()[event.type].meaning if event.type in types() else own.definition if own else ""
    value = f"plover {event.plover}, quad {event.quad}, score {event.score}, cameo {event.cameo or 'none'}"
    return Reason(field="codes", value=value, words=[], by=[step, Step(kind="codebook", told=f"{event.type}: {meaning}")])


def _confidence(reading: Reading, draft: Draft) -> Reason:
    if draft.own:
        told = f"your trigger says {draft.own.frame.sure:g}; where the reader tells the same type and is surer, its figure counts"
        return Reason(field="confidence", value=f"{draft.confidence:g}", words=[], by=[Step(kind="frame", told=told)])
    share = noted(reading, "confidence", draft.words, "share", float) or 0.0
    likely = noted(reading, "confidence", draft.words, "event", float) or 0.0
    told = f"an event with {likely:.2f}, of this type with {share:.2f}: {likely * share:.2f} together, then set right by what such figures "
    told += "were worth on annotated reports"
    steps = [Step(kind="rule", told=told, scores={"event": round(likely, 3), "type": round(share, 3)})]
    return Reason(field="confidence", value=f"{draft.confidence:g}", words=[], by=steps)
