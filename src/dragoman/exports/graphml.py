"""GraphML: who does what to whom, summed up by pair."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from dragoman.exports.base import DONE, Export
from dragoman.exports.selection import Selection
from dragoman.store import terms
from dragoman.store.flat import Flat
from dragoman.store.verbs import COUNTS, paired

NODES = (("label", "string"), ("events", "long"))
EDGES = (
    ("events", "long"),
    *((name, "long") for name in COUNTS),
    ("score_sum", "double"),
    ("score_mean", "double"),
    ("reports", "long"),
    ("first", "string"),
    ("last", "string"),
)


def clean(text: str) -> str:
    r"""A text with nothing in it that XML 1.0 forbids.

    >>> clean("a\x00b\tc")
    'ab\tc'
    """
    return "".join(char for char in text if char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff")


class _Edge:
    """Sums of one pair."""

    __slots__ = ("first", "last", "quads", "score", "scored", "seen")

    def __init__(self, day: str) -> None:
        self.first, self.last = day, day
        self.quads = [0, 0, 0, 0]
        self.score, self.scored = 0.0, 0
        self.seen: set[int] = set()

    def add(self, row: Flat) -> None:
        """Add an event; they come in the order of time."""
        self.last = row.date
        self.quads[row.quad - 1] += 1
        if row.score is not None:
            self.score, self.scored = self.score + row.score, self.scored + 1
        self.seen.add(int(row.report_id[1:], 16))  # a number takes half the room

    def told(self) -> list[object]:
        """The values of `EDGES`."""
        mean = self.score / self.scored if self.scored else ""
        return [sum(self.quads), *self.quads, self.score, mean, len(self.seen), self.first, self.last]


class GraphMl(Export):
    """A directed graph of dyads. Memory holds one edge a pair, with the ids of its reports, and no events."""

    name, title, suffix = "graphml", "GraphML, directed graph of dyads", ".graphml"

    def write(self, selection: Selection, out: BinaryIO) -> None:
        """Sum up and write the graph; nodes and edges are in the order of their names."""
        nodes: dict[str, int] = {}
        edges: dict[tuple[str, str], _Edge] = {}
        for row in selection.flat():
            if self.leaves(None if row.status in DONE else row.status):
                continue
            several = self._pairs(row)
            if not several:
                self.left_out["no_pair"] += 1
                continue
            for name in dict.fromkeys(name for pair in several for name in pair):
                nodes[name] = nodes.get(name, 0) + 1
            for pair in several:
                if pair not in edges:
                    edges[pair] = _Edge(row.date)
                edges[pair].add(row)
        self.rows = len(edges)
        self.columns = [name for name, _ in EDGES]
        out.writelines(line.encode("utf-8", "replace") + b"\n" for line in _lines(nodes, edges, self.options.by))

    def _pairs(self, row: Flat) -> list[tuple[str, str]]:
        """The same pairs as `dyads` counts."""
        return paired(row, self.options.by, mutual=row.type in terms.MUTUAL)


def _lines(nodes: dict[str, int], edges: dict[tuple[str, str], _Edge], by: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for of, keys in (("node", NODES), ("edge", EDGES)):
        for name, kind in keys:
            yield f'  <key id="{of[0]}_{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'
    yield f'  <graph id={quoteattr(f"dyads by {by}")} edgedefault="directed">'
    numbers = {name: nth for nth, name in enumerate(sorted(nodes))}
    for name, nth in numbers.items():
        yield f'    <node id="n{nth}"><data key="n_label">{escape(clean(name))}</data><data key="n_events">{nodes[name]}</data></node>'
    for (actor, other), edge in sorted(edges.items(), key=lambda pair: pair[0]):
        told = zip(EDGES, edge.told(), strict=True)
        cells = "".join(f'<data key="e_{name}">{value}</data>' for (name, _), value in told if value != "")
        yield f'    <edge source="n{numbers[actor]}" target="n{numbers[other]}">{cells}</edge>'
    yield "  </graph>"
    yield "</graphml>"
