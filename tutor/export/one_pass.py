"""The program of a document that does not train: forward once, backward once, and every gradient printed."""

from __future__ import annotations

from tutor.document.document import Document
from tutor.engine import DType, shape_of
from tutor.engine.own import leaf_values, seed_of
from tutor.export.expressions import Expressions, Names, Statement
from tutor.export.literals import assignment, literal, number
from tutor.export.parts import computed
from tutor.export.program import ProgramLine
from tutor.graph import CONSTANT, Graph
from tutor.graph.shapes import Shape, shapes
from tutor.language import translate

TAKEN = ("torch", "F", "numpy", "print", "float")


def one_pass(document: Document, dtype: DType, sample: int) -> list[ProgramLine]:
    """The lines below the imports; errors as `tutor.engine.own.trace`."""
    graph, values = document.computed, document.sample(sample)
    leaves = dict(zip((leaf.name for leaf in graph.leaves), leaf_values(graph, values, dtype), strict=True))
    known = shapes(graph, {name: shape_of(value) for name, value in leaves.items()})
    seed_of(document.seed, known[graph.root], dtype)
    names, wanted = Names(graph, TAKEN), set(graph.parameters or graph.inputs)
    root = names[graph.root]
    lines: list[ProgramLine] = []
    for leaf in graph.leaves:
        if leaf.op != CONSTANT or leaf.name == graph.root:
            value = leaf.attributes[0] if leaf.op == CONSTANT else values[leaf.name]
            after = ", requires_grad=True)" if leaf.name in wanted else ")"
            lines += [
                ProgramLine(text, ("start",))
                for text in assignment(f"{names[leaf.name]} = torch.tensor(", value, after)
            ]
    lines.append(ProgramLine(""))
    for statement in in_graph_order(graph, names):
        lines.append(ProgramLine(f"{names[statement.node]} = {statement.expression}", made(statement)))
    read = reader(known[graph.root])
    lines.append(ProgramLine(f'print("{root}:", {root}{read})', ("forward:end",) if known_op(graph) else ()))
    return [*lines, ProgramLine(""), *_backward(document, graph, names, known, wanted)]


def in_graph_order(graph: Graph, names: Names) -> list[Statement]:
    """A statement a named node; one a node, if autograd would otherwise add at a fork in another order."""
    nodes = computed(graph)
    found = Expressions(graph, names, ()).statements(nodes, graph.root)
    if [name for statement in found for name in statement.makes] != [node.name for node in nodes]:
        found = Expressions(graph, names, (), inline=False).statements(nodes, graph.root)
    return found


def made(statement: Statement) -> tuple[str, ...]:
    """The anchors of the nodes that a statement computes."""
    return tuple(f"forward:{name}" for name in statement.makes)


def known_op(graph: Graph) -> bool:
    """Whether the root is computed, and no leaf."""
    return not graph[graph.root].is_leaf


def reader(shape: Shape) -> str:
    """What turns a tensor of this shape into Python's numbers, with every digit."""
    return ".tolist()" if shape else ".item()"


def _backward(
    document: Document, graph: Graph, names: Names, known: dict[str, Shape], wanted: set[str]
) -> list[ProgramLine]:
    reached = [leaf.name for leaf in graph.leaves if leaf.name in wanted]
    depending = [name for name in reached if name in graph.influencing]
    root, anchors = names[graph.root], ("backward:end",)
    lines = []
    if depending:
        given = _given(document, root, known[graph.root])
        lines.append(ProgramLine(f"{root}.backward({given})", anchors))
    for name in reached:
        called = names[name]
        if name in depending:
            text = f'print("{called}.grad:", {called}.grad{reader(known[name])})'
        else:
            text = no_gradient(called, root)
        lines.append(ProgramLine(text, anchors))
    return lines


def no_gradient(name: str, root: str) -> str:
    """The comment that stands where a leaf gets no gradient."""
    words = translate("export", "{root} does not depend on {name}, so PyTorch gives it no gradient")
    return f"# {words.format(root=root, name=name)}"


def _given(document: Document, root: str, shape: Shape) -> str:
    """The argument of `backward`: nothing where the given gradient is 1."""
    given = document.seed
    if isinstance(given, int | float) and shape:
        return (
            f"torch.ones_like({root})" if given == 1 else f"torch.full_like({root}, {number(float(given))})"
        )
    return "" if isinstance(given, int | float) and given == 1 else f"torch.tensor({literal(given)})"
