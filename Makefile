# Two commands for a newcomer: `make demo` and `make test`. Both set up everything they need.
.PHONY: demo test bench bundle system-packages clean
VENV   ?= .venv
PYTHON ?= python3
BIN    := $(VENV)/bin
DEMO   ?= demo-city

demo: $(BIN)/xltools ## install, invent a city, run a whole month, say where the workbooks are
	$(BIN)/xltools demo $(DEMO)

test: $(VENV)/.dev system-packages ## lint, types, floors, every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist worksteal

bench: $(VENV)/.dev ## each verb against a plain pandas + openpyxl script, as ratios
	$(BIN)/python bench/run.py

bundle: $(VENV)/.dev system-packages ## the folder for Windows without Python and internet, and its zip, in dist/
	$(BIN)/python -m bundle.make

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更高版本"; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { .ci/apt-install python3-venv && $(PYTHON) -m venv --clear $(VENV); }

$(BIN)/xltools: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml $(BIN)/xltools
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[password]' --group dev
	@touch $@

# LibreOffice opens what xltools wrote; poppler turns it into pictures; the fonts hold the Chinese characters. Xvfb, openbox and
# xdotool are a screen, a window manager and a keyboard for tests that type; imagemagick photographs the screen. Wine runs the
# Windows bundle; binutils for Windows make the one library that it lacks.
WINDOWS := $(if $(filter x86_64,$(shell uname -m)),wine wine64 binutils-mingw-w64-x86-64)
system-packages:
	@.ci/apt-install libreoffice-calc:soffice libreoffice-writer python3-uno poppler-utils:pdftoppm fonts-wqy-zenhei \
	  xvfb:Xvfb openbox xdotool imagemagick:import $(WINDOWS)

clean:
	rm -rf $(VENV) $(DEMO) dist build
