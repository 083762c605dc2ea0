"""Dask Distributed: each shard is a task; a worker of the cluster codes it in a process of its own and enters it into the ledger.

The folder of the run has to be one that all machines share. What a future says is only a hint: the ledger is asked.
"""

import asyncio
import atexit
import concurrent.futures
import contextlib
import itertools
import logging
import threading
import time
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dragoman.record import CoderPart
from dragoman.scale.errors import ScaleError
from dragoman.scale.guard import WORKER
from dragoman.scale.ledger import Ledger, Receipt
from dragoman.scale.local import TICK
from dragoman.scale.plan import Shard
from dragoman.scale.settings import Settings
from dragoman.scale.shard import Crew

CONNECT_SECONDS = 30
RETRIES = 5  # of a task whose worker was lost
LOST_SECONDS = 10.0  # without a scheduler, before the run is given up


class Job(msgspec.Struct, frozen=True):
    """A shard with all that a worker needs to code it. `home` is the folder from which relative names count."""

    shard: Shard
    settings: Settings
    ledger: str
    home: str
    coder: CoderPart
    command: tuple[str, ...] | None = None


_LOCK = threading.Lock()
_IDLE: dict[bytes, list[Crew]] = {}  # of this worker, for the next shard of the same run


def code_shard(told: bytes) -> bytes:
    """Code one shard, given as a `Job` in JSON, unless the ledger has it; its receipt in JSON."""
    job = msgspec.json.decode(told, type=Job)
    ledger = Ledger(Path(job.ledger))
    if (found := ledger.receipt(job.shard)) is not None:
        return msgspec.json.encode(found)
    same = msgspec.json.encode([job.settings, job.home, job.command])
    with _LOCK:
        idle = _IDLE.setdefault(same, [])
        crew = idle.pop() if idle else None
    if crew is None:
        crew = Crew(job.settings, job.command or WORKER, Path(job.home))
        atexit.register(crew.close)
    try:
        _agree(crew.part, job.coder)
        receipt = crew.code(job.shard, ledger)
    except BaseException:
        crew.close()
        raise
    with _LOCK:
        idle.append(crew)
    return msgspec.json.encode(receipt)


def _agree(mine: CoderPart, wanted: CoderPart) -> None:
    if mine != wanted:
        raise ScaleError(f"a worker has another coder: {mine}, not {wanted}", do="install the same Dragoman and files on all machines")


class Cluster:
    """The cluster at an address, or one of `jobs` processes on this machine where there is no address."""

    def __init__(self, address: str | None, jobs: int, settings: Settings, ledger: Ledger, *, command: Sequence[str] | None = None) -> None:
        self.settings, self.ledger, self.command = settings, ledger, tuple(command) if command else None
        self._library = _distributed()
        self._own: Any = None
        self._times = itertools.count()
        for name in ("distributed", "asyncio", "tornado.application"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what matters is told in one line
        where = address
        try:
            if address is None:
                self._own = where = self._library.LocalCluster(
                    n_workers=jobs, threads_per_worker=1, memory_limit=0, dashboard_address=None, processes=True
                )
            self.client = self._library.Client(where, timeout=CONNECT_SECONDS)
        except (OSError, ValueError) as error:
            raise ScaleError(
                f"no Dask scheduler answers: {error}", where=address or "this machine", do="check the address and that it runs"
            ) from None

    def run(self, shards: Sequence[Shard], coder: CoderPart) -> Generator[tuple[Shard, Receipt] | None, None, None]:
        """Code shards; yields each when the ledger has it, and now and then None. Raises ScaleError when the scheduler is lost."""
        waiting = {shard.key: shard for shard in shards}
        futures = {shard.key: self._submit(shard, coder) for shard in shards}
        lost = 0.0
        try:
            while waiting:
                yield None
                self._wait(list(futures.values()))
                lost = 0.0 if self.client.status == "running" else lost + TICK
                if lost > LOST_SECONDS:
                    raise ScaleError("the Dask scheduler is gone; what is done is safe", do="start it and run the same command again")
                for key in [key for key, future in futures.items() if future.status != "pending"]:
                    if (receipt := self.ledger.receipt(waiting[key])) is not None:
                        del futures[key]
                        yield waiting.pop(key), receipt
                    else:
                        self._raise(futures[key])
                        if not lost:
                            futures[key] = self._submit(waiting[key], coder)
        finally:
            self.close(list(futures.values()))

    def _submit(self, shard: Shard, coder: CoderPart) -> Any:  # noqa: ANN401  # Dask's
        job = Job(shard, self.settings, str(self.ledger.home.absolute()), str(Path.cwd()), coder, self.command)
        return self.client.submit(
            code_shard, msgspec.json.encode(job), key=f"dragoman-{shard.key}-{next(self._times)}", retries=RETRIES, pure=False
        )

    def _wait(self, futures: list[Any]) -> None:
        began = time.monotonic()
        with contextlib.suppress(TimeoutError, asyncio.CancelledError, concurrent.futures.CancelledError, OSError):
            self._library.wait(futures, timeout=TICK, return_when="FIRST_COMPLETED")
        if self.client.status != "running":
            time.sleep(max(0.0, TICK - (time.monotonic() - began)))

    def _raise(self, future: Any) -> None:  # noqa: ANN401  # Dask's
        """Tell what went wrong with a task that failed for good."""
        if future.status == "error":
            error = future.exception()
            if isinstance(error, ScaleError):
                raise error
            raise ScaleError(f"a task failed: {type(error).__name__}: {error}", do="see the workers' logs, and run the same command again")

    def close(self, futures: Sequence[Any] = ()) -> None:
        """Leave the cluster; end it where it is our own."""
        with contextlib.suppress(Exception):
            self.client.cancel(list(futures), force=True)
        self.client.close(timeout=5)
        if self._own is not None:
            self._own.close(timeout=10)


def _distributed() -> Any:  # noqa: ANN401  # an extra
    try:
        import distributed  # noqa: PLC0415  # an extra
    except ImportError:
        raise ScaleError("Dask Distributed is not installed", do="pip install 'dragoman[dask]'") from None
    return distributed
