"""One report through all rooms: the record as a whole."""

import datetime
import json
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import MissingDate, ModelError
from dragoman.reading.onnx import OnnxReader
from dragoman.report import Report

DAY = datetime.date(2015, 11, 25)  # a Wednesday
TEXT = (
    " date 2015-11-25 KABUL, Nov 25 (Wire) — Taliban gunmen killed 12 policemen in an attack on a checkpoint in Kunduz on "
    "Tuesday 😀, the interior ministry said.\n\n"
    "Related: Ten things to know about the war that Iran bombed\n\n"
    "Pakistan’s foreign minister will visit Tehran next week, state television reported. "
    "President Ashraf Ghani condemned the attack. “They will pay for it,” he said.\n"
)


@pytest.fixture(scope="module")
def record(coder):
    return coder(TEXT)


def spans(part):
    """All (span, text) pairs in a record."""
    if isinstance(part, dict):
        if "span" in part and "text" in part:
            yield tuple(part["span"]), part["text"]
        for value in part.values():
            yield from spans(value)
    elif isinstance(part, list):
        for value in part:
            yield from spans(value)


def test_every_span_points_at_its_words(record):
    """Whatever the record quotes stands in the text as given in, at the place it says."""
    told = list(spans({k: v for k, v in json.loads(record.to_json()).items() if k != "report"}))

    assert len(told) > 20
    assert all(TEXT[a:b] == words for (a, b), words in told)


def test_the_text_is_kept_as_given(record):
    """Date line, dateline and links stay in the text; only the coding passes over them."""
    assert record.report.text == TEXT
    assert record.report.published == DAY


def test_what_is_not_news_is_not_coded(record):
    """A line of related links holds no event and no actor of the report."""
    start = TEXT.index("Related")
    end = TEXT.index("\n", start)

    assert not [e for e in record.events if start <= e.trigger.span[0] < end]
    assert not [m for a in record.actors for m in a.mentions if start <= m.span[0] < end]


def test_events_of_the_report(record):
    """A killing told as done, a visit to come, a condemnation; each with who, whom and when."""
    told = {e.trigger.text: e for e in record.events}

    killing = told["killed"]
    assert (killing.type, killing.status, killing.size) == ("ASSAULT", "occurred", {"dead": 12})
    assert [p.country for p in killing.actor] == ["AFG"]
    assert killing.time.value == "2015-11-24"
    visit = told["visit"]
    assert (visit.type, visit.mode, visit.status) == ("CONSULT", ["visit"], "planned")
    assert [p.country for p in visit.actor] == ["PAK"]
    assert {place.id: place for place in record.places}[visit.place[0].id].country == "IRN"
    assert told["condemned"].type == "ACCUSE"
    assert [p.name for p in told["condemned"].actor] == ["Ashraf Ghani"]


def test_who_says_so(record):
    """Statements have their source, and the events inside them carry it; a quotation is told as direct."""
    direct = [s for s in record.statements if s.kind == "direct"]

    assert [p.name for s in direct for p in s.source] == ["Ashraf Ghani"]
    killing = next(e for e in record.events if e.trigger.text == "killed")
    assert killing.source is not None
    assert [p.country for p in killing.source.actor] == ["AFG"]


def test_the_same_bytes_alone_in_a_run_and_again(coder, record):
    """A record depends on its own report only."""
    others = [Report(text=f"Troops from Chad shelled village number {n} on Monday.", published=DAY) for n in range(3)]
    report = Report(**{f: getattr(dragoman.report_from_text(TEXT, id=""), f) for f in Report.__struct_fields__})
    piped = list(coder.pipe([others[0], report, *others[1:], report]))

    assert piped[1].to_json() == piped[4].to_json() == record.to_json() == coder(TEXT).to_json()


def test_the_same_bytes_in_another_process(record, tmp_path):
    """Hash seeds and process state leave no trace in a record."""
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    script = f"import dragoman, sys; sys.stdout.write(dragoman.load()(open({str(file)!r}, encoding='utf-8').read()).to_json())"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env={"PYTHONHASHSEED": "7"}).stdout.decode(
        "utf-8"
    )

    assert told == record.to_json()


def test_a_report_of_any_length(coder):
    """A report longer than a window is read window by window; nothing of it is lost."""
    text = "\n\n".join(
        f"Police arrested {n + 2} students in Lagos on Monday. The government of Ghana condemned the arrests." for n in range(60)
    )
    record = coder(text, published=DAY)

    assert max(e.trigger.span[1] for e in record.events) > len(text) - 200
    assert len(record.events) > 60


def test_no_date_is_an_error(coder):
    """Today's date is never assumed."""
    with pytest.raises(MissingDate):
        coder("Police arrested ten students in Lagos on Monday.")


def test_a_damaged_model_is_told(tmp_path):
    """The model file is checked against its digest before it is loaded."""
    folder = Path(str(resources.files("dragoman.reading") / "data"))
    for name in ("reader.onnx", "reader.json", "vocabulary.txt"):
        shutil.copy(folder / name, tmp_path / name)
    blob = bytearray((tmp_path / "reader.onnx").read_bytes())
    blob[1000] ^= 1
    (tmp_path / "reader.onnx").write_bytes(blob)

    with pytest.raises(ModelError, match=r"not the file that reader\.json tells of"):
        OnnxReader(tmp_path)


def test_a_missing_model_is_told(tmp_path):
    """The error names the folder and says what to do."""
    with pytest.raises(ModelError) as caught:
        OnnxReader(tmp_path)

    assert caught.value.where == str(tmp_path)
    assert caught.value.do


def test_a_report_of_nothing_but_furniture(coder):
    """A reading without words gives an empty record."""
    record = coder(Report(text="Related: more", published=DAY, skip=((0, 13),)))

    assert record.events == record.actors == record.statements == []


def test_a_length_is_no_date(coder):
    """How long a truce lasts does not say when it was declared."""
    record = coder("Sudan declared a three-day ceasefire. The African Union welcomed it.", published=DAY)

    assert record.events
    assert all(e.time is None or not e.time.value.startswith("P") for e in record.events)
    assert "P3D" in [t.value for t in record.times]


def test_joined_verbs_share_their_subject(coder):
    """Who did the first thing did the second, where nothing else is said."""
    record = coder("Chad condemned the attack on Monday and recalled its ambassador from Sudan.", published=DAY)

    assert {p.country for e in record.events if e.trigger.text == "recalled" for p in e.actor} == {"TCD"}
