# Two commands on a fresh machine with Python 3.11 or newer: `make demo` and `make test`. No root needed.
PYTHON := $(shell for p in python3.11 python3.12 python3.13 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
DEMO := demo/northquay
EXAMPLE := examples/northquay

.PHONY: demo test bench docs lint types clean

demo: .venv/.demo  ## install, rebuild the example affair, say where the report is
	$(BIN)/firsthand run $(EXAMPLE) --case $(DEMO)

test: .venv/.test  ## everything: lint, types, import contracts, tables, documents, tests, gates
	$(BIN)/python tests/browser.py
	$(MAKE) lint types
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist loadfile

lint: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python -m firsthand.resources

types: .venv/.test
	$(BIN)/mypy

bench: .venv/.bench  ## speed and quality beside the peers, written to docs/benchmarks.md
	$(BIN)/python bench/run.py

docs: .venv/.test  ## write the generated pages anew
	$(BIN)/python docs/generate.py

.venv/.python:
	@test -n "$(PYTHON)" || { echo "firsthand needs Python 3.11 or newer, and none was found on the PATH"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "this Python cannot make a virtual environment (on Debian and Ubuntu: apt install python3-venv)"; exit 1; }
	@touch $@

.venv/.demo: .venv/.python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[translate]'
	@touch $@

.venv/.test: .venv/.python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ .venv/.demo

.venv/.bench: .venv/.python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,bench]'
	@touch $@

clean:
	rm -rf .venv demo .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
