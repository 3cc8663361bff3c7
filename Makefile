# Every command that a person or a CI runs. `make` alone lists them.
PY ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
# Spark does not go with the pandas that everything else is tested with.
SPARK := .venv-spark
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

# The binding is built against the interpreter of the environment, and links no libpython: python3-dev is not needed.
export PYO3_PYTHON := $(CURDIR)/$(BIN)/python
export PYO3_BUILD_EXTENSION_MODULE := 1
export PYTHONUTF8 := 1

# Where a run notes what it came to; `make trust` keeps the long runs in tests/runs, for the page about them.
RUNS := $(CURDIR)/tests/runs
RECORDING := PYTHONPATH=tests

EXAMPLES := $(basename $(notdir $(wildcard examples/*.rs)))
# The story of Spark runs in `make spark`, in the environment that Spark needs.
STORIES := $(filter-out examples/spark.py,$(wildcard examples/*.py))
NOTEBOOKS := $(wildcard examples/*.ipynb)

# How often `make prove` compares, and where it begins.
CASES ?= 1000000
SEED ?= 7
# How many writers of files `make kills` kills.
KILLS ?= 200
# What `make mutants` changes: all that judges.
FILE ?= goal/sets.rs interval.rs rollup.rs claim.rs claim/*.rs attainment.rs attainment/*.rs
MUTANTS := target/tools/bin/cargo-mutants

.DEFAULT_GOAL := help
.PHONY: help demo test lint rust python stories notebooks bench docs site format fmt wheel clean spark spark-tests datafusion kills interrupts threads supply packages packages-sample prove mutants fuzz sanitize trust forget

help: ## Lists the commands
	@sed -n 's/^\([a-z]*\)[a-z ]*:.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

demo: $(VENV)/.build ## Builds the package and prints the plan of Hà Tĩnh
	$(BIN)/maturin develop --quiet
	$(BIN)/python examples/ha_tinh.py

# The page of what was tried is written last once more, so that it has the numbers of this build alone.
test: forget lint rust site python stories spark packages-sample ## Runs everything that must hold
	$(BIN)/python python/docs/build.py

forget:
	rm -f target/trust/*.json

lint: $(VENV)/.test ## Formats nothing, checks everything that is written
	cargo fmt --all --check
	cargo clippy --quiet --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --package attain --package attain-reader --package attain-report --package attain-arrow --no-deps
	$(BIN)/ruff check
	$(BIN)/ruff format --check

rust: ## Tests the core, its documentation and what it packs
	cargo test --quiet
	cargo package --quiet --package attain --package attain-reader --package attain-report --package attain-arrow --allow-dirty --no-verify

python: $(VENV)/.test ## Builds the binding and tests the package
	$(BIN)/maturin develop --quiet
	$(BIN)/python -m mypy.stubtest attain --mypy-config-file pyproject.toml --allowlist tests/python/stubtest.txt
	$(BIN)/python -m mypy
	PATH="$(CURDIR)/$(BIN):$$PATH" basedpyright
	PATH="$(CURDIR)/$(BIN):$$PATH" basedpyright --verifytypes attain --ignoreexternal > target/types.txt || { cat target/types.txt; exit 1; }
	$(BIN)/python -m pytest --quiet
	$(RECORDING) $(BIN)/python tests/prove --cases 2000 --seed $(SEED)

stories: $(VENV)/.test ## Runs every example and every notebook
	set -e; for name in $(EXAMPLES); do cargo run --quiet --package attain-examples --example $$name > /dev/null; done
	$(BIN)/maturin develop --quiet
	set -e; for file in $(STORIES); do $(BIN)/python $$file > /dev/null; done
	$(if $(NOTEBOOKS),$(BIN)/python -m pytest --quiet --nbmake $(NOTEBOOKS))

spark: ## Tests Spark with two executors, where there is java 17 or newer
	@java="$${JAVA_HOME:+$$JAVA_HOME/bin/}java"; \
	version=$$("$$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'); \
	if [ "$${version:-0}" -ge 17 ]; then $(MAKE) --no-print-directory spark-tests; \
	else echo "skipped: Spark needs java 17 or newer, found $${version:-none}; on Debian it is openjdk-17-jre-headless"; fi

spark-tests: $(VENV)/.build $(SPARK)/.test
	rm -rf target/spark
	$(BIN)/maturin build --quiet --out target/spark
	$(SPARK)/bin/python -m pip --disable-pip-version-check install --quiet --force-reinstall --no-deps target/spark/*.whl
	$(SPARK)/bin/python -m pytest --quiet tests/spark

kills: $(VENV)/.test ## Kills writers of files at random moments, KILLS=200 times
	ATTAIN_KILLS=$(KILLS) cargo test --quiet --package attain-tests --test whole_files
	$(BIN)/maturin develop --quiet
	ATTAIN_KILLS=$(KILLS) $(BIN)/python -m pytest --quiet tests/python/test_whole_files.py

interrupts: $(VENV)/.test ## Sends Ctrl-C to every long call and measures how soon it stops
	$(BIN)/maturin develop --quiet --release
	ATTAIN_INTERRUPTS=all $(BIN)/python -m pytest --quiet -s tests/python/test_interrupt.py

threads: ## Reads and judges in eight threads at once, many times
	ATTAIN_ROUNDS=40 cargo test --quiet --release --package attain-tests --test threads

prove: $(VENV)/.test ## Compares every operation with independent oracles, CASES=1000000 times
	cargo test --quiet --release --package attain-tests --test columns_kernels
	$(BIN)/maturin develop --quiet --release
	$(RECORDING) $(BIN)/python tests/prove --cases $(CASES) --seed $(SEED)

# It ends with 2 where a change survived, with 3 where one ran out of time. `counts.py` fails for those that survived and are not
# in the list of tests/mutants.md.
mutants: $(MUTANTS) ## Changes the core bit by bit and sees that a test fails: FILE=goal/sets.rs for one file
	$(MUTANTS) mutants --package attain --test-package attain-mutants --timeout 120 --output target \
		$(foreach file,$(FILE),--file 'crates/attain/src/$(file)'); \
		code=$$?; case $$code in 0|2|3) $(RECORDING) $(PY) tests/mutants/counts.py && test $$code != 3 ;; *) exit $$code ;; esac

$(MUTANTS):
	cargo install --quiet --locked --root target/tools cargo-mutants@27.1.0

fuzz: $(VENV)/.fuzz ## Feeds inputs to every reader, SECONDS_EACH=30 each, two at once; TARGETS names some of them
	$(BIN)/maturin develop --quiet
	$(RECORDING) $(BIN)/python tests/fuzz/run.py $(TARGETS)

trust: ## Runs all that is too long for `make test`, for hours, and keeps what it came to in tests/runs
	set -e; export ATTAIN_RECORDS=$(RUNS) SECONDS_EACH=$${SECONDS_EACH:-1800}; \
		for run in sanitize prove kills interrupts threads supply packages fuzz mutants; do $(MAKE) $$run; done

datafusion: ## Tests the SQL functions for DataFusion, whose build takes some minutes
	cd crates/attain-datafusion && cargo fmt --check
	cd crates/attain-datafusion && cargo clippy --quiet --all-targets -- -D warnings
	cd crates/attain-datafusion && RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps
	cd crates/attain-datafusion && cargo test --quiet

supply: $(VENV)/.build ## Asks of the dependencies: licences, sources, oldest versions, features, oldest Rust
	$(RECORDING) $(BIN)/python tests/supply/check.py

packages: $(VENV)/.build ## Uses crates, wheel and source distribution as a stranger would
	$(RECORDING) PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python tests/packages/check.py --all

# Without the source distribution, which builds everything once more.
packages-sample: $(VENV)/.build
	$(RECORDING) PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python tests/packages/check.py

notebooks: $(VENV)/.test ## Runs the notebooks and saves what they show
	$(BIN)/maturin develop --quiet
	$(BIN)/python tests/python/notebook_files.py

bench: $(VENV)/.test ## Measures what things cost, beside peers, and writes benches/RESULTS.md
	$(PIP) --group peers
	$(BIN)/maturin develop --quiet --release
	mkdir -p target/bench
	cargo bench --quiet --package attain-benches --bench core --bench columns
	cargo bench --quiet --package attain-benches --bench reader > target/bench/reader.txt
	$(BIN)/python benches/peers/scalar.py --json target/bench/scalar.json
	$(BIN)/python benches/peers/columns.py --json target/bench/columns.json
	$(BIN)/python benches/peers/results.py target/bench $${CARGO_TARGET_DIR:-target}/criterion benches/RESULTS.md

docs: site ## Writes the site to target/site, the documentation of the crates to target/doc
	RUSTDOCFLAGS="-D warnings" cargo doc --package attain --package attain-reader --package attain-report --package attain-arrow --no-deps

site: $(VENV)/.docs ## Writes the site to target/site and checks its links
	$(BIN)/maturin develop --quiet
	$(BIN)/python python/docs/build.py

format fmt: $(VENV)/.test ## Writes everything as it should be written
	cargo fmt --all
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format

# The sanitizer is part of every toolchain, its flag only of those that are told so.
sanitize: $(VENV)/.test ## Runs the columns, and tables of another library that lie, under AddressSanitizer
	RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Zsanitizer=address cargo test --quiet --package attain-tests \
		--target $$(rustc -vV | sed -n 's/^host: //p') --target-dir target/sanitize \
		--test columns --test columns_kernels --test columns_hostile
	tests/sanitize.sh $(BIN)/python

wheel: $(VENV)/.build ## Builds the wheel that is given away, in target/wheels
	$(BIN)/maturin build --release --strip

clean: ## Removes what was built
	rm -rf target $(VENV) $(SPARK) crates/attain-datafusion/target .pytest_cache .mypy_cache .ruff_cache python/attain/_attain.*.so

# The tools are pinned in pyproject.toml; a change there installs them again.
$(VENV)/.build: pyproject.toml
	$(PY) -m venv $(VENV)
	$(PIP) "pip==26.3"
	$(PIP) --group build
	touch $@

$(VENV)/.test: $(VENV)/.build
	$(PIP) --group test
	touch $@

$(SPARK)/.test: pyproject.toml
	$(PY) -m venv $(SPARK)
	$(SPARK)/bin/python -m pip --disable-pip-version-check install --quiet "pip==26.3"
	$(SPARK)/bin/python -m pip --disable-pip-version-check install --quiet --group spark
	touch $@

# What is fuzzed through Python is fuzzed with what its tests have.
$(VENV)/.fuzz: $(VENV)/.test
	$(PIP) --only-binary atheris --group fuzz || echo "skipped: no wheel of atheris for this Python" >&2
	touch $@

# The pages run their code, so what tests need is there too.
$(VENV)/.docs: $(VENV)/.test
	$(PIP) --group docs
	touch $@
