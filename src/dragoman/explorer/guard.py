"""Who may ask, from where, how much: host names, a token, changes from our own pages only, sizes and rates; and what every answer says."""

import hmac
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import cookie_parser
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
COOKIE = "dragoman"
BODY = 1 << 20  # bytes of a request's body
PEERS = 10_000  # addresses whose requests are counted
SAFE = frozenset({"GET", "HEAD"})
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # no-referrer would make forms of ours come from "null"
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Access:
    """Under which host names the pages answer, the token of this run, and whether reading needs it and changes are taken."""

    hosts: frozenset[str] = LOOPBACK
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    everyone: bool = True  # whether reading needs no token: on this machine alone
    changes: bool = False
    burst: float = 400.0  # requests of one address at once
    a_second: float = 80.0  # and how many more each second

    @property
    def csrf(self) -> str:
        """What a form of ours carries."""
        return hmac.new(self.token.encode(), b"form", "sha256").hexdigest()

    def known(self, given: str | None) -> bool:
        """Whether that is the token."""
        return given is not None and hmac.compare_digest(given.encode(), self.token.encode())


class Guard:
    """The gate before the application."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app, self.access = app, access
        self._left: dict[str, tuple[float, float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        answer = self._refusal(scope, headers) or self._arrival(scope)
        scope.setdefault("state", {})["trusted"] = self._trusted(headers)
        if answer:
            await answer(scope, receive, _telling(send))
            return
        await self.app(scope, _limited(receive), _telling(send))

    def _refusal(self, scope: Scope, headers: Mapping[str, str]) -> Response | None:
        """Why a request is not let in; None where it is."""
        if _host(headers.get("host", "")) not in self.access.hosts:
            return _no(421, "this name is not served here", "open the address that `dragoman serve` printed")
        if not self._in_time((scope.get("client") or ("?",))[0]):
            return _no(429, "too many requests", "wait a second")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > BODY:
            return _no(413, f"more than {BODY} bytes", "send less at once")
        if scope["method"] not in SAFE and not self._own(headers):
            return _no(403, "the request comes from another site", "use the pages of this server")
        if not self.access.everyone and not self._trusted(headers) and not self._asks_in(scope):
            return _no(401, "a token is needed", "open the address with ?token=… that `dragoman serve` printed")
        return None

    def _own(self, headers: Mapping[str, str]) -> bool:
        """Whether a change comes from a page of ours, or from no page at all."""
        origin = headers.get("origin")
        return origin is None or _host(urlsplit(origin).netloc) in self.access.hosts

    def _trusted(self, headers: Mapping[str, str]) -> bool:
        kind, _, given = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self.access.known(given.strip()):
            return True
        return self.access.known(cookie_parser(headers.get("cookie", "")).get(COOKIE))

    def _asks_in(self, scope: Scope) -> bool:
        return self.access.known(dict(parse_qsl(scope["query_string"].decode("latin-1"))).get("token"))

    def _arrival(self, scope: Scope) -> Response | None:
        """The same address without the token, which is kept as a cookie from now on."""
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if scope["method"] not in SAFE or not self.access.known(dict(pairs).get("token")):
            return None
        query = urlencode([pair for pair in pairs if pair[0] != "token"])
        path = "/" + scope["path"].lstrip("/")
        answer = RedirectResponse(f"{path}?{query}" if query else path, status_code=303)
        answer.set_cookie(COOKIE, self.access.token, httponly=True, samesite="strict", path="/")
        return answer

    def _in_time(self, peer: str) -> bool:
        now = time.monotonic()
        left, last = self._left.get(peer, (self.access.burst, now))
        left = min(self.access.burst, left + (now - last) * self.access.a_second) - 1.0
        if len(self._left) >= PEERS:
            self._left.clear()
        self._left[peer] = (max(left, -1.0), now)
        return left >= 0


def _host(told: str) -> str:
    """The host's name of "name:port".

    >>> _host("[::1]:8000"), _host("localhost"), _host("127.0.0.1:80")
    ('::1', 'localhost', '127.0.0.1')
    """
    if told.startswith("["):
        return told[1:].partition("]")[0].lower()
    return told.rpartition(":")[0].lower() if told.rpartition(":")[2].isdigit() and ":" in told else told.lower()


def _no(status: int, error: str, do: str) -> Response:
    return JSONResponse({"error": error, "do": do}, status_code=status)


def _limited(receive: Receive) -> Receive:
    """A body that ends where it grows too large, whatever its length was said to be."""
    seen = 0

    async def call() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if seen > BODY else message

    return call


def _telling(send: Send) -> Send:
    """Answers with the headers that every answer has."""

    async def call(message: Message) -> None:
        if message["type"] == "http.response.start":
            names = {name.lower() for name, _ in message["headers"]}
            more = [(name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in names]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return call
