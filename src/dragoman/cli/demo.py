"""`dragoman demo`: the reports that come with Dragoman, coded into a store and opened."""

import sys
import tempfile
from importlib import resources
from pathlib import Path

import click

from dragoman.errors import DragomanError


@click.command()
@click.argument("store", type=click.Path(path_type=Path), required=False, metavar="[STORE]")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on; 0 takes a free one.")
@click.option("--open/--no-open", "show", default=None, help="Open a browser (default: where this is a terminal).")
@click.option("--serve/--no-serve", "stay", default=True, help="Serve the pages afterwards (default), or only make STORE.")
def command(*, store: Path | None, port: int, show: bool | None, stay: bool) -> None:
    """Code ten reports that come with Dragoman and open them in a browser.

    The reports were written for Dragoman; what they tell is public affairs from memory, their quotations are invented. Without
    STORE they are kept for as long as the pages are open.

    \b
    dragoman demo
    dragoman demo tour.db --port 9000
    """
    from dragoman.cli.serve import run

    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        path = store or Path(folder) / "demo.db"
        _fill(path)
        if stay:
            run(path, port=port, host="127.0.0.1", write=True, show=sys.stdout.isatty() if show is None else show)
        elif store is None:
            raise DragomanError("without a store and without pages nothing would be left", do="name a STORE, or leave out --no-serve")


def _fill(path: Path) -> None:
    """Add the packaged reports; those that are there already stay as they are."""
    import dragoman
    from dragoman.store.writer import Writer

    with resources.as_file(resources.files("dragoman.explorer") / "demo.jsonl") as source:
        reports = [found for found in dragoman.read_reports(source) if isinstance(found, dragoman.Report)]
        coder = dragoman.load()
        with Writer(path) as writer:
            for number, report in enumerate(reports, 1):
                writer.add(coder(report))
                if sys.stderr.isatty():
                    click.echo(f"\r{number} of {len(reports)} reports coded", nl=False, err=True)
    if sys.stderr.isatty():
        click.echo("", err=True)
