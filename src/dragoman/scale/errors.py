"""What a run raises, and why a report may be set aside that no intake would refuse.

DragomanError
├── InputError
│   └── ReportFailed       a report that the coder cannot stand
│       ├── TookTooLong    it ran longer than a report may
│       ├── GrewTooLarge   it made the process larger than it may be
│       └── Crashed        it ended the process
└── ScaleError             a run that cannot be planned, carried out or merged
"""

from dragoman.errors import DragomanError, InputError


class ReportFailed(InputError):  # noqa: N818  # it says it without Error
    """A report on which the coder failed; the run goes on without it."""

    code = "DRG-E060"


class TookTooLong(ReportFailed):
    """Coding a report took longer than a report may take."""

    code = "DRG-E061"


class GrewTooLarge(ReportFailed):
    """Coding a report took more memory than a process may have."""

    code = "DRG-E062"


class Crashed(ReportFailed):
    """Coding a report ended its process."""

    code = "DRG-E063"


class ScaleError(DragomanError):
    """A run that cannot be planned, carried out or merged."""

    code = "DRG-E065"
