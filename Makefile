# `make report` and `make test` do all their own set-up: Python 3.11 or newer and make are enough.
PYTHON ?= python3
BIN := .venv/bin
SMOKE := tests/test_cli.py tests/test_storage.py tests/test_package.py tests/panel/test_framed.py
READY := .venv/.ready
PYTHONS ?= 3.12 3.13

.PHONY: report test test-long test-all check bench docs gallery fuzz lock oldest newest pythons clean help

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

report: $(READY) ## compare the regions of data/ and write reports/report.html
	$(BIN)/trends report data --benchmark mean:全国 --out reports

test: $(READY) ## the quick tests
	$(BIN)/python -m pytest -n auto

test-long: $(READY) ## the long tests: simulations, scale, the page in a browser, every command of the documentation
	$(BIN)/python -m pytest -n auto -m "slow or browser"

test-all: test test-long ## every test

check: $(READY) ## lint, formatting, types, and every example of the docstrings
	$(BIN)/ruff check trends tests
	$(BIN)/ruff format --check trends tests
	$(BIN)/mypy
	$(BIN)/python -m pytest --doctest-modules trends

fuzz: $(READY) ## 100,000 spoiled inputs against what is promised of any input
	$(BIN)/python tests/fuzz/campaign.py documents --inputs 55000
	$(BIN)/python tests/fuzz/campaign.py tables settings calls --inputs 15000

bench: $(READY) ## speed, each figure beside a peer or a floor; ONLY=startup measures some and keeps the other rows
	$(BIN)/python -m pytest tests/benchmarks -o addopts="" -p no:cacheprovider --benchmark-only $(if $(ONLY),-k "$(ONLY)")

docs: $(READY) ## the documentation as a site, docs/site/index.html; needs no network
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --config-file docs/mkdocs.yml

gallery: $(READY) ## docs/pages/gallery.md: each chart on the shipped data
	$(BIN)/python docs/gallery.py

lock: ## pin what pyproject.toml asks for, with hashes; UPGRADE=--upgrade takes the newest of all (needs uv)
	uv pip compile pyproject.toml --group dev --group docs --group build --extra cluster --universal --fork-strategy fewest --python-version 3.11 $(UPGRADE) \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate -o .ci/lock.txt

oldest: ## the commands, tables and frames with the lowest versions that pyproject.toml allows (needs uv)
	uv venv --quiet --clear --python $(PYTHON) .venv-oldest
	uv pip compile --quiet pyproject.toml --group dev --group build --resolution lowest-direct --no-header -o .venv-oldest/lowest.txt
	uv pip install --quiet --python .venv-oldest -r .venv-oldest/lowest.txt
	uv pip install --quiet --python .venv-oldest --no-deps --no-build-isolation --editable .
	.venv-oldest/bin/python -m pytest -p no:cacheprovider $(SMOKE)

newest: ## the same with the newest versions that pyproject.toml allows (needs uv)
	uv venv --quiet --clear --python $(PYTHON) .venv-newest
	uv pip compile --quiet --python .venv-newest pyproject.toml --group dev --group build --upgrade --no-header -o .venv-newest/newest.txt
	uv pip install --quiet --python .venv-newest -r .venv-newest/newest.txt
	uv pip install --quiet --python .venv-newest --no-deps --no-build-isolation --editable .
	.venv-newest/bin/python -m pytest -p no:cacheprovider $(SMOKE)

pythons: $(READY) ## the same report, to the byte, on each of PYTHONS (needs uv)
	for python in $(PYTHONS); do \
	  uv venv --quiet --clear --python $$python .venv-$$python && \
	  uv pip install --quiet --python .venv-$$python --require-hashes -r .ci/lock.txt && \
	  uv pip install --quiet --python .venv-$$python --no-deps --no-build-isolation --editable . || exit 1; \
	done
	$(BIN)/python -m pytest -m slow tests/test_pythons.py

clean: ## remove what was set up and written
	rm -rf .venv .venv-* docs/site reports/report.html .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(READY): .ci/lock.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "trends needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .ci/lock.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)
