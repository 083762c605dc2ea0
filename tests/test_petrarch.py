"""Dictionaries of PETRARCH become own actors, and own actors dictionaries; bad lines are told and nothing is used by half."""

import datetime

import pytest

from dragoman.cli import main
from dragoman.errors import KnowledgeError
from dragoman.knowledge import Knowledge, own, own_table, petrarch, petrarch_write
from dragoman.knowledge.listed import shipped
from dragoman.knowledge.petrarch_codes import decode, encode, steps

GOOD = """# made up for this test
<!-- so is
this [XXX] -->
SALMA_OUDEH_  [MRTOPP]   # a comment
+UMM_SALMA_
\t[MRTGOV 20190101-210630]
\t[MRTELI >20210701]

RIVER_FRONT_ [MRTREBRVF]  ; old comment
+RF
DOCTORS_OF_THE_DELTA [NGOHLH]
NOISE_ [---]
OLD_GUARD [MRTMIL <991231] [MRTUAF]
"""


@pytest.fixture
def write(tmp_path):
    def put(text, name="own.actors.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return put


def run(args):
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    return ended.value.code


@pytest.mark.parametrize(
    ("day", "sectors"),
    [("2018-12-31", []), ("2019-01-01", ["GOV"]), ("2021-06-30", ["GOV"]), ("2021-07-01", ["ELI"]), ("2030-01-01", ["ELI"])],
)
def test_a_dictionary_is_used_as_own_actors_with_dated_roles(day, sectors, write):
    facts = Knowledge.open(actors=write(GOOD))
    (person,) = facts.people("Oudeh")

    assert (person.name, person.kind, person.sectors) == ("Salma Oudeh", "person", ("OPP",))
    assert facts.named("Umm Salma") == (person,)
    assert [r.sector for r in facts.roles(person) if r.held(datetime.date.fromisoformat(day))] == sectors


def test_bodies_codes_of_their_own_and_blocked_names(write):
    facts = Knowledge.open(actors=write(GOOD))

    assert [(e.name, e.kind, e.country, e.sectors) for e in facts.named("RF")] == [("River Front", "organization", "MRT", ("REB",))]
    assert [(e.country, e.sectors) for e in facts.named("Doctors of the Delta")] == [("NGO", ("MED",))]
    assert facts.named("Noise") == ()
    assert [t.until for t in facts.roles(facts.named("Old Guard")[0])] == [datetime.date(1999, 12, 31)]


CODES = [
    ("USAGOV", "USA", ("GOV",)),
    ("IRQREB", "IRQ", ("REB",)),
    ("IRQ", "IRQ", ("GOV",)),
    ("FRAMED", "FRA", ("JRN",)),
    ("FRAHLH", "FRA", ("MED",)),
    ("LKASEP", "LKA", ("REB",)),
    ("AFGGOVMIL", "AFG", ("GOV", "MIL")),
    ("IGOUNO", "UNO", ()),
    ("IGOEUREEC", "EUR", ()),
    ("IMGMOSXYZ", "IMG", ("REL",)),
    ("MNC", "MNC", ("BUS",)),
    ("SUNGOV", "SUN", ("GOV",)),
    ("IRQSUN", "IRQ", ("REL",)),
    ("ROMGOV", "ROU", ("GOV",)),
    ("IRQkur", "IRQ", ()),
]


@pytest.mark.parametrize(("code", "country", "sectors"), CODES, ids=[c[0] for c in CODES])
def test_a_code_is_a_country_and_sectors(code, country, sectors):
    assert decode(code) == (country, sectors)
    assert sectors == () or decode(encode(country, sectors)) == (country, sectors)


@pytest.mark.parametrize("sector", sorted(own.SECTORS))
def test_every_sector_can_be_written_and_read(sector):
    assert decode(encode("KEN", (sector,))) == ("KEN", (sector,))


def test_every_state_of_the_facts_has_a_code(facts):
    assert all(facts.state(step.country) for step in steps().values() if step.type == "country" and step.country != "KOS")


@pytest.fixture(scope="module")
def facts():
    return Knowledge.open()


BAD = [
    ("A_B [XXXGOV]", 1, "'XXX' is no country"),
    ("A_B [KENFOO]", 1, "'FOO' is no role"),
    ("A_B [KENUGA]", 1, "a second country"),
    ("A_B [AFR]", 1, "a region"),
    ("A_B [KENGO]", 1, "'KENGO' is none"),
    ("A_B [GOVKEN]", 1, "'GOV' is no country"),
    ("A_B [KEN]\n\t[KENGOV 20200230-20210101]", 2, "no date"),
    ("A_B [KEN]\n\t[KENGOV 2020]", 2, "'2020' are no dates"),
    ("A_B [KEN]\n\t[KENGOV =20200101]", 2, "are no dates"),
    ("A_B [KEN]\n\t[KENGOV 200101-190101]", 2, "ends before it starts"),
    ("A_B [KENGOV] [KENMIL]", 1, "a second code without dates"),
    ("A_B\n+C [KENGOV]", 2, "a synonym has no code"),
    ("A_B\nC_D [KENGOV]", 1, "no code for"),
    ("A_B [KENGOV", 1, "brackets are not closed"),
    ("_ [KENGOV]", 1, "is no name"),
    ("SOLDIER {} [~MIL]", 1, "agents dictionary"),
]


@pytest.mark.parametrize(("text", "line", "what"), BAD, ids=[b[2] for b in BAD])
def test_a_bad_line_is_told_with_file_line_and_reason(text, line, what, write):
    path = write("# head\nGOOD_ONE [MLIGOV]\n" + text + "\n")
    found = petrarch.read(path)

    assert any(p.line == line + 2 and what in p.what for p in found.problems)
    assert {"Good One"} <= {row["name"] for _, row in found.rows}
    assert "A B" not in {row["name"] for _, row in found.rows}


def test_a_synonym_before_any_actor_is_told():
    assert [p.what for p in petrarch.parse("+C\nA_B [KENGOV]\n").problems] == ["'+C' stands before any actor"]


def test_nothing_of_a_dictionary_with_a_bad_line_is_used(write):
    path = write(GOOD + "BAD_ [XXXGOV]\nWORSE_ [QQQ]\n")

    with pytest.raises(KnowledgeError, match="'XXX' is no country, and 1 other") as caught:
        Knowledge.open(actors=path)
    assert caught.value.where == f"{path}:14"


def meant(path):
    return sorted(tuple(sorted((k, v) for k, v in row.items() if k != "id")) for _, row in own.rows(path))


def test_dictionary_to_table_to_dictionary_means_the_same(write, tmp_path, capfd):
    first, table, second = write(GOOD), tmp_path / "own.tsv", tmp_path / "again.txt"

    assert run(["petrarch", first, "--out", table]) == 0
    assert run(["petrarch", table, "--out", second]) == 0
    assert meant(first) == meant(table) == meant(second)
    assert "RIVER_FRONT_  [MRTREBRVF]" in second.read_text()
    assert capfd.readouterr().err == ""


def test_what_a_dictionary_cannot_tell_comes_back_from_its_comments(write):
    table = write(
        own_table.as_text(
            [
                {"id": "z", "name": "Zoé d'Arc-Ñu", "aliases": "la Zoé|Zed", "kind": "person", "country": "FRA", "sector": "PRE,SOC"},
                {"id": "z", "name": "Zoé d'Arc-Ñu", "kind": "person", "country": "FRA", "sector": "JRN", "office": "Head; 50% #1|x"},
                {"name": "IT", "kind": "group", "country": "KEN", "sector": "", "wikidata": "Q5", "note": "CAMEO KENGOV"},
            ]
        ),
        "own.tsv",
    )
    again = write(petrarch_write.dictionary(row for _, row in own.rows(table)))

    assert meant(again) == meant(write(own_table.as_text(row for _, row in own.rows(again)), "b.tsv"))
    told = {(r["name"], r["sector"], r["office"], r["kind"], r["wikidata"]) for _, r in own.rows(again)}
    assert told == {
        ("Zoé d'Arc-Ñu", "PRE,SOC", "", "person", ""),
        ("Zoé d'Arc-Ñu", "JRN", "Head; 50% #1|x", "person", ""),
        ("IT", "", "", "group", "Q5"),
    }


def test_bad_actors_are_left_out_only_when_asked(write, tmp_path, capfd):
    path, out = write(GOOD + "BAD_ONE_ [MRTGOV 20190101-20200101]\n\t[XXXGOV]\n"), tmp_path / "out.tsv"

    assert run(["petrarch", path, "--out", out]) == 2
    assert not out.exists()
    assert f"{path}:15: code 'XXXGOV'" in capfd.readouterr().err
    assert run(["petrarch", path, "--out", out, "--skip-bad"]) == 1
    assert "Salma Oudeh" in out.read_text()
    assert "Bad One" not in out.read_text()


def test_the_shipped_facts_of_a_country_as_a_dictionary():
    rows = list(shipped(countries=["MLI"]))
    again = petrarch.parse(petrarch_write.dictionary(rows))

    assert again.problems == ()
    assert again.actors > 50
    assert {(r["name"], r["country"], r["sector"], r["office"], r["start"], r["end"]) for r in rows} == {
        (r["name"], r["country"], r["sector"], r["office"], r["start"], r["end"]) for _, r in again.rows
    }


@pytest.mark.parametrize("args", [[], ["x.txt", "--facts"], ["x.txt", "--country", "KEN"]])
def test_wrong_usage_is_told(args):
    assert run(["petrarch", *args]) == 2


def test_a_country_without_a_code_is_told(write, capfd):
    assert run(["petrarch", write("name\tcountry\nNobody\tQQQ\n", "own.tsv")]) == 2
    assert "'Nobody': country 'QQQ' has no CAMEO code" in capfd.readouterr().err
