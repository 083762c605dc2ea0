"""The one who writes: records go in by batches, and a batch is in whole or not at all."""

import contextlib
import sqlite3
import zlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from dragoman.record import CoderPart, Party, Place, Record
from dragoman.report import Report
from dragoman.store import connect, identity, rows

Outcome = Literal["new", "same", "replaced"]
_Given = tuple[Record, str | None, str | None]
BATCH_EVENTS = 8000  # swept 1,000 to 32,000: below 4,000 commits cost, above 16,000 only memory grows
_CHILDREN = ("parties", "event_places", "event_mentions", "event_links", "story_events")
_STATEMENT_CHILDREN = ("statement_contents", "statement_parties")


class Writer:
    """Adds records to a store; what `commit` returned from is safe, what came after is not there yet.

    with Writer(Path("sudan.db")) as writer:
        for record in records:
            writer.add(record)

    Leaving the block commits; leaving it by an error does not. Raises StoreError for a full disk, a read-only file and the like.
    """

    def __init__(self, path: Path, *, batch: int = BATCH_EVENTS) -> None:
        self.path, self.batch = path, batch
        self.confirmed = 0  # records that are safe
        self.connection = connect.writer(path)
        self._actors: dict[tuple[object, ...], rows.Known] = {}
        self._places: dict[tuple[object, ...], int] = {}
        self._careful = False
        self._last = {"events": 0, "statements": 0}
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="dragoman-zlib")  # zlib lets other threads run
        self._forget()

    def _forget(self) -> None:
        """Begin an empty batch."""
        self._batch: dict[str, _Given] = {}
        self._events = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()

    def close(self) -> None:
        """Give up what is not committed and close the file; the last to close it folds the log into the file."""
        with contextlib.suppress(sqlite3.Error):
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
        with contextlib.suppress(sqlite3.Error):
            self.connection.execute("PRAGMA optimize")
        self.connection.close()
        self._pool.shutdown(cancel_futures=True)

    def has(self, report: Report, coder: CoderPart) -> bool:
        """Whether the store holds this report, coded by this very coder."""
        ident = identity.report_id(report.sha256, report.published, report.publisher, report.url)
        if ident in self._batch:
            return True
        with connect.explaining(str(self.path)):
            found = self.connection.execute(
                "SELECT coder, version, model, knowledge FROM records JOIN reports ON key = report WHERE id = ?", (ident,)
            ).fetchone()
        return bool(found == (coder.name, coder.version, coder.model, coder.knowledge))

    def add(self, record: Record, *, source: str | None = None, pointer: str | None = None) -> Outcome:
        """Add a record: `new`, the `same` as is there already, or one that `replaced` what another coder made of the report.

        `source` is where the report came from (a file, an address), `pointer` the place in it. Batches are committed as they fill.
        """
        ident = identity.id_of(record.report)
        if ident in self._batch:
            self.commit()
        with connect.explaining(str(self.path)):
            found = self._found(ident)
        if found and found[1] is not None and zlib.decompress(found[1]) == rows.body_of(record):  # the coder is part of it
            return "same"
        self._batch[ident] = (record, source, pointer)
        self._events += len(record.events)
        if self._events >= self.batch:
            self.commit()
        return "replaced" if found else "new"

    def commit(self) -> None:
        """Write the batch; when this returns, it is safe from whatever happens to the process.

        Should it fail, the store is as the last commit left it, and the batch is given up.
        """
        if not self._batch:
            return
        with connect.explaining(str(self.path)), self._undo():
            try:
                self._write(careful=False)
            except sqlite3.IntegrityError:
                self._roll_back()
                self._write(careful=True)
            self.confirmed += len(self._batch)
            self._forget()

    @contextlib.contextmanager
    def _undo(self) -> Iterator[None]:
        """Should anything fail, leave the store as the last commit left it."""
        try:
            yield
        except BaseException:
            self._roll_back()
            self._forget()
            raise

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
        self._actors.clear()
        self._places.clear()

    def _found(self, ident: str) -> tuple[int, bytes | None] | None:
        """The key of a report and the body of its record, where the store has it."""
        found: tuple[int, bytes | None] | None = self.connection.execute(
            "SELECT key, body FROM reports LEFT JOIN records ON report = key WHERE id = ?", (ident,)
        ).fetchone()
        return found

    def _write(self, *, careful: bool) -> None:
        """Put the whole batch in; other writers wait only as long as this takes."""
        self.connection.execute("BEGIN IMMEDIATE")
        self._careful = careful
        self._rows = rows.Rows()
        self._bodies: list[Future[bytes]] = []
        self._taken: dict[str, set[int]] = {"reports": set(), "events": set(), "statements": set()}
        for table in self._last:
            self._last[table] = self.connection.execute(f"SELECT coalesce(max(key), 0) FROM {table}").fetchone()[0]  # noqa: S608  # our own names
        for ident, (record, source, pointer) in self._batch.items():
            self._take(record, ident, (source, pointer))
        self._insert()
        self.connection.execute("COMMIT")

    def _take(self, record: Record, ident: str, came: tuple[str | None, str | None]) -> None:
        """Make the rows of a record; one that it replaces is taken out."""
        found, body = self._found(ident), rows.body_of(record)
        if found is None:
            key = self._at("reports", identity.key(record.report.published, ident))
            self._rows.tables["reports"].append(rows.report_row(record, key, ident, came))
        else:
            key = found[0]
            if found[1] is not None:
                if zlib.decompress(found[1]) == body:  # another process was quicker
                    return
                self._take_out(key, found[1])
        self._bodies.append(self._pool.submit(rows.compressed, body))
        self._rows.tables["records"].append((key, record))
        numbers = rows.Numbers(self._actor, self._place, partial(self._next, "events"), partial(self._next, "statements"))
        rows.add_record(self._rows, record, (key, ident), numbers)

    def _at(self, table: str, wanted: int) -> int:
        """The wanted place in time, or the next free one where two hashes of one day fall together.

        That happens once in some billions, so the table itself is looked at only once a batch has failed for it.
        """
        taken = self._taken[table]
        while wanted in taken or (self._careful and self._there(table, wanted)):
            wanted += 1
        taken.add(wanted)
        return wanted

    def _there(self, table: str, at: int) -> bool:
        column = "key" if table == "reports" else "at"
        return self.connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (at,)).fetchone() is not None  # noqa: S608  # our own names

    def _next(self, table: str, wanted: int) -> tuple[int, int]:
        """The next key of a table, and a place in time."""
        self._last[table] += 1
        return self._last[table], self._at(table, wanted)

    def _actor(self, party: Party) -> rows.Known:
        told = (party.name, party.country, party.wikidata, *party.sector)
        if (known := self._actors.get(told)) is None:
            row = (identity.actor_id(party), party.name, party.country, rows.JOIN.join(party.sector), party.wikidata)
            key = self._named("actors", "id, name, country, sector, wikidata", row)
            known = self._actors[told] = rows.Known(key, party)
        return known

    def _place(self, place: Place) -> int:
        told = (place.name, place.country, place.admin1, place.latitude, place.longitude, place.geonames)
        if (known := self._places.get(told)) is None:
            row = (identity.place_id(place), *told)
            known = self._places[told] = self._named("places", "id, name, country, admin1, latitude, longitude, geonames", row)
        return known

    def _named(self, table: str, columns: str, row: rows.Row) -> int:
        """The key of an actor or place, which is put in where it is not there yet; its name goes to the index of names."""
        found = self.connection.execute(f"SELECT key FROM {table} WHERE id = ?", row[:1]).fetchone()  # noqa: S608  # our own names
        if found:
            return int(found[0])
        marks = ", ".join("?" * len(row))
        key = self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", row).lastrowid  # noqa: S608  # our own names
        self.connection.execute(f"INSERT INTO {table[:-1]}_names (rowid, name) VALUES (?, ?)", (key, row[1]))  # noqa: S608  # our own names
        return int(key or 0)

    def _take_out(self, report: int, body: bytes) -> None:
        """Take a record out, its figures kept for `diff`."""
        run = self.connection.execute
        text = run("SELECT text FROM reports WHERE key = ?", (report,)).fetchone()[0]
        old = rows.record_of(body, text)
        number = run("SELECT count(*) FROM revisions WHERE report = ?", (report,)).fetchone()[0]
        counts = (len(old.events), len(old.statements))
        run("INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (report, number, *_coder(old), *counts, rows.figures(old)))
        for actor, count in run(
            "SELECT actor, count(DISTINCT event) FROM parties WHERE event IN (SELECT key FROM events WHERE report = ?) GROUP BY 1",
            (report,),
        ).fetchall():
            run("UPDATE actors SET events = events - ? WHERE key = ?", (count, actor))
        for actor, count in run(
            "SELECT actor, count(DISTINCT statement) FROM statement_parties"
            " WHERE statement IN (SELECT key FROM statements WHERE report = ?) GROUP BY 1",
            (report,),
        ).fetchall():
            run("UPDATE actors SET statements = statements - ? WHERE key = ?", (count, actor))
        for table in _CHILDREN:
            run(f"DELETE FROM {table} WHERE event IN (SELECT key FROM events WHERE report = ?)", (report,))  # noqa: S608  # our own names
        for table in _STATEMENT_CHILDREN:
            run(f"DELETE FROM {table} WHERE statement IN (SELECT key FROM statements WHERE report = ?)", (report,))  # noqa: S608  # our own names
        for table in ("events", "statements"):
            index = f"{table[:-1]}_terms"
            told = run(f"SELECT at, terms FROM {table} WHERE report = ? ORDER BY at", (report,)).fetchall()  # noqa: S608  # our own names
            self.connection.executemany(f"INSERT INTO {index} ({index}, rowid, terms) VALUES ('delete', ?, ?)", told)  # noqa: S608  # our own names
            run(f"DELETE FROM {table} WHERE report = ?", (report,))  # noqa: S608  # our own names
        run("DELETE FROM records WHERE report = ?", (report,))

    def _insert(self) -> None:
        """Write the rows, each table's in order."""
        bodies = [body.result() for body in self._bodies]
        records = self._rows.tables["records"]
        records[:] = [rows.record_row(record, key, body) for (key, record), body in zip(records, bodies, strict=True)]
        many = self.connection.executemany
        for table, found in self._rows.tables.items():
            columns = " (rowid, terms)" if table.endswith("_terms") else ""
            if not found:
                continue
            marks = ", ".join("?" * len(found[0]))
            many(f"INSERT INTO {table}{columns} VALUES ({marks})", sorted(found, key=itemgetter(0)))  # noqa: S608  # our own names
        texts = [(row[0], row[4], row[11]) for row in self._rows.tables["reports"]]
        many("INSERT INTO texts (rowid, title, text) VALUES (?, ?, ?)", sorted(texts, key=itemgetter(0)))
        many("UPDATE actors SET events = events + ? WHERE key = ?", [(n, key) for key, n in sorted(self._rows.actor_events.items())])
        many(
            "UPDATE actors SET statements = statements + ? WHERE key = ?",
            [(n, key) for key, n in sorted(self._rows.actor_statements.items())],
        )
        self.connection.execute(
            "INSERT INTO meta VALUES ('revision', '1') ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)"
        )


def _coder(record: Record) -> tuple[str, str, str, str]:
    coder = record.coder
    return coder.name, coder.version, coder.model, coder.knowledge
