"""What is said of those a number counts: that they died, were hurt or were arrested.

"killing 12", "12 were hurt", "a raid that cost nine people their lives", "the toll rose to 30". Words are enough; the verbs are
those of `data/size_verbs.tsv`.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from dragoman.coding.counts import Count, listed, rows
from dragoman.reading.lemma import lemma

PEOPLE = frozenset({"person", "troops", "", "family"})


class Told:
    """A count among the lower-case words of its sentence, which begins at word `begin` of the report.

    `left` is the last word before it that does more than qualify it (-1 for none), `rights` where its verb may stand, and
    `frame` what is said: dead, injured, arrested, aboard or "".
    """

    def __init__(self, words: Sequence[str], begin: int, count: Count) -> None:
        self.words, self.begin, self.count = words, begin, count
        self.first, self.last = count.words[0] - begin, max(count.last, count.words[1]) - begin
        self.left = self._left()
        self.rights = self._rights()
        self.frame = self._frame()

    def word(self, at: int) -> str:
        """The word at a place of the sentence; empty outside it."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def _left(self) -> int:
        at = self.first - 1
        while at >= 0 and (
            self.words[at] in listed("quantifiers")
            or self.words[at] in listed("days")
            or (self.words[at] == "on" and self.word(at + 1) in listed("days"))
        ):
            at -= 1
        return at - 2 if at > 1 and self.words[at - 1 : at + 1] == ["to", "death"] else at

    def _rights(self) -> list[int]:
        """Where the verb may stand that is said of those counted: directly, or past "of the group" or "who tried to flee"."""
        found = [self._past_auxiliaries(self.last)]
        word = self.word(self.last)
        if word in listed("phrases"):
            reach, commas = range(self.last + 1, min(self.last + 16, len(self.words))), {0, 2}
        elif word in {"who", "that"}:
            reach, commas = range(self.last + 2, min(self.last + 16, len(self.words))), {0}
        elif word == "," and (self.word(self.last + 1) in listed("relatives") or "among" in self.words[self.last : self.last + 8]):
            reach, commas = range(self.last + 2, min(self.last + 16, len(self.words))), {1}
        else:
            return found
        crossed = 0
        for at in reach:
            if self.words[at] in {";", ".", ":"}:
                break
            crossed += self.words[at] == ","
            if self.words[at] in listed("finite") and crossed in commas and (not crossed or self.words[at - 1] == ","):
                return [*found, self._past_auxiliaries(at)]
        return found

    def _past_auxiliaries(self, at: int) -> int:
        while at < len(self.words) and (self.words[at] in listed("auxiliaries") or self.words[at].endswith("ly")):
            at += 1
        return at

    @property
    def apposed(self) -> bool:
        """Whether a bare number stands beside what it counts: "reporters, 23 so far", "students, 5,000 in all,"."""
        behind = " ".join(self.words[self.count.words[1] - self.begin : self.count.words[1] - self.begin + 2])
        return self.word(self.first - 1) in {",", "—", "-"} and behind in {"so far", "in all", "all told", "of them", "altogether ,"}

    @property
    def part(self) -> bool:
        """Whether those counted are some of others already told of: "two nurses among them", "including three children"."""
        behind, before = self.words[self.last : self.last + 8], self.words[max(0, self.first - 3) : self.first]
        if "including" in before or ["among", "them"] in (before[-2:], behind[:2]) or behind[:1] == ["included"]:
            return True
        if before[-1:] != [","] or self.apposed:
            return False
        if "included" in behind[:6]:
            return True
        return any(behind[n : n + 2] == ["among", "them"] for n in range(7)) or (
            self.count.noun == "them" and self.word(self.last)[:1].isalpha() and self.word(self.last) not in listed("auxiliaries")
        )

    def _frame(self) -> str:
        kind = self.count.kind
        if kind in {"dead", "injured", "arrested"}:
            return kind
        if kind == "one":
            return self._told_before() or self._told_behind()
        if kind not in PEOPLE:
            return ""
        return self._told_behind() or self._told_before() or self._toll()

    def _told_behind(self) -> str:
        """From the words after: "12 died", "12 were hurt", "12 people dead"."""
        if "aboard" in self.words[self.last : self.last + 2] or self.words[self.last : self.last + 2] == ["on", "board"]:
            return "aboard" if self.word(self.left) == "with" else self._told_before()
        return next((told for right in self.rights if (told := self._told_at(right))), "")

    def _told_at(self, right: int) -> str:
        """From the verb at a place."""
        behind, after = self.word(right), self.words[right + 1 : right + 5]
        if behind == "dead":
            return "dead"
        if behind in {"in", "behind"} and listed("cells") & set(after):
            return "arrested"
        if behind == "fell" and after[:1] and after[0] in {"to", "in", "at", "under"} and right > self.last:
            return "dead"
        if behind in {"lost", "lose", "losing", "loses"} and listed("lives") & set(after):
            return "dead"
        verb = _lemma(behind)
        kind = _verbs().get(verb, "")
        passive = any(w in listed("passive") for w in self.words[self.last : right])
        if kind and (verb in listed("dies") or passive or not (after and (after[0] in listed("objects") or after[0][:1].isdigit()))):
            return kind
        return "dead" if behind in {"shot", "found", "gunned", "left"} and "dead" in after[:2] and passive else ""

    def _told_before(self) -> str:
        """From the words before: "killing 12", "the murder of 12", "left 12 dead", "cost 12 people their lives"."""
        before = self.word(self.left)
        kind = _verbs().get(_lemma(before), "")
        if kind and _lemma(before) not in listed("dies"):
            return kind
        if before in {"lost", "losing", "lose"} and self.count.kind in {"person", "troops"}:
            return "dead"
        if self.left < self.first - 2 and self.words[self.left + 1 : self.left + 3] == ["to", "death"]:
            return "dead"
        if before == "dead" and self.word(self.left - 1) in {"shot", "shoot", "shooting", "shoots", "gunned", "leaving", "left"}:
            return "dead"
        if before == "of":
            noun = self.word(self.left - 1)
            return "dead" if noun in listed("deaths") else "injured" if noun in listed("injuries") else ""
        behind = self.words[self.last : self.last + 6]
        if before in listed("takes lives") and listed("lives") & set(behind):
            return "dead"
        if (
            before in listed("takes lives")
            and "of" in self.words[self.left : self.first]
            and listed("lives") & set(self.words[self.left : self.first])
        ):
            return "dead"
        if before in {"left", "leaving", "leaves", "leave", "with", "found"} and "dead" in behind[:5]:
            return "dead"
        if "to" in behind[:4] and "death" in behind[1:5] and before.endswith(("ed", "ing", "k", "t")):
            return "dead"
        return ""

    def _toll(self) -> str:
        """From a toll: "the death toll rose to 30", "the dead number 61"."""
        lead = self.words[max(0, self.first - 9) : self.first]
        if any(w in {";", "."} for w in lead):
            return ""
        if ("toll" in lead and listed("toll") & set(lead[-4:])) or ("dead" in lead and {"number", "numbered", "numbers"} & set(lead)):
            return "injured" if {"injured", "wounded", "injury"} & set(lead) else "dead"
        return ""


@cache
def _lemma(word: str) -> str:
    """The lemma of a form of a verb of the table; empty for other words."""
    verbs = _verbs()
    for tag in ("VBD", "VBN", "VBG", "VBZ", "VB"):
        if (found := lemma(word, "VERB", tag)) in verbs:
            return found
    return ""


@cache
def _verbs() -> Mapping[str, str]:
    return dict(rows("size_verbs.tsv"))


@cache
def is_deadly(word: str) -> bool:
    """Whether a word of a trigger says that somebody died of it: "killed", "murder", "dead"."""
    return word in listed("deaths") or word in {"dead", "death", "fatal", "fatally", "lethal"} or _verbs().get(_lemma(word), "") == "dead"
