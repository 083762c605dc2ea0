"""Pages, feeds and files from the web, only when a user asks for it.

There is no proxy, no cookie and no second look-up of a name: the address that was checked is the one that is connected to.
"""

import email.utils
import http.client
import re
import socket
import ssl
import threading
import time
import urllib.robotparser
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urljoin

import msgspec

from dragoman import __version__
from dragoman.sources.address import Found, NotFetched, NotNow, Target, resolved, target

AGENT = f"Dragoman/{__version__} (event data from news; reads what a user names)"
ROBOT = "Dragoman"
CHUNK = 1 << 16
ROBOTS_BYTES = 512 << 10  # RFC 9309 asks for as much at least
ROBOTS_SECONDS = 86_400.0  # RFC 9309: no longer than a day
LONGEST_PAUSE = 60.0  # seconds between two requests that a robots.txt may ask for
FAILED_SECONDS = 300.0  # a robots.txt that cannot be had is not asked for again so long
ADDRESSES = 4  # of one host that are tried
OK, NOT_MODIFIED, TOO_MANY = 200, 304, 429
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CODINGS = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # zlib's wbits
_RATE = re.compile(r"\s*(crawl-delay|request-rate)\b", re.IGNORECASE)
_DELAY = re.compile(r"\s*crawl-delay\s*:\s*[0-9]{1,6}\s*(#.*)?$", re.IGNORECASE | re.ASCII)  # all else makes robotparser fail
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """What fetching may take: `seconds` for a whole answer, `wait` for a part of it; bytes, packed or unpacked; redirects in a row.

    `pause` is the least time in seconds between two requests to one host; `private` allows addresses that are not of the open Internet.
    """

    private: bool = False
    seconds: float = 30.0
    wait: float = 10.0
    largest: int = 16 << 20
    redirects: int = 5
    pause: float = 1.0
    agent: str = AGENT


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a server answered; `url` is where it was found after redirects, `headers` have lower-case names."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class _Robots:
    """What a robots.txt said, or why it could not be had, and until when that holds."""

    until: float
    rules: urllib.robotparser.RobotFileParser
    failed: NotFetched | None = None


class Fetcher:
    """Fetches URLs one after the other and remembers the robots.txt of their hosts."""

    def __init__(self, policy: Policy | None = None) -> None:
        self.policy = policy or Policy()
        self._robots: dict[str, _Robots] = {}
        self._last: dict[str, float] = {}
        self._tls = ssl.create_default_context()

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer, whatever its status, after redirects, each checked as the first. Raises NotFetched."""
        return self._get(url, dict(headers or {}), robots=True)

    def post(self, url: str, body: bytes, *, headers: Mapping[str, str]) -> Answer:
        """The answer to what is sent, without its body; redirects are not followed, robots.txt is not asked. Raises NotFetched."""
        return self._ask(target(url), dict(headers), self.policy.largest, body)

    def _get(self, url: str, headers: dict[str, str], *, robots: bool, largest: int | None = None) -> Answer:
        at = url
        for _ in range(self.policy.redirects + 1):
            where = target(at)
            if robots and not self._allowed(where):
                raise NotFetched("the site's robots.txt forbids it", where=at, do="ask the site, or leave it out")
            if robots:
                self._pause(where)
            answer = self._ask(where, headers, largest or self.policy.largest)
            place = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not place:
                return answer
            at = _joined(at, place)
        raise NotFetched(f"more than {self.policy.redirects} redirects", where=url, do="check the URL")

    def _allowed(self, where: Target) -> bool:
        now = time.monotonic()
        kept = self._robots.get(where.origin)
        if kept is None or now > kept.until:
            kept = self._robots[where.origin] = self._rules(where, now)
        if kept.failed is not None:
            raise type(kept.failed)(kept.failed.what, where=where.url, do=kept.failed.do)
        return kept.rules.can_fetch(ROBOT, where.url)

    def _rules(self, where: Target, now: float) -> "_Robots":
        """The rules of a host as RFC 9309 has them: none there, all is allowed; not to be had, nothing is."""
        rules = urllib.robotparser.RobotFileParser()
        try:
            answer = self._get(f"{where.origin}/robots.txt", {}, robots=False, largest=ROBOTS_BYTES)
        except NotFetched as error:
            return _Robots(now + FAILED_SECONDS, rules, error)
        if answer.status != OK and (answer.status not in range(400, 500) or answer.status == TOO_MANY):
            failed = NotNow(f"its robots.txt is answered with {answer.status}", do="try again later")
            return _Robots(now + FAILED_SECONDS, rules, failed)
        told = answer.body.decode("utf-8-sig", "replace") if answer.status == OK else ""
        rules.parse([line for line in told.splitlines() if not _RATE.match(line) or _DELAY.match(line)])
        return _Robots(now + ROBOTS_SECONDS, rules)

    def _pause(self, where: Target) -> None:
        """Wait until the host may be asked again."""
        kept = self._robots.get(where.origin)
        wanted = float(kept.rules.crawl_delay(ROBOT) or 0) if kept else 0.0
        if where.host in self._last:
            left = self._last[where.host] + max(min(wanted, LONGEST_PAUSE), self.policy.pause) - time.monotonic()
            time.sleep(max(left, 0.0))
        self._last[where.host] = time.monotonic()

    def _ask(self, where: Target, headers: dict[str, str], largest: int, sent: bytes | None = None) -> Answer:
        until = time.monotonic() + self.policy.seconds
        addresses = resolved(where, private=self.policy.private, seconds=self.policy.wait)
        connection = _Connection(where, addresses, self.policy.wait, self._tls)
        with _Deadline(connection, until) as deadline:
            try:
                connection.connect()
                connection.request("GET" if sent is None else "POST", where.path, body=sent, headers=self._headers(headers))
                answer = _answer(connection.getresponse(), where, largest if sent is None else None)
            except (NotFetched, OSError, http.client.HTTPException, zlib.error, ValueError) as error:
                if not deadline.passed:
                    raise self._explained(error, where) from None
            if not deadline.passed:
                return answer
        raise NotNow(f"no whole answer within {self.policy.seconds:g} seconds", where=where.url, do="try again later")

    def _explained(self, error: Exception, where: Target) -> NotFetched:
        if isinstance(error, NotFetched):
            return error
        if isinstance(error, TimeoutError):
            return NotNow(f"nothing comes within {self.policy.wait:g} seconds", where=where.url, do="try again later")
        if isinstance(error, ssl.SSLCertVerificationError):
            return NotFetched(f"its certificate is not good: {error.verify_message}", where=where.url, do="check the URL")
        told = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return NotNow(f"cannot be fetched: {' '.join(told.split())[:120]}", where=where.url, do="check the URL and the connection")

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        return {"User-Agent": self.policy.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip", "Connection": "close", **more}


class _Connection(http.client.HTTPConnection):
    """A connection to one of the addresses that were checked; the name is not looked up again."""

    def __init__(self, where: Target, addresses: list[Found], wait: float, tls: ssl.SSLContext) -> None:
        super().__init__(where.host, where.port, timeout=wait)
        self.default_port = 443 if where.scheme == "https" else 80  # for the Host header
        self._where, self._addresses, self._wait, self._tls = where, addresses, wait, tls
        self.raw: socket.socket | None = None

    def connect(self) -> None:
        failed: OSError | None = None
        for family, address in self._addresses[:ADDRESSES]:
            self.raw = socket.socket(family, socket.SOCK_STREAM)
            try:
                self.raw.settimeout(self._wait)
                self.raw.connect(address)
                self.sock = self._secured(self.raw) if self._where.scheme == "https" else self.raw
            except OSError as error:
                (self.sock or self.raw).close()
                self.sock, failed = None, error
            else:
                return
        raise failed or OSError("no address")

    def _secured(self, raw: socket.socket) -> ssl.SSLSocket:
        found = self._tls.wrap_socket(raw, server_hostname=self._where.host, do_handshake_on_connect=False)
        self.sock = found  # to be cut while it shakes hands
        found.do_handshake()
        return found

    def cut(self) -> None:
        """End it from another thread, whatever it waits for."""
        for one in (self.sock, self.raw):
            if one is not None:
                try:
                    socket.socket.shutdown(one, socket.SHUT_RDWR)
                except OSError:
                    continue


class _Deadline:
    """Cuts a connection when its time is over: a server that sends a byte now and then holds nobody."""

    def __init__(self, connection: _Connection, until: float) -> None:
        self.passed = False
        self._connection = connection
        self._timer = threading.Timer(max(until - time.monotonic(), 0), self._cut)
        self._timer.daemon = True

    def _cut(self) -> None:
        self.passed = True
        self._connection.cut()

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._connection.close()


def _answer(response: http.client.HTTPResponse, where: Target, largest: int | None) -> Answer:
    headers = {name.lower(): value for name, value in response.getheaders()}
    body = b""
    if response.status == OK and largest is not None:
        body = _body(response, headers, where, largest)
    return Answer(url=where.url, status=response.status, headers=headers, body=body)


def _body(response: http.client.HTTPResponse, headers: Mapping[str, str], where: Target, largest: int) -> bytes:
    """The bytes of an answer, unpacked; neither they nor what came over the wire are more than `largest`."""
    coding = headers.get("content-encoding", "identity").strip().lower()
    if coding not in {"identity", "", *_CODINGS}:
        raise NotFetched(f"packed as {coding[:40]!r}", where=where.url, do="save it to a file and give that")
    if response.length is not None and response.length > largest:
        raise _too_large(where, largest)
    packed = coding in _CODINGS
    unpack = zlib.decompressobj(_CODINGS[coding]) if packed else None
    found, came = bytearray(), 0
    while chunk := response.read1(CHUNK):
        came += len(chunk)
        found += unpack.decompress(chunk, largest + 1 - len(found)) if unpack else chunk
        if max(came, len(found)) > largest:
            raise _too_large(where, largest)
    if response.length or (unpack and came and not unpack.eof):
        raise NotNow("the answer breaks off", where=where.url, do="try again later")
    return bytes(found)


def _too_large(where: Target, largest: int) -> NotFetched:
    return NotFetched(f"more than {largest:,} bytes", where=where.url, do="save it to a file and give that")


def _joined(at: str, place: str) -> str:
    try:
        return urljoin(at, place)
    except ValueError as error:
        raise NotFetched(f"a redirect to no URL: {error}", where=at, do="check the URL") from None


def retry_after(answer: Answer, now: float) -> float | None:
    """Seconds to wait as `Retry-After` has it, a number or a date; None where it says nothing."""
    told = answer.headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return float(told[:9])
    try:
        return max(email.utils.parsedate_to_datetime(told).timestamp() - now, 0.0)
    except (ValueError, TypeError, OverflowError):
        return None
