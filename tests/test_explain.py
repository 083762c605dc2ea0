"""Why it was coded so: the words, rules, rows and scores behind each field, from the coding itself."""

import datetime
import json

import pytest

import dragoman
from dragoman.cli import main
from dragoman.coder import Coder
from dragoman.coding.own_events import parse
from dragoman.explain import explain_events, explain_mentions, put_aside

DAY = datetime.date(2015, 11, 25)
TEXT = (
    "Taliban gunmen killed 12 policemen in Kunduz on Tuesday, the interior ministry said. "
    "Pakistan’s foreign minister will visit Tehran next week. President Ashraf Ghani condemned Pakistan. "
    "Ghani denied that troops had shelled a village near Tripoli. He praised Federica Mogherini."
)


@pytest.fixture(scope="module")
def report():
    return dragoman.report_from_text(TEXT, id="kunduz", published=DAY)


@pytest.fixture(scope="module")
def told(coder, report):
    return coder.noted(report)


@pytest.fixture(scope="module")
def events(told, coder):
    return {e.trigger.text: {r.field: r for r in e.reasons} for e in explain_events(told, coder.lexicon)}


def mention(told, text, of="actor"):
    """The reasons of the first mention with a text, by field."""
    found = next(m for m in explain_mentions(told, text) if m.of == of)
    return found, {r.field: r for r in found.reasons}


def all_told(reason):
    return " | ".join(step.told for step in reason.by)


def test_coding_with_notes_is_the_same_coding(told, coder, report):
    """Notes change nothing, and a coding without them keeps none."""
    assert told.record.to_json() == coder(report).to_json()
    assert coder.reader.read(report).notes is None


def test_each_event_is_explained_in_the_order_of_the_record(told, coder):
    found = explain_events(told, coder.lexicon)

    assert [(e.number, e.id, e.report) for e in found] == [(n, e.id, "kunduz") for n, e in enumerate(told.record.events, 1)]
    assert all(TEXT[slice(*e.sentence.span)] == e.sentence.text for e in found)


def test_every_field_of_an_event_agrees_with_the_record(told, coder):
    """An explanation tells of what was coded, never of something else."""
    for event, why in zip(told.record.events, explain_events(told, coder.lexicon), strict=True):
        reasons = {r.field: r for r in why.reasons}
        assert reasons["type"].value == event.type
        assert reasons["status"].value == event.status
        assert reasons["confidence"].value == f"{event.confidence:g}"
        assert [w.span for w in reasons["actor"].words] == [p.span for p in event.actor]
        assert [w.span for w in reasons["recipient"].words] == [p.span for p in event.recipient]
        assert all(TEXT[slice(*w.span)] == w.text for r in why.reasons for w in r.words)
        assert all(r.by or r.value == "none" for r in why.reasons)


def test_a_type_comes_from_reader_and_lexicon(events):
    """The shares of the reader and the lexicon's rows are told for the word."""
    reason = events["killed"]["type"]

    assert {"reader", "lexicon", "rule"} <= {step.kind for step in reason.by}
    assert "row kill VERB of frames.tsv: ASSAULT" in all_told(reason)
    assert reason.by[0].scores["event"] > 0.5


def test_a_status_tells_its_cues_with_their_words(events):
    assert "will" in [w.text for w in events["visit"]["status"].words]
    (deny,) = [s for s in events["shelled"]["status"].by if s.kind == "cue" and s.told.startswith("deny")]
    assert [w.text for w in deny.words] == ["denied"]
    assert deny.scores["negated"] > 1 > deny.scores["occurred"]


def test_a_role_tells_what_gave_it_and_who_else_was_considered(events):
    """Candidates that were put aside are told with their score and why."""
    assert events["killed"]["actor"].by[0].kind == "reader"
    aside = [
        c
        for fields in events.values()
        for field in ("actor", "recipient", "place", "time")
        if field in fields
        for c in fields[field].considered
    ]

    assert aside
    assert all(c.why and 0 <= c.score <= 1 for c in aside)


def test_time_size_source_and_codes_tell_their_rules(events):
    killed = events["killed"]

    assert "read by the rule" in all_told(killed["time"])
    assert killed["time"].value == "2015-11-24"
    assert [w.text for w in killed["size"].words] == ["12"]
    assert "told by “said”" in all_told(killed["source"])
    assert "own voice" in all_told(events["condemned"]["source"])
    assert "CONSULT that is planned is AGREE" in all_told(events["visit"]["codes"])


def test_words_that_are_no_event_are_put_aside(coder):
    """What the reader proposed and the weighing refused is told with its figure."""
    text = "The striker shot over the bar as Ghana attacked in the final. The party won the election and the minister was elected chairman."
    told = coder.noted(dragoman.report_from_text(text, id="x", published=DAY))
    taken = {e.trigger.span for e in told.record.events}

    for aside in put_aside(told):
        assert aside.words.span not in taken
        assert aside.score < 0.6
        assert "is due" in aside.why


def test_a_person_is_told_with_row_source_and_tenure(told):
    _, reasons = mention(told, "President Ashraf Ghani")

    (fact,) = [s.told for s in reasons["who"].by if s.kind == "fact"]
    assert "Q172388" in fact
    assert "2014-09-29" in fact
    assert "source" in fact
    assert (reasons["country"].value, reasons["sector"].value) == ("AFG", "GOV")


def test_an_office_is_told_with_the_look_up_of_its_holder(told):
    found, reasons = mention(told, "pakistan’s foreign minister")

    assert reasons["who"].value == "Sartaj Aziz (person)"
    assert [s for s in found.looked_up if s.told.startswith("office “fm PAK on 2015-11-25”")]


def test_a_surname_and_a_pronoun_tell_what_they_were_joined_to(told):
    _, surname = mention(told, "Ghani")
    _, pronoun = mention(told, "He")

    assert "somebody whom the report named in full" in all_told(surname["who"])
    assert "joined to “" in all_told(pronoun["who"])


def test_a_place_tells_the_other_places_of_its_name(told):
    found, reasons = mention(told, "Tripoli", "place")

    assert reasons["where"].value.rsplit(", ", 1)[-1] == "LBY"
    assert [s for s in found.looked_up if s.told.startswith("place “Tripoli”")]
    assert "GeoNames 2210247" in all_told(reasons["where"])
    assert [c for c in reasons["where"].considered if "LBN" in c.what]


def test_a_state_tells_the_word_that_names_it(coder):
    told = coder.noted(dragoman.report_from_text("Thai troops shelled a village on Monday.", id="x", published=DAY))
    _, reasons = mention(told, "thai troops")

    assert "state “Thai”: demonym_adj of Thailand" in all_told(reasons["who"])


def test_an_unknown_name_tells_who_of_that_name_was_put_aside(coder):
    told = coder.noted(dragoman.report_from_text("Bush criticised Lebanon on Monday.", id="x", published=DAY))
    _, reasons = mention(told, "Bush")

    assert [c for c in reasons["who"].considered if c.what.startswith("George W. Bush") and c.why.startswith("below")]


def test_words_that_hold_others_are_found_when_none_are_exact(told):
    assert [m.text for m in explain_mentions(told, "FEDERICA")] == ["Federica Mogherini"]
    assert explain_mentions(told, "Greenland") == explain_mentions(told, " ") == []


def test_an_own_event_names_its_frame(coder, report):
    toml = """
        [[event]]
        name = "police-killing"
        definition = "Police are killed."
        type = "ASSAULT"
        [[event.trigger]]
        lemma = "kill"
        needs = { object = ["policeman"] }
        roles = { subject = "actor", object = "recipient" }
    """
    mine = Coder(coder.reader, coder.knowledge, coder.lexicon, parse(toml, "my.toml"))
    (why,) = explain_events(mine.noted(report), coder.lexicon, lambda _, event: event.own is not None)
    reasons = {r.field: r for r in why.reasons}

    assert reasons["type"].value == "police-killing"
    assert "your own event 'police-killing': kill + object: policeman" in all_told(reasons["type"])
    assert "“policemen” fills object of your frame" in all_told(reasons["recipient"])


@pytest.fixture
def run(tmp_path, capfdbinary):
    path = tmp_path / "kunduz.txt"
    path.write_text(f"date {DAY}\n{TEXT}", encoding="utf-8")

    def call(*args):
        with pytest.raises(SystemExit) as ended:
            main(["explain", str(path), *args])
        out, err = capfdbinary.readouterr()
        return ended.value.code, out.decode(), err.decode()

    return call


def test_the_command_tells_all_events_in_short(run):
    code, out, err = run()

    assert (code, err) == (0, "")
    assert "event 1, “killed”" in out
    assert "row kill" not in out
    assert max(map(len, out.splitlines())) <= 120


def test_the_command_tells_one_event_by_number_or_id(run):
    _, by_number, _ = run("--event", "2", "--json")
    event = json.loads(by_number)
    _, by_id, _ = run("--event", event["id"], "--json")

    assert by_id == by_number
    assert event["number"] == 2
    assert {"type", "status", "actor", "source", "codes", "confidence"} <= {r["field"] for r in event["reasons"]}


def test_the_command_tells_a_mention(run):
    code, out, _ = run("--mention", "Kunduz")

    assert code == 0
    assert "place “Kunduz”" in out
    assert "looked up" in out


@pytest.mark.parametrize(
    ("args", "code", "err"),
    [
        (("--event", "99"), 1, "no event '99'"),
        (("--mention", "Greenland"), 1, "no mention 'Greenland'"),
        (("--report", "other"), 1, "in report 'other'"),
        (("--event", "1", "--mention", "x"), 2, "not both"),
    ],
)
def test_the_command_says_when_there_is_nothing(args, code, err, run):
    ended, out, told = run(*args)

    assert (ended, out) == (code, "")
    assert err in told
