"""A snapshot of a store in Parquet files: for analysis in any tool, and for sums over all events in a moment.

`STORE.snapshot/` holds events.parquet (flat, with `moment` and `report`, which are the
store's own numbers, and `actor_code` and `recipient_code`: country and primary sector), reports.parquet, actors.parquet,
and snapshot.json with what it was made from. A snapshot is never changed; a store that was written to since has a newer revision.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.store import connect, frames, read, terms
from dragoman.store.errors import MissingExtra, StoreError
from dragoman.store.flat import COLUMNS

if TYPE_CHECKING:
    from dragoman.store.events import Events
    from dragoman.store.store import Store

ROWS = 50_000  # of a row group
_CARD = "snapshot.json"
_PERIODS = {
    "day": "strftime(date, '%Y-%m-%d')",
    "week": "strftime(date, '%G-W%V')",
    "month": "strftime(date, '%Y-%m')",
    "quarter": "strftime(date, '%Y') || '-Q' || quarter(date)",
    "year": "strftime(date, '%Y')",
}


def folder(path: Path) -> Path:
    """Where the snapshot of a store lies."""
    return path.with_name(path.name + ".snapshot")


def fresh(store: Store) -> bool:
    """Whether there is a snapshot that holds what the store holds."""
    try:
        card = json.loads((folder(store.path) / _CARD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(card, dict) and card.get("made_from") == _made_from(store)


def _made_from(store: Store) -> dict[str, int]:
    last = store.connection.execute("SELECT max(at) FROM events").fetchone()[0]
    return {"revision": store.revision, "last": int(last or 0)}


def write(store: Store) -> Path:
    """Write the snapshot of a store, in place of an older one; the folder. Needs pyarrow (MissingExtra)."""
    frames.needed("pyarrow")
    home = folder(store.path)
    try:
        home.mkdir(exist_ok=True)
        (home / _CARD).unlink(missing_ok=True)
        store.connection.execute("BEGIN")  # all files show one state of the store, whatever is written meanwhile
        try:
            made_from = _made_from(store)
            counts = {
                "events": _write(home / "events.parquet", _events(store)),
                "reports": _write(home / "reports.parquet", _plain(store, "reports", skip={"text"})),
                "actors": _write(home / "actors.parquet", _plain(store, "actors")),
            }
        finally:
            store.connection.execute("ROLLBACK")
        card = home / (_CARD + ".part")
        card.write_text(json.dumps({"made_from": made_from, "rows": counts}, indent=1) + "\n", encoding="utf-8")
        card.replace(home / _CARD)
    except OSError as error:
        raise StoreError(
            f"the snapshot cannot be written: {error.strerror}", where=str(home), do="check the folder and free space"
        ) from None
    return home


def _write(path: Path, batches: Iterator[Any]) -> int:
    """Write batches to a file that appears only when whole; the number of rows."""
    pq = frames.needed("pyarrow.parquet")
    part = path.with_name(path.name + ".part")
    first = next(batches)
    rows = 0
    with pq.ParquetWriter(part, first.schema, compression="zstd") as writer:
        for batch in itertools.chain((first,), batches):
            writer.write_batch(batch)
            rows += batch.num_rows
    part.replace(path)
    return rows


def _events(store: Store) -> Iterator[Any]:
    """The flat events with their keys."""
    pa = frames.needed("pyarrow")
    question = store.events().question()
    sql, values = read.sql_for(question, "events", "e.at, e.report")
    keys = store.connection.execute(sql, values)
    for batch in frames.batches(store.events(), ROWS):
        mine = keys.fetchmany(batch.num_rows)
        columns = [pa.array([row[at] for row in mine], pa.int64()) for at in (0, 1)]
        coded = [pa.array(_codes(batch, role), pa.string()) for role in ("actor", "recipient")]
        yield pa.record_batch([*columns, *batch.columns, *coded], names=["moment", "report", *COLUMNS, "actor_code", "recipient_code"])


def _codes(batch: Any, role: str) -> list[str]:  # noqa: ANN401  # pyarrow's
    """Country and primary sector of each party together, joined."""
    countries, sectors = (batch.column(f"{role}_{part}").to_pylist() for part in ("country", "sector"))
    return [
        ";".join(f"{country} {sector}".strip() for country, sector in zip(several.split(";"), codes.split(";"), strict=True))
        for several, codes in zip(countries, sectors, strict=True)
    ]


def _plain(store: Store, table: str, *, skip: Iterable[str] = ()) -> Iterator[Any]:
    """A table as it is."""
    pa = frames.needed("pyarrow")
    kinds = {"INTEGER": pa.int64(), "REAL": pa.float64(), "TEXT": pa.string()}
    info = [row for row in store.connection.execute(f"PRAGMA table_info({table})") if row[1] not in skip]
    known = pa.schema([pa.field(row[1], kinds[row[2]]) for row in info])
    names = ", ".join(known.names)
    cursor = store.connection.execute(f"SELECT {names} FROM {table} ORDER BY key")  # noqa: S608  # our own names
    first = True
    while (rows := cursor.fetchmany(ROWS)) or first:
        first = False
        columns = zip(*rows, strict=True) if rows else [[] for _ in known]
        yield pa.record_batch([pa.array(list(column), field.type) for column, field in zip(columns, known, strict=True)], schema=known)


def dyads(events: Events, freq: str, by: str) -> list[tuple[Any, ...]] | None:
    """The sums of dyads out of a fresh snapshot, in order; None where there is none, or no DuckDB to read it."""
    if events.filters.reviewed or not fresh(events.store):
        return None
    try:
        library = frames.needed("duckdb")
    except MissingExtra:
        return None
    database = library.connect()
    where = _chosen(events, database)
    path = str(folder(events.store.path) / "events.parquet")
    return list(database.execute(_dyads_sql(freq, by, where), [path]).fetchall())


def _chosen(events: Events, database: Any) -> str:  # noqa: ANN401  # DuckDB's
    """A condition for the selection: a range of keys, or, for other filters than days, the keys themselves."""
    question = events.question()
    first, last = question.keys
    if question.match is None and not question.where:
        return f"moment BETWEEN {first} AND {last}"
    pa = frames.needed("pyarrow")
    with connect.explaining(str(events.store.path)):
        keys = [key for (key,) in events.store.connection.execute(*read.sql_for(question, "events", "e.at"))]
    database.register("chosen", pa.table({"moment": pa.array(keys, pa.int64())}))
    return "moment IN (SELECT moment FROM chosen)"


def _dyads_sql(freq: str, by: str, where: str) -> str:
    """As `verbs.pairs` and `verbs._Sum`; a test holds both to the same answer."""

    def told(role: str) -> str:
        column = {"actor": role, "country": f"{role}_country", "sector": f"{role}_code"}[by]
        return f"list_distinct(string_split({column}, ';'))"

    when = _PERIODS[freq]
    mutual = ", ".join(f"'{name}'" for name in sorted(terms.MUTUAL))
    return f"""
        WITH picked AS (
            SELECT {when} AS period, {when.replace("date", "published")} = {when} AS inside, quad, score, report,
                {told("actor")} AS actors,
                CASE WHEN recipient <> '' THEN {told("recipient")} WHEN type IN ({mutual}) THEN actors ELSE [] END AS recipients
            FROM read_parquet(?) WHERE {where}
        ), acted AS (SELECT period, inside, quad, score, report, unnest(actors) AS actor, recipients FROM picked),
        paired AS (SELECT period, inside, quad, score, report, actor, unnest(recipients) AS recipient FROM acted)
        SELECT period, actor, recipient, count(*), count(*) FILTER (quad = 1), count(*) FILTER (quad = 2), count(*) FILTER (quad = 3),
            count(*) FILTER (quad = 4), coalesce(sum(score), 0.0), avg(score), count(DISTINCT report),
            count(DISTINCT report) FILTER (inside)
        FROM paired WHERE actor <> recipient AND actor <> '' AND recipient <> '' GROUP BY ALL ORDER BY period, actor, recipient
    """  # noqa: S608  # our own names and numbers
