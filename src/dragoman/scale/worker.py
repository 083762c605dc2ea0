"""The process that codes: tasks come in on standard input, one JSON object a line, messages go out on standard output.

It is a process of its own so that a report that hangs, crashes or grows takes only this process with it.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from dragoman.errors import DragomanError, InputError
from dragoman.report import Report
from dragoman.scale import messages as m
from dragoman.scale.intake import Item, items
from dragoman.scale.settings import Settings

if TYPE_CHECKING:
    from dragoman.coder import Coder
    from dragoman.scale.known import Known

ALIVE_EVERY = 1.0  # seconds
Load = Callable[[Settings], "Coder"]


def load(settings: Settings) -> "Coder":
    """The coder of a run."""
    from dragoman.coder import load as load_coder  # noqa: PLC0415  # heavy, and its errors are to be told as a message

    return load_coder(*settings.parts())


class Worker:
    """One coder, at work on tasks; `out` takes the messages."""

    def __init__(self, settings: Settings, out: BinaryIO, load_coder: Load) -> None:
        self.settings, self.out = settings, out
        self.coder = load_coder(settings)
        self._told = time.monotonic()

    def say(self, message: m.Message) -> None:
        """Say something, at once."""
        self.out.write(m.encode(message) + b"\n")
        self.out.flush()

    def opened(self, file: int, number: int) -> None:
        """Say that a file is opened."""
        self.say(m.Opened(file, number))

    def alive(self, number: int) -> None:
        """Say now and then that items are passed over."""
        if time.monotonic() - self._told > ALIVE_EVERY:
            self._told = time.monotonic()
            self.say(m.Working(number))

    def work(self, task: m.Task) -> None:
        """Do a task."""
        count = task.start
        with _known(task) as known:
            for item in items(task, self.settings, self.opened, self.alive):
                self._item(item, known)
                count = item.number + 1
        self.say(m.End(count))

    def _item(self, item: Item, known: "Known | None") -> None:
        at = (item.number, item.source, item.pointer)
        if isinstance(item.found, InputError):
            self.say(m.aside(item.found, at))
        elif known and known.has(item.found, self.coder.part):
            self.say(m.Same(item.number))
        else:
            self.say(m.Begin(*at, item.found))
            self.say(self._coded(item.found, at))

    def _coded(self, report: Report, at: tuple[int, str, str]) -> m.Line:
        try:
            record = self.coder(report)
            told = msgspec.Raw(record.to_json().encode())
        except InputError as error:
            return m.aside(error.at(report.id), at)
        except MemoryError:
            return m.aside(_grew(report), at, failed=True, report=report)
        except Exception as error:  # noqa: BLE001  # one report's bug is not the others'
            bug = DragomanError(f"{type(error).__name__}: {error}", where=report.id, do="a bug; please report it with the text")
            return m.aside(bug, at, failed=True, report=report)
        return m.Coded(*at, len(record.events), len(report.text.split()), told)


def _grew(report: Report) -> DragomanError:
    from dragoman.scale.errors import GrewTooLarge  # noqa: PLC0415  # seldom

    return GrewTooLarge("coding it takes more memory than --memory-limit", where=report.id, do="split it, or raise the limit")


@contextlib.contextmanager
def _known(task: m.Task) -> Iterator["Known | None"]:
    """What need not be coded."""
    if task.known is None:
        yield None
        return
    from dragoman.scale.known import Known  # noqa: PLC0415  # a process on another machine has no store

    with Known(Path(task.known)) as known:
        yield known


def main(load_coder: Load = load) -> None:
    """Do the tasks of standard input until it ends. The first argument holds the settings in JSON."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started us decides
    settings = msgspec.json.decode(sys.argv[1], type=Settings)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no message
    _limit(settings.megabytes)
    with contextlib.suppress(BrokenPipeError):  # the one who started us is gone
        try:
            worker = Worker(settings, out, load_coder)
        except DragomanError as error:
            out.write(m.encode(m.Fatal(error.code, error.what, error.where, error.do)) + b"\n")
            out.flush()
            return
        worker.say(m.Hello(worker.coder.part))
        for line in sys.stdin.buffer:
            worker.work(m.decode_task(line))


def _limit(megabytes: int) -> None:
    """Let no single step take twice the memory that is watched from outside, where the system can see to it."""
    try:
        import resource  # noqa: PLC0415  # not everywhere
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (2 * megabytes << 20, hard))


if __name__ == "__main__":
    main()
