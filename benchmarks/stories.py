"""How many records a second are paired into stories, and how long it takes to keep them.

    python benchmarks/stories.py [--events 20000] [--short]

Codes some of the annotated reports once and tells them again on other days and by other outlets, three times each at most two days apart,
so that most events have some to be paired with; every third is a copy of another's text. With --short, reports are the short ones of
evaluation/stories; the long ones of training/ hold some 20 events each. Prints each step's time. Making the records and putting them
into the store is not counted.
"""

import argparse
import datetime
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

import dragoman
from dragoman.evaluation.gold import Gold, read_gold
from dragoman.evaluation.topics import read_topics
from dragoman.record import Event, Record
from dragoman.sources.text import report_from_text
from dragoman.store.store import Store
from dragoman.store.writer import Writer
from dragoman.stories import make, pairing

HOME = Path(__file__).resolve().parent.parent
OUTLETS = 40
TIMES = 3  # that each report is told
APART = 40  # days between one telling of all reports and the next
replace = msgspec.structs.replace


def real_records(*, short: bool) -> list[Record]:
    """Some annotated reports, coded."""
    coder = dragoman.load()
    golds: list[Gold] = (
        [topic.gold for topic in read_topics(HOME / "evaluation" / "stories")]
        if short
        else [read_gold(path) for path in sorted((HOME / "training" / "reports").glob("*.gold"))[::8]]
    )
    return [coder(report_from_text(gold.text, id=gold.id, published=datetime.date.fromisoformat(gold.published))) for gold in golds]


def copies(records: list[Record], events: int) -> Iterator[Record]:
    """The records on other days and by other outlets until there are so many events."""
    told = turn = 0
    while told < events:
        days = datetime.timedelta((turn // TIMES) * APART + turn % TIMES)
        for number, record in enumerate(records):
            report = record.report
            text = report.text + ("" if turn % TIMES else f" More of this in tomorrow's paper, number {turn}.")
            outlet = f"Outlet {(turn * 7 + number) % OUTLETS}"
            head = replace(report, published=_later(report.published, days), publisher=outlet, text=text, url=f"{turn}/{number}")
            yield replace(record, report=head, events=[_moved(event, days, turn % TIMES) for event in record.events])
            told += len(record.events)
            if told >= events:
                return
        turn += 1


def _later(day: datetime.date, days: datetime.timedelta) -> datetime.date:
    """A later day; where years run out, it starts over."""
    return datetime.date.fromordinal((day.toordinal() + days.days) % 3_000_000 + 1)


def _moved(event: Event, days: datetime.timedelta, back: int) -> Event:
    """The event on the day that all its tellings name."""
    time = event.time
    if time is None or time.start is None or time.end is None:
        return event
    days -= datetime.timedelta(back)
    return replace(event, time=replace(time, start=_later(time.start, days), end=_later(time.end, days)))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--events", type=int, default=20_000)
    ask.add_argument("--short", action="store_true")
    told = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories.db"
        with Writer(path) as writer:
            for record in copies(real_records(short=told.short), told.events):
                writer.add(record)
        with Store(path) as store:
            counts = store.counts()
            started = time.perf_counter()
            doings = make.read(store)
        was_read = time.perf_counter()
        found = pairing.pair(doings)
        paired = time.perf_counter()
        stories = make.make(path)
        kept = time.perf_counter() - paired
    reports, events = counts["reports"], counts["events"]
    print(f"{reports:,} reports with {events:,} events; {len(set(found)):,} doings, {stories:,} stories of several reports")
    for what, seconds in (("reading and copies", was_read - started), ("pairing", paired - was_read), ("all, with keeping them", kept)):
        print(f"{what:24} {seconds:6.2f} s  {reports / seconds:9,.0f} reports a second  {events / seconds:9,.0f} events a second")


if __name__ == "__main__":
    main()
