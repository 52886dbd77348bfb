#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Runs each fuzzer of a build by preset `fuzz` for some seconds, and says what each did. What they find stays in WORK,
# with the corpus, from which the next run goes on. Status 1 where anything was found.
# Usage: tests/fuzz/run.sh BUILD_FOLDER SECONDS [WORK [TARGET...]]
set -u
[ $# -ge 2 ] || { sed -n 's/^# Usage: /usage: /p' "$0" >&2; exit 2; }
corpus=$(cd "$(dirname "$0")" && pwd)/corpus
programs=$(cd "$1" && pwd)/tests/fuzz || exit 2
seconds=$2
work=${3:-}
if [ -z "$work" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work" && cd "$work" || exit 2
[ $# -gt 3 ] && shift 3 || set -- $(ls "$corpus")

status=0
for target in "$@"; do
  mkdir -p "corpus/$target" "findings"
  # shellcheck disable=SC2086
  UBSAN_OPTIONS=print_stacktrace=1 "$programs/fuzz_$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
    -max_len=65536 -print_final_stats=1 -artifact_prefix="findings/$target-" "corpus/$target" "$corpus/$target" \
    >"$target.log" 2>&1
  result=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$target.log")
  echo "$target: ${runs:-?} inputs in $seconds s, $(ls "corpus/$target" | wc -l) kept, status $result"
  [ $result -eq 0 ] || { status=1; tail -n 40 "$target.log"; }
done
exit $status
