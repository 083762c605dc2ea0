"""Annotated topics, and how stories are scored on them."""

import json
from pathlib import Path

import pytest

from dragoman.coding.times.edtf import bounds
from dragoman.errors import EvaluationError
from dragoman.evaluation.bcubed import b_cubed, links
from dragoman.evaluation.gold_record import record
from dragoman.evaluation.topics import read_topic, read_topics, told_stories

pytestmark = pytest.mark.issue(6)

TOPICS = Path(__file__).parent.parent / "evaluation" / "stories"
TOPIC = """---
topic: A raid
actors:
  a1: {name: Sudan, country: SDN, sector: [MIL]}
  a2: {name: Traders in Nyala, country: SDN, sector: [CVL]}
places:
  p1: {name: Nyala, country: SDN}
times:
  t1: {value: 2024-03-07}
events:
  e1: {type: ASSAULT, mode: [aerial], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, size: {dead: 4}}
---
published: 2024-03-08
publisher: Wire
---
<a1>Sudan's army</a1> <e1>bombed</e1> <a2>a market</a2> in <p1>Nyala</p1> on <t1>Thursday</t1>. It is dry there.

---
published: 2024-03-09
publisher: Courier
events:
  e1: {size: {dead: 5}}
  e2: {story: e1, type: ASSAULT, actor: [a1], status: negated}
---
<e1>Bombs</e1> fell on <a2>traders</a2>. <a1>The army</a1> denied it had <e2>dropped</e2> them.
"""


@pytest.fixture
def topic(tmp_path):
    path = tmp_path / "raid.story"
    path.write_text(TOPIC, encoding="utf-8")
    return path


def test_reports_of_a_topic_share_what_they_tag(topic):
    first, second = read_topic(topic)
    assert (first.gold.id, first.publisher, first.stories) == ("raid-1", "Wire", {"e1": "raid:e1"})
    assert second.stories == {"e1": "raid:e1", "e2": "raid:e1"}
    assert (first.gold.events["e1"].size, second.gold.events["e1"].size) == ({"dead": 4}, {"dead": 5})
    assert (second.gold.events["e1"].place, second.gold.events["e1"].time, second.gold.events["e2"].actor) == ([], None, ["a1"])
    assert set(second.gold.places) == set()


def test_the_set_has_thirty_topics_of_three_to_eight_reports():
    reports = read_topics(TOPICS)
    topics = {}
    for report in reports:
        topics.setdefault(report.gold.id.rpartition("-")[0], []).append(report)
    assert len(topics) == 30
    assert all(3 <= len(several) <= 8 for several in topics.values())
    assert all(report.publisher for report in reports)
    stories = [story for report in reports for story in set(report.stories.values())]
    assert all(any(stories.count(story) > 1 for report in several for story in report.stories.values()) for several in topics.values())


BROKEN = {
    "no header": ("Text alone.", "no topic"),
    "no report": ("---\ntopic: x\n---\n", "no topic"),
    "a header that is none": ("---\nx\n---\npublished: 2024-03-08\n---\nText.\n", "no “key: value”"),
    "no day": (TOPIC.replace("published: 2024-03-08", "publisher2: x"), "published must be YYYY-MM-DD"),
    "an event of no type": (TOPIC.replace("type: ASSAULT, mode", "type: BATTLE, mode"), "type 'BATTLE'"),
    "a type left out": (TOPIC.replace("type: ASSAULT, mode: [aerial], ", ""), "report 1: header"),
    "an event that is not tagged": (TOPIC.replace("<e2>dropped</e2>", "dropped"), "e2 is in the header but not tagged"),
    "nobody does it": (TOPIC.replace("<a1>The army</a1>", "The army"), "no actor and no recipient"),
    "a tag left open": (TOPIC.replace("</e2>", ""), "is never closed"),
    "a status that is none": (TOPIC.replace("status: negated", "status: maybe"), "Invalid enum value"),
}


@pytest.mark.parametrize(("text", "what"), BROKEN.values(), ids=BROKEN)
def test_a_broken_topic_is_refused_with_its_place(topic, text, what):
    topic.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError, match=what) as error:
        read_topic(topic)
    assert str(topic) in str(error.value)


def test_files_that_cannot_be_read_are_refused(tmp_path):
    with pytest.raises(EvaluationError, match=r"no \*\.story file"):
        read_topics(tmp_path)
    (tmp_path / "x.story").write_bytes(b"\xff\xfe")
    with pytest.raises(EvaluationError, match=r"x\.story"):
        read_topics(tmp_path)


def test_annotated_events_make_a_record(topic):
    first, second = (record(report.gold, report.publisher, bounds) for report in read_topic(topic))
    event = first.events[0]
    assert (event.trigger.text, event.quad, event.time.start.isoformat(), event.place[0].name) == ("bombed", 4, "2024-03-07", "Nyala")
    assert first.report.text[slice(*event.sentence.span)] == "Sudan's army bombed a market in Nyala on Thursday."
    assert second.report.text[slice(*second.events[1].sentence.span)] == "The army denied it had dropped them."
    assert second.events[0].time is None


def test_told_events_are_known_by_their_words(topic):
    report = read_topic(topic)[1]
    told = record(report.gold, None, bounds).events
    assert told_stories(report, told) == {"e1": "raid:e1", "e2": "raid:e1"}
    assert told_stories(report, told[:1]) == {"e1": "raid:e1"}
    assert told_stories(report, []) == {}


@pytest.mark.parametrize(
    ("due", "told", "p", "r", "pairs"),
    [
        ("aabb", "xxyy", 1.0, 1.0, 1.0),
        ("aabb", "xxxx", 0.5, 1.0, 0.5),
        ("aabb", "wxyz", 1.0, 0.5, 0.0),
        ("aaab", "xxyy", 0.75, 0.6667, 0.4),
        ("", "", 0.0, 0.0, 0.0),
    ],
)
def test_b_cubed_and_links_are_as_worked_out_by_hand(due, told, p, r, pairs):
    found = b_cubed(due, told)
    assert (found["p"], found["r"]) == (p, r)
    assert links(due, told)["f1"] == pairs


def test_the_verb_scores_stories(topic, invoke):
    code, out, _ = invoke("eval", "--stories", topic.parent, "--json")
    assert code == 0
    figures = json.loads(out)
    assert figures["gold"]["b3"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert (figures["gold"]["events"], figures["gold"]["events_due"], figures["gold"]["stories"], figures["gold"]["reports"]) == (
        3,
        3,
        1,
        2,
    )
    code, out, _ = invoke("eval", "--stories", topic.parent)
    assert "the annotated events: 3 of 3 events in 1 stories of 2 reports" in out
    assert invoke("eval", "--stories", topic.parent, "--errors", "3")[0] == 2
    assert invoke("eval", "--stories", TOPICS.parent / "reports")[0] == 2
