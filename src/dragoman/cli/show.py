"""`dragoman show`: one event, statement, report or actor of a store."""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import colours
from dragoman.cli.listing import form_of, opened, safe, with_store

if TYPE_CHECKING:
    from dragoman.store.store import Store


@click.command()
@with_store
@click.argument("ident", metavar="ID")
@click.option("--json", "form", flag_value="jsonl", help="As one line of JSON (default when piped).")
@click.option("--table", "form", flag_value="table", help="For people (default on a terminal).")
@click.option("--text", is_flag=True, help="Of a report: its text, exactly as it came in.")
def command(*, store: Path, ident: str, form: str | None, text: bool) -> None:
    """Show the event, statement, report or actor of STORE that has the ID; a report may be asked for by its name too.

    \b
    dragoman show sudan.db e0f1d2c3b4a5968778695a4b
    dragoman show sudan.db darfur-0417 --text
    """
    with opened(store) as found:
        if text:
            sys.stdout.buffer.write(found.record(ident).report.text.encode("utf-8", "replace"))
        elif form_of(form) == "table":
            click.echo(_page(found, ident), nl=False)
        else:
            click.echo(_found(found, ident).to_json())


def _found(store: "Store", ident: str) -> Any:  # noqa: ANN401  # one of four structs
    """What the id names: its letter tells what to look for, and where that is not there, a report may be called so."""
    from dragoman.store.errors import NotFound

    find = {"e": store.event, "s": store.statement, "a": store.actor}.get(ident[:1], store.record)
    try:
        return find(ident)
    except NotFound:
        if find == store.record:
            raise
        return store.record(ident)


def _page(store: "Store", ident: str) -> str:
    from dragoman.cli.table import Page, render
    from dragoman.record import Record
    from dragoman.store.stored import StoredEvent, row_of

    thing = _found(store, ident)
    page = Page(width=min(shutil.get_terminal_size((100, 24)).columns, 120), colour=colours(sys.stdout))
    if isinstance(thing, Record):
        return render(thing, page)
    if isinstance(thing, StoredEvent):
        import msgspec

        record = store.record(thing.report)
        local = store.local(thing.id)
        only = msgspec.structs.replace(record, events=[event for event in record.events if event.id == local])
        return f"{thing.id} of report {thing.report}\n{render(only, page)}"
    return "".join(f"{name:12} {safe(value)}\n" for name, value in row_of(thing).items() if value not in (None, []))
