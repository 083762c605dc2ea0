"""`dragoman watch`: feeds are polled, and what is new is coded and told."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import complain, with_coder
from dragoman.cli.add import stoppable
from dragoman.cli.web import with_web
from dragoman.sources.text import MAX_CHARACTERS

if TYPE_CHECKING:
    from dragoman.coder import Coder
    from dragoman.watch.deliver import Sink

SECRET = "DRAGOMAN_WEBHOOK_SECRET"
MINUTE = 60
SOME_FAILED = 1


@click.command()
@click.argument("store", metavar="STORE", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("feeds", metavar="FEED…", nargs=-1, required=True)
@click.option("--once", is_flag=True, help="Poll once and end; for cron.")
@click.option(
    "--interval",
    metavar="SECONDS",
    type=click.FloatRange(min=MINUTE),
    default=900,
    show_default=True,
    help="From one poll of a feed to the next.",
)
@click.option("--webhook", metavar="URL", help=f"Send events there, signed with the secret in {SECRET}, instead of printing them.")
@click.option(
    "--state", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="What is known of feeds; STORE.watch if not said."
)
@with_web
@click.option(
    "--max-characters", "limit", type=click.IntRange(min=1), default=MAX_CHARACTERS, show_default=True, help="Longest text of one report."
)
@with_coder
@click.option("--actors", metavar="FILE", type=click.Path(path_type=Path), help="Your own actors, a TSV file (docs/knowledge.md).")
@click.option("--events", metavar="FILE", type=click.Path(path_type=Path), help="Your own events, a TOML file (docs/own-events.md).")
@click.option("--quiet", "-q", is_flag=True, help="No summary.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def command(
    *,
    store: Path,
    feeds: tuple[str, ...],
    once: bool,
    interval: float,
    webhook: str | None,
    state: Path | None,
    fetch: bool,
    allow_private: bool,
    limit: int,
    model: Path | None,
    knowledge: Path | None,
    actors: Path | None,
    events: Path | None,
    quiet: bool,
    debug: bool,
) -> None:
    """Poll RSS and Atom feeds, code what is new, add it to STORE and print its events, one JSON object a line.

    FEED is an http or https URL. With --fetch the pages that entries link to are read too, else only the text in the feed. What is known
    of feeds and events lies in STORE.watch: the command may be stopped at any time and started again. Ctrl-C ends it with exit code 130.

    \b
    dragoman watch sudan.db https://example.org/africa.rss
    dragoman watch sudan.db https://example.org/africa.rss --fetch --once >> events.jsonl
    dragoman watch sudan.db https://example.org/africa.rss --webhook https://example.net/events
    """
    from dragoman.sources.address import target
    from dragoman.sources.extras import need
    from dragoman.sources.fetch import Fetcher, Policy
    from dragoman.store.writer import Writer
    from dragoman.watch.run import Settings, Watch
    from dragoman.watch.state import State

    del debug
    for url in feeds:
        target(url)
    need("feedparser", "feeds")
    if fetch:
        need("trafilatura", "html")
    sink = _sink(webhook)
    Writer(store).close()  # what is no store is told of before anything is fetched
    made: list[Coder] = []

    def coder() -> "Coder":
        if not made:
            from dragoman.coder import load

            made.append(load(model, knowledge, actors, events))
        return made[0]

    with stoppable(), State(state or store.with_name(store.name + ".watch")) as kept:
        watch = Watch(
            store=store,
            state=kept,
            feeds=tuple(dict.fromkeys(feeds)),
            sink=sink,
            fetcher=Fetcher(Policy(private=allow_private)),
            coder=coder,
            tell=complain,
            settings=Settings(interval=interval, pages=fetch, limit=limit),
        )
        try:
            if not once:
                watch.forever()
            total = watch.once()
        finally:
            if not quiet:
                click.echo(str(watch.total), err=True)
    if total.failed or total.aside or total.undelivered:
        raise click.exceptions.Exit(SOME_FAILED)


def _sink(webhook: str | None) -> "Sink":
    from dragoman.watch.deliver import Lines, Webhook

    if webhook is None:
        return Lines(sys.stdout.buffer)
    secret = os.environ.get(SECRET, "")
    if not secret:
        raise click.UsageError(f"--webhook needs a secret in the environment variable {SECRET}")
    return Webhook(webhook, secret.encode("utf-8", "surrogateescape"))
