"""Builds the facts file from its tables, so that every wheel and editable install carries it."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FACTS = "src/dragoman/knowledge/facts.sqlite"


def _script(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


class FactsHook(BuildHookInterface[Any]):
    """Writes facts.sqlite before the files of a wheel are gathered; a source distribution carries only the tables."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the facts file and add it to the wheel, though git ignores it."""
        del version
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        _script(root / "knowledge" / "build_facts.py").build(root / "knowledge" / "facts", root / FACTS)
        build_data["artifacts"].append(FACTS)
