"""Which reports a store holds already, asked by a process that only reads."""

from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.record import CoderPart
from dragoman.report import Report
from dragoman.store import connect, identity


class Known:
    """The reports of a store."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = connect.reader(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.connection.close()

    def has(self, report: Report, coder: CoderPart) -> bool:
        """Whether the store holds this report, coded by this very coder."""
        ident = identity.report_id(report.sha256, report.published, report.publisher, report.url)
        with connect.explaining(str(self.path)):
            found = self.connection.execute(
                "SELECT coder, version, model, knowledge FROM records JOIN reports ON key = report WHERE id = ?", (ident,)
            ).fetchone()
        return bool(found == (coder.name, coder.version, coder.model, coder.knowledge))
