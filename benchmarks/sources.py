"""What reading sources costs: from WARC to records against coding alone, and a large WARC file read through.

python benchmarks/sources.py ratio --pages 60
python benchmarks/sources.py large --megabytes 1000
"""

import argparse
import base64
import gzip
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dragoman.coder import load
from dragoman.evaluation.gold import read_gold
from dragoman.report import Report
from dragoman.sources.open import reports

GOLD = sorted((Path(__file__).parent.parent / "training" / "reports").glob("*.gold"))


def texts() -> list[str]:
    """Texts of annotated reports."""
    return [read_gold(path).text for path in GOLD]


def record(number: int, text: str, noise: int) -> bytes:
    """One packed WARC record: a page with the text, and so many bytes of a script that does not pack well."""
    script = base64.b64encode(random.Random(number).randbytes(noise)).decode()  # noqa: S311  # not a secret
    body = "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
    page = f"<!DOCTYPE html><html><head><title>Report {number}</title><meta property='article:published_time' content='2024-03-05'>"
    page += f"<script>'{script}'</script></head><body><nav><a href='/'>Home</a></nav><article>{body}</article></body></html>"
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://wire.example/{number}\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 1)


def resident() -> float:
    """Megabytes of this process at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read(path: Path) -> Iterator[Report]:
    """The reports of a file."""
    return (one for one in reports([path]) if isinstance(one, Report))


def ratio(pages: int) -> None:
    """Processor time of reading and coding, and of coding alone."""
    told = texts()
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "pages.warc.gz"
        path.write_bytes(b"".join(record(number, told[number % len(told)], 20_000) for number in range(pages)))
        coder = load()
        ready = list(read(path))
        for one in ready:  # what the coder keeps of words is kept in both
            coder(one)
        began = time.process_time()
        for one in ready:
            coder(one)
        alone = time.process_time() - began
        began = time.process_time()
        for one in read(path):
            coder(one)
        whole = time.process_time() - began
    print(
        f"{len(ready)} of {pages} pages; coding alone {alone:.2f} s, from WARC {whole:.2f} s of processor: {alone / whole:.0%} of its speed"
    )


def large(megabytes: int) -> None:
    """Read a WARC file of so many packed megabytes, and tell the memory on the way."""
    told, size, pages = texts(), 0, 0
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "large.warc.gz"
        with path.open("wb") as file:
            while size < megabytes << 20:
                size += file.write(record(pages, told[pages % len(told)], 200_000))
                pages += 1
        began, found, aside = time.monotonic(), 0, 0
        for number, one in enumerate(reports([path]), 1):
            found, aside = found + isinstance(one, Report), aside + (not isinstance(one, Report))
            if number % max(pages // 10, 1) == 0:
                print(f"{number:8,} pages {time.monotonic() - began:6.1f} s {resident():6.0f} MB", flush=True)
        took = time.monotonic() - began
    print(f"{size >> 20:,} MB, {pages:,} pages: {found:,} reports, {aside:,} set aside, {took:.0f} s, at most {resident():.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_subparsers(required=True, dest="which")
    which.add_parser("ratio").add_argument("--pages", type=int, default=60)
    which.add_parser("large").add_argument("--megabytes", type=int, default=1000)
    told = parser.parse_args()
    if not GOLD:
        sys.exit("no training/reports here: run it in a checkout")
    if told.which == "ratio":
        ratio(told.pages)
    else:
        large(told.megabytes)


if __name__ == "__main__":
    main()
