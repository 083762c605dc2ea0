"""PLOVER's tables and rules."""

import re

import pytest

from dragoman import codebook


def test_the_tables_are_whole():
    assert len(codebook.types()) == 16
    assert {name: len(modes) for name, modes in codebook.modes().items() if modes} == {
        "CONSULT": 4, "RETREAT": 6, "REQUEST": 4, "ACCUSE": 3, "REJECT": 4, "THREATEN": 6, "PROTEST": 7, "SANCTION": 4, "MOBILIZE": 4,
        "COERCE": 10, "ASSAULT": 15,
    }  # fmt: skip
    assert (len(codebook.contexts()), len(codebook.sectors()), len(codebook.bodies())) == (37, 25, 8)


@pytest.mark.parametrize("name", list(codebook.types()))
def test_every_label_is_a_type_and_every_type_has_a_code(name):
    known = codebook.types()[name]

    assert {known.planned, known.hypothetical} <= set(codebook.types())
    assert re.match(r"\d{3,4}$", codebook.cameo(name) or "")
    assert all(codebook.cameo(name, [mode], status=status) for mode in codebook.modes()[name] for status in ("occurred", "planned"))


@pytest.mark.parametrize(
    ("kind", "quad"),
    [("AGREE", 1), ("CONCEDE", 1), ("AID", 2), ("RETREAT", 2), ("REQUEST", 3), ("THREATEN", 3), ("SANCTION", 4), ("PROTEST", 4)],
)
def test_quad(kind, quad):
    assert codebook.quad(kind) == quad


@pytest.mark.parametrize(
    ("kind", "modes", "score"),
    [
        ("AID", [], 10.0),
        ("ACCUSE", [], -3.0),
        ("ACCUSE", ["disapprove"], -2.0),
        ("PROTEST", ["vandalize"], -5.0),
        ("ASSAULT", ["beat", "drone"], -9.5),
        ("CONSULT", ["phone"], 1.5),
        ("CONSULT", ["drone"], 2.5),
    ],
)
def test_score(kind, modes, score):
    assert codebook.score(kind, modes) == score


@pytest.mark.parametrize(
    ("kind", "status", "label"),
    [
        ("CONSULT", "planned", "AGREE"),
        ("SUPPORT", "planned", "AGREE"),
        ("COOPERATE", "planned", "AGREE"),
        ("AID", "planned", "AGREE"),
        ("RETREAT", "planned", "CONCEDE"),
        ("CONCEDE", "planned", "CONCEDE"),
        ("ASSAULT", "planned", "THREATEN"),
        ("ASSAULT", "hypothetical", "THREATEN"),
        ("SANCTION", "hypothetical", "THREATEN"),
        ("CONSULT", "hypothetical", "CONSULT"),
        ("REQUEST", "planned", "REQUEST"),
        ("ASSAULT", "negated", "ASSAULT"),
        ("CONSULT", "ongoing", "CONSULT"),
        ("AID", "occurred", "AID"),
    ],
)
def test_what_has_not_happened_yet_gets_its_label(kind, status, label):
    assert codebook.plover_label(kind, status) == label


@pytest.mark.parametrize("kind", list(codebook.types()))
@pytest.mark.parametrize("status", ["occurred", "planned", "hypothetical", "negated"])
def test_modes_under_another_label_are_modes_of_it(kind, status):
    label = codebook.plover_label(kind, status)

    assert set(codebook.plover_modes(kind, list(codebook.modes()[kind]), status)) <= set(codebook.modes()[label])


@pytest.mark.parametrize(
    ("kind", "modes", "contexts", "status", "code"),
    [
        ("ASSAULT", [], [], "occurred", "180"),
        ("ASSAULT", [], ["military"], "occurred", "190"),
        ("ASSAULT", ["drone"], ["military"], "ongoing", "195"),
        ("COERCE", ["arrest"], ["legal"], "occurred", "173"),
        ("CONSULT", ["visit"], ["diplomatic"], "planned", "036"),
        ("RETREAT", ["withdraw"], [], "planned", "0356"),
        ("REQUEST", ["assist"], ["military"], "planned", "1012"),
        ("ASSAULT", ["drone"], [], "negated", None),
    ],
)
def test_cameo(kind, modes, contexts, status, code):
    assert codebook.cameo(kind, modes, contexts, status=status) == code


def test_a_foreign_type_is_refused():
    with pytest.raises(ValueError, match="no PLOVER event type 'FIGHT'"):
        codebook.quad("FIGHT")
