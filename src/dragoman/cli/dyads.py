"""`dragoman dyads`: who does what to whom, by period."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.listing import opened, print_table, with_filters, with_forms, with_reviewed, with_store

if TYPE_CHECKING:
    from dragoman.store.periods import Freq
    from dragoman.store.verbs import By


@click.command()
@with_store
@click.option(
    "--by", "freq", type=click.Choice(["day", "week", "month", "quarter", "year"]), default="month", show_default=True, help="Period."
)
@click.option(
    "--actors", "who", type=click.Choice(["country", "sector", "actor"]), default="country", show_default=True, help="Who the two are."
)
@click.option("--one-a-day", is_flag=True, help="Of like events of one day only the first counts.")
@with_filters
@with_reviewed
@with_forms
def command(*, store: Path, freq: "Freq", who: "By", one_a_day: bool, form: str | None, limit: int | None, **chosen: object) -> None:
    """Count who does what to whom in the events of STORE, by period, with PLOVER's scores and the share of reports that tell it.

    Exit code 1 where nothing matches.

    \b
    dragoman dyads sudan.db --by month --status occurred --csv > dyads.csv
    dragoman dyads sudan.db --by year --actors sector --country SDN
    """
    with opened(store) as found:
        events = found.events(**chosen)
        events = events.one_a_day() if one_a_day else events
        print_table(events.dyads(freq=freq, by=who), form, limit)
