"""A user's own actors: they win, their roles have dates, blocked names fall silent, and bad rows are told."""

import datetime
import json

import pytest

from dragoman.cli import main
from dragoman.errors import KnowledgeError
from dragoman.knowledge import Knowledge

HEAD = "id\tname\taliases\tkind\tcountry\tsector\toffice\tstart\tend\twikidata\n"
GOOD = HEAD + (
    "oud\tSalma Oudeh\tUmm Salma\tperson\tMRT\tOPP\t\t\t\tQ99999999\n"
    "oud\tSalma Oudeh\t\tperson\tMRT\tGOV\tMinister of Water\t2019\t2021-06\t\n"
    "\tHamas\t\torganization\tPSE\tPTY\t\t\t\t\n"
    "\tRiver Front\tRF|Riverists\torganization\tMRT\tREB\t\t\t\t\n"
    "\tTotal\t\tblock\t\t\t\t\t\t\n"
)


@pytest.fixture
def table(tmp_path):
    def write(text):
        path = tmp_path / "actors.tsv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_own_actors_win_over_the_facts(table):
    facts = Knowledge.open(actors=table(GOOD))

    assert facts.named("Hamas")[0].sectors == ("PTY",)
    assert [e.name for e in facts.named("the Riverists")] == ["River Front"]
    assert facts.named("Total") == ()
    assert facts.version.endswith("+own")
    assert Knowledge.open().named("Total") != ()


@pytest.mark.parametrize(
    ("day", "held"), [("2018-12-31", []), ("2019-01-01", ["Minister of Water"]), ("2021-06-30", ["Minister of Water"]), ("2021-07-01", [])]
)
def test_rows_with_one_id_are_one_person_with_dated_roles(day, held, table):
    facts = Knowledge.open(actors=table(GOOD))
    (person,) = facts.people("Oudeh")

    assert (person.sectors, person.wikidata) == (("OPP",), "Q99999999")
    assert facts.named("Umm Salma") == (person,)
    assert [r.office for r in facts.roles(person) if r.held(datetime.date.fromisoformat(day))] == held


BAD = [
    ("name\tsector\nX\tGOV\n", ":1", "column country is missing"),
    ("name\tcountry\tcolour\nX\tFRA\tred\n", ":1", "column 'colour' is unknown"),
    ("name\tcountry\nX\tFRA\nY\n", ":3", "1 cells, 2 due"),
    ("name\tcountry\nX\tFrance\n", ":2", "no code"),
    ("name\tcountry\tsector\nX\tFRA\tGOVT\n", ":2", "sector 'GOVT' is unknown"),
    ("name\tcountry\tstart\nX\tFRA\t2020-02-30\n", ":2", "no date"),
    ("name\tcountry\tstart\nX\tFRA\tsoon\n", ":2", "no date"),
    ("name\tcountry\tstart\tend\nX\tFRA\t2021\t2020\n", ":2", "ends before it starts"),
    ("name\tcountry\nX\tFRA\nX\tFRA\n", ":3", "the same as row 2"),
    ("name\tcountry\tkind\nX\tFRA\tfirm\n", ":2", "kind 'firm' is unknown"),
    ("name\tcountry\twikidata\nX\tFRA\tP31\n", ":2", "no Wikidata id"),
    ("name\tcountry\n \tFRA\n", ":2", "no name"),
    ("", ":1", "column name is missing"),
]


@pytest.mark.parametrize(("text", "where", "what"), BAD, ids=[b[2] for b in BAD])
def test_a_bad_row_is_told_with_file_row_and_reason(text, where, what, table):
    with pytest.raises(KnowledgeError) as caught:
        Knowledge.open(actors=table(text))

    assert what in caught.value.what
    assert caught.value.where.endswith(f"actors.tsv{where}")


def test_a_missing_or_foreign_file_is_told(tmp_path):
    (tmp_path / "latin.tsv").write_bytes(b"name\tcountry\nCh\xe1vez\tVEN\n")

    for name in ("none.tsv", "latin.tsv"):
        with pytest.raises(KnowledgeError, match="cannot be read"):
            Knowledge.open(actors=tmp_path / name)


def test_the_command_codes_with_own_actors(table, capfdbinary):
    text = "River Front rebels shelled the town of Ayun on Monday, the army said."
    with pytest.raises(SystemExit) as ended:
        main(["code", text, "--date", "2024-03-06", "--format", "record", "--actors", str(table(GOOD))])
    record = json.loads(capfdbinary.readouterr().out)

    assert ended.value.code == 0
    assert record["coder"]["knowledge"].endswith("+own")
    assert {("River Front", "MRT")} <= {(a["name"], a["country"]) for a in record["actors"]}


def test_the_command_tells_a_bad_table(table, capfdbinary):
    path = table(HEAD + "\tX\t\tperson\tMRT\tFOO\t\t\t\t\n")
    with pytest.raises(SystemExit) as ended:
        main(["code", "Kenya warned Somalia.", "--date", "2024-03-06", "--actors", str(path)])
    out, err = capfdbinary.readouterr()

    assert (ended.value.code, out) == (2, b"")
    assert f"{path}:2".encode() in err
    assert b"FOO" in err


def test_a_users_holder_of_an_office_is_found_by_the_office(table):
    facts = Knowledge.open(
        actors=table(HEAD + "\tSalma Oudeh\t\tperson\tMRT\tGOV\tForeign Minister\t2019\t2021-06\t\n"),
    )
    inside, after = datetime.date(2020, 5, 1), datetime.date(2021, 7, 1)

    assert [e.name for e in facts.office_holder("fm", "MRT", inside)] == ["Salma Oudeh"]
    assert "Salma Oudeh" not in [e.name for e in facts.office_holder("fm", "MRT", after)]
    assert [r.office_class for r in facts.roles(facts.named("Salma Oudeh")[0])] == ["fm"]
