"""Persons: titles peeled off, candidates weighed by date, title, country and what the report said before."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.coding.context import Context
from dragoman.coding.identity import Identity
from dragoman.coding.phrase import PARTICLES, PREPOSITIONS, capital, is_possessive, join, namelike
from dragoman.knowledge import Entity, Knowledge, Tenure, Title
from dragoman.knowledge.names import normal, skeleton, surnames

IN_OFFICE, NEAR_OFFICE, SAME_TITLE, SAME_COUNTRY, IN_REPORT, WELL_KNOWN = 4.0, 1.0, 3.0, 3.0, 1.5, 2.0
OTHER_COUNTRY = -4.0
BY_SURNAME = 6.0  # least score for a surname alone: in office and of a country of the report, or the title agrees
NEAR = datetime.timedelta(days=5 * 366)
STALE = datetime.timedelta(days=4 * 366)  # an open tenure counts that long after its source was read
ADULT = datetime.timedelta(days=15 * 365)
FORMER = frozenset("former ex late deposed ousted onetime erstwhile exiled toppled one-time".split())
MARKERS = FORMER | frozenset(
    "acting then then- current outgoing incoming new veteran senior top long-time longtime fellow ruling elect ailing jailed "
    "imprisoned detained fugitive visiting opposition interim caretaker transitional deputy chief self-styled hardline "
    "moderate conservative reformist influential prominent powerful radical convicted alleged suspected".split()
)
RANKS = (
    "hos",
    "hog",
    "un-sg",
    "igo-head",
    "fm",
    "def",
    "vice",
    "dpm",
    "int",
    "fin",
    "nsa",
    "chief-mil",
    "spy-chief",
    "speaker",
    "jus",
    "eco",
    "un-rep",
    "igo-official",
    "envoy",
    "spokes",
    "prosecutor",
    "judge",
    "police-chief",
    "chief-staff",
    "subnational",
    "other-min",
    "agency-head",
    "central-bank",
)
LONG_BODY = 4  # words of a body's name before a title
WASHINGTON = ("State", "Department")  # no other country calls its foreign ministry so
OF_WORLD = frozenset({"UNO", "EUR", "IGO"})
CALLINGS = frozenset({"OPP", "REB", "MIL", "LAB", "JRN", "REL", "PRM"})  # what a title tells better than a lesser office of the facts


@dataclass(slots=True)
class Named:
    """A person's name in a phrase with what was peeled off it."""

    name: tuple[str, ...]
    titles: list[Title] = field(default_factory=list)
    country: str | None = None
    former: bool = False
    organisation: Identity | None = None

    @property
    def text(self) -> str:
        """The name alone."""
        return join(self.name)


def peel(tokens: Sequence[str], context: Context) -> Named | None:
    """The name in a phrase, its titles and country; None where no name is left."""
    found, at, knowledge = Named(()), 0, context.knowledge
    while at < len(tokens):
        size = _peel_one(tokens, at, found, context, knowledge)
        if not size:
            break
        at += size
    rest = tuple(tokens[at:])
    if rest and _common(rest, knowledge):
        return None
    if at and len(rest) == 1 and any(e.kind != "person" and e.weight >= 3 for e in knowledge.named(rest[0])):
        return None
    if not rest or not all(namelike(t) or t == "and" for t in rest) or not capital(rest[-1]) or any(t == "and" for t in rest):
        return None
    found.name = rest
    return found


def _common(rest: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether capitals only begin a sentence or a title: the words end in a noun for several people or a body."""
    term = knowledge.term(rest[-1].lower())
    if knowledge.title(join(rest)):
        return True
    return term is not None and (len(rest) == 1 or term.number == "many" or term.kind == "body")


def _peel_one(tokens: Sequence[str], at: int, found: Named, context: Context, knowledge: Knowledge) -> int:
    """How many tokens at a place are title, country or marker; what they tell goes into `found`."""
    word = tokens[at].lower().rstrip(".")
    if is_possessive(tokens[at]) or word in {"the", "a", "an", "his", "her", "its", "their", "-", "our", "my"}:
        return 1
    if word in PREPOSITIONS:
        return 1 if word in {"of", "for"} and found.titles else 0
    left = len(tokens) - at
    for size in range(min(5, left), 0, -1):
        text = join(tokens[at : at + size])
        if size == left and left == 1 and at == 0:
            break
        title = knowledge.title(text) or (knowledge.title(text[:-1]) if size < left and text.endswith("s") else None)
        if title and (size < left or not tokens[at][:1].isupper()):
            found.titles.append(title)
            return size
        state = context.one_state(text)
        if state and (size < left or at == 0) and size < left:
            found.country = found.country or state.state.code
            return size
    return _peel_body(tokens, at, found, knowledge) or _peel_word(tokens, at, found, knowledge)


def _peel_body(tokens: Sequence[str], at: int, found: Named, knowledge: Knowledge) -> int:
    """The words of a body before a title or name, whose country and sector go into `found`; 0 where none stands there."""
    left = len(tokens) - at
    for size in range(min(LONG_BODY, left - 1), 0, -1):
        if body := _body_before(tokens[at : at + size], tokens[at + size], knowledge):
            found.country = found.country or body.country
            if not any(t.sectors for t in found.titles) and body.sectors[:1] != ("GOV",):
                found.titles.append(Title("", "", body.sectors[:1]))
            return size
    if left > len(WASHINGTON) and tuple(tokens[at : at + len(WASHINGTON)]) == WASHINGTON:
        found.country = found.country or "USA"
        return len(WASHINGTON)
    return 0


def _body_before(tokens: Sequence[str], following: str, knowledge: Knowledge) -> Entity | None:
    """A well-known body that stands before a title or name: "EU foreign policy chief", "European Commission president"."""
    text = join(tokens)
    if not (tokens[0][:1].isupper() and tokens[-1][:1].isupper()):
        return None
    if following[:1].isupper() and not knowledge.title(following) and not text.isupper():
        return None
    found = [e for e in knowledge.named(text) if e.weight >= 3 and e.kind != "person"]
    return found[0] if len({e.country for e in found}) == 1 and len(text) > 1 else None


def _peel_word(tokens: Sequence[str], at: int, found: Named, knowledge: Knowledge) -> int:
    """One word of the kind "former", "acting", or a common noun before a name."""
    word, left = tokens[at].lower().rstrip("."), len(tokens) - at
    if word in MARKERS or word.startswith("ex-"):
        found.former = found.former or word in FORMER or word.startswith("ex-")
        return 1
    if not namelike(tokens[at]) and left > 1:
        term = knowledge.term(word)
        if term and term.sectors and term.kind == "person":
            found.titles.append(Title(word, "", term.sectors))
        return 1
    return 0


class People:
    """Persons of one report: full names seen so far give the surnames that follow."""

    def __init__(self, context: Context) -> None:
        self.context, self.knowledge, self.on = context, context.knowledge, context.on
        self._seen: dict[str, list[Identity]] = {}

    def known(self, surname: str) -> Identity | None:
        """A person of this report by surname or part of the name; None where two fit."""
        if len(surname) <= 4 and surname.isupper():
            return None
        found = {p.key: p for p in self._seen.get(skeleton(surname), ())}
        return next(iter(found.values())) if len(found) == 1 else None

    def remember(self, person: Identity, *names: str) -> None:
        """Keeps a person of this report under the surnames of his names."""
        for name in names:
            words = normal(name).split()
            for word in {*surnames(name, person.country), words[0] if words else "", normal(name)}:
                if word and word not in PARTICLES:
                    self._seen.setdefault(skeleton(word), []).append(person)

    def incumbent(self, person: Entity, country: str) -> Identity:
        """A known holder of a country's office."""
        found = self._identity(person, Named(tuple(person.name.split()), country=country), ())
        self.remember(found, found.name)
        return found

    def resolve(self, named: Named, hint: Sequence[str] = ()) -> Identity | None:
        """Who a name means. `hint` gives sectors for a person whom the facts do not know."""
        text = named.text
        alone = len([t for t in named.name if t.lower() not in PARTICLES]) == 1
        if (alone or not self.knowledge.named(text)) and (known := self.known(text)) is not None:
            self.context.reading.note("earlier", identity=known, asked=named)
            return known
        best = self._best(named, alone)
        if best is None and alone and not named.titles and not hint:
            return None
        person = self._identity(best, named, hint) if best else self._unknown(named, hint)
        self.remember(person, text, person.name)
        return person

    def _best(self, named: Named, alone: bool) -> Entity | None:
        full = [e for e in self.knowledge.named(named.text) if e.kind == "person"]
        scored = [(self._score(e, named) + (0.0 if alone else 3.0), -n, e) for n, e in enumerate(full)]
        if not scored or alone:
            known = {e.number for e in full}
            candidates = [e for e in self.knowledge.people(named.name[-1] if alone else named.text.split()[-1]) if e.number not in known]
            if not alone:
                candidates = [e for e in candidates if _same_first(e.name, named.text) and self._around(e, named)]
            scored += [(self._score(e, named) - (0.0 if alone else -2.0), -100 - n, e) for n, e in enumerate(candidates[:400])]
        if not scored:
            return None
        scored.sort(key=lambda s: (s[0], s[2].weight, s[1]), reverse=True)
        self.context.reading.note("persons", asked=named, scored=scored, alone=alone, due=BY_SURNAME if alone else 0.0)
        top = scored[0]
        if alone and not (top[2] in full and top[2].weight >= 3):
            level = [
                s
                for s in scored[1:]
                if s[0] >= top[0] and s[2].number != top[2].number and not (s[2].country == top[2].country and s[2].weight < top[2].weight)
            ]
            return top[2] if top[0] >= BY_SURNAME and not level else None
        return top[2] if top[0] > 0 else None

    def _around(self, person: Entity, named: Named) -> bool:
        """Whether a person of a name that is only like the one told is of a country that the report or the phrase names."""
        countries = {r.country for r in self.knowledge.roles(person)} | {person.country}
        return named.country in countries if named.country else any(self.context.counts[c] for c in countries if c)

    def _score(self, person: Entity, named: Named) -> float:
        if (person.since and person.since + ADULT > self.on) or (person.until and person.until.year < self.on.year - 30):
            return -9.0
        roles = self.knowledge.roles(person)
        held = [r for r in roles if self._held(r)]
        score = WELL_KNOWN if person.weight >= 3 else 0.0
        if held:
            score += IN_OFFICE
        else:
            score += max((_near(r, self.on) for r in roles), default=0.0)
        classes = {t.office_class for t in named.titles}
        score += SAME_TITLE if any(r.office_class in classes for r in (held or roles)) else 0.0
        countries = {r.country for r in held or roles} | {person.country}
        if named.country:
            score += SAME_COUNTRY if named.country in countries else OTHER_COUNTRY
        elif any(self.context.counts[c] for c in countries if c):
            score += IN_REPORT
        return score

    def _held(self, role: Tenure) -> bool:
        return role.held(self.on) and (role.until is not None or role.as_of is None or self.on <= role.as_of + STALE)

    def _identity(self, person: Entity, named: Named, hint: Sequence[str]) -> Identity:
        role = self.role(person, {t.office_class for t in named.titles}, named.country)
        country = (role.country if role else None) or person.country or named.country
        if named.country in OF_WORLD and (role is None or role.office_class not in {"hos", "hog"}):
            country = named.country
        country = self.knowledge.code_on(country, self.on) if country == "SRB" else country
        sectors = self._sectors(person, role, named, hint)
        self.context.reading.note("person", person=person, role=role, sectors=sectors, asked=named)
        reordered = sorted(normal(person.name).split()) == sorted(normal(named.text).split())
        return Identity(
            f"person:{person.key}",
            named.text if reordered and normal(named.text) != normal(person.name) else person.name,
            "person",
            country,
            sectors,
            office=role.office if role else None,
            wikidata=person.wikidata,
            gender=person.gender,
            office_class=role.office_class if role else _class(named),
            rule="person",
        )

    def role(self, person: Entity, classes: set[str], country: str | None = None) -> Tenure | None:
        """The office a person held on the report's day: the one that the title names, else the highest."""
        held = [r for r in self.knowledge.roles(person) if self._held(r)]
        return min(
            held,
            key=lambda r: (
                country is not None and r.country != country,
                r.office_class not in classes,
                RANKS.index(r.office_class) if r.office_class in RANKS else 99,
                r.country != person.country,
                r.source != "own",
                -(r.since or datetime.date.min).toordinal(),
            ),
            default=None,
        )

    def _sectors(self, person: Entity, role: Tenure | None, named: Named, hint: Sequence[str]) -> tuple[str, ...]:
        told = [s for t in named.titles for s in t.sectors]
        if named.former and not any(s in {"OPP", "REB"} for s in told):
            return ("ELI",)
        if role:
            tells = named.titles and named.titles[-1].office_class not in {"officer", "honorific", ""}
            other = tells and told and told[-1] not in role.sectors and told[-1] in CALLINGS and role.office_class not in RANKS[:8]
            return (told[-1],) if other else role.sectors
        roles = self.knowledge.roles(person)
        gone = bool(roles) and all(r.until and r.until < self.on for r in roles)
        if told and told[-1] != "GOV" and not (gone and {t.office_class for t in named.titles} <= {"officer", "honorific", ""}):
            return (told[-1],)
        if person.sectors:
            return person.sectors
        if roles and all((r.until and r.until < self.on) or (r.until is None and r.since and r.since <= self.on) for r in roles):
            return ("ELI",) if not told else (told[-1],)
        return (told[-1],) if told else tuple(hint[:1]) or ("PTY",)

    def _unknown(self, named: Named, hint: Sequence[str]) -> Identity:
        told = [s for t in reversed(named.titles) for s in t.sectors]
        sectors = ("ELI",) if named.former and told[:1] == ["GOV"] else (told[0],) if told else tuple(hint[:1])
        return Identity(
            f"name:{normal(named.text)}",
            named.text,
            "person",
            named.country,
            sectors,
            office=None,
            gender=_gender(named),
            office_class=_class(named),
            rule="titled" if told else "unknown",
        )


def _class(named: Named) -> str:
    return next((t.office_class for t in named.titles if t.sectors), "")


def _gender(named: Named) -> str:
    words = {t.words for t in named.titles}
    if words & {"mr", "sir", "lord", "king", "prince", "sheikh", "father", "spokesman"}:
        return "m"
    return "f" if words & {"mrs", "ms", "miss", "lady", "dame", "queen", "princess", "spokeswoman", "sister"} else ""


def _near(role: Tenure, on: datetime.date) -> float:
    """What an office counts that was left not long ago, or will be taken soon."""
    if role.until and role.until <= on < role.until + NEAR:
        return NEAR_OFFICE * (2.0 - (on - role.until) / NEAR)
    return NEAR_OFFICE / 2 if role.since and on < role.since < on + NEAR else 0.0


def _same_first(known: str, told: str) -> bool:
    """Whether two full names agree in the first word, given romanisation or an initial."""
    a, b = normal(known).split(), normal(told).split()
    if not a or not b:
        return False
    if len(a[0]) == 1 or len(b[0]) == 1:
        return a[0][0] == b[0][0]
    return skeleton(a[0]) == skeleton(b[0])
