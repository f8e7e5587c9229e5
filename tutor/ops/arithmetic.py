"""Operations on numbers, element by element, with broadcasting."""

from __future__ import annotations

from tutor.ops.op import Op

ROWS = (
    Op("add", "+", "a + b", local=("1", "1")),
    Op("sub", "−", "a - b", local=("1", "-1")),
    Op("mul", "×", "a * b", local=("b", "a")),
    Op("div", "÷", "a / b", local=("1 / b", "-a / b ** 2"), domain="abs(b) > 0.3"),
    Op("neg", "−( )", "-a", local=("-1",)),
    Op("square", "( )²", "a ** 2", local=("2 * a",)),
    Op(
        "pow",
        "( )ⁿ",
        "a ** n",
        local=("where(n == 0, 0, n * a ** (n - 1))",),
        attributes=(("n", None),),
        domain="a > 0.3",
    ),
    Op("exp", "exp", "exp(a)", local=("z",)),
    Op("log", "ln", "log(a)", local=("1 / a",), domain="a > 0.3"),
    Op("sqrt", "√", "sqrt(a)", local=("1 / (2 * z)",), domain="a > 0.3"),
    Op("abs", "| |", "abs(a)", local=("sign(a)",), domain="abs(a) > 0.01"),
    Op(
        "maximum",
        "max",
        "maximum(a, b)",
        local=("where(a < b, 0, where(a == b, 0.5, 1))", "where(a > b, 0, where(a == b, 0.5, 1))"),
        domain="abs(a - b) > 0.01",
    ),
    Op(
        "minimum",
        "min",
        "minimum(a, b)",
        local=("where(a > b, 0, where(a == b, 0.5, 1))", "where(a < b, 0, where(a == b, 0.5, 1))"),
        domain="abs(a - b) > 0.01",
    ),
    Op("sin", "sin", "sin(a)", local=("cos(a)",)),
    Op("cos", "cos", "cos(a)", local=("-sin(a)",)),
)
