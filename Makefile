# Everything to start, test and check the site. `make` alone lists the targets.

PORT ?= 8000
# DEMO=no starts with an empty directory.
DEMO ?= yes
# The Python that makes the virtual environment; searched for when empty.
PYTHON ?=
# Publications that `make bench` measures with.
N ?= 100000

VENV := .venv
PY := $(VENV)/bin/python
# The lock files name every package, so pip has nothing to resolve.
INSTALL := $(PY) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes
# 0.13 wrote the lock files that are committed; another version may order them differently.
UV_VERSION := 0.13.9
LOCK := var/uv/bin/uv pip compile pyproject.toml --quiet --upgrade --universal \
	--fork-strategy fewest --python-version 3.11 --generate-hashes --no-header

.DEFAULT_GOAL := help
.PHONY: help run test check bench lock format screenshots clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/.runtime var/settings.env var/.static ## start the site on 127.0.0.1 (PORT=8000, DEMO=no for an empty directory)
	@umask 077; HTTPS=no exec $(PY) manage.py serve --port $(PORT) $(if $(filter no,$(DEMO)),--no-demo)

test: $(VENV)/.dev ## run the tests on SQLite, and those with a database on PostgreSQL too
	@$(PY) -m tests.run

check: $(VENV)/.dev var/settings.env ## lint, types and migrations, then the tests
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(PY) manage.py check --fail-level WARNING
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) -m tests.run

format: $(VENV)/.dev ## put the code into its one layout
	$(VENV)/bin/ruff check --fix
	$(VENV)/bin/ruff format

bench: $(VENV)/.dev ## measure the API beside its limits on both engines (N=100000 publications)
	@$(PY) -m benchmarks.run $(N)

lock: var/uv/bin/uv ## renew both lock files within the limits of pyproject.toml
	$(LOCK) --output-file requirements.lock
	$(LOCK) --output-file requirements-dev.lock --group dev

screenshots: $(VENV)/.dev ## take the README's pictures of the site that runs on PORT
	$(PY) -m tests.browser.screenshots http://127.0.0.1:$(PORT)

clean: ## remove what runs and checks leave behind, except var/ (database, secret)
	rm -rf $(VENV) var/static var/.static var/uv var/test-results var/browser
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +


# What the targets need. A stamp is written last, so an interrupted step is repeated.

$(VENV)/.created:
	@python=; \
	for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
		then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "Python 3.11 or newer is needed. If it has another name: make PYTHON=name"; exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; \
	fi; \
	"$$python" -m venv --clear $(VENV)
	@touch $@

$(VENV)/.runtime: requirements.lock $(VENV)/.created
	@echo "Installing the packages that requirements.lock names (about half a minute)"
	@$(INSTALL) -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.created
	@echo "Installing the packages that requirements-dev.lock names (about a minute)"
	@$(INSTALL) -r requirements-dev.lock
	@touch $@

var/settings.env:
	@mkdir -p var
	@umask 077; $(PY) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(48))' > $@.new
	@mv $@.new $@

# Directories count as well: removing a file changes the time of its directory.
var/.static: requirements.lock directory/settings.py $(shell find static */static 2>/dev/null)
	@mkdir -p var
	@SECRET_KEY=only-to-collect-the-static-files-0123 $(PY) manage.py collectstatic --clear --noinput -v 0
	@touch $@

var/uv/bin/uv:
	$(MAKE) $(VENV)/.created
	$(PY) -m venv var/uv
	var/uv/bin/python -m pip install -qq --disable-pip-version-check uv==$(UV_VERSION)
