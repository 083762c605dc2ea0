"""`dragoman actors`: the actors of a store."""

from pathlib import Path

import click

from dragoman.cli.listing import Paper, cut, form_of, opened, print_rows, safe, with_forms, with_store


@click.command()
@with_store
@click.argument("name", required=False)
@click.option("--country", metavar="CODE", help="Of this country (ISO 3166 alpha-3).")
@click.option("--sector", metavar="CODE", help="With this sector.")
@with_forms
def command(*, store: Path, name: str | None, country: str | None, sector: str | None, limit: int | None, form: str | None) -> None:
    """List the actors of STORE, those with most events first; with NAME, those whose names hold it.

    An actor is a name with country and sectors as they were on the day of a report. Exit code 1 where nothing matches.

    \b
    dragoman actors sudan.db -n 20
    dragoman actors sudan.db "rapid support" --country SDN
    """
    from dragoman.store.stored import StoredActor, row_of

    with opened(store) as found:
        actors = found.actors(name, country=country, sector=sector, limit=limit)
        if (told := form_of(form)) != "table":
            columns = StoredActor.__struct_fields__
            print_rows(actors, told, columns, lambda actor: [";".join(v) if isinstance(v, list) else v for v in row_of(actor).values()])
            return
        paper = Paper()
        for actor in actors:
            paper.count += 1
            codes = " ".join(filter(None, (actor.country, *actor.sector)))
            line = f"{actor.events:7,} events {actor.statements:7,} statements  {actor.id}  {safe(actor.name)} ({codes})"
            paper.line(cut(line, paper.width))
        paper.end()
