"""`dragoman run`: a run, or a share of one, into a folder."""

from pathlib import Path
from typing import Any

import click

from dragoman.cli.add import Screen, engine_of, settings_of, spooled, stoppable, with_engine, with_settings


def _share(ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[int, int]:
    """Which of how many shares: 3/64."""
    del ctx
    first, _, last = value.partition("/")
    if first.isascii() and first.isdigit() and last.isascii() and last.isdigit() and 1 <= int(first) <= int(last):
        return int(first), int(last)
    raise click.BadParameter(f"{value!r} is no share; 1/64 is the first of 64, 64/64 the last", param=parameter)


@click.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@click.argument("inputs", metavar="INPUT…", nargs=-1, required=True)
@click.option("--shard", metavar="I/N", default="1/1", callback=_share, help="Code only the I-th of N shares, for arrays of jobs.")
@with_settings
@with_engine
def command(
    *,
    folder: Path,
    inputs: tuple[str, ...],
    shard: tuple[int, int],
    retry: bool,
    quiet: bool,
    debug: bool,
    **told: Any,  # noqa: ANN401  # the values of shared options
) -> None:
    """Code reports into FOLDER, which `dragoman commit` then merges into a store.

    INPUT is as in `dragoman add`. Any number of processes on any number of machines may each do a share of one run in one FOLDER that they
    all see, with the same inputs and options. What the folder's ledger has is passed over: to go on after a failure, run the same again.
    Reports that are set aside are kept in FOLDER/quarantine with the reason; then the exit code is 1.

    \b
    dragoman run work/ wire/ --jobs 8
    dragoman run work/ wire/ --shard 3/64
    dragoman commit sudan.db work/
    """
    from dragoman.scale.run import Run

    del debug
    screen = Screen(folder, quiet=quiet)
    with stoppable(), spooled(inputs, folder) as spool:
        run = Run(
            home=folder, inputs=inputs, settings=settings_of(told, spool), engine=engine_of(told), listeners=screen.listeners(), retry=retry
        )
        try:
            total = run.alone(shard)
        finally:
            screen.clear()
    screen.end(total)
