# Everything a newcomer needs. Each target installs what is missing, is safe to repeat and fast the second time.
SHELL := /bin/bash
JOBS ?= $(shell nproc)
WORKSPACE ?= build/demo
DATA ?= $(or $(NOROSHI_TEST_DATA),../shared/data)
PREFIX ?= /usr/local

.PHONY: help demo build test realdata bench fuzz sanitize nightly lint install clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  \1\t/' | expand -t 14

demo: build ## build, create a workspace from the bundled atlas, show Japan's chokepoints
	@build/noroshi demo --workspace $(WORKSPACE)

build: ## the executable build/noroshi
	@tools/setup.sh
	@tools/configure.sh release
	@cmake --build build --target noroshi -j $(JOBS)

test: ## build everything and run every test
	@tools/setup.sh tests
	@tools/configure.sh tests
	@cmake --build build -j $(JOBS)
	@tools/run_tests.sh

realdata: build ## fill build/realdata with everything readable in the folder NOROSHI_TEST_DATA names
	@tools/realdata.sh "$(DATA)" build/realdata

bench: ## measure against DuckDB in the same run
	@tools/setup.sh tests
	@tools/configure.sh bench
	@cmake --build build -j $(JOBS)
	@build/noroshi_bench

fuzz: ## every fuzz target for FUZZ_SECONDS (60), or all within FUZZ_BUDGET seconds
	@tools/setup.sh tests
	@tools/fuzz.sh $(if $(FUZZ_BUDGET),total $(FUZZ_BUDGET),each $(or $(FUZZ_SECONDS),60))

sanitize: ## the tests under AddressSanitizer and UBSan
	@tools/setup.sh tests
	@cmake --preset sanitize >/dev/null
	@cmake --build build/sanitize -j $(JOBS)
	@cd build/sanitize && ctest --output-on-failure -j $(JOBS)

nightly: ## what takes long: tests, the same under sanitizers, benchmarks, every fuzz target for ten minutes
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory sanitize
	@$(MAKE) --no-print-directory bench
	@$(MAKE) --no-print-directory fuzz FUZZ_SECONDS=$(or $(FUZZ_SECONDS),600)

lint: ## format of every file, borders of rooms, clang-tidy on changed files
	@tools/lint.sh

install: build ## the program, its data and libraries under PREFIX (default /usr/local)
	@cmake --install build --prefix "$(PREFIX)" >build/install.log || { cat build/install.log; exit 1; }
	@echo "installed $(PREFIX)/bin/noroshi"

clean: ## remove what was built, keep what was fetched
	@rm -rf build
