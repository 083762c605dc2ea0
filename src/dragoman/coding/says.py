"""Who says what: statements with their sources, relays and cues."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dragoman.coding.draft import Role
from dragoman.coding.says_clause import Clause, Clauses
from dragoman.coding.says_cues import Cue, cues, is_according
from dragoman.coding.says_quotes import MARKS, Quotation, quotations
from dragoman.coding.says_source import Sources
from dragoman.coding.who import ActorFound
from dragoman.reading.reading import Proposal, Reading, WordSpan
from dragoman.record import StatementKind

# Chosen on the held reports; see docs/evaluation.md.
CONTENT, WITH_CUE = 0.4, 0.3
SURE = 0.5  # a cue of the reader's above this may take a clause that the reader passed over
SAYING = frozenset({"report", "claim", "admit", "ask"})
TELLING = frozenset({"tell", "inform", "remind", "assure", "reassure", "warn", "ask", "notify", "advise"})
LONGEST_NAME = 6  # words of a speaker before a colon
REACH = 8  # sentences within which a content may stand from its cue
NEXT = 4  # words and marks that may stand between two parts of one quotation
SPEAKER = 0.5  # what an actor is worth that only its speaking shows
WANTED = frozenset({"report", "claim", "admit", "deny", "accuse", "directive", "commissive", "decree", "ask", "belief", "evidence"})
COVERED = 0.5  # share of a quotation that contents must hold for it to be told already


@dataclass(frozen=True, slots=True)
class StatementFound:
    """A statement: its content (one or more spans of words), cue, and who says and relays it (indices of actors)."""

    content: tuple[WordSpan, ...]
    cue: WordSpan | None
    source: tuple[Role, ...]
    via: tuple[Role, ...]
    kind: StatementKind


@dataclass(slots=True, eq=False)
class _Draft:
    cue: Cue | None
    clause: Clause | None
    proposed: list[WordSpan] = field(default_factory=list)
    content: list[WordSpan] = field(default_factory=list)
    source: tuple[Role, ...] = ()
    via: tuple[Role, ...] = ()


def statements(reading: Reading, actors: Sequence[ActorFound]) -> list[StatementFound]:
    """The statements of a report in the order of their contents."""
    return _Statements(reading, actors).found()


def with_speakers(reading: Reading) -> Reading:
    """The reading with those speakers added to its actors whom the reader took for none ("a neighbour said")."""
    told = _Statements(reading, ())
    named: set[int] = set()
    for draft in told.drafts():
        if draft.cue:
            by_tree = told.sources.speakers(draft.cue)
            named |= {*told.sources.spoken(draft.cue, by_tree, draft.content), *by_tree.via, *told.sources.named_media(draft.cue)}
    added = [Proposal(words, SPEAKER) for at in sorted(named) if (words := told.clauses.speaker(at)) is not None]
    if not added:
        return reading
    return replace(reading, actors=sorted([*reading.actors, *added], key=lambda p: p.words))


class _Statements:
    """Puts the statements of one report together."""

    def __init__(self, reading: Reading, actors: Sequence[ActorFound]) -> None:
        self.reading = reading
        self.quoted = quotations(reading)
        closed = {at for q in self.quoted if q.utterance and q.closed for at in range(*q.words)}
        self.cues = [c for c in cues(reading) if c.head not in closed]
        self.clauses = Clauses(reading, self.cues, self.quoted)
        self.sources = Sources(reading, self.clauses, actors)

    def drafts(self) -> list[_Draft]:
        """Cues with their contents, and contents with no cue; no sources yet."""
        drafts = [_Draft(cue, self.clauses.of(cue)) for cue in self.cues]
        rest = self._assign(drafts)
        for draft in drafts:
            draft.content = self._content(draft)
        drafts = [d for d in drafts if d.content] + self._headlines()
        told = self._apart(drafts)
        return told + [_Draft(None, None, [words], [words]) for words in rest if not self._held(words, told)]

    def found(self) -> list[StatementFound]:
        """The statements, with their sources."""
        told = self.drafts()
        for draft in told:
            draft.source, draft.via = self.sources.of(draft.cue, draft.content)
        self._share(told)
        told = [d for d in told if d.cue or d.source]
        told = self._continued(self._relayed(told))
        found = [StatementFound(tuple(d.content), d.cue.words if d.cue else None, d.source, d.via, self._kind(d)) for d in told]
        return sorted(found, key=lambda s: (s.content, s.cue or (0, 0)))

    def _share(self, drafts: list[_Draft]) -> None:
        """A cue joined to one before by "and" whose subject the tree seeks in that one's content has that one's speaker."""
        for draft in drafts:
            if draft.cue is None:
                continue
            speakers, head = self.sources.speakers(draft.cue).source, draft.cue.head
            for other in drafts if speakers else ():
                if other.cue is None or not other.source or self._sentence(other) != self._sentence(draft) or _within(head, other.content):
                    continue
                if other.cue.head < speakers[0] < head and all(_within(at, other.content) for at in speakers):
                    draft.source = other.source

    def _kind(self, draft: _Draft) -> StatementKind:
        return kind_of(self.reading, draft.content, self.quoted)

    def _headlines(self) -> list[_Draft]:
        """A speaker, a colon and what he says: "Minister: schools will stay shut"."""
        found = []
        for begin, end in self.reading.sentences:
            colon = next((at for at in range(begin + 1, min(end, begin + LONGEST_NAME)) if self.reading.words[at].text == ":"), None)
            named = colon and any(a.words == (begin, colon) for a in self.reading.actors)
            words = self.clauses.trim((colon + 1, end)) if colon and named else None
            if (
                colon
                and words
                and self._clausal(Clause((words,), "colon"))
                and not any(begin <= c.head < end and c.score > 0 for c in self.cues)
            ):
                found.append(_Draft(Cue((colon, colon + 1), colon, (), 0.0, None), None, [], [words]))
        return found

    def _assign(self, drafts: list[_Draft]) -> list[WordSpan]:
        """Give each proposed content to its cue; those with none are returned."""
        rest = []
        for proposal in self.reading.contents:
            words = proposal.words
            if proposal.score < CONTENT:
                continue
            near = self._beside(drafts, words)
            grid = self.reading.pairs.grid("said_with", [words], [d.cue.words for d in near if d.cue])[0].tolist() if near else []
            fits = [self._fit(draft, words, score) for draft, score in zip(near, grid, strict=True)]
            most = max(fits, default=0.0)
            best = near[fits.index(most)] if most > WITH_CUE else None
            trimmed = self.clauses.trim(self._whole(words))
            if trimmed is None:
                continue
            if best is None:
                rest.append(trimmed)
            else:
                best.proposed.append(trimmed)
        return rest

    def _beside(self, drafts: Sequence[_Draft], words: WordSpan) -> list[_Draft]:
        """The cues of the sentences about a content; `drafts` are in the order of their cues."""
        first, last = self.reading.words[words[0]].sentence, self.reading.words[words[1] - 1].sentence
        begin = bisect_left(drafts, first - REACH, key=self._sentence)
        end = bisect_right(drafts, last + REACH, key=self._sentence)
        return [d for d in drafts[begin:end] if d.cue]

    def _sentence(self, draft: _Draft) -> int:
        return self.reading.words[draft.cue.head].sentence if draft.cue else 0

    def _whole(self, words: WordSpan) -> WordSpan:
        """The whole quotation, where a proposal is the most of it and nothing else."""
        inside = self.clauses.inside(words[0]) or self.clauses.inside(words[1] - 1)
        if inside is None or not inside.utterance or _overlap([words], inside.words) < COVERED:
            return words
        a, b = inside.words
        return inside.words if a - 2 <= words[0] and words[1] <= b + 2 else words

    def _fit(self, draft: _Draft, words: WordSpan, score: float) -> float:
        """How well a proposed content goes with a cue."""
        cue = draft.cue
        if cue is None:
            return 0.0
        shared = _overlap(draft.clause.words, words) if draft.clause else 0.0
        near = self._near(cue, words)
        if cue.score == 0.0:
            return 0.5 * shared if shared and self._trusted(draft, proposed=True) else 0.0
        return shared + (score if near else 0.0)

    def _near(self, cue: Cue, words: WordSpan) -> bool:
        """Whether a content stands in its cue's sentence, or in a quotation beside it."""
        own = self.reading.words[cue.head].sentence
        first, last = self.reading.words[words[0]].sentence, self.reading.words[words[1] - 1].sentence
        if first <= own <= last:
            return True
        inside = self.clauses.inside(words[0])
        return inside is not None and inside.utterance and min(abs(first - own), abs(last - own)) <= 1

    def _trusted(self, draft: _Draft, *, proposed: bool = False) -> bool:
        """Whether a cue that the reader passed over, or one without a proposed content, has a clause that its word takes."""
        cue, clause = draft.cue, draft.clause
        if cue is None or clause is None:
            return False
        if is_according(self.reading, cue):
            return True
        if cue.frame is None:
            return False
        takes, how, word = cue.frame.takes, clause.how, self.reading.words[cue.head]
        speakers = bool(self.sources.speakers(cue).source)
        if how == "colon" and cue.score >= SURE:
            return speakers and self._clausal(clause)
        if how in {"left", "colon", "quote"}:
            quoted = any(self.clauses.inside(a) for a, _ in clause.words)
            plain = how == "left" and cue.frame.kind in SAYING and not self._with_object(cue)
            return "quote" in takes and speakers and self._finite(cue) and (quoted or plain)
        if cue.score == 0.0 and word.relation.startswith("acl") and word.xpos == "VBN":
            return False
        if cue.score == 0.0 and not proposed and (word.xpos == "VB" or (word.upos != "VERB" and how != "that")):
            return False
        return how in takes and speakers

    def _clausal(self, clause: Clause) -> bool:
        return any(self.reading.words[at].upos in {"VERB", "AUX"} for a, b in clause.words for at in range(a, b))

    def _with_object(self, cue: Cue) -> bool:
        told = self.reading.words
        return told[cue.head].lemma not in TELLING and any(
            told[c].relation == "obj" for c in self.reading.children[cue.head] if c > cue.head
        )

    def _finite(self, cue: Cue) -> bool:
        return self.reading.words[cue.head].xpos in {"VBD", "VBZ", "VBP", "VBN"} and self.reading.words[cue.head].upos == "VERB"

    def _content(self, draft: _Draft) -> list[WordSpan]:
        """The content of a cue: the clause where it and the proposals overlap or it can be trusted, else the proposals."""
        clause, cue = draft.clause, draft.cue
        if clause is None or cue is None:
            return sorted(draft.proposed)
        overlapping = [p for p in draft.proposed if _overlap(clause.words, p) > 0]
        if overlapping:
            apart = [p for p in draft.proposed if p not in overlapping and self._extra(p)]
            return sorted([*(self._mended(w, overlapping, cue.head, clause.how) for w in clause.words), *apart])
        if draft.proposed:
            return sorted(draft.proposed)
        return list(clause.words) if self._trusted(draft) and self._wanted(cue) else []

    def _mended(self, words: WordSpan, proposed: list[WordSpan], cue: int, how: str) -> WordSpan:
        """A clause cut where a proposal begins or ends at a comma within it."""
        first, last = words
        within = [p for p in proposed if p[0] < last and first < p[1]]
        if not within or self.clauses.inside(first):
            return words
        begin, end = min(p[0] for p in within), max(p[1] for p in within)
        told = self.reading.words
        if how != "left":
            first = begin if cue < begin < first and how == "that" else first
            last = end if end > last and not any(told[at].text == ";" or at in self.clauses.heads for at in range(last, end)) else last
        if end < last and told[end].text in {",", ";"} and self.clauses.trim((end, last)) and told[last - 1].text not in MARKS:
            last = end
        if begin > first and (told[begin - 1].text in {",", ";"} or told[begin - 1].upos == "CCONJ"):
            first = begin
        return first, last

    def _extra(self, words: WordSpan) -> bool:
        """Whether a proposal beside a cue's clause is its other half: one in quotation marks."""
        inside = self.clauses.inside(words[0])
        return inside is not None and inside.utterance

    def _wanted(self, cue: Cue) -> bool:
        return cue.score > 0 or (cue.frame is not None and cue.frame.kind in WANTED)

    def _apart(self, drafts: list[_Draft]) -> list[_Draft]:
        """One content under two cues goes to the one that holds it by structure; the list's cues yield to the reader's."""
        kept: list[_Draft] = []
        for draft in sorted(drafts, key=lambda d: (-(d.cue.score if d.cue else 0), d.content)):
            if not any(self._double(draft, other) for other in kept) and not self._mistaken(draft, drafts):
                kept.append(draft)
        return sorted(kept, key=lambda d: d.content)

    def _double(self, draft: _Draft, other: _Draft) -> bool:
        """Whether two cues claim one content, and neither stands in the other's ("she said that he said …")."""
        if not _same(draft.content, other.content):
            return False
        nested = draft.cue and draft.clause and draft.clause.how != "left" and _within(draft.cue.head, other.content)
        return not (nested and other.cue and other.cue.head < draft.cue.head) if draft.cue else True

    def _mistaken(self, draft: _Draft, others: Sequence[_Draft]) -> bool:
        """Whether a listed cue is part of what is said, or claims what another cue says."""
        if draft.cue is None or draft.cue.score > 0 or draft.clause is None:
            return False
        finding = draft.cue.frame is not None and draft.cue.frame.kind in {"evidence", "decree"}
        if finding and any(o is not draft and _within(draft.cue.head, o.content) for o in others):
            return True
        if draft.clause.how != "left":
            return False
        return any(
            o is not draft and o.cue and (_within(draft.cue.head, o.content) or _within(o.cue.words[0], draft.content)) for o in others
        )

    def _held(self, words: WordSpan, drafts: list[_Draft]) -> bool:
        return any(_overlap(d.content, words) >= COVERED for d in drafts)

    def _relayed(self, drafts: list[_Draft]) -> list[_Draft]:
        """A statement within what the press reports ("Z said X, Y reported"): the press relays it."""
        kept = []
        for outer in drafts:
            inner = [d for d in drafts if d is not outer and d.cue and _within(d.cue.head, outer.content)]
            press = bool(outer.source) and all(r.index in self.sources.press for r in outer.source)
            if outer.cue is None or not inner or not press:
                kept.append(outer)
                continue
            for one in inner:
                one.via = one.via or outer.source
        for one in kept:
            about = next((d for d in kept if d is not one and one.cue and d.cue and d.source and _within(one.cue.head, d.content)), None)
            if about is not None and not one.via:
                one.via = tuple(r for r in about.source if r.index not in {s.index for s in one.source})
        return kept

    def _continued(self, drafts: list[_Draft]) -> list[_Draft]:
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

    def _opened(self, drafts: list[_Draft]) -> None:
        """A quotation with no closing mark goes on in the next paragraph's."""
        for quotation, after in reversed(list(pairwise(self.quoted))):
            if quotation.closed or not quotation.utterance or self._told(quotation, drafts):
                continue
            for draft in drafts:
                if _overlap(draft.content, after.words) >= COVERED and after.words[0] - quotation.words[1] <= NEXT:
                    draft.content.insert(0, quotation.words)
                    break

    def _told(self, quotation: Quotation, drafts: list[_Draft]) -> bool:
        a, b = quotation.words
        held = sum(1 for at in range(a, b) if any(_within(at, d.content) for d in drafts))
        return held >= COVERED * (b - a)

    def _before(self, draft: _Draft, quotation: Quotation) -> bool:
        """Whether a quotation follows a quoted statement with no words of its own sentence before it."""
        last = max(draft.content[-1][1], draft.cue.words[1] if draft.cue else 0)
        if last > quotation.words[0] or not draft.source or self.clauses.inside(draft.content[-1][0]) is None:
            return False
        own = self.reading.words[quotation.words[0]].sentence
        return 0 <= own - self.reading.words[last - 1].sentence <= 1 and quotation.words[0] - self.reading.sentences[own][0] <= 1

    def _same_paragraph(self, first: WordSpan, second: WordSpan) -> bool:
        return "\n" not in self.reading.report.text[self.reading.span(first)[1] : self.reading.span(second)[0]]


def _within(at: int, spans: Sequence[WordSpan]) -> bool:
    return any(a <= at < b for a, b in spans)


def _overlap(spans: Sequence[WordSpan], words: WordSpan) -> float:
    """Share of `words` that `spans` hold."""
    return sum(max(0, min(b, words[1]) - max(a, words[0])) for a, b in spans) / (words[1] - words[0])


def _same(left: Sequence[WordSpan], right: Sequence[WordSpan]) -> bool:
    """Whether two contents share more than half of both."""
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)
    return both > COVERED * sum(b - a for a, b in left) and both > COVERED * sum(b - a for a, b in right)


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
