"""Any source made into reports: its kind is sniffed, and each kind has one small reader.

for found in reports(["crawl.warc.gz", "wire.csv"], options=Options()):
    if isinstance(found, InputError): …          # set aside: found.where, found.code, found.what, found.do

Whatever is no report but should have been one is an error beside the others, so that what comes in is what is coded, set aside or failed.
"""

import io
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import EmptyReport, InputError, TooLarge, UnreadableFile
from dragoman.report import Report
from dragoman.sources import rows, text
from dragoman.sources.archive import Metered, read_archive
from dragoman.sources.feeds import read_feed
from dragoman.sources.html import report_of_page
from dragoman.sources.settings import Fields, Options
from dragoman.sources.unzip import Unzipped
from dragoman.sources.warc import read_warc

KINDS = {
    ".htm": "html", ".html": "html", ".xhtml": "html", ".json": "json", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv",
    ".parquet": "parquet", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed", ".warc": "warc",
    ".zip": "archive", ".wacz": "wacz", ".tar": "archive", ".jsonl": "lines", ".ndjson": "lines", ".txt": "text", ".text": "text",
}  # fmt: skip
_PACKED = {".gz": "", ".tgz": ".tar"}
SNIFFED = 4096
_NOTHING = {
    "warc": "no HTML page that was answered with 200",
    "wacz": "no WARC file in it",
    "archive": "no file in it",
    "feed": "no entry",
    "lines": "no line with a report",
}
_TAR_MARK = slice(257, 262)


def kind_of(name: str, lead: bytes) -> str:
    """The kind of a source by its first bytes and, where they do not say, its name."""
    if lead.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "wacz" if name.lower().endswith(".wacz") else "archive"
    if lead[_TAR_MARK] == b"ustar":
        return "archive"
    for mark, kind in ((b"PAR1", "parquet"), (b"WARC/", "warc")):
        if lead.startswith(mark):
            return kind
    start = lead.removeprefix(b"\xef\xbb\xbf").lstrip()[:1500].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith(b"<") and any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf")):
        return "feed"
    named = KINDS.get(_suffix(name))
    if named in {None, "text", "json"} and start.startswith(b"{"):
        return "json" if named == "json" else "lines"
    return named or "text"


def is_source(name: str) -> bool:
    """Whether a file in a folder is read, by its name.

    >>> is_source("a.WARC.gz"), is_source("notes.pdf")
    (True, False)
    """
    return _suffix(name) in KINDS


def _suffix(name: str) -> str:
    path = Path(name.lower())
    if path.suffix in _PACKED:
        return _PACKED[path.suffix] or path.with_suffix("").suffix
    return path.suffix


def reports(inputs: Iterable[str | Path], *, options: Options | None = None) -> Iterator[Report | InputError]:
    """The reports of files and folders, in order, folders sorted by name; what cannot be read is an InputError with its place."""
    told = options or Options()
    for given in inputs:
        yield from _path(Path(given), told)


def _path(path: Path, options: Options) -> Iterator[Report | InputError]:
    try:
        if path.is_dir():
            inner = [one for one in sorted(path.rglob("*")) if is_source(one.name) and one.is_file()]
            for one in inner:
                yield from _path(one, options)
            if not inner:
                yield EmptyReport("no file of a known kind in the folder", where=str(path), do="check the names' endings (docs/sources.md)")
            return
        with path.open("rb") as file:
            yield from stream(file, str(path), path.name, options)
    except (OSError, ValueError) as error:
        do = "check its permissions" if isinstance(error, PermissionError) else "check the name"
        yield UnreadableFile(getattr(error, "strerror", None) or str(error)[:80], where=str(path), do=do)


def stream(file: BinaryIO, where: str, name: str, options: Options, depth: int = 0) -> Iterator[Report | InputError]:
    """The reports of an open file; `where` is its place in messages, `name` the stem of ids, `depth` the archives around it."""
    buffered: io.BufferedReader = file if isinstance(file, io.BufferedReader) else io.BufferedReader(file)  # type: ignore[arg-type]
    try:
        lead = buffered.peek(SNIFFED)[:SNIFFED]
        if lead.startswith(b"\x1f\x8b"):
            meter = Metered(Unzipped(buffered), options.limits.total)  # type: ignore[arg-type]
            buffered = io.BufferedReader(meter)
            name = name.removesuffix(".gz")
            lead = buffered.peek(SNIFFED)[:SNIFFED]
        kind, found = kind_of(name, lead), None
        for found in _kind(kind, buffered, where, name, options, depth):
            yield found
        if found is None:
            yield EmptyReport(f"nothing to read: {_NOTHING.get(kind, 'no row with a report')}", where=where, do="leave it out")
    except InputError as error:
        yield error.at(where)
    except (EOFError, zlib.error) as error:
        yield UnreadableFile(f"damaged gzip: {error}", where=where, do="pack it again")


def _kind(kind: str, file: io.BufferedReader, where: str, name: str, options: Options, depth: int) -> Iterator[Report | InputError]:  # noqa: PLR0913, PLR0917
    if kind == "archive":
        if depth >= options.limits.depth:
            raise TooLarge(f"archives {depth + 1} deep", do="unpack the outer one")
        yield from read_archive(file, where, name, options, partial(_member, options=options, depth=depth + 1))
    elif kind == "wacz":
        yield from read_archive(file, where, name, options, partial(_crawled, options=options, depth=depth + 1))
    elif kind == "html":
        yield report_of_page(file.read(options.limits.page + 1), name, options)
    elif kind in {"csv", "tsv"}:
        yield from rows.read_csv(file, where, name, options, tabs=kind == "tsv")
    elif kind == "text" or (kind == "lines" and options.fields == Fields()):
        read = text.read_stream if kind == "text" else text.read_lines
        yield from read(file, where, Path(name).stem, published=options.published, title=options.title, limit=options.limit)
    else:
        readers = {
            "json": rows.read_json,
            "lines": rows.read_json_lines,
            "parquet": rows.read_parquet,
            "feed": read_feed,
            "warc": read_warc,
        }
        yield from readers[kind](file, where, name, options)


def read_lines(file: io.BufferedReader, where: str, name: str, options: Options) -> Iterator[Report | InputError]:
    """The reports of JSON Lines, as `stream` reads them, but not sniffed."""
    yield from _kind("lines", file, where, name, options, 0)


def _member(file: BinaryIO, where: str, name: str, *, options: Options, depth: int) -> Iterator[Report | InputError]:
    return stream(file, where, name, options, depth)


def _crawled(file: BinaryIO, where: str, name: str, *, options: Options, depth: int) -> Iterator[Report | InputError]:
    """The reports of a member of a WACZ: only its WARC files are pages."""
    if _suffix(name) == ".warc":
        yield from stream(file, where, name, options, depth)
