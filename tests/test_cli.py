"""The command: what goes in, what comes out, how it ends."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.evaluation import floors

NEWS = "Kenya recalled its ambassador to Somalia on Monday, the foreign ministry in Nairobi said."
ROW = {"published": "2019-02-19", "text": NEWS}
EXAMPLES = Path(__file__).parent.parent / "examples"


def run(*args, stdin=b""):
    """Run the command in a process of its own: exit code, standard output, standard error."""
    done = subprocess.run([sys.executable, "-m", "dragoman", *map(str, args)], input=stdin, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def one_line(errors):
    (line,) = [line for line in errors.splitlines() if line.startswith("dragoman:")]
    return line


@pytest.mark.parametrize("args", [[], ["code"], ["info"], ["eval"]], ids=" ".join)
def test_every_verb_has_help(invoke, args):
    code, out, _ = invoke(*args, "--help")

    assert code == 0
    assert "Usage: dragoman" in out


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["code", "--nonsense"],
        ["code", "x.txt", "--date", "2019-02-30"],
        ["code", "x.txt", "--date", "soon"],
        ["eval", "no-such-folder"],
    ],
    ids=" ".join,
)
def test_bad_usage_ends_with_two(invoke, args):
    code, out, err = invoke(*args)

    assert (code, out) == (2, "")
    assert one_line(err).endswith("--help shows how)")


def test_a_text_file_becomes_one_record(invoke, tmp_path):
    path = written(tmp_path, "kenya.txt", f" date 2019-02-19\n\n{NEWS}\n")
    code, out, err = invoke("code", path)
    record = json.loads(out)

    assert (code, err) == (0, "")
    assert out.count("\n") == 1
    assert (record["report"]["id"], record["report"]["published"]) == ("kenya", "2019-02-19")
    assert record["report"]["text"] == path.read_text()
    assert set(record) == {"report", "actors", "places", "times", "events", "statements", "links", "coder"}


def test_every_span_of_a_record_is_the_words_it_quotes(coder):
    path = next(iter(sorted(EXAMPLES.glob("*.txt"))), None)
    assert path is not None
    record = json.loads(coder(path.read_text(encoding="utf-8")).to_json())
    text = record["report"]["text"]
    quoted = []

    def walk(part):
        if isinstance(part, list):
            for inner in part:
                walk(inner)
        elif isinstance(part, dict):
            if "span" in part and "text" in part:
                quoted.append((part["text"], text[slice(*part["span"])]))
            for inner in part.values():
                walk(inner)

    walk(record)

    assert len(quoted) > 20
    assert all(words == found for words, found in quoted)


def test_standard_input_and_a_bare_text_are_read():
    code, out, _ = run("code", "-", "--date", "2019-02-19", stdin=NEWS.encode())
    other, told, _ = run("code", NEWS, "--date", "2019-02-19")

    assert (code, other) == (0, 0)
    assert json.loads(out)["events"] == json.loads(told)["events"]
    assert (json.loads(out)["report"]["id"], json.loads(told)["report"]["id"]) == ("stdin", "text")


def test_json_lines_keep_their_order_and_one_bad_report_stops_no_other(invoke, tmp_path):
    lines = [{"id": "a", **ROW}, {"id": "b", "text": NEWS}, {"id": "c", **ROW}]
    path = written(tmp_path, "r.jsonl", "\n".join(map(json.dumps, lines)))
    code, out, err = invoke("code", path, tmp_path / "none.txt")

    assert code == 1
    assert [json.loads(line)["report"]["id"] for line in out.splitlines()] == ["a", "c"]
    assert f"dragoman: DRG-E013 {path}:2: no publication date (" in err
    assert f"dragoman: DRG-E011 {tmp_path / 'none.txt'}: No such file or directory (check the name)" in err
    assert "2 reports coded" in err
    assert "2 set aside" in err


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "DRG-E014", "the text is empty"),
        (NEWS.encode(), "DRG-E013", "no publication date"),
        (b"date 2019-02-31\n" + NEWS.encode(), "DRG-E012", "'2019-02-31' is no calendar date"),
        (b"\x00\x01\x02\x03", "DRG-E011", "binary"),
        (b"date 2019-02-19\n\xff" + NEWS.encode(), "DRG-E011", "not UTF-8: byte 16 is 0xff"),
        (b"x" * 10_000_000, "DRG-E016", "the limit is 200,000 characters"),
        (b"date 2019-02-19\n" + b"Der Minister hat am Montag den Botschafter nach Berlin gerufen. " * 4, "DRG-E015", "not English"),
    ],
    ids=["empty", "no date", "a date that is none", "binary", "invalid UTF-8", "10 MB of one line", "German"],
)
def test_bad_input_is_one_line_that_says_what_where_and_what_to_do(invoke, tmp_path, content, code, words):
    path = written(tmp_path, "bad.txt", content)
    ended, out, err = invoke("code", path)

    assert (ended, out) == (1, "")
    assert one_line(err).startswith(f"dragoman: {code} {path}: ")
    assert words in one_line(err)
    assert one_line(err).endswith(")")


def test_the_same_report_gives_the_same_bytes_alone_and_among_others(invoke, tmp_path):
    row = json.dumps({"id": "a", **ROW})
    text = "Rebels shelled the port on Friday. The army said it would strike back."
    other = json.dumps({"id": "b", "published": "2020-01-01", "text": text})
    alone = invoke("code", written(tmp_path, "alone.jsonl", row))[1]
    among = invoke("code", written(tmp_path, "among.jsonl", f"{other}\n{row}\n{other}"))[1]
    elsewhere = run("code", tmp_path / "alone.jsonl")[1]

    assert alone == among.splitlines(keepends=True)[1] == elsewhere


def test_plover_is_one_event_a_line(invoke, tmp_path):
    path = written(tmp_path, "kenya.txt", f"date 2019-02-19\n{NEWS}")
    _, out, _ = invoke("code", "--format", "plover", path)
    events = json.loads(invoke("code", path)[1])["events"]

    assert [json.loads(line)["id"] for line in out.splitlines()] == [f"kenya#{event['id']}" for event in events]


def test_a_file_is_written_whole(invoke, tmp_path):
    path = written(tmp_path, "kenya.txt", f"date 2019-02-19\n{NEWS}")
    out = tmp_path / "records.jsonl"

    for _ in range(2):
        assert invoke("code", path, "--out", out)[:2] == (0, "")
    assert json.loads(out.read_text())["report"]["id"] == "kenya"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["kenya.txt", "records.jsonl"]


def test_a_place_that_cannot_be_written_is_a_fatal_error(invoke, tmp_path):
    path = written(tmp_path, "kenya.txt", f"date 2019-02-19\n{NEWS}")
    code, _, err = invoke("code", path, "--out", tmp_path / "none" / "records.jsonl")

    assert code == 2
    assert "cannot be written: No such file or directory" in one_line(err)


def test_the_limit_can_be_set(invoke, tmp_path):
    path = written(tmp_path, "kenya.txt", f"date 2019-02-19\n{NEWS}")
    code, _, err = invoke("code", path, "--max-characters", "50")

    assert code == 1
    assert "the limit is 50" in one_line(err)


def test_a_table_has_colours_only_where_they_are_wanted(invoke, tmp_path, monkeypatch):
    path = written(tmp_path, "kenya.txt", f"date 2019-02-19\n{NEWS}")
    plain = invoke("code", "--format", "table", path)[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    forced = invoke("code", "--format", "table", path)[1]
    monkeypatch.setenv("NO_COLOR", "1")
    forbidden = invoke("code", "--format", "table", path)[1]

    assert "[did: recalled]" in plain
    assert "\x1b[" in forced
    assert forbidden == plain


def test_a_terminal_gets_a_table(tmp_path):
    path = written(tmp_path, "kenya.txt", f"date 2019-02-19\n{NEWS}")
    ours, theirs = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "dragoman", "code", str(path)], stdout=theirs, stdin=subprocess.DEVNULL)
    os.close(theirs)
    seen = b""
    try:
        while chunk := os.read(ours, 4096):
            seen += chunk
    except OSError:  # Linux ends a terminal without readers with an error
        pass
    os.close(ours)

    assert process.wait() == 0
    assert b"kenya  2019-02-19" in seen
    assert b"\x1b[4m" in seen


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    rows = "\n".join(json.dumps({"id": str(number), **ROW}) for number in range(200))
    path = written(tmp_path, "many.jsonl", rows)
    process = subprocess.Popen([sys.executable, "-m", "dragoman", "code", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()

    assert process.wait() == 0
    assert errors == b""


def test_info_tells_versions_reader_and_facts(invoke):
    code, out, _ = invoke("info", "--json")
    told = json.loads(out)

    assert code == 0
    assert told["dragoman"] == "0.1.0"
    assert told["reader"]
    assert told["facts"]
    assert told["megabytes"]["reader"] < 40


@pytest.fixture
def gold_folder(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "kenya.gold").write_text(
        "---\npublished: 2019-02-19\ntitle: Envoy recalled\nactors:\n  a1: {name: Kenya, country: KEN, sector: [GOV]}\n"
        "  a2: {name: Somalia, country: SOM, sector: [GOV]}\ntimes:\n  t1: {value: 2019-02-18}\nevents:\n"
        "  e1: {type: SANCTION, mode: [discontinue], actor: [a1], recipient: [a2], time: t1, status: occurred}\n---\n"
        "<a1>Kenya</a1> <e1>recalled</e1> its ambassador to <a2>Somalia</a2> on <t1>Monday</t1>.\n",
        encoding="utf-8",
    )
    return folder


def test_eval_codes_and_scores(invoke, gold_folder):
    code, out, _ = invoke("eval", gold_folder, "--json")
    figures = json.loads(out)

    assert code == 0
    assert figures["event_detection"]["due"] == 1
    assert figures["time_value"]["f1"] == 1.0


def test_eval_scores_records_of_a_file_and_shows_errors(invoke, gold_folder, tmp_path):
    records = written(tmp_path, "none.jsonl", "")
    code, out, _ = invoke("eval", gold_folder, "--records", records, "--errors", "5")

    assert code == 0
    assert "kenya missed  SANCTION  'recalled'" in out


@pytest.mark.parametrize(
    ("floor", "corpus", "code", "words"),
    [
        (0.0, "right", 0, "1 of 1 floors held"),
        (0.5, "right", 1, "event_type.f1 is 0.0000, its floor is 0.5000"),
        (0.0, "wrong", 2, "not the reports"),
    ],
)
def test_floors_are_held(invoke, gold_folder, tmp_path, floor, corpus, code, words):
    told = {"corpus": floors.digest(gold_folder) if corpus == "right" else "0", "floors": {"event_type.f1": floor}}
    path = written(tmp_path, "floors.json", json.dumps(told))
    ended, _, err = invoke("eval", gold_folder, "--records", written(tmp_path, "none.jsonl", ""), "--floors", path)

    assert ended == code
    assert words in err


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_examples_tell_events(coder, path):
    record = coder(path.read_text(encoding="utf-8"))

    assert len(record.events) >= 4
    assert {event.status for event in record.events} > {"occurred"}
    assert record.statements
