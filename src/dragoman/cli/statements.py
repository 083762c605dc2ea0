"""`dragoman statements`: who says what in a text, as JSON Lines."""

import datetime
import sys
from pathlib import Path

import click
import msgspec

from dragoman.cli import as_date, complain
from dragoman.errors import InputError
from dragoman.record import Party, Record, Statement

SOME_SET_ASIDE = 1


def row(record: Record, statement: Statement) -> dict[str, object]:
    """What is printed of one statement; spans are code points of the report's text."""
    return {
        "report": record.report.id,
        "kind": statement.kind,
        "content": statement.content,
        "cue": statement.cue,
        "source": [_party(one) for one in statement.source],
        "via": [_party(one) for one in statement.via],
    }


def _party(one: Party) -> dict[str, object]:
    return {"span": one.span, "text": one.text, "name": one.name, "country": one.country, "sector": one.sector}


@click.command()
@click.argument("file", metavar="FILE", default="-")
@click.option("--date", "published", metavar="YYYY-MM-DD", callback=as_date, help="Publication date of a text that carries none.")
@click.option("--model", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of another reader.")
def command(*, file: str, published: datetime.date | None, model: Path | None) -> None:
    """Find the statements in FILE (- for standard input): one JSON object a line.

    Each has the spans and text of its content (one or more pieces) and of its cue, its source and those who relay it (via), and
    whether it is direct, indirect or mixed. FILE may also be JSON Lines, one report a line; a report that cannot be read is named
    on standard error, and the exit code is 1.

    \b
    dragoman statements report.txt --date 2025-05-07
    """
    from dragoman.coder import load
    from dragoman.sources.text import read_reports

    coder, aside = None, False
    for report in read_reports(file, published=published):
        if isinstance(report, InputError):
            complain(report)
            aside = True
            continue
        coder = coder or load(model)
        record = coder(report)
        for statement in record.statements:
            sys.stdout.buffer.write(msgspec.json.encode(row(record, statement)) + b"\n")
    sys.stdout.buffer.flush()
    if aside:
        raise click.exceptions.Exit(SOME_SET_ASIDE)
