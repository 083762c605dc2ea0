"""The route table: which function answers which address. The API's description is made of it."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from dragoman.explorer import api, pages
from dragoman.explorer.asking import NAMES
from dragoman.explorer.corrections import Correction
from dragoman.record import Record
from dragoman.store.search import Found
from dragoman.store.stored import StoredActor, StoredEvent, StoredReport, StoredStatement

EVENT_FILTERS = tuple(name for name in NAMES if name != "kind")
REPORT_FILTERS = tuple(name for name in EVENT_FILTERS if name != "reviewed")
STATEMENT_FILTERS = (*REPORT_FILTERS, "kind")


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the API: what it takes beside what stands in its path, and what it gives, one or `many` under a name."""

    path: str
    answer: Callable[..., Response]
    takes: tuple[str, ...] = ()
    gives: type | None = None
    many: str | None = None
    method: str = "GET"


API = (
    Call("/info", api.info),
    Call("/events", api.events, (*EVENT_FILTERS, "after", "limit", "format"), StoredEvent, "events"),
    Call("/events/{ident}", api.event, (), None),
    Call("/statements", api.statements, (*STATEMENT_FILTERS, "after", "limit", "format"), StoredStatement, "statements"),
    Call("/statements/{ident}", api.statement, (), StoredStatement),
    Call("/reports", api.reports, (*REPORT_FILTERS, "limit"), StoredReport, "reports"),
    Call("/reports/{ident}", api.report, (), Record),
    Call("/actors", api.actors, ("name", "country", "sector", "limit"), StoredActor, "actors"),
    Call("/actors/{ident}", api.actor, (), StoredActor),
    Call("/search", api.search, ("q", *REPORT_FILTERS, "limit"), Found, "reports"),
    Call("/timeline", api.timeline, EVENT_FILTERS),
    Call("/map", api.places, EVENT_FILTERS),
    Call("/network", api.network, (*EVENT_FILTERS, "by")),
    Call("/dyads", api.dyads, (*EVENT_FILTERS, "freq", "by")),
    Call("/corrections", api.reviews, ("format",), Correction, "corrections"),
    Call("/code", api.code, (), Record, method="POST"),
)

PAGES = {
    "/": pages.events,
    "/sample": pages.sample,
    "/map": pages.where,
    "/network": pages.network,
    "/statements": pages.statements,
    "/search": pages.search,
    "/actors": pages.actors,
    "/actors/{ident}": pages.actor,
    "/events/{ident}": pages.event,
    "/reports/{ident}": pages.report,
    "/dyads": pages.dyad,
    "/corrections": pages.reviews,
}
