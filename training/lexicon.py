"""Count the triggers of the annotated reports by lemma and part of speech.

    python training/lexicon.py --reports training/reports --model src/dragoman/reading/data --out src/dragoman/coding/data/triggers.tsv

A row is a lemma, its part of speech, a particle or preposition that hangs on it (empty: whatever hangs on it), a PLOVER type
(empty for "no event") and how often it stood so. Only lemmas that are a trigger at
least once are kept. Lemmas and parts of speech are the reader's own, as they will be when a report is coded.
"""

import argparse
import collections
from pathlib import Path

import gold
from dragoman.coding.lexicon import particles
from dragoman.reading.onnx import OnnxReader
from dragoman.sources.text import report_from_text

LEAST = 3  # times a lemma must stand with a particle to have rows for it


def count(folders: list[Path], model: Path) -> collections.Counter[tuple[str, str, str, str]]:
    """Counts by (lemma, part of speech, particle, type); the empty particle counts all."""
    reader = OnnxReader(model)
    counts: collections.Counter[tuple[str, str, str, str]] = collections.Counter()
    for path in (p for folder in folders for p in sorted(folder.glob("*.gold"))):
        told = gold.read(path)
        reading = reader.read(report_from_text(told.text, id=told.name, published=told.header["published"]))
        events = gold.table(told, "events")
        heads = {reading.head(w): events[i]["type"] for i, spans in told.spans.items() if i in events for w in spans}
        inside = {k for i, spans in told.spans.items() if i in events for a, b in spans for k in range(a, b)}
        for at, word in enumerate(reading.words):
            if at in heads or (at not in inside and word.upos in {"VERB", "NOUN", "ADJ", "PROPN", "ADV"}):
                for particle in ("", *dict.fromkeys(particles(reading, at))):
                    counts[word.lemma.lower(), word.upos, particle, heads.get(at, "")] += 1
    return counts


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=Path, nargs="+", required=True)
    ask.add_argument("--model", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    told = ask.parse_args()
    counts = count(told.reports, told.model)
    total: collections.Counter[tuple[str, str, str]] = collections.Counter()
    for (lemma, upos, particle, _), n in counts.items():
        total[lemma, upos, particle] += n
    kept = {key[:3] for key in counts if key[3] and (not key[2] or total[key[:3]] >= LEAST)}
    rows = ["\t".join((*key, str(n))) for key, n in sorted(counts.items()) if key[:3] in kept]
    told.out.parent.mkdir(parents=True, exist_ok=True)
    told.out.write_text("\n".join(["lemma\tupos\tparticle\ttype\tcount", *rows]) + "\n", encoding="utf-8")
    print(f"{told.out}: {len(kept)} lemmas, {len(rows)} rows")


if __name__ == "__main__":
    main()
