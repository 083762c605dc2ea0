"""`dragoman add`: reports are coded and go into a store."""

import contextlib
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import as_date, complain, with_coder
from dragoman.cli.web import Web, as_files, with_web
from dragoman.errors import InputError
from dragoman.scale.settings import MEGABYTES, SECONDS, SHARD_BYTES, Settings
from dragoman.sources.settings import Fields
from dragoman.sources.text import MAX_CHARACTERS

if TYPE_CHECKING:
    from dragoman.scale.merge import Total
    from dragoman.scale.messages import Aside
    from dragoman.scale.progress import Progress
    from dragoman.scale.run import Engine, Listeners

PROGRESS_EVERY = 0.5  # seconds
SOME_SET_ASIDE = 1
TOLD_EACH = 100  # reports that are set aside are named one by one, up to so many; all are in the quarantine
Command = Callable[..., None]


def with_settings(command: Command) -> Command:
    """Add the options that tell how reports are read and coded."""
    positive = click.IntRange(min=1)
    options = (
        click.option("--date", "published", metavar="YYYY-MM-DD", callback=as_date, help="Publication date of reports that carry none."),
        click.option(
            "--max-characters", "limit", type=positive, default=MAX_CHARACTERS, show_default=True, help="Longest text of one report."
        ),
        click.option("--text-field", metavar="NAME", help="Field of the text in tables and JSON."),
        click.option("--date-field", metavar="NAME", help="Field of the publication date."),
        click.option("--title-field", metavar="NAME", help="Field of the title."),
        click.option("--id-field", metavar="NAME", help="Field of the id."),
        click.option("--outlet-field", metavar="NAME", help="Field of the publisher."),
        with_coder,
        click.option("--actors", metavar="FILE", type=click.Path(path_type=Path), help="Your own actors, a TSV file (docs/knowledge.md)."),
        click.option(
            "--events", metavar="FILE", type=click.Path(path_type=Path), help="Your own events, a TOML file (docs/own-events.md)."
        ),
        click.option(
            "--time-limit",
            metavar="SECONDS",
            type=click.FloatRange(min=0, min_open=True),
            default=SECONDS,
            show_default=True,
            help="A report that takes longer is set aside.",
        ),
        click.option(
            "--memory-limit",
            metavar="MB",
            type=positive,
            default=MEGABYTES,
            show_default=True,
            help="A report that makes its process larger is set aside.",
        ),
        click.option(
            "--shard-bytes", metavar="N", type=positive, default=SHARD_BYTES, show_default=True, help="Input of one shard (docs/scale.md)."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def with_engine(command: Command) -> Command:
    """Add the options that tell where reports are coded."""
    options = (
        click.option("--jobs", "-j", type=click.IntRange(min=1, max=1024), default=1, show_default=True, help="Processes that code."),
        click.option(
            "--dask", metavar="ADDRESS", help="Code on the Dask cluster at ADDRESS; “local” starts one of --jobs processes on this machine."
        ),
        click.option("--retry", is_flag=True, help="Try again the reports that failed (time, memory, crash)."),
        click.option("--quiet", "-q", is_flag=True, help="No summary."),
        click.option("--debug", is_flag=True, help="Show the traceback of an error."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def settings_of(told: dict[str, Any], spool: str | None) -> Settings:
    """The settings out of the options' values; they are taken out."""

    def path(name: str) -> str | None:
        given: Path | None = told.pop(name)
        return str(given.absolute()) if given else None

    return Settings(
        published=told.pop("published"),
        limit=told.pop("limit"),
        fields=Fields(**{part: told.pop(f"{part}_field") for part in ("text", "date", "title", "id", "outlet")}),
        model=path("model"),
        knowledge=path("knowledge"),
        actors=path("actors"),
        events=path("events"),
        seconds=told.pop("time_limit"),
        megabytes=told.pop("memory_limit"),
        shard_bytes=told.pop("shard_bytes"),
        spool=spool,
    )


def engine_of(told: dict[str, Any]) -> "Engine":
    """Where reports are coded, out of the options' values; they are taken out."""
    from dragoman.scale.run import Engine

    jobs, dask = told.pop("jobs"), told.pop("dask")
    return Engine(jobs=jobs, dask=None if dask is None else dask if "://" in dask or ":" in dask else "")


class Screen:
    """What a person sees of a run: each report that was set aside; a line of progress on a terminal; the sum."""

    def __init__(self, home: Path, *, quiet: bool) -> None:
        self.home, self.quiet = home, quiet
        self._told = 0
        self._watched = sys.stderr.isatty()
        self._shown = time.monotonic()

    def listeners(self) -> "Listeners":
        """Those who tell this screen."""
        from dragoman.scale.run import Listeners

        return Listeners(aside=self.aside, tick=self.tick)

    def aside(self, line: "Aside") -> None:
        """One report was set aside."""
        self._told += 1
        self.clear()
        if self._told <= TOLD_EACH:
            text = str(line).replace("\r", " ").replace("\n", " ")
            click.echo(f"dragoman: {line.code} {text}", err=True)
        if self._told == TOLD_EACH + 1:
            click.echo(f"dragoman: more are set aside; all are in {self.home / 'quarantine'}", err=True)

    def tick(self, progress: "Progress") -> None:
        """Show the progress, now and then."""
        now = time.monotonic()
        if self._watched and now - self._shown > PROGRESS_EVERY:
            width = shutil.get_terminal_size((100, 24)).columns
            click.echo(f"\r\x1b[K{str(progress)[: width - 1]}", nl=False, err=True)
            self._shown = now

    def clear(self) -> None:
        """Take the line of progress away."""
        if self._watched:
            click.echo("\r\x1b[K", nl=False, err=True)

    def end(self, total: "Total") -> None:
        """Tell the sum; where some reports were set aside, end with 1."""
        self.clear()
        if not self.quiet:
            click.echo(summary(total, self.home), err=True)
        if total.unfinished:
            raise click.exceptions.Exit(SOME_SET_ASIDE)


def summary(total: "Total", home: Path) -> str:
    """What a run did, in one line."""
    told = f"{total.new:,} added, {total.replaced:,} coded anew, {total.there:,} there already, {total.events:,} events"
    told += f", {total.empty:,} without events" if total.empty else ""
    for counts, name in ((total.aside, "set aside"), (total.failed, "failed")):
        if counts:
            each = ", ".join(f"{code} {count:,}" for code, count in sorted(counts.items()))
            told += f", {sum(counts.values()):,} {name} ({each})"
    return told + (f"; see {home / 'quarantine'}" if total.unfinished else "")


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """A request to end is as Control-C: processes are ended, what is done is safe."""

    def stop(number: int, frame: object) -> None:
        del number, frame
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def spooled(inputs: tuple[str, ...], home: Path) -> Iterator[str | None]:
    """Where standard input, if it is an input, was written to: processes can read it there, and read it again."""
    if "-" not in inputs:
        yield None
        return
    from dragoman.scale.ledger import explaining, own_name

    place = own_name((home / "stdin").absolute())
    try:
        with explaining(place):
            home.mkdir(parents=True, exist_ok=True)
            with place.open("wb") as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
        yield str(place)
    finally:
        place.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # the run left something in it
            home.rmdir()


@click.command()
@click.argument("store", metavar="STORE", type=click.Path(path_type=Path))
@click.argument("inputs", metavar="INPUT…", nargs=-1, required=True)
@with_settings
@click.option(
    "--work", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path), help="Folder of the run; STORE.run if not said."
)
@click.option("--again", is_flag=True, help="Code also what this very version has coded already.")
@with_web
@with_engine
def command(
    *,
    store: Path,
    inputs: tuple[str, ...],
    work: Path | None,
    again: bool,
    fetch: bool,
    allow_private: bool,
    retry: bool,
    quiet: bool,
    debug: bool,
    **told: Any,  # noqa: ANN401  # the values of shared options
) -> None:
    """Code reports and add them to STORE, an SQLite file that is made if it is not there.

    INPUT is a file of any kind that `dragoman code` reads (text, JSON Lines, pages, tables, feeds, WARC, zip and tar; docs/sources.md),
    a folder of them, - for standard input, or, with --fetch, a URL. What is in the store already, coded by the same version, is passed
    over: a run that was stopped goes on where it was when it is started again. Another version's record replaces the old one, whose
    figures are kept for `dragoman diff`.

    A report that cannot be coded, takes too long or too much memory is named on standard error with the reason and kept in
    STORE.run/quarantine; the others are added, and the exit code is 1.

    \b
    dragoman add sudan.db reports/ wire.jsonl.gz
    dragoman add sudan.db wire.jsonl.gz --jobs 8
    dragoman add sudan.db wire.jsonl.gz --dask tcp://node1:8786
    dragoman add sudan.db - --date 2025-05-07 < report.txt
    """
    from dragoman.scale.run import Run

    del debug
    home = work or store.with_name(store.name + ".run")
    screen = Screen(home, quiet=quiet)
    unread: list[InputError] = []

    def not_read(error: InputError) -> None:
        complain(error)
        unread.append(error)

    with stoppable(), spooled(inputs, home) as spool:
        settings = settings_of(told, spool)
        options = settings.options()
        run = Run(
            home=home,
            inputs=as_files(inputs, Web(fetch=fetch, private=allow_private), home, options, not_read),
            settings=settings,
            engine=engine_of(told),
            listeners=screen.listeners(),
            again=again,
            retry=retry,
        )
        try:
            total = run.into(store)
        finally:
            screen.clear()
    for error in unread:
        total.aside[error.code] = total.aside.get(error.code, 0) + 1
    screen.end(total)
