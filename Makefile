# Two commands do everything on a fresh machine: `make run` and `make test`.
# Only Python 3.11+ and make are needed; uv is used when it is present.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test check bench examples setup

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
		test -d $(VENV) || uv venv --quiet --python $(PYTHON) $(VENV); \
		uv pip install --quiet --python $(BIN)/python -r requirements.lock && \
		uv pip install --quiet --python $(BIN)/python --no-deps -e .; \
	else \
		test -d $(VENV) || $(PYTHON) -m venv $(VENV); \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .; \
	fi
	@touch $@

run: $(READY)  ## rank the bundled sample resumes and write out/report.html
	@mkdir -p out
	@$(BIN)/screener rank examples/resumes --role account-manager --as-of 2025-06-01 --out out/report.html; \
		code=$$?; test $$code -eq 0 -o $$code -eq 3

test: $(READY)  ## all tests
	@$(BIN)/python -m pytest -n auto

check: $(READY)  ## format, lint, types, import rules, tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -n auto

bench: $(READY)  ## resumes a second, beside the naive stack
	@$(BIN)/python -m benchmarks.throughput

examples: $(READY)  ## write examples/resumes anew
	@$(BIN)/python -m examples.generate
