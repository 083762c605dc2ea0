"""Floors: figures that records must not fall below, on reports that nobody can change unseen."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import EvaluationError


class Lowered(msgspec.Struct, frozen=True):
    """A floor that was let down, and why."""

    figure: str
    to: float
    why: str


class Floors(msgspec.Struct, frozen=True):
    """`floors` maps a figure (`event_type.f1`) to the least it may be; `corpus` is the digest of the reports they hold for."""

    corpus: str
    floors: dict[str, float]
    lowered: list[Lowered] = []


def digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of the annotated reports of a folder."""
    found = hashlib.sha256()
    for path in sorted(folder.glob("*.gold")):
        raw = path.read_bytes()
        found.update(f"{path.name} {len(raw)}\n".encode())
        found.update(raw)
    return found.hexdigest()


def read_floors(path: Path) -> Floors:
    """Read a floors file; EvaluationError when it is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except (OSError, msgspec.DecodeError) as error:
        raise EvaluationError(f"no floors file: {error}", where=str(path)) from None


def figure(figures: Mapping[str, Any], name: str) -> float:
    """One figure by its dotted name; EvaluationError when there is none of that name.

    >>> figure({"event_type": {"f1": 0.7}}, "event_type.f1")
    0.7
    """
    value: Any = figures
    for part in name.split("."):
        if not isinstance(value, Mapping) or part not in value:
            raise EvaluationError(f"no figure {name!r}", do="see docs/evaluation.md for their names")
        value = value[part]
    if not isinstance(value, int | float):
        raise EvaluationError(f"{name!r} is no single figure", do="add .p, .r or .f1")
    return float(value)


def below(figures: Mapping[str, Any], floors: Floors) -> list[str]:
    """The figures under their floors, one line each."""
    found = ((name, figure(figures, name), least) for name, least in floors.floors.items())
    return [f"{name} is {value:.4f}, its floor is {least:.4f}" for name, value, least in found if value < least]


def let_down(floors: Floors, earlier: Mapping[str, float]) -> list[str]:
    """Floors lower than they once were, or gone, without a word of why."""
    owned = {(one.figure, one.to) for one in floors.lowered if one.why.strip()}
    found = []
    for name, once in sorted(earlier.items()):
        now = floors.floors.get(name, 0.0)
        if now < once and (name, now) not in owned:
            found.append(f"{name} was {once:.4f} and is {now:.4f}; say why under “lowered”")
    return found
