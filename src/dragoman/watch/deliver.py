"""Where events go: lines on a stream, or a webhook with a signature."""

import hashlib
import hmac
import time
from collections.abc import Callable, Sequence
from typing import BinaryIO, Protocol

from dragoman.sources.address import NotFetched, target
from dragoman.sources.fetch import Fetcher, Policy, retry_after
from dragoman.watch.errors import WatchError

BATCH = 100  # events of one request
LARGEST = 1 << 20  # bytes of one request, unless one event has more


class NotTaken(WatchError):  # noqa: N818  # it says it without Error
    """A webhook did not take events; `after` is how many seconds it wants to be left alone, where it says so."""

    def __init__(self, what: str, *, where: str = "", do: str = "", after: float | None = None) -> None:
        super().__init__(what, where=where, do=do)
        self.after = after


class Sink(Protocol):
    """Takes events, each an id and one line of JSON without its end; when it returns they are safe."""

    def take(self, events: Sequence[tuple[str, bytes]]) -> None:
        """Take them. Raises NotTaken."""


class Lines:
    """Events as JSON Lines on a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def take(self, events: Sequence[tuple[str, bytes]]) -> None:
        """Write them."""
        self.stream.write(b"".join(body + b"\n" for _, body in events))
        self.stream.flush()


class Webhook:
    """Events as JSON Lines in POST requests, signed.

    `Dragoman-Signature: t=SECONDS,v1=HEX`, where HEX is the HMAC-SHA256, with the secret, of SECONDS, a full stop and the body.
    `Dragoman-Delivery` is the same whenever the same events are sent again.
    """

    def __init__(self, url: str, secret: bytes, *, seconds: float = 30.0, now: Callable[[], float] = time.time) -> None:
        self.url, self.now = target(url).url, now
        self._secret = secret
        self._fetcher = Fetcher(Policy(private=True, seconds=seconds))  # the user names it; nobody else does

    def take(self, events: Sequence[tuple[str, bytes]]) -> None:
        """Send them. Raises NotTaken for all but a status of 200 to 299."""
        body = b"".join(line + b"\n" for _, line in events)
        stamp = int(self.now())
        headers = {
            "Content-Type": "application/x-ndjson",
            "Dragoman-Delivery": hashlib.sha256("\n".join(ident for ident, _ in events).encode()).hexdigest()[:32],
            "Dragoman-Signature": f"t={stamp},v1={signature(self._secret, stamp, body)}",
        }
        try:
            answer = self._fetcher.post(self.url, body, headers=headers)
        except NotFetched as error:
            raise NotTaken(error.what, where=self.url, do="the events are kept and sent again") from None
        if not 200 <= answer.status < 300:
            after = retry_after(answer, self.now())
            raise NotTaken(f"answered with {answer.status}", where=self.url, do="the events are kept and sent again", after=after)


def signature(secret: bytes, stamp: int, body: bytes) -> str:
    """What proves that a body comes from who knows the secret, in hexadecimal.

    >>> signature(b"word", 1700000000, b"{}")[:12]
    '91e1a27c6c2a'
    """
    return hmac.new(secret, f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()


def batches(events: Sequence[tuple[int, str, bytes]]) -> Sequence[tuple[int, str, bytes]]:
    """As many of the first events as go into one request."""
    size = 0
    for count, (_, _, body) in enumerate(events):
        size += len(body) + 1
        if count and size > LARGEST:
            return events[:count]
    return events
