"""What one coding tells that another does not: of two stores, or of a store and what its reports were coded as before."""

import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from dragoman.store import connect, rows
from dragoman.store.store import Store

Kind = Literal["added", "dropped", "changed", "report added", "report dropped"]
_PASSED_OVER = {"id", "span", "trigger"}
_SHORT = msgspec.json.Decoder(list[dict[str, Any]])


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference. `event` is the id within the record, `trigger` its word; `fields` are old and new values of what changed."""

    change: Kind
    report: str
    name: str
    event: str | None = None
    trigger: str | None = None
    type: str | None = None
    fields: dict[str, tuple[Any, Any]] = {}


class Totals(msgspec.Struct, kw_only=True):
    """What was compared and what differs."""

    reports: int = 0
    same: int = 0
    added: int = 0
    dropped: int = 0
    changed: int = 0
    reports_added: int = 0
    reports_dropped: int = 0

    def count(self, change: Change) -> None:
        """Count a difference."""
        name = change.change.replace("report ", "reports_")
        setattr(self, name, getattr(self, name) + 1)


def stores(old: Store, new: Store, totals: Totals) -> Iterator[Change]:
    """The differences between two stores, in the order of publication."""
    with connect.explaining(f"{old.path}, {new.path}"):
        yield from _counted(_merged(old.connection, new.connection, totals), totals)


def revisions(store: Store, totals: Totals) -> Iterator[Change]:
    """The differences between what reports are coded as now and what they were coded as just before."""
    sql = (
        "SELECT r.id, r.name, r.text, c.body, v.figures FROM reports r"
        " JOIN records c ON c.report = r.key JOIN revisions v ON v.report = r.key"
        " WHERE v.number = (SELECT max(number) FROM revisions WHERE report = r.key) ORDER BY r.key"
    )

    def found() -> Iterator[Change]:
        for ident, name, text, body, figures in store.connection.execute(sql):
            totals.reports += 1
            before = _SHORT.decode(zlib.decompress(figures))
            yield from compared((ident, name), before, _short(text, body), totals)

    with connect.explaining(str(store.path)):
        yield from _counted(found(), totals)


def _counted(changes: Iterator[Change], totals: Totals) -> Iterator[Change]:
    for change in changes:
        totals.count(change)
        yield change


def _merged(old: sqlite3.Connection, new: sqlite3.Connection, totals: Totals) -> Iterator[Change]:
    sql = "SELECT published || id, id, name, text, body FROM reports JOIN records ON report = key ORDER BY published, id"
    left, right = old.execute(sql), new.execute(sql)
    a, b = left.fetchone(), right.fetchone()
    while a or b:
        if b is None or (a is not None and a[0] < b[0]):
            yield Change(change="report dropped", report=a[1], name=a[2])
            a = left.fetchone()
        elif a is None or b[0] < a[0]:
            yield Change(change="report added", report=b[1], name=b[2])
            b = right.fetchone()
        else:
            totals.reports += 1
            yield from compared((b[1], b[2]), _short(a[3], a[4]), _short(b[3], b[4]), totals)
            a, b = left.fetchone(), right.fetchone()


def _short(text: str, body: bytes) -> list[dict[str, Any]]:
    found = msgspec.to_builtins(rows.short_events(rows.record_of(body, text)))
    assert isinstance(found, list)  # noqa: S101  # for the type checker
    return found


def compared(report: tuple[str, str], old: list[dict[str, Any]], new: list[dict[str, Any]], totals: Totals) -> Iterator[Change]:
    """The differences between two codings of one report: events of the same id, else of the same trigger, belong together."""
    partners = _partners(old, new)
    for number, event in enumerate(old):
        other = partners.get(number)
        if other is None:
            yield _change("dropped", report, event)
            continue
        told = new[other]
        fields = {name: (event.get(name), told[name]) for name in told if name not in _PASSED_OVER and event.get(name) != told[name]}
        if fields:
            yield _change("changed", report, told, fields)
        else:
            totals.same += 1
    taken = set(partners.values())
    for number, event in enumerate(new):
        if number not in taken:
            yield _change("added", report, event)


def _change(kind: Kind, report: tuple[str, str], event: dict[str, Any], fields: dict[str, tuple[Any, Any]] | None = None) -> Change:
    return Change(
        change=kind, report=report[0], name=report[1], event=event["id"], trigger=event["trigger"], type=event["type"], fields=fields or {}
    )


def _partners(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> dict[int, int]:
    """Which event of the new coding is which of the old."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    ids = {event["id"]: number for number, event in enumerate(new)}
    for number, event in enumerate(old):
        other = ids.get(event["id"])
        if other is not None and other not in taken:
            found[number] = other
            taken.add(other)
    for number, event in enumerate(old):
        if number in found:
            continue
        start, end = event["span"]
        for other, told in enumerate(new):
            if other not in taken and told["span"][0] < end and start < told["span"][1]:
                found[number] = other
                taken.add(other)
                break
    return found
