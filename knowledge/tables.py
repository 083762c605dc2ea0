"""Reading the tables of facts: rows, dates, numbers. Standard library only."""

import csv
import datetime
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

_DATE = re.compile(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")


def day(text: str, *, last: bool = False) -> int | None:
    """A date of day, month or year as a proleptic ordinal: its first day, or its last. None for an empty cell."""
    if not text:
        return None
    match = _DATE.match(text)
    if match is None:
        raise SystemExit(f"{text!r} is no date")
    year, month, dom = int(match[1]), match[2], match[3]
    if dom:
        try:
            return datetime.date(year, int(month), int(dom)).toordinal()
        except ValueError:
            raise SystemExit(f"{text!r} is no date") from None
    if not last:
        return datetime.date(year, int(month or 1), 1).toordinal()
    if month and int(month) < 12:
        return datetime.date(year, int(month) + 1, 1).toordinal() - 1
    return datetime.date(year, 12, 31).toordinal()


def stored(text: str) -> str | int:
    """A key as it is stored: the number alone of a Wikidata id, which takes less room."""
    return int(text[1:]) if text[:1] == "Q" and text[1:].isdigit() else text


def thousandths(degrees: str) -> int | None:
    """Degrees as whole thousandths; None for an empty cell."""
    return round(float(degrees) * 1000) if degrees else None


class Table:
    """Reads the TSV tables of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """Rows of one table by column; stops the build at a row of another width."""
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            head = next(lines)
            for number, cells in enumerate(lines, 2):
                if len(cells) != len(head):
                    raise SystemExit(f"{name}:{number}: {len(cells)} cells, {len(head)} due")
                yield dict(zip(head, cells, strict=True))


def digest(facts_dir: Path) -> str:
    """A version of the tables: the first twelve hexadecimal digits of their SHA-256."""
    whole = hashlib.sha256()
    for path in sorted(facts_dir.glob("*.tsv")):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:12]
