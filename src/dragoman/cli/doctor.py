"""`dragoman doctor`: whether a store is sound."""

from pathlib import Path

import click
import msgspec

from dragoman.cli.listing import form_of, opened, safe, with_store

UNSOUND = 1


@click.command()
@with_store
@click.option("--json", "form", flag_value="jsonl", help="Findings as JSON Lines (default when piped).")
@click.option("--table", "form", flag_value="table", help="For people (default on a terminal).")
def command(*, store: Path, form: str | None) -> None:
    """Examine STORE: the file, the indexes, every quote against its text, every count against the records.

    Findings go to standard output, the summary to standard error. Exit code 1 where something is wrong.

    \b
    dragoman doctor sudan.db
    """
    from dragoman.store.doctor import Health, examine

    health = Health()
    told = form_of(form)
    with opened(store) as found:
        for finding in examine(found, health):
            if told == "table":
                click.echo(f"{finding.check:10} {safe(finding.where)}: {safe(finding.what)}")
            else:
                click.echo(msgspec.json.encode(finding).decode("utf-8"))
    for line in health.skipped:
        click.echo(f"not looked at: {line}", err=True)
    looked = f"{health.reports:,} reports, {health.events:,} events, {health.statements:,} statements, {health.quotes:,} quotes"
    click.echo(f"{looked}: {health.findings:,} wrong" if health.findings else f"{looked}: all sound", err=True)
    if health.findings:
        raise click.exceptions.Exit(UNSOUND)
