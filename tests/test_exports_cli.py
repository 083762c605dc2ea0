"""`dragoman export`."""

import doctest
import gzip
import hashlib
import importlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import export
from dragoman.cli.export import command
from dragoman.errors import DragomanError
from dragoman.exports import make
from dragoman.exports.errors import ExportError
from dragoman.store.writer import Writer

ROOT = Path(__file__).parent.parent


@pytest.fixture
def path(record, tmp_path):
    found = tmp_path / "world.db"
    with Writer(found) as writer:
        writer.add(record)
    return found


def run(*words, **more):
    return CliRunner().invoke(command, [str(word) for word in words], **more)


def test_the_command_lists_the_targets_that_there_are():
    assert tuple(make.TARGETS) == tuple(export.TARGETS)


def test_rows_go_to_standard_output_and_the_summary_elsewhere(path):
    told = run(path, "--to", "csv", "--status", "occurred")

    assert told.exit_code == 0
    assert len(told.stdout.splitlines()) == 3
    assert told.stderr == "2 events, 2 rows\n"


def test_a_file_has_a_sidecar_beside_it(path, tmp_path):
    out = tmp_path / "x.jsonl"
    told = run(path, "--to", "plover", "--out", out, "--type", "SANCTION", "--quiet")

    card = json.loads((tmp_path / "x.jsonl.meta.json").read_text(encoding="utf-8"))
    assert (told.exit_code, told.output) == (0, "")
    assert card["from"] == "world.db"
    assert card["query"] == {"type": ["SANCTION"]}
    assert card["files"] == [{"name": "x.jsonl", "sha256": hashlib.sha256(out.read_bytes()).hexdigest(), "bytes": out.stat().st_size}]


def test_a_sidecar_may_lie_elsewhere(path, tmp_path):
    run(path, "--to", "plover", "--meta", tmp_path / "told.json")

    assert json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))["rows"] == 3


def test_what_is_left_out_is_told(path):
    told = run(path, "--to", "geojson")

    assert told.stderr == "3 events, 1 rows; left out: 2 no coordinates (--keep keeps them)\n"


def test_nothing_chosen_is_exit_code_1(path):
    assert run(path, "--to", "csv", "--type", "AID").exit_code == 1


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("name", ["plover", "csv", "icews"])
def test_records_are_exported_as_the_store_of_them_is(path, record, tmp_path, name, zipped):
    lines = tmp_path / "records.jsonl"
    body = record.to_json().encode() + b"\n\n"
    lines.write_bytes(gzip.compress(body) if zipped else body)

    assert run(lines, "--to", name).stdout_bytes == run(path, "--to", name).stdout_bytes


def test_records_come_from_standard_input_too(path, record):
    told = run("-", "--to", "csv", input=record.to_json().encode())

    assert told.stdout_bytes == run(path, "--to", "csv").stdout_bytes


@pytest.mark.parametrize("body", [b"{}\n", b"not json\n", b"\xff\xfe\n", b'{"report": 1}\n', b"[" * 100_000])
def test_what_is_no_record_is_named_with_its_line(record, tmp_path, body):
    lines = tmp_path / "records.jsonl"
    lines.write_bytes(record.to_json().encode() + b"\n" + body)

    told = run(lines, "--to", "csv")

    assert isinstance(told.exception, ExportError)
    assert "records.jsonl:2: no record" in str(told.exception)


@pytest.mark.parametrize("words", [("nowhere.db", "--to", "csv"), (".", "--to", "csv")])
def test_what_is_no_file_is_told(words):
    told = run(*words)

    assert isinstance(told.exception, DragomanError)


def test_a_damaged_gzip_is_told(record, tmp_path):
    lines = tmp_path / "records.jsonl.gz"
    lines.write_bytes(gzip.compress(record.to_json().encode())[:-20])

    told = run(lines, "--to", "csv")

    assert isinstance(told.exception, ExportError)


def test_a_filter_that_cannot_be_is_told(path):
    told = run(path, "--to", "csv", "--type", "ASSULT")

    assert "ASSAULT" in str(told.exception)


@pytest.mark.parametrize(
    "name", [*make.TARGETS, *(option for one in command.params for option in one.opts if option != "store"), ExportError.code]
)
def test_every_target_and_option_is_documented(name):
    pages = "".join((ROOT / "docs" / page).read_text(encoding="utf-8") for page in ("exports.md", "store.md"))

    assert f"`{name}" in pages or f"`{name.removeprefix('--')}`" in pages


@pytest.mark.parametrize("module", "base bibtex graphml tables tabular cameo".split())
def test_examples_in_docstrings_run(module):
    told = doctest.testmod(importlib.import_module(f"dragoman.exports.{module}"))

    assert told.attempted
    assert told.failed == 0
