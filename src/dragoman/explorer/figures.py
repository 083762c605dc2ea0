"""What the charts draw, asked of the store in sums: events over time, places, who to whom."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from dragoman.explorer.asking import Asked, address
from dragoman.store import connect, filters
from dragoman.store.read import sql_for
from dragoman.store.store import Store
from dragoman.store.terms import MUTUAL

NEWEST = 20_000  # events that places and pairs are summed over; the newest, where there are more
PLACES, PAIRS, NODES, EDGES = 1000, 400, 80, 200
DAYS, WEEKS, MONTHS = 120, 900, 12_000  # a range of so many days is told by days, by weeks, by months; a longer one by years
LONGEST = 400 * 366  # days of a range that is told as asked; a longer one is told as far as there are reports
_MUTUAL = ", ".join(f"'{name}'" for name in sorted(MUTUAL))
_BUCKET = {
    "day": "{day}",
    "week": "date({day}, '-6 days', 'weekday 1')",
    "month": "substr({day}, 1, 7)",
    "year": "substr({day}, 1, 4)",
}


def timeline(store: Store, asked: Asked) -> dict[str, Any]:
    """Events by period and quad, reports that tell them and all reports; every period of the range, and what lies outside."""
    chosen = filters.filters(**asked.chosen)
    with connect.explaining(str(store.path)):
        run = store.connection.execute
        published = run("SELECT min(published), max(published) FROM reports").fetchone()
        first, last = str(chosen.since or published[0] or ""), str(chosen.until or published[1] or "")
        if not first or not last:
            return {"bucket": "day", "rows": [], "outside": 0}
        if _days(first, last) > LONGEST and published[0]:  # nobody can look at thousands of years, all but some of them empty
            first = max(first, published[0])
            last = max(first, min(last, published[1]))
        bucket = bucket_of(first, last)
        when, told_on = _BUCKET[bucket].format(day="day"), _BUCKET[bucket].format(day="published")
        inside = f"CASE WHEN day BETWEEN ? AND ? THEN {when} ELSE '' END"
        quads: dict[str, list[int]] = {}
        telling: Counter[str] = Counter()
        for part, question in store.events(**asked.chosen).parts():
            ask = part.connection.execute
            sql, values = sql_for(question, "events", "e.date AS day, e.quad AS quad, e.report AS report")
            for period, quad, count in ask(f"SELECT {inside} p, quad, count(*) FROM ({sql}) GROUP BY p, quad", (first, last, *values)):
                quads.setdefault(period, [0, 0, 0, 0])[quad - 1] += count
            of_day = f"SELECT {told_on} p, count(DISTINCT f.report) FROM ({sql}) f JOIN reports ON key = f.report GROUP BY p"
            telling.update(dict(ask(of_day, values).fetchall()))
        coverage = dict(run(f"SELECT {told_on} p, count(*) FROM reports GROUP BY p").fetchall())
    rows = [
        {
            "period": period,
            "start": start,
            "end": end,
            "events": sum(quads.get(period, ())),
            "quads": quads.get(period, [0, 0, 0, 0]),
            "reports": telling.get(period, 0),
            "coverage": coverage.get(period, 0),
        }
        for period, start, end in periods(bucket, first, last)
    ]
    return {"bucket": bucket, "rows": rows, "outside": sum(quads.get("", ()))}


def bucket_of(first: str, last: str) -> str:
    """By what a range of days is told, so that there are some hundred periods at most."""
    days = _days(first, last)
    return "day" if days <= DAYS else "week" if days <= WEEKS else "month" if days <= MONTHS else "year"


def _days(first: str, last: str) -> int:
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days


def periods(bucket: str, first: str, last: str) -> Iterator[tuple[str, str, str]]:
    """The name, first and last day of every period from one day to another.

    >>> list(periods("month", "2024-01-30", "2024-02-02"))
    [('2024-01', '2024-01-01', '2024-01-31'), ('2024-02', '2024-02-01', '2024-02-29')]
    """
    day, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    one = datetime.timedelta(days=1)
    if bucket == "week":
        day -= datetime.timedelta(days=day.weekday())
    elif bucket != "day":
        day = day.replace(day=1, **({"month": 1} if bucket == "year" else {}))
    while day <= end:
        name = day.isoformat() if bucket in {"day", "week"} else day.isoformat()[: 7 if bucket == "month" else 4]
        try:
            if bucket == "day":
                after = day + one
            elif bucket == "week":
                after = day + 7 * one
            elif bucket == "month":
                after = (day + 31 * one).replace(day=1)
            else:
                after = day.replace(year=day.year + 1)
        except (OverflowError, ValueError):  # the calendar ends with the year 9999
            yield name, day.isoformat(), datetime.date.max.isoformat()
            return
        yield name, day.isoformat(), (after - one).isoformat()
        day = after


def _newest(store: Store, asked: Asked, columns: str) -> Iterator[tuple[Store, str, list[object]]]:
    """The newest events that filters choose: each store to ask, with a SELECT."""
    for part, question in store.events(**asked.chosen).parts():
        sql, values = sql_for(question, "events", columns, newest=True)
        yield part, f"{sql} LIMIT {NEWEST}", values


def places(store: Store, asked: Asked) -> dict[str, Any]:
    """Where events took place: `places` with their counts, and how many events are told `without` one."""
    totals: list[int] = []
    located = 0
    sums: dict[tuple[Any, ...], list[int]] = {}
    with connect.explaining(str(store.path)):
        for part, sql, values in _newest(store, asked, "e.key AS event, e.quad AS quad, e.latitude AS latitude"):
            total, there = part.connection.execute(f"SELECT count(*), count(latitude) FROM ({sql})", values).fetchone()
            totals.append(total)
            located += there
            each = (
                "SELECT p.id, p.name, p.country, p.geonames, p.latitude, p.longitude, count(*), sum(f.quad < 3)"
                f" FROM ({sql}) f JOIN event_places x ON x.event = f.event AND x.nth = 0 JOIN places p ON p.key = x.place"
                " WHERE p.latitude IS NOT NULL GROUP BY p.key ORDER BY count(*) DESC, p.id LIMIT ?"
            )
            _add(sums, part.connection.execute(each, (*values, PLACES)))
    found = sorted(((*where, *counts) for where, counts in sums.items()), key=lambda row: (-row[6], row[0]))[:PLACES]
    told = [
        {
            "id": ident,
            "name": name,
            "country": country,
            "latitude": latitude,
            "longitude": longitude,
            "href": address("/", asked.pairs(place=str(geonames or name))),
            "events": count,
            "cooperation": kind,
            "conflict": count - kind,
        }
        for ident, name, country, geonames, latitude, longitude, count, kind in found
    ]
    return {"places": told, "without": sum(totals) - located, "newest": NEWEST if NEWEST in totals else None}


def _add(sums: dict[tuple[Any, ...], list[int]], rows: Iterable[tuple[Any, ...]]) -> None:
    """Add rows that end in two counts to those of the same beginning."""
    for *what, count, kind in rows:
        into = sums.setdefault(tuple(what), [0, 0])
        into[0] += count
        into[1] += kind


def pairs(store: Store, asked: Asked, by: str) -> dict[str, Any]:
    """Who does it to whom, the commonest first: by `actor` or by `country`; the sides of a mutual doing are paired with each other."""
    label = "coalesce({0}.country, '')" if by == "country" else "{0}.id"
    name = label if by == "country" else "{0}.name"
    columns = f"{label.format('a')}, {name.format('a')}, {label.format('b')}, {name.format('b')}, f.quad < 3 AS kind"
    joins = "JOIN parties x ON x.event = f.event AND x.role = 'actor' JOIN actors a ON a.key = x.actor JOIN parties y ON y.event = f.event"
    sides = f"{joins} AND y.role = 'actor' AND y.nth <> x.nth AND f.whom = '' AND f.type IN ({_MUTUAL})"
    sums: dict[tuple[Any, ...], list[int]] = {}
    with connect.explaining(str(store.path)):
        for part, sql, values in _newest(store, asked, "e.key AS event, e.quad AS quad, e.recipient AS whom, e.type AS type"):
            aimed = f"SELECT {columns} FROM ({sql}) f {joins} AND y.role = 'recipient' JOIN actors b ON b.key = y.actor"
            mutual = f"SELECT {columns} FROM ({sql}) f {sides} JOIN actors b ON b.key = y.actor"
            _add(sums, part.connection.execute(_pair_sum(aimed, mutual), (*values, *values)))
    found = sorted(((*pair, *counts) for pair, counts in sums.items()), key=lambda row: (-row[4], row[0], row[2]))
    rows = [
        {
            "actor": one,
            "actor_label": one_name,
            "recipient": other,
            "recipient_label": other_name,
            "href": address("/dyads", asked.pairs(), a=one, b=other, by=by),
            "events": count,
            "cooperation": kind,
            "conflict": count - kind,
        }
        for one, one_name, other, other_name, count, kind in found
    ]
    _tell_apart(store, rows[:PAIRS])
    return {"pairs": rows[:PAIRS], "left_out": max(0, len(rows) - PAIRS), "total": sum(row["events"] for row in rows)}


def _tell_apart(store: Store, rows: list[dict[str, Any]]) -> None:
    """Add sector or country to names that more than one actor has: a state and its army."""
    ends = {(row[role], row[f"{role}_label"]) for row in rows for role in ("actor", "recipient")}
    count = Counter(name for _, name in ends)
    twice = sorted(ident for ident, name in ends if count[name] > 1)
    marks = ", ".join("?" * len(twice))
    found = store.connection.execute(f"SELECT id, country, sector FROM actors WHERE id IN ({marks})", twice)
    codes = {ident: " ".join(filter(None, (country, sector.split(";")[0]))) for ident, country, sector in found}
    for row in rows:
        for role in ("actor", "recipient"):
            if row[role] in codes:
                row[f"{role}_label"] += f" ({codes[row[role]]})"


def _pair_sum(aimed: str, mutual: str) -> str:
    return (
        f"WITH told (one, one_name, other, other_name, kind) AS ({aimed} UNION ALL {mutual})"
        " SELECT one, min(one_name), other, min(other_name), count(*), sum(kind) FROM told"
        " WHERE one <> other AND one <> '' AND other <> '' GROUP BY one, other ORDER BY count(*) DESC, one, other"
    )


def network(found: dict[str, Any], by: str) -> dict[str, Any]:
    """Pairs as a graph of the busiest: `nodes` and `edges`."""
    busy: dict[str, int] = {}
    label: dict[str, str] = {}
    for pair in found["pairs"]:
        for role in ("actor", "recipient"):
            busy[pair[role]] = busy.get(pair[role], 0) + pair["events"]
            label[pair[role]] = pair[f"{role}_label"]
    kept = set(sorted(busy, key=lambda one: (-busy[one], one))[:NODES])
    keys = ("actor", "recipient", "href", "events", "cooperation", "conflict")
    edges = [{k: p[k] for k in keys} for p in found["pairs"] if {p["actor"], p["recipient"]} <= kept][:EDGES]
    shown = {end for edge in edges for end in (edge["actor"], edge["recipient"])}
    nodes = [{"id": one, "label": label[one], "href": _home(one, by), "events": busy[one]} for one in sorted(shown)]
    return {"nodes": nodes, "edges": edges}


def _home(one: str, by: str) -> str:
    return address("/", [("country", one)]) if by == "country" else f"/actors/{quote(one, safe='')}"
