"""Many reports: however a run is cut, wherever its shards are coded, and whatever ends it, the store holds the same."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.scale import plan as plans
from dragoman.scale.errors import ScaleError
from dragoman.scale.guard import Child
from dragoman.scale.ledger import Ledger, Receipt
from dragoman.scale.messages import Aside, Coded
from dragoman.scale.plan import Shard
from dragoman.scale.progress import Progress
from dragoman.scale.run import Engine, Listeners, Run, merge
from dragoman.scale.settings import Settings
from dragoman.store.store import Store

PLACES = ("Adun", "Nairobi", "Kampala", "Gaza", "Kyiv", "Tripoli", "Sanaa", "Kabul", "Juba", "Goma")
SHORT = ("--shard-bytes", "700")


def row(number):
    """One short report, another for each number."""
    place, other = PLACES[number % 10], PLACES[number // 10 % 10]
    text = f"Rebels shelled the port of {place} on Tuesday, killing {number + 2} people. The army in {other} denied that it had fled."
    return {"id": f"n{number}", "published": f"2024-03-{number % 28 + 1:02}", "text": text, "publisher": "Wire"}


def lines(rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def folder(tmp_path):
    """Reports in four files, one of them twice, one without a date."""
    home = tmp_path / "wire"
    home.mkdir()
    (home / "a.jsonl").write_text(lines([row(n) for n in range(12)]))
    (home / "b.jsonl.gz").write_bytes(gzip.compress(("\n" + lines([row(n) for n in range(12, 16)])).encode()))
    (home / "c.txt").write_text("date 2024-03-05\n\n" + row(20)["text"])
    (home / "d.jsonl").write_text(lines([{**row(3), "id": "again"}, {"text": "Nobody says when the army left."}]))
    return home


@pytest.fixture
def dumped(invoke):
    """The canonical form of a store that is sound."""

    def call(store):
        code, out, _ = invoke("dump", store)
        assert code == 0
        assert invoke("doctor", store)[0] == 0
        return out

    return call


def dragoman(*args, **more):
    return subprocess.Popen([sys.executable, "-m", "dragoman", *map(str, args)], stderr=subprocess.PIPE, stdout=subprocess.PIPE, **more)


def until(true, seconds=60.0):
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
    return found


def receipts(home):
    return len(list((home / "ledger").glob("*.json"))) if (home / "ledger").exists() else 0


@pytest.mark.slow
def test_the_store_is_the_same_whichever_way(invoke, folder, tmp_path, dumped):
    """Two processes with an interrupted order, or shares in any order and a commit: the same bytes."""
    one, two, three = (tmp_path / f"{name}.db" for name in ("one", "two", "three"))
    first = invoke("add", one, folder, *SHORT)
    second = invoke("add", two, folder, *SHORT, "--jobs", "2")
    shares = [invoke("run", tmp_path / "work", folder, *SHORT, "--shard", share, "-q")[0] for share in ("3/3", "1/3", "2/3")]
    merged = invoke("commit", three, tmp_path / "work")

    assert (first[0], second[0], merged[0], sorted(shares)) == (1, 1, 1, [0, 0, 1])
    assert first[2].splitlines()[-1].startswith("17 added, 0 coded anew, 1 there already, ")
    assert "1 set aside (DRG-E013 1)" in first[2]
    assert [told[2].splitlines()[0] for told in (first, second, merged)] == [first[2].splitlines()[0]] * 3
    assert dumped(one) == dumped(two) == dumped(three)
    assert invoke("commit", three, tmp_path / "work")[2].startswith("0 added, 0 coded anew, 18 there already, 0 events")


@pytest.mark.slow
def test_sources_of_all_kinds_are_the_same_for_one_process_and_two(invoke, tmp_path, dumped, monkeypatch):
    """Pages, tables, feeds, archives of a folder, whose fields have own names; what is set aside is counted alike."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from test_sources import CSV, FEED, KINDS

    home = tmp_path / "mixed"
    home.mkdir()
    for name, raw in (KINDS | {"wire.csv": CSV.encode(), "wire.xml": FEED.encode(), "none.tsv": b"text\tdate\n"}).items():
        (home / name).write_bytes(raw)
    (home / "own.jsonl").write_text(lines([{"id": f"n{n}", "words": row(n)["text"], "date": "2024-03-05"} for n in range(9)]))
    stores = [tmp_path / "one.db", tmp_path / "two.db"]
    told = [invoke("add", store, home, "--shard-bytes", "900", "--jobs", n + 1) for n, store in enumerate(stores)]
    code, _, err = invoke("add", tmp_path / "own.db", home / "own.jsonl", "--text-field", "words", "--shard-bytes", "900", "-q")

    assert [one[0] for one in told] == [1, 1]
    assert told[0][2].splitlines()[-1].split(";")[0] == told[1][2].splitlines()[-1].split(";")[0]
    assert "12 set aside (DRG-E013 2, DRG-E014 1, DRG-E017 9)" in told[0][2]
    assert dumped(stores[0]) == dumped(stores[1])
    assert (code, err) == (0, "")
    with Store(tmp_path / "own.db") as found:
        assert found.counts()["reports"] == 9


def test_shares_that_are_missing_are_named(invoke, folder, tmp_path):
    work, store = tmp_path / "work", tmp_path / "s.db"
    invoke("run", work, folder, *SHORT, "--shard", "1/2")
    code, _, err = invoke("commit", store, work)
    partial = invoke("commit", store, work, "--partial", "-q")

    assert code == 2
    assert "shards are not done (2, 4" in err
    assert partial[0] == 1  # the report without a date is in a shard that is done
    with Store(store) as found:
        assert 0 < found.counts()["reports"] < 17


def test_what_is_done_is_not_done_again(invoke, folder, tmp_path):
    """A share run twice codes nothing; a file that changed is coded anew, though its size did not change."""
    work, one = tmp_path / "work", folder / "a.jsonl"
    invoke("run", work, one)
    again = invoke("run", work, one)[2]
    one.write_text(one.read_text().replace("Tuesday", "Sunday "))
    plans.forget()
    changed = invoke("run", work, one)[2]

    assert again.startswith("0 added, 0 coded anew, 12 there already")
    assert changed.startswith("12 added")


def test_a_damaged_shard_is_told(invoke, folder, tmp_path):
    invoke("run", tmp_path / "work", folder / "c.txt")
    (shard,) = (tmp_path / "work" / "shards").iterdir()
    raw = bytearray(shard.read_bytes())
    raw[20] ^= 1
    shard.write_bytes(raw)
    code, _, err = invoke("commit", tmp_path / "s.db", tmp_path / "work")

    assert (code, "DRG-E065" in err, "damaged" in err) == (2, True, True)


def test_a_commit_of_no_run_is_told(invoke, tmp_path):
    assert "no run lies here" in invoke("commit", tmp_path / "s.db", tmp_path)[2]
    (tmp_path / "plan.json").write_text("{")
    assert "plan.json is damaged" in invoke("commit", tmp_path / "s.db", tmp_path)[2]


@pytest.mark.parametrize("share", ["0/3", "4/3", "x", "1", "1/", "-1/2"])
def test_a_share_that_is_none_is_told(invoke, tmp_path, share):
    code, _, err = invoke("run", tmp_path, tmp_path / "a", "--shard", share)

    assert (code, "1/64 is the first of 64" in err) == (2, True)


def test_the_plan_is_made_of_names_and_sizes(folder, coder):
    small, whole = Settings(shard_bytes=700), Settings()
    cut = plans.plan([str(folder), str(folder / "a.jsonl")], coder.part, small)
    named = [(Path(shard.files[0]).name, shard.part, shard.parts) for shard in cut.shards]

    assert named[:4] == [("a.jsonl", 0, 4), ("a.jsonl", 1, 4), ("a.jsonl", 2, 4), ("a.jsonl", 3, 4)]
    assert len(plans.plan([str(folder)], coder.part, whole).shards) == 1
    assert cut.key == plans.plan([str(folder)], coder.part, small).key
    assert len({shard.key for shard in cut.shards}) == len(cut.shards)


def test_a_large_file_is_digested_by_blocks(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(plans.WHOLE + 1)
    shard = Shard("k", (path.name,), (plans.WHOLE + 1,))
    before = plans.digest(shard, Settings(), tmp_path)
    plans.forget()
    with path.open("r+b") as file:
        file.seek(plans.WHOLE)
        file.write(b"x")

    assert plans.digest(shard, Settings(), tmp_path) != before


def test_a_part_sees_each_line_once(tmp_path):
    """Parts of one file hold its lines, each with the place it has in the file."""
    from dragoman.scale.intake import items
    from dragoman.scale.messages import Task

    path = tmp_path / "x.jsonl"
    path.write_text("\n\n" + lines([row(n) for n in range(5)]) + "{}\n" + lines([row(7)]).strip())
    told = []
    for part in range(3):
        task = Task(files=(str(path),), part=part, parts=3)
        told += [(one.pointer, getattr(one.found, "id", None) or one.found.where) for one in items(task, Settings(), print, print)]

    assert sorted(told) == [("1", "n0"), ("2", "n1"), ("3", "n2"), ("4", "n3"), ("5", "n4"), ("6", f"{path}:8"), ("7", "n7")]


def taken(files, part=0, parts=1, start=0):
    """The items of a task, and what it told in between."""
    from dragoman.scale.intake import items
    from dragoman.scale.messages import Task

    opened, alive = [], []
    task = Task(files=tuple(map(str, files)), part=part, parts=parts, start=start)
    found = items(task, Settings(), lambda at, number: opened.append((at, number)), alive.append)
    return list(found), opened, alive


def test_files_of_all_forms_are_read(tmp_path):
    """In gzip or not; what cannot be read is an item too, and is told by one part only; what stands before a cut is read."""
    rows = lines([row(0), row(1), row(2)])
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows.encode()))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"date 2024-03-05\n\n" + row(4)["text"].encode()))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(rows.encode())[:-9])
    (tmp_path / "d.txt.gz").write_bytes(b"no gzip")
    names = ("a.jsonl.gz", "b.txt.gz", "c.jsonl.gz", "d.txt.gz", "none.txt")
    found, opened, _ = taken([tmp_path / name for name in names])
    told = [getattr(item.found, "id", None) or item.found.code for item in found]
    damaged = [[type(item.found).__name__ for item in taken([tmp_path / "c.jsonl.gz"], part, 2)[0]] for part in (0, 1)]

    assert told == ["n0", "n1", "n2", "b", "n0", "n1", "n2", "DRG-E011", "DRG-E013", "DRG-E011"]
    assert [item.number for item in found] == list(range(10))
    assert opened == [(0, 0), (1, 3), (2, 4), (3, 8), (4, 9)]
    assert damaged == [["Report", "Report", "UnreadableFile"], ["Report"]]


def test_whoever_passes_over_items_says_that_it_is_alive(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("{}\n" * 3000)

    assert [item.number for item in taken([path], start=2998)[0]] == [2998, 2999]
    assert taken([path], start=2998)[2] == [0, 1000, 2000]
    assert taken([path], part=299, parts=300, start=9)[2] == [0, 1000, 2000, 3000]


def test_a_long_line_is_one_item_of_one_part(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(lines([{**row(0), "title": "x" * (3 << 20)}, row(1), {**row(2), "title": "x" * (1 << 20)}]))
    told = [[getattr(item.found, "id", "") or item.found.code for item in taken([path], part, 2)[0]] for part in (0, 1)]

    assert told == [["DRG-E016", "n2"], ["n1"]]


def test_a_process_tells_what_it_does(tmp_path, coder):
    """The messages of a task: each file as it is opened, each report before and after it is coded, what the store has, and the end."""
    import io

    from dragoman.scale import messages as m
    from dragoman.scale.worker import Worker
    from dragoman.store.writer import Writer

    path, store = tmp_path / "a.jsonl", tmp_path / "s.db"
    path.write_text(lines([row(0), row(1), {"text": "no date"}, row(2)]))
    with Writer(store) as writer:
        writer.add(coder(next(iter(read(path)))))

    def brittle(report):
        if report.id == "n2":
            raise MemoryError
        return coder(report)

    brittle.part = coder.part
    out = io.BytesIO()
    worker = Worker(Settings(), out, lambda _: brittle)
    worker.work(m.Task(files=(str(path),), known=str(store)))
    told = [m.decode(line) for line in out.getvalue().splitlines()]
    time.sleep(1.1)  # it says so once a second
    worker.alive(5)

    assert [type(one).__name__ for one in told] == ["Opened", "Same", "Begin", "Coded", "Aside", "Begin", "Aside", "End"]
    assert (told[-2].code, told[-2].failed, told[-2].report.id) == ("DRG-E062", True, "n2")
    assert told[-1].items == 4
    assert m.decode(out.getvalue().splitlines()[-1]) == m.Working(5)


def read(path):
    from dragoman.sources.text import read_reports

    return read_reports(path)


@pytest.mark.parametrize(("seconds", "told"), [(1, "5 s"), (8, "10 s"), (100, "2 min"), (4000, "1 h 0 min"), (200_000, "2 d 7 h")])
def test_a_length_of_time_is_told_no_finer_than_known(seconds, told):
    from dragoman.scale.progress import duration

    assert duration(seconds) == told


class Terminal:
    """Standard error as a terminal."""

    def __init__(self):
        self.told = ""

    def write(self, text):
        self.told += text

    def flush(self):
        """Nothing is held back."""

    def isatty(self):
        return True


def test_progress_is_shown_on_a_terminal_only(monkeypatch):
    """The line is there while it runs, cut to the width, and is taken away at the end; not more than a hundred reports are named."""
    from dragoman.cli.add import Screen

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    screen = Screen(Path("run"), quiet=True)
    time.sleep(0.6)  # it shows it twice a second
    screen.tick(Progress(10, 1))
    screen.tick(Progress(10, 1))
    for number in range(103):
        screen.aside(Aside(number, "a", "1", "DRG-E013", "no\ndate", "a", ""))

    assert terminal.told.count("time left not known yet") == 1
    assert terminal.told.count("DRG-E013 a: no date") == 100
    assert terminal.told.count("more are set aside") == 1


NAUGHTY = """
import os, time
from dragoman.scale import worker

class Naughty:
    def __init__(self, coder):
        self.coder, self.part, self.held = coder, coder.part, []

    def __call__(self, report):
        if "HANG" in report.text:
            time.sleep(600)
        if "GROW" in report.text:
            while True:
                self.held.append(b"x" * (8 << 20))
                time.sleep(0.01)
        if "GREEDY" in report.text:
            bytearray(1 << 34)
        if "CRASH" in report.text:
            os.abort()
        if "BUG" in report.text:
            raise ZeroDivisionError("by nothing")
        return self.coder(report)

worker.main(lambda settings: Naughty(worker.load(settings)))
"""


@pytest.fixture
def naughty(tmp_path):
    """A process whose coder hangs, grows, crashes or fails on reports that ask for it."""
    script = tmp_path / "naughty.py"
    script.write_text(NAUGHTY)
    return (sys.executable, "-P", str(script))


@pytest.mark.slow
def test_a_report_that_the_coder_cannot_stand_is_set_aside_by_itself(tmp_path, naughty):
    """Each is named with its reason and kept whole; all others are in the store."""
    rows = [row(n) for n in range(10)]
    for number, word in ((2, "HANG"), (3, "GROW"), (5, "CRASH"), (6, "BUG"), (9, "GREEDY")):
        rows[number]["text"] += f" The {word} went on."
    path, store, home = tmp_path / "a.jsonl", tmp_path / "s.db", tmp_path / "s.db.run"
    path.write_text(lines(rows))
    told: list[Aside] = []
    run = Run(
        home=home,
        inputs=[str(path)],
        settings=Settings(seconds=5.0, megabytes=600),
        engine=Engine(command=naughty),
        listeners=Listeners(aside=told.append),
    )
    total = run.into(store)
    kept = [json.loads(line) for one in (home / "quarantine").iterdir() for line in one.read_text().splitlines()]

    assert total.failed == {"DRG-E061": 1, "DRG-E062": 2, "DRG-E063": 1, "DRG-E000": 1}
    assert (total.new, total.aside) == (5, {})
    assert [(line.pointer, line.code) for line in told] == [
        ("3", "DRG-E061"),
        ("4", "DRG-E062"),
        ("6", "DRG-E063"),
        ("7", "DRG-E000"),
        ("10", "DRG-E062"),
    ]
    assert "takes more than 5 s" in str(told[0])
    assert "ZeroDivisionError: by nothing" in str(told[3])
    assert [one["report"]["id"] for one in kept] == ["n2", "n3", "n5", "n6", "n9"]
    assert kept[0]["report"]["text"] == rows[2]["text"]


@pytest.mark.slow
def test_a_file_that_cannot_be_read_to_its_end_is_set_aside(tmp_path):
    """A pipe that nobody writes to hangs its reader; the files beside it are coded."""
    pipe = tmp_path / "b.jsonl"
    os.mkfifo(pipe)
    (tmp_path / "a.jsonl").write_text(lines([row(1)]))
    (tmp_path / "c.jsonl").write_text(lines([row(2), row(3)]))
    told: list[Aside] = []
    inputs = [str(tmp_path / f"{name}.jsonl") for name in "abc"]
    total = Run(home=tmp_path / "run", inputs=inputs, settings=Settings(seconds=4.0), listeners=Listeners(aside=told.append)).into(
        tmp_path / "s.db"
    )

    assert (total.new, total.failed) == (3, {"DRG-E061": 1})
    assert "reading it takes more than 4 s; nothing after item 0 was read" in str(told[0])
    assert told[0].source == str(pipe)


def test_reports_that_failed_are_tried_again_when_asked(invoke, tmp_path, naughty):
    path, store = tmp_path / "a.jsonl", tmp_path / "s.db"
    path.write_text(lines([row(1), {**row(2), "text": row(2)["text"] + " The BUG."}]))
    run = Run(home=tmp_path / "s.db.run", inputs=[str(path)], settings=Settings(), engine=Engine(command=naughty))
    run.into(store)
    same = invoke("add", store, path)
    retried = invoke("add", store, path, "--retry")

    assert (same[0], same[2].startswith("0 added, 0 coded anew, 1 there already, 0 events, 1 failed (DRG-E000 1)")) == (1, True)
    assert (retried[0], retried[2].startswith("1 added, 0 coded anew, 1 there already")) == (0, True)
    assert not (tmp_path / "s.db.run").exists()


def test_a_process_that_has_grown_is_followed_by_a_new_one(tmp_path, monkeypatch):
    """Between shards, so that no report is coded twice."""
    from dragoman.scale.shard import Crew

    path, ledger = tmp_path / "a.jsonl", Ledger(tmp_path / "run")
    path.write_text(lines([row(1)]))
    crew, shard = Crew(Settings()), Shard("k", (str(path),), (1,))
    try:
        same = [crew.child.process, crew.code(shard, ledger).coded, crew.child.process]
        monkeypatch.setattr("dragoman.scale.shard.RENEW_MEGABYTES", 10)
        crew.code(shard, ledger)
        other = crew.child.process
    finally:
        crew.close()

    assert same == [same[0], 1, same[0]]
    assert other != same[0]


def test_a_process_that_does_not_start_is_told(tmp_path):
    script = tmp_path / "broken.py"
    script.write_text("raise SystemExit('no coder here')")

    with pytest.raises(ScaleError, match="no coder here"):
        Child(Settings(), (sys.executable, str(script)))


def test_a_model_that_cannot_be_used_is_told_as_ever(invoke, folder, tmp_path):
    code, _, err = invoke("add", tmp_path / "s.db", folder, "--model", tmp_path)

    assert (code, "DRG-E030" in err) == (2, True)


def test_another_coders_records_make_shards_undone(invoke, folder, tmp_path):
    """After another coder was at the reports, the first one codes them again when it is asked to."""
    store, own = tmp_path / "s.db", tmp_path / "own.toml"
    own.write_text(
        '[[event]]\nname = "march"\ndefinition = "A march."\ntype = "PROTEST"\n\n[[event.trigger]]\nlemma = "march"\npos = "verb"\n'
    )
    one = folder / "c.txt"
    counts = [invoke("add", store, one, *more)[2].split(",")[:2] for more in ((), ("--events", own), (), ())]

    assert counts == [
        ["1 added", " 0 coded anew"],
        ["0 added", " 1 coded anew"],
        ["0 added", " 1 coded anew"],
        ["0 added", " 0 coded anew"],
    ]


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Control-C", "kill -9"])
def test_a_run_that_was_stopped_goes_on(invoke, tmp_path, dumped, how):
    """What is done is safe; the same command does the rest, and the store is as if nothing had been."""
    path, store, other = tmp_path / "a.jsonl", tmp_path / "s.db", tmp_path / "other.db"
    path.write_text(lines([row(n) for n in range(120)]))
    words = (path, "--shard-bytes", "1500", "--jobs", "2")
    process = dragoman("add", store, *words, start_new_session=True)
    until(lambda: store.exists() and count(store))
    process.send_signal(how)
    _, err = process.communicate(timeout=60)
    done = count(store)
    code, _, said = invoke("add", store, *words)
    invoke("add", other, *words)

    assert process.returncode == (130 if how == signal.SIGINT else -how)
    assert b"Traceback" not in err
    assert 0 < done < 120
    assert code == 0
    assert said.startswith(f"{120 - done} added, 0 coded anew, {done} there already")
    assert dumped(store) == dumped(other)


def count(store):
    try:
        with Store(store) as found:
            return found.counts()["reports"]
    except dragoman_error():
        return 0


def dragoman_error():
    from dragoman.errors import DragomanError

    return DragomanError


def test_standard_input_is_an_input(tmp_path):
    """Its reports are called after it, and it may be coded by many processes."""
    store = tmp_path / "s.db"
    process = dragoman("add", store, "-", "--jobs", "2", stdin=subprocess.PIPE)
    told = {key: value for key, value in row(1).items() if key != "id"}
    process.communicate((json.dumps(told) + "\n").encode(), timeout=120)
    with Store(store) as found:
        reports = [(report.name, report.source, report.pointer) for report in found.reports()]

    assert process.returncode == 0
    assert reports == [("stdin:1", "-", "1")]
    assert not (tmp_path / "s.db.run").exists()


def test_progress_tells_what_it_can_know():
    """No time left before there is something to tell it from; then that of the bytes done."""
    now = [0.0]
    progress = Progress(1000, 4, clock=lambda: now[0])
    coded = Coded(0, "a", "1", 2, 100, b"{}")
    now[0] = 30.0
    progress.line(coded)
    early = str(progress)
    progress.line(Aside(1, "a", "2", "DRG-E013", "no date", "a:2", "give it"))
    progress.finished(250, 2)
    later = str(progress)
    progress.line(coded)
    within = progress.left()
    now[0] = 31.0
    progress.line(Aside(1, "a", "2", "DRG-E061", "long", "a:2", "", failed=True))

    assert early == "1 coded (0%), 0.0 reports/s, 3 words/s, time left not known yet"
    assert later == "1 coded (25%), 0.0 reports/s, 3 words/s, 1 set aside, 2 min left"
    assert within == pytest.approx(50.0)
    assert "1 set aside, 1 failed" in str(progress)
    assert str(Progress(0, 0)).startswith("0 coded (100%)")


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ScaleError, match="cannot be read or written"):
        Ledger(tmp_path / "file" / "run")


def test_a_receipt_without_its_file_is_none(tmp_path):
    ledger, shard = Ledger(tmp_path), Shard("k", ("a",), (1,))
    ledger.close(shard, Receipt(key="k", input="", coder=merge_coder(), size=3))

    assert ledger.receipt(shard) is None
    ledger.output(shard).write_bytes(b"abc")
    assert ledger.receipt(shard) is not None


def merge_coder():
    from dragoman.record import CoderPart

    return CoderPart(name="dragoman", version="0", model="m", knowledge="k")


def test_a_merge_needs_a_run(tmp_path):
    with pytest.raises(ScaleError):
        merge(tmp_path / "s.db", tmp_path / "none", Listeners())
