"""URLs as inputs of commands: read only with --fetch."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.address import NotFetched, is_url
from dragoman.sources.settings import Fields, Options

if TYPE_CHECKING:
    from dragoman.sources.fetch import Fetcher


def with_web(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that allow reading URLs."""
    fetch = click.option("--fetch", is_flag=True, help="Read URLs too, politely (docs/watch.md).")
    private = click.option("--allow-private", is_flag=True, help="Fetch also from this machine and private networks.")
    return fetch(private(command))


class Web:
    """What a command may read from the web: nothing, unless it is told to."""

    def __init__(self, *, fetch: bool = False, private: bool = False) -> None:
        self.fetch, self.private = fetch, private
        self._fetcher: Fetcher | None = None

    def reports(self, url: str, options: Options) -> Iterator[Report | InputError]:
        """The reports behind a URL, or one error that says why there are none."""
        if not self.fetch:
            yield NotFetched("a URL, and nothing is fetched unasked", where=url, do="--fetch reads it")
            return
        from dragoman.sources.fetch import Fetcher, Policy
        from dragoman.sources.web import fetched

        if self._fetcher is None:
            self._fetcher = Fetcher(Policy(private=self.private))
        yield from fetched(url, self._fetcher, options)


def as_files(inputs: Sequence[str], web: Web, home: Path, options: Options, told: Callable[[InputError], None]) -> tuple[str, ...]:
    """Inputs with each URL replaced by a JSON Lines file of its reports under `home`; `told` hears of what is set aside."""
    from dragoman.scale.ledger import explaining

    found = []
    for words in inputs:
        if not is_url(words):
            found.append(words)
            continue
        place = home / "fetched" / f"{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.jsonl"
        lines = []
        for one in web.reports(words, options):
            if isinstance(one, InputError):
                told(one)
            else:
                lines.append(_line(one, options.fields))
        if lines:
            with explaining(place):
                place.parent.mkdir(parents=True, exist_ok=True)
                part = place.with_name(place.name + ".part")
                part.write_bytes(b"".join(lines))
                part.replace(place)
            found.append(str(place))
    return tuple(found)


def _line(report: Report, fields: Fields) -> bytes:
    """A report as the run will look for it."""
    told = {
        fields.id or "id": report.id,
        fields.date or "published": report.published.isoformat(),
        fields.title or "title": report.title,
        fields.outlet or "publisher": report.publisher,
        "url": report.url,
        fields.text or "text": report.text,
    }
    return msgspec.json.encode(told) + b"\n"
