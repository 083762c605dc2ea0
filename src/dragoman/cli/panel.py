"""`dragoman panel`: every unit in every period."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.listing import opened, print_table, with_filters, with_forms, with_reviewed, with_store

if TYPE_CHECKING:
    from dragoman.store.verbs import Role

_UNITS = {"country": "country", "dyad": "dyad", "priogrid": "cell"}
_FREQS = ("day", "week", "month", "quarter", "year")
_KINDS = [f"{unit}-{freq}" for unit in _UNITS for freq in _FREQS]


@click.command()
@with_store
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    metavar="UNIT-PERIOD",
    default="country-month",
    show_default=True,
    help="country, dyad or priogrid, by day, week, month, quarter or year.",
)
@click.option("--role", type=click.Choice(["place", "actor", "recipient"]), default="place", show_default=True, help="Whose country.")
@click.option("--one-a-day", is_flag=True, help="Of like events of one day only the first counts.")
@with_filters
@with_reviewed
@with_forms
def command(*, store: Path, kind: str, role: "Role", one_a_day: bool, form: str | None, limit: int | None, **chosen: object) -> None:
    """List every unit in every period of STORE, with counts of its events.

    0: there were reports, and none tells of such an event. Empty (null): there were no reports, so nothing is known.
    Exit code 1 where nothing matches.

    \b
    dragoman panel sudan.db --kind country-month --type ASSAULT --csv > panel.csv
    dragoman panel sudan.db --kind priogrid-month --since 2023-01-01 --until 2023-12-31
    """
    unit, _, freq = kind.partition("-")
    with opened(store) as found:
        events = found.events(**chosen)
        events = events.one_a_day() if one_a_day else events
        print_table(events.panel(_UNITS[unit], freq=freq, role=role), form, limit)  # type: ignore[arg-type]
