"""`dragoman statements`: what is printed, and how it fails."""

import json

import pytest

from dragoman.cli import main


def _printed(words, capfdbinary):
    with pytest.raises(SystemExit) as end:
        main(words)
    told = capfdbinary.readouterr()
    return end.value.code, [json.loads(line) for line in told.out.splitlines()], told.err.decode()


UNDATED = "☕ “It is over,” Maria Holt told Reuters. In her view, the tax was a mistake.\n"


def test_text_without_a_date(tmp_path, capfdbinary):
    file = tmp_path / "column.txt"
    file.write_text(UNDATED, encoding="utf-8")
    code, rows, errors = _printed(["statements", str(file)], capfdbinary)

    assert (code, errors) == (0, "")
    assert [row["kind"] for row in rows] == ["direct", "indirect"]
    said = rows[0]
    assert list(said) == ["report", "kind", "content", "cue", "source", "via"]
    assert said["report"] == "column"
    assert [one["text"] for one in said["content"]] == ["It is over"]
    assert (said["cue"]["text"], said["source"][0]["text"], said["via"][0]["text"]) == ("told", "Maria Holt", "Reuters")
    assert list(said["source"][0]) == ["span", "text", "name", "country", "sector"]
    for row in rows:
        for one in [*row["content"], row["cue"], *row["source"], *row["via"]]:
            assert UNDATED[slice(*one["span"])] == one["text"]


def test_lines_and_one_that_is_none(tmp_path, capfdbinary):
    file = tmp_path / "texts.jsonl"
    texts = [{"text": "The dam will hold, the mayor said.", "id": "a"}, {"text": ""}, {"text": "Bees are dying, experts warn.", "id": "b"}]
    file.write_text("".join(json.dumps(one) + "\n" for one in texts), encoding="utf-8")
    code, rows, errors = _printed(["statements", str(file)], capfdbinary)

    assert code == 1
    assert [(row["report"], row["content"][0]["text"]) for row in rows] == [("a", "The dam will hold"), ("b", "Bees are dying")]
    assert "texts.jsonl:2" in errors


def test_line_ends_count(tmp_path, capfdbinary):
    file = tmp_path / "report.txt"
    text = "The talks failed.\r\n\r\n“We tried,” said Holt.\r\n"
    file.write_bytes(text.encode())
    _, rows, _ = _printed(["statements", str(file), "--date", "2024-05-01"], capfdbinary)
    assert [text[slice(*row["content"][0]["span"])] for row in rows] == ["We tried"]


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
