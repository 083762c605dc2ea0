"""`dragoman petrarch`: actor dictionaries of PETRARCH to own actors, and back."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from dragoman.errors import KnowledgeError

SOME_SKIPPED = 1


@click.command("petrarch")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--facts", is_flag=True, help="The shipped facts instead of a FILE, as a dictionary.")
@click.option("--country", "countries", metavar="CODE", multiple=True, help="With --facts: only this country (several may be given).")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Write there instead of standard output.")
@click.option("--skip-bad", is_flag=True, help="Leave out actors that cannot be used; each is told.")
def command(*, file: Path | None, facts: bool, countries: tuple[str, ...], out: Path | None, skip_bad: bool) -> None:
    """Turn the PETRARCH actor dictionary FILE into a table of own actors, or a table of own actors into a dictionary.

    \b
    dragoman petrarch Mali.actors.txt --out mali.tsv
    dragoman petrarch mali.tsv --out Mali.actors.txt
    dragoman petrarch --facts --country MLI --out ours.actors.txt
    """
    from dragoman.knowledge import own, own_table, petrarch_write
    from dragoman.knowledge.listed import shipped

    if (file is None) == (not facts):
        raise click.UsageError("give a FILE, or --facts")
    if countries and not facts:
        raise click.UsageError("--country goes with --facts")
    skipped = 0
    if file is None:
        known = shipped(countries=[code.upper() for code in countries])
        text = petrarch_write.dictionary(row for row in known if row["name"] and petrarch_write.codable(row["country"]))
    elif _is_dictionary(file):
        found, skipped = _read(file, skip_bad=skip_bad)
        text = own_table.as_text(found)
    else:
        text = petrarch_write.dictionary(row for _, row in own.rows(file))
    if out is None:
        sys.stdout.buffer.write(text.encode())
    else:
        own_table.put(out, text)
    if skipped:
        raise click.exceptions.Exit(SOME_SKIPPED)


def _is_dictionary(file: Path) -> bool:
    from dragoman.knowledge.petrarch import is_dictionary

    try:
        return is_dictionary(file)
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"cannot be read: {error}", where=str(file), do="give a UTF-8 file") from error


def _read(file: Path, *, skip_bad: bool) -> tuple[list[Mapping[str, str]], int]:
    """The rows of a dictionary, and how many lines could not be used; all of these are told."""
    from dragoman.knowledge.petrarch import read

    found = read(file)
    for problem in found.problems:
        click.echo(f"dragoman: {KnowledgeError.code} {file}:{problem.line}: {problem.what}", err=True)
    if found.problems and not skip_bad:
        lines = len(found.problems)
        told = "1 line cannot be used" if lines == 1 else f"{lines} lines cannot be used"
        raise KnowledgeError(told, where=str(file), do="mend them, or leave their actors out with --skip-bad")
    return [row for _, row in found.rows], len(found.problems)
