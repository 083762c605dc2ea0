"""Put the answers together as a record."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman import codebook
from dragoman.coding.draft import Draft, Role
from dragoman.coding.links import LinkFound
from dragoman.coding.says import StatementFound
from dragoman.coding.when import TimeInReport
from dragoman.coding.where import PlaceFound
from dragoman.coding.who import ActorFound
from dragoman.reading.reading import Reading, WordSpan
from dragoman.record import (
    Actor,
    CoderPart,
    Event,
    Link,
    Mention,
    Party,
    Place,
    PlaceReference,
    Record,
    ReportPart,
    Sentence,
    Source,
    Statement,
    Time,
    TimeReference,
    Words,
)


@dataclass(frozen=True, slots=True)
class Answers:
    """What the questions found in one report."""

    actors: Sequence[ActorFound]
    places: Sequence[PlaceFound]
    times: Sequence[TimeInReport]
    statements: Sequence[StatementFound]
    drafts: Sequence[Draft]
    links: Sequence[LinkFound]


def record(reading: Reading, found: Answers, coder: CoderPart) -> Record:
    """The record of one report. Ids of events, statements and times come from what they tell and where."""
    parts = _Parts(reading, found)
    event_ids = [parts.id("e", d.type, d.words) for d in found.drafts]
    inside = [_inside(d, found.statements) for d in found.drafts]
    return Record(
        report=_report(reading),
        actors=[parts.actor(a) for a in found.actors],
        places=[parts.place(p) for p in found.places],
        times=[parts.time(t) for t in found.times],
        events=[parts.event(d, i, s) for d, i, s in zip(found.drafts, event_ids, inside, strict=True)],
        statements=[
            parts.statement(s, [i for i, at in zip(event_ids, inside, strict=True) if at == number])
            for number, s in enumerate(found.statements)
        ],
        links=[Link(from_=event_ids[link.left], to=event_ids[link.right], relation=link.relation) for link in found.links],
        coder=coder,
    )


def _report(reading: Reading) -> ReportPart:
    r = reading.report
    return ReportPart(
        id=r.id or r.sha256[:16],
        published=r.published,
        title=r.title,
        publisher=r.publisher,
        url=r.url,
        language=r.language,
        text=r.text,
        sha256=r.sha256,
    )


def _inside(draft: Draft, statements: Sequence[StatementFound]) -> int | None:
    """The innermost statement that holds an event's main trigger."""
    at = draft.words
    holding = [(b - a, number) for number, s in enumerate(statements) for a, b in s.content if a <= at[0] and at[1] <= b]
    return min(holding)[1] if holding else None


class _Parts:
    """Turns what was found into the parts of a record."""

    def __init__(self, reading: Reading, found: Answers) -> None:
        self.reading, self.found = reading, found
        self._report = reading.report.sha256
        self._statement_ids = [self.id("s", s.kind, s.content[0]) for s in found.statements]

    def id(self, letter: str, kind: str, words: WordSpan) -> str:
        """A stable id out of the report's text, what is told and where."""
        told = f"{self._report} {letter} {kind} {self.reading.span(words)}"
        return letter + hashlib.sha256(told.encode()).hexdigest()[:12]

    def words(self, words: WordSpan) -> Words:
        return Words(span=self.reading.span(words), text=self.reading.text(words))

    def actor(self, a: ActorFound) -> Actor:
        mentions = [Mention(span=self.reading.span(w), text=self.reading.text(w), form=form) for w, form in a.mentions]
        return Actor(
            id=a.id,
            name=a.name,
            kind=a.kind,
            country=a.country,
            sector=list(a.sector),
            office=a.office,
            wikidata=a.wikidata,
            mentions=mentions,
        )

    def place(self, p: PlaceFound) -> Place:
        mentions = [Mention(span=self.reading.span(w), text=self.reading.text(w)) for w in p.mentions]
        return Place(
            id=p.id,
            name=p.name,
            country=p.country,
            admin1=p.admin1,
            latitude=p.latitude,
            longitude=p.longitude,
            geonames=p.geonames,
            mentions=mentions,
        )

    def time(self, t: TimeInReport) -> Time:
        f = t.found
        return Time(id=self.id("t", f.type, t.words), span=f.span, text=f.text, type=f.type, value=f.value, start=f.start, end=f.end)

    def party(self, role: Role) -> Party:
        a = self.found.actors[role.index]
        return Party(
            id=a.id,
            name=a.name,
            country=a.country,
            sector=list(a.sector),
            wikidata=a.wikidata,
            text=self.reading.text(role.words),
            span=self.reading.span(role.words),
        )

    def parties(self, roles: Sequence[Role]) -> list[Party]:
        return [self.party(r) for r in roles]

    def place_reference(self, role: Role) -> PlaceReference:
        p = self.found.places[role.index]
        return PlaceReference(
            id=p.id, name=p.name, country=p.country, text=self.reading.text(role.words), span=self.reading.span(role.words)
        )

    def time_reference(self, role: Role | None) -> TimeReference | None:
        if role is None:
            return None
        t = self.time(self.found.times[role.index])
        return TimeReference(id=t.id, value=t.value, start=t.start, end=t.end, text=t.text, span=t.span)

    def event(self, d: Draft, ident: str, inside: int | None) -> Event:
        number = self.reading.words[d.words[0]].sentence
        modes, contexts = list(d.modes), list(d.contexts)
        own = d.own.event if d.own else None
        alien = own is not None and own.type is None  # PLOVER knows nothing of it
        return Event(
            id=ident,
            type=d.type,
            mode=modes,
            context=contexts,
            status=d.status,
            trigger=self.words(d.words),
            mentions=[self.words(t.words) for t in sorted(d.triggers[1:], key=lambda t: t.words)],
            sentence=Sentence(span=self.reading.span(self.reading.sentences[number])),
            actor=self.parties(d.actor),
            recipient=self.parties(d.recipient),
            place=[self.place_reference(r) for r in d.place],
            time=self.time_reference(d.time),
            size=dict(d.size),
            source=self.source(inside),
            score=own.score if own and alien else codebook.score(d.type, modes),
            quad=own.quad if own and alien else codebook.quad(d.type),
            plover=d.type if alien else codebook.plover_label(d.type, d.status),
            cameo=None if alien else codebook.cameo(d.type, modes, contexts, status=d.status),
            confidence=d.confidence,
            own=own.name if own else None,
        )

    def source(self, inside: int | None) -> Source | None:
        if inside is None:
            return None
        s = self.found.statements[inside]
        return Source(statement=self._statement_ids[inside], actor=self.parties(s.source), via=self.parties(s.via))

    def statement(self, s: StatementFound, events: list[str]) -> Statement:
        ident = self.id("s", s.kind, s.content[0])
        cue = self.words(s.cue) if s.cue else None
        return Statement(
            id=ident,
            kind=s.kind,
            source=self.parties(s.source),
            via=self.parties(s.via),
            cue=cue,
            content=[self.words(c) for c in s.content],
            events=events,
        )
