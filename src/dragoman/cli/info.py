"""`dragoman info`: versions, the reader's card, the facts, licences and sizes."""

import importlib.metadata
import json
import platform
from pathlib import Path
from typing import Any

import click

import dragoman

_MB = 1_000_000
_ROOT = Path(dragoman.__file__).parent
_DATA = _ROOT / "reading" / "data"


def _size(path: Path) -> float | None:
    return round(path.stat().st_size / _MB, 2) if path.exists() else None


def _card() -> dict[str, Any]:
    """The reader's card and the digest of its model; empty where none is installed."""
    labels = _DATA / "reader.json"
    if not labels.exists():
        return {}
    card: dict[str, Any] = json.loads((_DATA / "card.json").read_text(encoding="utf-8"))
    return {"sha256": json.loads(labels.read_text(encoding="utf-8")).get("sha256"), **card}


def _facts() -> dict[str, Any]:
    import sqlite3

    path = _ROOT / "knowledge" / "facts.sqlite"
    if not path.exists():
        return {}
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        found = dict(base.execute("SELECT key, value FROM meta ORDER BY key"))
    base.close()
    return found


def gather() -> dict[str, Any]:
    """All that `info` tells, by chapter."""
    packages = {name: importlib.metadata.version(name) for name in ("numpy", "onnxruntime", "msgspec", "click")}
    return {
        "dragoman": dragoman.__version__,
        "python": platform.python_version(),
        "packages": packages,
        "reader": _card(),
        "facts": _facts(),
        "megabytes": {
            "reader": _size(_DATA / "reader.onnx"),
            "facts": _size(_ROOT / "knowledge" / "facts.sqlite"),
        },
        "licence": "Apache-2.0; sources and their licences: file NOTICE of the distribution",
    }


def _lines(told: dict[str, Any], indent: int = 0) -> list[str]:
    lines = []
    for key, value in told.items():
        if isinstance(value, dict):
            lines += [" " * indent + f"{key}:", *(_lines(value, indent + 2) or [" " * (indent + 2) + "none"])]
        elif isinstance(value, list):
            lines += [" " * indent + f"{key}:", *(" " * (indent + 2) + f"- {one}" for one in value)]
        else:
            lines.append(" " * indent + f"{key}: {'–' if value is None else value}")
    return lines


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def command(*, as_json: bool) -> None:
    """Tell versions, the reader's card and figures, the facts, licences and sizes."""
    told = gather()
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else "\n".join(_lines(told)))
