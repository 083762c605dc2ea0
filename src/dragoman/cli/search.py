"""`dragoman search`: words in the reports of a store."""

from pathlib import Path
from typing import Any

import click

from dragoman.cli.listing import Paper, form_of, opened, print_rows, safe, with_filters, with_forms, with_store

_COLUMNS = ("id", "name", "published", "publisher", "title", "snippet", "events", "score")


@click.command()
@with_store
@click.argument("words")
@with_filters
@with_forms
@click.option("--order", type=click.Choice(["best", "newest", "oldest"]), default="best", show_default=True, help="Which come first.")
def command(*, store: Path, words: str, form: str | None, limit: int | None, order: Any, **chosen: object) -> None:  # noqa: ANN401  # a choice
    """Find the reports of STORE that hold WORDS, with the passage; 50 if --limit does not say otherwise.

    All words must be there. "A phrase in quotes", NEAR(two words, 5), prefix*, title: before a word, AND, OR, NOT in capitals. Filters
    as in `dragoman reports`. Exit code 1 where nothing matches.

    \b
    dragoman search sudan.db "ceasefire humanitarian"
    dragoman search sudan.db '"humanitarian corridor" NOT Tigray' --since 2023-04-15 --order newest
    dragoman search sudan.db 'NEAR(army airstrike, 8)'
    """
    with opened(store) as found:
        results = found.search(words, limit=limit or 50, order=order, **chosen)
        if (told := form_of(form)) != "table":
            print_rows(results, told, _COLUMNS, lambda one: [getattr(one, name) for name in _COLUMNS])
            return
        paper = Paper()
        for one in results:
            paper.count += 1
            head = f"{one.published}  {one.id}  {safe(one.publisher or '')}  {safe(one.title or one.name)}"
            paper.line(paper.style(head, bold=True))
            paper.line("   " + _lit(one.snippet, one.marks, paper))
        paper.end()


def _lit(text: str, marks: list[tuple[int, int]], paper: Paper) -> str:
    """The passage with the found words underlined."""
    at, parts = 0, []
    for start, end in marks:
        parts += [safe(text[at:start]), paper.style(safe(text[start:end]), underline=True, bold=True)]
        at = end
    return "".join([*parts, safe(text[at:])])
