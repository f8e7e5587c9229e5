"""What each part of the window is for, as What's This says it."""

from __future__ import annotations

from tutor.language import translate


def areas() -> dict[str, str]:
    """The sentences by the class of a part's widget; the innermost part counts."""
    return {**_of_the_window(), **_of_numbers(), **_of_training()}


def _of_the_window() -> dict[str, str]:
    return {
        "Header": translate(
            "whats", "What is open, who is asked (you, or nobody), and which engine computes the numbers."
        ),
        "LessonPanel": translate(
            "whats", "What the lesson says at this step, page by page, with the step's formula below."
        ),
        "QuestionPanel": translate(
            "whats", "The next number is asked for before it is shown: type a number or a formula."
        ),
        "AutogradPanel": translate(
            "whats", "You are autograd: pick the node that passes its gradient back next, and compute it."
        ),
        "ZoomView": translate(
            "whats",
            "The computation graph: values in blue above the edges, local gradients in violet at the"
            " operands' ends, gradients in vermilion below. Click a number to see where it comes from.",
        ),
        "Minimap": translate("whats", "The whole graph in small: click or drag to look elsewhere."),
        "Legend": translate("whats", "Which colour and place belongs to which number."),
        "ZoomControl": translate("whats", "How near the graph is seen; F fits all of it into view."),
        "Palette": translate(
            "whats", "Everything that can be put into the graph: click it, or drag it onto the canvas."
        ),
        "NodePanel": translate(
            "whats", "All about the chosen node: its numbers, where each comes from, and its plots."
        ),
        "CodePanel": translate(
            "whats", "The same graph as code, which can be typed, and as a complete PyTorch program."
        ),
        "TrainingPanel": translate(
            "whats", "Gradient descent: its settings, its course in plots, and the runs that were kept."
        ),
        "DataPanel": translate("whats", "The samples: where they come from, as a plot and as a table."),
        "Timeline": translate(
            "whats", "Every step of this sample, a cell a step: click one, or drag, to be at that moment."
        ),
        "Caption": translate("whats", "The step in one sentence and its formula, for a class to read."),
        "PresenterView": translate("whats", "What only the presenter sees: next step, answers and notes."),
        "SideTabs": translate("whats", "Panels about the chosen node, the code, the training and the data."),
        "Notice": translate("whats", "What the program has to say; it goes when there was time to read it."),
        "QMenu": translate("whats", "Everything that can be done; Ctrl+K finds it by its name."),
        "QDialog": translate("whats", "A dialog: Esc closes it."),
        "MainWindow": translate("whats", "The window; F1 opens the guide at the part that is in use."),
    }


def _of_numbers() -> dict[str, str]:
    """The parts of the Node panel, of the Code panel and of the timeline."""
    return {
        "ExplanationPane": translate(
            "whats",
            "Where the chosen number comes from: the formula, the formula with numbers, the result. Click a"
            " number in it to go on to where that one comes from.",
        ),
        "SlopeSection": translate(
            "whats",
            "The root against this number alone; its tangent is the gradient that backward has found.",
        ),
        "NudgeBox": translate(
            "whats", "Nudge the number by h and see the root move: a slope that is found without any rule."
        ),
        "TensorSection": translate(
            "whats", "The node as a Tensor of PyTorch: what it holds after this step."
        ),
        "ProgramCode": translate(
            "whats",
            "The graph as a PyTorch program that prints the same numbers: copy it, or save it and run it.",
        ),
        "PlayBox": translate("whats", "Steps one after the other by themselves, at the speed chosen here."),
        "MomentBox": translate(
            "whats", "Which epoch and sample the steps belong to: type another to see its steps."
        ),
    }


def _of_training() -> dict[str, str]:
    """The parts of the Training panel, and the dialog that exports."""
    return {
        "TrainingControls": translate(
            "whats",
            "How training goes: α says how far an update goes, an epoch takes every sample once, and a batch"
            " is how many samples an update takes. Train begins, and pauses.",
        ),
        "LossView": translate(
            "whats", "The loss of every iteration: click, or drag its tag, to be at that moment."
        ),
        "PredictionView": translate(
            "whats", "What the model predicts at the moment shown, with the samples."
        ),
        "LandscapeView": translate(
            "whats", "The loss over one parameter or two, with the way that training has gone."
        ),
        "RunsList": translate(
            "whats", "Runs of training that are kept, to compare them and to train them again."
        ),
        "EpochTable": translate("whats", "The epochs that are trained: click a row to be at that moment."),
        "EpochGradients": translate("whats", "The gradients of each iteration of the epoch that is shown."),
        "Options": translate("whats", "How the file is to be; the look ahead below follows what is chosen."),
        "LookAhead": translate("whats", "How the file will begin."),
        "ExportDialog": translate(
            "whats",
            "Makes a file for others of what is open: its kind at the left, how it begins at the right.",
        ),
    }
