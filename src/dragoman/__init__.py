"""Dragoman reads dated news reports and keeps a record of who did what to whom, when, where, in what status, and who says so.

    coder = dragoman.load()
    record = coder("GENEVA, Nov 24 (Wire) — Iran agreed …", published=datetime.date(2013, 11, 24))
    for record in coder.pipe(reports):
        print(record.to_json())
    with dragoman.open("sudan.db") as store:
        store.events(actor="SDN MIL", status="negated").to_polars()

What this module lists is the public door; it is opened only when asked for, so that importing Dragoman costs nothing.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.coder import Coder, load
    from dragoman.errors import (
        BadDate,
        BadRow,
        DragomanError,
        EmptyReport,
        EvaluationError,
        EventsError,
        InputError,
        KnowledgeError,
        MissingDate,
        ModelError,
        NotEnglish,
        TooLarge,
        UnreadableFile,
    )
    from dragoman.record import Record
    from dragoman.report import Report
    from dragoman.sources.text import read_reports, report_from_text
    from dragoman.store.errors import BadFilter, MissingExtra, NotFound, StoreError
    from dragoman.store.store import Store
    from dragoman.store.store import Store as open  # noqa: A004, N813  # dragoman.open, as it is called
    from dragoman.store.writer import Writer

__version__ = "0.1.0"

__all__ = [
    "BadDate",
    "BadFilter",
    "BadRow",
    "Coder",
    "DragomanError",
    "EmptyReport",
    "EvaluationError",
    "EventsError",
    "InputError",
    "KnowledgeError",
    "MissingDate",
    "MissingExtra",
    "ModelError",
    "NotEnglish",
    "NotFound",
    "Record",
    "Report",
    "Store",
    "StoreError",
    "TooLarge",
    "UnreadableFile",
    "Writer",
    "__version__",
    "load",
    "open",
    "read_reports",
    "report_from_text",
]

_ROOMS = {
    "Coder": "coder",
    "load": "coder",
    "Record": "record",
    "Report": "report",
    "read_reports": "sources.text",
    "report_from_text": "sources.text",
    "BadFilter": "store.errors",
    "MissingExtra": "store.errors",
    "NotFound": "store.errors",
    "Store": "store.store",
    "StoreError": "store.errors",
    "Writer": "store.writer",
    "open": "store.store",
}
_CALLED = {"open": "Store"}  # what a name is called in its room, where that is another name


def __getattr__(name: str) -> object:
    if name not in __all__:
        message = f"module 'dragoman' has no attribute {name!r}"
        raise AttributeError(message)
    room = importlib.import_module(f"dragoman.{_ROOMS.get(name, 'errors')}")
    thing: object = getattr(room, _CALLED.get(name, name))
    globals()[name] = thing
    return thing


def __dir__() -> list[str]:
    return sorted(__all__)
