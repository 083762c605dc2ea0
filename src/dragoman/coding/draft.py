"""An event as it is being coded: what the questions fill in one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.reading.reading import Trigger, WordSpan
from dragoman.record import Status

if TYPE_CHECKING:
    from dragoman.coding.own_events import Told


@dataclass(frozen=True, slots=True)
class Role:
    """An actor, place or time in a role: which one (index into what was found), the words that say so, how sure (0 to 1)."""

    index: int
    words: WordSpan
    score: float


def best_roles(roles: Iterable[Role]) -> dict[int, Role]:
    """For each actor, place or time its likeliest mention, the earlier one where two are level."""
    best: dict[int, Role] = {}
    for role in roles:
        known = best.get(role.index)
        if known is None or (role.score, -role.words[0]) > (known.score, -known.words[0]):
            best[role.index] = role
    return best


@dataclass(frozen=True, slots=True)
class Draft:
    """One doing: its triggers (the first is the main one), and what is known of it so far."""

    triggers: tuple[Trigger, ...]
    type: str
    types: dict[str, float]
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    status: Status
    confidence: float
    actor: tuple[Role, ...] = ()
    recipient: tuple[Role, ...] = ()
    place: tuple[Role, ...] = ()
    time: Role | None = None
    size: dict[str, int | str] = field(default_factory=dict)
    own: "Told | None" = None

    @property
    def words(self) -> WordSpan:
        """The words of the main trigger."""
        return self.triggers[0].words
