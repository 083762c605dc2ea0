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
from dragoman.reading.pairs import Window, WindowPairs
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
_OPENING = frozenset({"DT", "PRP$", "PDT"})  # what opens a noun phrase ends no trigger
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
        self.network = _session(blob, threads, folder)
        self._outputs = [o.name for o in self.network.get_outputs()]
        self._distance = np.array(self.labels["distance"], np.float32)
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
        out = self._run(page.texts[start:end])
        self._parse(page, range(first, last), start, out)
        for (a, b), label, score in decode.names(out["names"], self.labels["names"]):
            if any(word.upos == "PROPN" for word in page.words[start + a : start + b]):
                page.names.append(Name((start + a, start + b), label, score))
        layers = {name: out["tags"][:, self._cuts[at] : self._cuts[at + 1]] for at, name in enumerate(self.labels["layers"])}
        page.triggers += self._triggers(layers, start, page.words)
        sectors = decode.softmax(layers["sector"])
        stacked = np.stack([layers[kind] for kind in PROPOSED], 1)
        for kind, spans in zip(PROPOSED, decode.layered_spans(stacked, _SWITCHES), strict=True):
            for (a, b), score in spans:
                told = _told(self.labels["sectors"], (sectors[a] + sectors[b - 1]) / 2) if kind == "actor" else {}
                whole = _whole(page, (start + a, start + b)) if kind == "actor" else (start + a, start + b)
                page.proposals[kind].append(Proposal(whole, score, told))
        sentence = np.repeat(np.arange(len(sentences)), [b - a for a, b in sentences])
        page.pairs.add(Window(start, end, out["left"], out["right"], sentence, self._distance))

    def _run(self, texts: list[str]) -> dict[str, Any]:
        ids, shapes, first = self._pieces.encode(texts)
        ids, shapes = ids[:512], shapes[:512]
        feed = {
            "ids": np.array([ids], np.int64),
            "shapes": np.array([shapes], np.int64),
            "first": np.minimum(np.array([[0, *first]], np.int64), len(ids) - 1),
        }
        return dict(zip(self._outputs, self.network.run(self._outputs, feed), strict=True))

    def _parse(self, page: _Page, numbers: range, start: int, out: dict[str, Any]) -> None:
        """Add the words of the sentences of a window, `start` being its first word."""
        above: list[int] = []  # of each word the head, counted as the rows of out["above"]: 0 is the root
        for number in numbers:
            a, b = (at - start for at in page.sentences[number])
            arcs = decode.products(out["under"][a:b], out["above"][[0, *range(a + 1, b + 1)]])
            arcs[np.arange(b - a), np.arange(1, b - a + 1)] = _FAR
            above += [a + h if h else 0 for h in best_tree(arcs)]
        scores = np.einsum("wrd,wd->wr", out["mixed"], out["heads"][above]) + out["plain"] + out["related"][above]
        upos, xpos, relations = self.labels["upos"], self.labels["xpos"], self.labels["relations"]
        told = zip(out["upos"].tolist(), out["xpos"].tolist(), above, scores.argmax(-1).tolist(), strict=True)
        number, end = numbers.start, page.sentences[numbers.start][1]
        for at, (coarse, fine, head, relation) in enumerate(told, start):
            if at == end:
                number += 1
                end = page.sentences[number][1]
            word, tags = page.texts[at], (upos[coarse], xpos[fine])
            governor = start + head - 1 if head else -1
            page.words.append(Word(word, *page.offsets[at], number, lemma(word, *tags), *tags, governor, relations[relation]))

    def _triggers(self, layers: dict[str, Floats], start: int, words: list[Word]) -> list[Trigger]:
        found = []
        kinds = decode.softmax(layers["type"])
        for (a, end), by_tag, score in decode.triggers(layers["trigger"], TRIGGER_LEAST):
            b = end
            while b - a > 1 and words[start + b - 1].xpos in _OPENING:  # "recalled its" ambassador
                b -= 1
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
