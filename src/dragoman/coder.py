"""The coder: one report through the questions, in order."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import __version__
from dragoman.coding import assemble, links, reactions, roles, says, size, what, when, where, who
from dragoman.coding.lexicon import Lexicon
from dragoman.errors import EventsError
from dragoman.knowledge import Knowledge
from dragoman.reading.notes import Notes
from dragoman.reading.reading import Reader, Reading
from dragoman.record import CoderPart, Record
from dragoman.report import Report
from dragoman.sources.text import report_from_text

if TYPE_CHECKING:
    from dragoman.coding.own_events import OwnEvents


@dataclass(frozen=True, slots=True)
class Noted:
    """A record with what it was made from; `reading.notes` tells how each question was answered."""

    record: Record
    reading: Reading
    found: assemble.Answers


class Coder:
    """Reads reports and tells who did what to whom, when, where, in what status, and who says so.

    >>> coder = load()
    >>> record = coder("Troops shelled the port of Adun on Tuesday.", published=datetime.date(2024, 3, 6))
    >>> record.times[0].value
    '2024-03-05'
    """

    def __init__(self, reader: Reader, knowledge: Knowledge, lexicon: Lexicon, own: "OwnEvents | None" = None) -> None:
        self.reader, self.knowledge, self.lexicon, self.own = reader, knowledge, lexicon, own
        model = f"{reader.name}+own-{own.version}" if own else reader.name
        self.part = CoderPart(name="dragoman", version=__version__, model=model, knowledge=knowledge.version)

    def __call__(self, report: Report | str, *, published: datetime.date | str | None = None, title: str | None = None) -> Record:
        """The record of a report, or of a bare text published on a day.

        Raises InputError (MissingDate, BadDate, EmptyReport, NotEnglish, TooLarge) for a text that cannot be coded.
        """
        if isinstance(report, str):
            day = datetime.date.fromisoformat(published) if isinstance(published, str) else published
            report = report_from_text(report, id="", published=day, title=title)
        return self._code(report)

    def pipe(self, reports: Iterable[Report]) -> Iterator[Record]:
        """The records of many reports, in their order; each is coded alone, so its bytes do not depend on the others."""
        return (self._code(report) for report in reports)

    def noted(self, report: Report) -> Noted:
        """The record of a report as when it is called, with notes on how each of its fields came about; slower."""
        from dragoman.knowledge.watched import Watched  # noqa: PLC0415 - only who asks why pays for it

        notes = Notes()
        saying = says.Saying(replace(self.reader.read(report), notes=notes))
        found = self._answers(saying, Watched(self.knowledge, notes.looked_up))
        return Noted(assemble.record(saying.reading, found, self.part), saying.reading, found)

    def _code(self, report: Report) -> Record:
        saying = says.Saying(self.reader.read(report))
        return assemble.record(saying.reading, self._answers(saying, self.knowledge), self.part)

    def _answers(self, saying: says.Saying, knowledge: Knowledge) -> assemble.Answers:
        reading = saying.reading
        times = when.times(reading)
        actors = who.actors(reading, knowledge)
        places = where.places(reading, knowledge)
        statements = saying.statements(actors)
        drafts = what.events(reading, self.lexicon)
        if self.own:
            from dragoman.coding import own_find  # noqa: PLC0415 - only who has own events pays for it

            drafts = own_find.with_own(reading, drafts, self.own)
        drafts = roles.with_roles(reading, drafts, actors, places, [None if t.found.type == "DURATION" else t.words for t in times])
        drafts = reactions.with_reactions(reading, drafts)
        if self.own:
            drafts = own_find.with_own_roles(reading, drafts, actors, places)
        drafts = size.with_sizes(reading, drafts)
        return assemble.Answers(actors, places, times, statements, drafts, links.links(reading, drafts, statements))


def load(model: Path | None = None, knowledge: Path | None = None, actors: Path | None = None, events: Path | None = None) -> Coder:
    """A coder with the packaged model and facts, or with those given (a folder, a file).

    `actors` is a table of one's own over the facts, `events` a TOML file of events of one's own (docs/own-events.md). Raises ModelError,
    KnowledgeError or EventsError when they cannot be used.
    """
    from dragoman.reading.onnx import OnnxReader  # noqa: PLC0415 - heavy, and another reader may take its place

    own = own_events(events) if events else None
    return Coder(OnnxReader(model), Knowledge.open(knowledge, actors=actors), Lexicon.packaged(), own)


def own_events(path: Path) -> "OwnEvents":
    """The own events of a TOML file. Raises EventsError with file, table and reason when they cannot be used."""
    from dragoman.coding.own_events import parse  # noqa: PLC0415 - only who has own events pays for it

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise EventsError(f"cannot be read: {error}", where=str(path), do="give a TOML file in UTF-8") from None
    return parse(text, str(path))
