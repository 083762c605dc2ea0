"""One process writes while eight read: no reader ever meets a half report, an error or an older store than before."""

import datetime
import hashlib
import multiprocessing
import os
import time

import msgspec
import pytest

from dragoman.sources.text import report_from_text
from dragoman.store.connect import reader
from dragoman.store.doctor import Health, examine
from dragoman.store.store import Store
from dragoman.store.writer import Writer

READERS = 8
SECONDS = float(os.environ.get("DRAGOMAN_CONCURRENCY_SECONDS", "5"))  # how long they go on; an hour where one has it
TEXT = (
    "Kenya recalled its ambassador to Somalia on Monday, the foreign ministry in Nairobi said. "
    "Rebels shelled the port of Adun on Tuesday. The army denied that it had bombed the market."
)
HALF = """SELECT r.id FROM reports r LEFT JOIN records c ON c.report = r.key WHERE c.report IS NULL
    OR c.events <> (SELECT count(*) FROM events e WHERE e.report = r.key)
    OR c.statements <> (SELECT count(*) FROM statements s WHERE s.report = r.key)"""


def told(record, number):
    """The record as that of another report; every fourth is one that was there, as a later version tells it."""
    later = number % 4 == 3
    text = f"{record.report.text} Bulletin {number - later}."
    report = msgspec.structs.replace(record.report, id="", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    coder = msgspec.structs.replace(record.coder, version=f"{record.coder.version}.{number}") if later else record.coder
    return msgspec.structs.replace(record, report=report, coder=coder)


def write(path, record, done):
    """Add the record under ever new bulletins, and replace some."""
    number = 0
    end = time.monotonic() + SECONDS
    try:
        while time.monotonic() < end:
            with Writer(path, batch=8) as writer:
                for _ in range(20):
                    number += 1
                    writer.add(told(record, number))
    finally:
        done.set()


def read(path, done, answers):
    """Look until the writer is done; tells how often it looked, how many reports it saw last, and what was wrong."""
    looks, seen, wrong = 0, 0, ""
    try:
        while not wrong and not (done.is_set() and looks):
            wrong, now = look(path)
            if now < seen:
                wrong = wrong or f"{seen} reports were there, then {now}"
            looks, seen = looks + 1, now
    except Exception as error:  # noqa: BLE001  # whatever it is, the test has to hear of it
        wrong = repr(error)
    answers.put((looks, seen, wrong))


def look(path):
    """What is wrong in one look, within one transaction, and how many reports there are."""
    connection = reader(path)
    try:
        connection.execute("BEGIN")
        half = connection.execute(HALF).fetchall()
        ((count,),) = connection.execute("SELECT count(*) FROM reports").fetchall()
        last = connection.execute("SELECT id FROM reports ORDER BY key DESC LIMIT 1").fetchone()
    finally:
        connection.close()
    if half:
        return f"half reports: {half[:3]}", count
    with Store(path) as store:
        whole = store.record(last[0]) if last else None
        events = {event.id for event in whole.events} if whole else set()
    return ("" if not last or events else f"{last[0]} has no events"), count


@pytest.mark.slow
def test_readers_never_see_half_a_report(coder, tmp_path):
    path = tmp_path / "world.db"
    record = coder(report_from_text(TEXT, id="r", published=datetime.date(2024, 3, 6)))
    assert record.events
    assert record.statements
    with Writer(path):
        pass
    start = multiprocessing.get_context("spawn")
    done, answers = start.Event(), start.Queue()
    readers = [start.Process(target=read, args=(path, done, answers)) for _ in range(READERS)]
    for one in readers:
        one.start()
    writer = start.Process(target=write, args=(path, record, done))
    writer.start()
    try:
        answered = [answers.get(timeout=SECONDS + 90) for _ in readers]
    finally:
        done.set()
        for one in (*readers, writer):
            one.join(timeout=30)
            one.kill()
    with Store(path) as store:
        health = Health()
        findings = list(examine(store, health))

    assert [wrong for _, _, wrong in answered if wrong] == []
    assert min(looks for looks, _, _ in answered) >= 1
    assert writer.exitcode == 0
    assert health.reports > 20
    assert findings == []
