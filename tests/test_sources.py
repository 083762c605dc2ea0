"""Each kind of source, sniffed and made into reports; what cannot be read is set aside with its place."""

import datetime
import gzip
import io
import json
import tarfile
import zipfile

import pytest

from dragoman.errors import InputError
from dragoman.sources.open import kind_of, reports
from dragoman.sources.settings import Fields, Limits, Options

BODY = (
    "Kenya recalled its ambassador to Somalia on Monday, the foreign ministry in Nairobi said. Somalia rejected the accusation in a note."
)
DAY = datetime.date(2024, 3, 5)
PAGE = (
    "<!DOCTYPE html><html><head><title>Kenya recalls envoy</title><meta property='og:title' content='Kenya recalls envoy'>"
    "<meta property='article:published_time' content='2024-03-05T23:12:00+02:00'>"
    "<meta property='article:modified_time' content='2024-03-09T10:00:00+02:00'></head><body><article><h1>Kenya recalls envoy</h1>"
    f"<p>{BODY}</p><p>{BODY.replace('Monday', 'Tuesday')}</p></article></body></html>"
)
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Wire</title>"
    f"<item><title>One</title><guid>g1</guid><pubDate>Tue, 05 Mar 2024 23:12:00 GMT</pubDate>"
    f"<description>&lt;p&gt;{BODY}&lt;/p&gt;</description></item>"
    f"<item><title>Two</title><guid>g2</guid><description>{BODY}</description></item></channel></rss>"
)


def warc_of(*pages):
    records = []
    for number, (status, kind, body) in enumerate(pages):
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://wire.example/{number}\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        records.append(gzip.compress(head.encode() + block + b"\r\n\r\n"))
    return b"".join(records)


def parquet_of(*rows):
    import pyarrow as pa
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows)), out)
    return out.getvalue()


def zip_of(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name.replace("_", "."), raw)
    return out.getvalue()


def tar_of(name, raw):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(raw)
        archive.addfile(member, io.BytesIO(raw))
    return out.getvalue()


ROW = {"text": BODY, "date": "2024-03-05", "id": "a"}
CSV = f'id,date,text\na,2024-03-05,"{BODY}"\nb,,"{BODY}"\n'
KINDS = {
    "page.html": PAGE.encode(),
    "rows.json": json.dumps([ROW]).encode(),
    "rows.jsonl": json.dumps({"text": BODY, "published": "2024-03-05"}).encode(),
    "rows.tsv": f"date\ttext\n2024-03-05\t{BODY}\n".encode(),
    "rows.parquet": parquet_of(ROW),
    "crawl.warc.gz": warc_of(
        ("200 OK", "text/html; charset=utf-8", PAGE), ("404 Not Found", "text/html", PAGE), ("200 OK", "image/png", "x")
    ),
    "pages.zip": zip_of(a_html=PAGE),
    "pages.tgz": tar_of("a.html", PAGE.encode()),
    "crawl.wacz": zip_of(a_warc=gzip.decompress(warc_of(("200 OK", "text/html", PAGE))), notes_txt="not a page"),
    "report.txt": f"date 2024-03-05\n\n{BODY}".encode(),
    "nameless": PAGE.encode(),
}


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_one_report_of_its_day(tmp_path, name):
    (tmp_path / name).write_bytes(KINDS[name])

    (found,) = reports([tmp_path / name])

    assert not isinstance(found, InputError), found
    assert (found.published, "recalled its ambassador" in found.text) == (DAY, True)


def test_the_title_of_a_page_is_not_its_first_line_too(tmp_path):
    (tmp_path / "page.html").write_text(PAGE)

    (found,) = reports([tmp_path])

    assert (found.title, found.text.startswith("Kenya recalled its ambassador")) == ("Kenya recalls envoy", True)


@pytest.mark.parametrize(("name", "raw"), [("wire.csv", CSV), ("wire.xml", FEED)])
def test_what_has_no_date_is_set_aside_with_its_place(tmp_path, name, raw):
    (tmp_path / name).write_text(raw)

    first, second = reports([tmp_path / name])

    assert (first.published, second.code, second.where) == (DAY, "DRG-E013", f"{tmp_path / name}:2")


def test_fields_may_have_own_names(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"körper": BODY, "tag": "2024-03-05", "blatt": "Wire", "nr": 7}) + "\n{}\n[1]\n{")
    options = Options(fields=Fields(text="körper", date="tag", outlet="blatt", id="nr"))

    found, *others = reports([tmp_path], options=options)

    assert (found.id, found.publisher, found.published) == ("7", "Wire", DAY)
    assert [(one.code, one.where[-2:]) for one in others] == [("DRG-E017", ":2"), ("DRG-E017", ":3"), ("DRG-E017", ":4")]


BOMB = zip_of(a_txt=b"a" * (8 << 20))
BAD = {
    "bomb": ("bomb.zip", BOMB, "DRG-E016"),
    "deep": ("deep.zip", zip_of(b_zip=zip_of(c_zip=BOMB)), "DRG-E016"),
    "truncated gzip": ("a.jsonl.gz", gzip.compress(b"x" * 5000)[:20], "DRG-E011"),
    "truncated zip": ("a.zip", KINDS["pages.zip"][:90], "DRG-E011"),
    "not Parquet": ("a.parquet", b"PAR1 no", "DRG-E011"),
    "empty page": ("a.html", b"<html></html>", "DRG-E014"),
    "nested JSON": ("a.json", b"[" * 100_000, "DRG-E017"),
    "not UTF-8": ("a.csv", b"text,date\n\xff\xff,2024-03-05\n", "DRG-E011"),
    "broken WARC": ("a.warc", b"WARC/1.0\r\nnonsense", None),
    "missing": ("gone/a.html", None, "DRG-E011"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_sources_are_one_line_each(tmp_path, case):
    name, raw, code = BAD[case]
    if raw is not None:
        (tmp_path / name).write_bytes(raw)

    found = list(reports([tmp_path / name], options=Options(limits=Limits(depth=2))))

    assert all(isinstance(one, InputError) and one.where.startswith(str(tmp_path)) for one in found)
    assert code is None or [one.code for one in found] == [code]


@pytest.mark.parametrize(
    ("name", "lead", "kind"),
    [("a", b"WARC/1.0", "warc"), ("a.xml", b"<?xml?><feed>", "feed"), ("a.json", b"{", "json"), ("a", b"{", "lines")],
)
def test_the_kind_is_sniffed(name, lead, kind):
    assert kind_of(name, lead) == kind


EMPTY = {
    "rows.tsv": b"date\ttext\n",
    "rows.jsonl": b"\n\n",
    "rows.json": b"[]",
    "crawl.warc.gz": warc_of(("404 Not Found", "text/html", PAGE)),
    "feed.xml": b"<?xml version='1.0'?><rss version='2.0'><channel><title>Wire</title></channel></rss>",
    "none.zip": zip_of(),
    "crawl.wacz": zip_of(a_txt="no page"),
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_input_that_gives_nothing_is_told(tmp_path, name):
    (tmp_path / name).write_bytes(EMPTY[name])

    (found,) = reports([tmp_path / name])

    assert (found.code, found.where) == ("DRG-E014", str(tmp_path / name))
    assert found.what.startswith("nothing to read: no ")


def test_a_folder_without_sources_is_told(tmp_path):
    (found,) = reports([tmp_path])

    assert (found.code, found.where) == ("DRG-E014", str(tmp_path))


def test_records_before_a_cut_are_read(tmp_path):
    """Whether each record is packed by itself or all of the file at once."""
    whole = warc_of(*[("200 OK", "text/html", PAGE.replace("envoy", f"envoy {n}")) for n in range(4)])
    for name, raw in (
        ("each.warc.gz", whole),
        ("all.warc.gz", gzip.compress(gzip.decompress(whole))),
        ("plain.warc", gzip.decompress(whole)),
    ):
        (tmp_path / name).write_bytes(raw)
        full = list(reports([tmp_path / name]))
        (tmp_path / name).write_bytes(raw[:-40])
        *found, last = reports([tmp_path / name])

        assert [one.id for one in full] == [f"http://wire.example/{n}" for n in range(4)]
        assert [one.id for one in found] == [one.id for one in full][: len(found)]
        assert len(found) >= (3 if name == "each.warc.gz" else 1)
        assert (last.code, last.where.startswith(str(tmp_path / name))) == ("DRG-E011", True)


def test_a_damaged_member_does_not_hide_the_others(tmp_path):
    raw = zip_of(a_html=PAGE, b_html=PAGE, c_html=PAGE)
    at = raw.index(b"PK\x03\x04", 10)
    (tmp_path / "a.zip").write_bytes(raw[:at] + b"XXXX" + raw[at + 4 :])

    first, second, third = reports([tmp_path / "a.zip"])

    assert (first.published, third.published) == (DAY, DAY)
    assert (second.code, second.where) == ("DRG-E011", f"{tmp_path / 'a.zip'}!b.html")
