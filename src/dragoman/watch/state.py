"""What a watch remembers, in a small SQLite file beside the store: feeds, entries, and the events that are still to be told."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from dragoman.sources.entries import Entry
from dragoman.watch.errors import WatchError

VERSION = 1
APPLICATION_ID = 0x44524757  # "DRGW"
_SCHEMA = """
CREATE TABLE feeds (url TEXT PRIMARY KEY, etag TEXT, modified TEXT, polled REAL NOT NULL, due REAL NOT NULL, failures INTEGER NOT NULL)
WITHOUT ROWID;
CREATE TABLE entries (
  seq INTEGER PRIMARY KEY, feed TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, told BLOB,
  starts INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL DEFAULT 0, why TEXT, UNIQUE (feed, key)
);
CREATE INDEX waiting ON entries (seq) WHERE state = 'new';
CREATE TABLE outbox (seq INTEGER PRIMARY KEY, event TEXT NOT NULL UNIQUE, body BLOB);
CREATE INDEX untold ON outbox (seq) WHERE body IS NOT NULL;
"""
_ENTRIES = msgspec.json.Decoder(Entry)


class Feed(msgspec.Struct, kw_only=True):
    """A feed: when it was polled and may be again (seconds since 1970), how often in a row that failed, and its marks of a version."""

    url: str
    etag: str | None = None
    modified: str | None = None
    polled: float = 0.0
    due: float = 0.0
    failures: int = 0


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that is to be coded. `starts` counts beginnings that had no end, `tries` times that its page could not be had."""

    seq: int
    feed: str
    entry: Entry
    starts: int
    tries: int


class State:
    """The memory of one watch. Each method is one transaction: it is in whole or not at all. Raises WatchError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.parent.is_dir():
            raise WatchError("there is no such folder", where=str(path.parent), do="make it first")
        with self._explaining():
            self.connection = sqlite3.connect(path, timeout=0.5, isolation_level=None)
            try:
                self._open()
            except BaseException:
                self.connection.close()
                raise

    def _open(self) -> None:
        run = self.connection.execute
        run("PRAGMA locking_mode=EXCLUSIVE")  # one watch at a time; a process that is killed leaves no lock
        run("PRAGMA synchronous=FULL")
        run("BEGIN EXCLUSIVE")
        version, mark = (run(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id"))
        if not run("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            for statement in _SCHEMA.split(";"):
                run(statement)
            run(f"PRAGMA user_version={VERSION}")
            run(f"PRAGMA application_id={APPLICATION_ID}")
        elif (version, mark) != (VERSION, APPLICATION_ID):
            raise WatchError("not the state of a watch, or of another Dragoman", where=str(self.path), do="name another --state")
        run("COMMIT")

    @contextlib.contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise WatchError("another `dragoman watch` is at work with it", where=str(self.path), do="end that one first") from None
            raise WatchError(f"the state cannot be used: {error}", where=str(self.path), do="check the file and the disk") from error

    @contextlib.contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._explaining():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.connection.close()

    def feed(self, url: str) -> Feed:
        """What is known of a feed."""
        with self._explaining():
            row = self.connection.execute("SELECT url, etag, modified, polled, due, failures FROM feeds WHERE url = ?", (url,)).fetchone()
        return Feed(**dict(zip(Feed.__struct_fields__, row, strict=True))) if row else Feed(url=url)

    def polled(self, feed: Feed, entries: Sequence[Entry] = ()) -> int:
        """Keep how polling went, together with the entries that came; the number of those that were not known."""
        with self._change() as change:
            before = change.total_changes
            change.executemany(
                "INSERT OR IGNORE INTO entries (feed, key, state, told) VALUES (?, ?, 'new', ?)",
                [(feed.url, entry.key, msgspec.json.encode(entry)) for entry in entries],
            )
            count = change.total_changes - before
            change.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?)", msgspec.structs.astuple(feed))
        return count

    def waiting(self, now: float) -> Waiting | None:
        """The next entry to be coded."""
        with self._explaining():
            row = self.connection.execute(
                "SELECT seq, feed, told, starts, tries FROM entries WHERE state = 'new' AND due <= ? ORDER BY seq LIMIT 1", (now,)
            ).fetchone()
        return Waiting(seq=row[0], feed=row[1], entry=_ENTRIES.decode(row[2]), starts=row[3], tries=row[4]) if row else None

    def soonest(self) -> float | None:
        """When the next entry may be tried again."""
        with self._explaining():
            found: float | None = self.connection.execute("SELECT min(due) FROM entries WHERE state = 'new'").fetchone()[0]
        return found

    def start(self, seq: int) -> None:
        """An entry's coding begins."""
        with self._change() as change:
            change.execute("UPDATE entries SET starts = starts + 1 WHERE seq = ?", (seq,))

    def stop(self, seq: int) -> None:
        """It ended for a reason that is none of the entry's."""
        with self._change() as change:
            change.execute("UPDATE entries SET starts = 0 WHERE seq = ?", (seq,))

    def later(self, seq: int, due: float) -> None:
        """An entry's page is to be asked for again."""
        with self._change() as change:
            change.execute("UPDATE entries SET starts = 0, tries = tries + 1, due = ? WHERE seq = ?", (due, seq))

    def done(self, seq: int, events: Sequence[tuple[str, bytes]]) -> int:
        """An entry is in the store; its events are to be told, unless they were. The number of those."""
        with self._change() as change:
            before = change.total_changes
            change.executemany("INSERT OR IGNORE INTO outbox (event, body) VALUES (?, ?)", events)
            count = change.total_changes - before
            change.execute("UPDATE entries SET state = 'done', told = NULL WHERE seq = ?", (seq,))
        return count

    def aside(self, seq: int, why: str) -> None:
        """An entry is set aside; it stays in the file with the reason."""
        with self._change() as change:
            change.execute("UPDATE entries SET state = 'aside', why = ? WHERE seq = ?", (why, seq))

    def untold(self, limit: int) -> list[tuple[int, str, bytes]]:
        """The next events to be told: number, id, body."""
        with self._explaining():
            return self.connection.execute(
                "SELECT seq, event, body FROM outbox WHERE body IS NOT NULL ORDER BY seq LIMIT ?", (limit,)
            ).fetchall()

    def left(self) -> int:
        """How many events are still to be told."""
        with self._explaining():
            return int(self.connection.execute("SELECT count(*) FROM outbox WHERE body IS NOT NULL").fetchone()[0])

    def told(self, numbers: Sequence[int]) -> None:
        """Events were taken; their ids are kept, so that they are not told again."""
        with self._change() as change:
            change.executemany("UPDATE outbox SET body = NULL WHERE seq = ?", [(number,) for number in numbers])
