# `make run` and `make test` are all that a fresh clone needs; `make help` lists the rest.

# debug or release: what the tests are built in.
CONFIGURATION ?= debug
# Passed on to the program of `make run`, for example ARGS="--steps 10".
ARGS ?=
# Passed on to `swift test`, for example TEST_FLAGS="--filter Autodiff".
TEST_FLAGS ?=
OUTPUT ?= results/blobs
# Which notebooks `make notebooks` is for; all if empty.
NAMES ?=
# Where `make install` puts bin/apus.
PREFIX ?= $(HOME)/.local

SOURCES = Package.swift $(wildcard Sources Tests Analyses Benchmarks)

ifeq ($(shell uname -s),Darwin)
# What comes from Homebrew is not on the compiler's own search paths.
PREFIXES = $(foreach f,gsl openblas libdeflate lz4 xz zstd,$(shell brew --prefix $(f)))
SWIFT_FLAGS += $(foreach p,$(PREFIXES),-Xcc -I$(p)/include -Xlinker -L$(p)/lib)
endif

# Tests reach into internals, which a release build closes unless told otherwise; kept in a place of
# its own, so that `make run` does not rebuild everything after it.
TEST_BUILD_FLAGS = $(SWIFT_FLAGS)
ifeq ($(CONFIGURATION),release)
TEST_BUILD_FLAGS += -c release -Xswiftc -enable-testing --scratch-path .build-release-tests
endif

.PHONY: run install test build lint format docs notebooks fuzz benchmarks setup clean help

run: ## train the Blobs analysis and leave its results in results/blobs
	@scripts/setup --pyhf
	swift build -c release --product blobs $(SWIFT_FLAGS)
	.build/release/blobs optimise --output $(OUTPUT) $(ARGS) \
	  $$(.venv/bin/python -c 'import pyhf; print("--pyhf .venv/bin/python")' 2>/dev/null)
	@echo "The results are in $(OUTPUT)/; open $(OUTPUT)/report.html"

install: ## build apus, the command line on files and workspaces, and put it into PREFIX/bin (~/.local/bin)
	@scripts/setup
	swift build -c release --product apus $(SWIFT_FLAGS)
	install -d "$(PREFIX)/bin"
	install -m 755 .build/release/apus "$(PREFIX)/bin/apus"

test: ## run every test (XCTest's "0 tests" comes first; the summary after it is the one)
	@scripts/setup --peers
	swift test $(TEST_BUILD_FLAGS) $(TEST_FLAGS)

build: ## build everything, the tests too; any warning of our own sources is an error
	@scripts/setup
	APUS_STRICT=1 swift build --build-tests $(TEST_BUILD_FLAGS)

lint: ## check the format of every Swift file
	swift format lint --strict --recursive $(SOURCES)

format: ## put every Swift file into the format that lint asks for
	swift format --in-place --recursive $(SOURCES)

docs: ## build the documentation of every module; any documentation warning is an error
	@scripts/setup
	scripts/docs

notebooks: ## run the notebooks and refresh what they print and draw (NAMES="01 05"; CHECK=1 only compares)
	@scripts/setup
	swift build --product notebooks $(SWIFT_FLAGS)
	.build/debug/notebooks $(if $(CHECK),check,refresh) $(NAMES)

fuzz: ## look for input that a reader of files cannot stand (READER=root SECONDS=600)
	@scripts/setup
	scripts/fuzz $(READER) $(SECONDS)

benchmarks: ## time Apus beside its Python peers; the table goes into README (ARGS="--quick")
	@scripts/setup
	swift package --package-path Benchmarks clean
	swift build -c release --package-path Benchmarks $(SWIFT_FLAGS)
	Benchmarks/.build/release/apus-benchmarks compare $(ARGS)

setup: ## install what is missing, for building and for testing
	@scripts/setup --peers

clean: ## remove what was built and installed here (not the results)
	rm -rf .build .build-release-tests .venv Benchmarks/.build Benchmarks/.peers

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20
