"""Numbers: what a text counts, and to which event each number belongs.

Events are written into the sentence: `<TYPE/mode>trigger<>`; the first event is the one whose size is asked for.
"""

import datetime
import re

import hypothesis
import pytest
from hypothesis import strategies as st

from dragoman.coding.counts import counts
from dragoman.coding.draft import Draft, Role
from dragoman.coding.size import with_sizes
from dragoman.reading.reading import Name, Reading, Trigger, Word
from dragoman.reading.segment import segment
from dragoman.report import Report

MARK = re.compile(r"<(\w+)/([\w,-]*)>(.*?)<>")


def reading_of(text, names=()):
    """A reading of words and sentences only, as from a reader that knows no trees."""
    words, sentences = [], []
    for number, sentence in enumerate(segment(text)):
        first = len(words)
        words += [Word(text[a:b], a, b, number, text[a:b].lower(), "", "", -1, "") for a, b in sentence]
        sentences.append((first, len(words)))
    report = Report(text=text, published=datetime.date(2024, 5, 1), id="t")
    found = [Name(_words(words, text.index(n), text.index(n) + len(n)), "PER", 1.0) for n in names]
    return Reading(
        report=report, words=words, sentences=sentences, names=found, triggers=[], actors=[], places=[], times=[], cues=[], contents=[],
        pairs=lambda *_: 0.0,
    )  # fmt: skip


def _words(words, start, end):
    inside = [n for n, w in enumerate(words) if w.start < end and w.end > start]
    return inside[0], inside[-1] + 1


def events_of(marked, names=(), recipients=(), status="occurred"):
    plain, spans = "", []
    at = 0
    for mark in MARK.finditer(marked):
        plain += marked[at : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[3]), mark[1], mark[2]))
        plain += mark[3]
        at = mark.end()
    plain += marked[at:]
    reading = reading_of(plain, names)
    roles = tuple(Role(n, _words(reading.words, plain.index(r), plain.index(r) + len(r)), 0.9) for n, r in enumerate(recipients))
    drafts = [
        Draft(
            triggers=(Trigger(_words(reading.words, a, b), 1.0, {kind: 1.0}, {}, {}, {}),),
            type=kind, types={kind: 1.0}, modes=tuple(m for m in modes.split(",") if m), contexts=(), status=status, confidence=1.0,
            recipient=roles if not n else (),
        )
        for n, (a, b, kind, modes) in enumerate(spans)
    ]  # fmt: skip
    return reading, drafts


def size_of(marked, **how):
    reading, drafts = events_of(marked, **how)
    return with_sizes(reading, drafts)[0].size


COUNTS = [
    ("Two dozen nurses met.", [(24, "nurse")]),
    ("Half a million people left.", [(500_000, "people")]),
    ("A hundred thousand dockers struck.", [(100_000, "docker")]),
    ("Nine hundred and fifty marines landed.", [(950, "marine")]),
    ("Forty-eight clerks quit.", [(48, "clerk")]),
    ("Some 13 000 troops left.", [(13_000, "troops")]),
    ("About 1.2 million refugees fled.", [(1_200_000, "refugee")]),
    ("At least 12 of the hostages are alive.", [(12, "hostage")]),
    ("A couple of guards slept.", [(2, "guard")]),
    ("3,500 US troops stayed.", [(3500, "troops")]),
    ("90 French and Dutch soldiers came.", [(90, "soldier")]),
    ("Two bakers and three guards were there.", [(5, "baker")]),
]


@pytest.mark.parametrize(("text", "told"), COUNTS, ids=[row[0] for row in COUNTS])
def test_counts(text, told):
    reading = reading_of(text)
    assert [(c.value, c.noun) for s in reading.sentences for c in counts(reading, s)] == told


SUMS = [
    ("Oslo gave $50m in aid.", "USD", 50_000_000),
    ("It owes 268 million dollars.", "USD", 268_000_000),
    ("Berlin sent €3 billion.", "EUR", 3_000_000_000),
    ("Each got Rs 5 lakh.", "INR", 500_000),
    ("A fine of 12,500 rand was set.", "ZAR", 12_500),
    ("They asked for £1.5bn.", "GBP", 1_500_000_000),
]


@pytest.mark.parametrize(("text", "currency", "value"), SUMS, ids=[row[0] for row in SUMS])
def test_money(text, currency, value):
    reading = reading_of(text)
    assert [(c.currency, c.value) for c in counts(reading, reading.sentences[0])] == [(currency, value)]


NO_COUNTS = [
    "The port fell on 5 May.",
    "In 1988 the war ended.",
    "Hundreds of people came.",
    "Tens of thousands of farmers marched.",
    "An F-16 flew past.",
    "Turnout was 40 percent.",
    "No one came.",
    "The Twelve met in Rome.",
    "A 12-year-old boy sang.",
    "",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_no_people_counted(text):
    reading = reading_of(text)
    found = [c for s in reading.sentences for c in counts(reading, s) if c.kind in {"person", "troops", "money"}]
    assert found == []


SIZES = [
    ("Gunmen <ASSAULT/firearms>killed<> 12 villagers on Sunday.", {"dead": 12}),
    ("Twelve villagers were <ASSAULT/>killed<> by gunmen.", {"dead": 12}),
    ("At least 30 people have been <ASSAULT/>killed<> since June.", {"dead": 30}),
    ("A <ASSAULT/explosives>blast<> at the mill left 42 dead and 90 injured.", {"dead": 42, "injured": 90}),
    ("Rockets <ASSAULT/heavy-weapons>hit<> the market, killing 38 people and wounding 190.", {"dead": 38, "injured": 190}),
    ("Troops <ASSAULT/firearms>fired<> into the crowd. Seven people died.", {"dead": 7}),
    ("The <ASSAULT/explosives>bombing<> shook Lomar. The death toll rose to 61.", {"dead": 61}),
    ("The <ASSAULT/>raid<> cost nine people their lives.", {"dead": 9}),
    ("The <ASSAULT/>raid<> claimed 21 lives.", {"dead": 21}),
    ("Police <ASSAULT/beat>clubbed<> 300 strikers.", {"injured": 300}),
    ("They <ASSAULT/firearms>shot<> two soldiers and three porters.", {"dead": 5}),
    ("A fighter <ASSAULT/aerial>shot down<> the airliner with 269 people aboard.", {"dead": 269}),
    ("The army <ASSAULT/>killed<> two of them.", {"dead": 2}),
    ("Ten people, two nurses among them, were <ASSAULT/>killed<>.", {"dead": 10}),
    ("A hundred soldiers <ASSAULT/>stormed<> the camp.", {}),
    ("Drones <ASSAULT/drone>struck<> 450 targets.", {}),
    ("Police <COERCE/arrest>arrested<> 40 students.", {"arrested": 40}),
    ("Some 2,839 officers were <COERCE/arrest>detained<>.", {"arrested": 2839}),
    ("Guards <COERCE/arrest>led away<> fifty of them.", {"arrested": 50}),
    ("The junta has been <COERCE/arrest>jailing<> reporters, 23 so far.", {"arrested": 23}),
    ("The army <COERCE/deport>drove out<> 40,000 villagers.", {"displaced": 40_000}),
    ("Paris <SANCTION/expel>expelled<> six Russian diplomats.", {"expelled": 6}),
    ("Some 5,000 teachers <PROTEST/demo>marched<> in Quill.", {"protesters": 5000}),
    ("A crowd of 20,000 <PROTEST/demo>rallied<> on Monday.", {"protesters": 20_000}),
    ("Ottawa <MOBILIZE/troops>sent<> 102 soldiers to Latvia.", {"troops": 102}),
    ("Three destroyers were <MOBILIZE/weapons>sent<> to the strait.", {"vehicles": 3}),
    ("The last 350 men <RETREAT/withdraw>left<> the base.", {"troops": 350}),
    ("Kano <RETREAT/release>freed<> 60 prisoners.", {"released": 60}),
    ("The hijackers <RETREAT/release>let go<> 27 passengers.", {"hostages": 27}),
    ("Gunmen <ASSAULT/abduct>seized<> 23 pupils.", {"hostages": 23}),
    ("Tokyo <AID/>gave<> $131 million to the fund.", {"money": "USD 131000000"}),
    ("Donors were asked for $550 million and <AGREE/>promised<> 131 million.", {"money": "USD 131000000"}),
    ("The two leaders <CONSULT/>met<> for three hours.", {}),
]


@pytest.mark.parametrize(("marked", "size"), SIZES, ids=[MARK.sub(r"\3", row[0]) for row in SIZES])
def test_size(marked, size):
    assert size_of(marked) == size


def test_each_event_has_its_own_number():
    reading, drafts = events_of("Guards <ASSAULT/firearms>shot<> three miners and <COERCE/arrest>arrested<> 40 others.")
    assert [d.size for d in with_sizes(reading, drafts)] == [{"dead": 3}, {"arrested": 40}]


def test_victims_of_the_next_paragraph_are_another_events():
    assert size_of("Jets <ASSAULT/aerial>bombed<> the port.\n\nElsewhere, nine people died.") == {}


SINGLE = [
    ("Gunmen <ASSAULT/targeted>murdered<> Ana Brook on Friday.", ["Ana Brook"], ["Ana Brook"], {"dead": 1}),
    ("Guards <ASSAULT/firearms>shot<> a miner dead.", [], ["a miner"], {"dead": 1}),
    ("The generals <ASSAULT/targeted>hanged<> Ken Obi and eight others.", ["Ken Obi"], ["Ken Obi"], {"dead": 9}),
    ("Guards <ASSAULT/firearms>wounded<> Ana Brook.", ["Ana Brook"], ["Ana Brook"], {}),
    ("Rebels <ASSAULT/>killed<> police in Adun.", [], ["police"], {}),
]


@pytest.mark.parametrize(("marked", "names", "recipients", "size"), SINGLE, ids=[MARK.sub(r"\3", row[0]) for row in SINGLE])
def test_one_killed(marked, names, recipients, size):
    assert size_of(marked, names=names, recipients=recipients) == size


def test_a_denied_killing_kills_nobody():
    assert size_of("They <ASSAULT/targeted>murdered<> Ana Brook.", names=["Ana Brook"], recipients=["Ana Brook"], status="negated") == {}


def test_a_long_report_is_read_in_time():
    sentence = "Police <COERCE/arrest>arrested<> 40 students and <ASSAULT/firearms>shot<> three. "
    reading, drafts = events_of(sentence * 150)
    sizes = [d.size for d in with_sizes(reading, drafts)]
    assert sizes[:2] == sizes[-2:] == [{"arrested": 40}, {"dead": 3}]


ODD = st.lists(
    st.sampled_from(
        "12 9 1,200 million billion dozen hundred half a an of them the and - , . killed dead people $ € £ to 5 May f-16 "
        "0 00 001 ½ ٣ 9999999999999999999999999 no one"
    .split()
    ),
    min_size=1,
    max_size=40,
).map(" ".join)  # fmt: skip


@hypothesis.given(ODD)
def test_odd_numbers_do_no_harm(text):
    reading = reading_of(text)
    for sentence in reading.sentences:
        for count in counts(reading, sentence):
            assert 1 <= count.value <= 10**15
            assert sentence[0] <= count.words[0] < count.words[1] <= count.last <= sentence[1]


def test_a_million_millions_over_and_over():
    assert size_of("Gunmen <ASSAULT/>killed<> " + "million " * 90 + "people.") == {}
