"""The names that the sentences about a question need, in the symbols of its document."""

from __future__ import annotations

from tutor import ops
from tutor.ops.write import Term, write
from tutor.walk.questions.question import Question
from tutor.walk.update_maths import plain as letter_plain


class Words:
    """The names that the sentences of a question need."""

    def __init__(self, question: Question) -> None:
        self._question = question
        plain, step = question.plain, question.step
        self.names = {"name": plain.symbol(step.node), "gradient": plain.partial(step.node)}
        edge = step.edge
        if step.makes:
            self.names["state"] = letter_plain(step.makes)
        if question.has_left:
            self.names["gradient"] = plain.grad(step.node)
        if edge is not None:
            node = question.here.trace.graph[edge.target]
            self.names |= {
                "given": plain.partial(edge.target),
                "local": plain.local_partial(edge),
                "operand": plain.symbol(edge.source),
                "target": plain.symbol(edge.target),
                "operation": self.forward(edge.target),
                "other": plain.symbol(node.operands[1 - edge.index])
                if len(node.operands) > 1 and edge.index < 2
                else "",
            }
        elif not question.here.trace.graph[step.node].is_leaf:
            self.names["operation"] = self.forward(step.node)

    def forward(self, name: str) -> str:
        """The operation of a node in the symbols of its operands: `ŷ − y`."""
        graph = self._question.here.trace.graph
        return self.write(ops.TABLE[graph[name].op].forward, name)

    def write(self, maths: str, name: str) -> str:
        """Maths text of a node's operation in symbols."""
        node, plain = self._question.here.trace.graph[name], self._question.plain
        row = ops.TABLE[node.op]
        terms = {letter: Term(plain.symbol(o)) for letter, o in zip(row.letters, node.operands, strict=True)}
        terms |= {
            attribute: Term(str(constant))
            if isinstance(constant, tuple)
            else Term(f"{constant:g}", number=True)
            for attribute, constant in row.constants(node.attributes).items()
        }
        return write(maths, terms | {"z": Term(plain.symbol(name)), "g": Term("g")}, "plain").written

    def say(self, sentence: str) -> str:
        """The sentence with the names put in."""
        return sentence.format(**self.names)
