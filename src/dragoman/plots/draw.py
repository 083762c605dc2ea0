"""Draw a picture of chosen events into a file, the same bytes for the same events and libraries."""

import importlib
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from dragoman.plots import kinds
from dragoman.store.errors import BadFilter, MissingExtra, StoreError
from dragoman.store.events import Events
from dragoman.store.periods import Freq
from dragoman.store.verbs import By

_STYLE = {"svg.hashsalt": "dragoman", "text.parse_math": False, "axes.spines.top": False, "axes.spines.right": False, "font.size": 9}
_META: dict[str, dict[str, None]] = {".svg": {"Date": None}, ".png": {"Software": None}}


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """How to draw: by which periods, which names, and of whom (`dyad`)."""

    freq: Freq = "month"
    by: By = "country"
    pair: tuple[str, str] | None = None


_KINDS: dict[str, Callable[[Events, Wanted, Any], bool]] = {
    "timeline": lambda events, want, figure: kinds.timeline(events, want.freq, figure),
    "dyad": lambda events, want, figure: kinds.dyad(events, want.freq, want.by, want.pair, figure),
    "map": lambda events, _, figure: kinds.world_map(events, figure),
    "network": lambda events, want, figure: kinds.network(events, want.by, figure),
}


def draw(events: Events, kind: str, out: Path, want: Wanted | None = None) -> bool:
    """Draw events as `kind` (timeline, dyad, map, network) into `out`, SVG or PNG by its ending; False where there is nothing to draw.

    The file is replaced only when the picture is whole. Raises MissingExtra without matplotlib, BadFilter for a kind, an ending or a
    pair that cannot be, StoreError for a store that cannot be read and a file that cannot be written.
    """
    if kind not in _KINDS:
        raise BadFilter(f"no picture {kind[:40]!r}", do=f"there are {', '.join(_KINDS)}")
    want = want or Wanted()
    if want.pair is not None and kind != "dyad":
        raise BadFilter("a pair is for dyad only", do="choose by --actor and --recipient")
    suffix = out.suffix.lower()
    if suffix not in _META:
        raise BadFilter(f"{out.name}: pictures end in .svg or .png", do="name the file so")
    try:
        style = importlib.import_module("matplotlib.style")
        figures = importlib.import_module("matplotlib.figure")
    except ImportError:
        raise MissingExtra("matplotlib is not installed", do='pip install "dragoman[plots]"') from None
    with style.context(["default", _STYLE]), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # a name in a script that the font lacks is drawn as boxes
        figure = figures.Figure(figsize=(9, 5.5), layout="constrained")
        if not _KINDS[kind](events, want, figure):
            return False
        _save(figure, out, suffix)
    return True


def _save(figure: Any, out: Path, suffix: str) -> None:  # noqa: ANN401  # of an extra
    part = out.with_name(out.name + ".part")
    try:
        figure.savefig(part, format=suffix[1:], dpi=150, metadata=_META[suffix])
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"cannot be written: {error.strerror}", where=str(out), do="check folder, permissions and space") from None
