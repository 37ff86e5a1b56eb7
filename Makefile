# `make train` and `make test` are all the set-up there is: both install what is missing.
SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

SWIFT ?= swift
LIBRARIES := libopenblas-dev liblapacke-dev zlib1g-dev libssl-dev
# Options for the command of the target, such as `make train ARGS=--normalize`.
ARGS ?=

.PHONY: help
help:  ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 20

.PHONY: train
train: dependencies  ## Train on MNIST: the tutorial's experiment, or with ARGS=--normalize one that learns
	@echo 'Building apus (a minute or two the first time)'
	$(SWIFT) build -c release --product apus
	echo 'Training: accuracy on the training and the test set, a line an epoch'
	"$$($(SWIFT) build -c release --show-bin-path)/apus" train $(ARGS)

.PHONY: test
test: dependencies  ## Build and run all tests
	@echo 'Building and running the tests (a few minutes the first time)'
	$(SWIFT) test $(ARGS)

.PHONY: test-numpy
test-numpy: dependencies  ## Repeat random calls and files in an installed NumPy; ARGS=--help shows options
	@if ! python3 -c 'import numpy' 2> /dev/null; then
	  echo 'make test-numpy: skipped, because python3 has no NumPy; install it with: python3 -m pip install numpy'
	  exit 0
	fi
	$(SWIFT) build -c release --package-path Tests/NumPy
	bin="$$($(SWIFT) build -c release --package-path Tests/NumPy --show-bin-path)"
	case ' $(ARGS) ' in *' --help '*) exec "$$bin/differential" --help ;; esac
	"$$bin/differential" $(ARGS) | python3 Tests/NumPy/compare.py
	$(SWIFT) build -c release --product apus
	python3 Tests/NumPy/compare_files.py "$$($(SWIFT) build -c release --show-bin-path)/apus" "$$bin/file-writer"

.PHONY: build
build: dependencies  ## Build everything; a warning is an error
	@log=$$(mktemp)
	trap 'rm -f "$$log"' EXIT
	$(SWIFT) build --build-tests 2>&1 | tee "$$log"
	if grep -E '(^|/)(Sources|Tests|Package).*warning:' "$$log" >&2; then
	  echo 'make build: the warnings above must go' >&2
	  exit 1
	fi

.PHONY: lint
lint: swift  ## Check the format of the Swift code
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.PHONY: format
format: swift  ## Format the Swift code
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.PHONY: consumer
consumer: dependencies  ## Build and run a package that imports Apus
	$(SWIFT) run -c release --package-path Tests/Consumer

BENCHMARK_FLAGS := -c release --package-path Benchmarks
BENCHMARK_RESULTS := Benchmarks/.build/results
# The Python of the peers; unless another is given, one of their own, with what can be installed.
PEERS := Benchmarks/.build/peers/bin/python
PYTHON ?= $(PEERS)
PYTORCH_INDEX := https://download.pytorch.org/whl/cpu

.PHONY: benchmark
benchmark: dependencies  ## Time steps and linear algebra beside bare BLAS calls; ARGS=--help shows options
	@$(SWIFT) build $(BENCHMARK_FLAGS) --product apus-benchmark
	env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE \
	  "$$($(SWIFT) build $(BENCHMARK_FLAGS) --show-bin-path)/apus-benchmark" \
	  compare --output $(BENCHMARK_RESULTS) $(ARGS)

.PHONY: benchmark-peers
benchmark-peers: dependencies $(filter $(PEERS),$(PYTHON))  ## Time the same work in NumPy, JAX and PyTorch; ARGS=--help shows options
	@$(SWIFT) build $(BENCHMARK_FLAGS) --product apus-benchmark
	$(SWIFT) build $(BENCHMARK_FLAGS) --product apus
	$(PYTHON) Benchmarks/peers.py $(ARGS) --output $(BENCHMARK_RESULTS)

$(PEERS):
	@echo 'Making a virtual environment for NumPy, JAX and PyTorch'
	python3 -m venv Benchmarks/.build/peers && $@ -m pip install -q numpy || {
	  rm -rf Benchmarks/.build/peers
	  echo 'make benchmark-peers: no virtual environment with NumPy; python3-venv may be missing' >&2
	  exit 1
	}
	$@ -m pip install -q jax || echo 'JAX cannot be installed here: its rows will be missing' >&2
	$@ -m pip install -q --retries 1 torch --index-url $(PYTORCH_INDEX) || $@ -m pip install -q torch \
	  || echo 'PyTorch cannot be installed here: its rows will be missing' >&2

.PHONY: benchmark-check
benchmark-check: benchmark  ## Compare the ratios of new benchmarks with the committed ones
	@python3 Benchmarks/check.py

.PHONY: benchmark-document
benchmark-document:  ## Write the last results into Docs/Performance.md, and its plot
	@python3 Benchmarks/document.py

.PHONY: benchmark-modules
benchmark-modules: dependencies  ## Time calls from another module beside those from the library's own
	@$(SWIFT) build -c release --package-path Benchmarks --product apus-benchmark-modules
	"$$($(SWIFT) build -c release --package-path Benchmarks --show-bin-path)/apus-benchmark-modules" $(ARGS)

# Seconds for each reader.
SECONDS ?= 60
FUZZ_FLAGS := -c release --package-path Tests/Fuzz -Xswiftc -sanitize=fuzzer,address -Xswiftc -parse-as-library

.PHONY: fuzz
fuzz: dependencies  ## Feed the readers of files with damaged ones; SECONDS=60 for each
	@$(SWIFT) build $(FUZZ_FLAGS)
	bin=$$($(SWIFT) build $(FUZZ_FLAGS) --show-bin-path)
	for reader in npy npz safetensors idx csv pgm; do
	  corpus=Tests/Fuzz/.build/corpus/$$reader
	  mkdir -p "$$corpus"
	  seeds=$$(ls -d Tests/Fuzz/Seeds/$$reader 2> /dev/null || echo Tests/Fuzz/.build/seeds/$$reader)
	  mkdir -p "$$seeds"
	  cp Tests/TensorFilesTests/Fixtures/*.$$reader "$$seeds" 2> /dev/null || true
	  echo "Fuzzing $$reader for $(SECONDS) s"
	  "$$bin/fuzz-$$reader" -max_total_time=$(SECONDS) -max_len=4096 -rss_limit_mb=512 -timeout=10 \
	    -print_final_stats=1 -verbosity=0 -artifact_prefix="Tests/Fuzz/.build/crash-$$reader-" \
	    "$$corpus" "$$seeds"
	done

.PHONY: sanitize
sanitize: dependencies  ## Run the tests under AddressSanitizer and ThreadSanitizer
	@for sanitizer in address thread; do
	  echo "Tests under the $$sanitizer sanitizer"
	  ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread-sanitizer.txt \
	    $(SWIFT) test --sanitize=$$sanitizer --scratch-path .build/$$sanitizer $(ARGS)
	done

.PHONY: dependencies
dependencies: swift  ## Install the C libraries that are missing (Debian packages)
	@missing=
	if command -v dpkg-query > /dev/null; then
	  for package in $(LIBRARIES); do
	    dpkg-query --show --showformat '$${db:Status-Status}' "$$package" 2> /dev/null \
	      | grep -qx installed || missing="$$missing $$package"
	  done
	  if [ -z "$$missing" ]; then exit 0; fi
	  if [ "$$(id -u)" = 0 ]; then sudo=
	  elif command -v sudo > /dev/null; then sudo=sudo
	  else
	    echo "Missing are the Debian packages$$missing. Install them as root: apt-get install$$missing" >&2
	    exit 1
	  fi
	  echo "Installing the Debian packages$$missing"
	  $$sudo apt-get update -q > /dev/null \
	    && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$missing > /dev/null \
	    || { echo "apt-get could not install$$missing; see its message above" >&2; exit 1; }
	else
	  for library in openblas lapacke zlib libcrypto; do
	    pkg-config --exists "$$library" 2> /dev/null || missing="$$missing $$library"
	  done
	  if [ -n "$$missing" ]; then
	    echo "Missing are the C libraries$$missing with their headers and pkg-config files; install them with this system's package manager" >&2
	    exit 1
	  fi
	fi

.PHONY: swift
swift:
	@if ! command -v $(SWIFT) > /dev/null; then
	  echo 'There is no Swift toolchain on the PATH; install Swift 6.1 or later from https://www.swift.org/install/linux/' >&2
	  exit 1
	fi
	if ! $(SWIFT) --version 2>&1 | grep -qE 'Swift version (6\.[1-9]|[7-9]|[1-9][0-9])'; then
	  echo "Swift 6.1 or later is needed; found: $$($(SWIFT) --version 2>&1 | grep -m1 'Swift version')" >&2
	  exit 1
	fi

.PHONY: clean
clean:  ## Remove everything that was built
	rm -rf .build Benchmarks/.build Tests/Consumer/.build Tests/Fuzz/.build Tests/NumPy/.build
