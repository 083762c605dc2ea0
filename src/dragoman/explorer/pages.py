"""The pages, one function each: what is asked becomes the context of a template."""

import itertools
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman import codebook
from dragoman.explorer import corrections, figures, shown
from dragoman.explorer.asking import Asked, address, asked
from dragoman.explorer.site import PAGE, Site
from dragoman.explorer.why import reasons
from dragoman.store import connect, filters, read
from dragoman.store.errors import StoreError
from dragoman.store.search import phrase
from dragoman.store.store import Store
from dragoman.store.stored import StoredActor, StoredEvent, StoredStatement

SAMPLE = 20
FEW = 10  # events and statements on an actor's page
BUSY = 2000  # events that an actor's dyads are summed over


def _asked(request: Request) -> Asked:
    return asked(request.query_params.multi_items())


def _rows(store: Store, found: Sequence[StoredEvent]) -> list[dict[str, Any]]:
    done = corrections.reviewed(store, [one.id for one in found])
    told = _told(store, [one.id for one in found])
    return [shown.event(one, corrected=one.id in done, told=told.get(one.id)) for one in found]


def _told(store: Store, events: Sequence[str]) -> dict[str, dict[str, int]]:
    """By how many reports and outlets each event is told, where the store has stories."""
    marks = ", ".join("?" * len(events))
    sql = (
        "SELECT e.id, s.reports, s.outlets FROM events e JOIN story_events x ON x.event = e.key JOIN stories s ON s.id = x.story"
        f" WHERE e.id IN ({marks}) AND e.report IN (SELECT key FROM reports WHERE id IN ({marks}))"
    )
    reports = [one.rpartition("-")[0] or one for one in events]
    if not events or store.connection.execute("SELECT 1 FROM stories LIMIT 1").fetchone() is None:
        return {}
    from dragoman.store import identity  # noqa: PLC0415  # only where there are stories

    reports = [identity.report_of(one) for one in events]
    return {ident: {"reports": n, "outlets": m} for ident, n, m in store.connection.execute(sql, (*events, *reports))}


def _pager(path: str, of: Asked, after: str | None, now: str | None, **more: str | None) -> dict[str, str | None] | None:
    if after is None and now is None:
        return None
    return {
        "first": address(path, of.pairs(), **more) if now else None,
        "next": address(path, of.pairs(), after=after, **more) if after else None,
    }


def events(site: Site, request: Request) -> Response:
    """The list of events, the newest first."""
    of, after = _asked(request), request.query_params.get("after") or None
    with site.open() as store:
        selection = store.events(**of.chosen)
        page = selection.page(PAGE, after=after, newest=True)
        total = site.once(store, "count", of, selection.count)
        context = site.frame(request, store, "events", "Who did what to whom", of)
        context |= {"shown": len(page.events), "total": total, "events": _rows(store, page.events)}
        return site.page("events.html", {**context, "pager": _pager("/", of, page.after, after)})


def sample(site: Site, request: Request) -> Response:
    """Twenty events by chance; the seed in the address keeps the draw."""
    of, seed = _asked(request), request.query_params.get("seed", "1")[:20]
    with site.open() as store:
        selection = store.events(**of.chosen)
        total = site.once(store, "count", of, selection.count)
        found = _drawn(store, of, total, seed)
        context = site.frame(request, store, "events", "A sample of 20 events", of)
        again = address("/sample", of.pairs(), seed=str(int(seed) + 1 if seed.isdigit() else 1))
        context |= {"shown": len(found), "total": total, "events": _rows(store, found), "again_href": again, "keep": {"seed": seed}}
        return site.page("sample.html", context)


def _drawn(store: Store, of: Asked, total: int, seed: str) -> list[StoredEvent]:
    """Events drawn at random out of all that answer, in the order of time."""
    places = set(random.Random(seed).sample(range(total), min(SAMPLE, total)))  # noqa: S311  # a draw that can be repeated
    with connect.explaining(str(store.path)):
        keys = enumerate(itertools.chain.from_iterable(_keys(part, question) for part, question in store.events(**of.chosen).parts()))
        drawn = list(itertools.islice((found for number, found in keys if number in places), len(places)))
        events = [next(read.events(part.connection, filters.Question(None, (), (), (at, at)))) for part, at in drawn]
    return sorted(events, key=lambda one: (one.date, one.id))


def _keys(store: Store, question: filters.Question) -> Iterator[tuple[Store, int]]:
    sql, values = read.sql_for(question, "events", "e.at")
    return ((store, at) for (at,) in store.connection.execute(sql, values))


def where(site: Site, request: Request) -> Response:
    """The map, and its places as a table."""
    of = _asked(request)
    with site.open() as store:
        found = site.once(store, "map", of, lambda: figures.places(store, of))
        return site.page("map.html", {**site.frame(request, store, "map", "Where it happened", of), **found})


def network(site: Site, request: Request) -> Response:
    """Who to whom, as a graph and a table."""
    of, by = _asked(request), _by(request)
    with site.open() as store:
        found = site.once(store, "pairs", of, lambda: figures.pairs(store, of, by), by)
        context = site.frame(request, store, "network", "Who to whom", of)
        context["charts"]["network"] = address("/api/v1/network", of.pairs(), by=by)
        bys = [{"label": one, "href": address("/network", of.pairs(), by=one), "now": one == by} for one in ("actor", "country")]
        return site.page("network.html", {**context, **found, "by": by, "bys": bys, "keep": {"by": by}})


def _by(request: Request) -> str:
    return "country" if request.query_params.get("by") == "country" else "actor"


def event(site: Site, request: Request) -> Response:
    """One event with all its fields, evidence and reasons, and what other reports say of the same."""
    with site.open() as store:
        found = store.event(request.path_params["ident"])
        context = site.frame(request, store, "events", f"{found.type} {found.date}", Asked({}))
        several = [store.event(one) for one in _story(store, found)] or [found]
        why = reasons(site, store, found.id, found.report) if request.query_params.get("why") else {}
        context |= {
            "event": _rows(store, [found])[0],
            "fields": list(_fields(store, found, {} if isinstance(why, str) else why)),
            "why_href": None if request.query_params.get("why") else address(f"/events/{found.id}", why="1"),
            "why_not": why if isinstance(why, str) else None,
            "correct_action": "/corrections",
            "claims": _claims(several),
            "tellings": [_telling(found, one) for one in several],
            "changes": list(_changes(several)),
            "links": list(_links(store, found)),
            "downloads": [{"label": "JSON", "href": f"/api/v1/events/{found.id}"}],
            "snippets": {"python": f"{site.opened}    event = store.event({found.id!r})"},
        }
        return site.page("event.html", context)


def _story(store: Store, found: StoredEvent) -> list[str]:
    """The ids of all events that tell the same doing, in the order of publication; empty where none other does."""
    rows = store.connection.execute(
        "SELECT e.id FROM story_events x JOIN events e ON e.key = x.event WHERE x.story = (SELECT y.story FROM story_events y"
        " JOIN events f ON f.key = y.event WHERE f.id = ? AND f.report = (SELECT key FROM reports WHERE id = ?)) ORDER BY e.report, e.at",
        (found.id, found.report),
    ).fetchall()
    return [ident for (ident,) in rows]


def _fields(store: Store, found: StoredEvent, why: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Every field with its value, meaning and evidence, and what people said of it."""
    said: dict[str, list[dict[str, Any]]] = {}
    for one in corrections.told(store, found.id):
        told = {"verdict": one.verdict, "value": one.value, "name": one.name, "when": one.made, "note": one.note}
        said.setdefault(one.field, []).append(told)
    inside = found.sentence.span
    kinds = codebook.modes().get(found.type, {})
    rows: list[tuple[str, str, str, str, list[Any]]] = [
        ("type", "Type", found.type, _meaning(found.type), [found.trigger]),
        ("mode", "Mode", ", ".join(found.mode), "; ".join(kinds[m].meaning for m in found.mode if m in kinds), []),
        ("status", "Status", found.status, _MEANS.get(found.status, ""), [found.trigger]),
        ("actor", "Actor", corrections.coded(store, found.id, "actor"), "", found.actor),
        ("recipient", "Recipient", corrections.coded(store, found.id, "recipient"), "", found.recipient),
        (
            "date",
            "Day",
            found.date + (f" to {found.date_end}" if found.date_end else ""),
            _DATED[found.dated],
            [found.time] if found.time else [],
        ),
        ("place", "Place", corrections.coded(store, found.id, "place"), "", found.place),
        ("source", "Who says so", corrections.coded(store, found.id, "source"), "", found.source),
        ("via", "Relayed by", "; ".join(one.name for one in found.via), "", found.via),
        ("size", "Numbers", "; ".join(f"{name} {number}" for name, number in found.size.items()), "", []),
        ("context", "Context", ", ".join(found.context), "", []),
        ("plover", "PLOVER", found.plover, "the label under PLOVER's rule on planned and hypothetical cooperation", []),
        ("cameo", "CAMEO", found.cameo or "", "", []),
        (
            "confidence",
            "Confidence",
            f"{found.confidence:.2f}",
            "of events told with 0.8 about four in five are right in detection and type",
            [],
        ),
    ]
    for name, label, value, meaning, evidence in rows:
        if value or name in corrections.FIELDS:
            yield {
                "name": name,
                "label": label,
                "value": value,
                "meaning": meaning,
                "evidence": [one.text for one in evidence],
                "elsewhere": any(not inside[0] <= one.span[0] < inside[1] for one in evidence),
                "reasons": why.get(name, []),
                "correctable": name in corrections.FIELDS,
                "choices": corrections.choices(name),
                "corrections": said.get(name, []),
            }


def _meaning(kind: str) -> str:
    """What a type means; a user's own type has no meaning here."""
    return codebook.types()[kind].meaning if kind in codebook.types() else "a type of your own"


_MEANS = {
    "occurred": "told as done",
    "ongoing": "under way as the report was written",
    "planned": "intended or scheduled",
    "hypothetical": "possible, feared, demanded or conditional",
    "negated": "told as not having happened",
}
_DATED = {"text": "as the text tells", "published": "the text tells no day: the day of publication stands in"}


def _claims(several: Sequence[StoredEvent]) -> list[dict[str, Any]]:
    """Of each status and speaker one telling, where there is more than one."""
    found: dict[tuple[str, tuple[str, ...]], StoredEvent] = {}
    for one in several:
        found.setdefault((one.status, tuple(who.id for who in one.source)), one)
    return [
        {
            "status": one.status,
            "source": shown.parties(one.source),
            "publisher": one.publisher,
            "published": one.published,
            "href": f"/events/{one.id}",
            "segments": shown.pieces(one.sentence.text, shown.moved(shown.marks(one), one.sentence.span)),
        }
        for one in found.values()
    ]


def _telling(base: StoredEvent, one: StoredEvent) -> dict[str, Any]:
    """One report's words on a doing, and where it differs from the event at hand."""
    there, here = _plain(one), _plain(base)
    differs = [f"{name}: {there[name]}, here {here[name]}" for name in there if there[name] != here[name]]
    sizes = sorted(one.size.keys() & base.size.keys())
    differs += [f"{name}: {one.size[name]}, here {base.size[name]}" for name in sizes if one.size[name] != base.size[name]]
    return {
        "href": f"/events/{one.id}",
        "publisher": one.publisher,
        "published": one.published,
        "status": one.status,
        "segments": shown.pieces(one.sentence.text, shown.moved(shown.marks(one), one.sentence.span)),
        "differs": differs,
    }


def _plain(one: StoredEvent) -> dict[str, str]:
    return {
        "status": one.status,
        "day": one.date,
        "place": one.place[0].name if one.place else "–",
        "actor": ", ".join(who.name for who in one.actor) or "–",
        "recipient": ", ".join(who.name for who in one.recipient) or "–",
    }


def _changes(several: Sequence[StoredEvent]) -> Iterator[dict[str, Any]]:
    """Status and numbers as they changed from one telling to the next, in the order of publication."""
    for before, after in pairwise(sorted(several, key=lambda one: (one.published, one.id))):
        who = {"when": after.published, "by": after.publisher or after.name}
        if before.status != after.status:
            yield {**who, "field": "status", "was": before.status, "now": after.status}
        for name in sorted(before.size.keys() & after.size.keys()):
            if before.size[name] != after.size[name]:
                yield {**who, "field": name, "was": before.size[name], "now": after.size[name]}


def _links(store: Store, found: StoredEvent) -> Iterator[dict[str, str]]:
    rows = store.connection.execute(
        "SELECT relation, t.id, t.type, t.trigger FROM event_links l JOIN events e ON e.key = l.event JOIN events t ON t.key = l.target"
        " WHERE e.id = ? AND e.report = (SELECT key FROM reports WHERE id = ?)",
        (found.id, found.report),
    )
    for relation, ident, kind, trigger in rows:
        yield {"relation": relation, "href": f"/events/{ident}", "label": f"{kind} “{trigger}”"}


def report(site: Site, request: Request) -> Response:
    """A report's whole text, with its events in the margin."""
    with site.open() as store:
        ident = request.path_params["ident"]
        record = store.record(ident)
        key = store.connection.execute("SELECT id FROM reports WHERE id = ? OR name = ?", (ident, ident)).fetchone()[0]
        ids = "SELECT id FROM events WHERE report = (SELECT key FROM reports WHERE id = ?) ORDER BY trigger_start, id"
        found = [store.event(one) for (one,) in store.connection.execute(ids, (key,)).fetchall()]
        part = record.report
        context = site.frame(request, store, "events", part.title or part.id, Asked({}))
        context |= {
            "report": {
                "id": part.id,
                "title": part.title,
                "publisher": part.publisher,
                "published": part.published,
                "url": part.url if part.url and part.url.startswith(("http://", "https://")) else None,
                "language": part.language,
                "coder": f"{record.coder.name} {record.coder.version}, {record.coder.model}",
                "sha256": part.sha256,
            },
            "segments": shown.whole_text(part.text, found),
            "events": _rows(store, found),
            "statements": [
                {
                    "source": [_source(who) for who in one.source],
                    "kind": one.kind,
                    "cue": one.cue.text if one.cue else None,
                    "content": [words.text for words in one.content],
                }
                for one in record.statements
            ],
            "downloads": [{"label": "JSON", "href": f"/api/v1/reports/{key}"}],
            "snippets": {"python": f"{site.opened}    record = store.record({key!r})"},
        }
        return site.page("report.html", context)


def _source(who: Any) -> dict[str, Any]:  # noqa: ANN401  # a record's party
    return {"name": who.name, "country": who.country, "sector": who.sector, "href": address("/search", q=who.name)}


def actors(site: Site, request: Request) -> Response:
    """The actors with most events, or those of a name."""
    return search(site, request, page="actors")


def actor(site: Site, request: Request) -> Response:
    """One actor: facts, events over time, dyads, statements."""
    with site.open() as store:
        found = store.actor(request.path_params["ident"])
        of = asked([*[pair for pair in request.query_params.multi_items() if pair[0] in {"since", "until", "status"}]])
        as_actor, as_whom = Asked({**of.told, "actor": (found.name,)}), Asked({**of.told, "recipient": (found.name,)})
        context = site.frame(request, store, "actors", found.name, as_actor)
        does, done = _dyads(store, found.id, "actor"), _dyads(store, found.id, "recipient")
        says = list(store.statements(newest=True, limit=FEW, source=found.name))
        about = list(store.statements(newest=True, limit=FEW, recipient=found.name))
        context |= {
            "actor": {
                **msgspec.to_builtins(found),
                "country_name": codebook.bodies().get(found.country or ""),
                "names": _names(store, found.id),
            },
            "does": does,
            "done": done,
            "offices": _offices(site, found),
            "events": _rows(store, store.events(**as_actor.chosen).page(FEW, newest=True).events),
            "list_href": address("/", as_actor.pairs()),
            "list_to_href": address("/", as_whom.pairs()),
            "says": _statements(store, says),
            "about": _statements(store, about),
        }
        return site.page("actor.html", context)


def _offices(site: Site, found: StoredActor) -> list[dict[str, str | None]]:
    """The offices of a person by date, as the packaged facts have them."""
    facts = site.facts()
    for person in facts.named(found.name) if found.wikidata else ():
        if person.wikidata == found.wikidata and person.kind == "person":
            held = sorted(facts.roles(person), key=lambda role: str(role.since or ""))
            return [
                {
                    "start": str(role.since) if role.since else None,
                    "end": str(role.until) if role.until else f"at least {role.as_of}" if role.as_of else None,
                    "office": role.office,
                    "code": " ".join(filter(None, (role.country, role.sector))),
                }
                for role in held
            ]
    return []


def _names(store: Store, ident: str) -> list[str]:
    """The words that reports use for an actor, the commonest first."""
    rows = store.connection.execute(
        "SELECT text, count(*) FROM (SELECT text FROM parties WHERE actor = (SELECT key FROM actors WHERE id = ?) LIMIT 500)"
        " GROUP BY text ORDER BY 2 DESC, 1 LIMIT 8",
        (ident,),
    )
    return [text for text, _ in rows]


def _dyads(store: Store, ident: str, role: str) -> list[dict[str, Any]]:
    """With whom an actor has to do in a role, the commonest first."""
    other = "recipient" if role == "actor" else "actor"
    rows = store.connection.execute(
        "SELECT a.id, a.name, count(*), sum(e.quad < 3) FROM (SELECT event FROM parties WHERE actor = (SELECT key FROM actors WHERE id = ?)"
        " AND role = ? LIMIT ?) m JOIN events e ON e.key = m.event JOIN parties o ON o.event = m.event AND o.role = ?"
        " JOIN actors a ON a.key = o.actor WHERE a.id <> ? GROUP BY a.id ORDER BY 3 DESC, 2 LIMIT 12",
        (ident, role, BUSY, other, ident),
    ).fetchall()
    told = []
    for one, name, n, kind in rows:
        a, b = (ident, one) if role == "actor" else (one, ident)
        told.append(
            {"label": name, "href": address("/dyads", by="actor", a=a, b=b), "events": n, "cooperation": kind, "conflict": n - kind}
        )
    return told


def dyad(site: Site, request: Request) -> Response:
    """What one actor (or country) does to another."""
    of, by = _asked(request), _by(request)
    a, b = (request.query_params.get(name, "") for name in "ab")
    with site.open() as store:
        one, other = (_end(store, end, by) for end in (a, b))
        pair = Asked({**of.told, "actor": (one,), "recipient": (other,)})
        back = Asked({**of.told, "actor": (other,), "recipient": (one,)})
        after = request.query_params.get("after") or None
        page = store.events(**pair.chosen).page(PAGE, after=after, newest=True)
        kinds = Counter(flat for (flat,) in _types(store, pair))
        keep = {"a": a, "b": b, "by": by}
        context = site.frame(request, store, "network", f"{one} → {other}", of)
        context["charts"]["timeline"] = address("/api/v1/timeline", pair.pairs())
        context |= {
            "keep": keep,
            "dyad": {
                "actor_label": one,
                "recipient_label": other,
                "events": store.events(**pair.chosen).count(),
                "back": store.events(**back.chosen).count(),
                "back_href": address("/dyads", of.pairs(), a=b, b=a, by=by),
            },
            "kinds": [
                {"type": kind, "meaning": _meaning(kind), "href": address("/", pair.pairs(type=kind)), "events": count}
                for kind, count in kinds.most_common()
            ],
            "events": _rows(store, page.events),
            "pager": _pager("/dyads", of, page.after, after, **keep),
            "downloads": site.downloads("events", pair),
        }
        return site.page("dyad.html", context)


def _end(store: Store, given: str, by: str) -> str:
    """What to filter by for one end of a dyad: a country's code, or an actor's name."""
    return given if by == "country" else store.actor(given).name


def _types(store: Store, of: Asked) -> Iterator[tuple[str]]:
    with connect.explaining(str(store.path)):
        for part, question in store.events(**of.chosen).parts():
            sql, values = read.sql_for(question, "events", "e.type", newest=True)
            yield from part.connection.execute(f"{sql} LIMIT {figures.NEWEST}", values)


def statements(site: Site, request: Request) -> Response:
    """Who says what, the newest first."""
    of, after = _asked(request), request.query_params.get("after") or None
    with site.open() as store:
        question = filters.of_statements(store.connection, filters.filters(**of.chosen))
        if after:
            at = store._at("statements", after)  # noqa: SLF001  # the store's own
            question = msgspec.structs.replace(question, keys=(question.keys[0], min(question.keys[1], at - 1)))
        with connect.explaining(str(store.path)):
            found = list(read.statements(store.connection, question, newest=True, limit=PAGE + 1))
        more = found[PAGE - 1].id if len(found) > PAGE else None
        context = site.frame(request, store, "statements", "Who says what", of)
        context |= {
            "shown": min(len(found), PAGE),
            "total": None,
            "several": _statements(store, found[:PAGE]),
            "pager": _pager("/statements", of, more, after),
            "downloads": site.downloads("statements", of),
        }
        return site.page("statements.html", context)


def _statements(store: Store, several: Sequence[StoredStatement]) -> list[dict[str, Any]]:
    run = store.connection.execute
    texts = {one.report: run("SELECT text FROM reports WHERE id = ?", (one.report,)).fetchone()[0] for one in several}
    return [shown.statement(one, texts[one.report], [store.event(ident) for ident in one.events[:6]]) for one in several]


def search(site: Site, request: Request, page: str = "search") -> Response:
    """Actors, places and reports that hold words."""
    words = (request.query_params.get("q") or "").strip()[:500]
    with site.open() as store:
        context = site.frame(request, store, page, "Search" if page == "search" else "Actors", Asked({}))
        problem, reports, actors_found, places = None, [], [], []
        if words or page == "actors":
            actors_found = list(store.actors(words or None, limit=FEW if page == "search" else 200))
        if words:
            try:
                reports = [_found(one) for one in store.search(words, limit=PAGE)]
            except StoreError as error:
                problem = f"{error.what}: {error.do}" if error.do else error.what
            places = _places(store, words)
        context |= {
            "asked": words or ("all" if page == "actors" else None),
            "problem": problem,
            "actors": [{**msgspec.to_builtins(one), "href": f"/actors/{quote(one.id, safe='')}"} for one in actors_found],
            "places": places,
            "reports": reports,
            "events_href": address("/", text=words),
            "pager": None,
        }
        return site.page("search.html", context)


def _found(one: Any) -> dict[str, Any]:  # noqa: ANN401  # store.search.Found
    marks = [(a, b, "hit") for a, b in one.marks]
    snippet = [{"text": piece["text"], "hit": bool(piece["roles"])} for piece in shown.pieces(one.snippet, marks)]
    return {
        "id": one.name,
        "href": f"/reports/{one.id}",
        "title": one.title,
        "published": one.published,
        "publisher": one.publisher,
        "snippet": snippet,
    }


def _places(store: Store, words: str) -> list[dict[str, Any]]:
    rows = store.connection.execute(
        "SELECT name, country, geonames FROM places WHERE key IN (SELECT rowid FROM place_names WHERE place_names MATCH ?)"
        " ORDER BY name LIMIT ?",
        (phrase(words) or '""', FEW),
    )
    return [{"name": name, "country": country, "href": address("/", place=str(number or name))} for name, country, number in rows]


def reviews(site: Site, request: Request) -> Response:
    """What people said of coded fields."""
    with site.open() as store:
        context = site.frame(request, store, "corrections", "Corrections", Asked({}))
        several = [{**msgspec.to_builtins(one), "when": one.made, "href": f"/events/{one.event}"} for one in corrections.told(store)]
        downloads = site.downloads("corrections", Asked({}))
        return site.page("corrections.html", {**context, "corrections": several, "downloads": downloads})


def correct(site: Site, form: dict[str, str]) -> Response:
    """Keep a correction and go back to its event."""
    given = {name: form.get(name, "") for name in ("event", "field", "verdict", "value", "name", "note")}
    corrections.add(site.path, **given)
    return RedirectResponse(f"/events/{quote(given['event'], safe='')}#field-{quote(given['field'], safe='')}", status_code=303)
