"""What lies in the package is what the sources in ui/ build, wherever Node can tell."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
UI = ROOT / "ui"
NODE = shutil.which("node")

pytestmark = [
    pytest.mark.issue(8),
    pytest.mark.skipif(NODE is None or not (UI / "node_modules").is_dir(), reason="needs Node, and npm ci in ui/"),
]


def test_the_bundle_is_what_the_sources_build():
    found = subprocess.run([NODE, "build.mjs", "--check"], cwd=UI, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


def test_the_sources_are_well_typed():
    found = subprocess.run([NODE, "node_modules/typescript/bin/tsc", "--noEmit"], cwd=UI, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (0, "")
