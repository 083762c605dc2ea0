"""Processes of this machine: each has a coder and takes the next shard."""

import queue
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

from dragoman.scale.guard import WORKER
from dragoman.scale.ledger import Ledger, Receipt
from dragoman.scale.messages import Line
from dragoman.scale.plan import Shard
from dragoman.scale.settings import Settings
from dragoman.scale.shard import Crew, Stopped

TICK = 0.25  # seconds between looks at the clock and at the keyboard
_Result = tuple[Shard, Receipt] | BaseException | None


class Processes:
    """`jobs` processes. `first` is one that has its coder loaded already."""

    def __init__(
        self, settings: Settings, ledger: Ledger, jobs: int, *, first: Crew | None = None, command: Sequence[str] = WORKER
    ) -> None:
        self.ledger = ledger
        self._crews = [first] if first else []
        self._crews += [Crew(settings, command) for _ in range(jobs - len(self._crews))]

    def run(
        self, shards: Sequence[Shard], *, known: Path | None = None, line: Callable[[Line], None] | None = None
    ) -> Generator[tuple[Shard, Receipt] | None, None, None]:
        """Code shards; yields each when it is done, and now and then None. Left early, it ends its processes and gives up their shards."""
        waiting: queue.SimpleQueue[Shard | None] = queue.SimpleQueue()
        results: queue.SimpleQueue[_Result] = queue.SimpleQueue()
        crews = self._crews[: len(shards)]
        for one in (*shards, *(None for _ in crews)):
            waiting.put(one)
        threads = [threading.Thread(target=self._work, args=(crew, waiting, results, known), daemon=True) for crew in crews]
        for crew, thread in zip(crews, threads, strict=True):
            crew.told = line
            thread.start()
        try:
            yield from _found(results, len(threads))
        finally:
            for crew in self._crews:
                crew.stop()
            for thread in threads:
                thread.join()
            for crew in self._crews:
                crew.close()

    def _work(
        self, crew: Crew, waiting: "queue.SimpleQueue[Shard | None]", results: "queue.SimpleQueue[_Result]", known: Path | None
    ) -> None:
        try:
            while (shard := waiting.get()) is not None:
                results.put((shard, crew.code(shard, self.ledger, known)))
        except Stopped:
            pass
        except BaseException as error:  # noqa: BLE001  # told to the one who waits
            results.put(error)
        results.put(None)


def _found(results: "queue.SimpleQueue[_Result]", workers: int) -> Iterator[tuple[Shard, Receipt] | None]:
    while workers:
        try:
            result = results.get(timeout=TICK)
        except queue.Empty:
            yield None
            continue
        if result is None:
            workers -= 1
        elif isinstance(result, BaseException):
            raise result
        else:
            yield result
