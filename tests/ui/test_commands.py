"""The table of commands: which keys may be used twice, and which may not."""

from __future__ import annotations

from collections import Counter

import pytest

from tutor.ui.commands import Scope, commands


@pytest.mark.parametrize("beside", ["walk", "edit"])
def test_no_two_commands_that_are_heard_together_have_one_key(beside: Scope) -> None:
    """Keys of "edit" come before those of the walk, and may be the same."""
    keys = Counter(key for each in commands() if each.scope in ("window", beside) for key in each.keys)
    assert keys and not [key for key, count in keys.items() if count > 1]


def test_only_keys_that_choose_while_editing_hide_keys_of_the_walk() -> None:
    walk = {key for each in commands() if each.scope == "walk" for key in each.keys}
    hidden = {key for each in commands() if each.scope == "edit" for key in each.keys} & walk
    assert hidden == {"Left", "Right", "Shift+Left", "Shift+Right"}
