"""Sentences and words as spans: a table of cases, and what must hold for any text at all."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.segment import LONGEST, segment

# Text, and what it is cut to: words between spaces, sentences between bars.
WORDS = [
    ("Rebels didn't attack.", "Rebels did n't attack ."),
    ("Rebels didn’t attack.", "Rebels did n’t attack ."),
    ("They CAN'T stay.", "They CA N'T stay ."),
    ("They cannot stay and won't leave.", "They can not stay and wo n't leave ."),
    ("He is gonna lose, we've heard.", "He is gon na lose , we 've heard ."),
    ("They dont know.", "They do nt know ."),
    ("Norway's envoy met the ministers' aides.", "Norway 's envoy met the ministers ' aides ."),
    ("Peru’s navy", "Peru ’s navy"),
    ("Hamas's leader and Hezbollah's", "Hamas 's leader and Hezbollah 's"),
    ("O'Brien of Côte d'Ivoire said it was five o'clock.", "O'Brien of Côte d'Ivoire said it was five o'clock ."),
    ("a three-day visit", "a three - day visit"),
    ("a 12-year-old boy", "a 12 - year - old boy"),
    ("U.N.-backed talks", "U.N. - backed talks"),
    ("anti-government protesters re-elected an ex-minister", "anti-government protesters re-elected an ex-minister"),
    ("non-Muslims, mid-July and mid-1990s", "non-Muslims , mid-July and mid-1990s"),
    ("by e-mail", "by e-mail"),
    ("al-Shabab and Abd al-Rahman", "al - Shabab and Abd al - Rahman"),
    ("the Kyiv-based group", "the Kyiv - based group"),
    ("$4.5 billion, €20m and £3,000", "$ 4.5 billion , € 20 m and £ 3,000"),
    ("45% of 1,250,000 people", "45 % of 1,250,000 people"),
    ("40km and 5kg at 7pm", "40 km and 5 kg at 7 pm"),
    ("1,00,000 rupees", "1,00,000 rupees"),
    ("notes [13,14] here", "notes [ 13 , 14 ] here"),
    ("between 2010-2012 and 2014–15", "between 2010 - 2012 and 2014 – 15"),
    ("at 10:30 on 9/11", "at 10:30 on 9/11"),
    ("on 2016-04-02 or 5-4-2016", "on 2016-04-02 or 5-4-2016"),
    ("call 212-555-0147 now", "call 212-555-0147 now"),
    ("the 21st floor in the 1980s", "the 21st floor in the 1980s"),
    ("in the 1960's and '70s", "in the 1960's and '70s"),
    ("2019's vote", "2019 's vote"),
    ("and/or", "and / or"),
    ("AT&T and R&D", "AT&T and R&D"),
    ("See https://example.org/a-b_c?d=1. Now.", "See https://example.org/a-b_c?d=1 . | Now ."),
    ("Visit www.example.com, please", "Visit www.example.com , please"),
    ("Write to a.b-c@example.co.uk.", "Write to a.b-c@example.co.uk ."),
    ("the site example.com said", "the site example.com said"),
    ("#MeToo and @someone", "#MeToo and @someone"),
    ("in Group #4", "in Group # 4"),
    ("Wait... what…", "Wait ... what …"),
    ("no—never--ever", "no — never -- ever"),
    ("“Go,” he said. ‘Now’", "“ Go , ” he said . | ‘ Now ’"),
    ("(see [b] {c})", "( see [ b ] { c } )"),
    ("What?! No!!!", "What ?! | No !!!"),
    ("café Zoë Ōsaka", "café Zoë Ōsaka"),
    ("cafe\u0301 is open", "cafe\u0301 is open"),
    ("soft\u00adhyphen and zero\u200bwidth", "soft\u00adhyphen and zero\u200bwidth"),
    ("fire 🔥🔥 and 👩‍🚒", "fire 🔥 🔥 and 👩‍🚒"),
    ("5,000 troops", "5,000 troops"),
    ("non\u00a0breaking\u2009spaces", "non breaking spaces"),
    ("Nov.28", "Nov. 28"),
]
SENTENCES = [
    ("Mr. Haddad met Dr. Okoye. They agreed.", "Mr. Haddad met Dr. Okoye . | They agreed ."),
    ("Lt. Col. Ana Ruiz and Gen. Petrov spoke.", "Lt. Col. Ana Ruiz and Gen. Petrov spoke ."),
    (
        "The U.S. President left. He flew to the U.K. The trip was short.",
        "The U.S. President left . | He flew to the U.K. | The trip was short .",
    ),
    ("It was in the U.S. in 1990.", "It was in the U.S. in 1990 ."),
    ("It won seats in Washington, D.C. However, it lost.", "It won seats in Washington , D.C. | However , it lost ."),
    ("On Nov. 5 and Sept. 11 they met.", "On Nov. 5 and Sept. 11 they met ."),
    ("Battalion No. 5 fled. No. 6 stayed.", "Battalion No. 5 fled . | No. 6 stayed ."),
    ("Will he go? No. He stays.", "Will he go ? | No . | He stays ."),
    ("It rose in the east like the Sun. Then it fell.", "It rose in the east like the Sun . | Then it fell ."),
    ("They met on Sun. 5 May.", "They met on Sun. 5 May ."),
    ("George W. Bush and J. K. Rowling came.", "George W. Bush and J. K. Rowling came ."),
    ("They chose Plan B. It failed.", "They chose Plan B . | It failed ."),
    ("He lacks vitamin C. Doctors worry.", "He lacks vitamin C . | Doctors worry ."),
    ("At 5 p.m. Monday they met.", "At 5 p.m. Monday they met ."),
    ("They met at 5 p.m. Rebels attacked later.", "They met at 5 p.m. | Rebels attacked later ."),
    ("It ended at 5 a.m. EST with a vote.", "It ended at 5 a.m. EST with a vote ."),
    ("Guns, drugs, etc. Police took them.", "Guns , drugs , etc. | Police took them ."),
    ("Acme Corp. The firm denied it. Acme Inc. Chairman Li agreed.", "Acme Corp. | The firm denied it . | Acme Inc. Chairman Li agreed ."),
    ("Growth was 7.5 percent. Prices rose 0.3.", "Growth was 7.5 percent . | Prices rose 0.3 ."),
    ('"We won." She smiled.', '" We won . " | She smiled .'),
    ("“We won.” She smiled.", "“ We won . ” | She smiled ."),
    ("“Who fired?” Omar Said asked. Nobody knew.", "“ Who fired ? ” Omar Said asked . | Nobody knew ."),
    ("“Fire!” the officer shouted.", "“ Fire ! ” the officer shouted ."),
    ("Was it war? Yes! It was.", "Was it war ? | Yes ! | It was ."),
    ("(It was late.) They slept.", "( It was late . ) | They slept ."),
    ("They left. [12] Others stayed.[3] All knew.", "They left . [ 12 ] | Others stayed . [ 3 ] | All knew ."),
    ("It ended.The army left.", "It ended . | The army left ."),
    ("He paused ... and left. Then . . . silence.", "He paused ... and left . | Then . . . silence ."),
    ("Army moves north\n\nTroops left on Monday.", "Army moves north | Troops left on Monday ."),
    ("Army moves north\nTroops left on Monday.", "Army moves north | Troops left on Monday ."),
    ("The army said on Monday\nthat it would leave.", "The army said on Monday that it would leave ."),
    ("The minister met the\nPrime Minister.", "The minister met the Prime Minister ."),
    ("He met Gen.\nPetrov there.", "He met Gen. Petrov there ."),
    ("Demands:\n- free the prisoners\n- end the siege", "Demands : | - free the prisoners | - end the siege"),
    ("• Cease fire\n• Withdraw", "• Cease fire | • Withdraw"),
    ("1. Stop the war. 2. Free the men.", "1 . Stop the war . | 2 . Free the men ."),
    ("1. The parties met.\n2. They agreed.", "1 . The parties met . | 2 . They agreed ."),
    ("First line.\r\nSecond line.", "First line . | Second line ."),
    ("Several groups, e.g. The Front, signed.", "Several groups , e.g. The Front , signed ."),
    ("The tribunal ruled in Smith v. Jones.", "The tribunal ruled in Smith v. Jones ."),
    ("He lives on Main St. The house burned. St. Paul is far.", "He lives on Main St. | The house burned . | St. Paul is far ."),
    ("Sales at Yahoo! fell. Shares too.", "Sales at Yahoo! fell . | Shares too ."),
    ("It grew by approx. 5 percent.", "It grew by approx. 5 percent ."),
    ("She likes the iPhone. eBay does not.", "She likes the iPhone . | eBay does not ."),
    ("", ""),
    (" \n\t ", ""),
    ("No stop at all", "No stop at all"),
    (". . .", ". . ."),
]


def shown(text: str, skip: tuple[tuple[int, int], ...] = ()) -> str:
    """Words between spaces, sentences between bars."""
    return " | ".join(" ".join(text[a:b] for a, b in sentence) for sentence in segment(text, skip))


@pytest.mark.parametrize(("text", "expected"), WORDS, ids=[text for text, _ in WORDS])
def test_words(text: str, expected: str) -> None:
    """Words are cut as in the English treebanks."""
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text or "nothing" for text, _ in SENTENCES])
def test_sentences(text: str, expected: str) -> None:
    """Sentences end where a reader says they end."""
    assert shown(text) == expected


def test_wrapped_lines_are_one_sentence() -> None:
    """A capital at the start of a wrapped line begins no sentence; the headline above stays apart."""
    text = (
        "Truce holds in north\n"
        "The two armies kept to their lines on Tuesday as observers led by Colonel\n"
        "Maria Santos drove along the front, a day after envoys of the Organisation\n"
        "Council signed a paper in Nairobi that was to have ended nine months of a\n"
        "War that neither side had wanted. It held.\n"
    )
    sentences = segment(text)
    assert [text[s[0][0] : s[0][1]] for s in sentences] == ["Truce", "The", "It"]


def test_a_skipped_span_ends_a_sentence_and_holds_no_word() -> None:
    """What is skipped is not read, and joins nothing."""
    text = "Rebels left XXXX the town today"
    assert shown(text, ((12, 16),)) == "Rebels left | the town today"


def test_skipped_spans_may_overlap_and_overrun() -> None:
    """Overlapping, empty, unordered and overrunning spans are taken as their union."""
    text = "one two three four"
    assert shown(text, ((14, 99), (4, 6), (5, 8), (9, 9))) == "one | three"


def test_a_skipped_span_may_cut_a_word() -> None:
    """A word is never longer than what is left of it."""
    assert shown("unhappy", ((0, 2),)) == "happy"


def test_a_sentence_of_many_words_is_cut_at_its_best_punctuation() -> None:
    """No sentence has more than the allowed number of words, and a semicolon is preferred to a comma."""
    text = "so " * 80 + "; " + "and, " * 100
    lengths = [len(sentence) for sentence in segment(text)]
    assert max(lengths) <= LONGEST
    assert lengths[0] == 81
    assert sum(lengths) == 281


@pytest.mark.parametrize("unit", ["a", "a-", "A. ", "1,", "www.", "a@", "'", "U.S. The ", "no\n", "\u0301", "“", "x.Y", "é😀", "http://"])
def test_time_is_linear(unit: str) -> None:
    """Half a million characters of anything are cut in a few seconds, and none is lost."""
    text = unit * (500_000 // len(unit))
    begin = time.perf_counter()
    sentences = segment(text)
    assert time.perf_counter() - begin < 10
    assert sum(b - a for sentence in sentences for a, b in sentence) == sum(not c.isspace() for c in text)


ANY = st.text(st.characters(), max_size=80)  # lone surrogates included
SCRAPS = (
    " |\n|\n\n|.|?|…|\"|“|”|’|'|-|–|(|)|[1]|U.S.|Mr.|No.|p.m.|A.|etc.|The|rebels|don't|5|1,000|$|😀|\u0301|\u200d|العربية|שלום|"
    "\ud800|www.|a@b.c|\u2028|\x1c|I|'s"
).split("|")
NEWSY = st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)
SKIPS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=3)


@settings(max_examples=300, deadline=None)
@given(st.one_of(ANY, NEWSY), SKIPS)
def test_nothing_is_lost_or_invented(text: str, skip: list[tuple[int, int]]) -> None:
    """Words stand in order, hold no white space and cover exactly what is neither white space nor skipped."""
    sentences = segment(text, skip)
    spans = [span for sentence in sentences for span in sentence]
    covered = [at for a, b in spans for at in range(a, b)]
    skipped = {at for a, b in skip for at in range(a, b)}
    assert all(sentences)
    assert all(a < b for a, b in spans)
    assert covered == [at for at, char in enumerate(text) if not char.isspace() and at not in skipped]


@settings(max_examples=100, deadline=None)
@given(NEWSY)
def test_the_same_text_is_cut_the_same_way_twice(text: str) -> None:
    """Caches change nothing, nor does a list given instead of a tuple."""
    assert segment(text) == segment(text, [])


@settings(max_examples=100, deadline=None)
@given(NEWSY, NEWSY)
def test_a_blank_line_parts_texts(one: str, other: str) -> None:
    """What follows a blank line changes nothing before it."""
    both = segment(f"{one}x\n\n{other}")
    first = [sentence for sentence in both if sentence[0][0] <= len(one)]
    assert first == segment(f"{one}x")
