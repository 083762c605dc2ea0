"""Persons in a phrase: names with titles, and apposition."""

from collections.abc import Sequence

from dragoman.coding.closed import Closed
from dragoman.coding.identity import Identity
from dragoman.coding.person import Named, peel
from dragoman.coding.phrase import bare, capital, is_possessive, join, namelike, split_post
from dragoman.knowledge import Title


class Persons(Closed):
    """Finds who is named in a phrase, for one report."""

    def _person(self, tokens: Sequence[str], sectors: Sequence[str], *, sure: bool = False) -> Identity | None:
        if not _looks_named(tokens):
            return None
        main, after = split_post(tokens)
        whole = [e for e in self.knowledge.named(join(main)) if e.kind == "person" and e.weight >= 3] if len(main) > 1 else []
        named = Named(tuple(main)) if whole else peel(tokens, self.context)
        if named is None and after:
            named = peel(main, self.context)
        if named is None:
            return None
        if after and after[0][0] == "of" and not named.titles and len(named.name) == 1:
            return None
        hint = list(sectors)
        if sure and not named.titles and len(named.name) == 1:
            hint = []
        for preposition, rest in after[:1]:
            if preposition in {"of", "from", "for"} and (state := self.context.one_state(join(rest))):
                named.country = named.country or state.state.code
            elif named.country is None and (body := self._body(join(bare(rest)))) and body.weight >= 3:
                named.country = body.country
        return self.people.resolve(named, hint)

    def _apposed(self, pieces: list[tuple[str, ...]], sectors: Sequence[str]) -> Identity | None:
        """The name with the other piece's title: "Sarath Fonseka, the army commander"."""
        for number, piece in enumerate(pieces):
            if (body := self._closed(piece, True)) and ((body.kind != "country" and number != 1) or number == 0):
                return body
        for number, piece in enumerate(pieces):
            named = peel(piece, self.context) if _looks_named(piece) else None
            if named is None:
                continue
            for other in pieces[:number] + pieces[number + 1 :]:
                self._describe(named, other)
            if person := self.people.resolve(named, list(sectors)):
                return person
        return None

    def _describe(self, named: Named, tokens: Sequence[str]) -> None:
        """What an apposition tells of a person: titles, country, former."""
        main, after = split_post(tokens)
        extra = peel((*main, "X"), self.context)
        if extra:
            named.titles += extra.titles
            named.country = named.country or extra.country
            named.former = named.former or extra.former
        for _, rest in after[:1]:
            state = self.context.one_state(join(rest))
            body = self._body(join(rest)) if not state else None
            named.country = named.country or (state.state.code if state else body.country if body else None)
        owner = next((main[:at] for at in range(len(main) - 1, 0, -1) if is_possessive(main[at])), ())
        if named.country is None and owner and (boss := self._person(owner, (), sure=True)):
            named.country = boss.country
        low = [t.lower() for t in main]
        if not any(t.sectors for t in named.titles):
            for size in (3, 2, 1):
                if len(low) >= size and (term := self.knowledge.term(" ".join(low[-size:]))) and term.kind == "person":
                    named.titles.append(Title(term.noun, "", term.sectors))
                    break


def _looks_named(tokens: Sequence[str]) -> bool:
    """Whether a phrase, or what stands before its first preposition, ends in a name."""
    main, _ = split_post(tokens)
    if len(tokens) > 1 and all(namelike(t) for t in tokens[-2:]) and capital(tokens[-1]):
        return True
    return bool(main) and capital(main[-1]) and any(c.islower() for t in main for c in t) | (len(main[-1]) > 3) and namelike(main[-1])
