"""The scorer, the gold reader, the floors."""

import datetime
import importlib.util
from pathlib import Path

import msgspec
import pytest
import yaml

from dragoman.errors import EvaluationError
from dragoman.evaluation import floors
from dragoman.evaluation.gold import read_folder, read_gold, untag
from dragoman.evaluation.header import parse
from dragoman.evaluation.scorer import evaluate, same_name
from dragoman.evaluation.told import Told, read_records, told

ROOT = Path(__file__).parent.parent
CORPORA = [ROOT / "evaluation" / "reports", ROOT / "training" / "reports"]
GOLD = [path for folder in CORPORA for path in sorted(folder.glob("*.gold"))]
needs_corpora = pytest.mark.skipif(not GOLD, reason="the annotated reports are not in the wheel")

SAMPLE = """\
---
published: 2011-03-19
title: "Strikes: the first day"
actors:
  a1: {name: France, country: FRA, sector: [MIL]}
  a2: {name: Libya, country: LBY, sector: [MIL]}
  a3: {name: Nicolas Sarkozy, country: FRA, sector: [GOV]}
places:
  p1: {name: Benghazi, country: LBY}
times:
  t1: {value: 2011-03-19}
  t2: {value: 2011}
events:
  e1: {type: ASSAULT, mode: [aerial], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, size: {vehicles: 4}}
  e2: {type: THREATEN, mode: [violence], actor: [a3], recipient: [a2], status: planned}
statements:
  s1: {source: [a3], kind: indirect}
---
<a1>French jets</a1> <e1>bombed</e1> <a2>Libyan armour</a2> outside <p1>Benghazi</p1> <t1>on Saturday</t1>, the first in <t2>2011</t2>.
<a3>President Sarkozy</a3> <c1><e2>warned</e2></c1> <a2>the army</a2> that <s1>strikes would go on until it pulled back</s1>.
"""


@pytest.fixture
def sample(tmp_path):
    path = tmp_path / "jets.gold"
    path.write_text(SAMPLE, encoding="utf-8")
    return read_gold(path)


def perfect(gold):
    """A record that tells just what the gold report does."""

    def parties(names):
        return [{"name": gold.actors[n].name, "country": gold.actors[n].country, "sector": gold.actors[n].sector} for n in names]

    def words(name):
        return [{"span": span} for span in gold.spans.get(name, [])]

    def places(names):
        return [{"name": gold.places[n].name, "country": gold.places[n].country} for n in names]

    return {
        "report": {"id": gold.id},
        "events": [
            {
                "type": e.type, "status": e.status, "mode": e.mode, "trigger": words(n)[0], "mentions": words(n)[1:], "size": e.size,
                "actor": parties(e.actor), "recipient": parties(e.recipient), "place": places(e.place),
                "time": {"value": gold.times[e.time].value} if e.time else None,
            }
            for n, e in gold.events.items()
        ],
        "statements": [
            {"kind": s.kind, "source": parties(s.source), "via": parties(s.via), "content": words(n)} for n, s in gold.statements.items()
        ],
        "times": [{"span": span, "value": t.value} for n, t in gold.times.items() for span in gold.spans[n]],
        "actors": [{"name": a.name, "country": a.country, "mentions": words(n)} for n, a in gold.actors.items()],
    }  # fmt: skip


def figures(gold, record):
    return evaluate([gold], {gold.id: msgspec.convert(record, Told)}).figures()


def test_the_gold_reader_gives_text_and_spans(sample):
    start, end = sample.spans["e1"][0]

    assert sample.text.startswith("French jets bombed Libyan armour")
    assert sample.text[start:end] == "bombed"
    assert [sample.text[a:b] for a, b in sample.spans["a2"]] == ["Libyan armour", "the army"]
    assert (sample.title, sample.times["t2"].value, sample.events["e1"].size) == ("Strikes: the first day", "2011", {"vehicles": 4})


def test_a_perfect_record_scores_one(sample):
    told_figures = figures(sample, perfect(sample))

    assert {name: row["f1"] for name, row in told_figures.items() if isinstance(row, dict) and row.get("due")} == {
        name: 1.0 for name, row in told_figures.items() if isinstance(row, dict) and row.get("due")
    }
    assert told_figures["event_type_macro_f1"] == 1.0


def test_no_record_scores_nothing(sample):
    told_figures = evaluate([sample], {}).figures()

    assert told_figures["event_detection"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "right": 0, "told": 0, "due": 2}


def change(record, path, value):
    *steps, last = path
    for step in steps:
        record = record[step]
    record[last] = value


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (["events", 0, "type"], "COERCE", {"event_detection": 2, "event_type": 1, "event_quad": 2}),
        (["events", 0, "type"], "AID", {"event_detection": 2, "event_type": 1, "event_quad": 1}),
        (["events", 0, "trigger"], {"span": [0, 6]}, {"event_detection": 2, "event_type": 2}),
        (["events", 1, "trigger"], {"span": [0, 6]}, {"event_detection": 1, "event_type": 1}),
        (["events", 1, "status"], "occurred", {"event_status": 1, "event_whole": 1}),
        (["events", 0, "time"], {"value": "2011-03-19~"}, {"event_time": 1, "event_whole": 2}),
        (["events", 0, "time"], None, {"event_time": 0, "event_whole": 1}),
        (["events", 0, "actor", 0, "sector"], ["GOV"], {"actor_country": 2, "actor_country_sector": 1, "event_whole_country": 2}),
        (["events", 0, "actor", 0, "sector"], ["COP"], {"event_whole": 1}),
        (["events", 0, "size"], {"vehicles": "4"}, {"event_size": 1}),
        (["events", 0, "size"], {"vehicles": 5}, {"event_size": 0}),
        (["events", 0, "place"], [{"name": "City of Benghazi", "country": "LBY"}], {"event_place_name": 1, "event_place_country": 1}),
        (["events", 0, "mode"], ["drone"], {"event_mode": 1}),
        (["statements", 0, "source"], [{"name": "Sarkozy", "country": None}], {"statement": 1, "statement_source": 1}),
        (["statements", 0, "source"], [{"name": "France", "country": "FRA", "sector": ["MIL"]}], {"statement_source": 0}),
        (["statements", 0, "content"], [{"span": [0, 20]}], {"statement": 0}),
        (["times", 0, "value"], "2011-03-20", {"time_span": 2, "time_value": 1}),
        (["actors", 1, "country"], "TUN", {"actor_mention": 4, "actor_mention_country": 2, "actor_mention_name": 4}),
    ],
    ids=str,
)
def test_one_change_costs_what_it_should(sample, path, value, expected):
    record = perfect(sample)
    change(record, path, value)

    assert {name: figures(sample, record)[name]["right"] for name in expected} == expected


def test_errors_are_told(sample):
    record = perfect(sample)
    change(record, ["events", 0, "type"], "COERCE")
    change(record, ["events", 1, "trigger"], {"span": [0, 6]})

    assert evaluate([sample], {sample.id: msgspec.convert(record, Told)}).errors == [
        "jets missed  THREATEN  'warned'",
        "jets spare   THREATEN  'French'",
        "jets type    ASSAULT told as COERCE 'bombed'",
    ]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Emmanuel Macron", "Macron", True),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", True),
        ("the United Nations", "United Nations", True),
        ("Bank of Japan", "Bank of England", False),
        ("", "Kenya", False),
        (None, None, False),
    ],
)
def test_same_name(a, b, same):
    assert same_name(a, b) is same


def test_a_record_of_ours_is_scored_as_it_is(record):
    scored = told(record)

    assert scored.report.id == "kenya"
    assert scored.events[0].actor[0].country == "KEN"
    assert scored.events[0].spans == [record.events[0].trigger.span]


def test_records_are_read_by_line(tmp_path, record):
    path = tmp_path / "records.jsonl"
    path.write_text(record.to_json() + "\n\n{}\n", encoding="utf-8")

    with pytest.raises(EvaluationError, match=r"records.jsonl:3: no record"):
        read_records(path)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("---\npublished", "published", "no header"),
        ("2011-03-19\ntitle", "March\ntitle", "published must be YYYY-MM-DD"),
        ("type: ASSAULT", "type: FIGHT", "e1: type 'FIGHT'"),
        ("mode: [aerial]", "mode: [visit]", "mode ['visit'] is not of ASSAULT"),
        ("actor: [a1]", "actor: [a9]", "'a9' unknown"),
        ("<e1>bombed</e1>", "bombed", "e1 is in the header but not tagged"),
        ("<e1>bombed</e1>", "<e1>bombed", "<e1>"),
        ("<e1>bombed</e1>", "<e1></e1>bombed", "<e1> is empty"),
        ("</e1>", "</e1><b>", "a stray tag remains: <b>"),
        ("status: planned", "status: maybe", "status"),
        ("sector: [GOV]}", "sector: [KING]}", "sector ['KING']"),
        ("country: FRA, sector: [GOV]", "country: France, sector: [GOV]", "'France' is no code"),
        ("{value: 2011-03-19}", "{value: yesterday}", "t1: value 'yesterday'"),
        ("[a3], kind: indirect}", "[a3], kind: indirect", "'}' or a comma is missing"),
        ("  p1: {", "  p1 {", "no “key: value”"),
    ],
)
def test_broken_gold_is_refused(tmp_path, old, new, words):
    path = tmp_path / "broken.gold"
    path.write_text(SAMPLE.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(EvaluationError) as error:
        read_gold(path)

    assert words in str(error.value)
    assert "broken.gold" in str(error.value)


def as_text(value):
    """What PyYAML makes of a header, with its dates as text again."""
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


@needs_corpora
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_our_header_reader_agrees_with_pyyaml(path):
    header = path.read_text(encoding="utf-8").split("---\n", 2)[1]

    assert parse(header) == as_text(yaml.safe_load(header))


@pytest.mark.parametrize(
    "header",
    [
        "a: 1\nb: -2\nc: 007x\nd: 3.x\ne: null\nf: ~\ng:\nh: true",
        "a: {x: [], y: {}, z: [1, two, 'it''s', \"a \\\"b\\\"\"]}",
        "a: plain, with comma [and brackets]\nb: it's # not a quote",
        "a:\n  b:\n    c: 1\n  d: [x]\ne:\n- {f: g}\n- h",
        "'quoted key': 1\n\"another one\": 2",
        "a: {name: Reporters, and passers-by, country: null}",
        "# only this\n\na: 'x # y'",
    ],
)
def test_the_yaml_that_we_read_is_read_as_pyyaml_does(header):
    assert parse(header) == yaml.safe_load(header)


@pytest.mark.parametrize(
    "header", ["a: &x 1", "a: |\n  text", "a: b: c", "a: [1, 2", "a: 1\na: 2", "a: 'x", "  b: 1", "a:\n  b: 1\n c: 2", "[a]"]
)
def test_other_yaml_is_refused(header):
    with pytest.raises(EvaluationError, match="header line"):
        parse(header)


@pytest.mark.parametrize("body", ["<a1>x<e1>y</a1></e1>", "x</a1>", "<a1>x", "<s1></s1>"])
def test_crossing_open_and_empty_tags_are_refused(body):
    with pytest.raises(EvaluationError):
        untag(body)


def test_a_folder_without_gold_is_an_error(tmp_path):
    with pytest.raises(EvaluationError, match=r"no \*\.gold file"):
        read_folder(tmp_path)


@needs_corpora
def test_the_floors_hold_for_the_reports_at_hand():
    read = floors.read_floors(ROOT / "evaluation" / "floors.json")

    assert read.corpus == floors.digest(ROOT / "evaluation" / "reports")
    assert read.floors


@needs_corpora
def test_no_report_is_both_for_training_and_for_evaluation():
    texts = [{one.text for one in read_folder(folder)} for folder in CORPORA]

    assert texts[0].isdisjoint(texts[1])


@pytest.fixture
def two_floors():
    lowered = [floors.Lowered("event_type.f1", 0.7, "gold corrected")]
    return floors.Floors(corpus="", floors={"event_type.f1": 0.7, "status_macro_f1": 0.5}, lowered=lowered)


def test_a_figure_under_its_floor_is_named(two_floors):
    told = floors.below({"event_type": {"f1": 0.69}, "status_macro_f1": 0.5}, two_floors)

    assert told == ["event_type.f1 is 0.6900, its floor is 0.7000"]


@pytest.mark.parametrize("name", ["event_kind.f1", "event_type", "event_type.f2"])
def test_a_figure_that_is_none_is_refused(name):
    with pytest.raises(EvaluationError):
        floors.figure({"event_type": {"f1": 0.69}}, name)


@pytest.mark.parametrize(
    ("earlier", "silent"),
    [
        ({"event_type.f1": 0.72}, 0),
        ({"status_macro_f1": 0.5}, 0),
        ({"status_macro_f1": 0.6}, 1),
        ({"time_value.f1": 0.6}, 1),
    ],
    ids=["let down with a word", "as it was", "let down in silence", "taken away"],
)
def test_no_floor_is_let_down_in_silence(two_floors, earlier, silent):
    assert len(floors.let_down(two_floors, earlier)) == silent


@needs_corpora
def test_raising_lowers_no_floor_and_gives_every_field_one(two_floors):
    spec = importlib.util.spec_from_file_location("gate", ROOT / "evaluation" / "gate.py")
    assert spec is not None
    assert spec.loader is not None
    gate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gate)
    reached = {
        "event_type": {"f1": 0.6},
        "time_value": {"f1": 0.805},
        "actor_mention": {"r": 0.91, "f1": 0.95},
        "by_type": {},
        "confusion": [],
    }

    assert gate.lift(two_floors, reached) == {
        "event_type.f1": 0.7,
        "status_macro_f1": 0.5,
        "time_value.f1": 0.793,
        "actor_mention.r": 0.898,
    }


def test_the_digest_sees_every_byte_and_name(tmp_path):
    (tmp_path / "a.gold").write_text("x")
    first = floors.digest(tmp_path)
    (tmp_path / "a.gold").rename(tmp_path / "b.gold")
    second = floors.digest(tmp_path)
    (tmp_path / "b.gold").write_text("y")

    assert len({first, second, floors.digest(tmp_path)}) == 3
