"""Numbers in words and figures: "twenty-three", "a couple of", "two and a half", "1,500"."""

from collections.abc import Mapping, Sequence

LONGEST = 12  # figures; a longer row is a code, no count
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def number_of(words: Sequence[str], values: Mapping[str, int]) -> float | None:
    """The number that `words` tell, or None; `values` gives the number words. "a" is one, "half a" a half."""
    rest = [word for word in words if word not in {"-", "of", ",", "and"}]
    total = 0.0
    if "and" in words and rest[-1:] == ["half"]:
        total, rest = 0.5, rest[:-2]
    if rest[:1] == ["half"] or rest[:2] == ["a", "half"]:
        return (values["dozen"] if "dozen" in rest else 1) / 2
    if "couple" in rest:
        return 2
    if "quarter" in rest:
        return 0.25
    whole = _whole(rest, values)
    return None if whole is None else whole + total


def _whole(words: Sequence[str], values: Mapping[str, int]) -> float | None:
    total, part = 0.0, 0.0
    for word in words:
        if word in _SCALES:
            part = (part or 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, part = total + part, 0.0
        elif word in {"a", "an"}:
            part = 1
        elif word == "dozen":
            part = (part or 1) * 12
        elif word in values:
            part += values[word]
        else:
            figures = _figures(word)
            if figures is None:
                return None
            part += figures
    return total + part


def _figures(word: str) -> float | None:
    if len(word) > LONGEST:
        return None
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


def plain(number: float) -> str:
    """A number without needless decimals."""
    return str(int(number)) if number == int(number) else f"{number:g}"
