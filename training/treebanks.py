"""Read the treebanks and the name corpora into plain sentences."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

NAME_TYPES = ("PER", "ORG", "LOC", "MISC")
_TITLES = frozenset(
    "ambassador chancellor dr. general gov. governor judge king mayor minister mr mr. "
    "mrs mrs. ms ms. pope president prime prince queen secretary sen. senator vice".split()
)
_INSIDE = {"-", "of", "and", "'s"}
_ENTITY = {"person": "PER", "place": "LOC", "organization": "ORG"}


@dataclass
class Sentence:
    """One sentence with gold words; a layer that the source lacks is None. `heads` count from 1, 0 is the root."""

    document: str
    words: list[str]
    text: str = ""
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    names: list[str | None] | None = None  # BIO tags; None where the source does not say


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def conllu(path: Path, *, entities: bool = False) -> list[Sentence]:
    """Sentences of a CoNLL-U file; with `entities`, names are read off GUM's Entity annotation."""
    found: list[Sentence] = []
    rows: list[list[str]] = []
    document, text, joined_until = path.name, "", 0
    joined_space = True
    for line in _lines(path):
        if line.startswith("# newdoc"):
            document = line.rpartition("= ")[2]
        elif line.startswith("# text = "):
            text = line[9:]
        elif not line and rows:
            found.append(_sentence(document, text, rows, entities=entities))
            rows, joined_until = [], 0
        elif line and line[0] != "#":
            row = line.split("\t")
            if "-" in row[0]:
                joined_until = int(row[0].split("-")[1])
                joined_space = "SpaceAfter=No" not in row[9]
            elif "." not in row[0]:
                at = int(row[0])
                if at < joined_until or (at == joined_until and not joined_space):
                    row[9] += "|SpaceAfter=No"
                rows.append(row)
    return found


def _sentence(document: str, text: str, rows: list[list[str]], *, entities: bool) -> Sentence:
    sentence = Sentence(
        document,
        words=[r[1] for r in rows],
        text=text,
        spaces=["SpaceAfter=No" not in r[9] for r in rows],
        lemmas=[r[2] for r in rows],
        upos=[r[3] for r in rows],
        xpos=[r[4] for r in rows],
        heads=[int(r[6]) for r in rows],
        relations=[r[7] for r in rows],
    )
    if entities:
        sentence.names = _gum_names(rows)
    return sentence


def _gum_names(rows: list[list[str]]) -> list[str | None]:
    """Names out of GUM entities: the run of proper nouns about a proper head. What is capitalised but not covered is None."""
    proper = [r[3] == "PROPN" or r[4] in {"NNP", "NNPS"} for r in rows]
    tags: list[str | None] = [None if p or (r[1][:1].isupper() and at) else "O" for at, (p, r) in enumerate(zip(proper, rows, strict=True))]
    free = [p and row[4] != "NNPS" for p, row in zip(proper, rows, strict=True)]
    for start, end, kind, head in sorted(_gum_spans(rows), key=lambda s: s[1] - s[0]):
        label = _ENTITY.get(kind)
        if label is None or not start <= head < end or not proper[head] or tags[head] is not None:
            continue
        left, right = head, head + 1
        while left > start and proper[left - 1] and tags[left - 1] is None:
            left -= 1
        while (
            right < end and (proper[right] or (right + 1 < end and proper[right + 1] and rows[right][1] in _INSIDE)) and tags[right] is None
        ):
            right += 1
        while label == "PER" and left < right and rows[left][1].lower() in _TITLES:
            left += 1
        if left < right and any(free[left:right]):
            tags[left:right] = ["B-" + label] + ["I-" + label] * (right - left - 1)
    return tags


def _gum_spans(rows: list[list[str]]) -> Iterator[tuple[int, int, str, int]]:
    open_spans: dict[str, list[tuple[int, str, int]]] = {}
    for at, row in enumerate(rows):
        mark = re.search(r"Entity=([^|]*)", row[9])
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", mark.group(1)) if mark else ():
            if piece.startswith("("):
                parts = piece.strip("()").split("-")
                if len(parts) < 6:
                    continue
                minimal = [int(n) for n in re.findall(r"\d+", parts[5])]
                head = at + (minimal[-1] if minimal else 1) - 1
                if piece.endswith(")"):
                    yield at, at + 1, parts[1], head
                else:
                    open_spans.setdefault(parts[0], []).append((at, parts[1], head))
            else:
                opened = open_spans.get(piece[:-1].split("-")[0])
                if opened:
                    start, kind, head = opened.pop()
                    yield start, at + 1, kind, head


def _clean(tags: list[str]) -> list[str | None]:
    """BIO tags made consistent; OTH is MISC, stray B-O tags are O."""
    clean: list[str | None] = []
    before = "O"
    for tag in tags:
        now = "O" if tag in {"B-O", "I-O"} else tag.replace("OTH", "MISC")
        if now[0] == "I" and (before == "O" or before[2:] != now[2:]):
            now = "B" + now[1:]
        clean.append(now)
        before = now
    return clean


def add_names(sentences: list[Sentence], path: Path) -> int:
    """Give sentences the name tags of a Universal NER file, matched by their words; how many matched."""
    tagged: dict[str, list[str | None]] = {}
    words: list[str] = []
    tags: list[str] = []
    for line in [*_lines(path), ""]:
        if line and not line.startswith("#"):
            cells = line.split("\t")
            words.append(cells[1])
            tags.append(cells[2])
        elif not line and words:
            tagged[" ".join(words)] = _clean(tags)
            words, tags = [], []
    matched = 0
    for sentence in sentences:
        sentence.names = tagged.get(" ".join(sentence.words))
        matched += sentence.names is not None
    return matched


def columns(path: Path) -> list[Sentence]:
    """Sentences of a two-column name file (Wikigold)."""
    found: list[Sentence] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*_lines(path), ""]:
        cells = line.split()
        if cells and cells[0] != "-DOCSTART-":
            words.append(cells[0])
            tags.append(cells[-1])
        elif words:
            found.append(Sentence(f"{path.name}-{len(found) // 20}", words, names=_clean(tags)))
            words, tags = [], []
    return found
