"""`dragoman eval`: records against annotated reports."""

import datetime
import json
from pathlib import Path
from typing import Any

import click

from dragoman.cli import complain, with_coder
from dragoman.errors import EvaluationError
from dragoman.evaluation.floors import Floors, below, digest, read_floors
from dragoman.evaluation.gold import Gold, read_folder
from dragoman.evaluation.scorer import evaluate
from dragoman.evaluation.told import Told, read_records, told

BELOW_FLOOR = 1


def _code(gold: list[Gold], model: Path | None, knowledge: Path | None) -> dict[str, Told]:
    from dragoman.coder import load
    from dragoman.sources.text import report_from_text

    coder = load(model, knowledge)
    found = {}
    for one in gold:
        report = report_from_text(one.text, id=one.id, published=datetime.date.fromisoformat(one.published), title=one.title)
        found[one.id] = told(coder(report))
    return found


def _line(name: str, row: dict[str, float]) -> str:
    return f"{name:28} F1 {row['f1']:.3f}  P {row['p']:.3f}  R {row['r']:.3f}  ({row['due']} due, {row['told']} told)"


def _table(figures: dict[str, Any]) -> list[str]:
    lines = []
    for name, value in figures.items():
        if name.startswith("by_"):
            lines += ["", name, *(_line(f"  {inner}", row) for inner, row in value.items())]
        elif isinstance(value, dict):
            lines.append(_line(name, value))
        elif isinstance(value, float):
            lines.append(f"{name:28} {value:.4f}")
        elif name == "reliability" and value:
            lines += ["", name]
            lines += [f"  told {row['from']:.1f} and up: {100 * row['right']:3.0f} % right of {row['events']} events" for row in value]
    return lines


def _stories(folder: Path, model: Path | None, knowledge: Path | None, *, as_json: bool) -> None:
    from dragoman.cli.eval_stories import lines, score

    figures = score(folder, model, knowledge)
    click.echo(json.dumps(figures) if as_json else "\n".join(lines(figures)))


def _floors(path: Path | None, folder: Path) -> Floors | None:
    if path is None:
        return None
    floors = read_floors(path)
    if floors.corpus != digest(folder):
        raise EvaluationError(
            "these are not the reports that the floors were set on", where=str(folder), do="a change of reports needs new floors"
        )
    return floors


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--records", type=click.Path(dir_okay=False, path_type=Path), help="Score these records (JSON Lines) instead of coding the reports."
)
@click.option("--json", "as_json", is_flag=True, help="All figures as one JSON object.")
@click.option("--floors", "floors_file", type=click.Path(dir_okay=False, path_type=Path), help="Fail where a figure is under its floor.")
@click.option("--errors", type=click.IntRange(min=0), default=0, show_default=True, metavar="N", help="Show so many errors.")
@click.option("--stories", is_flag=True, help="Score the stories of annotated topics (*.story) instead.")
@with_coder
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def command(
    *,
    folder: Path,
    records: Path | None,
    as_json: bool,
    floors_file: Path | None,
    errors: int,
    stories: bool,
    model: Path | None,
    knowledge: Path | None,
    debug: bool,
) -> None:
    """Score records against the annotated reports (*.gold) of DIR, field by field; or stories against annotated topics (*.story).

    Exit code 1: a figure lies under its floor.

    \b
    dragoman eval evaluation/reports --floors evaluation/floors.json
    dragoman eval evaluation/reports --records records.jsonl --errors 20
    dragoman eval --stories evaluation/stories
    """
    del debug  # read by main
    if stories:
        if records or floors_file or errors:
            raise click.UsageError("--stories goes with --json, --model and --knowledge alone")
        _stories(folder, model, knowledge, as_json=as_json)
        return
    floors = _floors(floors_file, folder)
    gold = read_folder(folder)
    score = evaluate(gold, read_records(records) if records else _code(gold, model, knowledge))
    figures = score.figures()
    click.echo(json.dumps(figures) if as_json else "\n".join(_table(figures)))
    for line in score.errors[:errors]:
        click.echo(line, err=as_json)
    if not floors:
        return
    under = below(figures, floors)
    for line in under:
        complain(EvaluationError(line, where=str(folder)))
    click.echo(f"{len(floors.floors) - len(under)} of {len(floors.floors)} floors held", err=True)
    if under:
        raise click.exceptions.Exit(BELOW_FLOOR)
