"""PLOVER's data interchange fields, one JSON object a line, with the ids of the store."""

from typing import BinaryIO

import msgspec

from dragoman.exports.base import Export, Options
from dragoman.exports.plover import FIELDS, plover_event
from dragoman.exports.selection import Selection


class Plover(Export):
    """PLOVER JSON Lines; it holds every status."""

    name, title, suffix = "plover", "PLOVER interchange fields, JSON Lines", ".jsonl"

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.columns = list(FIELDS)

    def write(self, selection: Selection, out: BinaryIO) -> None:
        """One object an event."""
        encode = msgspec.json.Encoder().encode
        for told in selection.told():
            event = plover_event(told.record, told.coded)
            event["id"] = told.event.id
            links = [(link.relation, told.ids.get(link.to)) for link in told.record.links if link.from_ == told.coded.id]
            event["link"] = [{"relation": relation, "to": to} for relation, to in links if to]
            out.write(encode(event) + b"\n")
            self.rows += 1
