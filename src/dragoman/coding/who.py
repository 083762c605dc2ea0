"""Who: the actors of a report, each with its mentions, name, country and sectors as of the report's day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.coding import around, corefer
from dragoman.coding.context import ORGANISATIONS, Context
from dragoman.coding.corefer import WIDE, Memory, Placed
from dragoman.coding.identity import Identity, of_state
from dragoman.coding.nominal import VOICES, called
from dragoman.coding.person import People
from dragoman.coding.phrase import PERSONAL, Phrase, bare, capital, join, phrase
from dragoman.coding.resolve import Resolver
from dragoman.knowledge import Knowledge
from dragoman.reading.reading import Proposal, Reading, WordSpan
from dragoman.record import ActorKind, Form

CONGRESSES = frozenset("COL PER BRA ARG MEX CHL HND GTM PRY BOL ECU VEN IND PHL ESP DOM CRI".split())
WORLDLY = frozenset(
    "aid agency,aid agencies,aid group,aid groups,relief agency,relief agencies,aid organisations,aid organizations,aid workers,"
    "humanitarian agency,humanitarian agencies,humanitarian group,humanitarian groups".split(",")
)
MEN = frozenset("men people fighters forces troops soldiers gunmen rebels guerrillas militiamen youths radio commander commanders".split())
WARLIKE = frozenset(
    "raid raids strike strikes airstrike airstrikes bombing bombardment shelling shells offensive incursion invasion advance artillery "
    "missiles bombs mortars rockets fire gunfire positions lines checkpoint base bases trenches casualties".split()
)
RELAYS = frozenset("quoted cited quoting citing quotes cites".split())
CROWDS = frozenset({("CVL",), ("OPP",), ("COP",), ("LAB",), ("EDU",)})
SPOTTED = frozenset({("CVL",), ("COP",)})  # sectors that a place named in their sentence tells best
TRUST = {
    "state": 0.1,
    "force": 0.45,
    "template": 0.6,
    "nominal": 0.3,
    "vague": 0.45,
    "demonym": 0.1,
    "words": 0.05,
    "unknown": 0.15,
    "within": 0.9,
}  # what the sector that the words tell weighs against the reader's probabilities, by the rule that told it; swept on training/reports
STATELY = frozenset({"GOV", "MIL", "COP"})  # what a state named alone can be
UNKNOWN_SECTOR = 0.25  # least probability of a sector of the reader's


@dataclass(frozen=True, slots=True)
class ActorFound:
    """An actor of a report; `mentions` are spans of words with their form, in the order of the text."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: tuple[str, ...]
    office: str | None
    wikidata: str | None
    mentions: tuple[tuple[WordSpan, Form], ...]


def actors(reading: Reading, knowledge: Knowledge) -> list[ActorFound]:
    """The actors of a report in the order of their first mention."""
    return _Actors(reading, knowledge).found()


class _Actors:
    """Resolves the mentions of one report in order."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self.reading, self.knowledge = reading, knowledge
        self.context = Context(reading, knowledge)
        self.people = People(self.context)
        self.resolver = Resolver(self.context, self.people)
        self.memory = Memory(reading)
        self.alone: dict[WordSpan, tuple[Phrase, list[Identity]]] = {}

    def found(self) -> list[ActorFound]:
        """All actors."""
        proposals = around.parted(self.reading, around.mended(self.reading, self.reading.actors, self._people), self.resolver.named)
        for proposal in proposals:
            self._first(proposal)
        self.memory.all = [
            Placed(told, found, reading_sentence(self.reading, words))
            for words, (told, found) in self.alone.items()
            if found and all(i.key for i in found)
        ]
        placed = [self._place(p) for p in proposals]
        return self._grouped(placed)

    def _people(self, noun: str) -> bool:
        term = self.knowledge.term(noun)
        return term is not None and term.kind == "person"

    def _first(self, proposal: Proposal) -> None:
        """What a mention means by its own words; known persons and bodies tell the report's countries."""
        self.reading.turn("mention", proposal.words)
        told = phrase(self.reading, proposal.words)
        found = [] if told.form == "pronoun" else self.resolver.resolve(self._with_apposition(told), _likely(proposal.sectors))
        if len(found) == 1 and found[0].rule == "unknown" and found[0].country is None:
            found = [self._at_home(found[0], told)]
        found = [self._leader(i, told) for i in found]
        self.alone[proposal.words] = (told, found)
        for identity in found:
            if identity.country and identity.rule in {"person", "name", "within", "voice"} and identity.country not in ORGANISATIONS:
                self.context.note(proposal.words, identity.country)

    def _at_home(self, found: Identity, told: Phrase) -> Identity:
        """Somebody unknown with the country that follows the name: "Ann Lee" + "of the United Nations"."""
        home = around.placed(self.reading, told.words)
        whole = self.resolver.resolve(replace(told, tokens=bare(home), definite=True)) if home else []
        return replace(found, country=whole[0].country) if len(whole) == 1 and whole[0].kind != "person" else found

    def _leader(self, found: Identity, told: Phrase) -> Identity:
        """A person with the sector of the body he leads, as the words after the name tell: "who leads the Free Syrian Army"."""
        words = around.led(self.reading, told.words) if found.kind == "person" else ()
        body = next(iter(self.resolver.resolve(replace(told, tokens=bare(words), definite=True))), None) if words else None
        if body is None or body.sector[:1] not in {("REB",), ("PRM",), ("OPP",), ("PTY",), ("LAB",), ("SOC",), ("REL",), ("CRM",)}:
            return found
        return replace(found, sector=body.sector, country=found.country or body.country)

    def _with_apposition(self, told: Phrase) -> Phrase:
        """A name with what follows it and tells who he is: "Raymond Davis" with "a CIA contractor"."""
        if not capital(told.tokens[-1]) or len(told.tokens) < 2 or "," in told.tokens:
            return told
        more = around.apposed(self.reading, told.words)
        if not more or (capital(more[-1]) and len(more) > 1 and not {"of", "for"} & set(more)):
            return told
        return replace(told, tokens=(*told.tokens, ",", *more))

    def _place(self, proposal: Proposal) -> Placed:
        self.reading.turn("mention", proposal.words)
        told, _ = self.alone[proposal.words]
        sentence = self.reading.words[proposal.words[0]].sentence
        identities = self._identities(told, proposal, sentence)
        placed = Placed(told, [self._finished(i, told, proposal) for i in identities], sentence)
        self.reading.note("mention", alone=self.alone[proposal.words][1], given=identities, identities=placed.identities)
        self.memory.add(placed)
        return placed

    def _identities(self, told: Phrase, proposal: Proposal, sentence: int) -> list[Identity]:
        if several := self.memory.several(told, sentence):
            return several
        if told.form == "pronoun":
            return self.memory.pronoun(told, sentence) or self.memory.tied(told.words, corefer.TIED_PRONOUN) or [_nobody(told)]
        found = self.alone[proposal.words][1]
        if (not found or found[0].rule == "unknown") and (whole := self._spelt_out(told)):
            return [whole]
        if found and all(i.key for i in found):
            return found
        if not found and (tied := self.memory.tied(told.words, corefer.TIED_OTHER)):
            return tied
        if not found:
            blank = self._unresolved(told, proposal)
            return self.memory.nominal(blank, told, sentence) or [blank]
        if (
            told.possessive
            and found[0].head.split()[-1:]
            and found[0].head.split()[-1] in VOICES
            and (owner := self._owner(told, sentence))
        ):
            return [owner]
        if told.possessive and found[0].head in MEN and (own := self._men(found[0], told, sentence)):
            return [own]
        if told.possessive and found[0].head in {"neighbour", "neighbor", "rival", "ally"} and (other := self._other(told, sentence)):
            return [other]
        earlier = self.memory.nominal(found[0], told, sentence)
        return earlier or [self._placed_by_report(found[0], told, proposal, sentence)]

    def _spelt_out(self, told: Phrase) -> Identity | None:
        """The body of the report whose initials an unknown acronym is: "AMCU" of "Association of Mineworkers and Construction Union"."""
        letters = told.text.replace(".", "")
        if not (letters.isupper() and letters.isalpha() and len(letters) > 1):
            return None
        bodies = [i for p in self.memory.all for i in p.identities if i.kind in {"organization", "group"} and len(i.name) > len(letters)]
        return next((i for i in bodies if letters in _initials(i.name)), None)

    def _placed_by_report(self, found: Identity, told: Phrase, proposal: Proposal, sentence: int) -> Identity:
        """A nominal that names no country: that of its possessor, or the report's most likely one."""
        if found.head in WORLDLY and not told.possessive:
            return replace(found, key=f"noun:NGO:{found.head}", country="NGO", name=f"International {found.head}")
        seat = ("un-sg", "UNO") if found.office_class == "un-sg" else ("hos", "VAT") if found.head in {"pope", "pontiff"} else None
        if seat and (held := self.resolver.holder(*seat)):
            return held
        code = (
            self._possessor(told, sentence, found)
            or self._beside(told)
            or self._relayed(told, sentence)
            or self._american(found, proposal)
            or self._nearest(found, told)
        )
        state = self.knowledge.state(code) if code and code not in ORGANISATIONS else None
        term = self.knowledge.term("ministry" if found.head.startswith("ministry of ") else found.head)
        if state is None or term is None:
            return replace(found, key=f"noun:-:{found.head}:{found.sector[0]}", country=code)
        tokens = told.tokens
        modifiers = [t.lower() for t in tokens[: max(0, len(tokens) - len(found.head.split()))]]
        if found.sector != term.sectors:
            term = replace(term, sectors=found.sector)
        return called(self.resolver.with_state(found.head, modifiers if found.name == told.text else [], term, state), found.own)

    def _relayed(self, told: Phrase, sentence: int) -> str | None:
        """The country of the medium that relays a nominal: "IRNA quoted the foreign ministry"."""
        if not told.words[0] or self.reading.words[told.words[0] - 1].text.lower() not in RELAYS:
            return None
        media = [i for p in reversed(self.memory.past[-4:]) if p.sentence == sentence for i in p.identities if i.sector[:1] == ("JRN",)]
        return next((i.country for i in media if i.country not in ORGANISATIONS), None)

    def _nearest(self, found: Identity, told: Phrase) -> str | None:
        """The report's likeliest country for a nominal; not that of who acts on it."""
        if found.sector[:1] in CROWDS and (name := around.scene(self.reading, told.words)):
            state = self.resolver.country_of(("people", "in", *name))
            countries = {p.country for p in self.knowledge.place(" ".join(name))}
            if state and (self.context.counts[state.code] or len(countries) < 2):
                return state.code
        if found.sector[:1] in SPOTTED and (code := self.context.spot(told.words[0])):
            return code
        doers = self.memory.doers(told.words, persons=found.head in {"government", "authorities", "regime", "leadership", "junta"})
        return self.context.best(told.words[0], local=found.sector[:1] != ("GOV",), without=doers)

    def _beside(self, told: Phrase) -> str | None:
        """The country of the place that follows a nominal: "the government" + "in Luanda"."""
        name = around.placed(self.reading, told.words)
        state = self.resolver.country_of(("people", "in", *name)) if name else None
        return state.code if state else None

    def _american(self, found: Identity, proposal: Proposal) -> str | None:
        """The United States for "Congress" and "the Treasury", unless the country at hand has its own."""
        if found.head not in {"congress", "treasury", "state department", "supreme court"} or not self.context.counts["USA"]:
            return None
        near = self.context.best(proposal.words[0])
        own = CONGRESSES if found.head == "congress" else frozenset({"GBR", "AUS", "ZAF"}) if found.head == "treasury" else None
        return None if own is None or near in own else "USA"

    def _owner(self, told: Phrase, sentence: int) -> Identity | None:
        """The body or state that "its" or "their" means before "spokesman" and the like."""
        pronoun = Phrase(told.words, (told.possessive or "",), "pronoun", False, None, None)
        return next((i for i in self.memory.pronoun(pronoun, sentence) if i.kind in {"country", "organization", "group"}), None)

    def _men(self, found: Identity, told: Phrase, sentence: int) -> Identity | None:
        """Whose men "his men" are: the body that fights, or those of a person who does."""
        pronoun = Phrase(told.words, (told.possessive or "",), "pronoun", False, None, None)
        owner = next(iter(self.memory.pronoun(pronoun, sentence)), None)
        if owner is None or owner.sector[:1] not in {("REB",), ("PRM",), ("MIL",), ("COP",), ("CRM",)}:
            return None
        if owner.kind != "person":
            return owner
        key = f"noun:{owner.country}:{owner.sector[0]}:{found.head}:{owner.key}"
        return replace(found, key=key, name=f"{owner.name}'s {found.head}", country=owner.country, sector=owner.sector[:1], rule="men")

    def _other(self, told: Phrase, sentence: int) -> Identity | None:
        """The state that "its neighbour" means: the last one that is not the possessor."""
        own = self._owner(told, sentence)
        recent = [i for p in reversed(self.memory.past) if sentence - p.sentence <= WIDE for i in p.identities]
        states = [i for i in recent if i.kind == "country" and i.sector[:1] == ("GOV",)]
        return next((i for i in states if own is None or i.country != own.country), None)

    def _possessor(self, told: Phrase, sentence: int, found: Identity) -> str | None:
        """The country of the actor that "its", "his" or "their" means."""
        if not told.possessive:
            return None
        pronoun = Phrase(told.words, (told.possessive,), "pronoun", False, None, None)
        for identity in self.memory.pronoun(pronoun, sentence):
            if identity.country not in ORGANISATIONS or found.sector[:1] not in {("MIL",), ("COP",)}:
                return identity.country
        return None

    def _unresolved(self, told: Phrase, proposal: Proposal) -> Identity:
        """A mention that no rule knows: its own words, the reader's sector, the report's country."""
        sectors = tuple(_likely(proposal.sectors)) or ("CVL",)
        named = any(t[:1].isupper() for t in told.tokens)
        state = self.resolver.country_of(told.tokens)
        if state and sectors[0] in STATELY and self._of_state_alone(told):
            return of_state(state, sectors[0], rule="force")
        code = state.code if state else self.context.best(proposal.words[0])
        kind: ActorKind = "organization" if named and not state else "unnamed"
        return Identity(
            f"text:{told.lower}",
            told.text,
            kind,
            code,
            sectors,
            plural=told.lower.endswith("s"),
            head=told.tokens[-1].lower(),
            rule="words",
        )

    def _of_state_alone(self, told: Phrase) -> bool:
        """Whether a phrase only joins a state to a noun which is not of people: "American transports", "Ukraine frontlines"."""
        size = next((n for n in (3, 2, 1) if n < len(told.tokens) and self.context.one_state(join(told.tokens[:n]))), 0)
        return size > 0 and not any(capital(t) for t in told.tokens[size:])

    def _finished(self, found: Identity, told: Phrase, proposal: Proposal) -> Identity:
        """With a country and a sector where the words gave none."""
        if found.country is None and (found.kind == "person" or found.key.startswith("body:")):
            found = replace(found, country=self.context.best(proposal.words[0]))
        if found.key.startswith("state:") and found.sector == ("GOV",) and (force := self._arm(told)) and found.country:
            state = self.knowledge.state(found.country)
            found = of_state(state, force, rule="force") if state else found
        if proposal.sectors and found.sector and told.form != "pronoun":
            found = self._weighed(found, proposal)
        if not found.sector:
            found = replace(found, sector=tuple(_likely(proposal.sectors)) or ("CVL",))
        return found

    def _arm(self, told: Phrase) -> str | None:
        """The force that an adjective alone stands for: "Israeli" of "Israeli raids"."""
        noun = around.modified(self.reading, told.words)
        term = self.knowledge.term(noun) if noun else None
        if noun in WARLIKE:
            return "MIL"
        return term.sectors[0] if term and term.sectors[0] in {"MIL", "COP"} else None

    def _weighed(self, found: Identity, proposal: Proposal) -> Identity:
        """The sector that the words and the reader make likeliest together."""
        own, trust = found.sector[0], TRUST.get(found.rule)
        if trust is None:
            return found
        scores = dict(proposal.sectors)
        scores[own] = scores.get(own, 0.0) + trust
        best = max(scores, key=lambda s: (scores[s], s == own, s))
        if best == own or (found.key.startswith("state:") and best not in STATELY):
            return found
        if found.key.startswith("state:"):
            state = self.knowledge.state(found.country) if found.country else None
            return of_state(state, best, rule="force") if state else found
        return replace(found, sector=(best,), key=found.key.replace(f":{own}:", f":{best}:"))

    def _grouped(self, placed: Sequence[Placed]) -> list[ActorFound]:
        groups: dict[str, list[tuple[Identity, WordSpan, Form]]] = {}
        for mention in placed:
            for identity in mention.identities:
                groups.setdefault(identity.key, []).append((identity, mention.words, _form(mention.phrase)))
        return [_actor(number, members) for number, members in enumerate(groups.values(), 1)]


def _actor(number: int, members: Sequence[tuple[Identity, WordSpan, Form]]) -> ActorFound:
    first = max((m[0] for m in members), key=lambda i: (i.rule == "person", i.country is not None, bool(i.office)))
    mentions = tuple(dict.fromkeys((words, form) for _, words, form in members))
    return ActorFound(f"a{number}", first.name, first.kind, first.country, first.sector, first.office, first.wikidata, mentions)


def reading_sentence(reading: Reading, words: WordSpan) -> int:
    """The sentence of a span of words."""
    return reading.words[words[0]].sentence


def _initials(name: str) -> set[str]:
    """The acronyms that a name can have: of its capitals, with and without what stands after a last "of"."""
    words = [w for w in re.split(r"[\s-]+", name) if w[:1].isupper()]
    return {"".join(w[0] for w in words), "".join(w[0] for w in re.split(r"[\s-]+", name) if w).upper()}


def _form(told: Phrase) -> Form:
    if told.form == "pronoun":
        return "pronoun"
    return "name" if told.tokens and told.tokens[-1][:1].isupper() else "nominal"


def _likely(sectors: dict[str, float]) -> list[str]:
    """The reader's sectors, likeliest first."""
    return [s for s, p in sorted(sectors.items(), key=lambda s: (-s[1], s[0])) if p >= UNKNOWN_SECTOR]


def _nobody(told: Phrase) -> Identity:
    person = told.lower in PERSONAL
    return Identity(f"pronoun:{told.words[0]}", told.text, "person" if person else "unnamed", None, (), head="", rule="pronoun")
