"""A `.py` file in the lecture's style, read as a document and never run; or one sentence why not."""

from __future__ import annotations

import ast
from pathlib import Path

from tutor.document.document import Document
from tutor.document.errors import Fault, FileError
from tutor.document.file.read import text_of
from tutor.document.script.flat import Scope
from tutor.document.script.loop import read_loop
from tutor.document.script.made import document_of
from tutor.document.script.optimiser import read_optimiser
from tutor.document.script.program import Program, statements
from tutor.document.script.values import Numbers
from tutor.graph import CodeError, GraphError, Place
from tutor.graph.expressions import Expressions
from tutor.graph.syntax import parse
from tutor.language import translate

SCRIPT = ".py"
_LARGEST, _LONGEST_TITLE = 2_000_000, 80


def read_script(path: Path) -> Document:
    """The document that a script writes. It has no file of its own: the script is never written over.

    Raises:
        FileError: the file cannot be read, or is no such script; the sentence names line and column.
    """
    return read_script_text(text_of(path, SCRIPT), str(path))


def read_script_text(text: str, file: str) -> Document:
    """The document that the text of a script writes; sentences name it `file`.

    Raises:
        FileError: it is no script of the lecture's kind.
    """
    if len(text) > _LARGEST:
        sentence = translate(
            "script", "the file is larger than {size} MB, which no script of the lecture is."
        )
        raise FileError(sentence.format(size=_LARGEST // 10**6), file)
    try:
        return _document(text, file)
    except CodeError as error:
        raise FileError(error.sentence, file, error.place.line, error.place.column) from None
    except (GraphError, Fault) as error:
        raise FileError(str(error), file) from None
    except RecursionError:
        sentence = translate("script", "this is nested too deeply; give parts of it names of their own.")
        raise FileError(sentence, file) from None


def _document(text: str, file: str) -> Document:
    program = Program(Expressions(text))
    for statement in statements(parse(text).body):
        _statement(program, statement)
    if program.root is None:
        _last_line(program)
    assert program.root is not None
    return document_of(program, _title(text, file))


def _statement(program: Program, statement: ast.stmt) -> None:
    if program.is_passed_over(statement):
        return
    match statement:
        case ast.FunctionDef(name=name):
            program.functions[name] = statement
        case ast.Assign(targets=[ast.Attribute(value=ast.Name(id=name), attr="requires_grad")]):
            program.track(name)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="requires_grad_"))):
            program.track(name)
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            if not read_optimiser(program, name, value):
                program.assign(name, value, program.scope)
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            program.assign(name, value, program.scope)
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="backward")) as call):
            program.backward(call, program.scope)
        case ast.For():
            read_loop(program, statement)
        case _:
            raise program.flat.refusal(statement)


def _last_line(program: Program) -> None:
    """Without backward(), the root is what the function loss returns, or the last that is computed."""
    if program.flat.lines:
        program.root = ast.Name(next(reversed(program.flat.lines)))
        return
    function = program.functions.get("loss")
    if function is None:
        sentence = translate(
            "script", "nothing is computed here: there is no line such as loss = (x*w - y)**2."
        )
        raise CodeError(sentence, Place(1, 1))
    bound: Scope = {}
    for taken in program.flat.parameters(function):
        column = program.known.get(f"{taken}_data")
        if not isinstance(column, Numbers) or not column.shape:
            sentence = translate(
                "script", "nothing calls loss, and there is no list {name}_data to take {name} from."
            )
            raise program.expressions.error(function, sentence.format(name=taken))
        bound[taken] = program.input(taken, column)
    root = program.flat.named("loss", program.flat.written_out(function, bound, function), function)
    if not isinstance(root, ast.Name):
        raise program.expressions.error(function, translate("script", "nothing is computed here."))
    program.root = root


def _title(text: str, file: str) -> str:
    """The comment in the first line, or the file's name."""
    first = text.lstrip("\ufeff").partition("\n")[0].strip()
    words = first.removeprefix("#").strip() if first.startswith("#") and not first.startswith("#!") else ""
    is_title = words and "coding" not in words and len(words) <= _LONGEST_TITLE
    return words if is_title else Path(file).stem
