# For GNU make 3.81 (macOS) and newer. `make` alone prints what there is.
PYTHON ?= python3
PORT ?= 8000
PYTEST_ARGS ?=
LOCK_ARGS ?=
python := .venv/bin/python

# A title goes through the environment as typed: quotes, apostrophes and dollar signs are no one's syntax there
override TITLE := $(value TITLE)
export TITLE NAME
# So does what is said of a received text, if it is said to make: a shell may have a SOURCE or DATE for itself
$(foreach name,FILE AUTHORS DATE SOURCE TEXT_LANG ENCODING,$(eval override $(name) := $$(if \
	$$(filter command line,$$(origin $(name))),$$(value $(name)))))
export FILE AUTHORS DATE SOURCE TEXT_LANG ENCODING

.PHONY: help serve build check test test-all lint bench mutate new receive schema lock for-building for-testing venv
help:
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

serve: for-building  ## preview at http://127.0.0.1:8000/, reloading as you save (another port: PORT=8001)
	$(python) -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: for-building  ## write the site to site/; any warning fails it
	$(python) -m mkdocs build --strict

check: for-testing  ## check site/ as it stands, and build it if it is absent: what publishing waits for
	$(python) -m pytest tests/site --site site $(PYTEST_ARGS)

test: for-testing  ## build the site and check it and the code, in about a minute (PYTEST_ARGS="-k feed")
	$(python) -m pytest $(PYTEST_ARGS)

test-all: for-testing  ## the same and whatever takes long: every page in every state, every change that the README invites to
	$(python) -m pytest --slow $(PYTEST_ARGS)

lint: for-testing  ## check Python, its types, workflows and their form
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy
	.venv/bin/zizmor --quiet --offline .github
	$(python) -m check_jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(python) -m check_jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml

bench: for-testing  ## measure speed and weight beside bare Material, or beside a commit of ours: make bench BASE=HEAD~1
	$(python) tests/bench.py $(if $(BASE),--base $(BASE))

mutate: for-testing  ## damage the site and the code in a thousand ways and see each one caught, in about twenty minutes
	$(python) tests/mutate.py
	$(python) tests/mutation

new: for-building  ## start an op-ed as a draft: make new TITLE="…" (and NAME=… where it has no Latin letters)
	@$(python) overrides/hooks/oped new -- "$$TITLE"

receive: for-building  ## make a draft of a received text: make receive FILE=letter.txt (TITLE= AUTHORS= DATE= SOURCE= …)
	@$(python) overrides/hooks/oped receive

schema: for-building  ## print the JSON Schema of an op-ed's front matter
	@$(python) overrides/hooks/oped schema

compile = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header $(LOCK_ARGS)
lock: for-testing  ## write the requirements again after pyproject.toml changed (LOCK_ARGS=--upgrade for newer ones)
	$(compile) --group installer --output-file requirements-pip.txt
	$(compile) pyproject.toml --output-file requirements.txt
	$(compile) pyproject.toml --group test --constraint requirements.txt --output-file requirements-test.txt
	npm $(if $(LOCK_ARGS),update,install) $(from_npm) --package-lock-only --omit-lockfile-registry-resolved

# $(call install,FILE) installs a lock once: the copy kept in .venv tells which one is in, so that a second run
# does nothing and a changed lock is installed. Without build isolation no byte comes in past the hashes.
pip = $(python) -m pip install --quiet --disable-pip-version-check --require-hashes
define install
@cmp -s $(1) .venv/$(1) || { echo "Installing $(3) into .venv: $$(grep -c '^[a-z]' $(1)) packages, once, $(4)"; \
	$(pip) $(2) -r $(1) && cp $(1) .venv/$(1); }
endef

# No script of a package runs. Without npm the tests that take something from it are left out, and said to be.
from_npm = --prefix tests --ignore-scripts --no-audit --no-fund --loglevel=error

for-building: venv
	$(call install,requirements.txt,--no-build-isolation,what building the site takes,in about half a minute)

for-testing: venv
	$(call install,requirements-test.txt,--no-build-isolation,what building and testing take,in one to three minutes)
	@cp requirements.txt .venv/  # it holds all of that one
	@! command -v npm >/dev/null || cmp -s tests/package-lock.json tests/node_modules/installed.json || { \
		echo "Installing tests/package-lock.json into tests/node_modules (once)"; npm ci $(from_npm) >/dev/null && \
		cp tests/package-lock.json tests/node_modules/installed.json; }

venv:
	@test -x $(python) || { $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"Python 3.11 or newer is needed. If it has another name: make PYTHON=python3.13 serve" or 0)' && \
		echo "Making a Python of this project's own in .venv; nothing is installed outside of it" && \
		$(PYTHON) -m venv --clear .venv; }
	$(call install,requirements-pip.txt,,what installs the rest,in some seconds)
