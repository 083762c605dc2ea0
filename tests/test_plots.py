"""Pictures: drawn whole, the same twice, with a clear word where nothing can be drawn."""

import datetime
import importlib
import itertools
import sys

import msgspec
import numpy as np
import pytest

from dragoman.plots import kinds, layout, world
from dragoman.plots.draw import Wanted, draw
from dragoman.store.errors import BadFilter, StoreError
from dragoman.store.store import Store
from dragoman.store.writer import Writer

KINDS = ("timeline", "dyad", "map", "network")
HOSTILE = "$\\frac{1}$ <script>&--> \x1b[2J\ud800 \u202e日本 _x"


@pytest.fixture
def store(record, tmp_path):
    """The record's event in three months, once as conflict, with a place, and once with a hostile name."""
    path = tmp_path / "world.db"
    change = msgspec.structs.replace
    with Writer(path) as writer:
        for month in (1, 3, 4):
            day = datetime.date(2019, month, 18)
            events = []
            for event in record.events:
                actor = [change(one, name=HOSTILE.replace("\ud800", "")) if month == 4 else one for one in event.actor]
                time = event.time and change(event.time, start=day, end=day)
                events.append(change(event, actor=actor, time=time, quad=4 if month == 3 else event.quad))
            report = change(record.report, id=f"n{month}", published=day, url=f"https://example.org/{month}")
            writer.add(change(record, report=report, events=events))
    return path


@pytest.mark.parametrize("suffix", [".svg", ".png"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_made_and_is_the_same_twice(invoke, store, tmp_path, kind, suffix):
    first, second = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"
    codes = [invoke("plot", store, kind, "--out", out)[0] for out in (first, second)]

    assert codes == [0, 0]
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(b"<?xml" if suffix == ".svg" else b"\x89PNG")
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_names_are_drawn_as_they_are(invoke, store, tmp_path, kind):
    out = tmp_path / "names.svg"

    assert invoke("plot", store, kind, "--actors", "actor", "--since", "2019-04-01", "--out", out)[0] == 0
    assert b"<script>" not in out.read_bytes()
    assert b"\x1b" not in out.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_draw_ends_with_one(invoke, store, tmp_path, kind):
    out = tmp_path / "none.svg"

    assert invoke("plot", store, kind, "--actor", "Atlantis", "--out", out) == (1, "", "nothing found\n")
    assert not out.exists()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["timeline", "--out", "x.pdf"], "DRG-E051 x.pdf: pictures end in .svg or .png"),
        (["dyad", "--pair", "KEN", "KEN", "--out", "x.svg"], "DRG-E051 a pair is two"),
        (["map", "--pair", "KEN", "SOM", "--out", "x.svg"], "DRG-E051 a pair is for dyad only"),
        (["timeline", "--out", "no/such/x.svg"], "DRG-E050 no/such/x.svg: cannot be written"),
    ],
)
def test_what_cannot_be_is_told(invoke, store, args, told):
    code, out, err = invoke("plot", store, *args)

    assert (code, out) == (2, "")
    assert told in err


def test_a_missing_matplotlib_is_told(invoke, store, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.style", None)

    code, _, err = invoke("plot", store, "map", "--out", tmp_path / "x.svg")
    assert code == 2
    assert 'DRG-E053 matplotlib is not installed (pip install "dragoman[plots]")' in err


def test_a_named_pair_in_either_order(store, tmp_path):
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    with Store(store) as found:
        assert draw(found.events(), "dyad", one, Wanted(pair=("KEN", "SOM")))
        assert draw(found.events(), "dyad", other, Wanted(pair=("SOM", "KEN")))
        assert not draw(found.events(), "dyad", tmp_path / "none.svg", Wanted(pair=("KEN", "XXX")))
        with pytest.raises(BadFilter, match="no picture 'pie'"):
            draw(found.events(), "pie", one)

    assert one.read_bytes() == other.read_bytes()


def test_too_many_periods_are_refused(store, tmp_path, monkeypatch):
    monkeypatch.setattr(kinds, "PERIODS", 50)
    with Store(store) as found, pytest.raises(BadFilter, match="more than 50 periods of a day"):
        draw(found.events(), "timeline", tmp_path / "x.svg", Wanted(freq="day"))


def test_a_former_picture_stays_where_a_new_one_fails(store, tmp_path):
    out = tmp_path / "x.svg"
    out.mkdir()
    with Store(store) as found, pytest.raises(StoreError, match="cannot be written"):
        draw(found.events(), "timeline", out)

    assert not list(tmp_path.glob("*.part"))


def test_outlines_lie_on_the_globe():
    lines = world.outlines()

    assert len(lines) > 1000
    assert all(abs(a[0] - b[0]) < 90 for line in lines for a, b in itertools.pairwise(line))
    assert all(-180.001 <= x <= 180.001 and -90.001 <= y <= 90.001 for line in lines for x, y in line)
    assert any(abs(x - 12.45) < 0.3 and abs(y - 41.9) < 0.3 for line in lines for x, y in line)  # the Vatican's


def test_a_layout_is_steady_and_tied_nodes_are_near():
    ties = [(0, 1, 5.0), (1, 2, 5.0), (0, 2, 5.0), (3, 4, 5.0)]
    at = layout.placed(5, ties)

    assert (at == layout.placed(5, ties)).all()
    assert np.abs(at).max() <= 1
    assert np.hypot(*(at[3] - at[4])) < np.hypot(*(at[3] - at[0]))
    assert layout.placed(1, []).shape == (1, 2)


def test_a_label_is_one_line_of_letters():
    assert kinds.label("a\x1b[2J\nb") == "a [2J b"
    assert kinds.label("x" * 40) == "x" * 27 + "…"


def test_a_wide_map_stays_on_the_globe():
    figure = importlib.import_module("matplotlib.figure").Figure()
    for spots in ([(-179.0, -60.0), (179.0, 80.0)], [(36.8, -1.3)], [(0.0, 89.9)]):
        axes = figure.subplots()
        kinds._extent(axes, spots)  # noqa: SLF001  # the one part that has numbers to look at
        (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()

        assert -180 <= west < min(x for x, _ in spots) <= max(x for x, _ in spots) < east <= 180
        assert -90 <= south < min(y for _, y in spots) <= max(y for _, y in spots) < north <= 90
