"""The graph at a step as a TikZ picture, for a paper: the picture alone, or a document that compiles.

It wants no package but tikz and amsmath, and no library of either; Chinese letters want ctex and XeLaTeX.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tutor import ops
from tutor.export.tex import has_chinese, in_text, one_line, symbol_tex
from tutor.export.tikz_places import bend, places
from tutor.export.told import Told
from tutor.graph import CONSTANT, PARAMETER, Edge, Node
from tutor.graph.layout import ROOT_BOX
from tutor.language import translate
from tutor.walk import Derivations, Kind, Known, Quantity, phase_title
from tutor.walk.figures import value_tex

_STYLES = r"""\definecolor{tutorvalue}{HTML}{1D4ED8}
\definecolor{tutorgradient}{HTML}{B93815}
\definecolor{tutorlocal}{HTML}{6D28D9}
\tikzset{
  tutor edge/.style={->, >=latex, line width=0.6pt, draw=black!70},
  tutor passed/.style={tutor edge, line width=1.1pt, draw=tutorgradient},
  tutor operation/.style={circle, draw=black!80, line width=0.7pt, minimum size=9mm, inner sep=1pt},
  tutor input/.style={rectangle, draw=tutorvalue, line width=0.7pt, inner sep=4pt, align=center},
  tutor parameter/.style={tutor input, draw=tutorlocal, line width=1pt, rounded corners=2pt},
  tutor root/.style={tutor input, draw=black!80, line width=1pt},
  tutor frame/.style={draw=black!45, dashed, rounded corners=4pt},
  tutor value/.style={text=tutorvalue, font=\footnotesize, inner sep=2.5pt},
  tutor gradient/.style={text=tutorgradient, font=\footnotesize, inner sep=2.5pt},
  tutor local/.style={draw=tutorlocal, text=tutorlocal, fill=white, rounded corners=1.5pt, font=\scriptsize,
    inner sep=1.5pt},
}
"""

_HEAD = r"""\documentclass{article}
\usepackage{amsmath}
\usepackage{tikz}
"""
_CHINESE = r"""\usepackage[scheme=plain]{ctex}
"""
_XELATEX = "% !TeX program = xelatex\n"
# The page is as large as the picture: the class that does this is not in every LaTeX.
_BEGIN = r"""\newsavebox{\tutorpicture}
\newlength{\tutorpagewidth}
\newlength{\tutorpageheight}
\pagestyle{empty}
\begin{document}
\begin{lrbox}{\tutorpicture}%
"""
_END = r"""\end{lrbox}%
\setlength{\tutorpagewidth}{\wd\tutorpicture}
\addtolength{\tutorpagewidth}{12pt}
\setlength{\tutorpageheight}{\ht\tutorpicture}
\addtolength{\tutorpageheight}{\dp\tutorpicture}
\addtolength{\tutorpageheight}{12pt}
\ifdefined\pdfpagewidth
  \pdfpagewidth=\tutorpagewidth
  \pdfpageheight=\tutorpageheight
\else
  \pagewidth=\tutorpagewidth
  \pageheight=\tutorpageheight
\fi
\hoffset=-1in
\voffset=-1in
\shipout\vbox{\vskip6pt\hbox{\hskip6pt\usebox{\tutorpicture}}}
\end{document}
"""


def tikz(told: Told, position: int, *, alone: bool = False) -> str:
    """The graph after so many steps; `alone` leaves away what is around the picture.

    Values stand above an edge or at its left, gradients below or at its right, local gradients on it. What is
    not known at the step is not written. The picture alone brings its colours and styles with it.
    """
    first, *lines = _Picture(told, position).lines()
    picture = "\n".join([first, *lines])
    chinese = has_chinese("".join(lines))  # the comment in the first line may have any letters
    if alone:
        packages = "tikz,amsmath,ctex" if chinese else "tikz,amsmath"
        return f"{_XELATEX if chinese else ''}% \\usepackage{{{packages}}}\n{_STYLES}{picture}\n"
    head = f"{_XELATEX}{_HEAD}{_CHINESE}" if chinese else _HEAD
    return f"{head}{_STYLES}{_BEGIN}{picture}\n{_END}"


class _Picture:
    """The lines of one picture."""

    def __init__(self, told: Told, position: int) -> None:
        self._told, self._frame = told, told.frame(position)
        self._known = Known(self._frame, told.trace, told.updates)
        self._graph, self._symbols = told.document.graph, told.symbols
        self._write = Derivations(told.trace, told.symbols)
        self._computed = told.walk.graph
        self._root = told.document.graph.root
        self._has_box = self._root in self._computed and not self._graph[self._root].is_leaf
        self._places = places(told, with_box=self._has_box)
        drawn = [node for node in self._graph.drawn if node.name in self._places]
        self._nodes = drawn
        self._ids = {node.name: f"n{number}" for number, node in enumerate(drawn, 1)}
        self._first: set[str] = set()

    def lines(self) -> Iterator[str]:
        """All lines, in order."""
        yield rf"\begin{{tikzpicture}}% {one_line(self._told.title)}: {self._moment()}"
        yield from self._frames()
        for node in self._nodes:
            yield self._node(node)
        if self._has_box:
            yield self._box()
        for edge in self._graph.edges:
            if edge.source in self._ids and edge.target in self._ids:
                yield self._edge(edge)
        if self._has_box:
            yield self._edge_to_box()
        yield r"\end{tikzpicture}"

    def _moment(self) -> str:
        step = self._frame.step
        phase = phase_title(step.phase) if step else translate("picture", "Start")
        sentence = translate("picture", "{phase} · {position} of {count}")
        count = len(self._frame.walkthrough)
        return one_line(sentence.format(phase=phase, position=self._frame.position, count=count))

    # Nodes

    def _node(self, node: Node) -> str:
        if not node.is_leaf:
            style, text = "tutor operation", symbol_tex(node, ops.TABLE[node.op].symbol)
        else:
            style = "tutor parameter" if node.op == PARAMETER else "tutor input"
            text = self._leaf(node)
        return rf"  \node[{style}] ({self._ids[node.name]}) at {self._at(node.name)} {{{text}}};"

    def _leaf(self, node: Node) -> str:
        name, value = self._name(node.name), self._known.value(node.name)
        if node.op == CONSTANT:
            return (
                f"${name}$" if value is None or not node.name.isidentifier() else f"${name} = {_tex(value)}$"
            )
        lines = [f"${name}$" if value is None else rf"${name} = \textcolor{{tutorvalue}}{{{_tex(value)}}}$"]
        gradient = self._known.gradient(node.name) if node.op == PARAMETER else None
        if gradient is not None:
            written = f"{in_text(self._write.partial(node.name))} = {_tex(gradient)}"
            lines.append(rf"\textcolor{{tutorgradient}}{{${written}$}}")
        return r" \\ ".join(lines)

    def _box(self) -> str:
        value, name = self._known.value(self._root), self._name(self._root)
        text = f"${name}$" if value is None else rf"${name} = \textcolor{{tutorvalue}}{{{_tex(value)}}}$"
        return rf"  \node[tutor root] (root) at {self._at(ROOT_BOX)} {{{text}}};"

    def _name(self, name: str) -> str:
        return in_text(self._symbols.tex(name))

    def _at(self, name: str) -> str:
        x, y = self._places[name]
        return f"({x:g}, {y:g})"

    # Edges

    def _edge(self, edge: Edge) -> str:
        known = self._frame.knows_contribution(edge)
        labels = [*self._value(edge.source), *self._contribution(edge), *self._local(edge)]
        style = "tutor passed" if known else "tutor edge"
        twin = sum(
            1 for each in self._graph.edges if each.target == edge.target and each.source == edge.source
        )
        by = bend(self._places, edge.source, edge.target) or (12 if twin > 1 else 0)
        by = -by if twin > 1 and edge.index else by
        way = f"to[bend left={by}]" if by else "--"
        ends = f"({self._ids[edge.source]})", f"({self._ids[edge.target]})"
        return rf"  \draw[{style}] {ends[0]} {way} {''.join(labels)}{ends[1]};"

    def _edge_to_box(self) -> str:
        gradient = self._known.gradient(self._root) if self._frame.knows_gradient(self._root) else None
        label = _label("gradient", "auto=right", _tex(gradient)) if gradient is not None else ""
        style = "tutor edge" if gradient is None else "tutor passed"
        return rf"  \draw[{style}] ({self._ids[self._root]}) -- {label}(root);"

    def _value(self, source: str) -> Iterator[str]:
        """The value, at the first edge that brings it; a leaf's stands in the leaf."""
        value = self._known.value(source)
        if value is None or self._graph[source].is_leaf or source in self._first:
            return
        self._first.add(source)
        named = f"{self._name(source)} = " if source.isidentifier() else ""
        yield _label("value", "auto=left", named + _tex(value), "pos=0.42")

    def _contribution(self, edge: Edge) -> Iterator[str]:
        found, source = self._known.contribution(edge), self._graph[edge.source]
        is_in_box = source.op == PARAMETER and len(self._told.walk.arrivals(edge.source)) == 1
        if found is None or (
            is_in_box and np.ndim(found)
        ):  # an array is large, and stands in the box already
            return
        named = ""
        if len(self._told.walk.arrivals(edge.source)) == 1:
            named = f"{in_text(self._write.partial(edge.source))} = "
        yield _label("gradient", "auto=right", named + _tex(found), "pos=0.42")

    def _local(self, edge: Edge) -> Iterator[str]:
        if not self._frame.knows_local(edge):
            return
        value = self._told.trace.local_gradient(edge)
        if value is None:
            quantity = Quantity(Kind.LOCAL, edge.target, edge)
            text = in_text(self._write.of(quantity).terms[-1])
        elif np.ndim(value) and np.ptp(value) == 0:
            text = _tex(np.ravel(value)[0])
        else:
            text = _tex(value)
        yield _label("local", "pos=0.82", text)

    # Frames

    def _frames(self) -> Iterator[str]:
        for group in self._told.document.groups:
            inside = [self._places[name] for name in group.nodes if name in self._places]
            if not inside:
                continue
            xs, ys = zip(*inside, strict=True)
            aside = 1.7 if any(map(self._is_array, group.nodes)) else 1.1
            left, right = min(xs) - aside, max(xs) + aside
            bottom, top = min(ys) - 1.1, max(ys) + 1.3
            yield rf"  \draw[tutor frame] ({left:g}, {bottom:g}) rectangle ({right:g}, {top:g});"
            corner = f"({left:g}, {top:g})"
            title = in_text(group.title, maths=False)
            yield rf"  \node[anchor=south west, font=\footnotesize] at {corner} {{{title}}};"

    def _is_array(self, name: str) -> bool:
        return name in self._computed and np.ndim(self._told.trace.value(name)) > 0


def _tex(value: object) -> str:
    return value_tex(value)  # type: ignore[arg-type]


def _label(kind: str, side: str, tex: str, place: str = "") -> str:
    where = f"{side}, {place}" if place else side
    return f"node[tutor {kind}, {where}] {{${tex}$}} "
