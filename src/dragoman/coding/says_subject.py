"""Which words name who speaks: the cue's subject by the tree, mended by the order of words where the tree must be wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.says_clause import Clauses
from dragoman.coding.says_cues import QUOTING, Cue, is_according
from dragoman.coding.says_quotes import MARKS
from dragoman.coding.says_span import SKIPPED
from dragoman.reading.reading import Reading, WordSpan

RELATIVES = frozenset({"who", "which", "that"})
SUBJECTS = ("nsubj", "csubj")
BY = frozenset({"by", "from", "of"})
TO_MEDIA = frozenset({"to", "on", "with", "in", "by", "for", "via", "over", "through"})
MEDIA = frozenset("television tv radio newspaper paper daily agency broadcaster channel network magazine weekly website".split())
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
LIGHT = frozenset({"ADV", "AUX", "PART"})  # what may stand between a subject and its verb, or a verb and its inverted subject
STARTS = frozenset({"CCONJ", "SCONJ", "ADP"})  # a word before a subject where its clause begins
CLAUSAL = frozenset("after before as while when where because since though although that if until once unless whether and but or".split())
DOCUMENTS = frozenset(
    "report statement communique communiqué declaration letter text document study survey poll note memo memorandum message bulletin "
    "dispatch editorial pamphlet leaflet broadcast announcement release circular".split()
)


@dataclass(frozen=True, slots=True)
class Speakers:
    """Words that name the speakers and the relays of a cue."""

    source: tuple[int, ...] = ()
    via: tuple[int, ...] = ()


class Subjects:
    """Finds the words for speakers in one report."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self.reading, self.clauses = reading, clauses
        self._starting: dict[int, WordSpan] = {}
        self._ending: dict[int, WordSpan] = {}
        for actor in sorted(reading.actors, key=lambda a: a.words[1] - a.words[0]):
            self._starting[actor.words[0]] = self._ending[actor.words[1]] = actor.words

    def spoken(self, cue: Cue, told: Speakers, spans: Sequence[WordSpan]) -> tuple[int, ...]:
        """The speakers of a cue whose content stands at `spans`; `told` is what `speakers` found by the tree."""
        outside = tuple(at for at in told.source if not any(a <= at < b for a, b in spans) and not self._object(cue, at, spans))
        found = (() if told.via else self._by_order(cue, outside, spans)) or outside or self._beside(cue, spans)
        return self._issuers(found)

    def _object(self, cue: Cue, at: int, spans: Sequence[WordSpan]) -> bool:
        """Whether a word stands between a verb and the clause that follows it, where none but its object can stand."""
        told, first = self.reading.words, spans[0][0]
        if (
            told[cue.head].upos != "VERB"
            or cue.more
            or not cue.head < at < first
            or cue.words[0] > first
            or is_according(self.reading, cue)
        ):
            return False
        return not self._has(cue.head, "aux:pass") and not any(told[k].text in MARKS or told[k].text == ":" for k in range(at, first))

    def _by_order(self, cue: Cue, by_tree: tuple[int, ...], spans: Sequence[WordSpan]) -> tuple[int, ...]:
        """The subject right before a cue, or right behind one that follows its content at once, where the tree names a word far from it."""
        told, head = self.reading.words, cue.head
        if told[head].upos != "VERB" or cue.more or is_according(self.reading, cue) or self._has(head, "aux:pass"):
            return ()
        if told[head].xpos not in {"VBD", "VBZ", "VBP", "VBN"}:
            return ()
        if self._follows(cue, spans):
            return self._behind(cue)
        before = self._right_before(cue)
        if before is None or not by_tree:
            return ()
        apart = all((at < before[0] and self.clauses.crossed(at + 1, before[0])) or at > head for at in by_tree)
        nested = any(self.clauses.extent(at)[0] <= before[0] < self.clauses.extent(at)[1] <= head for at in by_tree)
        return () if nested or not apart else (self.reading.head(before),)

    def _follows(self, cue: Cue, spans: Sequence[WordSpan]) -> bool:
        """Whether a cue stands right behind its content, but for marks."""
        ends = [b for _, b in spans if b <= cue.words[0]]
        if not ends:
            return False
        between = self.reading.words[max(ends) : cue.words[0]]
        return bool(between) and all(word.text in SKIPPED for word in between)

    def _behind(self, cue: Cue) -> tuple[int, ...]:
        """The inverted subject: the actor, or the noun phrase, that begins behind a cue."""
        told, at = self.reading.words, cue.words[1]
        while at < len(told) and told[at].upos == "ADV" and at not in self._starting:
            at += 1
        if at in self._starting:
            return self._with_others(self.reading.head(self._starting[at]))
        for child in self.reading.children[cue.head]:
            plain = told[child].relation.split(":")[0] in {"nsubj", "obj", "iobj"}
            if plain and child >= at and self.clauses.extent(child)[0] <= at and self._nominal(child):
                return self._with_others(child)
        return ()

    def _right_before(self, cue: Cue) -> WordSpan | None:
        """The actor that ends at a cue and begins its clause."""
        told, at = self.reading.words, cue.words[0]
        begin = self.clauses.sentence(cue.head)[0]
        while at > begin and told[at - 1].upos in LIGHT and at not in self._ending:
            at -= 1
        words = self._ending.get(at)
        if words is None or words[0] < begin:
            return None
        first = words[0]
        before = told[first - 1].text.lower() if first > begin else ","
        return words if before in {",", ";", ":", "—", "–"} or before in MARKS or before in CLAUSAL else None

    def _issuers(self, speaking: tuple[int, ...]) -> tuple[int, ...]:
        """Those whose document a speaker is ("a report by the United Nations"), in its place."""
        found: list[int] = []
        for at in speaking:
            found += self._issuer(at) or (at,)
        return tuple(dict.fromkeys(found))

    def _issuer(self, at: int) -> tuple[int, ...]:
        told = self.reading.words
        if told[at].lemma.lower() not in DOCUMENTS:
            return ()
        for child in self.reading.children[at]:
            relation = told[child].relation.split(":")[0]
            if relation == "acl" and told[child].xpos == "VBN" and self._agent(child):
                return self._agent(child)
            if told[child].relation == "nmod:poss" or (relation == "nmod" and self.case(child) in BY):
                return self._with_others(child) if told[child].upos in {"PROPN", "NOUN"} else ()
        return ()

    def _beside(self, cue: Cue, spans: Sequence[WordSpan]) -> tuple[int, ...]:
        """The noun beside a cue that follows its content, where the tree takes a word of the content for its subject."""
        told, head = self.reading.words, cue.head
        if told[head].upos != "VERB" or not any(b <= head for _, b in spans):
            return ()
        owners = [a.words for a in self.reading.actors]
        after = [w for w in owners if head < w[0] <= head + 2 and all(told[k].upos in {"DET", "ADV"} for k in range(head + 1, w[0]))]
        end = cue.words[0] - 1 if told[cue.words[0] - 1].text == "," else cue.words[0]
        before = [w for w in owners if w[1] == end]
        if not after and not before and (noun := self.clauses.noun_before(cue)) is not None:
            return (noun[1],)
        return tuple(self.reading.head(w) for w in (after or before)[:1])

    def speakers(self, cue: Cue) -> Speakers:
        """The words that name who speaks and who relays it, by the tree."""
        told, head = self.reading.words, cue.head
        if told[head].text == ":":
            return Speakers((self.reading.head((self.clauses.sentence(head)[0], head)),))
        if is_according(self.reading, cue):
            return Speakers(self._with_others(self.clauses.accorded(cue)))
        if cue.more or (told[head].lemma in QUOTING and (self._has(head, "obj") or cue.words[1] in self._starting)):
            return self._quoting(cue)
        near = [*self.reading.children[head], *(c for at in self._subject(head) for c in self.reading.children[at])]
        citing = next((c for c in near if told[c].lemma in QUOTING and told[c].xpos == "VBG"), None)
        if citing is not None and (cited := self._objects(citing)):
            return Speakers(cited, self._subject(head))
        return Speakers(self._subject(head))

    def agentless(self, cue: Cue) -> bool:
        """Whether a cue is a passive, which tells nobody who speaks."""
        return self._has(cue.head, "aux:pass") and not self._agent(cue.head)

    def _quoting(self, cue: Cue) -> Speakers:
        """Y speaks and X relays in "X quoted Y as saying"."""
        head, more = cue.head, cue.more
        passive = [c for c in self.reading.children[head] if self.reading.words[c].relation == "nsubj:pass"]
        if passive:
            return Speakers(self._with_others(passive[0]), self._agent(head))
        cited = self._objects(head) or (self._between(head, more[0]) if more else ())
        if not cited and cue.words[1] in self._starting:
            cited = (self.reading.head(self._starting[cue.words[1]]),)
        before = self._right_before(cue)
        quoting = (self.reading.head(before),) if before else self._subject(head)
        return Speakers(cited or quoting, (quoting if cited else ()) or self._agent(head))

    def _objects(self, head: int) -> tuple[int, ...]:
        found = [c for c in self.reading.children[head] if self.reading.words[c].relation in {"obj", "iobj"}]
        return self._with_others(found[0]) if found else ()

    def _between(self, first: int, last: int) -> tuple[int, ...]:
        """The governing word of the actor named between two words."""
        named = [a.words for a in self.reading.actors if first < a.words[0] and a.words[1] <= last]
        return (self.reading.head(max(named, key=lambda w: (w[1] - w[0], -w[0]))),) if named else ()

    def _has(self, head: int, relation: str) -> bool:
        return any(self.reading.words[c].relation == relation for c in self.reading.children[head])

    def _agent(self, head: int) -> tuple[int, ...]:
        """The by-phrase of a passive."""
        for child in self.reading.children[head]:
            if self.reading.words[child].relation.startswith("obl") and self.case(child) == "by":
                return self._with_others(child)
        return ()

    def case(self, at: int) -> str:
        """The preposition of a word, in small letters; "" for none."""
        return next((self.reading.words[c].text.lower() for c in self.reading.children[at] if self.reading.words[c].relation == "case"), "")

    def _with_others(self, at: int) -> tuple[int, ...]:
        """A noun with those coordinated with it."""
        return (at, *(c for c in self.reading.children[at] if self.reading.words[c].relation == "conj" and self._nominal(c)))

    def _nominal(self, at: int) -> bool:
        return self.reading.words[at].upos in NOMINAL

    def _subject(self, head: int) -> tuple[int, ...]:
        """The subject of a word, its own or that of what it hangs on."""
        told, at = self.reading.words, head
        for _ in range(6):
            own = self._own_subject(at, head)
            if own is not None:
                return own
            relation, above = told[at].relation, told[at].head
            if above < 0:
                return ()
            if relation.startswith("acl") and told[above].upos in {"NOUN", "PROPN", "PRON"}:
                return self._with_others(above)
            at = above
        return ()

    def _own_subject(self, at: int, head: int) -> tuple[int, ...] | None:
        told = self.reading.words
        if told[at].upos in {"NOUN", "PROPN"} and not self._has(at, "cop"):
            return self._possessor(at)
        for child in sorted(self.reading.children[at], key=lambda c: c < at and self.clauses.far(c, at)):
            relation = told[child].relation
            if relation == "nsubj:pass":
                if self._agent(at):
                    return self._agent(at)
                return () if at == head else self._with_others(child)
            if relation.split(":")[0] in SUBJECTS:
                if told[child].text.lower() in RELATIVES and told[at].relation.startswith("acl"):
                    return self._with_others(told[at].head)
                return self._with_others(child)
        return self._lent_subject(at) if at == head else None

    def _lent_subject(self, at: int) -> tuple[int, ...] | None:
        """The subject that the tree hangs on the verb of the content: "The rebels, who hold the town, say they will stay"."""
        told = self.reading.words
        for child in self.reading.children[at]:
            if child > at and told[child].relation == "ccomp":
                lent = [c for c in self.reading.children[child] if c < at and told[c].relation.split(":")[0] in SUBJECTS]
                if lent:
                    return self._with_others(lent[0])
        return None

    def _possessor(self, at: int) -> tuple[int, ...] | None:
        """Whose statement a noun is."""
        told = self.reading.words
        for child in self.reading.children[at]:
            if told[child].relation == "nmod:poss" or (told[child].relation == "nmod" and self.case(child) in BY):
                return self._with_others(child)
        return None

    def named_media(self, cue: Cue) -> tuple[int, ...]:
        """Words of a cue's clause that may name a relay: a name that is told, a medium that it is said on or to."""
        told, found = self.reading.words, []
        for child in self.reading.children[cue.head]:
            relation = told[child].relation.split(":")[0]
            medium = told[child].lemma.lower() in MEDIA
            given = relation in {"obj", "iobj"} and (medium or told[child].upos == "PROPN") and told[cue.head].lemma == "tell"
            if given or (relation == "obl" and medium and self.case(child) in TO_MEDIA):
                found.append(child)
        return tuple(found)
