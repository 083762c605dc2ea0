"""The packages that an installation of Dragoman runs on: their licences, or a CycloneDX bill of materials.

    python tools/sbom.py [--extra NAME]… [--licences] [--out FILE]

Read from what is installed in this environment, so install first what is to be listed (`pip install 'dragoman[sources]'`).
Without `--licences` it writes CycloneDX 1.6 JSON. The same environment gives the same bytes: no clock, no serial number.
Exit code 1 where a package is missing, or has no licence that its metadata tells of.
"""

import argparse
import importlib.metadata
import json
import re
import sys
from pathlib import Path
from typing import Any

NAMED = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[(?P<extras>[^\]]*)\])?[^;]*(?:;(?P<when>.*))?")
#: What a licence is called in older metadata, and its SPDX identifier. The first that is found in the words counts.
SPDX = (
    ("apache", "Apache-2.0"),
    ("mit", "MIT"),
    ("mpl", "MPL-2.0"),
    ("mozilla", "MPL-2.0"),
    ("2-clause", "BSD-2-Clause"),
    ("simplified bsd", "BSD-2-Clause"),
    ("bsd", "BSD-3-Clause"),
    ("isc", "ISC"),
    ("python software foundation", "PSF-2.0"),
    ("psf", "PSF-2.0"),
    ("unlicense", "Unlicense"),
)


def plain(name: str) -> str:
    """A package's name as indexes write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(name: str) -> str:
    """SPDX expression of a package's licence, from its metadata; empty where it tells none that is known here."""
    told = importlib.metadata.metadata(name)
    if "License-Expression" in told:
        return told["License-Expression"]
    words_of = [line.rsplit(" :: ", 1)[-1] for line in told.get_all("Classifier") or () if line.startswith("License ::")]
    if "License" in told:
        words_of += told["License"].splitlines()[:1]
    for words in words_of:
        for word, spdx in SPDX:
            if re.search(rf"\b{word}\b", words.lower()):
                return spdx
    return ""


def wanted(name: str, extras: frozenset[str]) -> list[tuple[str, frozenset[str]]]:
    """Packages, with their extras, that a package needs here; those of other platforms, which are not installed, are left out."""
    found = []
    for line in importlib.metadata.requires(name) or ():
        if not (match := NAMED.match(line)):
            continue
        when = match["when"] or ""
        extra = re.search(r"extra\s*==\s*['\"]([^'\"]+)['\"]", when)
        if extra and extra[1] not in extras:
            continue
        conditional = bool(re.sub(r"extra\s*==\s*['\"][^'\"]+['\"]", "", when).strip(" ()"))
        if conditional and not installed(match["name"]):
            continue
        found.append((plain(match["name"]), frozenset(filter(None, (match["extras"] or "").replace(" ", "").split(",")))))
    return found


def installed(name: str) -> bool:
    """Whether a package is there."""
    try:
        importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def closure(extras: frozenset[str] = frozenset()) -> dict[str, list[str]]:
    """Every package that Dragoman runs on, and what it needs in turn, sorted by name; Dragoman itself is one of them."""
    needs: dict[str, set[str]] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    todo = [("dragoman", extras)]
    while todo:
        name, chosen = todo.pop()
        if (name, chosen) in seen:
            continue
        seen.add((name, chosen))
        below = wanted(name, chosen) if installed(name) else []
        needs.setdefault(name, set()).update(one for one, _ in below)
        todo += below
    return {name: sorted(needs[name]) for name in sorted(needs)}


def component(name: str, kind: str = "library") -> dict[str, Any]:
    """A package as CycloneDX tells it."""
    version = importlib.metadata.version(name)
    told: dict[str, Any] = {"type": kind, "bom-ref": f"pkg:pypi/{name}@{version}", "name": name, "version": version}
    if spdx := licence(name):
        told["licenses"] = [{"expression": spdx}]
    return {**told, "purl": f"pkg:pypi/{name}@{version}"}


def bill(needs: dict[str, list[str]]) -> dict[str, Any]:
    """The bill of materials; packages that are not installed are not in it."""
    there = [name for name in needs if installed(name)]
    parts = {name: component(name, "application" if name == "dragoman" else "library") for name in there}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": parts["dragoman"]},
        "components": [parts[name] for name in there if name != "dragoman"],
        "dependencies": [
            {"ref": parts[name]["bom-ref"], "dependsOn": [parts[one]["bom-ref"] for one in needs[name] if one in parts]} for name in there
        ],
    }


def main() -> None:
    """Print or write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--extra", action="append", default=[], help="an extra that is installed too")
    parser.add_argument("--licences", action="store_true", help="name, version and licence, a line each")
    parser.add_argument("--out", type=Path, help="file to write")
    asked = parser.parse_args()
    needs = closure(frozenset(asked.extra))
    missing = [name for name in needs if not installed(name)]
    silent = [name for name in needs if name not in missing and not licence(name)]
    rows = [f"{name}\t{importlib.metadata.version(name)}\t{licence(name)}" for name in needs if name not in missing]
    text = "\n".join(rows) if asked.licences else json.dumps(bill(needs), indent=2)
    if asked.out:
        asked.out.write_text(text + "\n", encoding="utf-8")
    else:
        print(text)
    for names, what in ((missing, "not installed"), (silent, "no known licence")):
        if names:
            print(f"{what}: {', '.join(names)}", file=sys.stderr)
    sys.exit(1 if missing or silent else 0)


if __name__ == "__main__":
    main()
