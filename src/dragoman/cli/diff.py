"""`dragoman diff`: what one coding tells that another does not."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.listing import Paper, form_of, opened, print_rows, safe

if TYPE_CHECKING:
    from dragoman.store.diff import Change, Totals

_COLUMNS = ("change", "report", "name", "event", "trigger", "type", "field", "old", "new")
_SIGN = {"added": ("+", "green"), "dropped": ("-", "red"), "changed": ("~", "yellow")}


@click.command()
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path), required=False)
@click.option("--jsonl", "form", flag_value="jsonl", help="One JSON object a line (default when piped).")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values, one line a field that changed.")
@click.option("--table", "form", flag_value="table", help="For people (default on a terminal).")
def command(*, old: Path, new: Path | None, form: str | None) -> None:
    """Tell what store NEW tells otherwise than store OLD; with one store, what its reports are coded as now and were before.

    Events belong together by id, or by the words that name them. The summary goes to standard error. Exit code 1 where nothing differs.

    \b
    dragoman diff sudan-1.0.db sudan-1.1.db
    dragoman diff sudan.db --csv > changes.csv
    """
    from dragoman.store import diff

    totals = diff.Totals()
    with opened(old) as first:
        if new is None:
            _print(diff.revisions(first, totals), form, totals)
        else:
            with opened(new) as second:
                _print(diff.stores(first, second, totals), form, totals)


def _print(changes: "Iterator[Change]", form: str | None, totals: "Totals") -> None:
    try:
        if (told := form_of(form)) == "csv":
            print_rows((row for change in changes for row in _rows(change)), told, _COLUMNS, tuple)
        elif told == "jsonl":
            print_rows(changes, told, (), list)
        else:
            paper = Paper()
            for change in changes:
                _show(change, paper)
            paper.end()
    finally:
        events = f"{totals.added:,} events added, {totals.dropped:,} dropped, {totals.changed:,} changed, {totals.same:,} the same"
        reports = f"{totals.reports:,} reports compared, {totals.reports_added:,} added, {totals.reports_dropped:,} dropped"
        click.echo(f"{reports}; {events}", err=True)


def _rows(change: "Change") -> Iterator[tuple[object, ...]]:
    head = (change.change, change.report, change.name, change.event, change.trigger, change.type)
    if not change.fields:
        yield (*head, None, None, None)
    for name, (before, after) in change.fields.items():
        yield (*head, name, before, after)


def _show(change: "Change", paper: Paper) -> None:
    paper.count += 1
    sign, colour = _SIGN.get(change.change, ("·", None))
    if change.event is None:
        paper.line(f"{sign} {change.change}: {safe(change.name)} {change.report}")
        return
    paper.line(paper.style(f"{sign} {safe(change.name)}: {change.type} “{safe(change.trigger)}”", fg=colour))
    for name, (before, after) in change.fields.items():
        paper.line(f"    {name}: {safe(before)} → {safe(after)}")
