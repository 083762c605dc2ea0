"""Rows of the facts into words, with the key of their source and their days."""

import datetime
from collections.abc import Iterator, Sequence

from dragoman.coding.identity import Identity, of_body
from dragoman.explain.parts import Considered, Step
from dragoman.knowledge import Entity, Place, State, StateName, Tenure, Term, Title
from dragoman.reading.notes import Note


def spell(found: object) -> str:
    """One row in a few words."""
    if isinstance(found, Entity):
        return f"{found.name} ({' '.join(filter(None, (found.country, *found.sectors)))}; source {found.source})"
    if isinstance(found, StateName):
        return f"{found.type} of {found.state.name} ({found.state.code}{_days(found.since, found.until)})"
    if isinstance(found, State):
        return f"{found.name} ({found.code}{_days(found.since, found.until)})"
    if isinstance(found, Place):
        return f"{', '.join(filter(None, (found.name, found.admin1, found.country)))} ({found.kind}, {found.population:,} people)"
    if isinstance(found, Term):
        return f"{found.kind}, {' '.join(found.sectors)}"
    if isinstance(found, Title):
        return " ".join(filter(None, (found.office_class, *found.sectors))) or "a form of address"
    return str(found)


def _days(since: datetime.date | None, until: datetime.date | None) -> str:
    return f", {since or ''}–{until or ''}" if since or until else ""


def person_step(person: Entity, role: Tenure | None) -> Step:
    """The row of a person, with the tenure that was in force."""
    told = f"{person.name} ({person.key}), source {person.source}"
    if role is None:
        return Step(kind="fact", told=told + "; no office known on the day")
    known = f", known until {role.as_of}" if role.until is None and role.as_of else ""
    days = f"{role.since or 'unknown'} to {role.until or 'open'}{known}"
    return Step(kind="fact", told=f"{told}; {role.office}, {role.country or 'no country'}, {days}, source {role.source}")


def body_step(body: Entity) -> Step:
    """The row of a body."""
    days = f"; {body.since or 'unknown'} to {body.until or 'open'}" if body.since or body.until else ""
    return Step(
        kind="fact", told=f"{body.name} ({body.key}), {' '.join(filter(None, (body.country, *body.sectors)))}, source {body.source}{days}"
    )


def place_step(place: Place) -> Step:
    """The row of a place."""
    number = f"GeoNames {place.geonames}" if place.geonames else "no GeoNames id"
    return Step(kind="fact", told=f"{spell(place)}, {number}; chosen by people, the report's countries and the places beside it")


def named_body(found: Sequence[Note], identity: Identity) -> Entity | None:
    """The body among the look-ups that became an identity."""
    for note in found:
        several = note.told.get("found") if note.question == "look-up" else ()
        for one in several if isinstance(several, tuple) else ():
            if isinstance(one, Entity) and one.kind != "person" and of_body(one).key == identity.key:
                return one
    return None


def state_steps(own: Sequence[Note], identity: Identity) -> Iterator[Step]:
    """The rows that tell the state of an identity, and the noun or title that told its sector; each once."""
    seen = set()
    for note in own:
        several = note.told.get("found") if note.question == "look-up" else None
        rows = several if isinstance(several, tuple) else (several,)
        for row in rows:
            state = isinstance(row, StateName) and row.state.code == identity.country
            noun = isinstance(row, Term) and row.noun in {identity.head, identity.head.rsplit(maxsplit=1)[-1] if identity.head else ""}
            told = f"{note.told.get('kind')} “{note.told.get('asked')}”: {spell(row)}"
            if (state or noun) and told not in seen:
                seen.add(told)
                yield Step(kind="fact", told=told)


def candidate(one: Entity, score: float, why: str) -> Considered:
    """Somebody who was put aside."""
    return Considered(what=spell(one), score=round(score, 2), why=why)
