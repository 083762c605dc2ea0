"""The outlines of the world that the explorer's map shows too (Natural Earth, 1:50 million), decoded from TopoJSON."""

import functools
import itertools
from pathlib import Path

import msgspec

_FILE = Path(__file__).parents[1] / "explorer" / "static" / "world-50m.json"
NOTE = "Boundaries: Natural Earth; no endorsement."
Line = list[tuple[float, float]]


class _Transform(msgspec.Struct):
    scale: tuple[float, float]
    translate: tuple[float, float]


class _Topology(msgspec.Struct):
    arcs: list[list[tuple[int, int]]]
    transform: _Transform


@functools.cache
def outlines() -> list[Line]:
    """Borders and coasts as lines of (longitude, latitude) in degrees; a border that two countries share is there once."""
    found = msgspec.json.decode(_FILE.read_bytes(), type=_Topology)
    (wide, high), (left, low) = found.transform.scale, found.transform.translate
    lines: list[Line] = []
    for arc in found.arcs:  # the first point is a place, each other one a step from the one before
        steps = itertools.accumulate(arc, lambda here, step: (here[0] + step[0], here[1] + step[1]))
        lines += _cut([(x * wide + left, y * high + low) for x, y in steps])
    return lines


def _cut(line: Line) -> list[Line]:
    """A line in parts that do not leap from one edge of the map to the other."""
    parts: list[Line] = [[]]
    for point in line:
        if parts[-1] and abs(point[0] - parts[-1][-1][0]) > 180:
            parts.append([])
        parts[-1].append(point)
    return [part for part in parts if len(part) > 1]
