"""Files with one fault each in what they say of training, joined with the other faulty ones."""

from __future__ import annotations

from tests.document import faulty_files
from tests.document.faulty_files import file

FAULTS = faulty_files.FAULTS | {
    "unknown schedule": (
        file(line_16='schedule = "cosinus"'),
        'line 16: training.schedule is to be "constant", "step" or "cosine", and here is "cosinus".',
    ),
    "unknown optimiser": (
        file(line_16='optimiser = "Adm"'),
        'line 16: training.optimiser is to be one of "sgd", "momentum", "nesterov", "rmsprop", "adam", and '
        'here is "Adm". Is "adam" meant?',
    ),
    "momentum of 1": (
        file(line_16='optimiser = "momentum"\nmomentum = 1.0'),
        "line 17: training.momentum is to be a number from 0 on, below 1, and here is 1.0.",
    ),
    "weight decay below 0": (
        file(line_16="weight_decay = -0.1"),
        "line 16: training.weight_decay is to be a number from 0 on, and here is -0.1.",
    ),
    "weight decay without bounds": (
        file(line_16="weight_decay = inf"),
        "line 16: training.weight_decay is to be a finite number, and here is inf.",
    ),
    "setting of another optimiser": (
        file(line_16='optimiser = "adam"\nmomentum = 0.5'),
        'line 17: training.momentum is no setting of "adam", which has beta1, beta2, eps, weight_decay.',
    ),
    "epochs of one rate": (
        file(line_16="step_size = 0"),
        "line 16: training.step_size is to be a whole number from 1 on, and here is 0.",
    ),
    "factor of the schedule": (
        file(line_16="gamma = 0"),
        "line 16: training.gamma is to be a number above 0, and here is 0.",
    ),
    "factor without bounds": (
        file(line_16="gamma = inf"),
        "line 16: training.gamma is to be a finite number, and here is inf.",
    ),
    "shuffled by a number": (
        file(line_16="shuffle = 1"),
        "line 16: training.shuffle is to be true or false, and here is 1.",
    ),
    "seed below 0": (
        file(line_16="seed = -1"),
        "line 16: training.seed is to be a whole number from 0 on, and here is -1.",
    ),
}
