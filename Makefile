# `make run` serves a policy, `make test` runs every check. Both set up what they need first.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup develop

help: ## Says what can be made.
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 12

setup: ## Makes .venv with what Belisha needs to run, and the command .venv/bin/belisha.
	@tools/setup.sh runtime

develop: ## Adds what checking and testing need.
	@tools/setup.sh development
