"""Status: what the words around a trigger say of it, and how that is weighed with the reader's distribution."""

import datetime

import pytest

from dragoman.coding.status import STATUSES, status_of
from dragoman.reading.reading import Reading, Trigger, Word
from dragoman.reading.segment import segment
from dragoman.report import Report

COMMON = dict(zip(STATUSES, (0.52, 0.12, 0.12, 0.12, 0.12), strict=True))  # what the reader says of a trigger that it cannot tell


def told(marked, scores, kind="COERCE"):
    before, _, rest = marked.partition("[")
    trigger, _, after = rest.partition("]")
    text = before + trigger + after
    words, sentences = [], []
    for number, sentence in enumerate(segment(text)):
        first = len(words)
        words += [Word(text[a:b], a, b, number, text[a:b].lower(), "", "", -1, "") for a, b in sentence]
        sentences.append((first, len(words)))
    inside = [n for n, w in enumerate(words) if len(before) <= w.start < len(before) + len(trigger)]
    reading = Reading(
        report=Report(text=text, published=datetime.date(2024, 5, 1), id="t"), words=words, sentences=sentences, names=[], triggers=[],
        actors=[], places=[], times=[], cues=[], contents=[], pairs=lambda *_: 0.0,
    )  # fmt: skip
    return status_of(reading, [Trigger((inside[0], inside[-1] + 1), 1.0, {kind: 1.0}, scores, {}, {})], scores)


CUES = [
    ("Police [arrested] the editor.", "occurred"),
    ("The police have not [arrested] anyone.", "negated"),
    ("The police didn’t [arrest] the editor.", "negated"),
    ("The court has yet to [release] him.", "negated"),
    ("The army denied that it had [shelled] the town.", "negated"),
    ("The ministry denies having [jailed] him.", "negated"),
    ("They have [arrested] nobody.", "negated"),
    ("No prisoner was [beaten], the warden said.", "negated"),
    ("He stopped short of an [apology].", "negated"),
    ("The two sides failed to [sign] the accord.", "negated"),
    ("The [visit] did not take place.", "negated"),
    ("Kano might [release] the men.", "hypothetical"),
    ("The union could [strike] again.", "hypothetical"),
    ("If the army [attacks], Oslo will answer.", "hypothetical"),
    ("Should Kano [release] them, talks could follow.", "hypothetical"),
    ("The minister will [visit] Lomar on Friday.", "planned"),
    ("The two presidents are to [meet] in May.", "planned"),
    ("Kano plans to [release] the men.", "planned"),
    ("The leaders won't [meet] this year.", "negated"),
    ("Soldiers are [searching] the port.", "ongoing"),
    ("They have been [besieging] the town since March.", "ongoing"),
    ("Rebels are still [holding] six nurses.", "ongoing"),
]


@pytest.mark.parametrize(("marked", "status"), CUES, ids=[row[0] for row in CUES])
def test_cue(marked, status):
    assert told(marked, COMMON) == status


SURE = [
    ("The ministry denied that it had [shelled] the town.", "occurred"),
    ("Troops may [withdraw].", "planned"),
    ("Police [arrested] the editor.", "negated"),
]


@pytest.mark.parametrize(("marked", "status"), SURE, ids=[row[0] for row in SURE])
def test_a_reader_that_is_sure_is_believed(marked, status):
    scores = dict.fromkeys(STATUSES, 0.0001) | {status: 0.9996}
    assert told(marked, scores) == status


def test_a_refusal_in_the_negative_has_occurred():
    assert told("The president would [not budge].", COMMON, kind="REJECT") == "occurred"


def test_a_sentence_of_one_word():
    assert told("[Strike]", COMMON) == "occurred"


def test_statuses_unknown_to_the_reader_do_no_harm():
    assert told("They have not [met].", {"occurred": 1.0}) in STATUSES
