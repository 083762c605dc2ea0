"""Libraries that only some sources need."""

import importlib
from types import ModuleType

from dragoman.errors import UnreadableFile


def need(module: str, extra: str) -> ModuleType:
    """The module; UnreadableFile that says what to install where it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise UnreadableFile(f"needs {module.partition('.')[0]}", do=f"pip install 'dragoman[{extra}]'") from None
