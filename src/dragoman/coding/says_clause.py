"""What the tree and the commas give as the content of a cue: the clause it governs, or the one it follows."""

from dataclasses import dataclass

from dragoman.coding.says_cues import VIEW, Cue, frame_of, is_according
from dragoman.coding.says_quotes import MARKS, Quotation
from dragoman.coding.says_span import JOINING, NOMINAL, SKIPPED, Spans
from dragoman.reading.reading import Reading, WordSpan

GOING_ON = frozenset({"because", "unless", "until", "although", "though"})
DASHES = frozenset({"—", "–", "-", "--"})
CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "obl", "conj")
DATELINE = 14  # words within which a dateline ends


@dataclass(frozen=True, slots=True)
class Clause:
    """A content by structure: its words, and how it hangs on its cue (that, to, ing, of, for, left, colon, quote)."""

    words: tuple[WordSpan, ...]
    how: str


class Clauses(Spans):
    """Finds contents by structure in one report."""

    def __init__(self, reading: Reading, cues: list[Cue], quoted: list[Quotation]) -> None:
        super().__init__(reading, quoted)
        self._ending = {actor.words[1]: actor.words[0] for actor in reversed(reading.actors)}
        self.heads = {at for cue in cues if cue.score > 0 for at in cue.heads}

    def of(self, cue: Cue) -> Clause | None:
        """The content of a cue: to its right where something hangs on it there, else to its left."""
        if is_according(self.reading, cue):
            return self._according(cue)
        for head in reversed(cue.heads):
            if found := self._right(head):
                return self._with_front(cue, found)
        return self._colon(cue) or self._left(cue)

    def _with_front(self, cue: Cue, clause: Clause) -> Clause:
        """The clause with what stands before its cue, where commas set the cue off in its middle ("On Monday, he said, it rained")."""
        told, own = self.reading.words, self._own(cue)
        begin, end = self.sentence(cue.head)
        if clause.how != "that" or not (begin < own[0] and own[1] < end and self._apart(own[0] - 1) and self._apart(own[1])):
            return clause
        first = self._start(begin, own[0] - 1)
        front = self.trim((first, own[0]))
        if front is None or told[own[1]].text == ";" or bool(self.inside(front[1] - 1)) != bool(self.inside(clause.words[0][0])):
            return clause
        return Clause((front, *clause.words), "left")

    def _apart(self, at: int) -> bool:
        return self.reading.words[at].text == "," or self.reading.words[at].text in MARKS

    def _right(self, head: int) -> Clause | None:
        """A clause that hangs on a cue and follows it."""
        told = self.reading.words
        for child in self._governed(head):
            how = self._how(head, child)
            if not how:
                continue
            first, last = self.extent(child)
            last = self._before_cue(child, last)
            first = self._first(head, child, how, max(first, head + 1))
            if how == "that" and any(told[at].text == ";" and not self.inside(at) for at in range(head, first + 1)):
                continue
            if how == "that" and told[first].text != "that" and told[first - 1].text != "that":
                first = self._to_quote_start(first, last)
            words = self.trim((first, self._to_quote_end(first, self._stop(first, last))))
            if words is not None:
                return Clause((words,), how)
        return None

    def _governed(self, head: int) -> list[int]:
        """The words to the right that hang on a cue, and the infinitives that hang on its objects ("called on them to go")."""
        told = self.reading.words
        near = [c for c in self.reading.children[head] if c > head]
        if told[head].upos == "VERB":
            objects = [c for c in near if told[c].relation.split(":")[0] in {"obl", "obj", "iobj"}]
            near += [c for o in objects for c in self.reading.children[o] if c > o and self._how(o, c) in {"to", "of", "for"}]
        return near

    def _first(self, head: int, child: int, how: str, first: int) -> int:
        """Where a clause to the right begins: behind its "that", at its "to" or "not to"."""
        told = self.reading.words
        marks = [c for c in self.reading.children[child] if head < c < child and told[c].relation in {"mark", "case"}]
        if how in {"to", "of", "for", "ing"}:
            first = max(first, marks[0] if marks else child)
            return first - 1 if how == "to" and first - 1 > head and told[first - 1].text.lower() == "not" else first
        return max(first, marks[0]) if marks and told[marks[0]].text == "that" else first

    def _how(self, head: int, child: int) -> str:
        """How a word hangs on a cue as its content; "" where it does not."""
        told = self.reading.words
        word, relation = told[child], told[child].relation.split(":")[0]
        leading = [c for c in self.reading.children[child] if c < child and told[c].relation in {"mark", "det", "case"}]
        marks = [told[c].text.lower() for c in leading if told[c].relation != "case" or told[c].text.lower() in {"of", "for"}]
        clause = any(told[c].relation.split(":")[0] in {"nsubj", "csubj", "expl"} for c in self.reading.children[child])
        gerund = word.xpos == "VBG" and not clause
        if told[child].relation == "csubj:pass" and marks[:1] == ["that"]:
            return "that"
        if relation == "ccomp" and not gerund:
            return "to" if marks[:1] == ["to"] else "that"
        if relation in {"ccomp", "xcomp"} and gerund:
            return "to" if "to" in marks else "ing" if self._takes(head, "ing") else ""
        if relation == "xcomp" and word.upos in {"VERB", "AUX", "ADJ", "NOUN", "ADV"}:
            return "to" if "to" in marks else ""
        if relation in {"advcl", "acl", "obl", "nmod"} and marks and word.upos in {"VERB", "AUX", "ADJ", "NOUN"}:
            if "to" in marks:
                return "to" if relation == "acl" or self._directs(head) else ""
            if marks[0] in {"of", "for"} and word.text.endswith("ing") and all(told[c].relation != "det" for c in leading):
                return marks[0] if word.xpos == "VBG" or self._accuses(head) else ""
            return "that" if marks[0] == "that" and (clause or relation == "acl") else ""
        return ""

    def _takes(self, head: int, what: str) -> bool:
        frame = frame_of(self.reading, head)
        return frame is not None and what in frame.takes

    def _accuses(self, head: int) -> bool:
        frames = [frame_of(self.reading, at) for at in (head, self.reading.words[head].head) if at >= 0]
        return any(frame is not None and frame.kind == "accuse" for frame in frames)

    def _directs(self, head: int) -> bool:
        frame = frame_of(self.reading, head)
        return frame is not None and frame.kind == "directive"

    def _before_cue(self, child: int, last: int) -> int:
        """Where a content ends because another cue's clause follows within what hangs on it."""
        told = self.reading.words
        for at in range(child + 1, last):
            if told[at].head == child:
                ends = self._adds(at) or (told[at].relation == "conj" and self._goes_on(at, child))
            else:
                ends = told[at].relation == "conj" and self._bare(at) and self._speaks(at)
            if ends:
                last = min(last, self.extent(at)[0])
        return last

    def _adds(self, at: int) -> bool:
        """Whether a cue is set apart from the clause that it hangs on: "…, adding", "…, she said"."""
        told, first = self.reading.words, self.extent(at)[0]
        adding = told[at].relation == "advcl" and told[at].xpos == "VBG" and "," in {told[first - 1].text, told[first].text}
        return at in self.heads and (adding or told[at].relation.startswith("parataxis"))

    def _goes_on(self, at: int, child: int) -> bool:
        """Whether a coordinated verb goes on with the cue's sentence and not with its content."""
        told = self.reading.words
        finite = told[at].xpos in {"VBZ", "VBD"} and told[child].xpos in {"VB", "VBG", "VBN"}
        return self._bare(at) and (finite or at in self.heads)

    def _speaks(self, at: int) -> bool:
        """Whether a word is a finite verb of the list of cues."""
        return self.reading.words[at].xpos in {"VBZ", "VBD"} and frame_of(self.reading, at) is not None

    def _bare(self, at: int) -> bool:
        """Whether a coordinated verb has neither a subject nor an auxiliary of its own."""
        told = self.reading.words
        return not any(told[c].relation.split(":")[0] in {"nsubj", "aux"} for c in self.reading.children[at])

    def _to_quote_start(self, first: int, last: int) -> int:
        """The start of a whole utterance in quotation marks that a sentence's end sets apart from the words before it."""
        for q in self.quoted:
            if first < q.words[0] and q.words[1] <= last + 1 and q.utterance and self.reading.words[q.words[0] - 2].text in {".", "!", "?"}:
                return q.words[0]
        return first

    def _to_quote_end(self, first: int, last: int) -> int:
        """To the end of a quotation that begins at the content's first word, over sentences too."""
        opened = [q for q in self.quoted if first <= q.words[0] <= first + 3 and q.utterance and q.words[1] > last]
        return opened[0].words[1] if opened else last

    def _colon(self, cue: Cue) -> Clause | None:
        """What follows a colon or comma that stands behind a cue."""
        end = self.sentence(cue.head)[1]
        told = self.reading.words
        here = max(cue.heads)
        for at in range(here + 1, end):
            if told[at].text == ":" and any(k in self.heads for k in range(at + 1, self._stop(at + 1, end)) if not self.inside(k)):
                return None
            if told[at].text == ":" or (told[at].text == "," and at + 1 < end and told[at + 1].text in MARKS and self._opens(at + 1)):
                words = self.trim((at + 1, self._to_quote_end(at + 1, self._stop(at + 1, end))))
                return Clause((words,), "colon") if words and (words[1] - words[0] > 1 or self.inside(words[0])) else None
            if told[at].text == ";" or (at in self.heads and at != here):
                return None
        following = [q for q in self.quoted if here < q.words[0] <= here + 3 and q.utterance]
        return Clause((following[0].words,), "quote") if following and following[0].words[0] < end else None

    def _opens(self, at: int) -> bool:
        return any(q.span[0] == self.reading.words[at].start and q.utterance for q in self.quoted)

    def _stop(self, first: int, end: int) -> int:
        """The first semicolon outside a quotation, or the end."""
        for at in range(first, end):
            if self.reading.words[at].text == ";" and not self.inside(at):
                return at
        return end

    def _own(self, cue: Cue) -> WordSpan:
        """The words of a cue with its subject and adjuncts, without the content."""
        told, (first, last) = self.reading.words, cue.words
        last = max(last, cue.heads[-1] + 1)
        for head in cue.heads:
            for child in self.reading.children[head]:
                relation = told[child].relation.split(":")[0]
                extent = self.extent(child)
                if relation in {"ccomp", "punct", "parataxis", "dep"} or (child < head and relation in {"advcl", "conj", "csubj"}):
                    continue
                if child < head and (self.far(child, head) if relation == "nsubj" else self.crossed(extent[0], cue.words[0])):
                    continue
                first, last = min(first, extent[0]), max(last, extent[1])
        first = self._named_before(cue, first)
        while first < cue.words[0] and told[first].text in SKIPPED:
            first += 1
        while last > cue.words[1] and told[last - 1].text in SKIPPED:
            last -= 1
        return first, last

    def _named_before(self, cue: Cue, first: int) -> int:
        """The start of an actor named right before a cue, where the tree gives the cue no subject of its own."""
        told, at = self.reading.words, cue.words[0]
        if any(told[c].relation.startswith("nsubj") for c in self.reading.children[cue.head]):
            return first
        end = at - 1 if told[at - 1].text == "," else at
        named = [self._ending[end]] if end in self._ending else []
        if not named and (before := self.noun_before(cue)) is not None:
            named = [before[0]]
        return min([first, *named])

    def noun_before(self, cue: Cue) -> tuple[int, int] | None:
        """Where the words between a comma and a cue begin, and their governing noun; None where they hold a verb or no noun."""
        told, begin = self.reading.words, self.sentence(cue.head)[0]
        first = cue.words[0]
        while first > begin and told[first - 1].text not in SKIPPED:
            first -= 1
        nouns = [at for at in range(first, cue.words[0]) if told[at].upos in NOMINAL and not first <= told[at].head < cue.words[0]]
        verbs = any(told[at].upos == "AUX" or told[at].xpos in {"VBD", "VBZ", "VBP"} for at in range(first, cue.words[0]))
        return (first, nouns[0]) if first > begin and nouns and not verbs else None

    def far(self, child: int, head: int) -> bool:
        """Whether a comma or mark that ends no apposition stands between a subject and its verb."""
        told = self.reading.words
        added = any(told[c].relation.startswith(("appos", "acl", "nmod", "amod")) and c > child for c in self.reading.children[child])
        return self.crossed(min(child + 1, head), head) and not added

    def crossed(self, first: int, last: int) -> bool:
        """Whether a closing mark or a comma stands between two words."""
        return any(self.reading.words[at].text in MARKS or self.reading.words[at].text in {",", ";"} for at in range(first, last))

    def _left(self, cue: Cue) -> Clause | None:
        """What stands before a cue and its subject, behind a comma or a mark."""
        word = self.reading.words[cue.head]
        joined = any(c < cue.head and self._joins(c) for c in self.reading.children[cue.head])
        hanging = word.relation.startswith(("acl", "xcomp")) or (word.relation == "advcl" and word.xpos == "VBG" and not cue.more)
        if word.upos not in {"VERB", "AUX"} or joined or hanging or self._led_in(cue.head):
            return None
        own = self._own(cue)
        return self._around(own, parenthesis=word.relation.startswith("parataxis") and word.head >= own[1])

    def _led_in(self, head: int) -> bool:
        """Whether a participle opens the sentence and hangs on a cue ("Asked about it, she laughed")."""
        told, begin = self.reading.words, self.sentence(head)[0]
        opening = [c for c in self.reading.children[head] if told[c].relation == "advcl" and self.extent(c)[0] == begin]
        return any(c == begin and told[c].xpos in {"VBN", "VBG"} for c in opening)

    def _joins(self, at: int) -> bool:
        """Whether a word joins its clause to one before, so that this is no content: "and", "while", "after" and not "as"."""
        word = self.reading.words[at]
        return word.relation in {"cc", "mark"} and word.text.lower() != "as" and not self._begins(at)

    def _begins(self, at: int) -> bool:
        return at == self.sentence(at)[0]

    def _around(self, own: WordSpan, *, parenthesis: bool) -> Clause | None:
        told, (begin, end) = self.reading.words, self.sentence(own[0])
        last = own[0]
        while last > begin and told[last - 1].text in SKIPPED:
            last -= 1
        between = [told[at].text for at in range(last, own[0])]
        if not between or last <= begin or between == ["-"] or ";" in between or between[-1] == ":":
            return None
        first = self._start(begin, last)
        left, right = self.trim((first, own[0])), self._after(own, end, parenthesis=parenthesis)
        if left is None or not (right or self._says_something(left)):
            return None
        return Clause((left, right) if right else (left,), "left")

    def _start(self, begin: int, last: int) -> int:
        """Where a content that ends at `last` begins: its quotation, else behind a semicolon, a dateline, or the sentence's start."""
        quotation = self.inside(last - 1)
        if quotation and quotation.words[0] < begin:
            return quotation.words[0]
        told, first = self.reading.words, begin
        for at in range(begin, last):
            if self.inside(at):
                continue
            text = told[at].text
            apart = text in {";", ":"} or (text.lower() in {"while", "whereas"} and at > begin and told[at - 1].text == ",")
            dateline = text in DASHES and at - begin <= DATELINE and (told[at - 1].text == ")" or told[begin].text.isupper())
            if apart or dateline:
                first = at + 1
        return first

    def _says_something(self, words: WordSpan) -> bool:
        told = self.reading.words
        return bool(self.inside(words[1] - 1)) or any(told[at].upos in {"VERB", "AUX"} for at in range(*words))

    def _after(self, own: WordSpan, end: int, *, parenthesis: bool) -> WordSpan | None:
        """The second half of a content that its cue splits, within the sentence."""
        told, at = self.reading.words, own[1]
        while at < end and told[at].text in SKIPPED:
            at += 1
        between = [told[k].text for k in range(own[1], at)]
        if at >= end or not between or ";" in between:
            return None
        quotation = self.inside(at)
        if quotation and quotation.words[0] == at:
            return quotation.words
        verbal = any(told[k].upos in {"VERB", "AUX"} for k in range(at, self._stop(at, end)))
        goes_on = told[at].text.lower() in GOING_ON or (parenthesis and verbal and told[at].upos != "CCONJ")
        return self.trim((at, self._stop(at, end))) if goes_on and between == [","] else None

    def _according(self, cue: Cue) -> Clause | None:
        """The rest of the clause that "according to" belongs to."""
        told, first = self.reading.words, cue.words[0]
        source = self.accorded(cue)
        last = max(self.extent(source)[1], cue.words[1])
        while last > cue.words[1] and told[last - 1].text in SKIPPED:
            last -= 1
        own = (first, last)
        begin, end = self.sentence(first)
        before = [at for at in range(begin, first) if told[at].text not in SKIPPED and told[at].text.lower() not in JOINING]
        if before and told[first - 1].text != ";":
            left = self.trim((self._start(begin, first), first))
            amid = told[source].head >= own[1] or (left is not None and not self._says_something(left))
            after = self._after(own, end, parenthesis=told[first - 1].text == "," and amid)
            pieces = tuple(p for p in (left, after) if p and (p[1] - p[0] > 1))
            return Clause(pieces, "left") if pieces else None
        comma = next((at for at in range(own[1], end) if told[at].text == ","), None)
        if comma is None and cue.frame is VIEW:
            comma = own[1]
        rest = self.trim((comma, self._stop(comma, end))) if comma is not None else None
        return Clause((rest,), "that") if rest else None

    def accorded(self, cue: Cue) -> int:
        """The word that "according to" names: the one it is a case of, or the first noun behind it."""
        told, first = self.reading.words, cue.words[0]
        for at in range(first, cue.words[1]):
            if told[at].relation == "nmod:poss":
                return at
        above = told[first].head
        if above >= cue.words[1] and told[above].upos in NOMINAL:
            return above
        end = self.sentence(first)[1]
        first = max(first, cue.words[1] - 2)
        inner = [at for at in range(first + 2, end) if told[at].upos in NOMINAL and not first + 2 <= told[at].head < end]
        inner = inner or [at for at in range(first + 2, end) if told[at].upos in NOMINAL and told[at].head <= first + 1]
        return inner[0] if inner else min(first + 2, end - 1)
