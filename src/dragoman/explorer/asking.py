"""What a page is asked for: the filters in its address, and addresses with other filters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import msgspec

from dragoman.store.filters import Filters

NAMES = tuple(field.name for field in msgspec.structs.fields(Filters))
SINGLE = frozenset({"since", "until", "text", "confidence", "reported", "reviewed"})
MOST = 40  # values of one filter

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of an address: each name with its values, as they stand there."""

    told: Mapping[str, tuple[str, ...]]

    @property
    def chosen(self) -> dict[str, object]:
        """The filters as `Store` takes them."""
        return {name: values[0] if name in SINGLE else values for name, values in self.told.items()}

    @property
    def reviewed(self) -> bool:
        """Whether people's corrections are asked for."""
        return self.told.get("reviewed", ("0",))[0] in {"1", "true", "yes"}

    def pairs(self, *, without: tuple[str, str] | None = None, **more: str) -> list[tuple[str, str]]:
        """Name and value of every filter; without one of them, or with one more."""
        kept = [(name, value) for name, values in self.told.items() for value in values if (name, value) != without]
        return kept + [pair for pair in more.items() if pair not in kept]


def asked(given: Pairs) -> Asked:
    """The filters among the pairs of an address; empty values and other names are passed over."""
    told: dict[str, tuple[str, ...]] = {}
    for name, value in given:
        if name in NAMES and value.strip() and len(told.get(name, ())) < MOST:
            told[name] = (value.strip(),) if name in SINGLE else (*told.get(name, ()), value.strip())
    return Asked(told)


def address(path: str, pairs: Pairs = (), **more: str | None) -> str:
    """A path with a query.

    >>> address("/map", [("actor", "SDN MIL")], by=None)
    '/map?actor=SDN+MIL'
    """
    query = urlencode([*pairs, *((name, value) for name, value in more.items() if value)])
    return f"{path}?{query}" if query else path
