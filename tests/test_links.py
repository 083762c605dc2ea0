"""Links: which events reject, answer or bring about others. Events are written `<TYPE actor>recipient|trigger<>`, parties by number."""

import datetime
import re

import pytest

from dragoman.coding.draft import Draft, Role
from dragoman.coding.links import links
from dragoman.reading.reading import Reading, Trigger, Word
from dragoman.reading.segment import segment
from dragoman.report import Report

MARK = re.compile(r"<(\w+) (\d*)>(\d*)\|(.*?)<>")


def found(marked):
    plain, spans, at = "", [], 0
    for mark in MARK.finditer(marked):
        plain += marked[at : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[4]), mark[1], mark[2], mark[3]))
        plain += mark[4]
        at = mark.end()
    plain += marked[at:]
    words, sentences = [], []
    for number, sentence in enumerate(segment(plain)):
        first = len(words)
        words += [Word(plain[a:b], a, b, number, plain[a:b].lower(), "", "", -1, "") for a, b in sentence]
        sentences.append((first, len(words)))
    reading = Reading(
        report=Report(text=plain, published=datetime.date(2024, 5, 1), id="t"), words=words, sentences=sentences, names=[], triggers=[],
        actors=[], places=[], times=[], cues=[], contents=[], pairs=lambda *_: 0.0,
    )  # fmt: skip

    def trigger(start, end):
        inside = [n for n, w in enumerate(words) if start <= w.start < end]
        return Trigger((inside[0], inside[-1] + 1), 1.0, {}, {}, {}, {})

    def roles(numbers):
        return tuple(Role(int(n), (0, 1), 0.9) for n in numbers)

    drafts = [
        Draft((trigger(a, b),), kind, {kind: 1.0}, (), (), "occurred", 1.0, actor=roles(who), recipient=roles(whom))
        for a, b, kind, who, whom in spans
    ]
    return [(link.left, link.right, link.relation) for link in links(reading, drafts, [])]


LINKS = [
    ("Oslo <AGREE 1>2|offered<> the rebels an amnesty; they <REJECT 2>1|turned it down<>.", [(1, 0, "rejects")]),
    ("The union <REQUEST 1>2|demanded<> more pay. The ministry <REJECT 2>1|refused<> the demand.", [(1, 0, "rejects")]),
    ("The ministry <REJECT 2>1|spurned<> an <AGREE 1>2|offer<> by the union.", [(0, 1, "rejects")]),
    ("Jets <ASSAULT 1>2|bombed<> the camp in retaliation for the <ASSAULT 2>1|ambush<>.", [(0, 1, "responds_to")]),
    ("Paris <SANCTION 1>2|recalled<> its envoy after Adun <COERCE 2>1|jailed<> a reporter.", [(0, 1, "responds_to")]),
    ("Paris <SANCTION 1>2|recalled<> its envoy after Oslo <COERCE 3>4|jailed<> a reporter.", []),
    ("The <COERCE 1>2|arrest<> sparked <PROTEST 2>1|riots<> in Lomar.", [(0, 1, "causes")]),
    ("The <PROTEST 2>1|riots<> were sparked by the <COERCE 1>2|arrest<>.", [(1, 0, "causes")]),
    ("Police <COERCE 1>2|arrested<> him; he later <CONSULT 2>|met<> a lawyer in response to a call.", []),
    ("The minister <REJECT 1>|refused<> to resign.", []),
    ("", []),
]


@pytest.mark.parametrize(("marked", "told"), LINKS, ids=[MARK.sub(r"\4", row[0]) or "nothing" for row in LINKS])
def test_links(marked, told):
    assert found(marked) == told


def test_no_event_is_linked_with_itself():
    assert all(left != right for left, right, _ in found("They <REJECT 1>2|rejected<> it and <REJECT 2>1|refused<> again after that."))
