"""The part of a record that is scored, read from a record of ours or from anybody's JSON Lines in the same form."""

from pathlib import Path

import msgspec

from dragoman.errors import EvaluationError
from dragoman.record import Number, Record, Span


class ToldWords(msgspec.Struct, frozen=True):
    """Words with their place."""

    span: Span | None = None


class ToldParty(msgspec.Struct, frozen=True):
    """An actor in a role."""

    name: str | None = None
    country: str | None = None
    sector: list[str] | None = None


class ToldPlace(msgspec.Struct, frozen=True):
    """The place of an event."""

    name: str | None = None
    country: str | None = None


class ToldTime(msgspec.Struct, frozen=True):
    """A time expression, or the time of an event."""

    span: Span | None = None
    value: str | None = None


class ToldEvent(msgspec.Struct, frozen=True):
    """An event as told."""

    type: str
    status: str | None = None
    mode: list[str] | None = None
    trigger: ToldWords | None = None
    mentions: list[ToldWords] | None = None
    actor: list[ToldParty] | None = None
    recipient: list[ToldParty] | None = None
    place: list[ToldPlace] | None = None
    time: ToldTime | None = None
    size: dict[str, Number | float] | None = None
    confidence: float | None = None

    @property
    def spans(self) -> list[Span]:
        """Where the event is named."""
        return [words.span for words in (self.trigger, *(self.mentions or ())) if words and words.span]


class ToldStatement(msgspec.Struct, frozen=True):
    """A statement as told."""

    kind: str | None = None
    source: list[ToldParty] | None = None
    via: list[ToldParty] | None = None
    content: list[ToldWords] | None = None


class ToldActor(msgspec.Struct, frozen=True):
    """An actor with its mentions."""

    name: str | None = None
    country: str | None = None
    mentions: list[ToldWords] | None = None


class _ToldReport(msgspec.Struct, frozen=True):
    id: str


class Told(msgspec.Struct, frozen=True):
    """A record as far as it is scored."""

    report: _ToldReport
    events: list[ToldEvent] = []
    statements: list[ToldStatement] = []
    times: list[ToldTime] = []
    actors: list[ToldActor] = []


NOTHING = Told(_ToldReport(""))


def told(record: Record) -> Told:
    """The scored part of a record of ours."""
    return msgspec.convert(record, Told, from_attributes=True)


def read_records(path: Path) -> dict[str, Told]:
    """Records of a JSON Lines file by report id; EvaluationError names the line that is none."""
    found: dict[str, Told] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(str(error), where=str(path)) from None
    decoder = msgspec.json.Decoder(Told)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = decoder.decode(line)
        except msgspec.DecodeError as error:
            raise EvaluationError(f"no record: {error}", where=f"{path}:{number}", do="see docs/record.md") from None
        found[record.report.id] = record
    return found
