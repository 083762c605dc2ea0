"""The explorer without a browser: every page and call of the API, hostile texts, who may ask, corrections."""

import asyncio
import csv
import datetime
import gzip
import io
import json
import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urlencode, urlsplit

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("starlette", reason="needs the extra web")

import dragoman
from dragoman.explorer import figures, shown
from dragoman.explorer.api import rows_as_csv
from dragoman.explorer.app import explorer
from dragoman.explorer.guard import BODY, Access
from dragoman.explorer.openapi import document
from dragoman.explorer.routes import API, PAGES
from dragoman.sources.text import report_from_text
from dragoman.store.store import Store
from dragoman.store.writer import Writer

pytestmark = pytest.mark.issue(8)

HOSTILE = (
    "Kenya <script>alert(1)</script> expelled the ambassador of Somalia on Monday, <b>it</b> said 👩‍👩‍👧.\n\n"
    "🇰🇪 Kenya’s president met Cafe\u0301 owners; Somalia attacked Kenya on Tuesday. الرئيس \u202eevil\u202c Kenya condemned Somalia.\n\n"
    '"><img src=x onerror="alert(1)"> =HYPERLINK("http://evil.example") Somalia threatened Kenya with war.\n'
)
PLAIN = {
    "r1": ("2024-03-05", "Kenya recalled its ambassador to Somalia on Monday. Somalia condemned the move on Tuesday in Mogadishu."),
    "r2": ("2024-03-07", "Ethiopia bombed Asmara on Wednesday. Eritrea denied that its soldiers had shelled Zalambessa."),
    "r3": ("2024-04-02", "President William Ruto met President Yoweri Museveni in Kampala on Monday. Uganda will sign the accord."),
}


class Client:
    """Asks an application as a server would, without one."""

    def __init__(self, app):
        self.app = app

    def __call__(self, path, method="GET", body=b"", host="localhost:8000", **headers):
        told = urlsplit(path)
        sent = {"host": host, "content-length": str(len(body)), **{k.replace("_", "-"): v for k, v in headers.items()}}
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": told.path, "raw_path": told.path.encode(), "query_string": told.query.encode(), "root_path": "",
            "headers": [(k.encode(), v.encode("latin-1")) for k, v in sent.items()],
            "client": ("127.0.0.1", 1), "server": ("localhost", 8000),
        }  # fmt: skip
        got = []
        pieces = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive():
            if not pieces:
                await asyncio.Event().wait()  # whoever asks stays
            return pieces.pop(0)

        async def send(message):
            got.append(message)

        asyncio.run(self.app(scope, receive, send))
        start = next(message for message in got if message["type"] == "http.response.start")
        found = {name.decode().lower(): value.decode() for name, value in start["headers"]}
        content = b"".join(message.get("body", b"") for message in got if message["type"] == "http.response.body")
        return start["status"], found, gzip.decompress(content) if found.get("content-encoding") == "gzip" else content

    def json(self, path, **how):
        status, _, body = self(path, **how)
        assert status == 200, (path, status, body[:300])
        return json.loads(body)


@pytest.fixture(scope="module")
def path(tmp_path_factory, coder):
    path = tmp_path_factory.mktemp("explorer") / "small.db"
    with Writer(path) as writer:
        for name, (day, text) in PLAIN.items():
            writer.add(coder(report_from_text(text, id=name, published=datetime.date.fromisoformat(day))))
        writer.add(coder(report_from_text(HOSTILE, id="hostile <i>", published=datetime.date(2024, 3, 5), title="=cmd()")))
    return path


@pytest.fixture(scope="module")
def ask(path):
    return Client(explorer(path))


def _paths(path):
    with Store(path) as store:
        event, statement = next(iter(store.events())), next(store.statements(), None)
        actor, report = next(iter(store.actors())), next(iter(store.reports()))
    return {
        "/events/{ident}": f"/events/{event.id}",
        "/actors/{ident}": f"/actors/{actor.id}",
        "/reports/{ident}": f"/reports/{report.id}",
        "/statements/{ident}": f"/statements/{statement.id}" if statement else None,
        "/dyads": "/dyads?by=country&a=KEN&b=SOM",
        "/search": "/search?q=Kenya",
    }


def test_every_page_answers_in_safe_headers_and_without_outside_addresses(ask, path):
    known = _paths(path)
    for page in PAGES:
        status, headers, body = ask(known.get(page, page))
        assert status == 200, (page, body[:300])
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        text = body.decode()
        assert "Traceback" not in text
        assert re.findall(r'(?:src|action)="(?:https?:)?//', text) == []
        assert re.findall(r"<script>|style=|\son[a-z]+=\"?alert", text) == [], page


def test_every_call_of_the_api_answers_and_is_described(ask, path):
    known, told = _paths(path), document()
    assert ask.json("/api/v1/openapi.json") == json.loads(json.dumps(told))
    for call in API:
        assert call.method.lower() in told["paths"][f"/api/v1{call.path}"]
        if call.method == "GET" and known.get(call.path, call.path) and not call.path.startswith("/dyads"):
            ask.json(f"/api/v1{known.get(call.path, call.path)}")
    assert ask.json("/api/v1/dyads?freq=month&by=country")["columns"]
    status, _, body = ask("/api")
    assert status == 200
    assert b"/api/v1/timeline" in body


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_that_is_asked_breaks_the_api(ask, data):
    call = data.draw(st.sampled_from([c for c in API if c.method == "GET"]))
    words = st.one_of(st.text(max_size=12), st.sampled_from(["KEN", "2024-03-05", "ASSAULT", "-1", "0", "\x00", "*", '"', "NEAR(", "csv"]))
    names = data.draw(st.lists(st.sampled_from([*call.takes, "after", "limit"]), max_size=4)) if call.takes else []
    query = urlencode([(name, data.draw(words)) for name in names], errors="replace")
    ident = urlencode({"": data.draw(words)}, errors="replace")[1:] or "x"
    status, _, body = ask(f"/api/v1{call.path.replace('{ident}', ident)}?{query}")
    assert status < 500, (call.path, query, body[:300])


def test_hostile_text_is_shown_as_text(ask, path):
    with Store(path) as store:
        report = next(r for r in store.reports() if r.name.startswith("hostile"))
    _, _, body = ask(f"/reports/{report.id}")
    text = body.decode()
    assert "&lt;script&gt;" in text
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    _, _, body = ask("/api/v1/events?format=csv")
    rows = list(csv.DictReader(io.StringIO(body.decode())))
    assert len(rows) == ask.json("/api/v1/events?limit=500")["events"].__len__()
    assert not any(cell and cell[0] in "=+@" for row in rows for cell in row.values())


def test_formulas_in_cells_become_text_and_numbers_stay():
    told = b"".join(rows_as_csv(["a", "b"], [["=1+1", -2.5], ["@x", 3]])).decode()
    assert told.splitlines() == ["a,b", "'=1+1,-2.5", "'@x,3"]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70), st.sampled_from(["actor", "place"])), max_size=6))
def test_pieces_join_to_the_text_and_keep_their_roles(text, marks):
    cut = shown.pieces(text, marks)
    assert "".join(piece["text"] for piece in cut) == text
    at = 0
    for piece in cut:
        end = at + len(piece["text"])
        expected = {role for a, b, role in marks if a < b and max(a, 0) <= at and end <= min(b, len(text)) and at < end}
        assert set(piece["roles"]) == expected
        at = end


def test_an_event_says_why_of_each_field_when_asked(ask, path):
    with Store(path) as store:
        event = next(iter(store.events(type="ASSAULT")))
    assert "Read the report again" in ask(f"/events/{event.id}")[2].decode()
    told = ask(f"/events/{event.id}?why=1")[2].decode()
    assert "is an event with" in told  # the reader's share
    assert "of triggers.tsv" in told or "of frames.tsv" in told


def test_another_coders_event_is_not_explained_as_ours(tmp_path, coder):
    path = tmp_path / "old.db"
    record = coder(report_from_text(PLAIN["r2"][1], id="old", published=datetime.date(2024, 3, 7)))
    with Writer(path) as writer:
        writer.add(msgspec.structs.replace(record, coder=msgspec.structs.replace(record.coder, version="0.0.1")))
    with Store(path) as store:
        event = next(iter(store.events()))
    told = Client(explorer(path))(f"/events/{event.id}?why=1")[2].decode()
    assert "coded by dragoman 0.0.1" in told


def test_the_list_comes_by_pages_without_gap_or_repeat(ask):
    every = [event["id"] for event in ask.json("/api/v1/events?limit=500")["events"]]
    found, after = [], "/api/v1/events?limit=2"
    while after:
        page = ask.json(after)
        found += [event["id"] for event in page["events"]]
        after = page["next"]
    assert found == every
    assert len(set(found)) == len(found) > 4


def test_the_timeline_counts_silence_too(ask):
    told = ask.json("/api/v1/timeline")
    assert told["bucket"] == "day"
    assert len(told["rows"]) == 29  # 5 March to 2 April
    assert sum(row["coverage"] for row in told["rows"]) == 4
    assert any(row["coverage"] == 0 and row["events"] == 0 for row in told["rows"])
    assert all(row["events"] == sum(row["quads"]) for row in told["rows"])


@pytest.mark.parametrize(
    ("first", "last", "bucket", "count"),
    [
        ("2024-01-30", "2024-03-02", "day", 33),
        ("2024-01-01", "2025-01-01", "week", 53),
        ("2000-01-15", "2005-02-01", "month", 62),
        ("1900-05-01", "1990-01-01", "year", 91),
    ],
)
def test_periods_cover_a_range_without_gap(first, last, bucket, count):
    assert figures.bucket_of(first, last) == bucket
    told = list(figures.periods(bucket, first, last))
    assert len(told) == count
    for (_, _, end), (_, start, _) in pairwise(told):
        assert datetime.date.fromisoformat(end) + datetime.timedelta(days=1) == datetime.date.fromisoformat(start)


def test_a_sample_keeps_its_draw(ask):
    first, again, other = (ask(f"/sample?seed={seed}")[2] for seed in (1, 1, 2))
    assert first == again
    assert other


@pytest.mark.parametrize(
    "page",
    "/?since=yesterday /map?type=WAR /?country=kenya /statements?after=none /events/none /reports/none /actors/none /nothing".split(),
)
def test_what_cannot_be_shown_is_told_in_plain_words(ask, page):
    status, _, body = ask(page)
    assert status in {400, 404}
    assert b"Traceback" not in body
    assert b'role="alert"' in body


def test_a_text_is_coded_and_a_bad_one_explained(ask):
    body = json.dumps({"text": PLAIN["r1"][1], "published": "2024-03-05"}).encode()
    told = ask.json("/api/v1/code", method="POST", body=body)
    assert [event["type"] for event in told["events"]] == [e.type for e in dragoman.load()(PLAIN["r1"][1], published="2024-03-05").events]
    for wrong in (b"{", b"[]", b'{"text": "x"}', b'{"text": "Kenya met Chad.", "published": "soon"}', b'{"text": ""}'):
        status, _, body = ask("/api/v1/code", method="POST", body=wrong)
        assert status == 422, wrong
        assert json.loads(body)["error"]


def test_another_name_or_site_is_refused(ask):
    assert ask("/", host="evil.example")[0] == 421
    assert ask("/api/v1/code", method="POST", body=b"{}", origin="http://evil.example")[0] == 403
    assert ask("/api/v1/code", method="POST", body=b" " * (BODY + 1))[0] == 413


def test_too_many_requests_are_told_to_wait(path):
    ask = Client(explorer(path, Access(burst=3, a_second=0.001)))
    assert [ask("/static/theme.js")[0] for _ in range(4)] == [200, 200, 200, 429]


def test_elsewhere_every_answer_needs_the_token(path):
    access = Access(hosts=frozenset({"archive.example"}), everyone=False)
    ask = Client(explorer(path, access))
    assert ask("/", host="archive.example")[0] == 401
    assert ask("/api/v1/info", host="archive.example", authorization="Bearer wrong")[0] == 401
    assert ask("/api/v1/info", host="archive.example", authorization=f"Bearer {access.token}")[0] == 200
    status, headers, _ = ask(f"/map?type=ASSAULT&token={access.token}", host="archive.example")
    assert (status, headers["location"]) == (303, "/map?type=ASSAULT")
    assert "httponly" in headers["set-cookie"].lower()
    assert "samesite=strict" in headers["set-cookie"].lower()
    assert ask("/", host="archive.example", cookie=headers["set-cookie"].split(";")[0])[0] == 200
    status, headers, _ = ask(f"//evil.example?token={access.token}", host="archive.example")
    assert not headers.get("location", "/").startswith("//")


def _form(**given):
    return urlencode(given).encode()


def test_a_correction_stands_beside_what_was_coded(path):
    access = Access(changes=True)
    ask, trusted = Client(explorer(path, access)), {"authorization": f"Bearer {access.token}"}
    before = ask.json("/api/v1/events?limit=1")["events"][0]
    given = {
        "csrf": access.csrf,
        "event": before["id"],
        "field": "status",
        "verdict": "correct",
        "value": "planned",
        "name": "Ann",
        "note": "<b>why",
    }
    assert ask("/corrections", method="POST", body=_form(**given))[0] == 403  # no token
    assert ask("/corrections", method="POST", body=_form(**{**given, "csrf": "x"}), **trusted)[0] == 403
    for wrong in ({"value": "perhaps"}, {"value": ""}, {"field": "colour"}, {"verdict": "shrug"}, {"name": " "}, {"note": ""}):
        assert ask("/corrections", method="POST", body=_form(**{**given, **wrong}), **trusted)[0] == 422, wrong
    assert ask("/corrections", method="POST", body=_form(**{**given, "event": "none"}), **trusted)[0] == 404
    status, headers, _ = ask("/corrections", method="POST", body=_form(**given), **trusted)
    assert (status, headers["location"]) == (303, f"/events/{before['id']}#field-status")
    told = ask.json(f"/api/v1/events/{before['id']}")
    assert told["event"] == before
    assert [(c["field"], c["coded"], c["value"], c["name"]) for c in told["corrections"]] == [
        ("status", before["status"], "planned", "Ann")
    ]
    page = ask(f"/events/{before['id']}", **trusted)[2].decode()
    assert "Corrected" in page
    assert "&lt;b&gt;why" in page
    assert ask("/corrections")[2].decode().count("Ann") == 1
    read_only = Client(explorer(path, replace(access, changes=False)))
    assert read_only("/corrections", method="POST", body=_form(**given), **trusted)[0] == 403
