"""The numbers that belong to an event: dead, injured, arrested, troops, protesters, vehicles, hostages, money and the like.

Each number of a sentence is weighed against each event told there: what it counts (`counts`), what is said of it (`tolls`),
whether it stands where the event's verb has its object or subject, and how far away it is. It goes to the event it fits best.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.coding.counts import Count, classed, counts, listed, number_at
from dragoman.coding.draft import Draft
from dragoman.coding.tolls import PEOPLE, Told, is_deadly
from dragoman.reading.reading import Reading, WordSpan

# What is told of an event; other counts are not.
NAMES = frozenset("dead injured arrested troops protesters vehicles hostages expelled released displaced money".split())

# Chosen on the training reports.
LEAST = 0.5  # a number that fits an event less well is left untold
DRIVEN = 1000  # so many are driven from their homes; fewer are put over a border
OWN = 1.0  # the fit of a number that is the object or subject of its event's own word
SAME = 0.75  # the least fit of a number of victims in the sentence of their event
RESUMED = 0.65  # the fit of one in the sentence after, less 0.1 for each further sentence
FOLLOWING = 2  # sentences after an event in which its victims may be told
_CAPTIVES = ("hostage", "captive", "captor", "kidnap", "abduct", "hijack", "ransom")
_SURVIVED = ("poison", "attempt", "attack", "wound", "injur")
_UNREAL = frozenset({"negated", "hypothetical"})  # what has not happened has no numbers of its own (10 of 1,942 annotated events have)
_LEAVES_VICTIMS = frozenset({"ASSAULT", "PROTEST"})
_MONEY = frozenset({"AGREE", "AID", "COOPERATE", "REQUEST", "SANCTION", "COERCE", "CONCEDE", "REJECT", "ACCUSE"})


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a count fits an event, and under which key."""

    key: str
    score: float


def with_sizes(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The events of a report with the numbers that belong to each: a number goes to the event it fits best."""
    fits = _Fits(reading, drafts)
    return [_sized(fits, at) for at in range(len(drafts))]


class _Fits:
    """The numbers of a report, and how well each fits each event; each is weighed once."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self.reading, self.drafts = reading, drafts
        self.sentences = [sorted({reading.words[t.words[0]].sentence for t in d.triggers}) for d in drafts]
        self._told: dict[int, list[Told]] = {}
        self._fits: dict[tuple[int, int], list[_Fit | None]] = {}

    def told(self, number: int) -> list[Told]:
        """The counts of a sentence."""
        if number not in self._told:
            begin, end = self.reading.sentences[number]
            found = counts(self.reading, (begin, end))
            words = [w.text.lower() for w in self.reading.words[begin:end]] if found else []
            self._told[number] = [Told(words, begin, count) for count in found]
        return self._told[number]

    def of(self, at: int, number: int) -> list[_Fit | None]:
        """How well each count of a sentence fits event `at`."""
        key = at, number
        if key not in self._fits:
            self._fits[key] = [_fit(place, self.drafts[at], self.reading, number) for place in self.told(number)]
        return self._fits[key]

    def rivals(self, at: int, number: int) -> list[int]:
        """The other events that may have their numbers in a sentence."""
        found = []
        for other, sentences in enumerate(self.sentences):
            away = FOLLOWING if self.drafts[other].type in _LEAVES_VICTIMS else 0
            if other != at and any(0 <= number - own <= away for own in sentences):
                found.append(other)
        return found


def _sized(fits: _Fits, at: int) -> Draft:
    draft = fits.drafts[at]
    if draft.status in _UNREAL:
        return draft
    told: dict[str, tuple[float, int | str]] = {}
    for number in _near(fits.reading, draft, fits.sentences[at]):
        if not fits.told(number):
            continue
        rivals = [fits.of(rival, number) for rival in fits.rivals(at, number)]
        for which, (place, fit) in enumerate(zip(fits.told(number), fits.of(at, number), strict=True)):
            if fit is None or fit.score < LEAST or fit.score <= told.get(fit.key, (0.0, 0))[0]:
                continue
            if not any(_prior(fit, rival[which]) for rival in rivals):
                count = place.count
                told[fit.key] = (fit.score, f"{count.currency} {count.value}" if count.currency else count.value)
                fits.reading.note("size", draft.words, key=fit.key, score=fit.score, count=count)
    if "dead" not in told and (killed := singly_killed(fits.reading, draft)):
        told["dead"] = (0.0, killed)
    return replace(draft, size={key: value for key, (_, value) in sorted(told.items()) if key in NAMES}) if told else draft


def _prior(fit: _Fit, rival: _Fit | None) -> bool:
    """Whether a number belongs rather to another event. Two that both have it as their own may have it under two names."""
    if rival is None or rival.score <= fit.score:
        return False
    return rival.key == fit.key or fit.score < OWN


def _near(reading: Reading, draft: Draft, sentences: Sequence[int]) -> list[int]:
    """The sentences whose numbers may belong to an event: its own and, for deeds that leave victims, those that follow."""
    own = set(sentences)
    if draft.type in _LEAVES_VICTIMS:
        own |= {
            n + away
            for n in own
            for away in range(1, FOLLOWING + 1)
            if n + away < len(reading.sentences) and _one_paragraph(reading, n, n + away)
        }
    return sorted(own)


def _one_paragraph(reading: Reading, first: int, last: int) -> bool:
    """Whether two sentences stand in one paragraph."""
    start, end = reading.words[reading.sentences[first][0]].start, reading.words[reading.sentences[last][0]].start
    return "\n" not in reading.report.text[start:end]


def _fit(place: Told, draft: Draft, reading: Reading, number: int) -> _Fit | None:
    """How well a count of sentence `number` fits an event; None where it cannot be told of it."""
    best: _Fit | None = None
    for trigger in draft.triggers:
        away = number - reading.words[trigger.words[0]].sentence
        if not 0 <= away <= FOLLOWING:
            continue
        span = (trigger.words[0] - place.begin, trigger.words[1] - place.begin)
        key = _key(place, draft, span, reading) if away == 0 else _key_after(place, draft)
        key = "hostages" if key == "released" and _of_captives(reading, place) else key
        if key is None or (away and not _one_paragraph(reading, number - away, number)):
            continue
        score = _nearness(place, span, draft) if away == 0 else RESUMED - 0.1 * (away - 1)
        if place.frame and away:
            score -= _side_effect(draft)
        if best is None or score > best.score:
            best = _Fit(key, score)
    return best


def _key_after(place: Told, draft: Draft) -> str | None:
    """For a count in a sentence after: only one that says itself what became of those counted."""
    if place.part or place.frame not in {"dead", "injured"} or place.count.value < 2:
        return None
    return _victims(place, draft)


def _victims(place: Told, draft: Draft) -> str | None:
    leaves = draft.type == "ASSAULT" or (draft.type == "PROTEST" and set(draft.modes) & {"riot", "hunger"})
    return place.frame if leaves and draft.status not in {"negated", "planned"} else None


def _key(place: Told, draft: Draft, span: WordSpan, reading: Reading) -> str | None:
    """Under which name a count of the same sentence is told of an event; None where it is none of its numbers."""
    count, kind, modes = place.count, draft.type, set(draft.modes)
    if place.part or place.first == span[0] or (count.value == 1 and (not count.kind or kind in {"PROTEST", "MOBILIZE", "AID"})):
        return None
    if count.kind == "money":
        return "money" if kind in _MONEY else None
    if place.frame in {"dead", "injured"}:
        return _victims(place, draft)
    if place.frame == "arrested" and kind != "COERCE":
        return None
    if place.frame == "aboard":
        return "dead" if kind == "ASSAULT" and _wrecks(reading, draft) else None
    if count.kind in {"vehicles", "weapons"}:
        takes = kind in {"MOBILIZE", "AID", "PROTEST", "AGREE"} or modes & {"destroy", "abduct", "seize"}
        return "vehicles" if takes and count.kind == "vehicles" else None
    if count.kind == "arrested" and kind == "COERCE":
        return "arrested"
    if kind == "PROTEST" and count.kind == "some" and _inside(span, place.rights):
        return "protesters"
    if count.kind not in PEOPLE or (not count.kind and not _governed(place, span)):
        return None
    return _people_key(kind, modes, count)


def _inside(span: WordSpan, places: Sequence[int]) -> bool:
    return any(span[0] <= at < span[1] for at in places)


def _wrecks(reading: Reading, draft: Draft) -> bool:
    """Whether an event brings down or sinks a craft, so that those aboard die."""
    words = [w.text.lower() for t in draft.triggers for w in reading.words[t.words[0] : t.words[1]]]
    return any(
        w.startswith(("down", "sink", "sank", "sunk", "torpedo", "explo", "destr")) or w in {"blew", "blown", "bombing", "bombed"}
        for w in words
    )


def _of_captives(reading: Reading, place: Told) -> bool:
    """Whether those let go were hostages: the report tells of such, and the sentence of no prison."""
    if place.count.noun in listed("prisoners") or listed("jails") & set(place.words):
        return False
    return any(w.text.lower().startswith(_CAPTIVES) for w in reading.words)


def _governed(place: Told, span: WordSpan) -> bool:
    """Whether a number without a noun stands where the trigger leaves no doubt of whom it counts."""
    if place.count.noun or place.apposed:
        return True
    if span[0] <= place.left < span[1] or _inside(span, place.rights):
        return place.word(place.last) not in {"-", "%", ","} and place.word(place.first - 1) != "-"
    return place.word(place.left) == "of" and place.word(place.left - 1) in listed("crowds")


def _people_key(kind: str, modes: set[str], count: Count) -> str | None:
    """The name under which people of whom nothing else is said are counted in an event."""
    if kind == "ASSAULT":
        if "abduct" in modes:
            return "hostages"
        return "injured" if modes & {"beat", "crowd-control"} and not modes & {"firearms"} else "dead"
    if kind == "COERCE":
        if "deport" in modes:
            return "displaced" if count.value >= DRIVEN or count.noun in listed("at home") else "expelled"
        return "arrested" if modes & {"arrest", "restrict"} else None
    if kind == "RETREAT":
        if "release" in modes:
            return "released"
        return "troops" if modes & {"withdraw", "disarm"} and count.noun not in listed("no soldiers") else None
    if kind == "SANCTION":
        return "expelled" if "expel" in modes else None
    if kind == "PROTEST":
        return "protesters"
    if kind in {"MOBILIZE", "AID", "COOPERATE", "AGREE"}:
        loose = kind == "MOBILIZE" and count.kind and modes != {"weapons"}
        return "troops" if loose or count.kind == "troops" else None
    return None


def _nearness(place: Told, span: WordSpan, draft: Draft) -> float:
    """How well a count stands to a trigger of the same sentence, some 0 to 2."""
    after = span[1] <= place.first
    between = place.words[span[1] : place.first] if after else place.words[place.last : span[0]]
    joints = sum(w in listed("joints") for w in between)
    borders = sum(w in listed("borders") for w in between)
    if place.frame:
        own = span[0] <= place.left < span[1] or _inside(span, place.rights)
        score = 1.3 - 0.025 * len(between) - 0.15 * borders - 0.05 * joints - 0.15 * (not after) - _side_effect(draft)
        return max(SAME - 0.002 * len(between), score) + 0.6 * own
    score = 0.9 - 0.025 * len(between) - 0.3 * borders - 0.05 * joints
    touches = place.left < span[1] if after else max(place.rights) >= span[0] or between[:1] == ["whom"]
    if touches:
        score += 0.6
    elif (place.word(place.left) == "of" and after and place.left == span[1]) or (place.apposed and len(between) < 9):
        score += 0.5
    if place.count.kind == "money":
        return score - (0.0 if after else 0.25)
    clear = not borders and not listed("clauses") & set(between)
    return max(_of_people(place, span, draft, touches=touches) + score, LEAST if clear and _moves(place, span, draft) else 0.0)


def _side_effect(draft: Draft) -> float:
    """What speaks against victims where an attack nearby may have made them: riots and abductions leave fewer."""
    return 0.1 if draft.type == "PROTEST" or "abduct" in draft.modes else 0.0


def _of_people(place: Told, span: WordSpan, draft: Draft, *, touches: bool) -> float:
    """What it takes from the fit of people or things of whom nothing else is said that they do not stand in their event's own clause."""
    lost = 0.0
    if not touches and place.word(place.left) in listed("prepositions") and draft.type != "PROTEST":
        lost -= 0.35
    if draft.type in {"ASSAULT", "COERCE", "SANCTION", "RETREAT"}:
        lost += _voice(place, span, draft, touches=touches)
    if draft.type == "PROTEST" and span[1] <= place.first and not touches:
        lost -= 0.35
    return lost


def _moves(place: Told, span: WordSpan, draft: Draft) -> bool:
    """Whether a count before a trigger may be its far subject: those who march, deploy or pull out."""
    moves = draft.type == "PROTEST" or (draft.type in {"MOBILIZE", "RETREAT"} and place.count.kind == "troops")
    return moves and place.last <= span[0] and place.word(place.left) not in listed("prepositions")


def _voice(place: Told, span: WordSpan, draft: Draft, *, touches: bool) -> float:
    """What it takes from the fit of a count of people that they are not plainly those to whom it was done."""
    if span[1] <= place.first:
        return 0.0 if touches or (draft.type != "ASSAULT" and place.left - span[1] < 3) else -0.3 if draft.type != "ASSAULT" else -0.6
    withdrawn = draft.type == "RETREAT"
    return 0.0 if withdrawn or _passive(place, span) else -1.5


def _passive(place: Told, span: WordSpan) -> bool:
    """Whether what stands before a trigger is what it was done to."""
    between = place.words[place.last : span[0]]
    be = [n for n, w in enumerate(between) if w in listed("passive")]
    if "whom" in between or (be and all(w in listed("auxiliaries") or w.endswith("ly") for w in between[be[-1] + 1 :])):
        return True
    after = place.word(span[1])
    return not between and (not after or after in listed("after a participle"))


def singly_killed(reading: Reading, draft: Draft) -> int:
    """How many were killed where no number is told: those done to, if each is one person and the deed is a killing; else 0."""
    if draft.type != "ASSAULT" or draft.status not in {"occurred", "ongoing"} or not _deadly(reading, draft):
        return 0
    told = [_persons(reading, role.words) for role in draft.recipient]
    return sum(told) if told and all(told) else 0


def _deadly(reading: Reading, draft: Draft) -> bool:
    """Whether an event kills: by its mode, its words or those close behind them."""
    main = reading.words[draft.words[0]].text.lower()
    if "targeted" in draft.modes and "abduct" not in draft.modes and not main.startswith(_SURVIVED):
        return True
    for trigger in draft.triggers:
        first, last = trigger.words
        end = reading.sentences[reading.words[first].sentence][1]
        words = {w.text.lower() for w in reading.words[first:last]}
        if any(is_deadly(w) for w in words) or ("firearms" in draft.modes and listed("shoots") & words):
            return True
        if {"dead", "death", "died", "life"} & {w.text.lower() for w in reading.words[last : min(end, last + 8)]}:
            return True
    return False


def _persons(reading: Reading, words: WordSpan) -> int:
    """How many persons some words tell of, with those beside them: 9 for "the writer" in "the writer and eight others"; 0 if not plain."""
    begin, end = reading.sentences[reading.words[words[0]].sentence]
    small = [w.text.lower() for w in reading.words[begin : min(end, words[1] + 6)]]
    for at in range(words[0] - begin, words[1] - begin):
        number = number_at(small, at)
        if number and small[number[1] : number[1] + 1] in (["other"], ["others"]):
            return number[0]
    if not _one_person(reading, words):
        return 0
    after = words[1] - begin
    number = number_at(small, after + 1) if small[after : after + 1] == ["and"] else None
    return 1 + (number[0] if number and small[number[1] : number[1] + 1] in (["other"], ["others"]) else 0)


def _one_person(reading: Reading, words: WordSpan) -> bool:
    """Whether some words tell of one person: a name, "a teacher", "him"."""
    if any(name.label == "PER" and name.words[0] < words[1] and words[0] < name.words[1] for name in reading.names):
        return True
    small = [w.text.lower() for w in reading.words[words[0] : words[1]]]
    if small[-1] in listed("alone"):
        return True
    if any(classed(w) in {(w, "person"), (w, "troops")} for w in small if w not in listed("many")):
        return True
    return small[0] in {"a", "an", "the", "one", "another"} and len(small) < 5 and classed(small[-1] + "s")[1] == "person"
