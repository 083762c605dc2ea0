"""Why a mention means whom or what it was taken for: the look-ups tried, the row that decided, the candidates put aside."""

from collections.abc import Iterator, Sequence

from dragoman.coder import Noted
from dragoman.coding.identity import Identity
from dragoman.coding.where import PlaceFound
from dragoman.coding.who import ActorFound
from dragoman.explain.facts import body_step, candidate, named_body, person_step, place_step, spell, state_steps
from dragoman.explain.parts import Considered, MentionReasons, Reason, Step
from dragoman.explain.tell import SHOWN, notes, words
from dragoman.knowledge import Entity, Place, Tenure
from dragoman.reading.notes import Note
from dragoman.reading.reading import WordSpan

RULES = {
    "person": "a person of the facts, by name, title, office on the day and the report's countries",
    "titled": "a person whom the facts do not know; the title tells the sector",
    "unknown": "a name that the facts do not know",
    "state": "a state by its name, demonym, capital or metonym",
    "demonym": "the people of a state",
    "force": "the force of a state, by noun or adjective",
    "template": "a body that every state has: ministry, parliament, court, embassy",
    "name": "a body of the facts by its name",
    "within": "a body of the facts whose name stands among words that describe it",
    "voice": "the body that an unnamed spokesman, official or member speaks for",
    "nominal": "a common noun, its country from adjective, possessor, place or the report",
    "vague": "of no one country",
    "men": "the men of somebody named before",
    "pronoun": "a pronoun that nobody near fits",
    "words": "no rule knows it: its own words, the reader's sector, the report's country",
}
Mentioned = tuple[WordSpan, str, "ActorFound | PlaceFound"]


def explain_mentions(told: Noted, text: str) -> list[MentionReasons]:
    """Why the mentions with some words mean whom they mean; those with exactly these words, else those that hold them, in any case."""
    every = sorted(_mentions(told), key=lambda m: m[0])
    wanted = _plain(text)
    if not wanted:
        return []
    exact = [m for m in every if _plain(told.reading.text(m[0])) == wanted]
    return [_explained(told, *m) for m in exact or [m for m in every if wanted in _plain(told.reading.text(m[0]))]]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _mentions(told: Noted) -> Iterator[Mentioned]:
    for actor in told.found.actors:
        yield from ((span, "actor", actor) for span, _ in actor.mentions)
    for place in told.found.places:
        yield from ((span, "place", place) for span in place.mentions)


def _explained(told: Noted, span: WordSpan, of: str, one: ActorFound | PlaceFound) -> MentionReasons:
    own = [n for n in notes(told.reading).all if n.words == span and _about(n, "mention" if of == "actor" else "place")]
    reasons = _actor(told, span, one, own) if isinstance(one, ActorFound) else _place(told, span, one, own)
    return MentionReasons(
        report=told.record.report.id,
        of=of,
        id=one.id,
        span=told.reading.span(span),
        text=told.reading.text(span),
        reasons=list(reasons),
        looked_up=list(_looked_up(own)),
    )


def _about(note: Note, question: str) -> bool:
    """Whether a note belongs to a mention's own question: one span may be both an actor and a place."""
    if note.question == "look-up":
        return note.told["for"] == question
    return (note.question == "places") == (question == "place")


def _looked_up(own: Sequence[Note]) -> Iterator[Step]:
    """The look-ups of a mention, each once: what kind, what was asked, what was found."""
    seen = set()
    for note in (n for n in own if n.question == "look-up"):
        key = note.told["kind"], note.told["asked"]
        if key not in seen:
            seen.add(key)
            found = note.told["found"]
            several = found if isinstance(found, tuple) else (found,) if found else ()
            told = ", ".join(spell(f) for f in several[:3]) + (f" and {len(several) - 3} more" if len(several) > 3 else "")
            yield Step(kind="look-up", told=f"{key[0]} “{key[1]}”: {told or 'nothing'}", scores={"found": float(len(several))})


def _actor(told: Noted, span: WordSpan, actor: ActorFound, own: Sequence[Note]) -> Iterator[Reason]:
    given = next((n for n in reversed(own) if n.question == "mention"), None)
    identities = _identities(given, "identities")
    identity = next((i for i in identities if (i.name, i.kind) == (actor.name, actor.kind)), identities[0] if identities else None)
    if identity is None:
        return
    at = words(told.reading, span)
    by = [Step(kind="rule", told=f"{identity.rule or 'rule'}: {RULES.get(identity.rule, 'by its words')}", words=[at])]
    alone = _identities(given, "alone")
    if identity.key not in {i.key for i in alone}:
        by = [*_joined(told, span, actor, alone), *by]
    if any(n.question == "earlier" for n in own):
        by.append(Step(kind="rule", told="a part of the name of somebody whom the report named in full", words=[at]))
    by += _deciding(told, identity, own)
    value = f"{actor.name} ({actor.kind})"
    yield Reason(field="who", value=value, words=[at], by=by, considered=[*_persons(own, identity), *_bodies(own, identity)])
    alike = "; the actor has it from another of its mentions" if identity.country != actor.country else ""
    yield Reason(field="country", value=actor.country or "none", words=[], by=[_country(identity, alone, alike)])
    sector = [_sector(told, span, identity, _identities(given, "given"))]
    yield Reason(field="sector", value=" ".join(actor.sector) or "none", words=[], by=sector)
    if actor.office:
        step = Step(kind="fact", told="the office held on the report's day, as the row says")
        yield Reason(field="office", value=actor.office, words=[], by=[step])


def _identities(note: Note | None, key: str) -> list[Identity]:
    told = note.told.get(key) if note else None
    return list(told) if isinstance(told, list) else []


def _joined(told: Noted, span: WordSpan, actor: ActorFound, alone: Sequence[Identity]) -> Iterator[Step]:
    """That a mention was joined to others of its actor, and what it would have been by its own words."""
    others = [w for w, _ in actor.mentions if w != span]
    before = [w for w in others if w < span]
    nearest = max(before) if before else min(others, default=None)
    if nearest is not None:
        at = words(told.reading, nearest)
        tie = told.reading.pairs("same_actor", span, nearest)
        yield Step(
            kind="reader", told=f"joined to “{at.text}”; the reader ties the two with {tie:.2f}", words=[at], scores={"tie": round(tie, 3)}
        )
    if alone:
        yield Step(kind="rule", told="by its own words alone: " + ", ".join(f"{i.name} ({i.rule})" for i in alone))


def _deciding(told: Noted, identity: Identity, own: Sequence[Note]) -> Iterator[Step]:
    """The rows of the facts that decided."""
    every = notes(told.reading).all
    people = [n for n in (*own, *every) if n.question == "person"]
    for note in people:
        person, role = note.told["person"], note.told["role"]
        if isinstance(person, Entity) and f"person:{person.key}" == identity.key:
            yield person_step(person, role if isinstance(role, Tenure) else None)
            return
    if body := named_body(own, identity) or named_body(every, identity):
        yield body_step(body)
    elif identity.kind != "person":
        yield from state_steps(own, identity)


def _persons(own: Sequence[Note], identity: Identity) -> Iterator[Considered]:
    """The persons of a name, with what spoke for each, but the one that was taken."""
    seen = set()
    for note in (n for n in own if n.question == "persons"):
        scored, due = note.told["scored"], note.told["due"]
        for score, _, person in scored[: SHOWN + 1] if isinstance(scored, list) else ():
            if person.key not in seen and f"person:{person.key}" != identity.key:
                seen.add(person.key)
                low = isinstance(due, float) and score < due
                yield candidate(person, score, f"below {due:g}" if low else "another fits name, office, day or country better")


def _bodies(own: Sequence[Note], identity: Identity) -> Iterator[Considered]:
    seen = set()
    for note in (n for n in own if n.question == "bodies"):
        fitting, fit = note.told["fitting"], note.told["fit"]
        if not isinstance(fitting, list) or not callable(fit):
            continue
        for body in fitting[:SHOWN]:
            score = fit(body)
            if body.key not in seen and body.name != identity.name and isinstance(score, tuple):
                seen.add(body.key)
                yield candidate(body, score[0], "another is better known, or of a country of the report")


def _country(identity: Identity, alone: Sequence[Identity], alike: str) -> Step:
    own = next((i.country for i in alone if i.country), None)
    if identity.country is None:
        return Step(kind="rule", told="neither the words nor the report give one" + alike)
    if own == identity.country:
        return Step(kind="fact", told="from the mention's own words and the row behind them" + alike)
    return Step(
        kind="rule", told="from the mention that it is joined to, or the country that the report names nearest and oftenest" + alike
    )


def _sector(told: Noted, span: WordSpan, identity: Identity, given: Sequence[Identity]) -> Step:
    """Whether the words and facts told the sector, or the reader overruled or supplied it."""
    before = next((i.sector for i in given if i.key == identity.key), ())
    unknown = identity.rule in {"unknown", "words"}
    proposal = next((p for p in told.reading.actors if p.words == span), None)
    likely = sorted(proposal.sectors.items(), key=lambda s: -s[1])[:3] if proposal else []
    scores = {sector: round(share, 3) for sector, share in likely}
    said = ", ".join(f"{s} {p:.2f}" for s, p in likely)
    if not likely or (before == identity.sector and not unknown):
        return Step(kind="fact", told="as the office, body or noun has it" + (f"; the reader says {said}" if said else ""), scores=scores)
    was = "" if unknown else " ".join(next((i.sector for i in given), ()))
    return Step(kind="reader", told=f"the reader says {said}" + (f"; the words alone say {was}" if was else ""), scores=scores)


def _place(told: Noted, span: WordSpan, place: PlaceFound, own: Sequence[Note]) -> Iterator[Reason]:
    at = words(told.reading, span)
    note = next((n for n in reversed(own) if n.question == "places"), None)
    scored = note.told["scored"] if note else []
    ordered = sorted(scored, key=lambda s: -s[0]) if isinstance(scored, list) else []
    taken = next((p for _, p in ordered if isinstance(p, Place) and p.geonames == place.geonames and p.country is not None), None)
    rest = [s for s in ordered if s[1] is not taken][:SHOWN]
    if taken is not None:
        by = [place_step(taken)]
    elif place.scale == "country":
        by = [Step(kind="fact", told=f"the state {place.name}")]
    elif place.geonames is None and place.latitude is None:
        by = [Step(kind="rule", told="no place of that name is known; the country is the one named in it, or the report's nearest")]
    else:
        by = [Step(kind="rule", told="the capital, or the last place of that kind that the report named")]
    considered = [
        Considered(what=spell(p), score=round(score, 2), why="another is larger, or nearer to what the report names") for score, p in rest
    ]
    value = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
    yield Reason(field="where", value=value, words=[at], by=by, considered=considered)
