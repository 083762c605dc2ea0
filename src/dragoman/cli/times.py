"""`dragoman times`: the time expressions of a text as JSONL."""

import datetime
import sys
from pathlib import Path
from typing import IO

import click
import msgspec

from dragoman.coding.times import TimeFound, find_times, timex3
from dragoman.errors import BadDate, DragomanError, UnreadableFile


def day(text: str) -> datetime.date:
    """The publication date as given on the command line; BadDate where it is none."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise BadDate(f"{text!r} is no date", do="give it as YYYY-MM-DD") from error


def text_of(name: str, stdin: IO[bytes]) -> str:
    """The text of file `name`, or of `stdin` where it is "-"; UnreadableFile where it cannot be read as UTF-8."""
    try:
        raw = stdin.read() if name == "-" else Path(name).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableFile(error.strerror or "cannot be read", where=name) from error
    except UnicodeDecodeError as error:
        raise UnreadableFile("is not UTF-8", where=name, do="convert it first, for example with iconv") from error


def row(found: TimeFound, as_timex3: bool) -> dict[str, object]:
    """What is printed of one time."""
    kind, value = timex3(found) if as_timex3 else (found.type, found.value)
    told = {"span": found.span, "text": found.text, "type": kind, "value": value}
    return told | {"start": found.start, "end": found.end, "rule": found.rule}


@click.command("times")
@click.argument("file", default="-")
@click.option(
    "--date", "published", required=True, metavar="YYYY-MM-DD", help="The day of publication, from which relative times are counted."
)
@click.option("--timex3", "as_timex3", is_flag=True, help="Mark what TimeML marks, vague times too, with TIMEX3 types and values.")
def times(file: str, published: str, as_timex3: bool) -> None:
    """Find the times in FILE (- for standard input) and print one JSON object a line."""
    try:
        text = text_of(file, sys.stdin.buffer)
        found = find_times(text, day(published), vague=as_timex3)
    except DragomanError as error:
        raise click.ClickException(str(error)) from error
    for time in found:
        click.echo(msgspec.json.encode(row(time, as_timex3)).decode("utf-8"))
