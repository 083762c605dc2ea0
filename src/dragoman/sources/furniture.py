"""What stands in a report's text and is not news: date lines, datelines, bylines, links to other stories, captions, credits, footers.

Lines are looked at one by one, each with its place in the text; nothing is changed, only spans are named. Section headings stay.
"""

import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.sources import dates

Span = tuple[int, int]

HEAD_LINES = 8  # date lines and bylines stand above the text; further down, "By …" and a bare date are the report's own
SHORTEST = 3  # letters of a place in a dateline: shorter ones are initials
LONGEST = 600  # characters of a line that may be furniture from end to end; keeps the patterns from crawling over endless lines
OPENING = 240  # characters in which a kicker, byline and dateline stand
CAPTION = 60  # words; a longer line with a credit at its end is a paragraph
LINKS = 8  # a list of related stories is hardly longer

_DATE_LINE = re.compile(
    rf"[\s\ufeff]*(?i:date|dated|published(?:\s+(?:on|at))?|publication\s+date|posted(?:\s+on)?)\s*[:=]?\s*(?P<date>{dates.FULL})"
    r"(?P<time>T?[ ,]*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?(?: ?(?:Z|[AaPp]\.?[Mm]\.?))?"
    r"(?: ?(?:[A-Z]{2,4}\b|[+-]\d{2}:?\d{2}))?)?"
)
_BAD_DATE_LINE = re.compile(r"[\s\ufeff]*(?i:date|published|publication\s+date)\s*[:=]?\s*(?P<date>\d[\w./-]*)[^\S\n]*(?:\n|$)")
_BARE_DATE = re.compile(
    rf"\s*(?:(?i:last\s+)?(?i:updated|modified)\s*(?i:on|at)?\s*:?\s*)?(?P<date>{dates.FULL})"
    r"[\s,|–—-]*(?:(?:at\s+)?\d{1,2}[:.]\d{2}.{0,20})?\s*$"
)
_UPDATED = re.compile(r"\s*(?:last\s+)?(?:updated|modified)\b", re.IGNORECASE)

_CAPS = r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+|St\.|ST\.)"
_CITY_CAPS = rf"{_CAPS}(?:(?:\s+|/){_CAPS}|\s+(?:de|del|al|and|AND)\s+{_CAPS}){{0,3}}"
_WORD = r"[A-ZÀ-Þ][\w'’.\-]*"
_REGION = rf"(?:,\s+{_WORD}(?:\s+{_WORD}){{0,2}})?"
_WHEN = rf"(?:{dates.FULL}|{dates.PARTIAL}|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)"
_AGENCY = r"\((?=[^)]*[A-Z])[^()\n]{2,40}\)"
_DASH = r"\s*(?:—|–|--|―)\s*|\s+-+\s+"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # GENEVA, Nov 24 (Wire) — · KABUL (AFP) - · NEW YORK, N.Y., March 3, 2024 --
        rf"(?P<place>{_CITY_CAPS}{_REGION})(?:,?\s+(?P<when>{_WHEN}))?(?:,?\s*{_AGENCY})?(?:{_DASH})",
        # NEW DELHI, Dec 10: · TEHRAN, August 9. · GENEVA, Nov 24 (Wire):
        rf"(?P<place>{_CITY_CAPS}{_REGION}),?\s+(?P<when>{_WHEN})(?:\s*{_AGENCY})?\s*[:.]\s+(?=[A-Z“\"‘])",
        rf"(?P<place>{_CITY_CAPS}{_REGION})(?P<when>)\s*{_AGENCY}\s*[:.]?\s+(?=[A-Z“\"‘])",
        # Kabul, Afghanistan (CNN) — · Geneva, 24 November –
        rf"(?P<place>{_WORD}(?:\s+{_WORD}){{0,2}}{_REGION})(?:,?\s+(?P<when>{_WHEN}))?,?\s*{_AGENCY}(?:{_DASH})",
        rf"(?P<place>{_WORD}(?:\s+{_WORD}){{0,2}}{_REGION}),?\s+(?P<when>{_WHEN})(?:{_DASH})",
        # (Reuters) -
        rf"(?P<place>)(?P<when>){_AGENCY}(?:{_DASH})",
    )
)
_FIRST_ONLY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<place>{_CITY_CAPS}{_REGION}):\s+(?=[A-Z“\"‘])",  # ISLAMABAD: The …
        rf"(?P<place>{_WORD}(?:\s+{_WORD})?{_REGION})\s*(?:—|–|--)\s+(?=[A-Z“\"‘])(?![^.?!\n]*[—–])",  # Paris — The …
    )
)
_NO_PLACE = frozenset(
    "NATO UN EU US UK USA UAE USSR ASEAN OPEC AU IMF WHO IAEA UNESCO UNICEF BRICS OPCW OSCE ECOWAS G7 G20 I A U.N. U.S. U.K. E.U."
    " Q: A: BREAKING LIVE UPDATE EXCLUSIVE ANALYSIS OPINION WATCH VIDEO PHOTOS FACTBOX EXPLAINER TIMELINE CORRECTED URGENT FLASH".split()
)
_KICKER = re.compile(
    r"(?:BREAKING(?: NEWS)?|LIVE|UPDATE(?: ?\d+)?|EXCLUSIVE|URGENT|FLASH|CORRECTED|WATCH|VIDEO|PHOTOS|FACTBOX|EXPLAINER|ANALYSIS|OPINION)"
    r"\s*(?::|—|–|--?|\|)\s*"
)
_BYLINE = re.compile(
    r"(?:(?i:story|text|words|written|analysis)\s+)?(?:By|BY)\s+(?:our\s+)?[A-ZÀ-Þ][\w'’.\-]*(?:[\s,/|&]+(?:and|in|at|of|for|the|de|al|bin|van|von|[A-ZÀ-Þ(][\w'’.()\-]*)){0,14}\s*$"
)
_BYLINE_LEAD = re.compile(r"(?:By|BY)\s+[A-ZÀ-Þ][\w'’.\-]*(?:\s+(?:and\s+)?[A-ZÀ-Þ][\w'’.\-]*){1,4}?\s+(?=[A-ZÀ-Þ]{3})")

_AGENCY_NAMES = (
    "(?:AP|AFP|Reuters|REUTERS|Getty|EPA|EPA-EFE|EFE|Xinhua|TASS|DPA|dpa|ANSA|Anadolu|AA|Wire|Pool|File|FILE|Handout|Shutterstock|Alamy"
    "|Bloomberg|UPI|PTI|Kyodo|Yonhap|SPA|IRNA|SANA|WAFA)"
)
_STAFF_INLINE = re.compile(
    r"[\[(]\s*(?i:(?:additional\s+)?(?:report(?:ing|ed)|writ(?:ing|ten)|edit(?:ing|ed)|compiled|translat(?:ed|ion)|production|research|graphics?)"
    r"(?:\s*(?:,|and|&)\s*(?:additional\s+)?(?:reporting|writing|editing|production|research))*\s+(?:by|from))\s[^\])]*[\])]?"
)
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*\s*$")


@dataclass
class Furniture:
    """What was found: spans that are no news, the first dateline, the dates printed around the text and one that is none."""

    skip: list[Span] = field(default_factory=list)
    dateline: str | None = None
    date: datetime.date | None = None
    bad_date: str | None = None

    def add(self, start: int, end: int) -> None:
        """Note a span that is no news, unless it is empty."""
        if start < end:
            self.skip.append((start, end))

    def see_date(self, printed: str) -> None:
        """Note a date printed in full; the first one counts."""
        try:
            found = dates.calendar_date(printed)
        except ValueError:
            self.bad_date = self.bad_date or printed.strip()
            return
        self.date = self.date or found


def _lines(text: str, start: int) -> Iterator[Span]:
    """The lines of the text from `start` on that hold more than white space, trimmed."""
    for match in re.compile(r"[^\r\n\u2028\u2029]+").finditer(text, start):
        line = match.group()
        inner = line.strip()
        if inner:
            begin = match.start() + line.index(inner)
            yield begin, begin + len(inner)


def _date_line(text: str, found: Furniture) -> int:
    """Take a date line or prefix off the front; the place where the rest begins."""
    if match := _DATE_LINE.match(text):
        found.see_date(match["date"])
    elif match := _BAD_DATE_LINE.match(text):
        found.bad_date = match["date"]
    else:
        return 0
    lead = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    found.add(lead, match.end("time") if "time" in match.groupdict() and match["time"] else match.end("date"))
    return found.skip[-1][1]


def _is_place(name: str) -> bool:
    words = name.replace(",", " ").split()
    return not words or not (words[0].upper() in _NO_PLACE or len(words[0].strip(".'’-")) < SHORTEST)


def dateline(line: str, *, first: bool) -> re.Match[str] | None:
    """The dateline that opens a line; laxer forms count only at the report's beginning (`first`)."""
    for pattern in _DATELINES + (_FIRST_ONLY if first else ()):
        match = pattern.match(line)
        if match and match.end() < len(line) and _is_place(match["place"]) and (first or "(" in match[0] or match["when"]):
            return match
    return None


@functools.cache
def line_patterns() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Kind, pattern and an example of lines that are furniture from end to end: link, heading (of links), widget, credit, caption, …"""
    rows = Path(__file__).with_name("lines.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(
        (kind, re.compile(pattern.replace("{AGENCY}", _AGENCY_NAMES), re.IGNORECASE if letters == "any" else 0), example)
        for kind, letters, pattern, example in (row.split("\t") for row in rows)
    )


def kind_of_line(line: str) -> str | None:
    """What furniture a whole line is, None for news. A caption is no longer than `CAPTION` words."""
    if len(line) > LONGEST:
        return None
    found = (kind for kind, pattern, _ in line_patterns() if pattern.fullmatch(line))
    return next((kind for kind in found if kind != "caption" or len(line.split()) <= CAPTION), None)


def _head_line(line: str, found: Furniture) -> bool:
    """A bare date or a byline, as they stand above a report."""
    if len(line) > OPENING:
        return False
    if match := _BARE_DATE.match(line):
        if not (_UPDATED.match(line) and found.date):
            found.see_date(match["date"])
        return True
    return bool(_BYLINE.match(line)) and not _SENTENCE_END.search(line)


def _opening(line: str, start: int, found: Furniture, *, first: bool) -> None:
    """Kicker, byline and dateline at the front of a line of news."""
    at, line = 0, line[:OPENING]
    if kicker := _KICKER.match(line):
        at = kicker.end()
    if first and (byline := _BYLINE_LEAD.match(line, at)) and dateline(line[byline.end() :], first=False):
        at = byline.end()
    match = dateline(line[at:], first=first)
    if match:
        when = match.groupdict().get("when")
        if when and re.fullmatch(dates.FULL, when):
            found.see_date(when)
        found.dateline = found.dateline or line[at : at + match.end()].strip(" \t—–-―:.")
        at += match.end()
    found.add(start, start + len(line[:at].rstrip()))


def _same(line: str, title: str | None) -> bool:
    return bool(title) and re.sub(r"\W+", " ", line).strip().casefold() == re.sub(r"\W+", " ", title or "").strip().casefold()


def find(text: str, *, title: str | None = None) -> Furniture:
    """All furniture of a text. A first line that repeats the title counts as such."""
    found = Furniture()
    start = _date_line(text, found)
    links, news = 0, 0
    for at, (begin, end) in enumerate(_lines(text, start)):
        line = text[begin:end]
        if links and not _SENTENCE_END.search(line) and len(line.split()) <= 25:
            links -= 1
            found.add(begin, end)
            continue
        kind = kind_of_line(line)
        links = LINKS if kind == "heading" else 0
        in_head = news == 0 and at < HEAD_LINES
        if kind or (in_head and (_head_line(line, found) or _same(line, title))):
            found.add(begin, end)
            continue
        _opening(line, begin, found, first=news == 0)
        news += bool(_SENTENCE_END.search(line))
        for match in _STAFF_INLINE.finditer(text, begin, end):
            found.add(match.start(), match.end())
    found.skip.sort()
    return found


def has_date(text: str) -> bool:
    """Does the text open with a date line of its own, be it a date of the calendar or not?"""
    return bool(_DATE_LINE.match(text) or _BAD_DATE_LINE.match(text))
