"""`dragoman statements`: what is printed, and how it fails."""

import json

import msgspec
import pytest

from dragoman import record as r
from dragoman.cli import main
from dragoman.cli.statements import row


def test_row(record):
    party = record.events[0].actor[0]
    cue = r.Words(span=(78, 82), text="said")
    said = r.Statement(
        id="s1", kind="indirect", source=[party], via=[], cue=cue, content=[r.Words(span=(0, 56), text="Kenya …")], events=["e1"]
    )
    assert json.loads(msgspec.json.encode(row(record, said))) == {
        "report": "kenya",
        "kind": "indirect",
        "content": [{"span": [0, 56], "text": "Kenya …"}],
        "cue": {"span": [78, 82], "text": "said"},
        "source": [{"span": [0, 5], "text": "Kenya", "name": "Kenya", "country": "KEN", "sector": ["GOV"]}],
        "via": [],
    }


FAILING = [
    (["statements", "no-such-file.txt", "--date", "2024-05-01"], 1, "No such file"),
    (["statements", "-", "--date", "2024-13-01"], 2, "no calendar date"),
]


@pytest.mark.parametrize(("words", "code", "told"), FAILING, ids=[" ".join(row[0]) for row in FAILING])
def test_failing(words, code, told, capsys):
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == code
    assert told in capsys.readouterr().err
