"""Lemmas by word and tags."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.lemma import lemma

TAGS = {
    "VBD": "VERB", "VBN": "VERB", "VBG": "VERB", "VBZ": "VERB", "VBP": "VERB", "VB": "VERB", "NN": "NOUN", "NNS": "NOUN", "JJ": "ADJ",
    "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "NNP": "PROPN", "NNPS": "PROPN", "CD": "NUM", "PRP": "PRON",
    "PRP$": "PRON", "WP": "PRON", "POS": "PART", "TO": "PART", "MD": "AUX", "DT": "DET",
}  # fmt: skip

CASES = """
VBD: stopped stop, killed kill, called call, visited visit, admitted admit, targeted target, travelled travel
VBD: controlled control, installed install, overthrew overthrow, withdrew withdraw, foresaw foresee, undertook undertake
VBD: mistook mistake, misled mislead, outran outrun, became become, said say, fled flee, fell fall, felled fell
VBD: found find, founded found, wound wind, wounded wound, bound bind, bounded bound, left leave, saw see, died die
VBD: lied lie, denied deny, tied tie, agreed agree, freed free, vetoed veto, panicked panic, focused focus, reached reach
VBD: preached preach, pledged pledge, changed change, ranged range, hanged hang, belonged belong, plunged plunge
VBD: urged urge, charged charge, merged merge, added add, erred err, shelled shell, expelled expel, rebelled rebel
VBD: quelled quell, yelled yell, rolled roll, patrolled patrol, fired fire, united unite, limited limit, invited invite
VBD: edited edit, competed compete, created create, treated treat, floated float, voted vote, rioted riot
VBD: mentioned mention, postponed postpone, phoned phone, imprisoned imprison, abandoned abandon, monitored monitor
VBD: restored restore, ignored ignore, delivered deliver, interfered interfere, secured secure, toured tour
VBD: measured measure, wanted want, wasted waste, lasted last, ceased cease, tear-gassed tear-gas, re-elected re-elect
VBD: co-signed co-sign, queued queue, sued sue, ceded cede, needed need, embedded embed, aided aid, decided decide
VBN: banned ban, beaten beat, forbidden forbid, sworn swear, shot shoot, born bear, borne bear, hidden hide
VBN: overrun overrun, gone go, been be
VBG: resuming resume, dying die, lying lie, fleeing flee, seeing see, singing sing, bombing bomb, hitting hit, putting put
VBG: making make, being be, arguing argue, going go, trying try, relying rely, staging stage, judging judge, backing back
VBG: seizing seize, battling battle, bringing bring
VBZ: goes go, does do, has have, denies deny, dies die, accuses accuse, focuses focus, passes pass, pushes push
VBZ: reaches reach, seizes seize, says say, fixes fix, vetoes veto, breathes breathe, is be, 's be
VBP: are be, have have, 're be, 've have, lie lie
VB: Found found, fell fell, STRIKE strike
NN: Army army, TV TV, president president, e-mail e-mail, anti-Americanism anti-Americanism, pm p.m., GDP GDP, bus bus
NN: Minister minister
NNS: armies army, wives wife, leaves leaf, policemen policeman, women woman, children child, crises crisis, bases base
NNS: cases case, viruses virus, buses bus, heroes hero, shoes shoe, movies movie, countries country, MPs MP, NGOs NGO
NNS: knives knife, criteria criterion, headaches headache, clashes clash, taxes tax, losses loss, bridges bridge
NNS: sheep sheep, troops troops, headquarters headquarters, series series, ceasefires ceasefire, Islamists islamist
NNS: attorneys-general attorneys-general, rabbis rabbi, 1990s 1990s, allies ally, passers-by passer-by, roofs roof
NNS: heads head
JJ: Large large, Syrian Syrian, syrian Syrian, anti-Syrian anti-Syrian, pro-Moscow pro-Moscow, Ruritanian Ruritanian
JJ: civilian civilian, Recent recent
JJR: bigger big, larger large, easier easy, better good, worse bad, freer free, younger young, stronger strong
JJR: taller tall, later late, more more
JJS: biggest big, largest large, deadliest deadly, best good, worst bad, latest late, youngest young, fiercest fierce
JJS: closest close, least least
RB: Heavily heavily, n't not
RBR: earlier early, better well, further far
NNP: Russia Russia, NATO NATO, Nov. November, Sat. Saturday, iPhone iPhone, bin bin, US US, canada Canada
NNPS: States State, Nations Nation, Iraqis Iraqi, Philippines Philippines, Democrats Democrat, Saudis Saudi
NNPS: Countries Country, TIGERS TIGER
CD: 1,200 1200, 12,500.75 12500.75, Three three, m million, bn billion, II II, 7.5 7.5, 2011 2011
PRP: him he, us we, them they, I I, me I, It it
PRP$: his his, their their
WP: whom who
POS: 's 's, ’ 's, ’s 's
TO: na to
MD: ca can, wo will, 'll will, 'd would, could could, Would would
DT: an a, these this, those that, The the
"""
TABLE = [
    (pair.split()[0], tag, pair.split()[1])
    for tag, pairs in (line.split(": ", 1) for line in CASES.strip().splitlines())
    for pair in pairs.split(", ")
]


@pytest.mark.parametrize(("word", "tag", "expected"), TABLE, ids=[f"{word}-{tag}" for word, tag, _ in TABLE])
def test_lemma(word: str, tag: str, expected: str) -> None:
    """A word and its tag give the dictionary form."""
    assert lemma(word, TAGS[tag], tag) == expected


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "expected"),
    [
        ("n't", "PART", "RB", "not"),
        ("n’t", "PART", "RB", "not"),
        ("'s", "PART", "POS", "'s"),
        ("’s", "AUX", "VBZ", "be"),
        ("'s", "PRON", "PRP", "we"),
        ("'d", "AUX", "VBD", "have"),
        ("was", "AUX", "VBD", "be"),
        ("did", "AUX", "VBD", "do"),
        ("United", "ADJ", "NNP", "United"),
        ("United", "VERB", "NNP", "Unite"),
        ("“", "PUNCT", "``", '"'),
        ("—", "PUNCT", ",", "-"),
        ("$", "SYM", "$", "$"),
        ("coup", "X", "FW", "coup"),
        ("In", "ADP", "IN", "in"),
    ],
)
def test_lemma_depends_on_both_tags(word: str, upos: str, xpos: str, expected: str) -> None:
    """The same form has another lemma as another part of speech."""
    assert lemma(word, upos, xpos) == expected


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=12), st.sampled_from(["s", "ed", "ing", "er", "est", "ies", "-", "-ed", "-s", "'s", "ss", "eed", "ied"])),
    st.sampled_from(["NOUN", "VERB", "AUX", "ADJ", "ADV", "PROPN", "PRON", "NUM", "PART", "X", "PUNCT", "SYM", "INTJ", ""]),
    st.sampled_from(["NNS", "NNPS", "NNP", "NN", "VBD", "VBZ", "VBG", "VBN", "VB", "JJ", "JJR", "JJS", "RBR", "CD", "POS", "", "?"]),
)
def test_any_word_with_any_tags_has_a_lemma(word: str, upos: str, xpos: str) -> None:
    """No word is refused, and only the empty word has an empty lemma."""
    assert bool(lemma(word, upos, xpos)) == bool(word)
