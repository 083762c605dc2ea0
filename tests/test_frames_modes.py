"""Modes: how an event was done, by the words in and around its trigger."""

import datetime

import pytest

from dragoman import codebook
from dragoman.coding.counts import rows
from dragoman.coding.modes import modes
from dragoman.reading.lemma import lemma
from dragoman.reading.reading import Reading, Trigger, Word
from dragoman.reading.segment import segment
from dragoman.report import Report


def _reading(text: str, words: str) -> tuple[Reading, Trigger]:
    """A reading without a tree, and the trigger made of some words; every word that can be a verb form is lemmatised as one."""
    spans = segment(text)
    told, sentences = [], []
    for number, sentence in enumerate(spans):
        first = len(told)
        for start, end in sentence:
            form = text[start:end]
            verb = form.lower() in words.lower().split() or form in {"was", "were"}
            base = lemma(form.lower(), "VERB", "VBD") if verb else lemma(form.lower(), "NOUN", "NN" if form == "gas" else "NNS")
            told.append(Word(form, start, end, number, base, "VERB" if verb else "NOUN", "", -1, "root"))
        sentences.append((first, len(told)))
    at = text.index(words)
    inside = [n for n, w in enumerate(told) if at <= w.start < at + len(words)]
    trigger = Trigger((inside[0], inside[-1] + 1), 0.9, {}, {}, {}, {})
    none = ()
    report = Report(text=text, published=datetime.date(2024, 5, 1))
    return Reading(report, told, sentences, none, (trigger,), none, none, none, none, none, None), trigger


@pytest.mark.parametrize(
    ("text", "words", "kind", "expected"),
    [
        ("Rebels attacked the depot with drones.", "attacked", "ASSAULT", ("drone",)),
        ("The rebels fired rockets at the port.", "fired", "ASSAULT", ("heavy-weapons",)),
        ("A drone was destroyed over the port.", "destroyed", "ASSAULT", ("destroy",)),
        ("Police fired tear gas.", "fired", "ASSAULT", ("crowd-control",)),
        ("The envoy called on both sides to negotiate.", "called on", "REQUEST", ("meet",)),
        ("The envoy demanded the release of the sailors.", "demanded", "REQUEST", ("yield",)),
        ("The minister appealed for help.", "appealed", "REQUEST", ("assist",)),
        ("Strikers demanded his resignation.", "demanded", "REQUEST", ("change",)),
        ("The president refused to negotiate.", "refused", "REJECT", ("meet",)),
        ("The junta threatened to jail the editors.", "threatened", "THREATEN", ("arrest",)),
        ("The presidents spoke by telephone.", "spoke", "CONSULT", ("phone",)),
        ("The army resigned itself.", "resigned", "AGREE", ()),
    ],
)
def test_words_tell_the_mode(text: str, words: str, kind: str, expected: tuple[str, ...]) -> None:
    """Where the reader's scores leave it open, the words decide."""
    reading, trigger = _reading(text, words)
    even = {f"{kind}:{mode}": 0.2 for mode in codebook.modes()[kind]}
    assert modes(reading, kind, [trigger], even, frozenset()) == expected


def test_a_target_is_no_means() -> None:
    """Drones that are fired at, and an air base that is hit, are not what it was done with."""
    reading, trigger = _reading("Soldiers fired at drones.", "fired")
    assert "drone" not in modes(reading, "ASSAULT", [trigger], {"ASSAULT:drone": 0.1}, frozenset())


def test_one_mode_but_for_assault() -> None:
    """Of two likely modes both are told of an assault, and the likelier one of any other event."""
    reading, trigger = _reading("They did it again.", "did")
    both = {"ASSAULT:firearms": 0.9, "ASSAULT:targeted": 0.8, "COERCE:arrest": 0.8, "COERCE:seize": 0.9}
    assert set(modes(reading, "ASSAULT", [trigger], both, frozenset())) == {"firearms", "targeted"}
    assert modes(reading, "COERCE", [trigger], both, frozenset()) == ("seize",)


def test_words_of_another_event_are_left_to_it() -> None:
    """What stands behind the next event's trigger does not tell the mode of this one."""
    reading, trigger = _reading("They attacked and then marched with drones.", "attacked")
    marched = frozenset({next(n for n, w in enumerate(reading.words) if w.text == "marched")})
    assert modes(reading, "ASSAULT", [trigger], {"ASSAULT:drone": 0.1}, marched) == ()


def test_cues_are_the_codebooks() -> None:
    """Each row names a mode of its type, a place and a weight, and stands once."""
    table = rows("mode_cues.tsv")
    assert [
        r for r in table if r[1] not in codebook.modes()[r[0]] or r[2] not in {"own", "near", "behind"} or not 0 < float(r[4]) <= 5
    ] == []
    assert len({tuple(r[:4]) for r in table}) == len(table)
    assert table == sorted(table)
