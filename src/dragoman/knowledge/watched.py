"""Facts that tell of each look-up: what was asked, and which rows answered."""

import datetime
from collections.abc import Callable
from typing import TypeVar

from dragoman.knowledge.facts import Entity, Place, State, StateName, Term, Title
from dragoman.knowledge.knowledge import Knowledge

Tell = Callable[[str, str, object], None]  # kind of look-up, what was asked, what was found
Found = TypeVar("Found")


class Watched(Knowledge):
    """The same facts as another `Knowledge`, with the same answers; every look-up is told to `tell`."""

    def __init__(self, facts: Knowledge, tell: Tell) -> None:
        super().__init__(facts._db, facts.version, facts._own)  # noqa: SLF001 - it is the same object under another hat
        self._caches, self._tell = facts._caches, tell  # noqa: SLF001

    def _told(self, kind: str, asked: str, found: Found) -> Found:
        self._tell(kind, asked, found)
        return found

    def named(self, name: str) -> tuple[Entity, ...]:
        """As in `Knowledge`."""
        return self._told("full name", name, super().named(name))

    def people(self, surname: str) -> tuple[Entity, ...]:
        """As in `Knowledge`."""
        return self._told("surname", surname, super().people(surname))

    def office_holder(self, office_class: str, country: str, on: datetime.date) -> tuple[Entity, ...]:
        """As in `Knowledge`."""
        return self._told("office", f"{office_class} {country} on {on}", super().office_holder(office_class, country, on))

    def country(self, name: str) -> tuple[StateName, ...]:
        """As in `Knowledge`."""
        return self._told("state", name, super().country(name))

    def state(self, code: str) -> State | None:
        """As in `Knowledge`."""
        return self._told("code", code, super().state(code))

    def place(self, name: str) -> tuple[Place, ...]:
        """As in `Knowledge`."""
        return self._told("place", name, super().place(name))

    def term(self, noun: str) -> Term | None:
        """As in `Knowledge`."""
        return self._told("noun", noun, super().term(noun))

    def title(self, words: str) -> Title | None:
        """As in `Knowledge`."""
        return self._told("title", words, super().title(words))
