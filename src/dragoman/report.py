"""What comes in: one dated news report, its text exactly as given."""

import datetime
import hashlib

import msgspec


class Report(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """One dated news report.

    `text` is kept exactly as it was given; every span in a record is `[start, end)` in code points of it. `skip` holds the
    spans of `text` that are not news (date line, dateline, related links, credits), in order, never overlapping.
    """

    text: str
    published: datetime.date
    id: str = ""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    dateline: str | None = None
    skip: tuple[tuple[int, int], ...] = ()

    @property
    def sha256(self) -> str:
        """Digest of the text's UTF-8 bytes (lone surrogates kept), in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
