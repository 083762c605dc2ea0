"""Statements in the making: cues with the contents that the reader and the tree give them, before anybody is known as a speaker."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.coding.draft import Role
from dragoman.coding.says_clause import Clause, Clauses
from dragoman.coding.says_cues import Cue, cues, is_according
from dragoman.coding.says_quotes import MARKS, Quotation, quotations
from dragoman.coding.says_subject import Subjects
from dragoman.reading.reading import Proposal, Reading, WordSpan

# Chosen on the held reports; see docs/evaluation.md.
CONTENT, WITH_CUE = 0.4, 0.3
SURE = 0.5  # a cue of the reader's above this may take a clause that the reader passed over
SAYING = frozenset({"report", "claim", "admit", "ask"})
TELLING = frozenset({"tell", "inform", "remind", "assure", "reassure", "warn", "ask", "notify", "advise"})
LONGEST_NAME = 6  # words of a speaker before a colon
BULLETS = frozenset("* - – — • · ▪ ● ◦ ‣ >".split())
REACH = 8  # sentences within which a content may stand from its cue
NEXT = 4  # words and marks that may stand between two parts of one quotation
OPENERS = frozenset("that whether if how why what who when where which".split())
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SPEAKER = 0.5  # what an actor is worth that only its speaking shows
WANTED = frozenset({"report", "claim", "admit", "deny", "accuse", "directive", "commissive", "decree", "ask", "belief", "evidence", "view"})
COVERED = 0.5  # share of a quotation that contents must hold for it to be told already


@dataclass(slots=True, eq=False)
class Draft:
    """A cue, its clause by structure, the contents proposed for it, the content kept; later who says and relays it."""

    cue: Cue | None
    clause: Clause | None
    proposed: list[WordSpan] = field(default_factory=list)
    content: list[WordSpan] = field(default_factory=list)
    source: tuple[Role, ...] = ()
    via: tuple[Role, ...] = ()


def marked(reading: Reading) -> tuple[list[Quotation], list[Cue]]:
    """The quotations of a report, and its cues outside those that are closed."""
    quoted = quotations(reading)
    closed = {at for q in quoted if q.utterance and q.closed for at in range(*q.words)}
    return quoted, [c for c in cues(reading) if c.head not in closed]


class Drafts:
    """Drafts the statements of one report."""

    def __init__(self, reading: Reading, marked: tuple[list[Quotation], list[Cue]]) -> None:
        self.reading, self.marked = reading, marked
        self.quoted, self.cues = marked
        self.clauses = Clauses(reading, self.cues, self.quoted)
        self.subjects = Subjects(reading, self.clauses)

    def with_speakers(self, drafts: Sequence[Draft]) -> Reading:
        """The reading itself where all speakers are among its actors, else one with them."""
        named: set[int] = set()
        for draft in drafts:
            if draft.cue:
                by_tree = self.subjects.speakers(draft.cue)
                spoken = self.subjects.spoken(draft.cue, by_tree, draft.content)
                named |= {*spoken, *by_tree.via, *self.subjects.named_media(draft.cue)}
        added = [Proposal(words, SPEAKER) for at in sorted(named) if (words := self.clauses.speaker(at)) is not None]
        kept = [replace(p, words=self.clauses.whole(p.words)) if named & set(range(*p.words)) else p for p in self.reading.actors]
        if not added and kept == self.reading.actors:
            return self.reading
        return replace(self.reading, actors=sorted([*kept, *added], key=lambda p: p.words))

    def made(self) -> list[Draft]:
        """Cues with their contents, and contents with no cue; no sources yet."""
        drafts = [Draft(cue, self.clauses.of(cue)) for cue in self.cues]
        rest = self._assign(drafts)
        for draft in drafts:
            draft.content = self._content(draft)
        drafts = [d for d in drafts if d.content] + self._headlines()
        told = self._apart(drafts)
        return told + [Draft(None, None, [words], [words]) for words in rest if not self._held(words, told)]

    def _headlines(self) -> list[Draft]:
        """A speaker, a colon and what he says: "Minister: schools will stay shut", or a turn of a transcript."""
        found = []
        for first, end in self.reading.sentences:
            begin = next((at for at in range(first, end) if self.reading.words[at].text not in BULLETS), first)
            colon = next((at for at in range(begin + 1, min(end, begin + LONGEST_NAME)) if self.reading.words[at].text == ":"), None)
            if colon is None or not self._speaks(begin, colon):
                continue
            words = self.clauses.trim((colon + 1, self._turn(begin, colon, end)))
            if words and self._clausal(Clause((words,), "colon")) and not any(begin <= c.head < end and c.score > 0 for c in self.cues):
                found.append(Draft(Cue((colon, colon + 1), colon, (), 0.0, None), None, [], [words]))
        return found

    def _speaks(self, begin: int, colon: int) -> bool:
        """Whether the words before a colon are an actor, or a name before what the reader takes for said."""
        if any(a.words == (begin, colon) for a in self.reading.actors):
            return True
        named = all(word.upos in {"DET", "ADJ", "NOUN", "PROPN"} for word in self.reading.words[begin:colon])
        return named and any(p.words[0] == colon + 1 and p.score >= CONTENT for p in self.reading.contents)

    def _turn(self, begin: int, colon: int, end: int) -> int:
        """Where a speaker's words end: with the line where he is named in capitals at its beginning, as in a transcript."""
        text, start = self.reading.report.text, self.reading.words[begin].start
        opens = not text[text.rfind("\n", 0, start) + 1 : start].strip()
        if not opens or not text[start : self.reading.words[colon].start].isupper():
            return end
        line = text.find("\n", start)
        while end < len(self.reading.words) and (line < 0 or self.reading.words[end].start < line):
            end += 1
        return end

    def _assign(self, drafts: list[Draft]) -> list[WordSpan]:
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

    def _beside(self, drafts: Sequence[Draft], words: WordSpan) -> list[Draft]:
        """The cues of the sentences about a content; `drafts` are in the order of their cues."""
        first, last = self.reading.words[words[0]].sentence, self.reading.words[words[1] - 1].sentence
        begin = bisect_left(drafts, first - REACH, key=self._sentence)
        end = bisect_right(drafts, last + REACH, key=self._sentence)
        return [d for d in drafts[begin:end] if d.cue]

    def _sentence(self, draft: Draft) -> int:
        return self.reading.words[draft.cue.head].sentence if draft.cue else 0

    def _whole(self, words: WordSpan) -> WordSpan:
        """The whole quotation, where a proposal is the most of it and nothing else."""
        inside = self.clauses.inside(words[0]) or self.clauses.inside(words[1] - 1)
        if inside is None or not inside.utterance or overlap([words], inside.words) < COVERED:
            return words
        a, b = inside.words
        return inside.words if a - 2 <= words[0] and words[1] <= b + 2 else words

    def _fit(self, draft: Draft, words: WordSpan, score: float) -> float:
        """How well a proposed content goes with a cue."""
        cue = draft.cue
        if cue is None:
            return 0.0
        shared = overlap(draft.clause.words, words) if draft.clause else 0.0
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

    def _trusted(self, draft: Draft, *, proposed: bool = False) -> bool:
        """Whether a cue that the reader passed over, or one without a proposed content, has a clause that its word takes."""
        cue, clause = draft.cue, draft.clause
        if cue is None or clause is None:
            return False
        if is_according(self.reading, cue):
            return True
        if cue.frame is None:
            return False
        takes, how, word = cue.frame.takes, clause.how, self.reading.words[cue.head]
        speakers = bool(self.subjects.speakers(cue).source) or (how == "that" and self._impersonal(cue))
        if how == "colon" and cue.score >= SURE:
            return speakers and self._clausal(clause)
        if how in {"left", "colon", "quote"}:
            quoted = any(self.clauses.inside(a) for a, _ in clause.words)
            plain = how == "left" and cue.frame.kind in SAYING and not self._with_object(cue) and self._spoken_outside(cue, clause)
            return "quote" in takes and speakers and self._finite(cue) and (quoted or plain)
        if cue.score == 0.0 and word.relation.startswith("acl") and word.xpos == "VBN":
            return False
        if cue.score == 0.0 and word.relation == "advcl" and word.xpos in {"VBN", "VBD"} and not self._with_subject(cue):
            return False
        if cue.score == 0.0 and not proposed and word.xpos == "VB":
            return speakers and how == "that" and "that" in takes and self._asks(clause)
        if cue.score == 0.0 and not proposed and word.upos != "VERB" and how != "that":
            return False
        return how in takes and speakers and (how != "that" or proposed or self._finite_clause(cue, clause))

    def _spoken_outside(self, cue: Cue, clause: Clause) -> bool:
        """Whether a cue has a speaker beside the words that it would follow ("The director bowed, joked, and left" has none)."""
        by_tree = self.subjects.speakers(cue)
        return any(not within(at, clause.words) for at in self.subjects.spoken(cue, by_tree, clause.words))

    def _impersonal(self, cue: Cue) -> bool:
        """Whether a cue is a passive that hides who speaks: "it is believed that"."""
        children = [self.reading.words[c] for c in self.reading.children[cue.head]]
        passive = any(word.relation == "aux:pass" for word in children)
        return passive and any(word.text.lower() == "it" and word.relation.startswith(("expl", "nsubj")) for word in children)

    def _with_subject(self, cue: Cue) -> bool:
        return any(self.reading.words[c].relation.startswith("nsubj") for c in self.reading.children[cue.head])

    def _asks(self, clause: Clause) -> bool:
        """Whether a clause is a question that something said or unsaid answers ("did not say whether he would stand")."""
        return self.reading.words[clause.words[0][0]].text.lower() in OPENERS - {"that"}

    def _finite_clause(self, cue: Cue, clause: Clause) -> bool:
        """Whether a clause to the right has a mark of its own or a finite verb with a subject: no "found her gate locked"."""
        told, (first, last) = self.reading.words, clause.words[0]
        if self.clauses.inside(first) or told[first - 1].text.lower() == "that" or told[first].text.lower() in OPENERS:
            return True
        wished = cue.frame is not None and cue.frame.kind == "directive"
        finite = any(told[at].xpos in FINITE or told[at].upos == "AUX" or (wished and told[at].xpos == "VB") for at in range(first, last))
        return finite and any(told[at].relation.startswith(("nsubj", "expl", "csubj")) for at in range(first, last))

    def _clausal(self, clause: Clause) -> bool:
        return any(self.reading.words[at].upos in {"VERB", "AUX"} for a, b in clause.words for at in range(a, b))

    def _with_object(self, cue: Cue) -> bool:
        told = self.reading.words
        return told[cue.head].lemma not in TELLING and any(
            told[c].relation == "obj" for c in self.reading.children[cue.head] if c > cue.head
        )

    def _finite(self, cue: Cue) -> bool:
        return self.reading.words[cue.head].xpos in {"VBD", "VBZ", "VBP", "VBN"} and self.reading.words[cue.head].upos == "VERB"

    def _content(self, draft: Draft) -> list[WordSpan]:
        """The content of a cue: the clause where it and the proposals overlap or it can be trusted, else the proposals."""
        clause, cue = draft.clause, draft.cue
        if clause is None or cue is None:
            return sorted(draft.proposed)
        overlapping = [p for p in draft.proposed if overlap(clause.words, p) > 0]
        if overlapping:
            apart = [p for p in draft.proposed if p not in overlapping and self._extra(p)]
            return sorted([*(self._mended(w, overlapping, cue.head, clause.how) for w in clause.words), *apart])
        if draft.proposed and clause.how in {"colon", "that"} and self.clauses.inside(clause.words[0][0]) and self._trusted(draft):
            return sorted([*clause.words, *(p for p in draft.proposed if self._extra(p))])
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

    def _apart(self, drafts: list[Draft]) -> list[Draft]:
        """One content under two cues goes to the one that holds it by structure; the list's cues yield to the reader's."""
        kept: list[Draft] = []
        for draft in sorted(drafts, key=lambda d: (-(d.cue.score if d.cue else 0), d.content)):
            if not any(self._double(draft, other) for other in kept) and not self._mistaken(draft, drafts):
                kept.append(draft)
        return sorted(kept, key=lambda d: d.content)

    def _double(self, draft: Draft, other: Draft) -> bool:
        """Whether two cues claim one content, and neither stands in the other's ("she said that he said …")."""
        if not _same(draft.content, other.content):
            return False
        if not (draft.cue and draft.clause and other.cue):
            return True
        inner = draft.clause.how != "left" and within(draft.cue.head, other.content)
        outer = other.clause is not None and other.clause.how == "left"
        return not (inner and (outer or other.cue.head < draft.cue.head))

    def _mistaken(self, draft: Draft, others: Sequence[Draft]) -> bool:
        """Whether a listed cue is part of what is said, or claims what another cue says."""
        if draft.cue is None or draft.cue.score > 0 or draft.clause is None:
            return False
        finding = draft.cue.frame is not None and draft.cue.frame.kind in {"evidence", "decree"}
        if finding and any(o is not draft and within(draft.cue.head, o.content) for o in others):
            return True
        if draft.clause.how != "left":
            return False
        return any(
            o is not draft and o.cue and (within(draft.cue.head, o.content) or within(o.cue.words[0], draft.content)) for o in others
        )

    def _held(self, words: WordSpan, drafts: list[Draft]) -> bool:
        return any(overlap(d.content, words) >= COVERED for d in drafts)


def within(at: int, spans: Sequence[WordSpan]) -> bool:
    """Whether a word stands in one of some spans."""
    return any(a <= at < b for a, b in spans)


def overlap(spans: Sequence[WordSpan], words: WordSpan) -> float:
    """Share of `words` that `spans` hold."""
    return sum(max(0, min(b, words[1]) - max(a, words[0])) for a, b in spans) / (words[1] - words[0])


def _same(left: Sequence[WordSpan], right: Sequence[WordSpan]) -> bool:
    """Whether two contents share more than half of both."""
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)
    return both > COVERED * sum(b - a for a, b in left) and both > COVERED * sum(b - a for a, b in right)
