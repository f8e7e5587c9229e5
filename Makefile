# What a person does with this project; `make help` lists it.

# The first Python that is new enough, python3 before the others; `make run PYTHON=python3.12` chooses another.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c '$(NEW_ENOUGH)' 2>/dev/null && { echo $$python; exit; }; done; echo python3)
# Handed to every pip, as in `make run PIP_ARGS="--no-cache-dir"`.
PIP_ARGS ?=
# What the tutor is opened on, its first lesson unless you say, and with: `make run LESSON=my.tutor ARGS="--theme dark"`.
LESSON ?=
ARGS ?=
# Which tests `make test` runs: `make test TESTS=tests/engine`.
TESTS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Where the tests run without PyTorch.
BARE := build/without-torch
NEEDS := $(BIN)/python packaging/requirements.py
# Files whose dates say which part of the installation is done.
HAVE := $(VENV)/.have

.DEFAULT_GOAL := help
.PHONY: help run venv install torch test test-without-torch lint translations shots bench package clean clean-all

help: ## Say what can be made
	@echo "Backprop Tutor. In this folder:"
	@sed -n 's/^\([a-z-]*\):.* ## \(.*\)$$/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
		awk -F '|' '{ printf "%-18s %s\n", $$1, $$2 }'
	@echo "Settings: PYTHON=python3.12  PIP_ARGS=\"...\"  LESSON=id-or-file  ARGS=\"--theme dark\"  TESTS=tests/engine"

run: install ## Install what is missing, and open the tutor on its first lesson
	@$(BIN)/python -m tutor $(LESSON) $(ARGS)

install: $(HAVE)-system $(HAVE)-project ## Install the tutor into .venv, without opening it

venv: $(HAVE)-python ## Make an empty .venv, to install a PyTorch of your choice first

torch: $(HAVE)-python ## Try again to install PyTorch
	@rm -f $(HAVE)-torch
	@$(MAKE) --no-print-directory $(HAVE)-torch

test: $(HAVE)-system-tests $(HAVE)-dev lint ## Check everything: style, types, imports, then all tests
	@echo "== pytest: do all tests pass?"
	@$(BIN)/python -m pytest --durations=10 $(TESTS)

test-without-torch: ## Run all tests without PyTorch (PYTHON=python3.13 chooses the Python)
	@test -x $(BARE)/bin/python || $(PYTHON) -m venv $(BARE)
	@packaging/linux/system-packages --tests
	@needs="$(BARE)/bin/python packaging/requirements.py"; \
		{ $$needs --without torch && $$needs --extra dev; } > $(BARE)/requirements.txt
	@$(BARE)/bin/python -m pip install -q $(PIP_ARGS) -r $(BARE)/requirements.txt
	@$(BARE)/bin/python -m pytest --durations=10 $(TESTS)

lint: $(HAVE)-dev ## Check style, types and imports only
	@echo "== ruff check: is the style kept?"
	@$(BIN)/ruff check . || $(call failed,ruff check,.venv/bin/ruff check --fix . mends much of it)
	@echo "== ruff format: is the layout kept?"
	@$(BIN)/ruff format --check . || $(call failed,ruff format,.venv/bin/ruff format . mends it)
	@echo "== mypy: do the types fit?"
	@$(BIN)/mypy || $(call failed,mypy,each line above names a place)
	@echo "== import-linter: do imports run one way?"
	@$(BIN)/lint-imports || $(call failed,lint-imports,the contracts are in pyproject.toml)

translations: $(HAVE)-dev ## Gather what the program says into the translators' files, and say what is missing
	@$(BIN)/python packaging/translations.py update

shots: install ## Render the main states of the window into build/shots
	@$(BIN)/python packaging/shots.py build/shots

bench: install ## Measure the speed of the engine against PyTorch, and that of the window
	@$(BIN)/python packaging/bench_training.py
	@$(BIN)/python packaging/bench_tracing.py
	@$(BIN)/python packaging/bench_app.py
	@$(BIN)/python packaging/bench_data.py
	@$(BIN)/python packaging/bench.py
	@$(BIN)/python packaging/bench_canvas.py

package: $(HAVE)-system-tests ## Build wheel, source archive and a folder without Python into dist/, and try them (TORCH=1)
	@$(PYTHON) packaging/package.py $(if $(TORCH),--torch) --pip-args="$(PIP_ARGS)"

clean: ## Remove what was built and cached; .venv stays
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find tutor tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

clean-all: clean ## The same, and .venv as well
	rm -rf $(VENV)

failed = { echo "$(1) found something: $(2)." >&2; exit 1; }

$(HAVE)-python:
	@$(PYTHON) -c '$(NEW_ENOUGH)' 2>/dev/null || { \
		echo "Backprop Tutor needs Python 3.11 or newer, and $(PYTHON) is older or missing: install it, or name one with" \
			"make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || packaging/linux/system-packages \
		$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) comes without its venv module: install it (on Debian and Ubuntu the package python3-venv)," \
			"then do this again." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# Without torch the tutor still works with its own engine, so a failure here is told and does not stop anything.
$(HAVE)-torch: pyproject.toml | $(HAVE)-python
	@echo "Installing PyTorch into $(VENV): the largest part, some minutes on a slow line."
	@torch="$$($(NEEDS) --only torch)"; $(PIP) install $(PIP_ARGS) "$$torch" || \
		echo "PyTorch could not be installed: the tutor works without it, and \`make torch\` tries again." >&2
	@touch $@

$(HAVE)-project: pyproject.toml packaging/requirements.py $(HAVE)-torch | $(HAVE)-python
	@echo "Installing Backprop Tutor into $(VENV)."
	@$(NEEDS) --without torch > $(VENV)/requirements.txt
	@$(PIP) install -q $(PIP_ARGS) -r $(VENV)/requirements.txt && $(PIP) install -q $(PIP_ARGS) --no-deps -e . || { \
		echo "Installing failed, for the reason that pip gives above: is there a connection?" >&2; exit 1; }
	@touch $@

$(HAVE)-dev: $(HAVE)-project
	@echo "Installing what the tests need into $(VENV)."
	@$(NEEDS) --extra dev > $(VENV)/requirements-dev.txt
	@$(PIP) install -q $(PIP_ARGS) -r $(VENV)/requirements-dev.txt || { \
		echo "Installing failed, for the reason that pip gives above: is there a connection?" >&2; exit 1; }
	@touch $@

$(HAVE)-system: packaging/linux/system-packages | $(HAVE)-python
	@packaging/linux/system-packages
	@touch $@

$(HAVE)-system-tests: packaging/linux/system-packages | $(HAVE)-python
	@packaging/linux/system-packages --tests
	@touch $@
