"""`dragoman code`: reports in, records out."""

import datetime
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from dragoman.cli import as_date, colours, complain, with_coder
from dragoman.cli.web import Web, with_web
from dragoman.errors import DragomanError, InputError, UnreadableFile
from dragoman.record import Record
from dragoman.report import Report
from dragoman.sources.address import is_url
from dragoman.sources.open import KINDS, reports
from dragoman.sources.settings import Fields, Options
from dragoman.sources.text import MAX_CHARACTERS, read_reports, report_from_text

if TYPE_CHECKING:
    from dragoman.coder import Coder

_Parts = tuple[Path | None, Path | None, Path | None, Path | None]  # model, knowledge, own actors, own events; None: packaged, or none

PROGRESS_EVERY = 0.5  # seconds
SOME_SET_ASIDE = 1


@dataclass
class _Tally:
    """What a run has done so far."""

    reports: int = 0
    events: int = 0
    aside: int = 0

    def __str__(self) -> str:
        def count(number: int, noun: str) -> str:
            return f"{number:,} {noun}" + ("s" if number != 1 else "")

        return f"{count(self.reports, 'report')} coded, {count(self.events, 'event')}" + (
            f", {self.aside:,} set aside" if self.aside else ""
        )


def reports_in(
    words: str, *, published: datetime.date | None, title: str | None, limit: int, fields: Fields | None = None, web: Web | None = None
) -> Iterator[Report | InputError]:
    """The reports behind one INPUT: `-`, a URL, a file or folder, or, where it is none and has spaces, a text."""
    if web is not None and is_url(words) and not any(char.isspace() for char in words):
        yield from web.reports(words, Options(published=published, title=title, limit=limit, fields=fields or Fields()))
        return
    if words == "-" or not any(char.isspace() for char in words) or _is_file(words):
        if words == "-":
            yield from read_reports(words, published=published, title=title, limit=limit)
        else:
            yield from reports([words], options=Options(published=published, title=title, limit=limit, fields=fields or Fields()))
        return
    try:
        yield report_from_text(words, id="text", published=published, title=title, limit=limit)
    except InputError as error:
        error.where = error.where or "text"
        yield error


def _is_file(words: str) -> bool:
    """Whether words with spaces name a file: there is one, or its ending says that there should be."""
    try:
        return Path(words).exists() or Path(words).suffix.lower() in KINDS
    except (OSError, ValueError):  # too long for a name, or with a null byte
        return False


def _writer(form: str, stream: BinaryIO) -> Callable[[Record], bytes]:
    if form == "record":
        return lambda record: record.to_json().encode() + b"\n"
    if form == "plover":
        import msgspec

        from dragoman.exports.plover import plover_events

        return lambda record: b"".join(msgspec.json.encode(event) + b"\n" for event in plover_events(record))
    from dragoman.cli.table import Page, render

    page = Page(width=min(shutil.get_terminal_size((100, 24)).columns, 120), colour=colours(stream))
    first = True

    def block(record: Record) -> bytes:
        nonlocal first
        lead, first = ("" if first else "\n"), False
        return (lead + render(record, page)).encode()

    return block


class _Progress:
    """A counter on standard error, only where somebody watches."""

    def __init__(self, *, watched: bool) -> None:
        self._watched, self._last, self._shown = watched, time.monotonic(), False

    def show(self, tally: _Tally) -> None:
        """Write the tally, now and then."""
        now = time.monotonic()
        if self._watched and now - self._last > PROGRESS_EVERY:
            self._last, self._shown = now, True
            click.echo(f"\r\x1b[K{tally} …", nl=False, err=True)

    def clear(self) -> None:
        """Take the counter away."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._shown = False


def _code_one(coder: "Coder", found: Report | InputError, *, debug: bool) -> Record | DragomanError:
    if isinstance(found, InputError):
        return found
    try:
        return coder(found)
    except InputError as error:
        return error.at(found.id)
    except Exception as error:
        if debug or isinstance(error, DragomanError):
            raise
        return DragomanError(f"{type(error).__name__}: {error}", where=found.id, do="a bug; --debug shows where")


def _run(found: Iterator[Report | InputError], stream: BinaryIO, form: str, parts: _Parts, *, debug: bool) -> _Tally:
    write = _writer(form, stream)
    coder, tally = None, _Tally()
    progress = _Progress(watched=sys.stderr.isatty() and not stream.isatty())
    for one in found:
        if coder is None and isinstance(one, Report):
            from dragoman.coder import load

            coder = load(*parts)
        result = _code_one(coder, one, debug=debug) if coder else one
        if isinstance(result, Record):
            stream.write(write(result))
            tally.reports += 1
            tally.events += len(result.events)
        elif isinstance(result, DragomanError):
            progress.clear()
            complain(result)
            tally.aside += 1
        progress.show(tally)
    stream.flush()
    progress.clear()
    return tally


def _inputs(inputs: tuple[str, ...]) -> tuple[str, ...]:
    if inputs:
        return inputs
    if sys.stdin.isatty():
        raise click.UsageError("give a file, a text in quotes, or - for standard input")
    return ("-",)


@click.command()
@click.argument("inputs", metavar="INPUT…", nargs=-1)
@click.option("--date", "published", metavar="YYYY-MM-DD", callback=as_date, help="Publication date of reports that carry none.")
@click.option("--title", help="Title of reports that carry none.")
@click.option("--text-field", metavar="NAME", help="Field of the text in tables and JSON.")
@click.option("--date-field", metavar="NAME", help="Field of the publication date.")
@click.option("--title-field", metavar="NAME", help="Field of the title.")
@click.option("--id-field", metavar="NAME", help="Field of the id.")
@click.option("--outlet-field", metavar="NAME", help="Field of the publisher.")
@click.option("--format", "form", type=click.Choice(["record", "table", "plover"]), help="Default: table on a terminal, record otherwise.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of standard output.")
@click.option(
    "--max-characters", "limit", type=click.IntRange(min=1), default=MAX_CHARACTERS, show_default=True, help="Longest text of one report."
)
@with_coder
@click.option("--actors", metavar="FILE", type=click.Path(path_type=Path), help="Your own actors, a TSV file (docs/knowledge.md).")
@click.option("--events", metavar="FILE", type=click.Path(path_type=Path), help="Your own events, a TOML file (docs/own-events.md).")
@with_web
@click.option("--quiet", "-q", is_flag=True, help="No summary.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def command(
    *,
    inputs: tuple[str, ...],
    published: datetime.date | None,
    title: str | None,
    text_field: str | None,
    date_field: str | None,
    title_field: str | None,
    id_field: str | None,
    outlet_field: str | None,
    form: str | None,
    out: Path | None,
    limit: int,
    model: Path | None,
    knowledge: Path | None,
    actors: Path | None,
    events: Path | None,
    fetch: bool,
    allow_private: bool,
    quiet: bool,
    debug: bool,
) -> None:
    """Code reports: who did what to whom, when, where, in what status, who says so.

    INPUT is a text file (one report), a JSON Lines file (one report a line: text, published, and id, title, publisher, url if
    known), a page (HTML), a table (JSON, CSV,
    TSV, Parquet), a feed, a WARC or WACZ file, a zip or tar of these, a folder
    of such files, - for standard input, a text in quotes, or, with --fetch, a URL. A text file may begin with a line “date 2025-05-07”.

    A report that cannot be coded is named on standard error with the reason; the others are coded, and the exit code is 1.

    \b
    dragoman code report.txt
    dragoman code - --date 2025-05-07 < report.txt
    dragoman code "Kenya recalled its ambassador to Somalia on Monday." --date 2019-02-18
    dragoman code --format plover --out events.jsonl reports.jsonl
    """
    parts = (model, knowledge, actors, events)
    fields = Fields(text=text_field, date=date_field, title=title_field, id=id_field, outlet=outlet_field)
    web = Web(fetch=fetch, private=allow_private)
    found = (
        one for words in _inputs(inputs) for one in reports_in(words, published=published, title=title, limit=limit, fields=fields, web=web)
    )
    if out is None:
        stream = sys.stdout.buffer
        tally = _run(found, stream, form or ("table" if stream.isatty() else "record"), parts, debug=debug)
    else:
        tally = _to_file(found, out, form or "record", parts, debug=debug)
    if not quiet and tally.reports + tally.aside != 1:
        click.echo(str(tally), err=True)
    if tally.aside:
        raise click.exceptions.Exit(SOME_SET_ASIDE)


def _to_file(found: Iterator[Report | InputError], out: Path, form: str, parts: _Parts, *, debug: bool) -> _Tally:
    """Write beside the file and put it in its place only when whole."""
    part = out.with_name(out.name + ".part")
    try:
        with part.open("wb") as stream:
            tally = _run(found, stream, form, parts, debug=debug)
    except OSError as error:
        raise UnreadableFile(f"cannot be written: {error.strerror}", where=str(out), do="choose another --out") from None
    part.replace(out)
    return tally
