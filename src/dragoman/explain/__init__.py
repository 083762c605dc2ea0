"""Why a report was coded so: for an event or a mention the words, rules, rows and scores behind each field, and what else was considered.

Nothing is worked out a second time: `Coder.noted` codes a report as ever and keeps notes on the way, and this room reads them.
"""

from dragoman.explain.events import explain_events, put_aside
from dragoman.explain.mentions import explain_mentions
from dragoman.explain.parts import Considered, EventReasons, MentionReasons, PutAside, Reason, Step

__all__ = ["Considered", "EventReasons", "MentionReasons", "PutAside", "Reason", "Step", "explain_events", "explain_mentions", "put_aside"]
