"""What `dragoman doctor` looks at where no store is given: whether this installation is whole and works."""

import base64
import contextlib
import hashlib
import importlib.metadata
import platform
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

import dragoman
from dragoman.errors import DragomanError

SENTENCE = "Kenya recalled its ambassador to Somalia on Monday, the foreign ministry in Nairobi said."
PUBLISHED = "2019-02-19"
TOLD = ("SANCTION", "2019-02-18")  # what the sentence tells: type and day of its event
_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(?P<versions>[^;]*)(?:;.*extra\s*==\s*['\"](?P<extra>[^'\"]+)['\"])?")
_AGAIN = "install dragoman again"


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One thing looked at. `state` is ok, wrong, or absent where it is only an extra; `what` tells which version or what is wrong."""

    check: str
    state: Literal["ok", "wrong", "absent"]
    what: str


def examine(model: Path | None = None, facts: Path | None = None) -> Iterator[Check]:
    """Look at Python, packages, files, model, facts, one coded sentence, and the extras, in that order.

    `model` and `facts` are another reader's folder and another facts file than the packaged ones.
    """
    yield Check(check="python", state="ok", what=f"{platform.python_version()}, {platform.system()} {platform.machine()}")
    yield Check(check="dragoman", state="ok", what=f"{dragoman.__version__}, {Path(dragoman.__file__).parent}")
    needed, extras = _requirements()
    yield from (_package(name, versions) for name, versions in needed)
    yield _tried("files", lambda: _files(importlib.metadata.files("dragoman") or ()))
    yield _tried("model", lambda: _model(model))
    yield _tried("facts", lambda: _facts(facts))
    yield _tried("sentence", lambda: _sentence(model, facts))
    for extra, names in extras.items():
        missing = [name for name, versions in names if _package(name, versions).state != "ok"]
        what = f"no {', '.join(missing)}: pip install 'dragoman[{extra}]'" if missing else "found"
        yield Check(check=f"[{extra}]", state="absent" if missing else "ok", what=what)


class _Wrong(Exception):  # noqa: N818  # never leaves this module
    """What a check found wrong."""


def _tried(check: str, look: Callable[[], str]) -> Check:
    try:
        return Check(check=check, state="ok", what=look())
    except (DragomanError, _Wrong) as error:
        return Check(check=check, state="wrong", what=str(error))


def _requirements() -> tuple[list[tuple[str, str]], dict[str, list[tuple[str, str]]]]:
    """Names and versions of the packages that are needed, and of those of each extra."""
    needed: list[tuple[str, str]] = []
    extras: dict[str, list[tuple[str, str]]] = {}
    for line in importlib.metadata.requires("dragoman") or ():
        if found := _REQUIREMENT.match(line):
            name, versions, extra = found.group("name", "versions", "extra")
            (extras.setdefault(extra, []) if extra else needed).append((name, versions.strip()))
    return needed, extras


def _package(name: str, versions: str) -> Check:
    """Whether a package is there, and not older than is asked for."""
    try:
        there = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return Check(check=name, state="wrong", what=f"not installed; pip install '{name}{versions}'")
    least = re.search(r">=\s*([\d.]+)", versions)
    if least and _numbers(there) < _numbers(least[1]):
        return Check(check=name, state="wrong", what=f"{there} is too old; pip install '{name}{versions}'")
    return Check(check=name, state="ok", what=there)


def _numbers(version: str) -> tuple[int, ...]:
    """The leading numbers of a version, as they are compared: 1.26.4rc1 is (1, 26, 4)."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(int(part) for part in found[0].split(".")) if found else ()


def _files(recorded: Iterable[importlib.metadata.PackagePath]) -> str:
    """Every file of the installed package against the digest that the wheel gave."""
    listed = [path for path in recorded if path.hash and path.parts[0] == "dragoman"]
    if not listed:
        return "an editable installation, whose files have no digests"
    wrong = []
    for path in listed:
        told = path.hash
        try:
            blob = Path(str(path.locate())).read_bytes()
        except OSError:
            wrong.append(f"{path} is missing")
            continue
        if told and base64.urlsafe_b64encode(hashlib.new(told.mode, blob).digest()).rstrip(b"=").decode() != told.value:
            wrong.append(f"{path} was changed")
    if wrong:
        more = f" and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        raise _Wrong(f"{'; '.join(wrong[:3])}{more} ({_AGAIN})")
    return f"{len(listed)} files as in the wheel"


def _model(folder: Path | None) -> str:
    """The model's name, once its digest is found right and it loads."""
    from dragoman.reading.onnx import OnnxReader

    return OnnxReader(folder).name


def _facts(path: Path | None) -> str:
    """The version of the facts, once every page of the file is found sound."""
    from dragoman.knowledge.knowledge import PACKAGED, Knowledge

    path = path or PACKAGED
    knowledge = Knowledge.open(path)
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            ((verdict,), *_) = file.execute("PRAGMA integrity_check(1)").fetchall()
    except sqlite3.Error as error:
        verdict = str(error)
    finally:
        knowledge.close()
    if verdict != "ok":
        raise _Wrong(f"{path}: the facts file is damaged: {' '.join(verdict.split())} ({_AGAIN})")
    return knowledge.version


def _sentence(model: Path | None, facts: Path | None) -> str:
    """What a known sentence tells, once it is what it should."""
    from dragoman.coder import load

    try:
        record = load(model, facts)(SENTENCE, published=PUBLISHED)
    except sqlite3.Error as error:
        raise _Wrong(f"cannot be coded: the facts file is damaged: {error} ({_AGAIN})") from error
    told = [(event.type, event.time.value if event.time else None, event.trigger.text) for event in record.events]
    if TOLD not in [one[:2] for one in told]:
        raise _Wrong(f"“{SENTENCE}” tells {told or 'nothing'}, not {TOLD} ({_AGAIN})")
    return ", ".join(f"{kind} “{words}” {day}" for kind, day, words in told)
