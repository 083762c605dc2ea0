"""`dragoman stories`: the same doing told by many reports."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.listing import Paper, cut, form_of, opened, print_rows, safe, with_filters, with_output, with_store

if TYPE_CHECKING:
    from dragoman.stories.make import Story

COLUMNS = ("id", "type", "date", "status", "reports", "copies", "outlets", "contradicted", "events")


@click.command()
@with_store
@click.argument("ident", required=False, metavar="[ID]")
@with_filters
@with_output
@click.option("--again", is_flag=True, help="Find the stories anew, though the store has not changed.")
def command(*, store: Path, ident: str | None, form: str | None, limit: int | None, newest: bool, again: bool, **chosen: object) -> None:
    """List the doings of STORE that more than one report tells, the most told first; with ID (of a story or event) one whole.

    They are found anew whenever the store has changed. Each has every value that is told of a field with the outlets that tell it, what
    changed from report to report, and whether anybody denies it. Copies of one text count once.

    \b
    dragoman stories sudan.db
    dragoman stories sudan.db --type ASSAULT --since 2023-04-15 --reported 3
    dragoman stories sudan.db s0123456789abcdef --json
    """
    from itertools import islice

    from dragoman.stories.make import fresh, listed, make, story

    with opened(store) as found:
        stale = again or not fresh(found)
    if stale:
        make(store)
    with opened(store) as found:
        several = iter([story(found, ident)]) if ident else islice(listed(found, **chosen), limit)
        ordered = iter(sorted(several, key=lambda s: s.date, reverse=True)) if newest else several
        if (told := form_of(form)) == "table":
            paper = Paper()
            for one in ordered:
                _show(one, paper, whole=ident is not None)
            paper.end()
        else:
            print_rows(ordered, told, COLUMNS, lambda s: [*(getattr(s, name) for name in COLUMNS[:-1]), ";".join(s.events)])


def _show(one: "Story", paper: Paper, *, whole: bool) -> None:
    """A line, and all values of a story that is shown alone."""
    paper.count += 1
    from_copies = f" ({one.copies} copies)" if one.copies else ""
    told = f"{one.reports} reports{from_copies}, {one.outlets} outlets"
    denied = paper.style(" contradicted", fg="red") if one.contradicted else ""
    paper.line(f"{one.date} {paper.style(one.type, bold=True)} {one.status}  {told}{denied}  {paper.style(one.id, dim=True)}")
    for name, values in one.fields.items():
        if whole or (len(values) > 1 and name not in {"date", "type"}):
            shown = "; ".join(f"{value.value} ({', '.join(value.outlets)})" for value in values)
            paper.line(cut(f"   {name}: {safe(shown)}", paper.width))
    for change in one.changes if whole else ():
        paper.line(cut(f"   {change.published} {safe(change.outlet)}: {change.field} {safe(change.was)} → {safe(change.now)}", paper.width))
