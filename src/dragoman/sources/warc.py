"""WARC files, those of Common Crawl News among them: a report for each HTML page that was answered with 200."""

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.errors import InputError, UnreadableFile
from dragoman.report import Report
from dragoman.sources.extras import need
from dragoman.sources.html import report_of_page
from dragoman.sources.settings import Options

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(file: BinaryIO, where: str, name: str, options: Options) -> Iterator[Report | InputError]:
    """The reports of a WARC file, plain or in gzip; `where` counts records from 1. Requests, images and the like are no reports.

    The day of the crawl is never taken for that of publication.
    """
    records, errors = need("warcio.archiveiterator", "warc"), need("warcio.exceptions", "warc")
    number = 0
    try:
        for number, record in enumerate(records.ArchiveIterator(_Whole(file)), 1):
            head = record.http_headers
            if record.rec_type != "response" or head is None or head.get_statuscode() != "200":
                continue
            kind, _, rest = (head.get_header("Content-Type") or "").partition(";")
            if kind.strip().lower() not in _PAGES:
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            try:
                raw = _content(record.content_stream(), options.limits.page + 1)
                if len(raw) <= options.limits.page and _cut(record.raw_stream):
                    raise UnreadableFile("the file ends within the record", do="fetch the file again")
                yield report_of_page(raw, url or f"{name}:{number}", options, url=url, charset=_charset(rest))
            except InputError as error:
                yield error.at(f"{where}:{number}")
    except (errors.ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error) as error:
        yield UnreadableFile(
            f"no WARC after record {number}: {' '.join(str(error).split())[:120]}", where=f"{where}:{number + 1}", do="fetch the file again"
        )


class _Whole:
    """A file that gives what it has before it says that it is damaged: never two reads in one."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = 1 << 16) -> bytes:
        try:
            found: bytes = self._file.read1(size)  # type: ignore[attr-defined]  # buffered
        except EOFError as error:
            raise OSError(str(error)) from None  # warcio takes the other one for the end
        return found

    def close(self) -> None:
        """Whoever opened it closes it."""


def _content(stream: BinaryIO, most: int) -> bytes:
    parts, left = [], most
    while left and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _cut(stream: Any) -> bool:  # noqa: ANN401  # warcio has no types
    """Whether less is there than the record's length says."""
    while stream.read(1 << 16):
        pass
    return bool(getattr(stream, "limit", 0) > 0)


def _charset(parameters: str) -> str | None:
    key, _, value = parameters.strip().partition("=")
    return value.strip("\"' ") or None if key.strip().lower() == "charset" else None
