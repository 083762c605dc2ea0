"""When: the time expressions of a report, with the words they cover."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dragoman.coding.times import TimeFound, find_times
from dragoman.reading.reading import Reading, WordSpan


@dataclass(frozen=True, slots=True)
class TimeInReport:
    """A time expression and the words of the reading that it covers."""

    found: TimeFound
    words: WordSpan


def times(reading: Reading) -> list[TimeInReport]:
    """The times of a report, in the order of the text, resolved against its date."""
    report = reading.report
    sentences = [reading.span(s) for s in reading.sentences]
    starts, ends = [w.start for w in reading.words], [w.end for w in reading.words]
    told = []
    for found in find_times(report.text, report.published, sentences=sentences, skip=report.skip):
        words = (bisect_right(ends, found.span[0]), bisect_left(starts, found.span[1]))
        if words[0] < words[1]:
            told.append(TimeInReport(found, words))
    return told
