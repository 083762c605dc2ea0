"""`dragoman statements STORE`: the statements of a store. Of a text they are found by `dragoman.cli.statements`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.listing import Paper, cut, form_of, is_store, names, opened, print_rows, safe, with_filters, with_output, with_store

if TYPE_CHECKING:
    from dragoman.store.stored import StoredStatement

_COLUMNS = "id report name published publisher kind source source_country via cue content events".split()


class OfTextOrStore(click.Command):
    """A command on a text that becomes the listing of a store where a store is given."""

    def make_context(self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object) -> click.Context:
        """The context of the one or the other."""
        if any(is_store(word) for word in args if not word.startswith("-")):
            return command.make_context(info_name, args, parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@click.command()
@with_store
@with_filters
@click.option("--kind", multiple=True, metavar="KIND", help="direct, indirect or mixed.")
@with_output
def command(*, store: Path, form: str | None, limit: int | None, newest: bool, **chosen: object) -> None:
    """List the statements of STORE in the order of publication.

    --source is who speaks, days are those of publication, filters of events ask for an event inside the statement that answers them all.
    Exit code 1 where nothing matches.

    \b
    dragoman statements sudan.db --source "Ministry of Defence" --status negated
    """
    with opened(store) as found:
        statements = found.statements(newest=newest, limit=limit, **chosen)
        if (told := form_of(form)) != "table":
            print_rows(statements, told, _COLUMNS, _flat)
            return
        paper = Paper()
        for one in statements:
            paper.count += 1
            via = f", via {names(one.via)}" if one.via else ""
            paper.line(paper.style(f"{one.published}  {one.id}  {safe(one.publisher or one.name)}", dim=True))
            paper.line(cut(f"   {names(one.source)}{via}: " + " … ".join(safe(part.text) for part in one.content), paper.width))
        paper.end()


def _flat(one: "StoredStatement") -> list[object]:
    return [
        *(one.id, one.report, one.name, one.published, one.publisher, one.kind),
        ";".join(party.name for party in one.source),
        ";".join(party.country or "" for party in one.source),
        ";".join(party.name for party in one.via),
        one.cue.text if one.cue else None,
        " … ".join(part.text for part in one.content),
        ";".join(one.events),
    ]
