"""What the store raises.

DragomanError
└── StoreError        a store that cannot be opened, read or written
    ├── BadFilter     a filter that asks for what cannot be
    ├── NotFound      no report, event, statement or actor of that id
    └── MissingExtra  a library that is not part of the base installation
"""

from dragoman.errors import DragomanError


class StoreError(DragomanError):
    """A store that cannot be opened, read or written: no store, damaged, locked, disk full, read-only."""

    code = "DRG-E050"


class BadFilter(StoreError):  # noqa: N818  # it says it without Error
    """A filter with a value that no event can have."""

    code = "DRG-E051"


class NotFound(StoreError):  # noqa: N818  # it says it without Error
    """Nothing in the store has that id."""

    code = "DRG-E052"


class MissingExtra(StoreError):  # noqa: N818  # it says it without Error
    """A function needs a library that the base installation does not bring."""

    code = "DRG-E053"
