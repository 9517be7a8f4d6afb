# Every command of the project. `make` alone lists them.

# The python3 of the system is built for speed; one that was built by hand often is not, and takes a quarter longer.
PYTHON ?= $(firstword $(wildcard /usr/bin/python3) python3)
BIN := .venv/bin
ARGS ?=
export WELLHEARD_HOME ?= $(CURDIR)/var

.DEFAULT_GOAL := help
.PHONY: help install install-dev run serve example logins test test-sqlite test-example-pages lint types format requirements migrations bench bench-desk bench-effect verify clean

help: ## List every command.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 16

install: ## Install what running needs into .venv.
	@$(PYTHON) scripts/install.py run

install-dev: ## Install what testing needs into .venv.
	@$(PYTHON) scripts/install.py dev

run: install ## Install, load the example, start the server, print its address and the logins.
	@$(BIN)/wellheard load-example --no-logins
	@exec $(BIN)/wellheard serve --logins $(ARGS)

serve: install ## Start the server on what is there, without the example.
	@exec $(BIN)/wellheard serve $(ARGS)

example: install ## Load the example and print its logins; what was entered is kept.
	@$(BIN)/wellheard load-example $(ARGS)

logins: install ## Print the example's logins with codes that are good now.
	@$(BIN)/wellheard logins

verify: install ## Check that each body's journal is as it was written.
	@$(BIN)/wellheard verify-journal $(ARGS)

test: install-dev ## Install, then run every test on SQLite and on PostgreSQL; ARGS="-k due" goes to pytest.
	@$(BIN)/python scripts/test.py $(ARGS)

test-sqlite: install-dev ## Run the tests on SQLite only.
	@$(BIN)/python scripts/test.py --sqlite $(ARGS)

test-example-pages: install-dev ## Open one of every kind of page of the example, for every duty, and check it; takes minutes. ARGS="--pictures FOLDER" keeps each at two widths.
	@$(BIN)/python scripts/test.py --sqlite -m slow -n 0 -s tests/journeys/test_every_link.py $(ARGS)

lint: install-dev ## Check style and the order of the floors.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports

types: install-dev ## Check the types.
	@$(BIN)/mypy

format: install-dev ## Put the code into its usual shape.
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

requirements: install-dev ## Export the hashed lists of packages from pyproject.toml anew.
	@$(PYTHON) scripts/export_requirements.py

migrations: install-dev ## Write every app's first migration anew: until the first release.
	@$(BIN)/python scripts/make_migrations.py

bench-desk: install-dev ## How quickly the desk's pages answer, on a PostgreSQL of its own; ARGS="1000000".
	@$(BIN)/python scripts/throwaway_postgres.py $(BIN)/python benchmarks/desk/run.py $(or $(ARGS),100000)

bench-effect: install-dev ## How often the verdict on an action errs, by size of service; ARGS="--series 200".
	@nice -n 10 $(BIN)/python benchmarks/effect/run.py $(ARGS)

bench: ## Install what the benchmarks compare with, and run them.
	@$(PYTHON) scripts/install.py bench
	@.venv-bench/bin/python benchmarks/indicators/run.py $(ARGS)

clean: ## Remove what was installed, made and cached; the data in var stays.
	@rm -rf .venv .venv-bench .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache benchmarks/data
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
