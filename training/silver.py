"""Syntax and names of the annotated reports as an earlier reader tells them.

The treebanks hold little news, and none in windows as long as a report: without this the trees of a report come out worse than
those of single sentences.
"""

from collections.abc import Iterable
from pathlib import Path

import yaml

from dragoman.reading.onnx import OnnxReader
from dragoman.reading.reading import Reading
from dragoman.sources.text import report_from_text
from gold import TAG
from treebanks import Sentence

SURE = 0.65  # names told with less teach nothing


def sentences(paths: Iterable[Path], folder: Path | None = None) -> list[Sentence]:
    """The sentences of annotated reports by the reader in `folder` (the packaged one if None); names that it is not sure of are None."""
    reader = OnnxReader(folder, threads=2)
    found: list[Sentence] = []
    for path in paths:
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        report = report_from_text(TAG.sub("", body.strip("\n")), id=path.stem, published=yaml.safe_load(head)["published"])
        reading = reader.read(report)
        tags = _tags(reading)
        found += [
            Sentence(
                path.stem,
                [w.text for w in reading.words[a:b]],
                upos=[w.upos for w in reading.words[a:b]],
                xpos=[w.xpos for w in reading.words[a:b]],
                heads=[w.head - a + 1 if w.head >= 0 else 0 for w in reading.words[a:b]],
                relations=[w.relation for w in reading.words[a:b]],
                names=tags[a:b],
            )
            for a, b in reading.sentences
        ]
    return found


def _tags(reading: Reading) -> list[str | None]:
    tags: list[str | None] = ["O"] * len(reading.words)
    for name in reading.names:
        a, b = name.words
        sure = name.score >= SURE
        tags[a:b] = [f"B-{name.label}", *[f"I-{name.label}"] * (b - a - 1)] if sure else [None] * (b - a)
    return tags
