"""`dragoman check`: whether one's own events come out of their examples as told."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import with_coder
from dragoman.record import Event, Party, PlaceReference, Record

if TYPE_CHECKING:
    from dragoman.coding.own_events import Example, OwnEvent

SOME_FAILED = 1


def differences(record: Record, event: "OwnEvent", example: "Example") -> list[str]:
    """How what was coded of an example differs from what is expected; of several events the one that differs least. Empty: as told."""
    told = [e for e in record.events if e.own == event.name]
    if not example.found:
        return [f"found in “{e.trigger.text}”" for e in told]
    if not told:
        others = ", ".join(f"{e.own or e.type} “{e.trigger.text}”" for e in record.events) or "nothing"
        return [f"not found, but {others}"]
    return min(([*_unlike(e, example)] for e in told), key=len)


def _unlike(event: Event, example: "Example") -> Iterator[str]:
    parties: dict[str, Sequence[Party | PlaceReference]] = {"actor": event.actor, "recipient": event.recipient, "place": event.place}
    plain = {"status": event.status, "trigger": event.trigger.text, "time": event.time.value if event.time else None}
    for field, wanted in example.expected.items():
        if field in plain:
            if plain[field] != wanted:
                yield f"{field}: {plain[field] or 'none'}, not {wanted}"
        elif not _same(parties[field], wanted):
            yield f"{field}: {', '.join(one.name for one in parties[field]) or 'none'}, not {', '.join(wanted) or 'none'}"


def _same(told: Sequence[Party | PlaceReference], wanted: Sequence[str]) -> bool:
    """Whether each one told is named, by name, country code or words, and nobody else."""

    def names(one: Party | PlaceReference) -> set[str]:
        return {name.casefold() for name in (one.name, one.country, one.text) if name}

    due = {name.casefold() for name in wanted}
    return all(names(one) & due for one in told) and all(any(name in names(one) for one in told) for name in due)


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@with_coder
@click.option("--actors", metavar="FILE", type=click.Path(path_type=Path), help="Your own actors, a TSV file (docs/knowledge.md).")
def command(*, file: Path, model: Path | None, knowledge: Path | None, actors: Path | None) -> None:
    """Code the examples of your own events in the TOML file FILE and tell which come out as told.

    One line an example; the exit code is 1 where one differs. An unusable file stops with table and reason.

    \b
    dragoman check my-events.toml
    """
    from dragoman.coder import load

    coder = load(model, knowledge, actors, file)
    tried = failed = 0
    for event in coder.own.events if coder.own else ():
        for number, example in enumerate(event.examples, 1):
            wrong = differences(coder(example.text, published=example.published), event, example)
            tried, failed = tried + 1, failed + bool(wrong)
            line = f"{'differs' if wrong else 'as told'}  {event.name}, example {number}: {' '.join(example.text.split())}"
            click.echo("\n".join([line, *(f"         {one}" for one in wrong)]))
    click.echo(f"{tried - failed} of {tried} examples come out as told", err=True)
    if failed:
        raise click.exceptions.Exit(SOME_FAILED)
