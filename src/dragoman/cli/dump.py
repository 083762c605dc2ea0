"""`dragoman dump`: a store in canonical form."""

import sys
from pathlib import Path

import click

from dragoman.cli.listing import opened, with_store


@click.command()
@with_store
def command(*, store: Path) -> None:
    """Print all that STORE holds, one JSON object a line, the same bytes for the same content.

    Two stores whose dumps are equal hold the same reports, records, events, actors and places, whichever way they were filled. Numbers that
    only one file has are left out.

    \b
    dragoman dump sudan.db | sha256sum
    """
    from dragoman.scale.dump import dump

    with opened(store) as found:
        for line in dump(found):
            sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
