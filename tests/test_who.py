"""Who: names, offices, nominals and groups as of the report's day."""

import bisect
import csv
import dataclasses
import datetime
from pathlib import Path

import msgspec
import numpy as np
import pytest

from dragoman.coding.who import actors
from dragoman.knowledge import Knowledge
from dragoman.reading.reading import Proposal, Reading, Word
from dragoman.reading.segment import segment
from dragoman.report import Report


def rows(name):
    with (Path(__file__).parent / "data" / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


@pytest.fixture(scope="module")
def knowledge():
    return Knowledge.open()


class Ties:
    """Ties between spans of words, as the reader would tell them."""

    def __init__(self, tied=()):
        self.tied = dict(tied)

    def __call__(self, relation, left, right):
        return self.tied.get((relation, left, right), 0.0)

    def grid(self, relation, lefts, rights):
        return np.array([[self(relation, left, right) for right in rights] for left in lefts], dtype=np.float32)


def read(text, mentions, day, *, sectors=None, tied=()):
    """A reading of a text whose actors are the mentions given, each at its first place after the one before."""
    words, sentences = [], []
    for number, spans in enumerate(segment(text)):
        first = len(words)
        words += [Word(text[a:b], a, b, number, "", "", "", -1, "") for a, b in spans]
        sentences.append((first, len(words)))
    found, at, starts, ends = [], 0, [w.start for w in words], [w.end for w in words]
    for mention in mentions:
        at = text.index(mention, at)
        first = bisect.bisect_right(ends, at)
        last = bisect.bisect_left(starts, at + len(mention))
        found.append((first, last))
        at += 1
    proposals = [Proposal(span, 1.0, (sectors or {}).get(mention, {})) for span, mention in zip(found, mentions, strict=True)]
    ties = Ties({("same_actor", found[a], found[b]): score for a, b, score in tied})
    report = Report(text=text, published=datetime.date.fromisoformat(day))
    return Reading(report, words, sentences, (), (), proposals, (), (), (), (), ties)


TABLE = list(rows("who_mentions.tsv"))


@pytest.mark.parametrize("row", TABLE, ids=[f"{r['date']} {r['text']} [{r['mention']}]" for r in TABLE])
def test_a_mention_is_named_with_country_and_sector(row, knowledge):
    found = actors(read(row["text"], [row["mention"]], row["date"]), knowledge)

    assert "|".join(a.name for a in found) == row["name"]
    assert "|".join(a.country or "" for a in found) == row["country"]
    assert {a.sector[0] for a in found} == {row["sector"]}


CHAINS = [
    ("Paul Biya spoke in Yaounde. Biya left Cameroon. He will return.", ["Paul Biya", "Biya", "He"], ["Paul Biya"]),
    (
        "The African Union (AU) met. The AU sent envoys. The bloc warned Mali.",
        ["The African Union (AU)", "The AU", "The bloc"],
        ["African Union"],
    ),
    ("Chad closed the border. It blamed Sudan.", ["Chad", "It"], ["Chad"]),
    ("Peru met Chile in Lima. The two countries signed a pact.", ["Peru", "Chile", "The two countries"], ["Peru", "Chile"]),
    (
        "President Idriss Deby met the French foreign minister in Chad. The president thanked him.",
        ["President Idriss Deby", "The president"],
        ["Idriss Déby"],
    ),
    (
        "The ministry of health of Ghana shut two clinics. The ministry gave no reason.",
        ["The ministry of health of Ghana", "The ministry"],
        ["Ministry of Health of Ghana"],
    ),
]


@pytest.mark.parametrize(("text", "mentions", "names"), CHAINS, ids=[c[0] for c in CHAINS])
def test_later_mentions_join_the_earlier_actor(text, mentions, names, knowledge):
    found = actors(read(text, mentions, "2012-05-05"), knowledge)

    assert [a.name for a in found] == names
    assert {m for a in found for m in range(len(a.mentions))}
    assert sum(len(a.mentions) for a in found) >= len(mentions)


def test_a_tie_of_the_reader_decides_over_nearness(knowledge):
    text = "Kenya wrote to Somalia. It asked for more time."
    near = actors(read(text, ["Kenya", "Somalia", "It"], "2019-02-19", tied=[(0, 2, 0.9)]), knowledge)

    assert [(a.name, len(a.mentions)) for a in near] == [("Kenya", 2), ("Somalia", 1)]


def test_the_readers_sector_stands_for_an_unknown_person(knowledge):
    found = actors(read("Oumar Sidibe fled Mali.", ["Oumar Sidibe"], "2012-05-05", sectors={"Oumar Sidibe": {"REB": 0.8}}), knowledge)

    assert [(a.name, a.country, a.sector) for a in found] == [("Oumar Sidibe", "MLI", ("REB",))]


def test_a_state_named_alone_is_its_army_when_the_reader_is_sure(knowledge):
    found = actors(read("Israel shelled the town.", ["Israel"], "2012-05-05", sectors={"Israel": {"MIL": 0.9}}), knowledge)

    assert [(a.name, a.country, a.sector) for a in found] == [("Israel", "ISR", ("MIL",))]


def test_no_mentions_no_actors(knowledge):
    assert actors(read("Rain fell.", [], "2012-05-05"), knowledge) == []


def test_the_same_reading_gives_the_same_actors(knowledge):
    reading = read("Chad closed the border. It blamed Sudan.", ["Chad", "It", "Sudan"], "2012-05-05")

    assert actors(reading, knowledge) == actors(reading, Knowledge.open())


@pytest.mark.parametrize("mention", ["the", "of", "and"], ids=repr)
def test_a_word_that_names_nobody_is_no_actor(mention, knowledge):
    assert actors(read(f"Before {mention} after.", [mention], "2012-05-05"), knowledge) == []


@pytest.mark.parametrize("mention", ["—", "12", "’s", "“", "Al-"], ids=repr)
def test_odd_mentions_do_no_harm(mention, knowledge):
    found = actors(read(f"Before {mention} after.", [mention], "2012-05-05"), knowledge)

    assert len(found) == 1


def test_a_very_long_report_is_no_harm(knowledge):
    text = "Kenya warned Somalia. It answered. The two countries met. " * 1500
    mentions = ["Kenya", "Somalia", "It", "The two countries"] * 1500
    found = actors(read(text, mentions, "2012-05-05"), knowledge)

    assert [a.name for a in found] == ["Kenya", "Somalia"]
    assert sum(len(a.mentions) for a in found) == 1500 * 5


OWN_NAMES = [
    ("The Court of Appeal in Kenya freed them.", "The Court of Appeal", "2017-03-01", ["Court of Appeal of Kenya"], ["KEN"], "JUD"),
    ("The Bank of Thailand spoke.", "The Bank of Thailand", "2005-03-01", ["Bank of Thailand"], ["THA"], "BUS"),
    (
        "Ghana heard the Provisional National Defence Council.",
        "the Provisional National Defence Council",
        "1983-03-01",
        ["Provisional National Defence Council"],
        ["GHA"],
        "GOV",
    ),
    ("In Iran a pharmacist in Mashhad spoke.", "a pharmacist in Mashhad", "2009-03-01", ["Pharmacist in Mashhad"], ["IRN"], "MED"),
    ("A Prague court freed a man in Czechoslovakia.", "A Prague court", "1989-03-01", ["Prague court"], ["CSK"], "JUD"),
    ("The Kenya Red Cross sent help.", "The Kenya Red Cross", "2010-05-01", ["Kenya Red Cross"], ["KEN"], "SOC"),
    ("Talks eased China-US tensions.", "China-US", "2019-05-01", ["China", "United States"], ["CHN", "USA"], "GOV"),
    ("The interior ministry there spoke of Algeria.", "The interior ministry there", "2005-03-01", None, ["DZA"], "GOV"),
]


@pytest.mark.parametrize(("text", "mention", "day", "names", "countries", "sector"), OWN_NAMES, ids=[row[1] for row in OWN_NAMES])
def test_a_phrase_with_a_name_of_its_own_keeps_it(text, mention, day, names, countries, sector, knowledge):
    found = actors(read(text, [mention], day), knowledge)

    assert names is None or [a.name for a in found] == names
    assert [a.country for a in found] == countries
    assert {a.sector[0] for a in found} == {sector}


def test_each_of_several_names_in_one_proposal_has_its_own_words(knowledge):
    reading = read("Russia, Turkey and Iran met.", ["Russia, Turkey and Iran"], "2018-05-01")

    found = actors(reading, knowledge)

    assert [(a.country, reading.text(words)) for a in found for words, _ in a.mentions] == [
        ("RUS", "Russia"),
        ("TUR", "Turkey"),
        ("IRN", "Iran"),
    ]


def test_an_unknown_acronym_means_the_body_whose_initials_it_is(knowledge):
    text = "Kenya heard the Zeta Union of Weavers. ZUW called a strike."

    found = actors(read(text, ["the Zeta Union of Weavers", "ZUW"], "2017-03-01"), knowledge)

    assert [(a.name, len(a.mentions)) for a in found] == [("Zeta Union of Weavers", 2)]


def test_the_title_of_a_report_tells_its_country(knowledge):
    reading = read("Protesters marched again.", ["Protesters"], "2017-03-01")
    titled = dataclasses.replace(reading, report=msgspec.structs.replace(reading.report, title="Marches go on in Peru"))

    assert actors(titled, knowledge)[0].country == "PER"


WORLD = list(rows("who_world.tsv"))


def told_of_world(knowledge):
    """Each row with the one actor that its mention means."""
    for row in WORLD:
        found = actors(read(row["text"], [row["mention"]], row["date"]), knowledge)
        yield row, found[0] if len(found) == 1 else None


def test_mentions_of_all_continents_and_times_are_resolved(knowledge):
    told = list(told_of_world(knowledge))
    country = [bool(actor) and (actor.country or "") == row["country"] for row, actor in told]
    sector = [bool(actor) and actor.sector[0] == row["sector"] for row, actor in told]
    others = [actor.wikidata for row, actor in told if actor and row["wikidata"] and actor.wikidata not in {None, row["wikidata"]}]

    assert sum(row["date"] < "2010" for row in WORLD) >= len(WORLD) / 3
    assert sum(country) >= 0.90 * len(country)
    assert sum(sector) >= 0.85 * len(sector)
    assert others == []


def test_a_dictionary_that_only_says_what_a_capital_stands_for_does_not_hide_the_state(tmp_path):
    path = tmp_path / "countries.actors.txt"
    path.write_text("MOSCOW_ [RUS]\nPARIS_ [FRAGOV]\nRIVER_FRONT_ [MRTREB]\n", encoding="utf-8")
    facts = Knowledge.open(actors=path)
    reading = read("Moscow and Paris condemned the River Front.", ["Moscow", "Paris", "the River Front"], "2018-05-01")

    found = actors(reading, facts)

    assert [(a.name, a.kind, a.country) for a in found] == [
        ("Russia", "country", "RUS"),
        ("France", "country", "FRA"),
        ("River Front", "organization", "MRT"),
    ]


MANY = [
    ("Ministers from eight Commonwealth countries met Britain in Perth.", "Ministers from eight Commonwealth countries", None),
    ("The presidents of five Central American states wrote to Mexico.", "The presidents of five Central American states", None),
    ("Chad wrote to more than 150 countries.", "more than 150 countries", None),
    ("Chad asked the African Union's chief mediator to stay.", "the African Union's chief mediator", "IGO"),
    ("State Department spokesman Ray Odd wrote to Chad.", "State Department spokesman Ray Odd", "USA"),
    ("Chad asked Ray Odd, the United Nations legal counsel, for help.", "Ray Odd, the United Nations legal counsel,", "UNO"),
    ("Chancellor Angela Merkel's spokesman, Ray Odd, called Chad.", "Chancellor Angela Merkel's spokesman, Ray Odd,", "DEU"),
]


@pytest.mark.parametrize(("text", "mention", "country"), MANY, ids=[m[1] for m in MANY])
def test_who_is_of_several_states_or_of_a_body_of_them_is_of_no_single_one(text, mention, country, knowledge):
    assert [a.country for a in actors(read(text, [mention], "2014-05-01"), knowledge)] == [country]


def test_an_adjective_leaves_the_states_that_both_can_mean(knowledge):
    text = "Israel signed with Bahrain and Kuwait. Israel thanked Sweden. Both Gulf states sent envoys."
    reading = read(text, ["Israel", "Bahrain", "Kuwait", "Israel", "Sweden", "Both Gulf states"], "2020-09-16")

    last = reading.actors[-1].words

    assert {a.country for a in actors(reading, knowledge) if last in [words for words, _ in a.mentions]} == {"BHR", "KWT"}


def test_a_number_of_ministers_is_not_those_named_before(coder):
    text = "Germany and France suspended aid to Niger on Monday. Soldiers detained four ministers in Niamey, a party said."
    event = next(e for e in coder(text, published="2023-08-01").events if e.trigger.text == "detained")
    assert {party.country for party in event.recipient} == {"NER"}


NOT_WHO_ACTS = [
    (
        "President Thein Sein of Myanmar freed 56 prisoners. Prime Minister Shinzo Abe of Japan will travel there to meet the president.",
        "2013-05-22",
        "the president",
        "MMR",
    ),
    (
        "Bill Clinton flew to Potsdam. The chancellor, Helmut Kohl, praised him. From there the president telephoned Pakistan.",
        "1998-05-15",
        "the president",
        "USA",
    ),
    (
        "Troops in Myanmar shot at protesters in Yangon on Thursday. Japan demanded that the junta release the prisoners.",
        "2007-09-28",
        "the junta",
        "MMR",
    ),
    (
        "Macedonian forces shelled the hills above Tetovo after the government rejected a ceasefire. Albania condemned the attack.",
        "2001-03-23",
        "the government",
        "MKD",
    ),
]


@pytest.mark.parametrize(("text", "day", "mention", "country"), NOT_WHO_ACTS, ids=[f"{row[2]} {row[3]}" for row in NOT_WHO_ACTS])
def test_an_office_or_government_is_not_the_one_that_acts_on_it(text, day, mention, country, coder):
    start = text.rindex(mention)
    meant = {a.country for a in coder(text, published=day).actors for m in a.mentions if m.span == (start, start + len(mention))}
    assert meant == {country}
