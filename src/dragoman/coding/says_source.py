"""Who speaks and who relays it: the cue's subject in the tree, else the reader's scores."""

from collections.abc import Sequence

from dragoman.coding.draft import Role, best_roles
from dragoman.coding.says_clause import Clauses
from dragoman.coding.says_cues import Cue
from dragoman.coding.says_subject import TO_MEDIA, Speakers, Subjects
from dragoman.coding.who import ActorFound
from dragoman.reading.reading import Reading, WordSpan

# Chosen on the held reports; see docs/evaluation.md.
SOURCE, VIA, LAST, CUELESS = 0.5, 0.5, 0.1, 0.5
REACH = 400  # words within which a speaker is sought by the scores
BY_TREE = 0.9  # how sure a source is that the tree gives
VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
LONGEST_VOICE = 2  # words of "a spokesman"
OWNED = ("state", "official", "government", "army", "rebel", "party", "public")  # whose medium it is
ADJECTIVAL = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "UN"})
BODIES = frozenset({"country", "organization", "group"})
Found = tuple[tuple[Role, ...], tuple[Role, ...]]


class Sources:
    """Finds sources in one report."""

    def __init__(self, reading: Reading, clauses: Clauses, subjects: Subjects, actors: Sequence[ActorFound]) -> None:
        self.reading, self.clauses, self.subjects, self.actors = reading, clauses, subjects, actors
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
        told = self.subjects.speakers(cue) if cue else Speakers()
        spoken = self.subjects.spoken(cue, told, spans) if cue else ()
        source = tuple(self._voiced(role, spans) for role in self._roles(spoken))
        via = self._roles(told.via)
        if cue and not source:
            source = self._by_scores(cue, spans, anyone=not told.source and not self.subjects.agentless(cue))
        elif not cue:
            source = self._alone(spans)
        if cue:
            via = via or self._relays(cue, spans, spoken)
        speaking = {role.index for role in source}
        return source, tuple(role for role in via if role.index not in speaking)

    def _voiced(self, role: Role, spans: Sequence[WordSpan]) -> Role:
        """For "a spokesman" alone, the body of which he speaks: the subject of what he says, else of the sentence before."""
        told, (first, last) = self.reading.words, role.words
        if last - first > LONGEST_VOICE or told[last - 1].lemma.lower() not in VOICES or told[first].upos not in {"DET", "NOUN"}:
            return role
        begin = self.clauses.sentence(min(first, spans[0][0]))[0]
        before = self.clauses.sentence(begin - 1) if begin else (0, 0)
        quoted = self.clauses.inside(spans[0][0]) is not None
        for a, b in [*(() if quoted else spans[:1]), before]:
            for index, words in sorted((o for o in self.owners if a <= o[1][0] < b), key=lambda o: o[1]):
                relation = told[self.reading.head(words)].relation
                if relation.startswith("nsubj") and self.actors[index].kind in BODIES and words != role.words:
                    return Role(index, role.words, role.score)
        return role

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
            if index not in self.press or any(a <= at < b for a, b in spans) or self._nameless(index, words):
                continue
            if self._told_to(cue, at, speakers):
                named.append(Role(index, words, BY_TREE))
        if named:
            return tuple(best_roles(named).values())
        owners = [(index, words) for index, words in owners if index in self.press and not self._nameless(index, words)]
        if not owners:
            return ()
        scores = self.reading.pairs.grid("via", [cue.words], [words for _, words in owners])[0].tolist()
        roles = [Role(i, w, s) for (i, w), s in zip(owners, scores, strict=True) if s >= VIA]
        return tuple(sorted(best_roles(roles).values(), key=lambda r: (r.words, r.index)))

    def _nameless(self, index: int, words: WordSpan) -> bool:
        """Whether a medium is any one: "on television", "a Sunday paper", "an Israeli channel", and not "state television"."""
        told = self.reading.words
        if any(form == "name" and held != words for held, form in self.actors[index].mentions):
            return False
        apart = [told[at] for at in range(*words) if told[at].relation != "amod" and told[at].text not in ADJECTIVAL]
        named = any(word.text[:1].isupper() and word.upos in {"PROPN", "NOUN", "X"} for word in apart)
        return not named and not any(told[at].text.lower().startswith(OWNED) for at in range(*words))

    def _told_to(self, cue: Cue, at: int, speakers: Sequence[int]) -> bool:
        """Whether a word is what a cue is told to, or is said on or in, or what quotes or hears its speaker."""
        told = self.reading.words
        relation, above = told[at].relation.split(":")[0], told[at].head
        if above == cue.head and relation in {"obj", "iobj"}:
            return True
        if relation not in {"obl", "nmod", "iobj", "obj"} or (relation in {"obl", "nmod"} and self.subjects.case(at) not in TO_MEDIA):
            return False
        for _ in range(4):
            if above == cue.head or above in speakers:
                return True
            if above < 0:
                return False
            above = told[above].head
        return False
