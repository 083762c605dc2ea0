"""The pieces of a phrase without a name: its noun, possessor and country."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.persons import Persons
from dragoman.coding.phrase import bare, is_possessive, join, split_post
from dragoman.knowledge import State, Term

WORLDWIDE, KNOWN = frozenset({"UNO", "EUR", "IGO"}), 2  # bodies of many states, of that weight, which are no state's
COLLECTIVES = frozenset("countries states nations republics governments capitals powers democracies".split())  # no single state
CONTINENTAL = frozenset("american african asian european".split())
SIDES = frozenset("latin central north south east west northern southern eastern western south-east southeast northeast northwest".split())


@dataclass(frozen=True, slots=True)
class Taken:
    """A nominal taken apart: its noun, the words before it, its possessor, and what follows each preposition."""

    noun: str
    term: Term
    before: tuple[str, ...]
    main: tuple[str, ...]
    owner: tuple[str, ...]
    after: list[tuple[str, tuple[str, ...]]]


class Nouns(Persons):
    """Takes nominals apart, for one report."""

    def _taken(self, tokens: Sequence[str]) -> Taken | None:
        """A phrase taken apart; None where no noun for people or bodies is found."""
        main, after = split_post(tokens)
        if whole := self._with_possessive(main):
            noun, term, size = whole
            before, owner = self._owner((*main[: len(main) - size], noun)) if size < len(main) else ((noun,), ())
            return Taken(noun, term, before[:-1], before, owner, after)
        if compound := self._with_of(tokens):
            return compound
        main, owner = self._owner(main)
        if not owner and (long := self._long_owner(tokens)):
            main, owner, after = long
        found, last = self._ministry(tokens), max((n for n, t in enumerate(tokens) if is_possessive(t)), default=-1)
        if found is None and last >= 0 and (found := self._ministry(tokens[last + 1 :])):
            tokens, owner = tuple(tokens[last + 1 :]), tuple(tokens[:last])
        for at in (1, 2, 3) if found is None else ():
            if self.context.one_state(join(tokens[:at])) and (found := self._ministry(tokens[at:])):
                tokens, owner = tuple(tokens[at:]), tuple(tokens[:at])
                break
        if found:
            noun, term, size = found
            return Taken(
                noun, term, (), tuple(noun.split()), owner, split_post(bare(tokens)[size:])[1] or [("of", bare(tokens)[size + 1 :])]
            )
        found = self._noun(main)
        return Taken(found[0], found[1], main[: len(main) - found[2]], main, owner, after) if found else None

    def _with_possessive(self, main: Sequence[str]) -> tuple[str, Term, int] | None:
        """A noun that holds a possessive, with how many words it takes: "prosecutor general's office"."""
        for size in (5, 4, 3):
            if len(main) >= size and any(is_possessive(t) for t in main[-size:]):
                words = join(main[-size:]).lower().replace("’", "'")
                if term := self.knowledge.term(words):
                    return words, term, size
        return None

    def _with_of(self, tokens: Sequence[str]) -> Taken | None:
        """A phrase around a noun that holds "of": "Court of Appeal", "house of representatives"."""
        middle = next((n for n, t in enumerate(tokens) if t == "of"), 0)
        for at in range(middle - 1, max(-1, middle - 4), -1):
            for end in (middle + 3, middle + 2):
                words = join(tokens[at:end]).lower()
                if end <= len(tokens) and (term := self.knowledge.term(words)):
                    before, owner = self._owner((*tokens[:at], words)) if at else ((words,), ())
                    after = [(p, bare(rest)) for p, rest in split_post(("x", *tokens[end:]))[1]]
                    return Taken(words, term, before[:-1], (*before[:-1], *tokens[at:end]), owner, after)
        return None

    def _owner(self, main: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """A phrase without its possessor, and the possessor."""
        for at in range(len(main) - 1, 0, -1):
            if is_possessive(main[at]):
                return bare(main[at + 1 :]) or tuple(main), bare(main[:at])
        return tuple(main), ()

    def _long_owner(self, tokens: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...], list[tuple[str, tuple[str, ...]]]] | None:
        """A possessor that holds a preposition: "the Group of Seven's foreign ministers"."""
        for at in range(2, len(tokens) - 1):
            if is_possessive(tokens[at]) and self._closed(bare(tokens[:at]), True):
                main, after = split_post(bare(tokens[at + 1 :]))
                return main, tuple(tokens[:at]), after
        return None

    def _ministry(self, tokens: Sequence[str]) -> tuple[str, Term, int] | None:
        """The words of "ministry of health", and how many."""
        low = [t.lower() for t in tokens]
        term = self.knowledge.term("ministry")
        if low[:2] not in (["ministry", "of"], ["ministry", "for"]) or term is None:
            return None
        end = next((n for n in range(3, len(low)) if low[n] in {"of", "in", "for", "said"} or self.context.one_state(tokens[n])), len(low))
        return " ".join(low[:end]).replace("ministry for", "ministry of"), term, end

    def _noun(self, main: Sequence[str]) -> tuple[str, Term, int] | None:
        low = [t.lower() for t in main]
        for size in (4, 3, 2, 1):
            if len(low) >= size and (term := self.knowledge.term(" ".join(low[-size:]))):
                return " ".join(low[-size:]), term, size
        if low and "-" in low[-1] and (term := self.knowledge.term(low[-1].rsplit("-", 1)[1])):
            return low[-1].rsplit("-", 1)[1], term, 1
        return None

    def _country(self, before: Sequence[str], owner: Sequence[str], after: Sequence[tuple[str, tuple[str, ...]]]) -> State | None:
        """The state that a phrase names: by adjective, possessor, or the words after of, in, from."""
        for size in (3, 2, 1):
            for at in range(len(before) - size + 1):
                if not before[at][:1].isupper() or (size == 1 and at and continental(before[at - 1 : at + 1])):
                    continue
                if found := self.context.one_state(join(before[at : at + size])):
                    return found.state
        for tokens in ([owner] if owner else []) + [
            rest for p, rest in after if p in {"of", "in", "from", "for", "at", "near", "on", "around", "outside"}
        ]:
            if state := self._state_of(tokens):
                return state
        return None

    def country_of(self, tokens: Sequence[str]) -> State | None:
        """The state that any phrase names by adjective, possessor, or after "of" and "in"."""
        main, after = split_post(tokens)
        main, owner = self._owner(main)
        return self._country(main, owner, after)

    def _state_of(self, tokens: Sequence[str]) -> State | None:
        main, _ = split_post(tokens)
        whole = join(main)
        if not any(t[:1].isupper() for t in main):
            return None
        if found := self.context.one_state(whole):
            return found.state
        if collective(main) or any(e.country in WORLDWIDE and e.weight >= KNOWN for e in self.knowledge.named(whole)):
            return None
        if code := self._place_country(whole):
            return self.knowledge.state(code)
        person = self.people.known(whole) or (self._person(main, (), sure=True) if main[-1][:1].isupper() else None)
        if person and person.country:
            return self.knowledge.state(person.country)
        for size in range(len(main) - 1, 0, -1):
            for at in range(len(main) - size + 1):
                text = join(main[at : at + size])
                if text[:1].isupper() and (found := self.context.one_state(text)):
                    return found.state
                if text[:1].isupper() and (code := self._place_country(text)):
                    return self.knowledge.state(code)
        return None

    def _place_country(self, text: str) -> str | None:
        found = self.knowledge.place(text)
        if not found:
            return None
        near = [p for p in found if p.country and self.context.counts[p.country]]
        return (near[0] if near else found[0]).country


def continental(pair: Sequence[str]) -> bool:
    """Whether two words tell a part of a continent: "Central American", "Southern African"."""
    return pair[0].lower() in SIDES and pair[-1].lower() in CONTINENTAL


def collective(tokens: Sequence[str]) -> bool:
    """Whether words mean several states that are not named: "eight Commonwealth countries"."""
    return bool(tokens) and tokens[-1] in COLLECTIVES
