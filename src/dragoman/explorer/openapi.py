"""The description of the API, made of the route table and the very structs that are sent."""

from typing import Any

import msgspec

import dragoman
from dragoman.explorer.api import Coded
from dragoman.explorer.corrections import Correction
from dragoman.explorer.routes import API, Call
from dragoman.record import Record
from dragoman.store.filters import Filters
from dragoman.store.search import Found
from dragoman.store.stored import StoredActor, StoredEvent, StoredReport, StoredStatement

_STRUCTS = (StoredEvent, StoredStatement, StoredReport, StoredActor, Found, Correction, Record, Coded)
_REF = "#/components/schemas/{name}"


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
        "parameters": [*_in_path(call), *(_parameter(name) for name in call.takes)],
        "responses": {
            "200": {"description": "what was asked for", "content": {"application/json": {"schema": _schema(call)}}},
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


def _schema(call: Call) -> dict[str, Any]:
    if call.gives is None:
        return {"type": "object"}
    one = {"$ref": _REF.format(name=call.gives.__name__)}
    return one if call.many is None else {"type": "object", "properties": {call.many: {"type": "array", "items": one}}}


def _problem(why: str) -> dict[str, Any]:
    return {"description": why, "content": {"application/json": {"schema": {"$ref": _REF.format(name="Problem")}}}}


def _in_path(call: Call) -> list[dict[str, Any]]:
    return [{"name": "ident", "in": "path", "required": True, "schema": {"type": "string"}}] if "{ident" in call.path else []


def _parameter(name: str) -> dict[str, Any]:
    fields = {field.name: field.type for field in msgspec.structs.fields(Filters)}
    schema: dict[str, Any] = {"type": "string"}
    if name in {"since", "until"}:
        schema = {"type": "string", "format": "date"}
    elif name == "reviewed":
        schema = {"type": "boolean"}
    elif name in fields and name not in {"text", "confidence", "reported"}:
        schema = {"type": "array", "items": {"type": "string"}}
    elif name in {"limit", "reported"}:
        schema = {"type": "integer", "minimum": 1}
    elif name == "confidence":
        schema = {"type": "number", "minimum": 0, "maximum": 1}
    return {"name": name, "in": "query", "schema": schema}
