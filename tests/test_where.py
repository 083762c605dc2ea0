"""Where: places with country, division and coordinates."""

import datetime

import pytest

from dragoman.coding.where import places
from dragoman.knowledge import Knowledge
from dragoman.reading.reading import Name, Proposal, Reading, Word
from dragoman.reading.segment import segment
from dragoman.report import Report


@pytest.fixture(scope="module")
def knowledge():
    return Knowledge.open()


def read(text, mentions, day="2012-05-05", *, names=()):
    words, sentences = [], []
    for number, spans in enumerate(segment(text)):
        first = len(words)
        words += [Word(text[a:b], a, b, number, "", "", "", -1, "") for a, b in spans]
        sentences.append((first, len(words)))

    def span(mention):
        at = text.rindex(mention)
        inside = [n for n, w in enumerate(words) if w.start < at + len(mention) and w.end > at]
        return inside[0], inside[-1] + 1

    proposed = [Proposal(span(m), 1.0) for m in mentions]
    found = [Name(span(n), "LOC", 1.0) for n in names]
    report = Report(text=text, published=datetime.date.fromisoformat(day))
    return Reading(report, words, sentences, found, (), (), proposed, (), (), (), lambda *_: 0.0)


TABLE = [
    ("Shells fell on Aleppo on Monday.", "Aleppo", "2013-05-05", "Aleppo", "SYR"),
    ("Lebanese soldiers fired into the air in Tripoli.", "Tripoli", "2013-05-05", "Tripoli", "LBN"),
    ("Libyan militias clashed in Tripoli.", "Tripoli", "2013-05-05", "Tripoli", "LBY"),
    ("The dissident was freed in Kharkov.", "Kharkov", "1986-12-23", "Kharkov", "SUN"),
    ("Crowds filled Wenceslas Square in Prague.", "Prague", "1989-11-20", "Prague", "CSK"),
    ("Rebels took Juba at night.", "Juba", "1992-06-05", "Juba", "SDN"),
    ("Rebels took Juba at night.", "Juba", "2016-07-09", "Juba", "SSD"),
    ("A bomb went off in Rangoon.", "Rangoon", "1983-10-09", "Rangoon", "MMR"),
    ("Troops massed near the Crimea.", "Crimea", "2014-03-01", "Crimea", "UKR"),
    ("Aid reached the Gaza Strip.", "Gaza Strip", "2009-01-20", "Gaza Strip", "PSE"),
    ("They met in Peru.", "Peru", "2009-01-20", "Peru", "PER"),
    ("Kenya closed the road. Police fired in the capital.", "the capital", "2009-01-20", "Nairobi", "KEN"),
    ("The bus left Kisumu in Kenya. Nobody was hurt in the city.", "Kisumu", "2009-01-20", "Kisumu", "KEN"),
]


@pytest.mark.parametrize(("text", "mention", "day", "name", "country"), TABLE, ids=[f"{r[2]} {r[0]}" for r in TABLE])
def test_a_place_is_named_with_its_country(text, mention, day, name, country, knowledge):
    (found,) = places(read(text, [mention], day), knowledge)

    assert (found.name, found.country) == (name, country)


def test_a_city_has_coordinates_division_and_geonames_id(knowledge):
    (found,) = places(read("Shells fell on Aleppo.", ["Aleppo"]), knowledge)

    assert (found.geonames, found.admin1, found.scale) == (170063, "Aleppo", "city")
    assert found.latitude == pytest.approx(36.2, abs=0.1)
    assert found.longitude == pytest.approx(37.16, abs=0.1)


def test_there_is_the_last_place(knowledge):
    (found,) = places(read("The bus left Kisumu in Kenya. Nobody was hurt there.", ["Kisumu", "there"]), knowledge)

    assert len(found.mentions) == 2


def test_a_place_name_after_a_preposition_needs_no_proposal(knowledge):
    found = places(read("Two men were held in Mwanza.", [], names=["Mwanza"]), knowledge)

    assert [(p.name, p.country) for p in found] == [("Mwanza", "TZA")]


def test_a_place_name_that_acts_is_no_place(knowledge):
    assert places(read("Berlin refused.", [], names=["Berlin"]), knowledge) == []


def test_an_unknown_place_keeps_its_name_and_has_no_coordinates(knowledge):
    (found,) = places(read("Nigerian troops burnt Kwadaza.", ["Kwadaza"]), knowledge)

    assert (found.name, found.country, found.latitude, found.geonames) == ("Kwadaza", "NGA", None, None)
