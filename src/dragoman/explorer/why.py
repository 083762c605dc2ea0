"""Why each field of an event was coded so: the report is read once more by the same coder, with notes."""

from dragoman.explain import explain_events
from dragoman.explorer.site import Site
from dragoman.sources.text import report_from_text
from dragoman.store.store import Store

_FIELD = {"time": "date"}  # what a page calls a field otherwise


def reasons(site: Site, store: Store, ident: str, report: str) -> dict[str, list[str]] | str:
    """By field what spoke for it and what else was considered; a sentence where it cannot be said.

    It cannot where another version coded the event: the reasons would be another coder's.
    """
    record = store.record(report)
    coder = site.coder()
    if record.coder != coder.part:
        return f"coded by {record.coder.name} {record.coder.version} with {record.coder.model}, which is not at hand; code the report again"
    local = store.local(ident)
    part = record.report
    told = coder.noted(report_from_text(part.text, id=part.id, published=part.published, title=part.title))
    found: dict[str, list[str]] = {}
    for event in explain_events(told, coder.lexicon, lambda _, one: one.id == local):
        for reason in event.reasons:
            lines = [step.told for step in reason.by] + [f"put aside: {one.what} ({one.why})" for one in reason.considered[:3]]
            found.setdefault(_FIELD.get(reason.field, reason.field), []).extend(lines)
    return found or "the report is coded otherwise now; code it again to see why"
