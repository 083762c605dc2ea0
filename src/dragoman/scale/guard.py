"""The other end of a process that codes: it is watched, ended when it runs long or grows, and started again."""

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dragoman import errors as all_errors
from dragoman.errors import DragomanError
from dragoman.record import CoderPart
from dragoman.scale import messages as m
from dragoman.scale.errors import Crashed, GrewTooLarge, ReportFailed, ScaleError, TookTooLong
from dragoman.scale.settings import Settings

WORKER = (sys.executable, "-P", "-m", "dragoman.scale.worker")
LOAD_SECONDS = 120.0  # the coder loads in one; a cold network disk takes longer
END_SECONDS = 5.0
_WATCH_EVERY = 0.2
_ONE_THREAD = dict.fromkeys((f"{name}_NUM_THREADS" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR")), "1")
_KINDS = {kind.code: kind for kind in vars(all_errors).values() if isinstance(kind, type) and issubclass(kind, DragomanError)}


class Child:
    """A process that codes. Raises what its coder raised while it loaded, ScaleError when it did not come so far."""

    def __init__(self, settings: Settings, command: Sequence[str] = WORKER, home: Path | None = None) -> None:
        self.settings = settings
        self.why: type[ReportFailed] | None = None  # why it was ended by us
        self.peak = 0  # megabytes
        self._heard = time.monotonic() + LOAD_SECONDS
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  # as long as the process
        self._process = subprocess.Popen(  # noqa: S603  # our own command
            [*command, msgspec.json.encode(settings).decode()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=home,
            env={**os.environ, **_ONE_THREAD},
            start_new_session=True,
        )
        threading.Thread(target=self._watch, daemon=True, name="dragoman-watch").start()
        try:
            self.part = self._welcome()
        except BaseException:
            self.close()
            raise

    @property
    def process(self) -> int:
        """The number that the system knows it by."""
        return self._process.pid

    def _welcome(self) -> CoderPart:
        for message, _ in self._messages():
            if isinstance(message, m.Hello):
                self._heard = float("inf")
                return message.part
            if isinstance(message, m.Fatal):
                raise _KINDS.get(message.code, DragomanError)(message.what, where=message.where, do=message.do)
        raise ScaleError(f"the process that codes did not start: {self.last_words()}", do="`dragoman code` on one report tells more")

    def work(self, task: m.Task) -> Iterator[tuple[m.Message, bytes]]:
        """Give a task; its messages, each with its bytes. They end without `End` where the process ended before."""
        self._heard = time.monotonic()
        with contextlib.suppress(BrokenPipeError):
            assert self._process.stdin is not None  # noqa: S101  # for the type checker
            self._process.stdin.write(m.encode(task) + b"\n")
            self._process.stdin.flush()
        for message, raw in self._messages():
            self._heard = float("inf")  # while we write, on a slow disk perhaps, it may have to wait for us
            yield message, raw
            if isinstance(message, m.End):
                return
            self._heard = time.monotonic()

    def _messages(self) -> Iterator[tuple[m.Message, bytes]]:
        assert self._process.stdout is not None  # noqa: S101  # for the type checker
        for raw in self._process.stdout:
            self._heard = time.monotonic()
            if raw.endswith(b"\n"):  # else it was ended while it wrote
                yield m.decode(raw), raw[:-1]
        self._process.wait()

    def _watch(self) -> None:
        """End the process when it says nothing for too long, or is too large."""
        while self._process.poll() is None:
            size = resident(self._process.pid)
            self.peak = max(self.peak, size)
            if time.monotonic() - self._heard > self.settings.seconds:
                self.why = TookTooLong
            elif size > self.settings.megabytes:
                self.why = GrewTooLarge
            if self.why:
                self._process.kill()
                return
            time.sleep(_WATCH_EVERY)

    def failure(self) -> ReportFailed:
        """Why the process is no more."""
        if self.why is TookTooLong:
            return TookTooLong(f"coding it takes more than {self.settings.seconds:g} s", do="split it, or raise --time-limit")
        if self.why is GrewTooLarge:
            return GrewTooLarge(f"coding it takes more than {self.settings.megabytes:,} MB", do="split it, or raise --memory-limit")
        return Crashed(f"it ended the process that codes: {self.last_words()}", do="a bug; please report it with the text")

    def last_words(self) -> str:
        """What the process said before it ended, in one line."""
        self._errors.seek(0)
        told = self._errors.read()[-2000:].decode("utf-8", "replace").strip().splitlines()
        code = self._process.poll()
        return told[-1][:200] if told else f"exit code {code}" if code is None or code >= 0 else f"signal {-code}"

    def stop(self) -> None:
        """End the process at once, from any thread."""
        self._process.kill()

    def close(self) -> None:
        """End the process and wait for it; one that has nothing to do ends by itself when it is told that nothing will come."""
        if self._heard == float("inf") and self._process.stdin is not None:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                self._process.stdin.close()
                self._process.wait(timeout=END_SECONDS)
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()


def resident(process: int) -> int:
    """Megabytes of a process in memory; 0 where it is gone, or the system does not tell (other than Linux)."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") >> 20
    except (OSError, ValueError, IndexError):
        return 0
