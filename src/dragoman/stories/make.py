"""Stories of a store: found anew where the store has changed, kept in its tables."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

from dragoman.store import connect
from dragoman.store.errors import StoreError
from dragoman.store.store import Store
from dragoman.store.stories import MADE, Story, made
from dragoman.stories import assemble, pairing
from dragoman.stories.doings import Columns, Doing, Doings, Telling
from dragoman.stories.likeness import weights

_CHUNK = 500  # stories, or events, that are read at once
_TRIES = 5  # times that a writer in between is borne with
_SIZES = msgspec.json.Decoder(dict[str, int | str])
_Found = tuple[Story, list[int]]


def mark() -> str:
    """What made the stories: another way of pairing has another mark, so that its stories are found anew."""
    told = f"1 {pairing.METHOD} {sorted(weights().items())}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def fresh(store: Store) -> bool:
    """Whether the stories are of the store as it is."""
    return made(store) == f"{mark()}:{store.revision}"


def make(path: Path) -> int:
    """Find the stories of a store and keep them; how many there are. The same store gives the same stories.

    Only stories that have changed are written anew, all at once. Raises StoreError where others keep writing to the store meanwhile.
    """
    for _ in range(_TRIES):
        with Store(path) as store, connect.explaining(str(path)):
            store.connection.execute("BEGIN")  # one state of the store for all that is read
            revision = store.revision
            found = list(_stories(store))
        if _keep(path, found, revision):
            return len(found)
    raise StoreError("others keep writing to the store", where=str(path), do="wait for them to end")


def _stories(store: Store) -> Iterator[_Found]:
    """The stories with the keys of their events; a doing told once, or twice alike by one report, is none."""
    doings = read(store)
    keys = doings.keys
    groups: dict[int, list[int]] = {}
    for row, first in enumerate(pairing.pair(doings)):
        groups.setdefault(first, []).append(row)
    several = (rows for rows in groups.values() if len(rows) > 1 and _is_story(doings, rows))
    telling = dict(zip(doings.reports.keys, doings.reports.telling.tolist(), strict=True))
    while chunk := list(islice(several, _CHUNK)):
        members = _members(store, [keys[row] for rows in chunk for row in rows], telling)
        for rows in chunk:
            own = [keys[row] for row in rows]
            yield assemble.assemble([members[key] for key in own]), own


def _is_story(doings: Doings, rows: Sequence[int]) -> bool:
    return len({int(doings.report[row]) for row in rows}) > 1 or len({int(doings.status[row]) for row in rows}) > 1


def read(store: Store) -> Doings:
    """The events of a store as columns, report by report in the order of publication."""
    columns = Columns()
    events = store.connection.execute(
        "SELECT e.key, e.report, e.date, coalesce(e.date_end, e.date), e.dated = 'text', e.type, e.quad, e.mode, e.status,"
        " e.actor, e.actor_country, e.actor_sector, e.recipient, e.recipient_country, e.recipient_sector,"
        " e.place, e.place_country, e.latitude, e.longitude, e.size, e.trigger, e.sentence_start, e.sentence_end"
        " FROM reports r CROSS JOIN events e ON e.report = r.key ORDER BY r.key, e.key"
    )
    groups = groupby(events, itemgetter(1))
    report, several = next(groups, (None, iter(())))
    for key, published, text in store.connection.execute("SELECT key, published, text FROM reports ORDER BY key"):
        columns.report(Telling(key, _ordinal(published), text))
        if key == report:
            for row in several:
                columns.add(_doing(row, text))
            report, several = next(groups, (None, iter(())))
    return columns.doings()


def _doing(row: Sequence[Any], text: str) -> Doing:
    key, report, first, last, dated, *middle, size, trigger, start, end = row
    dead = _SIZES.decode(size).get("dead") if size != "{}" else None
    told = (*middle, dead if isinstance(dead, int) else None, trigger, text[start:end])
    return Doing._make((key, report, _ordinal(first), _ordinal(last), bool(dated), *told))


@lru_cache(1 << 15)
def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def _members(store: Store, keys: Sequence[int], telling: dict[int, int]) -> dict[int, assemble.Member]:
    """The events of some stories by their keys; `telling` has the text of each report."""
    found = {}
    for some in _chunks(keys):
        marks = ", ".join(map(str, some))  # integers of the database itself
        sql = (
            "SELECT e.key, r.key, e.size, e.dated = 'text', e.id, r.id, r.name, r.published, coalesce(r.publisher, r.name), r.title,"  # noqa: S608
            " e.date, e.date_end, e.type, e.mode, e.status, e.actor, e.actor_country, e.recipient, e.recipient_country, e.place,"
            " e.place_country, e.latitude, e.longitude, e.source,"
            " substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start)"
            f" FROM events e JOIN reports r ON r.key = e.report WHERE e.key IN ({marks})"
        )
        for key, report, size, dated, *told in store.connection.execute(sql):
            found[key] = assemble.Member(telling[report], _SIZES.decode(size), bool(dated), *told)
    return found


def _chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while some := list(islice(rest, _CHUNK)):
        yield some


def _keep(path: Path, found: Sequence[_Found], revision: int) -> bool:
    """Write the stories, those that have changed; False where the store is no longer what they were found in."""
    bodies = {story.id: msgspec.json.encode(story).decode() for story, _ in found}
    with connect.explaining(str(path)), Store(path).writer() as writer:
        run = writer.connection.execute
        run("BEGIN IMMEDIATE")
        now = run("SELECT coalesce((SELECT value FROM meta WHERE name = 'revision'), '0')").fetchone()[0]
        if int(now) != revision:
            run("ROLLBACK")
            return False
        there: dict[str, set[int]] = {}
        for event, story in run("SELECT event, story FROM story_events"):
            there.setdefault(story, set()).add(event)
        same = {story.id for story, keys in found if there.get(story.id) == set(keys)}  # events that were coded anew have other keys
        gone = [ident for ident, body in run("SELECT id, body FROM stories").fetchall() if ident not in same or bodies[ident] != body]
        many = writer.connection.executemany
        many("DELETE FROM story_events WHERE story = ?", [(ident,) for ident in gone])
        many("DELETE FROM stories WHERE id = ?", [(ident,) for ident in gone])
        kept = {ident for (ident,) in run("SELECT id FROM stories")}
        new = [(story, keys) for story, keys in found if story.id not in kept]
        many(
            "INSERT INTO stories (id, reports, outlets, body) VALUES (?, ?, ?, ?)",
            [(s.id, s.reports, s.outlets, bodies[s.id]) for s, _ in new],
        )
        many("INSERT INTO story_events (event, story) VALUES (?, ?)", [(key, story.id) for story, keys in new for key in sorted(keys)])
        run("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (MADE, f"{mark()}:{revision}"))
        run("COMMIT")
    return True
