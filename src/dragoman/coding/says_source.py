"""Who speaks and who relays it: the cue's subject in the tree, else the reader's scores."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.draft import Role, best_roles
from dragoman.coding.says_clause import Clauses
from dragoman.coding.says_cues import QUOTING, Cue, is_according
from dragoman.coding.who import ActorFound
from dragoman.reading.reading import Reading, WordSpan

# Chosen on the held reports; see docs/evaluation.md.
SOURCE, VIA, LAST, CUELESS = 0.5, 0.5, 0.1, 0.5
REACH = 400  # words within which a speaker is sought by the scores
BY_TREE = 0.9  # how sure a source is that the tree gives
RELATIVES = frozenset({"who", "which", "that"})
SUBJECTS = ("nsubj", "csubj")
TO_MEDIA = frozenset({"to", "on", "with", "in", "by", "for", "via"})
MEDIA = frozenset("television tv radio newspaper paper daily agency broadcaster channel network magazine weekly website".split())
BY = frozenset({"by", "from", "of"})
Found = tuple[tuple[Role, ...], tuple[Role, ...]]


@dataclass(frozen=True, slots=True)
class Speakers:
    """Words that name the speakers and the relays of a cue."""

    source: tuple[int, ...] = ()
    via: tuple[int, ...] = ()


class Sources:
    """Finds sources in one report."""

    def __init__(self, reading: Reading, clauses: Clauses, actors: Sequence[ActorFound]) -> None:
        self.reading, self.clauses, self.actors = reading, clauses, actors
        self.owners = [(index, words) for index, actor in enumerate(actors) for words, _ in actor.mentions]
        self._by_word: dict[int, list[tuple[int, WordSpan]]] = {}
        for owner in self.owners:
            for at in range(*owner[1]):
                self._by_word.setdefault(at, []).append(owner)
        self.press = {index for index, actor in enumerate(actors) if "JRN" in actor.sector}

    def of(self, cue: Cue | None, spans: Sequence[WordSpan]) -> Found:
        """Speakers and relays of a statement."""
        if not self.owners:
            return (), ()
        told = self.speakers(cue) if cue else Speakers()
        spoken = self.spoken(cue, told, spans) if cue else ()
        source = self._roles(spoken)
        via = self._roles(told.via)
        if cue and not source:
            source = self._by_scores(cue, spans, anyone=not told.source and not self._agentless(cue))
        elif not cue:
            source = self._alone(spans)
        if cue:
            via = via or self._relays(cue, spans, spoken)
        speaking = {role.index for role in source}
        return source, tuple(role for role in via if role.index not in speaking)

    def spoken(self, cue: Cue, told: Speakers, spans: Sequence[WordSpan]) -> tuple[int, ...]:
        """The speakers by the tree; the noun beside the cue where the tree seeks them in the content."""
        return tuple(at for at in told.source if not any(a <= at < b for a, b in spans)) or self._beside(cue, spans)

    def _beside(self, cue: Cue, spans: Sequence[WordSpan]) -> tuple[int, ...]:
        """The noun beside a cue that follows its content, where the tree takes a word of the content for its subject."""
        told, head = self.reading.words, cue.head
        if told[head].upos != "VERB" or not any(b <= head for _, b in spans):
            return ()
        after = [
            w for _, w in self.owners if head < w[0] <= head + 2 and all(told[k].upos in {"DET", "ADV"} for k in range(head + 1, w[0]))
        ]
        end = cue.words[0] - 1 if told[cue.words[0] - 1].text == "," else cue.words[0]
        before = [w for _, w in self.owners if w[1] == end]
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
        if told[head].lemma in QUOTING and (cue.more or self._has(head, "obj")):
            return self._quoting(head, cue.more)
        near = [*self.reading.children[head], *(c for at in self._subject(head) for c in self.reading.children[at])]
        citing = next((c for c in near if told[c].lemma in QUOTING and told[c].xpos == "VBG"), None)
        if citing is not None and (cited := self._objects(citing)):
            return Speakers(cited, self._subject(head))
        return Speakers(self._subject(head))

    def _agentless(self, cue: Cue) -> bool:
        """Whether a cue is a passive, which tells nobody who speaks."""
        return self._has(cue.head, "aux:pass") and not self._agent(cue.head)

    def _quoting(self, head: int, more: tuple[int, ...]) -> Speakers:
        """Y speaks and X relays in "X quoted Y as saying"."""
        passive = [c for c in self.reading.children[head] if self.reading.words[c].relation == "nsubj:pass"]
        if passive:
            return Speakers(self._with_others(passive[0]), self._agent(head))
        cited = self._objects(head) or (self._between(head, more[0]) if more else ())
        quoted_by = self._agent(head)
        return Speakers(cited or self._subject(head), (self._subject(head) if cited else ()) or quoted_by)

    def _objects(self, head: int) -> tuple[int, ...]:
        found = [c for c in self.reading.children[head] if self.reading.words[c].relation in {"obj", "iobj"}]
        return self._with_others(found[0]) if found else ()

    def _between(self, first: int, last: int) -> tuple[int, ...]:
        """The governing word of the actor named between two words."""
        named = [w for _, w in self.owners if first < w[0] and w[1] <= last]
        return (self.reading.head(max(named, key=lambda w: (w[1] - w[0], -w[0]))),) if named else ()

    def _has(self, head: int, relation: str) -> bool:
        return any(self.reading.words[c].relation == relation for c in self.reading.children[head])

    def _agent(self, head: int) -> tuple[int, ...]:
        """The by-phrase of a passive."""
        for child in self.reading.children[head]:
            if self.reading.words[child].relation.startswith("obl") and self._case(child) == "by":
                return self._with_others(child)
        return ()

    def _case(self, at: int) -> str:
        return next((self.reading.words[c].text.lower() for c in self.reading.children[at] if self.reading.words[c].relation == "case"), "")

    def _with_others(self, at: int) -> tuple[int, ...]:
        """A noun with those coordinated with it."""
        return (at, *(c for c in self.reading.children[at] if self.reading.words[c].relation == "conj" and self._nominal(c)))

    def _nominal(self, at: int) -> bool:
        return self.reading.words[at].upos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}

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
        return None

    def _possessor(self, at: int) -> tuple[int, ...] | None:
        """Whose statement a noun is."""
        told = self.reading.words
        for child in self.reading.children[at]:
            if told[child].relation == "nmod:poss" or (told[child].relation == "nmod" and self._case(child) in BY):
                return self._with_others(child)
        return None

    def mentions(self, at: int) -> list[Role]:
        """The actors whose mention has a word for its head, else the smallest mention about it."""
        holding = self._by_word.get(at, [])
        exact = [(i, w) for i, w in holding if self.reading.head(w) == at]
        pool = exact or [(i, w) for i, w in holding if w[1] - w[0] == min(b - a for _, (a, b) in holding)]
        if not pool:
            tied = [c for c in self.reading.children[at] if self.reading.words[c].relation in {"appos", "flat", "nmod:desc"}]
            pool = [(i, w) for c in tied for i, w in self._by_word.get(c, []) if self.reading.head(w) == c][:1]
        if exact:
            longest = max(w[1] - w[0] for _, w in exact)
            pool = [(i, w) for i, w in exact if w[1] - w[0] == longest]
        return [Role(index, words, BY_TREE) for index, words in pool]

    def _near(self, begin: int, end: int) -> list[tuple[int, WordSpan]]:
        """The actors' mentions that stand within reach of some words."""
        return [owner for owner in self.owners if begin - REACH <= owner[1][0] < end + REACH]

    def _roles(self, words: Sequence[int]) -> tuple[Role, ...]:
        found = best_roles(role for at in words for role in self.mentions(at)).values()
        return tuple(sorted(found, key=lambda r: (r.words, r.index)))

    def _by_scores(self, cue: Cue, spans: Sequence[WordSpan], *, anyone: bool) -> tuple[Role, ...]:
        """The likeliest speakers by the reader's scores; where the tree names one who is no actor, only a sure one."""
        owners = self._near(cue.words[0], cue.words[1])
        if not owners:
            return ()
        mentions = [words for _, words in owners]
        by_content = self.reading.pairs.grid("said_by", spans, mentions).max(0)
        by_cue = self.reading.pairs.grid("source", [cue.words], mentions)[0]
        scores = ((2 * by_cue + by_content) / 3).tolist()
        found = list(best_roles(Role(i, words, s) for (i, words), s in zip(owners, scores, strict=True)).values())
        kept = [r for r in found if r.score >= SOURCE]
        if not kept and found:
            top = max(found, key=lambda r: (r.score, -r.words[0]))
            kept = [top] if top.score >= (LAST if anyone else SOURCE) else []
        return tuple(sorted(kept, key=lambda r: (r.words, r.index)))

    def _alone(self, spans: Sequence[WordSpan]) -> tuple[Role, ...]:
        """The speaker of a content with no cue: a sure one by the scores."""
        owners = self._near(spans[0][0], spans[-1][1])
        if not owners:
            return ()
        mentions = [words for _, words in owners]
        scores = self.reading.pairs.grid("said_by", spans, mentions).max(0).tolist()
        found = best_roles(Role(i, words, s) for (i, words), s in zip(owners, scores, strict=True)).values()
        top = max(found, key=lambda r: (r.score, -r.words[0]))
        return (top,) if top.score >= CUELESS else ()

    def _relays(self, cue: Cue, spans: Sequence[WordSpan], speakers: Sequence[int]) -> tuple[Role, ...]:
        """Media that a cue's sentence names, by preposition or as the one told, or by the reader's scores."""
        begin, end = self.clauses.sentence(cue.head)
        named = []
        owners = [(index, words) for index, words in self.owners if begin <= words[0] < end]
        for index, words in owners:
            at = self.reading.head(words)
            if index in self.press and begin <= at < end and not any(a <= at < b for a, b in spans) and self._told_to(cue, at, speakers):
                named.append(Role(index, words, BY_TREE))
        if named:
            return tuple(best_roles(named).values())
        if not owners:
            return ()
        scores = self.reading.pairs.grid("via", [cue.words], [words for _, words in owners])[0].tolist()
        roles = [Role(i, w, s) for (i, w), s in zip(owners, scores, strict=True) if s >= VIA]
        return tuple(sorted(best_roles(roles).values(), key=lambda r: (r.words, r.index)))

    def named_media(self, cue: Cue) -> tuple[int, ...]:
        """Words of a cue's clause that may name a relay: a name that is told, a medium that it is said on or to."""
        told, found = self.reading.words, []
        for child in self.reading.children[cue.head]:
            relation = told[child].relation.split(":")[0]
            medium = told[child].lemma.lower() in MEDIA
            given = relation in {"obj", "iobj"} and (medium or told[child].upos == "PROPN") and told[cue.head].lemma == "tell"
            if given or (relation == "obl" and medium and self._case(child) in TO_MEDIA):
                found.append(child)
        return tuple(found)

    def _told_to(self, cue: Cue, at: int, speakers: Sequence[int]) -> bool:
        """Whether a word is what a cue is told to, or is said on or in, or what quotes or hears its speaker."""
        told = self.reading.words
        relation, above = told[at].relation.split(":")[0], told[at].head
        if above == cue.head and relation in {"obj", "iobj"}:
            return True
        if relation not in {"obl", "nmod", "iobj", "obj"} or (relation in {"obl", "nmod"} and self._case(at) not in TO_MEDIA):
            return False
        for _ in range(4):
            if above == cue.head or above in speakers:
                return True
            if above < 0:
                return False
            above = told[above].head
        return False
