"""`dragoman reports`: the reports of a store."""

from pathlib import Path

import click

from dragoman.cli.listing import Paper, cut, form_of, opened, print_rows, safe, with_filters, with_output, with_store


@click.command()
@with_store
@with_filters
@with_output
def command(*, store: Path, form: str | None, limit: int | None, newest: bool, **chosen: object) -> None:
    """List the reports of STORE in the order of publication, without their texts.

    Days are those of publication; filters of events ask for an event in the report that answers them all. Exit code 1 where nothing
    matches.

    \b
    dragoman reports sudan.db --outlet "Radio Dabanga" --since 2023-04-15
    dragoman reports sudan.db --type ASSAULT --status negated --csv
    """
    from dragoman.store.stored import StoredReport, row_of

    columns = StoredReport.__struct_fields__
    with opened(store) as found:
        reports = found.reports(newest=newest, limit=limit, **chosen)
        if (told := form_of(form)) != "table":
            print_rows(reports, told, columns, lambda report: list(row_of(report).values()))
            return
        paper = Paper()
        for report in reports:
            paper.count += 1
            what = f"{report.events:4} events  {safe(report.publisher or '')}  {safe(report.title or report.name)}"
            paper.line(f"{report.published}  {report.id}  {cut(what, paper.width - 31)}")
        paper.end()
