"""Addresses on the network: which URL may be asked, and which machine it may lead to."""

import ipaddress
import queue
import re
import socket
import threading
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec

from dragoman.errors import InputError

LONGEST = 4096  # characters of a URL
SAY_PRIVATE = "--allow-private reads it, if you trust it"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SAFE = "%/:=&?~+!$,;'@()*[]|"
Found = tuple[socket.AddressFamily, Any]  # family, and what `connect` takes


class NotFetched(InputError):  # noqa: N818  # it says it without Error
    """A URL that is not read: not asked to, forbidden, out of reach, too large or too slow."""

    code = "DRG-E018"


class NotNow(NotFetched):
    """A URL that could not be read this time, and may be later."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A URL in its parts: `host` in ASCII, `path` with the query, both as they go over the wire."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def is_url(words: str) -> bool:
    """Whether words begin as a URL does, of whatever scheme.

    >>> is_url("https://example.org/feed"), is_url("reports/may.txt")
    (True, False)
    """
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", words) is not None


def target(url: str) -> Target:
    """The parts of a URL that may be asked: http or https, with a host, without a user's name. Raises NotFetched.

    >>> target("HTTPS://Example.org/a b#c").path
    '/a%20b'
    """
    if len(url) > LONGEST:
        raise NotFetched(f"a URL of {len(url):,} characters", where=url[:80], do="give a shorter one")
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError as error:  # UnicodeError is one
        raise NotFetched(f"no URL: {str(error)[:80]}", where=url, do="check it") from None
    if parts.scheme not in {"http", "https"}:
        raise NotFetched(f"{parts.scheme or 'nothing'}: is not fetched", where=url, do="give an http or https URL")
    if not host or re.search(r"[\x00-\x20/\\@]", host):
        raise NotFetched("a URL without a host", where=url, do="check it")
    if parts.username is not None or parts.password is not None:
        raise NotFetched("a URL with a user's name", where=url, do="leave name and password out")
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Target(url=url, scheme=parts.scheme, host=host, port=port or (443 if parts.scheme == "https" else 80), path=path)


def public(address: str) -> bool:
    """Whether an IP address is one of the open Internet, those that carry an IPv4 address inside looked into.

    >>> [public(one) for one in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1", "169.254.169.254", "224.0.0.1")]
    [True, False, False, False, False]
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found in _NAT64:  # all of it counts as reserved; what it stands for decides
            return public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
        carried = [one for one in (found.ipv4_mapped, found.sixtofour, *(found.teredo or ())) if one is not None]
        if not all(public(str(one)) for one in carried):
            return False
        if found.is_site_local:
            return False
    bad = found.is_private or found.is_loopback or found.is_link_local or found.is_multicast or found.is_reserved or found.is_unspecified
    return found.is_global and not bad


def resolved(where: Target, *, private: bool, seconds: float) -> list[Found]:
    """The addresses of a host, to be connected to as they are. Raises NotFetched where any of them is not public, unless `private`."""
    answers: queue.SimpleQueue[list[Found] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(where.host, where.port, type=socket.SOCK_STREAM)
            answers.put([(family, address) for family, _, _, _, address in found])
        except (OSError, ValueError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()  # it has no time limit of its own
    try:
        told = answers.get(timeout=seconds)
    except queue.Empty:
        raise NotNow(f"no address of {where.host} within {seconds:g} seconds", where=where.url, do="try again later") from None
    if isinstance(told, Exception):
        raise NotNow(f"no address of {where.host}: {getattr(told, 'strerror', None) or told}", where=where.url, do="check the name")
    refused = next((address[0] for _, address in told if not public(str(address[0]))), None)
    if refused is not None and not private:
        raise NotFetched(f"{where.host} is {refused}, not an address of the open Internet", where=where.url, do=SAY_PRIVATE)
    return told
