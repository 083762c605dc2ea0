"""URLs are read politely, only when asked to, and never from where they should not lead."""

import contextlib
import gzip
import http.server
import ipaddress
import json
import socket
import threading
import time
import zlib

import pytest

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources import address, web
from dragoman.sources.address import NotFetched
from dragoman.sources.fetch import AGENT, Answer, Fetcher, Policy, retry_after
from dragoman.sources.settings import Options

STORY = (
    "Kenya recalled its ambassador to Somalia on Monday, the foreign ministry in Nairobi said. Somalia rejected the accusation and "
    "asked the African Union to send an envoy to both capitals before the end of the week."
)
PAGE = f"""<!doctype html><html><head><title>Envoy recalled</title>
<meta property="article:published_time" content="2019-02-18T09:00:00+03:00"></head>
<body><nav>Home News</nav><article><h1>Envoy recalled</h1><p>{STORY}</p><p>“Café” is where they met, officials said.</p></article>
</body></html>"""
FEED = f"""<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><title>Café Wire</title><item><guid>g1</guid>
<title>Envoy recalled</title><pubDate>Mon, 18 Feb 2019 09:00:00 GMT</pubDate><description>{STORY}</description></item></channel></rss>"""
LOCAL = {"private": True, "pause": 0.0, "wait": 2.0, "seconds": 5.0}


class Site:
    """A server on this machine; `routes` lead from a path to what is answered, `asked` keeps what came in."""

    def __init__(self):
        self.routes, self.asked = {}, []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                answer = site.routes.get(self.path, (404, {}, b""))
                if callable(answer):
                    with contextlib.suppress(OSError):
                        answer(self)
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                with contextlib.suppress(OSError):
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.home = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def html(self, path, text=PAGE, **headers):
        self.routes[path] = (200, {"Content-Type": "text/html; charset=utf-8", **headers}, text.encode())
        return self.home + path

    def moved(self, path, to, status=302):
        self.routes[path] = (status, {"Location": to}, b"")
        return self.home + path

    def paths(self):
        return [path for path, _ in self.asked]

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def site():
    found = Site()
    yield found
    found.close()


@pytest.fixture
def fetcher():
    return Fetcher(Policy(**LOCAL))


def one(url, fetcher, options=None):
    (found,) = web.fetched(url, fetcher, options or Options())
    return found


def test_a_page_becomes_a_report(site, fetcher):
    found = one(site.html("/news/a"), fetcher)

    assert isinstance(found, Report)
    assert (found.title, found.published.isoformat(), found.url) == ("Envoy recalled", "2019-02-18", site.home + "/news/a")
    assert STORY in found.text
    assert "Home News" not in found.text


def test_the_server_is_told_who_asks_and_no_more(site, fetcher):
    fetcher.get(site.html("/a"))

    headers = site.asked[-1][1]
    assert headers["User-Agent"] == AGENT
    assert AGENT.startswith("Dragoman/")
    assert not set(headers) & {"Cookie", "Authorization", "Referer"}


def test_a_feed_in_gzip_is_read_by_the_servers_charset(site, fetcher):
    body = gzip.compress(FEED.encode())
    site.routes["/feed"] = (200, {"Content-Type": "application/rss+xml; charset=utf-8", "Content-Encoding": "gzip"}, body)

    found = one(site.home + "/feed", fetcher)

    assert (found.id, found.publisher, found.text) == ("g1", "Café Wire", STORY)


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        ("text/html; charset=windows-1252", PAGE.encode("cp1252"), "Café"),
        ("text/html; charset=punycode", PAGE.encode(), "Café"),
        ("text/html; charset=no-such", PAGE.encode(), "Café"),
        ("text/plain; charset=iso-8859-1", f"date 2019-02-18\n\n{STORY} It is “Café”.".encode("cp1252"), "Café"),
        ("text/plain", f"date 2019-02-18\n\n{STORY} It is “Café”.".encode(), "Café"),
        ("text/plain; charset=utf-16", b"\xef\xbb\xbf" + f"date 2019-02-18\n\n{STORY} It is “Café”.".encode(), "Café"),
        ("application/x-ndjson", json.dumps({"text": STORY, "published": "2019-02-18"}).encode(), "Nairobi"),
    ],
    ids=["page of a charset", "a charset that is slow", "none that there is", "text", "no charset", "a mark says more", "lines"],
)
def test_text_comes_in_its_charset(site, fetcher, kind, body, words):
    site.routes["/a"] = (200, {"Content-Type": kind}, body)

    found = one(site.home + "/a", fetcher)

    assert isinstance(found, Report)
    assert words in found.text
    assert found.published.isoformat() == "2019-02-18"
    assert found.url == site.home + "/a"


def test_redirects_are_followed(site, fetcher):
    site.html("/there")

    found = one(site.moved("/here", "/there", 301), fetcher)

    assert found.url == site.home + "/there"


def failed(url, fetcher):
    found = one(url, fetcher)
    assert isinstance(found, InputError)
    assert found.where
    return f"{found.code} {found.what}"


def test_a_ring_of_redirects_ends(site, fetcher):
    assert failed(site.moved("/a", "/a"), fetcher) == "DRG-E018 more than 5 redirects"
    assert site.paths().count("/a") == 6


def test_a_private_address_is_refused_before_anything_is_sent(site):
    assert failed(site.html("/a"), Fetcher()) == "DRG-E018 127.0.0.1 is 127.0.0.1, not an address of the open Internet"
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(site, monkeypatch):
    """The first host counts as public here; what it leads to does not."""
    real, inner = address.public, Site()
    monkeypatch.setattr(address, "public", lambda one: one == "127.0.0.1" or real(one))
    secret = f"http://localhost.localdomain:{inner.server.server_port}/secret"
    known = socket.getaddrinfo

    def told(host, port, **rest):
        if host == "localhost.localdomain":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.2", port))]
        return known(host, port, **rest)

    monkeypatch.setattr(socket, "getaddrinfo", told)
    try:
        what = failed(site.moved("/a", secret), Fetcher(Policy(**{**LOCAL, "private": False})))
    finally:
        inner.close()

    assert what == "DRG-E018 localhost.localdomain is 127.0.0.2, not an address of the open Internet"
    assert inner.asked == []


def test_a_name_is_looked_up_once_and_that_address_is_connected_to(site, monkeypatch):
    """A name that leads elsewhere at the second look (DNS rebinding) has no second look."""
    looks = []

    def told(host, port, **_):
        looks.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    site.html("/a")
    monkeypatch.setattr(socket, "getaddrinfo", told)
    Fetcher(Policy(**LOCAL)).get(f"http://news.example:{site.server.server_port}/a")

    assert looks == ["news.example", "news.example"]  # robots.txt, and the page
    assert site.asked[-1][1]["Host"] == f"news.example:{site.server.server_port}"


@pytest.mark.parametrize(
    "told",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1",
        "2001:db8::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:a00:1::1", "no address",
    ],
)  # fmt: skip
def test_what_is_not_of_the_open_internet(told):
    assert not address.public(told)


@pytest.mark.parametrize("told", ["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_what_is_of_the_open_internet(told):
    assert ipaddress.ip_address(told)
    assert address.public(told)


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("ftp://example.org/a", "ftp: is not fetched"),
        ("file:///etc/passwd", "file: is not fetched"),
        ("http:///a", "a URL without a host"),
        ("http://user:word@example.org/", "a URL with a user's name"),
        ("http://example.org:99999/", "no URL: Port out of range 0-65535"),
        ("http://[::1/", "no URL: Invalid IPv6 URL"),
        ("http://ex ample.org/", "a URL without a host"),
        ("http://example.org/" + "a" * 5000, "a URL of 5,019 characters"),
        ("http://" + "ä" * 80 + "/", "no URL: "),
    ],
)
def test_a_url_that_is_none(fetcher, url, what):
    assert failed(url, fetcher).startswith("DRG-E018 " + what)


def test_a_url_is_put_as_it_goes_over_the_wire():
    found = address.target("http://Bücher.example/ä b?q=ü#top")

    assert (found.host, found.path, found.origin) == (
        "xn--bcher-kva.example",
        "/%C3%A4%20b?q=%C3%BC",
        "http://xn--bcher-kva.example:80",
    )
    assert address.target("http://[2606:4700::1]/").origin == "http://[2606:4700::1]:80"


def robots(site, text, status=200):
    site.routes["/robots.txt"] = (status, {"Content-Type": "text/plain"}, text.encode())


def test_robots_txt_is_honoured_and_asked_for_once(site, fetcher):
    robots(site, "User-agent: *\nDisallow: /closed\nCrawl-delay: ²\nCrawl-delay: " + "9" * 5000 + "\nRequest-rate: ²/²\n")

    assert failed(site.html("/closed/a"), fetcher) == "DRG-E018 the site's robots.txt forbids it"
    assert isinstance(one(site.html("/open"), fetcher), Report)
    assert site.paths() == ["/robots.txt", "/open"]


def test_robots_txt_for_dragoman_goes_before_that_for_all(site, fetcher):
    robots(site, "User-agent: Dragoman\nDisallow: /\n\nUser-agent: *\nAllow: /\n")

    assert failed(site.html("/a"), fetcher) == "DRG-E018 the site's robots.txt forbids it"


def test_a_redirect_to_what_robots_txt_forbids_is_refused(site, fetcher):
    robots(site, "User-agent: *\nDisallow: /closed\n")
    site.html("/closed")

    assert failed(site.moved("/a", "/closed"), fetcher) == "DRG-E018 the site's robots.txt forbids it"


def test_where_robots_txt_cannot_be_had_nothing_is_read(site, fetcher):
    robots(site, "", 503)

    assert failed(site.html("/a"), fetcher) == "DRG-E018 its robots.txt is answered with 503"
    assert failed(site.html("/b"), fetcher) == "DRG-E018 its robots.txt is answered with 503"
    assert site.paths() == ["/robots.txt"]


def test_a_crawl_delay_is_kept(site, fetcher):
    robots(site, "User-agent: *\nCrawl-delay: 1\n")
    begun = time.monotonic()
    fetcher.get(site.html("/a"))
    fetcher.get(site.html("/b"))

    assert time.monotonic() - begun >= 1


SMALL = Policy(**{**LOCAL, "largest": 10_000})


def chunked(handler):
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"400\r\n" + b"a" * 1024 + b"\r\n")


def unending(handler):
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"a" * 1024)


@pytest.mark.parametrize(
    "answer",
    [
        (200, {}, b"a" * 10_001),
        (200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 5_000_000)),
        (200, {"Content-Encoding": "deflate"}, zlib.compress(b"a" * 5_000_000)),
        chunked,
        unending,
    ],
    ids=["told", "packed", "deflated", "in chunks", "without end"],
)
def test_what_is_too_large_is_not_read(site, answer):
    site.routes["/a"] = answer

    assert failed(site.home + "/a", Fetcher(SMALL)) == "DRG-E018 more than 10,000 bytes"


def dribbling(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.1)


def dribbling_headers(handler):
    for _ in range(100):
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n"[_ : _ + 1] or b"x")
        time.sleep(0.1)


def silent(handler):
    time.sleep(1.5)
    handler.close_connection = True


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (dribbling, "no whole answer within 0.8 seconds"),
        (dribbling_headers, "no whole answer within 0.8 seconds"),
        (silent, "nothing comes within 0.4 seconds"),
    ],
    ids=["body", "headers", "nothing"],
)
def test_a_slow_server_holds_nobody(site, answer, what):
    site.routes["/a"] = answer
    begun = time.monotonic()

    assert failed(site.home + "/a", Fetcher(Policy(**{**LOCAL, "seconds": 0.8, "wait": 0.4}))) == "DRG-E018 " + what
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        ((404, {}, b""), "DRG-E018 answered with 404"),
        ((200, {"Content-Length": "500"}, b"short"), "DRG-E018 the answer breaks off"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"abc" * 999)[:-9]), "DRG-E018 the answer breaks off"),
        ((200, {"Content-Encoding": "gzip"}, b"no gzip at all"), "DRG-E018 cannot be fetched: Error -3 while decompressing"),
        ((200, {"Content-Encoding": "br"}, b"abc"), "DRG-E018 packed as 'br'"),
        ((200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"), "DRG-E018 application/pdf is no report"),
        ((200, {"Content-Type": "application/rss+xml"}, b"<rss><channel>"), "DRG-E011 no feed: "),
        ((200, {"Content-Type": "text/html"}, b"<html><body><p>Log in</p></body></html>"), "DRG-E014 no article in the page"),
        ((302, {"Location": "http://[::1/"}, b""), "DRG-E018 a redirect to no URL"),
        ((302, {"Location": "gopher://example.org/"}, b""), "DRG-E018 gopher: is not fetched"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_read_is_told_in_one_line(site, fetcher, answer, what):
    site.routes["/a"] = answer

    assert failed(site.home + "/a", fetcher).startswith(what)


def test_a_server_that_is_not_there(fetcher):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    assert failed(f"http://127.0.0.1:{port}/", fetcher) == "DRG-E018 cannot be fetched: Connection refused"


def test_a_slow_handshake_holds_nobody():
    with socket.create_server(("127.0.0.1", 0)) as door:

        def dribble():
            with contextlib.suppress(OSError):
                found, _ = door.accept()
                with found:
                    found.sendall(b"\x16\x03\x03\x40\x00")
                    for _ in range(100):
                        found.sendall(b"\x02")
                        time.sleep(0.1)

        thread = threading.Thread(target=dribble)
        thread.start()
        begun = time.monotonic()
        what = failed(f"https://127.0.0.1:{door.getsockname()[1]}/", Fetcher(Policy(**{**LOCAL, "seconds": 0.8})))
        taken = time.monotonic() - begun
        thread.join()

    assert what == "DRG-E018 no whole answer within 0.8 seconds"
    assert taken < 2


def test_no_server_of_tls(site, fetcher):
    assert failed(site.home.replace("http:", "https:") + "/", fetcher).startswith("DRG-E018 cannot be fetched: ")


@pytest.mark.parametrize("told", [OSError(0, "no such name"), UnicodeError("label too long")])
def test_a_name_that_leads_nowhere(fetcher, monkeypatch, told):
    def fails(*_, **__):
        raise told

    monkeypatch.setattr(socket, "getaddrinfo", fails)

    assert failed("http://nowhere.example/", fetcher).startswith("DRG-E018 no address of nowhere.example: ")


def test_a_look_up_that_hangs(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(1) or [])

    what = failed("http://nowhere.example/", Fetcher(Policy(**{**LOCAL, "wait": 0.1})))

    assert what == "DRG-E018 no address of nowhere.example within 0.1 seconds"


@pytest.mark.parametrize(
    ("told", "seconds"), [("120", 120.0), ("Thu, 01 Jan 1970 00:02:00 GMT", 110.0), ("Thu, 01 Jan 1970 00:00:01 GMT", 0.0), ("soon", None)]
)
def test_when_to_come_again(told, seconds):
    answer = Answer(url="http://a", status=503, headers={"retry-after": told}, body=b"")

    assert retry_after(answer, 10.0) == seconds


def test_code_reads_no_url_unasked(site, invoke):
    code, out, err = invoke("code", site.html("/a"))

    assert (code, out) == (1, "")
    assert err == f"dragoman: DRG-E018 {site.home}/a: a URL, and nothing is fetched unasked (--fetch reads it)\n"
    assert site.asked == []


def test_code_reads_a_url_with_fetch(site, invoke):
    code, out, _ = invoke("code", "--fetch", "--allow-private", site.html("/a"))

    record = json.loads(out)
    assert code == 0
    assert (record["report"]["url"], record["report"]["published"]) == (site.home + "/a", "2019-02-18")


def test_code_refuses_this_machine(site, invoke):
    code, _, err = invoke("code", "--fetch", site.html("/a"))

    assert code == 1
    assert err.count("\n") == 1
    assert "not an address of the open Internet (--allow-private reads it, if you trust it)" in err


def test_add_puts_what_it_fetched_into_the_store(site, invoke, tmp_path):
    store = tmp_path / "wire.db"
    args = ("add", store, "--fetch", "--allow-private", site.html("/a"), site.home + "/none")
    code, _, err = invoke(*args)

    assert code == 1
    assert f"DRG-E018 {site.home}/none: answered with 404" in err
    assert "1 added" in err
    assert "DRG-E018 1" in err
    code, _, err = invoke(*args)
    assert "0 added, 0 coded anew, 1 there already" in err
    _, out, _ = invoke("reports", store, "--json")
    assert json.loads(out)[0]["url"] == site.home + "/a"


def test_add_looks_for_fields_in_what_it_fetches(site, invoke, tmp_path):
    row = {"body": STORY, "day": "2019-02-18", "text": "no", "date": "no"}
    site.routes["/a.json"] = (200, {"Content-Type": "application/json"}, json.dumps([row]).encode())
    more = ("--fetch", "--allow-private", "--text-field", "body", "--date-field", "day")
    code, _, err = invoke("add", tmp_path / "wire.db", site.home + "/a.json", *more)

    assert code == 0
    assert "1 added" in err


def test_add_reads_no_url_unasked(site, invoke, tmp_path):
    code, _, err = invoke("add", tmp_path / "wire.db", site.html("/a"))

    assert code == 1
    assert "a URL, and nothing is fetched unasked (--fetch reads it)" in err
    assert site.asked == []


def test_an_error_of_fetching_is_one_of_input():
    assert issubclass(NotFetched, InputError)
