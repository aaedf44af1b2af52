# Each command sets up what it needs. Python 3.11 (or later) and make are all that has to be there before.
PYTHON ?= python3
SITE ?= etabli.toml
UV_VERSION := 0.13.9
GATEWAY_VERSION := 3.8.5

VENV := .venv
BIN := $(VENV)/bin
UV := .tools/bin/uv
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo run test check bench gateway lock wheel servers clean

help: ## What there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

demo: $(READY) ## Show a working workshop in the browser
	$(BIN)/etabli demo

run: $(READY) ## Collect from the machines that SITE=etabli.toml describes
	$(BIN)/etabli run $(SITE)

# Four workers on two cores: much of what the tests do is waiting for real servers.
test: $(READY) servers ## Install what the tests need and run them all
	$(BIN)/python -m pytest --numprocesses 4 --maxschedchunk 2

check: $(READY) ## Style, types and the import line
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) ## Measure, beside bare-library baselines in the same run
	$(BIN)/python -m tests.bench

gateway: $(UV) ## Install what `make bench` compares with, in an environment of its own
	$(UV) venv --quiet --allow-existing --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .tools/gateway
	$(UV) pip install --quiet --python .tools/gateway/bin/python thingsboard-gateway==$(GATEWAY_VERSION)

wheel: $(READY) ## Build the wheel into dist/
	$(UV) build --wheel --no-build-isolation --python $(BIN)/python --out-dir dist

lock: $(UV) ## Lock the versions and hashes of everything that is installed
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--upgrade --all-extras --group dev -o requirements.lock pyproject.toml

servers: ## The real servers, browser and libraries of the tests, from Debian's packages
	@sh tests/debian-packages.sh

clean: ## Remove everything that was installed or built here
	rm -rf $(VENV) .tools dist build demo-data .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(UV):
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(READY): requirements.lock pyproject.toml | $(UV)
	$(UV) venv --quiet --allow-existing --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" $(VENV)
	$(UV) pip sync --quiet --compile-bytecode --require-hashes --python $(BIN)/python requirements.lock
	$(UV) pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python -e .
	@touch $(READY)
