"""What `train` prints for a person: the lecture's lines for one engine, a table for two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tutor.command_line.output import exact
from tutor.command_line.tables import console, print_table
from tutor.engine import DType, Value, distance
from tutor.engine.update_rule import UpdateRule
from tutor.language import listed, translate
from tutor.training.data.validation import Validation
from tutor.training.history.history import History
from tutor.training.plan import Plan
from tutor.training.rules.optimisers import settings_of
from tutor.training.running.lockstep import Lockstep


def name_of(engine: str) -> str:
    """What an engine is called, or both."""
    if engine == "torch":
        return "PyTorch"
    if engine == "own":
        return translate("command line", "own engine")
    return translate("command line", "own engine and PyTorch")


def print_header(title: str, plan: Plan, engine: str, kept: Validation | None = None) -> None:
    """What is trained, and how; `kept` are the samples for validation, if any."""
    parts = [
        name_of(engine),
        plan.dtype,
        _samples_of(plan.samples),
        *([translate("command line", "{count} for validation").format(count=kept.samples)] if kept else []),
        translate("command line", "batch {batch}").format(batch=plan.batch),
        translate("command line", "learning rate {rate}").format(rate=exact(plan.learning_rate))
        + _course(plan),
        _epochs_of(plan.epochs),
    ]
    if not plan.rule.is_plain:
        parts.insert(-1, _optimiser(plan.rule))
    if not plan.zero_grad:
        parts.append(translate("command line", "gradients not zeroed"))
    if plan.shuffle:
        parts.append(translate("command line", "shuffled, seed {seed}").format(seed=plan.seed))
    print(translate("command line", "{title}: {how}").format(title=title, how=listed(parts)))
    print_parameters(
        translate("command line", "before training"),
        {name: plan.values[name] for name in plan.graph.parameters},
    )


def _optimiser(rule: UpdateRule) -> str:
    """The optimiser with what it is set by: `Adam (beta1 0.9, beta2 0.999, eps 1e-08)`."""
    numbers = dict(rule.settings)
    said = [
        f"{each.key} {exact(numbers[each.letter])}"
        for each in settings_of(rule.name)
        if each.letter in numbers
    ]
    return f"{rule.title} ({', '.join(said)})" if said else rule.title


def _course(plan: Plan) -> str:
    """How the learning rate goes on; nothing where it stays."""
    if plan.schedule == "step":
        words = translate("command line", " times {gamma} every {epochs}")
        return words.format(gamma=exact(plan.gamma), epochs=_epochs_of(plan.step_size))
    return translate("command line", " falling as a cosine") if plan.schedule == "cosine" else ""


def print_parameters(when: str, parameters: Mapping[str, object]) -> None:
    """The parameters in one line."""
    said = listed(f"{name} = {_value(value)}" for name, value in parameters.items())
    console().print(f"{when}: {said}", soft_wrap=True)


class EpochLines:
    """Prints epochs as they are finished: `progress: epoch loss`, and with `log` each gradient.

    The loss of the samples kept for validation, if any, comes behind it.
    """

    def __init__(self, plan: Plan, *, log: bool, kept: Validation | None = None) -> None:
        self._plan, self._log, self._kept = plan, log, kept
        self._console = console()
        self._iterations = 0

    def print_up_to(self, history: History) -> None:
        """Print what has come since the last call."""
        each = self._plan.iterations_per_epoch
        for number in range(self._iterations, len(history)):
            if self._log:
                epoch, index = divmod(number, each)
                taken = self._samples(epoch, index)
                self._line(f"    grad: {taken}: {_gradients(history.gradients(number))}", "red")
            if number % each == each - 1:
                line = f"progress: {number // each} {exact(history.loss(number))}"
                self._line(line + self._validation(history, number), "bold")
        self._iterations = len(history)

    def _validation(self, history: History, number: int) -> str:
        if self._kept is None:
            return ""
        loss = exact(self._kept.loss(history.parameters_after(number)))
        return translate("command line", " validation {loss}").format(loss=loss)

    def _line(self, text: str, style: str) -> None:
        self._console.print(text, style=style, soft_wrap=True)

    def _samples(self, epoch: int, index: int) -> str:
        """The sample that an iteration takes, or which samples of how many, in the order of the epoch."""
        plan, size = self._plan, self._plan.batch_size
        if size == 1:
            order = plan.order(epoch)
            row = index if order is None else int(order[index])
            named = ", ".join(f"{name} = {_value(column[row])}" for name, column in plan.data.items())
            return named or translate("command line", "the values")
        first, last = index * size + 1, min((index + 1) * size, plan.samples)
        if first == last:
            return translate("command line", "sample {number}").format(number=first)
        return translate("command line", "samples {first} to {last}").format(first=first, last=last)


def print_both(both: Lockstep, *, log: bool) -> None:
    """Both engines side by side with the distance of each number, and what an iteration costs each."""
    own, torch = both.own.history, both.torch.history
    titles = [(translate("command line", "epoch"), "bold")]
    titles += [(translate("command line", "iteration"), "")] if log else []
    titles += [("", ""), (name_of("own"), "blue"), ("PyTorch", "red")]
    titles += [(translate("command line", "apart"), "dim")]
    print_table(titles, list(_rows(own, torch, log=log)))
    for engine, history in (("own", own), ("torch", torch)):
        when = translate("command line", "after training, {engine}").format(engine=name_of(engine))
        print_parameters(when, history.parameters_before(len(history)))
    costs = [(name_of(engine), pace.per_iteration) for engine, pace in both.paces.items()]
    said = [f"{name} {seconds * 1e6:.3g} µs" for name, seconds in costs if seconds is not None]
    if said:
        print(translate("command line", "an iteration takes: {times}").format(times=", ".join(said)))


def say_distance(ours: Value, theirs: Value, dtype: DType) -> str:
    """How far two numbers are apart: the same bits, so many units in the last place, or plainly different."""
    apart = distance(ours, theirs, dtype)
    if apart.same_bits:
        return translate("command line", "same bits")
    if apart.ulps is None:
        return translate("command line", "different")
    return translate("command line", "only the sign of 0 differs") if apart.ulps == 0 else f"{apart.ulps} ULP"


def _rows(own: History, torch: History, *, log: bool) -> Iterator[list[str]]:
    each = own.plan.iterations_per_epoch
    for number in range(min(len(own), len(torch))):
        epoch, index = divmod(number, each)
        if not log and index < each - 1:
            continue
        at = [str(epoch), str(index)] if log else [str(epoch)]
        for name, ours, theirs in _numbers(own, torch, number):
            if log or name == "loss":
                yield [*at, name, exact(ours), exact(theirs), say_distance(ours, theirs, own.plan.dtype)]


def _numbers(own: History, torch: History, number: int) -> Iterator[tuple[str, Value, Value]]:
    """Every number of an iteration, of both runs: loss, gradients, parameters after the update."""
    yield "loss", own.loss(number), torch.loss(number)
    for suffix, ours, theirs in (
        ("grad", own.gradients(number), torch.gradients(number)),
        ("data", own.parameters_after(number), torch.parameters_after(number)),
    ):
        for name in ours:
            yield f"{name}.{suffix}", ours[name], theirs[name]


def _gradients(gradients: Mapping[str, Value]) -> str:
    return ", ".join(f"{name}.grad = {exact(gradient)}" for name, gradient in gradients.items())


def _value(value: object) -> str:
    if isinstance(value, tuple | list):
        return f"[{', '.join(_value(item) for item in value)}]"
    return exact(value)  # type: ignore[arg-type]


def _samples_of(count: int) -> str:
    if count == 1:
        return translate("command line", "1 sample")
    return translate("command line", "{count} samples").format(count=count)


def _epochs_of(count: int) -> str:
    if count == 1:
        return translate("command line", "1 epoch")
    return translate("command line", "{count} epochs").format(count=count)
