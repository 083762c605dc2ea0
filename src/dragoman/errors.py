"""Everything that Dragoman raises.

DragomanError
├── InputError            a report that cannot be coded; the run goes on with the others
│   ├── UnreadableFile    missing, no permission, binary, not UTF-8
│   ├── BadDate           a date that is none
│   ├── MissingDate       a report with no publication date anywhere
│   ├── EmptyReport       nothing left to read
│   ├── NotEnglish        text in another language
│   ├── TooLarge          more text than a news report can hold
│   └── BadRow            a line of a table or JSONL file that is no report
├── KnowledgeError        a facts file or a user's own table that cannot be used
├── EventsError           a file of a user's own events that cannot be used
├── ModelError            the reader's model is missing, damaged or of another version
├── EvaluationError       gold or records that cannot be compared
├── ScaleError            a run that cannot be planned, carried out or merged (dragoman.scale.errors)
└── StoreError            a store that cannot be opened, read, written or asked so (dragoman.store.errors)
"""

from typing import Self


class DragomanError(Exception):
    """Base of all errors. `what` happened, `where` (file, line, report), and what to `do`; `code` names the kind for scripts."""

    code = "DRG-E000"

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.do = what, where, do

    def at(self, where: str) -> Self:
        """The same error with its place named, unless it had one."""
        return self if self.where else type(self)(self.what, where=where, do=self.do)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line} ({self.do})" if self.do else line


class InputError(DragomanError):
    """A report that cannot be coded."""

    code = "DRG-E010"


class UnreadableFile(InputError):
    """A file that is missing, forbidden, binary or not UTF-8."""

    code = "DRG-E011"


class BadDate(InputError):
    """A publication date that is no calendar date."""

    code = "DRG-E012"


class MissingDate(InputError):
    """A report without a publication date; today's date is never assumed."""

    code = "DRG-E013"


class EmptyReport(InputError):
    """A report with no text to read."""

    code = "DRG-E014"


class NotEnglish(InputError):
    """A report in another language than English."""

    code = "DRG-E015"


class TooLarge(InputError):
    """A text longer than any news report."""

    code = "DRG-E016"


class BadRow(InputError):
    """A line of a JSONL file or table that is no report."""

    code = "DRG-E017"


class KnowledgeError(DragomanError):
    """A facts file or a user's table that cannot be used."""

    code = "DRG-E020"


class EventsError(DragomanError):
    """A file of a user's own events that cannot be used."""

    code = "DRG-E021"


class ModelError(DragomanError):
    """The reader's model is missing, damaged or of another version."""

    code = "DRG-E030"


class EvaluationError(DragomanError):
    """Gold reports or records that cannot be compared."""

    code = "DRG-E040"
