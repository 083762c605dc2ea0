"""How fast the explorer answers: every page and chart of a store, the first time and again, and how much it sends.

    python benchmarks/explorer.py [STORE] [--events N] [--keep FILE]

Without STORE one is made as in benchmarks/store.py (a million events if not said). The application is asked in this process, through
its gate and its compression, as a server would. Times are of the wall clock; `first` is with nothing remembered, `again` the median of
five. Prints; judges nothing.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from store import copies, real_records

from dragoman.explorer.app import explorer
from dragoman.explorer.guard import Access
from dragoman.store.store import Store
from dragoman.store.writer import Writer

MB = 1_000_000
FILTERS = (
    "actor=KEN+GOV",
    "type=ASSAULT&status=occurred",
    "country=UKR&since=2015-01-01&until=2015-12-31",
    "text=ceasefire",
    "text=government",
    "confidence=0.9&sector=MIL",
    "actor=Nobody+at+all",
)


def made(path: Path, events: int) -> Path:
    """A store of so many events."""
    records = real_records()
    with Writer(path) as writer:
        for record in copies(records, events, in_order=True):
            writer.add(record)
    return path


def paths(store: Path) -> Iterator[str]:
    """What is asked: every page and chart, without filters and with."""
    with Store(store) as found:
        actor = next(iter(found.actors(limit=1)))
        last = found.events().page(1, newest=True)
        event, after = last.events[0], last.after
        middle = found.events(since="2012-06-01").page(1)
        other = next((who.id for who in event.recipient), actor.id)
    yield from ("/", "/map", "/network", "/network?by=country", "/statements", "/actors", "/corrections", "/sample?seed=3", "/api")
    yield from (f"/?after={after}", f"/?after={middle.after}")
    yield from (f"/events/{event.id}", f"/reports/{event.report}", f"/actors/{quote(actor.id)}")
    yield from ("/dyads?by=country&a=KEN&b=IRN", f"/dyads?by=actor&a={actor.id}&b={other}")
    yield from ("/search?q=president", "/search?q=%22peace+talks%22", "/api/v1/timeline", "/api/v1/map", "/api/v1/network", "/api/v1/dyads")
    yield from ("/api/v1/events?limit=500", "/api/v1/statements", "/api/v1/info", "/api/v1/openapi.json", "/?reviewed=1")
    for told in FILTERS:
        yield from (f"/?{told}", f"/api/v1/timeline?{told}", f"/map?{told}", f"/network?{told}", f"/sample?{told}")


def asked(app: Any, path: str) -> tuple[int, float, int]:  # noqa: ANN401  # an ASGI application
    """Status, seconds and compressed bytes of an answer."""
    told = urlsplit(path)
    headers = {"host": "localhost", "accept-encoding": "gzip"}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": told.path,
        "raw_path": told.path.encode(),
        "query_string": told.query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
    }
    got: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if got:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        got.append(message)

    start = time.perf_counter()
    asyncio.run(app(scope, receive, send))
    spent = time.perf_counter() - start
    return got[0]["status"], spent, sum(len(message.get("body", b"")) for message in got)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", nargs="?", type=Path)
    parser.add_argument("--events", type=int, default=MB)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = given.store or made(given.keep or Path(folder) / "big.db", given.events)
        with Store(store) as found:
            print({name: f"{count:,}" for name, count in found.counts().items()})
        access = Access(burst=1e9)
        print(f"{'first ms':>9} {'again ms':>9} {'kB sent':>9}  status  path")
        slow = []
        for path in paths(store):
            app = explorer(store, access)
            status, first, size = asked(app, path)
            again = statistics.median(asked(app, path)[1] for _ in range(5))
            print(f"{first * 1000:9.0f} {again * 1000:9.0f} {size / 1000:9.1f}  {status}     {path}")
            if first > 0.2 or size > MB:
                slow.append(path)
        print(f"over 200 ms the first time, or over 1 MB: {', '.join(slow) or 'none'}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
