"""Whether the wheel and the source distribution can be built again to the same bytes. Exit code 1 where they differ.

    python tools/wheel_twice.py [--out FOLDER]

Copies the tree twice, to paths of different length, and builds under other locale, time zone, hash seed, umask and file times;
then builds a third wheel from the source distribution. All must agree. Needs PyPI for the build backend. `--out` keeps the
two files. SOURCE_DATE_EPOCH is taken over where it is set. The facts file carries the number of the SQLite that wrote it, so
that the same bytes need the same SQLite.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", "*_cache", ".hypothesis", "node_modules", "dist", "build", "*.egg-info", "facts.sqlite"
)
EPOCH = "1580601600"  # what hatchling takes where nothing is set, 2020-02-02
UNLIKE = (
    ({"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}, 0o022),
    ({"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "2"}, 0o077),
)


def backend(folder: Path) -> None:
    """Install what builds the package, as pyproject.toml asks for it."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--target", str(folder)]
    subprocess.run([*pip, *wanted], check=True)


def build(tree: Path, out: Path, site: Path, number: int, targets: str) -> dict[str, Path]:
    """Build in a tree; the files made, by kind. `number` chooses the circumstances."""
    told, mask = UNLIKE[number]
    given = {"SOURCE_DATE_EPOCH": EPOCH, **os.environ, **told, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(out), "--target", ""]
    for target in targets.split(","):
        command[-1] = target
        done = subprocess.run(command, check=False, cwd=tree, env=given, umask=mask, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{target} cannot be built:\n{done.stderr}")
    return {"sdist" if path.suffix == ".gz" else "wheel": path for path in sorted(out.iterdir())}


def members(path: Path) -> dict[str, bytes]:
    """Digest of every file within an archive, by name."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return {info.filename: hashlib.sha256(wheel.read(info)).digest() for info in wheel.infolist()}
    with tarfile.open(path) as sdist:
        return {m.name: hashlib.sha256(file.read()).digest() for m in sdist.getmembers() if (file := sdist.extractfile(m)) is not None}


def unlike(one: Path, other: Path) -> Iterator[str]:
    """What differs between two archives; nothing where all bytes are the same."""
    if one.read_bytes() == other.read_bytes():
        return
    left, right = members(one), members(other)
    inside = [name for name in sorted(left | right) if left.get(name) != right.get(name)]
    yield from inside or [f"{one.name}: the same files, packed otherwise (order, time or permissions)"]


def twice(work: Path) -> tuple[dict[str, Path], list[str]]:
    """Build twice, and once more from the source distribution; the first files, and what differs."""
    site = work / "site"
    backend(site)
    one, other = work / "a" / "tree", work / "another-place" / "tree"
    shutil.copytree(ROOT, one, ignore=LEFT_OUT)
    shutil.copytree(one, other)  # not ROOT again, which may change meanwhile
    for path in other.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    first = build(one, work / "a" / "dist", site, 0, "sdist,wheel")
    second = build(other, work / "another-place" / "dist", site, 1, "sdist,wheel")
    with tarfile.open(first["sdist"]) as sdist:
        sdist.extractall(work / "unpacked", filter="data")
    (unpacked,) = (work / "unpacked").iterdir()
    third = build(unpacked, work / "third", site, 1, "wheel")
    wrong = [f"{kind}: {line}" for kind in ("sdist", "wheel") for line in unlike(first[kind], second[kind])]
    return first, wrong + [f"wheel from sdist: {line}" for line in unlike(first["wheel"], third["wheel"])]


def main() -> None:
    """Build, compare and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="where to keep the files")
    out: Path | None = parser.parse_args().out
    with tempfile.TemporaryDirectory() as work:
        first, wrong = twice(Path(work))
        for path in first.values():
            print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}  {path.stat().st_size / 1_000_000:.1f} MB")
        if out:
            out.mkdir(parents=True, exist_ok=True)
            for path in first.values():
                shutil.copy(path, out)
    for line in wrong:
        print(f"differs: {line}")
    print(f"{len(wrong)} files differ" if wrong else "the same bytes each time")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
