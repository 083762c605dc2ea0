"""The coder: one report through the questions, in order."""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman import __version__
from dragoman.coding import assemble, links, roles, says, size, what, when, where, who
from dragoman.coding.lexicon import Lexicon
from dragoman.knowledge import Knowledge
from dragoman.reading.reading import Reader
from dragoman.record import CoderPart, Record
from dragoman.report import Report
from dragoman.sources.text import report_from_text


class Coder:
    """Reads reports and tells who did what to whom, when, where, in what status, and who says so.

    >>> coder = load()
    >>> record = coder("Troops shelled the port of Adun on Tuesday.", published=datetime.date(2024, 3, 6))
    >>> record.times[0].value
    '2024-03-05'
    """

    def __init__(self, reader: Reader, knowledge: Knowledge, lexicon: Lexicon) -> None:
        self.reader, self.knowledge, self.lexicon = reader, knowledge, lexicon
        self.part = CoderPart(name="dragoman", version=__version__, model=reader.name, knowledge=knowledge.version)

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

    def _code(self, report: Report) -> Record:
        reading = says.with_speakers(self.reader.read(report))
        times = when.times(reading)
        actors = who.actors(reading, self.knowledge)
        places = where.places(reading, self.knowledge)
        statements = says.statements(reading, actors)
        drafts = what.events(reading, self.lexicon)
        drafts = roles.with_roles(reading, drafts, actors, places, [None if t.found.type == "DURATION" else t.words for t in times])
        drafts = [size.with_size(reading, d, drafts) for d in drafts]
        found = assemble.Answers(actors, places, times, statements, drafts, links.links(reading, drafts, statements))
        return assemble.record(reading, found, self.part)


def load(model: Path | None = None, knowledge: Path | None = None, actors: Path | None = None) -> Coder:
    """A coder with the packaged model and facts, or with those given (a folder, a file); `actors` is a table of one's own over the facts.

    Raises ModelError or KnowledgeError when they cannot be used.
    """
    from dragoman.reading.onnx import OnnxReader  # noqa: PLC0415 - heavy, and another reader may take its place

    return Coder(OnnxReader(model), Knowledge.open(knowledge, actors=actors), Lexicon.packaged())
