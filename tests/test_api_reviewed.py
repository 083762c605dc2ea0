"""Corrections at work: queries, tables and exports as reviewed, and annotated reports made of them."""

import csv
import datetime
import io
import itertools
import json

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("starlette", reason="needs the extra web")

from dragoman import record as r
from dragoman.evaluation.gold import read_gold
from dragoman.explorer import corrections
from dragoman.exports.annotated import annotated, holds
from dragoman.sources.text import report_from_text
from dragoman.store import corrected, overlay
from dragoman.store.doctor import Health, examine
from dragoman.store.errors import BadFilter, NotFound, StoreError
from dragoman.store.store import Store
from dragoman.store.writer import Writer

pytestmark = pytest.mark.issue(8)

OTHER = "Ethiopia bombed Asmara on Wednesday. Eritrea denied that its soldiers had shelled Zalambessa. 👩‍👩‍👧 Chad met Sudan."


@pytest.fixture
def path(tmp_path, record, coder):
    path = tmp_path / "small.db"
    with Writer(path) as writer:
        writer.add(record)
        writer.add(coder(report_from_text(OTHER, id="other", published=datetime.date(2024, 3, 7))))
    return path


def say(path, event, field, verdict, value=None):
    corrections.add(path, event=event, field=field, verdict=verdict, value=value, name="Ann", note="read it again")


def ids(path):
    """The store's ids of the three events made by hand."""
    with Store(path) as store:
        return {event.trigger.text: event.id for event in store.events(outlet="Wire")}


def seen(path, *, reviewed=True, **chosen):
    with Store(path) as store:
        return list(store.events(reviewed=reviewed, **chosen))


def test_without_corrections_reviewed_is_as_coded(path):
    assert seen(path) == seen(path, reviewed=False)
    with Store(path) as store:
        assert store.reviewed() is None


def test_values_are_put_in_and_filters_ask_for_them(path):
    event = ids(path)["recalled"]
    say(path, event, "type", "correct", "REJECT")
    say(path, event, "actor", "correct", "Chad TCD GOV; Somalia SOM GOV")
    say(path, event, "recipient", "reject")
    say(path, event, "place", "correct", "Mogadishu SOM")
    say(path, event, "date", "correct", "2019-02-01 to 2019-02-03")
    say(path, event, "status", "correct", "negated")
    say(path, event, "source", "reject")
    one = next(found for found in seen(path) if found.id == event)
    assert (one.type, one.mode, one.status, one.quad) == ("REJECT", [], "negated", 3)
    assert [(who.name, who.country, who.text) for who in one.actor] == [("Chad", "TCD", ""), ("Somalia", "SOM", "Somalia")]
    assert (one.recipient, one.source, one.cameo) == ([], [], None)
    assert (one.place[0].name, one.place[0].country) == ("Mogadishu", "SOM")
    assert (one.date, one.date_end, one.dated, one.time.text) == ("2019-02-01", "2019-02-03", "text", "Monday")
    assert [found.id for found in seen(path, actor="TCD", until="2019-02-01")] == [event]
    assert event not in [found.id for found in seen(path, type="SANCTION")]
    assert [found.id for found in seen(path, reviewed=False, type="SANCTION")] == [event]
    assert seen(path, reviewed=False) == [found for found in seen(path, reviewed=False) if found.date != "2019-02-01"]


def test_the_last_word_counts_and_confirming_changes_nothing(path):
    event = ids(path)["rejected"]
    before = seen(path, reviewed=False)
    say(path, event, "type", "correct", "ASSAULT")
    say(path, event, "type", "confirm")
    say(path, event, "mode", "reject")
    assert seen(path) == before


@pytest.mark.parametrize("field", ["type", "status"])
def test_who_rejects_what_an_event_needs_rejects_the_event(path, field):
    event, before = ids(path)["rejected"], seen(path, reviewed=False)
    say(path, event, field, "reject")
    assert [found.id for found in seen(path)] == [found.id for found in before if found.id != event]
    with Store(path) as store:
        assert store.events(reviewed=True).count() == store.events().count() - 1
        assert store.event(event).id == event  # as coded it stays
        told = overlay.record(store, "kenya")
    assert [found.id for found in told.events] == ["e1", "e3"]
    assert told.links == []


def test_pages_go_through_corrected_and_coded_events_in_the_order_of_time(path):
    recalled, signed = ids(path)["recalled"], ids(path)["sign"]
    say(path, recalled, "date", "correct", "2024-03-06")
    say(path, signed, "date", "correct", "2031-01-01")
    for newest in (False, True):
        with Store(path) as store:
            every = [event.id for event in store.events(reviewed=True).stream(newest=newest)]
            found, after = [], None
            for _ in range(20):
                page = store.events(reviewed=True).page(1, after=after, newest=newest)
                found += [event.id for event in page.events]
                if (after := page.after) is None:
                    break
            dates = [event.date for event in store.events(reviewed=True).stream(newest=newest)]
        assert found == every
        assert len(set(every)) == len(every) == len(seen(path, reviewed=False))
        assert dates == sorted(dates, reverse=newest)
        assert "2031-01-01" in dates
    with Store(path) as store, pytest.raises(NotFound):
        store.events(reviewed=True).page(1, after="e" + "0" * 24)


def test_tables_dyads_and_panels_use_corrections(path):
    event = ids(path)["recalled"]
    say(path, event, "recipient", "correct", "Chad TCD GOV")
    with Store(path) as store:
        rows = {row.event_id: row for row in store.events(reviewed=True).flat()}
        assert rows[event].recipient_country == "TCD"
        assert store.events(reviewed=True).to_arrow().num_rows == len(rows)
        pairs = {(row["actor"], row["recipient"]) for row in store.events(reviewed=True).dyads(freq="year")}
        coded = {(row["actor"], row["recipient"]) for row in store.events().dyads(freq="year")}
        assert ("KEN", "TCD") in pairs - coded
        assert ("KEN", "SOM") in coded - pairs
        panel = {row["country"] for row in store.events(reviewed=True).panel("country", freq="year", role="recipient")}
        assert "TCD" in panel


def test_a_snapshot_does_not_answer_for_corrections(path):
    from dragoman.store import snapshots

    with Store(path) as store:
        snapshots.write(store)
    say(path, ids(path)["recalled"], "recipient", "correct", "Chad TCD GOV")
    with Store(path) as store:
        assert snapshots.fresh(store)
        assert ("KEN", "TCD") in {(row["actor"], row["recipient"]) for row in store.events(reviewed=True).dyads(freq="year")}


def test_new_words_are_seen_at_once_and_nothing_is_written_into_the_coding(path):
    event = ids(path)["recalled"]
    for status in ("planned", "negated"):
        say(path, event, "status", "correct", status)
        assert next(found for found in seen(path) if found.id == event).status == status
    with Store(path) as store:
        assert store.event(event).status == "occurred"
        assert [found for found in examine(store, Health()) if found.check != "text"] == []  # the record made by hand has no digest


def test_stories_count_for_corrected_events_too(path):
    from dragoman.store import connect

    recalled, rejected = ids(path)["recalled"], ids(path)["rejected"]
    connection = connect.writer(path)
    connection.execute("INSERT INTO stories (id, reports, outlets) VALUES ('s1', 3, 2)")
    connection.execute("INSERT INTO story_events SELECT key, 's1' FROM events WHERE id = ?", (recalled,))
    connection.close()
    say(path, rejected, "status", "correct", "negated")
    assert [event.id for event in seen(path, reported=2)] == [recalled]


def test_reviewed_is_refused_where_it_would_be_passed_over(path):
    with Store(path) as store:
        for ask in (store.statements, store.reports):
            with pytest.raises(BadFilter, match="reviewed"):
                list(ask(reviewed=True))
        with pytest.raises(BadFilter, match="neither"):
            store.events(reviewed="perhaps")
        assert store.events(reviewed="0").filters.reviewed is False


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("mode", "aerial", "no mode"),  # not of SANCTION
        ("date", "Monday", "no day"),
        ("date", "2024-03-07 to 2024-03-05", "is before"),
        ("actor", " ; ", "nobody"),
        ("place", ";", "nobody"),
    ],
)
def test_a_value_that_cannot_be_is_refused(path, field, value, why):
    with pytest.raises(StoreError, match=why):
        say(path, ids(path)["recalled"], field, "correct", value)
    assert seen(path) == seen(path, reviewed=False)


def test_modes_are_those_of_the_type_as_corrected(path):
    event = ids(path)["recalled"]
    say(path, event, "type", "correct", "ASSAULT")
    say(path, event, "mode", "correct", "aerial, drone")
    say(path, event, "actor", "confirm")
    one = next(found for found in seen(path) if found.id == event)
    assert (one.mode, one.score, one.quad) == (["aerial", "drone"], -9.5, 4)


def test_the_commands_take_reviewed(path, invoke):
    say(path, ids(path)["recalled"], "recipient", "correct", "Chad TCD GOV")
    code, out, _ = invoke("events", path, "--reviewed", "--recipient", "TCD")
    assert code == 0
    assert [json.loads(line)["recipient"][0]["name"] for line in out.splitlines()] == ["Chad"]
    assert invoke("events", path, "--recipient", "TCD")[0] == 1
    assert invoke("events", path, "--reviewed", "--count")[1].strip() == str(len(seen(path)))
    code, out, _ = invoke("dyads", path, "--reviewed", "--csv")
    assert any(row["recipient"] == "TCD" for row in csv.DictReader(io.StringIO(out)))
    assert "TCD" in invoke("panel", path, "--kind", "country-year", "--role", "recipient", "--reviewed", "--csv")[1]


@pytest.mark.parametrize("target", ["plover", "polecat", "csv", "jsonld", "dta"])
def test_exports_take_reviewed(path, invoke, tmp_path, target):
    if target == "dta":
        pytest.importorskip("pyreadstat")
    say(path, ids(path)["recalled"], "recipient", "correct", "Chad TCD GOV")
    out = tmp_path / f"as.{target}"
    assert invoke("export", path, "--to", target, "--reviewed", "--out", out, "-q")[0] == 0
    assert b"Chad" in out.read_bytes() or b"TCD" in out.read_bytes()
    card = json.loads((tmp_path / f"as.{target}.meta.json").read_text())
    assert card["query"]["reviewed"] is True
    assert card["events"] == len(seen(path))
    assert sum(coder["reports"] for coder in card["coders"]) == 2
    plain = tmp_path / f"plain.{target}"
    assert invoke("export", path, "--to", target, "--out", plain, "-q")[0] == 0
    assert plain.read_bytes() != out.read_bytes()


def test_bibtex_of_reviewed_events_has_their_reports(path, invoke):
    say(path, ids(path)["recalled"], "recipient", "correct", "Chad TCD GOV")
    assert invoke("export", path, "--to", "bibtex", "--reviewed", "-q")[1].count("@") == 2


def test_reports_that_were_gone_through_become_annotated_reports(path, invoke, tmp_path):
    known = ids(path)
    say(path, known["recalled"], "type", "confirm")
    say(path, known["recalled"], "recipient", "correct", "Kenya KEN GOV")
    say(path, known["rejected"], "type", "reject")
    out = tmp_path / "gold"
    assert invoke("export", path, "--to", "gold", "--reviewed", "--out", out, "-q")[0] == 1  # “sign” has no word yet
    say(path, known["sign"], "status", "correct", "hypothetical")
    say(path, known["sign"], "type", "confirm")
    code, _, err = invoke("export", path, "--to", "gold", "--reviewed", "--out", out)
    assert code == 0
    assert "not reviewed" in err
    (file,) = out.glob("*.gold")
    gold = read_gold(file)
    with Store(path) as store:
        text = store.record("kenya").report.text
    assert gold.text == text
    assert (gold.published, gold.title) == ("2019-02-19", "Envoy recalled")
    assert [(event.type, event.status) for event in gold.events.values()] == [("SANCTION", "occurred"), ("SUPPORT", "hypothetical")]
    (recalled, _) = gold.events.values()
    assert [gold.actors[one].name for one in (*recalled.actor, *recalled.recipient)] == ["Kenya", "Kenya"]
    assert gold.places[recalled.place[0]].name == "Nairobi"
    assert gold.times[recalled.time].value == "2019-02-18"
    assert recalled.size == {"envoys": 1}
    assert invoke("eval", out)[0] == 0
    every = tmp_path / "every"
    assert invoke("export", path, "--to", "gold", "--reviewed", "--keep", "--out", every, "-q")[0] == 0
    assert len(list(every.glob("*.gold"))) == 2
    assert invoke("export", path, "--to", "gold", "-q")[0] == 2  # no folder


def test_a_coded_record_as_annotated_report_scores_as_itself(coder, tmp_path):
    for name, text in {
        "plain": OTHER,
        "rtl": "الرئيس said Kenya attacked Somalia on Tuesday. Cafe\u0301 “owners” condemned Kenya’s # army.",
    }.items():
        told = coder(report_from_text(text, id=name, published=datetime.date(2024, 3, 7), title='He said: "no # way" \\ it’s'))
        file = tmp_path / f"{name}.gold"
        file.write_text(annotated(told), encoding="utf-8")
        gold = read_gold(file)
        assert gold.text == text.strip("\n")
        assert sorted(gold.spans[event][0] for event in gold.events) == sorted(
            e.trigger.span for e in told.events if e.actor or e.recipient
        )
        assert gold.title == "He said: ”no # way” / it’s"


def test_what_the_format_cannot_hold_is_known():
    assert not holds("a <b>bold</b> claim")
    assert not holds("half \ud83d")
    assert holds("1 < 2 > 0 and <3")


def _record(spans, text, record):
    """The record with actors at spans, one event and one statement among them."""
    (a, b), (c, d), *rest = spans
    party = r.Party(id="a1", name="Kenya", country="KEN", sector=[], wikidata=None, text=text[a:b], span=(a, b))
    actor = r.Actor(
        id="a1", name="Kenya", kind="country", country="KEN", sector=[], office=None, wikidata=None,
        mentions=[r.Mention(span=one, text=text[slice(*one)]) for one in rest],
    )  # fmt: skip
    event = msgspec.structs.replace(
        record.events[1], actor=[party], trigger=r.Words(span=(c, d), text=text[c:d]), mentions=[], place=[], time=None
    )
    content = [r.Words(span=one, text=text[slice(*one)]) for one in rest[:2]]
    said = r.Statement(id="s1", kind="indirect", source=[party], via=[], cue=None, content=content, events=[])
    return msgspec.structs.replace(
        record,
        report=msgspec.structs.replace(record.report, text=text),
        actors=[actor],
        places=[],
        events=[event],
        statements=[said],
        links=[],
    )


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), min_size=4, max_size=9))
def test_tags_never_cross_and_leave_the_text_as_it_is(tmp_path, record, spans):
    text = "Kenya met 🇰🇪 Chad; cafe\u0301 الرئيس went to war with it."
    whole = [(a, min(a + n, len(text))) for a, n in spans if a < len(text)]
    if len(whole) < 4:
        return
    told = annotated(_record(whole, text, record))
    file = tmp_path / "one.gold"
    file.write_text(told, encoding="utf-8")
    gold = read_gold(file)
    assert gold.text == text
    for one, other in itertools.combinations([span for several in gold.spans.values() for span in several], 2):
        assert not (one[0] < other[0] < one[1] < other[1])


def test_places_keep_the_coordinates_that_the_store_knows(path):
    event = ids(path)["rejected"]
    say(path, event, "place", "correct", "Nairobi KEN")
    (place,) = next(found for found in seen(path) if found.id == event).place
    assert (place.name, place.latitude, place.text) == ("Nairobi", -1.28, "Nairobi")
    with Store(path) as store:
        (other,) = {found.report for found in store.events() if found.report != store.event(event).report}
        elsewhere = next(found.id for found in store.events() if found.report == other)
    say(path, elsewhere, "place", "correct", "Nairobi KEN")
    (place,) = next(found for found in seen(path) if found.id == elsewhere).place
    assert (place.latitude, place.text) == (-1.28, "")


@given(st.text(max_size=40))
def test_any_line_is_actors_or_none(value):
    for one in corrected.who(value):
        assert one.name
        assert one.name.strip() == one.name
