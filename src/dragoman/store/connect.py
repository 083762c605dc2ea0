"""Open a store: one writer, many readers; and every complaint of SQLite in plain words."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.store.errors import StoreError

APPLICATION_ID = 0x44524147  # "DRAG"
VERSION = 1
BUSY_SECONDS = 30.0  # how long to wait while another process writes; a batch of some thousand events takes under a second
CACHE_KIB = 64 * 1024
_SCHEMA = Path(__file__).parent / "schema.sql"
_MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = ()  # the n-th leads from version n + 1 to n + 2
_WORDS = {
    sqlite3.SQLITE_FULL: ("the disk is full; what was confirmed is safe", "make room and run it again"),
    sqlite3.SQLITE_READONLY: ("the file or its folder is read-only", "change its permissions, or copy it elsewhere"),
    sqlite3.SQLITE_BUSY: ("another process is writing to the store", "wait for it to end"),
    sqlite3.SQLITE_LOCKED: ("another process is writing to the store", "wait for it to end"),
    sqlite3.SQLITE_NOTADB: ("not a Dragoman store", "give the file that `dragoman add` made"),
    sqlite3.SQLITE_CORRUPT: ("the store is damaged", "`dragoman doctor` tells what; restore a copy, or add the reports to a new store"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check the name and permissions of file and folder"),
    sqlite3.SQLITE_IOERR: ("the disk cannot be read or written; what was confirmed is safe", "check the disk and its free space"),
}


def explained(error: sqlite3.Error, where: str) -> StoreError:
    """A complaint of SQLite as a StoreError that says what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    what, do = _WORDS.get(code, (f"{type(error).__name__}: {error}", "`dragoman doctor` looks it over"))
    return StoreError(what, where=where, do=do)


@contextlib.contextmanager
def explaining(where: str) -> Iterator[None]:
    """Turn what SQLite raises inside into StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, where) from error
    except UnicodeDecodeError as error:  # what sqlite3 makes of a damaged schema
        what, do = _WORDS[sqlite3.SQLITE_CORRUPT]
        raise StoreError(what, where=where, do=do) from error


def reader(path: Path) -> sqlite3.Connection:
    """A connection that can only read, while another process may write."""
    if not path.is_file():
        raise StoreError("there is no such store", where=str(path), do="check the name; `dragoman add` makes one")
    with explaining(str(path)):
        connection = _read_only(path, "mode=ro")
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError:
            # in a folder that cannot be written WAL has no place for its index; without a log there is nothing to share
            connection.close()
            if path.with_name(path.name + "-wal").exists():
                raise
            connection = _read_only(path, "mode=ro&immutable=1")
        connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
        connection.execute("PRAGMA mmap_size=268435456")
        connection.execute("PRAGMA query_only=ON")
        _check(connection, path)
    return connection


def _read_only(path: Path, how: str) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?{how}"
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None)


def writer(path: Path) -> sqlite3.Connection:
    """A connection that can write; a store that is not there yet is made, an older one is brought up to date."""
    if not path.parent.is_dir():
        raise StoreError("there is no such folder", where=str(path.parent), do="make it first")
    with explaining(str(path)):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    empty = not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if not empty:
        _check(connection, path, older=True)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")  # a confirmed batch outlives a power cut too
    connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("PRAGMA wal_autocheckpoint=16000")
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            _make(connection)
        for step in _MIGRATIONS[max(version, 1) - 1 :] if version else ():
            step(connection)
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _make(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    statement = ""
    for line in _SCHEMA.read_text(encoding="utf-8").splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)  # executescript would commit first, and a half-made store could be left behind
            statement = ""


def _check(connection: sqlite3.Connection, path: Path, *, older: bool = False) -> None:
    """Refuse what is no store of ours, or one of a version that is not ours."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreError("not a Dragoman store", where=str(path), do="give the file that `dragoman add` made")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise StoreError(f"made by a newer Dragoman (format {version}, here {VERSION})", where=str(path), do="upgrade Dragoman")
    if version < VERSION and not older:
        raise StoreError(
            f"made by an older Dragoman (format {version}, here {VERSION})", where=str(path), do="run `dragoman add` on it once"
        )
