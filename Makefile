# make demo   set everything up in .venv, read the demo reports and show the record
# make serve  open the demo record in a browser
# make test   set everything up in .venv, run linters, types, import contracts and all tests

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN    := .venv/bin
RECORD := build/demo.db
SHOW   := $(BIN)/onrecord
# What the scripts of the pages are made of when the package is installed.
SCRIPTS := hatch_build.py $(wildcard scripts/*.json scripts/src/*.ts scripts/src/pages/*.ts)

.PHONY: demo serve test docs screens clean

demo: .venv/.installed
	rm -rf build/demo.db && mkdir -p build
	$(SHOW) read examples/reports --record $(RECORD)
	$(SHOW) statements --record $(RECORD) --by Kestria --limit 12
	$(SHOW) events --record $(RECORD) --type ASSAULT --limit 15
	$(SHOW) forecasts --record $(RECORD) --limit 12
	$(SHOW) search '"Lenn Bridge" -rail' --record $(RECORD) --limit 8
	$(SHOW) who-says --record $(RECORD) --limit 10
	$(SHOW) forces --record $(RECORD) --limit 10
	$(SHOW) timeline --record $(RECORD) --since 2031-03-09 --until 2031-03-14 --limit 20
	$(SHOW) link --record $(RECORD)
	$(SHOW) events --record $(RECORD) --tellings --where Ustrel --limit 12
	$(SHOW) disputes --record $(RECORD) --where Koprava --limit 3
	$(SHOW) outcomes --record $(RECORD) --by-source --limit 8
	$(SHOW) check --record $(RECORD)
	@echo "To read it in a browser: make serve, or $(SHOW) serve --record $(RECORD)"

serve: .venv/.installed
	@test -f $(RECORD) || $(MAKE) demo
	$(SHOW) serve --record $(RECORD)

test: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest

docs: .venv/.installed-dev
	$(BIN)/cog -r README.md docs/*.md
	$(BIN)/python -m docs.pictures

screens: .venv/.installed-dev
	@test -f $(RECORD) || $(MAKE) demo
	$(BIN)/python -m docs.screens $(RECORD)

clean:
	rm -rf .venv build

# A Debian Python without its venv package can't make environments; root can mend that, others are told how.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "onrecord needs Python 3.11 or later; set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; test "$$(id -u)" = 0 && apt-get update -q && \
		apt-get install -qy python3-venv && $(PYTHON) -m venv .venv; } || \
		{ echo "no virtual environment: install python3-venv (apt-get install python3-venv)" >&2; exit 1; }

.venv/.installed: .venv/bin/python pyproject.toml $(SCRIPTS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/.installed-dev: .venv/bin/python pyproject.toml $(SCRIPTS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ .venv/.installed
