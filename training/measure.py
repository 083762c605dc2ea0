"""Measure a reader on raw text with its own splitting, as the CoNLL 2018 evaluation does.

    python training/measure.py --data DATA [--model PATH] [--corpora NAMES] [--limit DOCUMENTS] [--splitting] [--json FILE]

Words are aligned by their characters, so a wrong cut counts as wrong everywhere. Each figure is F1 in percent.
"""

import argparse
import datetime
import gzip
import importlib
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.reading.reading import Reader, Reading
from dragoman.reading.segment import segment
from dragoman.report import Report
from treebanks import Sentence, add_names, conllu

Span = tuple[int, int]
CORPORA = ("pud-test", "ewt-test", "gum-open-test")
NAMES = {"pud-test": "uner_pud-test.iob2.gz", "ewt-test": "uner_ewt-test.iob2.gz", "ewt-dev": "uner_ewt-dev.iob2.gz"}
LABELS = ("PER", "ORG", "LOC")
LAYERS = ("words", "sentences", "upos", "xpos", "uas", "las", "las_universal", "lemma", "names", *LABELS)


@dataclass
class Gold:
    """One document: its text, and per sentence the treebank's sentence with the span of each of its words."""

    id: str
    text: str = ""
    sentences: list[tuple[Sentence, list[Span]]] = field(default_factory=list)


@dataclass
class Count:
    """Found right, in the gold and by the system."""

    right: int = 0
    gold: int = 0
    system: int = 0

    def add(self, right: int, gold: int, system: int) -> None:
        """Add the counts of one document."""
        self.right += right
        self.gold += gold
        self.system += system

    @property
    def f1(self) -> float:
        """F1 in percent; 0 where there is nothing."""
        return 200 * self.right / (self.gold + self.system) if self.gold + self.system else 0.0


def documents(data: Path, corpus: str) -> list[Gold]:
    """Documents of a treebank as raw text: sentences joined by a space, paragraphs (where the source marks them) by a blank line."""
    path = data / "treebanks" / f"en_{corpus}.conllu.gz"
    sentences = conllu(path)
    if corpus in NAMES:
        add_names(sentences, data / "ner" / NAMES[corpus])
    found: list[Gold] = []
    for sentence, paragraph in zip(sentences, _paragraphs(path), strict=True):
        if not found or found[-1].id != sentence.document:
            found.append(Gold(sentence.document))
        document = found[-1]
        if document.text:
            document.text += "\n\n" if paragraph else " "
        document.sentences.append((sentence, _spans(sentence, len(document.text))))
        document.text += sentence.text
    return found


def _paragraphs(path: Path) -> Iterator[bool]:
    begins = False
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            begins |= line.startswith("# newpar")
            if line.startswith("# text = "):
                yield begins
                begins = False


def _spans(sentence: Sentence, offset: int) -> list[Span]:
    spans, at = [], 0
    for word in sentence.words:
        start = sentence.text.find(word, at)
        if start < 0:
            raise ValueError(f"{word!r} is not in {sentence.text!r} after character {at}")
        at = start + len(word)
        spans.append((offset + start, offset + at))
    return spans


def _bio(tags: Sequence[str | None], spans: Sequence[Span]) -> set[tuple[int, int, str]]:
    found, start = set(), -1
    for at in range(len(tags) + 1):
        tag = tags[at] if at < len(tags) else None
        if start >= 0 and (tag is None or tag[0] != "I"):
            found.add((spans[start][0], spans[at - 1][1], str(tags[start])[2:]))
            start = -1
        if tag is not None and tag[0] == "B":
            start = at
    return {name for name in found if name[2] in LABELS}


def count_splitting(counts: dict[str, Count], gold: Gold, system: Sequence[Sequence[Span]]) -> None:
    """Add words and sentences of one document."""
    gold_words = {span for _, spans in gold.sentences for span in spans}
    system_words = {span for spans in system for span in spans}
    counts["words"].add(len(gold_words & system_words), len(gold_words), len(system_words))
    gold_sentences = {(spans[0][0], spans[-1][1]) for _, spans in gold.sentences if spans}
    system_sentences = {(spans[0][0], spans[-1][1]) for spans in system if spans}
    counts["sentences"].add(len(gold_sentences & system_sentences), len(gold_sentences), len(system_sentences))


def count_layers(counts: dict[str, Count], gold: Gold, reading: Reading) -> None:
    """Add tags, trees and lemmas of one document, over words aligned by their characters."""
    by_span = {(w.start, w.end): w for w in reading.words}
    total = sum(len(spans) for _, spans in gold.sentences)
    right: Counter[str] = Counter()
    for sentence, spans in gold.sentences:
        for at, span in enumerate(spans):
            word = by_span.get(span)
            if word is None:
                continue
            upos, xpos, lemma, heads, relations = (
                layer or [] for layer in (sentence.upos, sentence.xpos, sentence.lemmas, sentence.heads, sentence.relations)
            )
            right["upos"] += word.upos == upos[at]
            right["xpos"] += word.xpos == xpos[at]
            right["lemma"] += lemma[at] in {word.lemma, "_"}
            head = spans[int(heads[at]) - 1] if heads[at] else None
            ours = (reading.words[word.head].start, reading.words[word.head].end) if word.head >= 0 else None
            if head == ours:
                right["uas"] += 1
                right["las"] += word.relation == relations[at]
                right["las_universal"] += word.relation.partition(":")[0] == str(relations[at]).partition(":")[0]
    for layer in ("upos", "xpos", "lemma", "uas", "las", "las_universal"):
        counts[layer].add(right[layer], total, len(reading.words))


def count_names(counts: dict[str, Count], gold: Gold, reading: Reading) -> None:
    """Add names of one document; sentences whose gold words are not in the name corpus are left out on both sides."""
    truth: set[tuple[int, int, str]] = set()
    covered: list[Span] = []
    for sentence, spans in gold.sentences:
        if sentence.names is not None and spans:
            covered.append((spans[0][0], spans[-1][1]))
            truth |= _bio(sentence.names, spans)
    system = {(*reading.span(name.words), name.label) for name in reading.names if name.label in LABELS}
    system = {name for name in system if any(start <= name[0] < end for start, end in covered)}
    counts["names"].add(len(truth & system), len(truth), len(system))
    for label in LABELS:
        ours, theirs = ({name for name in names if name[2] == label} for names in (system, truth))
        counts[label].add(len(ours & theirs), len(theirs), len(ours))


def measure(golds: Sequence[Gold], reader: Reader | None) -> tuple[dict[str, Count], float]:
    """Counts by layer and the seconds that reading took; without a reader only the splitting is measured."""
    counts = {layer: Count() for layer in LAYERS}
    seconds = 0.0
    for gold in golds:
        begin = time.perf_counter()
        if reader is None:
            split = segment(gold.text)
            seconds += time.perf_counter() - begin
            count_splitting(counts, gold, split)
            continue
        reading = reader.read(Report(text=gold.text, published=datetime.date(2017, 1, 1), id=gold.id))
        seconds += time.perf_counter() - begin
        spans = [[(w.start, w.end) for w in reading.words[first:last]] for first, last in reading.sentences]
        count_splitting(counts, gold, spans)
        count_layers(counts, gold, reading)
        count_names(counts, gold, reading)
    return counts, seconds


def main() -> None:
    """Print a table, a corpus a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with treebanks/ and ner/")
    parser.add_argument("--model", type=Path, help="model to give to OnnxReader instead of the one shipped")
    parser.add_argument("--corpora", default=",".join(CORPORA))
    parser.add_argument("--limit", type=int, help="documents of each corpus")
    parser.add_argument("--splitting", action="store_true", help="words and sentences only, without a model")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    asked = parser.parse_args()
    # Imported late and by name: splitting can be measured where there is no model yet.
    reader = None if asked.splitting else importlib.import_module("dragoman.reading.onnx").OnnxReader(asked.model)
    figures: dict[str, dict[str, float]] = {}
    print(f"{'corpus':15}" + "".join(f"{layer:>14}" for layer in LAYERS) + f"{'words/s':>10}")
    for corpus in asked.corpora.split(","):
        counts, seconds = measure(documents(asked.data, corpus)[: asked.limit], reader)
        figures[corpus] = {layer: round(count.f1, 2) for layer, count in counts.items() if count.gold}
        speed = counts["words"].system / seconds if seconds else 0.0
        cells = "".join(f"{figures[corpus].get(layer, float('nan')):>14.2f}" for layer in LAYERS)
        print(f"{corpus:15}{cells}{speed:>10.0f}", flush=True)
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
