"""The countries of a report: where each is named, and which one a phrase without a country most likely means."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dragoman.knowledge import Knowledge, StateName
from dragoman.reading.reading import Reading

LONGEST = 5  # words of a country's name that are looked up
LEAD, ANYWHERE = 0.15, 0.08  # weight of a country for standing in the first two sentences, or elsewhere
SENT_FROM = 0.3  # weight of the country of the dateline
_DATELINE = re.compile(r"\s*(?:date \d{4}-\d\d-\d\d\s+)?([A-Z][A-Z .'-]{2,30}?)(?:, [A-Z][\w .]+)?(?: \([\w ]+\))? ?[-–—(]")
TITLED, TITLE_WORDS = 0.3, 30  # weight of a country for standing in the title, and how many words of it are looked at
SPREAD, FEW = 2.0, 0.3  # weight of a country for the share of paragraphs that name it, beyond a few
DECAY = 0.8  # what a sentence of distance leaves of a mention's weight
AFTER = 0.7  # what is left of a mention's weight when it stands after the phrase
OPENING = 2  # sentences that open a report
REACH = 30  # sentences beyond which a sign only counts as being somewhere
LOCAL = 1.6  # weight of a place for people of the spot
ELSEWHERE = 0.2  # what is left of it when it stands in another paragraph
SPOTS = frozenset("in at near outside around across to from into inside of over between through toward towards off".split())
QUARTERS = frozenset("centre center city town village port outskirts suburb streets north south east west edge district airport".split())
LARGE = 100_000  # people; smaller towns tell a country only when their name is not shared
ORGANISATIONS = frozenset({"EUR", "IGO", "UNO", "NGO", "IMG", "ISM", "MNC"})


@dataclass(frozen=True, slots=True)
class Sign:
    """A word or words of the report that tell a country."""

    words: tuple[int, int]
    code: str
    type: str
    sentence: int


class Context:
    """Country signs of one report."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self.reading, self.knowledge = reading, knowledge
        self.on = reading.report.published
        self._proposed = {p.words for p in reading.places} | {n.words for n in reading.names if n.label == "LOC"}
        self.paragraphs = _paragraphs(reading)
        self.counts: Counter[str] = Counter()
        self.signs = list(self._find())
        self.counts = Counter(s.code for s in self.signs)
        self._near: dict[int, list[Sign]] = {}
        self._base: dict[str, float] = {}
        for sign in self.signs:
            self._keep(sign)
        self._spread()
        self._dateline()
        self._headline()

    def state_names(self, name: str) -> tuple[StateName, ...]:
        """States that a name means on the report's day; all of them where none fits the day."""
        found = self.knowledge.country(name)
        fitting = tuple(n for n in found if n.used(self.on) and n.state.existed(self.on))
        if (
            len(fitting) > 1
            and (narrow := [n for n in fitting if n.since or n.until or n.state.kind == "historical"])
            and len(narrow) < len(fitting)
        ):
            return (*narrow, *(n for n in fitting if n not in narrow))
        return fitting or found

    def one_state(self, name: str) -> StateName | None:
        """The state that a name means best on the report's day, by its type and then by the report's other countries."""
        found = self.state_names(name)
        if not found:
            return None
        if not name[:1].isupper():
            return None
        return min(
            found,
            key=lambda n: (
                -self.counts[n.state.code] if len({f.type for f in found}) == 1 else 0,
                _ORDER.get(n.type, 9),
                -self.counts[n.state.code],
            ),
        )

    def _find(self) -> Iterator[Sign]:
        words = self.reading.words
        at = 0
        while at < len(words):
            size, sign = self._at(at)
            if sign:
                yield sign
            at += max(size, 1)

    def _at(self, at: int) -> tuple[int, Sign | None]:
        words = self.reading.words
        if not words[at].text[:1].isupper():
            return 1, None
        sentence = words[at].sentence
        for size in range(LONGEST, 0, -1):
            if at + size > len(words) or words[at + size - 1].sentence != sentence:
                continue
            if size > 1 and not words[at + size - 1].text[:1].isupper():
                continue
            text = self.reading.text((at, at + size))
            if size > 1 and "\n" in text:
                continue
            if found := self.one_state(text):
                return size, Sign((at, at + size), found.state.code, found.type, sentence)
            if size > 1 and (body := self._body(text)):
                return size, Sign((at, at + size), body, "body", sentence)
            if code := self._town(text, (at, at + size)):
                return size, Sign((at, at + size), code, "place", sentence)
        return 1, None

    def _body(self, text: str) -> str | None:
        found = [e for e in self.knowledge.named(text) if e.weight >= 3 and e.kind != "person"]
        return found[0].country if found else None

    def _town(self, text: str, words: tuple[int, int]) -> str | None:
        """The country of a town: one that the reader proposes as a place, or that stands after a preposition of place."""
        before = self.reading.words[words[0] - 1].text.lower() if words[0] else ""
        spot = (
            before in SPOTS
            or before == "on"
            or (before == "of" and words[0] > 1 and self.reading.words[words[0] - 2].text.lower() in QUARTERS)
        )
        if not spot and words not in self._proposed:
            return None
        found = self.knowledge.place(text)
        if not found or self.knowledge.blocked(text):
            return None
        if found[0].population >= LARGE or len({p.country for p in found}) == 1:
            code = found[0].country
            return self.knowledge.code_on(code, self.on) if code else None
        return None

    def _keep(self, sign: Sign) -> None:
        if sign.code in ORGANISATIONS:
            return
        self._near.setdefault(sign.sentence, []).append(sign)
        self._base[sign.code] = self._base.get(sign.code, 0.0) + (LEAD if sign.sentence < OPENING else ANYWHERE)

    def _dateline(self) -> None:
        """Gives weight to the country of the town that the report is sent from, which stands before the text that is read."""
        match = _DATELINE.match(self.reading.report.text)
        found = self.state_names(match[1].strip().title()) if match else ()
        towns = self.knowledge.place(match[1].strip()) if match else ()
        code = found[0].state.code if found else towns[0].country if towns else None
        if code and code not in ORGANISATIONS:
            code = self.knowledge.code_on(code, self.on)
            self._base[code] = self._base.get(code, 0.0) + SENT_FROM

    def _headline(self) -> None:
        """Gives weight to the countries that the title names."""
        words = re.findall(r"[\w.’'-]+", self.reading.report.title or "")[:TITLE_WORDS]
        at = 0
        while at < len(words):
            size = 1
            for longer in (3, 2, 1):
                text = " ".join(words[at : at + longer])
                if at + longer <= len(words) and text[:1].isupper() and (found := self.one_state(text)):
                    if found.state.code not in ORGANISATIONS:
                        self._base[found.state.code] = self._base.get(found.state.code, 0.0) + TITLED
                    size = longer
                    break
            at += size

    def _spread(self) -> None:
        """Gives weight to a country that the opening names and that many paragraphs come back to: the report is about it."""
        whole = max(1, len(set(self.paragraphs)))
        opening = {s.code for s in self.signs if s.sentence < OPENING}
        for code in opening & set(self._base):
            share = len({self.paragraphs[s.sentence] for s in self.signs if s.code == code}) / whole
            self._base[code] += SPREAD * max(0.0, share - FEW)

    @property
    def leading(self) -> str | None:
        """The country that the report names most."""
        return max(sorted(self._base), key=lambda code: self._base[code], default=None)

    def note(self, words: tuple[int, int], code: str) -> None:
        """Adds a sign: an actor of a known country."""
        sentence = self.reading.words[words[0]].sentence
        if not any(s.words[0] < words[1] and words[0] < s.words[1] for s in self._near.get(sentence, ())):
            self._keep(Sign(words, code, "actor", sentence))

    def named(self, code: str, words: tuple[int, int]) -> bool:
        """Whether a country is told by other words than those given."""
        return any(s.code == code and not (s.words[0] < words[1] and words[0] < s.words[1]) for s in self.signs)

    def best(self, at: int, *, local: bool = False, apart: bool = False, without: Collection[str] = ()) -> str | None:
        """The country that a phrase at a word most likely belongs to; None where the report names none.

        `local` for people of the spot (police, crowds), whom the place tells better than the governments named. `apart` passes over
        the sign that stands at the word itself; `without` are countries that it cannot be.
        """
        scores = dict(self._base)
        sentence = self.reading.words[at].sentence
        for number in range(sentence - REACH, sentence + REACH + 1):
            for sign in self._near.get(number, ()):
                if not (apart and sign.words[0] <= at < sign.words[1]):
                    scores[sign.code] += self._weight(sign, at, sentence) * (LOCAL if local and self._spot(sign) else 1.0)
        scores = {code: score for code, score in scores.items() if code not in without}
        if not scores:
            return None
        top = max(scores.values())
        return min(code for code, score in scores.items() if score == top)

    def _weight(self, sign: Sign, at: int, sentence: int) -> float:
        """What a sign counts for a phrase at a word, by its type, distance and order."""
        weight = DECAY ** abs(sign.sentence - sentence) * _TELLS.get(sign.type, 1.0)
        if sign.words[0] > at:
            weight *= AFTER
        return weight if self.paragraphs[sign.sentence] == self.paragraphs[sentence] else weight * ELSEWHERE

    def spot(self, at: int) -> str | None:
        """The country of the place nearest to a word in its own sentence, the word itself left out; None without one."""
        signs = [s for s in self._near.get(self.reading.words[at].sentence, ()) if self._spot(s) and not s.words[0] <= at < s.words[1]]
        return min(signs, key=lambda s: (abs(s.words[0] - at), s.words)).code if signs else None

    def _spot(self, sign: Sign) -> bool:
        """Whether a sign is a place rather than a government: a town, or a capital after a preposition of place."""
        if sign.type == "place":
            return True
        before = self.reading.words[sign.words[0] - 1].text.lower() if sign.words[0] else ""
        return sign.type in {"capital", "name"} and before in SPOTS


def _paragraphs(reading: Reading) -> list[int]:
    """The paragraph of each sentence: a new line between two sentences begins another."""
    found, number, end = [], 0, 0
    for sentence in reading.sentences:
        start, stop = reading.span(sentence) if sentence[0] < sentence[1] else (end, end)
        number += "\n" in reading.report.text[end:start]
        found.append(number)
        end = stop
    return found


_ORDER = {"name": 0, "official": 1, "alias": 2, "demonym_adj": 3, "demonym_noun": 3, "capital": 4, "metonym": 5, "historical": 6}
_TELLS = {"capital": 0.9, "metonym": 0.5, "place": 0.9, "body": 0.6, "actor": 0.8, "demonym_adj": 1.0, "demonym_noun": 0.9}
