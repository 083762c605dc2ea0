"""Newer office holders: an answer is compared with what is known, told, and written when asked; the network is a server in a thread."""

import datetime
import json
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dragoman.cli import main
from dragoman.errors import KnowledgeError
from dragoman.knowledge import Knowledge, answer, endpoint, own, updater
from dragoman.knowledge.answer import Held

SAVED = Path(__file__).parent / "data" / "tenures_answer.json"  # invented persons and dates
ROOT = Path(__file__).parent.parent


def run(*args):
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return ended.value.code


def bindings():
    return json.loads(SAVED.read_text(encoding="utf-8"))["results"]["bindings"]


def packed(rows):
    return json.dumps({"results": {"bindings": rows}}).encode()


@pytest.fixture(scope="module")
def facts():
    return Knowledge.open()


def test_an_answer_is_tenures_with_dates_as_exact_as_told():
    found = answer.parse(SAVED.read_bytes(), "saved")

    assert [(h.country, h.office_class, h.name, h.start, h.end) for h in found.held if h.office_class == "def"] == [
        ("FJI", "def", "Ratu Vilive Nasau", "2030", "2031-05")
    ]
    assert [(p.row, p.what) for p in found.passed] == [
        (3, "Q900000003 has no English name"),
        (6, "Sala Waqa: a date that is not known to the year"),
    ]


BAD = [
    ({"class": "king"}, "class 'king' is none"),
    ({"iso3": "Fiji"}, "iso3 'Fiji' is no code"),
    ({"person": "http://example.org/Q1"}, "is no Wikidata entity"),
    ({"start": "2031-02-30T00:00:00Z"}, "is no date"),
    ({"start": "soon"}, "is no date"),
]


@pytest.mark.parametrize(("cells", "what"), BAD, ids=[b[1] for b in BAD])
def test_a_row_that_is_not_of_the_form_is_told(cells, what):
    rows = bindings()
    rows[1].update({name: {"type": "literal", "value": value} for name, value in cells.items()})

    with pytest.raises(KnowledgeError, match=what) as caught:
        answer.parse(packed(rows), "a.json")
    assert caught.value.where == "a.json: row 2"


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"[]", b'{"results": 1}', b'{"results": {"bindings": {}}}', b"[" * 100_000, b"\xff\xfe"]
)
def test_what_is_no_sparql_json_is_told(content):
    with pytest.raises(KnowledgeError, match="JSON"):
        answer.parse(content, "a.json")


def held(name, start, end="", country="FJI", office_class="fm", person=""):
    return Held(country, office_class, start, end, person or f"Q9{sum(map(ord, name)):08}", name, "Minister for Foreign Affairs")


def table(facts, *rows):
    return updater.Table(facts, [dict.fromkeys(own.COLUMNS, "") | {"kind": "person", "country": "FJI"} | row for row in rows])


KNOWN = {"name": "Sala Waqa", "wikidata": "Q77", "office": "Minister for Foreign Affairs", "start": "2030-01-05"}
CASES = [
    ("new", held("Sala Waqa", "2030-01-05", person="Q77"), {}, "new"),
    ("known", held("Sala Waqa", "2030-01-05", person="Q77"), KNOWN | {"note": "wikidata fm"}, None),
    ("known to the year", held("Sala Waqa", "2030", person="Q77"), KNOWN | {"note": "wikidata fm"}, None),
    ("ended", held("Sala Waqa", "2030-01-05", "2031-04-01", person="Q77"), KNOWN | {"note": "wikidata fm"}, "ended"),
    ("changed", held("Sala Waqa", "2030-02-07", person="Q77"), KNOWN | {"note": "wikidata fm"}, "changed"),
    ("successor", held("Jone Toga", "2031-04-01"), KNOWN | {"note": "wikidata fm, known until 2031-03-01"}, "new"),
    ("rival", held("Jone Toga", "2030-06-01"), KNOWN | {"end": "2031-03-01", "note": "wikidata fm"}, "conflicting"),
    ("own row", held("Sala Waqa", "2030-02-07", person="Q77"), KNOWN | {"note": "from the gazette"}, "conflicting"),
    ("own row agrees", held("Sala Waqa", "2030-01", person="Q77"), KNOWN | {"note": "from the gazette"}, None),
]


@pytest.mark.parametrize(("told", "before", "kind"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_an_answer_changes(told, before, kind, facts):
    found = updater.changes([told], table(facts, before) if before else table(facts))

    assert [c.kind for c in found] == ([kind] if kind else [])


def test_terms_that_follow_each_other_are_one_tenure(facts):
    terms = [held("Jone Toga", "2030-01-01", "2031-12-31"), held("Jone Toga", "2032-01-01", "2033-05-01"), held("Jone Toga", "2035-01-01")]

    assert [(c.held.start, c.held.end) for c in updater.changes(terms, table(facts))] == [("2030-01-01", "2033-05-01"), ("2035-01-01", "")]


def test_two_open_tenures_of_one_answer_conflict(facts):
    found = updater.changes([held("Jone Toga", "2030-01-01"), held("Sala Waqa", "2030-06-01")], table(facts))

    assert {c.kind for c in found} == {"conflicting"}


def test_a_person_keeps_the_shipped_roles_and_gains_the_new_one(facts):
    (tenure, *_) = [t for t in facts.tenures("fm", "FRA") if t.until and facts.entity(t.person).wikidata]
    person = facts.entity(tenure.person)
    told = held(person.name, "2040-01-01", country="FRA", person=person.wikidata)
    rows = updater.overlay(updater.changes([told], table(facts)), table(facts), datetime.date(2040, 2, 1))

    assert {r["wikidata"] for r in rows} == {person.wikidata}
    assert (tenure.since.isoformat(), tenure.until.isoformat()) in {(r["start"], r["end"]) for r in rows}
    assert [r["note"] for r in rows if r["start"] == "2040-01-01"] == ["wikidata fm, retrieved 2040-02-01"]


def test_a_dry_run_shows_and_writes_nothing(tmp_path, capfd):
    out = tmp_path / "overlay.tsv"

    assert run("update-facts", "--from", SAVED, "--out", out, "--dry-run") == 0
    told = capfd.readouterr()
    assert "new         TUV fm  Teuila Faleono (Q900000001)" in told.out
    assert "conflicting FJI hos Jone Kubuabola" in told.out
    assert "passed over  row 3: Q900000003 has no English name" in told.err
    assert list(tmp_path.iterdir()) == []


def test_the_table_is_written_used_and_never_written_over_silently(tmp_path, capfd):
    out = tmp_path / "overlay.tsv"
    args = ("update-facts", "--from", SAVED, "--out", out, "--country", "tuv", "--retrieved", "2031-06-01")

    assert run(*args) == 0
    facts = Knowledge.open(actors=out)
    (person,) = facts.named("Teuila Faleono")
    assert [(t.office, t.since) for t in facts.roles(person)] == [("Minister of Foreign Affairs of Tuvalu", datetime.date(2031, 2, 1))]
    assert "wikidata fm, retrieved 2031-06-01" in out.read_text()

    capfd.readouterr()
    assert run(*args) == 0
    assert "nothing to write" in capfd.readouterr().err

    before = out.read_text()
    assert run("update-facts", "--from", SAVED, "--out", out) == 2
    assert "--replace" in capfd.readouterr().err
    assert out.read_text() == before
    assert run("update-facts", "--from", SAVED, "--out", out, "--replace") == 0
    assert (tmp_path / "overlay.tsv.before").read_text() == before
    assert {"Teuila Faleono", "Ratu Vilive Nasau"} <= {row["name"] for _, row in own.rows(out)}


@pytest.fixture
def server():
    """A server on this machine; `answers` holds status, headers and body by path, `asked` the queries."""
    answers, asked = {}, []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            status, headers, body = answers[self.path]
            if status == 0:
                stop.wait(5)
                return
            self.send_response(status)
            for header, value in headers.items():
                self.send_header(header, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Silent."""

    stop = threading.Event()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}", answers, asked
        stop.set()
        running.shutdown()
        thread.join()


def test_an_endpoint_is_asked_the_documented_query(server, tmp_path):
    url, answers, asked = server
    answers["/sparql"] = (200, {"Content-Type": "application/sparql-results+json"}, SAVED.read_bytes())
    query = answer.QUERY.read_text(encoding="utf-8")

    assert run("update-facts", "--from", f"{url}/sparql", "--out", tmp_path / "o.tsv") == 0
    assert [urllib.parse.parse_qs(one)["query"] for one in asked] == [[query]]
    assert f"retrieved {datetime.datetime.now(tz=datetime.UTC).date()}" in (tmp_path / "o.tsv").read_text()
    assert query in (ROOT / "docs" / "own-actors.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("reply", "what"),
    [
        ((429, {"Retry-After": "30"}, b""), r"answers 429 .*30 seconds"),
        ((500, {}, b""), "answers 500"),
        ((302, {"Location": "http://example.org/"}, b""), "give an https address"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "is not allowed"),
        ((200, {}, b"x" * 2000), "more than 1,000 bytes"),
        ((0, {}, b""), "no answer within"),
    ],
    ids=["wait", "broken", "elsewhere", "file", "large", "slow"],
)
def test_what_goes_wrong_with_an_endpoint_is_told(reply, what, server):
    url, answers, _ = server
    answers["/"] = reply

    with pytest.raises(KnowledgeError, match=what):
        endpoint.ask(f"{url}/", "SELECT", seconds=0.5, largest=1000)


@pytest.mark.parametrize(
    "url", ["http://example.org/sparql", "ftp://example.org/", "file:///etc/passwd", "https://u:p@example.org/", "https://[", "https://"]
)
def test_only_https_addresses_are_asked(url, capfd):
    assert run("update-facts", "--from", url, "--dry-run") == 2
    assert "DRG-E020" in capfd.readouterr().err


def test_a_closed_port_and_a_missing_file_are_told(tmp_path, capfd):
    assert run("update-facts", "--from", "http://127.0.0.1:9/sparql", "--dry-run") == 2
    assert run("update-facts", "--from", tmp_path / "none.json", "--dry-run") == 2
    assert run("update-facts", "--from", SAVED) == 2
    assert run("update-facts", "--dry-run") == 2
    err = capfd.readouterr().err
    assert "cannot be asked" in err
    assert "cannot be read" in err


def test_the_query_is_printed(capfd):
    assert run("update-facts", "--query") == 0
    assert capfd.readouterr().out == answer.QUERY.read_text(encoding="utf-8")
