"""The examples of the pages run and print what the pages say; the codebook's sentences are coded as they should, the gallery's are not."""

import datetime
import importlib.util
import io
import re
import textwrap
from pathlib import Path

import pytest

from dragoman import codebook
from dragoman.errors import MissingDate
from dragoman.exports import base as exports
from dragoman.exports.make import to_stream
from dragoman.exports.selection import Selection
from dragoman.sources.settings import Options
from dragoman.store.store import Store
from dragoman.store.writer import Writer

DOCS = Path(__file__).parent.parent / "docs"
DAY = datetime.date(2024, 3, 6)


def script(name):
    found = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


examples = script("examples")
make = script("make")
accuracy = script("make_accuracy")


@pytest.mark.parametrize("name", examples.RUN)
def test_examples_of_a_page_print_what_it_says(name):
    with examples.folder():
        told = list(examples.run((DOCS / f"{name}.md").read_text(encoding="utf-8")))

    assert told
    for command, due, got in told:
        assert examples.same(due, got), f"{command}\nsays\n{due}\nprints\n{got}\n(python docs/make.py writes it)"


def test_every_page_with_such_blocks_is_run():
    pages = {path.stem for path in DOCS.glob("*.md") if "```console" in path.read_text(encoding="utf-8")}

    assert pages <= set(examples.RUN)


def coded(coder, sentence):
    return [(event.type, "+".join(event.mode), event.status) for event in coder(sentence, published=DAY).events]


@pytest.mark.parametrize("row", make.rows(make.EXAMPLES), ids=lambda row: "/".join(row[:3]))
def test_a_sentence_of_the_codebook_is_coded_as_its_one_event(coder, row):
    assert coded(coder, row[3]) == [tuple(row[:3])]


@pytest.mark.parametrize("row", accuracy.gallery(), ids=lambda row: row[3])
def test_a_sentence_of_the_gallery_is_still_wrong(coder, row):
    assert coded(coder, row[3]) != [tuple(row[:3])]


def test_every_type_and_status_has_a_sentence_and_modes_have_one_or_are_told_missing():
    rows = make.rows(make.EXAMPLES)
    page = (DOCS / "codebook-examples.md").read_text(encoding="utf-8")
    not_yet = page.split("## Not yet")[1]

    assert {row[0] for row in rows} == set(codebook.types())
    assert {row[2] for row in rows} == set(make.STATUSES)
    assert all(f"- {of} {f'`{mode}`' if mode else 'without'}" in not_yet for of, mode in make.missing())


def test_a_sentence_stands_for_one_meaning_only():
    rows = make.rows(make.EXAMPLES)

    assert len({tuple(row[:3]) for row in rows}) == len(rows)
    assert len({row[3] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("due", "got", "same"), [("a b", "a  b\n", True), ("a ... d", "a b c d", True), ("a", "b", False), ("", "x", False)]
)
def test_outputs_are_compared(due, got, same):
    assert examples.same(due, got) is same


def test_a_program_of_others_is_not_run():
    with pytest.raises(ValueError, match="only dragoman"):
        examples.call("rm -r .")


def test_a_command_that_fails_is_told():
    with pytest.raises(ValueError, match="exit code 1"):
        examples.call("dragoman code nowhere.txt")


def walked(name):
    """The code of a walked example of CONTRIBUTING that has a name in it, run."""
    text = (DOCS.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^   ```python\n(.*?)^   ```$", text, re.MULTILINE | re.DOTALL)
    names = {"__name__": "walked"}
    exec(compile(textwrap.dedent(next(block for block in blocks if name in block)), "CONTRIBUTING", "exec"), names)  # noqa: S102
    return names[name]


def test_the_walked_source_reads_a_mail():
    mail = b"Subject: Envoy recalled\nDate: Tue, 19 Feb 2019 10:00:00 +0000\n\nKenya recalled its ambassador to Somalia on Monday.\n"

    (report,) = walked("read_mail")(io.BytesIO(mail), "m.eml", "m", Options())

    assert (report.title, report.published) == ("Envoy recalled", datetime.date(2019, 2, 19))
    assert report.text.startswith("Kenya recalled")


def test_the_walked_source_wants_a_day():
    with pytest.raises(MissingDate):
        list(walked("read_mail")(io.BytesIO(b"Subject: x\n\nKenya recalled its ambassador to Somalia.\n"), "m.eml", "m", Options()))


def test_the_walked_exporter_writes_rows_and_counts_what_it_leaves_out(tmp_path, record):
    with Writer(tmp_path / "one.db") as writer:
        writer.add(record)
    out = io.BytesIO()
    with Store(tmp_path / "one.db") as store:
        card = to_stream(Selection(store.events()), walked("Pairs")(exports.Options()), out)

    assert out.getvalue().decode().splitlines() == ["date\tactor\trecipient\ttype", "2019-02-18\tKenya\tSomalia\tSANCTION"]
    assert card["left_out"] == {"no_recipient": 2}
