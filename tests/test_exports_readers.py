"""Exports as other tools read them: pandas, polars, DuckDB, networkx, pyreadstat, rdflib."""

import datetime
import hashlib
import io
import json

import msgspec
import pytest

from dragoman.exports import make, stata
from dragoman.exports.base import Options
from dragoman.exports.selection import Selection
from dragoman.store.errors import MissingExtra
from dragoman.store.flat import COLUMNS
from dragoman.store.store import Store
from dragoman.store.writer import Writer

LONG = "Ø" * 1500 + " \U0001f4a3"  # 3,005 bytes: more than the 2,045 of Stata's str#
replace = msgspec.structs.replace
DAYS = {"published", "date", "date_end"}


@pytest.fixture
def store(record, tmp_path):
    """Two reports of three events each; the second has a title too long for a text of fixed width, and numbers of victims."""
    path = tmp_path / "readers.db"
    sha = hashlib.sha256(b"long").hexdigest()
    long = replace(record.report, id='tab\t"quoted"', title=LONG, sha256=sha, published=datetime.date(1959, 12, 31))
    events = [replace(record.events[0], time=None, size={"dead": 12, "money": "5 USD"}), *record.events[1:]]
    with Writer(path) as writer:
        writer.add(record)
        writer.add(replace(record, report=long, events=events))
    with Store(path) as found:
        yield found


def written(store, name, out, **options):
    return make.to_path(Selection(store.events()), make.target(name, Options(**options)), out)


def want(store, *, missing=None):
    """The flat events as plain values, days as dates."""
    return [
        {
            name: missing if cell is None else datetime.date.fromisoformat(cell) if name in DAYS else cell
            for name, cell in row._asdict().items()
        }
        for row in store.events().flat()
    ]


@pytest.mark.parametrize(("name", "separator"), [("csv", ","), ("tsv", "\t")])
def test_pandas_reads_tables(store, tmp_path, name, separator):
    pandas = pytest.importorskip("pandas")
    written(store, name, tmp_path / "x")

    frame = pandas.read_csv(tmp_path / "x", sep=separator, keep_default_na=False, na_values={"dead": "", "score": "", "latitude": ""})

    assert list(frame.columns) == list(COLUMNS)
    told = want(store)
    assert list(frame["title"]) == [row["title"] for row in told]
    assert list(frame["report_name"]) == [row["report_name"] for row in told]
    assert list(frame["score"]) == [row["score"] for row in told]
    assert list(frame["dead"].fillna(-1)) == [-1 if row["dead"] is None else row["dead"] for row in told]


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_polars_reads_tables(store, tmp_path, name):
    polars = pytest.importorskip("polars")
    written(store, name, tmp_path / "x")

    frame = polars.read_csv(tmp_path / "x", separator="," if name == "csv" else "\t", try_parse_dates=True)

    assert frame["sentence"].to_list() == [row["sentence"] for row in want(store)]
    assert frame["date"].to_list() == [row["date"] for row in want(store)]


def test_duckdb_reads_tables(store, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    written(store, "csv", tmp_path / "x.csv")

    found = duckdb.sql(f"SELECT event_id, date, quad, title FROM read_csv('{tmp_path / 'x.csv'}')").fetchall()  # noqa: S608  # our own path

    assert found == [(row["event_id"], row["date"], row["quad"], row["title"]) for row in want(store)]


@pytest.mark.parametrize("name", ["polecat", "icews", "gdelt", "phoenix"])
def test_pandas_reads_foreign_tables(store, tmp_path, name):
    pandas = pytest.importorskip("pandas")
    card = written(store, name, tmp_path / "x", keep=True)

    frame = pandas.read_csv(tmp_path / "x", sep="\t", keep_default_na=False, dtype=str)

    assert (len(frame), list(frame.columns)) == (card["rows"], card["columns"])


def test_parquet_tables_hold_all_there_is(store, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    card = written(store, "parquet", tmp_path / "tables")

    assert [file["name"] for file in card["files"]] == [f"{name}.parquet" for name in ("events", "parties", "places", "quotes", "reports")]
    assert parquet.read_table(tmp_path / "tables/events.parquet").to_pylist() == want(store)
    for file in card["files"]:
        assert hashlib.sha256((tmp_path / "tables" / file["name"]).read_bytes()).hexdigest() == file["sha256"]


def test_parquet_quotes_are_the_words_of_the_report(store, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    written(store, "parquet", tmp_path / "tables")

    quotes = duckdb.sql(f"SELECT report_id, role, text, start, \"end\" FROM '{tmp_path}/tables/quotes.parquet'").fetchall()  # noqa: S608  # our own path
    parties = duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/tables/parties.parquet'").fetchall()  # noqa: S608  # our own path

    assert {role for _, role, *_ in quotes} == {"trigger", "sentence", "time", "actor", "recipient", "source", "place"}
    assert [quote for quote in quotes if store.record(quote[0]).report.text[quote[3] : quote[4]] != quote[2]] == []
    assert parties == [(sum(len([*event.actor, *event.recipient, *event.source, *event.via]) for event in store.events()),)]


def test_parquet_reads_in_polars_with_days_as_dates(store, tmp_path):
    polars = pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    written(store, "parquet", tmp_path / "tables")

    frame = polars.read_parquet(tmp_path / "tables/events.parquet")

    assert (frame["date"].to_list(), frame["dead"].to_list()) == (
        [row["date"] for row in want(store)],
        [row["dead"] for row in want(store)],
    )


def test_an_empty_selection_is_parquet_all_the_same(store, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    make.to_path(Selection(store.events(type="AID")), make.target("parquet"), tmp_path / "none")

    assert {path.name: parquet.read_table(path).num_rows for path in (tmp_path / "none").iterdir()} == dict.fromkeys(
        (f"{name}.parquet" for name in ("events", "parties", "places", "quotes", "reports")), 0
    )


def test_without_pyarrow_parquet_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)

    with pytest.raises(MissingExtra, match="pip install pyarrow"):
        make.target("parquet")


def test_parquet_does_not_go_through_a_pipe(store):
    pytest.importorskip("pyarrow")

    with pytest.raises(make.ExportError, match="folder of files"):
        make.to_stream(Selection(store.events()), make.target("parquet"), io.BytesIO())


def test_pandas_reads_stata(store, tmp_path):
    pandas = pytest.importorskip("pandas")
    written(store, "dta", tmp_path / "x.dta")

    frame = pandas.read_stata(tmp_path / "x.dta")

    assert list(frame.columns) == list(COLUMNS)
    for name in COLUMNS:
        cells = [row[name] for row in want(store)]
        if name in DAYS:
            assert [None if pandas.isna(day) else day.date() for day in frame[name]] == cells
        elif name in stata._NUMBERS:  # noqa: SLF001  # the test is about them
            assert [None if pandas.isna(cell) else cell for cell in frame[name]] == cells
        else:
            assert list(frame[name]) == [cell or "" for cell in cells]


def test_readstat_reads_stata(store, tmp_path):
    pyreadstat = pytest.importorskip("pyreadstat")
    written(store, "dta", tmp_path / "x.dta")

    frame, about = pyreadstat.read_dta(str(tmp_path / "x.dta"))

    assert about.column_names == list(COLUMNS)
    assert about.file_label == "Dragoman events"
    assert list(frame["title"]) == [row["title"] for row in want(store)]
    assert list(frame["date"]) == [row["date"] for row in want(store)]
    assert [None if cell != cell else cell for cell in frame["dead"]] == [row["dead"] for row in want(store)]  # noqa: PLR0124  # not a number


@pytest.mark.parametrize("chosen", [{}, {"type": "AID"}])
def test_the_map_of_stata_points_at_its_parts(store, chosen):
    out = io.BytesIO()
    make.to_stream(Selection(store.events(**chosen)), make.target("dta"), out)
    told = out.getvalue()

    start = told.index(b"<map>")
    places = [int.from_bytes(told[at : at + 8], "little") for at in range(start + 5, start + 5 + 14 * 8, 8)]
    tags = "<stata_dta> <map> <variable_types> <varnames> <sortlist> <formats> <value_label_names> <variable_labels> <characteristics>"
    tags += " <data> <strls> <value_labels> </stata_dta>"
    assert [told[place:].startswith(tag.encode()) for place, tag in zip(places, tags.split(), strict=False)] == [True] * 13
    assert places[13] == len(told)


def test_networkx_reads_the_graph(store, tmp_path):
    networkx = pytest.importorskip("networkx")
    written(store, "graphml", tmp_path / "x.graphml")

    graph = networkx.read_graphml(tmp_path / "x.graphml")

    (edge,) = graph.edges(data=True)
    assert [graph.nodes[node]["label"] for node in edge[:2]] == ["KEN", "SOM"]
    assert (edge[2]["events"], edge[2]["conflict_material"], edge[2]["score_mean"], edge[2]["reports"]) == (2, 2, -6.0, 2)
    assert (edge[2]["first"], edge[2]["last"]) == ("1959-12-31", "2019-02-18")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib calls its own
def test_rdflib_reads_where_events_come_from(store, tmp_path):
    rdflib = pytest.importorskip("rdflib")
    written(store, "jsonld", tmp_path / "x.jsonld")

    graph = rdflib.Graph().parse(data=json.loads((tmp_path / "x.jsonld").read_text(encoding="utf-8")), format="json-ld")

    derived = list(graph.subject_objects(rdflib.PROV.wasDerivedFrom))
    assert {str(event) for event, _ in derived} == {f"urn:dragoman:{event.id}" for event in store.events()}
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    assert {"recalled", "rejected", "sign"} <= {str(words) for words in graph.objects(None, exact)}
