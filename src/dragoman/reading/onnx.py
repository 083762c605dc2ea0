"""Our reader: one int8 ONNX model, run one window at a time so that a report's record never depends on its neighbours."""

import hashlib
import json
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ModelError
from dragoman.reading import decode
from dragoman.reading.lemma import lemma
from dragoman.reading.pairs import WindowPairs
from dragoman.reading.pieces import Pieces
from dragoman.reading.reading import Name, Proposal, Reading, Trigger, Word, WordSpan
from dragoman.reading.segment import segment
from dragoman.reading.tree import best_tree
from dragoman.reading.windows import windows
from dragoman.report import Report

Floats = NDArray[np.float32]
TRIGGER_LEAST = 0.25  # triggers below are not proposed; `coding` decides above it
PROPOSED = ("actor", "place", "time", "cue", "content")
_FAR = -10000.0
_SWITCHES = [0.0, 0.0, 0.0, 0.0, 2.0]  # what a change between inside and outside costs; contents are long and stay whole


@dataclass(slots=True)
class _Page:
    """A report while it is being read."""

    report: Report
    sentences: list[WordSpan]
    offsets: list[WordSpan]
    texts: list[str]
    pairs: WindowPairs
    words: list[Word] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    proposals: dict[str, list[Proposal]] = field(default_factory=lambda: {kind: [] for kind in PROPOSED})


class OnnxReader:
    """Reads reports with the packaged model, or the one in the folder `path` (reader.onnx, reader.json, vocabulary.txt).

    Raises ModelError when a file is missing or does not match its digest.
    """

    def __init__(self, path: Path | None = None, *, threads: int = 1) -> None:
        folder = path or Path(str(resources.files("dragoman.reading") / "data"))
        self.labels, blob = _load(folder)
        self.name = f"reader-{self.labels['sha256'][:12]}"
        self._pieces = Pieces((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
        self._session = _session(blob, threads, folder)
        self._buckets = _bucket_table()
        self._cuts = np.cumsum([0, *self.labels["layers"].values()])

    def read(self, report: Report) -> Reading:
        """Read one report. A text with no words gives an empty reading."""
        sentences, offsets = _places(segment(report.text, report.skip))
        page = _Page(report, sentences, offsets, [report.text[a:b] for a, b in offsets], WindowPairs(self.labels["pairs"]))
        for first, last in windows([sum(len(self._pieces.of(w)[0]) for w in page.texts[a:b]) for a, b in sentences]):
            self._window(page, first, last)
        told = page.proposals
        return Reading(
            report=report,
            words=page.words,
            sentences=sentences,
            names=page.names,
            triggers=page.triggers,
            actors=told["actor"],
            places=told["place"],
            times=told["time"],
            cues=told["cue"],
            contents=told["content"],
            pairs=page.pairs,
        )

    def _window(self, page: _Page, first: int, last: int) -> None:
        """Read the sentences `first` to `last` (excluded)."""
        sentences = page.sentences[first:last]
        start, end = sentences[0][0], sentences[-1][1]
        out = self._run(page.texts[start:end], np.concatenate([np.full(b - a, k) for k, (a, b) in enumerate(sentences)]))
        for number in range(first, last):
            self._parse(page, number, start, out)
        for (a, b), label, score in decode.names(out["names"], self.labels["names"]):
            if any(word.upos == "PROPN" for word in page.words[start + a : start + b]):
                page.names.append(Name((start + a, start + b), label, score))
        layers = {name: out["tags"][:, self._cuts[at] : self._cuts[at + 1]] for at, name in enumerate(self.labels["layers"])}
        page.triggers += self._triggers(layers, start)
        sectors = decode.softmax(layers["sector"])
        stacked = np.stack([layers[kind] for kind in PROPOSED], 1)
        for kind, spans in zip(PROPOSED, decode.layered_spans(stacked, _SWITCHES), strict=True):
            for (a, b), score in spans:
                told = _told(self.labels["sectors"], (sectors[a] + sectors[b - 1]) / 2) if kind == "actor" else {}
                whole = _whole(page, (start + a, start + b)) if kind == "actor" else (start + a, start + b)
                page.proposals[kind].append(Proposal(whole, score, told))
        page.pairs.add(start, end, out["pairs"])

    def _run(self, texts: list[str], sentence: NDArray[np.int64]) -> dict[str, Any]:
        ids, shapes, first = self._pieces.encode(texts)
        ids, shapes = ids[:512], shapes[:512]
        size = len(texts)
        same = sentence[:, None] == sentence[None, :]
        apart = np.full((size, size + 1), _FAR, np.float32)
        apart[:, 0] = 0
        apart[:, 1:][same] = 0
        apart[np.arange(size), np.arange(size) + 1] = _FAR
        steps = np.arange(size)
        near = self._buckets[np.clip(steps[None, :] - steps[:, None], -512, 512) + 512]
        near = near + len(np.unique(self._buckets)) * np.minimum(np.abs(sentence[None, :] - sentence[:, None]), 2)
        feed = {
            "ids": np.array([ids], np.int64),
            "shapes": np.array([shapes], np.int64),
            "first": np.minimum(np.array([[0, *first]], np.int64), len(ids) - 1),
            "apart": apart[None],
            "near": near[None],
        }
        names = [o.name for o in self._session.get_outputs()]
        return dict(zip(names, self._session.run(names, feed), strict=True))

    def _parse(self, page: _Page, number: int, start: int, out: dict[str, Any]) -> None:
        """Add the words of a sentence, `start` being the first word of its window."""
        span = page.sentences[number]
        a, b = span[0] - start, span[1] - start
        heads = best_tree(out["arcs"][a:b][:, [0, *range(a + 1, b + 1)]])
        chosen = np.array([0 if h == 0 else a + h for h in heads])
        scores = np.einsum("wrd,wd->wr", out["mixed"][a:b], out["heads"][chosen]) + out["plain"][a:b] + out["related"][chosen]
        told = zip(range(*span), out["upos"][a:b].tolist(), out["xpos"][a:b].tolist(), heads, scores.argmax(-1).tolist(), strict=True)
        for at, upos, xpos, head, relation in told:
            tag, fine = self.labels["upos"][upos], self.labels["xpos"][xpos]
            word = page.texts[at]
            above = span[0] + head - 1 if head else -1
            page.words.append(
                Word(word, *page.offsets[at], number, lemma(word, tag, fine), tag, fine, above, self.labels["relations"][relation])
            )

    def _triggers(self, layers: dict[str, Floats], start: int) -> list[Trigger]:
        found = []
        kinds = decode.softmax(layers["type"])
        for (a, b), by_tag, score in decode.triggers(layers["trigger"], TRIGGER_LEAST):
            mean = {name: (layers[name][a] + layers[name][b - 1]) / 2 for name in ("status", "mode", "context")}
            types = np.sqrt(by_tag * (kinds[a] + kinds[b - 1]) / 2 + 1e-12)
            found.append(
                Trigger(
                    (start + a, start + b),
                    score,
                    types=_told(self.labels["types"], types / types.sum()),
                    status=_told(self.labels["statuses"], decode.softmax(mean["status"])),
                    modes=_told(self.labels["modes"], decode.sigmoid(mean["mode"])),
                    contexts=_told(self.labels["contexts"], decode.sigmoid(mean["context"])),
                )
            )
        return found


def _whole(page: _Page, span: WordSpan) -> WordSpan:
    """A mention that breaks off within a person's name, taken to that name's end: "Moon Jae-" of "Moon Jae-in"."""
    return span[0], max([span[1], *(n.words[1] for n in page.names if n.label == "PER" and n.words[0] < span[1] < n.words[1])])


def _told(labels: list[str], scores: Floats) -> dict[str, float]:
    return dict(zip(labels, scores.tolist(), strict=True))


def _places(cut: list[list[WordSpan]]) -> tuple[list[WordSpan], list[WordSpan]]:
    sentences: list[WordSpan] = []
    offsets: list[WordSpan] = []
    for sentence in cut:
        if sentence:
            sentences.append((len(offsets), len(offsets) + len(sentence)))
            offsets += sentence
    return sentences, offsets


def _bucket_table(limit: int = 512, steps: int = 9) -> NDArray[np.int64]:
    """Distance buckets as the model was trained with (training/schema.py)."""
    table = np.zeros(2 * limit + 1, np.int64)
    for distance in range(1, limit + 1):
        step = min(steps, int(np.ceil(np.log2(distance))) + 1)
        table[limit + distance], table[limit - distance] = step, steps + step
    return table


def _load(folder: Path) -> tuple[dict[str, Any], bytes]:
    try:
        labels = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        blob = (folder / "reader.onnx").read_bytes()
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the reader's model cannot be read: {error}",
            where=str(folder),
            do="install dragoman again, or give a folder with reader.onnx and reader.json",
        ) from error
    if hashlib.sha256(blob).hexdigest() != labels.get("sha256"):
        raise ModelError("reader.onnx is not the file that reader.json tells of", where=str(folder), do="install dragoman again")
    return labels, blob


def _session(blob: bytes, threads: int, folder: Path) -> Any:  # noqa: ANN401 - onnxruntime ships no types
    import onnxruntime  # noqa: PLC0415 - heavy: only once a report is to be read

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(blob, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises its own unlisted kinds
        raise ModelError(f"the reader's model does not load: {error}", where=str(folder), do="install dragoman again") from error
