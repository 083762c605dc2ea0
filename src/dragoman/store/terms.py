"""What an event or statement can be filtered by, as the words of an inverted index.

A word is a kind, a colon and a value: `t:assault`, `a:sdn+mil`, `r:#17` (recipient, actor number 17 of this store). The same words
are made when rows are written and when a filter is asked, so the two cannot drift apart.
"""

import hashlib

from dragoman.record import Event, Party

BUCKETS = 10  # of confidence, a tenth each
OWN_VOICE = "s:-"
# PLOVER's manual puts all sides of what is mutual under `actor`: of these types several actors without a recipient act on each other
MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})
ROLES = {"actor": "a", "recipient": "r", "source": "s", "via": "v"}


def outlet(publisher: str | None) -> str:
    """The word of an outlet; upper and lower case are one, and no outlet is one too."""
    name = " ".join((publisher or "").split()).casefold()
    return "o:" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def code(kind: str, value: str) -> str:
    """The word of a code."""
    return f"{kind}:{value.lower()}"


def number(kind: str, key: int) -> str:
    """The word of an actor or place by its number in this store."""
    return f"{kind}:#{key}"


def bucket(confidence: float) -> int:
    """The tenth that a confidence falls in, 0 to 9."""
    return min(int(max(confidence, 0.0) * BUCKETS), BUCKETS - 1)


def of_party(kind: str, party: Party, key: int) -> str:
    """The words of a party: number, country, sectors, both together, Wikidata id."""
    words = [number(kind, key)] + [code(kind, sector) for sector in party.sector]
    if party.country:
        words += [code(kind, party.country)] + [code(kind, f"{party.country}+{sector}") for sector in party.sector]
    if party.wikidata:
        words.append(code(kind, party.wikidata))
    return " ".join(words)


def of_event(event: Event) -> str:
    """The words of an event's own codes."""
    words = [code("t", event.type), code("st", event.status), f"q:{bucket(event.confidence)}"]
    words += [code("m", mode) for mode in event.mode] + [code("x", context) for context in event.context]
    words += [code("pc", place.country) for place in event.place if place.country]
    return " ".join(words)
