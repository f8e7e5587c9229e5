"""Operations that put the elements of their operands in another order or shape, and compute nothing."""

from __future__ import annotations

from tutor.ops.op import Op

ROWS = (
    Op(
        "reshape",
        "shape",
        "reshape(a, shape)",
        pull=("shaped_as(g, a)",),
        attributes=(("shape", None),),
        torch="a.reshape(shape)",
        family="shape",
        grad_fn="ViewBackward0",
    ),
    Op(
        "concat",
        "cat",
        "joined(a, b, axis)",
        pull=("first_of(g, a, axis)", "last_of(g, b, axis)"),
        attributes=(("axis", 0.0),),
        torch="torch.cat((a, b), dim=axis)",
        family="shape",
        grad_fn="CatBackward0",
    ),
    Op(
        "slice",
        "slice",
        "part(a, start, stop, axis)",
        pull=("put_back(g, a, start, stop, axis)",),
        attributes=(("start", None), ("stop", None), ("axis", 0.0)),
        torch="a.narrow(axis, start, stop - start)",
        family="shape",
        grad_fn="SliceBackward0",
    ),
    Op(
        "one_hot",
        "1-hot",
        "one_hot(a, classes)",
        pull=("0 * a",),
        attributes=(("classes", None),),
        domain="abs(a - 0.5) > 0.01",
        torch="(torch.abs(a.unsqueeze(-1) - torch.arange(classes)) < 0.5) + 0 * a.unsqueeze(-1)",
        family="shape",
        grad_fn="AddBackward0",
    ),
)
