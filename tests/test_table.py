"""Records for people, and in PLOVER's fields."""

import re

import click
import msgspec
import pytest

from dragoman import codebook
from dragoman.cli.table import Page, evidence, mark, render
from dragoman.exports.plover import FIELDS, plover_events


def test_an_event_is_a_block_with_its_words_marked(record):
    lines = render(record, Page(width=160)).splitlines()

    assert lines[:4] == [
        "kenya  2019-02-19  Envoy recalled",
        "",
        " 1 [occurred]     SANCTION/discontinue  Kenya (KEN GOV) → Somalia (SOM GOV)",
        "   when: 2019-02-18 (“Monday”) · where: Nairobi (KEN) · size: 1 envoys · says: Ministry of Foreign Affairs of Kenya (KEN GOV)",
    ]
    assert lines[4].startswith("   [who: Kenya] [did: recalled] its ambassador to [whom: Somalia] on [when: Monday], the foreign ministry")
    assert " 2 [occurred]     REJECT  Somalia (SOM GOV)" in lines
    assert "   rejects event 1" in lines


def test_evidence_from_another_sentence_is_not_marked(record):
    assert [role for _, role in evidence(record.events[1])] == ["did"]


def test_colours_change_no_word(record):
    plain, coloured = render(record, Page(width=160)), render(record, Page(width=160, colour=True))

    assert click.unstyle(coloured) == plain
    assert "\x1b[4m" in coloured


@pytest.mark.parametrize("width", [40, 60, 100])
def test_lines_keep_to_the_width(record, width):
    block = [line for line in render(record, Page(width=width, colour=True)).splitlines() if line.startswith("   ")]

    assert max(len(click.unstyle(line)) for line in block) <= width


def test_marks_are_the_sentence_and_nothing_else(record):
    event = record.events[0]
    start, end = event.sentence.span
    marked = mark(record.report.text, event, Page())

    assert re.sub(r"\[\w+: ([^\]]*)\]", r"\1", marked) == record.report.text[start:end]


def test_overlapping_evidence_is_marked_once(record):
    event = msgspec.structs.replace(record.events[0], recipient=record.events[0].actor)

    assert [role for _, role in evidence(event)] == ["actor", "did", "time", "place"]


def test_a_record_without_events_says_so(record):
    assert "no event found" in render(msgspec.structs.replace(record, events=[], links=[]), Page())


def test_plover_has_one_object_an_event(record):
    first, second, third = plover_events(record)

    assert set(first) == set(FIELDS)
    assert (first["id"], first["date"], first["enddate"], first["comment"]) == ("kenya#e1", "2019-02-18", None, None)
    assert first["actor"] == [{"code": "KEN", "sector": ["GOV"], "entity_text": "Kenya", "identifier_id": None, "identifier_text": "Kenya"}]
    assert (first["event_loc"]["resolved_place"], first["event_loc"]["geonameid"]) == ("Nairobi", 184745)
    assert first["source"][0]["identifier_text"] == "Ministry of Foreign Affairs of Kenya"
    assert second["link"] == [{"relation": "rejects", "to": "kenya#e1"}]
    assert (second["date"], second["comment"]) == ("2019-02-19", "date is the day of publication")
    assert (third["event"], third["mode"], third["quad_code"], third["event_scale"], third["status"]) == (["AGREE"], [], 1, 2.5, "planned")


def test_plover_labels_are_types(record):
    assert {label for event in plover_events(record) for label in event["event"]} <= set(codebook.types())
