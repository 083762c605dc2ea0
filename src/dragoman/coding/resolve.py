"""One mention by its own words: closed lists, several at once, persons, nominals. What needs the rest of the report is left open."""

import re
from collections.abc import Sequence

from dragoman.coding import bodies
from dragoman.coding.identity import Identity, of_state
from dragoman.coding.nominal import Nominals
from dragoman.coding.phrase import LINKING, Phrase, bare, capital, join, parts, split_post
from dragoman.knowledge import State

HYPHENED = 4  # words of two states that a hyphen joins


class Resolver(Nominals):
    """Resolves mentions of one report by their own words."""

    def resolve(self, phrase: Phrase, sectors: Sequence[str] = ()) -> list[Identity]:
        """Who a phrase means, several for a coordination; an open nominal has an empty key, and nothing at all means that no rule fits."""
        tokens = bare(phrase.tokens)
        if not tokens:
            return []
        if whole := self._closed(tokens, phrase.definite):
            return [whole]
        if several := self._several(tokens, sectors) or self._hyphened(tokens):
            return several
        pieces = [bare(p) for p in parts(tokens)]
        if len(pieces) > 1 and (found := self._apposed(pieces, sectors)):
            return [found]
        found = self._simple(pieces[0] if pieces else tokens, phrase.definite, sectors)
        return [found] if found else []

    def named(self, tokens: Sequence[str]) -> bool:
        """Whether words name one known state, body or person and nothing else."""
        tokens = bare(tokens)
        if not tokens or not capital(tokens[0]):
            return False
        return self._closed(tokens, True) is not None or any(e.kind == "person" for e in self.knowledge.named(join(tokens)))

    def _several(self, tokens: Sequence[str], sectors: Sequence[str]) -> list[Identity]:
        """Each of "Washington and London", "the foreign ministers of Russia, Turkey and Iran", "American and Filipino soldiers"."""
        if not any(t in LINKING for t in tokens):
            return []
        main, after = split_post(tokens)
        for preposition, rest in after[:1]:
            if preposition == "of" and (states := self._listed(rest)):
                return self._each_of(main, states)
        items = _listed(tokens)
        if len(items) < 2:
            return []
        adjectives = [self.context.one_state(join(i)) for i in items[:-1]]
        last = items[-1]
        if all(adjectives) and len(last) > 1 and (final := self.context.one_state(last[0])) and not self.context.one_state(join(last)):
            found = [self._simple((*i, *last[1:]), False, sectors) for i in (*items[:-1], (last[0],))]
            if final and all(found):
                return [f for f in found if f]
        whole = [self._closed(bare(i), True) or self._person(bare(i), sectors, sure=True) for i in items]
        return [w for w in whole if w] if all(whole) else []

    def _hyphened(self, tokens: Sequence[str]) -> list[Identity]:
        """Both states of "China-US" and "Israeli-Palestinian"."""
        halves = re.split("[-‐‑–]", join(tokens)) if len(tokens) <= HYPHENED else []
        states = [self.context.one_state(half) for half in halves if half]
        return [of_state(s.state) for s in states if s] if len(states) == len(halves) == 2 and all(states) else []

    def _listed(self, tokens: Sequence[str]) -> list[State]:
        states = [self.context.one_state(join(bare(i))) for i in _listed(tokens)]
        return [s.state for s in states if s] if len(states) > 1 and all(states) else []

    def _each_of(self, main: Sequence[str], states: Sequence[State]) -> list[Identity]:
        noun = main[-1].lower()
        title = self.knowledge.title(join(bare(main)).lower().rstrip("s"))
        if title and title.office_class in {"hos", "hog", "fm", "def"}:
            holders = [self.holder(title.office_class, s.code) for s in states]
            if all(holders) and title.office_class in {"hos", "hog"} and noun != "leaders":
                return [h for h in holders if h]
        term = self.knowledge.term(noun)
        sector = term.sectors[0] if term and term.sectors[0] in bodies.FORCES else "GOV"
        return [of_state(s, sector) for s in states]

    def _simple(self, tokens: Sequence[str], definite: bool, sectors: Sequence[str]) -> Identity | None:
        tokens = bare(tokens)
        if whole := self._closed(tokens, definite):
            return whole
        if body := self._within(tokens):
            return body
        if (person := self._person(tokens, sectors)) is not None:
            return person
        return self._nominal(tokens)


def _listed(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    items: list[list[str]] = [[]]
    for token in tokens:
        if token == "," or token in LINKING:
            items.append([])
        else:
            items[-1].append(token)
    return [tuple(i) for i in items if i]
