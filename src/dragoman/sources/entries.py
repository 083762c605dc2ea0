"""The entries of a feed, each with what makes it the same entry next time."""

import datetime
import hashlib
import json
from typing import Any

import msgspec

from dragoman.errors import InputError, UnreadableFile
from dragoman.report import Report
from dragoman.sources.address import is_url
from dragoman.sources.extras import need
from dragoman.sources.feeds import _entry, plain
from dragoman.sources.settings import Options


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry. `key` is the same as long as its id (or, without one, its link or text) is; `report` is its own text, where it has one.

    Where it has none, `code`, `what` and `do` tell why.
    """

    key: str
    link: str | None = None
    title: str | None = None
    published: datetime.date | None = None
    report: Report | None = None
    code: str = ""
    what: str = ""
    do: str = ""


def entries(raw: bytes, options: Options) -> list[Entry]:
    """The entries of a feed, the last of the file, which is the oldest as a rule, first. Raises UnreadableFile where it is no feed."""
    feedparser = need("feedparser", "feeds")
    try:
        feed = feedparser.parse(raw)
    except Exception as error:  # noqa: BLE001  # a foreign parser on hostile feeds, as in `report_of_page`
        raise UnreadableFile(f"the feed cannot be read: {type(error).__name__}", do="check the URL") from None
    if not feed.entries and (feed.bozo or not feed.get("version")):
        raise UnreadableFile(f"no feed: {str(feed.get('bozo_exception', 'neither RSS nor Atom'))[:120]}", do="give RSS or Atom")
    found: dict[str, Entry] = {}
    for one in feed.entries:
        known = one.get("id") or one.get("link")
        told = [known] if known else [one.get("title"), one.get("published"), one.get("summary")]
        key = hashlib.sha256(json.dumps(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        if key not in found:
            found[key] = _read(one, key, feed.feed.get("title"), options)
    return list(reversed(found.values()))


def _read(one: Any, key: str, outlet: str | None, options: Options) -> Entry:  # noqa: ANN401  # feedparser has no types
    link = one.get("link") or ""  # feedparser takes an id that is no URL for one
    head = Entry(key=key, link=link if is_url(link) else None, title=_title(one), published=_day(one))
    try:
        return msgspec.structs.replace(head, report=_entry(one, key, outlet, options))
    except InputError as error:
        return msgspec.structs.replace(head, code=error.code, what=error.what, do=error.do)
    except Exception as error:  # noqa: BLE001  # as above: one entry is not to end the watch of all
        return msgspec.structs.replace(head, code=UnreadableFile.code, what=f"cannot be read: {type(error).__name__}", do="leave it out")


def _title(one: Any) -> str | None:  # noqa: ANN401  # as above
    try:
        return plain(one.get("title") or "") or None
    except Exception:  # noqa: BLE001  # as above
        return None


def _day(one: Any) -> datetime.date | None:  # noqa: ANN401  # as above
    found = one.get("published_parsed")
    try:
        return datetime.date(found.tm_year, found.tm_mon, found.tm_mday) if found else None
    except ValueError:
        return None
