"""The reports that people corrected, as a small store beside the store: what `reviewed` asks in their place.

It is made anew, in a temporary folder, whenever the store or the corrections have changed, so that it can never be out of date.
"""

from __future__ import annotations

import atexit
import collections
import json
import shutil
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.record import Place, Record
from dragoman.store import connect, identity
from dragoman.store.corrected import Said, Who, corrected
from dragoman.store.writer import Writer

if TYPE_CHECKING:
    from dragoman.store.store import Store

KEPT = 4  # overlays of different states, for answers that are still being given
_Said = dict[str, dict[str, Said]]
_made: collections.OrderedDict[tuple[object, ...], tuple[Path, list[int]]] = collections.OrderedDict()
_lock = threading.Lock()


def last(store: Store) -> int:
    """The number of the last correction; 0 where there is none."""
    with connect.explaining(str(store.path)):
        if store.connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'corrections'").fetchone() is None:
            return 0
        return int(store.connection.execute("SELECT coalesce(max(number), 0) FROM corrections").fetchone()[0])


def said(store: Store) -> _Said:
    """By event and field the last word that somebody had on it; empty where nobody had."""
    if not last(store):
        return {}
    with connect.explaining(str(store.path)):
        found: _Said = {}
        sql = "SELECT event, field, verdict, value FROM corrections ORDER BY number"
        for event, field, verdict, value in store.connection.execute(sql):
            found.setdefault(event, {})[field] = Said(verdict, value)
    return found


def record(store: Store, ident: str, words: _Said | None = None) -> Record:
    """The record of a report with people's corrections put in. Raises NotFound as `Store.record`."""
    words = said(store) if words is None else words
    coded = store.record(ident)
    report = identity.id_of(coded.report)
    sql = "SELECT id FROM events WHERE report = (SELECT key FROM reports WHERE id = ?) ORDER BY key"
    with connect.explaining(str(store.path)):
        idents = [one for (one,) in store.connection.execute(sql, (report,))]
    return corrected(coded, [words.get(one, {}) for one in idents], lambda one: _known(store, one))


def _known(store: Store, one: Who) -> Place | None:
    """The store's place of a name and country, if it has one with coordinates."""
    found = store.connection.execute(
        "SELECT id, name, country, admin1, latitude, longitude, geonames FROM places"
        " WHERE name = ? AND country IS ? AND latitude IS NOT NULL ORDER BY key LIMIT 1",
        (one.name, one.country),
    ).fetchone()
    if found is None:
        return None
    names = ("id", "name", "country", "admin1", "latitude", "longitude", "geonames")
    return Place(**dict(zip(names, found, strict=True)), mentions=[])


def of(store: Store) -> tuple[Path, list[int]] | None:
    """The store of corrected reports, and the keys that these have in the store itself; None where nothing was corrected."""
    if not (number := last(store)):
        return None
    key = (str(store.path.resolve()), store.revision, store.path.stat().st_ino, number, _newest(store))
    with _lock:
        if key not in _made:
            made = _make(store)
            if made is None:
                return None
            _made[key] = made
            while len(_made) > KEPT:
                _forget(_made.popitem(last=False)[1][0])
        _made.move_to_end(key)
        return _made[key]


def _forget(path: Path) -> None:
    shutil.rmtree(path.parent, ignore_errors=True)


@atexit.register
def _forget_all() -> None:
    for path, _ in _made.values():
        _forget(path)


def _newest(store: Store) -> int:
    return int(store.connection.execute("SELECT coalesce(max(at), 0) FROM events").fetchone()[0])


def _make(store: Store) -> tuple[Path, list[int]] | None:
    """Write the corrected records of all reports that anybody corrected."""
    words = said(store)
    marks = json.dumps(sorted({identity.report_of(event) for event in words}))
    with connect.explaining(str(store.path)):
        sql = "SELECT key, id FROM reports WHERE id IN (SELECT value FROM json_each(?)) ORDER BY key"
        touched = store.connection.execute(sql, (marks,)).fetchall()
    if not touched:
        return None
    path = Path(tempfile.mkdtemp(prefix="dragoman-")) / "reviewed.db"
    try:
        with Writer(path) as writer:
            for _, ident in touched:
                writer.add(record(store, ident, words))
        _add_stories(store, path, [ident for _, ident in touched])
    except BaseException:
        _forget(path)
        raise
    return path, [key for key, _ in touched]


def _add_stories(store: Store, path: Path, reports: list[str]) -> None:
    """The stories of the events that are left, with the counts of the whole store."""
    sql = (
        "SELECT e.id, s.id, s.reports, s.outlets FROM story_events x JOIN events e ON e.key = x.event JOIN stories s ON s.id = x.story"
        " WHERE e.report IN (SELECT key FROM reports WHERE id IN (SELECT value FROM json_each(?)))"
    )
    with connect.explaining(str(store.path)):
        told = store.connection.execute(sql, (json.dumps(reports),)).fetchall()
        some = store.connection.execute("SELECT id, reports, outlets FROM stories LIMIT 1").fetchall()  # that there are stories at all
    connection = connect.writer(path)
    try:
        with connection:
            rows = [*some, *(row[1:] for row in told)]
            connection.executemany("INSERT OR IGNORE INTO stories (id, reports, outlets) VALUES (?, ?, ?)", rows)
            connection.executemany("INSERT INTO story_events SELECT key, ? FROM events WHERE id = ?", [(row[1], row[0]) for row in told])
    finally:
        connection.close()
