"""Finding operations by what is typed."""

from __future__ import annotations

import pytest

from tutor import ops
from tutor.ops.search import rank_of, search, words


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("mul", "mul"),
        ("plus", "add"),
        ("times", "mul"),
        ("*", "mul"),
        ("multiply", "mul"),
        ("minus", "sub"),
        ("-", "sub"),
        ("squared", "square"),
        ("^2", "square"),
        ("matrix product", "matmul"),
        ("@", "matmul"),
        ("MM", "matmul"),
        ("CE", "cross_entropy"),
        ("cross ent", "cross_entropy"),
        ("mse", "mse"),
        ("squared error", "mse"),
        ("concat", "concat"),
        ("sig", "sigmoid"),
        ("σ", "sigmoid"),
        ("ReLU", "relu"),
        ("soft", "softplus"),
        ("softmax", "softmax"),
        ("logarithm", "log"),
        ("lrelu", "leaky_relu"),
        ("crsent", "cross_entropy"),
        ("sum", "sum"),
        ("max", "max"),
    ],
)
def test_what_is_typed_finds_the_operation_first(typed: str, first: str) -> None:
    assert search(typed)[0].name == first


def test_the_name_comes_before_its_beginning_a_word_and_letters_in_order() -> None:
    assert rank_of("add", ("add",)) == 0
    found = [rank_of("pro", names) for names in (("product",), ("matrix product",), ("improve",), ("pxrxo",))]
    assert None not in found and found == sorted(found) and len(set(found)) == 4  # type: ignore[type-var]
    assert rank_of("pro", ("sum",)) is None


def test_a_family_finds_all_its_operations_after_those_of_the_name() -> None:
    found = [row.name for row in search("loss")]
    assert {row.name for row in ops.TABLE.values() if row.family == "loss"} <= set(found)


def test_nothing_typed_is_the_whole_table_in_its_order() -> None:
    assert search("") == tuple(ops.TABLE.values())


@pytest.mark.parametrize("row", ops.TABLE.values(), ids=lambda row: row.name)
def test_each_operation_is_found_first_by_its_name(row: ops.Op) -> None:
    assert search(row.name)[0] is row and words(row)[0] == row.name


def test_nonsense_finds_nothing() -> None:
    assert search("qqzz") == ()
