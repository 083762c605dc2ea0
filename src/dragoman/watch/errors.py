"""What watching raises.

DragomanError
└── WatchError        a watch that cannot begin or go on, or events that could not be delivered
"""

from dragoman.errors import DragomanError


class WatchError(DragomanError):
    """A watch that cannot begin or go on: another one is at work, its state cannot be used, a webhook does not take events."""

    code = "DRG-E070"
