"""Mentions that stand for others: pronouns, "the ministry", "the two", by the reader's ties to earlier ones and by rules."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.coding.identity import Identity
from dragoman.coding.phrase import PERSONAL, SPEAKER, THINGS, Phrase
from dragoman.reading.reading import Reading, WordSpan

TIED_PRONOUN, TIED_OTHER = 0.5, 0.9  # ties of the reader that decide alone, by the kind of mention
QUOTES = frozenset("“”\"«»‘’'")
RELATIVES = frozenset("who whom whose which that".split())
MANY = 300  # mentions back that the reader's ties are asked for; it reads no wider
MANY_KINDS = frozenset({"group", "organization"})
FAR = 4  # sentences that a pronoun reaches back
WIDE = 12  # sentences that a nominal reaches back
FADE = 0.75  # what a sentence of distance leaves of a mention, where the most spoken of is sought
APART = 0.5  # what is left of it in another paragraph
JOINED = 3.0  # what two count more that "and" joins
SALIENT = 2.0  # what more an actor counts that all paragraphs name
SPEAKS = 0.1  # what a mention counts that is the subject of the clause which speaks of the others
TWO = frozenset(
    "two both either neither pair three four five six sides side country countries leaders leader governments government presidents "
    "neighbours "
    "neighbors capitals capital states nations nation men ministers parties party powers armies army republics trio quartet rivals "
    "foes enemies allies each navies militaries members delegations".split()
)
ARMIES = frozenset({"armies", "navies", "militaries"})
REGIONS = {
    "gulf": frozenset("SAU KWT ARE QAT BHR OMN IRN IRQ".split()),
    "arab": frozenset("SAU KWT ARE QAT BHR OMN IRQ SYR LBN JOR PSE EGY SDN LBY TUN DZA MAR MRT YEM YMD SOM DJI COM".split()),
    "baltic": frozenset("EST LVA LTU".split()),
    "nordic": frozenset("SWE NOR DNK FIN ISL".split()),
}  # states that an adjective leaves
BARE = frozenset("the two both either neither pair each of them three four five six trio quartet".split())  # of whatever kind
FILLERS = frozenset(
    "the arab gulf western european asian african baltic nordic nuclear regional neighbouring neighboring same his her both "
    "new old the all of their these those other rival warring foreign prime defence defense its ’s 's , them".split()
)
NEAR = 4  # sentences that a group reaches back under another noun
ARMED = frozenset(
    "gunmen attackers assailants kidnappers captors hijackers militants fighters rebels guerrillas guerillas insurgents raiders bombers "
    "separatists mutineers jihadists islamists extremists militiamen pirates gang band".split()
)
CROWD = frozenset("protesters protestors demonstrators marchers crowd crowds rioters mob mobs".split())
STRIKERS = frozenset("strikers".split())
HELD = frozenset("captives hostages prisoners detainees inmates".split())
ANYBODY = frozenset("men people women youths others".split())
BANDS = frozenset("gang band crowd mob group".split())
COUNTRY_NOUNS = frozenset("country kingdom republic emirate sultanate island islands nation state mainland neighbour government".split())
_ISLANDS = frozenset(
    "TWN LKA CYP MLT CUB HTI DOM JAM JPN PHL IDN TMP TLS MDG ISL IRL GBR NZL FJI SLB TON WSM BHR SGP MUS MDV GRD FLK".split()
)
STATE_KINDS = {
    "kingdom": frozenset("SAU JOR MAR BHR ESP SWE NOR DNK NLD BEL GBR THA KHM BTN NPL LSO SWZ TON".split()),
    "emirate": frozenset("QAT KWT ARE BHR".split()),
    "sultanate": frozenset("OMN BRN".split()),
    "island": _ISLANDS,
    "islands": _ISLANDS,
}
ORGANISATION_NOUNS = frozenset(
    "group organisation organization movement party union company firm alliance bloc body agency council commission court "
    "tribunal network broadcaster newspaper paper front cartel gang militia faction club church bank watchdog charity "
    "committee fund secretariat mission force junta regime airline monopoly federation confederation league".split()
)


@dataclass(slots=True)
class Placed:
    """A mention with who it means, in the order of the text."""

    phrase: Phrase
    identities: list[Identity]
    sentence: int

    @property
    def words(self) -> WordSpan:
        """Its words."""
        return self.phrase.words


class Memory:
    """What was mentioned so far in a report."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.past: list[Placed] = []
        self.all: list[Placed] = []
        self._shares: dict[str, float] = {}

    def add(self, placed: Placed) -> None:
        """Keeps a resolved mention."""
        self.past.append(placed)

    def tied(self, words: WordSpan, least: float) -> list[Identity]:
        """Who the reader ties a mention to most strongly among the earlier ones; nothing up to the least strength."""
        best, found = least, []
        word = self.reading.words[words[0]].text.lower() if words[1] - words[0] == 1 else ""
        barred = {"country", "organization", "group"} if word in PERSONAL else {"person"} if word in THINGS else set()
        earlier = [p for p in reversed(self.past[-MANY:]) if not (p.identities and all(i.kind in barred for i in p.identities))]
        if not earlier:
            return []
        spans, pairs = [p.words for p in earlier], self.reading.pairs
        forth, back = pairs.grid("same_actor", spans, [words])[:, 0].tolist(), pairs.grid("same_actor", [words], spans)[0].tolist()
        for placed, one, other in zip(earlier, forth, back, strict=True):
            if max(one, other) > best:
                best, found = max(one, other), placed.identities
        return found

    def _recent(self, sentence: int, reach: int) -> list[Placed]:
        return list(itertools.takewhile(lambda p: sentence - p.sentence <= reach, reversed(self.past)))

    def pronoun(self, phrase: Phrase, sentence: int) -> list[Identity]:
        """Who a pronoun means by number and gender; nothing where nobody fits nearby."""
        word = phrase.lower
        if word in SPEAKER:
            return self.speaker(phrase, sentence)
        recent = self._recent(sentence, FAR)
        if word not in {"its", "their", "his"}:
            recent = [p for p in recent if p.sentence != sentence or not self._beside(p.words, phrase.words)]
        if word in PERSONAL:
            female = word in {"she", "her", "hers", "herself"}
            people = [
                i
                for p in recent
                for i in p.identities
                if i.kind == "person" or (i.kind == "unnamed" and not i.plural and i.rule != "words")
            ]
            fitting = [i for i in people if (i.gender or ("m" if i.kind == "person" else "")) in {"f" if female else "m", ""}] or people
            named = [i for i in fitting if i.kind == "person"]
            return self._subject_first(named or fitting, recent, sentence)
        if word in THINGS:
            return self._subject_first(
                [i for p in recent for i in p.identities if i.kind in {"country", "organization"} and len(p.identities) == 1],
                recent,
                sentence,
            )
        if word in RELATIVES:
            return recent[0].identities if recent else []
        if word in {"they", "them", "their", "theirs", "themselves"}:
            several = [p for p in recent if len(p.identities) > 1 or any(i.plural or i.kind in MANY_KINDS for i in p.identities)]
            if several:
                return several[0].identities
            return [i for p in recent for i in p.identities if i.kind in {"organization", "country"}][:1]
        return []

    def _subject_first(self, found: Sequence[Identity], recent: Sequence[Placed], now: int) -> list[Identity]:
        """The last fitting mention of the sentence itself; else the subject of the latest that has one, since subjects stay subjects."""
        keys = {i.key for i in found}
        chosen = self._foremost_subject([p for p in recent if len(p.identities) == 1 and p.identities[0].key in keys], now)
        return chosen.identities if chosen else list(found[:1])

    def _foremost_subject(self, fitting: Sequence[Placed], now: int) -> Placed | None:
        """The first one of the sentence itself; else the last subject of the latest sentence that has one, or its first mention."""
        latest = fitting[0].sentence if fitting else now
        here = [p for p in fitting if p.sentence == latest]
        if not here or latest == now:
            return here[-1] if here else None
        return next((p for p in here if self._relation(p.words).startswith("nsubj")), here[-1])

    def _beside(self, words: WordSpan, other: WordSpan) -> bool:
        """Whether two mentions are subject and object of one verb, or of joined ones, so that a pronoun for the one would be reflexive."""
        tree = self.reading.words
        one, two = tree[self.reading.head(words)], tree[self.reading.head(other)]
        if not one.relation.startswith("nsubj") or two.relation not in {"obj", "iobj", "obl", "obl:agent"}:
            return False
        verb = two.head
        while verb != one.head and tree[verb].relation == "conj" and not self._has_subject(verb):
            verb = tree[verb].head
        return one.head == verb >= 0

    def _has_subject(self, verb: int) -> bool:
        return any(self.reading.words[child].relation.startswith("nsubj") for child in self.reading.children[verb])

    def doers(self, words: WordSpan, *, persons: bool = False) -> set[str]:
        """Countries of the actors that are subject of the verb whose object a mention is; those of persons too if asked for."""
        sentence = self.reading.words[words[0]].sentence
        there = [p for p in self.all if p.sentence == sentence and p.words != words and self._beside(p.words, words)]
        found = {i.country for p in there for i in p.identities if i.country and (i.kind == "country" or (persons and i.kind == "person"))}
        if persons:  # who demands that "the junta" explains itself is another state
            above = [p for p in self.all if p.words != words and p.sentence == sentence and self._subject(p.words, words)]
            found |= {i.country for p in above for i in p.identities if i.country and i.kind == "country" and i.sector[:1] == ("GOV",)}
        return found

    def _relation(self, words: WordSpan) -> str:
        return self.reading.words[self.reading.head(words)].relation

    def several(self, phrase: Phrase, sentence: int) -> list[Identity]:
        """The nearest distinct actors of a fitting kind: "the two", "both sides", "the three countries"."""
        words = {w.text.lower() for w in self.reading.words[phrase.words[0] : phrase.words[1]]}
        count = 2 if words & {"both", "two", "either", "neither", "pair", "each"} else phrase.count or _number(words)
        if not count or count > 6 or not words <= TWO | FILLERS or not words & TWO:
            return []
        ahead = [p for p in self.all if phrase.words[0] < p.words[0] and p.sentence <= sentence + 3]
        back = self._recent(sentence, WIDE)
        best: tuple[float, list[Identity]] = (0.0, [])
        for kinds in _kinds(words):
            for near in (back, ahead):
                weight, found = self._foremost(near, kinds, count, phrase)
                if len(found) == count and weight > best[0]:
                    best = weight, found
                if best[1]:
                    break
            if best[1] and not words <= BARE:
                break
        return [_armed(i) for i in best[1]] if words & ARMIES else best[1]

    def _foremost(self, placed: Sequence[Placed], kinds: set[str], count: int, phrase: Phrase) -> tuple[float, list[Identity]]:
        """The so many actors of some kinds that are spoken of most, with their weight: near ones and joined ones count more."""
        weights: dict[str, float] = {}
        single: dict[str, float] = {}
        eligible = _eligible(placed, kinds)
        for region in {t.lower() for t in phrase.tokens} & REGIONS.keys():
            eligible = [(m, i) for m, i in eligible if i.country in REGIONS[region]]
        joined = self._joined([m.words for m, _ in eligible])
        for mention, identity in eligible:
            weight = self._weight(mention, phrase) * (JOINED if mention.words in joined else 1.0)
            weight *= 1.0 + SALIENT * self._share(identity.key)
            weights[_party(identity)] = weights.get(_party(identity), 0.0) + weight
            single[identity.key] = single.get(identity.key, 0.0) + weight
        best: dict[str, Identity] = {}
        for _, identity in reversed(eligible):
            rival = best.get(_party(identity))
            if rival is None or single[identity.key] >= single[rival.key]:
                best[_party(identity)] = identity
        ranked = sorted(best, key=lambda party: -weights[party])[:count]
        return sum(weights[party] for party in ranked), [best[party] for party in ranked]

    def _share(self, key: str) -> float:
        """In what share of the report's paragraphs an actor is named."""
        if not self._shares:
            text = self.reading.report.text
            found = [(i.key, text.count("\n", 0, self.reading.words[p.words[0]].start)) for p in self.all for i in p.identities]
            whole = max(1, len({line for _, line in found}))
            self._shares = {name: len({line for other, line in found if other == name}) / whole for name, _ in found}
        return self._shares.get(key, 0.0)

    def _weight(self, mention: Placed, phrase: Phrase) -> float:
        """What a mention counts for a phrase, by distance; little for the subject of the clause that speaks of others."""
        sentence = self.reading.words[phrase.words[0]].sentence
        if mention.sentence == sentence and self._subject(mention.words, phrase.words):
            return SPEAKS
        first, last = sorted((mention.words[0], phrase.words[0]))
        parted = "\n" in self.reading.report.text[self.reading.words[first].start : self.reading.words[last].start]
        return (APART if parted else 1.0) * float(FADE ** abs(mention.sentence - sentence))

    def _joined(self, spans: Sequence[WordSpan]) -> set[WordSpan]:
        """Mentions that "and" joins to another one of them."""
        heads = {self.reading.head(s): s for s in spans}
        pairs = [(s, heads.get(self.reading.words[at].head)) for at, s in heads.items() if self.reading.words[at].relation == "conj"]
        return {s for pair in pairs if pair[1] for s in pair if s}

    def _subject(self, words: WordSpan, other: WordSpan) -> bool:
        """Whether a mention is the subject of the verb that another mention hangs on, directly or not."""
        tree = self.reading.words
        head = tree[self.reading.head(words)]
        if not head.relation.startswith("nsubj"):
            return False
        at = self.reading.head(other)
        for _ in range(FAR):
            at = tree[at].head
            if at < 0 or at == head.head:
                return at >= 0
        return False

    def speaker(self, phrase: Phrase, sentence: int) -> list[Identity]:
        """Who says "we" or "I": the nearest actor of the sentence that stands outside the quotation, else the last one before it."""
        same = [p for p in self.all if p.sentence == sentence and self._outside(p.words, phrase.words)]
        if same:
            return min(same, key=lambda p: (p.words[0] < phrase.words[0], abs(p.words[0] - phrase.words[0]))).identities
        for placed in self._recent(sentence, 2):
            if any(i.kind in {"person", "country", "organization"} for i in placed.identities):
                return placed.identities
        return []

    def _outside(self, words: WordSpan, quoted: WordSpan) -> bool:
        first, last = min(words[1], quoted[1]), max(words[0], quoted[0])
        return any(w.text in QUOTES for w in self.reading.words[first:last])

    def nominal(self, found: Identity, phrase: Phrase, sentence: int) -> list[Identity]:
        """Who a definite nominal without a country means among the earlier actors; nothing where no one fits."""
        if not phrase.definite and found.rule != "voice":
            return []
        apart = found.head in COUNTRY_NOUNS or bool(found.office_class)
        recent = self._recent(sentence, WIDE)
        if found.head == "president":  # a president rather than a chancellor named later
            recent.sort(key=lambda p: not any(i.office_class == "hos" for i in p.identities))
        for placed in recent:
            if apart and placed.sentence == sentence and self._subject(placed.words, phrase.words):
                continue  # who does something to "the country" or sees "the president" is another one
            for identity in placed.identities:
                if self._fits(found, identity, phrase):
                    return [identity]
        return self._group(found, phrase, sentence)

    def _group(self, found: Identity, phrase: Phrase, sentence: int) -> list[Identity]:
        """The group named before that "the gunmen", "the marchers" or "the men" means, under another noun."""
        if phrase.possessive or len(phrase.tokens) > 2 or not (found.plural or found.head in BANDS):
            return []
        recent = [p for p in self._recent(sentence, NEAR) if not (p.sentence == sentence and self._beside(p.words, phrase.words))]
        for placed in recent:
            for identity in placed.identities:
                if len(placed.identities) == 1 and _same_group(found, identity):
                    return [identity]
        return []

    def _fits(self, found: Identity, earlier: Identity, phrase: Phrase) -> bool:
        noun = found.head
        if found.office_class in {
            "hos",
            "hog",
            "fm",
            "def",
            "int",
            "fin",
            "speaker",
            "vice",
            "un-sg",
            "chief-mil",
            "opp-leader",
            "spokes",
            "envoy",
            "subnational",
        }:
            same = earlier.kind == "person" and earlier.office_class == found.office_class
            return same or (noun == "president" and earlier.kind == "person" and earlier.office_class in {"hos", "hog"})
        if noun == "leader":
            return earlier.kind == "person"
        if len(phrase.tokens) > 1 and noun not in ORGANISATION_NOUNS:
            return False
        if noun in COUNTRY_NOUNS - {"government", "state"}:
            own = STATE_KINDS.get(noun)
            return earlier.kind == "country" and earlier.sector[:1] == ("GOV",) and (own is None or earlier.country in own)
        if noun in {"ministry", "embassy", "parliament", "police"}:
            return noun in earlier.name.lower() and earlier.kind == "organization"
        if noun in ORGANISATION_NOUNS:
            return earlier.kind in MANY_KINDS and (noun in earlier.name.lower().split() or self._kind(noun, earlier))
        if found.sector[:1] == ("REB",):
            return earlier.sector[:1] == ("REB",) and earlier.kind in {"organization", "group"}
        return bool(earlier.head) and earlier.head == noun and earlier.kind == "unnamed"

    def _kind(self, noun: str, earlier: Identity) -> bool:
        sector = earlier.sector[:1]
        kinds = {
            "agency": (("JRN",), ("GOV",), ("SPY",)),
            "broadcaster": (("JRN",),),
            "newspaper": (("JRN",),),
            "paper": (("JRN",),),
            "company": (("BUS",),),
            "firm": (("BUS",),),
            "airline": (("BUS",),),
            "monopoly": (("BUS",),),
            "bank": (("BUS",), ("GOV",)),
            "party": (("PTY",), ("OPP",)),
            "union": (("LAB",),),
            "group": (("REB",), ("SOC",), ("PRM",)),
            "movement": (("REB",), ("OPP",), ("PTY",)),
            "militia": (("PRM",),),
            "alliance": (("MIL",), ("OPP",), ("GOV",)),
            "bloc": (("GOV",),),
            "court": (("JUD",),),
            "tribunal": (("JUD",),),
            "organisation": (("GOV",), ("SOC",), ("REB",)),
            "organization": (("GOV",), ("SOC",), ("REB",)),
            "body": (("GOV",),),
            "watchdog": (("GOV",), ("SOC",)),
            "charity": (("SOC",),),
            "front": (("REB",), ("PTY",)),
            "cartel": (("CRM",),),
            "gang": (("CRM",),),
            "council": (("GOV",),),
            "fund": (("GOV",),),
        }
        if noun in {"bloc", "alliance", "organisation", "organization", "body", "agency", "watchdog", "fund", "council"} and sector == (
            "GOV",
        ):
            return earlier.country in {"IGO", "EUR", "UNO"}
        return sector in kinds.get(noun, ())


def _same_group(found: Identity, earlier: Identity) -> bool:
    """Whether a group may be told again by another noun: the armed by the armed, a crowd by a crowd, and all by "the men"."""
    sector = earlier.sector[:1]
    several = earlier.plural or earlier.kind in MANY_KINDS
    if earlier.kind in {"person", "country"} or not several or earlier.rule == "vague":
        return False
    if found.head in ARMED:
        return sector in {("REB",), ("UAF",), ("CRM",), ("PRM",)}
    if found.head in CROWD:
        return earlier.kind == "unnamed" and (earlier.head in CROWD or sector in {("OPP",), ("LAB",), ("EDU",), ("AGR",)})
    if found.head in STRIKERS:
        return earlier.kind == "unnamed" and sector in {("LAB",), ("MED",), ("EDU",)}
    if found.head in HELD:
        return earlier.kind == "unnamed" and earlier.head in HELD
    return found.head in ANYBODY and earlier.kind == "unnamed" and sector not in {("GOV",), ("JRN",), ("LEG",), ("JUD",)}


def _armed(identity: Identity) -> Identity:
    """A state's forces for the state."""
    if identity.kind != "country" or identity.sector[:1] != ("GOV",):
        return identity
    return replace(identity, key=f"state:{identity.country}:MIL", sector=("MIL",), wikidata=None, rule="force")


def _party(identity: Identity) -> str:
    """Who counts as one side: a state with its forces."""
    return f"country:{identity.country}" if identity.kind == "country" else identity.key


def _eligible(placed: Sequence[Placed], kinds: set[str]) -> list[tuple[Placed, Identity]]:
    """Mentions with actors that a plural of some kinds may mean."""
    found = []
    for mention in placed:
        for identity in mention.identities:
            fighting = identity.kind == "unnamed" and identity.sector[:1] in {("REB",), ("MIL",)} and "organization" in kinds
            force = identity.kind == "country" and identity.sector[:1] != ("GOV",) and "organization" not in kinds
            if identity.key and (fighting or identity.kind in kinds) and identity.sector[:1] != ("JRN",) and not force:
                found.append((mention, identity))
    return found


def _number(words: set[str]) -> int | None:
    named = {"three": 3, "trio": 3, "four": 4, "quartet": 4, "five": 5, "six": 6}
    return next((named[w] for w in sorted(words) if w in named), None)


def _kinds(words: set[str]) -> list[set[str]]:
    """Kinds of actor that a plural means, likeliest first."""
    if words & {
        "countries",
        "country",
        "governments",
        "government",
        "capitals",
        "capital",
        "states",
        "nations",
        "nation",
        "neighbours",
        "neighbors",
        "ministers",
        *ARMIES,
    }:
        return [{"country"}]
    if words & {"leaders", "leader", "presidents", "men"}:
        return [{"person"}]
    return [{"country", "organization"}, {"person"}]
