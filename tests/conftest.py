"""What several tests share: one coder, and one record made by hand."""

import datetime
import signal

import hypothesis
import pytest

import dragoman
from dragoman import record as r
from dragoman.cli import main

signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores Control-C, and so would what it starts
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")

TEXT = (
    "Kenya recalled its ambassador to Somalia on Monday, the foreign ministry in Nairobi said. "
    "Somalia rejected the accusation. Kenya will sign the accord if talks resume."
)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def invoke(capfdbinary):
    """Run the command in this process, which spares loading the model again."""

    def call(*args):
        with pytest.raises(SystemExit) as ended:
            main([str(arg) for arg in args])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return ended.value.code, out.decode(), err.decode()

    return call


@pytest.fixture(scope="session")
def coder():
    return dragoman.load()


def _span(words, text=TEXT):
    start = text.index(words)
    return (start, start + len(words))


def _party(at, name, country, sector, words):
    return r.Party(id=at, name=name, country=country, sector=sector, wikidata=None, text=words, span=_span(words))


@pytest.fixture
def record():
    kenya = _party("a1", "Kenya", "KEN", ["GOV"], "Kenya")
    somalia = _party("a2", "Somalia", "SOM", ["GOV"], "Somalia")
    ministry = _party("a3", "Ministry of Foreign Affairs of Kenya", "KEN", ["GOV"], "the foreign ministry")
    day = datetime.date(2019, 2, 18)
    when = r.TimeReference(id="t1", value="2019-02-18", start=day, end=day, text="Monday", span=_span("Monday"))
    where = r.PlaceReference(id="p1", name="Nairobi", country="KEN", text="Nairobi", span=_span("Nairobi"))
    shared = {"mentions": [], "size": {}, "source": None, "confidence": 0.9, "cameo": None}

    def event(at, kind, status, words, sentence, **rest):
        known = {"mode": [], "place": [], "time": None, "context": ["diplomatic"], "recipient": [], **shared, **rest}
        trigger = r.Words(span=_span(words), text=words)
        return r.Event(id=at, type=kind, status=status, trigger=trigger, sentence=r.Sentence(span=_span(sentence)), **known)

    first, second, third = (part.rstrip(".") + "." for part in TEXT.split(". "))
    events = [
        event(
            "e1",
            "SANCTION",
            "occurred",
            "recalled",
            first,
            mode=["discontinue"],
            actor=[kenya],
            recipient=[somalia],
            place=[where],
            time=when,
            source=r.Source(statement="s1", actor=[ministry], via=[]),
            score=-6.0,
            quad=4,
            plover="SANCTION",
            size={"envoys": 1},
        ),
        event("e2", "REJECT", "occurred", "rejected", second, actor=[somalia], score=-2.0, quad=3, plover="REJECT"),
        event("e3", "SUPPORT", "planned", "sign", third, actor=[kenya], score=5.0, quad=1, plover="AGREE"),
    ]
    report = r.ReportPart(
        id="kenya",
        published=datetime.date(2019, 2, 19),
        title="Envoy recalled",
        publisher="Wire",
        url=None,
        language="en",
        text=TEXT,
        sha256="0" * 64,
    )
    place = r.Place(
        id="p1",
        name="Nairobi",
        country="KEN",
        admin1="Nairobi",
        latitude=-1.28,
        longitude=36.82,
        geonames=184745,
        mentions=[r.Mention(span=_span("Nairobi"), text="Nairobi")],
    )
    return r.Record(
        report=report,
        actors=[],
        places=[place],
        times=[],
        events=events,
        statements=[],
        links=[r.Link(from_="e2", to="e1", relation="rejects")],
        coder=r.CoderPart(name="dragoman", version="0.1.0", model="m", knowledge="k"),
    )
