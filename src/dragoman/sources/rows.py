"""Rows of tables, JSON, CSV, TSV and Parquet, made into reports."""

import csv
import datetime
import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from dragoman.errors import BadRow, InputError, NotEnglish, TooLarge, UnreadableFile
from dragoman.report import Report
from dragoman.sources import furniture
from dragoman.sources.extras import need
from dragoman.sources.settings import Fields, Options
from dragoman.sources.text import MAX_BYTES, parse_date, report_from_text

_USUAL = {
    "text": ("text", "body", "content", "maintext", "article"),
    "date": ("published", "date", "publication_date", "date_publish", "pubdate"),
    "title": ("title", "headline"),
    "id": ("id", "doc_id", "guid"),
    "outlet": ("publisher", "outlet", "source", "source_domain"),
}
BATCH = 256  # rows of Parquet in memory at a time


def report_of_row(row: object, name: str, options: Options) -> Report:
    """The report of one row; `name` is its id where it has none. Raises InputError."""
    if not isinstance(row, Mapping):
        raise BadRow("no report: not an object with fields", do="give objects with text and date")
    text = _value(row, "text", options.fields)
    if not isinstance(text, str):
        had = ", ".join(" ".join(str(key).split())[:30] for key in list(row)[:8])
        raise BadRow(f"no text; the fields are {had or 'none'}", do="name the field of the text with --text-field")
    language = row.get("language")
    if isinstance(language, str) and language and language.lower().split("-")[0] not in {"en", "eng", "english"}:
        raise NotEnglish(f"the language is {language[:20]!r}", do="Dragoman reads English only; translate it first")
    date, title, outlet, url = (
        _words(one) for one in (*(_value(row, key, options.fields) for key in ("date", "title", "outlet")), row.get("url"))
    )
    published = parse_date(date) if date else None
    if published is None and not furniture.has_date(text):
        published = options.published
    return report_from_text(
        text,
        id=_words(_value(row, "id", options.fields)) or name,
        published=published,
        title=title or options.title,
        publisher=outlet,
        url=url,
        limit=options.limit,
    )


def _value(row: Mapping[Any, Any], part: str, fields: Fields) -> Any:  # noqa: ANN401  # whatever the table holds
    own = getattr(fields, part)
    names = (own,) if own else _USUAL[part]
    return next((row[name] for name in names if row.get(name) not in (None, "")), None)


def _words(value: object) -> str | None:
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return str(value).strip() or None if isinstance(value, (str, int, float)) else None


def _each(rows: Iterator[object], where: str, name: str, options: Options, first: int) -> Iterator[Report | InputError]:
    for number, row in enumerate(rows, first):
        try:
            yield report_of_row(row, f"{name}:{number}", options)
        except InputError as error:
            yield error.at(f"{where}:{number}")


def read_json(file: BinaryIO, where: str, name: str, options: Options) -> Iterator[Report | InputError]:
    """The reports of one JSON document: an array of objects, or one object. `where` counts objects from 1."""
    raw = file.read(options.limits.page + 1)
    if len(raw) > options.limits.page:
        raise TooLarge(f"a JSON document over {options.limits.page:,} bytes", do="give JSON Lines, one report a line")
    try:
        told = msgspec.json.decode(raw.decode("utf-8-sig"))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise BadRow(f"no JSON: {str(error)[:120]}", do="give an array of objects, or JSON Lines") from None
    yield from _each(iter(told if isinstance(told, list) else [told]), where, name, options, 1)


def read_json_lines(file: BinaryIO, where: str, name: str, options: Options) -> Iterator[Report | InputError]:
    """The reports of JSON Lines whose fields have own names."""
    longest, number = options.limit * MAX_BYTES * 2, 0
    while raw := file.readline(longest):
        number += 1
        try:
            if len(raw) == longest and not raw.endswith(b"\n"):
                while (rest := file.readline(longest)) and not rest.endswith(b"\n"):
                    pass
                raise TooLarge(f"a line over {longest:,} bytes", do="split it into reports, or raise --max-characters")
            if raw.strip():
                yield report_of_row(msgspec.json.decode(raw.decode("utf-8-sig")), f"{name}:{number}", options)
        except InputError as error:
            yield error.at(f"{where}:{number}")
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            yield BadRow(f"no JSON: {str(error)[:120]}", where=f"{where}:{number}", do="give one object a line")


def read_csv(file: BinaryIO, where: str, name: str, options: Options, *, tabs: bool) -> Iterator[Report | InputError]:
    """The reports of a table with a header line; `where` counts rows after it from 1."""
    csv.field_size_limit(options.limit * MAX_BYTES)
    lines = io.TextIOWrapper(file, "utf-8-sig", newline="")
    rows = csv.DictReader(lines, dialect="excel-tab" if tabs else "excel")
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            yield from _each(iter([row]), where, name, options, number)
    except csv.Error as error:
        yield BadRow(f"no table after row {number}: {error}", where=f"{where}:{number + 1}", do="mend the quotes, or give JSON Lines")
    except UnicodeDecodeError:
        yield UnreadableFile(f"not UTF-8 after row {number}", where=f"{where}:{number + 1}", do="save it as UTF-8")
    finally:
        lines.detach()  # whoever opened the file closes it


def read_parquet(file: BinaryIO, where: str, name: str, options: Options) -> Iterator[Report | InputError]:
    """The reports of a Parquet file, rows counted from 1; needs pyarrow."""
    parquet, arrow = need("pyarrow.parquet", "parquet"), need("pyarrow", "parquet")
    number = 1
    try:
        for batch in parquet.ParquetFile(file).iter_batches(batch_size=BATCH):
            yield from _each(iter(batch.to_pylist()), where, name, options, number)
            number += batch.num_rows
    except (arrow.ArrowException, OSError, ValueError) as error:
        yield UnreadableFile(f"no Parquet: {' '.join(str(error).split())[:120]}", where=f"{where}:{number}", do="write the file again")
