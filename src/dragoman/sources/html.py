"""Pages made into reports: the article's text without menus, its title, outlet and the date that the page itself gives."""

import codecs
import re

from dragoman.errors import EmptyReport, TooLarge, UnreadableFile
from dragoman.report import Report
from dragoman.sources.extras import need
from dragoman.sources.settings import Options
from dragoman.sources.text import parse_date, report_from_text

MIN_CHARACTERS = 100  # less is a caption, a wall or an error page
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w:-]{1,40})", re.IGNORECASE)
_DATES = {"outputformat": "%Y-%m-%dT%H:%M:%S%z", "original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


SLOW = frozenset(  # charsets of no page whose decoding may take for ever, or fail on purpose
    {"idna", "punycode", "unicode_escape", "raw-unicode-escape", "unicode-escape", "raw_unicode_escape", "utf-7", "undefined"}
)


def decoded(raw: bytes, charset: str | None = None) -> str:
    """The characters of a page: its byte order mark, then `charset` (of the HTTP header), its own word, UTF-8, Windows-1252."""
    found = _META.search(raw[:4096])
    marks = [
        name for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")) if raw.startswith(mark)
    ]
    for name in (*marks, charset, found[1].decode("ascii", "replace") if found else None, "utf-8"):
        try:
            if name and codecs.lookup(name[:40]).name not in SLOW:
                return raw.decode("cp1252" if name.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii"} else name)
        except (LookupError, UnicodeError):
            continue
    return raw.decode("cp1252", "replace")


def report_of_page(raw: bytes, name: str, options: Options, *, url: str | None = None, charset: str | None = None) -> Report:
    """The report of one HTML page. Raises InputError; a page that gives no date of its own gets `options.published`."""
    if len(raw) > options.limits.page:
        raise TooLarge(f"a page over {options.limits.page:,} bytes", do="leave it out")
    trafilatura = need("trafilatura", "html")
    try:
        page = trafilatura.bare_extraction(
            decoded(raw, charset), url=url, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
        )
    except Exception as error:  # noqa: BLE001  # a foreign parser on hostile pages: whatever it raises is told of this page
        raise UnreadableFile(f"the page cannot be read: {type(error).__name__}", do="leave it out") from None
    text = (page.text or "").strip() if page else ""
    title = " ".join((page.title or "").split()) if page else ""
    first, _, rest = text.partition("\n")
    if title and " ".join(first.split()) == title:
        text = rest.strip()
    if len(text) < MIN_CHARACTERS:
        raise EmptyReport("no article in the page", do="leave it out")
    published = parse_date(page.date) if page.date else options.published
    return report_from_text(
        text,
        id=name,
        published=published,
        title=title or options.title,
        publisher=page.sitename or None,
        url=url or page.url,
        limit=options.limit,
    )
