"""The description of the API, made of the route table and the very structs that are sent."""

from typing import Any, get_args

import msgspec

import dragoman
from dragoman import codebook
from dragoman.explorer.api import CSV, LINES, MOST, PARQUET, Coded
from dragoman.explorer.corrections import Correction
from dragoman.explorer.routes import API, Call
from dragoman.explorer.site import PAGE
from dragoman.record import Record, StatementKind, Status
from dragoman.store.filters import Filters
from dragoman.store.search import Found
from dragoman.store.stored import StoredActor, StoredEvent, StoredReport, StoredStatement

_STRUCTS = (StoredEvent, StoredStatement, StoredReport, StoredActor, Found, Correction, Record, Coded)
_REF = "#/components/schemas/{name}"
_FREQ, _BY = ("day", "week", "month", "quarter", "year"), {"/network": ("actor", "country"), "/dyads": ("country", "sector", "actor")}
_FORMS = ("json", "jsonl", "csv")


def document() -> dict[str, Any]:
    """OpenAPI 3.1."""
    _, parts = msgspec.json.schema_components(_STRUCTS, ref_template=_REF)
    parts["Problem"] = {
        "type": "object",
        "required": ["error"],
        "properties": {"error": {"type": "string"}, "do": {"type": ["string", "null"]}},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dragoman",
            "version": dragoman.__version__,
            "description": "Who did what to whom, when, where, and who says so.",
        },
        "paths": {f"/api/v1{call.path}": {call.method.lower(): _operation(call)} for call in API},
        "components": {"schemas": parts},
    }


def _operation(call: Call) -> dict[str, Any]:
    told: dict[str, Any] = {
        "summary": (call.answer.__doc__ or "").splitlines()[0],
        "operationId": call.answer.__name__,
        "parameters": [*_in_path(call), *(_parameter(call, name) for name in call.takes)],
        "responses": {
            "200": {"description": "what was asked for", "content": _content(call)},
            **{
                code: _problem(why)
                for code, why in {"400": "a filter that is none", "401": "a token is needed", "429": "too many requests"}.items()
            },
        },
    }
    if call.path.endswith("}"):
        told["responses"]["404"] = _problem("there is none")
    if call.method == "POST":
        told["requestBody"] = {"required": True, "content": {"application/json": {"schema": {"$ref": _REF.format(name="Coded")}}}}
        told["responses"]["422"] = _problem("no text that can be coded")
        told["responses"]["413"] = _problem("too long")
    return told


def _content(call: Call) -> dict[str, Any]:
    """What an answer is: JSON, or with `format` a file."""
    files = {CSV.partition(";")[0]: {"type": "string"}, LINES: {"type": "string"}} if "format" in call.takes else {}
    files |= {PARQUET: {"type": "string", "format": "binary"}} if call.path == "/events" else {}
    return {kind: {"schema": schema} for kind, schema in {"application/json": _schema(call), **files}.items()}


def _schema(call: Call) -> dict[str, Any]:
    if call.gives is None:
        return {"type": "object"}
    one = {"$ref": _REF.format(name=call.gives.__name__)}
    return one if call.many is None else {"type": "object", "properties": {call.many: {"type": "array", "items": one}}}


def _problem(why: str) -> dict[str, Any]:
    return {"description": why, "content": {"application/json": {"schema": {"$ref": _REF.format(name="Problem")}}}}


def _in_path(call: Call) -> list[dict[str, Any]]:
    return [{"name": "ident", "in": "path", "required": True, "schema": {"type": "string"}}] if "{ident" in call.path else []


def _parameter(call: Call, name: str) -> dict[str, Any]:
    told: dict[str, Any] = {"name": name, "in": "query", "schema": _values(call, name)}
    return {**told, "required": True} if name == "q" else told


def _values(call: Call, name: str) -> dict[str, Any]:
    """What a parameter can be: one value, or several of a filter, which is given again for each."""
    fields = {field.name: field.type for field in msgspec.structs.fields(Filters)}
    single: dict[str, dict[str, Any]] = {
        "since": {"type": "string", "format": "date"},
        "until": {"type": "string", "format": "date"},
        "text": {"type": "string"},
        "q": {"type": "string", "minLength": 1},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "reported": {"type": "integer", "minimum": 1},
        "reviewed": {"type": "boolean", "default": False},
        "limit": {"type": "integer", "minimum": 1, "maximum": MOST, "default": PAGE},
        "freq": {"type": "string", "enum": list(_FREQ), "default": "month"},
        "by": {"type": "string", "enum": list(_BY.get(call.path, ()))},
        "format": {"type": "string", "enum": [*_FORMS, *(["parquet"] if call.path == "/events" else [])], "default": "json"},
    }
    if name in single:
        return single[name]
    one = {"type": "string", **_closed(name)}
    return {"type": "array", "items": one} if name in fields and call.path != "/actors" else one


def _closed(name: str) -> dict[str, Any]:
    """The values of a filter that has few, or how they look."""
    known: dict[str, Any] = {
        "type": codebook.types(),
        "mode": {mode: None for several in codebook.modes().values() for mode in several},
        "context": codebook.contexts(),
        "sector": codebook.sectors(),
        "status": get_args(Status),
        "kind": get_args(StatementKind),
    }
    if name in known:
        return {"enum": sorted(known[name])}
    return {"pattern": "^[A-Z]{3}$"} if name == "country" else {}
