# Only names for run.py, which says what each of them does.
PYTHON ?= python3

.PHONY: run test setup

run:
	@$(PYTHON) run.py run

test:
	@$(PYTHON) run.py test $(ARGS)

setup:
	@$(PYTHON) run.py setup
