"""Times: what an expression means on the day it was published."""

import datetime
import json
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cli.times import times
from dragoman.coding.times import find_times, resolve_anchor, timex3
from dragoman.coding.times.edtf import valid

DATA = Path(__file__).parent / "data"
FRIDAY = datetime.date(2022, 3, 18)


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("published", "sentence", "expression", "value"), rows("times.tsv"), ids=str)
def test_expression_has_its_value(published: str, sentence: str, expression: str, value: str) -> None:
    """Each expression of the table is found whole and means what it should on that day."""
    found = find_times(sentence, datetime.date.fromisoformat(published))
    assert (expression, value) in [(time.text, time.value) for time in found]


@pytest.mark.parametrize("sentence", [row[0] for row in rows("times_none.tsv")])
def test_no_time_where_there_is_none(sentence: str) -> None:
    """Names, ages, counts and verbs that look like times are left alone."""
    assert find_times(sentence, FRIDAY) == []


@pytest.mark.parametrize(
    ("sentence", "expression", "expected"),
    [
        ("The cabinet resigned last week.", "last week", ("DATE", "2022-W10")),
        ("The cabinet met two weeks ago.", "two weeks ago", ("DATE", "2022-W09")),
        ("The cabinet met at the weekend.", "at the weekend", ("DATE", "2022-W10-WE")),
        ("A three-day truce holds.", "three-day", ("DURATION", "P3D")),
        ("The war lasted two decades.", "two decades", ("DURATION", "P2DE")),
        ("The border is now open.", "now", ("DATE", "PRESENT_REF")),
        ("He has recently been ill.", "recently", ("DATE", "PAST_REF")),
        ("Elections will be held soon.", "soon", ("DATE", "FUTURE_REF")),
        ("Fighting went on for years.", "years", ("DURATION", "PXY")),
        ("Fighting went on for several days.", "several days", ("DURATION", "PXD")),
        ("The famine of the 1980s killed millions.", "the 1980s", ("DATE", "198")),
        ("The school opened in the summer of 2011.", "the summer of 2011", ("DATE", "2011-SU")),
        ("Output fell in the first half of 2019.", "the first half of 2019", ("DATE", "2019-H1")),
        ("They march every Friday.", "every Friday", ("SET", "XXXX-WXX-5")),
        ("They meet every six months.", "every six months", ("SET", "P6M")),
        ("He was shot on Wednesday evening.", "Wednesday evening", ("TIME", "2022-03-16TEV")),
        ("He was shot last night.", "last night", ("TIME", "2022-03-17TNI")),
        ("It has been shut since March 3.", "March 3", ("DATE", "2022-03-03")),
        ("He fell a day after the vote.", "a day", ("DURATION", "P1D")),
    ],
    ids=str,
)
def test_timex3(sentence: str, expression: str, expected: tuple[str, str]) -> None:
    """TIMEX3 output follows TimeML in what is marked and how it is written."""
    found = {time.text: time for time in find_times(sentence, FRIDAY, vague=True)}
    key = expression.removeprefix("at ") if expression not in found else expression
    assert timex3(found[key]) == expected


def test_vague_times_are_left_out_by_default() -> None:
    """Words without a date of their own are no times unless asked for."""
    assert find_times("The border is now open, as it was recently for years.", FRIDAY) == []


def test_spans_are_code_points() -> None:
    """Spans count code points, also after characters outside the basic plane."""
    text = "🕊️ Zürich — talks resumed on Wednesday."
    (found,) = find_times(text, FRIDAY)
    assert text[slice(*found.span)] == found.text == "Wednesday"


def test_open_interval_has_one_end() -> None:
    """ "since" leaves the end open, "by" the start."""
    since, by = find_times("Shut since March 3, it must reopen by June 30.", FRIDAY)
    assert (since.start, since.end) == (datetime.date(2022, 3, 3), None)
    assert (by.start, by.end) == (None, datetime.date(2022, 6, 30))


def test_dateline_and_skipped_spans_hold_no_times() -> None:
    """The dateline's date and what the caller skips are not told as times."""
    text = "GENEVA, March 17 (Wire) — Talks resumed on Wednesday. Updated Friday."
    assert [time.text for time in find_times(text, FRIDAY, skip=[(text.index("Updated"), len(text))])] == ["Wednesday"]


def test_anchor_names_its_event_and_is_resolved_later() -> None:
    """A time told from an event carries the event's words and takes the event's date once that is known."""
    found = next(t for t in find_times("He fled a day after the fall of the capital.", FRIDAY) if t.anchor)
    assert found.anchor is not None
    assert (found.anchor.kind, found.anchor.text) == ("event", "the fall of the capital")
    assert resolve_anchor(found, "2022-03-10").value == "2022-03-11"


def test_later_than_nothing_told_has_no_value() -> None:
    """ "Two years later" with no time before it is found, and not guessed."""
    (found,) = find_times("Two years later the king was dead.", FRIDAY)
    assert (found.text, found.value, found.start) == ("Two years later", None, None)
    assert resolve_anchor(found, "1990").value == "1992"


def test_history_is_told_in_the_year_told_last() -> None:
    """In a text of years long past, a month or day without its year is of the year told last, or the next where it runs on."""
    text = (
        "War broke out in 1914. In August 1914 Liege fell; on 6 September the line held. In May 1915 Rome joined. In November Serbia fell."
    )
    text += " In January the army sailed. In 1917 it struck, and in June 1918 it fought again."
    values = [time.value for time in find_times(text, FRIDAY)]
    assert values == ["1914", "1914-08", "1914-09-06", "1915-05", "1915-11", "1916-01", "1917", "1918-06"]


def test_running_report_counts_midnight() -> None:
    """Clock times that head lines belong to the publication day, or to the day before if midnight is still to come."""
    text = "22:40 Shots are heard.\n\n23:10 The palace is shut.\n\n00:20 The president speaks.\n\n01:05 Calm."
    assert [time.value for time in find_times(text, FRIDAY)] == [
        "2022-03-17T22:40",
        "2022-03-17T23:10",
        "2022-03-18T00:20",
        "2022-03-18T01:05",
    ]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "31 June 2019 was no day.", "on 99/99/2019", "two " * 5000 + "days", "\ud800 on Monday", "9" * 400 + " years ago"],
)
def test_odd_input_does_not_fail(text: str) -> None:
    """Nothing that can stand in a text makes the finder fail."""
    assert all(time.span[0] < time.span[1] for time in find_times(text, FRIDAY, vague=True))


WORDS = st.sampled_from(
    [
        *"""on in by since until from to and between the a an last next this that of day days week weeks month months year years
        ago later earlier before after Monday Friday May March June 3 31 2011 1990s '80s 3rd second two twenty - , . : ' will
        said not noon 10:30 pm Easter Ramadan quarter half spring every morning night weekend 5/6/2011 99 1,000 $3 old G7 –
        eve first winter overnight tomorrow Eid hours""".split(),
        "\n",
        "\n\n",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25), st.booleans())
def test_values_are_always_edtf_and_spans_never_overlap(words: list[str], vague: bool) -> None:
    """Whatever the words: values are EDTF, spans lie in order inside the text, and a second run says the same."""
    text = " ".join(words)
    found = find_times(text, FRIDAY, vague=vague)
    assert found == find_times(text, FRIDAY, vague=vague)
    assert all(before.span[1] <= after.span[0] for before, after in pairwise(found))
    assert all(text[slice(*time.span)] == time.text for time in found)
    assert vague or all(time.value is None or valid(time.value) for time in found)


def test_speed() -> None:
    """A long text is read in time that grows with its length, far above two thousand sentences a second."""
    import time

    text = "The minister, who arrived on Monday, said that talks would resume in the capital next week. Two days later he left. " * 2000
    find_times("warm", FRIDAY)
    began = time.process_time()
    find_times(text, FRIDAY)
    assert time.process_time() - began < 4.0


def test_command_prints_one_json_object_a_line(tmp_path: Path) -> None:
    """`dragoman times` reads a file or standard input."""
    path = tmp_path / "report.txt"
    path.write_text("Talks resume on Monday.", encoding="utf-8")
    result = CliRunner().invoke(times, [str(path), "--date", "2022-03-18"])
    assert json.loads(result.stdout)["value"] == "2022-03-21"
    result = CliRunner().invoke(times, ["--date", "2022-03-18", "--timex3"], input="The border is now open.")
    assert json.loads(result.stdout)["value"] == "PRESENT_REF"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [(["--date", "yesterday"], "no date"), (["missing.txt", "--date", "2022-03-18"], "missing.txt"), ([], "--date")],
)
def test_command_says_what_is_wrong(arguments: list[str], problem: str) -> None:
    """A bad date, a missing file and a missing option each end the command with their name."""
    result = CliRunner().invoke(times, arguments, input="x")
    assert result.exit_code != 0
    assert problem in result.output
