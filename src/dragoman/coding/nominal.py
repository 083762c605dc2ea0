"""Nominals: bodies by template, office holders, spokesmen, and people by their noun."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding import bodies
from dragoman.coding.closed import JOINED, SPOKESMEN
from dragoman.coding.context import Context
from dragoman.coding.identity import Identity, of_body, of_state
from dragoman.coding.nouns import Nouns, Taken, collective, continental
from dragoman.coding.phrase import PARTICLES, bare, capital, join, split_post
from dragoman.knowledge import State, Term

VOICES = frozenset(
    "spokesman spokeswoman spokesperson spokesmen official officials source sources aide aides delegate delegates representative "
    "representatives delegation ministers member members inspectors experts staff statement headquarters leaders observers".split()
)
VAGUE = frozenset(
    "western foreign international arab european african asian gulf islamic regional world global outside scandinavian nordic baltic "
    "overseas allied latin caribbean muslim non-western neighbouring neighboring".split()
)


TEMPLATES = frozenset("ministry ministries government parliament court police embassy council senate congress house department".split())
PLAIN = frozenset(
    "national federal supreme high state royal united joint general central armed foreign defence defense interior air ground "
    "police military security government islamic western southern northern eastern first second new old provincial".split()
)
PLACED = frozenset("of in at from for near".split())  # prepositions whose name belongs to a description
EMBASSIES = frozenset({"embassy", "consulate", "embassies", "mission"})
FOLLOWERS = frozenset("leader commander chief fighters forces inspectors rebels followers supporters".split())
OF_KIND = {
    "union": "LAB",
    "party": "PTY",
    "religious": "REL",
    "student": "EDU",
    "business": "BUS",
    "church": "REL",
    "gang": "CRM",
    "militia": "PRM",
    "protest": "OPP",
    "community": "CVL",
    "tribal": "CVL",
    "security": "GOV",
    "intelligence": "SPY",
    "hospital": "MED",
    "court": "JUD",
    "health": "MED",
    "company": "BUS",
    "bank": "BUS",
}  # what leaders, officials and members of such a body are
FORMER = frozenset("former deposed ousted fallen toppled".split())


class Nominals(Nouns):
    """Resolves phrases without a name, for one report."""

    def _nominal(self, tokens: Sequence[str]) -> Identity | None:
        taken = self._taken(tokens)
        if taken is None:
            return None
        noun, term, before, main, after = taken.noun, taken.term, taken.before, taken.main, taken.after
        modifiers = [t.lower() for t in before]
        if VAGUE & set(modifiers) and not _foreign_office(main) and not self._country(before, taken.owner, []):
            return self._vague(noun, term, main)
        if self._of_many(taken):
            return self._vague(noun, term, main)
        if noun in EMBASSIES:
            after = [(p, rest) for p, rest in after if p == "of"]
        state = self._country(before, taken.owner, after)
        if noun.split()[-1] in SPOKESMEN and (body := self._voice(taken, state)):
            return body
        if term.sectors[0] == "GOV" and any(m in FORMER or m.startswith("ex-") for m in modifiers):
            term = replace(term, sectors=("ELI",))
        own = self._own_name(taken)
        if own and self._proper(taken, own):
            return self._titled(own, taken, state)
        if state is None and (world := self._international(taken)):
            return world
        if state is None:
            return replace(self._open(noun, modifiers, term, main), own=own)
        return called(self.with_state(noun, modifiers, term, state), own)

    def _of_many(self, taken: Taken) -> bool:
        """Whether a phrase means several states, or people of several, by no one's name: "ministers from eight Commonwealth countries"."""
        if any(continental(pair) and not self.context.one_state(join(pair)) for pair in itertools.pairwise(taken.before)):
            return True
        named = self._country(taken.before, taken.owner, [])
        if named is not None:
            return False
        if taken.noun in {"countries", "nations"} and taken.term.number == "many":
            return True
        return any(
            p in {"of", "from", "in"} and collective(split_post(rest)[0]) and not self._country((), (), [(p, rest)])
            for p, rest in taken.after[:1]
        )

    def _own_name(self, taken: Taken) -> str:
        """The name that a phrase gives somebody or a body itself: "Union of Mineworkers", "Prague court", "Student at Yonsei University".

        Empty where it only tells the kind and the country.
        """
        words = [t for n, t in enumerate(taken.main) if not (n < len(taken.before) and self._of_state(t))]
        named = [t for t in words if t[:1].isupper()]
        place = next(((p, _capitals(rest)) for p, rest in taken.after[:1] if p in PLACED), None)
        tail = f" {place[0]} {join(place[1])}" if place and place[1] else ""
        if taken.term.kind == "body" and words and words[-1][:1].isupper() and (len(named) > 1 or tail):
            return join(named) + (tail if place and place[0] in {"of", "for"} else "")
        tail = "" if tail and place and self.context.one_state(join(place[1])) else tail
        if tail or any(t[:1].isupper() for t in words[:-1]):
            name = join(words) + tail
            return name[:1].upper() + name[1:]
        return ""

    def _of_state(self, token: str) -> bool:
        return token[:1].isupper() and self.context.one_state(token) is not None and not self.knowledge.place(token)

    def _proper(self, taken: Taken, own: str) -> bool:
        """Whether a noun is part of a body's own name: "Syrian Electronic Army", "Thirdway Alliance"."""
        if taken.term.kind != "body" or not taken.main[-1][:1].isupper():
            return False
        if " of " in own:
            return True
        if taken.noun.split()[-1] in TEMPLATES:
            return False
        return any(t[:1].isupper() and t.lower() not in PLAIN and not self.context.one_state(t) for t in taken.before)

    def _international(self, taken: Taken) -> Identity | None:
        """Of a body of many states: "a U.N. force", "the EU mission", "NATO soldiers"."""
        for token in (join(taken.owner), *taken.before, *taken.owner[-1:]):
            if not token[:1].isupper() or token == "Union":
                continue
            found = [e for e in self.knowledge.named(token) if e.kind != "person" and e.weight >= (3 if token in taken.before else 2)]
            if found and found[0].country in {"UNO", "EUR", "IGO"} and not self.context.one_state(token):
                body, sector = of_body(found[0], rule="voice"), taken.term.sectors[:1]
                if sector in {("MIL",), ("GOV",), ("COP",)}:
                    return replace(body, key=f"{body.key}:{sector[0]}" if sector != body.sector[:1] else body.key, sector=sector)
                return replace(body, key=f"noun:{body.key}:{taken.noun}", name=f"{body.name} {taken.noun}", sector=sector, wikidata=None)
        return None

    def _titled(self, name: str, taken: Taken, state: State | None) -> Identity:
        """A body of that name which the facts do not know; without a state its country is left to the report."""
        found = Identity(f"body:{name.lower()}", name, "organization", state.code if state else None, taken.term.sectors)
        return replace(found, head=taken.noun, rule="unknown")

    def _vague(self, noun: str, term: Term, main: Sequence[str]) -> Identity:
        """Of no one country: "Western diplomats", "Arab governments"."""
        words = {m.lower() for m in main}
        country = "EUR" if "european" in words and term.sectors[0] == "GOV" else None
        return Identity(
            f"vague:{join(main).lower()}",
            join(main),
            "group",
            country,
            self._sectors(noun, [m.lower() for m in main], term),
            plural=term.number == "many",
            head=noun,
            rule="vague",
        )

    def _open(self, noun: str, modifiers: Sequence[str], term: Term, main: Sequence[str]) -> Identity:
        """A nominal without a country of its own; the key stays empty."""
        return Identity(
            "",
            join(main),
            "unnamed" if term.kind == "person" else "organization",
            None,
            self._sectors(noun, modifiers, term),
            plural=term.number == "many",
            head=noun,
            office_class=self._office(noun, modifiers, term),
            rule="nominal",
        )

    def _office(self, noun: str, modifiers: Sequence[str], term: Term) -> str:
        for text in (" ".join([*modifiers[-2:], noun]), " ".join([*modifiers[-1:], noun]), noun):
            title = self.knowledge.title(text)
            if title and term.number == "one" and title.sectors:
                return title.office_class
        return ""

    def _sectors(self, noun: str, modifiers: Sequence[str], term: Term) -> tuple[str, ...]:
        words = set(modifiers)
        first = term.sectors[0]
        if first in {"CVL", "GOV", "PTY", "LEG"} and words & {"opposition", "anti-government", "pro-democracy", "dissident"}:
            return ("OPP", *(s for s in term.sectors if s == "PTY"))
        if first in {"MIL", "GOV", "CVL", "UAF", "PRM", "SOC"} and words & {
            "rebel",
            "guerrilla",
            "insurgent",
            "separatist",
            "jihadist",
            "militant",
            "islamist",
            "maoist",
        }:
            return ("REB",)
        if noun in {"officer", "officers"} and not words & {"army", "military", "naval", "intelligence"}:
            return ("COP",) if self._police() else term.sectors
        if first in {"MIL", "GOV", "CVL", "UAF"} and words & {"police"}:
            return ("COP",)
        if first in {"GOV", "CVL", "COP"} and words & {"army", "military", "naval", "armed"}:
            return ("MIL",) if "armed" not in words else ("UAF",)
        if noun in {"leader", "leaders", "official", "officials", "member", "members"}:
            for word, sector in OF_KIND.items():
                if word in words:
                    return (sector,)
        return term.sectors

    def _police(self) -> bool:
        """Whether the report speaks of police more than of an army."""
        text = self.context.reading.report.text.lower()
        return text.count("police") > text.count("army") + text.count("soldier") + text.count("coup") + text.count("military")

    def with_state(self, noun: str, modifiers: Sequence[str], term: Term, state: State) -> Identity:
        """A nominal whose country is known."""
        words = " ".join([*modifiers, noun])
        sectors = self._sectors(noun, modifiers, term)
        if found := bodies.ministry(_after_country(words, self.context), state):
            return found
        office = self._office(noun, modifiers, term)
        if noun == "president" and state.code == "IRN":
            office = "hog"
        if (
            sectors[0] != "ELI"
            and office in {"hos", "hog", "fm", "def", "int", "fin", "vice", "chief-mil", "speaker", "un-sg"}
            and (held := self.holder(office, state.code))
        ):
            return held
        if found := bodies.organ(noun, modifiers, term, state, self.knowledge):
            return found
        if sectors[0] in bodies.FORCES:
            return bodies.force(sectors[0], state)
        if (noun in bodies.GOVERNMENT or noun.rsplit(maxsplit=1)[-1] in bodies.GOVERNMENT) and sectors == ("GOV",):
            return of_state(state)
        low = _after_country(" ".join([*modifiers, noun]), self.context)
        name = f"{state.adjective or state.name} {low}"
        return Identity(
            f"noun:{state.code}:{sectors[0]}:{noun}",
            name,
            "unnamed" if term.kind == "person" else "organization",
            state.code,
            sectors,
            plural=term.number == "many",
            head=noun,
            office_class=office,
            rule="nominal",
        )

    def holder(self, office: str, code: str) -> Identity | None:
        """The one incumbent of an office on the report's day, or None."""
        classes = [office, "hog"] if office == "hos" else [office, "hos"] if office == "hog" else [office]
        for name in classes:
            found = self.knowledge.office_holder(name, code, self.context.on)
            if found:
                return self.people.incumbent(found[0], code) if len(found) == 1 else None
        return None

    def _voice(self, taken: Taken, state: State | None) -> Identity | None:
        """The body that an unnamed spokesman or official speaks for; the group that gunmen or leaders belong to."""
        options: list[Sequence[str]] = [taken.before, taken.owner]
        if taken.noun.split()[-1] in VOICES | FOLLOWERS:
            options += [rest for p, rest in taken.after[:1] if p in {"of", "for", "from", "at", "in"}]
        elif taken.after[:1] and taken.after[0][0] == "of":
            options.append(taken.after[0][1])
        for tokens in filter(None, map(bare, options)):
            if found := self._inner(tokens, taken.noun, state):
                return found
        return None

    def _inner(self, tokens: Sequence[str], noun: str, state: State | None) -> Identity | None:
        for rest in [tokens[at:] for at in range(len(tokens))] + [split_post(tokens)[0]]:
            text = join(rest)
            if any(t[:1].isupper() for t in rest) and (body := self._body(text)):
                return of_body(body, rule="voice")
        if noun.rsplit(maxsplit=1)[-1] not in VOICES:
            return None
        main, owner = self._owner(tokens)
        found = self._noun(main)
        if found and found[1].kind == "body":
            inner, term, size = found
            own = self._country(main[: len(main) - size], owner, [])
            own = own or state
            if own:
                return self.with_state(inner, [t.lower() for t in main[: len(main) - size]], term, own)
            return replace(self._open(inner, [t.lower() for t in main[: len(main) - size]], term, main), rule="voice")
        return None


def called(found: Identity, own: str) -> Identity:
    """A nominal with the name that its own words give; what has a better one stays."""
    return replace(found, key=f"{found.key}:{own.lower()}", name=own, own=own) if own and found.rule == "nominal" else found


def _capitals(tokens: Sequence[str]) -> tuple[str, ...]:
    """The name that some words begin with: capitals, and "and", "of", "the" between them."""
    end = 0
    for at, token in enumerate(tokens):
        if capital(token) or (token.lower() in PARTICLES and token.lower() not in {"y", "e", "i"}):
            end = at + 1
        elif token not in {"and", "of", "the", "for"}:
            break
    return tuple(tokens[:end]) if end and capital(tokens[0]) else ()


def _foreign_office(main: Sequence[str]) -> bool:
    """Whether "foreign" stands before ministry and the like."""
    low = [t.lower() for t in main]
    return any(
        a == "foreign" and b in {"ministry", "minister", "ministers", "office", "secretary", "policy", "affairs"}
        for a, b in itertools.pairwise(low)
    )


def _after_country(words: str, context: Context) -> str:
    """Words without the adjectives of states before them."""
    tokens = words.split()
    while len(tokens) > 1:
        for size in (3, 2, 1):
            if size < len(tokens) and context.one_state(" ".join(tokens[:size]).title()):
                tokens = tokens[size:]
                break
        else:
            if tokens[0] not in {"'s", "federal", "union"} and not tokens[0].endswith(JOINED):
                break
            tokens.pop(0)
    return " ".join(tokens)
