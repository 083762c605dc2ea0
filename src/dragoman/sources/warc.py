"""WARC files, those of Common Crawl News among them: a report for each HTML page that was answered with 200."""

from collections.abc import Iterator
from typing import BinaryIO

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
        for number, record in enumerate(records.ArchiveIterator(file), 1):
            head = record.http_headers
            if record.rec_type != "response" or head is None or head.get_statuscode() != "200":
                continue
            kind, _, rest = (head.get_header("Content-Type") or "").partition(";")
            if kind.strip().lower() not in _PAGES:
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            try:
                raw = record.content_stream().read(options.limits.page + 1)
                yield report_of_page(raw, url or f"{name}:{number}", options, url=url, charset=_charset(rest))
            except InputError as error:
                yield error.at(f"{where}:{number}")
    except (errors.ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        yield UnreadableFile(f"no WARC after record {number}: {str(error)[:120]}", where=f"{where}:{number + 1}", do="fetch the file again")


def _charset(parameters: str) -> str | None:
    key, _, value = parameters.strip().partition("=")
    return value.strip("\"' ") or None if key.strip().lower() == "charset" else None
