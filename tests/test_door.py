"""The public door."""

import subprocess
import sys

import pytest

import dragoman
from dragoman import errors


@pytest.mark.parametrize("name", dragoman.__all__)
def test_all_that_is_listed_is_there(name):
    assert getattr(dragoman, name) is not None


def test_the_door_lists_every_error():
    known = {name for name, thing in vars(errors).items() if isinstance(thing, type) and issubclass(thing, errors.DragomanError)}

    assert known <= set(dragoman.__all__)


def test_the_list_is_in_order_and_complete():
    assert dragoman.__all__ == sorted(dragoman.__all__)
    assert dir(dragoman) == sorted(dragoman.__all__)


def test_what_is_not_listed_is_not_there():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = dragoman.nothing


def test_importing_loads_nothing_heavy():
    script = "import dragoman, sys; print(sorted({'numpy', 'onnxruntime', 'msgspec', 'click', 'sqlite3'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


@pytest.mark.parametrize("error", [thing for thing in vars(errors).values() if isinstance(thing, type)], ids=lambda error: error.__name__)
def test_an_error_says_what_where_and_what_to_do(error):
    told = error("no date", do="give one").at("a.txt:3")

    assert (type(told), str(told)) == (error, "a.txt:3: no date (give one)")
    assert told.at("b.txt") is told
    assert told.code.startswith("DRG-E0")
