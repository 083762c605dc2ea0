"""Pages that are made from the program are up to date; columns, settings and fields are told; the site builds without a warning."""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.coding import own_events
from dragoman.exports import make as exports
from dragoman.exports import tables
from dragoman.store import flat
from dragoman.store.verbs import COUNTS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def script(name):
    found = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


make = script("make")
accuracy = script("make_accuracy")
EVENT_KEYS = sorted(own_events._EVENT)  # noqa: SLF001  # what the reader of such files accepts
OTHER_KEYS = sorted(own_events._TRIGGER | own_events._EXAMPLE)  # noqa: SLF001


def page(name):
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", make.PAGES)
def test_a_page_that_is_made_is_up_to_date(name):
    assert (DOCS / name).read_text(encoding="utf-8") == make.PAGES[name](), "run python docs/make.py"


def test_the_page_of_accuracy_holds_the_figures_that_are_kept():
    assert page("accuracy") == accuracy.page(json.loads(accuracy.FIGURES.read_text(encoding="utf-8"))), "run python docs/make_accuracy.py"


@pytest.mark.parametrize("target", sorted(exports.TARGETS))
def test_every_target_is_documented(target):
    assert f"`{target}`" in page("exports")
    heading = "events.parquet" if target == "parquet" else target
    assert re.search(rf"^## .*\b{re.escape(heading)}\b", page("columns"), re.MULTILINE)


def columns():
    yield from ((name, "csv") for name in flat.COLUMNS)
    for target in ("polecat", "icews", "gdelt", "phoenix"):
        yield from ((name, target) for name in tables.columns(target))
    for target in ("geojson", "graphml"):
        yield from ((name, target) for name in exports.target(target).columns)


@pytest.mark.parametrize(("column", "target"), list(columns()))
def test_every_column_of_an_export_is_documented(column, target):
    chapter = re.split(rf"^## {target}\b", page("columns"), flags=re.MULTILINE)[1].split("\n## ")[0]
    row = re.search(rf"\| `{re.escape(column)}` \| (.+) \|$", chapter, re.MULTILINE)

    assert row
    assert row[1].strip()


@pytest.mark.parametrize("key", EVENT_KEYS)
def test_every_setting_of_an_event_is_documented(key):
    assert f"`{key}`" in page("own-events")


@pytest.mark.parametrize("key", OTHER_KEYS)
def test_every_setting_of_a_trigger_and_an_example_is_documented(key):
    assert re.search(rf"`{key}\b[^`]*`", page("own-events"))


@pytest.mark.parametrize("column", sorted(set(re.findall(r"\b(?:panel|dyads|pair)\$(\w+)", page("recipes"))) - {"rate", "before"}))
def test_columns_of_r_recipes_exist(column):
    assert column in {
        *COUNTS,
        "country",
        "period",
        "actor",
        "recipient",
        "events",
        "score_sum",
        "score_mean",
        "reports",
        "coverage",
        "share",
    }


def test_the_accuracy_page_keeps_no_field_back():
    told = page("accuracy")

    assert all(f"| {words} |" in told for words in accuracy.WORDS.values())
    assert all(f"| {row[3]} |" in told for row in accuracy.gallery())


def test_the_site_builds_without_a_warning(tmp_path):
    pytest.importorskip("sphinx")
    pytest.importorskip("myst_parser")
    pytest.importorskip("furo")
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-d", tmp_path / "cache", DOCS, tmp_path / "site"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert built.returncode == 0, built.stderr
    assert "toctree" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
