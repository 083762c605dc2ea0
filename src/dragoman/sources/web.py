"""What was fetched, made into reports: a page by the charset that the server tells, everything else as the file it is."""

import codecs
import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import msgspec

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.address import NotFetched
from dragoman.sources.fetch import OK, Answer, Fetcher
from dragoman.sources.html import SLOW, report_of_page
from dragoman.sources.open import KINDS, SNIFFED, kind_of, stream
from dragoman.sources.settings import Options

_NAMED = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/rss+xml": ".rss", "application/atom+xml": ".atom",
    "application/rdf+xml": ".rdf", "application/xml": ".xml", "text/xml": ".xml", "application/json": ".json",
    "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl", "text/csv": ".csv", "text/tab-separated-values": ".tsv",
    "text/plain": ".txt",
}  # fmt: skip
_NO_REPORTS = ("image/", "audio/", "video/", "font/", "application/pdf", "application/javascript", "text/css")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_DECLARED = re.compile(r"(<\?xml[^>]{0,100}?encoding\s*=\s*[\"'])[\w.:-]{1,40}")


def fetched(url: str, fetcher: Fetcher, options: Options) -> Iterator[Report | InputError]:
    """The reports behind a URL; what cannot be fetched or read is an InputError with its place."""
    try:
        answer = fetcher.get(url)
        if answer.status != OK:
            raise NotFetched(f"answered with {answer.status}", where=url, do="check the URL, or try again later")
        yield from reports_of(answer, options)
    except InputError as error:
        yield error.at(url)


def reports_of(answer: Answer, options: Options) -> Iterator[Report | InputError]:
    """The reports in an answer. Raises InputError where it can hold none."""
    kind, charset = content_type(answer)
    if kind.startswith(_NO_REPORTS):
        raise NotFetched(f"{kind[:60]} is no report", where=answer.url, do="leave it out")
    name = _name(answer.url, kind)
    found = kind_of(name, answer.body[:SNIFFED])
    if found == "html":
        yield report_of_page(answer.body, answer.url, options, url=answer.url, charset=charset)
        return
    body = as_utf8(answer.body, charset) if found in {"feed", "text", "lines", "json", "csv", "tsv"} else answer.body
    for one in stream(io.BytesIO(body), answer.url, name, options):
        yield one if isinstance(one, InputError) or one.url else msgspec.structs.replace(one, url=answer.url)


def content_type(answer: Answer) -> tuple[str, str | None]:
    """The media type in lower case, and the charset where the server names one that a page can have."""
    kind, *parameters = answer.headers.get("content-type", "").split(";")
    for one in parameters:
        key, _, value = one.partition("=")
        charset = value.strip().strip("\"'")
        if key.strip().lower() == "charset" and charset:
            return kind.strip().lower(), charset if _known(charset) else None
    return kind.strip().lower(), None


def _known(charset: str) -> bool:
    try:
        return codecs.lookup(charset[:40]).name not in SLOW
    except (LookupError, ValueError):
        return False


def as_utf8(body: bytes, charset: str | None) -> bytes:
    """Text of a charset that the server tells, in UTF-8; a byte order mark says more than the server. As it is where it does not fit."""
    if charset is None or body.startswith(_BOMS):
        return body
    try:
        text = body.decode("cp1252" if charset.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii"} else charset)
    except (LookupError, UnicodeError):
        return body
    return _DECLARED.sub(r"\g<1>utf-8", text[:200], count=1).encode("utf-8", "replace") + text[200:].encode("utf-8", "replace")


def _name(url: str, kind: str) -> str:
    """A file's name for what a URL holds: the last part of its path, with an ending that tells its kind."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path)).name or parts.hostname or "page"
    ending = _NAMED.get(kind)
    lower = last.lower()
    if ending is None or (kind in {"text/plain", "application/json"} and lower.endswith(tuple(KINDS))):
        return last
    return last if lower.endswith(ending) else last + ending
