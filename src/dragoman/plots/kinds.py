"""The pictures: each draws chosen events on a figure, and says whether there was anything to draw."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any

from dragoman.plots import layout, world
from dragoman.store.errors import BadFilter
from dragoman.store.events import Events
from dragoman.store.periods import Freq, period, periods
from dragoman.store.verbs import By

COLOURS = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#e69f00", "#44aa99")  # Paul Tol's bright and two more
GREY, COOPERATION, CONFLICT = "#bbbbbb", "#4477aa", "#cc3311"
STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "negated")
PERIODS = 1500  # more bars than points on paper tell nothing
NODES = 30
SHAPE = 1.75  # width of a map by its height
LONG = 28  # code points of a label


def label(text: str) -> str:
    """A name as it can stand in a picture: one line, no control characters, not too long."""
    told = "".join(char if char.isprintable() else " " for char in text)
    return told if len(told) <= LONG else told[: LONG - 1] + "…"


def _span(days: tuple[str, str], freq: Freq) -> list[str]:
    first, last = days
    told = []
    for when in periods(first, last, freq):
        told.append(when)
        if len(told) > PERIODS:
            raise BadFilter(f"more than {PERIODS:,} periods of a {freq} cannot be drawn", do="choose longer ones with --by, or fewer days")
    return told


def _ticks(axes: Any, when: list[str]) -> None:  # noqa: ANN401  # of an extra
    step = max(1, math.ceil(len(when) / 10))
    axes.set_xticks(range(0, len(when), step), when[::step], rotation=30, ha="right")
    axes.set_xlim(-0.7, len(when) - 0.3)


def _stacked(axes: Any, when: list[str], counts: Counter[tuple[str, str]], names: Iterable[str], title: str) -> None:  # noqa: ANN401
    base = [0] * len(when)
    for number, name in enumerate(names):
        heights = [counts[one, name] for one in when]
        colour = GREY if name == "other types" else COLOURS[number % len(COLOURS)]
        axes.bar(range(len(when)), heights, bottom=base, width=0.9, color=colour, label=name)
        base = [low + high for low, high in zip(base, heights, strict=True)]
    axes.set_ylabel("events")
    axes.set_title(title, loc="left")
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)


def timeline(events: Events, freq: Freq, figure: Any) -> bool:  # noqa: ANN401  # of an extra
    """Events by period: by type (the eight most frequent, and the others), and by status."""
    types: Counter[tuple[str, str]] = Counter()
    statuses: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    first, last = "9999-12-31", "0001-01-01"
    for row in events.flat():
        first, last = min(first, row.date), max(last, row.date)
        when = period(row.date, freq)
        types[when, row.type] += 1
        statuses[when, row.status] += 1
        totals[row.type] += 1
    if not totals:
        return False
    when_all = _span((first, last), freq)
    most = [name for name, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0]))]
    for (when, name), count in list(types.items()):
        if name in most[len(COLOURS) :]:
            types[when, "other types"] += count
    told = [*most[: len(COLOURS)], *(["other types"] if len(most) > len(COLOURS) else [])]
    upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=[3, 2])
    _stacked(upper, when_all, types, told, f"{totals.total():,} events by type and {freq}")
    _stacked(lower, when_all, statuses, [name for name in STATUSES if any(kind == name for _, kind in statuses)], "by status")
    _ticks(lower, when_all)
    return True


def dyad(events: Events, freq: Freq, by: By, pair: tuple[str, str] | None, figure: Any) -> bool:  # noqa: ANN401  # of an extra
    """Cooperation (up) and conflict (down) of two by period, both directions together; the two most told of where no pair is given."""
    if pair is not None and pair[0] == pair[1]:
        raise BadFilter("a pair is two", do="name two different ones")
    rows = list(events.dyads(freq=freq, by=by))
    totals: Counter[tuple[str, str]] = Counter()
    for row in rows:
        totals[_two(row)] += row["events"]
    two = _sorted(*pair) if pair else min(totals, key=lambda one: (-totals[one], one), default=None)
    if two is None or not totals[two]:
        return False
    mine = [row for row in rows if _two(row) == two]
    told = sorted(row["period"] for row in mine)
    days = [row.date for row in events.flat() if period(row.date, freq) in {told[0], told[-1]}]
    when = _span((min(days), max(days)), freq)
    axes = figure.subplots()
    parts = (
        ("cooperation_verbal", 1, 0.55),
        ("cooperation_material", 1, 1.0),
        ("conflict_verbal", -1, 0.55),
        ("conflict_material", -1, 1.0),
    )
    base = {1: [0] * len(when), -1: [0] * len(when)}
    for name, sign, alpha in parts:
        sums: Counter[str] = Counter()
        for row in mine:
            sums[row["period"]] += row[name]
        heights = [sign * sums[one] for one in when]
        colour = COOPERATION if sign > 0 else CONFLICT
        axes.bar(range(len(when)), heights, bottom=base[sign], width=0.9, color=colour, alpha=alpha, label=name.replace("_", ", "))
        base[sign] = [low + high for low, high in zip(base[sign], heights, strict=True)]
    axes.axhline(0, color="black", linewidth=0.6)
    axes.set_title(f"{label(two[0])} and {label(two[1])}: {totals[two]:,} events by {freq}", loc="left")
    axes.set_ylabel("conflict (down)   events   cooperation (up)")
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.yaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14), ncols=4, frameon=False)
    _ticks(axes, when)
    return True


def _sorted(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _two(row: dict[str, Any]) -> tuple[str, str]:
    return _sorted(row["actor"], row["recipient"])


def world_map(events: Events, figure: Any) -> bool:  # noqa: ANN401  # of an extra
    """Events at their first places; a circle's area is their number, its colour whether conflict or cooperation prevails."""
    counts: Counter[tuple[float, float]] = Counter()
    conflict: Counter[tuple[float, float]] = Counter()
    nowhere = 0
    for row in events.flat():
        if row.latitude is None or row.longitude is None:
            nowhere += 1
        else:
            at = (row.longitude, row.latitude)
            counts[at] += 1
            conflict[at] += row.quad in {3, 4}
    if not counts:
        return False
    from matplotlib.collections import LineCollection  # noqa: PLC0415  # an extra

    axes = figure.subplots()
    axes.add_collection(LineCollection(world.outlines(), colors="#c8c8c8", linewidths=0.5, zorder=1))
    spots = sorted(counts, key=lambda at: (-counts[at], at))  # small circles on top of large ones
    most = counts[spots[0]]
    colours = [CONFLICT if 2 * conflict[at] > counts[at] else COOPERATION for at in spots]
    sizes = [18 + 500 * counts[at] / most for at in spots] if most > 1 else [30.0] * len(spots)
    axes.scatter([x for x, _ in spots], [y for _, y in spots], s=sizes, c=colours, alpha=0.65, edgecolors="white", linewidths=0.5, zorder=2)
    _extent(axes, spots)
    axes.set_title(
        f"{counts.total():,} events at {len(spots):,} places, {nowhere:,} without; the largest circle stands for {most:,}", loc="left"
    )
    axes.set_xlabel(f"Red: mostly conflict. Blue: mostly cooperation.   {world.NOTE}", fontsize=7, color="#555555")
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    return True


def _extent(axes: Any, spots: list[tuple[float, float]]) -> None:  # noqa: ANN401  # of an extra
    """The places with a margin, no less than 20 by 12 degrees."""
    west, east = min(x for x, _ in spots), max(x for x, _ in spots)
    south, north = min(y for _, y in spots), max(y for _, y in spots)
    middle = ((west + east) / 2, (south + north) / 2)
    stretch = 1 / max(math.cos(math.radians(middle[1])), 0.3)  # a degree of latitude is longer than one of longitude
    wide, high = max(10.0, (east - west) * 0.58), max(6.0, (north - south) * 0.58)
    wide, high = max(wide, high * stretch * SHAPE), max(high, wide / stretch / SHAPE)
    axes.set_xlim(max(-180.0, middle[0] - wide), min(180.0, middle[0] + wide))
    axes.set_ylim(max(-90.0, middle[1] - high), min(90.0, middle[1] + high))
    axes.set_aspect(stretch)


def network(events: Events, by: By, figure: Any) -> bool:  # noqa: ANN401  # of an extra
    """Who to whom: arrows as wide as events are many, red where conflict prevails; the most told nodes only."""
    ties: Counter[tuple[str, str]] = Counter()
    conflict: Counter[tuple[str, str]] = Counter()
    weights: Counter[str] = Counter()
    for row in events.dyads(freq="year", by=by):
        tie = (row["actor"], row["recipient"])
        if tie[0] == tie[1]:
            continue
        ties[tie] += row["events"]
        conflict[tie] += row["conflict_verbal"] + row["conflict_material"]
        weights[tie[0]] += row["events"]
        weights[tie[1]] += row["events"]
    if not ties:
        return False
    from matplotlib import patheffects  # noqa: PLC0415  # an extra

    nodes = sorted(weights, key=lambda name: (-weights[name], name))[:NODES]
    number = {name: nth for nth, name in enumerate(nodes)}
    shown = sorted(tie for tie in ties if tie[0] in number and tie[1] in number)
    at = layout.placed(len(nodes), [(number[one], number[other], float(ties[one, other])) for one, other in shown])
    axes = figure.subplots()
    most = max(ties[tie] for tie in shown)
    for tie in shown:
        colour = CONFLICT if 2 * conflict[tie] > ties[tie] else COOPERATION
        share = ties[tie] / most
        how = {
            "arrowstyle": "-|>",
            "color": colour,
            "alpha": 0.35 + 0.5 * share,
            "linewidth": 0.6 + 3.4 * share,
            "shrinkA": 7,
            "shrinkB": 9,
        }
        start, end = at[number[tie[0]]], at[number[tie[1]]]
        axes.annotate("", xy=tuple(end), xytext=tuple(start), arrowprops={**how, "connectionstyle": "arc3,rad=0.12"})
    top = weights[nodes[0]]
    halo = [patheffects.withStroke(linewidth=2.5, foreground="white")]
    axes.scatter(at[:, 0], at[:, 1], s=[30 + 220 * weights[name] / top for name in nodes], color="#444444", zorder=3)
    for name, (x, y) in zip(nodes, at, strict=True):
        axes.annotate(label(name), (x, y), xytext=(0, 9), textcoords="offset points", ha="center", fontsize=8, zorder=4, path_effects=halo)
    who = f"the {NODES} most told of {len(weights):,}" if len(weights) > NODES else f"{len(nodes)}"
    axes.set_title(f"{sum(ties[tie] for tie in shown):,} events between {who}. Red: mostly conflict, blue: mostly cooperation", loc="left")
    axes.margins(0.12)
    axes.set_axis_off()
    return True
