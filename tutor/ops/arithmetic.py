"""Operations on numbers, element by element, with broadcasting."""

from __future__ import annotations

from tutor.ops.op import Op

ROWS = (
    Op("add", "+", "a + b", local=("1", "1"), grad_fn="AddBackward0"),
    Op(
        "sub",
        "−",
        "a - b",
        local=("1", "-1"),
        grad_fn="SubBackward0",
        grad_fn_in=(("n0", "RsubBackward1"), ("n1", "RsubBackward1"), ("n2", "RsubBackward1")),
    ),
    Op("mul", "×", "a * b", local=("b", "a"), grad_fn="MulBackward0"),
    Op("div", "÷", "a / b", local=("1 / b", "-a / b ** 2"), domain="abs(b) > 0.3", grad_fn="DivBackward0"),
    Op("neg", "−( )", "-a", local=("-1",), grad_fn="NegBackward0"),
    Op("square", "( )²", "a ** 2", local=("2 * a",), grad_fn="PowBackward0"),
    Op(
        "pow",
        "( )ⁿ",
        "a ** n",
        local=("where(n == 0, 0, n * a ** (n - 1))",),
        attributes=(("n", None),),
        domain="a > 0.3",
        grad_fn="PowBackward0",
    ),
    Op(
        "power",
        "aᵇ",
        "a ** b",
        local=(
            "where(b == 0, 0, b * a ** (b - 1))",
            "where(a == 0, where(b < 0, z * log(a), 0), z * log(a))",
        ),
        domain="a > 0.3",
        grad_fn="PowBackward1",
    ),
    Op("exp", "exp", "exp(a)", local=("z",), grad_fn="ExpBackward0"),
    Op("log", "ln", "log(a)", local=("1 / a",), domain="a > 0.3", grad_fn="LogBackward0"),
    Op("sqrt", "√", "sqrt(a)", local=("1 / (2 * z)",), domain="a > 0.3", grad_fn="SqrtBackward0"),
    Op("abs", "| |", "abs(a)", local=("sign(a)",), domain="abs(a) > 0.01", grad_fn="AbsBackward0"),
    Op(
        "maximum",
        "max",
        "maximum(a, b)",
        local=("where(a < b, 0, where(a == b, 0.5, 1))", "where(a > b, 0, where(a == b, 0.5, 1))"),
        domain="abs(a - b) > 0.01",
        grad_fn="MaximumBackward0",
    ),
    Op(
        "minimum",
        "min",
        "minimum(a, b)",
        local=("where(a > b, 0, where(a == b, 0.5, 1))", "where(a < b, 0, where(a == b, 0.5, 1))"),
        domain="abs(a - b) > 0.01",
        grad_fn="MinimumBackward0",
    ),
    Op("sin", "sin", "sin(a)", local=("cos(a)",), grad_fn="SinBackward0"),
    Op("cos", "cos", "cos(a)", local=("-sin(a)",), grad_fn="CosBackward0"),
)
