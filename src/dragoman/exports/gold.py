"""Annotated reports: the records behind a selection in the format of the coding manual (docs/annotation.md), for training and scoring.

With `reviewed`, only reports that people have gone through are written: somebody had a word on the type of every event that is left.
What the reader missed cannot be seen from here; who wants whole annotations adds it in the files.
"""

from collections.abc import Callable
from typing import BinaryIO, cast

from dragoman.exports.annotated import annotated, holds
from dragoman.exports.base import Export
from dragoman.exports.errors import ExportError
from dragoman.exports.selection import Selection
from dragoman.store import overlay


class Gold(Export):
    """A folder of annotated reports, one file each, named by the report's id."""

    name, title, suffix, folder = "gold", "annotated reports", ".gold", True

    def write(self, selection: Selection, out: BinaryIO) -> None:
        """Raises ExportError: it is a folder."""
        del selection, out
        raise ExportError("annotated reports are a folder of files", do="give --out FOLDER")

    def parts(self, selection: Selection) -> dict[str, Callable[[BinaryIO], None]]:
        """Each file of the folder with what writes it."""
        words = overlay.said(selection.store)
        kept = []
        for report in dict.fromkeys(event.report for event in selection):
            told = selection.idents(report)
            unread = selection.chosen.filters.reviewed and any("type" not in words.get(ident, {}) for ident in told)
            if not holds(selection.record(report).report.text):
                self.left_out["text_with_tags"] += len(told)
            elif unread and not self.options.keep:
                self.left_out["not_reviewed"] += len(told)
            else:
                kept.append(report)
                self.rows += 1

        def writer(report: str) -> Callable[[BinaryIO], None]:
            return lambda out: cast("None", out.write(annotated(selection.record(report)).encode()))

        return {f"{report}.gold": writer(report) for report in kept}
