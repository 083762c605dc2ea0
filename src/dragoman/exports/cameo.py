"""The dyadic CAMEO formats: ICEWS, GDELT 2.0 and Phoenix. One row a pair of actor and recipient."""

import datetime
from collections.abc import Iterator, Mapping

from dragoman import codebook
from dragoman.exports.base import number, pairs, unheld
from dragoman.exports.selection import Selection
from dragoman.exports.tables import countries, country_name, goldstein, meaning
from dragoman.exports.tabular import Cell, Foreign
from dragoman.store.stored import StoredEvent, StoredParty

# CAMEO's root codes: 01-05 verbal cooperation, 06-08 material cooperation, 09-13 verbal conflict, 14-20 material conflict (GDELT 2.0)
_ROOTS = ((5, 1), (8, 2), (13, 3), (20, 4))


def root_quad(code: str) -> int | None:
    """GDELT's quad class of a CAMEO code.

    >>> root_quad("042"), root_quad("195")
    (1, 4)
    """
    root = int(code[:2]) if code[:2].isdigit() else 0
    return next((quad for last, quad in _ROOTS if 0 < root <= last), None)


def _body(country: str | None) -> str:
    """A code of PLOVER's for actors of no country; empty for a country."""
    return country if country and country not in countries() and country in codebook.bodies() else ""


def _run(party: StoredParty | None) -> str:
    """CAMEO's way with actors: country or body, and first sector, run together."""
    return "" if party is None else (party.country or "") + (party.sector[0] if party.sector else "")


class _Dyadic(Foreign):
    """What the three share: no status, and CAMEO codes; ICEWS and Phoenix have a target always."""

    both = True

    def unheld(self, event: StoredEvent) -> str | None:
        """Why the format cannot hold an event."""
        if (reason := unheld(event)) is not None:
            return reason
        if not event.cameo:
            return "no_code"
        if self.both and not event.actor:
            return "no_actor"
        if self.both and not any(recipient for _, recipient in pairs(event)):
            return "no_recipient"
        return None

    def dyads(self, selection: Selection) -> Iterator[tuple[StoredEvent, int, StoredParty | None, StoredParty | None]]:
        """Events with a number for each of their pairs."""
        for event in selection:
            if not self.leaves(self.unheld(event)):
                for nth, (actor, recipient) in enumerate(pairs(event)):
                    yield event, number(event.id, nth), actor, recipient


class Icews(_Dyadic):
    """ICEWS: names and countries in full."""

    name, title, suffix = "icews", "ICEWS, 20 columns, tab-separated", ".tab"

    def named(self, selection: Selection) -> Iterator[Mapping[str, Cell]]:
        """One row a pair."""
        for event, ident, actor, recipient in self.dyads(selection):
            code = event.cameo or ""
            weight = goldstein(code)
            place = event.place[0] if event.place else None
            yield {
                "Event ID": ident,
                "Event Date": event.date,
                **self._side("Source", actor),
                "Event Text": meaning(code),
                "CAMEO Code": code,
                "Intensity": weight.score if weight else None,
                **self._side("Target", recipient),
                "Story ID": number(event.report),
                "Publisher": event.publisher,
                "Province": place.admin1 if place else None,
                "Country": country_name(place.country) if place else None,
                "Latitude": place.latitude if place else None,
                "Longitude": place.longitude if place else None,
            }

    @staticmethod
    def _side(side: str, party: StoredParty | None) -> dict[str, Cell]:
        if party is None:
            return {}
        return {f"{side} Name": party.name, f"{side} Sectors": ",".join(party.sector), f"{side} Country": country_name(party.country)}


class Gdelt(_Dyadic):
    """GDELT 2.0 events."""

    name, title, suffix = "gdelt", "GDELT 2.0 events, 61 columns, tab-separated", ".CSV"
    both = False

    def named(self, selection: Selection) -> Iterator[Mapping[str, Cell]]:
        """One row a pair; either side may be empty."""
        for event, ident, actor, recipient in self.dyads(selection):
            code = event.cameo or ""
            weight = goldstein(code)
            place = event.place[0] if event.place else None
            country = countries().get(place.country or "") if place else None
            yield {
                "GLOBALEVENTID": ident,
                **self._days(event),
                **self._side("Actor1", actor),
                **self._side("Actor2", recipient),
                "IsRootEvent": 1,
                "EventCode": code,
                "EventBaseCode": code[:3],
                "EventRootCode": code[:2],
                "QuadClass": root_quad(code),
                "GoldsteinScale": weight.score if weight else None,
                "NumMentions": 1,
                "NumSources": 1,
                "NumArticles": 1,
                "ActionGeo_FullName": place.name if place else None,
                "ActionGeo_CountryCode": country.fips if country else None,
                "ActionGeo_Lat": place.latitude if place else None,
                "ActionGeo_Long": place.longitude if place else None,
                "DATEADDED": event.published.replace("-", "") + "000000",
                "SOURCEURL": event.url,
            }

    @staticmethod
    def _days(event: StoredEvent) -> dict[str, Cell]:
        day = datetime.date.fromisoformat(event.date)
        first = day.replace(month=1, day=1)
        share = (day - first).days / (day.replace(month=12, day=31) - first).days * 0.9999  # the last day is .9999, never the next year
        text = event.date.replace("-", "")
        return {"SQLDATE": text, "MonthYear": text[:6], "Year": text[:4], "FractionDate": f"{day.year + share:.4f}"}

    @staticmethod
    def _side(side: str, party: StoredParty | None) -> dict[str, Cell]:
        if party is None:
            return {}
        body = _body(party.country)
        types = {f"{side}Type{nth}Code": sector for nth, sector in enumerate(party.sector[:3], 1)}
        country = None if body else party.country
        return {
            f"{side}Code": _run(party),
            f"{side}Name": party.name.upper(),
            f"{side}CountryCode": country,
            f"{side}KnownGroupCode": body,
            **types,
        }


class Phoenix(_Dyadic):
    """Phoenix: actors by code."""

    name, title, suffix = "phoenix", "Phoenix, 26 columns, tab-separated", ".txt"

    def named(self, selection: Selection) -> Iterator[Mapping[str, Cell]]:
        """One row a pair."""
        for event, ident, actor, recipient in self.dyads(selection):
            code = event.cameo or ""
            weight = goldstein(code)
            place = event.place[0] if event.place else None
            year, month, day = event.date.split("-")
            yield {
                "EventID_version": f"{ident}_{event.id}",
                "Date": year + month + day,
                "Year": int(year),
                "Month": int(month),
                "Day": int(day),
                **self._side("SourceActor", actor),
                **self._side("TargetActor", recipient),
                "EventCode": code,
                "EventRootCode": code[:2],
                "QuadClass": weight.quad if weight else None,
                "GoldsteinScale": weight.score if weight else None,
                "Issues": ";".join(f"{context.upper()},1" for context in event.context),
                "Lat": place.latitude if place else None,
                "Lon": place.longitude if place else None,
                "LocationName": place.name if place else None,
                "StateName": place.admin1 if place else None,
                "CountryName": country_name(place.country) if place else None,
                "URLs": event.url,
                "NewsSources": event.publisher,
            }

    @staticmethod
    def _side(side: str, party: StoredParty | None) -> dict[str, Cell]:
        if party is None:
            return {}
        return {
            f"{side}Full": _run(party),
            f"{side}Entity": party.country,
            f"{side}Role": party.sector[0] if party.sector else None,
            f"{side}Attribute": ";".join(party.sector[1:]),
        }
