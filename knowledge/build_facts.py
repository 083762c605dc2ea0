"""Builds the facts file from the sorted tables in `facts/`: same tables, same bytes of content, no network.

    python knowledge/build_facts.py [OUT]

Standard library only, since it runs while the wheel is built.
"""

import importlib.util
import sqlite3
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
FORMAT = 2  # `user_version` of the file; the reader refuses another
BODY_KINDS = frozenset("armed igo ngo party force organ media company union gov spy group".split())


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"_dragoman_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


NAMES = _module(ROOT / "src/dragoman/knowledge/names.py")
TABLES = _module(Path(__file__).with_name("tables.py"))
SCHEMA = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
day = TABLES.day


class Builder:
    """Fills one facts file."""

    def __init__(self, folder: Path, database: sqlite3.Connection) -> None:
        self.table, self.db = TABLES.Table(folder), database
        self.sources: dict[str, int] = {}
        self.entities: dict[str, int] = {}
        self.offices: dict[str, int] = {}
        self.tenures: dict[int, int] = {}
        self.labels: dict[str, int] = {}
        self.by_hand: dict[str, int] = {}

    def source(self, key: str) -> int:
        """Number of a source key."""
        return self.sources.setdefault(key, len(self.sources) + 1)

    def label(self, text: str) -> int:
        """Number of a word that many rows share."""
        return self.labels.setdefault(text, len(self.labels) + 1)

    def run(self) -> None:
        """All tables in order; what comes later may lean on what came before."""
        self.states()
        self.bodies()
        self.persons()
        self.own_persons()
        self.places()
        self.words()
        self.db.execute("UPDATE tenure SET as_of=NULL WHERE until IS NOT NULL")
        self.db.executemany("INSERT INTO source VALUES(?,?)", ((n, k) for k, n in self.sources.items()))
        self.db.executemany("INSERT INTO label VALUES(?,?)", ((n, k) for k, n in self.labels.items()))
        self.db.executemany("INSERT INTO office VALUES(?,?)", ((n, k) for k, n in self.offices.items()))

    def states(self) -> None:
        """States, territories and their names, demonyms, capitals and metonyms."""
        numbers: dict[str, int] = {}
        adjectives: dict[str, str] = {}
        names = [*self.table.rows("own_state_names.tsv"), *self.table.rows("state_names.tsv")]
        for kind in ("adjective", "demonym_adj"):
            for row in reversed(names):
                if row["type"] == kind:
                    adjectives.setdefault(row["id"], row["name"])
        for number, row in enumerate(self.table.rows("states.tsv"), 1):
            numbers[row["id"]] = number
            self.db.execute(
                "INSERT INTO state VALUES(?,?,?,?,?,?,?,?,?)",
                (
                    number,
                    row["id"],
                    row["code"],
                    row["name"],
                    row["kind"],
                    day(row["start"]),
                    day(row["end"], last=True),
                    row["sector"],
                    adjectives.get(row["id"], ""),
                ),
            )
        for row in self.table.rows("own_former_states.tsv"):
            self.db.execute("INSERT INTO former VALUES(?,?,?,?)", (row["code"], row["former"], day(row["from"]), day(row["to"], last=True)))
        for row in names:
            if row["id"] not in numbers:
                raise SystemExit(f"no state {row['id']}")
            self.db.execute(
                "INSERT OR IGNORE INTO state_name VALUES(?,?,?,?,?)",
                (
                    NAMES.normal(row["name"]),
                    numbers[row["id"]],
                    row["type"].replace("adjective", "demonym_adj"),
                    day(row["from"]),
                    day(row["to"], last=True),
                ),
            )

    def entity(self, key: str, row: tuple[object, ...], aliases: list[str]) -> int:
        """Adds an entity, or only its aliases when it is there already."""
        number = self.entities.get(key)
        if number is None:
            number = self.entities[key] = len(self.entities) + 1
            self.db.execute("INSERT INTO entity VALUES(?,?,?,?,?,?,?,?,?,?,?)", (number, TABLES.stored(key), *row))
        for alias in aliases:
            norm = NAMES.normal(alias)
            if len(norm) > 1:
                self.db.execute("INSERT OR IGNORE INTO alias VALUES(?,?)", (norm, number))
        return number

    def bodies(self) -> None:
        """Organisations and groups: the hand-kept ones first, since they win."""
        blocked = {NAMES.normal(row["name"]) for row in self.table.rows("blocked.tsv")}
        self.db.executemany("INSERT INTO block VALUES(?)", ((b,) for b in sorted(blocked)))
        for row in self.table.rows("own_bodies.tsv"):
            slug = ":".join(filter(None, (NAMES.normal(row["name"]).replace(" ", "-"), row["country"].lower(), row["start"][:4])))
            key = row["wikidata"] or f"own:{slug}"
            self._body(key, row, 3, set())
        own = set(self.entities.values())
        for row in self.table.rows("bodies.tsv"):
            if same := self._same(row, own):
                self._join(same, row, blocked)
            else:
                self._body(row["id"], row, int(row["weight"]), blocked)

    def _same(self, row: dict[str, str], own: set[int]) -> list[int]:
        """Hand-kept bodies that a row of another source is: same name, and same country or both armed groups."""
        found = self.db.execute(
            "SELECT e.id, e.country, e.sectors FROM alias a JOIN entity e ON e.id=a.entity WHERE norm=?", (NAMES.normal(row["name"]),)
        )
        armed = row["kind"] == "armed"
        return [
            number
            for number, country, sectors in found.fetchall()
            if number in own and (country == row["country"] or (armed and {"REB", "PRM"} & set(sectors.split(","))))
        ]

    def _join(self, same: list[int], row: dict[str, str], blocked: set[str]) -> None:
        """Gives hand-kept bodies the aliases and the Wikidata id of another source."""
        for number in same:
            if row["id"].startswith("Q"):
                self.db.execute("UPDATE entity SET key=? WHERE id=? AND key LIKE 'own:%'", (TABLES.stored(row["id"]), number))
            for alias in filter(None, row["aliases"].split("|")):
                if (norm := NAMES.normal(alias)) not in blocked and len(norm) > 1:
                    self.db.execute("INSERT OR IGNORE INTO alias VALUES(?,?)", (norm, number))

    def _body(self, key: str, row: dict[str, str], weight: int, blocked: set[str]) -> None:
        aliases = [row["name"], *filter(None, row["aliases"].split("|"))]
        if row["kind"] not in BODY_KINDS:
            raise SystemExit(f"{row['name']}: no kind {row['kind']}")
        kind = "group" if row["kind"] == "group" else "organization"
        self.entity(
            key,
            (
                row["name"],
                self.label(kind),
                row["country"],
                row["sector"],
                "",
                day(row["start"]),
                day(row["end"], last=True),
                weight,
                self.source(row["src"]),
            ),
            [a for a in aliases if NAMES.normal(a) not in blocked],
        )

    def persons(self) -> None:
        """Persons who held an office, their names and tenures."""
        counted: dict[str, Counter[str]] = {}
        tenures = list(self.table.rows("tenures.tsv"))
        for row in tenures:
            counted.setdefault(row["person"], Counter())[row["country"]] += 1
        country = {person: max(sorted(found), key=lambda c: found[c]) for person, found in counted.items()}
        for row in self.table.rows("persons.tsv"):
            key = row["id"]
            number = self.entity(
                key,
                (
                    row["name"],
                    self.label("person"),
                    country.get(key, ""),
                    "",
                    row["gender"],
                    day(row["born"]),
                    day(row["died"], last=True),
                    1,
                    self.source(row["src"]),
                ),
                [row["name"]],
            )
            self._surname(number, row["name"], country.get(key))
        for row in self.table.rows("person_names.tsv"):
            if row["id"] in self.entities:
                self.entity(row["id"], (), [row["alias"]])
        for row in tenures:
            self._tenure(self.entities[row["person"]], row, [c for c in (row["class"], row["also"]) if c])

    def _surname(self, number: int, name: str, country: str | None) -> None:
        for word in NAMES.surnames(name, country):
            key = NAMES.skeleton(word)
            if len(key) > 1:
                self.db.execute("INSERT OR IGNORE INTO surname VALUES(?,?)", (key, number))

    def _tenure(self, person: int, row: dict[str, str], classes: list[str]) -> None:
        title = self.offices.setdefault(row["office"], len(self.offices) + 1)
        for name in [c for part in classes for c in part.split("|")]:
            number = self.tenures[person] = self.tenures.get(person, 0) + 1
            self.db.execute(
                "INSERT INTO tenure VALUES(?,?,?,?,?,?,?,?,?,?,?)",
                (
                    person,
                    number,
                    self.label(name),
                    title,
                    self.label(row["country"]),
                    day(row["start"]),
                    day(row["end"], last=True),
                    int(row["acting"] or 0),
                    day(row["as_of"], last=True),
                    self.source(row["src"]),
                    row.get("sectors", ""),
                ),
            )

    def own_persons(self) -> None:
        """Hand-kept persons and roles: joined to a known person of the same full name and country, else new."""
        for told in self.table.rows("own_persons.tsv"):
            found = (self.by_hand[told["name"]],) if told["name"] in self.by_hand else self._known(told)
            aliases = [told["name"], *filter(None, told["aliases"].split("|"))]
            sectors = told["sector"] if told["class"] and {"GOV", "MIL"} & set(told["sector"].split(",")) else ""
            row = {**told, "sectors": sectors, "sector": "" if sectors else told["sector"]}
            if found is None:
                key = row["wikidata"] or f"own:{NAMES.normal(row['name']).replace(' ', '-')}"
                number = self.entity(
                    key,
                    (
                        row["name"],
                        self.label("person"),
                        row["country"],
                        row["sector"],
                        row["gender"],
                        None,
                        None,
                        3,
                        self.source(row["src"]),
                    ),
                    aliases,
                )
            else:
                number = found[0]
                self.db.execute(
                    "UPDATE entity SET weight=3, "
                    "country=CASE WHEN ? IN ('UNO', 'EUR', 'IGO') THEN country ELSE ? END, name=?, "
                    "sectors=CASE WHEN ?='' THEN sectors ELSE ? END, "
                    "gender=CASE WHEN ?='' THEN gender ELSE ? END WHERE id=?",
                    (row["country"], row["country"], row["name"], row["sector"], row["sector"], row["gender"], row["gender"], number),
                )
                for alias in aliases:
                    self.db.execute("INSERT OR IGNORE INTO alias VALUES(?,?)", (NAMES.normal(alias), number))
            self.by_hand[row["name"]] = number
            self._surname(number, row["name"], row["country"])
            if row["class"]:
                self._close_before(row)
                if self._confirmed(number, row):
                    continue
                self._tenure(
                    number, {**row, "acting": "", "as_of": row["to"] or "2026-06", "start": row["from"], "end": row["to"]}, [row["class"]]
                )

    def _confirmed(self, person: int, row: dict[str, str]) -> bool:
        """Whether other sources hold that tenure already; its open end is then closed by what is known by hand."""
        start, end = day(row["from"]), day(row["to"], last=True)
        classes = [self.label(name) for name in row["class"].split("|")]
        held = [
            self.db.execute(
                "SELECT number FROM tenure WHERE person=? AND class=? AND country=? AND abs(since-?)<45",
                (person, number, self.label(row["country"]), start),
            ).fetchone()
            for number in classes
        ]
        if not all(held) or row["sectors"]:
            return False
        for found in held:
            self.db.execute(
                "UPDATE tenure SET until=coalesce(?, until), as_of=max(coalesce(as_of, 0), ?) WHERE person=? AND number=?",
                (end, day(row["to"] or "2026-06", last=True), person, found[0]),
            )
        return True

    def _known(self, row: dict[str, str]) -> tuple[int] | None:
        """The person whom a hand-kept row means: by full name and country, else by surname, office and start."""
        person = self.label("person")
        named = "SELECT e.id FROM alias JOIN entity e ON e.id=alias.entity WHERE norm=? AND kind=? AND country=? ORDER BY e.id"
        for name in [row["name"], *filter(None, row["aliases"].split("|"))]:
            if found := self.db.execute(named, (NAMES.normal(name), person, row["country"])).fetchone():
                return (int(found[0]),)
        start, country = day(row["from"]), self.label(row["country"])
        seated = "SELECT person FROM tenure JOIN surname ON entity=person WHERE key=? AND country=? AND class=? AND abs(since-?)<60"
        for word in NAMES.surnames(row["name"], row["country"]):
            for name in row["class"].split("|"):
                if found := self.db.execute(seated, (NAMES.skeleton(word), country, self.label(name), start)).fetchone():
                    return (int(found[0]),)
        return None

    def _close_before(self, row: dict[str, str]) -> None:
        """Ends what earlier sources left open in a single seat when a later holder is known."""
        start = day(row["from"])
        if start is not None and row["class"] in SINGLE:
            self.db.execute(
                "UPDATE tenure SET until=? WHERE class=? AND country=? AND until IS NULL AND since<? AND source<>?",
                (start, self.label(row["class"]), self.label(row["country"]), start, self.source("own")),
            )

    def places(self) -> None:
        """Cities, first-order divisions, regions and seas."""
        number = 0
        for row in self.table.rows("places.tsv"):
            number += 1
            self._place(number, "city", row, [row["name"], *row["aliases"].split("|")])
        for row in self.table.rows("admin1.tsv"):
            number += 1
            cells = {**row, "admin1": row["name"], "population": "0"}
            self._place(number, "admin1", cells, [row["name"], row["ascii"]])
        for table in ("own_places.tsv", "regions.tsv"):
            for row in self.table.rows(table):
                number += 1
                cells = {"geonames": "", "admin1": "", "population": "0", **row}
                self._place(
                    number,
                    row["class"] if row["class"] in ("city", "admin1") else "region",
                    cells,
                    [row["name"], *row.get("aliases", "").split("|")],
                )

    def _place(self, number: int, kind: str, row: dict[str, str], aliases: list[str]) -> None:
        self.db.execute(
            "INSERT INTO place VALUES(?,?,?,?,?,?,?,?,?)",
            (
                number,
                row["name"],
                self.label(kind),
                row["country"],
                self.label(row["admin1"]),
                TABLES.thousandths(row["lat"]),
                TABLES.thousandths(row["lon"]),
                int(row["geonames"]) if row["geonames"] else None,
                int(row["population"] or 0),
            ),
        )
        for alias in aliases:
            norm = NAMES.normal(alias)
            if len(norm) > 1:
                self.db.execute("INSERT OR IGNORE INTO place_alias VALUES(?,?)", (norm, number))

    def words(self) -> None:
        """Nouns for people and bodies, and titles of offices."""
        for row in self.table.rows("terms.tsv"):
            for norm, count in ((row["noun"], "one"), (row["plural"], "many")):
                if norm:
                    self.db.execute("INSERT OR IGNORE INTO term VALUES(?,?,?,?)", (norm, row["sector"], row["kind"], count))
        for row in self.table.rows("titles.tsv"):
            self.db.execute("INSERT OR REPLACE INTO title VALUES(?,?,?)", (row["title"], row["class"], row["sector"]))


SINGLE = frozenset({"hos", "hog", "fm", "def", "int", "fin", "vice", "nsa", "spy-chief", "chief-mil", "speaker", "un-sg", "un-rep"})


def build(facts_dir: Path, out: Path) -> None:
    """Builds the facts file `out` from the tables in `facts_dir`, replacing what was there only once it is whole."""
    partial = out.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    database = sqlite3.connect(partial, isolation_level=None)
    try:
        database.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        database.execute("BEGIN")
        Builder(facts_dir, database).run()
        database.execute("INSERT INTO meta VALUES('version', ?)", (TABLES.digest(facts_dir),))
        database.execute("COMMIT")
        database.executescript(f"PRAGMA user_version={FORMAT}; VACUUM; ANALYZE;")
    finally:
        database.close()
    partial.replace(out)


if __name__ == "__main__":
    build(ROOT / "knowledge/facts", Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "src/dragoman/knowledge/facts.sqlite")
