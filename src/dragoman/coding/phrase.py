"""The surface of a mention: its words without determiners, what stands before "of" and commas, and its form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.reading.reading import Reading, WordSpan
from dragoman.record import Form

PERSONAL = frozenset("he she him her his hers himself herself".split())
THINGS = frozenset("it its itself".split())
PLURALS = frozenset("they them their theirs themselves we us our ours ourselves".split())
SPEAKER = frozenset("i me my mine myself we us our ours ourselves".split())
OTHERS = frozenset(
    "you your who whom whose which that this these those one ones others both each all neither either none some many several "
    "another everyone everybody someone somebody anyone anybody nobody".split()
)
PRONOUNS = PERSONAL | THINGS | PLURALS | SPEAKER | OTHERS
DETERMINERS = frozenset(
    "the a an this that these those some several many all both each every no any few most half such other another more "
    "certain various our your my one's dozens hundreds thousands scores tens least up around nearly almost about over "
    "roughly some at only even also just fewer than between of".split()
)
TRAILING = frozenset("there here alone itself himself herself themselves too also abroad elsewhere".split())  # no part of who is meant
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen first second third".split()
)
PREPOSITIONS = frozenset(
    "of in from for to at on with near under by around outside inside along across against between behind over into within "
    "throughout among loyal based during after before without about through".split()
)
RELATIVES = frozenset("who which that whose whom where when while as".split())
HYPHENS = frozenset("-‐‑")
LINKING = frozenset({"and", "&", "or", "nor"})
CUT = re.compile(r"^[,;:()\[\]–—-]$")
_PUNCTUATION = re.compile(r"^\W+$")
PARTICIPLES = frozenset("meeting pretending including driving living calling backed led dressed armed killed held accused".split())
_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|ed|d|l|ul|ol)[-'’‐‑][A-Z]|^(?:Mc|O['’])")
_NUMBER = re.compile(r"^[\d.,]+$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention's words. `first` to `last` is the mention without determiners and outer punctuation; `definite` if it began with "the"."""

    words: WordSpan
    tokens: tuple[str, ...]
    form: Form | None
    definite: bool
    possessive: str | None
    count: int | None

    @property
    def text(self) -> str:
        """The tokens as one string."""
        return join(self.tokens)

    @property
    def lower(self) -> str:
        """The tokens in lower case as one string."""
        return self.text.lower()


def join(tokens: Sequence[str]) -> str:
    """Tokens as running text."""
    text = ""
    for token in tokens:
        tight = token in {"'s", "’s", "'", "’", ",", ".", ")"} or not text or text[-1] in "(-/" or token in {"-", "/"}
        text += token if tight else f" {token}"
    return text


def is_possessive(token: str) -> bool:
    """Whether a token is the possessive ending."""
    return token in {"'s", "’s", "'", "’"}


def phrase(reading: Reading, words: WordSpan) -> Phrase:
    """The phrase of a span of words."""
    tokens = _trimmed(merged(reading, words))
    lower = [t.lower() for t in tokens]
    if all(low in PRONOUNS and token != "US" for low, token in zip(lower, tokens, strict=True)):
        return Phrase(words, tuple(tokens), "pronoun", False, None, None)
    definite, possessive, count = False, None, None
    while len(tokens) > 1:
        word = tokens[0].lower()
        if tokens[0] == "US":
            break
        if word in PERSONAL | THINGS | PLURALS:
            possessive = word
        elif _NUMBER.match(word) or word in NUMBERS:
            count = _count(word)
        elif word not in DETERMINERS or (word == "of" and not count and lower[0] not in DETERMINERS | NUMBERS):
            break
        definite = definite or word in {"the", "this", "these", "that", "those"}
        tokens.pop(0)
    return Phrase(words, tuple(tokens), None, definite, possessive, count)


def _trimmed(tokens: list[str]) -> list[str]:
    """The tokens without outer punctuation, a last possessive ending, and last adverbs ("the ministry there")."""
    while tokens and _PUNCTUATION.match(tokens[-1]) and not is_possessive(tokens[-1]):
        tokens.pop()
    if tokens and is_possessive(tokens[-1]):
        tokens.pop()
    while tokens and _PUNCTUATION.match(tokens[0]):
        tokens.pop(0)
    while len(tokens) > 1 and tokens[-1] in TRAILING:
        tokens.pop()
    return tokens


def merged(reading: Reading, words: WordSpan) -> list[str]:
    """The words of a span, those that hyphens tie together as one ("Kim Young-sam" is two)."""
    tokens: list[str] = []
    end = -1
    for word in reading.words[words[0] : words[1]]:
        tight = word.start == end and tokens and not is_possessive(word.text)
        initial = bool(tokens) and word.text == "." and len(tokens[-1]) == 1 and tokens[-1].isupper()
        if tight and (word.text in HYPHENS or tokens[-1][-1] in HYPHENS or initial):
            tokens[-1] += word.text
        else:
            tokens.append(word.text)
        end = word.end
    return tokens


def _count(word: str) -> int | None:
    order = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    if word in order:
        return order.index(word)
    digits = word.replace(",", "")
    return int(digits) if digits.isdigit() else None


def parts(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    """The pieces between commas, brackets and dashes, empty ones left out."""
    found: list[list[str]] = [[]]
    for token in tokens:
        if CUT.match(token) and token != "-":
            found.append([])
        else:
            found[-1].append(token)
    return [tuple(p) for p in found if p]


def bare(tokens: Sequence[str]) -> tuple[str, ...]:
    """Tokens without leading determiners and numbers."""
    at = 0
    while at < len(tokens) - 1 and (tokens[at].lower() in DETERMINERS | NUMBERS or _NUMBER.match(tokens[at])):
        at += 1
    return tuple(tokens[at:])


def split_post(tokens: Sequence[str]) -> tuple[tuple[str, ...], list[tuple[str, tuple[str, ...]]]]:
    """A noun phrase before its first preposition or relative, and for each of these all the words that follow it."""
    cuts = [n for n, t in enumerate(tokens) if n and t == t.lower() and (t in PREPOSITIONS | RELATIVES | PARTICIPLES)]
    if not cuts:
        return tuple(tokens), []
    return tuple(tokens[: cuts[0]]), [(tokens[n], bare(tokens[n + 1 :])) for n in cuts if n + 1 < len(tokens)]


def namelike(token: str) -> bool:
    """Whether a token can be part of a name: it begins with a capital, or is a particle of names."""
    return capital(token) or token.lower() in PARTICLES


def capital(token: str) -> bool:
    """Whether a token begins with a capital, past an Arabic article ("al-Assad")."""
    return token[:1].isupper() or bool(_ARTICLE.match(token))


PARTICLES = frozenset("al el de del della di da dos das du van von der den ter bin ibn ben abu la le bint ul ur uz y e i".split()) | {
    "al-",
    "el-",
    "d'",
    "-",
}
