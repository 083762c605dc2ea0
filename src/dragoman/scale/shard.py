"""One shard from its files to its receipt. A report that ends the process twice is set aside by itself; the others are coded."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from dragoman.record import CoderPart
from dragoman.scale import messages as m
from dragoman.scale.guard import WORKER, Child, resident
from dragoman.scale.ledger import Ledger, Output, Receipt
from dragoman.scale.plan import Shard, digest
from dragoman.scale.settings import Settings

RENEW_MEGABYTES = 400  # a process that is larger between shards is followed by a new one; its caches of words fill up at some 350
TRIES = 2  # of a report alone, before it is set aside: the machine may have been out of memory, or asleep


class Stopped(Exception):  # noqa: N818  # no error: somebody asked for it
    """The shard was given up because somebody asked to stop."""


class _Place(msgspec.Struct):
    """How far a shard has come."""

    first: int = 0  # of the files, those that are read to their end or given up
    base: int = 0  # the number of the next file's first item
    start: int = 0  # of the items, those that are settled
    file: int = 0  # which is being read, and the number of its first item
    opened: int = 0
    coding: m.Begin | None = None
    tries: int = 0


class Crew:
    """One process that codes, and started again whenever it is needed. `told` hears of every line that is written."""

    def __init__(
        self, settings: Settings, command: Sequence[str] = WORKER, home: Path | None = None, told: Callable[[m.Line], None] | None = None
    ) -> None:
        self.settings, self.command, self.home, self.told = settings, command, home or Path.cwd(), told
        self.stopped = False
        self._child: Child | None = None

    @property
    def child(self) -> Child:
        """The process, with its coder loaded."""
        if self.stopped:
            raise Stopped
        if self._child is None:
            self._child = Child(self.settings, self.command, self.home)
        return self._child

    @property
    def part(self) -> CoderPart:
        """Who codes."""
        return self.child.part

    def stop(self) -> None:
        """Have the shard in work given up, from any thread."""
        self.stopped = True
        if self._child is not None:
            self._child.stop()

    def close(self) -> None:
        """End the process."""
        child, self._child = self._child, None
        if child is not None:
            child.close()

    def code(self, shard: Shard, ledger: Ledger, known: Path | None = None) -> Receipt:
        """Code a shard and enter it into the ledger. Raises Stopped."""
        began = time.monotonic()
        receipt = Receipt(key=shard.key, input=digest(shard, self.settings, self.home), coder=self.part)
        with Output(ledger, shard, receipt) as output:
            place, peak = _Place(), 0
            while place.first < len(shard.files) and not self._pass(shard, output, place, known):
                peak = max(peak, self.child.peak)
                self._again(shard, output, place)
            receipt.items = place.start
            receipt.megabytes = max(peak, self._child.peak if self._child else 0)
            receipt.seconds = round(time.monotonic() - began, 3)
            finished = output.finish()
        if self._child is not None and resident(self._child.process) > RENEW_MEGABYTES:
            self.close()
        return finished

    def _pass(self, shard: Shard, output: Output, place: _Place, known: Path | None) -> bool:
        """Code from where the shard is; whether it came to its end."""
        task = m.Task(
            files=shard.files[place.first :],
            part=shard.part,
            parts=shard.parts,
            base=place.base,
            start=place.start,
            known=str(known.absolute()) if known else None,
        )
        first = place.first
        for message, raw in self.child.work(task):
            if isinstance(message, m.End):
                place.start = message.items
                return True
            if isinstance(message, m.Opened):
                place.file, place.opened = first + message.file, message.number
            elif isinstance(message, m.Begin):
                place.coding = message
            elif isinstance(message, m.Coded | m.Aside | m.Same):
                self._settle(output, place, message, raw)
        return False

    def _settle(self, output: Output, place: _Place, message: m.Coded | m.Aside | m.Same, raw: bytes) -> None:
        if isinstance(message, m.Same):
            output.receipt.same += 1
        else:
            output.write(message, raw)
            if self.told:
                self.told(message)
        place.start, place.coding, place.tries = message.number + 1, None, 0

    def _again(self, shard: Shard, output: Output, place: _Place) -> None:
        """The process is no more: try the report that it had in a new one; when that ends too, set the report aside.

        When it was not coding but reading, the rest of the file is given up.
        """
        if self.stopped:
            raise Stopped
        failure = self.child.failure()
        self.close()
        place.tries += 1
        if place.tries < TRIES:
            return
        if place.coding is not None:
            at = (place.coding.number, place.coding.source, place.coding.pointer)
            line = m.aside(failure.at(place.coding.report.id), at, failed=True, report=place.coding.report)
        else:
            name = shard.files[place.file]
            what = failure.what.replace("coding", "reading").replace("codes", "reads")
            lost = type(failure)(f"{what}; nothing after item {place.start - place.opened} was read", where=name, do=failure.do)
            line = m.aside(lost, (place.start, name, ""), failed=True)
            place.first, place.base = place.file + 1, place.start + 1
        self._settle(output, place, line, m.encode(line))
