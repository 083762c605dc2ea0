"""Full-text search over the reports: words, "phrases", NEAR(a b, 5), prefix*, AND, OR, NOT, and title: before any of them."""

import re
import sqlite3
from collections.abc import Iterator
from typing import Literal

import msgspec

from dragoman.store.errors import BadFilter

CANDIDATES = 1000  # of a frequent word, the best are sought among so many newest reports: ranking all would take a second a million
SNIPPET_WORDS = 24
OPEN, CLOSE = "\x02", "\x03"  # marks of found words inside SQLite; no text holds them
Order = Literal["best", "newest", "oldest"]
_WORD = re.compile(r'"[^"]*"|\S+')


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A report that holds the words. `snippet` is the passage; `marks` are the found words in it, [start, end) in code points."""

    id: str
    name: str
    published: str
    publisher: str | None
    title: str | None
    snippet: str
    marks: list[tuple[int, int]]
    events: int
    score: float


def phrase(words: str) -> str:
    """Words as one phrase for the index; empty where there is no letter or digit in them."""
    return f'"{words.replace(chr(34), " ")}"' if any(char.isalnum() for char in words) else ""


def _plain(words: str) -> str:
    """Words and quoted phrases, whatever else stands between them; all must be there."""
    found = [phrase(told.strip('"')) for told in _WORD.findall(words)]
    return " ".join(told for told in found if told)


def checked(connection: sqlite3.Connection, words: str) -> str:
    """Words as a query that the index understands: as they are, or, where they are no query ("U.S. troops"), word by word.

    Raises BadFilter where there is nothing to look for.
    """
    for query in (words, _plain(words)):
        if not any(char.isalnum() for char in query):
            break
        try:
            connection.execute("SELECT rowid FROM texts WHERE texts MATCH ? LIMIT 1", (query,)).fetchone()
        except sqlite3.OperationalError:
            continue
        return query
    raise BadFilter(f"text: nothing to look for in {words[:60]!r}", do='give words, a "phrase in quotes", or NEAR(two words, 5)')


def frequent(connection: sqlite3.Connection, query: str, many: int) -> bool:
    """Whether more than so many reports answer a query."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM texts WHERE texts MATCH ? LIMIT ?)"
    return bool(connection.execute(sql, (query, many + 1)).fetchone()[0] > many)


def search(  # noqa: PLR0913  # a question has as many parts
    connection: sqlite3.Connection, words: str, *, limit: int = 50, order: Order = "best", where: str = "", values: tuple[object, ...] = ()
) -> Iterator[Found]:
    """Reports that hold the words. `where` is a further condition on the report `e`."""
    query = checked(connection, words)
    rank = "bm25(texts, 4.0, 1.0)"  # a word in the title weighs four times one in the text
    aim = {"best": "score, rowid DESC", "newest": "rowid DESC", "oldest": "rowid"}[order]
    inner = "rowid" if order == "oldest" else "rowid DESC"
    pool = CANDIDATES if order == "best" else limit
    condition = f"AND rowid IN (SELECT e.key FROM reports e WHERE {where})" if where else ""  # noqa: S608  # our own names
    # the passages are cut only for the reports that are shown, so the words are matched a second time for those
    sql = f"""
        WITH found AS (
            SELECT rowid AS key, score FROM (
                SELECT rowid, {rank} AS score FROM texts WHERE texts MATCH ? {condition} ORDER BY {inner} LIMIT {int(pool)}
            ) ORDER BY {aim} LIMIT {int(limit)}
        )
        SELECT r.id, r.name, r.published, r.publisher, r.title, snippet(texts, -1, ?, ?, ' … ', {SNIPPET_WORDS}),
            coalesce(c.events, 0), found.score
        FROM found JOIN texts ON texts.rowid = found.key JOIN reports r ON r.key = found.key LEFT JOIN records c ON c.report = found.key
        WHERE texts MATCH ? ORDER BY {aim.replace("rowid", "found.key")}
    """  # noqa: S608  # our own names and numbers
    for *head, passage, events, score in connection.execute(sql, (query, *values, OPEN, CLOSE, query)):
        snippet, marks = marked(passage)
        ident, name, published, publisher, title = head
        yield Found(
            id=ident,
            name=name,
            published=published,
            publisher=publisher,
            title=title,
            snippet=snippet,
            marks=marks,
            events=events,
            score=round(-score, 3),
        )


def marked(passage: str) -> tuple[str, list[tuple[int, int]]]:
    r"""A passage without its marks, and where they were; line breaks become spaces.

    >>> marked("the \x02fire\x03 died")
    ('the fire died', [(4, 8)])
    """
    text, marks = "", []
    for number, piece in enumerate(re.split(f"[{OPEN}{CLOSE}]", passage)):
        if number % 2:
            marks.append((len(text), len(text) + len(piece)))
        text += piece
    return re.sub(r"\s", " ", text), marks
