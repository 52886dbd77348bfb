#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds Malmoi and runs all tests: optimised with a static library, then under AddressSanitizer and
# UndefinedBehaviorSanitizer with a shared one; those of writers and readers under ThreadSanitizer too; then
# each fuzzer for some seconds. Needs Debian 12 and this repository; installs what is missing.
# Usage: tests/run.sh [--deps-only]
set -eu
cd "$(dirname "$0")/.."
. tools/dependencies.sh

case "${1:-}" in
  "" | --deps-only) ;;
  *) echo "usage: tests/run.sh [--deps-only]" >&2; exit 2 ;;
esac
# shellcheck disable=SC2086
install_packages $build_packages $test_packages
[ "${1:-}" != --deps-only ] || exit 0

jobs=$(nproc)
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi

# build_and_test PRESET TARGETS [ctest option...]
build_and_test() {
  preset=$1
  targets=$2
  shift 2
  echo
  echo "== $preset: building in build/$preset"
  cmake --preset "$preset" -DMALMOI_WERROR=ON >/dev/null
  # shellcheck disable=SC2086
  cmake --build --preset "$preset" --parallel "$jobs" --target $targets
  echo "== $preset: testing"
  ctest --preset "$preset" --parallel "$jobs" --timeout 600 "$@"
}
build_and_test release all
build_and_test asan all
# Without those that search much and with one thread, and those that run the tools, which are not built here.
build_and_test tsan "stress test_index test_search test_shards test_newsd" \
  -R "^(stress|index|search|shards|newsd)[.]" -E "SearchOnDamage|Percolated|TypedQueries|Sharding|namespaces|replication"

echo
echo "== fuzz: building in build/fuzz"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --parallel "$jobs"
echo "== fuzz: running"
tests/fuzz/run.sh build/fuzz 6
