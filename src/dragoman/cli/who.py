"""`dragoman who`: who a name or office means in a country on a day, as JSONL."""

import datetime
from pathlib import Path

import click
import msgspec

from dragoman.cli.times import day
from dragoman.errors import DragomanError
from dragoman.knowledge import Entity, Knowledge, Tenure


def answers(knowledge: Knowledge, name: str, country: str | None, on: datetime.date) -> list[dict[str, object]]:
    """Rows for a name of a person, body or state, or for an office of a country on a day; empty where nothing is known."""
    title = knowledge.title(name)
    if title and title.office_class and country:
        held = [t for t in knowledge.tenures(title.office_class, country) if t.held(on)]
        return [_held(knowledge.entity(t.person), t) for t in held]
    states = [n for n in knowledge.country(name) if country in {None, n.state.code} and n.used(on)]
    rows: list[dict[str, object]] = [
        {"name": n.state.name, "kind": "country", "country": n.state.code, "sector": ["GOV"], "wikidata": n.state.wikidata, "by": n.type}
        for n in states
    ]
    people = knowledge.named(name) or (knowledge.people(name) if len(name.split()) == 1 else ())
    for entity in people:
        if country in {None, entity.country}:
            roles = [t for t in knowledge.roles(entity) if t.held(on)]
            rows += [_held(entity, t) for t in roles] or [_plain(entity)]
    return rows


def _plain(entity: Entity) -> dict[str, object]:
    return {
        "name": entity.name,
        "kind": entity.kind,
        "country": entity.country,
        "sector": list(entity.sectors),
        "wikidata": entity.wikidata,
        "source": entity.source,
    }


def _held(entity: Entity, tenure: Tenure) -> dict[str, object]:
    told = {
        "office": tenure.office,
        "country": tenure.country,
        "sector": list(tenure.sectors),
        "since": tenure.since,
        "until": tenure.until,
    }
    return _plain(entity) | told | {"known_until": tenure.as_of, "source": tenure.source}


@click.command("who")
@click.argument("name")
@click.option("--country", metavar="CODE", help="ISO 3166 alpha-3, or UNO, EUR, IGO; needed for an office.")
@click.option("--date", "on", metavar="YYYY-MM-DD", help="The day; today where none is given.")
@click.option("--actors", metavar="FILE", type=click.Path(path_type=Path), help="Your own actors, a TSV file (docs/knowledge.md).")
def who(name: str, country: str | None, on: str | None, actors: Path | None) -> None:
    """Tell who NAME is: a person, a body, a state, or an office such as "foreign minister".

    \b
    dragoman who "foreign minister" --country IRN --date 2005-06-30
    dragoman who Hezbollah
    """
    try:
        when = day(on) if on else datetime.datetime.now(tz=datetime.UTC).date()
        knowledge = Knowledge.open(actors=actors)
        rows = answers(knowledge, name, country.upper() if country else None, when)
    except DragomanError as error:
        raise click.ClickException(str(error)) from error
    if not rows:
        raise click.ClickException(f"nothing is known of {name!r}" + (f" in {country.upper()}" if country else ""))
    for row in rows:
        click.echo(msgspec.json.encode(row).decode("utf-8"))
