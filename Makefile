# Two commands are enough to begin: `make demo` and `make test`. Each does all the set-up by itself.
# What a target is for stands behind its `##`; `make` prints it.

PYTHON ?= python3
BIN    := .venv/bin
READY  := .venv/.ready

# make test T=tests/gates      the tests of one folder; more pytest options fit in as well
T ?= -n 2 --dist worksteal
# make bench FILES="petstore discord"      only the contracts whose names contain these words
FILES ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test check build format goldens bench agreement lock clean debian-packages

help:
	@echo "contrato: code and checks from an OpenAPI contract"
	@echo
	@awk -F ' *## ' '/^[a-z-]+:.*##/ {split($$1, name, ":"); printf "  make %-9s %s\n", name[1], $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "New here? make demo, then README.md. Changing something? CONTRIBUTING.md."

setup: $(READY) ## the virtual environment: pinned packages, this project in editable form

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "error: $(PYTHON) is older than 3.11; name another one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@echo "Setting up .venv from requirements/dev.txt (once, about half a minute) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY) ## build contracts/core, start the generated app, ask it, stop it
	@$(BIN)/python examples/demo.py

test: $(READY) debian-packages check ## what CI runs: the checks, then every test
	$(BIN)/pytest $(T)

check: $(READY) ## style, types, import order, generated code and gates; no tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/contract-gen build --check
	$(BIN)/gates all

build: $(READY) ## generate code from contracts/ into generated/
	$(BIN)/contract-gen build

format: $(READY) ## put the source into the form that `check` asks for
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

goldens: $(READY) ## write expected output anew, for you to review
	$(BIN)/pytest -q --update-goldens

bench: $(READY) ## time and memory on real contracts, beside datamodel-codegen
	@$(BIN)/python benchmarks/bench.py $(FILES)

agreement: $(READY) ## what the models accept, beside what the contract accepts, value by value
	@$(BIN)/python -m benchmarks.agreement --peer $(FILES)

# Pins stay as they are; UPGRADE=1 moves them to what has been out for a week without being withdrawn.
COMPILE = .venv-lock/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-annotate \
          --no-header --python-version 3.11 $(if $(UPGRADE),--upgrade --exclude-newer "7 days")
lock: ## compile requirements/*.in to *.txt (UPGRADE=1: to newer releases)
	@$(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/lock.txt
	for list in tool dev lock; do $(COMPILE) requirements/$$list.in -o requirements/$$list.txt || exit; done

clean: ## remove what can be made again; generated/ is source and stays
	rm -rf .venv .venv-lock .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

debian-packages:
	@sh requirements/debian.sh
