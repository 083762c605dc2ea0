"""`dragoman explain`: why a report was coded so."""

import datetime
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import as_date, colours, complain, with_coder
from dragoman.cli.code import reports_in
from dragoman.errors import InputError
from dragoman.sources.text import MAX_CHARACTERS

if TYPE_CHECKING:
    from dragoman.cli.table import Page
    from dragoman.coder import Coder
    from dragoman.explain import EventReasons, MentionReasons, PutAside, Reason, Step
    from dragoman.record import Event
    from dragoman.report import Report

NOTHING_FOUND = 1
SHORT = frozenset({"type", "status", "actor", "recipient"})  # what is told of each event where none is chosen
FIELD = 12  # columns of a field's name


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--event", metavar="N|ID", help="Only this event: its number as tables show it, or its id.")
@click.option("--mention", metavar="WORDS", help="A mention of an actor or place instead: why it means whom or what it means.")
@click.option("--report", "wanted", metavar="ID", help="Only the report of that id.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with all details.")
@click.option("--date", "published", metavar="YYYY-MM-DD", callback=as_date, help="Publication date of reports that carry none.")
@click.option("--title", help="Title of reports that carry none.")
@with_coder
@click.option("--actors", metavar="FILE", type=click.Path(path_type=Path), help="Your own actors, a TSV file (docs/knowledge.md).")
@click.option("--events", metavar="FILE", type=click.Path(path_type=Path), help="Your own events, a TOML file (docs/own-events.md).")
def command(
    *,
    file: str,
    event: str | None,
    mention: str | None,
    wanted: str | None,
    as_json: bool,
    published: datetime.date | None,
    title: str | None,
    model: Path | None,
    knowledge: Path | None,
    actors: Path | None,
    events: Path | None,
) -> None:
    """Explain the coding of the reports in FILE (as for `dragoman code`: a file, a folder, - or a text in quotes).

    For one event (--event) each field with its words, what spoke for it, and what else was considered; for all events in short where
    none is chosen. For a mention (--mention) the look-ups tried, the row that decided, and the candidates put aside.

    \b
    dragoman explain report.txt
    dragoman explain report.txt --event 2
    dragoman explain report.txt --mention "the foreign minister" --json
    """
    from dragoman.coder import load

    if event and mention:
        raise click.UsageError("give --event or --mention, not both")
    coder, aside, shown = None, False, False
    for report in reports_in(file, published=published, title=title, limit=MAX_CHARACTERS):
        if isinstance(report, InputError):
            complain(report)
            aside = True
        elif wanted in {None, report.id}:
            coder = coder or load(model, knowledge, actors, events)
            try:
                found = _mentions(coder, report, mention) if mention else _events(coder, report, event)
            except InputError as error:
                complain(error.at(report.id))
                aside = True
                continue
            shown = _show(found, as_json=as_json, short=not event, lead="\n" if shown else "") or shown
    if not shown and not aside:
        what = f"no mention {mention!r}" if mention else f"no event {event!r}" if event else "no event"
        click.echo(f"dragoman: {what}" + (f" in report {wanted!r}" if wanted else ""), err=True)
    if aside or not shown:
        raise click.exceptions.Exit(NOTHING_FOUND)


def _events(coder: "Coder", report: "Report", wanted: str | None) -> "list[EventReasons | MentionReasons | PutAside]":
    from dragoman.explain import explain_events, put_aside

    def chosen(number: int, event: "Event") -> bool:
        return wanted is None or wanted in {str(number), event.id}

    told = coder.noted(report)
    return [*explain_events(told, coder.lexicon, chosen), *(put_aside(told) if wanted is None else ())]


def _mentions(coder: "Coder", report: "Report", mention: str) -> "list[EventReasons | MentionReasons | PutAside]":
    from dragoman.explain import explain_mentions

    return [*explain_mentions(coder.noted(report), mention)]


def _show(found: "list[EventReasons | MentionReasons | PutAside]", *, as_json: bool, short: bool, lead: str) -> bool:
    """Write explanations; whether there were any."""
    import msgspec

    from dragoman.cli.table import Page

    if as_json:
        for one in found:
            sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
        sys.stdout.buffer.flush()
        return bool(found)
    page = Page(width=min(shutil.get_terminal_size((100, 24)).columns, 120), colour=colours(sys.stdout))
    blocks = [block for one in found if (block := "\n".join(_block(one, page, short=short)))]
    if blocks:
        click.echo(lead + "\n\n".join(blocks), color=page.colour)
    return bool(found)


def _block(one: "EventReasons | MentionReasons | PutAside", page: "Page", *, short: bool) -> Iterator[str]:
    from dragoman.explain import EventReasons, PutAside

    if isinstance(one, PutAside):
        yield page.style(f"no event: “{one.words.text}”", bold=True) + f"  {one.type}? {one.why}"
        return
    if isinstance(one, EventReasons):
        head = f"event {one.number}, “{one.trigger.text}”"
        yield page.style(head, bold=True) + f"  {one.id}, report {one.report}"
        yield from _wrapped(f"“{' '.join(one.sentence.text.split())}”", page, indent=3)
        reasons = [r for r in one.reasons if r.field in SHORT] if short else one.reasons
        for reason in reasons:
            yield from _reason(reason, page, short=short)
        return
    yield page.style(f"{one.of} “{one.text}”", bold=True) + f"  {one.id}, {one.span[0]}–{one.span[1]}, report {one.report}"
    for reason in one.reasons:
        yield from _reason(reason, page, short=False)
    tried = [step for step in one.looked_up if step.scores.get("found")]
    for at, step in enumerate(tried):
        yield from _wrapped(step.told, page, lead="looked up" if at == 0 else "")
    if missed := len(one.looked_up) - len(tried):
        yield from _wrapped(f"{missed} further look-ups found nothing (--json lists them)", page, lead="" if tried else "looked up")


def _reason(reason: "Reason", page: "Page", *, short: bool) -> Iterator[str]:
    evidence = ", ".join(f"“{' '.join(w.text.split())}”" for w in reason.words)
    value = page.style(reason.value, bold=True) + (f"  {evidence}" if evidence else "")
    yield from _wrapped(value, page, lead=reason.field)
    steps: list[Step] = reason.by[-1:] if short and reason.field == "type" else reason.by
    for step in [] if short and reason.field in {"actor", "recipient"} else steps:
        yield from _wrapped(f"{step.kind}: {step.told}", page, indent=3 + FIELD + 2)
    if reason.considered:
        told = "; ".join(
            f"{c.what}{'' if c.score is None else f' {c.score:.2f}'} ({c.why})" for c in reason.considered[: 2 if short else None]
        )
        yield from _wrapped(f"considered: {told}", page, indent=3 + FIELD + 2)


def _wrapped(text: str, page: "Page", *, lead: str | None = None, indent: int = 3 + FIELD) -> Iterator[str]:
    """Text in lines of the page's width, the first one led by a field's name where one is given."""
    from dragoman.cli.table import wrap

    first = True
    for line in wrap(text, page.width, indent=indent):
        named = first and lead is not None
        yield f"   {page.style((lead or '').ljust(FIELD), dim=True)}{line[indent:]}" if named else line
        first = False
