"""Resolvers of times without a date ("now", "in recent weeks", "for years"), and of parts of the day; only where they are asked for."""

from dragoman.coding.times import edtf
from dragoman.coding.times.grammar import Hit, listed
from dragoman.coding.times.lengths import unit_of
from dragoman.coding.times.points import ONE
from dragoman.coding.times.scene import Draft, Scene
from dragoman.coding.times.weekdays import place_weekday

_LENGTHS = {"D": "PXD", "W": "PXW", "M": "PXM", "Y": "PXY", "H": "PTXH", "m": "PTXM", "X": "PXDE", "C": "PXCE", "N": "PXD"}


def reference(scene: Scene, hit: Hit) -> Draft | None:
    """Now, recently, soon: no date of their own; the rule's id tells which."""
    if not scene.vague:
        return None
    return Draft(hit.first, hit.last, "DATE", None, hit.rule.id, "reference")


def vague_length(scene: Scene, hit: Hit) -> Draft | None:
    """Several days, for years, the past few weeks."""
    value = _LENGTHS.get(unit_of(hit))
    if not scene.vague or value is None:
        return None
    bare = scene.tokens.word(hit.first - 1) in listed("bare length") and scene.tokens.word(hit.last) not in {"old", "-"}
    if hit.rule.id == "vague.bare" and not bare:
        return None
    return Draft(hit.first, hit.last, "DURATION", value, hit.rule.id, "length")


def day_part(scene: Scene, hit: Hit) -> Draft | None:
    """The morning, noon, midnight: on the day in focus of the sentence, else the publication day."""
    if not scene.vague:
        return None
    if hit.has("wd"):
        return Draft(hit.first, hit.last, "TIME", edtf.day(place_weekday(scene, hit, int(hit.value("wd", "WD") or 1))), hit.rule.id, "part")
    if hit.has("word"):
        step = {"yesterday": -1, "tomorrow": 1}.get(hit.text("word"), 0)
        return Draft(hit.first, hit.last, "TIME", edtf.day(scene.published + step * ONE), hit.rule.id, "part")
    first, _ = scene.sentence(hit.first)
    focus = scene.focus(hit.first, {"day"})
    start = edtf.bounds(focus.value)[0] if focus and focus.first >= first else None
    return Draft(hit.first, hit.last, "TIME", edtf.day(start or scene.published), hit.rule.id, "part")
