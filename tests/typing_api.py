"""Never run: type-checked, so that the public API keeps its types."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import dragoman
from dragoman.record import Event, Party, Span

coder: dragoman.Coder = dragoman.load()
record: dragoman.Record = coder("Kenya recalled its envoy.", published=datetime.date(2019, 2, 18))
events: list[Event] = record.events
actors: list[Party] = events[0].actor
span: Span = events[0].trigger.span
line: str = record.to_json()
country: str | None = actors[0].country

report: dragoman.Report = dragoman.report_from_text("Kenya recalled its envoy.", id="one", published=datetime.date(2019, 2, 18))
records: Iterator[dragoman.Record] = coder.pipe([report])


def good(path: Path) -> Iterator[dragoman.Report]:
    """Tell errors from reports by their class."""
    for found in dragoman.read_reports(path):
        if isinstance(found, dragoman.InputError):
            where: str = found.where
            del where
        else:
            yield found
