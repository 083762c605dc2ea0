"""What reading sources is told."""

import datetime

import msgspec

from dragoman.sources.text import MAX_CHARACTERS


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """Names of columns or keys of tables; None: the usual names are tried in turn."""

    text: str | None = None
    date: str | None = None
    title: str | None = None
    id: str | None = None
    outlet: str | None = None


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much an archive may hold: bytes in all, bytes out for one byte in, members, archives within archives."""

    total: int = 16 << 30
    ratio: int = 200
    members: int = 1_000_000
    depth: int = 3
    page: int = 16 << 20  # bytes of one page, feed, JSON document or archive within an archive


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How sources are read; `published` and `title` hold for reports that carry none, `limit` is characters of one report."""

    published: datetime.date | None = None
    title: str | None = None
    limit: int = MAX_CHARACTERS
    fields: Fields = Fields()
    limits: Limits = Limits()
