"""Why something failed, told in the language that is spoken."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor import translations
from tutor.document.file.read import table_of, text_of
from tutor.errors import TutorError
from tutor.export.write import write_bytes
from tutor.graph.syntax import parse
from tutor.language import translate
from tutor.reasons import reason

_ENGLISH = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture
def chinese() -> Iterator[None]:
    """Speaks Chinese; English at the end."""
    assert translations.speak("zh_CN")
    yield
    translations.speak("en")


def said_of(code: str) -> str:
    with pytest.raises(TutorError) as caught:
        parse(code)
    return str(caught.value)


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    "code",
    [
        "z = x *", "z = (x", "z = x)", "z = (x]", 'z = "x', "z = 3x", "z = x y", "  z = x", "x + 1 == 2 = 3",
        "x + 1 = 3", "f(x) = 3", "z = x，y", "z = x \\ y", "z = 012", "z = [x y]", "if x\n y", "z = $x",
        "z\u00a0= 1",
    ],
)  # fmt: skip
def test_code_that_is_none_is_refused_without_english(code: str) -> None:
    said = said_of(code)
    assert not _ENGLISH.search(said), said
    assert "系统的原话" not in said
    assert said_of("z = (x").endswith("“(”没有配对的右括号）。")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    "toml",
    [
        "w = = 1", "w = 1\nw = 2", "[w]\n[w]", "w = [1, 2", "w = {a = 1", "w", "w = 1 2", "[w", 'w = "a',
        'w = "\\q"', "= 1", "w = 'a\nb'", "w = 2024-13-99", "w = {a = 1, a = 2}", "w =", "w = 0xg",
    ],
)  # fmt: skip
def test_toml_that_is_none_is_refused_without_english(toml: str) -> None:
    with pytest.raises(TutorError) as caught:
        table_of(toml, "a.tutor")
    said = str(caught.value).replace("a.tutor", "").replace("TOML", "")
    assert not _ENGLISH.search(said), said


@pytest.mark.usefixtures("chinese")
def test_what_the_system_says_of_files_is_told_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(TutorError, match=r"：这是一个文件夹。$"):
        write_bytes(tmp_path, b"")
    with pytest.raises(TutorError, match="没有这个文件或文件夹"):
        write_bytes(tmp_path / "no" / "a.png", b"")
    with pytest.raises(TutorError, match="文件名太长"):
        text_of(tmp_path / ("a" * 300), ".tutor")
    with pytest.raises(TutorError, match="文件名不能有这样的字符"):
        write_bytes(tmp_path / "a\0b", b"")


@pytest.mark.usefixtures("chinese")
def test_what_nobody_foresaw_says_whose_words_it_is() -> None:
    assert (
        reason(OSError(errno.EXDEV, "Invalid cross-device link")) == "系统的原话：Invalid cross-device link"
    )
    assert reason(PermissionError(None, "它是只读的")) == "它是只读的"
    assert reason(TutorError("一句话。")) == "一句话。"


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EISDIR, errno.EROFS, errno.EXDEV])
def test_in_english_it_is_what_the_system_says(number: int) -> None:
    assert reason(OSError(number, os.strerror(number))) == os.strerror(number)
    assert translate("reason", "Permission denied") == "Permission denied"
