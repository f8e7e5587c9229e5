"""What can be placed: leaves, every operation of the table by family, templates; and what a search finds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tutor import ops
from tutor.document.document import Document
from tutor.document.edits.placing import Placeable, placeable_templates
from tutor.graph.graph import CONSTANT, INPUT, PARAMETER
from tutor.graph.write_code import is_name
from tutor.language import listed, translate
from tutor.ops import Op
from tutor.ops.search import rank_of, title, words
from tutor.ops.write import Term, write
from tutor.ui.editing.operations import family_titles

_SHORT = 3
_LETTER = re.compile(r"[^\W\d_][\d_]*")
_WEIGHTS = re.compile(r"(w|b|theta|omega|beta|weight|bias)", re.IGNORECASE)
_NAMES_BEFORE = 20
"""The rank from which what may be a name is rather one."""


@dataclass(frozen=True)
class Entry:
    """Something that can be placed: its sign, what it is called, its family, and by what it is found."""

    what: Placeable
    sign: str
    title: str
    family: str
    words: tuple[str, ...]

    def tip(self) -> str:
        """What it does, in some lines of plain text."""
        if self.what.kind == "operation":
            return _tip(ops.TABLE[self.what.id])
        if self.what.kind == "leaf":
            return _leaf_tips()[self.what.id]
        return next(each.summary for each in placeable_templates() if each.id == self.what.id)


@dataclass(frozen=True)
class Found:
    """What a search finds, the likeliest first, and what there is to say about it."""

    entries: tuple[Entry, ...]
    remark: str = ""


def families() -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Everything that can be placed, family by family, each with its title."""
    leaves = translate("palette", "Leaves")
    found: dict[str, list[Entry]] = {leaves: _leaves(leaves)}
    called = family_titles()
    for row in ops.TABLE.values():
        family = called.get(row.family, row.family)
        found.setdefault(family, []).append(_operation(row, family))
    last = translate("palette", "Templates")
    found[last] = [
        Entry(Placeable("template", each.id), "", each.title, last, (each.title, each.id, last))
        for each in placeable_templates()
    ]
    return tuple((family, tuple(entries)) for family, entries in found.items())


def search(query: str, document: Document) -> Found:
    """What may be meant by what is typed: something to place, a constant by its value, a leaf by its name.

    Names of one letter come before operations that begin with it; a name that a node has is told.
    """
    typed = query.strip()
    ranked = [
        (rank, entry)
        for _, entries in families()
        for entry in entries
        if (rank := rank_of(typed, entry.words)) is not None
    ]
    found = sorted(ranked, key=lambda pair: pair[0])
    number = _number(typed)
    if number is not None:
        constant = Entry(Placeable("leaf", CONSTANT, value=number), "c", f"{number:g}", _constant(), (typed,))
        return Found((constant, *(entry for _, entry in found)))
    if not is_name(typed):
        return Found(tuple(entry for _, entry in found))
    if typed in document.graph:
        remark = translate("palette", "There is a node named {name} already.").format(name=typed)
        return Found(tuple(entry for _, entry in found), remark)
    before = 1 if _LETTER.fullmatch(typed) else _NAMES_BEFORE
    better = [entry for rank, entry in found if rank < before]
    return Found((*better, *_named(typed), *(entry for rank, entry in found if rank >= before)))


def _leaves(family: str) -> list[Entry]:
    return [
        Entry(Placeable("leaf", kind), sign, name, family, (name, *others, family))
        for kind, sign, name, others in (
            (INPUT, "x", translate("palette", "input"), ("input", "sample", "feature", "target")),
            (PARAMETER, "w", translate("palette", "parameter"), ("parameter", "weight", "bias")),
            (CONSTANT, "c", _constant(), ("constant", "number")),
        )
    ]


def _constant() -> str:
    return translate("palette", "constant")


def _operation(row: Op, family: str) -> Entry:
    named = title(row)
    sign = row.symbol.replace("( )", "")
    says_it = sign.isascii() and sign.isalpha() and named.casefold().startswith(sign.casefold())
    shown = "" if says_it or len(sign) > _SHORT else sign
    return Entry(Placeable("operation", row.name), shown, named, family, words(row, family))


def _named(name: str) -> tuple[Entry, Entry]:
    """A parameter and an input of this name; which of them comes first the letter says."""
    kinds = (
        (PARAMETER, translate("palette", "parameter {name}")),
        (INPUT, translate("palette", "input {name}")),
    )
    first, second = (
        Entry(Placeable("leaf", kind, name), name[:1], words_.format(name=name), "", (name,))
        for kind, words_ in (kinds if _WEIGHTS.match(name) else kinds[::-1])
    )
    return first, second


def _number(typed: str) -> float | None:
    """The number typed; none that is not finite."""
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?", typed.replace("−", "-"), re.IGNORECASE):
        return None
    return float(typed.replace("−", "-"))


def _leaf_tips() -> Mapping[str, str]:
    return {
        INPUT: translate("palette", "A leaf whose value is given: a number of the sample, or a target."),
        PARAMETER: translate("palette", "A leaf that training changes: its gradient is wanted."),
        CONSTANT: translate("palette", "A leaf whose value stays as it is."),
    }


def _tip(row: Op) -> str:
    """What the row computes, how many operands it takes, and what it passes back."""
    terms = {name: Term(name) for name in (*row.letters, *(key for key, _ in row.attributes), "z", "g")}

    def written(maths: str) -> str:
        return write(maths, terms, "plain").written

    if row.arity == 1:
        takes = translate("palette", "1 operand: a")
    else:
        takes = translate("palette", "{count} operands: {letters}")
    lines = [
        f"{row.name}: z = {written(row.forward)}",
        takes.format(count=row.arity, letters=listed(row.letters)),
    ]
    lines += [
        f"∂z/∂{letter} = {written(maths)}" for letter, maths in zip(row.letters, row.local, strict=False)
    ]
    back = translate("palette", "passes back to {letter}: {maths}")
    lines += [
        back.format(letter=letter, maths=written(maths))
        for letter, maths in zip(row.letters, row.pull, strict=False)
    ]
    return "\n".join(lines)
