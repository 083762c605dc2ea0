"""BibTeX of the reports behind a selection."""

import urllib.parse
from typing import BinaryIO

from dragoman.exports.base import Export
from dragoman.exports.selection import Selection
from dragoman.store.stored import StoredReport

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


def tex(text: str) -> str:
    r"""A text on one line that TeX sets as it is.

    >>> tex("R&D {50%}")
    'R\\&D \\{50\\%\\}'
    """
    plain = "".join(char if char.isprintable() else " " for char in text)
    return "".join(_TEX.get(char, char) for char in " ".join(plain.split()))


class BibTex(Export):
    """One entry a report; the key is the report's id."""

    name, title, suffix = "bibtex", "BibTeX of the reports", ".bib"

    def write(self, selection: Selection, out: BinaryIO) -> None:
        """Write the entries in the order of publication."""
        for report in selection.reports():
            out.write(_entry(report).encode("utf-8", "replace"))
            self.rows += 1


def _entry(report: StoredReport) -> str:
    year, month, _ = report.published.split("-")
    fields = {
        "title": f"{{{tex(report.title)}}}" if report.title else None,
        "howpublished": tex(report.publisher) if report.publisher else None,
        "year": year,
        "date": report.published,
        "url": urllib.parse.quote(report.url, safe=":/?#[]@!$&'()*+,;=%-._~") if report.url else None,
        "language": tex(report.language),
        "note": f"SHA-256 of the text: {report.sha256}",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value is not None]
    lines.insert(-2, f"  month = {_MONTHS[int(month) - 1]},\n")
    return f"@misc{{{report.id},\n{''.join(lines)}}}\n\n"
