"""`dragoman snapshot`: a store as Parquet files."""

from pathlib import Path

import click

from dragoman.cli.listing import opened, with_store


@click.command()
@with_store
def command(*, store: Path) -> None:
    """Write the events, reports and actors of STORE as Parquet files into the folder STORE.snapshot, and print its name.

    Sums over all events, such as dyads by month, are read from it as long as the store is not written to. Needs pyarrow.

    \b
    dragoman snapshot sudan.db
    """
    from dragoman.store import snapshots

    with opened(store) as found:
        click.echo(snapshots.write(found))
