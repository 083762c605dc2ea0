"""What exports raise.

DragomanError
└── ExportError       an export that cannot be made: no such target, no place to write, records that are none
"""

from dragoman.errors import DragomanError


class ExportError(DragomanError):
    """An export that cannot be made."""

    code = "DRG-E057"
