"""`dragoman where`: the places of a name, as JSONL."""

import click
import msgspec

from dragoman.errors import DragomanError
from dragoman.knowledge import Knowledge


@click.command("where")
@click.argument("name")
@click.option("--country", metavar="CODE", help="Only places of that country (ISO 3166 alpha-3).")
def where(name: str, country: str | None) -> None:
    """Tell the places called NAME, largest first.

    \b
    dragoman where Tripoli
    dragoman where Kobani --country SYR
    """
    try:
        knowledge = Knowledge.open()
        found = [p for p in knowledge.place(name) if country is None or p.country == country.upper()]
    except DragomanError as error:
        raise click.ClickException(str(error)) from error
    if not found:
        raise click.ClickException(f"no place called {name!r} is known" + (f" in {country.upper()}" if country else ""))
    for place in found:
        row: dict[str, object] = {"name": place.name, "kind": place.kind, "country": place.country, "admin1": place.admin1}
        row |= {"latitude": place.latitude, "longitude": place.longitude, "geonames": place.geonames, "population": place.population}
        click.echo(msgspec.json.encode(row).decode("utf-8"))
