"""Menus in which a number of a parameter is chosen: by name, and of a matrix by row and column."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from PySide6.QtWidgets import QMenu

from tutor.engine import Given
from tutor.graph.symbols import Symbols
from tutor.language import translate

MOST = 64
"""Entries in one menu: of a longer axis the first ones."""

Index = tuple[int, ...]
Choose = Callable[[str, Index | None], object]
"""What is done with a choice: a parameter and an index; None stands for the norm of all of it."""


def element_name(symbols: Symbols, name: str, index: Index | None) -> str:
    """What a person reads: `ω`, `W₁[0, 2]`, or `‖W₁‖` for the norm."""
    called = symbols.plain(name)
    if index is None:
        return f"‖{called}‖"
    return f"{called}[{', '.join(map(str, index))}]" if index else called


def fill_menu(
    menu: QMenu,
    parameters: Mapping[str, Given],
    symbols: Symbols,
    choose: Choose,
    chosen: Callable[[str, Index | None], bool],
    *,
    norms: bool,
) -> None:
    """Put an entry for each parameter into the menu; one that has several numbers opens a menu of its own."""
    for name, value in parameters.items():
        shape = np.shape(value)
        if not shape:
            _entry(menu, element_name(symbols, name, ()), (name, ()), choose, chosen)
            continue
        inner = menu.addMenu(symbols.plain(name))
        if norms:
            words = translate("plots", "{norm}, the length of all of it")
            text = words.format(norm=element_name(symbols, name, None))
            _entry(inner, text, (name, None), choose, chosen)
            inner.addSeparator()
        _Rows(inner, name, shape, symbols, choose, chosen).fill(inner, ())


class _Rows:
    """The elements of one parameter; the menu of a row is filled when it opens."""

    def __init__(
        self,
        owner: QMenu,
        name: str,
        shape: Index,
        symbols: Symbols,
        choose: Choose,
        chosen: Callable[[str, Index | None], bool],
    ) -> None:
        self._name, self._shape, self._symbols = name, shape, symbols
        self._choose, self._chosen = choose, chosen
        self._owner = owner

    def fill(self, menu: QMenu, before: Index) -> None:
        """Put in what comes behind these indices."""
        length = self._shape[len(before)]
        last = len(before) == len(self._shape) - 1
        for at in range(min(length, MOST)):
            index = (*before, at)
            if last:
                text = element_name(self._symbols, self._name, index)
                _entry(menu, text, (self._name, index), self._choose, self._chosen)
            else:
                self._open_later(menu, index)
        if length > MOST:
            words = translate("plots", "… and {count} more").format(count=length - MOST)
            menu.addAction(words).setEnabled(False)

    def _open_later(self, menu: QMenu, index: Index) -> None:
        text = translate("plots", "{row}, …").format(row=element_name(self._symbols, self._name, index)[:-1])
        inner = menu.addMenu(f"{text}]")

        def fill() -> None:
            if inner.isEmpty():
                self.fill(inner, index)

        inner.aboutToShow.connect(fill)


def _entry(
    menu: QMenu,
    text: str,
    choice: tuple[str, Index | None],
    choose: Choose,
    chosen: Callable[[str, Index | None], bool],
) -> None:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(chosen(*choice))
    action.triggered.connect(lambda: choose(*choice))
