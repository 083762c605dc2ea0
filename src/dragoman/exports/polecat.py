"""POLECAT's 40 columns: one row an event, several parties joined by "; ", `None` where nobody is told, as its own files have it."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman import codebook
from dragoman.exports.base import unheld
from dragoman.exports.selection import Selection, Told
from dragoman.exports.tables import countries, country_name
from dragoman.exports.tabular import Cell, Foreign
from dragoman.record import Party
from dragoman.store.stored import StoredParty

NOBODY = "None"
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def _joined(words: Sequence[str]) -> str:
    return "; ".join(word.replace(";", ",") for word in words) or NOBODY


def _cow(code: str | None) -> str:
    found = countries().get(code or "")
    return found.cow if found and found.cow else NOBODY


def _side(side: str, parties: list[StoredParty], coded: list[Party], offices: Mapping[str, str | None]) -> dict[str, Cell]:
    """The eight columns of actor or recipient; the n-th of each belong together but for sectors, which are of all."""
    sectors = list(dict.fromkeys(sector for party in parties for sector in party.sector))
    return {
        f"{side} Name": _joined([party.name for party in parties]),
        f"{side} Country": _joined([country_name(party.country) or NOBODY for party in parties]),
        f"{side} COW": _joined([_cow(party.country) for party in parties]),
        f"Primary {side} Sector": _joined([party.sector[0] if party.sector else NOBODY for party in parties]),
        f"{side} Sectors": _joined(sectors),
        f"{side} Title": _joined([offices.get(party.id) or NOBODY for party in coded]),
        f"{side} Name Raw": _joined([party.text for party in parties]),
        f"Wikipedia {side} ID": _joined([party.wikidata or NOBODY for party in parties]),
    }


class Polecat(Foreign):
    """POLECAT: PLOVER's labels, modes and scores."""

    name, title, suffix = "polecat", "POLECAT, 40 columns, tab-separated", ".txt"

    def named(self, selection: Selection) -> Iterator[Mapping[str, Cell]]:
        """One row an event."""
        for told in selection.told():
            if not self.leaves(unheld(told.event)):
                yield self._row(told)

    def _row(self, told: Told) -> dict[str, Cell]:
        event, record = told.event, told.record
        alien = event.plover not in codebook.types()  # a user's own type
        modes = event.mode if alien else codebook.plover_modes(event.type, event.mode, event.status)
        quad = event.quad if alien else codebook.quad(event.plover)
        offices = {actor.id: actor.office for actor in record.actors}
        persons = [actor.name for actor in record.actors if actor.kind == "person"]
        bodies = [actor.name for actor in record.actors if actor.kind in {"organization", "group"}]
        place = event.place[0] if event.place else None
        return {
            "Event ID": event.id,
            "Event Date": event.date,
            "Event Type": event.plover,
            "Event Mode": _joined(modes),
            "Intensity": event.score if alien else codebook.score(event.plover, modes),
            "Quad Code": QUADS[quad],
            "Contexts": _joined(event.context),
            **_side("Actor", event.actor, told.coded.actor, offices),
            **_side("Recipient", event.recipient, told.coded.recipient, offices),
            "Placename": place.name if place else NOBODY,
            "Province": (place and place.admin1) or NOBODY,
            "Country": country_name(place.country if place else None) or NOBODY,
            "Latitude": place.latitude if place else None,
            "Longitude": place.longitude if place else None,
            "GeoNames ID": place.geonames if place else None,
            "Raw Placename": place.text if place else NOBODY,
            "Source": event.publisher,
            "Publication Date": event.published,
            "Story People": _joined(persons),
            "Story Organizations": _joined(bodies),
            "Story Locations": _joined([place.name for place in record.places]),
            "Language": record.report.language,
            "Version": f"{record.coder.name} {record.coder.version}",
        }
