"""Annotated reports as the event heads learn them: words, spans of words, roles."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml

import schema
from dragoman.reading.segment import segment
from dragoman.sources.text import report_from_text

TAG = re.compile(r"<(/?)([aptesc]\d+)>")
WordSpan = tuple[int, int]


@dataclass
class Gold:
    """One annotated report: header tables, text, words by sentence and the word spans of every id."""

    name: str
    header: dict[str, Any]
    text: str
    words: list[str]
    sentence_of: np.ndarray
    spans: dict[str, list[WordSpan]]
    sentences: list[WordSpan] = field(default_factory=list)


def read(path: Path) -> Gold:
    """One .gold file, its furniture left out as when a report is coded; tags off the word borders take the words they touch."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    header = yaml.safe_load(head)
    pieces, spans, stack, at, size = [], {}, [], 0, 0
    body = body.strip("\n")
    for tag in TAG.finditer(body):
        pieces.append(body[at : tag.start()])
        size += tag.start() - at
        at = tag.end()
        if tag.group(1):
            ident, start = stack.pop()
            spans.setdefault(ident, []).append((start, size))
        else:
            stack.append((tag.group(2), size))
    text = "".join([*pieces, body[at:]])
    cut = [s for s in segment(text, report_from_text(text, id=path.stem, published=header["published"]).skip) if s]
    words = [w for sentence in cut for w in sentence]
    sentence_of = np.concatenate([np.full(len(s), k) for k, s in enumerate(cut)])
    found: dict[str, list[WordSpan]] = {}
    starts = np.array([w[0] for w in words])
    ends = np.array([w[1] for w in words])
    for ident, given in spans.items():
        for start, end in given:
            touched = np.nonzero((starts < end) & (ends > start))[0]
            if len(touched):
                found.setdefault(ident, []).append((int(touched[0]), int(touched[-1]) + 1))
    sentences, first = [], 0
    for s in cut:
        sentences.append((first, first + len(s)))
        first += len(s)
    return Gold(path.stem, header, text, [text[a:b] for a, b in words], sentence_of, found, sentences)


def table(gold: Gold, name: str) -> dict[str, dict[str, Any]]:
    """A table of the header, empty where there is none."""
    return gold.header.get(name) or {}


def listed(value: object) -> list[str]:
    """A header value as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


@dataclass
class Example:
    """A window of a report with its targets; word spans count from the window's first word."""

    words: list[str]
    sentence_of: np.ndarray
    bio: dict[str, np.ndarray]
    triggers: list[WordSpan]
    type: np.ndarray
    status: np.ndarray
    mode: np.ndarray
    context: np.ndarray
    actors: list[WordSpan]
    sector: np.ndarray
    pairs: dict[str, tuple[list[WordSpan], list[WordSpan], np.ndarray, np.ndarray]]


def example(gold: Gold, first: int, last: int) -> Example:
    """The targets of the sentences `first` to `last` (excluded) of a report."""
    start, end = gold.sentences[first][0], gold.sentences[last - 1][1]
    items: dict[str, dict[WordSpan, list[str]]] = {k: {} for k in "aptesc"}
    for ident, given in gold.spans.items():
        for a, b in given:
            if start <= a and b <= end:
                items[ident[0]].setdefault((a - start, b - start), []).append(ident)
    events, statements, actors = table(gold, "events"), table(gold, "statements"), table(gold, "actors")
    items["e"] = {w: known for w, ids in items["e"].items() if (known := [i for i in ids if i in events])}
    size = end - start
    bio = {
        layer: _bio(sorted(items[key], key=lambda w: (w[0], -w[1])), size)
        for layer, key in zip(("actor", "place", "time", "cue", "content"), "aptcs", strict=True)
    }
    bio["trigger"] = np.zeros(size, np.int64)
    edge = 0
    for a, b in sorted(items["e"]):
        if a >= edge:
            kind = schema.TYPES.index(events[items["e"][a, b][0]]["type"])
            bio["trigger"][a], bio["trigger"][a + 1 : b], edge = 1 + 2 * kind, 2 + 2 * kind, b
    triggers = list(items["e"])
    leads = [events[items["e"][w][0]] for w in triggers]
    return Example(
        words=gold.words[start:end],
        sentence_of=gold.sentence_of[start:end] - gold.sentence_of[start],
        bio=bio,
        triggers=triggers,
        type=np.array([schema.TYPES.index(e["type"]) for e in leads], np.int64),
        status=np.array([schema.STATUSES.index(e["status"]) for e in leads], np.int64),
        mode=_marks([[f"{e['type']}:{m}" for m in listed(e.get("mode"))] for e in leads], schema.MODES),
        context=_marks([listed(e.get("context")) for e in leads], schema.CONTEXTS),
        actors=list(items["a"]),
        sector=np.array([schema.SECTORS.index(actors[ids[0]]["sector"][0]) for ids in items["a"].values()], np.int64),
        pairs=_pairs(items, events, statements, gold.sentence_of[start:end]),
    )


def _bio(spans: list[WordSpan], size: int) -> np.ndarray:
    tags, edge = np.zeros(size, np.int64), 0
    for a, b in spans:
        if a >= edge:
            tags[a], tags[a + 1 : b], edge = 1, 2, b
    return tags


def _marks(told: list[list[str]], labels: list[str]) -> np.ndarray:
    marks = np.zeros((len(told), len(labels)), np.float32)
    for row, names in enumerate(told):
        for name in names:
            if name in labels:
                marks[row, labels.index(name)] = 1
    return marks


def _pairs(items: dict[str, dict[WordSpan, list[str]]], events: dict, statements: dict, sentence_of: np.ndarray) -> dict:
    """For each relation: left spans, right spans, targets and weights [left, right]."""
    found = {}
    lefts = {"e": list(items["e"]), "c": list(items["c"]), "s": list(items["s"]), "a": list(items["a"])}
    for relation, left, right in (("actor", "e", "a"), ("recipient", "e", "a"), ("place", "e", "p"), ("time", "e", "t")):
        wanted = [{x for e in ids for x in listed(events[e].get(relation))} for ids in items["e"].values()]
        found[relation] = _wanted(lefts[left], items[right], wanted, sentence_of)
    for relation in ("source", "via"):
        wanted = [{x for c in ids for x in listed(statements["s" + c[1:]].get(relation))} for ids in items["c"].values()]
        found[relation] = _wanted(lefts["c"], items["a"], wanted, sentence_of)
    wanted = [{x for s in ids for x in listed(statements[s].get("source"))} for ids in items["s"].values()]
    found["said_by"] = _wanted(lefts["s"], items["a"], wanted, sentence_of)
    same = [[float(any(c[1:] == s[1:] for c in cs for s in ss)) for cs in items["c"].values()] for ss in items["s"].values()]
    found["said_with"] = (
        lefts["s"],
        lefts["c"],
        _grid(same, lefts["s"], lefts["c"]),
        np.ones((len(lefts["s"]), len(lefts["c"])), np.float32),
    )
    for relation, key in (("same_event", "e"), ("same_actor", "a")):
        found[relation] = _antecedents(items[key])
    return found


def _antecedents(items: dict[WordSpan, list[str]]) -> tuple:
    """For each span the nearest earlier one that shares an id; earlier ones further off do not count, nor do later ones."""
    spans, ids = list(items), [set(names) for names in items.values()]
    y = np.zeros((len(spans), len(spans)), np.float32)
    weight = np.zeros_like(y)
    for row, span in enumerate(spans):
        earlier = [k for k in range(len(spans)) if spans[k] < span]
        same = [k for k in earlier if ids[k] & ids[row]]
        weight[row, earlier] = 1
        weight[row, same] = 0
        if same:
            nearest = max(same, key=lambda k: spans[k])
            y[row, nearest] = weight[row, nearest] = 1
    return spans, spans, y, weight


def _grid(rows: list[list[float]], left: list, right: list) -> np.ndarray:
    return np.array(rows, np.float32).reshape(len(left), len(right))


def _wanted(left: list[WordSpan], right: dict[WordSpan, list[str]], wanted: list[set[str]], sentence_of: np.ndarray) -> tuple:
    """A filler's mentions in the left span's sentence are right, else the nearest one; its other mentions do not count."""
    spans, ids = list(right), list(right.values())
    y = np.zeros((len(left), len(spans)), np.float32)
    weight = np.ones_like(y)
    for row, (span, names) in enumerate(zip(left, wanted, strict=True)):
        for name in names:
            told = [k for k in range(len(spans)) if name in ids[k]]
            here = [k for k in told if sentence_of[spans[k][0]] == sentence_of[span[0]]]
            chosen = here or sorted(told, key=lambda k: abs(spans[k][0] - span[0]))[:1]
            weight[row, told] = np.where(y[row, told] > 0, weight[row, told], 0)
            y[row, chosen], weight[row, chosen] = 1, 1
    return left, spans, y, weight
