"""The text of a table of own actors, as `own` reads it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from dragoman.errors import KnowledgeError

HEAD = ("id", "name", "aliases", "kind", "country", "sector", "office", "start", "end", "wikidata", "note")


def as_text(rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as tab separated lines under a head; what stands between words of a cell becomes one space."""
    lines = ["\t".join(HEAD), *("\t".join(" ".join(row.get(column, "").split()) for column in HEAD) for row in rows)]
    return "\n".join(lines) + "\n"


def put(path: Path, text: str) -> None:
    """Writes a file whole: beside its place, then into it. Raises KnowledgeError where that cannot be."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise KnowledgeError(f"cannot be written: {error.strerror}", where=str(path), do="choose another --out") from error
