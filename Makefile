# One entry point.  `make check` is what CI runs; README has the same for Windows without make.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
READY := $(VENV)/.ready
WORKERS ?= 2
ONE_IN ?= 1

.DEFAULT_GOAL := help
.PHONY: help demo test screens check format lint types layers docs coverage covered fix messages snapshots corpus oracle bench wheelhouse

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The copy beside the stamp tells a changed pyproject.toml from a merely touched one,
# so that nothing is asked of the network when there is nothing to install.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "formkit needs Python 3.11 or later; name one: make PYTHON=python3.12 ..."; exit 1; }
	@test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	@cmp -s pyproject.toml $(VENV)/pyproject.toml || { \
	  echo "setting up $(VENV) (once) ..." && \
	  $(RUN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1" && \
	  $(RUN)/python -m pip install --quiet --editable . --group dev && \
	  cp pyproject.toml $(VENV)/pyproject.toml; }
	@touch $(READY)

demo: $(READY) ## build, check, align and compare a form for Chad, in demo-output/
	@$(RUN)/formkit demo

test: $(READY) oracle ## all tests but the long ones and those of the terminal UI
	$(RUN)/python -m pytest -n $(WORKERS) --dist worksteal

# A screen is asked again, at most twice, when a busy machine was too slow for it; the summary says so.
screens: $(READY) ## the tests of the terminal UI
	$(RUN)/python -m pytest -n $(WORKERS) --dist worksteal -m screens --reruns 2 $(COVERED) tests/tui

check: format lint types layers docs coverage screens ## everything that must hold before a commit lands

format: $(READY)
	$(RUN)/ruff format --check

lint: $(READY)
	$(RUN)/ruff check

types: $(READY)
	$(RUN)/mypy

layers: $(READY)
	$(RUN)/lint-imports

docs: $(READY)
	$(RUN)/cog --check README.md LISEZMOI.md

# Lines are counted for the heart alone, by its own tests: counting them takes twice as long, and
# what only a test from far away runs is tested by chance.  `make covered` counts all, before a release.
HEART := tests/core tests/model tests/xpath tests/changes
COUNTED := --cov --cov-report= --cov-fail-under=0
coverage: $(READY) oracle ## make test, and which lines and branches of the heart its own tests miss
	$(RUN)/python -m pytest -n $(WORKERS) --dist worksteal $(COUNTED) $(HEART)
	$(RUN)/coverage report --include="formkit/core/*,formkit/model/*,formkit/xpath/*,formkit/changes/*" --fail-under=100
	$(RUN)/python -m pytest -n $(WORKERS) --dist worksteal --durations 10 $(HEART:%=--ignore=%)

covered: $(READY) oracle ## all lines and branches that no test runs, those of the terminal UI too
	$(RUN)/python -m pytest -n $(WORKERS) --dist worksteal $(COUNTED)
	$(MAKE) screens COVERED="--cov-append $(COUNTED)"
	$(RUN)/coverage report --skip-covered

fix: $(READY) ## format, mend what can be mended, write the tables of README and LISEZMOI anew
	$(RUN)/ruff format
	$(RUN)/ruff check --fix
	$(RUN)/cog -r README.md LISEZMOI.md

messages: $(READY) ## list the messages that the French catalogue lacks, and those it has too many
	$(RUN)/python tests/messages.py

snapshots: $(READY) ## write the golden files anew; read the difference before committing it
	$(RUN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not corpus" --snapshots

corpus: $(READY) oracle ## the long tests: every form in ../shared/forms, every template for every country
	@test -d ../shared/forms || echo "corpus: ../shared/forms is not here; tests that need it are skipped and not counted"
	@test $(ONE_IN) = 1 || echo "corpus: the longest tests try one in $(ONE_IN) of their forms, pairs and templates"
	ONE_IN=$(ONE_IN) $(RUN)/python -m pytest -n $(WORKERS) --dist worksteal --durations 10 -m corpus --reruns 1

# The engines of browsers judge the evaluator.  Without Node or a network the tests that ask
# them are skipped and say so, so this never fails; .package-lock.json is npm's own stamp.
oracle: ## what the judges of expressions need from npm, in tests/oracle/node/
	@cd tests/oracle/node && if test node_modules/.package-lock.json -nt package-lock.json; then :; \
	elif ! command -v npm >/dev/null; then echo "oracle: npm is not here; tests that need it are skipped"; \
	else npm ci --silent --no-audit --no-fund --fetch-retries 0 || echo "oracle: npm ci failed; tests that need it are skipped"; fi

# PYTHON names the interpreter that all targets use, so the version asked for is PY.
wheelhouse: $(READY) ## all wheels for an install without a network: PLATFORM=win_amd64 PY=3.12
	$(RUN)/python tests/wheelhouse.py --platform "$(PLATFORM)" --python "$(PY)"

# Peers have needs of their own (pmix wants an old xlrd): each gets its own environment.
bench: $(READY) ## time and memory, beside other tools where they can be installed
	@test -x .bench/lint/bin/python || $(PYTHON) -m venv .bench/lint
	@test -x .bench/pmix/bin/python || $(PYTHON) -m venv .bench/pmix
	-@test -x .bench/lint/bin/xlsform-lint || .bench/lint/bin/python -m pip install --quiet xlsform-lint==0.2.1
	-@.bench/pmix/bin/python -c "import pmix" 2>/dev/null || .bench/pmix/bin/python -m pip install --quiet pmix xlrd==1.2.0
	$(RUN)/python tests/bench/run.py
