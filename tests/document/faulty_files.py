"""Files with one fault each, and how the sentence about it begins, after the file's name."""

from __future__ import annotations

# The numbers of its lines are what the sentences are to name.
LINES = [
    "format = 1",                                       # 1
    'title = "T"',                                      # 2
    'code = """',                                       # 3
    "y_hat = x * w",                                    # 4
    "loss = (y_hat - y) ** 2",                          # 5
    '"""',                                              # 6
    'parameters = ["w"]',                               # 7
    "[values]",                                         # 8
    "w = 1",                                            # 9
    "[symbols]",                                        # 10
    "w = '\\omega'",                                    # 11
    "[data]",                                           # 12
    "x = [1, 2, 3]",                                    # 13
    "y = [2, 4, 6]",                                    # 14
    "[training]",                                       # 15
    "epochs = 10",                                      # 16
    "[layout]",                                         # 17
    "x = [1, 2]",                                       # 18
    "[[pages]]",                                        # 19
    'title = "A"',                                      # 20
    'text = """',                                       # 21
    "epochs = 99",                                      # 22
    '"""',                                              # 23
    "[[pages]]",                                        # 24
    'title = "B"',                                      # 25
    'text = ""',                                        # 26
    'at = "backward:w"',                                # 27
]  # fmt: skip


def file(**changes: str | None) -> str:
    """The file with lines replaced (`line_9="w = 2"`) or left out (None)."""
    lines = [changes.get(f"line_{number}", line) for number, line in enumerate(LINES, 1)]
    return "\n".join(line for line in lines if line is not None) + "\n"


def graph_lines(name: str, code: str) -> str:
    """A graph beside the document's own, in five lines."""
    return f'[[graphs]]\nname = "{name}"\ncode = """\n{code}\n"""\n'


NO_NUMBERS = "is to be a number, or rows of numbers that are equally long, and here is"
A_LIST = "is to be a list of samples, each a number or rows of numbers equally long."

FAULTS = {
    "empty": ("", "the key format is missing: the first line is to be format = 1."),
    "no format": (file(line_1=None), "the key format is missing: the first line is to be format = 1."),
    "newer format": (
        file(line_1="format = 2", line_2="name = 3"),
        "line 1: this file is of format 2, and this program reads up to 1: a newer one is needed.",
    ),
    "format in words": (
        file(line_1='format = "1"'),
        'line 1: format is to be a whole number from 1 on, and here is "1".',
    ),
    "format 0": (
        file(line_1="format = 0"),
        "line 1: format is to be a whole number from 1 on, and here is 0.",
    ),
    "format true": (
        file(line_1="format = true"),
        "line 1: format is to be a whole number from 1 on, and here is true.",
    ),
    "no title": (file(line_2=None), "the key title is missing."),
    "empty title": (
        file(line_2='title = ""'),
        'line 2: title is to be text that is not empty, and here is "".',
    ),
    "title a number": (
        file(line_2="title = 1979-05-27"),
        "line 2: title is to be text that is not empty, and here is 1979-05-27.",
    ),
    "no code": (file(line_3=None, line_4=None, line_5=None, line_6=None), "the key code is missing."),
    "part a fraction": (
        file(line_2='title = "T"\npart = 1.5'),
        "line 3: part is to be a whole number from 0 on, and here is 1.5.",
    ),
    "unknown key": (
        file(line_7='paramters = ["w"]'),
        "line 7: there is no key paramters; is parameters meant?",
    ),
    "unknown key, none near": (
        file(line_16="qqq = 1"),
        "line 16: there is no key training.qqq; known are learning_rate, epochs, batch, zero_grad, "
        "schedule, step_size, gamma, shuffle, seed, optimiser, momentum, alpha, beta1, beta2, eps, "
        "weight_decay.",
    ),
    "unknown key in training": (
        file(line_16="epoch = 10"),
        "line 16: there is no key training.epoch; is epochs meant?",
    ),
    "unknown key in a page": (
        file(line_27='att = "start"'),
        "line 27: there is no key pages 2.att; is at meant?",
    ),
    "page without a title": (file(line_20=None), "line 19: the key pages 1.title is missing."),
    "page title a list": (
        file(line_25="title = []"),
        "line 25: pages 2.title is to be text that is not empty, and here is a list.",
    ),
    "pages a number": (
        "format = 1\ntitle = 'T'\npages = 3\ncode = 'a = b * 2'",
        "line 3: pages is to be written as [[pages]], a table a page, and here is 3.",
    ),
    "a page a number": (
        "format = 1\ntitle = 'T'\npages = [3]\ncode = 'a = b * 2'",
        "line 3: pages 1 is to be written as [[pages]], a table a page, and here is 3.",
    ),
    "epochs in words": (
        file(line_16='epochs = "many"'),
        'line 16: training.epochs is to be a whole number from 0 on, and here is "many".',
    ),
    "epochs negative": (
        file(line_16="epochs = -1"),
        "line 16: training.epochs is to be a whole number from 0 on, and here is -1.",
    ),
    "batch 0": (
        file(line_16="batch = 0"),
        'line 16: training.batch is to be a whole number from 1 on, or "all", and here is 0.',
    ),
    "batch in words": (
        file(line_16='batch = "some"'),
        'line 16: training.batch is to be a whole number from 1 on, or "all", and here is "some".',
    ),
    "rate a list": (
        file(line_16="learning_rate = [0.1]"),
        "line 16: training.learning_rate is to be a number, and here is a list.",
    ),
    "rate not finite": (
        file(line_16="learning_rate = nan"),
        "line 16: training.learning_rate is to be a finite number, and here is nan.",
    ),
    "training a number": (
        "format = 1\ntitle = 'T'\ntraining = 3\ncode = 'a = b * 2'",
        "line 3: training is to be a table, and here is 3.",
    ),
    "values a list": (
        "format = 1\ntitle = 'T'\nvalues = [1]\ncode = 'a = b * 2'",
        "line 3: values is to be a table, and here is a list.",
    ),
    "local gradients": (
        file(line_2='title = "T"\nlocal_gradients = "later"'),
        'line 3: local_gradients is to be "phase" or "with forward", and here is "later".',
    ),
    "parameters as text": (
        file(line_7='parameters = "w"'),
        'line 7: parameters is to be a list of names, as ["w", "b"], and here is "w".',
    ),
    "parameters a number": (
        file(line_7='parameters = ["w", 3]'),
        'line 7: parameters 2 is to be a list of names, as ["w", "b"], and here is 3.',
    ),
    "parameter that is none": (
        file(line_7='parameters = ["v"]'),
        "line 7: v cannot be a parameter: the graph's inputs are x, w, y.",
    ),
    "parameter that is computed": (
        file(line_7='parameters = ["y_hat"]'),
        "line 7: y_hat cannot be a parameter: the graph's inputs are x, w, y.",
    ),
    "operation unknown": (
        file(line_5="loss = squar(y_hat - y)"),
        "line 5, column 8: there is no operation named squar; is square meant?",
    ),
    "code no code": (
        file(line_4="y_hat = x // w"),
        "line 4, column 9: x // w is none of numbers, names, + - * / ** @ .T and calls of the known "
        "operations.",
    ),
    "code in one line": (
        file(line_3='code = "a = f(b)"', line_4=None, line_5=None, line_6=None),
        "line 3, column 13: there is no operation named f.",
    ),
    "code with escapes": (
        file(line_3='code = "a = b * 2\\nc = f(a)"', line_4=None, line_5=None, line_6=None),
        "line 3: in line 2, column 5 of the code: there is no operation named f",
    ),
    "code empty": (
        file(line_3='code = ""', line_4=None, line_5=None, line_6=None),
        "line 3: there is no root: write at least one line such as",
    ),
    "shapes": (
        file(line_9="w = [1, 2]", line_13="x = [[1, 2, 3], [4, 5, 6]]", line_14="y = [1, 2]"),
        "line 4, column 1: x (a vector of 3) and w (a vector of 2) do not fit together in y_hat: each axis,",
    ),
    "value for no leaf": (
        file(line_9="w = 1\nv = 2"),
        "line 10: values.v: the code has no such leaf; there are x, y, w.",
    ),
    "value for an operation": (
        file(line_9="w = 1\ny_hat = 2"),
        "line 10: values.y_hat: the code has no such leaf; there are x, y, w.",
    ),
    "value in words": (
        file(line_9='w = "one"'),
        f'line 9: values.w {NO_NUMBERS} "one".',
    ),
    "value ragged": (
        file(line_9="w = [\n[1, 2],\n[3]\n]"),
        f"line 9: values.w {NO_NUMBERS} a list.",
    ),
    "value empty": (
        file(line_9="w = []"),
        f"line 9: values.w {NO_NUMBERS} a list.",
    ),
    "value true": (
        file(line_9="w = true"),
        f"line 9: values.w {NO_NUMBERS} true.",
    ),
    "value too large": (
        file(line_9=f"w = {'9' * 400}"),
        f"line 9: values.w {NO_NUMBERS} something",
    ),
    "value in both places": (
        file(line_9="w = 1\nx = 2"),
        "line 10: x has a column in [data], so it is to have no value in [values].",
    ),
    "parameter without value": (
        file(line_9=None),
        "line 8: the parameter w has no initial value in [values].",
    ),
    "parameter without values": (
        file(line_8=None, line_9=None),
        "the parameter w has no initial value in [values].",
    ),
    "input without value": (
        file(line_14=None),
        "line 8: the input y has neither a value in [values] nor a column in [data].",
    ),
    "columns of unequal length": (
        file(line_14="y = [2, 4]"),
        "line 14: data.y has 2 samples, data.x has 3; columns are to be equally long.",
    ),
    "column empty": (
        file(line_14="y = []"),
        f"line 14: data.y {A_LIST}",
    ),
    "column a number": (
        file(line_14="y = 3"),
        f"line 14: data.y {A_LIST}",
    ),
    "column of words": (
        file(line_14='y = ["a", "b", "c"]'),
        f"line 14: data.y {A_LIST}",
    ),
    "samples of different shapes": (
        file(line_14="y = [2, [4], 6]"),
        "line 14: data.y has samples of different shapes.",
    ),
    "column for a parameter": (
        file(line_14="y = [2, 4, 6]\nw = [1, 1, 1]"),
        "line 15: w is a parameter: its initial value belongs into [values], not into [data].",
    ),
    "column for no input": (
        file(line_14="y = [2, 4, 6]\nloss = [1, 1, 1]"),
        "line 15: data.loss: the code has no such leaf; there are x, y.",
    ),
    "given in words": (
        file(line_2='title = "T"\ngiven = "5"'),
        f'line 3: given {NO_NUMBERS} "5".',
    ),
    "given of another shape": (
        file(line_2='title = "T"\ngiven = [1, 2]'),
        "line 3: given has the shape 2, and the root loss has the shape ().",
    ),
    "symbol for no node": (
        file(line_11="v = 'v'"),
        "line 11: symbols.v: the code has no node named v.",
    ),
    "symbol a number": (
        file(line_11="x = 'x'\nw = 3"),
        "line 12: symbols.w is to be TeX in quotes, and here is 3.",
    ),
    "symbol empty": (
        file(line_11="w = ''"),
        'line 11: symbols.w is to be TeX in quotes, and here is "".',
    ),
    "layout for no node": (
        file(line_18="q = [1, 2]"),
        "line 18: layout.q: the code has no node named q.",
    ),
    "layout one number": (
        file(line_18="x = 5"),
        "line 18: layout.x is to be two numbers, as [440, 250], and here is 5.",
    ),
    "layout three numbers": (
        file(line_18="x = [1, 2, 3]"),
        "line 18: layout.x is to be two numbers, as [440, 250], and here is a list.",
    ),
    "layout not finite": (
        file(line_18="x = [1, inf]"),
        "line 18: layout.x is to be two numbers, as [440, 250], and here is a list.",
    ),
    "frame around no node": (
        file(line_18="x = [1, 2]\n[[frames]]\ntitle = 'F'\nnodes = ['x', 'q']"),
        "line 21: frames 1.nodes: the code has no node named q.",
    ),
    "frame around nothing": (
        file(line_18="x = [1, 2]\n[[frames]]\ntitle = 'F'\nnodes = []"),
        'line 21: frames 1.nodes is to be a list of at least one name, as ["x", "w"], and here is a list.',
    ),
    "unknown key in a frame": (
        file(line_18="x = [1, 2]\n[[frames]]\ntitle = 'F'\nnode = ['x']"),
        "line 21: there is no key frames 1.node; is nodes meant?",
    ),
    "page at no step": (
        file(line_27='at = "backward:v"'),
        "line 27: There is no step backward:v; a step is start, end, or a phase and a node: backward:w.",
    ),
    "page at an update that is not": (
        file(line_15=None, line_16=None, line_27='at = "update:w"'),
        "line 25: There is no step update:w: the walk updates nothing without [training] and parameters.",
    ),
    "graph of a page that is none": (
        file(line_27='graph = "q"'),
        "line 27: The document has no graph named q.",
    ),
    "two graphs of one name": (
        file(line_18=graph_lines("g", "loss = x") + graph_lines("g", "loss = y")),
        "line 24: two graphs are named g.",
    ),
    "code of a graph": (
        file(line_18=graph_lines("g", "loss = x +")),
        "line 21, column 11: ",
    ),
    "layout of a graph": (
        file(line_18=graph_lines("g", "loss = x") + "[graphs.layout]\nq = [1, 2]"),
        "line 24: graphs 1.layout.q: the code has no node named q.",
    ),
    "leaf of a graph without a value": (
        file(line_18=graph_lines("g", "loss = x * v")),
        "line 8: the input v has neither a value in [values] nor a column in [data].",
    ),
    "spotlight on no node": (
        file(line_27='spotlight = ["q"]'),
        "line 27: pages 2.spotlight: the code has no node named q.",
    ),
    "points at no part": (
        file(line_27='points = ["toolbar"]'),
        "line 27: pages 2.points 1 is to be a list of parts of the window",
    ),
    "notes a list": (
        file(line_27='notes = ["Ask first."]'),
        "line 27: pages 2.notes is to be text, and here is a list.",
    ),
    "spotlight on no edge": (
        file(line_27='spotlight = ["y -> y_hat"]'),
        "line 27: y is no operand of y_hat.",
    ),
    "unknown control": (
        file(line_27='hides = ["trainin"]'),
        "line 27: pages 2.hides 1 is to be a list of controls, of predict,",
    ),
    "choice at a leaf": (
        file(line_27='choose = ["x"]'),
        "line 27: x is a leaf: it has no operation to choose.",
    ),
    "question without a step": (
        file(line_27='at = "end"\n[[pages.questions]]\ntext = "?"'),
        "line 28: a question has either at, a step, or count.",
    ),
    "question at no step": (
        file(line_27='at = "end"\n[[pages.questions]]\nat = "backward:q"'),
        "line 29: There is no step backward:q;",
    ),
    "question at the start": (
        file(line_27='questions = [{ at = "start" }]'),
        "line 27: no step leads to the start, so there is nothing to ask.",
    ),
    "unknown key in a question": (
        file(line_27='at = "end"\n[[pages.questions]]\nat = "end"\n[[pages.questions]]\nhint = []'),
        "line 31: there is no key pages 2.questions 2.hint; is hints meant?",
    ),
    "truncated": ("\n".join(LINES[:5]), "line 5: this cannot be read as TOML ("),
    "no TOML": (file(line_9="w = = 1"), "line 9, column 5: this cannot be read as TOML (Invalid value)."),
    "a key twice": (file(line_9="w = 1\nw = 2"), "line 10, column 6: this cannot be read as TOML (Cannot"),
    "too deep": (file(line_9="w = " + "[" * 5000), "this cannot be read as TOML (nested too deeply"),
}  # fmt: skip
