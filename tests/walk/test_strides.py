"""Steps inside closed frames as one move: none is left out, each belongs to one, and both ways meet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.graphs import Case, graphs
from tutor.graph import read_code
from tutor.graph.collapse import collapse
from tutor.walk import Phase, Walkthrough
from tutor.walk.strides import Stride, Strides

GRAPHS = graphs(("add", "mul", "neg", "sigmoid"), largest=8)


@given(GRAPHS, st.sets(st.integers(0, 11), min_size=1, max_size=4), st.booleans())
def test_going_on_by_moves_goes_through_every_step_and_back_again(
    case: Case, some: set[int], together: bool
) -> None:
    names = [node.name for node in case.graph.nodes]
    small = collapse(case.graph, {"▸0": {names[at % len(names)] for at in some}})
    walk = Walkthrough(case.graph, "with forward" if together else "phase", updates=True)
    strides = Strides(walk, small.hidden)
    positions = [0]
    while positions[-1] < len(walk):
        positions.append(strides.moved(positions[-1], 1))
    assert positions[-1] == len(walk)
    back = [len(walk)]
    while back[-1]:
        back.append(strides.moved(back[-1], -1))
    assert back[::-1] == positions
    made = [step for position in positions for step in strides.made(position)]
    assert made == list(walk.steps)


def test_a_stride_is_what_happens_inside_in_one_phase() -> None:
    graph = read_code("a = x*w\nb = a + c\nloss = (b - y)**2", ["w", "c"]).graph
    walk = Walkthrough(graph, updates=True)
    strides = Strides(walk, dict.fromkeys(("w", "c", "a", "b"), "Layer"))
    assert [(stride.phase, len(stride)) for stride in strides.all] == [
        (Phase.FORWARD, 2), (Phase.LOCAL, 3), (Phase.BACKWARD, 3), (Phase.UPDATE, 2), (Phase.ZERO_GRAD, 2),
    ]  # fmt: skip
    first = strides.all[0]
    assert first == Stride("Layer", Phase.FORWARD, 0, 2)
    assert [strides.moved(at, by) for at, by in ((0, 1), (1, 1), (1, -1), (2, -1))] == [2, 2, 0, 0]
    assert (strides.whole(2), strides.whole(1)) == (first, None)
    assert (strides.moved(len(walk), 1), strides.moved(0, -1)) == (len(walk) + 1, -1)
