"""Broken sources of all kinds: no crash, no hang, nothing lost. `python tests/test_fuzz_sources.py 10000` tries so many."""

import gzip
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.sources.open import reports
from dragoman.sources.settings import Limits, Options

sys.path.insert(0, str(Path(__file__).parent))
from test_sources import BODY, CSV, FEED, KINDS, PAGE, zip_of  # a file beside this one

SLOW = 10.0  # seconds that one input may take
SEEDS = KINDS | {
    "wire.csv": CSV.encode(),
    "wire.xml": FEED.encode(),
    "bomb.zip": zip_of(a_txt=b"a" * (4 << 20)),
    "bomb.html.gz": gzip.compress(b"<p>" * (6 << 20)),
    "nest.zip": zip_of(b_zip=zip_of(c_zip=zip_of(d_zip=zip_of(e_txt=BODY)))),
    "deep.json": b"[" * 50_000,
    "deep.html": b"<html>" + b"<div>" * 20_000 + BODY.encode(),
    "deep.xml": b"<rss>" + b"<item>" * 500,
    "long.jsonl": b'{"text":"' + b"x" * (2 << 20),
    "long.csv": b"text,date\n" + b"x" * (2 << 20),
    "wide.html": PAGE.encode("utf-16"),
    "latin.html": PAGE.replace("envoy", "envoyé").encode("latin-1"),
}
ODD = (
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\r",
    b'"',
    b"<",
    b"&#xffffffff;",
    b"{",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"-1",
    b"9" * 30,
    b"%00",
)


def mutated(raw, rng):
    """Some bytes cut out, doubled, turned or put in."""
    told = bytearray(raw)
    for _ in range(rng.randint(1, 6)):
        at, size = rng.randrange(len(told) + 1), rng.choice((1, 2, 8, 60, 1000))
        what = rng.randrange(5)
        if what == 0:
            del told[at : at + size]
        elif what == 1:
            told[at:at] = told[at : at + size] * rng.randint(1, 3)
        elif what == 2 and at < len(told):
            told[at] ^= 1 << rng.randrange(8)
        elif what == 3:
            told[at:at] = rng.choice(ODD)
        else:
            del told[at:]
    return bytes(told)


def tried(number, folder):
    """What one broken input gave: reports, those set aside, and seconds."""
    rng = random.Random(number)  # noqa: S311  # not a secret
    names = sorted(SEEDS)
    name = names[number % len(names)]
    path = folder / f"{number}-{rng.choice((name, name, rng.choice(names)))}"
    path.write_bytes(mutated(SEEDS[name], rng))
    began = time.monotonic()
    found = list(reports([path], options=Options(limits=Limits(total=64 << 20, page=4 << 20))))
    took = time.monotonic() - began
    path.unlink()
    aside = [one for one in found if isinstance(one, InputError)]
    assert found, f"{number} {path.name}: neither a report nor an error"
    assert all(one.where.startswith(str(path)) and one.what and "\n" not in one.what for one in aside), (number, path.name, aside)
    assert took < SLOW, f"{number} {path.name}: {took:.1f} s"
    return len(found) - len(aside), Counter(one.code for one in aside), took


@pytest.mark.parametrize("block", range(4))
def test_broken_sources_are_told_one_by_one(tmp_path, block):
    for number in range(block * 40, block * 40 + 40):
        tried(number, tmp_path)


def main(count, first=0):
    """Try so many, from the first on, and tell what came."""
    good, aside, longest, bad = 0, Counter(), 0.0, 0
    with tempfile.TemporaryDirectory() as home:
        for number in range(first, first + count):
            try:
                coded, codes, took = tried(number, Path(home))
            except Exception as error:  # noqa: BLE001  # all are told
                bad += 1
                print(f"{number}: {type(error).__name__}: {str(error)[:300]}", flush=True)  # noqa: T201  # its output
                continue
            good, aside, longest = good + coded, aside + codes, max(longest, took)
    told = f"{good:,} reports, {sum(aside.values()):,} set aside {dict(sorted(aside.items()))}"
    print(f"{count:,} inputs: {told}; longest {longest:.1f} s; {bad} bad")  # noqa: T201  # its output
    return bad


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:] or ["1000"]))))
