"""Stories as a store keeps them: a doing that several reports tell, with all they tell of it. `dragoman.stories` finds them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from dragoman.store import connect, filters, read
from dragoman.store.errors import NotFound, StoreError
from dragoman.store.stored import Stored

if TYPE_CHECKING:
    from dragoman.store.store import Store

MADE = "stories"  # in the table `meta`: what made the stories, a colon, and the revision of the store that they were made of
Outcome = Literal["happened", "under_way", "planned", "hypothetical", "called_off", "denied", "disputed"]
Turn = Literal["first", "same", "raised", "lowered", "other"]


class Value(Stored, frozen=True):
    """One value of a field: the outlets that tell it, whom they name as saying so (nobody: their own voice), in which events.

    `reports` counts all, `tellings` copies of one text once; `since` and `until` are the first and last day it was published.
    """

    value: str
    reports: int
    tellings: int
    outlets: list[str]
    says: list[str]
    events: list[str]
    since: str
    until: str


class Told(Stored, frozen=True):
    """A report of the story. `telling` numbers the texts: copies have the number of what they copy."""

    report: str
    name: str
    published: str
    outlet: str
    title: str | None
    telling: int


class Point(Stored, frozen=True):
    """One event of the story as it was told, in the order of publication."""

    published: str
    outlet: str
    telling: int
    event: str
    status: str
    date: str
    dated: bool
    says: list[str]
    sentence: str


class Figure(Stored, frozen=True):
    """A number as it was told.

    `turn` compares it with the number told before it; `corrects` is an earlier event of the same outlet that told another number.
    """

    field: str
    published: str
    outlet: str
    value: str
    turn: Turn
    says: list[str]
    event: str
    corrects: str | None


class Change(Stored, frozen=True):
    """A status or number that one report tells otherwise than the text before it."""

    published: str
    outlet: str
    field: str
    was: str
    now: str


class Story(Stored, frozen=True):
    """A doing with all that tell it.

    `type`, `date`, `actor`, `recipient` and `place` are what most texts tell; `fields` has every value told of each field, that of most
    texts first; `contested` names the fields of which not all values can be true. `status` is the latest; `outcome` what became of the
    doing as far as told: `happened`, `under_way`, `planned`, `hypothetical`, `called_off` (planned, then told as not to happen), `denied`
    (only told as not so) or `disputed` (told as so and as not so). `reports` counts all, `tellings` copies of one text once,
    `copies` is the difference.
    """

    id: str
    type: str
    date: str
    status: str
    outcome: Outcome
    actor: str | None
    recipient: str | None
    place: str | None
    reports: int
    tellings: int
    copies: int
    outlets: int
    contradicted: bool
    contested: list[str]
    events: list[str]
    fields: dict[str, list[Value]]
    changes: list[Change]
    figures: list[Figure]
    timeline: list[Point]
    told: list[Told]


_STORIES = msgspec.json.Decoder(Story)


def made(store: "Store") -> str | None:
    """What made the stories, and of which revision of the store; None where there are none yet."""
    with connect.explaining(str(store.path)):
        found = store.connection.execute("SELECT value FROM meta WHERE name = ?", (MADE,)).fetchone()
    return None if found is None else str(found[0])


def listed(store: "Store", *, newest: bool = False, limit: int | None = None, **chosen: object) -> Iterator[Story]:
    """The stories that hold an event which filters choose: the most told first, or the newest first.

    Raises StoreError where no stories were made yet.
    """
    if made(store) is None:
        raise StoreError("the store has no stories yet", where=str(store.path), do="`dragoman stories` finds them")
    question = filters.of_events(store.connection, filters.filters(**chosen))
    sql, values = read.sql_for(question, "events", "e.key")
    every = not any(value not in (None, ()) for value in chosen.values())
    where = "" if every else f"WHERE id IN (SELECT story FROM story_events WHERE event IN ({sql}))"  # noqa: S608  # our own names
    order = "json_extract(body, '$.date') DESC, id" if newest else "reports DESC, outlets DESC, id"
    rows = f"SELECT body FROM stories {where} ORDER BY {order} LIMIT ?"  # noqa: S608  # our own names; values are bound
    with connect.explaining(str(store.path)):
        for (body,) in store.connection.execute(rows, [*(() if every else values), -1 if limit is None else limit]):
            yield _STORIES.decode(body)


def story(store: "Store", ident: str) -> Story:
    """A story by its id, or that of an event by the event's id. Raises NotFound where there is none."""
    with connect.explaining(str(store.path)):
        row = store.connection.execute("SELECT body FROM stories WHERE id = ?", (ident,)).fetchone()
        if row is None and ident.startswith("e"):
            event = store.event(ident)
            row = store.connection.execute(
                "SELECT body FROM stories WHERE id = (SELECT story FROM story_events JOIN events ON key = event"
                " WHERE id = ? AND report = (SELECT key FROM reports WHERE id = ?))",
                (event.id, event.report),
            ).fetchone()
            if row is None:
                raise NotFound(f"no other report tells of event {ident!r}", where=str(store.path), do=f"`dragoman show` shows {ident}")
    if row is None:
        raise NotFound(f"no story {ident!r}", where=str(store.path), do="`dragoman stories` lists them")
    return _STORIES.decode(row[0])
