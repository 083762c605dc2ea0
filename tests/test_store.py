"""The store: what goes in, what stays, what is found again."""

import datetime
import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zlib

import msgspec
import pytest

from dragoman import record as r
from dragoman.exports.base import pairs
from dragoman.store import connect, identity, rows
from dragoman.store.diff import Totals, revisions, stores
from dragoman.store.doctor import Health, examine
from dragoman.store.errors import BadFilter, NotFound, StoreError
from dragoman.store.grid import cell
from dragoman.store.periods import period, periods
from dragoman.store.store import Store
from dragoman.store.writer import Writer

DAY = datetime.date(2024, 3, 5)
KENYA, SOMALIA, UGANDA = ("Kenya", "KEN", ["GOV"]), ("Somalia", "SOM", ["GOV", "MIL"]), ("Uganda", "UGA", ["GOV"])
SPOKESMAN = ("Mary Otieno", "KEN", ["GOV"])
NAIROBI = ("Nairobi", "KEN", -1.28, 36.82, 184745)


def told(
    who=KENYA,
    whom=SOMALIA,
    *,
    kind="ASSAULT",
    mode=("aerial",),
    status="occurred",
    where=NAIROBI,
    day=DAY,
    published=None,
    publisher="Wire",
    said=SPOKESMAN,
    confidence=0.8,
    name="report",
    extra="",
    quad=4,
    score=-9.5,
    version="1",
    dead=None,
):
    """A record of one event: who shelled whom, where, and who says so."""
    whom_name = whom[0] if whom else "nobody"
    text = f"{who[0]} shelled {whom_name} in {where[0]} on Monday, {said[0] if said else 'it was said'}. {extra}"

    def span(words):
        start = text.index(words)
        return (start, start + len(words))

    def party(at, one):
        wikidata = "Q114" if one == KENYA else None
        return r.Party(id=at, name=one[0], country=one[1], sector=one[2], wikidata=wikidata, text=one[0], span=span(one[0]))

    place = r.Place(
        id="p1", name=where[0], country=where[1], admin1=None, latitude=where[2], longitude=where[3], geonames=where[4], mentions=[]
    )
    reference = r.PlaceReference(id="p1", name=where[0], country=where[1], text=where[0], span=span(where[0]))
    time = r.TimeReference(id="t1", value=day.isoformat(), start=day, end=day, text="Monday", span=span("Monday")) if day else None
    source = r.Source(statement="s1", actor=[party("a3", said)], via=[]) if said else None
    content = text[: text.index(",")]
    event = r.Event(
        id="e1",
        type=kind,
        mode=list(mode),
        context=["military"],
        status=status,
        trigger=r.Words(span=span("shelled"), text="shelled"),
        mentions=[],
        sentence=r.Sentence(span=(0, text.index(".") + 1)),
        actor=[party("a1", who)],
        recipient=[party("a2", whom)] if whom else [],
        place=[reference],
        time=time,
        size={"dead": dead} if dead else {},
        source=source,
        score=score,
        quad=quad,
        plover=kind,
        cameo="195",
        confidence=confidence,
    )
    statement = r.Statement(
        id="s1",
        kind="indirect",
        source=[party("a3", said)] if said else [],
        via=[],
        cue=None,
        content=[r.Words(span=(0, len(content)), text=content)],
        events=["e1"],
    )
    report = r.ReportPart(
        id=name,
        published=published or (day or DAY) + datetime.timedelta(days=1),
        title=f"On {where[0]}",
        publisher=publisher,
        url=None,
        language="en",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    coder = r.CoderPart(name="dragoman", version=version, model="m", knowledge="k")
    return r.Record(
        report=report, actors=[], places=[place], times=[], events=[event], statements=[statement] if said else [], links=[], coder=coder
    )


MOSUL = ("Mosul", "IRQ", 36.34, 43.13, 99072)
WORLD = [
    told(name="one"),
    told(SOMALIA, KENYA, status="negated", name="two", day=datetime.date(2024, 3, 20), publisher="Daily", said=None, confidence=0.35),
    told(UGANDA, SOMALIA, kind="AID", mode=(), quad=2, score=7.0, name="three", day=datetime.date(2024, 5, 1), where=MOSUL, dead=3),
    told(
        KENYA,
        None,
        kind="MOBILIZE",
        mode=("troops",),
        name="four",
        day=None,
        published=datetime.date(2024, 6, 1),
        extra="A humanitarian corridor.",
    ),
]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "world.db"


def filled(path, records=WORLD):
    with Writer(path) as writer:
        for record in records:
            writer.add(record, source="world.jsonl", pointer="1")
    return path


@pytest.fixture
def store(path):
    with Store(filled(path)) as found:
        yield found


def found_names(store, **chosen):
    return [event.name for event in store.events(**chosen)]


def findings(path):
    with Store(path) as store:
        return [(finding.check, finding.what) for finding in examine(store, Health())]


def test_a_record_comes_back_as_it_went_in(store):
    assert [record.to_json() for record in store.records()] == [record.to_json() for record in WORLD]
    assert store.record("three").to_json() == WORLD[2].to_json()


def test_an_event_comes_back_with_its_words(store):
    (event,) = store.events(status="negated")

    assert (event.date, event.type, event.mode, event.size, event.source) == ("2024-03-20", "ASSAULT", ["aerial"], {}, [])
    assert [(p.name, p.country, p.sector, p.text) for p in event.actor] == [("Somalia", "SOM", ["GOV", "MIL"], "Somalia")]
    assert (event.sentence.text, event.trigger.text) == ("Somalia shelled Kenya in Nairobi on Monday, it was said.", "shelled")
    assert (event.place[0].geonames, event.time.text, event.statement) == (184745, "Monday", None)
    assert store.event(event.id) == event


def test_ids_come_from_content(tmp_path):
    with Store(filled(tmp_path / "a.db")) as first, Store(filled(tmp_path / "b.db", WORLD[::-1])) as second:
        assert [event.to_json() for event in first.events()] == [event.to_json() for event in second.events()]
        assert [actor.to_json() for actor in first.actors()] == [actor.to_json() for actor in second.actors()]


def test_adding_again_changes_nothing(path):
    filled(path)
    with Writer(path) as writer:
        outcomes = [writer.add(record) for record in [*WORLD, msgspec.structs.replace(WORLD[0])]]
    with Store(path) as store:
        assert outcomes == ["same"] * 5
        assert store.counts()["reports"] == 4
        assert store.revision == 1


def test_the_same_report_twice_in_one_batch_is_one(path):
    with Writer(path) as writer:
        assert [writer.add(WORLD[0]), writer.add(WORLD[0])] == ["new", "same"]


def test_two_events_of_one_id_are_two(path):
    twice = msgspec.structs.replace(WORLD[0], events=WORLD[0].events * 2)
    with Store(filled(path, [twice])) as store:
        assert len({event.id for event in store.events()}) == 2
    assert findings(path) == []


def test_another_version_replaces_the_record_and_keeps_what_it_was(path):
    filled(path)
    with Writer(path) as writer:
        assert writer.add(told(name="one", status="planned", version="2")) == "replaced"
    with Store(path) as store:
        totals = Totals()
        changes = list(revisions(store, totals))
        assert [(change.change, change.fields) for change in changes] == [("changed", {"status": ("occurred", "planned")})]
        assert (totals.changed, totals.same) == (1, 0)
        assert found_names(store, status="planned") == ["one"]
        assert store.counts() == {"reports": 4, "records": 4, "events": 4, "statements": 3, "actors": 4, "places": 2, "revisions": 1}
    assert findings(path) == []


def test_stores_are_compared_report_by_report(tmp_path):
    other = [told(name="one", kind="COERCE"), WORLD[2], told(name="five", extra="Another one.")]
    with Store(filled(tmp_path / "old.db")) as old, Store(filled(tmp_path / "new.db", other)) as new:
        changes = [(change.change, change.name) for change in stores(old, new, Totals())]

    assert sorted(changes) == [("changed", "one"), ("report added", "five"), ("report dropped", "four"), ("report dropped", "two")]


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({}, ["one", "two", "three", "four"]),
        ({"since": "2024-03-06"}, ["two", "three", "four"]),
        ({"until": DAY}, ["one"]),
        ({"since": "2024-03-20", "until": "2024-05-01"}, ["two", "three"]),
        ({"actor": "Kenya"}, ["one", "four"]),
        ({"actor": "kenya"}, ["one", "four"]),
        ({"actor": "Q114"}, ["one", "four"]),
        ({"actor": "SOM MIL"}, ["two"]),
        ({"actor": "SOM GOV MIL"}, ["two"]),
        ({"actor": "MIL"}, ["two"]),
        ({"actor": "Atlantis"}, []),
        ({"actor": "XYZ"}, []),
        ({"actor": ["Kenya", "UGA"]}, ["one", "three", "four"]),
        ({"recipient": "Somalia"}, ["one", "three"]),
        ({"recipient": "KEN", "status": "negated"}, ["two"]),
        ({"country": "IRQ"}, ["three"]),
        ({"country": ["UGA", "IRQ"]}, ["three"]),
        ({"sector": "MIL"}, ["one", "two", "three"]),
        ({"type": ["AID", "MOBILIZE"]}, ["three", "four"]),
        ({"mode": "troops"}, ["four"]),
        ({"context": "military", "type": "AID"}, ["three"]),
        ({"status": "negated"}, ["two"]),
        ({"place": "Mosul"}, ["three"]),
        ({"place": "99072"}, ["three"]),
        ({"place": "KEN"}, ["one", "two", "four"]),
        ({"place": "Atlantis"}, []),
        ({"source": "none"}, ["two"]),
        ({"source": "Otieno"}, ["one", "three", "four"]),
        ({"source": "GOV", "type": "AID"}, ["three"]),
        ({"outlet": "daily"}, ["two"]),
        ({"text": "humanitarian corridor"}, ["four"]),
        ({"text": "shelled", "type": "AID"}, ["three"]),
        ({"text": "U.S. corridor?"}, []),
        ({"confidence": 0.5}, ["one", "three", "four"]),
        ({"confidence": 0.85}, []),
        ({"confidence": 0.35, "status": "negated"}, ["two"]),
        ({"reported": 1}, ["one", "two", "three", "four"]),
    ],
    ids=str,
)
def test_filters_choose(store, chosen, names):
    assert found_names(store, **chosen) == names
    assert store.events(**chosen).count() == len(names)
    assert [event.name for event in store.events(**chosen).stream(newest=True)] == names[::-1]


@pytest.mark.parametrize(
    ("chosen", "told_so"),
    [
        ({"type": "ASSAULTS"}, "did you mean ASSAULT"),
        ({"typ": "ASSAULT"}, "did you mean type"),
        ({"status": "denied"}, "there are"),
        ({"since": "soon"}, "YYYY-MM-DD"),
        ({"since": "2024-03-02", "until": "2024-03-01"}, "before"),
        ({"country": "Kenya"}, "alpha-3"),
        ({"confidence": 2}, "0 and 1"),
        ({"confidence": "high"}, "no number"),
        ({"reported": 0}, "less than 1"),
        ({"text": "!!"}, "nothing to look for"),
        ({"kind": "direct"}, "filter of statements"),
        ({"actor": 3.5}, "no name or code"),
    ],
    ids=str,
)
def test_a_filter_that_cannot_be_is_refused(store, chosen, told_so):
    with pytest.raises(BadFilter, match=told_so):
        store.events(**chosen).count()


def test_reported_asks_the_stories(store):
    with pytest.raises(StoreError, match="no stories"):
        store.events(reported=2).count()
    with sqlite3.connect(store.path) as direct:
        (key,) = direct.execute("SELECT key FROM events WHERE type = 'AID'").fetchone()
        direct.execute("INSERT INTO stories VALUES ('y1', 2, 2, '{}')")
        direct.execute("INSERT INTO story_events VALUES (?, 'y1')", (key,))
    direct.close()

    assert found_names(store, reported=2) == ["three"]
    assert found_names(store, reported=3) == []


def test_many_actors_of_one_name_are_found_too(path, monkeypatch):
    monkeypatch.setattr("dragoman.store.filters.MANY", 1)
    crowd = [told((f"Kivu Band {n}", "COD", ["REB"]), name=f"n{n}", extra=str(n)) for n in range(5)]
    with Store(filled(path, [*crowd, *WORLD])) as store:
        assert found_names(store, actor="kivu band", until=DAY) == found_names(store, actor="COD", until=DAY)
        assert store.events(actor=["kivu band", "UGA"]).count() == 6


def test_frequent_words_are_found_too(store, monkeypatch):
    monkeypatch.setattr("dragoman.store.filters.FREQUENT", 1)

    assert found_names(store, text="shelled") == ["one", "two", "three", "four"]
    assert found_names(store, text="shelled", type="AID") == ["three"]


def test_pages_follow_each_other(store):
    first = store.events().page(3)
    second = store.events().page(3, after=first.after)

    assert ([e.name for e in first.events], [e.name for e in second.events], second.after) == (["one", "two", "three"], ["four"], None)
    back = store.events().page(3, after=second.events[0].id, newest=True)
    assert [e.name for e in back.events] == ["three", "two", "one"]


@pytest.mark.parametrize("ask", ["event", "statement", "actor", "record"])
def test_what_is_not_there_is_not_found(store, ask):
    with pytest.raises(NotFound, match="no-such"):
        getattr(store, ask)("no-such")


def test_reports_and_statements_take_the_same_filters(store):
    assert [report.name for report in store.reports(status="negated")] == ["two"]
    assert [report.name for report in store.reports(outlet="WIRE", text="corridor")] == ["four"]
    assert [report.name for report in store.reports(since="2024-05-01")] == ["three", "four"]
    assert [(s.name, s.content[0].text) for s in store.statements(type="AID")] == [("three", "Uganda shelled Somalia in Mosul on Monday")]
    assert [s.name for s in store.statements(source="Otieno", kind="indirect", newest=True)] == ["four", "three", "one"]
    assert [s.events for s in store.statements(place="Mosul")] == [[next(iter(store.events(place="Mosul"))).id]]
    report = next(store.reports(type="AID"))
    assert (report.source, report.pointer, report.events, report.version) == ("world.jsonl", "1", 1, "1")


def test_actors_are_counted(store):
    counts = {actor.name: (actor.events, actor.statements) for actor in store.actors()}

    assert counts == {"Kenya": (3, 0), "Somalia": (3, 0), "Uganda": (1, 0), "Mary Otieno": (3, 3)}
    assert [actor.name for actor in store.actors("otieno")] == ["Mary Otieno"]
    assert [actor.name for actor in store.actors(sector="MIL")] == ["Somalia"]
    assert [actor.name for actor in store.actors(country="UGA")] == ["Uganda"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("corridor", ["four"]),
        ('"humanitarian corridor"', ["four"]),
        ('"corridor humanitarian"', []),
        ("NEAR(kenya corridor, 20)", ["four"]),
        ("NEAR(kenya corridor, 1)", []),
        ("corr*", ["four"]),
        ("title: mosul", ["three"]),
        ("shelled NOT kenya", ["three"]),
        ("what's 'humanitarian'", []),
        ("(humanitarian", ["four"]),
    ],
)
def test_words_are_found(store, words, names):
    assert [found.name for found in store.search(words)] == names


def test_a_passage_shows_the_words(store):
    (found,) = store.search("corridor", status="occurred")

    assert [found.snippet[start:end] for start, end in found.marks] == ["corridor"]
    assert [found.name for found in store.search("shelled", order="newest", limit=2)] == ["four", "three"]
    assert [found.name for found in store.search("shelled", order="oldest", since="2024-05-01")] == ["three", "four"]


# the field's verbs


def test_dyads_count_and_score(store):
    (march, may) = list(store.events(type=["ASSAULT", "AID"], recipient="SOM").dyads(freq="month"))

    assert march == {
        "period": "2024-03",
        "actor": "KEN",
        "recipient": "SOM",
        "events": 1,
        "cooperation_verbal": 0,
        "cooperation_material": 0,
        "conflict_verbal": 0,
        "conflict_material": 1,
        "score_sum": -9.5,
        "score_mean": -9.5,
        "reports": 1,
        "coverage": 2,
        "share": 0.5,
    }
    assert (may["period"], may["actor"], may["cooperation_material"], may["share"]) == ("2024-05", "UGA", 1, 1.0)


def test_reciprocal_acts_are_dyads_both_ways(path):
    both = WORLD[0].events[0]
    met = msgspec.structs.replace(both, actor=both.actor + both.recipient, recipient=[])
    with Store(filled(path, [msgspec.structs.replace(WORLD[0], events=[met])])) as store:
        assert [(row["actor"], row["recipient"]) for row in store.events().dyads(by="sector")] == [
            ("KEN GOV", "SOM GOV"),
            ("SOM GOV", "KEN GOV"),
        ]


def test_a_protest_of_two_is_no_dyad(path):
    from dragoman.store import snapshots

    both = WORLD[0].events[0]
    marched = msgspec.structs.replace(both, type="PROTEST", actor=both.actor + both.recipient, recipient=[])
    with Store(filled(path, [msgspec.structs.replace(WORLD[0], events=[marched])])) as store:
        assert list(store.events().dyads(by="sector")) == []
        assert list(store.events().map_codes({"PROTEST": "ASSAULT"}).dyads(by="sector")) == []
        snapshots.write(store)
        assert snapshots.dyads(store.events(), "month", "sector") == []
        assert [pairs(event) for event in store.events()] == [[(actor, None) for actor in event.actor] for event in store.events()]


def test_one_a_day_counts_what_many_tell_once(path):
    twice = [told(name="one"), told(name="again", publisher="Daily"), told(name="denied", status="negated", publisher="Post")]
    with Store(filled(path, twice)) as store:
        assert [row["events"] for row in store.events().dyads()] == [3]
        assert [row["events"] for row in store.events().one_a_day().dyads()] == [2]
        assert len(list(store.events().one_a_day().flat())) == 2
        assert store.events().count() == 3


def test_actors_and_codes_go_under_other_names(store):
    mapped = store.events().map_actors({"KEN": "East", "UGA GOV": "East", "Somalia": "Horn"}, others="other").map_codes({"ASSAULT": "war"})

    assert [(row.actor, row.recipient, row.type) for row in mapped.flat()] == [
        ("East", "Horn", "war"),
        ("Horn", "East", "war"),
        ("East", "Horn", "AID"),
        ("East", "", "MOBILIZE"),
    ]
    assert [(row["period"], row["actor"], row["recipient"]) for row in mapped.dyads(freq="year")] == [
        ("2024", "East", "Horn"),
        ("2024", "Horn", "East"),
    ]
    assert [row.actor for row in store.events(type="AID").map_actors(lambda name: name.upper()).flat()] == ["UGANDA"]
    assert [row.actor for row in store.events(type="AID").map_actors({}).flat()] == ["UGA GOV"]


def test_in_a_panel_nothing_told_is_not_nothing_known(store):
    rows = [(row["country"], row["period"], row["events"], row["coverage"]) for row in store.events().panel()]

    assert rows == [
        ("IRQ", "2024-03", 0, 2),
        ("KEN", "2024-03", 2, 2),
        ("IRQ", "2024-04", None, 0),
        ("KEN", "2024-04", None, 0),
        ("IRQ", "2024-05", 1, 1),
        ("KEN", "2024-05", 0, 1),
        ("IRQ", "2024-06", 0, 1),
        ("KEN", "2024-06", 1, 1),
    ]


@pytest.mark.parametrize(
    ("how", "unit"),
    [
        ({"unit": "dyad"}, ("KEN", "SOM")),
        ({"unit": "cell"}, (cell(36.34, 43.13),)),
        ({"unit": "country", "role": "recipient"}, ("KEN",)),
        ({"unit": "country", "role": "actor"}, ("KEN",)),
    ],
    ids=str,
)
def test_panels_are_balanced(store, how, unit):
    rows = list(store.events(since="2024-03-01", until="2024-06-30").panel(**how, freq="quarter").rows())
    units = {row[: len(unit)] for row in rows}

    assert unit in units
    assert len(rows) == 2 * len(units)


@pytest.mark.parametrize("call", [{"freq": "hour"}, {"by": "colour"}], ids=str)
def test_a_dyad_that_cannot_be_is_refused(store, call):
    with pytest.raises(BadFilter, match="no '"):
        store.events().dyads(**call)


@pytest.mark.parametrize("call", [{"unit": "planet"}, {"role": "witness"}, {"freq": "hour"}], ids=str)
def test_a_panel_that_cannot_be_is_refused(store, call):
    with pytest.raises(BadFilter, match="no '"):
        store.events().panel(**call)


def test_periods_and_cells():
    assert [period("2024-12-30", freq) for freq in ("day", "week", "month", "quarter", "year")] == [
        "2024-12-30",
        "2025-W01",
        "2024-12",
        "2024-Q4",
        "2024",
    ]
    assert list(periods("2024-12-28", "2025-01-06", "week")) == ["2024-W52", "2025-W01", "2025-W02"]
    assert (cell(-90, -180), cell(90, 180), cell(0, 0)) == (1, 259200, 129961)


# frames, which are extras


def test_events_go_to_arrow_and_back(store):
    pa = pytest.importorskip("pyarrow")
    table = store.events().to_arrow()

    assert table.column_names[0] == "event_id"
    assert all(len(name) <= 31 and name.isascii() for name in table.column_names)
    assert [str(day) for day in table["date"].to_pylist()] == ["2024-03-05", "2024-03-20", "2024-05-01", "2024-06-01"]
    assert table["dead"].to_pylist() == [None, None, 3, None]
    assert table.equals(pa.Table.from_batches(list(store.events().to_batches(size=2)), table.schema).combine_chunks())
    assert store.events(actor="Atlantis").to_arrow().num_rows == 0


def test_events_go_to_pandas(store):
    pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")

    assert list(store.events().to_pandas()["status"]) == ["occurred", "negated", "occurred", "occurred"]
    assert list(store.events().dyads().to_pandas()["events"]) == [1, 1, 1]


def test_events_go_to_polars(store):
    pytest.importorskip("pyarrow")
    pytest.importorskip("polars")

    assert store.events().to_polars()["actor"].to_list() == ["Kenya", "Somalia", "Uganda", "Kenya"]
    assert store.events().panel().to_polars()["events"].to_list()[2] is None


def test_events_go_to_duckdb(store):
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")

    assert store.events().to_duckdb().aggregate("type, count(*) AS n", "type").order("type").fetchall()[0] == ("AID", 1)


def test_a_missing_extra_is_told(store, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(StoreError, match="pip install pyarrow"):
        store.events().to_arrow()


@pytest.mark.parametrize("by", ["country", "sector", "actor"])
def test_a_snapshot_gives_the_same_answer(store, by):
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    from dragoman.store import snapshots

    snapshots.write(store)

    choices = [{}, {"until": "2024-04-01"}, {"type": "ASSAULT"}, {"text": "shelled"}, {"actor": "Atlantis"}]
    for freq, chosen in zip(("month", "day", "week", "quarter", "year"), choices, strict=True):
        selection = store.events(**chosen)
        assert snapshots.dyads(selection, freq, by) is not None
        assert list(selection.dyads(freq=freq, by=by)) == list(selection.dyads(freq=freq, by=by, snapshot=False))


def test_a_snapshot_grows_old(store):
    pytest.importorskip("pyarrow")
    from dragoman.store import snapshots

    home = snapshots.write(store)
    assert snapshots.fresh(store)
    assert sorted(path.name for path in home.iterdir()) == ["actors.parquet", "events.parquet", "reports.parquet", "snapshot.json"]
    with store.writer() as writer:
        writer.add(told(name="late", extra="Later."))
    assert not snapshots.fresh(store)


# soundness


def test_a_sound_store_has_no_findings(path):
    assert findings(filled(path)) == []


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        ("UPDATE events SET trigger_start = 1 WHERE type = 'AID'", "trigger"),
        ("UPDATE parties SET text = 'x' WHERE role = 'recipient'", "party"),
        ("UPDATE reports SET text = 'y' || text WHERE name = 'two'", "text"),
        ("DELETE FROM statement_contents", "sound"),
        ("DELETE FROM events WHERE type = 'AID'", "count"),
        ("DELETE FROM records", "record"),
        ("UPDATE records SET body = x'00'", "record"),
        ("UPDATE actors SET events = 7", "count"),
        ("UPDATE events SET terms = 't:aid'", "index"),
        ("DELETE FROM actors WHERE name = 'Kenya'", "reference"),
    ],
)
def test_damage_is_found(path, damage, check):
    direct = sqlite3.connect(filled(path))
    direct.execute(damage)
    direct.commit()
    direct.close()

    assert (check in {finding[0] for finding in findings(path)}) == (check != "sound")


# errors


def test_a_store_that_is_not_there_is_told(tmp_path):
    with pytest.raises(StoreError, match="no such store"):
        Store(tmp_path / "none.db")
    with pytest.raises(StoreError, match="no such folder"):
        Writer(tmp_path / "none" / "x.db")


def test_a_file_that_is_no_store_is_told(tmp_path):
    text, other = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("not a database, only a text that is long enough to be looked at" * 20)
    with sqlite3.connect(other) as direct:
        direct.execute("CREATE TABLE t (x)")
    direct.close()

    for path in (text, other):
        for way in (Store, Writer):
            with pytest.raises(StoreError, match="not a Dragoman store"):
                way(path)


def test_a_store_of_a_newer_version_is_told(path):
    with sqlite3.connect(filled(path)) as direct:
        direct.execute("PRAGMA user_version = 99")
    direct.close()

    for way in (Store, Writer):
        with pytest.raises(StoreError, match="newer Dragoman"):
            way(path)


def test_a_locked_store_is_told(path, monkeypatch):
    filled(path)
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    direct = sqlite3.connect(path, isolation_level=None)
    direct.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another process"):
        Writer(path)
    direct.execute("ROLLBACK")
    direct.close()


def test_a_full_disk_loses_nothing_that_was_confirmed(path):
    filled(path, WORLD[:2])
    writer = Writer(path)
    pages = writer.connection.execute("PRAGMA page_count").fetchone()[0]
    writer.connection.execute(f"PRAGMA max_page_count = {pages}")
    for number in range(200):
        writer.add(told(name=f"n{number}", extra=f"{number} " * 2000))
    with pytest.raises(StoreError, match="disk is full"):
        writer.commit()
    writer.connection.execute("PRAGMA max_page_count = 1000000")
    assert writer.add(WORLD[2]) == "new"
    writer.commit()
    writer.close()
    with Store(path) as store:
        assert [report.name for report in store.reports()] == ["one", "two", "three"]
    assert findings(path) == []


def as_nobody(work):
    """What a function returns in a process of a user whom permissions bind, as text."""
    end, start = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            told = str(work())
        except BaseException as error:  # noqa: BLE001  # the child must end here, whatever it was
            told = repr(error)
        os.write(start, told.encode())
        os._exit(0)
    os.close(start)
    os.waitpid(child, 0)
    with os.fdopen(end) as pipe:
        return pipe.read()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="permissions are those of POSIX")
def test_a_read_only_store_is_read_and_not_written(tmp_path):
    path = filled(tmp_path / "x.db")
    for parent in tmp_path.parents[:2]:
        parent.chmod(0o755)
    path.chmod(0o444)
    tmp_path.chmod(0o555)

    def write():
        with pytest.raises(StoreError) as told:
            Writer(path)
        return told.value.what

    found = [as_nobody(lambda: Store(path).events().count()), as_nobody(write)]
    tmp_path.chmod(0o755)

    assert found == ["4", "the file or its folder is read-only"]


def test_hashes_that_fall_together_do_no_harm(path, monkeypatch):
    monkeypatch.setattr(identity, "_MASK", 0)
    day = [told(name=f"n{number}", extra=str(number)) for number in range(6)]
    filled(path, day[:3])
    filled(path, day)
    with Store(path) as store:
        assert sorted(found_names(store)) == [f"n{number}" for number in range(6)]
        assert sorted(found_names(store, actor="Kenya")) == [f"n{number}" for number in range(6)]
    assert findings(path) == []


def test_an_error_in_the_midst_leaves_nothing_half_done(path):
    def run():
        with Writer(path) as writer:
            writer.add(WORLD[0])
            writer.commit()
            writer.add(WORLD[1])
            raise KeyError

    with pytest.raises(KeyError):
        run()
    with Store(path) as store:
        assert found_names(store) == ["one"]


def test_readers_see_what_is_confirmed_while_another_writes(path):
    filled(path, WORLD[:1])
    with Store(path) as store, Writer(path) as writer:
        writer.add(WORLD[1])
        assert found_names(store) == ["one"]
        writer.commit()
        assert found_names(store) == ["one", "two"]


CHILD = """
import sys, msgspec
from pathlib import Path
from dragoman.record import Record
from dragoman.store.writer import Writer
record = msgspec.json.decode(Path(sys.argv[2]).read_bytes(), type=Record)
replace = msgspec.structs.replace
writer = Writer(Path(sys.argv[1]))
first = writer.connection.execute("SELECT count(*) FROM reports").fetchone()[0]
for number in range(first, first + 100000):
    writer.add(replace(record, report=replace(record.report, url=f"u{number}")))
    if number % 7 == 6:
        writer.commit()
        print(number + 1, flush=True)
"""
KILLS = int(os.environ.get("DRAGOMAN_KILLS", "20"))


def test_a_killed_writer_loses_nothing_that_was_confirmed(path, tmp_path):
    given = tmp_path / "record.json"
    given.write_text(told().to_json())
    chance = random.Random(6)  # noqa: S311  # which moment, not which secret
    for _ in range(KILLS):
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(path), str(given)], stdout=subprocess.PIPE, text=True)
        confirmed = 0
        for _ in range(chance.randint(1, 5)):
            confirmed = int(child.stdout.readline())
        time.sleep(chance.random() / 50)
        child.send_signal(signal.SIGKILL)
        confirmed = max([confirmed, *map(int, child.stdout.read().split())])
        child.wait()
        child.stdout.close()
        with Store(path) as store:
            counts = store.counts()
            assert counts["reports"] == counts["records"] == counts["events"] == counts["statements"] >= confirmed
    assert findings(path) == []


def test_the_schema_says_what_it_is(path):
    direct = sqlite3.connect(filled(path))
    pragmas = [direct.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version", "journal_mode")]
    strict = {row[1]: row[5] for row in direct.execute("PRAGMA table_list") if row[2] == "table" and "_" not in row[1][:7]}
    quotes = direct.execute("SELECT count(*), count(DISTINCT role) FROM evidence").fetchone()
    direct.close()

    assert pragmas == [connect.APPLICATION_ID, connect.VERSION, "wal"]
    assert strict["events"] == strict["reports"] == strict["actors"] == 1
    assert quotes == (4 + 3 + 4 + 3 + 4 + 3, 6)  # triggers, times, actors, recipients, places, sources


def test_figures_of_a_record_are_plain_json():
    assert json.loads(zlib.decompress(rows.figures(WORLD[0])))[0]["status"] == "occurred"
