"""`dragoman doctor`: whether a store is sound, or this installation."""

from pathlib import Path

import click
import msgspec

from dragoman.cli import with_coder
from dragoman.cli.listing import form_of, opened, safe

UNSOUND = 1


@click.command()
@click.argument("store", metavar="[STORE]", required=False, type=click.Path(path_type=Path))
@with_coder
@click.option("--json", "form", flag_value="jsonl", help="Findings as JSON Lines (default when piped).")
@click.option("--table", "form", flag_value="table", help="For people (default on a terminal).")
def command(*, store: Path | None, model: Path | None, knowledge: Path | None, form: str | None) -> None:
    """Examine STORE: the file, the indexes, every quote against its text, every count against the records.

    Without STORE examine this installation: packages, files, model, facts, one sentence coded, extras.
    Findings go to standard output, the summary to standard error. Exit code 1 where something is wrong.

    \b
    dragoman doctor
    dragoman doctor sudan.db
    """
    if store is None:
        found = _installation(model, knowledge, form_of(form))
    elif model or knowledge:
        raise click.UsageError("--model and --knowledge belong to an installation, not to a store")
    else:
        found = _store(store, form_of(form))
    if found:
        raise click.exceptions.Exit(UNSOUND)


def _installation(model: Path | None, facts: Path | None, form: str) -> int:
    """Tell each check; how many found something wrong."""
    from dragoman.cli.installation import examine

    tried = wrong = 0
    for check in examine(model, facts):
        tried, wrong = tried + 1, wrong + (check.state == "wrong")
        if form == "table":
            click.echo(f"{check.state:7} {check.check:14} {safe(check.what)}")
        else:
            click.echo(msgspec.json.encode(check).decode("utf-8"))
    click.echo(f"{tried} checks: {f'{wrong} wrong' if wrong else 'the installation is sound'}", err=True)
    return wrong


def _store(store: Path, form: str) -> int:
    """Tell each finding; how many there are."""
    from dragoman.store.doctor import Health, examine

    health = Health()
    with opened(store) as found:
        for finding in examine(found, health):
            if form == "table":
                click.echo(f"{finding.check:10} {safe(finding.where)}: {safe(finding.what)}")
            else:
                click.echo(msgspec.json.encode(finding).decode("utf-8"))
    for line in health.skipped:
        click.echo(f"not looked at: {line}", err=True)
    looked = f"{health.reports:,} reports, {health.events:,} events, {health.statements:,} statements, {health.quotes:,} quotes"
    click.echo(f"{looked}: {health.findings:,} wrong" if health.findings else f"{looked}: all sound", err=True)
    return health.findings
