"""How Sphinx builds the pages: `sphinx-build -W docs build/docs`, offline, a warning is an error."""

import re
from pathlib import Path

import dragoman

project = "Dragoman"
author = "The Dragoman authors"
copyright = "The Dragoman authors"  # noqa: A001  # Sphinx's name
release = dragoman.__version__
extensions = ["myst_parser"]
exclude_patterns = ["data"]
html_theme = "furo"
html_title = f"Dragoman {release}"
html_show_sphinx = False
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
highlight_language = "text"

_LINK = re.compile(r"\[([^\]\n]+)\]\(\.\./([^)\s]+)\)")


def _stay_inside(app, name: str, source: list[str]) -> None:  # noqa: ANN001  # Sphinx's hook
    """A link out of this folder is the file's path in the repository, for no page holds it; a page that no list names joins the third."""
    source[0] = _LINK.sub(lambda link: f"{link[1]} (`{link[2]}`)", source[0])
    if name == "index":
        told = set(source[0].split())
        more = sorted(path.stem for path in Path(app.srcdir).glob("*.md") if path.stem not in {"index", *told})
        source[0] = source[0].replace("\nscale\n", "\n".join(["\nscale", *more, ""]))


def setup(app) -> None:  # noqa: ANN001  # Sphinx's hook
    app.connect("source-read", _stay_inside)
