"""The frame lexicon: its shape, and what it says of words everybody knows."""

import re
from collections import Counter, defaultdict
from importlib import resources

import pytest

from dragoman import codebook

HEADING = "lemma\tupos\tparticle\ttype\tmode\tsure"
TEXT = (resources.files("dragoman.coding") / "data" / "frames.tsv").read_text(encoding="utf-8")
ROWS = [tuple(line.split("\t")) for line in TEXT.splitlines()[1:]]
LEMMA = re.compile(r"[a-zàâçèéêñ]+(?:-[a-zàâçèéêñ]+)?\Z")
PARTICLES = frozenset(
    "ablaze aboard about across after against ahead alight along amok apart around aside at away back behind between by dead down "
    "for forth forward free from home in into off offline on onto open out over past round short through to together under up "
    "upon with without".split()
)

KNOWN = """
bombard VERB: ASSAULT heavy-weapons 0.3, ambush NOUN: ASSAULT 0.8, strafe VERB: ASSAULT aerial 0.8, abduct VERB: ASSAULT abduct 0.9
gun VERB down: ASSAULT firearms 0.9, blow VERB up: ASSAULT explosives 0.7, waterboard VERB: ASSAULT torture 0.9
strike NOUN: ASSAULT 0.3, strike NOUN: PROTEST strike 0.3, airstrike NOUN: ASSAULT aerial 0.9, stab VERB: ASSAULT primitive 0.9
sit NOUN in: PROTEST demo 0.8, riot NOUN: PROTEST riot 0.7, walkout NOUN: PROTEST strike 0.6, boycott VERB: PROTEST boycott 0.7
curfew NOUN: COERCE curfew 0.9, arrest VERB: COERCE arrest 0.9, round VERB up: COERCE arrest 0.8, coup NOUN: COERCE seize 0.8
deport VERB: COERCE deport 0.9, confiscate VERB: COERCE seize 0.9, censor VERB: COERCE censor 0.9, cyberattack NOUN: COERCE cyber 0.9
embargo NOUN: SANCTION discontinue 0.8, sentence VERB: SANCTION convict 0.8, sack VERB: SANCTION expel 0.7
break VERB off: SANCTION discontinue 0.7, mobilise VERB: MOBILIZE troops 0.5, overflight NOUN: MOBILIZE weapons 0.4
condemn VERB: ACCUSE disapprove 0.8, indict VERB: ACCUSE allege 0.9, inquiry NOUN: ACCUSE investigate 0.8
veto VERB: REJECT yield 0.9, turn VERB down: REJECT 0.8, ultimatum NOUN: THREATEN 0.8, call VERB for: REQUEST 0.8, plea NOUN: REQUEST 0.7
pledge NOUN: AGREE 0.8, negotiation NOUN: CONSULT 0.7, visit NOUN: CONSULT visit 0.8, mediation NOUN: CONSULT third-party 0.8
praise VERB: SUPPORT 0.8, ratify VERB: SUPPORT 0.7, apology NOUN: CONCEDE 0.8, amnesty NOUN: CONCEDE 0.8, extradite VERB: COOPERATE 0.7
airlift NOUN: AID 0.6, pull NOUN out: RETREAT withdraw 0.6, step VERB down: RETREAT resign 0.8, set VERB free: RETREAT release 0.8
win VERB: - 0.9, elect VERB: - 0.9, marry VERB: - 0.9, publish VERB: - 0.9, earthquake NOUN: - 0.9, tournament NOUN: - 0.9, say VERB: - 0.9
"""


def _known():
    for item in re.split(r",\s*|\n", KNOWN.strip()):
        word, _, claim = item.partition(": ")
        *rest, least = claim.split()
        lemma, upos, *particle = word.split()
        yield pytest.param((lemma, upos, "".join(particle), rest[0]), "".join(rest[1:]), float(least), id=item)


def _sure(row):
    return float(row[5])


def test_heading_and_cells():
    assert TEXT.splitlines()[0] == HEADING
    assert TEXT.endswith("\n")
    assert [row for row in ROWS if len(row) != 6 or any(cell != cell.strip() for cell in row)] == []


def test_types_and_modes_are_the_codebooks():
    kinds = set(codebook.types())
    assert [row for row in ROWS if row[3] != "-" and row[3] not in kinds] == []
    assert [row for row in ROWS if row[4] and (row[3] == "-" or row[4] not in codebook.modes()[row[3]])] == []


def test_every_type_has_words_and_so_have_modes_that_a_word_can_tell():
    met = Counter((row[3], row[4]) for row in ROWS)
    assert {kind for kind, _ in met} == {*codebook.types(), "-"}
    told = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT", "ACCUSE", "CONSULT")
    assert [(kind, mode) for kind in told for mode in codebook.modes()[kind] if not met[kind, mode]] == []


def test_words_are_plain():
    assert [row for row in ROWS if not LEMMA.match(row[0]) or row[1] not in {"VERB", "NOUN", "ADJ"}] == []
    assert {row[2] for row in ROWS} - PARTICLES - {""} == set()


def test_rows_stand_once_and_in_order():
    keys = [row[:4] for row in ROWS]
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert keys == sorted(keys)


def test_shares_are_shares():
    totals = defaultdict(float)
    for row in ROWS:
        totals[row[:3]] += _sure(row)
    assert [row for row in ROWS if not 0.05 <= _sure(row) <= 0.98 or not re.match(r"0\.\d\d\Z", row[5])] == []
    assert {key: total for key, total in totals.items() if total > 0.98 + 1e-9} == {}


def test_there_are_enough_of_them():
    assert len(ROWS) >= 3000
    assert sum(row[3] == "-" for row in ROWS) >= 400


@pytest.mark.parametrize(("key", "mode", "least"), list(_known()))
def test_known_word(key, mode, least):
    found = {row[:4]: row for row in ROWS}[key]
    assert found[4] == mode
    assert _sure(found) >= least
