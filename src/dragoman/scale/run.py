"""A run from its inputs to its shards, and on into a store."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.record import CoderPart
from dragoman.scale import plan as plans
from dragoman.scale.errors import ScaleError
from dragoman.scale.guard import WORKER
from dragoman.scale.ledger import Ledger, Receipt
from dragoman.scale.local import Processes
from dragoman.scale.merge import Merger, Total
from dragoman.scale.messages import Aside
from dragoman.scale.plan import Plan, Shard
from dragoman.scale.progress import Progress
from dragoman.scale.settings import Settings
from dragoman.scale.shard import Crew


@dataclass(frozen=True, kw_only=True)
class Engine:
    """Where shards are coded: `jobs` processes here, or Dask at an address, or, where that is empty, on this machine."""

    jobs: int = 1
    dask: str | None = None
    command: Sequence[str] = WORKER


Found = Generator[tuple[Shard, Receipt] | None, None, None]


def _silent(_: object) -> None:
    """Nobody listens."""


@dataclass(frozen=True, kw_only=True)
class Listeners:
    """Who is told: `aside` of each report that was set aside, `tick` a few times a second how far the run is."""

    aside: Callable[[Aside], None] = _silent
    tick: Callable[[Progress], None] = _silent


@dataclass(kw_only=True)
class Run:
    """A run over inputs. `home` is its folder, where its ledger is kept.

    `again` codes what is done already, `retry` only shards with reports that failed.
    """

    home: Path
    inputs: Sequence[str]
    settings: Settings
    engine: Engine = field(default_factory=Engine)
    listeners: Listeners = field(default_factory=Listeners)
    again: bool = False
    retry: bool = False

    def alone(self, which: tuple[int, int] = (1, 1)) -> Total:
        """Code the n-th of m shares into the folder, for `merge`. Raises ScaleError."""
        crew = Crew(self.settings, self.engine.command)
        try:
            ledger, plan = Ledger(self.home), plans.plan(self.inputs, crew.part, self.settings)
            ledger.keep(plan)
            total, pending = Total(), []
            mine = plan.shards[which[0] - 1 :: which[1]]
            for shard in mine:
                if (receipt := self._done(shard, ledger.receipt(shard))) is not None:
                    total.there += receipt.coded
                    total.add(receipt)
                else:
                    ledger.strike(shard)
                    pending.append(shard)
            for shard, receipt in self._coded(pending, plan, ledger, crew, None):
                total.new += receipt.coded
                total.events += receipt.events
                total.empty += receipt.empty
                total.words += receipt.words
                total.add(receipt)
                self._tell(ledger, shard, receipt)
        finally:
            crew.close()
        return total

    def into(self, store: Path) -> Total:
        """Code what a store does not have yet and merge it as soon as all before it is merged. Raises ScaleError, StoreError."""
        crew = Crew(self.settings, self.engine.command)
        try:
            part = crew.part
            with Merger(store, part, again=self.again) as merger:
                ledger, plan = Ledger(self.home), plans.plan(self.inputs, part, self.settings)
                self._into(merger, plan, ledger, crew)
        finally:
            crew.close()
        ledger.tidy()
        return merger.total

    def _into(self, merger: Merger, plan: Plan, ledger: Ledger, crew: Crew) -> None:
        there = merger.there()
        ready: dict[str, Receipt] = {}
        pending, order = [], []
        for shard in plan.shards:
            if (receipt := self._done(shard, there.get(shard.key))) is not None:
                merger.pass_over(receipt)
                continue
            order.append(shard)
            if (receipt := self._done(shard, ledger.receipt(shard))) is not None:
                ready[shard.key] = receipt
            else:
                ledger.strike(shard)
                pending.append(shard)
        known = merger.path if not self.again and merger.filled() else None
        waiting = iter(order)
        head = next(waiting, None)
        for shard, receipt in _with(ready, order, self._coded(pending, plan, ledger, crew, known)):
            ready[shard.key] = receipt
            while head is not None and head.key in ready:
                for line in merger.merge(head, ready.pop(head.key), ledger):
                    self.listeners.aside(line)
                ledger.strike(head)
                head = next(waiting, None)

    def _done(self, shard: Shard, receipt: Receipt | None) -> Receipt | None:
        """A receipt that still holds: of this very input, and not to be done again."""
        if receipt is None or self.again or (self.retry and receipt.failed):
            return None
        return receipt if receipt.input == plans.digest(shard, self.settings, Path.cwd()) else None

    def _coded(
        self, pending: Sequence[Shard], plan: Plan, ledger: Ledger, crew: Crew, known: Path | None
    ) -> Iterator[tuple[Shard, Receipt]]:
        """Shards as they come to be done."""
        if not pending:
            return
        progress = Progress(sum(shard.size for shard in pending), len(pending))
        if self.engine.dask is None:
            processes = Processes(self.settings, ledger, self.engine.jobs, first=crew, command=self.engine.command)
            found = processes.run(pending, known=known, line=progress.line)
        else:
            found = self._on_dask(pending, plan.coder, ledger, crew)
        try:
            for result in found:
                if result is not None:
                    shard, receipt = result
                    progress.finished(shard.size, receipt.coded + sum(receipt.aside.values()) + sum(receipt.failed.values()))
                    yield shard, receipt
                self.listeners.tick(progress)
        finally:
            found.close()

    def _on_dask(self, pending: Sequence[Shard], coder: CoderPart, ledger: Ledger, crew: Crew) -> Found:
        from dragoman.scale.cluster import Cluster  # noqa: PLC0415  # an extra

        crew.close()  # the workers have their own
        command = None if self.engine.command is WORKER else self.engine.command
        cluster = Cluster(self.engine.dask or None, self.engine.jobs, self.settings, ledger, command=command)
        return cluster.run(pending, coder)

    def _tell(self, ledger: Ledger, shard: Shard, receipt: Receipt) -> None:
        if receipt.aside or receipt.failed:
            for line in ledger.lines(shard, receipt):
                if isinstance(line, Aside):
                    self.listeners.aside(line)


def merge(store: Path, home: Path, listeners: Listeners, *, partial: bool = False) -> Total:
    """Merge the shards of a run's folder into a store, in order. Raises ScaleError where one is missing, unless `partial` is wanted."""
    ledger = Ledger(home)
    plan = ledger.plan()
    found = [(shard, ledger.receipt(shard)) for shard in plan.shards]
    missing = [number for number, (_, receipt) in enumerate(found, 1) if receipt is None]
    if missing and not partial:
        which = ", ".join(map(str, missing[:10])) + (", …" if len(missing) > 10 else "")
        raise ScaleError(
            f"{len(missing):,} of {len(found):,} shards are not done ({which})",
            where=str(home),
            do="run the same commands again, or --partial",
        )
    with Merger(store, plan.coder) as merger:
        there = merger.there()
        for shard, receipt in found:
            if receipt is None:
                continue
            if shard.key in there and there[shard.key].output == receipt.output:
                merger.pass_over(receipt)
                continue
            for line in merger.merge(shard, receipt, ledger):
                listeners.aside(line)
    return merger.total


def _with(ready: dict[str, Receipt], order: Sequence[Shard], coded: Iterator[tuple[Shard, Receipt]]) -> Iterator[tuple[Shard, Receipt]]:
    """Shards that were done before, then those that come to be done."""
    yield from [(shard, ready[shard.key]) for shard in order if shard.key in ready]
    yield from coded
