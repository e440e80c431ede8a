# `make run` serves a made-up school, `make test` runs every check. Both set up what they need first.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test develop check lock bench

# On which policy it is made, and where it is served: make run POLICY=policies/claremont/policy.md PORT=8001
export POLICY PORT

help: ## Says what can be made.
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 12

setup: ## Makes .venv with what Belisha needs to run, and the command .venv/bin/belisha.
	@tools/setup.sh runtime

run: setup ## Serves a made-up school on http://127.0.0.1:8000. On another policy: make run POLICY=policies/claremont/policy.md
	@tools/run.sh

develop: ## Adds what checking and testing need.
	@tools/setup.sh development

check: develop ## The checks that need no test run: style, types, arrows, migrations.
	@tools/check.sh

test: develop ## Every check and every test, on SQLite, on PostgreSQL and in a browser.
	@tools/test.sh

bench: develop ## Measures what has to be fast.
	@tools/bench.sh

lock: ## Renews both lock files from pyproject.toml. It needs uv.
	@tools/lock.sh
