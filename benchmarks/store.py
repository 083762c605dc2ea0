"""How fast the store is: inserts, filtered pages, full-text search, dyads by month, memory, and a writer that is killed.

    python benchmarks/store.py [--events N] [--kills N] [--random-order] [--keep FILE]

Real records, coded from the annotated reports of training/, are copied to other days, outlets and countries until there are N events (a
million if not said; 20,000 give a first look). Prints; judges nothing. Making the copies is not counted. By the clock and, since other
work on the machine slows the clock, by processor time. The dyads need pyarrow and duckdb.
"""

import argparse
import datetime
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

import dragoman
from dragoman.evaluation.gold import read_gold
from dragoman.record import Event, Party, Record, TimeReference
from dragoman.sources.text import report_from_text
from dragoman.store import snapshots
from dragoman.store.doctor import Health, examine
from dragoman.store.store import Store
from dragoman.store.writer import Writer

REPORTS = sorted((Path(__file__).resolve().parent.parent / "training" / "reports").glob("*.gold"))
EVERY = 12  # of the annotated reports, so that loading takes seconds
YEARS = 20
OUTLETS = [f"Outlet {number}" for number in range(200)]
COUNTRIES = (
    "AFG AGO ARG AUS BGD BRA CAN CHL CHN COD COL CUB DEU DZA EGY ESP ETH FRA GBR IDN IND IRN IRQ ISR ITA JPN KEN KOR LBN LBY".split()
)
MB = 1_000_000
replace = msgspec.structs.replace


def real_records() -> list[Record]:
    """Some annotated reports, coded."""
    coder = dragoman.load()
    found = []
    for path in REPORTS[::EVERY]:
        gold = read_gold(path)
        report = report_from_text(gold.text, id=path.stem, published=datetime.date.fromisoformat(gold.published))
        found.append(coder(report))
    return found


def copies(records: list[Record], events: int, *, in_order: bool) -> Iterator[Record]:
    """Records on other days, from other outlets, with other countries, until there are so many events."""
    chance = random.Random(6)  # noqa: S311  # the same world each time
    mean = sum(len(record.events) for record in records) / len(records)
    days = [chance.randrange(365 * YEARS) for _ in range(int(events / mean) + len(records))]
    if in_order:
        days.sort()
    for number, day in enumerate(days):
        if events <= 0:
            return
        record = _copied(records[number % len(records)], datetime.date(2005, 1, 1) + datetime.timedelta(days=day), number, chance)
        events -= len(record.events)
        yield record


def _copied(record: Record, day: datetime.date, number: int, chance: random.Random) -> Record:
    shift = day - record.report.published
    countries = {code: chance.choice(COUNTRIES) for code in COUNTRIES}

    def party(one: Party) -> Party:
        return replace(one, country=countries.get(one.country or "", one.country))

    def when(one: TimeReference | None) -> TimeReference | None:
        return one and replace(one, start=one.start and one.start + shift, end=one.end and one.end + shift)

    def event(one: Event) -> Event:
        return replace(one, actor=list(map(party, one.actor)), recipient=list(map(party, one.recipient)), time=when(one.time))

    report = replace(record.report, published=day, publisher=chance.choice(OUTLETS), url=f"https://example.org/{number}", id=f"n{number}")
    return replace(record, report=report, events=list(map(event, record.events)))


def inserts(path: Path, records: list[Record], events: int, *, in_order: bool) -> None:
    """Add copies of the records and time that alone."""
    wall = cpu = 0.0
    count = 0
    with Writer(path) as writer:
        for record in copies(records, events, in_order=in_order):
            start, began = time.perf_counter(), time.process_time()
            writer.add(record)
            wall, cpu = wall + time.perf_counter() - start, cpu + time.process_time() - began
            count += len(record.events)
        start, began = time.perf_counter(), time.process_time()
        writer.commit()
        wall, cpu = wall + time.perf_counter() - start, cpu + time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MB
    print(f"insert           {count / wall:10,.0f} events/s by the clock, {count / cpu:,.0f} of processor time (both threads)")
    print(f"                 {count:,} events, {path.stat().st_size / MB:,.0f} MB, peak memory {peak:,.0f} MB", flush=True)


def _timed(label: str, ask: Callable[[], int], times: int = 5) -> None:
    wall, cpu = [], []
    found = 0
    for _ in range(times):
        start, began = time.perf_counter(), time.process_time()
        found = ask()
        wall.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - began) * 1000)
    print(f"{label:64} {statistics.median(wall):8.1f} ms, {statistics.median(cpu):7.1f} of processor time, {found:,} found", flush=True)


PAGES: list[dict[str, object]] = [
    {},
    {"type": "ASSAULT"},
    {"type": "ASSAULT", "status": "negated"},
    {"type": "AID", "status": "hypothetical", "sector": "REB"},
    {"type": ["ASSAULT", "COERCE"], "confidence": 0.9, "since": "2015-01-01"},
    {"actor": "CHN GOV", "recipient": "JPN"},
    {"actor": "China", "until": "2007-01-01"},
    {"country": "IRQ", "mode": "aerial"},
    {"place": "Kabul"},
    {"source": "none", "outlet": "Outlet 7"},
    {"text": "government"},
    {"text": "government", "type": "CONSULT", "status": "planned"},
    {"text": "vaccine", "type": "AGREE"},
]
WORDS = ["government", '"prime minister"', "NEAR(army city, 8)", "peace talks", "vacc*"]


def questions(path: Path) -> None:
    """Pages, words and sums."""
    with Store(path) as store:
        for chosen in PAGES:
            told = " ".join(f"{name}={value}" for name, value in chosen.items())
            _timed(f"page of 50       {told}", lambda chosen=chosen: len(store.events(**chosen).page(50).events))  # type: ignore[misc]
        for words in WORDS:
            _timed(f"search           {words}", lambda words=words: len(list(store.search(words, limit=20))))  # type: ignore[misc]
        _timed("count            type=ASSAULT", lambda: store.events(type="ASSAULT").count())
        try:
            _timed("snapshot         written", lambda: len(list(snapshots.write(store).iterdir())), 1)
        except dragoman.DragomanError as error:
            print(error)
            return
        _timed("dyad-month       from the snapshot", lambda: sum(1 for _ in store.events().dyads().rows()), 3)
        _timed("dyad-month       from the store", lambda: sum(1 for _ in store.events().dyads(snapshot=False).rows()), 1)
    print(f"peak memory      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MB:,.0f} MB in this process", flush=True)


CHILD = """
import sys, msgspec
from pathlib import Path
from dragoman.record import Record
from dragoman.store.writer import Writer
records = [msgspec.json.decode(line, type=Record) for line in Path(sys.argv[2]).open("rb")]
replace = msgspec.structs.replace
writer = Writer(Path(sys.argv[1]))
with writer:
    for number in range(int(sys.argv[3]), 10**9):
        record = records[number % len(records)]
        writer.add(replace(record, report=replace(record.report, url=f"u{number}")))
        if number % 5 == 4:
            writer.commit()
            print(number + 1, flush=True)
"""


def kills(folder: Path, records: list[Record], times: int) -> None:
    """Kill a writer at random moments; what it had confirmed must be there, whole."""
    path, given = folder / "killed.db", folder / "records.jsonl"
    given.write_text("".join(record.to_json() + "\n" for record in records), encoding="utf-8")
    chance = random.Random(6)  # noqa: S311  # which moment, not which secret
    there = lost = 0
    for _ in range(times):
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(path), str(given), str(there)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None  # noqa: S101  # for the type checker
        child.stdout.readline()
        time.sleep(chance.random() / 4)
        os.kill(child.pid, signal.SIGKILL)
        confirmed = max([there, *map(int, child.stdout.read().split())])
        child.wait()
        with Store(path) as store:
            there = store.counts()["reports"]
        lost += max(confirmed - there, 0)
    health = Health()
    with Store(path) as store:
        findings = list(examine(store, health))
    print(f"killed writer    {times} kills, {there:,} reports there, {lost} confirmed and lost, {len(findings)} findings of the doctor")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000, help="how many events")
    parser.add_argument("--kills", type=int, default=200, help="how often to kill a writer; 0 for never")
    parser.add_argument("--random-order", action="store_true", help="reports come in any order, not in that of time")
    parser.add_argument("--keep", type=Path, help="keep the store in this file")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        path = told.keep or Path(work, "bench.db")
        records = real_records()
        inserts(path, records, told.events, in_order=not told.random_order)
        questions(path)
        if told.kills:
            kills(Path(work), records, told.kills)


if __name__ == "__main__":
    main()
