"""The tables that exports look up: foreign columns, countries under other names, what CAMEO codes weigh and mean."""

import csv
import functools
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent / "data"


class Country(NamedTuple):
    """A country under other names. `fips` is FIPS 10-4 (GeoNames), `cow` the Correlates of War number; empty where it has none."""

    code: str
    name: str
    fips: str
    cow: str


class Goldstein(NamedTuple):
    """What a CAMEO code weighs: Goldstein's score, and Phoenix's quad class (0 neutral)."""

    score: float
    quad: int


def _rows(name: str) -> list[list[str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@functools.cache
def columns(target: str) -> dict[str, str]:
    """The columns of a foreign format in their order, with what they hold; those that stay empty hold nothing."""
    return {column: holds for of, _, column, holds, _ in _rows("columns.tsv") if of == target}


@functools.cache
def countries() -> dict[str, Country]:
    """Countries by ISO 3166 alpha-3 code (KOS for Kosovo)."""
    return {row[0]: Country(*row[:4]) for row in _rows("countries.tsv")}


def country_name(code: str | None) -> str:
    """A country by its name; a code that is no country stays, None is empty.

    >>> country_name("KEN"), country_name("UNO"), country_name(None)
    ('Kenya', 'UNO', '')
    """
    if not code:
        return ""
    found = countries().get(code)
    return found.name if found else code


@functools.cache
def _goldstein() -> dict[str, Goldstein]:
    return {code: Goldstein(float(score), int(quad)) for code, score, quad, _ in _rows("goldstein.tsv")}


@functools.cache
def _meanings() -> dict[str, str]:
    return {code: meaning for code, meaning, _ in _rows("cameo_meanings.tsv")}


def goldstein(code: str) -> Goldstein | None:
    """What a CAMEO code weighs; one that the table has not weighs what the code above it does.

    >>> goldstein("195"), goldstein("1214") == goldstein("121")
    (Goldstein(score=-10.0, quad=4), True)
    """
    return next((found for end in range(len(code), 1, -1) if (found := _goldstein().get(code[:end]))), None)


def meaning(code: str) -> str:
    """What a CAMEO code means; one that the table has not means what the code above it does."""
    return next((found for end in range(len(code), 1, -1) if (found := _meanings().get(code[:end]))), "")
