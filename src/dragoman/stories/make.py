"""Stories of a store: found anew, kept in its tables, listed."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dragoman.store import connect, filters
from dragoman.store.errors import NotFound
from dragoman.store.store import Store
from dragoman.stories import duplicates, pairing
from dragoman.stories.telling import Telling, tellings

_REVISION = "stories"  # in the store's meta: the revision that the stories were made of


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a field, and the outlets that tell it."""

    value: str
    outlets: list[str]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A field that one report tells otherwise than the one before it."""

    published: str
    outlet: str
    field: str
    was: str
    now: str


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A doing with all that tell it; `copies` of the reports repeat another text; `fields` hold every value told, the commonest first."""

    id: str
    type: str
    date: str
    status: str
    reports: int
    copies: int
    outlets: int
    events: list[str]
    fields: dict[str, list[Value]]
    changes: list[Change]
    contradicted: bool


def fresh(store: Store) -> bool:
    """Whether the stories are of the store as it is."""
    found = store.connection.execute("SELECT value FROM meta WHERE name = ?", (_REVISION,)).fetchone()
    return found is not None and found[0] == str(store.revision)


def make(path: Path) -> int:
    """Find the stories of a store and keep them; how many doings more than one report tells. The same store gives the same stories."""
    with Store(path) as store:
        revision = store.revision
        texts = store.connection.execute("SELECT key, text FROM reports ORDER BY key")
        with connect.explaining(str(path)):
            first = duplicates.groups(texts)
        found = pairing.stories(list(tellings(store)))
    several = [(group, _story(group, first)) for group in found if len(group) > 1]
    with connect.explaining(str(path)):
        connection = connect.writer(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM story_events")
            connection.execute("DELETE FROM stories")
            connection.executemany(
                "INSERT INTO stories (id, reports, outlets, body) VALUES (?, ?, ?, ?)",
                ((s.id, s.reports, s.outlets, msgspec.json.encode(s).decode()) for _, s in several),
            )
            connection.executemany("INSERT INTO story_events (event, story) VALUES (?, ?)", ((t.key, s.id) for g, s in several for t in g))
            connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (_REVISION, str(revision)))
            connection.execute("COMMIT")
        finally:
            connection.close()
    return len(several)


def listed(store: Store, **chosen: object) -> Iterator[Story]:
    """The stories that hold an event which filters choose, the most told first."""
    question = filters.of_events(store.connection, filters.filters(**chosen))
    with connect.explaining(str(store.path)):
        from dragoman.store.read import sql_for  # noqa: PLC0415  # beside its use

        sql, values = sql_for(question, "events", "e.key")
        chosen_ones = f"SELECT story FROM story_events WHERE event IN ({sql})"  # noqa: S608  # our own names; values are bound
        rows = store.connection.execute(f"SELECT body FROM stories WHERE id IN ({chosen_ones}) ORDER BY reports DESC, id", values)  # noqa: S608
        for (body,) in rows:
            yield msgspec.json.decode(body, type=Story)


def story(store: Store, ident: str) -> Story:
    """A story by its id, or that of an event by the event's. Raises NotFound where there is none."""
    row = store.connection.execute("SELECT body FROM stories WHERE id = ?", (ident,)).fetchone()
    if row is None and ident.startswith("e"):
        event = store.event(ident)
        row = store.connection.execute(
            "SELECT body FROM stories WHERE id = (SELECT story FROM story_events JOIN events ON key = event"
            " WHERE id = ? AND report = (SELECT key FROM reports WHERE id = ?))",
            (event.id, event.report),
        ).fetchone()
    if row is None:
        raise NotFound(f"no story {ident!r}", where=str(store.path), do="`dragoman stories` lists them")
    return msgspec.json.decode(row[0], type=Story)


def _story(group: Sequence[Telling], first: dict[int, int]) -> Story:
    """A group of tellings as a story; its id comes from its events' ids."""
    originals = {first[one.report] for one in group}
    fields = {name: values for name in _PLAIN if (values := _values(group, name))}
    changes = list(_changes(group))
    return Story(
        id="s" + hashlib.blake2b("\n".join(sorted(one.id for one in group)).encode(), digest_size=8).hexdigest(),
        type=fields["type"][0].value,
        date=fields["date"][0].value,
        status=group[-1].status,
        reports=len({one.report for one in group}),
        copies=len({one.report for one in group}) - len(originals),
        outlets=len({one.outlet for one in group}),
        events=[one.id for one in group],
        fields=fields,
        changes=changes,
        contradicted=len({one.status == "negated" for one in group}) > 1,
    )


_PLAIN = (
    "type",
    "status",
    "date",
    "actor_countries",
    "recipient_countries",
    "place",
    "dead",
    "injured",
    "arrested",
    "troops",
    "protesters",
)


def _told(one: Telling, name: str) -> str:
    if name == "date":
        return datetime.date.fromordinal(one.first).isoformat()
    if name in {"actor_countries", "recipient_countries"}:
        return ";".join(sorted(getattr(one, name)))
    if name in {"type", "status", "place"}:
        return getattr(one, name) or ""
    return str(one.size.get(name, ""))


def _values(group: Sequence[Telling], name: str) -> list[Value]:
    outlets: dict[str, list[str]] = {}
    count: Counter[str] = Counter()
    for one in group:
        if told := _told(one, name):
            count[told] += 1
            if one.outlet not in outlets.setdefault(told, []):
                outlets[told].append(one.outlet)
    return [Value(value=value, outlets=outlets[value]) for value, _ in sorted(count.items(), key=lambda c: (-c[1], c[0]))]


def _changes(group: Sequence[Telling]) -> Iterator[Change]:
    """What a later report tells otherwise: a plan that came to pass, a denial, a toll that rose."""
    last: dict[str, Any] = {}
    for one in group:
        for name in ("status", "dead", "injured", "arrested", "troops", "protesters"):
            if told := _told(one, name):
                if name in last and last[name] != told:
                    published = datetime.date.fromordinal(one.published).isoformat()
                    yield Change(published=published, outlet=one.outlet, field=name, was=last[name], now=told)
                last[name] = told
