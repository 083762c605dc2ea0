"""`dragoman add`: reports are coded and go into a store."""

import datetime
import gzip
import signal
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click
import msgspec

from dragoman.cli import as_date, complain, with_coder
from dragoman.errors import DragomanError, InputError, UnreadableFile
from dragoman.report import Report
from dragoman.sources.text import MAX_CHARACTERS, SUFFIXES, read_reports

if TYPE_CHECKING:
    from dragoman.coder import Coder
    from dragoman.store.writer import Writer

CONFIRM_EVERY = 5.0  # seconds between commits, so that a run that is killed has little to do again
PROGRESS_EVERY = 0.5
SOME_SET_ASIDE = 1
_Came = tuple[Report | InputError, str, str]  # a report or its error, where it came from, and the place in it


class _Tally(msgspec.Struct):
    """What a run has done so far."""

    new: int = 0
    same: int = 0
    replaced: int = 0
    aside: int = 0
    events: int = 0

    def __str__(self) -> str:
        told = f"{self.new:,} added, {self.replaced:,} coded anew, {self.same:,} there already, {self.events:,} events"
        return told + (f", {self.aside:,} set aside" if self.aside else "")


def _files(path: Path) -> Iterator[Path]:
    """The files of an INPUT: itself, or those of a folder in the order of their names."""
    if path.is_dir():
        yield from sorted(p for p in path.rglob("*") if p.is_file() and _suffix(p) in SUFFIXES)
    else:
        yield path


def _suffix(path: Path) -> str:
    return (Path(path.stem) if path.suffix.lower() == ".gz" else path).suffix.lower()


def _reports(words: str, *, published: datetime.date | None, limit: int) -> Iterator[_Came]:
    """The reports behind one INPUT with the place of each; a bad one comes as its error."""
    if words == "-":
        for number, found in enumerate(read_reports("-", published=published, limit=limit), 1):
            yield found, "-", str(number)
        return
    for path in _files(Path(words)):
        zipped = path.suffix.lower() == ".gz"
        several = _zipped(path, published=published, limit=limit) if zipped else read_reports(path, published=published, limit=limit)
        for number, one in enumerate(several, 1):
            yield one, str(path), str(number)


def _zipped(path: Path, *, published: datetime.date | None, limit: int) -> Iterator[Report | InputError]:
    """The reports of a file in gzip, called after the file."""
    name = Path(path.stem).stem
    try:
        with gzip.open(path, "rb") as file:
            for found in read_reports("-", published=published, limit=limit, stdin=cast("BinaryIO", file)):
                if isinstance(found, InputError):
                    found.where = str(path) + found.where.removeprefix("stdin")
                    yield found
                else:
                    yield msgspec.structs.replace(
                        found, id=name + found.id.removeprefix("stdin") if found.id.startswith("stdin") else found.id
                    )
    except (OSError, EOFError, zlib.error) as error:
        what = getattr(error, "strerror", None) or f"damaged: {error}"
        yield UnreadableFile(what, where=str(path), do="unpack it by hand, or fetch it again")


class _Run:
    """One run: the coder is loaded when the first report needs it."""

    def __init__(self, writer: "Writer", parts: tuple[Path | None, ...], *, again: bool, debug: bool) -> None:
        self.writer, self.parts, self.again, self.debug = writer, parts, again, debug
        self.tally = _Tally()
        self._coder: Coder | None = None
        self._confirmed = self._shown = time.monotonic()
        self._watched = sys.stderr.isatty()

    def coder(self) -> "Coder":
        """The coder."""
        if self._coder is None:
            from dragoman.coder import load

            model, knowledge, actors, events = self.parts
            self._coder = load(model, knowledge, actors, events)
        return self._coder

    def take(self, came: _Came) -> None:
        """Code one report and add it, or tell why not."""
        found, source, pointer = came
        if isinstance(found, Report):
            try:
                self._add(found, source, pointer)
            except InputError as error:
                found = error.at(found.id)
        if isinstance(found, InputError):
            self._clear()
            complain(found)
            self.tally.aside += 1
        self._now_and_then()

    def _add(self, report: Report, source: str, pointer: str) -> None:
        coder = self.coder()
        if not self.again and self.writer.has(report, coder.part):
            self.tally.same += 1
            return
        try:
            record = coder(report)
        except Exception as error:
            if self.debug or isinstance(error, DragomanError):
                raise
            raise InputError(f"{type(error).__name__}: {error}", where=report.id, do="a bug; --debug shows where") from error
        outcome = self.writer.add(record, source=source, pointer=pointer)
        setattr(self.tally, outcome, getattr(self.tally, outcome) + 1)
        self.tally.events += len(record.events) if outcome != "same" else 0

    def _now_and_then(self) -> None:
        now = time.monotonic()
        if now - self._confirmed > CONFIRM_EVERY:
            self.writer.commit()
            self._confirmed = now
        if self._watched and now - self._shown > PROGRESS_EVERY:
            click.echo(f"\r\x1b[K{self.tally} …", nl=False, err=True)
            self._shown = now

    def _clear(self) -> None:
        if self._watched:
            click.echo("\r\x1b[K", nl=False, err=True)

    def end(self, *, quiet: bool) -> None:
        """Confirm what is there, also where the run was stopped; take the counter away and tell the sum."""
        self.writer.commit()
        self._clear()
        if not quiet:
            click.echo(str(self.tally), err=True)


def _stop(number: int, _: object) -> None:
    """A request to end is as Control-C: what was coded is confirmed first."""
    del number
    raise KeyboardInterrupt


@click.command()
@click.argument("store", metavar="STORE", type=click.Path(path_type=Path))
@click.argument("inputs", metavar="INPUT…", nargs=-1, required=True)
@click.option("--date", "published", metavar="YYYY-MM-DD", callback=as_date, help="Publication date of reports that carry none.")
@click.option(
    "--max-characters", "limit", type=click.IntRange(min=1), default=MAX_CHARACTERS, show_default=True, help="Longest text of one report."
)
@with_coder
@click.option("--actors", metavar="FILE", type=click.Path(path_type=Path), help="Your own actors, a TSV file (docs/knowledge.md).")
@click.option("--events", metavar="FILE", type=click.Path(path_type=Path), help="Your own events, a TOML file (docs/own-events.md).")
@click.option("--again", is_flag=True, help="Code also what this very version has coded already.")
@click.option("--quiet", "-q", is_flag=True, help="No summary.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def command(
    *,
    store: Path,
    inputs: tuple[str, ...],
    published: datetime.date | None,
    limit: int,
    model: Path | None,
    knowledge: Path | None,
    actors: Path | None,
    events: Path | None,
    again: bool,
    quiet: bool,
    debug: bool,
) -> None:
    """Code reports and add them to STORE, an SQLite file that is made if it is not there.

    INPUT is a text file, a JSON Lines file, one of these in gzip (.gz), a folder of them, or - for standard input, as in
    `dragoman code`. What is in the store already, coded by the same version, is passed over: a run that was stopped goes on where it was
    when it is started again. Another version's record replaces the old one, whose figures are kept for `dragoman diff`.

    A report that cannot be coded is named on standard error with the reason; the others are added, and the exit code is 1.

    \b
    dragoman add sudan.db reports/ wire.jsonl.gz
    dragoman add sudan.db - --date 2025-05-07 < report.txt
    """
    from dragoman.store.writer import Writer

    before = signal.signal(signal.SIGTERM, _stop)
    with Writer(store) as writer:
        run = _Run(writer, (model, knowledge, actors, events), again=again, debug=debug)
        try:
            for words in inputs:
                for came in _reports(words, published=published, limit=limit):
                    run.take(came)
        finally:
            signal.signal(signal.SIGTERM, before)
            run.end(quiet=quiet)
    if run.tally.aside:
        raise click.exceptions.Exit(SOME_SET_ASIDE)
