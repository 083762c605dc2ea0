"""Calendar dates as reports print them above their text: `2025-05-07`, `7 May 2025`, `Wed, May 7, 2025`."""

import datetime
import re

_MONTHS = "january february march april may june july august september october november december".split()
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
ISO = r"\d{4}-\d{1,2}-\d{1,2}"
FULL = rf"(?:{ISO}|{WEEKDAY}{_DAY}\s+{MONTH},?\s+\d{{4}}|{WEEKDAY}{MONTH}\s+{_DAY},?\s+\d{{4}})"
PARTIAL = rf"(?:{WEEKDAY}{_DAY}\s+{MONTH}|{WEEKDAY}{MONTH}\s+{_DAY})"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_DAY_FIRST = re.compile(rf"{WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH}),?\s+(\d{{4}})$", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"{WEEKDAY}({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})$", re.IGNORECASE)


def _month(name: str) -> int:
    return 1 + next(at for at, month in enumerate(_MONTHS) if month.startswith(name.rstrip(".").lower()[:3]))


def calendar_date(text: str) -> datetime.date:
    """The date that `text` prints in full; ValueError when it prints none or one that no calendar has.

    >>> calendar_date("Wed, May 7, 2025").isoformat(), calendar_date("7 May 2025").isoformat()
    ('2025-05-07', '2025-05-07')
    """
    text = text.strip()
    if match := _ISO.match(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.match(text):
        year, month, day = int(match[3]), _month(match[2]), int(match[1])
    elif match := _MONTH_FIRST.match(text):
        year, month, day = int(match[3]), _month(match[1]), int(match[2])
    else:
        raise ValueError(f"{text!r} is no date")
    return datetime.date(year, month, day)
