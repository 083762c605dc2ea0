"""What the verbs that read a store share: the filters as options, and how rows are printed."""

import csv
import io
import itertools
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import colours

if TYPE_CHECKING:
    from dragoman.store.store import Store
    from dragoman.store.verbs import Table

NOTHING = 1  # exit code where nothing matched, as grep has it
FORMS = ("jsonl", "json", "csv", "tsv", "table")
_FILTERS = (
    ("--since", {"metavar": "YYYY-MM-DD", "help": "From this day on."}),
    ("--until", {"metavar": "YYYY-MM-DD", "help": "Until this day."}),
    ("--actor", {"multiple": True, "metavar": "WHO", "help": 'A name, a Wikidata id, or codes: "SDN", "MIL", "SDN MIL".'}),
    ("--recipient", {"multiple": True, "metavar": "WHO", "help": "To whom it was done, as --actor."}),
    ("--country", {"multiple": True, "metavar": "CODE", "help": "Country of actor, recipient or place (ISO 3166 alpha-3)."}),
    ("--sector", {"multiple": True, "metavar": "CODE", "help": "Sector of actor or recipient."}),
    ("--type", {"multiple": True, "metavar": "TYPE", "help": "Event type, such as ASSAULT."}),
    ("--mode", {"multiple": True, "metavar": "MODE", "help": "Mode, such as aerial."}),
    ("--context", {"multiple": True, "metavar": "CONTEXT", "help": "Context, such as human_rights."}),
    ("--status", {"multiple": True, "metavar": "STATUS", "help": "occurred, ongoing, planned, hypothetical or negated."}),
    ("--place", {"multiple": True, "metavar": "WHERE", "help": "A name, a GeoNames id or a country."}),
    ("--source", {"multiple": True, "metavar": "WHO", "help": "Who says so, as --actor; none for the report's own voice."}),
    ("--outlet", {"multiple": True, "metavar": "NAME", "help": "Publisher of the report."}),
    ("--text", {"metavar": "WORDS", "help": "Words of the report, as in search."}),
    ("--confidence", {"type": click.FloatRange(0, 1), "metavar": "X", "help": "The least confidence, 0 to 1."}),
    ("--reported", {"type": click.IntRange(min=1), "metavar": "N", "help": "Told by N reports or more."}),
)
_STORE = click.Path(path_type=Path)
_Command = Callable[..., None]


def with_store(command: _Command) -> _Command:
    """Add the argument STORE."""
    return click.argument("store", metavar="STORE", type=_STORE)(command)


def with_filters(command: _Command) -> _Command:
    """Add the filters, which the command takes as `**chosen`."""
    for name, how in reversed(_FILTERS):
        command = click.option(name, **how)(command)
    return command


def with_reviewed(command: _Command) -> _Command:
    """Add the filter of events that puts people's corrections in."""
    told = "Put in what people said of coded fields in `dragoman serve --write`; events that they rejected are left out."
    return click.option("--reviewed", is_flag=True, help=told)(command)


def with_forms(command: _Command) -> _Command:
    """Add the forms of output and how much of it."""
    for form in reversed(FORMS):
        command = click.option(f"--{form}", "form", flag_value=form, help=_FORM_HELP[form])(command)
    return click.option("--limit", "-n", type=click.IntRange(min=1), metavar="N", help="At most so many.")(command)


def with_output(command: _Command) -> _Command:
    """Add the forms of output, how much of it, and in which order."""
    return with_forms(click.option("--newest", is_flag=True, help="The newest first.")(command))


_FORM_HELP = {
    "jsonl": "One JSON object a line (default when piped).",
    "json": "One JSON array.",
    "csv": "Comma-separated values.",
    "tsv": "Tab-separated values.",
    "table": "For people (default on a terminal).",
}


def form_of(form: str | None) -> str:
    """The form that is asked for, or a table for a terminal and JSON Lines for all else."""
    return form or ("table" if sys.stdout.isatty() else "jsonl")


def opened(path: Path) -> "Store":
    """The store of a path."""
    from dragoman.store.store import Store

    return Store(path)


def is_store(path: str) -> bool:
    """Whether a file is an SQLite file, by its first bytes."""
    try:
        with Path(path).open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except OSError:
        return False


def print_rows(rows: Iterable[Any], form: str, columns: Sequence[str], flat: Callable[[Any], Sequence[object]]) -> None:
    """Print rows: whole as JSON, or the columns that `flat` makes of each. Exit code 1 where there are none."""
    count = 0
    end = b"[]\n"
    write = sys.stdout.buffer.write
    if form in {"jsonl", "json"}:
        import msgspec

        lines = form == "jsonl"
        for row in rows:
            count += 1
            write((b"" if lines else b"," if end == b"]\n" else b"[") + msgspec.json.encode(row) + b"\n")
            end = b"]\n"
        if not lines:
            write(end)
    elif form in {"csv", "tsv"}:
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter="," if form == "csv" else "\t", lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            count += 1
            writer.writerow(flat(row))
            if buffer.tell() > 1 << 16:
                write(buffer.getvalue().encode("utf-8", "replace"))
                buffer.seek(0)
                buffer.truncate()
        write(buffer.getvalue().encode("utf-8", "replace"))
    else:
        raise AssertionError(form)
    sys.stdout.buffer.flush()
    if not count:
        raise click.exceptions.Exit(NOTHING)


def print_table(table: "Table", form: str | None, limit: int | None) -> None:
    """Print a table of named columns; empty cells are null in JSON. Exit code 1 where there are no rows."""
    rows = itertools.islice(table, limit)
    if (told := form_of(form)) != "table":
        print_rows(rows, told, table.columns, lambda row: list(row.values()))
        return
    paper = Paper()
    for row in rows:
        if not paper.count:
            paper.line(paper.style(cut("  ".join(table.columns), paper.width), bold=True))
        paper.count += 1
        cells = ("–" if value is None else f"{value:.3g}" if isinstance(value, float) else safe(value) for value in row.values())
        widths = zip(cells, table.columns, strict=True)
        paper.line(cut("  ".join(cell.ljust(len(name)) for cell, name in widths), paper.width))
    paper.end()


class Paper:
    """A table on a terminal: lines that fit, colours where they are wanted."""

    def __init__(self) -> None:
        self.width = min(shutil.get_terminal_size((100, 24)).columns, 160)
        self.colour = colours(sys.stdout)
        self.count = 0

    def style(self, text: str, **how: object) -> str:
        """The text in a style, or as it is where colours are off."""
        return click.style(text, **how) if self.colour else text  # type: ignore[arg-type]

    def line(self, text: str) -> None:
        """Write a line, safe for a terminal."""
        click.echo(text, color=self.colour)

    def end(self) -> None:
        """Exit code 1 where nothing was written."""
        sys.stdout.flush()
        if not self.count:
            click.echo("nothing found", err=True)
            raise click.exceptions.Exit(NOTHING)


def safe(text: object) -> str:
    """A text on one line without control characters, which could steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in str(text))


def cut(text: str, width: int) -> str:
    """A text of that width at most."""
    return text if len(text) <= width else text[: max(width - 1, 0)] + "…"


def names(parties: Iterable[Any]) -> str:
    """Parties in a row with their codes."""
    told = [
        f"{one.name} ({' '.join(filter(None, (one.country, *one.sector)))})" if one.country or one.sector else one.name for one in parties
    ]
    return safe(", ".join(told)) or "–"
