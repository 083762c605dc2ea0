"""Whom a reaction is aimed at, acts told by a verb with its object, one place an event, and whole place names."""

from importlib import resources

import pytest

from dragoman import codebook


def _event(record, word):
    return next(e for e in record.events if word in e.trigger.text)


def _names(parties):
    return [party.name for party in parties]


@pytest.mark.parametrize(
    ("text", "word", "recipients"),
    [
        ("Warplanes of Ethiopia bombed a market in Tigray on Monday. France condemned the bombing on Tuesday.", "condemned", ["Ethiopia"]),
        ("Kenya attacked Somalia on Monday. Uganda criticised the attack on Tuesday.", "criticised", ["Kenya"]),
        ("Armenia and Azerbaijan accused each other on Sunday of breaking the truce.", "accused", ["Armenia", "Azerbaijan"]),
    ],
)
def test_who_reacts_to_a_deed_does_so_to_its_doers(coder, text, word, recipients):
    event = _event(coder(text, published="2024-03-06"), word)
    assert _names(event.recipient) == recipients


def test_a_noun_that_refers_back_is_a_mention_of_the_event(coder):
    events = coder("Kenya attacked Somalia on Monday. Uganda criticised the attack on Tuesday.", published="2024-03-06").events
    assert sorted(sorted([e.trigger.text, *(m.text for m in e.mentions)]) for e in events) == [["attack", "attacked"], ["criticised"]]


@pytest.mark.parametrize(
    "text",
    [
        "President Bill Clinton met President Jiang Zemin of China on Monday.",
        "President Bill Clinton held talks with President Jiang Zemin of China on Monday.",
        "President Bill Clinton telephoned President Jiang Zemin of China on Monday.",
    ],
)
def test_both_sides_of_a_meeting_are_its_actors(coder, text):
    event = coder(text, published="1997-10-29").events[0]
    assert event.type == "CONSULT"
    assert {"Bill Clinton", "Jiang Zemin"} <= set(_names(event.actor))
    assert event.recipient == []


def test_a_verb_with_its_preposition_has_the_subject_of_the_verb_that_it_is_joined_to(coder):
    text = "Paris has rejected the plan as a bid by Berlin to win time for the summit and called for a month-long pause instead."
    event = _event(coder(text, published="2024-03-06"), "called for")
    assert _names(event.actor) == ["France"]


def test_who_is_asked_is_not_who_asks(coder):
    record = coder(
        "President William Ruto of Kenya had telephoned President Yoweri Museveni of Uganda on Monday and asked him to close the border.",
        published="2024-03-06",
    )
    event = _event(record, "asked")
    assert _names(event.actor) == ["William Ruto"]
    assert _names(event.recipient) == ["Yoweri Museveni"]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("President Yoweri Museveni ordered a three-day ceasefire on Monday.", "ordered", "CONCEDE"),
        ("General Sani Musa ordered his troops on Monday to leave the town.", "ordered", "REQUEST"),
        ("The junta of Mali decreed a night curfew on Monday.", "decreed", "COERCE"),
        ("Chad ratified the treaty on Monday.", "ratified", "SUPPORT"),
        ("Kenya lifted the embargo against Somalia on Monday.", "lifted", "CONCEDE"),
    ],
)
def test_a_verb_and_its_object_tell_the_type_together(coder, text, word, kind):
    assert _event(coder(text, published="2024-03-06"), word).type == kind


def test_the_table_of_acts_has_types_of_the_codebook_and_no_pair_twice():
    rows = (resources.files("dragoman.coding") / "data" / "objects.tsv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "verbs\tobjects\ttype"
    cells = [row.split("\t") for row in rows[1:]]
    assert {kind for *_, kind in cells} <= set(codebook.types())
    pairs = [(verb, noun) for verbs, nouns, _ in cells for verb in verbs.split("|") for noun in nouns.split("|")]
    assert len(pairs) == len(set(pairs))
    assert all(part == "|".join(sorted(part.split("|"))) for row in cells for part in row[:2])


def test_an_event_has_the_likeliest_place_alone(coder):
    record = coder("In Arequipa, supporters blocked the highway on Monday. Others marched on parliament in Lima.", published="2022-12-08")
    assert [[place.name for place in event.place] for event in record.events] == [["Arequipa"], ["Lima"]]


def test_a_place_keeps_its_whole_name(coder):
    record = coder("Pilgrims from Novi Sad were detained in Novi Pazar on Sunday, Serbian police said.", published="2023-09-26")
    assert not {"Novi", "Sad", "Pazar"} & {place.name for place in record.places}
