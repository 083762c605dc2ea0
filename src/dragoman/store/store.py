"""The door to a store: what it holds, by filters; and the one who writes to it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.record import Record
from dragoman.store import connect, filters, identity, read, rows, search
from dragoman.store import stories as told
from dragoman.store.errors import NotFound
from dragoman.store.events import Events
from dragoman.store.stored import StoredActor, StoredEvent, StoredReport, StoredStatement
from dragoman.store.writer import Writer


class Store:
    """A store, opened for reading; another process may write to it meanwhile.

    with Store("sudan.db") as store:
        for event in store.events(actor="SDN MIL", status="negated"):
            print(event.date, event.sentence.text)

    Filters are those of `dragoman.store.filters.Filters`, the same for every question. Raises StoreError where the file is no store.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.connection: sqlite3.Connection = connect.reader(self.path)
        self._beside: tuple[Store, list[int]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        if self._beside is not None:
            self._beside[0].close()
        self.connection.close()

    def reviewed(self) -> "tuple[Store, list[int]] | None":
        """A store of the reports that people corrected, with their corrections put in, and the keys of those reports here.

        None where nobody corrected anything. It closes with this store.
        """
        if self._beside is None:
            from dragoman.store import overlay  # noqa: PLC0415  # it is a store itself

            if (found := overlay.of(self)) is not None:
                self._beside = (Store(found[0]), found[1])
        return self._beside

    def writer(self) -> Writer:
        """Someone who adds records to this store."""
        return Writer(self.path)

    @property
    def revision(self) -> int:
        """How often the store was written to; a snapshot of the same number is up to date."""
        with connect.explaining(str(self.path)):
            found = self.connection.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()
        return int(found[0]) if found else 0

    def events(self, **chosen: object) -> Events:
        """The events that filters choose, not read before they are asked for."""
        return Events(self, filters.filters(**chosen))

    def statements(self, *, newest: bool = False, limit: int | None = None, **chosen: object) -> Iterator[StoredStatement]:
        """The statements that filters choose, in the order of publication."""
        with connect.explaining(str(self.path)):
            question = filters.of_statements(self.connection, filters.filters(**chosen))
            yield from read.statements(self.connection, question, newest=newest, limit=-1 if limit is None else limit)

    def reports(self, *, newest: bool = False, limit: int | None = None, **chosen: object) -> Iterator[StoredReport]:
        """The reports that filters choose, in the order of publication."""
        with connect.explaining(str(self.path)):
            question = filters.of_reports(self.connection, filters.filters(**chosen))
            yield from read.reports(self.connection, question, newest=newest, limit=-1 if limit is None else limit)

    def stories(self, *, newest: bool = False, limit: int | None = None, **chosen: object) -> Iterator[told.Story]:
        """The stories with an event that filters choose, the most told first; `dragoman.stories.make.make` finds them."""
        return told.listed(self, newest=newest, limit=limit, **chosen)

    def story(self, ident: str) -> told.Story:
        """A story by its own id or an event's; NotFound where there is none."""
        return told.story(self, ident)

    def actors(
        self, name: str | None = None, *, country: str | None = None, sector: str | None = None, limit: int | None = None
    ) -> Iterator[StoredActor]:
        """The actors with most events first; those whose name holds words, of a country, with a sector."""
        where, values = ["(events > 0 OR statements > 0)"], []
        if name is not None:
            where.append("key IN (SELECT rowid FROM actor_names WHERE actor_names MATCH ?)")
            values.append(search.phrase(name) or '""')
        if country is not None:
            where.append("country = ?")
            values.append(country)
        if sector is not None:
            where.append("';' || sector || ';' LIKE ?")
            values.append(f"%;{sector};%")
        filters.filters(country=country or (), sector=sector or ())
        with connect.explaining(str(self.path)):
            yield from read.actors(self.connection, " AND ".join(where), values, limit=-1 if limit is None else limit)

    def search(self, words: str, *, limit: int = 50, order: search.Order = "best", **chosen: object) -> Iterator[search.Found]:
        """The reports that hold words, with the passage; `order` is best, newest or oldest. Filters as for reports."""
        with connect.explaining(str(self.path)):
            question = filters.of_reports(self.connection, filters.filters(**chosen))
            where = " AND ".join(["e.key BETWEEN ? AND ?", *question.where]).replace("{key}", "e.key")
            plain = not any(chosen.values())
            given = () if plain else (*question.keys, *question.values)
            yield from search.search(self.connection, words, limit=limit, order=order, where="" if plain else where, values=given)

    def event(self, ident: str) -> StoredEvent:
        """One event by its id; NotFound where there is none."""
        at = self._at("events", ident)
        question = filters.Question(None, (), (), (at, at))
        return next(read.events(self.connection, question))

    def local(self, ident: str) -> str:
        """The id that an event has within its record; NotFound where there is none."""
        at = self._at("events", ident)
        return str(self.connection.execute("SELECT local FROM events WHERE at = ?", (at,)).fetchone()[0])

    def statement(self, ident: str) -> StoredStatement:
        """One statement by its id; NotFound where there is none."""
        at = self._at("statements", ident)
        question = filters.Question(None, (), (), (at, at))
        return next(read.statements(self.connection, question))

    def actor(self, ident: str) -> StoredActor:
        """One actor by its id; NotFound where there is none."""
        with connect.explaining(str(self.path)):
            found = next(read.actors(self.connection, "id = ?", [ident]), None)
        if found is None:
            raise NotFound(f"no actor {ident!r}", where=str(self.path), do="`dragoman actors` lists them")
        return found

    def record(self, ident: str) -> Record:
        """The record of a report, as it was coded; `ident` is the report's id, or its name where only one report has it.

        Raises NotFound where there is none, or more than one of that name.
        """
        with connect.explaining(str(self.path)):
            found = self.connection.execute(
                "SELECT text, body FROM reports JOIN records ON report = key WHERE id = ? OR name = ? LIMIT 2", (ident, ident)
            ).fetchall()
        if len(found) != 1:
            what = f"more than one report is called {ident!r}" if found else f"no report {ident!r}"
            raise NotFound(what, where=str(self.path), do="`dragoman reports` lists their ids")
        return rows.record_of(found[0][1], found[0][0])

    def records(self) -> Iterator[Record]:
        """All records as they were coded, in the order of publication."""
        with connect.explaining(str(self.path)):
            for text, body in self.connection.execute("SELECT text, body FROM reports JOIN records ON report = key ORDER BY key"):
                yield rows.record_of(body, text)

    def counts(self) -> dict[str, int]:
        """How many reports, records, events, statements, actors and places there are."""
        names = ("reports", "records", "events", "statements", "actors", "places", "revisions")
        with connect.explaining(str(self.path)):
            return {name: int(self.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in names}  # noqa: S608  # our own names

    def _at(self, table: str, ident: str) -> int:
        with connect.explaining(str(self.path)):
            found = self.connection.execute(
                f"SELECT at FROM {table} WHERE report = (SELECT key FROM reports WHERE id = ?) AND id = ?",  # noqa: S608  # our own names
                (identity.report_of(ident), ident),
            ).fetchone()
        if found is None:
            raise NotFound(f"no {table[:-1]} {ident!r}", where=str(self.path), do=f"`dragoman {table}` lists them")
        return int(found[0])
