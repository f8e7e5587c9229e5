"""Render the main states of the window to pictures: `packaging/shots.py FOLDER [NAME ...] [--locale zh_CN]`.

Each state is the real window, painted off screen in light, dark and projector, so that a person can look at
it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="backprop-tutor-shots-")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from shot_access import access_states
from shot_autograd import autograd_end, autograd_hint, be_autograd
from shot_batches import batch_states
from shot_chosen import chosen_states
from shot_class import class_states
from shot_crowd import crowd_states
from shot_data import data_states
from shot_editing import (
    choose_edge,
    choose_nodes,
    connect_fits,
    connect_refused,
    disconnected,
    insert_node,
    move_node,
)
from shot_explain import (
    explain_element,
    explain_in_class,
    explain_loss,
    large_matrices,
    nudge_on_graph,
    nudge_weight,
)
from shot_exporting import export_states
from shot_find import find_states
from shot_frames import frame_states
from shot_layout import layout_states
from shot_lessons import lesson_states
from shot_lockstep import lockstep_states
from shot_neurons import look_at_neuron, open_neuron
from shot_optimiser import optimiser_states
from shot_outside import outside_states
from shot_pages import (
    answer_all,
    answer_page,
    choose_sizes,
    grabbed,
    show_catalogue,
    show_new_graph,
    skip_questions,
    write_code,
)
from shot_placing import (
    build_by_keys,
    drag_onto_edge,
    drag_refused,
    end_of_palette,
    search_behind,
    search_palette,
    show_palette,
)
from shot_plots import plot_states
from shot_predict import predict_end, predict_hints, predict_matrix, predict_shown, predict_wrong
from shot_sheets import sheet_states
from shot_training import compare_narrow, compare_runs, compare_wide_end
from shot_typed import show_history, type_code, type_mistake
from shot_unfinished import begin_empty, miss_in_layers, miss_operands
from shot_wait import settle, wait
from shot_writing import writing_states

from tutor.document.catalogue import open_source
from tutor.engine import EngineName
from tutor.graph.operation_edit import choices
from tutor.ui.app import make_app, make_window
from tutor.ui.editing.operations import choose
from tutor.ui.languages.translator import speak
from tutor.ui.lessons.progress_keeper import default_path
from tutor.ui.panels.code import CodePanel
from tutor.ui.session.moment import Address
from tutor.ui.session.session import EngineMode, Session
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Quantity

WIDE, SMALL, LARGE = (1600, 1000), (1366, 768), (1920, 1080)
THEMES = ("light", "dark", "projector")


@dataclass(frozen=True)
class Shot:
    """A state of the window: which document, which engine, and what is done to it."""

    name: str
    lesson: str = "linear-model"
    engine: EngineMode = "both"
    step: int = 10
    tab: int = 0
    train: int = 0
    size: tuple[int, int] = WIDE
    prepare: Callable[[MainWindow], None] | None = None
    themes: tuple[str, ...] = THEMES


def select_weight(window: MainWindow) -> None:
    """Look at where the weight's gradient comes from."""
    window.session.select(Quantity(Kind.GRADIENT, "w"))


def select_softmax(window: MainWindow) -> None:
    """Look at a value that is made along an axis."""
    window.session.select(Quantity(Kind.VALUE, "p"))


def twelfth_epoch(window: MainWindow) -> None:
    """Stand in the middle of what was trained."""
    window.session.go(Address(11, 0, 10))
    select_weight(window)


def widen_training(window: MainWindow) -> None:
    """Open the panels at the right wide."""
    window.session.go(Address(11, 1, 10))
    window.set_side_width(740)


def say_something(window: MainWindow) -> None:
    """A sentence that the program has to say."""
    window.session.said.emit("There is no lesson named linear-modle; is linear-model meant?")


def select_product(window: MainWindow) -> None:
    """Look at a node that has made a tensor of its own."""
    window.session.select(Quantity(Kind.VALUE, "y_hat"))


def third_sample(window: MainWindow) -> None:
    """At the end of the third sample's backward pass."""
    window.session.pages.go(3)
    window.session.modes.questions.skip()
    window.session.pages.go(4)


def ask_second(window: MainWindow) -> None:
    """A question about the second sample, beside the program."""
    session = window.session
    session.go_to_step(len(session.walkthrough))
    for _ in range(3):
        session.modes.questions.skip()
    session.pages.go(4)
    show_program(window)


def second_sample(window: MainWindow) -> None:
    """A page's question about what grad holds after the second sample, answered without what was left."""
    window.session.pages.go(3)
    window.session.go_to_step(len(window.session.walkthrough))
    window.lesson.asked.field.setText("-8")
    window.lesson.asked.check.click()


def leave_gradients(window: MainWindow) -> None:
    """Training without zeroing, beside what it would be with it."""
    session = window.session
    training = session.document.training
    if training is not None:
        session.set_training(replace(training, zero_grad=False))
    session.go(Address(39, 2, 10))
    session.go(Address(4, 1, 10))
    select_weight(window)


def show_program(window: MainWindow) -> None:
    """The PyTorch program in the Code panel."""
    panel = window.tabs.panel(1)
    if isinstance(panel, CodePanel):
        panel.show_kind("pytorch")


def edit_it(window: MainWindow) -> None:
    """An edit that is not saved, and the menu of what can be done about it."""
    window.session.set_value("x", 2.5)


def offer_recovery(window: MainWindow) -> None:
    """What the first start after a crash asks."""
    words = "“Linear model” was not saved when the program ended unexpectedly."
    notice = window.canvas.notice
    notice.offer(words, (("Recover it", notice.hide), ("Discard it", notice.hide)))


def choose_operation(window: MainWindow) -> None:
    """Another f for the chain rule, and the Node panel at the node."""
    window.session.select(Quantity(Kind.VALUE, "z"))
    node = next(node for node in choices(window.session.document.graph, "z") if node.op == "power")
    choose(window.session, node)


def to_page(window: MainWindow) -> None:
    """The page that asks whether two layers and one are the same for any X."""
    window.session.pages.go(7)


def to_sigma(window: MainWindow) -> None:
    """The page that lets the learner choose σ."""
    window.session.pages.go(10)


def to_one_layer(window: MainWindow) -> None:
    """The page on which two layers have become one."""
    window.session.pages.go(5)


def exercise_done(window: MainWindow) -> None:
    """An exercise with matrices that is done: one gradient was right at once, one was not."""
    for typed in ("7", "[[6, 0]]", "[[4, 4], [0, 0]]"):
        window.session.go_to_step(len(window.session.walkthrough))
        window.session.modes.questions.answer(typed)


SHOTS = (
    Shot("page", lesson="exercise-linear", engine="own", step=0),
    Shot("catalogue", step=4, engine="own", prepare=show_catalogue),
    Shot("catalogue-small", step=4, engine="own", size=SMALL, prepare=show_catalogue),
    Shot("new-graph", step=4, engine="own", prepare=show_new_graph),
    Shot("new-graph-sizes", step=4, engine="own", size=SMALL, prepare=choose_sizes),
    Shot("new-graph-code", step=4, engine="own", size=SMALL, prepare=write_code),
    Shot("page-spotlight", lesson="chain-rule", engine="own", step=4, size=SMALL),
    Shot("page-question", lesson="exercise-affine", engine="own", step=0, prepare=answer_page),
    Shot("page-question-small", lesson="exercise-quadratic", engine="own", step=9, size=SMALL),
    Shot("page-score", lesson="exercise-affine", engine="own", step=0, size=SMALL, prepare=answer_all),
    Shot("exercise", lesson="exercise:medium:1", engine="own", step=99),
    Shot("exercise-start", lesson="exercise:easy:3", engine="own", step=0, size=SMALL),
    Shot("exercise-done", lesson="exercise:matrices:0", engine="own", prepare=exercise_done, size=SMALL),
    Shot("exercise-hard", lesson="exercise:hard:5", engine="own", prepare=skip_questions),
    Shot("autograd", engine="own", step=0, prepare=be_autograd),
    Shot("autograd-hint", engine="own", step=0, prepare=autograd_hint, size=SMALL),
    Shot("autograd-end", engine="own", step=0, prepare=autograd_end, size=SMALL),
    Shot("nudge", engine="own", step=10, prepare=nudge_weight),
    Shot("nudge-small", engine="own", step=10, prepare=nudge_weight, size=SMALL),
    Shot("nudge-graph", lesson="two-layer-network", engine="own", step=19, tab=1, prepare=nudge_on_graph),
    Shot("explain-element", lesson="two-layer-network", engine="own", step=19, prepare=explain_element),
    Shot("explain-card", engine="own", step=10, tab=1, prepare=explain_in_class),
    Shot(
        "explain-loss", lesson="train-linear", engine="own", tab=2, train=20, prepare=explain_loss, size=SMALL
    ),
    Shot("large-matrices", engine="own", prepare=large_matrices, size=LARGE),
    Shot("predict", engine="own", step=9, prepare=predict_wrong),
    Shot("predict-matrix", engine="own", step=0, prepare=predict_matrix),
    Shot("predict-shown", engine="own", step=5, prepare=predict_shown),
    Shot("predict-hints", engine="own", step=10, prepare=predict_hints, size=SMALL),
    Shot("predict-end", engine="own", step=0, prepare=predict_end),
    Shot("start", step=0, engine="own"),
    Shot("forward", step=3, engine="own"),
    Shot("step", train=12, prepare=select_weight),
    Shot("end", step=12, engine="torch"),
    Shot("step-small", train=12, size=SMALL, prepare=select_weight),
    Shot("code", step=7, tab=1),
    Shot("typed", engine="own", step=7, tab=1, prepare=type_code),
    Shot("typed-small", engine="own", step=7, tab=1, size=SMALL, prepare=type_mistake),
    Shot("unfinished", engine="own", step=0, prepare=miss_operands),
    Shot("unfinished-small", "template:two-layer-network", "own", 4, 1, size=SMALL, prepare=miss_in_layers),
    Shot("unfinished-empty", engine="own", step=0, tab=1, size=SMALL, prepare=begin_empty),
    Shot("history", engine="own", step=7, tab=1, prepare=show_history),
    Shot("history-small", engine="own", step=7, tab=1, size=SMALL, prepare=show_history),
    Shot("program", lesson="train-linear", step=11, tab=1, prepare=show_program),
    Shot("program-small", lesson="train-linear", step=1, tab=1, size=SMALL, prepare=show_program),
    Shot("training", lesson="train-linear", tab=2, train=100, prepare=widen_training),
    Shot("runs", lesson="template:mlp:2-5-5-1", engine="own", tab=2, prepare=compare_runs),
    Shot("runs-end", lesson="template:mlp:2-5-5-1", engine="own", tab=2, prepare=compare_wide_end),
    Shot("runs-small", "template:mlp:2-5-5-1", "own", 0, 2, size=SMALL, prepare=compare_narrow),
    Shot("training-narrow", lesson="train-linear", tab=2, train=37, prepare=twelfth_epoch),
    Shot("left-in-grad", lesson="train-linear", tab=2, prepare=leave_gradients),
    Shot("lesson-zero-grad", lesson="zero-grad", engine="both", step=10, prepare=third_sample),
    Shot("lesson-zero-grad-small", lesson="zero-grad", engine="own", size=SMALL, prepare=second_sample),
    Shot("shares", lesson="train-linear", engine="own", size=SMALL, prepare=leave_gradients),
    Shot("data", tab=3, engine="own"),
    Shot("edited", step=4, engine="own", prepare=edit_it),
    Shot("choose-nodes", step=0, engine="own", prepare=choose_nodes),
    Shot("choose-edge", step=6, engine="own", prepare=choose_edge, size=SMALL),
    Shot("connect-refused", step=3, engine="own", prepare=connect_refused),
    Shot("connect-fits", step=3, engine="own", prepare=connect_fits, size=SMALL),
    Shot("disconnected", step=0, engine="own", prepare=disconnected),
    Shot("insert-node", step=8, engine="own", prepare=insert_node, size=SMALL),
    Shot("move-node", step=10, engine="own", prepare=move_node),
    Shot("recovery", step=4, engine="own", prepare=offer_recovery),
    Shot("neurons", lesson="many-weights", engine="own", step=60, prepare=look_at_neuron),
    Shot("neurons-small", lesson="many-weights", engine="own", step=60, size=SMALL, prepare=look_at_neuron),
    Shot("neuron-open", lesson="many-weights", engine="own", step=60, prepare=open_neuron),
    Shot("lesson-nonlinear", lesson="why-nonlinear", engine="own", step=0, prepare=to_one_layer),
    Shot("lesson-nonlinear-any", lesson="why-nonlinear", engine="own", step=0, prepare=to_page),
    Shot(
        "lesson-nonlinear-small", lesson="why-nonlinear", engine="own", step=0, size=SMALL, prepare=to_sigma
    ),
    Shot("choose", lesson="chain-rule", engine="own", step=4, prepare=choose_operation),
    Shot("choose-small", lesson="chain-rule", engine="own", step=4, size=SMALL, prepare=choose_operation),
    Shot("tensor-small", lesson="tensor", engine="own", step=8, size=SMALL, prepare=select_product),
    Shot(
        "lesson-quadratic-torch",
        lesson="exercise-quadratic-pytorch",
        engine="torch",
        tab=1,
        prepare=ask_second,
    ),
    Shot("template-classifier", lesson="template:softmax-classifier", engine="own", prepare=select_softmax),
    Shot("template-layers", lesson="template:two-layer-network", engine="own", step=33, size=SMALL),
    Shot("template-mazur", lesson="template:mazur", engine="own", step=99, size=LARGE),
    Shot("palette", engine="own", step=5, prepare=show_palette),
    Shot("palette-end", engine="own", step=5, size=SMALL, prepare=end_of_palette, themes=("light",)),
    Shot("palette-search", engine="own", step=5, size=SMALL, prepare=search_palette, themes=("dark",)),
    Shot("place-behind", engine="own", step=5, size=SMALL, prepare=search_behind),
    Shot("place-drag", engine="own", step=5, prepare=drag_onto_edge),
    Shot("place-refused", engine="own", step=5, size=SMALL, prepare=drag_refused, themes=("light",)),
    Shot("place-by-keys", engine="own", step=0, prepare=build_by_keys),
    Shot("notice", step=4, engine="own", prepare=say_something),
    *(Shot(engine="own", step=0, **state._asdict()) for state in (*lesson_states(), *chosen_states())),
    *(Shot(engine="own", step=0, **state._asdict()) for state in (*find_states(), *frame_states())),
    *(Shot(engine="own", step=0, **state._asdict()) for state in (*sheet_states(), *access_states())),
    *(Shot(engine="own", step=0, **state._asdict()) for state in export_states()),
    *(Shot(engine="own", step=0, **state._asdict()) for state in (*layout_states(), *crowd_states())),
    *(Shot(engine="own", step=0, **state._asdict()) for state in plot_states()),
    *(Shot(engine="own", step=0, **state._asdict()) for state in writing_states()),
    *(Shot(lesson="train-linear", tab=2, step=0, **state._asdict()) for state in lockstep_states()),
    *(Shot(engine="own", step=0, **state._asdict()) for state in data_states()),
    *(Shot(lesson="train-linear", engine="own", step=0, **state._asdict()) for state in optimiser_states()),
    *(Shot(step=0, **state._asdict()) for state in outside_states()),
    *(Shot(engine="own", step=0, **state._asdict()) for state in class_states()),
    *(Shot(lesson="train-linear", engine="own", step=0, **state._asdict()) for state in batch_states()),
)


def main(arguments: Sequence[str]) -> int:
    """Render the shots named, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/shots"))
    parser.add_argument("names", nargs="*")
    parser.add_argument("--locale", default="en")
    options = parser.parse_args(arguments)
    folder, wished = options.folder, options.names
    folder.mkdir(parents=True, exist_ok=True)
    app = make_app()
    speak(app, options.locale)
    for shot in SHOTS:
        if not wished or shot.name in wished:
            for theme, path in _paths(folder, shot):
                _render(app, shot, theme, path)
                print(path)
    return 0


def _paths(folder: Path, shot: Shot) -> Iterator[tuple[str, Path]]:
    for theme in shot.themes:
        yield theme, folder / f"{theme}-{shot.name}.png"


def _render(app: QApplication, shot: Shot, theme: str, path: Path) -> None:
    default_path().unlink(missing_ok=True)  # nobody has read anything yet
    QSettings("Backprop Tutor", "Backprop Tutor").clear()  # nor chosen anything
    session = Session(open_source(shot.lesson))
    window = make_window(session, Settings(), theme=theme, engine=shot.engine)
    window.resize(*shot.size)
    window.show()
    wait(app, lambda: session.engine == shot.engine and window.tabs.is_complete)
    if shot.train:
        session.train(shot.train)
    wait(app, lambda: not session.runs.running)
    session.go_to_step(shot.step)
    window.tabs.setCurrentIndex(shot.tab)
    if shot.prepare:
        shot.prepare(window)
    needed: EngineName = "own" if shot.engine == "own" else "torch"
    wait(app, lambda: session.trace_of(needed) is not None)
    settle(app)
    if window.canvas.view.fits:
        window.canvas.view.refit()
        settle(app)
    grabbed(window).save(str(path))
    session.edits.setClean()  # nobody is there to be asked
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else only an event loop does it


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
