"""Any source made into reports: its kind is sniffed, and each kind has one small reader.

for found in reports(["crawl.warc.gz", "wire.csv"], options=Options()):
    if isinstance(found, InputError): …          # set aside: found.where, found.code, found.what, found.do

Whatever is no report but should have been one is an error beside the others, so that what comes in is what is coded, set aside or failed.
"""

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import InputError, TooLarge, UnreadableFile
from dragoman.report import Report
from dragoman.sources import rows, text
from dragoman.sources.archive import Metered, read_archive
from dragoman.sources.feeds import read_feed
from dragoman.sources.html import report_of_page
from dragoman.sources.settings import Fields, Options
from dragoman.sources.warc import read_warc

KINDS = {
    ".htm": "html", ".html": "html", ".xhtml": "html", ".json": "json", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv",
    ".parquet": "parquet", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed", ".warc": "warc",
    ".zip": "archive", ".wacz": "wacz", ".tar": "archive", ".jsonl": "lines", ".ndjson": "lines", ".txt": "text", ".text": "text",
}  # fmt: skip
_PACKED = {".gz": "", ".tgz": ".tar"}
SNIFFED = 4096
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
            for one in sorted(path.rglob("*")):
                if _suffix(one.name) in KINDS and one.is_file():
                    yield from _path(one, options)
            return
        with path.open("rb") as file:
            yield from stream(file, str(path), path.name, options)
    except (OSError, ValueError) as error:
        yield UnreadableFile(getattr(error, "strerror", None) or str(error)[:80], where=str(path), do="check the name")


def stream(file: BinaryIO, where: str, name: str, options: Options, depth: int = 0) -> Iterator[Report | InputError]:
    """The reports of an open file; `where` is its place in messages, `name` the stem of ids, `depth` the archives around it."""
    buffered: io.BufferedReader = file if isinstance(file, io.BufferedReader) else io.BufferedReader(file)  # type: ignore[arg-type]
    try:
        lead = buffered.peek(SNIFFED)[:SNIFFED]
        if lead.startswith(b"\x1f\x8b"):
            meter = Metered(gzip.GzipFile(fileobj=buffered), options.limits.total)  # type: ignore[arg-type]
            buffered = io.BufferedReader(meter)
            lead = buffered.peek(SNIFFED)[:SNIFFED]
        yield from _kind(kind_of(name, lead), buffered, where, name, options, depth)
    except InputError as error:
        yield error.at(where)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
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
        yield from text.read_stream(file, where, Path(name).stem, published=options.published, title=options.title, limit=options.limit)
    else:
        readers = {
            "json": rows.read_json,
            "lines": rows.read_json_lines,
            "parquet": rows.read_parquet,
            "feed": read_feed,
            "warc": read_warc,
        }
        yield from readers[kind](file, where, name, options)


def _member(file: BinaryIO, where: str, name: str, *, options: Options, depth: int) -> Iterator[Report | InputError]:
    return stream(file, where, name, options, depth)


def _crawled(file: BinaryIO, where: str, name: str, *, options: Options, depth: int) -> Iterator[Report | InputError]:
    """The reports of a member of a WACZ: only its WARC files are pages."""
    if _suffix(name) == ".warc":
        yield from stream(file, where, name, options, depth)
