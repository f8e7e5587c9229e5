"""Every mistake in code is one sentence with its line and column."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor import ops
from tutor.errors import TutorError
from tutor.graph import (
    CONSTANT,
    INPUT,
    CodeError,
    CycleError,
    Graph,
    GraphError,
    Node,
    Place,
    ShapeError,
    read_code,
)
from tutor.graph.graph import find_cycle
from tutor.graph.shapes import shapes

NONE_OF = "is none of numbers, names, + - * / ** @ .T and calls of the known operations."
LINE = "each line is to read name = expression."


def _mistake(code: str) -> CodeError:
    with pytest.raises(CodeError) as refused:
        read_code(code)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.endswith((".", "?"))
    assert sentence.startswith(f"Line {refused.value.place.line}, column {refused.value.place.column}: ")
    assert sentence.endswith(refused.value.sentence)
    return refused.value


@pytest.mark.parametrize(
    ("code", "place", "sentence"),
    [
        ("y = x\nz = 2 * sigmod(y)", (2, 9), "there is no operation named sigmod; is sigmoid meant?"),
        ("z = qqqqq(x)", (1, 5), "there is no operation named qqqqq."),
        ("z = x.relus()", (1, 5), "there is no operation named x.relus; is relu meant?"),
        ("z = scipy.relu(x)", (1, 5), "relu takes 1 operand, here are 2."),
        ("z = scipy.rel(x)", (1, 5), "there is no operation named scipy.rel; is relu meant?"),
        ("z = relu(x)(y)", (1, 5), "there is no operation named relu(x); is relu meant?"),
        ("z = relu(x, y)", (1, 5), "relu takes 1 operand, here are 2."),
        ("z = relu()", (1, 5), "relu takes 1 operand, here are 0."),
        ("h = 1\nz = h + maximum(x)", (2, 9), "maximum takes 2 operands, here are 1."),
        ("z = leaky_relu(x, 0.1, 0.2)", (1, 5), "leaky_relu takes 1 operand, here are 3."),
        ("z = relu(x, slope=0.1)", (1, 19), "relu has no argument named slope."),
        ("z = leaky_relu(x, 0.1, slope=0.2)", (1, 30), "slope of leaky_relu is given twice."),
        ("z = leaky_relu(x, slope=s)", (1, 25), "slope of leaky_relu is to be a number."),
        ("z = softmax(x, axis=0.5)", (1, 21), "axis of softmax is to be a whole number."),
        ("z = softmax(x, dim=0, axis=1)", (1, 28), "axis of softmax is given twice."),
        (
            "z = reshape(x, 2, n)",
            (1, 16),
            "shape of reshape is to be whole numbers, as in reshape(x, 2, 3).",
        ),
        ("z = reshape(x)", (1, 5), "shape of reshape is to be whole numbers, as in reshape(x, 2, 3)."),
        ("z = dropout(x, p=1)", (1, 18), "p of dropout is to be from 0 to less than 1."),
        ("z = dropout(x, seed=-1)", (1, 21), "seed of dropout is to be 0 or more."),
        ("z = one_hot(y)", (1, 5), "classes of one_hot is to be a number."),
        ("z = max(a, b, c)", (1, 5), "max takes 1 operand, here are 3."),
        ("z = concat(a)", (1, 5), "concat takes 2 operands, here are 1."),
        ("z = pow(x)", (1, 5), "n of pow is to be a number."),
        ("z = relu(**x)", (1, 5), "relu takes 1 operand, here are 0."),
        ("z = relu(*x)", (1, 10), f"*x {NONE_OF}"),
        ("a = b\nc = a * 2\nb = c", (2, 1), "this would make a cycle: c → c."),
        ("p = q + 1\nq = relu(r)\nr = p - 1", (1, 1), "this would make a cycle: p → r → q → p."),
        ("z = z", (1, 1), "this would make a cycle: z → z."),
        ("h = x\nz = z + h", (2, 1), "this would make a cycle: z → z."),
        ("r = x\n  \nr = y", (3, 1), "r is given twice, first in line 1; give this one another name."),
        ("", (1, 1), "there is no root: write at least one line such as loss = (x*w - y)**2."),
        ("# only words", (1, 1), "there is no root: write at least one line such as loss = (x*w - y)**2."),
        ("x * w", (1, 1), LINE),
        ("z = x; z * 2", (1, 8), LINE),
        ("a = b = x", (1, 1), LINE),
        ("a, b = x", (1, 1), LINE),
        ("a.b = x", (1, 1), LINE),
        ("z: float = x", (1, 1), LINE),
        ("z = x\nz += 1", (2, 1), LINE),
        ("z = x\nimport os", (2, 1), LINE),
        ("def f(x):\n    return x", (1, 1), LINE),
        ("z = x.__class__", (1, 5), f"x.__class__ {NONE_OF}"),
        ("z = x.__init__.__globals__['a']", (1, 5), f"x.__init__.__globals__[… {NONE_OF}"),
        ("z = x[0]", (1, 5), f"x[0] {NONE_OF}"),
        ("z = 2 + 'a'", (1, 9), f"'a' {NONE_OF}"),
        ("z = b'a'", (1, 5), f"b'a' {NONE_OF}"),
        ("z = f'{x}'", (1, 5), f"f'{{x}}' {NONE_OF}"),
        ("z = True", (1, 5), f"True {NONE_OF}"),
        ("z = None", (1, 5), f"None {NONE_OF}"),
        ("z = ...", (1, 5), "an operand is missing here, where ... stands."),
        ("z = 3j", (1, 5), f"3j {NONE_OF}"),
        ("z = x // y", (1, 5), f"x // y {NONE_OF}"),
        ("z = x % y", (1, 5), f"x % y {NONE_OF}"),
        ("z = 2 * (x·w)", (1, 11), "· is part of the name x·w here; times is written *."),
        ("z = x·relu()", (1, 5), "there is no operation named x·relu; is relu meant?"),
        ("z = not x", (1, 5), f"not x {NONE_OF}"),
        ("z = ~x", (1, 5), f"~x {NONE_OF}"),
        ("z = -'a'", (1, 5), f"-'a' {NONE_OF}"),
        ("z = x < y", (1, 5), f"x < y {NONE_OF}"),
        ("z = x and y", (1, 5), f"x and y {NONE_OF}"),
        ("z = x if y else w", (1, 5), f"x if y else w {NONE_OF}"),
        ("z = (lambda: x)()", (1, 5), "there is no operation named lambda: x."),
        ("z = lambda a: a", (1, 5), f"lambda a: a {NONE_OF}"),
        ("z = (h := x)", (1, 6), f"h := x {NONE_OF}"),
        ("z = [i for i in x]", (1, 5), f"[i for i in x] {NONE_OF}"),
        ("z = {1: 2}", (1, 5), f"{{1: 2}} {NONE_OF}"),
        ("z = await x", (1, 5), f"await x {NONE_OF}"),
        ("z = [1, [2, 3]]", (1, 5), "the rows of a list are to be numbers, all rows equally long."),
        ("z = x + []", (1, 9), "the rows of a list are to be numbers, all rows equally long."),
        ("z = [1, x]", (1, 9), f"x {NONE_OF}"),
        ("z = x * 1e999", (1, 9), "this number is too large."),
        (f"z = x * 1{'0' * 400}", (1, 9), "this number is too large."),
        ("z = x *", (1, 8), "this cannot be read as an expression (invalid syntax)."),
        ("z = (x", (1, 5), "this cannot be read as an expression ('(' was never closed)."),
        ("y = x\n  z = y", (2, 2), "this cannot be read as an expression (unexpected indent)."),
        (
            "z = 'a",
            (1, 5),
            "this cannot be read as an expression (unterminated string literal (detected at line 1)).",
        ),
        ("x := 3", (1, 3), "this cannot be read as an expression (invalid syntax)."),
        ("z = $x", (1, 5), "this cannot be read as an expression (invalid syntax)."),
        ("ŷ = αβγ * (x + sigmod(y))", (1, 16), "there is no operation named sigmod; is sigmoid meant?"),
        ("z =\tx +\tsigmod(y)", (1, 9), "there is no operation named sigmod; is sigmoid meant?"),
        (
            "a = x\r\nb = a\x0c\r\nc = sigmod(b)",
            (3, 5),
            "there is no operation named sigmod; is sigmoid meant?",
        ),
    ],
)
def test_each_mistake_has_its_sentence_and_its_place(
    code: str, place: tuple[int, int], sentence: str
) -> None:
    mistake = _mistake(code)
    assert mistake.sentence == sentence
    assert mistake.place == Place(*place)


@pytest.mark.parametrize(
    "code",
    [
        "z = x\0",
        "z = \ud800",
        "z = " + "(" * 500 + "x" + ")" * 500,
        "z = " + "-" * 100_000 + "x",
        "z = " + "+".join(["x"] * 50_000),
        "z = " + "relu(" * 150 + "x" + ")" * 150 + " + " + "-" * 20_000 + "x",
        "z = " + "x" + ".T" * 20_000,
        "z = " + "[" * 33 + "1" + "]" * 33,
        "z = " + "[" * 150 + "1" + "]" * 150 + "[0]",
        "z = 9" + "9" * 5000,
        "\ufeff\x00",
        "z = x ** " + "-" * 30_000 + "2",
        "z = " + "x." * 2000 + "relu()",
        "z = " + "x." * 30_000 + "relu()",
    ],
    ids=lambda code: f"{code[:12]!r}-{len(code)}",
)
def test_code_that_no_person_writes_is_refused_in_a_sentence(code: str) -> None:
    assert len(_mistake(code).sentence) < 200


@pytest.mark.parametrize(
    ("code", "nodes"),
    [
        ("z = " + "relu(" * 60 + "x" + ")" * 60, 61),
        ("z = " + "+".join(f"x{index}" for index in range(1000)), 1999),
        ("z = " + "-" * 1000 + "x", 1001),
        ("z = x" + ".T" * 1000, 1001),
        ("z = x" + ".relu()" * 1000, 1001),
    ],
    ids=lambda code: str(code)[:12],
)
def test_a_long_line_needs_no_deep_stack(code: str, nodes: int) -> None:
    frame, depth = sys._getframe(), 0
    while frame.f_back:
        frame, depth = frame.f_back, depth + 1
    before = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(depth + 900)  # Python's own parser is given three times as much
        assert len(read_code(code).graph.nodes) == nodes
    finally:
        sys.setrecursionlimit(before)


_PIECES = st.sampled_from(
    [
        "z",
        "x",
        "=",
        " ",
        "\n",
        "+",
        "*",
        "**",
        "(",
        ")",
        "2",
        "[",
        "]",
        ",",
        "relu",
        ".T",
        "-",
        "@",
        ".",
        "'",
        ":",
        "#",
        ";",
    ]
)


@settings(max_examples=400)
@given(st.one_of(st.text(max_size=30), st.lists(_PIECES, max_size=14).map("".join)))
def test_any_text_is_a_graph_or_a_sentence(code: str) -> None:
    try:
        graph = read_code(code).graph
    except CodeError as mistake:
        lines = code.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= mistake.place.line <= len(lines) + 1
        assert "\n" not in str(mistake)
    else:
        assert graph.root in graph


def test_shapes_that_do_not_fit_are_located_in_the_code() -> None:
    source = read_code("h = W @ x\nloss = sum(h + (x * b)**2)", ["W"])
    with pytest.raises(ShapeError) as refused:
        shapes(source.graph, {"W": (2, 3), "x": (3,), "b": (4, 1, 2)})
    located = source.locate(refused.value)
    assert located.place == Place(2, 17)
    assert str(located) == (
        "Line 2, column 17: x (a vector of 3) and b (4 × 1 × 2) do not fit together in x*b: each axis, "
        "from the last, must have one length or be 1 long."
    )


@pytest.mark.parametrize(
    ("code", "leaves", "sentence"),
    [
        (
            "z = W @ x", {"W": (2, 3), "x": (2, 3)},
            "W (2 × 3) and x (2 × 3) do not fit together in z: the columns of the first (3) must be as many "
            "as the rows of the second (2).",
        ),
        ("z = W @ x", {"W": (2, 3), "x": ()}, "W (2 × 3) and x (a single number) do not fit"),
        ("z = W @ x", {"W": (2, 2, 2), "x": (2,)}, "W (2 × 2 × 2) and x (a vector of 2) do not fit"),
        ("z = x.T", {"x": (3,)}, "x (a vector of 3) does not fit in z: only a matrix can be transposed."),
        ("z = x - y", {"x": (3,), "y": (2,)}, "x (a vector of 3) and y (a vector of 2) do not fit"),
    ],
)  # fmt: skip
def test_a_shape_error_names_both_operands_and_their_shapes(
    code: str, leaves: dict[str, tuple[int, ...]], sentence: str
) -> None:
    source = read_code(code)
    with pytest.raises(ShapeError) as refused:
        shapes(source.graph, leaves)
    assert str(refused.value).startswith(sentence)
    assert refused.value.node == "z"
    assert source.locate(refused.value).place == Place(1, 1)


@pytest.mark.parametrize(
    ("nodes", "root", "sentence"),
    [
        ([Node("x", INPUT), Node("x", INPUT)], "x", "There are two nodes named x."),
        ([Node("x", INPUT)], "z", "There is no root: no node is named z."),
        ([], "", "There is no root: no node is named ?."),
        ([Node("z", "add", ("x", "x"))], "z", "z needs x, and there is no such node."),
        ([Node("x", INPUT), Node("z", "add", ("x",))], "z", "add takes 2 operands, here are 1."),
        ([Node("x", INPUT), Node("z", "frob", ("x",))], "z", "There is no operation named frob."),
        ([Node("x", INPUT), Node("z", "pow", ("x",))], "z", "pow in z needs a value for n."),
        ([Node("c", CONSTANT)], "c", "The constant c has no value."),
        (
            [Node("a", "neg", ("b",)), Node("b", "exp", ("a",))], "a",
            "This would make a cycle: a → b → a.",
        ),
    ],
)  # fmt: skip
def test_a_graph_that_cannot_be_is_refused(nodes: list[Node], root: str, sentence: str) -> None:
    with pytest.raises(GraphError) as refused:
        Graph.of(nodes, root)
    assert str(refused.value) == sentence
    assert isinstance(refused.value, TutorError)


def test_a_cycle_says_who_is_in_it() -> None:
    nodes = [
        Node("x", INPUT),
        Node("p", "add", ("x", "r")),
        Node("q", "neg", ("p",)),
        Node("r", "exp", ("q",)),
    ]
    with pytest.raises(CycleError) as refused:
        Graph.of(nodes, "r")
    assert refused.value.names == ("p", "q", "r", "p")
    assert find_cycle({node.name: node for node in nodes[:1]}) == ()


def test_a_graph_takes_what_the_table_knows() -> None:
    nodes = [Node("x", INPUT), Node("h", "leaky_relu", ("x",)), Node("z", "max", ("h", "x"))]
    graph = Graph.of([nodes[2], nodes[1], nodes[0]], "z")
    assert [node.name for node in graph.nodes] == ["x", "h", "z"]
    assert graph["h"].attributes == (0.01,)
    assert graph["z"].op == "maximum"
    assert Graph.of([nodes[0], Node("z", "pow", ("x",), (2.0,))], "z")["z"] == Node("z", "square", ("x",))
    assert set(ops.TABLE) >= {node.op for node in graph.nodes[1:]}
