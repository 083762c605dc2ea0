"""The facts: look-ups by name and date, what must hold of them, and files that cannot be used."""

import csv
import datetime
import importlib.util
import sqlite3
import time
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import KnowledgeError
from dragoman.knowledge import Knowledge
from dragoman.knowledge.names import normal, skeleton, surnames

ROOT = Path(__file__).parent.parent
TABLES = sorted((ROOT / "knowledge" / "facts").glob("*.tsv"))


@pytest.fixture(scope="module")
def knowledge():
    return Knowledge.open()


@pytest.fixture(scope="module")
def builder():
    if not (ROOT / "src").is_dir():
        pytest.skip("the facts are built in a checkout; here the wheel is tested")
    spec = importlib.util.spec_from_file_location("build_facts", ROOT / "knowledge" / "build_facts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.name)
def test_a_table_is_sorted_even_and_names_its_sources(path):
    head, *rows = table(path)
    sources = {row[0] for row in table(ROOT / "knowledge" / "SOURCES.tsv")[1:]}

    assert rows == sorted(rows)
    assert {len(row) for row in rows} == {len(head)}
    assert {key for row in rows for key in row[head.index("src")].split("+")} <= sources


def dump(path):
    base = sqlite3.connect(path)
    lines = list(base.iterdump())
    base.close()
    return lines


def test_building_twice_gives_the_same_facts(builder, tmp_path):
    for name in ("one", "two"):
        builder.build(ROOT / "knowledge" / "facts", tmp_path / f"{name}.sqlite")

    assert dump(tmp_path / "one.sqlite") == dump(tmp_path / "two.sqlite")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["one.sqlite", "two.sqlite"]
    assert (tmp_path / "one.sqlite").stat().st_size < 9_000_000


@pytest.mark.parametrize(
    ("office", "country", "day", "name"),
    [
        ("hos", "USA", "1995-01-01", "Bill Clinton"),
        ("hog", "GBR", "1984-06-01", "Margaret Thatcher"),
        ("hog", "GBR", "1989-06-01", "Margaret Thatcher"),
        ("hos", "USA", "1990-06-01", "George H. W. Bush"),
        ("hos", "USA", "2003-06-01", "George W. Bush"),
        ("hos", "URY", "1992-06-01", "Luis Alberto Lacalle"),
        ("hos", "FRA", "1988-03-01", "François Mitterrand"),
        ("fm", "IRN", "2005-06-30", "Kamal Kharrazi"),
        ("fm", "RUS", "2020-06-30", "Sergei Lavrov"),
        ("def", "RUS", "2025-01-15", "Andrei Belousov"),
        ("fm", "USA", "1980-01-15", "Cyrus Vance"),
        ("hos", "ZAF", "1996-01-15", "Nelson Mandela"),
        ("hog", "DEU", "1985-01-15", "Helmut Kohl"),
        ("un-sg", "UNO", "1999-01-15", "Kofi Annan"),
        ("hog", "IND", "2024-01-15", "Narendra Modi"),
        ("hos", "EGY", "1985-01-15", "Hosni Mubarak"),
    ],
)
def test_an_office_has_its_holder_on_a_day(office, country, day, name, knowledge):
    held = knowledge.office_holder(office, country, datetime.date.fromisoformat(day))

    assert [p.name for p in held] == [name]


def test_nobody_takes_office_as_a_child_or_dead():
    """Father and son of one name are two persons."""
    head, *rows = table(ROOT / "knowledge" / "facts" / "persons.tsv")
    lives = {row[0]: (row[head.index("born")][:4], row[head.index("died")][:4]) for row in rows}
    head, *rows = table(ROOT / "knowledge" / "facts" / "tenures.tsv")
    starts = [(row[0], row[head.index("start")][:4]) for row in rows if row[head.index("start")]]

    assert [(p, year) for p, year in starts if (born := lives[p][0]) and int(year) < int(born) + 15] == []
    assert [(p, year) for p, year in starts if (died := lives[p][1]) and year > died] == []


@pytest.mark.parametrize("year", range(1996, 2026))
@pytest.mark.parametrize("office", ["hos", "hog"])
def test_most_states_have_a_head_each_year(office, year, knowledge):
    base = sqlite3.connect(Path(dragoman.__file__).parent / "knowledge" / "facts.sqlite")
    codes = [code for (code,) in base.execute("SELECT DISTINCT code FROM state WHERE kind = 'state'")]
    base.close()

    assert sum(bool(knowledge.office_holder(office, code, datetime.date(year, 1, 1))) for code in codes) >= 187


@pytest.mark.parametrize(
    ("word", "day", "code"),
    [
        ("Moscow", "1985-01-01", "SUN"),
        ("Moscow", "1999-01-01", "RUS"),
        ("Belgrade", "1999-01-01", "YUG"),
        ("the Emirati", "2020-01-01", "ARE"),
        ("Burkinabé", "2020-01-01", "BFA"),
        ("U.S.", "2020-01-01", "USA"),
        ("Côte d’Ivoire", "2020-01-01", "CIV"),
        ("Malacañang Palace", "2020-01-01", "PHL"),
        ("Zaire", "1990-01-01", "ZAR"),
        ("Kosovars", "2010-01-01", "KOS"),
    ],
)
def test_a_word_means_a_state_on_a_day(word, day, code, knowledge):
    on = datetime.date.fromisoformat(day)

    assert code in {n.state.code for n in knowledge.country(word) if n.used(on) and n.state.existed(on)}


@pytest.mark.parametrize(
    ("noun", "sector"), [("gunmen", "UAF"), ("rebels", "REB"), ("lawmakers", "LEG"), ("nurses", "MED"), ("foreign ministry", "GOV")]
)
def test_a_noun_tells_a_sector(noun, sector, knowledge):
    assert knowledge.term(noun).sectors[0] == sector


def test_places_come_largest_first(knowledge):
    found = knowledge.place("Tripoli")

    assert found[0].country == "LBY"
    assert {"LBN", "GRC"} <= {p.country for p in found}


def test_names_meet_whatever_their_romanisation(knowledge):
    assert "Volodymyr Zelensky" in {p.name for p in knowledge.people("Zelenskiy")}
    assert skeleton("Rouhani") == skeleton("Ruhani")
    assert surnames("Ban Ki-moon", "KOR") == ("moon", "ban")
    assert normal("the Kremlin’s") == "kremlin"


@pytest.mark.parametrize("name", ["", " ", "’s", "the", "x" * 10_000, "\x00", "DROP TABLE alias; --", "𝔘𝔎"], ids=lambda n: repr(n[:20]))
def test_odd_names_find_nothing_and_do_no_harm(name, knowledge):
    assert knowledge.place(name) == ()
    assert knowledge.people(name) in ((), knowledge.people(name))
    assert isinstance(knowledge.named(name), tuple)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(KnowledgeError, match="missing") as caught:
        Knowledge.open(tmp_path / "none.sqlite")

    assert caught.value.do


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 200], ids=["empty", "text", "cut"])
def test_a_damaged_file_is_told(content, tmp_path):
    (tmp_path / "facts.sqlite").write_bytes(content)

    with pytest.raises(KnowledgeError, match="cannot be read"):
        Knowledge.open(tmp_path / "facts.sqlite")


def test_a_file_of_another_format_is_told(tmp_path):
    base = sqlite3.connect(tmp_path / "facts.sqlite")
    base.executescript("CREATE TABLE meta(key, value); INSERT INTO meta VALUES('version', 'x'); PRAGMA user_version=99;")
    base.close()

    with pytest.raises(KnowledgeError, match="format 99"):
        Knowledge.open(tmp_path / "facts.sqlite")


@pytest.mark.parametrize("cells", ["a\tb", "x\t1990-02-30\tc", "x\tsoon\tc"], ids=["width", "no such day", "no date"])
def test_a_bad_row_stops_the_build(cells, builder, tmp_path):
    (tmp_path / "t.tsv").write_text(f"name\tday\tsrc\n{cells}\n", encoding="utf-8")

    with pytest.raises(SystemExit):
        [builder.day(row["day"]) for row in builder.TABLES.Table(tmp_path).rows("t.tsv")]


def test_looking_up_is_quick(knowledge):
    names = ["Hamas", "Tripoli", "Kofi Annan", "the army", "Nowhere"]
    started = time.perf_counter()
    for _ in range(20_000):
        for name in names:
            knowledge.named(name)

    assert 100_000 / (time.perf_counter() - started) > 200_000
