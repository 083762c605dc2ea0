"""Run the examples of the pages and compare, or write, what they print.

In `console` blocks lines after `$ ` are run, in order and in one empty folder a page; what stands below a line is what it prints on
standard output. `dragoman` runs in this process, `> FILE` sends its output into a file, no other program is called. `python` blocks
run after each other in one namespace; a `text` block right below one is what it prints. `...` stands for anything. Blocks of other
kinds are not run.
"""

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RUN = ("start", "reading-a-report", "recipes", "extending")
_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def same(due: str, got: str) -> bool:
    """Whether an output is what the page says, but for white space and `...`."""
    return doctest.OutputChecker().check_output(due + "\n", got + "\n", _FLAGS)


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a console block with the output that stands below each."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


def call(command: str) -> str:
    """What a command prints. ValueError for another program than ours, or where it fails."""
    from dragoman.cli import main  # noqa: PLC0415  # slow to load

    words = shlex.split(command, comments=True)
    into = Path(words[words.index(">") + 1]) if ">" in words else None
    words = words[: words.index(">")] if into else words
    if words[0] != "dragoman":
        raise ValueError(f"{command}: only dragoman is run")
    raw, err = io.BytesIO(), io.StringIO()
    out = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(words[1:])
        except SystemExit as ended:
            if ended.code:
                raise ValueError(f"{command}: exit code {ended.code}: {err.getvalue()}") from None
    printed = raw.getvalue().decode()
    if into:
        into.write_text(printed, encoding="utf-8")
        return ""
    return printed


def python(code: str, names: dict[str, Any]) -> str:
    """What a block of Python prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "example", "exec"), names)  # noqa: S102  # our own pages
    return out.getvalue()


def run(page: str) -> Iterator[tuple[str, str, str]]:
    """The examples of a page: what is run, what should be printed, what is."""
    names: dict[str, Any] = {"__name__": "example"}
    for kind, block, below in _BLOCK.findall(page):
        if kind == "console":
            for command, output in commands(block):
                yield command, output, call(command)
        else:
            yield block, below, python(block, names)


@contextlib.contextmanager
def folder() -> Iterator[None]:
    """An empty folder with the repository's examples, as the place to run in."""
    before, width = Path.cwd(), os.environ.get("COLUMNS")
    with tempfile.TemporaryDirectory(prefix="dragoman-") as made:
        shutil.copytree(HERE.parent / "examples", Path(made) / "examples")
        os.environ["COLUMNS"] = "100"
        os.chdir(made)
        try:
            yield
        finally:
            os.chdir(before)
            os.environ.pop("COLUMNS") if width is None else os.environ.update(COLUMNS=width)


def _filled(page: str) -> str:
    """A page with the outputs of its examples made anew; one with `...` in it that still holds is kept."""
    told = iter(list(run(page)))

    def console(block: str) -> str:
        made = ""
        for command, _ in commands(block):
            _, due, got = next(told)
            printed = due if same(due, got) else got
            made += f"$ {command}\n{printed.rstrip()}\n" if printed.strip() else f"$ {command}\n"
        return made

    def one(found: re.Match[str]) -> str:
        kind, block, below = found.groups()
        if kind == "console":
            rest = f"\n```text\n{below}```\n" if below is not None else ""
            return f"```console\n{console(block)}```\n{rest}"
        _, due, got = next(told)
        printed = due if below is not None and same(due, got) else got
        return f"```python\n{block}```\n" + (f"\n```text\n{printed.rstrip()}\n```\n" if printed.strip() else "")

    return _BLOCK.sub(one, page)


def write() -> None:
    """Write the outputs into the pages."""
    for name in RUN:
        path = HERE / f"{name}.md"
        with folder():
            made = _filled(path.read_text(encoding="utf-8"))
        path.write_text(made, encoding="utf-8")
        print(f"{name}: examples run", file=sys.stderr)


if __name__ == "__main__":
    write()
