# A fresh Debian or Ubuntu with Python >= 3.11, git and make needs nothing else.
#   make demo    the whole journey in a browser, on an embedded PostgreSQL
#   make test    every test, browser included
#   make check   style, types, contracts between packages
PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 8000
TESTS  ?=
PARALLEL ?= -n 2 --dist loadfile --no-loadscope-reorder
PY     := $(VENV)/bin/python
LANGUE ?= en
OPENFISCA := openfisca-france==176.1.8
N      ?=
ANTIVIRUS = $(shell $(PY) -c 'from seuil.config.environnement import racine_donnees as r; print(r() / "antivirus")')
PINS   := constraints.txt pyproject.toml

.PHONY: help demo jouer annee test check docs format traductions bench epreuve doublons poids axe pannes pannes-pieces hostile antivirus antivirus-arret clean
.DEFAULT_GOAL := help

help: ## List what make can do
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

demo: $(VENV)/.base ## Load the invented world (once) and serve it
	@if [ -z "$$SEUIL_CLAMD" ] && PATH="$$PATH:/usr/sbin" command -v clamd >/dev/null; then \
	SEUIL_CLAMD="$$(.ci/antivirus demarrer "$(ANTIVIRUS)")" && export SEUIL_CLAMD SEUIL_CLAMD_BASE_ESSAI=1; fi; \
	$(VENV)/bin/seuil demo --port $(PORT)

jouer: $(VENV)/.base ## Play the six steps of the journey without a browser
	@$(VENV)/bin/seuil demo --jouer

annee: $(VENV)/.base ## Play a year of the five towns, day by day (COUPS=200: then again, its worker killed)
	@$(VENV)/bin/seuil demo --annee --coups $(or $(COUPS),0)

test: $(VENV)/.test ## Run every test (TESTS=path narrows)
	@chromium="$$(.ci/chromium $(VENV))" && node="$(abspath $(VENV))/chromium/node" && \
	if test -x "$$node"; then export PLAYWRIGHT_NODEJS_PATH="$$node"; fi && \
	CHROMIUM="$$chromium" $(PY) -m pytest $(PARALLEL) $(TESTS)

check: $(VENV)/.test ## Check style, types, contracts and missing migrations
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m tests.architecture.contrats
	$(VENV)/bin/seuil makemigrations --check --dry-run

docs: $(VENV)/.base ## Write the documents drawn from the code (life cycles, rights)
	@$(VENV)/bin/seuil documenter

format: $(VENV)/.test ## Sort imports, fix what ruff can fix, lay the code out
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

traductions: $(VENV)/.base ## Gather the sentences of the portal, then compile them (LANGUE=en; needs GNU gettext)
	@command -v xgettext >/dev/null && command -v msgfmt >/dev/null || \
	{ echo "make traductions needs GNU gettext. Install it: sudo apt-get install gettext" >&2; exit 2; }
	@cd src/seuil && export DJANGO_SETTINGS_MODULE=seuil.config.settings && \
	$(abspath $(PY)) -m django makemessages --locale $(LANGUE) --no-wrap --add-location file --ignore "*/tests/*" && \
	$(abspath $(PY)) -m django compilemessages --locale $(LANGUE)

bench: $(VENV)/.bench $(VENV)-openfisca/.pair ## Measure what people wait for at 100 000 demands, then the engines (ten minutes; N=1000000: forty)
	OPENFISCA_PYTHON="$(abspath $(VENV))-openfisca/bin/python" $(PY) -m tests.charge $(N)

epreuve: $(VENV)/.test ## Play 40 nights, 3 grids, 100 000 changes, then score everything from scratch
	$(PY) -m tests.charge.epreuve

doublons: $(VENV)/.test ## Measure who is recognised under two writings, and the time of a search among 100 000 demands (docs/doublons.md)
	$(PY) -m tests.doublons

poids: $(VENV)/.test ## Weigh each page of the portal's main path in Chromium, with axe and SQL counts (docs/poids-des-pages.md)
	@chromium="$$(.ci/chromium $(VENV))" && node="$(abspath $(VENV))/chromium/node" && \
	if test -x "$$node"; then export PLAYWRIGHT_NODEJS_PATH="$$node"; fi && \
	SEUIL_POIDS=1 CHROMIUM="$$chromium" $(PY) -m pytest -q tests/parcours/test_poids.py

axe: $(VENV)/.test ## Look at every address in its states with axe, at 390 and 1280 px, and at the main path in each language
	@chromium="$$(.ci/chromium $(VENV))" && node="$(abspath $(VENV))/chromium/node" && \
	if test -x "$$node"; then export PLAYWRIGHT_NODEJS_PATH="$$node"; fi && \
	SEUIL_AXE=1 CHROMIUM="$$chromium" $(PY) -m pytest -q tests/parcours/test_axe.py tests/parcours/test_langues.py

pannes: $(VENV)/.test ## Kill web, worker and PostgreSQL a hundred times each, fill the disk once, play a month of messages, then compare (20 minutes)
	$(PY) -m tests.pannes
	$(PY) -m tests.pannes.envois

hostile: $(VENV)/.test ## Send five thousand hostile bodies to every form
	HOSTILES=5000 $(PY) -m pytest -q tests/hostile

pannes-pieces: $(VENV)/.test ## Send 500 files by 8 clients through the real server, and weigh it lot after lot (N=1500: more)
	$(PY) -m tests.pannes.pieces $(N)

antivirus: $(VENV)/.base ## Install clamd if needed and start it on signatures of our own, for trials; prints its socket
	@prise="$$(.ci/antivirus demarrer "$(ANTIVIRUS)")" && echo "SEUIL_CLAMD=$$prise SEUIL_CLAMD_BASE_ESSAI=1"

antivirus-arret: $(VENV)/.base ## Stop that clamd
	@.ci/antivirus arreter "$(ANTIVIRUS)"

clean: ## Remove the environment and the caches; the demonstration's data is kept
	rm -rf $(VENV) $(VENV)-openfisca .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results build src/*.egg-info

$(PY):
	@.ci/venv $(PYTHON) $(VENV)

$(VENV)/.base: $(PINS) | $(PY)
	@echo "Installing Seuil in $(VENV)…"
	@$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.bench: $(VENV)/.test
	@$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,bench]'
	@touch $@

# A peer, in an environment of its own: its pins are not ours. Without it, its figure is said not measured.
$(VENV)-openfisca/.pair:
	@$(PYTHON) -m venv $(VENV)-openfisca && \
	$(VENV)-openfisca/bin/python -m pip install --quiet --disable-pip-version-check $(OPENFISCA) || \
	echo "OpenFisca could not be installed: its figure will be missing."
	@touch $@

$(VENV)/.test: $(PINS) | $(PY)
	@echo "Installing Seuil and its test tools in $(VENV)…"
	@$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@ $(VENV)/.base
