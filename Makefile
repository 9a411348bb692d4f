# `make figures` and `make test` need only Python 3.11 or later, git and the package index.
PYTHON ?= python3
BIN := .venv/bin
LOCK := .ci/requirements.lock
ENGINES_LOCK := .ci/engines.lock
READY := .venv/.ready
# Compiled modules are kept even where the environment says not to: a test run starts dozens of processes, and each would
# compile all that it imports for three seconds.
export PYTHONDONTWRITEBYTECODE :=

# A notebook does not tell which Python has run it: with any, `make figures` leaves the same files.
SAME_METADATA := --ClearMetadataPreprocessor.enabled=True --ClearMetadataPreprocessor.clear_cell_metadata=False \
	--ClearMetadataPreprocessor.preserve_nb_metadata_mask='{"kernelspec", ("language_info", "name")}'

.PHONY: rules figures test engines bench evaluate browser lab lint lock clean

$(READY): $(LOCK) pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet 'uv>=0.7'
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(LOCK)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@

figures: $(READY)  ## run every notebook on its data and write figures/
	$(BIN)/mediaframing fetch news-2017
	cd notebooks && for notebook in *.ipynb; do \
	  ../$(BIN)/jupyter nbconvert --to notebook --execute --inplace \
	    --ExecutePreprocessor.record_timing=False $(SAME_METADATA) "$$notebook" || exit 1; done

test: $(READY)  ## all tests but the slow ones, which have targets of their own
	-$(BIN)/mediaframing fetch news-2017  # without a network the notebook on it is not tested,
	-$(BIN)/mediaframing fetch stance-model  # nor what is weighed with the model
	$(BIN)/python -m pytest -n auto --dist loadfile

engines: $(READY)  ## a corpus on two workers, Dask and Spark: the same tables from each; installs Java where apt-get and root are at hand
	command -v java >/dev/null || { apt-get update --quiet && apt-get install --yes --quiet openjdk-17-jre-headless; } || \
	  { echo "make engines needs Java 17, for Spark. Install it, and run make engines again."; exit 1; }
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(ENGINES_LOCK)
	$(BIN)/python -m pytest -o addopts=--import-mode=importlib tests/engines

bench: $(READY)  ## speed, growth and memory, into tests/benchmarks/README.md
	$(BIN)/mediaframing fetch news-2017
	$(BIN)/python -m tests.benchmarks

evaluate: $(READY)  ## scores on hand-annotated news, into tests/evaluation/README.md; what each rule and cue decided, into rules.md
	$(BIN)/mediaframing fetch stance-model
	$(BIN)/python -m tests.evaluation

rules: $(READY)  ## the page of rules, docs/rules.md, from the books of rules
	$(BIN)/python -m mediaframing.coding.rulebooks docs/rules.md

browser: $(READY)  ## a real JupyterLab in Debian's chromium; installs chromium where apt-get and root are at hand
	test -x /usr/bin/chromium || { apt-get update --quiet && apt-get install --yes --quiet chromium; }
	$(BIN)/python -m pytest -o addopts=--import-mode=importlib tests/browser

lab: $(READY)  ## JupyterLab in notebooks/
	cd notebooks && ../$(BIN)/jupyter lab

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock:  ## renew the lock; it names no index
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet 'uv>=0.7'
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --extra codebooks --extra lab --extra excel --extra exports --extra model --extra networks --extra report --extra warc --extra web --group dev \
	  pyproject.toml --output-file $(LOCK)
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --extra dask --extra spark \
	  --constraints $(LOCK) pyproject.toml --output-file $(ENGINES_LOCK)

clean:
	rm -rf .venv
