"""Who says what: statements with their sources, relays and cues."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.coding.draft import Role
from dragoman.coding.says_draft import COVERED, Draft, Drafts, marked, overlap, within
from dragoman.coding.says_quotes import Quotation, quotations
from dragoman.coding.says_source import Sources
from dragoman.coding.who import ActorFound
from dragoman.reading.reading import Reading, WordSpan
from dragoman.record import StatementKind

NEXT = 4  # words and marks that may stand between two parts of one quotation


@dataclass(frozen=True, slots=True)
class StatementFound:
    """A statement: its content (one or more spans of words), cue, and who says and relays it (indices of actors)."""

    content: tuple[WordSpan, ...]
    cue: WordSpan | None
    source: tuple[Role, ...]
    via: tuple[Role, ...]
    kind: StatementKind


class Saying:
    """The statements of one report in two steps, so that its cues and contents are sought once.

    `reading` is the reading with those speakers among its actors whom the reader took for none ("a neighbour said"); actors are
    resolved from it, and `statements` gives the statements with them as sources and relays.
    """

    def __init__(self, reading: Reading) -> None:
        drafts = Drafts(reading, marked(reading))
        made = drafts.made()
        self.reading = drafts.with_speakers(made)
        if self.reading is not reading:
            drafts = Drafts(self.reading, drafts.marked)
            made = drafts.made()
        self._drafts, self._made = drafts, made

    def statements(self, actors: Sequence[ActorFound]) -> list[StatementFound]:
        """The statements in the order of their contents; their sources are indices of `actors`."""
        return _Told(self._drafts, actors).found([replace(d, content=list(d.content)) for d in self._made])


class _Told:
    """Gives the drafts of one report their sources and relays, and what goes on in further quotations."""

    def __init__(self, drafts: Drafts, actors: Sequence[ActorFound]) -> None:
        self.reading, self.clauses, self.subjects, self.quoted = drafts.reading, drafts.clauses, drafts.subjects, drafts.quoted
        self.sources = Sources(drafts.reading, drafts.clauses, drafts.subjects, actors)

    def found(self, told: list[Draft]) -> list[StatementFound]:
        """The statements of some drafts, with their sources."""
        for draft in told:
            draft.source, draft.via = self.sources.of(draft.cue, draft.content)
        self._share(told)
        told = [d for d in told if d.cue or d.source]
        told = self._continued(self._relayed(told))
        found = [StatementFound(tuple(d.content), d.cue.words if d.cue else None, d.source, d.via, self._kind(d)) for d in told]
        return sorted(found, key=lambda s: (s.content, s.cue or (0, 0)))

    def _share(self, drafts: list[Draft]) -> None:
        """A cue joined to one before by "and" whose subject the tree seeks in that one's content has that one's speaker."""
        for draft in drafts:
            if draft.cue is None:
                continue
            speakers, head = self.subjects.speakers(draft.cue).source, draft.cue.head
            for other in drafts if speakers else ():
                if other.cue is None or not other.source or self._sentence(other) != self._sentence(draft) or within(head, other.content):
                    continue
                if other.cue.head < speakers[0] < head and all(within(at, other.content) for at in speakers):
                    draft.source = other.source

    def _kind(self, draft: Draft) -> StatementKind:
        return kind_of(self.reading, draft.content, self.quoted)

    def _sentence(self, draft: Draft) -> int:
        return self.reading.words[draft.cue.head].sentence if draft.cue else 0

    def _relayed(self, drafts: list[Draft]) -> list[Draft]:
        """A statement within what the press reports ("Z said X, Y reported"): the press relays it."""
        kept = []
        for outer in drafts:
            inner = [d for d in drafts if d is not outer and d.cue and within(d.cue.head, outer.content)]
            press = bool(outer.source) and all(r.index in self.sources.press for r in outer.source)
            if outer.cue is None or not inner or not press:
                kept.append(outer)
                continue
            for one in inner:
                one.via = one.via or outer.source
        for one in kept:
            about = next((d for d in kept if d is not one and one.cue and d.cue and d.source and within(one.cue.head, d.content)), None)
            if about is not None and not one.via:
                told = {s.index for s in one.source}
                one.via = tuple(r for r in about.source if r.index not in told and self._relays(r, one, about))
        return kept

    def _relays(self, speaker: Role, inner: Draft, outer: Draft) -> bool:
        """Whether a speaker relays what another one says within his words: the press, or one who speaks for another side."""
        if speaker.index in self.sources.press:
            return True
        own = self.sources.actors[speaker.index].country
        reports = outer.clause is not None and outer.clause.how == "that"
        return reports and (own is None or all(self.sources.actors[r.index].country != own for r in inner.source))

    def _continued(self, drafts: list[Draft]) -> list[Draft]:
        """Quotations that no content holds: a part of the statement beside them, or one of their own by the same speaker."""
        self._opened(drafts)
        for quotation in self.quoted:
            if not quotation.utterance or self._told(quotation, drafts):
                continue
            before = max((d for d in drafts if self._before(d, quotation)), key=lambda d: d.content[-1], default=None)
            if before is None:
                continue
            if self._same_paragraph(before.content[-1], quotation.words):
                before.content.append(quotation.words)
            else:
                drafts.append(replace(before, cue=None, clause=None, content=[quotation.words]))
        return drafts

    def _opened(self, drafts: list[Draft]) -> None:
        """A quotation with no closing mark goes on in the next paragraph's."""
        for quotation, after in reversed(list(pairwise(self.quoted))):
            if quotation.closed or not quotation.utterance or self._told(quotation, drafts):
                continue
            for draft in drafts:
                if overlap(draft.content, after.words) >= COVERED and after.words[0] - quotation.words[1] <= NEXT:
                    draft.content.insert(0, quotation.words)
                    break

    def _told(self, quotation: Quotation, drafts: list[Draft]) -> bool:
        a, b = quotation.words
        held = sum(1 for at in range(a, b) if any(within(at, d.content) for d in drafts))
        return held >= COVERED * (b - a)

    def _before(self, draft: Draft, quotation: Quotation) -> bool:
        """Whether a quotation follows a quoted statement with no words of its own sentence before it."""
        last = max(draft.content[-1][1], draft.cue.words[1] if draft.cue else 0)
        if last > quotation.words[0] or not draft.source or self.clauses.inside(draft.content[-1][0]) is None:
            return False
        own = self.reading.words[quotation.words[0]].sentence
        return 0 <= own - self.reading.words[last - 1].sentence <= 1 and quotation.words[0] - self.reading.sentences[own][0] <= 1

    def _same_paragraph(self, first: WordSpan, second: WordSpan) -> bool:
        return "\n" not in self.reading.report.text[self.reading.span(first)[1] : self.reading.span(second)[0]]


def kind_of(reading: Reading, spans: Sequence[WordSpan], quoted: Sequence[Quotation] | None = None) -> StatementKind:
    """direct: all within quotation marks; mixed: some of it; indirect: none."""
    quoted = quotations(reading) if quoted is None else quoted
    first, last = min(a for a, _ in spans), max(b for _, b in spans)
    marked = {at for q in quoted if q.words[0] < last and first < q.words[1] for at in range(*q.words)}
    words = [at for a, b in spans for at in range(a, b) if reading.words[at].upos != "PUNCT"]
    inside = sum(1 for at in words if at in marked)
    if inside == len(words):
        return "direct"
    return "mixed" if inside else "indirect"
