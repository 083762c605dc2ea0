"""Normal forms of names: what the facts file is keyed by. Standard library only, since the facts are built with it."""

import re
import unicodedata

_FOLDS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ł": "l",
        "Ł": "L",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ə": "a",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "-": " ",
        "–": " ",
        "—": " ",
        "‑": " ",
    }
)
_DROP = re.compile(r"[.\"“”,()\[\]]")
_SPACE = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
PARTICLES = frozenset(
    "al el de del della di da dos das du van von der den ter bin ibn ben abu la le lo ad ar as ash at ould mac st san".split()
)
FAMILY_FIRST = frozenset("CHN KOR PRK TWN HKG VNM KHM SGP MAC".split())
_SOUNDS = (
    ("ph", "f"),
    ("tch", "ch"),
    ("tsh", "ch"),
    ("tj", "ch"),
    ("kh", "h"),
    ("gh", "g"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("ou", "u"),
    ("oo", "u"),
    ("w", "v"),
    ("j", "i"),
    ("y", "i"),
    ("ee", "i"),
    ("ei", "i"),
    ("ie", "i"),
    ("'", ""),
    ("z", "s"),
    ("c", "k"),
)
_DOUBLE = re.compile(r"(.)\1+")


def fold(text: str) -> str:
    """Text without accents and with plain apostrophes and spaces for hyphens; case is kept."""
    if text.isascii() and "-" not in text and "`" not in text:
        return text
    text = text.translate(_FOLDS)
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def normal(name: str) -> str:
    """The key of a name: folded, lower case, without article, dots, commas or a final possessive.

    >>> normal("The U.S.’s"), normal("Côte d’Ivoire"), normal("al-Qaeda")
    ('us', "cote d'ivoire", 'al qaeda')
    """
    text = _SPACE.sub(" ", _DROP.sub("", fold(name))).strip().lower()
    if text.endswith("'s"):
        text = text[:-2]
    elif text.endswith("s'"):
        text = text[:-1]
    return _ARTICLE.sub("", text).strip(" '")


def skeleton(surname: str) -> str:
    """A key under which the usual romanisations of one surname meet.

    >>> skeleton("Zelenskiy") == skeleton("Zelenskyy") == skeleton("Zelensky"), skeleton("Rouhani") == skeleton("Ruhani")
    (True, True)
    """
    key = normal(surname).replace(" ", "")
    for old, new in _SOUNDS:
        key = key.replace(old, new)
    key = _DOUBLE.sub(r"\1", key)
    return key.replace("oi", "o").replace("sh", "s").replace("kh", "k").replace("ih", "i") if len(key) > 4 else key


def surnames(name: str, country: str | None = None) -> tuple[str, ...]:
    """The words by which news calls a person after the first mention, in normal form.

    >>> surnames("Bashar al-Assad"), surnames("Xi Jinping", "CHN"), surnames("F. W. de Klerk")
    (('assad', 'al assad'), ('jinping', 'xi'), ('klerk', 'de klerk'))
    """
    words = [w for w in normal(name).split() if w not in {"jr", "sr", "ii", "iii", "iv", "junior", "pasha"}]
    if len(words) < 2:
        return tuple(words)
    found = [words[-1]]
    if words[-2] in PARTICLES:
        found.append(f"{words[-2]} {words[-1]}")
    if country in FAMILY_FIRST:
        found.append(words[0])
    return tuple(found)
