"""`dragoman statements`: who says what in a text, as JSON Lines."""

import datetime
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from dragoman.cli import as_date, complain, with_coder
from dragoman.cli.said import OfTextOrStore
from dragoman.errors import InputError

if TYPE_CHECKING:
    from dragoman.coder import Coder
    from dragoman.coding.draft import Role
    from dragoman.coding.says import StatementFound
    from dragoman.coding.who import ActorFound
    from dragoman.reading.reading import Reading, WordSpan
    from dragoman.report import Report

SOME_SET_ASIDE = 1


def row(reading: "Reading", actors: "Sequence[ActorFound]", found: "StatementFound") -> dict[str, object]:
    """What is printed of one statement; spans are code points of the report's text."""
    report = reading.report
    return {
        "report": report.id or report.sha256[:16],
        "kind": found.kind,
        "content": [_words(reading, words) for words in found.content],
        "cue": _words(reading, found.cue) if found.cue else None,
        "source": [_party(reading, actors, role) for role in found.source],
        "via": [_party(reading, actors, role) for role in found.via],
    }


def _words(reading: "Reading", words: "WordSpan") -> dict[str, object]:
    return {"span": reading.span(words), "text": reading.text(words)}


def _party(reading: "Reading", actors: "Sequence[ActorFound]", role: "Role") -> dict[str, object]:
    actor = actors[role.index]
    return _words(reading, role.words) | {"name": actor.name, "country": actor.country, "sector": actor.sector}


def rows(coder: "Coder", report: "Report") -> Iterator[dict[str, object]]:
    """The statements of one report; its events are not sought."""
    from dragoman.coding import says, who

    saying = says.Saying(coder.reader.read(report))
    actors = who.actors(saying.reading, coder.knowledge)
    for found in saying.statements(actors):
        yield row(saying.reading, actors, found)


@click.command(cls=OfTextOrStore)
@click.argument("file", metavar="FILE", default="-")
@click.option(
    "--date",
    "published",
    metavar="YYYY-MM-DD",
    callback=as_date,
    help="Publication date of a text that carries none: it tells who held which office. Today where none is given.",
)
@with_coder
def command(*, file: str, published: datetime.date | None, model: Path | None, knowledge: Path | None) -> None:
    """Find who says what in FILE (- for standard input), any English text: one JSON object a statement, one a line.

    \b
    content  what is said, in one or more pieces, without marks at its edges and without "that"
    cue      the words that say so ("said", "according to", "fears"); null for a quotation without any
    source   who says it: the words, and whom they name
    via      who relays it ("Reuters" in "the ministry told Reuters")
    kind     direct (within quotation marks), mixed or indirect
    report   the report's id, or the file's name

    Each span is [start, end) in Unicode code points of the text as it was given, line ends included. FILE may also be JSON Lines, one
    text a line, {"text": …} with id, published and title if you like, or a folder of texts. A text that cannot be read is named on
    standard error, and the exit code is 1.

    \b
    dragoman statements column.txt
    dragoman statements report.txt --date 2025-05-07
    dragoman statements reports.jsonl > statements.jsonl

    Of a store, it lists the statements there: `dragoman statements STORE --help`.
    """
    from dragoman.coder import load
    from dragoman.sources.text import read_reports

    coder, aside = None, False
    for report in read_reports(file, published=published or datetime.datetime.now(tz=datetime.UTC).date()):
        if isinstance(report, InputError):
            complain(report)
            aside = True
            continue
        coder = coder or load(model, knowledge)
        for told in rows(coder, report):
            sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
    sys.stdout.buffer.flush()
    if aside:
        raise click.exceptions.Exit(SOME_SET_ASIDE)
