"""The pages and the API asked in ways that nobody plans: own types, corrections in queries, hostile words, a real server."""

import csv
import datetime
import http.client
import importlib.util
import io
import json
import re
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import quote, urlencode

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("starlette", reason="needs the extra web")

from dragoman.explorer import corrections
from dragoman.explorer.app import explorer
from dragoman.explorer.guard import Access
from dragoman.explorer.openapi import document
from dragoman.explorer.routes import API, PAGES
from dragoman.sources.text import report_from_text
from dragoman.store.store import Store
from dragoman.store.writer import Writer

pytestmark = pytest.mark.issue(8)

_spec = importlib.util.spec_from_file_location("_explorer", Path(__file__).parent / "test_explorer.py")
_shared = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_shared)
Client = _shared.Client

MOJIBAKE = "Kenya 👩‍👩‍👧‍👦 expelled the envoy of Somalia on Monday. שלום Cafe\u0301 🇰🇪 Somalia condemned Kenya in Nairobi."


@pytest.fixture
def path(tmp_path, record, coder):
    path = tmp_path / "small.db"
    own = msgspec.structs.replace(record.events[2], id="e9", type="BOOK-BURNING", plover="BOOK-BURNING", cameo=None, own="book-burning")
    with Writer(path) as writer:
        writer.add(msgspec.structs.replace(record, events=[*record.events, own]))
        writer.add(coder(report_from_text(MOJIBAKE, id="emoji", published=datetime.date(2024, 3, 7), title="=1+1 <b>")))
    return path


@pytest.fixture
def ask(path):
    return Client(explorer(path))


def own(path):
    with Store(path) as store:
        return next(event.id for event in store.events() if event.type == "BOOK-BURNING")


def test_an_event_of_the_users_own_type_has_its_page(ask, path):
    status, _, body = ask(f"/events/{own(path)}")
    assert status == 200
    assert b"BOOK-BURNING" in body
    assert ask("/dyads?by=country&a=KEN&b=SOM")[0] == 200
    assert ask("/")[0] == 200


def say(path, event, field, verdict, value=None):
    corrections.add(path, event=event, field=field, verdict=verdict, value=value, name="Ann", note="so it stands there")


def counted(timeline):
    return timeline["outside"] + sum(row["events"] for row in timeline["rows"])


def test_pages_charts_and_files_use_corrections_when_asked(ask, path):
    with Store(path) as store:
        event = next(found for found in store.events() if found.trigger.text == "recalled")
        count = store.events().count()
    before = ask.json("/api/v1/timeline?reviewed=1")
    say(path, event.id, "status", "reject")
    assert counted(ask.json("/api/v1/timeline?reviewed=1")) == counted(before) - 1
    assert event.id not in [one["id"] for one in ask.json("/api/v1/events?reviewed=1")["events"]]
    assert event.id in [one["id"] for one in ask.json("/api/v1/events")["events"]]
    say(path, event.id, "status", "confirm")
    say(path, event.id, "recipient", "correct", "Uganda UGA GOV")
    say(path, event.id, "place", "correct", "Kampala UGA")
    pairs = ask.json("/api/v1/network?by=country&reviewed=1")["edges"]
    assert {("KEN", "UGA")} <= {(edge["actor"], edge["recipient"]) for edge in pairs}
    assert ("KEN", "UGA") not in {(edge["actor"], edge["recipient"]) for edge in ask.json("/api/v1/network?by=country")["edges"]}
    assert ask.json("/api/v1/map?reviewed=1")["without"] == ask.json("/api/v1/map")["without"] + 1  # Kampala's degrees are not known here
    rows = list(csv.DictReader(io.StringIO(ask("/api/v1/events?format=csv&reviewed=1")[2].decode())))
    assert len(rows) == count
    assert "UGA" in {row["recipient_country"] for row in rows}
    assert ask("/api/v1/events?format=parquet&reviewed=1")[2][:4] == b"PAR1"
    for page in ("/", "/map", "/network", "/sample", "/dyads?by=country&a=KEN&b=UGA"):
        assert ask(f"{page}{'&' if '?' in page else '?'}reviewed=1")[0] == 200, page
    assert b"Uganda" in ask("/?reviewed=1&recipient=UGA")[2]
    assert 'value="1" selected' in ask("/?reviewed=1")[2].decode()
    assert "reviewed" not in re.search(r'href="(/statements[^"]*)"', ask("/?reviewed=1")[2].decode())[1]


def test_what_cannot_be_reviewed_says_so(ask):
    for path in (
        "/api/v1/statements?reviewed=1",
        "/api/v1/reports?reviewed=1",
        "/api/v1/search?q=Kenya&reviewed=1",
        "/api/v1/events?reviewed=x",
    ):
        status, _, body = ask(path)
        assert status == 400, path
        assert "reviewed" in json.loads(body)["error"]


def test_events_come_in_pages_as_reviewed_too(ask, path):
    with Store(path) as store:
        ids = [event.id for event in store.events()]
    say(path, ids[0], "date", "correct", "2030-05-05")
    found, after = [], "/api/v1/events?reviewed=1&limit=1"
    while after:
        page = ask.json(after)
        found += [event["id"] for event in page["events"]]
        after = page["next"]
    assert sorted(found) == sorted(ids)
    assert found[0] == ids[0]


def test_a_sample_is_the_same_each_time_and_of_what_was_asked(ask):
    first, again = (re.findall(r'href="(/events/[^"#?]+)"', ask("/sample?seed=7&country=KEN")[2].decode()) for _ in range(2))
    assert first == again
    assert first


def test_words_stand_where_the_store_says(ask, path):
    """Offsets are code points: what a page underlines is what the record quotes, whatever the letters before it are."""
    with Store(path) as store:
        events = [event for event in store.events() if event.name == "emoji"]
    assert events
    for event in events:
        body = ask(f"/events/{event.id}")[2].decode()
        assert f">{event.trigger.text}<" in re.sub(r"<sup.*?</sup>", "", body)
        for party in (*event.actor, *event.recipient):
            assert MOJIBAKE[slice(*party.span)] == party.text


WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["KEN", "2024-03-05", "ASSAULT", "-1", "0", "1e999", "\x00", "*", '"', "NEAR(", "csv", "parquet", "9" * 30, "٣", "none", "\ud83d"]
    ),
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_that_is_asked_breaks_a_page(ask, data):
    page = data.draw(st.sampled_from(sorted(PAGES)))
    names = data.draw(
        st.lists(
            st.sampled_from("since until actor type place text q a b by seed after reported confidence reviewed why".split()), max_size=4
        )
    )
    query = urlencode([(name, data.draw(WORDS)) for name in names], errors="replace")
    ident = quote(data.draw(WORDS) or "x", safe="", errors="replace")
    status, headers, body = ask(f"{page.replace('{ident}', ident)}?{query}")
    assert status < 500, (page, query, body[:300])
    assert b"Traceback" not in body
    assert "content-security-policy" in headers


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_that_is_asked_breaks_a_call(ask, data):
    """Every call, any parameter that it names or another, any value: an answer as described, in JSON or as a file."""
    call = data.draw(st.sampled_from([call for call in API if call.method == "GET"]))
    names = data.draw(st.lists(st.sampled_from([*call.takes, "after", "limit", "format", "by", "freq", "x"]), max_size=5))
    query = urlencode([(name, data.draw(WORDS)) for name in names], errors="replace")
    ident = quote(data.draw(WORDS) or "x", safe="", errors="replace")
    status, headers, body = ask(f"/api/v1{call.path.replace('{ident}', ident)}?{query}")
    described = document()["paths"][f"/api/v1{call.path}"]["get"]["responses"]
    assert str(status) in described, (call.path, query, body[:300])
    if headers["content-type"].startswith("application/json"):
        json.loads(body)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=60),
        st.dictionaries(
            st.sampled_from(["text", "published", "title", "x"]), st.one_of(st.text(max_size=30), st.none(), st.integers())
        ).map(lambda told: json.dumps(told).encode()),
    )
)
def test_nothing_that_is_sent_breaks_coding(ask, body):
    status, _, told = ask("/api/v1/code", method="POST", body=body)
    assert status in {200, 413, 422}, told[:300]
    json.loads(told)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_=st.dictionaries(st.sampled_from("event field verdict value name note".split()), WORDS))
def test_nothing_that_is_sent_breaks_corrections(path, given_):
    access = Access(changes=True)
    body = urlencode({"csrf": access.csrf, **given_}, errors="replace").encode()
    status, _, told = Client(explorer(path, access))("/corrections", method="POST", body=body, authorization=f"Bearer {access.token}")
    assert status in {303, 404, 422}, told[:300]


@pytest.mark.parametrize("until", ["9999-12-31", "9999-11-01"])
@pytest.mark.parametrize("since", ["0001-01-01", "1600-01-01", "9000-01-01", "9990-01-01", "9999-01-05", "9999-10-01"])
def test_a_timeline_reaches_to_the_ends_of_the_calendar(ask, since, until):
    told = ask.json(f"/api/v1/timeline?since={since}&until={until}")
    assert len(told["rows"]) <= 1000
    assert told["rows"]
    if since < "2000":
        assert counted(told) == len(ask.json("/api/v1/events?limit=500")["events"])
        assert any(row["events"] for row in told["rows"])


def test_other_ways_of_asking_are_refused(ask):
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert ask("/api/v1/events", method=method)[0] == 405
    assert ask("/api/v1/code")[0] == 405
    assert ask("/static/../pages.py")[0] == 404
    assert ask("/static/%2e%2e/pages.py")[0] == 404
    assert ask("/api/v1/none")[0] == 404


def test_a_line_of_a_megabyte_is_shown(tmp_path, record):
    text = record.report.text + " " + "x" * 1_000_000
    path = tmp_path / "long.db"
    with Writer(path) as writer:
        writer.add(msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, text=text)))
    ask = Client(explorer(path))
    with Store(path) as store:
        (report,) = store.reports()
    assert len(ask(f"/reports/{report.id}")[2]) > 1_000_000
    assert len(ask("/search?q=Kenya")[2]) < 100_000


def test_a_server_answers_several_at_once_and_ends_when_told(path):
    pytest.importorskip("uvicorn")
    command = [sys.executable, "-m", "dragoman", "serve", str(path), "--port", "0", "--no-open"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            port = int(re.search(r"127\.0\.0\.1:(\d+)", server.stderr.readline())[1])
            got = []

            def call(path):
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                connection.request("GET", path)
                got.append((path, connection.getresponse().status))
                connection.close()

            several = [
                threading.Thread(target=call, args=(page,)) for page in ("/", "/map", "/api/v1/timeline", "/network", "/?reviewed=1") * 4
            ]
            for one in several:
                one.start()
            for one in several:
                one.join()
            assert {status for _, status in got} == {200}
            assert len(got) == 20
        finally:
            server.terminate()
            _, err = server.communicate(timeout=20)
    assert err == ""
