"""What comes in: dates, datelines, furniture, bad input."""

import datetime
import io
import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadDate, BadRow, EmptyReport, InputError, MissingDate, NotEnglish, TooLarge, UnreadableFile
from dragoman.report import Report
from dragoman.sources import furniture
from dragoman.sources.language import is_english
from dragoman.sources.text import parse_date, read_reports, report_from_text

DAY = datetime.date(2019, 2, 19)
NEWS = "Kenya recalled its ambassador to Somalia on Monday."


def skipped(text, **more):
    report = report_from_text(text, published=DAY, **more)
    return [report.text[start:end] for start, end in report.skip]


@pytest.mark.parametrize(
    ("text", "published", "skip"),
    [
        (f" date 2019-02-19\n\n{NEWS}", DAY, "date 2019-02-19"),
        (f" date 2019-02-19 {NEWS}", DAY, "date 2019-02-19"),
        (f"Date: 2019-02-19\n{NEWS}", DAY, "Date: 2019-02-19"),
        (f"Published: 19 February 2019\n{NEWS}", DAY, "Published: 19 February 2019"),
        (f"Published 2019-02-19T10:30:00Z\n{NEWS}", DAY, "Published 2019-02-19T10:30:00Z"),
        (f"\ufeffdate 2019-02-19\r\n{NEWS}", DAY, "date 2019-02-19"),
        (f"Tuesday, February 19, 2019\n{NEWS}", DAY, "Tuesday, February 19, 2019"),
        (f"NAIROBI, Feb. 19, 2019 (Wire) — {NEWS}", DAY, "NAIROBI, Feb. 19, 2019 (Wire) —"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_printed_date_is_the_date(text, published, skip):
    report = report_from_text(text)

    assert report.published == published
    assert report.text == text
    assert [text[a:b] for a, b in report.skip] == [skip]


def test_a_given_date_counts_before_a_printed_one():
    assert report_from_text(f"date 2011-01-01\n{NEWS}", published=DAY).published == DAY


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        (f"GENEVA, Nov 24 (Wire) — {NEWS}", "GENEVA, Nov 24 (Wire)"),
        (f"KABUL (AFP) - {NEWS}", "KABUL (AFP)"),
        (f"NEW DELHI, Dec 10: {NEWS}", "NEW DELHI, Dec 10"),
        (f"TEHRAN, August 9. {NEWS}", "TEHRAN, August 9"),
        (f"ISLAMABAD: {NEWS}", "ISLAMABAD"),
        (f"UNITED NATIONS, New York (Wire) -- {NEWS}", "UNITED NATIONS, New York (Wire)"),
        (f"Kabul, Afghanistan (Wire) — {NEWS}", "Kabul, Afghanistan (Wire)"),
        (f"Nairobi, 18 February – {NEWS}", "Nairobi, 18 February"),
        (f"Paris — {NEWS}", "Paris"),
        (f"COX’S BAZAR, Bangladesh, Sept 12 (Wire) — {NEWS}", "COX’S BAZAR, Bangladesh, Sept 12 (Wire)"),
        (f"By Jane Doe NAIROBI (Wire) - {NEWS}", "NAIROBI (Wire)"),
        (f"BREAKING: MOSCOW, July 30 - {NEWS}", "MOSCOW, July 30"),
        (f"Kenya's envoy\n\nNAIROBI, Feb 18 (Wire) — {NEWS}", "NAIROBI, Feb 18 (Wire)"),
    ],
)
def test_a_dateline_is_set_aside(line, dateline):
    report = report_from_text(line, published=DAY)
    start, end = report.skip[0]

    assert report.dateline == dateline
    assert line[:end].split("\n")[-1].endswith(line[start:end])
    assert not any(start <= line.index(NEWS) < end for start, end in report.skip)


@pytest.mark.parametrize(
    "line",
    [
        "NATO — the alliance of thirty states — will meet in March.",
        "Sudan — Africa's third largest country — has seen two wars.",
        "Research by Amnesty shows that crimes were committed.",
        "The general had been told, a diplomat said (Reuters).",
        "By Monday the troops had left the town.",
        "Related groups said they would leave.",
        "Watch groups reported four deaths.",
        "Sources close to the talks said they had failed.",
        "Photos by residents showed bodies in the streets.",
        "Copyright law was changed in March.",
        "This report was published by the United Nations on Monday.",
        "Views expressed at the summit differed.",
        "Source after source denied it.",
        "“Copy this,” said the minister, “and you go to jail.”",
        "The government — weak, divided, poor — fell on Friday.",
    ],
)
def test_news_is_no_furniture(line):
    assert skipped(line) == []


@pytest.mark.parametrize(("kind", "example"), [(kind, example) for kind, _, example in furniture.line_patterns()])
def test_each_line_pattern_knows_its_example(kind, example):
    assert furniture.kind_of_line(example) == kind


def test_furniture_is_set_aside_and_headings_stay():
    text = "\n".join(
        [
            "By Jane Doe in Nairobi",
            "Envoy recalled",
            NEWS,
            "Soldiers guard the embassy on Monday [John Roe/Wire]",
            "A long quarrel",
            "Somalia rejected the move. (Reporting by Jane Doe; editing by John Roe)",
            "Related stories",
            "How the border was drawn",
            "Who owns the gas",
            "The two sides will meet on Friday.",
            "© 2019 Wire. All rights reserved.",
        ]
    )

    assert skipped(text) == [
        "By Jane Doe in Nairobi",
        "Soldiers guard the embassy on Monday [John Roe/Wire]",
        "(Reporting by Jane Doe; editing by John Roe)",
        "Related stories",
        "How the border was drawn",
        "Who owns the gas",
        "© 2019 Wire. All rights reserved.",
    ]


def test_a_first_line_that_repeats_the_title_is_set_aside():
    assert skipped(f"Envoy recalled!\n{NEWS}", title="Envoy recalled") == ["Envoy recalled!"]


LINES = st.sampled_from(
    [NEWS, "Related: More", "date 2019-02-19", "KABUL (AFP) - Rebels fled.", "© Wire", "", "  ", "By Jane Doe", "[File/Reuters]"]
)


@given(st.lists(LINES | st.text(max_size=40), max_size=8), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_skipped_spans_are_in_order_and_never_overlap(lines, between):
    text = between.join(lines)
    spans = furniture.find(text).skip

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("", EmptyReport, "empty"),
        (" \n\t", EmptyReport, "empty"),
        ("date 2019-02-19\n", EmptyReport, "no news text"),
        ("— — !!", EmptyReport, "no news text"),
        (NEWS, MissingDate, "no publication date"),
        (f"date 2019-02-30\n{NEWS}", BadDate, "'2019-02-30' is no calendar date"),
        (f"date 19/02/2019\n{NEWS}", BadDate, "'19/02/2019' is no calendar date"),
        ("date 2019-02-19\n" + "word " * 50_000, TooLarge, "the limit is 200,000"),
        ("date 2019-02-19\n\x00\x01\x02" + NEWS, UnreadableFile, "binary"),
        ("date 2019-02-19\n" + NEWS + "\ud800", UnreadableFile, "half of one at character 67"),
        ("date 2019-02-19\n" + "Le président a déclaré que les négociations reprendraient à Genève. " * 5, NotEnglish, "not English"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_bad_input_is_named(text, error, words):
    with pytest.raises(error, match=words.replace("(", r"\(")):
        report_from_text(text)


OTHER = {
    "French": "Le ministre des Affaires étrangères a annoncé lundi que la France rappelait son ambassadeur pour des consultations",
    "German": "Der Außenminister hat am Montag erklärt, dass die Regierung den Botschafter zu Gesprächen zurückruft",
    "Spanish": "El ministro de Exteriores anunció el lunes que España llama a consultas a su embajador y que no habrá diálogo",
    "Dutch": "De minister van Buitenlandse Zaken heeft maandag gezegd dat hij de ambassadeur terugroept en dat er niets komt",
    "Dutch like English": "De minister is in Brussel voor overleg. Hij was daar op uitnodiging van de NAVO, of in de hal",
    "German like English": "Der Kanzler war in Berlin, um an einer Sitzung teilzunehmen. Was er sagte, war so nicht gemeint",
    "Polish": "Minister powiedział w poniedziałek, że Polska wzywa swojego ambasadora na konsultacje i że nie będzie rozmów z tym krajem",
    "Turkish": "Dışişleri Bakanı pazartesi günü büyükelçinin istişareler için geri çağrıldığını ve görüşmelerin sona erdiğini söyledi",
    "Russian": "Министр иностранных дел заявил в понедельник, что посол отозван для консультаций",
    "Arabic": "أعلن وزير الخارجية يوم الاثنين استدعاء السفير للتشاور",
    "Chinese": "外交部长星期一宣布召回驻该国大使进行磋商并停止一切对话会谈贸易和军事合作",
}


@pytest.mark.parametrize("text", [text + " " + text for text in OTHER.values()], ids=list(OTHER))
def test_other_languages_are_known(text):
    assert not is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "MANILA GARMENT WORKERS STRIKE",
        "Norway and Iceland began drills at Svalbard on Monday with two frigates, four F-35 jets and 600 marines. Moscow protested.",
        "President Daniel Noboa flew from La Paz to Santa Cruz de la Sierra to meet Luis de la Calle and his aides, El País said.",
        "Kenya, Somalia, Uganda and Rwanda signed it in Kigali while Tanzania, Burundi and the Congo sent observers to the gallery.",
    ],
)
def test_short_and_english_texts_pass(text):
    assert is_english(text)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2025-05-07", "2025-05-07"),
        ("2025-05-07T23:12:00+02:00", "2025-05-07"),
        ("2025-05-07 10:00", "2025-05-07"),
        ("7 May 2025", "2025-05-07"),
        ("Wed, May 7th, 2025", "2025-05-07"),
    ],
)
def test_dates_are_read(printed, day):
    assert parse_date(printed).isoformat() == day


@pytest.mark.parametrize("printed", ["2025-02-30", "yesterday", "07/05/2025", "2025", "", "2025-05-07x"])
def test_what_is_no_date_is_refused(printed):
    with pytest.raises(BadDate):
        parse_date(printed)


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(*reports):
    return "\n".join(report if isinstance(report, str) else json.dumps(report) for report in reports) + "\n"


def test_json_lines_come_in_order_with_errors_among_them(tmp_path):
    path = written(
        tmp_path,
        "r.jsonl",
        rows(
            {
                "id": "one",
                "published": "2019-02-19",
                "title": "T",
                "text": NEWS,
                "publisher": "Wire",
                "url": "https://example.org/1",
                "more": 1,
            },
            "",
            {"text": NEWS},
            "{no json",
            {"id": 7, "published": "2019-02-31", "text": NEWS},
            {"published": "2019-02-19", "text": 5},
            {"published": "2019-02-19", "text": NEWS, "language": "fr"},
            {"published": "2019-02-19T08:00:00Z", "text": NEWS},
        ),
    )
    found = list(read_reports(path))

    assert [type(one) for one in found] == [Report, MissingDate, BadRow, BadDate, BadRow, NotEnglish, Report]
    assert [one.where for one in found if isinstance(one, InputError)] == [f"{path}:{line}" for line in (3, 4, 5, 6, 7)]
    assert (found[0].id, found[0].title, found[0].publisher, found[0].url) == ("one", "T", "Wire", "https://example.org/1")
    assert (found[-1].id, found[-1].published) == ("r:8", DAY)


def test_a_default_date_is_for_reports_without_one(tmp_path):
    path = written(
        tmp_path, "r.jsonl", rows({"published": "2011-01-01", "text": NEWS}, {"text": NEWS}, {"text": f"date 2012-02-02\n{NEWS}"})
    )

    assert [one.published.isoformat() for one in read_reports(path, published=DAY)] == ["2011-01-01", "2019-02-19", "2012-02-02"]


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", EmptyReport, "empty"),
        (b"date 2019-02-19\ncaf\xe9 " + NEWS.encode(), UnreadableFile, "byte 19 is 0xe9"),
        (b"\xef\xbb\xbfcaf\xe9", UnreadableFile, "byte 6 is 0xe9"),
        ("date 2019-02-19\n".encode("utf-16"), UnreadableFile, "UTF-16"),
        (b"\x7fELF\x02\x00\x00\x00", UnreadableFile, "binary"),
        (b"x" * 10_000_000, TooLarge, "the limit is 200,000"),
    ],
    ids=["empty", "Latin-1", "Latin-1 after a byte order mark", "UTF-16", "a program", "10 MB of one line"],
)
def test_a_bad_file_is_an_error_that_names_it(tmp_path, content, error, words):
    path = written(tmp_path, "bad.txt", content)
    (found,) = read_reports(path)

    assert isinstance(found, error)
    assert found.where == str(path)
    assert words in found.what


def test_one_endless_line_among_json_lines_does_not_stop_the_others(tmp_path):
    good = json.dumps({"published": "2019-02-19", "text": NEWS})
    path = written(tmp_path, "r.jsonl", rows('{"text": "' + "x" * 4_000_000 + '"}', good))
    found = list(read_reports(path))

    assert [type(one) for one in found] == [TooLarge, Report]
    assert found[1].id == "r:2"


def test_a_missing_file_is_an_error(tmp_path):
    (found,) = read_reports(tmp_path / "none.txt")

    assert isinstance(found, UnreadableFile)
    assert "No such file" in str(found)


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    written(tmp_path, "b.txt", f"date 2019-02-19\n{NEWS}")
    written(tmp_path, "a.txt", f"date 2019-02-19\n{NEWS}")
    written(tmp_path, "notes.pdf", b"%PDF")

    assert [one.id for one in read_reports(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize(
    "content", [f"date 2019-02-19\n{NEWS}", json.dumps({"published": "2019-02-19", "text": NEWS})], ids=["text", "JSON Lines"]
)
def test_standard_input_is_text_or_json_lines(content):
    (found,) = read_reports("-", stdin=io.BytesIO(content.encode()))

    assert found.published == DAY
    assert NEWS in found.text


def test_the_limit_can_be_set():
    assert report_from_text("date 2019-02-19\n" + "The army said the port was open. " * 8000, limit=300_000).published == DAY
