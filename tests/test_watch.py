"""A watch polls politely, and neither loses nor repeats anything, however it ends."""

import hashlib
import hmac
import http.server
import io
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from dragoman.sources.entries import entries
from dragoman.sources.fetch import Fetcher, Policy
from dragoman.sources.settings import Options
from dragoman.store.store import Store
from dragoman.watch.deliver import LARGEST, Lines, NotTaken, Webhook, batches
from dragoman.watch.errors import WatchError
from dragoman.watch.run import Clock, Settings, Total, Watch
from dragoman.watch.state import State

LOCAL = Policy(private=True, pause=0.0, wait=2.0, seconds=5.0)
STORIES = {
    "g1": "Kenya recalled its ambassador to Somalia on Monday, the foreign ministry in Nairobi said.",
    "g2": "Troops shelled the port of Adun on Tuesday and killed three people, the police said in a statement.",
    "g3": "Somalia rejected the accusation on Tuesday. Kenya will sign the accord if talks resume, officials said.",
}
FRENCH = (
    "Le président de la République a rencontré hier soir les ministres à Paris pour parler de la paix avec les chefs des autres pays, et "
    "il a dit que les soldats ne seraient pas envoyés dans cette région avant la fin de l'année."
)
PAGE = (
    "<!doctype html><html><head><title>Envoy recalled</title></head><body><article><h1>Envoy recalled</h1><p>{}</p><p>The recall follows"
    " weeks of argument over the border, and no date for the return of the envoy was given by the ministry.</p></article></body></html>"
)


def item(guid, text, link="", date="<pubDate>Tue, 19 Feb 2019 09:00:00 GMT</pubDate>"):
    return f"<item><guid>{guid}</guid><title>Story {guid}</title>{date}<link>{link}</link><description>{text}</description></item>"


def rss(*items):
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{"".join(items)}</channel></rss>'.encode()


class Site:
    """A server on this machine; `routes` lead from a path to answers, of which the last stays."""

    def __init__(self):
        self.routes, self.asked = {}, []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                size = int(self.headers.get("Content-Length") or 0)
                site.asked.append((self.path, dict(self.headers), self.rfile.read(size)))
                answers = site.routes.get(self.path, [(404, {}, b"")])
                status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
                if headers.get("ETag") and headers["ETag"] == self.headers.get("If-None-Match"):
                    status, body = 304, b""
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self):
                self.do_GET()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.home = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def feed(self, *items, path="/feed", **headers):
        self.routes[path] = [(200, {"Content-Type": "application/rss+xml", **headers}, rss(*items))]
        return self.home + path

    def heard(self, path):
        return [(headers, body) for at, headers, body in self.asked if at == path]

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def site():
    found = Site()
    yield found
    found.close()


class Time:
    """A clock that a test moves; it does not sleep but jumps."""

    def __init__(self):
        self.at, self.slept = 1_700_000_000.0, []

    def now(self):
        return self.at

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.at += seconds


class Killed(BaseException):
    """The process is no more."""


class Bench:
    """A watch with what it works with, to be begun anew as often as a test likes."""

    def __init__(self, folder, coder):
        self.store, self.coder, self.time = folder / "wire.db", coder, Time()
        self.out, self.told = io.BytesIO(), []

    def run(self, *feeds, sink=None, fetcher=None, coder=None, **settings):
        with State(self.store.with_name("wire.db.watch")) as state:
            return Watch(
                store=self.store,
                state=state,
                feeds=feeds,
                sink=sink or Lines(self.out),
                fetcher=fetcher or Fetcher(LOCAL),
                coder=lambda: coder or self.coder,
                tell=self.told.append,
                settings=Settings(**{"least": 0.0, **settings}),
                clock=Clock(now=self.time.now, sleep=self.time.sleep),
            ).once()

    def lines(self):
        return [json.loads(line) for line in self.out.getvalue().splitlines()]

    def ids(self):
        with Store(self.store) as store:
            return [event.id for event in store.events()]

    def reports(self):
        with Store(self.store) as store:
            return [report.name for report in store.reports()]


@pytest.fixture
def bench(tmp_path, coder):
    return Bench(tmp_path, coder)


def all_items():
    return [item(guid, text) for guid, text in STORIES.items()]


def test_what_is_new_is_coded_stored_and_told_once(site, bench):
    feed = site.feed(*all_items()[:2])
    first = bench.run(feed)
    site.feed(*all_items())
    second = bench.run(feed)

    assert (first.entries, first.coded, second.entries, second.coded) == (2, 2, 1, 1)
    assert sorted(bench.reports()) == ["g1", "g2", "g3"]
    assert sorted(line["id"] for line in bench.lines()) == sorted(bench.ids())
    assert first.events + second.events == len(bench.lines()) > 3
    assert {line["published"] for line in bench.lines()} == {"2019-02-19"}
    with Store(bench.store) as store:
        assert {report.source for report in store.reports()} == {feed}


def test_only_what_changed_is_asked_for(site, bench):
    feed = site.feed(*all_items(), **{"ETag": '"v1"', "Last-Modified": "Tue, 19 Feb 2019 09:00:00 GMT"})
    bench.run(feed)
    total = bench.run(feed)

    headers = site.heard("/feed")[1][0]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"v1"', "Tue, 19 Feb 2019 09:00:00 GMT")
    assert (total.polled, total.unchanged, total.entries) == (1, 1, 0)
    bench.run(feed)
    assert site.heard("/feed")[2][0]["If-None-Match"] == '"v1"'


def test_a_mark_that_cannot_be_sent_back_is_not_kept(site, bench):
    feed = site.feed(*all_items(), ETag='"' + "v" * 2000 + '"')
    bench.run(feed)
    bench.run(feed)

    assert "If-None-Match" not in site.heard("/feed")[1][0]


def test_a_feed_is_left_alone_between_polls(site, bench):
    feed = site.feed(*all_items())
    bench.run(feed, least=60.0)
    bench.time.at += 59
    assert bench.run(feed, least=60.0).polled == 0
    bench.time.at += 1
    assert bench.run(feed, least=60.0).polled == 1


def test_a_feed_that_fails_is_left_alone_for_longer_each_time(site, bench):
    feed = site.home + "/none"
    assert bench.run(feed, interval=100.0).failed == 1
    bench.time.at += 199
    assert bench.run(feed, interval=100.0).polled == 0
    bench.time.at += 1
    assert bench.run(feed, interval=100.0).failed == 1
    with State(bench.store.with_name("wire.db.watch")) as state:
        known = state.feed(feed)

    assert (known.failures, known.due - known.polled) == (2, 400.0)
    assert str(bench.told[0]).endswith("/none: answered with 404 (it is polled again later)")


@pytest.mark.parametrize("told", ["5000", "Wed, 15 Nov 2023 00:00:00 GMT"])
def test_retry_after_is_kept(site, bench, told):
    site.routes["/feed"] = [(503, {"Retry-After": told}, b""), (200, {}, rss(*all_items()))]
    bench.run(site.home + "/feed", interval=10.0)
    bench.time.at += 4999 if told == "5000" else 6000
    assert bench.run(site.home + "/feed", interval=10.0).polled == 0
    bench.time.at += 1 if told == "5000" else 1000
    assert bench.run(site.home + "/feed", interval=10.0).coded == 3


@pytest.mark.parametrize(
    "body", [b"", b"<rss><channel>", b"<html><body>Not here</body></html>", b"\x00\xff" * 500, b'{"text": "x"}', b"<rss" * 9000]
)
def test_a_feed_that_is_none_fails_and_the_others_go_on(site, bench, body):
    site.routes["/bad"] = [(200, {"Content-Type": "text/xml"}, body)]
    total = bench.run(site.home + "/bad", site.feed(*all_items()))

    assert (total.failed, total.coded) == (1, 3)
    assert "/bad: " in str(bench.told[0])


def test_a_feed_that_breaks_off_gives_what_it_has(site, bench):
    site.routes["/feed"] = [(200, {}, rss(*all_items())[:-60])]

    assert bench.run(site.home + "/feed").coded >= 2


def test_an_entry_that_is_no_report_is_set_aside_with_its_reason(site, bench):
    feed = site.feed(item("a", "", date=""), item("b", FRENCH))
    total = bench.run(feed, site.feed(*all_items(), path="/other"))

    assert (total.aside, total.coded) == (2, 3)
    assert sorted(error.code for error in bench.told) == ["DRG-E013", "DRG-E015"]
    assert bench.run(feed).aside == 0
    with State(bench.store.with_name("wire.db.watch")) as state:
        kept = state.connection.execute("SELECT why FROM entries WHERE state = 'aside' ORDER BY why").fetchall()
    assert "no publication date" in kept[0][0]


def test_entries_are_known_by_id_link_or_text():
    text = "".join(
        f"<item>{one}<title>T</title></item>" for one in ("<guid>a</guid>", "<guid>a</guid>", "<link>http://a/b</link>", "", "<x/>")
    )
    found = entries(rss(text), Options())

    assert len(found) == 3
    assert [one.link for one in found] == [None, "http://a/b", None]
    assert {one.code for one in found} == {"DRG-E013"}


@pytest.mark.parametrize("part", ["title", "text"])
def test_an_entry_that_a_parser_cannot_stand_does_not_end_the_watch(site, bench, part):
    bad = "&lt;![foo[bar]]&gt;"
    one = item("a", bad) if part == "text" else item("a", STORIES["g1"]).replace("Story a", bad)
    total = bench.run(site.feed(one, *all_items()[1:]))

    assert total.coded + total.aside == 3
    assert total.coded >= 2


def test_pages_are_read_only_when_asked_for(site, bench):
    site.routes["/page"] = [(200, {"Content-Type": "text/html"}, PAGE.format(STORIES["g2"]).encode())]
    bench.run(site.feed(item("g1", STORIES["g1"], site.home + "/page")))

    assert site.heard("/page") == []
    assert bench.reports() == ["g1"]


def test_the_page_is_the_report_with_fetch(site, bench):
    """The page gives no day of its own, so that of the entry holds."""
    site.routes["/page"] = [(200, {"Content-Type": "text/html"}, PAGE.format(STORIES["g2"]).encode())]
    bench.run(site.feed(item("g1", "Envoy recalled.", site.home + "/page")), pages=True)

    (report,) = Store(bench.store).reports()
    assert (report.url, report.published) == (site.home + "/page", "2019-02-19")
    assert any("shelled" in line["sentence"]["text"] for line in bench.lines())


def test_a_page_that_is_forbidden_leaves_the_feeds_own_text(site, bench):
    site.routes["/robots.txt"] = [(200, {}, b"User-agent: *\nDisallow: /page\n")]
    total = bench.run(site.feed(item("g1", STORIES["g1"], site.home + "/page"), item("g2", "", site.home + "/page2")), pages=True)

    assert (total.coded, total.aside) == (1, 1)
    assert bench.reports() == ["g1"]
    assert site.heard("/page") == []


def test_a_page_that_cannot_be_had_yet_is_tried_again(site, bench):
    page = (200, {"Content-Type": "text/html"}, PAGE.format(STORIES["g2"]).encode())
    site.routes["/page"] = [(503, {}, b""), (503, {}, b""), page]
    feed = site.feed(item("g1", "", site.home + "/page"))
    totals = [bench.run(feed, pages=True, least=1.0)]
    for _ in range(4):
        bench.time.at += 10
        totals.append(bench.run(feed, pages=True, least=1.0))

    assert [total.coded for total in totals] == [0, 0, 1, 0, 0]
    assert len(site.heard("/page")) == 3


def test_a_page_that_never_comes_is_set_aside_at_last(site, bench):
    site.routes["/page"] = [(503, {}, b"")]
    feed = site.feed(item("g1", "", site.home + "/page"))
    for _ in range(7):
        bench.run(feed, pages=True, least=1.0)
        bench.time.at += 100

    assert len(site.heard("/page")) == 5
    assert bench.told[-1].where == site.home + "/page"


def test_a_private_page_of_a_feed_is_not_read(site, bench):
    """A feed cannot make Dragoman ask machines behind the wall."""
    inner = Site()
    inner.routes["/page"] = [(200, {}, b"secret")]
    found = site.feed(item("g1", STORIES["g1"], inner.home + "/page"))

    class Open(Fetcher):
        """This machine counts as public for the feed alone."""

        def get(self, url, *, headers=None):
            return (Fetcher(LOCAL) if url == found else Fetcher()).get(url, headers=headers)

    total = bench.run(found, pages=True, fetcher=Open())
    inner.close()
    assert inner.asked == []
    assert total.coded == 1


class Kills:
    """A coder that ends the process at the n-th report."""

    def __init__(self, coder, at):
        self.coder, self.left = coder, at

    def __call__(self, report):
        if self.left == 0:
            raise Killed
        self.left -= 1
        return self.coder(report)


def test_an_end_in_the_middle_loses_and_repeats_nothing(site, bench, coder):
    feed = site.feed(*all_items(), ETag='"v1"')
    with pytest.raises(Killed):
        bench.run(feed, coder=Kills(coder, 1))
    assert len(bench.reports()) == 1
    total = bench.run(feed)

    assert (total.coded, total.entries) == (2, 0)
    assert len(bench.reports()) == 3
    assert sorted(line["id"] for line in bench.lines()) == sorted(bench.ids())


def test_an_end_between_store_and_outbox_tells_the_events_all_the_same(site, bench, monkeypatch):
    def ends(*_):
        raise Killed

    feed = site.feed(*all_items()[:1])
    with monkeypatch.context() as patch:
        patch.setattr(State, "done", ends)
        with pytest.raises(Killed):
            bench.run(feed)
    assert bench.lines() == []
    assert len(bench.reports()) == 1
    bench.run(feed)

    assert len(bench.reports()) == 1
    assert sorted(line["id"] for line in bench.lines()) == sorted(bench.ids())


def test_an_end_between_telling_and_noting_tells_again_with_the_same_ids(site, bench, monkeypatch):
    def ends(*_):
        raise Killed

    feed = site.feed(*all_items())
    with monkeypatch.context() as patch:
        patch.setattr(State, "told", ends)
        with pytest.raises(Killed):
            bench.run(feed)
    bench.run(feed)

    assert {line["id"] for line in bench.lines()} == set(bench.ids())


def test_an_entry_that_ends_the_process_three_times_is_set_aside(site, bench):
    feed = site.feed(*all_items())
    bench.run(site.home + "/none")
    with State(bench.store.with_name("wire.db.watch")) as state:
        state.polled(state.feed(feed), entries(rss(*all_items()), Options()))
        for _ in range(3):
            state.start(1)
    total = bench.run(feed)

    assert (total.aside, total.coded) == (1, 2)
    assert "it ended this command 3 times" in str(bench.told[-1])


def test_a_text_that_the_coder_cannot_stand_is_set_aside(site, bench):
    def breaks(report):
        raise RecursionError(report.id)

    total = bench.run(site.feed(*all_items()), coder=breaks)

    assert (total.aside, total.coded) == (3, 0)
    assert str(bench.told[0]).endswith("RecursionError: g3 (a bug; please report it with the text)")


SECRET = b"word"


def test_a_webhook_gets_signed_events(site, bench):
    site.routes["/hook"] = [(204, {}, b"")]
    bench.run(site.feed(*all_items()), sink=Webhook(site.home + "/hook", SECRET, now=bench.time.now))

    heard = site.heard("/hook")
    sent = []
    for headers, body in heard:
        stamp, told = (part.partition("=")[2] for part in headers["Dragoman-Signature"].split(","))
        assert stamp == str(int(bench.time.at))
        assert told == hmac.new(SECRET, f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
        assert headers["Content-Type"] == "application/x-ndjson"
        sent += [json.loads(line)["id"] for line in body.splitlines()]
    assert sorted(sent) == sorted(bench.ids())
    assert len({headers["Dragoman-Delivery"] for headers, _ in heard}) == len(heard)


def test_a_webhook_that_fails_twice_gets_the_same_again(site, bench):
    site.routes["/hook"] = [(500, {}, b""), (429, {"Retry-After": "7"}, b""), (200, {}, b"ok")]
    total = bench.run(site.feed(*all_items()), sink=Webhook(site.home + "/hook", SECRET))

    heard = site.heard("/hook")
    assert total.undelivered == 0
    first, second, third = heard[:3]
    assert second[1].startswith(first[1])
    assert third[1] == second[1]
    assert third[0]["Dragoman-Delivery"] == second[0]["Dragoman-Delivery"]
    assert 7.0 in bench.time.slept
    taken = [json.loads(line)["id"] for _, body in heard[2:] for line in body.splitlines()]
    assert sorted(taken) == sorted(bench.ids())


def test_what_a_webhook_never_takes_waits_for_the_next_run(site, bench):
    site.routes["/hook"] = [(302, {"Location": site.home + "/other"}, b"")]
    feed, sink = site.feed(*all_items()), Webhook(site.home + "/hook", SECRET)
    total = bench.run(feed, sink=sink)
    assert total.undelivered == total.events > 0
    assert f"{total.events} not delivered yet" in str(total)
    assert site.heard("/other") == []
    bench.run(feed)

    assert sorted(line["id"] for line in bench.lines()) == sorted(bench.ids())


def test_a_webhook_that_is_not_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    with pytest.raises(NotTaken, match="Connection refused"):
        Webhook(url, SECRET).take([("e1", b"{}")])


def test_a_request_is_not_too_large():
    events = [(number, f"e{number}", b"a" * (LARGEST // 2)) for number in range(3)]

    assert batches(events) == events[:1]
    assert batches([(1, "e1", b"a" * 2 * LARGEST)]) == [(1, "e1", b"a" * 2 * LARGEST)]
    assert batches([]) == []


def test_watching_goes_on_until_it_is_interrupted(site, bench):
    feed = site.feed(*all_items())
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        bench.time.at += seconds
        if len(slept) == 2:
            raise KeyboardInterrupt

    with State(bench.store.with_name("wire.db.watch")) as state:
        watch = Watch(
            store=bench.store,
            state=state,
            feeds=[feed],
            sink=Lines(bench.out),
            fetcher=Fetcher(LOCAL),
            coder=lambda: bench.coder,
            tell=bench.told.append,
            clock=Clock(now=bench.time.now, sleep=sleep),
        )
        with pytest.raises(KeyboardInterrupt):
            watch.forever()

    assert slept == [900.0, 900.0]
    assert (watch.total.polled, watch.total.coded) == (2, 3)


def test_waiting_ends_when_a_page_or_a_webhook_is_due(site, bench):
    site.routes["/page"] = [(503, {}, b"")]
    site.routes["/hook"] = [(500, {}, b"")]
    feed = site.feed(*all_items(), item("g4", "", site.home + "/page"))
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        raise KeyboardInterrupt

    with State(bench.store.with_name("wire.db.watch")) as state:
        watch = Watch(
            store=bench.store,
            state=state,
            feeds=[feed],
            sink=Webhook(site.home + "/hook", SECRET),
            fetcher=Fetcher(LOCAL),
            coder=lambda: bench.coder,
            tell=bench.told.append,
            settings=Settings(pages=True),
            clock=Clock(now=bench.time.now, sleep=sleep),
        )
        with pytest.raises(KeyboardInterrupt):
            watch.forever()

    assert slept == [1.0]


def test_two_watches_cannot_use_one_state(tmp_path):
    with State(tmp_path / "a.watch"), pytest.raises(WatchError, match="another `dragoman watch` is at work"):
        State(tmp_path / "a.watch")


def test_what_is_no_state_is_told(tmp_path):
    (tmp_path / "a.watch").write_text("no database, but a text that is long enough to be one" * 30)
    with pytest.raises(WatchError, match="the state cannot be used: file is not a database"):
        State(tmp_path / "a.watch")
    other = sqlite3.connect(tmp_path / "b.watch")
    other.execute("CREATE TABLE a (b)")
    other.close()
    with pytest.raises(WatchError, match="not the state of a watch"):
        State(tmp_path / "b.watch")
    with pytest.raises(WatchError, match="no such folder"):
        State(tmp_path / "none" / "b.watch")


def test_a_sum_in_words():
    assert str(Total(polled=2, entries=1)) == "2 polled (0 unchanged, 0 failed), 1 new entries, 0 coded, 0 set aside, 0 events"


def test_the_command_once(site, invoke, tmp_path):
    feed, store = site.feed(*all_items()), tmp_path / "wire.db"
    code, out, err = invoke("watch", store, feed, "--allow-private", "--once")

    assert code == 0
    assert err.startswith("1 polled (0 unchanged, 0 failed), 3 new entries, 3 coded")
    told = [json.loads(line)["id"] for line in out.splitlines()]
    with Store(store) as found:
        assert sorted(told) == sorted(event.id for event in found.events())
    assert invoke("watch", store, feed, "--allow-private", "--once", "-q") == (0, "", "")


@pytest.mark.parametrize(("more", "missing"), [((), "feedparser"), (("--fetch",), "trafilatura")])
def test_the_command_says_what_is_to_be_installed(site, invoke, tmp_path, monkeypatch, more, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    code, _, err = invoke("watch", tmp_path / "wire.db", site.feed(), "--once", *more)

    assert (code, err.count("\n")) == (2, 1)
    assert f"needs {missing} (pip install 'dragoman[" in err


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        (["http://127.0.0.1:1/feed", "--once"], 1, "not an address of the open Internet"),
        (["feed.xml", "--once"], 2, "DRG-E018 feed.xml: nothing: is not fetched"),
        (["http://127.0.0.1:1/feed", "--webhook", "http://127.0.0.1:1/"], 2, "needs a secret in the environment variable"),
        (["http://127.0.0.1:1/feed", "--interval", "5"], 2, "--interval"),
    ],
)
def test_the_command_says_what_is_wrong(invoke, tmp_path, monkeypatch, more, code, words):
    monkeypatch.delenv("DRAGOMAN_WEBHOOK_SECRET", raising=False)
    ended, _, err = invoke("watch", tmp_path / "wire.db", *more, "-q")

    assert ended == code
    assert words in err
    assert err.count("\n") == 1


def test_the_command_sends_to_a_webhook(site, invoke, tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_WEBHOOK_SECRET", "word")
    site.routes["/hook"] = [(200, {}, b"")]
    args = ("watch", tmp_path / "wire.db", site.feed(*all_items()), "--allow-private", "--once", "--webhook", site.home + "/hook")
    code, out, _ = invoke(*args)

    assert (code, out) == (0, "")
    assert site.heard("/hook")


def begun(site, store, *more):
    return subprocess.Popen(
        [sys.executable, "-m", "dragoman", "watch", store, site.home + "/feed", "--allow-private", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def until(found, seconds=60.0):
    end = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < end
        time.sleep(0.02)


def count(path):
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            return connection.execute("SELECT count(*) FROM reports").fetchone()[0]
    except sqlite3.Error:
        return 0


@pytest.mark.slow
def test_a_watch_that_is_killed_goes_on_where_it_was(site, tmp_path):
    """SIGKILL while it codes, twice; then the same command to the end."""
    store, many = tmp_path / "wire.db", 40
    site.feed(*(item(f"g{n}", f"Troops shelled the port of Adun on Tuesday and killed {n + 3} people.") for n in range(many)))
    out = b""
    for wanted in (3, 12):
        process = begun(site, store)
        until(lambda wanted=wanted: count(store) >= wanted)
        os.kill(process.pid, signal.SIGKILL)
        out += process.communicate()[0]
    done = begun(site, store, "--once")
    out += done.communicate()[0]

    assert done.returncode == 0
    with Store(store) as found:
        assert sorted(report.name for report in found.reports()) == sorted(f"g{n}" for n in range(many))
        ids = {event.id for event in found.events()}
    whole = [json.loads(line)["id"] for line in out.splitlines() if line.endswith(b"}")]
    assert set(whole) == ids


@pytest.mark.slow
def test_control_c_ends_it_cleanly(site, tmp_path):
    store = tmp_path / "wire.db"
    site.feed(*all_items())
    process = begun(site, store)
    until(lambda: count(store) == 3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)

    assert process.returncode == 130
    assert b"Traceback" not in err
    assert err.startswith(b"1 polled")
