"""Imports run one way: from the end of a report's way to its start."""

import ast
from pathlib import Path

import pytest

import dragoman

HOME = Path(dragoman.__file__).parent
BASE = {"report", "record", "errors"}
MAY = {
    "report": set(),
    "record": set(),
    "errors": set(),
    "codebook": BASE,
    "knowledge": BASE,
    "reading": BASE,
    "sources": BASE,
    "coding": BASE | {"codebook", "knowledge", "reading"},
    "coder": BASE | {"codebook", "knowledge", "reading", "coding", "sources"},
    "exports": BASE | {"codebook", "store"},
    "evaluation": BASE | {"codebook"},
    "store": BASE | {"codebook"},
    "scale": BASE | {"coder", "sources", "store"},
    "stories": BASE | {"codebook", "store"},
    "watch": BASE | {"coder", "sources", "store"},
    "explorer": BASE | {"stories", "codebook", "coder", "explain", "knowledge", "sources", "store"},
    "cli": BASE
    | {
        "explorer",
        "stories",
        "scale",
        "codebook",
        "knowledge",
        "reading",
        "coding",
        "coder",
        "sources",
        "exports",
        "evaluation",
        "explain",
        "store",
    },
    "explain": BASE | {"codebook", "knowledge", "reading", "coding", "coder"},
    "__main__": {"cli"},
}
HEAVY = {
    "onnxruntime": {"reading"},
    "numpy": {"reading", "coding", "stories"},
    "sqlite3": {"knowledge", "cli", "store", "stories"},
    "click": {"cli"},
}
HEAVY |= {"distributed": {"scale"}, "dask": set()}
HEAVY |= {"starlette": {"explorer"}, "jinja2": {"explorer"}, "uvicorn": {"cli"}}
HEAVY["sqlite3"] = HEAVY["sqlite3"] | {"watch"}
MAY["cli"] |= {"watch"}
MAY |= {"plots": BASE | {"store"}}
MAY["cli"] |= {"plots"}
HEAVY["numpy"] = HEAVY["numpy"] | {"plots"}
HEAVY |= {"matplotlib": {"plots"}}
OPENS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
ASKS = {"knowledge/endpoint.py"}  # the modules that go to the network, when a user says so
ASKS |= {"sources/address.py", "sources/fetch.py"}
LISTENS = {"cli/serve.py"}  # and the one that answers it
MODULES = sorted(HOME.rglob("*.py"))


def name(path):
    return path.relative_to(HOME).as_posix()


def room(path):
    return path.relative_to(HOME).parts[0].removesuffix(".py")


def imported(path):
    """Dotted names of all modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: a relative import"
            yield node.module or ""
            if node.module == "dragoman":
                yield from (f"dragoman.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) != "__init__"], ids=name)
def test_a_room_imports_only_rooms_behind_it(path):
    rooms = {dotted.split(".")[1] for dotted in imported(path) if dotted.startswith("dragoman.")} - {"__version__"}

    assert rooms <= MAY[room(path)] | {room(path)}


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) != "__init__"], ids=name)
def test_libraries_stay_in_their_rooms(path):
    for library, rooms in HEAVY.items():
        if room(path) not in rooms:
            assert library not in {dotted.split(".")[0] for dotted in imported(path)}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_runs_what_it_reads(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}

    assert not called & {"eval", "exec"}
    used = {dotted.split(".")[0] for dotted in imported(path) if dotted != "urllib.parse"}
    assert not used & {"pickle", "marshal", "shelve"}
    assert name(path) in ASKS | LISTENS or not used & {"socket", "urllib", "http", "requests"}


def data_readers(path):
    """Names of functions and methods of a file that open files."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
            if called in OPENS:
                yield called


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) == "coding"], ids=name)
def test_coding_opens_no_file_but_its_own_tables(path):
    """A module of `coding` reads at most the tables that lie beside it: no path that a caller gives."""
    source = path.read_text(encoding="utf-8")

    assert not list(data_readers(path)) or "__file__" in source or "importlib.resources" in source or "importlib import resources" in source


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_file_is_no_longer_than_can_be_read(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 600


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_public_names_say_what_they_are(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = (ast.FunctionDef, ast.ClassDef)
    named = [node for node in tree.body if isinstance(node, public) and not node.name.startswith("_")]

    assert [node.name for node in named if not ast.get_docstring(node)] == []
