"""`dragoman stories`: the same doing told by many reports."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.listing import Paper, cut, form_of, opened, print_rows, safe, with_filters, with_output, with_store

if TYPE_CHECKING:
    from dragoman.store.stories import Story

COLUMNS = "id date type status outcome actor recipient place reports tellings copies outlets contradicted contested events".split()
_LISTS = {"contested", "events"}
_COLOUR = {"happened": "green", "under_way": "cyan", "planned": "blue", "hypothetical": "yellow"}


@click.command()
@with_store
@click.argument("ident", required=False, metavar="[ID]")
@with_filters
@with_output
@click.option("--again", is_flag=True, help="Find the stories anew, though the store has not changed.")
@click.option("--as-is", is_flag=True, help="Show the stories as they are, though the store has changed since.")
def command(
    *, store: Path, ident: str | None, form: str | None, limit: int | None, newest: bool, again: bool, as_is: bool, **chosen: object
) -> None:
    """List the doings of STORE that more than one report tells, the most told first; with ID (of a story or event) one whole.

    They are found anew whenever the store has changed. Each has every value that is told of a field, with the outlets that tell it and
    whom they name; what became of a plan; numbers as they changed; and whether anybody denies it. Copies of one text are one telling.
    Filters choose by the events inside. Exit code 1 where nothing matches.

    \b
    dragoman stories sudan.db
    dragoman stories sudan.db --type ASSAULT --since 2023-04-15 --reported 3
    dragoman stories sudan.db t0123456789abcdef --json
    """
    if again and as_is:
        raise click.UsageError("--again and --as-is exclude each other")
    if not as_is:
        _refresh(store, again=again)
    with opened(store) as found:
        several = iter([found.story(ident)]) if ident else found.stories(newest=newest, limit=limit, **chosen)
        if (told := form_of(form)) == "table":
            paper = Paper()
            for one in several:
                _show(one, paper)
                if ident:
                    _show_whole(one, paper)
            paper.end()
        else:
            print_rows(several, told, COLUMNS, _flat)


def _refresh(path: Path, *, again: bool) -> None:
    """Find the stories, unless they are of the store as it is."""
    from dragoman.stories.make import fresh, make

    with opened(path) as found:
        stale = again or not fresh(found)
    if stale:
        count = make(path)
        if sys.stderr.isatty():
            click.echo(f"{count:,} stories", err=True)


def _flat(one: "Story") -> list[object]:
    return [";".join(getattr(one, name)) if name in _LISTS else getattr(one, name) for name in COLUMNS]


def _show(one: "Story", paper: Paper) -> None:
    """Two lines: what, when, what became of it; who tells it."""
    paper.count += 1
    badge = paper.style(f"[{one.outcome}]".ljust(15), fg=_COLOUR.get(one.outcome, "red"), bold=True)
    to = f" → {safe(one.recipient)}" if one.recipient else ""
    where = f" · {safe(one.place)}" if one.place else ""
    who = safe(one.actor or "–").replace(";", ", ")
    paper.line(f"{one.date} {badge}{paper.style(one.type, bold=True)}  {who}{to}{where}")
    copies = f" ({one.copies} copies)" if one.copies else ""
    open_ = f" · contested: {', '.join(one.contested)}" if one.contested else ""
    paper.line(paper.style(cut(f"   {one.id} · {one.reports} reports{copies}, {one.outlets} outlets{open_}", paper.width), dim=True))


def _show_whole(one: "Story", paper: Paper) -> None:
    """Every value of each field, numbers as they changed, and the course of things."""
    for name, values in one.fields.items():
        mark = "!" if name in one.contested else " "
        shown = "; ".join(f"{value.value} ({', '.join(value.outlets)}{_said(value.says)})" for value in values)
        paper.line(f" {mark} {name}: {safe(shown)}")
    for figure in one.figures:
        corrects = f", corrects {figure.corrects}" if figure.corrects else ""
        paper.line(f"   {figure.published} {safe(figure.outlet)}: {figure.field} {safe(figure.value)} ({figure.turn}{corrects})")
    for point in one.timeline:
        paper.line(f"   {point.published} [{point.status}] {safe(point.outlet)}, text {point.telling}{_said(point.says)}")
        paper.line("      " + cut(safe(point.sentence), paper.width - 6))


def _said(says: list[str]) -> str:
    return f", says {safe('; '.join(says))}" if says else ""
