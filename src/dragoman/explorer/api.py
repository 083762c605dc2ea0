"""The JSON API under /api/v1: the same questions as the pages, as data; and files of events in other forms."""

import csv
import datetime
import io
import threading
from collections.abc import Callable, Iterable, Iterator

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

import dragoman
from dragoman.explorer import corrections, figures
from dragoman.explorer.asking import Asked, address, asked
from dragoman.explorer.site import PAGE, Site
from dragoman.store import connect, filters, read
from dragoman.store.errors import BadFilter, StoreError
from dragoman.store.flat import COLUMNS
from dragoman.store.frames import needed

MOST = 500  # things of one answer
TEXT = 200_000  # code points of a text to code
CSV, LINES, PARQUET = "text/csv; charset=utf-8", "application/x-ndjson", "application/vnd.apache.parquet"
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run
_coding = threading.Lock()


class Coded(msgspec.Struct, frozen=True):
    """A text to be coded: its day of publication (YYYY-MM-DD), unless its first line gives it."""

    text: str
    published: str | None = None
    title: str | None = None


def told(thing: object, status: int = 200, **headers: str) -> Response:
    """Something as JSON."""
    return Response(msgspec.json.encode(thing), status_code=status, media_type="application/json", headers=headers)


def problem(error: StoreError | str, status: int, do: str | None = None) -> Response:
    """What went wrong, as JSON."""
    what, hint = (error, do) if isinstance(error, str) else (error.what, error.do)
    return JSONResponse({"error": what, "do": hint}, status_code=status)


def _limit(request: Request) -> int:
    given = request.query_params.get("limit", str(PAGE))
    if not (given.isascii() and given.isdigit() and 1 <= int(given[:9]) <= MOST):
        raise BadFilter(f"limit: {given[:20]!r} is no number from 1 to {MOST}")
    return int(given)


def _form(request: Request, *known: str) -> str:
    form = request.query_params.get("format", "json")
    if form not in known:
        raise BadFilter(f"format: {form[:20]!r} is none", do=f"there are {', '.join(known)}")
    return form


def _asked(request: Request) -> Asked:
    return asked(request.query_params.multi_items())


def events(site: Site, request: Request) -> Response:
    """A page of events, the newest first; with `format` csv, jsonl or parquet all of them as a file."""
    of, form = _asked(request), _form(request, "json", "jsonl", "csv", "parquet")
    if form != "json":
        filters.filters(**of.chosen)
        return _file(site, of, form)
    with site.open() as store:
        page = store.events(**of.chosen).page(_limit(request), after=request.query_params.get("after") or None, newest=True)
        after = address("/api/v1/events", of.pairs(), after=page.after, limit=str(_limit(request))) if page.after else None
        return told({"events": page.events, "after": page.after, "next": after})


def _file(site: Site, of: Asked, form: str) -> Response:
    kind = {"csv": CSV, "jsonl": LINES, "parquet": PARQUET}[form]
    make: Callable[[], Iterator[bytes]] = {
        "csv": lambda: _csv(site, of),
        "jsonl": lambda: _lines(site, of),
        "parquet": lambda: _parquet(site, of),
    }[form]
    if form == "parquet":
        needed("pyarrow")
    return StreamingResponse(make(), media_type=kind, headers={"content-disposition": f'attachment; filename="events.{form}"'})


def _csv(site: Site, of: Asked) -> Iterator[bytes]:
    with site.open() as store:
        yield from rows_as_csv(COLUMNS, store.events(**of.chosen).flat())


def rows_as_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """Rows as CSV, some at a time; text that a spreadsheet would take for a formula is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row])
        if out.tell() > 1 << 15:
            yield out.getvalue().encode("utf-8", "replace")
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode("utf-8", "replace")


def _lines(site: Site, of: Asked) -> Iterator[bytes]:
    with site.open() as store:
        for event in store.events(**of.chosen):
            yield msgspec.json.encode(event) + b"\n"


def _parquet(site: Site, of: Asked) -> Iterator[bytes]:
    out = io.BytesIO()
    with site.open() as store:
        batches = store.events(**of.chosen).to_batches()
        with needed("pyarrow.parquet").ParquetWriter(out, batches.schema, compression="zstd") as file:
            for batch in batches:
                file.write_batch(batch)
    yield out.getvalue()


def event(site: Site, request: Request) -> Response:
    """One event, with what people said of its fields."""
    with site.open() as store:
        found = store.event(request.path_params["ident"])
        return told({"event": found, "corrections": list(corrections.told(store, found.id))})


def statements(site: Site, request: Request) -> Response:
    """Statements, the newest first."""
    of, form = _asked(request), _form(request, "json", "jsonl", "csv")
    with site.open() as store:
        if form == "csv":
            found = list(store.statements(newest=True, limit=MOST, **of.chosen))
            columns = ("id", "report", "published", "publisher", "kind", "source", "via", "cue", "content")
            rows = [
                (s.id, s.report, s.published, s.publisher, s.kind, *(";".join(p.name for p in who) for who in (s.source, s.via)),
                 s.cue.text if s.cue else None, " … ".join(c.text for c in s.content))
                for s in found
            ]  # fmt: skip
            return Response(
                b"".join(rows_as_csv(columns, rows)),
                media_type=CSV,
                headers={"content-disposition": 'attachment; filename="statements.csv"'},
            )
        question = filters.of_statements(store.connection, filters.filters(**of.chosen))
        after = request.query_params.get("after")
        if after:
            at = store._at("statements", after)  # noqa: SLF001  # the store's own
            question = msgspec.structs.replace(question, keys=(question.keys[0], min(question.keys[1], at - 1)))
        limit = _limit(request)
        with connect.explaining(str(store.path)):
            several = list(read.statements(store.connection, question, newest=True, limit=limit + 1))
        more = several[limit - 1].id if len(several) > limit else None
        if form == "jsonl":
            return Response(b"".join(msgspec.json.encode(one) + b"\n" for one in several[:limit]), media_type=LINES)
        return told({"statements": several[:limit], "after": more})


def statement(site: Site, request: Request) -> Response:
    """One statement."""
    with site.open() as store:
        return told(store.statement(request.path_params["ident"]))


def reports(site: Site, request: Request) -> Response:
    """Reports without their texts, the newest first."""
    with site.open() as store:
        return told({"reports": list(store.reports(newest=True, limit=_limit(request), **_asked(request).chosen))})


def report(site: Site, request: Request) -> Response:
    """The whole record of a report."""
    with site.open() as store:
        return Response(store.record(request.path_params["ident"]).to_json(), media_type="application/json")


def actors(site: Site, request: Request) -> Response:
    """Actors, those with most events first; `name` asks for words in their names."""
    given = {name: request.query_params.get(name) or None for name in ("name", "country", "sector")}
    with site.open() as store:
        return told({"actors": list(store.actors(given["name"], country=given["country"], sector=given["sector"], limit=_limit(request)))})


def actor(site: Site, request: Request) -> Response:
    """One actor."""
    with site.open() as store:
        return told(store.actor(request.path_params["ident"]))


def search(site: Site, request: Request) -> Response:
    """Reports that hold the words `q`, with the passage."""
    words = (request.query_params.get("q") or "").strip()
    if not words:
        raise BadFilter("q: no words", do="give some, as in /api/v1/search?q=ceasefire")
    with site.open() as store:
        return told({"reports": list(store.search(words[:500], limit=_limit(request), order="best", **_asked(request).chosen))})


def timeline(site: Site, request: Request) -> Response:
    """Events by period and quad, with the coverage."""
    of = _asked(request)
    with site.open() as store:
        return told(site.once(store, "timeline", of, lambda: figures.timeline(store, of)))


def places(site: Site, request: Request) -> Response:
    """Where events took place."""
    of = _asked(request)
    with site.open() as store:
        return told(site.once(store, "map", of, lambda: figures.places(store, of)))


def network(site: Site, request: Request) -> Response:
    """Who to whom as a graph; `by` actor or country."""
    of, by = _asked(request), "country" if request.query_params.get("by") == "country" else "actor"
    with site.open() as store:
        found = site.once(store, "pairs", of, lambda: figures.pairs(store, of, by), by)
        return told(figures.network(found, by))


def dyads(site: Site, request: Request) -> Response:
    """Dyads by period: `freq` day, week, month, quarter or year; `by` country, sector or actor."""
    of = _asked(request)
    freq, by = request.query_params.get("freq", "month"), request.query_params.get("by", "country")
    if freq not in {"day", "week", "month", "quarter", "year"} or by not in {"country", "sector", "actor"}:
        raise BadFilter("freq or by: none of these", do="freq: day, week, month, quarter, year; by: country, sector, actor")
    with site.open() as store:

        def make() -> tuple[list[str], list[list[object]]]:
            table = store.events(**of.chosen).dyads(freq=freq, by=by)  # type: ignore[arg-type]
            return list(table.columns), [list(row) for row in table.rows()]

        columns, rows = site.once(store, "dyads", of, make, freq, by)
        return told({"columns": columns, "rows": rows[:MOST], "total": len(rows)})


def reviews(site: Site, request: Request) -> Response:
    """What people said of coded fields, as JSON, JSON Lines or CSV."""
    form = _form(request, "json", "jsonl", "csv")
    with site.open() as store:
        several = list(corrections.told(store))
    if form == "csv":
        names = corrections.Correction.__struct_fields__
        rows = ([getattr(one, name) for name in names] for one in several)
        return Response(
            b"".join(rows_as_csv(names, rows)), media_type=CSV, headers={"content-disposition": 'attachment; filename="corrections.csv"'}
        )
    if form == "jsonl":
        return Response(b"".join(msgspec.json.encode(one) + b"\n" for one in several), media_type=LINES)
    return told({"corrections": several})


def info(site: Site, request: Request) -> Response:
    """What the store holds, and the version."""
    del request
    with site.open() as store:
        return told({"version": dragoman.__version__, **site.counts(store)})


def code(site: Site, request: Request, body: bytes) -> Response:
    """Code a text and answer its record; nothing is kept."""
    del request
    try:
        given = msgspec.json.decode(body, type=Coded)
        day = datetime.date.fromisoformat(given.published) if given.published else None
    except (msgspec.DecodeError, ValueError) as error:
        return problem(f"no text to code: {str(error)[:200]}", 422, 'send {"text": "…", "published": "YYYY-MM-DD"}')
    if len(given.text) > TEXT:
        return problem(f"more than {TEXT} characters", 413, "send a part of it")
    try:
        with _coding:  # one at a time: the model uses one core, and memory stays bounded
            return Response(site.coder()(given.text, published=day, title=given.title).to_json(), media_type="application/json")
    except dragoman.InputError as error:
        return problem(error.what, 422, error.do)
