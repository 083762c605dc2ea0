"""The application: routes, errors in plain words, and the gate before them."""

import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dragoman.errors import DragomanError
from dragoman.explorer import api, pages
from dragoman.explorer.asking import Asked
from dragoman.explorer.guard import Access, Guard
from dragoman.explorer.openapi import document
from dragoman.explorer.routes import API, PAGES
from dragoman.explorer.site import HERE, Site
from dragoman.store.errors import NotFound, StoreError

WEEK = 7 * 24 * 3600  # seconds that a browser may keep what the build made; its address has the version
_log = logging.getLogger("dragoman.explorer")

Answer = Callable[[Request], Awaitable[Response]]


def explorer(store: Path, access: Access | None = None, *, home: str = "http://127.0.0.1:8000") -> Starlette:
    """The pages and the API of a store, as an ASGI application. Raises StoreError where the file is no store."""
    access = access or Access()
    site = Site(store, access, snippets=home)
    site.open().close()
    routes = [Route(path, _page(site, answer)) for path, answer in PAGES.items()]
    routes.append(Route("/corrections", _correct(site), methods=["POST"]))
    routes += [Route(f"/api/v1{call.path}", _call(site, call.answer, call.method), methods=[call.method]) for call in API]
    routes += [
        Route("/api/v1/openapi.json", lambda _: api.told(document())),
        Route("/api", _page(site, _described)),
    ]
    return Starlette(
        routes=[*routes, Mount("/static", _Static(directory=HERE / "static"))],
        middleware=[Middleware(Guard, access=access), Middleware(GZipMiddleware, minimum_size=800)],
        exception_handlers={HTTPException: _missing(site), Exception: _broken},
    )


class _Static(StaticFiles):
    """What the build made, kept by browsers for as long as its address stays the same."""

    def file_response(self, *args: Any, **how: Any) -> Response:  # noqa: ANN401  # Starlette's
        answer = super().file_response(*args, **how)
        answer.headers["cache-control"] = f"public, max-age={WEEK}, immutable"
        return answer


def _page(site: Site, answer: Callable[[Site, Request], Response]) -> Answer:
    async def call(request: Request) -> Response:
        try:
            return await run_in_threadpool(answer, site, request)
        except NotFound as error:
            return await run_in_threadpool(_error, site, request, error, 404)
        except StoreError as error:
            return await run_in_threadpool(_error, site, request, error, 400)

    return call


def _call(site: Site, answer: Callable[..., Response], method: str) -> Answer:
    async def call(request: Request) -> Response:
        try:
            if method == "POST":
                return await run_in_threadpool(answer, site, request, await request.body())
            return await run_in_threadpool(answer, site, request)
        except NotFound as error:
            return api.problem(error, 404)
        except StoreError as error:
            return api.problem(error, 400)
        except ClientDisconnect:
            return api.problem("the request broke off, or was too large", 413)

    return call


def _correct(site: Site) -> Answer:
    async def call(request: Request) -> Response:
        if not (site.access.changes and request.state.trusted):
            error = StoreError("changes are not taken here", do="start `dragoman serve --write` and open the address that it prints")
            return await run_in_threadpool(_error, site, request, error, 403)
        try:
            form = dict(parse_qsl((await request.body()).decode("utf-8", "replace"), keep_blank_values=True))
        except ClientDisconnect:
            return api.problem("the form broke off, or was too large", 413)
        if form.get("csrf") != site.access.csrf:
            return await run_in_threadpool(
                _error, site, request, StoreError("this form is out of date", do="open the event's page again"), 403
            )
        try:
            return await run_in_threadpool(pages.correct, site, form)
        except NotFound as error:
            return await run_in_threadpool(_error, site, request, error, 404)
        except StoreError as error:
            return await run_in_threadpool(_error, site, request, error, 422)

    return call


def _error(site: Site, request: Request, error: DragomanError, status: int) -> Response:
    with site.open() as store:
        frame = site.frame(request, store, "error", "Not found" if status == 404 else "This cannot be shown", Asked({}))
        return site.page("error.html", {**frame, "message": error.what, "do": error.do}, status)


def _described(site: Site, request: Request) -> Response:
    """The API's page: what can be asked, without anything from elsewhere."""
    with site.open() as store:
        calls = [
            {"method": call.method, "path": f"/api/v1{call.path}", "says": (call.answer.__doc__ or "").splitlines()[0], "takes": call.takes}
            for call in API
        ]
        return site.page("api.html", {**site.frame(request, store, "api", "The API", Asked({})), "calls": calls})


def _missing(site: Site) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def call(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        what = StoreError("there is no such page" if status == 404 else str(getattr(error, "detail", "this cannot be done")))
        if request.url.path.startswith("/api/"):
            answer = api.problem(what, status)
        else:
            answer = await run_in_threadpool(_error, site, request, what, status)
        answer.headers.update(getattr(error, "headers", None) or {})  # which methods there are
        return answer

    return call


async def _broken(request: Request, error: Exception) -> Response:
    _log.error("%s %s: %s", request.method, request.url.path, type(error).__name__)
    return api.problem("something went wrong here; the server's log says what", 500)
