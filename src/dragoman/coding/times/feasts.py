"""Resolver of feasts: the year is told, or chosen by the tense of the clause."""

from dragoman.coding.times import edtf
from dragoman.coding.times.grammar import Hit, listed
from dragoman.coding.times.holidays import Days, feast
from dragoman.coding.times.points import draft, year_of
from dragoman.coding.times.scene import Draft, Scene


def feast_day(scene: Scene, hit: Hit) -> Draft | None:
    """A feast of this or another year."""
    at = hit.place("name")
    placed = hit.has("mod") or hit.has("year") or hit.has("yrel") or hit.first == 0
    if not scene.vague and not placed and scene.tokens.word(hit.first - 1) not in listed("before a feast"):
        return None
    ends = [scene.tokens.raw(i) for i in (at[0], at[1] - 1)]
    if any(word.isalpha() and word[:1].islower() and word not in {"s", "of", "the"} for word in ends):
        return None
    rows = hit.grammar.feasts[hit.text("name")]
    if len(rows) > 1:
        text = scene.tokens.text
        rows = sorted(rows, key=lambda row: -text.count(row.country) if row.country else 0)
    row, told, published = rows[0], year_of(scene, hit), scene.published
    if told:
        days = feast(told, row.kind, row.what, row.length)
        return _told(hit, days) if days else None
    near = [days for days in (feast(published.year + step, row.kind, row.what, row.length) for step in (-1, 0, 1)) if days]
    found = _feast_by_tense(scene, hit, near) if near else None
    return _told(hit, found) if found else None


def _told(hit: Hit, days: Days) -> Draft:
    return draft(hit, edtf.days(*days), "day" if days[0] == days[1] else "days")


def _feast_by_tense(scene: Scene, hit: Hit, near: list[Days]) -> Days:
    published = scene.published
    nearest = min(near, key=lambda days: abs((days[0] - published).days))
    past, future = [days for days in near if days[0] <= published], [days for days in near if days[1] >= published]
    rel, tense = hit.text("mod"), scene.tense(hit)
    ahead = scene.tokens.word(hit.first - 1) in {"by", "until", "till", "before"}
    if rel == "last" or (tense == "past" and not ahead):
        return past[-1] if past else nearest
    if rel == "next" or tense == "future" or ahead:
        return future[0] if future else nearest
    return nearest
