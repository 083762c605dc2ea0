"""`dragoman plot`: a picture of a store's events."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.listing import NOTHING, opened, with_filters, with_store

if TYPE_CHECKING:
    from dragoman.store.periods import Freq
    from dragoman.store.verbs import By


@click.command()
@with_store
@click.argument("kind", metavar="KIND", type=click.Choice(["timeline", "dyad", "map", "network"]))
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where to: .svg or .png.")
@click.option("--pair", nargs=2, metavar="ONE OTHER", help="dyad: the two, as the table of dyads names them; the most told if not said.")
@click.option(
    "--by", "freq", type=click.Choice(["day", "week", "month", "quarter", "year"]), default="month", show_default=True, help="Period."
)
@click.option(
    "--actors",
    "who",
    type=click.Choice(["country", "sector", "actor"]),
    default="country",
    show_default=True,
    help="Who the two of dyad and the nodes of network are.",
)
@with_filters
def command(*, store: Path, kind: str, out: Path, pair: tuple[str, str] | None, freq: "Freq", who: "By", **chosen: object) -> None:
    """Draw the events of STORE as KIND: timeline, dyad, map or network.

    Filters are those of `dragoman events`. Needs matplotlib (`pip install "dragoman[plots]"`). Exit code 1 where nothing matches.

    \b
    dragoman plot sudan.db timeline --out types.svg --since 2023-04-15
    dragoman plot sudan.db dyad --pair SDN ETH --by quarter --out dyad.png
    dragoman plot sudan.db map --type ASSAULT --status occurred --out assaults.svg
    dragoman plot sudan.db network --actors actor --out who.svg
    """
    from dragoman.plots.draw import Wanted, draw

    with opened(store) as found:
        done = draw(found.events(**chosen), kind, out, Wanted(freq=freq, by=who, pair=pair))
    if not done:
        click.echo("nothing found", err=True)
        raise click.exceptions.Exit(NOTHING)
