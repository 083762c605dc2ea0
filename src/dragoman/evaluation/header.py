"""The part of YAML that the headers of annotated reports use, without PyYAML.

Block maps by indentation, block lists of one level, flow maps and lists on one line, plain and quoted scalars, comments. Dates and
plain numbers that are no integers stay text. Whatever else YAML has is refused rather than misread.
"""

import re
from typing import Any

from dragoman.errors import EvaluationError

_INTEGER = re.compile(r"[-+]?(?:0|[1-9]\d*)$")
_NULL = {"", "~", "null", "Null", "NULL"}
_TRUTH = {
    "true": True,
    "True": True,
    "false": False,
    "False": False,
    "yes": True,
    "no": False,
    "on": True,
    "off": False,
    "Yes": True,
    "No": False,
}
_REFUSED = "&*!|>%@`"
_KEY = re.compile(r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<plain>[^\s#:{}\[\],"'][^:{}\[\],]*?))\s*:(?=\s|$)""")
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


def parse(text: str) -> dict[str, Any]:
    """The header as a map; EvaluationError names the line that cannot be read."""
    lines = [(number, _uncommented(line)) for number, line in enumerate(text.splitlines(), 1)]
    rows = [(number, len(line) - len(line.lstrip(" ")), line.strip()) for number, line in lines if line.strip()]
    found, at = _map(rows, 0, 0)
    if at < len(rows):
        raise _wrong(rows[at][0], "the indentation is not that of a map")
    return found


def _wrong(line: int, what: str) -> EvaluationError:
    return EvaluationError(f"header line {line}: {what}", do="see the coding manual for the format")


def _uncommented(line: str) -> str:
    quote = ""
    for at, char in enumerate(line):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and (at == 0 or line[at - 1] in " [{,:"):
            quote = char
        elif char == "#" and (at == 0 or line[at - 1] == " "):
            return line[:at].rstrip()
    return line.rstrip()


_Rows = list[tuple[int, int, str]]


def _map(rows: _Rows, at: int, indent: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    while at < len(rows) and rows[at][1] == indent:
        number, _, line = rows[at]
        key = _KEY.match(line)
        if not key:
            raise _wrong(number, "no “key: value”")
        name, rest = _name(key), line[key.end() :].strip()
        if name in found:
            raise _wrong(number, f"{name!r} stands twice")
        at += 1
        if rest:
            found[name] = _Flow(rest, number).whole()
        else:
            found[name], at = _inner(rows, at, indent)
    return found, at


def _name(key: re.Match[str]) -> str:
    return next(name for name in (key["double"], key["single"], key["plain"]) if name is not None)


def _inner(rows: _Rows, at: int, indent: int) -> tuple[Any, int]:
    """What hangs under a key: a deeper map, a list, or nothing."""
    if at < len(rows) and rows[at][2].startswith("- ") and rows[at][1] >= indent:
        return _list(rows, at, rows[at][1])
    if at < len(rows) and rows[at][1] > indent:
        return _map(rows, at, rows[at][1])
    return None, at


def _list(rows: _Rows, at: int, indent: int) -> tuple[list[Any], int]:
    found = []
    while at < len(rows) and rows[at][1] == indent and rows[at][2].startswith("- "):
        number, _, line = rows[at]
        found.append(_Flow(line[2:].strip(), number).whole())
        at += 1
    return found, at


class _Flow:
    """A value on one line."""

    def __init__(self, text: str, line: int) -> None:
        self._text, self._line, self._at = text, line, 0

    def whole(self) -> Any:  # noqa: ANN401  # what YAML holds
        """The value that fills the line; at the top level a plain scalar may hold commas and brackets."""
        if self._text[0] not in "[{\"'":
            return self._scalar(self._text)
        found = self._value()
        self._blanks()
        if self._at < len(self._text):
            raise _wrong(self._line, f"{self._text[self._at :]!r} is left over")
        return found

    def _blanks(self) -> None:
        while self._peek() == " ":
            self._at += 1

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _value(self) -> Any:  # noqa: ANN401
        self._blanks()
        char = self._peek()
        if char == "{":
            return self._flow_map()
        if char == "[":
            return self._flow_list()
        if char in {'"', "'"}:
            return self._quoted(char)
        match = re.compile(r"[^,\[\]{}]*").match(self._text, self._at)
        plain = match[0] if match else ""
        self._at += len(plain)
        return self._scalar(plain.strip())

    def _flow_map(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self._at += 1
        while not self._closes("}"):
            if key := _KEY.match(self._text, self._at):
                self._at = key.end()
                found[_name(key)] = self._value()
            else:  # an unquoted comma cuts a value in two; to YAML the rest is a key without a value
                found[str(self._value())] = None
            self._comma("}")
        return found

    def _flow_list(self) -> list[Any]:
        found: list[Any] = []
        self._at += 1
        while not self._closes("]"):
            found.append(self._value())
            self._comma("]")
        return found

    def _closes(self, bracket: str) -> bool:
        self._blanks()
        if self._peek() == bracket:
            self._at += 1
            return True
        if not self._peek():
            raise _wrong(self._line, f"{bracket!r} is missing")
        return False

    def _comma(self, bracket: str) -> None:
        self._blanks()
        if self._peek() == ",":
            self._at += 1
        elif self._peek() != bracket:
            raise _wrong(self._line, f"{bracket!r} or a comma is missing")

    def _quoted(self, quote: str) -> str:
        pattern = r'"((?:[^"\\]|\\.)*)"' if quote == '"' else r"'((?:[^']|'')*)'"
        match = re.compile(pattern).match(self._text, self._at)
        if not match:
            raise _wrong(self._line, f"{quote} is not closed")
        self._at = match.end()
        if quote == "'":
            return match[1].replace("''", "'")
        return re.sub(r"\\(.)", lambda escape: _ESCAPES.get(escape[1], escape[0]), match[1])

    def _scalar(self, plain: str) -> Any:  # noqa: ANN401
        if plain in _NULL:
            return None
        if plain in _TRUTH:
            return _TRUTH[plain]
        if plain[0] in _REFUSED or ": " in plain:
            raise _wrong(self._line, f"{plain[:20]!r} needs quotes")
        return int(plain) if _INTEGER.match(plain) else plain
