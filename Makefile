# Every task of a developer and of a user who builds from source; 'make help' lists them. The work is done by cargo and
# scripts/: nothing here compiles by itself. PHP_CONFIG=... chooses the PHP.

PHP_CONFIG ?= php-config

# PATH and PHP are changed only where they must be: cargo builds everything anew when one of them is not as before.
# scripts/common.sh does the same with PATH, and says why.
cargo_bin := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin
ifneq ($(shell case ":$$PATH:" in (*:"$(cargo_bin)":*) ;; (*) [ ! -x "$(cargo_bin)/cargo" ] || echo yes ;; esac),)
export PATH := $(cargo_bin):$(PATH)
endif
# ext-php-rs takes paths and no names. What is not there yet is going to be where Debian's package puts it.
ifneq ($(PHP_CONFIG),php-config)
php_name := $(PHP_CONFIG)
php_path := $(shell path=$$(command -v '$(php_name)') && case $$path in (/*) echo "$$path" ;; (*) echo "$$PWD/$$path" ;; esac)
override PHP_CONFIG := $(or $(php_path),$(if $(findstring /,$(php_name)),,/usr/bin/)$(php_name))
export PHP_CONFIG
export PHP := $(or $(shell '$(PHP_CONFIG)' --php-binary 2>/dev/null),$(subst php-config,php,$(PHP_CONFIG)))
endif

release := $(or $(CARGO_TARGET_DIR),target)/release
modules := $(or $(MODULE_DIR),target/modules)

# The tests to run: files or folders under php-tests, all if empty; EVERY=N takes only every Nth of them.
TESTS ?=
EVERY ?= 1

# Autobahn's cases: all, quick, or patterns such as 6.4.*
CASES ?= all

# Other PHPs to test with: scripts/other-php.sh says which there may be.
VERSIONS ?= 8.4 8.5 8.6 8.2-zts-debug 8.4-zts-debug

# The PHPs that dist makes archives for: named as in VERSIONS, or system; every released one if empty.
PHPS ?=

# How long test-soak runs, in seconds.
SOAK_SECONDS ?= 3600

# What bench-count does with its counts: compare them, or write the file anew.
COUNT ?= compare

# Clean roots to try: bookworm or trixie, and root, user, llvm or archive; all of these if empty; test only if it is named.
# scripts/try-clean.sh says what they are.
ROOTS ?=

# How long each fuzz target runs, and fuzz-php unless SEEDS says how many programs.
FUZZ_SECONDS ?= 60

# fuzz-php: how many programs, the first one's seed, how they are run (release, asan, valgrind, debug, threads), how many at a time.
SEEDS ?=
SEED ?= 1
MODE ?= release
JOBS ?=

.DEFAULT_GOAL := build
.PHONY: bench bench-count build check clean conformance deb demo deps dist fuzz fuzz-php help install module test test-deps test-dist test-php test-rust test-services test-soak test-valgrind test-versions try-clean uninstall

build: deps module ## build the extension (the default)

demo: build ## watch PHP talk to an echo server, over ws and wss
	cargo build --release --example echo_server
	@scripts/demo.sh

test: test-deps ## run every test and add them up
	@scripts/run-suites.sh test-rust test-php

test-rust: deps ## run the Rust tests of the three lower layers
	cargo test

test-php: test-deps module ## run php-tests; TESTS="php-tests/01_x" for some of them
	@scripts/run-php-tests.sh --every $(EVERY) $(TESTS)

test-services: test-deps module ## kill nodes behind nginx, HAProxy and Traefik, and show how long clients need to recover
	@scripts/recovery-report.sh --new
	@scripts/run-php-tests.sh --services
	@scripts/recovery-report.sh

test-valgrind: test-deps module ## the same under valgrind: no errors, no leaks
	@scripts/install-dependencies.sh valgrind
	@scripts/run-php-tests.sh --valgrind --every $(EVERY) $(TESTS)

test-versions: test-deps ## the same with other PHPs: VERSIONS="8.6 8.2-zts-debug"
	@scripts/test-versions.sh $(VERSIONS)

try-clean: test-deps ## try each way to install in clean roots of Debian: ROOTS=bookworm,root for one of them
	@scripts/install-dependencies.sh try-clean
	@scripts/try-clean.sh $(ROOTS)

conformance: test-deps module ## run Autobahn's cases over ws and wss; CASES=quick for a part of them
	@set -f; conformance/run.sh $(CASES)

test-soak: test-deps module ## mixed use with random faults for SOAK_SECONDS: memory and descriptors have to stay as they are
	@scripts/soak.sh $(SOAK_SECONDS)

bench: bench-deps module ## measure the extension beside other clients: bench/results.md, in fifteen minutes
	@bench/run.sh

bench-count: deps module ## count instructions a message and compare with bench/counts.txt; COUNT=write writes it anew
	@scripts/install-dependencies.sh valgrind
	@bench/count.sh $(COUNT)

fuzz: deps ## run each fuzz target for FUZZ_SECONDS
	@scripts/install-dependencies.sh fuzz
	@scripts/fuzz.sh $(FUZZ_SECONDS)

fuzz-php: test-deps module ## random users of the PHP surface: SEEDS=500 or FUZZ_SECONDS, SEED, MODE=asan|valgrind|debug|threads, JOBS
	@case $(MODE) in asan | valgrind) scripts/install-dependencies.sh $(MODE);; esac
	@scripts/fuzz-php.sh --mode $(MODE) --first $(SEED) $(if $(SEEDS),--seeds $(SEEDS),--seconds $(FUZZ_SECONDS)) $(if $(JOBS),--jobs $(JOBS))

check: deps module ## formatting, lints, dependencies, layers, stubs, types, documentation, refusal of an untested PHP
	cargo fmt --check
	cargo fmt --check --manifest-path bench/Cargo.toml
	cargo clippy --all-targets -- -D warnings
	CARGO_TARGET_DIR=bench/target cargo clippy --locked --manifest-path bench/Cargo.toml -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --document-private-items
	@scripts/check-dependencies.sh --self-test
	@scripts/check-dependencies.sh
	@scripts/check-layers.sh --self-test
	@scripts/check-layers.sh
	@scripts/check-stubs.sh
	@scripts/check-types.sh
	@scripts/check-untested-php.sh

test-dist: test-deps ## run php-tests, or TESTS, with the modules that dist has made: PHPS="8.4 8.2-musl"
	@TESTS="$(TESTS)" scripts/test-dist.sh $(PHPS)

deb: build ## make a Debian package, for the Debian that it is built on: target/deb
	@scripts/deb.sh

dist: deps ## make the archives of a release in target/dist; PHPS="system" or PHPS="8.4 8.2-zts" for some
	@scripts/dist.sh $(PHPS)

install: ## put the extension into PHP's own folders and enable it; honours DESTDIR
	@scripts/install.sh install

uninstall: ## take it out again
	@scripts/install.sh uninstall

clean: ## remove all that was built, the tests' environment too
	cargo clean
	rm -rf target

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-14s %s\n' "$$name" "$$what"; done

deps:
	@scripts/install-dependencies.sh

test-deps:
	@scripts/install-dependencies.sh test
	@scripts/test-environment.sh

bench-deps:
	@scripts/install-dependencies.sh bench

# A copy under PHP's own naming, replaced in one step: a PHP that has the old one open keeps it whole.
module:
	cargo build --release
	@mkdir -p $(modules)
	@for built in $(release)/libwebsocket_client.so $(release)/libwebsocket_client.dylib; do \
		[ ! -f "$$built" ] || { cp "$$built" $(modules)/.new.$$$$ && mv $(modules)/.new.$$$$ $(modules)/websocket_client.so; }; done
	@command -v '$(PHP_CONFIG)' >$(modules)/built-for
