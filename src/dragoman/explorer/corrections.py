"""What analysts say of coded fields: right, wrong, or something else. Kept beside the coded values, never over them."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec

from dragoman import codebook
from dragoman.record import Status
from dragoman.store import connect, corrected
from dragoman.store.corrected import Verdict, check
from dragoman.store.errors import StoreError
from dragoman.store.store import Store

FIELDS = corrected.FIELDS
LONG = 1000  # code points of a value, a name or a reason
_TABLE = """CREATE TABLE IF NOT EXISTS corrections (
    number INTEGER PRIMARY KEY, event TEXT NOT NULL, field TEXT NOT NULL, verdict TEXT NOT NULL, coded TEXT NOT NULL, value TEXT,
    name TEXT NOT NULL, note TEXT NOT NULL, made TEXT NOT NULL
) STRICT"""


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One person's word on one field of one event; `coded` is what stood there then, `made` when (UTC, to the second)."""

    number: int
    event: str
    field: str
    verdict: Verdict
    coded: str
    value: str | None
    name: str
    note: str
    made: str


def choices(name: str) -> list[str] | None:
    """The values that a field can have; None where anything can be written."""
    return list(codebook.types()) if name == "type" else list(get_args(Status)) if name == "status" else None


def coded(store: Store, event: str, field: str) -> str:
    """What was coded in a field of an event, as a person reads it. Raises NotFound where there is no such event."""
    found = store.event(event)
    if field in {"actor", "recipient", "source"}:
        return "; ".join(" ".join(filter(None, (one.name, one.country, *one.sector))) for one in getattr(found, field))
    if field == "place":
        return "; ".join(" ".join(filter(None, (one.name, one.country))) for one in found.place)
    return ", ".join(found.mode) if field == "mode" else str(getattr(found, field))


def add(path: Path, *, event: str, field: str, verdict: str, value: str | None, name: str, note: str) -> None:  # noqa: PLR0913  # one form
    """Keep a correction. Raises StoreError where a part of it is none, NotFound where there is no such event."""
    value = (value or "").strip() or None
    if field not in FIELDS:
        raise StoreError(f"no field {field[:40]!r} to correct", do=f"there are {', '.join(FIELDS)}")
    if verdict not in get_args(Verdict):
        raise StoreError(f"no verdict {verdict[:40]!r}", do="confirm, correct or reject")
    if (verdict == "correct") != (value is not None):
        raise StoreError("a correction needs what is right instead, other verdicts none", do="fill in the field, or choose another verdict")
    if not name.strip() or not note.strip() or max(len(name), len(note), len(value or "")) > LONG:
        raise StoreError("a name and a reason are needed, of reasonable length", do="fill in both")
    with Store(path) as store:
        was = coded(store, event, field)
        if value:
            check(field, value, _type_now(store, event))
    made = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M:%S")
    with connect.explaining(str(path)):
        connection = connect.writer(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_TABLE)
            connection.execute(
                "INSERT INTO corrections (event, field, verdict, coded, value, name, note, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (event, field, verdict, was, value, name.strip(), note.strip(), made),
            )
            connection.execute("COMMIT")
        finally:
            connection.close()


def _type_now(store: Store, event: str) -> str:
    """The type of an event as it was last corrected, or coded."""
    for one in told(store, event):
        if one.field == "type":
            return one.value or one.coded
    return store.event(event).type


def told(store: Store, event: str | None = None) -> Iterator[Correction]:
    """The corrections of a store, or of one event, the newest first."""
    if not _kept(store):
        return
    where, values = ("WHERE event = ?", (event,)) if event else ("", ())
    columns = ", ".join(Correction.__struct_fields__)
    for row in store.connection.execute(f"SELECT {columns} FROM corrections {where} ORDER BY number DESC", values):
        yield Correction(**dict(zip(Correction.__struct_fields__, row, strict=True)))


def _kept(store: Store) -> bool:
    """Whether anybody has corrected anything yet."""
    return store.connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'corrections'").fetchone() is not None


def reviewed(store: Store, events: list[str]) -> set[str]:
    """Which of some events somebody has had a word on."""
    if not events or not _kept(store):
        return set()
    marks = ", ".join("?" * len(events))
    return {event for (event,) in store.connection.execute(f"SELECT DISTINCT event FROM corrections WHERE event IN ({marks})", events)}
