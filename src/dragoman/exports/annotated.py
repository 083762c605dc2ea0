"""A record in the format of the coding manual: a header of actors, places, times, events and statements, then the text with tags.

What the format cannot hold is left out: words that cross others, times without a value, events with nobody in them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman import codebook
from dragoman.record import Event, Party, Record, Span, Statement

UNKNOWN = "UNK"  # the sector of those who have none: the format wants one
_STRAY = re.compile(r"</?[a-z]\w*>")
_COUNTRY = re.compile(r"[A-Z]{3}")
_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?"
_TIME = re.compile(rf"(?:{_DAY}|(?:{_DAY}|\.\.)/(?:{_DAY}|\.\.)|P\d+[YMWD]|\d{{3}}X|\d{{4}}-W\d{{2}})")
_TABLES = ("actors", "places", "times", "events", "statements")
_Spans = list[tuple[Span, str]]


def holds(text: str) -> bool:
    """Whether a text can stand in the format: one with tags of its own cannot, nor one that is not UTF-8."""
    return not (_STRAY.search(text) or any("\ud800" <= char <= "\udfff" for char in text) or "\r" in text)


def annotated(record: Record) -> str:
    """The annotated report."""
    sheet = _Sheet(record)
    for statement in record.statements:
        sheet.statement(statement)
    for event in record.events:
        sheet.event(event)
    for actor in record.actors:
        for mention in actor.mentions:
            sheet.mention("actors", (actor.name, actor.country or "", *actor.sector), mention.span)
    for place in record.places:
        for mention in place.mentions:
            sheet.mention("places", (place.name, place.country or ""), mention.span)
    return sheet.told()


class _Sheet:
    """Header and tags in the making. What is put in first keeps its place where two cross."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.tables: dict[str, dict[str, str]] = {name: {} for name in _TABLES}
        self.tags: _Spans = []
        self._known: dict[tuple[str, ...], str] = {}
        self._events: dict[str, str] = {}

    def statement(self, one: Statement) -> None:
        """Put in a statement with its speakers, its words and its cue."""
        source = self._parties(one.source)
        content = self._fitting(words.span for words in one.content)
        if not content or not source:
            return
        number = len(self.tables["statements"]) + 1
        self.tags += [(span, f"s{number}") for span in content]
        if one.cue and self._fitting([one.cue.span]):
            self.tags.append((one.cue.span, f"c{number}"))
        via = self._parties(one.via)
        self.tables["statements"][f"s{number}"] = _flow(source=source, via=via, kind=one.kind)

    def event(self, one: Event) -> None:
        """Put in an event with who, where and when."""
        if one.type not in codebook.types() or not self._fitting([one.trigger.span]):
            return
        actor, recipient = self._parties(one.actor), self._parties(one.recipient)
        if not (actor or recipient) or not self._fitting([one.trigger.span]):
            return
        ident = f"e{len(self.tables['events']) + 1}"
        self.tags.append((one.trigger.span, ident))
        self.tags += [(span, ident) for span in self._fitting(mention.span for mention in one.mentions)]
        self._events[one.id] = ident
        place = [found for where in one.place if (found := self._place(where.name, where.country, where.span))]
        modes = [mode for mode in one.mode if mode in codebook.modes()[one.type]]
        told = {"type": one.type, "mode": modes, "actor": actor, "recipient": recipient, "place": place, "time": self._time(one)}
        contexts = [name for name in one.context if name in codebook.contexts()]
        self.tables["events"][ident] = _flow(**told, status=one.status, context=contexts, size=dict(one.size))

    def mention(self, table: str, key: tuple[str, ...], span: Span) -> None:
        """Tag a further mention of an actor or place that has a role somewhere."""
        ident = self._known.get((table, *key))
        if ident and (span, ident) not in self.tags and self._fitting([span]):
            self.tags.append((span, ident))

    def _parties(self, several: Sequence[Party]) -> list[str]:
        found = []
        for party in several:
            sector = [code for code in party.sector if code in codebook.sectors()] or [UNKNOWN]
            country = party.country if party.country and _COUNTRY.fullmatch(party.country) else None
            key = ("actors", party.name, party.country or "", *party.sector)
            found.append(self._entry(key, party.span, _flow(name=_plain(party.name), country=country, sector=sector)))
        return list(dict.fromkeys(filter(None, found)))

    def _place(self, name: str, country: str | None, span: Span) -> str | None:
        return self._entry(("places", name, country or ""), span, _flow(name=_plain(name), country=country))

    def _time(self, one: Event) -> str | None:
        if one.time is None or not one.time.value or not _TIME.fullmatch(one.time.value):
            return None
        return self._entry(("times", one.time.value, *map(str, one.time.span)), one.time.span, _flow(value=one.time.value))

    def _entry(self, key: tuple[str, ...], span: Span, told: str) -> str | None:
        """The id of an entry that is tagged at these words; None where it cannot be tagged anywhere."""
        ident = self._known.get(key)
        fits = bool(self._fitting([span]))
        if ident is None:
            if not fits:
                return None
            table = self.tables[key[0]]
            ident = self._known[key] = f"{key[0][0]}{len(table) + 1}"
            table[ident] = told
        if fits and (span, ident) not in self.tags:
            self.tags.append((span, ident))
        return ident

    def _fitting(self, spans: Iterable[Span]) -> list[Span]:
        """Those of the words that are not empty and cross nothing tagged before, nor each other."""
        found: list[Span] = []
        for span in spans:
            before = (*found, *(other for other, _ in self.tags))
            if span[0] < span[1] and span not in found and not any(_cross(span, other) for other in before):
                found.append(span)
        return found

    def told(self) -> str:
        """Header and text."""
        report = self.record.report
        lines = ["---", f"published: {report.published.isoformat()}"]
        lines += [f"title: {_quoted(report.title)}"] if report.title and report.title.strip() else []
        for name in _TABLES:
            if self.tables[name]:
                lines += [f"{name}:", *(f"  {ident}: {entry}" for ident, entry in self.tables[name].items())]
        links = [(self._events.get(link.from_), self._events.get(link.to), link.relation) for link in self.record.links]
        known = [f"  - {_flow(**{'from': one, 'to': other, 'relation': kind})}" for one, other, kind in links if one and other]
        lines += ["links:", *known] if known else []
        return "\n".join([*lines, "---", "".join(self._tagged()), ""])

    def _tagged(self) -> Iterator[str]:
        """The text with its tags, the longer outside, the earlier outside of those of the same length."""
        text = self.record.report.text
        order = {ident: number for number, (_, ident) in reversed(list(enumerate(self.tags)))}
        every = sorted(set(self.tags), key=lambda tag: (tag[0][0], -tag[0][1], order[tag[1]]))
        open_tags: list[tuple[int, str]] = []
        at = 0
        for (start, end), ident in [*every, ((len(text), len(text) + 1), "")]:
            while open_tags and open_tags[-1][0] <= start:
                stop, closing = open_tags.pop()
                yield f"{text[at:stop]}</{closing}>"
                at = stop
            yield text[at:start]
            at = start
            if ident:
                yield f"<{ident}>"
                open_tags.append((end, ident))


def _cross(one: Span, other: Span) -> bool:
    return one[0] < other[0] < one[1] < other[1] or other[0] < one[0] < other[1] < one[1]


def _plain(text: str) -> str:
    """A text on one line, without what the header's quotes do not hold."""
    told = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(told.replace('"', "”").replace("\\", "/").split()) or "–"


def _quoted(text: str) -> str:
    return f'"{_plain(text)}"'


def _flow(**entry: object) -> str:
    """An entry on one line; what is empty is left out, but a country that is none and modes."""
    told = []
    for name, value in entry.items():
        if value in (None, [], {}) and name not in {"country", "mode"}:
            continue
        told.append(f"{name}: {_value(name, value)}")
    return "{" + ", ".join(told) + "}"


def _value(name: str, value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {number if isinstance(number, int) else _quoted(number)}" for key, number in value.items()) + "}"
    return _quoted(str(value)) if name == "name" else str(value)
