#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds Malmoi and runs all tests: optimised with a static library, then under AddressSanitizer and
# UndefinedBehaviorSanitizer with a shared one; with --tsan the concurrency tests under
# ThreadSanitizer too. Needs Debian 12 and this repository; installs what is missing.
# Usage: tests/run.sh [--deps-only | --tsan]
set -eu
cd "$(dirname "$0")/.."
. tools/dependencies.sh

case "${1:-}" in
  "" | --deps-only | --tsan) ;;
  *) echo "usage: tests/run.sh [--deps-only | --tsan]" >&2; exit 2 ;;
esac
# shellcheck disable=SC2086
install_packages $build_packages $test_packages
[ "${1:-}" != --deps-only ] || exit 0

jobs=$(nproc)
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi

# build_and_test PRESET [ctest option...]
build_and_test() {
  preset=$1
  shift
  echo
  echo "== $preset: building in build/$preset"
  cmake --preset "$preset" -DMALMOI_WERROR=ON >/dev/null
  cmake --build --preset "$preset" --parallel "$jobs"
  echo "== $preset: testing"
  ctest --preset "$preset" --parallel "$jobs" "$@"
}
build_and_test release
build_and_test asan
if [ "${1:-}" = --tsan ]; then build_and_test tsan -R "[Tt]hread|[Cc]oncurr"; fi
