"""The verbs of the store: what is added, listed, shown, examined and compared."""

import csv
import gzip
import io
import json

import pytest

from dragoman.store.store import Store

KENYA = "Kenya recalled its ambassador to Somalia on Monday, the foreign ministry in Nairobi said."
SUDAN = "Rebels shelled the port of Adun on Tuesday. The army denied that it had bombed the market."
ROWS = [
    {"id": "kenya", "published": "2019-02-19", "text": KENYA, "publisher": "Wire", "title": "Envoy recalled"},
    {"id": "adun", "published": "2024-03-06", "text": SUDAN, "publisher": "Daily"},
]
VERBS = ("add", "events", "reports", "actors", "search", "show", "doctor", "diff", "snapshot", "dyads", "panel")


def lines(rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def given(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(lines(ROWS))
    return path


@pytest.fixture
def store(invoke, given, tmp_path):
    path = tmp_path / "world.db"
    assert invoke("add", path, given)[0] == 0
    return path


@pytest.mark.parametrize("verb", [*VERBS, "statements"])
def test_every_verb_has_help_with_an_example(invoke, verb):
    code, out, _ = invoke(verb, "--help")

    assert code == 0
    assert f"dragoman {verb}" in out.split("Options:")[0].split("\n", 1)[1]


def test_reports_are_added_once(invoke, given, tmp_path):
    path = tmp_path / "world.db"
    first, second = invoke("add", path, given), invoke("add", path, given)

    assert (first[0], second[0]) == (0, 0)
    assert first[2].startswith("2 added, 0 coded anew, 0 there already")
    assert second[2].startswith("0 added, 0 coded anew, 2 there already, 0 events")
    assert invoke("add", path, given, "--again", "-q")[1:] == ("", "")


def test_a_run_goes_on_where_it_was(invoke, given, tmp_path):
    path = tmp_path / "world.db"
    half = tmp_path / "half.jsonl"
    half.write_text(lines(ROWS[:1]))
    invoke("add", path, half)

    assert invoke("add", path, given)[2].startswith("1 added, 0 coded anew, 1 there already")


def test_folders_zipped_files_and_bad_reports(invoke, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines([*ROWS, {"text": "no date here, only words"}]).encode()))
    (folder / "b.txt").write_text("date 2019-02-20\n\n" + KENYA)
    (folder / "c.txt.gz").write_bytes(gzip.compress(f"date 2019-02-21\n\n{KENYA}".encode()))
    (folder / "d.txt.gz").write_bytes(b"no gzip")
    (folder / "e.jsonl.gz").write_bytes(gzip.compress(lines(ROWS).encode())[:-20])
    (folder / "f.pdf").write_bytes(b"passed over")
    code, out, err = invoke("add", tmp_path / "world.db", folder)
    with Store(tmp_path / "world.db") as found:
        reports = [(report.name, report.source, report.pointer) for report in found.reports()]

    assert (code, out) == (1, "")
    assert f"{folder}/a.jsonl.gz:3: no publication date" in err
    assert f"DRG-E013 {folder}/d.txt.gz" in err  # read as it is
    assert f"DRG-E011 {folder}/e.jsonl.gz: damaged" in err
    assert reports == [
        ("kenya", f"{folder}/a.jsonl.gz", "1"),
        ("b", f"{folder}/b.txt", "1"),
        ("c", f"{folder}/c.txt.gz", "1"),
        ("adun", f"{folder}/a.jsonl.gz", "2"),
    ]


def test_events_are_listed_in_all_forms(invoke, store):
    code, out, _ = invoke("events", store)
    events = [json.loads(line) for line in out.splitlines()]
    table = list(csv.DictReader(io.StringIO(invoke("events", store, "--csv")[1])))

    assert code == 0
    assert events
    assert json.loads(invoke("events", store, "--json")[1]) == events
    assert [row["event_id"] for row in table] == [event["id"] for event in events]
    assert invoke("events", store, "--count")[1] == f"{len(events)}\n"
    assert invoke("events", store, "--tsv")[1].splitlines()[0].split("\t")[0] == "event_id"
    shown = invoke("events", store, "--table", "--newest", "-n", "1")[1]
    assert shown.startswith(events[-1]["date"])
    assert len(shown.splitlines()) == 3


def test_nothing_found_ends_with_one(invoke, store):
    assert invoke("events", store, "--actor", "Atlantis")[:2] == (1, "")
    assert invoke("events", store, "--actor", "Atlantis", "--json")[:2] == (1, "[]\n")
    assert invoke("search", store, "atlantis", "--table") == (1, "", "nothing found\n")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--status", "denied"], "DRG-E051 no status 'denied'"),
        (["--since", "soon"], "DRG-E051 since: 'soon' is no calendar date"),
        (["--confidence", "2"], "0<=x<=1"),
    ],
)
def test_a_bad_filter_ends_with_two(invoke, store, args, told):
    code, out, err = invoke("events", store, *args)

    assert (code, out) == (2, "")
    assert told in err


def test_a_store_that_is_none_ends_with_two(invoke, tmp_path, given):
    assert "DRG-E050" in invoke("events", tmp_path / "none.db")[2]
    code, _, err = invoke("add", given, given)
    assert (code, "not a Dragoman store" in err) == (2, True)


def test_reports_actors_and_statements_are_listed(invoke, store):
    reports = [json.loads(line) for line in invoke("reports", store)[1].splitlines()]
    actors = [json.loads(line) for line in invoke("actors", store, "kenya")[1].splitlines()]
    said = [json.loads(line) for line in invoke("statements", store)[1].splitlines()]

    assert [report["name"] for report in reports] == ["kenya", "adun"]
    assert "KEN" in {actor["country"] for actor in actors}
    assert {statement["name"] for statement in said} == {"kenya", "adun"}
    for verb in ("reports", "actors", "statements"):
        assert invoke(verb, store, "--csv")[1].startswith("id,")
        assert invoke(verb, store, "--table", "-n", "1")[0] == 0


def test_statements_of_a_text_take_no_filters_of_a_store(invoke, store, tmp_path):
    text = tmp_path / "kenya.txt"
    text.write_text("date 2019-02-19\n\n" + KENYA)

    assert json.loads(invoke("statements", text)[1].splitlines()[0])["report"] == "kenya"
    assert invoke("statements", text, "--actor", "Kenya")[0] == 2
    assert invoke("statements", store, "--date", "2019-02-19")[0] == 2
    assert "List the statements of STORE" in invoke("statements", store, "--help")[1]


def test_words_are_found_with_their_passage(invoke, store):
    found = json.loads(invoke("search", store, '"port of adun"')[1])
    start, end = found["marks"][0]

    assert (found["name"], found["snippet"][start:end]) == ("adun", "port of Adun")
    assert "port of Adun" in invoke("search", store, "port", "--table")[1]
    assert invoke("search", store, "port", "--csv")[1].startswith("id,name")


def test_what_has_an_id_is_shown(invoke, store):
    event = json.loads(invoke("events", store)[1].splitlines()[0])
    statement = json.loads(invoke("statements", store)[1].splitlines()[0])

    assert json.loads(invoke("show", store, event["id"])[1]) == event
    assert json.loads(invoke("show", store, statement["id"])[1]) == statement
    assert json.loads(invoke("show", store, event["actor"][0]["id"])[1])["name"] == event["actor"][0]["name"]
    assert json.loads(invoke("show", store, "adun")[1])["report"]["text"] == SUDAN
    assert invoke("show", store, "adun", "--text")[1] == SUDAN
    for ident in (event["id"], statement["id"], "adun", event["report"]):
        assert invoke("show", store, ident, "--table")[0] == 0
    assert "DRG-E052 " in invoke("show", store, "nobody")[2]


def test_the_doctor_looks_at_all(invoke, store):
    code, out, err = invoke("doctor", store)

    assert (code, out) == (0, "")
    assert err.startswith("2 reports")
    assert err.endswith("all sound\n")


def test_differences_are_told(invoke, store, tmp_path):
    other = tmp_path / "other.db"
    one = tmp_path / "one.jsonl"
    one.write_text(lines(ROWS[:1]))
    invoke("add", other, one)

    code, out, err = invoke("diff", store, other)
    assert (code, json.loads(out)["change"], json.loads(out)["name"]) == (0, "report dropped", "adun")
    assert err.startswith("1 reports compared, 0 added, 1 dropped")
    assert invoke("diff", other, store, "--csv")[1].splitlines()[1].startswith("report added,")
    assert "report added: adun" in invoke("diff", other, store, "--table")[1]
    assert invoke("diff", store)[0] == 1


def test_parquet_is_written(invoke, store, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    code, out, err = invoke("events", store, "--parquet", tmp_path / "events.parquet", "--type", "SANCTION")

    assert (code, out, err) == (0, "", "1 events\n")
    assert pq.read_table(tmp_path / "events.parquet")["type"].to_pylist() == ["SANCTION"]
    assert invoke("snapshot", store)[1] == f"{store}.snapshot\n"


def test_dyads_by_period(invoke, store):
    code, out, _ = invoke("dyads", store, "--by", "year", "--country", "KEN", "--jsonl")

    (row,) = map(json.loads, out.splitlines())
    assert (code, row["period"], row["actor"], row["recipient"], row["events"], row["coverage"]) == (0, "2019", "KEN", "SOM", 1, 1)
    assert invoke("dyads", store, "--country", "FRA", "--csv")[0] == 1
    assert out == invoke("dyads", store, "--by", "year", "--country", "KEN", "--one-a-day", "--jsonl", "-n", "1")[1]
    assert "KEN" in invoke("dyads", store, "--table")[1]


def test_a_panel_tells_zero_from_no_coverage(invoke, store):
    code, out, _ = invoke("panel", store, "--kind", "dyad-year", "--country", "KEN", "--csv")

    rows = {row["period"]: row for row in csv.DictReader(io.StringIO(out))}
    assert code == 0
    assert [rows[year]["events"] for year in ("2019", "2020", "2024")] == ["1", "", "0"]
    assert "–" in invoke("panel", store, "--kind", "dyad-year", "--country", "KEN", "--table")[1]
    assert invoke("panel", store, "--kind", "city-month")[0] == 2
