"""A person who edits, by hypothesis: undo and redo lead back, and code and file say the same graph."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tutor.document import Document, from_code
from tutor.document.edits import edits, frame_edits
from tutor.document.edits.fragment import copy, paste
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.engine import own
from tutor.errors import TutorError
from tutor.graph import Graph, Node, ShapeError, read_code, write_code
from tutor.graph.edits import EMPTY
from tutor.graph.graph import CONSTANT, INPUT, PARAMETER
from tutor.graph.unfinished import missing

OPERATIONS = ("add", "sub", "mul", "relu", "square", "tanh", "matmul", "affine", "softmax", "mse", "concat")


def as_set(graph: Graph) -> tuple[str, frozenset[Node]]:
    return graph.root, frozenset(graph.nodes)


def fingerprint(document: Document) -> tuple[object, ...]:
    """All that an edit may change, as text that later edits cannot reach."""
    return write_code(document.graph), repr(document)


class Editing(RuleBasedStateMachine):
    """A person who edits: what is refused changes nothing, what is done can be undone and read back."""

    @initialize()
    def start(self) -> None:
        self.done: list[Document] = [
            from_code("y_hat = x*w + b\nloss = (y_hat - y)**2", {"x": 1, "y": 2}, {"w": 1, "b": 0})
        ]
        self.undone: list[Document] = []
        self.seen = [fingerprint(self.document)]

    @property
    def document(self) -> Document:
        return self.done[-1]

    def do(self, change: object, *arguments: object) -> None:
        try:
            after = change(self.document, *arguments)  # type: ignore[operator]
        except TutorError as error:
            assert str(error).endswith((".", "?"))
        else:
            self.done.append(after)
            self.seen[len(self.done) - 1 :] = [fingerprint(after)]
            self.undone.clear()

    def teardown(self) -> None:
        """Undo all is the start, redo all is the end, and what lies between is as it was."""
        if hasattr(self, "done"):
            states = [*self.done, *reversed(self.undone)]
            assert [fingerprint(state) for state in states] == self.seen

    def pick_waiting(self, data: st.DataObject) -> str:
        waiting = [*missing(self.document.graph)]
        return data.draw(st.sampled_from(waiting)) if waiting else self.pick(data)

    def pick(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([*self.document.graph.position, "gone"]))

    @rule(op=st.sampled_from(OPERATIONS), x=st.integers(0, 900))
    def add(self, op: str, x: int) -> None:
        self.do(edits.add_operation, op, (float(x), 100.0))

    @rule(
        kind=st.sampled_from([INPUT, PARAMETER, CONSTANT]),
        value=st.sampled_from([0.5, (1.0, 2.0), ((1.0, 2.0),)]),
    )
    def add_leaf(self, kind: str, value: object) -> None:
        self.do(edits.add_leaf, kind, (0.0, 0.0), "", value)

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        self.do(edits.delete, {self.pick(data) for _ in range(data.draw(st.integers(1, 3)))})

    @rule(data=st.data(), index=st.sampled_from([None, None, 0, 1, 2]))
    def connect(self, data: st.DataObject, index: int | None) -> None:
        document, source = self.document, self.pick(data)
        target = self.pick_waiting(data) if index is None else self.pick(data)
        said = edits.fitting(document).can_connect(source, target, index)
        try:
            edits.connect(document, source, target, index)
            assert said is None
        except TutorError as error:
            assert str(error) == said
        self.do(edits.connect, source, target, index)

    @rule(data=st.data())
    def disconnect(self, data: st.DataObject) -> None:
        if self.document.graph.edges:
            self.do(edits.disconnect, data.draw(st.sampled_from(self.document.graph.edges)))

    @rule(data=st.data())
    def swap(self, data: st.DataObject) -> None:
        self.do(edits.swap, self.pick(data))

    @rule(data=st.data())
    def insert(self, data: st.DataObject) -> None:
        if self.document.graph.edges:
            edge = data.draw(st.sampled_from(self.document.graph.edges))
            self.do(edits.insert, edge, self.pick_waiting(data))

    @rule(data=st.data(), new=st.sampled_from(["x", "h", "α", "w1", "1x", "class", "y_hat"]))
    def rename(self, data: st.DataObject, new: str) -> None:
        self.do(edits.rename, self.pick(data), new)

    @rule(data=st.data(), kind=st.sampled_from([INPUT, PARAMETER, CONSTANT]))
    def set_leaf(self, data: st.DataObject, kind: str) -> None:
        self.do(edits.set_leaf, self.pick(data), kind)

    @rule(data=st.data(), value=st.sampled_from([2.0, [1.0, 2.0], [[1.0], [2.0]]]))
    def set_value(self, data: st.DataObject, value: object) -> None:
        self.do(edits.set_value, self.pick(data), value)

    @rule(data=st.data())
    def duplicate(self, data: st.DataObject) -> None:
        names = {self.pick(data) for _ in range(2)}
        self.do(edits.duplicate, names, self.document.positions)

    @rule(data=st.data())
    def copy_and_paste(self, data: st.DataObject) -> None:
        names = {self.pick(data) for _ in range(2)}

        def through_a_mail(document: Document) -> Document:
            text = copy(document, names, document.positions)
            return paste(document, "\n".join(f"> {line}" for line in text.splitlines()), (50.0, 50.0))

        self.do(through_a_mail)

    @rule(data=st.data())
    def frame(self, data: st.DataObject) -> None:
        self.do(frame_edits.frame, "Layer", {self.pick(data) for _ in range(data.draw(st.integers(1, 3)))})

    @rule(data=st.data(), closed=st.booleans())
    def close_a_frame(self, data: st.DataObject, closed: bool) -> None:
        if self.document.groups:
            number = data.draw(st.integers(0, len(self.document.groups) - 1))
            self.do(lambda document: frame_edits.set_closed(document, number, closed=closed))

    @rule(data=st.data())
    def join_a_frame(self, data: st.DataObject) -> None:
        if self.document.groups:
            number = data.draw(st.integers(0, len(self.document.groups) - 1))
            self.do(frame_edits.add_to_frame, number, {self.pick(data)})

    @precondition(lambda self: len(self.done) > 1)
    @rule()
    def undo(self) -> None:
        self.undone.append(self.done.pop())

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.done.append(self.undone.pop())

    @invariant()
    def what_names_a_node_names_one_that_is_there(self) -> None:
        document = self.document
        there = set(document.graph.position)
        assert {name for group in document.groups for name in group.nodes} <= there
        assert set(document.positions) <= there
        leaves = {*document.graph.inputs, *document.graph.parameters}
        assert set(document.values) | set(document.data) == leaves

    @invariant()
    def code_says_the_same_graph(self) -> None:
        graph = self.document.graph
        again = read_code(write_code(graph), graph.parameters, unfinished=True).graph
        assert as_set(again) == as_set(graph) or write_code(again) == write_code(graph)

    @invariant()
    def the_finished_part_computes_and_its_file_says_the_same(self) -> None:
        document = self.document
        part = document.computed
        assert bool(missing(document.graph)) == (part is not document.graph) or document.graph == EMPTY
        if part != EMPTY:
            try:
                own.trace(part, document.sample(0), given=document.seed)
            except ShapeError:
                return
        again = read_text(write_text(document), "mine.tutor")
        assert as_set(again.graph) == as_set(document.graph)
        assert (again.values, again.data) == (document.values, document.data)
        assert (again.positions, again.groups) == (document.positions, document.groups)


Editing.TestCase.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
TestEditing = Editing.TestCase
