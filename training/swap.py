"""Annotated reports under other names: states and persons changed for others, so that the heads learn from what is told, not of whom.

A report keeps its words but for names of one word: those of states with their demonyms and capitals, all of one state for all of
another, and the names of persons, word for word. Spans, types and roles stay as they are.
"""

import csv
import random
from dataclasses import dataclass, replace
from pathlib import Path

import gold

FACTS = Path(__file__).resolve().parent.parent / "knowledge" / "facts"
_FORMS = ("name", "demonym_adj", "demonym_noun", "demonyms", "capital")
_BODIES = frozenset(
    "Agency Alliance Army Assembly Association Bank Brigade Brigades Coalition Commission Committee Company Congress Corporation Council"
    " Court Department Embassy Federation Force Forces Front Group Guard Guards House International Leader League Minister Ministry"
    " Movement National Navy News Office Organisation Organization Parliament Party Police President Prime Radio Senate State Television"
    " Union United Watch".split()
)


@dataclass(frozen=True)
class Names:
    """The one-word names of every state by form, and the first and last names of persons."""

    states: tuple[dict[str, str], ...]
    first: tuple[str, ...]
    last: tuple[str, ...]


def names(reports: list[gold.Gold]) -> Names:
    """The names of all states that have each form in one word, and those of the persons of the reports."""
    found: dict[str, dict[str, str]] = {}
    with (FACTS / "state_names.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            form = "demonyms" if row["type"] == "demonym_noun" and row["name"].endswith("s") else row["type"]
            if form in _FORMS and row["name"].isalpha():
                found.setdefault(row["id"], {}).setdefault(form, row["name"])
    persons = [name for report in reports for name in map(_person, gold.table(report, "actors").values()) if name]
    states = tuple(found[k] for k in sorted(found) if {"name", "demonym_adj", "capital"} <= found[k].keys())
    return Names(states, tuple(sorted({p[0] for p in persons})), tuple(sorted({p[-1] for p in persons})))


def _person(actor: dict) -> list[str]:
    """The words of a person's name; empty for others, as far as the name tells."""
    words = str(actor.get("name", "")).split()
    plain = 2 <= len(words) <= 3 and all(w.isalpha() and w[0].isupper() for w in words)
    return words if plain and not _BODIES & set(words) else []


def swapped(report: gold.Gold, known: Names, rng: random.Random) -> gold.Gold:
    """The report with its states and persons under other names."""
    here = set(report.words)
    change: dict[str, str] = {}
    for old in known.states:
        if any(old[form] in here for form in ("name", "demonym_adj", "capital")):
            new = rng.choice(known.states)
            change |= {word: new[form] for form, word in old.items() if form in new and word not in change}
    for actor in gold.table(report, "actors").values():
        for at, word in enumerate(_person(actor)):
            if word in here and word not in change:
                change[word] = rng.choice(known.last if at else known.first)
    return replace(report, words=[change.get(w, w) for w in report.words])
