"""`dragoman update-facts`: tenures of leaders and ministers from Wikidata, as a table of own actors."""

import collections
import datetime
from pathlib import Path

import click

from dragoman.cli import as_date
from dragoman.errors import KnowledgeError


@click.command("update-facts")
@click.option("--from", "source", metavar="FILE|URL", help="A saved SPARQL JSON answer, or the https address of an endpoint to ask.")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="The table of own actors to write.")
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@click.option("--replace", "replaced", is_flag=True, help="Write over FILE, where it is there; the old one stays as FILE.before.")
@click.option("--conflicting", is_flag=True, help="Take conflicting tenures too; your own rows stay in any case.")
@click.option("--country", "countries", metavar="CODE", multiple=True, help="Only this country (several may be given).")
@click.option("--retrieved", metavar="YYYY-MM-DD", callback=as_date, help="Day of a saved answer; the day of its file where not given.")
@click.option("--timeout", metavar="SECONDS", type=click.FloatRange(1, 3600), default=120, help="How long to wait for an endpoint.")
@click.option("--query", is_flag=True, help="Print the query that an endpoint is asked, and stop.")
def command(
    *,
    source: str | None,
    out: Path | None,
    dry_run: bool,
    replaced: bool,
    conflicting: bool,
    countries: tuple[str, ...],
    retrieved: datetime.date | None,
    timeout: float,
    query: bool,
) -> None:
    """Compare tenures of heads of state and government, foreign and defence ministers with Wikidata, and write what differs.

    The table is for --actors. Nothing is asked of the network unless --from is an address.

    \b
    dragoman update-facts --from answer.json --out overlay.tsv --dry-run
    dragoman update-facts --from https://query.wikidata.org/sparql --out overlay.tsv
    """
    from dragoman.knowledge import Knowledge, answer, own, own_table, updater

    if query:
        click.echo(answer.QUERY.read_text(encoding="utf-8"), nl=False)
        return
    if source is None:
        raise click.UsageError("give --from FILE or --from URL")
    if out is None and not dry_run:
        raise click.UsageError("give --out FILE, or --dry-run")
    before = [row for _, row in own.rows(out)] if out is not None and out.exists() else []
    content, day = _content(source, timeout)
    told = answer.parse(content, source)
    wanted = {code.upper() for code in countries}
    held = [one for one in told.held if not wanted or one.country in wanted]
    table = updater.Table(Knowledge.open(), before)
    found = updater.changes(held, table)
    for change in found:
        click.echo(str(change))
    for passed in told.passed:
        click.echo(f"passed over  row {passed.row}: {passed.what}", err=True)
    counts = collections.Counter(change.kind for change in found)
    click.echo(f"{len(held):,} tenures told: " + ", ".join(f"{counts[kind]:,} {kind}" for kind in updater.KINDS), err=True)
    taken = [c for c in found if c.kind != "conflicting" or (conflicting and not (c.known and c.known.own))]
    if dry_run or out is None:
        return
    if not taken:
        click.echo("nothing to write", err=True)
        return
    if out.exists():
        if not replaced:
            raise KnowledgeError("the table is there already", where=str(out), do="--replace writes over it and keeps the old one")
        own_table.put(out.with_name(out.name + ".before"), out.read_text(encoding="utf-8"))
    own_table.put(out, own_table.as_text(updater.overlay(taken, table, retrieved or day)))


def _content(source: str, timeout: float) -> tuple[bytes, datetime.date]:
    """An answer and its day."""
    from dragoman.knowledge import answer, endpoint

    if "://" in source:
        return endpoint.ask(source, answer.QUERY.read_text(encoding="utf-8"), seconds=timeout), datetime.datetime.now(
            tz=datetime.UTC
        ).date()
    path = Path(source)
    try:
        status = path.stat()
        if status.st_size > endpoint.LARGEST:
            raise KnowledgeError(f"more than {endpoint.LARGEST:,} bytes", where=source)
        return path.read_bytes(), datetime.datetime.fromtimestamp(status.st_mtime, tz=datetime.UTC).date()
    except OSError as error:
        raise KnowledgeError(f"cannot be read: {error.strerror}", where=source) from error
