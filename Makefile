# Kolam: `make demo` shows it, `make test` checks it. `make` alone lists everything.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check bench-live bench-engine bench-games bench-value bench-paper room lock

PYTHON ?= python3
VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := $(VENV)/bin
export PYTHON VENV
# Tests and checkers read the settings, which make their home: it is not the developer's.
test check: export KOLAM_HOME = $(CURDIR)/.stamps/home
# Tests start Python many times; where bytecode is not kept, each start compiles everything again.
test check: export PYTHONDONTWRITEBYTECODE =

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

setup: ## install Kolam and what it needs into .venv, as locked
	@sh scripts/setup.sh run

demo: setup ## open the demonstration workshop; HOST=0.0.0.0 for the whole network
	@$(BIN)/kolam demo --host $(HOST) --port $(PORT)

serve: setup ## serve your own book; HOST, PORT
	@$(BIN)/kolam serve --host $(HOST) --port $(PORT)

check: ## ruff, import contracts, types
	@sh scripts/setup.sh dev
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy

test: check ## all of `check`, then every test; gets Chromium and validators of PDFs where it can
	@sh scripts/chromium.sh
	@sh scripts/standards.sh
	$(BIN)/pytest -n 2 --dist worksteal

bench-live: ## measure the live workshop side by side with its peers, and print the table
	@sh scripts/setup.sh dev
	@$(BIN)/python -m bench.live

bench-engine: ## measure the negotiation engine side by side with its peers, and print the table
	@sh scripts/setup.sh dev
	@sh scripts/peers.sh
	@$(BIN)/python -m bench.engine $(if $(QUICK),--quick)

bench-games: ## measure shares, cores and nucleoli side by side with their peer, and print the table
	@sh scripts/setup.sh dev
	@sh scripts/peers.sh games
	@$(BIN)/python -m bench.games $(if $(QUICK),--quick)

bench-value: ## measure present values, influence and networks with their peers, and print the table
	@sh scripts/setup.sh dev
	@sh scripts/peers.sh value
	@$(BIN)/python -m bench.value $(if $(QUICK),--quick)

bench-paper: ## measure documents side by side with their peer, and print the table
	@sh scripts/setup.sh dev
	@sh scripts/peers.sh paper
	@$(BIN)/python -m bench.paper $(if $(QUICK),--quick)

room: ## start a new room: make room NAME=coffee
	@sh scripts/setup.sh dev
	@$(BIN)/python scripts/room.py $(NAME)

lock: setup ## write requirements/*.txt anew; UPGRADE=1 takes the newest versions
	@sh scripts/lock.sh
