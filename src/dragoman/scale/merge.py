"""The one step that writes: shards go into the store in the order of the plan, so that it is the same whichever way they were made."""

from pathlib import Path
from types import TracebackType
from typing import Self, cast

import msgspec

from dragoman.record import CoderPart, Record
from dragoman.report import Report
from dragoman.scale.ledger import Ledger, Receipt
from dragoman.scale.messages import Aside, Coded
from dragoman.scale.plan import Shard
from dragoman.scale.settings import coder_key
from dragoman.store import connect
from dragoman.store.writer import Writer

_RECORDS = msgspec.json.Decoder(Record)
_MARK = "shard:"


class Total(msgspec.Struct, kw_only=True):
    """What a run did. `there` are reports that the store held; `aside` and `failed` are counts by the code of their reason."""

    new: int = 0
    replaced: int = 0
    there: int = 0
    empty: int = 0
    events: int = 0
    words: int = 0
    aside: dict[str, int] = {}
    failed: dict[str, int] = {}

    @property
    def done(self) -> int:
        """Reports that the store holds because of this run, or held before."""
        return self.new + self.replaced + self.there

    @property
    def unfinished(self) -> int:
        """Reports that were set aside or failed."""
        return sum(self.aside.values()) + sum(self.failed.values())

    def add(self, receipt: Receipt) -> None:
        """Add what a shard set aside."""
        for mine, its in ((self.aside, receipt.aside), (self.failed, receipt.failed)):
            for code, count in its.items():
                mine[code] = mine.get(code, 0) + count


class Merger:
    """Writes finished shards into a store.

    A shard that is in is marked as such in the store itself, with its receipt, until a record there is another coder's.
    """

    def __init__(self, path: Path, coder: CoderPart, *, again: bool = False) -> None:
        self.path, self.coder, self.again = path, coder, again
        self.total = Total()
        self._writer = Writer(path)
        self._coder = coder_key(coder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._writer.close()

    def there(self) -> dict[str, Receipt]:
        """The shards that are in the store, by their keys; none where another coder's records are in it, which may be theirs."""
        run = self._writer.connection.execute
        part = self.coder
        with connect.explaining(str(self.path)):
            other = run(
                "SELECT 1 FROM records WHERE coder <> ? OR version <> ? OR model <> ? OR knowledge <> ? LIMIT 1",
                (part.name, part.version, part.model, part.knowledge),
            ).fetchone()
            if other:
                return {}
            told = run("SELECT name, value FROM meta WHERE name LIKE ?", (_MARK + "%",)).fetchall()
        found = (msgspec.json.decode(value, type=Receipt) for _, value in told)
        return {receipt.key: receipt for receipt in found if coder_key(receipt.coder) == self._coder}

    def filled(self) -> bool:
        """Whether there is anything in the store that need not be coded."""
        with connect.explaining(str(self.path)):
            return self._writer.connection.execute("SELECT 1 FROM records LIMIT 1").fetchone() is not None

    def pass_over(self, receipt: Receipt) -> None:
        """Count a shard that is in the store already."""
        self.total.there += receipt.coded + receipt.same
        self.total.add(receipt)

    def merge(self, shard: Shard, receipt: Receipt, ledger: Ledger) -> list[Aside]:
        """Write a shard's records, at once on the disk, and mark it; what it set aside."""
        asides = []
        for line in ledger.lines(shard, receipt):
            if isinstance(line, Coded):
                self._add(line)
            else:
                asides.append(line)
        self.total.there += receipt.same
        self.total.add(receipt)
        self._writer.commit()
        with connect.explaining(str(self.path)):
            self._writer.connection.execute(
                "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (_MARK + shard.key, msgspec.json.encode(receipt).decode()),
            )
        return asides

    def _add(self, line: Coded) -> None:
        record = _RECORDS.decode(line.record)
        if not self.again and self._writer.has(cast("Report", record.report), record.coder):  # it has all that an id is made of
            self.total.there += 1
            return
        outcome = self._writer.add(record, source=line.source, pointer=line.pointer)
        if outcome == "same":
            self.total.there += 1
            return
        self.total.new += outcome == "new"
        self.total.replaced += outcome == "replaced"
        self.total.events += line.events
        self.total.words += line.words
        self.total.empty += not record.events
