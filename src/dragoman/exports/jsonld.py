"""JSON-LD: where each event comes from (W3C PROV-O) and the words that tell it (W3C Web Annotation). The form to archive.

The context is in the file, so that it is read without a network.
"""

import functools
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from dragoman.exports.base import Export
from dragoman.exports.parquet import quotes
from dragoman.exports.selection import Selection, Told
from dragoman.store.stored import Quote, StoredEvent, StoredReport

AROUND = 32  # characters before and after a quote, so that it is found again in a text that was changed
CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dragoman": "urn:dragoman:terms:",
    "id": "@id",
    "type": "@type",
}
_FACTS = "date date_end dated status plover cameo quad score confidence mode context".split()
_encode = msgspec.json.Encoder().encode


def urn(ident: str) -> str:
    """An id as a URN."""
    return f"urn:dragoman:{ident}"


class JsonLd(Export):
    """A graph of reports, coders, events, and an annotation for each quote."""

    name, title, suffix = "jsonld", "JSON-LD, PROV-O and Web Annotation", ".jsonld"

    def write(self, selection: Selection, out: BinaryIO) -> None:
        """Write the graph, a node a line."""
        out.write(b'{"@context":' + _encode(CONTEXT) + b',"@graph":[\n')
        lead = b""
        for node in self._nodes(selection):
            out.write(lead + _encode(node))
            lead = b",\n"
        out.write(b"\n]}\n")

    def _nodes(self, selection: Selection) -> Iterator[dict[str, Any]]:
        for coder in selection.coders():
            agent = {"id": _agent(coder["name"], coder["version"]), "type": "prov:SoftwareAgent"}
            yield agent | {f"dragoman:{name}": coder[name] for name in ("name", "version", "model", "knowledge")}
        for report in selection.reports():
            yield _report(report)
        for told in selection.told():
            self.rows += 1
            yield _event(told)
            for role, nth, quote in quotes(told.event):
                yield _annotation(told, role, nth, quote)


@functools.cache
def _agent(name: str, version: str) -> str:
    safe = "".join(char if char.isascii() and (char.isalnum() or char in ".-+") else "-" for char in f"{name}:{version}".replace(":", "/"))
    return urn(f"coder:{safe}")


def _report(report: StoredReport) -> dict[str, Any]:
    node = {
        "id": urn(report.id),
        "type": "prov:Entity",
        "dcterms:date": {"@value": report.published, "@type": "xsd:date"},
        "dcterms:title": report.title,
        "dcterms:publisher": report.publisher,
        "dcterms:identifier": report.url,
        "dcterms:language": report.language,
        "dragoman:sha256": report.sha256,
    }
    return {name: value for name, value in node.items() if value is not None}


def _event(told: Told) -> dict[str, Any]:
    event, coder = told.event, told.record.coder
    node: dict[str, Any] = {
        "id": urn(event.id),
        "type": ["prov:Entity", f"dragoman:{event.type}"],
        "prov:wasDerivedFrom": {"id": urn(event.report)},
        "prov:wasAttributedTo": {"id": _agent(coder.name, coder.version)},
    }
    for name in _FACTS:
        if (value := getattr(event, name)) not in (None, []):
            node[f"dragoman:{name}"] = value
    if event.size:
        node["dragoman:size"] = [{"dragoman:of": of, "dragoman:count": count} for of, count in event.size.items()]
    for role in ("actor", "recipient", "place"):
        if parts := getattr(event, role):
            node[f"dragoman:{role}"] = [{"id": urn(part.id), "dragoman:name": part.name, **_codes(part)} for part in parts]
    if event.statement:
        node["dragoman:toldIn"] = _statement(event)
    return node


def _codes(part: Any) -> dict[str, Any]:  # noqa: ANN401  # a party or a place
    found = {name: getattr(part, name, None) for name in ("country", "sector", "wikidata", "latitude", "longitude", "geonames")}
    return {f"dragoman:{name}": value for name, value in found.items() if value not in (None, [])}


def _statement(event: StoredEvent) -> dict[str, Any]:
    """Who says so: a statement, quoted from the report."""
    return {
        "id": urn(event.statement or ""),
        "type": "prov:Entity",
        "prov:wasQuotedFrom": {"id": urn(event.report)},
        "prov:wasAttributedTo": [{"id": urn(party.id), "dragoman:name": party.name} for party in event.source],
    }


def _annotation(told: Told, role: str, nth: int, quote: Quote) -> dict[str, Any]:
    text, (start, end) = told.record.report.text, quote.span
    return {
        "id": urn(f"{told.event.id}:{role}:{nth}"),
        "type": "oa:Annotation",
        "oa:motivatedBy": {"id": "oa:describing"},
        "dragoman:role": role,
        "oa:hasBody": {"id": urn(told.event.id)},
        "oa:hasTarget": {
            "type": "oa:SpecificResource",
            "oa:hasSource": {"id": urn(told.event.report)},
            "oa:hasSelector": [
                {"type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end},
                {
                    "type": "oa:TextQuoteSelector",
                    "oa:exact": quote.text,
                    "oa:prefix": text[max(0, start - AROUND) : start],
                    "oa:suffix": text[end : end + AROUND],
                },
            ],
        },
    }
