"""What a release is made of: the bill of materials, the licences, and the comparison of two builds."""

import base64
import hashlib
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import dragoman
from dragoman.cli import installation

ROOT = Path(__file__).parent.parent
PERMISSIVE = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "PSF-2.0", "Unlicense", "Zlib"}


def tool(name):
    spec = importlib.util.spec_from_file_location(f"_tool_{name}", ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sbom, wheel_twice = tool("sbom"), tool("wheel_twice")
NEEDED = [name for name in sbom.closure() if name != "dragoman"]


@pytest.mark.parametrize("name", NEEDED)
def test_what_runs_here_is_permissively_licensed_and_named(name):
    told = sbom.licence(name)

    assert told
    assert {word for word in re.split(r" AND | OR |[()]", told) if word.strip()} <= PERMISSIVE
    assert f"| {name} |" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_nothing_is_named_that_is_not_needed():
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| ([a-z-]+) \|", page, re.MULTILINE)) == set(NEEDED)


def test_the_base_needs_what_it_says():
    assert {"click", "msgspec", "numpy", "onnxruntime"} <= set(NEEDED)


def run(*args):
    done = subprocess.run([sys.executable, ROOT / "tools" / "sbom.py", *args], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_the_bill_of_materials_is_whole():
    code, out, err = run()
    bill = json.loads(out)
    refs = {part["bom-ref"] for part in (*bill["components"], bill["metadata"]["component"])}

    assert (code, err) == (0, "")
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert [part["name"] for part in bill["components"]] == NEEDED
    assert all(part["licenses"] and part["purl"] == f"pkg:pypi/{part['name']}@{part['version']}" for part in bill["components"])
    assert {row["ref"] for row in bill["dependencies"]} == refs
    assert {ref for row in bill["dependencies"] for ref in row["dependsOn"]} <= refs


def test_the_bill_of_materials_is_the_same_twice(tmp_path):
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    for path in (first, second):
        assert run("--out", path) == (0, "", "")

    assert first.read_bytes() == second.read_bytes()


def wheel(path, **files):
    with zipfile.ZipFile(path, "w") as out:
        for name, text in files.items():
            out.writestr(zipfile.ZipInfo(name), text)
    return path


def test_two_builds_of_the_same_bytes_are_alike(tmp_path):
    assert list(wheel_twice.unlike(wheel(tmp_path / "a.whl", x="1"), wheel(tmp_path / "b.whl", x="1"))) == []


def test_files_that_differ_are_named(tmp_path):
    one, other = wheel(tmp_path / "a.whl", x="1", y="2", z="3"), wheel(tmp_path / "b.whl", x="1", y="two", w="4")

    assert list(wheel_twice.unlike(one, other)) == ["w", "y", "z"]


def test_the_same_files_in_another_order_differ(tmp_path):
    (line,) = wheel_twice.unlike(wheel(tmp_path / "a.whl", x="1", y="2"), wheel(tmp_path / "b.whl", y="2", x="1"))

    assert "packed otherwise" in line


def test_source_distributions_are_compared_within(tmp_path):
    made = []
    for name, text in (("a", "1"), ("b", "2")):
        (tmp_path / "x.txt").write_text(text)
        made.append(tmp_path / f"{name}.tar.gz")
        with tarfile.open(made[-1], "w:gz") as out:
            out.add(tmp_path / "x.txt", "pkg/x.txt")

    assert list(wheel_twice.unlike(*made)) == ["pkg/x.txt"]


@pytest.mark.skipif(not (ROOT / "src").is_dir(), reason="the sources are not here")
def test_the_facts_are_the_same_bytes_twice(tmp_path):
    """The facts file is the one thing in the wheel that is made while it is built."""
    made = [tmp_path / "a.sqlite", tmp_path / "b.sqlite"]
    for path, seed in zip(made, "12", strict=True):
        command = [sys.executable, ROOT / "knowledge" / "build_facts.py", path]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""})

    assert made[0].read_bytes() == made[1].read_bytes()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The package as pip lays it out, with the digests of its files."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(Path(dragoman.__file__).parent, folder / "dragoman", ignore=shutil.ignore_patterns("__pycache__"))
    told = folder / f"dragoman-{dragoman.__version__}.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: dragoman\nVersion: {dragoman.__version__}\n"
        "Requires-Dist: click>=8\nRequires-Dist: dragoman-of-nobody>=1; extra == 'nobody'\nProvides-Extra: nobody\n"
    )
    with (told / "RECORD").open("w") as record:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != "RECORD":
                digest = base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).rstrip(b"=").decode()
                record.write(f"{path.relative_to(folder).as_posix()},sha256={digest},{path.stat().st_size}\n")
    return folder


def examined(site):
    command = [sys.executable, "-B", "-m", "dragoman", "doctor"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(site)})
    return done.returncode, {check["check"]: check for check in map(json.loads, done.stdout.splitlines())}


def test_the_doctor_compares_an_installation_with_its_wheel(site):
    code, found = examined(site)

    assert code == 0
    assert found["files"]["what"].endswith("files as in the wheel")
    assert str(site) in found["dragoman"]["what"]
    assert found["[nobody]"] == {
        "check": "[nobody]",
        "state": "absent",
        "what": "no dragoman-of-nobody: pip install 'dragoman[nobody]'",
    }


def listed(site):
    (told,) = site.glob("*.dist-info")
    return importlib.metadata.PathDistribution(told).files


def test_files_as_in_the_wheel_are_counted(site):
    number = sum(path.is_file() and "__pycache__" not in path.parts for path in (site / "dragoman").rglob("*"))

    assert installation._files(listed(site)) == f"{number} files as in the wheel"  # noqa: SLF001  # in this process


def test_many_changed_files_are_told_short(site):
    tables = sorted((site / "dragoman" / "codebook").glob("*.tsv"))
    kept = [table.read_bytes() for table in tables]
    for table in tables[1:]:
        table.write_bytes(b"")
    tables[0].unlink()
    try:
        with pytest.raises(installation._Wrong) as caught:  # noqa: SLF001
            installation._files(listed(site))  # noqa: SLF001
    finally:
        for table, blob in zip(tables, kept, strict=True):
            table.write_bytes(blob)

    assert str(caught.value).startswith(f"dragoman/codebook/{tables[0].name} is missing; ")
    assert str(caught.value).endswith(f" and {len(tables) - 3} more (install dragoman again)")


def test_the_doctor_finds_what_was_changed_or_is_missing(site):
    table, licence = site / "dragoman" / "codebook" / "bodies.tsv", site / "dragoman" / "py.typed"
    kept = table.read_bytes()
    table.write_bytes(kept + b"\n")
    licence.unlink()
    try:
        code, found = examined(site)
    finally:
        table.write_bytes(kept)
        licence.touch()

    assert (code, found["files"]["state"]) == (1, "wrong")
    assert "dragoman/codebook/bodies.tsv was changed" in found["files"]["what"]
    assert "dragoman/py.typed is missing" in found["files"]["what"]
