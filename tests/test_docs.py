"""The documentation tells all there is, and nothing that is not there."""

import doctest
import importlib
import re
from pathlib import Path

import click
import msgspec
import pytest

import dragoman
from dragoman import codebook, errors
from dragoman import record as parts
from dragoman.cli import cli
from dragoman.evaluation.scorer import Score
from dragoman.exports.plover import FIELDS

ROOT = Path(__file__).parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("training/*.md")])


def page(name):
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def ticked(text):
    """The single words of all inline code, options with their metavariables left out."""
    return {word.strip(",") for code in re.findall(r"`([^`\n]+)`", text) for word in re.split(r"[\s(),]+", code)}


def options():
    context = click.Context(cli)
    for verb in cli.list_commands(context):
        command = cli.get_command(context, verb)
        assert command is not None
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("-"):
                    yield verb, option


@pytest.mark.parametrize(("verb", "option"), list(options()))
def test_every_option_of_every_verb_is_documented(verb, option):
    chapter = page("cli").split(f"## `dragoman {verb}")[1].split("\n## ")[0]

    assert option in ticked(chapter)


def fields():
    for thing in vars(parts).values():
        if isinstance(thing, type) and issubclass(thing, msgspec.Struct):
            yield from (field.encode_name for field in msgspec.structs.fields(thing))


@pytest.mark.parametrize("field", sorted(set(fields())))
def test_every_field_of_the_record_is_documented(field):
    assert field in ticked(page("record"))


@pytest.mark.parametrize("field", FIELDS)
def test_every_plover_field_is_documented(field):
    assert f"`{field}`" in page("codebook")


def codes():
    yield from codebook.types()
    yield from (mode for modes in codebook.modes().values() for mode in modes)
    yield from (*codebook.contexts(), *codebook.sectors(), *codebook.bodies())


@pytest.mark.parametrize("code", sorted(set(codes())))
def test_every_code_of_the_codebook_is_documented(code):
    assert re.search(rf"(?:`|\*\*){re.escape(code)}(?:`|\*\*)", page("codebook"))


@pytest.mark.parametrize("figure", sorted(Score().figures()))
def test_every_figure_is_documented(figure):
    assert f"`{figure}`" in page("evaluation")


@pytest.mark.parametrize("error", [e for e in vars(errors).values() if isinstance(e, type)], ids=lambda error: error.__name__)
def test_every_error_code_is_documented(error):
    assert error.code in page("cli")


@pytest.mark.parametrize("name", [name for name in dragoman.__all__ if name != "__version__"])
def test_every_public_name_is_documented(name):
    assert re.search(rf"\b{name}\b", page("api"))


def found(pattern):
    """The name of each page with what a pattern finds in it."""
    return [
        (path.relative_to(ROOT).as_posix(), match)
        for path in DOCS
        for match in re.findall(pattern, path.read_text(encoding="utf-8"), re.MULTILINE)
    ]


@pytest.mark.parametrize(("path", "link"), [(path, link) for path, link in found(r"\]\(([^)#\s]+)(?:#[^)]*)?\)") if "://" not in link])
def test_every_link_leads_somewhere(path, link):
    assert (ROOT / path).parent.joinpath(link).exists()


@pytest.mark.parametrize("verb", sorted({verb for _, verb in found(r"^ {4}dragoman (\w+)")}))
def test_every_verb_that_is_shown_exists(verb):
    assert verb in cli.list_commands(click.Context(cli))


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_options_that_are_shown_exist(path):
    known: dict[str, set[str]] = {}
    for verb, option in options():
        known.setdefault(verb, {"--help"}).add(option)
    shown = re.findall(r"^ {4}.*?\bdragoman (\w+)(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)

    for verb, rest in shown:
        assert set(re.findall(r"(?<=\s)--[a-z-]+", rest.split("#")[0])) <= known.get(verb, set())


@pytest.mark.parametrize(
    "module",
    (
        "codebook sources.dates sources.text sources.language evaluation.scorer evaluation.gold evaluation.floors store.filters store.grid"
        " store.identity store.periods store.search store.verbs scale.progress"
    ).split(),
)
def test_examples_in_docstrings_run(module):
    told = doctest.testmod(importlib.import_module(f"dragoman.{module}"))

    assert told.attempted
    assert told.failed == 0
