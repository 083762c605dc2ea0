"""Where: the places of a report, with country, first-order division and coordinates."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.context import Context
from dragoman.coding.phrase import join
from dragoman.knowledge import Knowledge, Place
from dragoman.knowledge.names import normal
from dragoman.reading.reading import Reading, WordSpan

LOCATIVE = frozenset("in at near from outside around inside into across towards toward to over between through off along beyond".split())
BEFORE = frozenset(
    "the a an northern southern eastern western central north south east west northeast northwest southeast southwest "
    "north-east north-west "
    "south-east south-west northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western "
    "downtown greater upper lower inner outer far mainland nearby old rural coastal".split()
)
GOES = frozenset(  # verbs whose object, where it is a place name, is where it happens
    "visit leave reach enter tour quit storm capture bomb bombard shell raid seize overrun take retake occupy recapture besiege hit strike "
    "invade annex evacuate abandon surround encircle".split()
)
KINDS = frozenset(
    "city town village province region district state island islands port airport border capital county governorate area suburb peninsula "
    "valley mountains coast neighbourhood neighborhood prefecture oblast township municipality camp enclave strip crossing base".split()
)
CAPITALS = frozenset({"capital"})
TOWNS = frozenset("city town village port there here capital camp square".split())
REGIONS = frozenset("region province island islands peninsula territory enclave district strip area state".split())
COUNTRIES = frozenset("country kingdom republic nation emirate".split())
PEOPLE, WILD, OWN_NAME, NAMED, BEST = 2.5, 1.5, 2.5, 2.0, 1.0  # what speaks for one of several places of a name
NEARBY = 300.0  # km within which two places of a report make each other likelier
LONG = 4  # words within which an article finds its noun
NAMELIKE = frozenset({"flat", "flat:name", "compound"})
_EARTH = 6371.0


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place of a report; degrees are WGS 84, `geonames` the GeoNames id. `scale` is city, admin1, country or region."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    mentions: tuple[WordSpan, ...]
    scale: str = "region"


def places(reading: Reading, knowledge: Knowledge) -> list[PlaceFound]:
    """The places of a report in the order of their first mention: those proposed, and place names after a locative preposition."""
    reading.turn("report", (0, 0))
    return _Places(reading, knowledge).found()


class _Places:
    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self.reading, self.knowledge = reading, knowledge
        self.context = Context(reading, knowledge)
        self.sure: list[Place] = []
        self.past: list[PlaceFound] = []

    def found(self) -> list[PlaceFound]:
        """All places."""
        spans = self._spans()
        self.sure = [c[0] for s in spans if (c := self._candidates(self._words(s))) and (len(c) == 1 or c[0].population > 1_000_000)]
        groups: dict[str, tuple[PlaceFound, list[WordSpan]]] = {}
        for span in spans:
            place = self._resolve(span)
            self.past.append(place)
            groups.setdefault(place.id, (place, []))[1].append(span)
        return [
            PlaceFound(f"p{n}", p.name, p.country, p.admin1, p.latitude, p.longitude, p.geonames, tuple(spans), p.scale)
            for n, (p, spans) in enumerate(groups.values(), 1)
        ]

    def _spans(self) -> list[WordSpan]:
        spans = [self._mended(p.words) for p in self.reading.places]
        for name in self.reading.names:
            if name.label != "LOC" or any(s[0] < name.words[1] and name.words[0] < s[1] for s in spans):
                continue
            before = self._before(name.words[0])
            if before in LOCATIVE or self._gone_to(name.words):
                spans.append(self._mended(name.words))
        return sorted(span for span in set(spans) if self._words(span))

    def _mended(self, span: WordSpan) -> WordSpan:
        """A place with what the reader cut off its name: "the" + "town", "Novi" + "Sad"."""
        words, (first, last) = self.reading.words, span
        noun = words[last - 1].head
        if words[last - 1].upos == "DET" and last <= noun < last + LONG and all(w.upos in {"ADJ", "NOUN"} for w in words[last : noun + 1]):
            return first, noun + 1
        while last < len(words) and self._runs_on(last):
            last += 1
        return first, last

    def _runs_on(self, at: int) -> bool:
        """Whether a word belongs to one name with the word before it: both are capitalised and hang together."""
        before, word = self.reading.words[at - 1], self.reading.words[at]
        if before.upos != "PROPN" or word.upos != "PROPN" or not (before.text[:1].isupper() and word.text[:1].isupper()):
            return False
        if word.sentence != before.sentence or self.reading.text((at - 1, at + 1)).count("\n"):
            return False
        return (word.head == at - 1 and word.relation in NAMELIKE) or (before.head == at and before.relation in NAMELIKE)

    def _gone_to(self, span: WordSpan) -> bool:
        """Whether a place name is the object of a verb of going or taking: "may visit London"."""
        words = self.reading.words
        at = span[0] - 1
        while at > 0 and words[at].text.lower() in BEFORE:
            at -= 1
        return at >= 0 and words[at].lemma.lower() in GOES and words[at].upos in {"VERB", "NOUN"}

    def _before(self, at: int) -> str:
        """The word before a place, past articles and compass words."""
        words = self.reading.words
        at -= 1
        while at >= 0 and words[at].text.lower() in BEFORE and words[at].sentence == words[at + 1].sentence:
            at -= 1
        return words[at].text.lower() if at >= 0 else ""

    def _words(self, span: WordSpan) -> list[str]:
        tokens = [w.text for w in self.reading.words[span[0] : span[1]]]
        while (tokens and not tokens[-1][-1:].isalnum()) or tokens[-1:] in (["’s"], ["'s"]):
            tokens.pop()
        while (
            len(tokens) > 1
            and tokens[0].lower() in BEFORE
            and not (len(tokens) == 2 and self.knowledge.place(join(tokens)) and tokens[0][:1].isupper())
        ):
            tokens.pop(0)
        return tokens

    def _names(self, tokens: Sequence[str]) -> list[str]:
        """What may be the place's name, longest first: the whole, without a kind of place, and its runs of capitals."""
        whole = join(tokens)
        names = [whole]
        if "," in tokens:
            names.append(join(tokens[: tokens.index(",")]))
        runs: list[list[str]] = [[]]
        for token in tokens:
            if token[:1].isupper() or (runs[-1] and token.lower() in {"al", "de", "la", "el", "of", "-"}):
                runs[-1].append(token)
            elif runs[-1]:
                runs.append([])
        for run in runs:
            while run and not run[-1][:1].isupper():
                run.pop()
            if run:
                names.append(join(run))
                names += [join(run[:-1])] if len(run) > 1 and run[-1].lower() in KINDS else []
        return list(dict.fromkeys(n for n in names if n))

    def _candidates(self, tokens: Sequence[str]) -> tuple[Place, ...]:
        for name in self._names(tokens):
            if found := self.knowledge.place(name):
                return found
        return ()

    def _resolve(self, span: WordSpan) -> PlaceFound:
        self.reading.turn("place", span)
        tokens = self._words(span)
        if not any(t[:1].isupper() for t in tokens) or tokens[-1].lower() in CAPITALS:
            return self._common(span, tokens)
        for name in self._names(tokens):
            found = self.knowledge.place(name)
            if not any(p.kind == "region" and p.country for p in found) and (country := self._country(name)):
                return country
            if found:
                scored = [(self._score(p, span, name), p) for p in found]
                self.reading.note("places", asked=name, scored=scored)
                return self._known(max(scored, key=lambda s: s[0])[1], name)
        proper = self._names(tokens)[-1]
        code = next((n.state.code for t in tokens if t[:1].isupper() and (n := self.context.one_state(t))), None) or self.context.best(
            span[0], local=True
        )
        return PlaceFound(f"text:{proper.lower()}", proper, self._then(code), None, None, None, None, (), "region")

    def _then(self, code: str | None) -> str | None:
        return self.knowledge.code_on(code, self.context.on) if code else None

    def _country(self, name: str) -> PlaceFound | None:
        state = self.context.one_state(name)
        if state is None or state.type not in {"name", "official", "alias", "historical"}:
            return None
        s = state.state
        return PlaceFound(f"state:{s.key}", s.name, s.code, None, None, None, None, (), "country")

    def _known(self, place: Place, name: str) -> PlaceFound:
        title = place.name if normal(place.name) == normal(name) and place.kind != "region" else name
        return PlaceFound(
            f"place:{place.number}",
            title,
            self._then(place.country),
            place.admin1,
            place.latitude,
            place.longitude,
            place.geonames,
            (),
            place.kind,
        )

    def _common(self, span: WordSpan, tokens: Sequence[str]) -> PlaceFound:
        """A capital, or the last place of a kind: "the capital", "the city", "there"."""
        noun = tokens[-1].lower()
        code = next((n.state.code for t in tokens if t[:1].isupper() and (n := self.context.one_state(t))), None)
        if noun in CAPITALS:
            code = code or self.context.best(span[0])
            name = self.knowledge.capital(code, self.context.on) if code else None
            fitting = [p for p in (self.knowledge.place(name) if name else ()) if p.country == code or self._then(p.country) == code]
            if fitting:
                return self._known(fitting[0], fitting[0].name)
        for place in reversed(self.past):
            if (
                (noun in COUNTRIES and place.scale == "country")
                or (noun in TOWNS and place.scale == "city")
                or noun in {"there", "here", "it"}
                or (noun in REGIONS and place.scale in {"region", "admin1"})
            ):
                return place
        if noun in COUNTRIES | {"land"} and (code := code or self.context.best(span[0])) and (state := self.knowledge.state(code)):
            return PlaceFound(f"state:{state.key}", state.name, state.code, None, None, None, None, (), "country")
        text = join(tokens)
        return PlaceFound(
            f"text:{text.lower()}", text, self._then(code or self.context.best(span[0], local=True)), None, None, None, None, (), "region"
        )

    def _score(self, place: Place, span: WordSpan, name: str) -> float:
        code = self._then(place.country)
        score = PEOPLE * math.log10(place.population + 10) + (WILD if place.kind == "region" and place.population == 0 else 0.0)
        score += OWN_NAME if normal(place.name) == normal(name) else 0.0
        if code is None:
            return score - 1.0
        if self.context.named(code, span):
            score += NAMED
        if self.context.best(span[0], local=True, apart=True) == code:
            score += BEST
        after = [w.text.lower() for w in self.reading.words[span[1] : span[1] + 3]]
        if place.admin1 and place.admin1.lower() in after:
            score += 4.0
        if any(other.number != place.number and _distance(other, place) < NEARBY for other in self.sure):
            score += 1.0
        return score


def _distance(a: Place, b: Place) -> float:
    """Kilometres between two places; a large number where one has no coordinates."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return 1e9
    la, lb = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(half))
