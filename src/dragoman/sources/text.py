"""Plain text and JSON Lines, made into reports; a report that cannot be read is an error beside the others.

for found in read_reports("reports.jsonl"):
    if isinstance(found, InputError): …
"""

import datetime
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from dragoman.errors import BadDate, BadRow, EmptyReport, InputError, MissingDate, NotEnglish, TooLarge, UnreadableFile
from dragoman.report import Report
from dragoman.sources import furniture
from dragoman.sources.dates import calendar_date
from dragoman.sources.language import is_english

MAX_CHARACTERS = 200_000  # some 33,000 words, a book chapter; news reports seldom pass 30,000 characters
MAX_BYTES = 4  # of one character in UTF-8
SUFFIXES = frozenset({".txt", ".text", ".jsonl", ".ndjson"})
_LINES = frozenset({".jsonl", ".ndjson"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
SAY_DATE = "give the date as YYYY-MM-DD: --date, a first line “date 2025-05-07”, or the field “published”"


class _Row(msgspec.Struct):
    """One line of a JSON Lines file."""

    text: str
    id: str | int | None = None
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


_ROWS = msgspec.json.Decoder(_Row)


def parse_date(text: str) -> datetime.date:
    """A publication date: `2025-05-07`, with or without a time of day after it, or written out. BadDate if it is none.

    >>> parse_date("2025-05-07T23:12:00+02:00").isoformat()
    '2025-05-07'
    """
    day = re.sub(r"(?<=^\d{4}-\d{2}-\d{2})[T ].*$", "", text.strip())
    try:
        return calendar_date(day)
    except ValueError:
        raise BadDate(f"{text.strip()[:40]!r} is no calendar date", do="write it as YYYY-MM-DD") from None


def report_from_text(  # noqa: PLR0913  # a report has as many parts
    text: str,
    *,
    id: str = "",  # noqa: A002  # the record's own word
    published: datetime.date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    limit: int = MAX_CHARACTERS,
) -> Report:
    """A report from its text, which is kept as it is; what is no news in it goes to `skip`.

    `published` counts before a date printed in the text. Raises EmptyReport, TooLarge (more than `limit` code points), UnreadableFile
    (binary), NotEnglish, BadDate and MissingDate.
    """
    _check(text, limit)
    found = furniture.find(text, title=title)
    if not any(char.isalnum() for char in _outside(text, found.skip)):
        raise EmptyReport("no news text in the report", do="give it a text")
    if not is_english(_outside(text, found.skip)):
        raise NotEnglish("the text is not English", do="Dragoman reads English only; translate it first")
    return Report(
        text=text,
        published=_date(published, found),
        id=id,
        title=title,
        publisher=publisher,
        url=url,
        dateline=found.dateline,
        skip=tuple(found.skip),
    )


def _check(text: str, limit: int) -> None:
    if not text.strip():
        raise EmptyReport("the text is empty", do="give it a text")
    if len(text) > limit:
        raise TooLarge(f"{len(text):,} characters; the limit is {limit:,}", do="split it into reports, or raise --max-characters")
    if (found := _SURROGATE.search(text)) is not None:
        raise UnreadableFile(f"no character but half of one at character {found.start()}", do="save it as UTF-8")
    if "\x00" in text or len(_CONTROL.findall(text)) * 50 > len(text):
        raise UnreadableFile("binary, not text", do="give plain text or JSON Lines in UTF-8")


def _outside(text: str, skip: list[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in skip:
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def _date(published: datetime.date | None, found: furniture.Furniture) -> datetime.date:
    known = published or found.date
    if known:
        return known
    if found.bad_date:
        raise BadDate(f"{found.bad_date[:40]!r} is no calendar date", do="write it as YYYY-MM-DD")
    raise MissingDate("no publication date", do=SAY_DATE)


def read_reports(
    path: Path | str,
    *,
    published: datetime.date | None = None,
    title: str | None = None,
    limit: int = MAX_CHARACTERS,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | InputError]:
    """The reports of a text file, a JSON Lines file, a folder of them, or of standard input (`-`), in order.

    `published` and `title` are for reports that carry none. A report that cannot be coded comes as its error, with its place; the
    others go on. JSON Lines are known by the name's ending (.jsonl, .ndjson) or by a first character `{`.
    """
    if str(path) == "-":
        yield from _read(stdin or sys.stdin.buffer, "stdin", "stdin", defaults=_Defaults(published, title, limit))
        return
    path = Path(path)
    if path.is_dir():
        for inner in sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file()):
            yield from read_reports(inner, published=published, title=title, limit=limit)
        return
    try:
        with path.open("rb") as file:
            yield from _read(file, str(path), path.stem, defaults=_Defaults(published, title, limit))
    except OSError as error:
        do = "check the name" if isinstance(error, FileNotFoundError) else "check its permissions"
        yield UnreadableFile(error.strerror or "cannot be read", where=str(path), do=do)


class _Defaults(msgspec.Struct, frozen=True):
    """What holds for reports that do not say themselves."""

    published: datetime.date | None
    title: str | None
    limit: int


def _read(file: BinaryIO, where: str, name: str, *, defaults: _Defaults) -> Iterator[Report | InputError]:
    buffered = file if isinstance(file, io.BufferedReader) else io.BufferedReader(file)  # type: ignore[type-var]
    lead = buffered.peek(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    if Path(where).suffix.lower() in _LINES or lead.startswith(b"{"):
        yield from _json_lines(buffered, where, name, defaults=defaults)
    else:
        yield _one(buffered, where, name, defaults=defaults)


def read_stream(  # noqa: PLR0913  # as read_reports, and the place
    file: BinaryIO, where: str, name: str, *, published: datetime.date | None = None, title: str | None = None, limit: int = MAX_CHARACTERS
) -> Iterator[Report | InputError]:
    """The reports of an open file of text or JSON Lines; `where` is its place in messages, `name` the stem of ids."""
    yield from _read(file, where, name, defaults=_Defaults(published, title, limit))


def read_lines(  # noqa: PLR0913  # as read_stream
    file: BinaryIO, where: str, name: str, *, published: datetime.date | None = None, title: str | None = None, limit: int = MAX_CHARACTERS
) -> Iterator[Report | InputError]:
    """The reports of an open file that is JSON Lines, whatever its first bytes are; as `read_stream`."""
    yield from _json_lines(file, where, name, defaults=_Defaults(published, title, limit))


def _one(file: BinaryIO, where: str, name: str, *, defaults: _Defaults) -> Report | InputError:
    raw = file.read(defaults.limit * MAX_BYTES + 1)
    try:
        if len(raw) > defaults.limit * MAX_BYTES:
            raise TooLarge(_too_long(defaults.limit), do="split it into reports, or raise --max-characters")
        text = _decode(raw)
        return report_from_text(
            text, id=name, published=None if furniture.has_date(text) else defaults.published, title=defaults.title, limit=defaults.limit
        )
    except InputError as error:
        error.where = error.where or where
        return error


def _json_lines(file: BinaryIO, where: str, name: str, *, defaults: _Defaults) -> Iterator[Report | InputError]:
    """A report a line; blank lines are passed over."""
    longest = defaults.limit * MAX_BYTES * 2  # escapes may double a text, other fields are short
    number = 0
    while raw := file.readline(longest):
        number += 1
        over = len(raw) == longest and not raw.endswith(b"\n")
        while over and (rest := file.readline(longest)) and not rest.endswith(b"\n"):
            pass
        if raw.strip():
            try:
                if over:
                    raise TooLarge(_too_long(defaults.limit), do="split it into reports, or raise --max-characters")
                yield _from_row(_row(raw), f"{name}:{number}", defaults=defaults)
            except InputError as error:
                error.where = error.where or f"{where}:{number}"
                yield error


def _too_long(limit: int) -> str:
    return f"longer than a report can be; the limit is {limit:,} characters"


def _decode(raw: bytes) -> str:
    if raw[:2] in _BOMS or b"\x00" in raw[:4096]:
        kind = _BOMS.get(raw[:2])
        raise UnreadableFile(f"{kind}, not UTF-8" if kind else "binary, not text", do="give plain text or JSON Lines in UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start + (3 if raw.startswith(b"\xef\xbb\xbf") else 0)
        raise UnreadableFile(f"not UTF-8: byte {at} is 0x{raw[at]:02x}", do="save it as UTF-8") from None


def _row(raw: bytes) -> _Row:
    text = _decode(raw)
    try:
        return _ROWS.decode(text)
    except (msgspec.DecodeError, UnicodeError) as error:
        do = "a line is one object with text, published and, if you like, id, title, publisher, url"
        raise BadRow(f"no report: {error}", do=do) from None


def _from_row(row: _Row, name: str, *, defaults: _Defaults) -> Report:
    if row.language and row.language.lower().split("-")[0] not in {"en", "eng", "english"}:
        raise NotEnglish(f"the language is {row.language!r}", do="Dragoman reads English only; translate it first")
    published = parse_date(row.published) if row.published else None
    if published is None and not furniture.has_date(row.text):
        published = defaults.published
    return report_from_text(
        row.text,
        id=str(row.id) if row.id is not None else name,
        published=published,
        title=row.title or defaults.title,
        publisher=row.publisher,
        url=row.url,
        limit=defaults.limit,
    )
