"""Write the pages that are made from the program: the command line, the columns of exports, the codebook's examples.

    python docs/make.py             # write them, and the outputs of the examples in the other pages
    python docs/make.py --pages     # only the pages that are made whole

`tests/test_docs_pages.py` fails where a page is not what this would write.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import click

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from dragoman import codebook  # noqa: E402  # after the path
from dragoman.cli import cli  # noqa: E402
from dragoman.exports import make as exports  # noqa: E402
from dragoman.exports import tables  # noqa: E402
from dragoman.store import flat  # noqa: E402

WIDTH = 100
EXAMPLES = HERE / "data" / "codebook_examples.tsv"
COLUMNS = HERE / "data" / "columns.tsv"
MADE = "<!-- made by docs/make.py; do not edit -->"
TABLES = frozenset("csv tsv dta parquet geojson graphml polecat icews gdelt phoenix".split())
STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "negated")


def rows(path: Path) -> list[list[str]]:
    """The rows of a table without its head."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def commands() -> str:
    """Each verb with what `--help` says."""
    context = click.Context(cli, info_name="dragoman", terminal_width=WIDTH, max_content_width=WIDTH)
    parts = [f"# All commands and options\n\n{MADE}\n\nWhat `--help` says; [the command](cli.md) has the longer words.\n"]
    for verb in cli.list_commands(context):
        command = cli.get_command(context, verb)
        assert command is not None  # noqa: S101  # it is listed
        inner = click.Context(command, info_name=verb, parent=context, terminal_width=WIDTH, max_content_width=WIDTH)
        inner.help_option_names = ["-h", "--help"]
        text = "\n".join(line.rstrip() for line in command.get_help(inner).splitlines())
        parts.append(f"## dragoman {verb}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def examples() -> str:
    """The codebook's examples, and the modes for which there is none."""
    found = {(of, mode, status): sentence for of, mode, status, sentence in rows(EXAMPLES)}
    lead = (
        f"# The codebook in examples\n\n{MADE}\n\nEach sentence was written for this page, is coded alone as a report of 6 March 2024,"
        " and comes out as the one event of exactly the type, mode and status that stand beside it; a test holds that. The sentences are"
        " made up and tell of nothing real. Plain sentences are the easiest case: [accuracy](accuracy.md) says how it goes with whole"
        " reports. What the types and modes mean is in [the codebook](codebook.md).\n"
    )
    return "\n".join([lead, *_types(found), *_statuses(found), *_not_yet(found)])


def _types(found: dict[tuple[str, str, str], str]) -> Iterator[str]:
    for of, modes in codebook.modes().items():
        told = [(mode, found.get((of, mode, "occurred"))) for mode in ("", *modes)]
        lines = "".join(f"| {f'`{mode}`' if mode else '(none)'} | {sentence} |\n" for mode, sentence in told if sentence)
        yield f"## {of}\n\n{codebook.types()[of].meaning}\n\n| Mode | Example |\n|---|---|\n{lines}"


def _statuses(found: dict[tuple[str, str, str], str]) -> Iterator[str]:
    lines = ""
    for status in STATUSES:
        of, mode, sentence = next((of, mode, text) for (of, mode, told), text in found.items() if told == status)
        lines += f"| `{status}` | {of}{f' `{mode}`' if mode else ''} | {sentence} |\n"
    yield f"## Status\n\n| Status | Type and mode | Example |\n|---|---|---|\n{lines}"


def missing() -> list[tuple[str, str]]:
    """Types and modes without an example; "" is a type that has modes, without one."""
    there = {(of, mode) for of, mode, status, _ in rows(EXAMPLES) if status == "occurred"}
    return [(of, mode) for of, modes in codebook.modes().items() for mode in ("", *modes) if (of, mode) not in there]


def _not_yet(_found: object) -> Iterator[str]:
    lines = "".join(f"- {of} {f'`{mode}`' if mode else 'without a mode'}\n" for of, mode in missing())
    yield (
        "## Not yet\n\nFor these no plain sentence was found that is coded as this one event with exactly this mode. Of a type that has"
        f" modes the coder almost always chooses one.\n\n{lines}"
    )


def columns() -> str:
    """The columns of every table that can be exported."""
    parts = [f"# Columns of every export\n\n{MADE}\n\nHow to write them, and what they leave out: [exports](exports.md).\n"]
    ours = dict(rows(COLUMNS))
    lines = "".join(f"| `{name}` | {ours[name]} |\n" for name in flat.COLUMNS)
    parts.append(f"## csv, tsv, dta, events.parquet\n\nOne row an event.\n\n| Column | Content |\n|---|---|\n{lines}")
    for name in ("geojson", "graphml"):
        lines = "".join(f"| `{column}` | {ours[column]} |\n" for column in exports.target(name).columns)
        parts.append(f"## {name}\n\n{exports.target(name).title}.\n\n| Property | Content |\n|---|---|\n{lines}")
    for name in ("polecat", "icews", "gdelt", "phoenix"):
        told = tables.columns(name).items()
        lines = "".join(f"| {at} | `{column}` | {holds or '(left empty)'} |\n" for at, (column, holds) in enumerate(told, 1))
        parts.append(f"## {name}\n\n{exports.target(name).title}.\n\n| | Column | Content |\n|---|---|---|\n{lines}")
    parts.append(
        f"## {', '.join(name for name in exports.TARGETS if name not in TABLES)}\n\nNot tables: PLOVER's fields are in"
        " [the codebook](codebook.md#plovers-interchange-fields), the others in [exports](exports.md).\n"
    )
    return "\n".join(parts)


PAGES = {"commands.md": commands, "codebook-examples.md": examples, "columns.md": columns}


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the pages that are made from the program.")
    parser.add_argument("--pages", action="store_true", help="leave the outputs of examples as they are")
    told = parser.parse_args()
    for name, made in PAGES.items():
        (HERE / name).write_text(made(), encoding="utf-8")
    if not told.pages:
        import examples as shown  # noqa: PLC0415  # beside this file

        shown.write()


if __name__ == "__main__":
    main()
