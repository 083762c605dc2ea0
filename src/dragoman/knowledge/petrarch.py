"""Actor dictionaries of PETRARCH, PETRARCH2, UD-PETRARCH and TABARI, read as rows of own actors.

    SALMA_OUDEH_  [MRTOPP]            # a comment, or ; one
    +UMM_SALMA_
        [MRTGOV 20190101-20210630]
        [MRTELI >20210701]

A phrase with its default code, synonyms with `+`, codes with dates (`<` until, `>` from, both ends included; YYYYMMDD or YYMMDD). The form
is that of PETRARCH's documentation ("PETRARCH Dictionary Formats"). `[---]`, the null code, silences a name. What a dictionary cannot tell
may stand in a comment that begins with `#:` (`#: kind=person | wikidata=Q1`); our own export writes such.
"""

import csv
import datetime
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.names import PARTICLES, normal
from dragoman.knowledge.own_table import HEAD
from dragoman.knowledge.petrarch_codes import decode, encode

LARGEST = 50_000_000  # bytes of a dictionary; all of Phoenix' together have 3 million
LONGEST = 2_000  # characters of a line
NULL = "---"
PIVOT = 30  # of two-digit years: 00 to 30 are 20YY, as in PETRARCH
FACTS = frozenset({"id", "name", "kind", "wikidata", "office", "sector", "note"})
_CODED = re.compile(r"\[(?:---|[A-Za-z]{3,30})(?:[ \t][^\]\n]{0,40})?\]")
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_DATES = re.compile(r"^(?:<(?P<until>\d+)|>(?P<since>\d+)|(?P<first>\d+)-(?P<last>\d+))$")
_SMALL = PARTICLES | frozenset("of the and for in on to at".split())


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that cannot be used, and why."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The rows of the actors that are whole, each with its line, and the problems; an actor with a problem has no rows."""

    rows: tuple[tuple[int, dict[str, str]], ...]
    problems: tuple[Problem, ...]
    actors: int


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    indented: bool
    facts: dict[str, str]


@dataclass(slots=True)
class _Actor:
    line: int
    name: str
    facts: dict[str, str]
    aliases: list[str] = field(default_factory=list)
    codes: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    whole: bool = True


def is_dictionary(path: Path) -> bool:
    """Whether a file is a PETRARCH dictionary rather than a table with a head: no head of ours, codes in brackets. May raise OSError."""
    text = _text(path)
    first = next(_meaningful(text.splitlines()), None)
    return first is not None and not {"name", "country"} & set(first.text.split("\t")) and _CODED.search(text) is not None


def rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a dictionary, with their lines. Raises KnowledgeError with file, line and reason of the first problem."""
    found = read(path)
    if found.problems:
        first, others = found.problems[0], len(found.problems) - 1
        more = f", and {others} other lines cannot be used" if others else ""
        do = "`dragoman petrarch --skip-bad` makes a table of the other actors"
        raise KnowledgeError(first.what + more, where=f"{path}:{first.line}", do=do)
    yield from found.rows


def read(path: Path) -> Dictionary:
    """Reads a dictionary; never stops at a bad line. Raises OSError, UnicodeDecodeError, or KnowledgeError for a file that is too large."""
    return parse(_text(path))


def parse(text: str) -> Dictionary:
    """Reads the text of a dictionary."""
    problems: list[Problem] = []
    actors = list(_actors(_meaningful(text.splitlines()), problems))
    whole = [actor for actor in actors if actor.whole]
    used: dict[str, int] = {}
    found = [row for actor in whole for row in _rows(actor, used)]
    return Dictionary(tuple(found), tuple(sorted(problems, key=lambda problem: problem.line)), len(whole))


def _text(path: Path) -> str:
    if path.stat().st_size > LARGEST:
        raise KnowledgeError(f"more than {LARGEST:,} bytes", where=str(path), do="part it into several")
    return path.read_text(encoding="utf-8-sig")


def _meaningful(lines: Iterable[str]) -> Iterator[_Line]:
    """Lines without comments; those with nothing else are left out."""
    inside = False
    for number, whole in enumerate(lines, 1):
        line = whole
        if inside:
            _, ended, line = line.partition("-->")
            inside = not ended
        kept = line
        while "<!--" in kept.partition("#")[0] and not inside:
            before, _, after = kept.partition("<!--")
            _, ended, rest = after.partition("-->")
            kept, inside = before + rest, not ended
        text, mark, facts = kept.partition("#")
        if ";" in text:
            text, mark = text.partition(";")[0], ""
        if text.strip():
            yield _Line(number, text.strip(), text[:1].isspace(), _facts(facts) if mark else {})


def _facts(comment: str) -> dict[str, str]:
    """What a `#:` comment tells: `key=value` parted by |."""
    if not comment.startswith(":"):
        return {}
    pairs = (part.partition("=") for part in comment[1:].split("|"))
    return {key.strip(): _plain(value.strip()) for key, equals, value in pairs if equals and key.strip() in FACTS}


def marked(value: str) -> str:
    """A value as a `#:` comment holds it: without the signs that part values or begin a comment."""
    return value.replace("%", "%25").replace("|", "%7C").replace("<", "%3C").replace(";", "%3B").replace("#", "%23")


def _plain(value: str) -> str:
    for sign, char in (("%23", "#"), ("%3B", ";"), ("%3C", "<"), ("%7C", "|"), ("%25", "%")):
        value = value.replace(sign, char)
    return value


def _actors(lines: Iterable[_Line], problems: list[Problem]) -> Iterator[_Actor]:
    actor: _Actor | None = None
    for line in lines:
        if line.text[0] not in "[+":
            if actor:
                yield _finished(actor, problems)
            actor = _Actor(line.number, "", line.facts)
        try:
            _take(actor, line)
        except KnowledgeError as error:
            problems.append(Problem(line.number, str(error)))
            if actor:
                actor.whole = False
    if actor:
        yield _finished(actor, problems)


def _take(actor: _Actor | None, line: _Line) -> None:
    """Adds what a line tells to its actor."""
    if len(line.text) > LONGEST:
        raise KnowledgeError(f"more than {LONGEST:,} characters")
    phrase, codes = _parted(line.text)
    if actor is None:
        raise KnowledgeError(f"{line.text[:40]!r} stands before any actor")
    if phrase.startswith("+"):
        if codes:
            raise KnowledgeError("a synonym has no code of its own", do="codes with dates stand on lines of their own")
        actor.aliases.append(_named(line.facts.get("name") or shown(phrase[1:])))
    elif phrase:
        actor.name = _named(line.facts.get("name") or shown(phrase))
    for code in codes:
        actor.codes.append((line.number, _coded(code, line.facts if len(codes) == 1 else {})))
        _undated_once(actor)


def _finished(actor: _Actor, problems: list[Problem]) -> _Actor:
    if actor.whole and not actor.codes:
        problems.append(Problem(actor.line, f"no code for {actor.name!r}"))
        actor.whole = False
    return actor


def _parted(text: str) -> tuple[str, list[str]]:
    """The phrase and the contents of the brackets of a line."""
    phrase = text.partition("[")[0]
    codes = _BRACKET.findall(text)
    left = _BRACKET.sub("", text[len(phrase) :]).strip()
    if left or "]" in phrase:
        raise KnowledgeError(f"brackets are not closed, or words stand behind them: {text[:60]!r}")
    if "{" in phrase or "!" in phrase or any("~" in code for code in codes):
        raise KnowledgeError("a line of an agents dictionary", do="give an actors dictionary")
    return phrase.strip(), codes


def _named(name: str) -> str:
    if not normal(name) or "|" in name:
        raise KnowledgeError(f"{name!r} is no name")
    return name


def _coded(content: str, facts: dict[str, str]) -> dict[str, str]:
    """Country, sector, dates and office of a bracket; the null code has kind `block`."""
    code, *dates = content.split() or [""]
    start, end = _dates("".join(dates))
    if code == NULL:
        return {"kind": "block", "start": start, "end": end}
    country, sectors = decode(code)
    if "sector" in facts:
        sectors = tuple(facts["sector"].split(",")) if facts["sector"] else ()
    notes = [facts.get("note", ""), "" if encode(country, sectors) == code else f"CAMEO {code}"]
    return {
        "country": country,
        "sector": ",".join(sectors),
        "office": facts.get("office", ""),
        "start": start,
        "end": end,
        "note": "; ".join(filter(None, notes)),
    }


def _dates(told: str) -> tuple[str, str]:
    if not told:
        return "", ""
    match = _DATES.match(told)
    if match is None:
        raise KnowledgeError(f"{told!r} are no dates", do="give <DATE, >DATE or DATE-DATE")
    since, until = match["since"] or match["first"], match["until"] or match["last"]
    start, end = since and _day(since), until and _day(until)
    if start and end and start > end:
        raise KnowledgeError(f"{told!r} ends before it starts", do="two-digit years up to 30 are 20YY; write four digits")
    return str(start or ""), str(end or "")


def _day(digits: str) -> datetime.date:
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= PIVOT else "19") + digits
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if len(digits) == 8 else datetime.date(0, 0, 0)
    except ValueError:
        raise KnowledgeError(f"{digits!r} is no date", do="give YYYYMMDD or YYMMDD") from None


def _undated_once(actor: _Actor) -> None:
    """PETRARCH takes the first code that fits, so a second one without dates would never be used."""
    number, last = actor.codes[-1]
    undated = [n for n, row in actor.codes if not row["start"] and not row["end"] and not row.get("office")]
    if len(undated) > 1 and number == undated[-1] and not last.get("office"):
        raise KnowledgeError(f"a second code without dates, after that of line {undated[0]}", do="give dates, or one code")


def _rows(actor: _Actor, used: dict[str, int]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of an actor: what it is otherwise first, then the roles with dates."""
    blank = dict.fromkeys(HEAD, "")
    if all(row.get("kind") == "block" for _, row in actor.codes):
        yield from ((actor.line, blank | {"name": name, "kind": "block"}) for name in (actor.name, *actor.aliases))
        return
    coded = [(number, row) for number, row in actor.codes if row.get("kind") != "block"]
    key = actor.facts.get("id") or normal(actor.name).replace(" ", "-")
    used[key] = used.get(key, 0) + 1
    ours = {
        "id": key if used[key] == 1 else f"{key}-{used[key]}",
        "name": actor.name,
        "kind": actor.facts.get("kind") or kind_of(actor.name, [row for _, row in coded]),
        "wikidata": actor.facts.get("wikidata", ""),
    }
    aliases = "|".join(dict.fromkeys(alias for alias in actor.aliases if alias != actor.name))
    coded.sort(key=lambda one: bool(one[1]["start"] or one[1]["end"] or one[1]["office"]))
    for place, (number, row) in enumerate(coded):
        yield number, blank | row | ours | {"aliases": aliases if place == 0 else ""}


@functools.cache
def _nouns() -> frozenset[str]:
    with Path(__file__).with_name("petrarch_nouns.tsv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["noun"] for row in csv.DictReader(file, delimiter="\t"))


def kind_of(name: str, codes: Iterable[dict[str, str]]) -> str:
    """Whether an actor is a person, which no dictionary tells: two words or more, none for a body, and a role with dates or ELI.

    A person is found by surname too; any other actor by its whole name alone.
    """
    words = normal(name).split()
    person = len(words) > 1 and not _nouns() & set(words)
    return "person" if person and any(row["start"] or row["end"] or row["sector"] == "ELI" for row in codes) else "organization"


def shown(phrase: str) -> str:
    """A phrase of a dictionary as a name: words parted by spaces, capitals only where they begin one.

    >>> shown("MOHAMMAD_BIN_RASHID_"), shown("BANK_OF_TARNOW"), shown("PKK_"), shown("de_Vries")
    ('Mohammad bin Rashid', 'Bank of Tarnow', 'PKK', 'de Vries')
    """
    words = phrase.replace("_", " ").split()
    if any(char.islower() for char in phrase) or (len(words) == 1 and len(words[0]) <= 4):
        return " ".join(words)
    return " ".join(_cased(word, first=place == 0) for place, word in enumerate(words))


def _cased(word: str, *, first: bool) -> str:
    if word.lower() in _SMALL and not first:
        return word.lower()
    if len(word) > 1 and not set(word) & set("AEIOUY"):
        return word
    return re.sub(r"[^\W\d_]+", lambda run: run[0].capitalize(), word)
