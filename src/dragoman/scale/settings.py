"""What a run is told, the same for every process that takes part in it."""

import datetime
import hashlib
from pathlib import Path

import msgspec

from dragoman.record import CoderPart
from dragoman.sources.settings import Fields, Options
from dragoman.sources.text import MAX_CHARACTERS

FORMAT = 1  # of shard files and receipts; another one makes all shards new
SECONDS = 120.0  # a text of the greatest length takes some 10 s on a slow core
MEGABYTES = 1024  # a process that codes takes some 300
SHARD_BYTES = 1 << 20  # some 170,000 words, half a minute of one core


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of a run.

    `published`, `limit` and `fields` are as in `Options` of sources; `model`, `knowledge`, `actors` and `events` are paths as in `load`.
    A report may take `seconds` of time, its process `megabytes` of memory. `shard_bytes` is the size of input that one shard should have.
    """

    published: datetime.date | None = None
    limit: int = MAX_CHARACTERS
    fields: Fields = Fields()
    model: str | None = None
    knowledge: str | None = None
    actors: str | None = None
    events: str | None = None
    seconds: float = SECONDS
    megabytes: int = MEGABYTES
    shard_bytes: int = SHARD_BYTES
    spool: str | None = None  # where standard input, the file “-”, was written to

    def place(self, name: str) -> Path:
        """Where the bytes of a file of the run lie."""
        return Path(self.spool) if name == "-" and self.spool else Path(name)

    def options(self) -> Options:
        """How sources are read."""
        return Options(published=self.published, limit=self.limit, fields=self.fields)

    def parts(self) -> tuple[Path | None, Path | None, Path | None, Path | None]:
        """Model, knowledge, own actors and own events, as `load` takes them."""
        model, knowledge, actors, events = (Path(one) if one else None for one in (self.model, self.knowledge, self.actors, self.events))
        return model, knowledge, actors, events


def fingerprint(*told: object) -> str:
    """Twenty hexadecimal digits of what is told, the same for the same content."""
    return hashlib.sha256(msgspec.json.encode(told, order="deterministic")).hexdigest()[:20]


def coder_key(part: CoderPart) -> str:
    """The fingerprint of code, model and facts."""
    return fingerprint(FORMAT, part)
