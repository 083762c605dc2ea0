"""A real Dask cluster on this machine: what dies in the middle changes nothing in what comes out."""

import contextlib
import json
import re
import socket
import subprocess
import sys
import time

import pytest

pytest.importorskip("distributed", reason="Dask Distributed is an extra")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # of Dask's own, which are not ours to mend
]

PLACES = ("Adun", "Nairobi", "Kampala", "Gaza", "Kyiv", "Tripoli", "Sanaa", "Kabul", "Juba", "Goma")
REPORTS = 160
SHORT = ("--shard-bytes", "1800")


@pytest.fixture
def given(tmp_path):
    path = tmp_path / "wire.jsonl"
    with path.open("w") as file:
        for n in range(REPORTS):
            text = f"Rebels shelled the port of {PLACES[n % 10]} on Tuesday, killing {n + 2} people. The army denied that it had fled."
            file.write(json.dumps({"id": f"n{n}", "published": f"2024-03-{n % 28 + 1:02}", "text": text, "publisher": "Wire"}) + "\n")
    return path


@pytest.fixture
def start(tmp_path):
    """Start a process in the background; whatever still runs at the end is ended."""
    running = []

    def call(*args):
        log = (tmp_path / f"log{len(running)}").open("w+b")
        process = subprocess.Popen([sys.executable, *map(str, args)], stdout=log, stderr=log)
        running.append((process, log))
        return process

    def said(process):
        return next((tmp_path / f"log{n}").read_text() for n, (one, _) in enumerate(running) if one is process)

    call.said = said
    yield call
    for process, log in running:
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
        log.close()


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def dumped(invoke):
    def call(store):
        code, out, _ = invoke("dump", store)
        assert code == 0
        return out

    return call


def scheduler(start, port):
    where = ("--host", "127.0.0.1", "--port", port, "--no-dashboard", "--no-show")
    return start("-m", "distributed.cli.dask_scheduler", *where)


def worker(start, port, tmp_path):
    more = ("--nthreads", 1, "--no-nanny", "--no-dashboard", "--memory-limit", 0, "--local-directory", tmp_path / "dask")
    return start("-m", "distributed.cli.dask_worker", f"tcp://127.0.0.1:{port}", *more)


def done(home):
    return len(list((home / "ledger").glob("*.json"))) if (home / "ledger").exists() else 0


def until(true, seconds=120.0):
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
    return found


def test_workers_and_a_scheduler_die_and_the_store_is_the_same(invoke, given, tmp_path, start, port, dumped):
    """One worker is killed, then the scheduler; the run says so, and the same command on a new cluster does the rest."""
    work = tmp_path / "work"
    words = ("-m", "dragoman", "run", work, given, *SHORT, "--dask", f"tcp://127.0.0.1:{port}")
    first = scheduler(start, port)
    workers = [worker(start, port, tmp_path) for _ in range(2)]
    run = start(*words)
    until(lambda: done(work) >= 2)
    workers[0].kill()
    before = done(work)
    until(lambda: done(work) >= before + 2)
    first.kill()
    workers[1].kill()
    assert run.wait(timeout=90) == 2
    left = done(work)

    again = [scheduler(start, port), worker(start, port, tmp_path)]
    rest = start(*words)
    assert rest.wait(timeout=120) == 0
    assert [process.poll() for process in again] == [None, None]
    assert "the Dask scheduler is gone; what is done is safe" in start.said(run)
    there, new = (int(re.search(rf"(\d+) {what}", start.said(rest))[1]) for what in ("there already", "added"))
    assert 0 < left < len(json.loads((work / "plan.json").read_text())["shards"])
    assert (there + new, there > 0) == (REPORTS, True)

    one, two = tmp_path / "one.db", tmp_path / "two.db"
    assert invoke("commit", one, work)[0] == 0
    assert invoke("add", two, given)[0] == 0
    assert dumped(one) == dumped(two)


def test_a_cluster_of_ones_own(invoke, given, tmp_path, start, dumped):
    """`--dask local` starts a cluster on this machine and ends it."""
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    run = start("-m", "dragoman", "add", one, given, "--shard-bytes", "8000", "--dask", "local", "--jobs", "2")
    assert run.wait(timeout=120) == 0
    invoke("add", two, given)

    assert f"{REPORTS} added" in start.said(run)
    assert dumped(one) == dumped(two)


def test_no_scheduler_is_told(invoke, given, tmp_path, port, monkeypatch):
    monkeypatch.setattr("dragoman.scale.cluster.CONNECT_SECONDS", 1)
    code, _, err = invoke("run", tmp_path / "work", given, "--dask", f"tcp://127.0.0.1:{port}")

    assert (code, "DRG-E065" in err, "no Dask scheduler answers" in err) == (2, True, True)


def test_a_worker_with_another_coder_is_refused(tmp_path):
    """What a task of another version would code is never mixed in."""
    import msgspec

    from dragoman.record import CoderPart
    from dragoman.scale.cluster import Job, code_shard
    from dragoman.scale.errors import ScaleError
    from dragoman.scale.plan import Shard
    from dragoman.scale.settings import Settings

    other = CoderPart(name="dragoman", version="0", model="m", knowledge="k")
    job = Job(Shard("k", ("a",), (1,)), Settings(), str(tmp_path), str(tmp_path), other)
    with pytest.raises(ScaleError, match="another coder"):
        code_shard(msgspec.json.encode(job))
