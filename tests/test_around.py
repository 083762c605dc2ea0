"""What stands around a mention, and what the tree says of it."""

import datetime

import numpy as np
import pytest

from dragoman.coding.around import apposed, led, mended, modified, placed
from dragoman.coding.who import actors
from dragoman.knowledge import Knowledge
from dragoman.reading.reading import Proposal, Reading, Word
from dragoman.report import Report


class NoTies:
    """A reader that ties nothing."""

    def __call__(self, *asked):
        return 0.0 * len(asked)

    def grid(self, _, lefts, rights):
        return np.zeros((len(lefts), len(rights)), dtype=np.float32)


def tree(*rows, day="2012-05-05"):
    """A reading out of rows "word/POS/relation/head" of one sentence each; heads are counted within the sentence, -1 for the root."""
    words, sentences, text = [], [], ""
    for number, row in enumerate(rows):
        first = len(words)
        for cell in row.split():
            form, upos, relation, head = cell.split("/")
            text += (" " if text and form not in {",", "."} else "") + form
            at = int(head)
            words.append(Word(form, len(text) - len(form), len(text), number, "", upos, "", at + first if at >= 0 else -1, relation))
        sentences.append((first, len(words)))
    report = Report(text=text, published=datetime.date.fromisoformat(day))
    return Reading(report, words, sentences, (), (), (), (), (), (), (), NoTies())


def told(reading, *spans):
    """What each of some mentions means: name, country and sector."""
    found = actors(
        Reading(reading.report, reading.words, reading.sentences, (), (), [Proposal(s, 1.0) for s in spans], (), (), (), (), NoTies()),
        Knowledge.open(),
    )
    by = {words: (a.name, a.country, a.sector[0]) for a in found for words, _ in a.mentions}
    return [by[s] for s in spans]


SINGER = tree("Norwegian/ADJ/amod/1 singer/NOUN/compound/2 Kari/PROPN/nsubj/4 Vold/PROPN/flat/2 left/VERB/root/-1")
BOTH = tree("Dutch/ADJ/amod/3 and/CCONJ/cc/2 Danish/ADJ/conj/0 troops/NOUN/nsubj/4 left/VERB/root/-1")
ISLAND = tree("The/DET/det/1 North/PROPN/nsubj/2 refused/VERB/root/-1")
GROWERS = tree("buyers/NOUN/nsubj/1 left/VERB/root/-1 Chilean/ADJ/amod/3 growers/NOUN/obj/1")


@pytest.mark.parametrize(
    ("reading", "proposed", "words"),
    [
        (SINGER, (0, 2), (0, 4)),
        (BOTH, (0, 2), (0, 1)),
        (ISLAND, (0, 1), (0, 2)),
        (ISLAND, (0, 2), (0, 2)),
        (GROWERS, (2, 3), (2, 4)),
    ],
    ids=["a name goes on", "a loose end", "a lone article", "whole already", "an adjective before people"],
)
def test_a_proposed_span_is_mended(reading, proposed, words):
    knowledge = Knowledge.open()

    assert [p.words for p in mended(reading, [Proposal(proposed, 0.9)], lambda noun: knowledge.term(noun) is not None)] == [words]


def test_spans_that_become_one_are_kept_once():
    found = mended(ISLAND, [Proposal((0, 1), 0.4), Proposal((0, 2), 0.9)], str.isupper)

    assert [(p.words, p.score) for p in found] == [((0, 2), 0.9)]


def test_an_apposition_tells_who_is_named():
    reading = tree(
        "Gun/PROPN/nsubj/9 Storm/PROPN/flat/0 ,/PUNCT/punct/5 a/DET/det/5 Swedish/ADJ/amod/5 journalist/NOUN/appos/0 ,/PUNCT/punct/0 "
        "was/AUX/aux/9 never/ADV/advmod/9 freed/VERB/root/-1"
    )

    assert apposed(reading, (0, 2)) == ("a", "Swedish", "journalist")
    assert told(reading, (0, 2)) == [("Gun Storm", "SWE", "JRN")]


def test_a_clause_tells_what_a_person_leads():
    reading = tree(
        "Abu/PROPN/nsubj/8 Tarek/PROPN/flat/0 ,/PUNCT/punct/4 who/PRON/nsubj/4 leads/VERB/acl:relcl/0 Hezbollah/PROPN/obj/4 "
        ",/PUNCT/punct/0 has/AUX/aux/8 refused/VERB/root/-1"
    )

    assert led(reading, (0, 2)) == ("Hezbollah",)


def test_a_place_after_a_nominal_tells_its_country():
    reading = tree(
        "Sweden/PROPN/nsubj/1 urged/VERB/root/-1 the/DET/det/3 government/NOUN/obj/1 in/ADP/case/5 Luanda/PROPN/nmod/3 to/PART/mark/7 "
        "wait/VERB/xcomp/1"
    )

    assert placed(reading, (2, 4)) == ("Luanda",)
    assert told(reading, (2, 4)) == [("Angola", "AGO", "GOV")]


@pytest.mark.parametrize(
    ("reading", "words", "noun"),
    [(BOTH, (0, 1), "troops"), (BOTH, (2, 3), "troops"), (GROWERS, (2, 3), "growers"), (ISLAND, (0, 2), "")],
)
def test_an_adjective_has_its_noun(reading, words, noun):
    assert modified(reading, words) == noun


def test_an_adjective_before_troops_is_the_army():
    assert told(BOTH, (0, 1)) == [("Netherlands", "NLD", "MIL")]


def test_who_acts_is_not_whom_it_acts_on():
    """The state that condemns a government is not that government's."""
    reading = tree(
        "Riots/NOUN/nsubj/1 shook/VERB/root/-1 Romania/PROPN/obj/1 ./PUNCT/punct/1",
        "Canada/PROPN/nsubj/1 condemned/VERB/root/-1 the/DET/det/3 government/NOUN/obj/1 ./PUNCT/punct/1",
    )

    assert told(reading, (4, 5), (6, 8))[1] == ("Romania", "ROU", "GOV")


def test_a_subject_stays_the_subject():
    """ "It" opens the next sentence for what was its last subject, not for what was spoken of in between."""
    reading = tree(
        "Kenya/PROPN/nsubj/1 praised/VERB/root/-1 Norway/PROPN/obj/1 ./PUNCT/punct/1",
        "It/PRON/nsubj/1 thanked/VERB/root/-1 donors/NOUN/obj/1 ./PUNCT/punct/1",
    )

    assert told(reading, (0, 1), (2, 3), (4, 5))[2] == ("Kenya", "KEN", "GOV")


def test_an_object_is_not_its_own_subject():
    reading = tree(
        "Peru/PROPN/nsubj/1 answered/VERB/root/-1 Chile/PROPN/obj/1 ./PUNCT/punct/1",
        "Bolivia/PROPN/nsubj/1 praised/VERB/root/-1 it/PRON/obj/1 ./PUNCT/punct/1",
    )

    assert told(reading, (0, 1), (2, 3), (4, 5), (6, 7))[3] == ("Peru", "PER", "GOV")


def test_where_a_crowd_acts_tells_its_country():
    reading = tree(
        "Chile/PROPN/nsubj/1 condemned/VERB/root/-1 Peru/PROPN/obj/1 ./PUNCT/punct/1",
        "Some/DET/det/1 women/NOUN/nsubj/2 rallied/VERB/root/-1 in/ADP/case/5 the/DET/det/5 centre/NOUN/obl/2 of/ADP/case/7 "
        "Quito/PROPN/nmod/5 ./PUNCT/punct/2",
    )

    assert told(reading, (4, 6)) == [("Ecuadorean women", "ECU", "CVL")]


def test_both_are_those_spoken_of_most_and_not_who_speaks():
    reading = tree(
        "Ecuador/PROPN/nsubj/3 and/CCONJ/cc/2 Peru/PROPN/conj/0 fought/VERB/root/-1 ./PUNCT/punct/3",
        "Brazil/PROPN/nsubj/1 urged/VERB/root/-1 both/DET/det/3 countries/NOUN/obj/1 to/PART/mark/5 stop/VERB/xcomp/1 ./PUNCT/punct/1",
    )
    found = actors(
        Reading(
            reading.report,
            reading.words,
            reading.sentences,
            (),
            (),
            [Proposal(s, 1.0) for s in ((0, 1), (2, 3), (5, 6), (7, 9))],
            (),
            (),
            (),
            (),
            NoTies(),
        ),
        Knowledge.open(),
    )

    assert {a.country for a in found if (7, 9) in [words for words, _ in a.mentions]} == {"ECU", "PER"}
