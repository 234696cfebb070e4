# Everything the project does, each in a few lines. `make help` lists it.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

export BELEEF_DATA ?= var
PORT ?= 8000

# The first Python that is new enough; Node from the system when it is 20 or newer, else from a wheel.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
OWN_NODE := $(shell node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' 2>/dev/null && echo yes)

VENV := .venv/bin
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: help setup run test check bench prove messages clean

help: ## say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

run: setup ## set up everything and serve on http://localhost:8000, with demo people the first time
	@BELEEF_MODE=$${BELEEF_MODE:-demo} flask --app wsgi db upgrade
	@BELEEF_MODE=$${BELEEF_MODE:-demo} flask --app wsgi seed-demo
	@echo "Beleef: http://localhost:$(PORT)"
	@BELEEF_MODE=$${BELEEF_MODE:-demo} BELEEF_WORKER=$${BELEEF_WORKER:-embedded} \
	  exec gunicorn wsgi:app --bind 0.0.0.0:$(PORT) --worker-class gthread --workers 1 --threads 16 \
	  --graceful-timeout 10 --no-control-socket

test: setup .venv/.dev ## set up and run all tests
	@$(VENV)/python -m tests.browser.chromium
	@npm test --silent
	@pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: setup .venv/.dev ## lint, types, import contracts, then all tests
	ruff check .
	ruff format --check .
	mypy
	lint-imports
	npm run check --silent
	$(MAKE) test

bench: setup .venv/.dev ## measure against peers and limits
	$(VENV)/python -m bench

prove: setup .venv/.dev ## the long chaos and load runs
	pytest -m prove

messages: setup .venv/.dev ## collect the texts for translation
	@pybabel -q extract -F translations/babel.cfg -k _l -k t -k tn:1,2 --no-location --sort-output -o translations/messages.pot .
	@pybabel -q extract -F translations/card.cfg -k _l --no-location --sort-output -o translations/card.pot .
	@for its in nl:messages en:messages de:card fr:card; do \
	  pybabel -q update -i translations/$${its#*:}.pot -d translations -l $${its%:*} --no-fuzzy-matching --ignore-obsolete -w 100; done
	@sed -i -E '/^"(Project-Id-Version|Report-Msgid|POT-Creation|PO-Revision|Last-Translator|Language-Team|Generated-By)/d; /^#( |$$)/d' translations/*/LC_MESSAGES/messages.po

setup: .venv/.run node_modules/.package-lock.json static/pwa/contract.gen.json ## install and build; nothing when nothing changed
	@pybabel -q compile -d translations 2>/dev/null
	@npm run build --silent

# What the server takes, for the phone's forms.
static/pwa/contract.gen.json: .venv/.run $(wildcard app/*/*schemas.py app/*/api.py app/*/*/schemas.py app/*/*/api.py)
	@BELEEF_MODE=test $(VENV)/flask --app wsgi contract > $@.new && mv $@.new $@

.venv/.run: requirements.txt requirements-node.txt
	@test -n "$(PYTHON)" || { echo "Beleef needs Python 3.11 or newer (python3)."; exit 1; }
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@$(VENV)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@test -n "$(OWN_NODE)" || $(VENV)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-node.txt
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	@$(VENV)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

node_modules/.package-lock.json: package-lock.json .venv/.run
	@npm ci --silent
	@touch $@

clean: ## remove what was installed and built, not the data
	rm -rf .venv node_modules static/pwa/dist
