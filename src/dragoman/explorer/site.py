"""What all pages share: the store, its templates, sums that are kept until the store changes, and the frame of a page."""

import collections
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse

import dragoman
from dragoman import codebook
from dragoman.explorer.asking import Asked, address, asked
from dragoman.explorer.guard import Access
from dragoman.store import overlay
from dragoman.store.store import Store

if TYPE_CHECKING:
    from dragoman.coder import Coder
    from dragoman.knowledge import Knowledge

HERE = Path(__file__).parent
KEPT = 512  # sums that are remembered
PAGE = 50
_VIEWS = (
    ("events", "Events", "/"),
    ("map", "Map", "/map"),
    ("network", "Network", "/network"),
    ("statements", "Statements", "/statements"),
    ("actors", "Actors", "/actors"),
    ("corrections", "Corrections", "/corrections"),
)
_WHOLE = frozenset({"actors", "corrections"})  # views that filters do not concern
_STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "negated")
_KINDS = ("direct", "indirect", "mixed")

Result = TypeVar("Result")


class Site:
    """One store with its pages."""

    def __init__(self, path: Path, access: Access, *, snippets: str = "http://127.0.0.1:8000") -> None:
        self.path, self.access, self.home = path, access, snippets
        self.stamp = f"{dragoman.__version__}-{int(max(f.stat().st_mtime for f in (HERE / 'static').iterdir()))}"
        loader = jinja2.FileSystemLoader(HERE / "templates")
        self._pages = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=False)
        self._pages.filters["number"] = lambda number: f"{number:,}"
        self._kept: collections.OrderedDict[tuple[object, ...], Any] = collections.OrderedDict()
        self._lock = threading.Lock()
        self._coder: Coder | None = None
        self._facts: Knowledge | None = None

    @property
    def opened(self) -> str:
        """The lines of Python that open the store."""
        return f"import dragoman\n\nwith dragoman.open({self.path.name!r}) as store:\n"

    def coder(self) -> "Coder":
        """The coder, loaded when a text is first given."""
        if self._coder is None:
            self._coder = dragoman.load()
        return self._coder

    def facts(self) -> "Knowledge":
        """The packaged facts."""
        if self._facts is None:
            from dragoman.knowledge import Knowledge  # noqa: PLC0415  # for an actor's page alone

            self._facts = Knowledge.open()
        return self._facts

    def open(self) -> Store:
        """The store, opened for one answer."""
        return Store(self.path)

    def once(self, store: Store, name: str, of: Asked, make: Callable[[], Result], *more: str) -> Result:
        """What `make` makes, kept for as long as the store and what is asked stay the same."""
        key = (store.revision, overlay.last(store) if of.reviewed else 0, name, tuple(of.pairs()), *more)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: Result = self._kept[key]
                return found
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def counts(self, store: Store) -> dict[str, Any]:
        """How much the store holds, and its first and last day of publication."""

        def make() -> dict[str, Any]:
            first, last = store.connection.execute("SELECT min(published), max(published) FROM reports").fetchone()
            return {**store.counts(), "name": self.path.name, "first": first, "last": last}

        return self.once(store, "counts", Asked({}), make)

    def frame(self, request: Request, store: Store, page: str, title: str, of: Asked | None = None) -> dict[str, Any]:
        """The part of a page's context that every page has."""
        of = of or asked(request.query_params.multi_items())
        path, filters = request.url.path, {name: list(values) for name, values in of.told.items()}
        pairs = of.pairs()
        return {
            "page": page,
            "title": title,
            "path": path,
            "stamp": self.stamp,
            "version": dragoman.__version__,
            "store": self.counts(store),
            "views": [{"name": n, "label": label, "href": address(href, _kept_by(n, pairs))} for n, label, href in _VIEWS],
            "asked": None,
            "filters": filters,
            "keep": {},
            "choices": _choices(),
            **({"reviewed": of.reviewed} if page in {"events", "map", "network"} else {}),
            "chips": [{"label": f"{name}: {value}", "href": address(path, of.pairs(without=(name, value)))} for name, value in pairs],
            "downloads": self.downloads("events", of),
            "snippets": self._snippets(of),
            "may_correct": self.access.changes and bool(request.state.trusted),
            "csrf": self.access.csrf if request.state.trusted else "",
            "reviewer": "",
            "charts": {name: address(f"/api/v1/{name}", pairs) for name in ("timeline", "map", "network")},
            "sample_href": address("/sample", pairs, seed="1"),
            "list_href": address("/", pairs),
        }

    def downloads(self, thing: str, of: Asked) -> list[dict[str, str]]:
        """A view to take away."""
        forms = (("CSV", "csv"), ("JSON", "jsonl"), ("Parquet", "parquet")) if thing == "events" else (("CSV", "csv"), ("JSON", "jsonl"))
        return [{"label": label, "href": address(f"/api/v1/{thing}", of.pairs(), format=form)} for label, form in forms]

    def _snippets(self, of: Asked) -> dict[str, str]:
        given = ", ".join(f"{name}={value!r}" for name, value in of.chosen.items())
        parquet = self.home + address("/api/v1/events", of.pairs(), format="parquet")
        return {
            "python": f"{self.opened}    events = store.events({given}).to_pandas()",
            "r": f'download.file("{parquet}", "events.parquet", mode = "wb")\nevents <- arrow::read_parquet("events.parquet")',
        }

    def page(self, name: str, context: dict[str, Any], status: int = 200) -> HTMLResponse:
        """A page out of its template."""
        return HTMLResponse(self._pages.get_template(name).render(**context), status_code=status, headers={"cache-control": "no-store"})


def _kept_by(view: str, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The filters that another view keeps."""
    gone = {"reviewed"} if view == "statements" else set()
    return [] if view in _WHOLE else [pair for pair in pairs if pair[0] not in gone]


def _choices() -> dict[str, list[dict[str, str]]]:
    modes = sorted({mode for several in codebook.modes().values() for mode in several})
    plain = {"type": codebook.types(), "status": _STATUSES, "mode": modes, "context": codebook.contexts(), "kind": _KINDS}
    told = {name: [{"value": value, "label": value.lower().replace("_", " ")} for value in values] for name, values in plain.items()}
    return {**told, "sector": [{"value": code, "label": f"{code} {meaning}"} for code, meaning in codebook.sectors().items()]}
