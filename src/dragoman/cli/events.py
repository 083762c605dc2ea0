"""`dragoman events`: the events of a store."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.listing import Paper, cut, form_of, names, opened, print_rows, safe, with_filters, with_output, with_reviewed, with_store

if TYPE_CHECKING:
    from dragoman.store.events import Events
    from dragoman.store.stored import StoredEvent

_COLOUR = {"occurred": "green", "ongoing": "cyan", "planned": "blue", "hypothetical": "yellow", "negated": "red"}


@click.command()
@with_store
@with_filters
@with_reviewed
@with_output
@click.option("--count", is_flag=True, help="Only how many there are.")
@click.option("--parquet", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write a Parquet file (needs pyarrow).")
def command(*, store: Path, form: str | None, limit: int | None, newest: bool, count: bool, parquet: Path | None, **chosen: object) -> None:
    """List the events of STORE in the order of time.

    Several values of one filter are alternatives; different filters must all hold. Exit code 1 where nothing matches.

    \b
    dragoman events sudan.db --actor "SDN MIL" --status negated
    dragoman events sudan.db --type ASSAULT --since 2023-04-15 --country SDN --csv > assaults.csv
    dragoman events sudan.db --text '"humanitarian corridor"' --newest -n 20
    """
    from dragoman.store.flat import COLUMNS

    with opened(store) as found:
        events = found.events(**chosen)
        if count:
            click.echo(events.count())
        elif parquet is not None:
            _parquet(events, parquet)
        elif (told := form_of(form)) == "table":
            paper = Paper()
            for event in events.stream(newest=newest, limit=limit):
                _show(event, paper)
            paper.end()
        elif told in {"csv", "tsv"}:
            print_rows(events.flat(newest=newest, limit=limit), told, COLUMNS, tuple)
        else:
            print_rows(events.stream(newest=newest, limit=limit), told, (), list)


def _show(event: "StoredEvent", paper: Paper) -> None:
    """Two lines: what, who, whom; the words."""
    paper.count += 1
    badge = paper.style(f"[{event.status}]".ljust(15), fg=_COLOUR.get(event.status), bold=True)
    kind = paper.style("/".join([event.type, *event.mode]), bold=True)
    to = f" → {names(event.recipient)}" if event.recipient else ""
    paper.line(f"{event.date} {badge}{kind}  {names(event.actor)}{to}")
    where = f" · {safe(event.place[0].name)}" if event.place else ""
    said = f" · says {names(event.source)}" if event.source else ""
    paper.line(
        paper.style(cut(f"   {event.id} · {safe(event.publisher or event.name)} {event.published}{where}{said}", paper.width), dim=True)
    )
    paper.line("   " + cut(safe(event.sentence.text), paper.width - 3))


def _parquet(events: "Events", path: Path) -> None:
    """Write a Parquet file that appears only when whole."""
    from dragoman.store.errors import StoreError
    from dragoman.store.frames import needed

    writer = needed("pyarrow.parquet").ParquetWriter
    part = path.with_name(path.name + ".part")
    batches = events.to_batches()
    rows = 0
    try:
        with writer(part, batches.schema, compression="zstd") as file:
            for batch in batches:
                file.write_batch(batch)
                rows += batch.num_rows
        part.replace(path)
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror}", where=str(path), do="choose another file") from None
    click.echo(f"{rows:,} events", err=True)
