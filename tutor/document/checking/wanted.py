"""What each key of a `.tutor` file is to hold, in words and by an example."""

from __future__ import annotations

from typing import get_args

from tutor.document.errors import Fault, KeyPath, say_key
from tutor.document.page import Control, Part
from tutor.language import listed, translate
from tutor.spelling import nearest
from tutor.training.rules.optimisers import ROWS, SETTINGS

FORMAT = 1
"""The newest format that this program reads."""

_EXAMPLES = {
    "format": f"format = {FORMAT}",
    "part": "part = 1",
    "title": 'title = "My neuron"',
    "summary": 'summary = "What it is about"',
    "code": 'code = "loss = (x * w - y) ** 2"',
    "parameters": 'parameters = ["w"]',
    "local_gradients": 'local_gradients = "phase"',
    "learning_rate": "learning_rate = 0.01",
    "epochs": "epochs = 100",
    "batch": "batch = 1",
    "draws": 'draws = "neurons"',
    "zero_grad": "zero_grad = true",
    "schedule": 'schedule = "cosine"',
    "step_size": "step_size = 30",
    "gamma": "gamma = 0.1",
    "shuffle": "shuffle = true",
    "seed": "seed = 1",
    "optimiser": 'optimiser = "adam"',
    "momentum": "momentum = 0.9",
    "alpha": "alpha = 0.99",
    "beta1": "beta1 = 0.9",
    "beta2": "beta2 = 0.999",
    "eps": "eps = 1e-8",
    "weight_decay": "weight_decay = 0.01",
    "runs": "[[runs]]",
    "iterations": "iterations = 300",
    "loss": "loss = 0.5",
    "frames": "[[frames]]",
    "nodes": 'nodes = ["x", "w"]',
    "closed": "closed = true",
    "graphs": "[[graphs]]",
    "name": 'name = "one layer"',
    "recorded": "[[recorded]]",
    "operation": 'operation = "aten.erf(a)"',
    "operands": "operands = [0.5]",
    "value": "value = 0.5205",
    "given": "given = 1",
    "contributions": "contributions = [0.8788]",
    "dtype": 'dtype = "float32"',
    "pages": "[[pages]]",
    "graph": 'graph = "one layer"',
    "spotlight": 'spotlight = ["w", "x -> y_hat"]',
    "hides": 'hides = ["training"]',
    "locks": 'locks = ["values"]',
    "choose": 'choose = ["z"]',
    "points": 'points = ["timeline"]',
    "questions": 'questions = [{ at = "backward:w" }]',
    "count": 'count = "parameters"',
    "hints": 'hints = ["What reaches the node?"]',
    "text": 'text = "…"',
    "notes": 'notes = "Ask: which way does the weight move?"',
    "at": 'at = "start"',
    "sample": "sample = 1",
}


def wrong_kind(path: KeyPath, found: object) -> Fault:
    """The fault of a key whose value is of a wrong kind."""
    named = ".".join(str(part) for part in path if not isinstance(part, int))
    if named.startswith("symbols."):
        named = "symbols."
    sentence = translate("document", "{key} is to be {what}, and here is {found}.")
    sentence = sentence.format(key=say_key(path), what=_wanted()[named], found=say_found(found))
    written = example(path)
    if named.endswith("training.optimiser") and isinstance(found, str):
        meant = nearest(found.lower(), ROWS)
        written = f'optimiser = "{meant}"' if meant else written
        sentence += (
            translate("document", " Is {nearest} meant?").format(nearest=f'"{meant}"') if meant else ""
        )
    return Fault(path, sentence, translate("document", "write {example}").format(example=written))


def example(path: KeyPath) -> str:
    """How a file may write the key."""
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    if key in _EXAMPLES and path[0] != "symbols":
        return _EXAMPLES[key]
    if path[0] == "symbols" and len(path) > 1:
        return rf"{key} = '\omega'"
    return f"[{'.'.join(part for part in path if isinstance(part, str))}]"


def _wanted() -> dict[str, str]:
    """What each key is to be, by its name without positions in lists."""
    found = _of_document()
    return found | _of_runs({key: words for key, words in found.items() if key.startswith("training")})


def _of_runs(training: dict[str, str]) -> dict[str, str]:
    """Those of kept runs, whose settings are written as those of the document."""
    return {
        "runs": translate("document", "written as [[runs]], a table a run"),
        "runs.name": translate("document", "text"),
        "runs.iterations": translate("document", "a whole number from 0 on"),
        "runs.loss": translate("document", "a number"),
        "runs.dtype": translate("document", '"float32" or "float64"'),
        "runs.values": translate("document", "a table"),
        **{f"runs.{key}": words for key, words in training.items()},
    }


def _of_document() -> dict[str, str]:
    text = translate("document", "text")
    some_text = translate("document", "text that is not empty")
    table = translate("document", "a table")
    return {
        "format": translate("document", "a whole number from 1 on"),
        "part": translate("document", "a whole number from 0 on"),
        "title": some_text,
        "code": text,
        "summary": text,
        "parameters": _names(),
        "local_gradients": translate("document", '"phase" or "with forward"'),
        "draws": translate("document", '"graph" or "neurons"'),
        "values": table,
        "symbols": table,
        "symbols.": translate("document", "TeX in quotes"),
        "data": table,
        "layout": table,
        "training": table,
        "training.learning_rate": translate("document", "a number"),
        "training.epochs": translate("document", "a whole number from 0 on"),
        "training.batch": translate("document", 'a whole number from 1 on, or "all"'),
        "training.zero_grad": translate("document", "true or false"),
        "training.schedule": translate("document", '"constant", "step" or "cosine"'),
        "training.step_size": translate("document", "a whole number from 1 on"),
        "training.gamma": translate("document", "a number above 0"),
        "training.shuffle": translate("document", "true or false"),
        "training.seed": translate("document", "a whole number from 0 on"),
        **_of_optimisers(),
        **_of_frames("frames"),
        "graphs": translate("document", "written as [[graphs]], a table a graph"),
        "graphs.name": some_text,
        "graphs.code": text,
        "graphs.layout": table,
        **_of_frames("graphs.frames"),
        **_of_recorded(),
        **_of_pages(),
    }


def _of_recorded() -> dict[str, str]:
    listed = translate("document", "a list with the numbers of each operand")
    return {
        "recorded": translate("document", "written as [[recorded]], a table a node of PyTorch's own"),
        "recorded.operation": translate("document", "text that is not empty"),
        "recorded.operands": listed,
        "recorded.contributions": listed,
        "recorded.dtype": translate("document", '"float32" or "float64"'),
    }


def _names() -> str:
    return translate("document", 'a list of names, as ["w", "b"]')


def _of_optimisers() -> dict[str, str]:
    share, from_zero = (
        translate("document", "a number from 0 on, below 1"),
        translate("document", "a number from 0 on"),
    )
    names = translate("document", "one of {known}").format(known=listed(f'"{name}"' for name in ROWS))
    numbers = {f"training.{each.key}": share if each.share else from_zero for each in SETTINGS}
    return {"training.optimiser": names, **numbers}


def _of_frames(key: str) -> dict[str, str]:
    return {
        key: translate("document", "written as [[{key}]], a table a frame").format(key=key),
        f"{key}.title": translate("document", "text that is not empty"),
        f"{key}.nodes": translate("document", 'a list of at least one name, as ["x", "w"]'),
        f"{key}.closed": translate("document", "true or false"),
    }


def _of_pages() -> dict[str, str]:
    text = translate("document", "text")
    some_text = translate("document", "text that is not empty")
    controls = translate("document", "a list of controls, of {known}").format(known=listed(get_args(Control)))
    parts = translate("document", "a list of parts of the window, of {known}").format(
        known=", ".join(get_args(Part))
    )
    return {
        "pages": translate("document", "written as [[pages]], a table a page"),
        "pages.title": some_text,
        "pages.text": text,
        "pages.at": some_text,
        "pages.sample": translate("document", "a whole number from 1 on"),
        "pages.graph": translate("document", "the name of one of [[graphs]]"),
        "pages.spotlight": _names(),
        "pages.hides": controls,
        "pages.locks": controls,
        "pages.choose": _names(),
        "pages.points": parts,
        "pages.notes": text,
        "pages.questions": translate("document", "written as [[pages.questions]], a table a question"),
        "pages.questions.at": some_text,
        "pages.questions.count": '"parameters"',
        "pages.questions.text": text,
        "pages.questions.hints": translate("document", "a list of texts"),
    }


def say_found(found: object) -> str:
    """What stands in the file, as a sentence can name it: short values as they are, others by their kind."""
    if isinstance(found, dict):
        return translate("document", "a table")
    if isinstance(found, list):
        return translate("document", "a list")
    if isinstance(found, bool):
        return "true" if found else "false"
    written = f'"{found}"' if isinstance(found, str) else str(found)
    longest = 40
    return (
        written
        if len(written) <= longest and written.isprintable()
        else translate("document", "something longer")
    )
