"""A user's own events: read whole or refused with table and reason, found by their frames, coded as all others, tried by examples."""

import datetime
import json
import re
from pathlib import Path

import pytest

from dragoman import codebook
from dragoman.cli import main
from dragoman.coder import Coder, own_events
from dragoman.coding.own_events import parse
from dragoman.errors import EventsError
from dragoman.exports.plover import plover_events

DAY = datetime.date(2024, 3, 6)  # a Wednesday
PAGE = (Path(__file__).parent.parent / "docs" / "own-events.md").read_text(encoding="utf-8")
MILK = """
[[event]]
name = "milking"
definition = "Somebody milks the cows of somebody else."
quad = 4
score = -1.5

[[event.trigger]]
lemma = "milk"
pos = "verb"
needs = { object = ["cow", "goat"] }
roles = { subject = "actor", object = "recipient", in = "place" }
sure = 0.9

[[event.trigger]]
lemma = "milk raid"
roles = { by = "actor", owner = "actor", on = "recipient" }
"""
BURN = """
[[event]]
name = "crop-burning"
definition = "Crops are burnt."
type = "ASSAULT"
mode = "destroy"
context = ["inequality"]

[[event.trigger]]
lemma = "burn"
particle = "down"
pos = "verb"
needs = { object = ["orchard"] }

[[event.trigger]]
lemma = "torch"
construction = "passive"
needs = { subject = ["*"], object = ["crop"] }
roles = { subject = "actor" }
"""


@pytest.fixture(scope="module")
def coded(coder):
    """The record of a text with events of one's own."""

    def code(text, toml=MILK + BURN):
        return Coder(coder.reader, coder.knowledge, coder.lexicon, parse(toml, "my.toml"))(text, published=DAY)

    return code


def own(record):
    return [event for event in record.events if event.own]


def test_words_that_the_reader_takes_for_none_are_coded(coded):
    """Type, quad and score are the user's; who, where and when come from the same questions as ever."""
    (event,) = own(coded("Soldiers milked the cows of villagers in Kaduna on Monday."))

    assert (event.own, event.type, event.plover, event.cameo, event.quad, event.score) == ("milking", "milking", "milking", None, 4, -1.5)
    assert (event.trigger.text, event.status, event.confidence) == ("milked", "occurred", 0.9)
    assert [p.text for p in event.actor] == ["Soldiers"]
    assert [p.name for p in event.place] == ["Kaduna"]
    assert event.time.value == "2024-03-04"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Soldiers will milk the cows on Friday.", "planned"),
        ("Soldiers may milk the cows.", "hypothetical"),
        ("Soldiers did not milk the cows.", "negated"),
        ("Soldiers have been milking the cows since Monday.", "ongoing"),
        ("Soldiers denied milking the goats.", "negated"),
    ],
)
def test_the_words_around_a_trigger_tell_its_status(text, status, coded):
    assert [event.status for event in own(coded(text))] == [status]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The cows were milked by soldiers on Monday.", ["soldiers"]),
        ("Police arrested the soldiers who milked the goats.", ["the soldiers"]),
        ("Soldiers entered the village and milked the cows.", ["Soldiers"]),
        ("Soldiers and policemen milked the cows.", ["Soldiers", "policemen"]),
        ("The milk raid by soldiers shocked villagers.", ["soldiers"]),
        ("The milk-raids by soldiers shocked villagers.", ["soldiers"]),
    ],
)
def test_slots_are_those_of_the_deed(text, actors, coded):
    """Passives, relative clauses, joined verbs, joined nouns and nominals all have their doer."""
    (event,) = own(coded(text))

    assert [p.text for p in event.actor] == actors


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers milked the situation.",
        "Milk reached Kaduna on Monday.",
        "Farmers burned the orchard.",
        "Soldiers torched the crops.",
        "The crops were torched.",
    ],
)
def test_a_frame_that_does_not_fit_tells_nothing(text, coded):
    """The noun, the part of speech, the particle, the construction and the filled slot are all asked for."""
    assert own(coded(text)) == []


def test_a_measure_is_filled_by_what_it_measures(coded):
    toml = MILK.replace('"cow", "goat"', '"herd", "cattle"')

    assert own(coded("Soldiers milked 200 head of cattle on Monday.", toml))


def test_an_event_that_the_reader_finds_too_becomes_the_users(coded, coder):
    """It counts as its PLOVER type, is told once, and keeps what the reader says of its status."""
    text = "The crops of the farmers were torched by militiamen on Monday."
    record = coded(text)
    (event,) = own(record)

    assert (event.own, event.type, event.mode, event.quad) == ("crop-burning", "ASSAULT", ["destroy"], 4)
    assert "inequality" in event.context
    assert event.score == codebook.score("ASSAULT", ["destroy"])
    assert [e.trigger.text for e in record.events].count("torched") == 1
    assert all(e.own is None for e in coder(text, published=DAY).events)


def test_the_record_tells_that_own_events_were_used(coded, coder):
    """Another file, another mark: records coded with different events can be told apart."""
    one, two = coded("Soldiers milked the cows."), coded("Soldiers milked the cows.", MILK)
    plain = coder("Soldiers milked the cows.", published=DAY)

    assert re.fullmatch(rf"{re.escape(plain.coder.model)}\+own-[0-9a-f]{{8}}", one.coder.model)
    assert one.coder.model != two.coder.model
    assert '"own":null' in coded("Kenya warned Somalia.").to_json()


def test_plovers_form_keeps_a_type_of_ones_own(coded):
    (event,) = [e for e in plover_events(coded("Soldiers milked the cows of villagers on Monday.")) if e["event"] == ["milking"]]

    assert (event["quad_code"], event["event_scale"], event["mode"]) == (4, -1.5, [])


EVENT = '[[event]]\nname = "a"\ndefinition = "b"\n'
TYPED = EVENT + 'type = "AID"\n'
TRIGGER = '[[event.trigger]]\nlemma = "milk"\n'
BAD = {
    "no TOML": ("[[event]", "my.toml", "no TOML"),
    "no event": ("", "my.toml", "no event"),
    "another table": ("[events]\n", "my.toml", "key 'events' is unknown"),
    "no list": ('event = "x"', "my.toml", "event is no list of tables"),
    "no name": ("[[event]]\n" + 'definition = "b"', "event 1", "no name"),
    "a bad name": ('[[event]]\nname = "a b"\n', "event 1", "cannot be used"),
    "a PLOVER name": ('[[event]]\nname = "aid"\n', "event 1 (aid)", "is a PLOVER type"),
    "no definition": ('[[event]]\nname = "a"\ntype = "AID"\n' + TRIGGER, "event 1 (a)", "no definition"),
    "an unknown key": (TYPED + "colour = 1\n" + TRIGGER, "event 1 (a)", "key 'colour' is unknown"),
    "an unknown type": (EVENT + 'type = "HELP"\n' + TRIGGER, "event 1 (a)", "type 'HELP' is unknown"),
    "a mode of another type": (EVENT + 'type = "COERCE"\nmode = "visit"\n' + TRIGGER, "event 1 (a)", "mode 'visit' is unknown"),
    "a mode of no type": (EVENT + 'quad = 4\nscore = 1\nmode = "visit"\n' + TRIGGER, "event 1 (a)", "mode 'visit' is unknown"),
    "an unknown context": (TYPED + 'context = ["sport"]\n' + TRIGGER, "event 1 (a)", "context 'sport' is unknown"),
    "neither type nor score": (EVENT + TRIGGER, "event 1 (a)", "neither a PLOVER type nor quad and score"),
    "type and score": (TYPED + "score = 1.0\n" + TRIGGER, "event 1 (a)", "score beside type"),
    "a bad quad": (EVENT + "quad = 5\nscore = 1.0\n" + TRIGGER, "event 1 (a)", "quad 5 is none"),
    "a bad score": (EVENT + "quad = 4\nscore = 11\n" + TRIGGER, "event 1 (a)", "score 11 is none"),
    "a list as quad": (EVENT + "quad = [4]\nscore = 1\n" + TRIGGER, "event 1 (a)", "quad [4] is none"),
    "no trigger": (TYPED, "event 1 (a)", "no trigger"),
    "an empty lemma": (TYPED + '[[event.trigger]]\nlemma = " "\n', "event 1 (a), trigger 1", "lemma is empty"),
    "a long lemma": (TYPED + '[[event.trigger]]\nlemma = "a b c d e f"\n', "trigger 1", "cannot be used"),
    "an unknown trigger key": (TYPED + TRIGGER + 'lema = "x"\n', "trigger 1", "key 'lema' is unknown"),
    "an unknown pos": (TYPED + TRIGGER + 'pos = "adverb"\n', "trigger 1", "pos 'adverb' is unknown"),
    "an unknown role": (TYPED + TRIGGER + 'roles = { subject = "doer" }\n', "trigger 1", "role 'doer' is unknown"),
    "a list as role": (TYPED + TRIGGER + 'roles = { subject = ["actor"] }\n', "trigger 1", "role ['actor'] is unknown"),
    "a bad slot": (TYPED + TRIGGER + 'needs = { "x y" = ["cow"] }\n', "trigger 1", "slot 'x y' is none"),
    "an empty slot": (TYPED + TRIGGER + "needs = { object = [] }\n", "trigger 1", "needs nothing in 'object'"),
    "no table": (TYPED + TRIGGER + 'needs = "cow"\n', "trigger 1", "needs is no table"),
    "no share": (TYPED + TRIGGER + "sure = 0\n", "trigger 1", "sure 0 is no share"),
    "a name twice": ((TYPED + TRIGGER) * 2, "event 2 (a)", "the name 'a' is given twice"),
    "a trigger twice": (TYPED + TRIGGER * 2, "event 1 (a), trigger 2", "the same trigger as in event 'a'"),
    "an example without text": (TYPED + TRIGGER + "[[event.example]]\ndate = 2024-03-06\n", "example 1", "no text"),
    "an example without date": (TYPED + TRIGGER + '[[event.example]]\ntext = "x"\n', "example 1", "no date"),
    "a bad date": (TYPED + TRIGGER + '[[event.example]]\ntext = "x"\ndate = "soon"\n', "example 1", "date 'soon' is none"),
    "a bad status": (TYPED + TRIGGER + '[[event.example]]\ntext = "x"\ndate = 2024-03-06\nstatus = "done"\n', "example 1", "'done'"),
    "found and not": (
        TYPED + TRIGGER + '[[event.example]]\ntext = "x"\ndate = 2024-03-06\nfound = false\nactor = ["x"]\n',
        "example 1",
        "actor of an event that is not to be found",
    ),
    "too deep": ("a = " + "[" * 5000, "my.toml", ""),
}


@pytest.mark.parametrize(("text", "where", "what"), BAD.values(), ids=BAD)
def test_what_cannot_be_used_is_refused_with_table_and_reason(text, where, what):
    with pytest.raises(EventsError) as caught:
        parse(text, "my.toml")

    assert caught.value.where.startswith("my.toml")
    assert where in caught.value.where
    assert what in caught.value.what


def test_a_missing_or_foreign_file_is_told(tmp_path):
    (tmp_path / "latin.toml").write_bytes(b'name = "Ch\xe1vez"')

    for name in ("none.toml", "latin.toml"):
        with pytest.raises(EventsError, match="cannot be read"):
            own_events(tmp_path / name)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path):
    (tmp_path / "my.toml").write_text("\ufeff" + MILK, encoding="utf-8")

    assert [event.name for event in own_events(tmp_path / "my.toml").events] == ["milking"]


@pytest.fixture
def run(tmp_path, capfdbinary):
    """The exit code, output and errors of the command with a file of own events."""

    def call(toml, *args):
        path = tmp_path / "my.toml"
        path.write_text(toml, encoding="utf-8")
        with pytest.raises(SystemExit) as ended:
            main([str(path) if arg == "FILE" else arg for arg in args])
        out, err = capfdbinary.readouterr()
        return ended.value.code, out.decode(), err.decode()

    return call


def test_the_example_of_the_documentation_comes_out_as_it_tells(run):
    (toml,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    code, out, err = run(toml, "check", "FILE")

    assert (code, err) == (0, "3 of 3 examples come out as told\n")
    assert out.count("as told  ") == 3


EXAMPLES = """
[[event.example]]
text = "Soldiers milked the cows in Kaduna on Monday."
date = 2024-03-06
status = "planned"
place = ["Lagos"]
time = "2024-03-04"

[[event.example]]
text = "Soldiers milked the goats."
date = 2024-03-06
found = false

[[event.example]]
text = "Kenya warned Somalia on Monday."
date = 2024-03-06
"""


def test_examples_that_come_out_otherwise_are_told(run):
    code, out, err = run(MILK + EXAMPLES, "check", "FILE")

    assert (code, err) == (1, "0 of 3 examples come out as told\n")
    assert "status: occurred, not planned" in out
    assert "place: Kaduna, not Lagos" in out
    assert "time" not in out.split("example 2")[0].split("\n", 1)[1]
    assert "found in “milked”" in out
    assert "not found, but THREATEN “warned”" in out


def test_the_command_codes_with_own_events(run):
    code, out, _ = run(MILK, "code", "Soldiers milked the cows.", "--date", "2024-03-06", "--format", "record", "--events", "FILE")

    assert code == 0
    assert [event["own"] for event in json.loads(out)["events"]] == ["milking"]


def test_the_command_stops_at_a_bad_file(run):
    code, out, err = run(TYPED, "code", "Soldiers milked the cows.", "--date", "2024-03-06", "--events", "FILE")

    assert (code, out) == (2, "")
    assert "DRG-E021" in err
    assert "event 1 (a): no trigger" in err
