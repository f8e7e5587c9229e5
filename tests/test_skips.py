"""Where PyTorch is missing, what needs it is skipped by name; a test skipped for any other reason fails."""

from __future__ import annotations

from collections.abc import Generator
from types import SimpleNamespace
from typing import Any

import pytest

from tests import conftest


def _outcome(marked: bool, skipped: bool, has_torch: bool, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the report of a test says at the end, once the hook has had it."""
    monkeypatch.setattr(conftest, "HAS_TORCH", has_torch)
    item: Any = SimpleNamespace(get_closest_marker=lambda name: marked and name == "needs_torch")
    report: Any = SimpleNamespace(skipped=skipped, outcome="skipped" if skipped else "passed")
    hook: Generator[None, Any, Any] = conftest.pytest_runtest_makereport(item)
    next(hook)
    with pytest.raises(StopIteration) as ended:
        hook.send(report)
    return str(ended.value.value.outcome)


@pytest.mark.parametrize(
    ("marked", "skipped", "has_torch", "outcome"),
    [
        (True, True, False, "skipped"),
        (True, True, True, "failed"),
        (False, True, False, "failed"),
        (False, True, True, "failed"),
        (True, False, False, "passed"),
    ],
)
def test_only_a_missing_pytorch_excuses_a_test(
    marked: bool, skipped: bool, has_torch: bool, outcome: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _outcome(marked, skipped, has_torch, monkeypatch) == outcome


@pytest.mark.parametrize("has_torch", [False, True])
def test_what_needs_pytorch_is_skipped_by_name(has_torch: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conftest, "HAS_TORCH", has_torch)
    item: Any = SimpleNamespace(get_closest_marker=lambda name: name == "needs_torch")
    if has_torch:
        conftest.pytest_runtest_setup(item)
        return
    with pytest.raises(pytest.skip.Exception, match="needs PyTorch"):
        conftest.pytest_runtest_setup(item)
