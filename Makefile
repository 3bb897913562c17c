# What can be done here: `make` prints it.  All of it needs Python 3.11, 3.12 or 3.13 and make; the rest is fetched.

PYTHON ?= python3
VENV ?= .venv
OUT ?= out
SAMPLE ?= samples/grain-deal
AS_OF ?= 2023-07-20
# pytest's processes; two cores are what the suite is timed on.
WORKERS ?= 2

BIN := $(VENV)/bin
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--group build --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet $(UPGRADE)
PARTS := $(shell find briefing templates styles -type f -not -name '*.pyc' 2>/dev/null)
BRIEF := $(addprefix $(OUT)/brief.,md html pdf json)

.PHONY: help brief install test lint evaluation benchmark desk samples lock clean

help:
	@echo "make brief       the sample articles as a brief: $(BRIEF)"
	@echo "make test        linters, types and tests"
	@echo "make evaluation  how well findings are found, against pinned floors and beside what others reach"
	@echo "make benchmark   how long a brief takes, against the bare language model"
	@echo "make desk        the desk's day at full size: five days, fifty kills, cost and memory; a quarter of an hour"
	@echo "make samples     the briefs in samples/ made anew"
	@echo "make lock        requirements*.txt from pyproject.toml, pinned with hashes; UPGRADE=--upgrade for newer ones"
	@echo "make clean       everything that was made here, the virtual environment too"

brief: $(BRIEF)
	@echo "The brief is in $(OUT)/: $(notdir $(BRIEF))"

# All four come from one run.  Where Pango is missing, the other three are written before the run says so and fails.
$(BRIEF) &: $(VENV)/.installed $(PARTS) $(shell find $(SAMPLE) -type f 2>/dev/null)
	$(BIN)/briefing build $(SAMPLE)/articles --as-of $(AS_OF) --format md,html,json,pdf --output $(OUT)

install: $(VENV)/.installed

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || \
		{ echo "Python 3.11, 3.12 or 3.13 is needed: name one with  make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "No virtual environment could be made. On Debian:  apt-get install python3-venv"; exit 1; }

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -qq --require-hashes -r requirements.txt
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(BIN)/python -m pip install -qq --require-hashes -r requirements-dev.txt
	@touch $@

test: lint
	$(BIN)/python -m pytest -n $(WORKERS)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

evaluation: $(VENV)/.installed-dev
	$(BIN)/python -m tests.evaluation.report
	$(BIN)/python -m pytest tests/evaluation

benchmark: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.build

desk: $(VENV)/.installed-dev
	for what in days kills cost memory; do $(BIN)/python -m benchmarks.desk $$what || exit 1; done

samples: $(VENV)/.installed
	$(BIN)/python -m samples.make

lock: | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/$(LOCK) --output-file requirements.txt
	$(BIN)/$(LOCK) --extra dev --constraint requirements.txt --no-annotate --output-file requirements-dev.txt
	@! grep -nE '://|--(extra-)?(index|find)' requirements*.txt

clean:
	rm -rf $(VENV) $(OUT) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
