# Two commands do everything on a fresh machine: `make run` and `make test`.
# Only Python 3.11+ and make are needed; uv is used when it is present.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
AS_OF := 2025-06-01
# Where it is set, every process that a test starts would compile every module anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup run test fuzz check format format-check lint types imports bench examples docs lock hooks clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 15

setup: $(READY)  ## make .venv from requirements.lock

$(READY): requirements.lock pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
		test -x $(BIN)/python || uv venv --quiet --python $(PYTHON) $(VENV); \
		uv pip install --quiet --python $(BIN)/python -r requirements.lock && \
		uv pip install --quiet --python $(BIN)/python --no-deps -e .; \
	else \
		test -x $(BIN)/python || $(PYTHON) -m venv $(VENV); \
		$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --upgrade >/dev/null; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .; \
	fi
	@touch $@

run: $(READY)  ## rank the bundled sample resumes and write out/report.html
	@mkdir -p out
	@# Exit code 3 says that some files could not be read: one of the samples is damaged on purpose.
	@$(BIN)/screener rank examples/resumes --role account-manager --as-of $(AS_OF) --out out/report.html; \
		code=$$?; test $$code -eq 0 -o $$code -eq 3

test: $(READY)  ## all tests but the slowest, those in a browser and on PostgreSQL
	@$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow"

test-all: $(READY)  ## all tests
	@$(BIN)/python -m pytest -n auto --dist loadfile

fuzz: $(READY)  ## damaged files at random through the parsers, FUZZ_SECONDS=60
	@PYTHONPATH=.:tests:tests/hostile $(BIN)/python tests/hostile/fuzz.py

check: format-check lint types imports test-all  ## everything that must hold: format, lint, types, import rules, tests

format: $(READY)  ## rewrite the code in the project's format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

format-check: $(READY)  ## is the code in the project's format
	@$(BIN)/ruff format --check .

lint: $(READY)  ## ruff
	@$(BIN)/ruff check .

types: $(READY)  ## mypy, strict
	@$(BIN)/mypy

imports: $(READY)  ## who may import whom
	@$(BIN)/lint-imports

bench: $(READY)  ## resumes a second, beside the naive stack
	@$(BIN)/python -m benchmarks.throughput
	@$(BIN)/python -m benchmarks.pages

examples: $(READY)  ## write examples/resumes and examples/truth anew
	@$(BIN)/python -m examples.generate

docs: $(READY)  ## write the output of the commands in README and docs anew; look at the difference
	@REWRITE_SNIPPETS=1 $(BIN)/python -m pytest tests/docs/test_snippets.py -k commands_print >/dev/null; \
		git diff --stat -- README.md docs

lock:  ## resolve the dependencies anew (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --no-header --no-emit-index-url \
		--group dev --extra ocr pyproject.toml -o requirements.lock

hooks: $(READY)  ## install the pre-commit hooks
	@$(BIN)/pre-commit install

clean:  ## remove what the other targets made
	@rm -rf $(VENV) out build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
