# One command for each thing one does here; `make` alone lists them.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate \
	--custom-compile-command "make requirements" --quiet
# A worker process that a test kills may leave half a file of coverage data, which is left out.
PYTEST := PYTHONWARNINGS="ignore:Data file" $(BIN)/pytest
TESTS ?= tests
# What stands on a database is tested on both: first on SQLite with all the rest, then on PostgreSQL.
PLATFORM_TESTS := tests/audit tests/bodies tests/catalogue tests/signoff tests/disclosures tests/registers tests/sheets tests/search tests/portal/test_listing.py tests/portal/test_search_page.py tests/portal/test_caching.py tests/portal/test_api.py tests/durability

.PHONY: help setup run test check fix bench accuracy docs requirements clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

setup: $(VENV)/.developer ## make .venv with gongkai and all that its development needs

run: $(VENV)/.user ## set up and serve the demo county on this machine, its accounts printed
	@$(BIN)/gongkai demo

test: $(VENV)/.developer check ## everything that must hold: check, then all tests with coverage
	@tools/install-test-programs
	$(PYTEST) --numprocesses auto --dist worksteal --cov --cov-report term $(TESTS)
	@tools/with-postgres $(BIN)/pytest --quiet --numprocesses auto $(PLATFORM_TESTS)

check: $(VENV)/.developer docs ## lint, formatting, types, layers and docs, changing nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo >$(VENV)/lint-imports.log || { cat $(VENV)/lint-imports.log; exit 1; }
	@tail -n 2 $(VENV)/lint-imports.log
	$(BIN)/pytest --quiet tests/repo/test_tracked_files.py

fix: $(VENV)/.developer ## format, mend what a machine can mend, renew the output that docs show
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m tools.quoted_commands

bench: $(VENV)/.developer ## how fast everything is, as ratios, and how exact screening is
	$(BIN)/python -m bench.statute
	$(BIN)/python -m bench.writing
	$(BIN)/python -m bench.rollup
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.audit
	$(BIN)/python -m bench.search --documents 100000
	@command -v wrk >/dev/null 2>&1 || tools/install-programs wrk
	$(BIN)/python -m bench.portal --sizes 100 10000
	PYTHONPATH=.:tests $(BIN)/python -m bench.screening --samples 3000 --seed 2026

accuracy: $(VENV)/.developer ## how exactly synthetic reports are read, and what the checks find in them
	$(BIN)/python -m bench.accuracy --samples 2400 --seed 2026

docs: $(VENV)/.developer ## build the documentation into site/, warnings are errors
	@$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going -b html docs site

requirements: $(VENV)/.developer ## pin the dependencies anew, with hashes
	$(COMPILE) --extra server --group dev --output-file requirements-dev.txt $(UPGRADE)
	$(COMPILE) --extra server --group build --constraints requirements-dev.txt --output-file requirements.txt $(UPGRADE)

clean: ## remove what these commands have made
	rm -rf $(VENV) site build dist .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache

# The stamps: .user has the program, .developer all the rest. Both hold gongkai as an editable install.
$(VENV)/.user: requirements.txt pyproject.toml tools/make-venv
	@tools/make-venv $(VENV)
	@echo "Installing gongkai and what it stands on into $(VENV)"
	@$(PIP) install --require-hashes --no-deps --requirement requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.developer: requirements-dev.txt $(VENV)/.user
	@echo "Installing what its development needs"
	@$(PIP) install --require-hashes --no-deps --requirement requirements-dev.txt
	@touch $@
