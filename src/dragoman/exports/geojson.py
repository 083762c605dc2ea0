"""GeoJSON (RFC 7946): one feature an event, at its places."""

from typing import Any, BinaryIO, ClassVar

import msgspec

from dragoman.exports.base import Export, Options
from dragoman.exports.selection import Selection
from dragoman.store.stored import StoredEvent, StoredParty

_encode = msgspec.json.Encoder().encode


def _names(parties: list[StoredParty]) -> str:
    return "; ".join(party.name.replace(";", ",") for party in parties)


class GeoJson(Export):
    """A feature collection. Flat properties, so that every tool shows them."""

    name, title, suffix = "geojson", "GeoJSON, one feature an event", ".geojson"
    properties: ClassVar = (
        "date date_end published publisher title url type mode context status plover quad score confidence actor recipient place source"
        " trigger sentence"
    ).split()

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.columns = list(self.properties)

    def write(self, selection: Selection, out: BinaryIO) -> None:
        """Write the collection, a feature a line."""
        lead = b'{"type":"FeatureCollection","features":[\n'
        for event in selection:
            where = _geometry(event)
            if not self.leaves("no_coordinates" if where is None else None):
                out.write(lead + _encode({"type": "Feature", "id": event.id, "geometry": where, "properties": self._properties(event)}))
                lead = b",\n"
                self.rows += 1
        out.write((b"\n" if self.rows else lead) + b"]}\n")

    def _properties(self, event: StoredEvent) -> dict[str, Any]:
        told = {
            "mode": ";".join(event.mode),
            "context": ";".join(event.context),
            "actor": _names(event.actor),
            "recipient": _names(event.recipient),
            "place": "; ".join(place.name for place in event.place),
            "source": _names(event.source),
            "trigger": event.trigger.text,
            "sentence": event.sentence.text,
        }
        return {name: told[name] if name in told else getattr(event, name) for name in self.properties}


def _geometry(event: StoredEvent) -> dict[str, Any] | None:
    """A point, or several; None where no place has coordinates. Longitude comes first."""
    points = [[place.longitude, place.latitude] for place in event.place if place.longitude is not None and place.latitude is not None]
    if not points:
        return None
    return {"type": "Point", "coordinates": points[0]} if len(points) == 1 else {"type": "MultiPoint", "coordinates": points}
