"""A store as text in one canonical form: the same for the same content, in whatever order and by whomever it was written.

Every table but the indexes is there, a row a line. The store's own numbers are left out; where a row refers to another by such
a number, it is the other's id that stands there. Rows are in the order of their lines.
"""

import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.store import connect
from dragoman.store.store import Store

_OWN = frozenset({"key", "at", "terms"})  # numbers of this file, and words that hold such numbers
_TABLES = "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name <> 'meta' ORDER BY name"
_ENCODER = msgspec.json.Encoder(order="deterministic")


def dump(store: Store) -> Iterator[bytes]:
    """The lines of a store, without their ends. The reports come in the order of publication, other rows in that of their columns."""
    with connect.explaining(str(store.path)):
        names = [str(name) for (name,) in store.connection.execute(_TABLES)]
        indexes = ("texts", "actor_names", "place_names", "event_terms", "statement_terms")
        for name in names:
            if not name.startswith(("sqlite_", *indexes)):
                yield from _table(store, name)


def _table(store: Store, table: str) -> Iterator[bytes]:
    run = store.connection.execute
    columns = [str(row[1]) for row in run(f"PRAGMA table_info({table})")]
    abroad = {str(row[3]): str(row[2]) for row in run(f"PRAGMA foreign_key_list({table})") if row[4] == "key"}
    names = [name for name in columns if name not in _OWN]
    chosen = [f"(SELECT id FROM {abroad[n]} WHERE key = t.{n})" if n in abroad else f't."{n}"' for n in names]  # noqa: S608  # our own names
    order = ", ".join(map(str, _order(table, names)))
    for row in run(f"SELECT {', '.join(chosen)} FROM {table} t ORDER BY {order}"):  # noqa: S608  # our own names
        told = {name: _plain(value) for name, value in zip(names, row, strict=True)}
        yield _ENCODER.encode({"table": table, "row": told})


def _order(table: str, names: list[str]) -> list[int]:
    """The columns that a table is sorted by: all, those first that say most."""
    first = ["published", "id"] if table == "reports" else ["id"]
    told = [name for name in first if name in names] or names
    return [names.index(name) + 1 for name in told]


def _plain(value: Any) -> object:  # noqa: ANN401  # whatever SQLite holds
    """A value for JSON; what is compressed JSON as that."""
    return msgspec.Raw(zlib.decompress(value)) if isinstance(value, bytes) else value
