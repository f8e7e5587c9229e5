"""Each key of a TOML text is found in its line, whatever stands between."""

from __future__ import annotations

import tomllib

import pytest

from tutor.document.file.lines import KeyLines

TEXT = '''\
# a = 0
a = 1                       # [no.header]
b = """
c = "not a key"
[not.a.header]
"""
"quoted key" = [            # [
  [1, 2],
  [3]
]
c.d = "# no comment ]"

[table]                     # a comment
a = { inner = 1, x = [
  1] }
e = \'\'\'one line\'\'\'
f = 3

[ spaced . name ]
g = 4
[[list]]
a = 5
[[list]]
a = 6
a_long-name = 7
[list.inner]
b = 8
[[list.deep]]
c = 9
[[list.deep]]
c = 10
[[list]]
[[list.deep]]
c = 11
'''

WHERE = {
    ("a",): 2,
    ("b",): 3,
    ("quoted key",): 7,
    ("c", "d"): 11,
    ("table",): 13,
    ("table", "a"): 14,
    ("table", "e"): 16,
    ("table", "f"): 17,
    ("spaced", "name"): 19,
    ("spaced", "name", "g"): 20,
    ("list", 0): 21,
    ("list", 0, "a"): 22,
    ("list", 1): 23,
    ("list", 1, "a"): 24,
    ("list", 1, "a_long-name"): 25,
    ("list", 1, "inner", "b"): 27,
    ("list", 1, "deep", 0, "c"): 29,
    ("list", 1, "deep", 1, "c"): 31,
    ("list", 2, "deep", 0, "c"): 34,
}


def test_the_text_is_toml() -> None:
    assert tomllib.loads(TEXT)["list"][1]["a_long-name"] == 7


@pytest.mark.parametrize("path", WHERE, ids=str)
def test_a_key_is_found_in_its_line(path: tuple[str | int, ...]) -> None:
    assert KeyLines(TEXT).line(path) == WHERE[path]


def test_a_missing_key_is_sent_to_what_is_around_it() -> None:
    lines = KeyLines(TEXT)
    assert lines.line(("table", "zzz")) == 13
    assert lines.line(("list", 1, "zzz")) == 23
    assert lines.line(("not",)) is None
    assert lines.line(()) is None


def test_text_between_three_quotes_begins_in_the_next_line() -> None:
    lines = KeyLines(TEXT)
    assert lines.first_of_text(("b",)) == 4
    assert lines.first_of_text(("table", "e")) == 16
    assert lines.first_of_text(("zzz",)) is None


def test_text_that_never_ends_is_no_trouble() -> None:
    assert KeyLines('a = """\nb = 1\n').line(("b",)) is None
    assert KeyLines("a = [\nb = 1\n").line(("a",)) == 1
