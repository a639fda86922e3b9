PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PARALLEL := --numprocesses=auto --dist=worksteal
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo test coverage test-servers lint audit types check faults fuzz faults-page record benchmark benchmark-languages wheels readme help-page pictures clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 22

$(VENV)/.demo: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP_INSTALL) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.demo
	$(PIP_INSTALL) --editable '.[dev,documents]'
	@touch $@

demo: $(VENV)/.demo ## brief one article twice, by the built-in model and from a recording: no key, no network but to install
	@echo '=== By the built-in model: extraction, no language model ==='
	$(BIN)/summarise --model builtin examples/diplomatic-tour.txt
	@echo
	@echo '=== The same article by a language model, replayed from its recording ==='
	$(BIN)/summarise --cassette cassettes/diplomatic-tour.yaml examples/diplomatic-tour.txt

test: $(VENV)/.dev ## run every test, offline, on all cores
	$(BIN)/python -m pytest $(PARALLEL)

coverage: $(VENV)/.dev ## run every test and report which lines and branches none of them reaches
	$(BIN)/python -m pytest $(PARALLEL) --cov --cov-report=term

$(VENV)/.servers: $(VENV)/.dev
	$(PIP_INSTALL) 'llama-cpp-python[server]' gguf
	@touch $@

test-servers: $(VENV)/.servers ## also against a real llama.cpp server, which takes minutes to build
	$(BIN)/python -m pytest tests/endpoint/test_servers.py

lint: $(VENV)/.dev ## check style, format, which room imports which, and what bandit knows to be dangerous
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/bandit --quiet --recursive summariser schemas prompts

audit: $(VENV)/.dev ## ask the advisory database about the dependencies; needs the network
	$(PIP_INSTALL) pip-audit
	$(BIN)/pip-audit --local --skip-editable

types: $(VENV)/.dev ## check types
	$(BIN)/mypy

check: lint types test ## all that has to pass before a commit

faults: $(VENV)/.dev ## run the table of an endpoint's faults, and print it
	$(BIN)/python -m tests.support.fault_table

fuzz: $(VENV)/.dev ## try thirty times as many mutated answers and damaged files as the tests do
	FUZZ=30 $(BIN)/python -m pytest $(PARALLEL) -o faulthandler_timeout=0 tests/endpoint/test_fuzz_answers.py tests/readers/test_fuzz_readers.py

faults-page: $(VENV)/.dev ## renew docs/faults.md from the table
	$(BIN)/python -m tests.support.fault_table --write

record: $(VENV)/.demo ## record a cassette anew: make record CASSETTE=diplomatic-tour
	$(BIN)/python cassettes/record.py $(CASSETTE)

benchmark: $(VENV)/.dev ## measure overhead, start-up and reading, and the tokens that citing saves
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/work.py

benchmark-languages: $(VENV)/.dev ## compare detectors of languages, for docs/languages.md; installs 300 MB
	$(PIP_INSTALL) --only-binary :all: py3langid eld cld3-py lingua-language-detector
	-$(PIP_INSTALL) --only-binary :all: pycld2
	$(BIN)/python benchmarks/languages.py

wheels: $(VENV)/.demo ## show that all dependencies have wheels for Python 3.11 to 3.14; needs the network
	$(PIP_INSTALL) uv
	PYTHON=$(BIN)/python .ci/wheels

readme: $(VENV)/.dev ## renew the excerpt of a real run in README.md
	$(BIN)/python docs/excerpt.py

help-page: $(VENV)/.demo ## renew the help text in docs/command.md
	$(BIN)/python docs/help_page.py

pictures: $(VENV)/.dev ## renew the pictures in docs/pictures; needs Chromium
	$(BIN)/python docs/pictures.py

clean: ## remove what the other targets made
	rm -rf .venv* build dist *.egg-info .coverage* .mypy_cache .pytest_cache .ruff_cache
