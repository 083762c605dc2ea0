"""Exports: what another tool reads is what the store holds, and what a target cannot hold is told."""

import csv
import datetime
import hashlib
import io
import json
import re
import xml.etree.ElementTree as ET

import msgspec
import pytest

from dragoman import codebook
from dragoman import record as r
from dragoman.exports import make, tables
from dragoman.exports.base import Options, number
from dragoman.exports.errors import ExportError
from dragoman.exports.plover import FIELDS
from dragoman.exports.selection import Selection
from dragoman.exports.tabular import harmless
from dragoman.store.flat import COLUMNS
from dragoman.store.store import Store
from dragoman.store.writer import Writer

HOSTILE = '=HYPERLINK("http://x","y")'
NASTY = "@SUM(1+1)*cmd|' /C calc'!A0\t<script>alert(1)</script>\n\x0bØ \U0001f4a3 {\\input{x}} %&_"
FOREIGN = {"polecat": 40, "icews": 20, "gdelt": 61, "phoenix": 26}
replace = msgspec.structs.replace


def coded(event, **changes):
    event = replace(event, **changes)
    return replace(event, cameo=codebook.cameo(event.type, event.mode, event.context, status=event.status))


def report(record, name, day, text=None, **changes):
    text = record.report.text if text is None else text
    sha = hashlib.sha256((name + text).encode()).hexdigest()
    return replace(record.report, id=name, published=day, text=text, sha256=sha, **changes)


@pytest.fixture
def world(record):
    """Four reports: one as it is; a denied doing; a talk of three sides with no place; one with hostile texts."""
    recalls, rejects, signs = record.events
    office = r.Actor(id="a1", name="Kenya", kind="country", country="KEN", sector=["GOV"], office="President", wikidata=None, mentions=[])
    plain = replace(record, events=[coded(event) for event in record.events], actors=[office])
    denied = replace(
        record, report=report(record, "denied", datetime.date(2020, 3, 1)), events=[coded(recalls, status="negated", time=None)], links=[]
    )
    kenya, somalia = recalls.actor[0], recalls.recipient[0]
    uganda = replace(kenya, id="a9", name="Uganda; Republic", country="UGA", sector=["GOV", "MIL"], wikidata="Q1036")
    talks = coded(signs, type="CONSULT", status="ongoing", plover="CONSULT", score=2.5, actor=[kenya, somalia, uganda], mode=["visit"])
    talk = replace(record, report=report(record, "talk", datetime.date(2021, 5, 5), publisher=None), events=[talks], links=[])
    body = replace(kenya, name=HOSTILE, country="UNO", sector=[])
    told = "-" + record.report.text[1:]
    hostile = replace(
        record,
        report=report(record, HOSTILE, datetime.date(2022, 1, 1), told, title=NASTY, publisher="+1", url="http://x/{}\\ }%20"),
        events=[coded(rejects, actor=[body], recipient=[somalia])],
        links=[],
    )
    return [plain, denied, talk, hostile]


@pytest.fixture
def store(world, tmp_path):
    path = tmp_path / "world.db"
    with Writer(path) as writer:
        for one in world:
            writer.add(one)
    with Store(path) as found:
        yield found


def exported(store, name, *, limit=None, options=None, **chosen):
    """The bytes of an export and its sidecar."""
    out = io.BytesIO()
    card = make.to_stream(Selection(store.events(**chosen), limit=limit), make.target(name, Options(**(options or {}))), out)
    return out.getvalue(), card


def rows(told, separator="\t"):
    return list(csv.DictReader(io.StringIO(told.decode(), newline=""), delimiter=separator))


@pytest.mark.parametrize("name", [name for name in make.TARGETS if name not in {"parquet", "gold"}])
def test_the_same_export_gives_the_same_bytes(store, name):
    first, card = exported(store, name)
    again, other = exported(store, name)

    assert first == again
    assert card == other
    assert card["files"] == [{"sha256": hashlib.sha256(first).hexdigest(), "bytes": len(first)}]


@pytest.mark.parametrize("name", [name for name in make.TARGETS if name not in {"parquet", "gold"}])
def test_nothing_chosen_is_a_whole_file_of_nothing(store, name):
    told, card = exported(store, name, type="AID")

    assert (card["events"], card["rows"]) == (0, 0)
    if name in {"geojson", "timelinejs", "jsonld"}:
        assert json.loads(told)
    if name == "graphml":
        assert ET.fromstring(told)  # noqa: S314  # our own


@pytest.mark.parametrize(("name", "count"), FOREIGN.items())
def test_foreign_tables_have_the_columns_that_loaders_expect(store, name, count):
    told, card = exported(store, name)

    header = told.decode().splitlines()[0].split("\t")
    assert header == card["columns"] == list(tables.columns(name))
    assert len(header) == len(set(header)) == count
    assert all(len(line.split("\t")) == count for line in told.decode().splitlines())


@pytest.mark.parametrize("name", FOREIGN)
def test_columns_without_an_honest_value_stay_empty_and_the_sidecar_says_so(store, name):
    told, card = exported(store, name, options={"keep": True})

    found = rows(told)
    assert card["columns_left_empty"]
    assert {cell[column] for cell in found for column in card["columns_left_empty"]} == {""}
    assert {column for column in card["columns"] if all(not cell[column] for cell in found)} - set(card["columns_left_empty"]) <= {
        "Actor1Type3Code",
        "Actor2KnownGroupCode",
        "Actor2Type3Code",
        "TargetActorAttribute",
    }


def test_names_of_our_columns_are_short_ascii():
    names = [*COLUMNS, *FIELDS, *make.target("graphml").columns, *make.target("geojson").columns]

    assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]{0,30}", name)] == []


def test_every_code_that_we_give_has_a_weight_and_a_meaning():
    codes = {row[4] for row in csv.reader((codebook.HERE / "cameo.tsv").read_text().splitlines(), delimiter="\t")} - {"code"}

    assert [code for code in sorted(codes) if tables.goldstein(code) is None or not tables.meaning(code)] == []


def test_countries_have_other_names():
    kenya = tables.countries()["KEN"]

    assert (kenya.name, kenya.fips, kenya.cow) == ("Kenya", "KE", "501")
    assert (tables.countries()["KOS"].name, tables.country_name("XXX"), tables.country_name(None)) == ("Kosovo", "XXX", "")


def test_plover_keeps_every_status_and_the_ids_of_the_store(store):
    told, card = exported(store, "plover")

    events = [json.loads(line) for line in told.splitlines()]
    assert sorted(event["status"] for event in events) == ["negated", "occurred", "occurred", "occurred", "ongoing", "planned"]
    assert [list(event) for event in events] == [FIELDS] * 6
    assert [event["id"] for event in events] == [event.id for event in store.events()]
    linked = next(event for event in events if event["link"])
    assert linked["link"] == [{"relation": "rejects", "to": next(event["id"] for event in events if event["event"] == ["SANCTION"])}]
    assert card["left_out"] == {}


def test_icews_leaves_out_what_it_cannot_hold_and_counts_it(store):
    told, card = exported(store, "icews")

    found = rows(told)
    assert card["left_out"] == {"negated": 1, "no_recipient": 2}
    assert (card["events"], card["rows"], len(found)) == (6, 8, 8)
    first = found[0]
    assert (first["Event Date"], first["Source Name"], first["Source Sectors"], first["Source Country"]) == (
        "2019-02-18",
        "Kenya",
        "GOV",
        "Kenya",
    )
    assert (first["CAMEO Code"], first["Target Name"], first["Country"], first["Province"]) == (
        codebook.cameo("SANCTION", ["discontinue"], ["diplomatic"]),
        "Somalia",
        "Kenya",
        "Nairobi",
    )
    assert float(first["Intensity"]) == tables.goldstein(first["CAMEO Code"]).score
    assert first["Event Text"] == tables.meaning(first["CAMEO Code"])


def test_what_a_target_cannot_hold_is_kept_on_request(store):
    told, card = exported(store, "icews", options={"keep": True})

    assert card["left_out"] == {}
    assert "" in {row["CAMEO Code"] for row in rows(told)}
    assert len({row["Story ID"] for row in rows(told)}) == 4


def test_a_talk_of_three_sides_is_six_pairs(store):
    told, _ = exported(store, "icews", type="CONSULT")

    found = rows(told)
    assert len({(row["Source Name"], row["Target Name"]) for row in found}) == len(found) == 6
    assert len({row["Event ID"] for row in found}) == 6
    assert all(int(row["Event ID"]) < 2**53 for row in found)
    assert found[0]["Event ID"] == str(number(next(iter(store.events(type="CONSULT"))).id))


def test_gdelt_writes_days_codes_and_fips(store):
    told, card = exported(store, "gdelt")

    first = rows(told)[0]
    assert card["left_out"] == {"negated": 1}
    assert (first["SQLDATE"], first["MonthYear"], first["Year"]) == ("20190218", "201902", "2019")
    assert 2019.12 < float(first["FractionDate"]) < 2019.14
    assert (first["Actor1Code"], first["Actor1CountryCode"], first["Actor1Type1Code"]) == ("KENGOV", "KEN", "GOV")
    assert (first["EventBaseCode"], first["EventRootCode"]) == (first["EventCode"][:3], first["EventCode"][:2])
    assert (first["QuadClass"], first["ActionGeo_CountryCode"], first["DATEADDED"]) == ("4", "KE", "20190219000000")


def test_gdelt_puts_the_united_nations_among_groups_not_countries(store):
    told, _ = exported(store, "gdelt", type="REJECT", since="2022-01-01")

    (row,) = rows(told)
    assert (row["Actor1KnownGroupCode"], row["Actor1CountryCode"], row["Actor1Code"]) == ("UNO", "", "UNO")


@pytest.mark.parametrize(("day", "share"), [("2020-12-31", 2020.9999), ("2021-12-31", 2021.9999), ("2020-01-01", 2020.0)])
def test_gdelt_fractions_stay_within_the_year(record, tmp_path, day, share):
    when = datetime.date.fromisoformat(day)
    path = tmp_path / "days.db"
    with Writer(path) as writer:
        writer.add(replace(record, report=report(record, "d", when), events=[coded(record.events[1], time=None)], links=[]))
    with Store(path) as store:
        (row,) = rows(exported(store, "gdelt")[0])

    assert float(row["FractionDate"]) == share


def test_phoenix_runs_codes_together(store):
    told, card = exported(store, "phoenix")

    first = rows(told)[0]
    assert card["left_out"] == {"negated": 1, "no_recipient": 2}
    assert (first["SourceActorFull"], first["TargetActorEntity"], first["Issues"]) == ("KENGOV", "SOM", "DIPLOMATIC,1")
    assert (first["Year"], first["Month"], first["Day"]) == ("2019", "2", "18")


def test_polecat_joins_parties_and_says_none(store):
    told, card = exported(store, "polecat")

    found = rows(told)
    assert card["left_out"] == {"negated": 1}
    talk = next(row for row in found if row["Event Type"] == "CONSULT")
    assert (talk["Actor Name"], talk["Actor COW"]) == ("Kenya; Somalia; Uganda, Republic", "501; 520; 500")
    assert (talk["Recipient Name"], talk["Recipient COW"], talk["Placename"]) == ("None", "None", "None")
    assert (talk["Actor Sectors"], talk["Primary Actor Sector"]) == ("GOV; MIL", "GOV; GOV; GOV")
    sanction = next(row for row in found if row["Event Type"] == "SANCTION")
    assert (sanction["Quad Code"], sanction["Actor Title"], sanction["GeoNames ID"]) == ("MATERIAL CONFLICT", "President", "184745")
    planned = next(row for row in found if row["Event Type"] == "AGREE")
    assert (planned["Quad Code"], float(planned["Intensity"])) == ("VERBAL COOPERATION", 2.5)


@pytest.mark.parametrize(("name", "separator"), [("csv", ","), ("tsv", "\t")])
def test_a_table_reads_back_as_it_was(store, name, separator):
    told, _ = exported(store, name)

    want = [{column: "" if cell is None else str(cell) for column, cell in row._asdict().items()} for row in store.events().flat()]
    assert rows(told, separator) == want
    assert any(row["title"] == NASTY for row in want)


def test_a_header_can_be_left_away(store):
    with_it, _ = exported(store, "csv")
    without, _ = exported(store, "csv", options={"header": False})

    assert with_it == (",".join(COLUMNS) + "\n").encode() + without


@pytest.mark.parametrize("text", [HOSTILE, "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "\n=1", "＝1"])
def test_a_formula_gets_an_apostrophe(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["Kenya", "a=b", "", None, -9.5, -1, 0, "'=1"])
def test_what_is_no_formula_stays(cell):
    assert harmless(cell) == cell


@pytest.mark.parametrize("name", ["csv", "tsv", *FOREIGN])
def test_no_cell_for_a_spreadsheet_is_a_formula(store, name):
    separator = "," if name == "csv" else "\t"
    told, _ = exported(store, name, options={"spreadsheet": True, "keep": True})
    plain, _ = exported(store, name, options={"keep": True})

    def cells(told):
        return {cell for row in rows(told, separator) for cell in row.values()}

    formulas = {cell for cell in cells(plain) if harmless(cell) != cell and not re.fullmatch(r"-[0-9.]+", cell)}
    assert "+1" in formulas or HOSTILE.upper() in formulas
    assert not formulas & cells(told)
    assert {f"'{cell}" for cell in formulas} <= cells(told)


def test_geojson_holds_places_with_the_longitude_first(store):
    told, card = exported(store, "geojson")

    found = json.loads(told)
    assert card["left_out"] == {"no_coordinates": 4}
    assert [feature["geometry"] for feature in found["features"]] == [{"type": "Point", "coordinates": [36.82, -1.28]}] * 2
    assert [feature["properties"]["status"] for feature in found["features"]] == ["occurred", "negated"]
    assert found["features"][0]["properties"]["actor"] == "Kenya"


def test_geojson_keeps_events_of_no_place_on_request(store):
    told, card = exported(store, "geojson", options={"keep": True})

    assert [feature["geometry"] is None for feature in json.loads(told)["features"]].count(True) == 4
    assert card["rows"] == 6


def test_timelinejs_escapes_what_a_report_says(store):
    told, card = exported(store, "timelinejs")

    slides = json.loads(told)["events"]
    assert card["rows"] == len(slides) == 6
    assert slides[0]["start_date"] == {"year": 2019, "month": 2, "day": 18}
    assert "[negated]" in slides[3]["text"]["headline"]
    assert "&quot;" in slides[-1]["text"]["headline"]
    assert "<script" not in told.decode()


def test_graphml_sums_up_what_took_place(store):
    told, card = exported(store, "graphml", options={"by": "actor"})

    space = "{http://graphml.graphdrawing.org/xmlns}"
    graph = ET.fromstring(told)  # noqa: S314  # our own
    labels = [node.findtext(f"{space}data[@key='n_label']") for node in graph.iter(f"{space}node")]
    assert labels == sorted(labels)
    assert HOSTILE in labels
    assert card["left_out"] == {"negated": 1, "no_pair": 1, "planned": 1}
    assert card["rows"] == len(list(graph.iter(f"{space}edge"))) == 7


def test_graphml_counts_as_dyads_do(store):
    told, _ = exported(store, "graphml", options={"keep": True}, status=["occurred", "ongoing"])
    space = "{http://graphml.graphdrawing.org/xmlns}"
    graph = ET.fromstring(told)  # noqa: S314  # our own
    names = {node.get("id"): node.findtext(f"{space}data[@key='n_label']") for node in graph.iter(f"{space}node")}
    keys = {"actor": "source", "recipient": "target"}
    found = {
        tuple(names[edge.get(end)] for end in keys.values()): (
            int(edge.findtext(f"{space}data[@key='e_events']")),
            float(edge.findtext(f"{space}data[@key='e_score_sum']")),
        )
        for edge in graph.iter(f"{space}edge")
    }

    want = {}
    for row in store.events(status=["occurred", "ongoing"]).dyads(freq="year", snapshot=False):
        pair = (row["actor"], row["recipient"])
        events, score = want.get(pair, (0, 0.0))
        want[pair] = (events + row["events"], score + row["score_sum"])
    assert found == want


def test_jsonld_quotes_are_where_it_says(store, world):
    told, card = exported(store, "jsonld")
    nodes = json.loads(told)["@graph"]
    texts = {f"urn:dragoman:{found.id}": store.record(found.id).report.text for found in store.reports()}

    notes = [node for node in nodes if node["type"] == "oa:Annotation"]
    assert card["rows"] == sum(len(one.events) for one in world)
    assert len(notes) > 20
    for note in notes:
        where, quote = note["oa:hasTarget"]["oa:hasSelector"]
        text = texts[note["oa:hasTarget"]["oa:hasSource"]["id"]]
        if not text.startswith("-") or where["oa:start"]:
            assert text[where["oa:start"] : where["oa:end"]] == quote["oa:exact"]
        assert text[: where["oa:start"]].endswith(quote["oa:prefix"])
        assert text[where["oa:end"] :].startswith(quote["oa:suffix"])


def test_jsonld_nodes_have_one_id_each(store):
    nodes = json.loads(exported(store, "jsonld")[0])["@graph"]

    idents = [node["id"] for node in nodes]
    assert len(idents) == len(set(idents))
    assert all(re.fullmatch(r"urn:dragoman:[A-Za-z0-9.:+-]+", ident) for ident in idents)


def test_bibtex_has_one_entry_a_report_and_no_command_in_it(store):
    told, card = exported(store, "bibtex", options={"keep": True})

    text = told.decode()
    assert card["rows"] == len(re.findall(r"^@misc\{r[0-9a-f]{16},$", text, re.MULTILINE)) == 4
    assert "month = feb," in text
    assert r"\input" not in text
    assert r"\textbackslash{}input\{x\}" in text
    assert "url = {http://x/%7B%7D%5C%20%7D%20}" in text
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


def test_a_limit_takes_the_first_events_and_their_reports(store):
    _, card = exported(store, "bibtex", limit=3)

    assert (card["events"], card["rows"], card["query"]) == (3, 1, {"limit": 3})


def test_the_sidecar_tells_query_versions_and_counts(store):
    _, card = exported(store, "icews", country="SOM", until="2021-12-31")

    assert card["query"] == {"until": "2021-12-31", "country": ["SOM"]}
    assert card["coders"] == [{"name": "dragoman", "version": "0.1.0", "model": "m", "knowledge": "k", "reports": 3}]
    assert card["target"] == "icews"
    assert card["options"] == {"keep": False, "header": True, "spreadsheet": False, "by": "country"}


def test_an_unknown_target_is_an_error_that_names_the_known():
    with pytest.raises(ExportError, match=r"no target 'spss' \(there are plover, polecat"):
        make.target("spss")


def test_a_file_appears_only_when_whole(store, tmp_path, monkeypatch):
    to = make.target("csv")
    selection = Selection(store.events())

    def broken():
        yield next(store.events().flat())
        raise ExportError("gone")

    monkeypatch.setattr(selection, "flat", broken)
    with pytest.raises(ExportError, match="gone"):
        make.to_path(selection, to, tmp_path / "out.csv")

    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []
    assert not store.connection.in_transaction


@pytest.mark.parametrize("name", ["csv", "dta"])
def test_a_place_that_cannot_be_written_is_told(store, tmp_path, name):
    with pytest.raises(ExportError, match="cannot be written: No such file") as told:
        make.to_path(Selection(store.events()), make.target(name), tmp_path / "no" / "x.csv")

    assert "--out" in told.value.do
