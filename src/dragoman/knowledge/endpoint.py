"""Asking a SPARQL endpoint: the only place of this package that opens a connection, and only to an address that a user gives."""

import time
import urllib.error
import urllib.request
from http.client import HTTPMessage
from typing import IO
from urllib.parse import urlencode, urlsplit

from dragoman.errors import KnowledgeError

LARGEST = 50_000_000  # bytes of an answer; all tenures since 1990 have some 5 million
SECONDS = 120.0  # Wikidata's own limit of a query is 60
CHUNK = 65_536
AGENT = "Dragoman (tenures of office holders; asked by a user)"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class _Watched(urllib.request.HTTPRedirectHandler):
    """Follows no answer to an address that a user could not have given."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - urllib's own
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        checked(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def checked(url: str) -> str:
    """The address, if it is one to ask: https, or http on this machine. Raises KnowledgeError for every other."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise KnowledgeError(f"no address: {error}", where=url) from error
    if not host or parts.username or parts.password:
        raise KnowledgeError("no address of an endpoint", where=url, do="give https://HOST/PATH, without a user name")
    if parts.scheme == "https" or (parts.scheme == "http" and host in _LOCAL):
        return url
    raise KnowledgeError(f"{parts.scheme}: is not asked", where=url, do="give an https address (http only on this machine)")


def ask(url: str, query: str, *, seconds: float = SECONDS, largest: int = LARGEST) -> bytes:
    """The answer of an endpoint to a query, as SPARQL JSON.

    Waits `seconds` at most for the whole answer and takes `largest` bytes at most. Raises KnowledgeError, with the address, for everything
    that goes wrong.
    """
    handlers: list[urllib.request.BaseHandler] = [_Watched()]
    if urlsplit(checked(url)).hostname in _LOCAL:
        handlers.append(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(  # noqa: S310 - checked above
        url,
        data=urlencode({"query": query}).encode(),
        headers={"Accept": "application/sparql-results+json", "User-Agent": AGENT},
    )
    until = time.monotonic() + seconds
    try:
        with urllib.request.build_opener(*handlers).open(request, timeout=seconds) as answer:
            return _whole(answer, url, until, largest)
    except urllib.error.HTTPError as error:
        wait = error.headers.get("Retry-After") if error.headers else None
        error.close()
        do = f"try again in {wait} seconds" if wait and wait.isdigit() else "try again later, or save the answer to a file and give that"
        raise KnowledgeError(f"the endpoint answers {error.code} {error.reason}", where=url, do=do) from error
    except TimeoutError as error:
        raise KnowledgeError(f"no answer within {seconds:g} seconds", where=url, do="try again later") from error
    except (urllib.error.URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise KnowledgeError(f"no answer within {seconds:g} seconds", where=url, do="try again later") from error
        raise KnowledgeError(f"the endpoint cannot be asked: {reason}", where=url, do="check the address and the connection") from error


def _whole(answer: IO[bytes], url: str, until: float, largest: int) -> bytes:
    found = bytearray()
    while chunk := answer.read(CHUNK):
        found += chunk
        if len(found) > largest:
            raise KnowledgeError(f"the answer has more than {largest:,} bytes", where=url)
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(found)
