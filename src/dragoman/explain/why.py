"""Why an event has its status, size and source."""

from collections.abc import Sequence

from dragoman.coder import Noted
from dragoman.coding.counts import Count, rows
from dragoman.coding.draft import Draft
from dragoman.coding.status import weights
from dragoman.explain.parts import Considered, Reason, Step
from dragoman.explain.tell import floats, likeliest, listed, noted, notes, shares, words
from dragoman.reading.reading import Reading, WordSpan
from dragoman.record import Event, Words

NO_CUE = {"none": "no cue", "none+ing": "no cue, a form in -ing"}
NEAR = 16  # words around a trigger within which the words of its cues stand


def status_reason(reading: Reading, draft: Draft) -> Reason:
    """Why the event is told as done, under way, planned, supposed or denied."""
    span = next((t.words for t in draft.triggers if notes(reading).of("status", t.words)), draft.words)
    reader = likeliest(floats(noted(reading, "status", span, "reader", object)))
    weighed = likeliest(shares(floats(noted(reading, "status", span, "weighed", object))))
    alone = draft.own is not None and noted(reading, "own", draft.words, "reader", Draft) is None
    told = f"how often events have each status: {listed(reader)}" if alone else listed(reader)
    steps = [Step(kind="rule" if alone else "reader", told=told, scores=reader)]
    evidence: list[Words] = []
    for group in noted(reading, "status", span, "cues", list) or []:
        said = _said(reading, span, str(group))
        evidence += said
        factors = {status: round(weight, 2) for status, weight in weights(str(group)).items()}
        steps.append(
            Step(
                kind="cue",
                told=f"{NO_CUE.get(str(group), group)}: " + ", ".join(f"{status} ×{factor:g}" for status, factor in factors.items()),
                words=said,
                scores=factors,
            )
        )
    return Reason(
        field="status",
        value=draft.status,
        words=evidence,
        by=steps,
        considered=[
            Considered(what=s, score=share, why="less likely, cues weighed in") for s, share in weighed.items() if s != draft.status
        ],
    )


def _said(reading: Reading, span: WordSpan, group: str) -> list[Words]:
    """The words of a group of cues that stand nearest to a trigger in its sentence; none where a group is told by the verb's form."""
    name = group.removeprefix("own-").removeprefix("after-").removesuffix("+ing")
    begin, end = reading.sentences[reading.words[span[0]].sentence]
    begin, end = max(begin, span[0] - NEAR), min(end, span[1] + NEAR)
    small = [w.text.lower() for w in reading.words[begin:end]]
    phrases = [tuple(phrase.split()) for _, phrase, of in rows("status_cues.tsv") if of == name]
    found = [
        (abs(begin + at - span[0]), -len(phrase), (begin + at, begin + at + len(phrase)))
        for phrase in phrases
        for at in range(len(small) - len(phrase) + 1)
        if tuple(small[at : at + len(phrase)]) == phrase
    ]
    return [words(reading, min(found)[2])] if found else []


def size_reason(reading: Reading, draft: Draft) -> Reason | None:
    """Which numbers are the event's."""
    if not draft.size:
        return None
    steps, evidence = [], []
    for note in notes(reading).of("size", draft.words):
        key, score, count = note.told["key"], note.told["score"], note.told["count"]
        if isinstance(count, Count) and isinstance(score, float):
            at = words(reading, count.words)
            evidence.append(at)
            told = f"“{at.text}” counts {count.noun or 'what is named before'}; it fits this event best, as {key}, with {score:.2f}"
            steps.append(Step(kind="rule", told=told, words=[at], scores={str(key): round(score, 3)}))
    if not steps:
        steps = [Step(kind="rule", told="the event's own words tell of one", words=[words(reading, draft.words)])]
    value = ", ".join(f"{number} {key}" for key, number in draft.size.items())
    return Reason(field="size", value=value, words=evidence, by=steps)


def source_reason(told: Noted, event: Event) -> Reason:
    """Whose word the event stands on."""
    if event.source is None:
        step = Step(kind="statement", told="the trigger stands in nobody's statement: the report's own voice")
        return Reason(field="source", value="the report", words=[], by=[step])
    statement = next(s for s in told.record.statements if s.id == event.source.statement)
    at: Sequence[Words] = [statement.cue] if statement.cue else []
    told_by = f"the trigger stands in what is said ({statement.kind})" + (f", told by “{statement.cue.text}”" if statement.cue else "")
    names = ", ".join(party.name for party in event.source.actor) or "nobody named"
    via = f", via {', '.join(p.name for p in event.source.via)}" if event.source.via else ""
    return Reason(
        field="source",
        value=names + via,
        words=[Words(span=p.span, text=p.text) for p in (*event.source.actor, *event.source.via)],
        by=[Step(kind="statement", told=told_by, words=[*at, *statement.content])],
    )
