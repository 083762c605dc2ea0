"""A watch: feeds are polled, what is new is coded, added to the store, and told, in this order, each step safe before the next begins.

A process that is killed between two steps does the later one when it is started again: the store holds a report once, and an event's
id says whether it was told before.
"""

import datetime
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from dragoman.coder import Coder
from dragoman.errors import DragomanError, InputError, UnreadableFile
from dragoman.report import Report
from dragoman.sources.address import NotFetched, NotNow
from dragoman.sources.entries import Entry, entries
from dragoman.sources.fetch import NOT_MODIFIED, OK, TOO_MANY, Answer, Fetcher, retry_after
from dragoman.sources.settings import Options
from dragoman.sources.text import MAX_CHARACTERS
from dragoman.sources.web import as_utf8, content_type, reports_of
from dragoman.store.identity import id_of, part_id
from dragoman.store.store import Store
from dragoman.store.writer import Writer
from dragoman.watch.deliver import BATCH, NotTaken, Sink, batches
from dragoman.watch.state import Feed, State, Waiting

INTERVAL = 900.0  # seconds
LEAST = 60.0
DAY = 86_400.0
STARTS = 3  # beginnings without an end after which an entry is set aside
TRIES = 5  # of a page that cannot be had
SENDS = 4  # of a batch, where the watch does not go on
HOUR = 3_600.0


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How to watch: seconds from one poll of a feed to the next, `least` where a person starts the command; whether pages are fetched."""

    interval: float = INTERVAL
    least: float = LEAST
    pages: bool = False
    limit: int = MAX_CHARACTERS


class Total(msgspec.Struct, kw_only=True):
    """What was done: feeds polled, unchanged, failed; entries that were new, coded and set aside; events; batches not taken."""

    polled: int = 0
    unchanged: int = 0
    failed: int = 0
    entries: int = 0
    coded: int = 0
    aside: int = 0
    events: int = 0
    undelivered: int = 0

    def __str__(self) -> str:
        told = f"{self.polled:,} polled ({self.unchanged:,} unchanged, {self.failed:,} failed), {self.entries:,} new entries, "
        told += f"{self.coded:,} coded, {self.aside:,} set aside, {self.events:,} events"
        return told + (f", {self.undelivered:,} not delivered yet" if self.undelivered else "")


@dataclass(frozen=True, kw_only=True)
class Clock:
    """Seconds since 1970, and waiting."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


@dataclass(kw_only=True)
class Watch:
    """A watch of feeds. `coder` is asked for when there is something to code; `tell` hears of what fails or is set aside."""

    store: Path
    state: State
    feeds: Sequence[str]
    sink: Sink
    fetcher: Fetcher
    coder: Callable[[], Coder]
    tell: Callable[[DragomanError], None]
    settings: Settings = field(default_factory=Settings)
    clock: Clock = field(default_factory=Clock)
    total: Total = field(default_factory=Total)
    _sends: int = 0
    _send_due: float = 0.0

    def once(self) -> Total:
        """Poll each feed that may be polled, code and tell; what could not be told is told next time."""
        self._round(self.settings.least)
        while self.state.left() and self._sends < SENDS:
            self.clock.sleep(max(min(self._send_due - self.clock.now(), 2.0**SENDS), 0.0))
            self._send_due = 0.0
            self._deliver()
        self.total.undelivered = self.state.left()
        return self.total

    def forever(self) -> None:
        """Do so again and again, until somebody interrupts it."""
        while True:
            self._round(self.settings.interval)
            self.clock.sleep(self._wait())

    def _wait(self) -> float:
        """Seconds until something is to be done."""
        due = [max(feed.polled + self.settings.interval, feed.due) for feed in map(self.state.feed, self.feeds)]
        if self.state.left():
            due.append(self._send_due)
        if (soonest := self.state.soonest()) is not None:
            due.append(soonest)
        return min(max(min(due) - self.clock.now(), 1.0), HOUR)

    def _round(self, interval: float) -> None:
        self._code()
        self._deliver()
        for url in self.feeds:
            feed = self.state.feed(url)
            if self.clock.now() >= max(feed.polled + interval, feed.due):
                self._poll(feed)
                self._code()
                self._deliver()

    def _poll(self, feed: Feed) -> None:
        marks = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
        self.total.polled += 1
        answer = None
        try:
            answer = self.fetcher.get(feed.url, headers={name: value for name, value in marks.items() if value})
            if answer.status not in {OK, NOT_MODIFIED}:
                raise NotFetched(f"answered with {answer.status}", do="it is polled again later")
            found = [] if answer.status == NOT_MODIFIED else self._entries(answer)
        except InputError as error:
            self.total.failed += 1
            self.tell(error.at(feed.url))
            self._failed(feed, answer)
            return
        now = self.clock.now()
        self.total.unchanged += answer.status == NOT_MODIFIED
        kept = Feed(url=feed.url, etag=feed.etag, modified=feed.modified, polled=now)
        if answer.status == OK:
            kept.etag, kept.modified = _mark(answer, "etag"), _mark(answer, "last-modified")
        self.total.entries += self.state.polled(kept, found)

    def _failed(self, feed: Feed, answer: Answer | None) -> None:
        """Leave a feed alone for twice as long as last time, or as long as it wants."""
        now = self.clock.now()
        wanted = (retry_after(answer, now) if answer else None) or 0.0
        failures = feed.failures + 1
        backoff = min(self.settings.interval * 2.0 ** min(failures, 20), DAY)
        feed.polled, feed.failures, feed.due = now, failures, now + max(backoff, min(wanted, 7 * DAY))
        self.state.polled(feed)

    def _entries(self, answer: Answer) -> list[Entry]:
        return entries(as_utf8(answer.body, content_type(answer)[1]), Options(limit=self.settings.limit))

    def _code(self) -> None:
        """Code all that waits."""
        while (one := self.state.waiting(self.clock.now())) is not None:
            if one.starts >= STARTS:
                self._aside(one, DragomanError(f"it ended this command {one.starts} times", do="a bug; please report it with the text"))
                continue
            self.state.start(one.seq)
            try:
                self._one(one)
            except BaseException:  # a full disk, Ctrl-C: it says nothing of the entry, as the end of the process would
                self.state.stop(one.seq)
                raise

    def _one(self, one: Waiting) -> None:
        coder = self.coder()  # what it fails for is nothing of this entry
        try:
            report = self._report(one)
            record = coder(report)
        except NotNow as error:
            self.tell(error.at(one.feed))
            self.state.later(one.seq, self.clock.now() + min(self.settings.least * 2.0**one.tries, DAY))
            return
        except InputError as error:
            self._aside(one, error)
            return
        except Exception as error:  # noqa: BLE001  # whatever a page or text does to its reader, the watch goes on
            self._aside(one, DragomanError(f"{type(error).__name__}: {error}", do="a bug; please report it with the text"))
            return
        with Writer(self.store) as writer:
            writer.add(record, source=one.feed, pointer=one.entry.link or report.id)
        with Store(self.store) as store:
            ident = id_of(record.report)
            events = [store.event(part_id("e", ident, event.id)) for event in record.events]
        self.total.events += self.state.done(one.seq, [(event.id, event.to_json().encode()) for event in events])
        self.total.coded += 1

    def _report(self, one: Waiting) -> Report:
        """The report of an entry: its page where pages are fetched and can be had, else its own text. Raises InputError."""
        entry = one.entry
        if self.settings.pages and entry.link:
            try:
                return self._page(entry.link, entry.report.published if entry.report else entry.published, entry.title)
            except InputError as error:
                if isinstance(error, NotNow) and one.tries + 1 < TRIES:
                    raise
                if entry.report is None:
                    raise NotFetched(error.what, where=entry.link, do=error.do) from None
        if entry.report is None:
            raise _Unreadable(entry.code, entry.what, where=entry.link or one.feed, do=entry.do)
        return entry.report

    def _page(self, url: str, published: datetime.date | None, title: str | None) -> Report:
        answer = self.fetcher.get(url)
        if answer.status == TOO_MANY or answer.status >= 500:
            raise NotNow(f"answered with {answer.status}", where=url, do="it is tried again later")
        if answer.status != OK:
            raise NotFetched(f"answered with {answer.status}", where=url, do="leave it out")
        options = Options(published=published, title=title, limit=self.settings.limit)
        found = next(reports_of(answer, options), None)
        if isinstance(found, Report):
            return found
        raise found.at(url) if found else NotFetched("no report there", where=url, do="leave it out")

    def _aside(self, one: Waiting, error: DragomanError) -> None:
        error = error if error.where else error.at(one.entry.link or one.feed)
        self.total.aside += 1
        self.tell(error)
        self.state.aside(one.seq, f"{error.code} {error}")

    def _deliver(self) -> None:
        """Tell what is to be told; where it is not taken, again later, each time twice as late."""
        while self.clock.now() >= self._send_due and (found := batches(self.state.untold(BATCH))):
            try:
                self.sink.take([(ident, body) for _, ident, body in found])
            except NotTaken as error:
                self.tell(error)
                self._sends += 1
                self._send_due = self.clock.now() + max(min(2.0 ** (self._sends - 1), HOUR), error.after or 0.0)
                return
            self.state.told([number for number, _, _ in found])
            self._sends, self._send_due = 0, 0.0


class _Unreadable(UnreadableFile):
    """What an entry could not be read for, with the code that it had."""

    def __init__(self, code: str, what: str, *, where: str, do: str) -> None:
        super().__init__(what, where=where, do=do)
        self.code = code


def _mark(answer: Answer, name: str) -> str | None:
    """A mark of a version that can be sent back."""
    value = answer.headers.get(name, "")
    return value if 0 < len(value) <= 1000 and value.isascii() and value.isprintable() else None
