"""Feeds, RSS, Atom and RDF: a report for each entry that carries its text."""

import contextlib
import datetime
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, BinaryIO

from dragoman.errors import InputError, MissingDate, TooLarge, UnreadableFile
from dragoman.report import Report
from dragoman.sources.extras import need
from dragoman.sources.settings import Options
from dragoman.sources.text import SAY_DATE, parse_date, report_from_text

_BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 blockquote tr table section article".split())
_SILENT = frozenset({"script", "style"})


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT and self.silent > 0
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def plain(markup: str) -> str:
    r"""The text of a piece of HTML, a paragraph a line.

    >>> plain("<p>Troops &amp; tanks</p><p>moved.</p>")
    'Troops & tanks\nmoved.'
    """
    parser = _Text()
    with contextlib.suppress(AssertionError):  # html.parser on a marked section that is none; what was read before it stands
        parser.feed(markup)
        parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def read_feed(file: BinaryIO, where: str, name: str, options: Options) -> Iterator[Report | InputError]:
    """The reports of a feed; `where` counts entries from 1. The day is that of publication, not of a later change."""
    raw = file.read(options.limits.page + 1)
    if len(raw) > options.limits.page:
        raise TooLarge(f"a feed over {options.limits.page:,} bytes", do="leave it out")
    feedparser = need("feedparser", "feeds")
    try:
        feed = feedparser.parse(raw)
    except Exception as error:  # noqa: BLE001  # a foreign parser on hostile feeds, as in `report_of_page`
        raise UnreadableFile(f"the feed cannot be read: {type(error).__name__}", do="leave it out") from None
    if not feed.entries and feed.bozo:
        raise UnreadableFile(f"no feed: {str(feed.get('bozo_exception'))[:120]}", do="give RSS or Atom")
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _entry(entry, f"{name}:{number}", feed.feed.get("title"), options)
        except InputError as error:
            yield error.at(f"{where}:{number}")


def _entry(entry: Any, name: str, outlet: str | None, options: Options) -> Report:  # noqa: ANN401  # feedparser has no types
    bodies = [one.get("value") or "" for one in entry.get("content", [])] + [entry.get("summary") or ""]
    day = entry.get("published_parsed")
    if day is None and entry.get("published"):
        published: datetime.date | None = parse_date(entry["published"])
    elif day is None and options.published is None:
        raise MissingDate("no publication date", do=SAY_DATE)
    else:
        published = parse_date(f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}") if day else options.published
    return report_from_text(
        plain(max(bodies, key=len)),
        id=entry.get("id") or entry.get("link") or name,
        published=published,
        title=plain(entry.get("title") or "") or options.title,
        publisher=outlet or None,
        url=entry.get("link"),
        limit=options.limit,
    )
