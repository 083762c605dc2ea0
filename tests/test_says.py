"""Who says what: one sentence a row, with the words of the source, the cue, the content and the relay that must be found."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding import says, who
from dragoman.coding.says_cues import frames
from dragoman.coding.says_quotes import quotations
from dragoman.sources.text import report_from_text

DAY = datetime.date(2024, 3, 6)
HEADER, *LINES = (Path(__file__).parent / "data" / "statements.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES]
MOST_MISSED = 0.12
PARAGRAPH = "¶"
BETWEEN = " | "


def _read(coder, text):
    report = report_from_text(text.replace(PARAGRAPH, "\n\n"), id="", published=DAY)
    return says.Saying(coder.reader.read(report))


def _told(coder, text):
    """What is found in a text: for each statement its source, cue, content, kind and relay as words."""
    saying = _read(coder, text)
    reading = saying.reading
    actors = who.actors(reading, coder.knowledge)
    return [
        (
            [reading.text(role.words) for role in one.source],
            reading.text(one.cue) if one.cue else "",
            BETWEEN.join(reading.text(words) for words in one.content),
            one.kind,
            [reading.text(role.words) for role in one.via],
        )
        for one in saying.statements(actors)
    ]


def _row(row):
    text, source, cue, content, kind, via, missed = row
    marks = [pytest.mark.xfail(reason=missed, strict=False)] if missed else []
    return pytest.param(text, source, cue, content, kind, via, id=f"{text} [{cue or 'no cue'}]", marks=marks)


@pytest.mark.parametrize(("text", "source", "cue", "content", "kind", "via"), [_row(row) for row in ROWS])
def test_statement(coder, text, source, cue, content, kind, via):
    told = _told(coder, text)
    found = [one for one in told if one[2] == content]

    assert found, told
    assert any(source in words for words in found[0][0]) or not source
    assert cue in found[0][1] or found[0][1] in cue.split()
    assert found[0][3] == kind
    assert any(via in words for words in found[0][4]) if via else not found[0][4]


def test_the_table_is_large_and_few_of_its_rows_are_missed():
    assert len(ROWS) >= 200
    assert sum(1 for row in ROWS if row[-1]) <= MOST_MISSED * len(ROWS)


NOTHING = [
    "Troops crossed the river on Tuesday.",
    "The minister flew to Oslo and met the king.",
    "The so-called “people's court” sat in the school.",
    "Kenya recalled its ambassador and closed the border.",
    "The bank agreed to lend the city 40 million euros.",
    "The clock showed ten past three.",
    "He said nothing.",
]


@pytest.mark.parametrize("text", NOTHING, ids=str)
def test_no_statement(coder, text):
    assert _told(coder, text) == []


ODD = [
    "“",
    "said",
    "“” ",
    "“Go,” “Go,” “go",
    "He said: ",
    "“¶”",
    "'",
    '" " " "',
    "According to",
    "said said said",
    "The king : “",
    "—, said ,",
]


@pytest.mark.parametrize("text", ODD, ids=repr)
def test_odd_texts_do_no_harm(coder, text):
    for source, _, content, kind, _ in _told(coder, f"{text} The ministry said that the bridge was mined. {text}"):
        assert isinstance(source, list)
        assert content
        assert kind in {"direct", "indirect", "mixed"}


WORDS = (
    "said “ ” ‘ ’ \" ' , . ; : — according to that the minister quoted as saying and accused of bombing Kenya told Reuters he denied"
    " citing promised hold if while whether I we ¶ ! ?"
).split()


@settings(max_examples=60)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_any_words_give_contents_in_order_that_do_not_overlap(coder, words):
    text = "The king spoke. " + " ".join(words)
    saying = _read(coder, text)
    reading = saying.reading
    for one in saying.statements(who.actors(reading, coder.knowledge)):
        edges = [at for span in one.content for at in span]
        assert edges == sorted(edges), text
        assert edges[0] < edges[-1] <= len(reading.words), text


QUOTED = [
    ("He said “a b” and “c d”.", ["a b", "c d"]),
    ('He said "a b" and "c d".', ["a b", "c d"]),
    ("He said ‘a b’ and left.", ["a b"]),
    ("The workers’ union met the drivers’ union.", []),
    ("It's the king's ship, isn't it?", []),
    ("He said “a b c d.", ["a b c d"]),
    ("“One two.¶“Three four.”", ["One two", "Three four"]),
    ("«Un deux» was the sign.", ["Un deux"]),
    ("He read: “the ‘old’ way is best”.", ["the ‘old’ way is best"]),
]


@pytest.mark.parametrize(("text", "inside"), QUOTED, ids=[text for text, _ in QUOTED])
def test_quotations(coder, text, inside):
    reading = _read(coder, text).reading
    assert [reading.text(q.words) for q in quotations(reading)] == inside


def test_statements_do_not_change_by_being_told_again(coder):
    text = "A neighbour said the dam had burst. “We ran,” said a baker from Kansas. Nobody would say whether it was mined."
    plain = coder.reader.read(report_from_text(text, id="", published=DAY))
    saying = says.Saying(plain)
    actors = who.actors(saying.reading, coder.knowledge)
    assert saying.reading.actors == says.Saying(plain).reading.actors == says.Saying(saying.reading).reading.actors
    assert saying.statements(actors) == saying.statements(actors) == says.Saying(saying.reading).statements(actors)


def test_a_second_reading_tells_the_same(coder):
    text = "“We will not go back,” said Holt. “They have lied to us for years.” The company denied that it had lied."
    assert _told(coder, text) == _told(coder, text)


def test_a_long_text_is_read_to_its_end(coder):
    text = " ".join(f"The river rose by {n} metres, the mayor said." for n in range(2, 202))
    told = _told(coder, text)
    assert len(told) >= 195
    assert told[-1][2] == "The river rose by 201 metres"


def test_the_list_of_cues_is_sound():
    known = frames()
    assert len(known) >= 400
    assert {frame.kind for frame in known.values()} >= {"report", "claim", "deny", "directive", "commissive", "belief", "accuse", "decree"}
    assert {take for frame in known.values() for take in frame.takes} == {"that", "to", "ing", "of", "for", "quote"}
    assert list(known) == sorted(known)
