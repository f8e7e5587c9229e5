"""The forward pass of a graph of arrays as straight-line numpy, for training and for looking alone."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from operator import attrgetter
from typing import Any

import numpy as np

from tutor import ops
from tutor.engine.axis_functions import of_each
from tutor.engine.code.code_names import CodeNames, without_brackets
from tutor.engine.code.product_code import Product, apart, beside
from tutor.engine.numbers import DType, numpy_names
from tutor.engine.sample_axis import Array
from tutor.graph import Graph, Node
from tutor.graph.shapes import Shape
from tutor.ops.lower import to_python


def array_names(dtype: DType, shapes: Mapping[str, Shape]) -> dict[str, Any]:
    """What the names mean that the code of a graph with values of these shapes does not define."""
    known = numpy_names(dtype) | {
        "total": np.add.reduce, "transpose": attrgetter("mT"), "spread": np.broadcast_to,
        "multiply": np.multiply, "subtract": np.subtract, "add": np.add, "beside": beside, "apart": apart,
        "each": each_sample, "dot": np.dot, "only_of_each": _only,
    }  # fmt: skip
    for rank in {len(shape) for shape in shapes.values()}:
        known |= {f"{name}_of_each_{rank}": function for name, function in of_each(rank).items()}
    return known


class ForwardWriter:
    """Writes the line of each node; `sampled` are those with an axis of samples in front."""

    def __init__(
        self, graph: Graph, shapes: Mapping[str, Shape], reserved: Sequence[str], sampled: Collection[str]
    ) -> None:
        """`shapes` are those of one sample; `reserved` names that no variable may have."""
        self._graph, self._shapes, self._sampled = graph, shapes, sampled
        self._names = CodeNames(graph, reserved)

    def _lines_of(self, wanted: Collection[str]) -> list[str]:
        return [
            f"{self._names.value[node.name]} = {without_brackets(self._value(node))}"
            for node in self._graph.nodes
            if not node.is_leaf and node.name in wanted
        ]

    def _array(self, name: str) -> Array:
        return Array(self._names.value[name], self._shapes[name], name in self._sampled)

    def _value(self, node: Node) -> str:
        row = ops.TABLE[node.op]
        operands = [self._array(operand) for operand in node.operands]
        if row.after_product:
            return self._around_product(node, operands)
        if row.family == ops.OPAQUE:
            return self._opaque(row.forward, node, operands)
        rank = max(len(operand.shape) for operand in operands)
        return self._lowered(node, row.forward, [operand.aligned(rank) for operand in operands])

    def _around_product(self, node: Node, operands: Sequence[Array]) -> str:
        """A matrix product, and what the operation adds to it."""
        shape, row = self._shapes[node.name], ops.TABLE[node.op]
        left, right, *added = operands
        product = Product(left, right, shape)
        if product.direct:
            code = f"{product.call}({left.code}, {right.code})"
        else:
            code = product.result(f"{product.call}({product.left()}, {product.right()})")
        names = {"p": Array(code, shape, left.sampled or right.sampled).aligned(len(shape))}
        names |= {
            letter: each.aligned(len(shape)) for letter, each in zip(row.letters[2:], added, strict=True)
        }
        return to_python(row.after_product, names, scalar=False)

    def _lowered(
        self, node: Node, maths: str, operands: Sequence[str], rank: int = 0, *, given: str = ""
    ) -> str:
        """Maths text of the node's row in these operands; sums and sizes in it are those of one sample."""
        row, brought = ops.TABLE[node.op], [self._array(operand) for operand in node.operands]
        shape = max((operand.shape for operand in brought), key=len)
        names = dict(zip(row.letters, operands, strict=True))
        names |= {"z": self._array(node.name).aligned(rank), "g": given}
        sampled = any(operand.sampled for operand in brought)
        for name, constant in row.constants(node.attributes).items():
            names[name] = repr(self._of_each(node, name, constant) if sampled else constant)
        if sampled:
            names |= {name: f"{name}_of_each_{len(shape)}" for name in of_each(0)}
            if math.prod(shape) == 1:
                names["sum"] = "only_of_each"
        return to_python(without_sizes(maths, math.prod(shape)), names, scalar=False)

    @staticmethod
    def _opaque(maths: str, node: Node, operands: Sequence[Array], given: Array | None = None) -> str:
        """What PyTorch alone computes: of a batch, sample by sample."""
        taken = [*([] if given is None else [given]), *operands]
        letters = [*([] if given is None else ["g"]), *ops.TABLE[node.op].letters]
        names = {letter: operand.code for letter, operand in zip(letters, taken, strict=True)}
        if any(operand.sampled for operand in taken):
            flags = "".join("1" if operand.sampled else "0" for operand in taken)
            names |= {function: f"each({flags!r}, {function})" for function in ("computed", "pulled")}
        return to_python(maths, names, scalar=False)

    def _of_each(self, node: Node, name: str, constant: Any) -> Any:
        """A setting that holds for each sample, where there is an axis of samples in front."""
        if name == "shape":
            return (-1, *self._shapes[node.name])
        if name == "axis" and constant >= 0:
            return constant - len(self._shapes[node.operands[0]])
        return constant


def each_sample(flags: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function sample by sample: its arrays have an axis of samples in front where a flag is 1."""

    def of_all(*given: Any) -> Any:
        settings, arrays = given[: -len(flags)], given[-len(flags) :]
        count = max(len(array) for flag, array in zip(flags, arrays, strict=True) if flag == "1")
        samples = (
            [array[at] if flag == "1" else array for flag, array in zip(flags, arrays, strict=True)]
            for at in range(count)
        )
        return np.stack([function(*settings, *sample) for sample in samples])

    return of_all


class _SizesPutIn(ast.NodeTransformer):
    def __init__(self, size: int) -> None:
        self._size = size

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        match node:
            case ast.BinOp(op=ast.Div(), left=left, right=ast.Constant(value=1)):
                return left
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if isinstance(node.func, ast.Name) and node.func.id == "size":
            return ast.Constant(self._size)
        self.generic_visit(node)
        return node


def without_sizes(maths: str, size: int) -> str:
    """Maths text with the number of the operand's elements put in for `size(a)`; nothing is divided by 1."""
    return ast.unparse(_SizesPutIn(size).visit(ast.parse(maths, mode="eval"))) if "size(" in maths else maths


def _only(stack: Any) -> Any:
    """The sum over each sample's elements, where there is one of them."""
    return stack.reshape(-1)
