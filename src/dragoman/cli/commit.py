"""`dragoman commit`: what a run coded goes into a store."""

from pathlib import Path

import click

from dragoman.cli.add import Screen, stoppable


@click.command()
@click.argument("store", metavar="STORE", type=click.Path(path_type=Path))
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, exists=True, path_type=Path))
@click.option("--partial", is_flag=True, help="Merge what is done, though some shards are missing.")
@click.option("--quiet", "-q", is_flag=True, help="No summary.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def command(*, store: Path, folder: Path, partial: bool, quiet: bool, debug: bool) -> None:
    """Merge what `dragoman run` coded into FOLDER into STORE, which is made if it is not there.

    Shards are merged in one order, so that the store's content is the same whichever machines coded them, and when. FOLDER is left as
    it is; to merge it again changes nothing. Exit code 1 where some reports were set aside, 2 where shards are missing.

    \b
    dragoman commit sudan.db work/
    """
    from dragoman.scale.run import merge

    del debug
    screen = Screen(folder, quiet=quiet)
    with stoppable():
        total = merge(store, folder, screen.listeners(), partial=partial)
    screen.end(total)
