"""The part of `dragoman eval` that scores stories: annotated topics are coded, put into a store, and paired there."""

import datetime
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dragoman.evaluation.bcubed import b_cubed, links
from dragoman.evaluation.topics import TopicReport, read_topics, told_stories
from dragoman.record import Record

_TITLES = {
    "b3": "B³",
    "links": "pairs that stand together",
    "b3_alone": "B³, had every event stood alone",
}


def score(folder: Path, model: Path | None, knowledge: Path | None) -> dict[str, Any]:
    """The figures of our own coding (`coded`) and of the annotated events (`gold`), over all topics in one store."""
    from dragoman.coder import load
    from dragoman.coding.times.edtf import bounds
    from dragoman.evaluation.gold_record import record
    from dragoman.sources.text import report_from_text

    topics = read_topics(folder)
    coder = load(model, knowledge)
    coded = []
    for topic in topics:
        gold = topic.gold
        published = datetime.date.fromisoformat(gold.published)
        coded.append(coder(report_from_text(gold.text, id=gold.id, published=published, title=gold.title, publisher=topic.publisher)))
    annotated = [record(topic.gold, topic.publisher, bounds) for topic in topics]
    return {"coded": _figures(topics, coded), "gold": _figures(topics, annotated)}


def _figures(topics: Sequence[TopicReport], records: Sequence[Record]) -> dict[str, Any]:
    clusters = _clusters(records)
    due, told = [], []
    for topic, record in zip(topics, records, strict=True):
        for event, story in sorted(told_stories(topic, record.events).items()):
            due.append(story)
            told.append(clusters[record.report.id, event])
    return {
        "b3": b_cubed(due, told),
        "links": links(due, told),
        "b3_alone": b_cubed(due, range(len(due))),
        "events": len(due),
        "events_due": sum(len(topic.stories) for topic in topics),
        "stories": len(set(due)),
        "reports": len(topics),
    }


def _clusters(records: Iterable[Record]) -> dict[tuple[str, str], int]:
    """For each event, by its report's name and its own id, the number of its cluster."""
    from dragoman.store.store import Store
    from dragoman.store.writer import Writer
    from dragoman.stories.make import read
    from dragoman.stories.pairing import pair

    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        path = Path(folder) / "topics.db"
        with Writer(path) as writer:
            for record in records:
                writer.add(record)
        with Store(path) as store:
            doings = read(store)
            number = dict(zip(doings.keys, pair(doings), strict=True))
            rows = store.connection.execute("SELECT e.key, r.name, e.local FROM events e JOIN reports r ON r.key = e.report")
            return {(name, local): number[key] for key, name, local in rows}


def lines(figures: dict[str, Any]) -> list[str]:
    """The figures for people."""
    found = []
    for kind, title in (("coded", "our own coding"), ("gold", "the annotated events")):
        row = figures[kind]
        found.append(f"{title}: {row['events']} of {row['events_due']} events in {row['stories']} stories of {row['reports']} reports")
        found += [f"  {name:34} F1 {row[key]['f1']:.3f}  P {row[key]['p']:.3f}  R {row[key]['r']:.3f}" for key, name in _TITLES.items()]
    return found
