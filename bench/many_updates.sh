#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Small updates of a large index: all but the last articles of CORPUS at once, then UPDATES times 100 of the
# rest, then each of these hundreds changed. Prints what an update takes, and sizes and search times before, after,
# and after `compact`.
set -euo pipefail

usage="usage: many_updates.sh CORPUS.jsonl QUERIES.jsonl WORK
UPDATES (100) and BUILD (build/release) are taken from the environment."
if [[ $# -ne 3 ]]; then
  echo "$usage" >&2
  exit 2
fi
corpus=$1 queries=$2 work=$3
updates=${UPDATES:-100}
build=${BUILD:-$(dirname "$0")/../build/release}
newsidx=$build/tools/newsidx/newsidx
newsq=$build/tools/newsq/newsq
index=$work/index

rm -rf "$index"
mkdir -p "$work/parts"
rm -f "$work"/parts/*
articles=$(wc -l <"$corpus")
base=$((articles - updates * 100))
head -n "$base" "$corpus" >"$work/base.jsonl"
tail -n "+$((base + 1))" "$corpus" | split -l 100 -a 5 --additional-suffix=.jsonl - "$work/parts/"

TIMEFORMAT='%U %S %R'

# Index bytes without and with stored text as shares of the text, generations, and search times.
describe() {
  "$newsidx" info --json "$index" >"$work/info"
  "$newsq" "$index" --queries "$queries" --run /dev/null --limit 100 2>"$work/times"
  "$newsq" "$index" --queries "$queries" --run /dev/null --limit 100 2>"$work/times"
  awk -v what="$1" -v times="$(grep -o 'p50.*' "$work/times")" '
    function after(text, name) { sub(".*\"" name "\":", "", text); return text + 0 }
    { bytes = after($0, "bytes"); stored = after($0, "stored_bytes"); text = after($0, "text_bytes")
      printf "%-22s %7d articles %3d generations  index %.3f  stored %.3f of the text  %s ms\n", what,
        after($0, "articles"), after($0, "generations"), (bytes - stored) / text, stored / text, times }' "$work/info"
}

# CPU seconds and wall seconds of updates, from lines "user system real".
summarise() {
  awk '{ print $1 + $2, $3 }' "$work/costs" | sort -n | awk -v what="$1" '
    { cpu[NR] = $1; wall[NR] = $2; sum += $1 }
    END { printf "%-22s CPU s: median %.3f, most %.3f, sum %.2f\n", what, cpu[int((NR + 1) / 2)], cpu[NR], sum }'
}

"$newsidx" update --quiet "$index" "$work/base.jsonl"
describe "at once"
: >"$work/costs"
for part in "$work"/parts/*; do
  { time "$newsidx" update --quiet "$index" "$part" >/dev/null; } 2>>"$work/costs"
done
summarise "adding 100 articles"
describe "after $updates updates"
: >"$work/costs"
for part in "$work"/parts/*; do
  sed 's/"text": *"/"text": "고쳐 쓴 글. /' "$part" >"$work/changed.jsonl"
  { time "$newsidx" update --quiet "$index" "$work/changed.jsonl" >/dev/null; } 2>>"$work/costs"
done
summarise "changing 100 articles"
describe "after $updates changes"
{ time "$newsidx" compact "$index" >/dev/null; } 2>"$work/costs"
summarise "compact"
describe "compacted"
