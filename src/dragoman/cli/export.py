"""`dragoman export`: a selection of events in the form that another tool reads."""

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.listing import NOTHING, is_store, opened, with_filters, with_reviewed

if TYPE_CHECKING:
    from dragoman.store.store import Store

TARGETS = "plover polecat icews gdelt phoenix csv tsv parquet dta geojson graphml timelinejs jsonld bibtex gold".split()


@click.command()
@click.argument("store", metavar="STORE", type=click.Path(path_type=Path))
@click.option("--to", "name", type=click.Choice(TARGETS), required=True, help="The target.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write there, and the sidecar beside it (parquet, gold: a folder)."
)
@click.option("--meta", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="The sidecar; FILE.meta.json with --out.")
@click.option("--keep", is_flag=True, help="Also what the target cannot hold, such as denied events in ICEWS.")
@click.option("--by", type=click.Choice(["country", "sector", "actor"]), default="country", show_default=True, help="Nodes of graphml.")
@click.option("--no-header", is_flag=True, help="Tables without the names of the columns.")
@click.option("--spreadsheet", is_flag=True, help="Tables in which no text is taken for a formula: an apostrophe goes before = + - @.")
@click.option("--limit", "-n", type=click.IntRange(min=1), metavar="N", help="At most so many events, the first in time.")
@click.option("--quiet", "-q", is_flag=True, help="No summary.")
@with_filters
@with_reviewed
def command(
    *,
    store: Path,
    name: str,
    out: Path | None,
    meta: Path | None,
    keep: bool,
    by: str,
    no_header: bool,
    spreadsheet: bool,
    limit: int | None,
    quiet: bool,
    **chosen: object,
) -> None:
    """Write the events of STORE in the form that another tool reads, and a sidecar that tells what is in it.

    STORE may also be records in JSON Lines (`dragoman code --format record`), in gzip or not, or - for standard input. Filters are those
    of `dragoman events`. Exit code 1 where nothing was written.

    \b
    dragoman export sudan.db --to polecat --out sudan.txt --since 2023-04-15
    dragoman export sudan.db --to gdelt --status occurred --out sudan.CSV
    dragoman export sudan.db --to gold --reviewed --out annotated
    dragoman export records.jsonl --to geojson --type ASSAULT > assaults.geojson
    """
    import msgspec

    from dragoman.exports import make
    from dragoman.exports.base import Options
    from dragoman.exports.selection import Selection

    to = make.target(name, msgspec.convert({"keep": keep, "by": by, "header": not no_header, "spreadsheet": spreadsheet}, Options))
    with _opened(store) as found:
        selection = Selection(found.events(**chosen), limit=limit)
        card = make.to_stream(selection, to, sys.stdout.buffer) if out is None else make.to_path(selection, to, out)
    if meta is not None or out is not None:
        make.write_card({"from": store.name, **card}, meta or _beside(out or store))
    if not quiet:
        click.echo(_summary(card), err=True)
    if not card["rows"]:
        raise click.exceptions.Exit(NOTHING)


def _opened(path: Path) -> contextlib.AbstractContextManager["Store"]:
    """The store, or one made of records."""
    from dragoman.exports import records

    return records.opened(path) if str(path) == records.STDIN or (path.is_file() and not is_store(str(path))) else opened(path)


def _beside(out: Path) -> Path:
    return out.with_name(out.name + ".meta.json")


def _summary(card: dict[str, Any]) -> str:
    left = ", ".join(f"{count:,} {reason.replace('_', ' ')}" for reason, count in card["left_out"].items())
    told = f"{card['events']:,} events, {card['rows']:,} rows"
    hint = " (--keep keeps them)" if set(card["left_out"]) - {"no_pair"} else ""
    return f"{told}; left out: {left}{hint}" if left else told
