#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Malmoi beside other engines, on the same sets in the same run: each round builds every engine's index and
# searches it, one engine after the other, so that all meet the machine in the same state. Prints a Markdown table of
# medians over the rounds, with ratios of Malmoi to each engine. PEERS is a program that indexes a set with an engine
# and prints one table row, with the columns of measure_peer below; DATA holds the sets; WORK keeps what both need.
set -euo pipefail

usage="usage: compare_peers.sh PEERS DATA WORK [SET...]
ENGINES (default nori), ROUNDS (3), SPLIT (dev) and BUILD (build/release) are taken from the environment."
if [[ $# -lt 3 ]]; then
  echo "$usage" >&2
  exit 2
fi
peers=$1 data=$2 work=$3
shift 3
sets=("$@")
[[ ${#sets[@]} -gt 0 ]] || sets=(news-title miracl-ko)
IFS=, read -ra engines <<<"${ENGINES:-nori}"
rounds=${ROUNDS:-3}
split=${SPLIT:-dev}
build=${BUILD:-$(dirname "$0")/../build/release}
newsidx=$build/tools/newsidx/newsidx
bench_latency=$build/bench/latency/bench_latency

mkdir -p "$work/malmoi"
figures=$work/malmoi/figures.tsv # set, engine, CPU s, wall s, index bytes, p50 ms, p99 ms
: >"$figures"

say() { echo "compare_peers: $*" >&2; }

# JSON Lines of a set, unpacked.
corpus_of() {
  local corpus=$data/$1/corpus.jsonl
  [[ ! -e $data/$1/CORPUS ]] || corpus=$data/$(<"$data/$1/CORPUS")
  [[ -e $corpus ]] || corpus=$corpus.zst
  if [[ $corpus == *.zst ]]; then
    local unpacked=$work/malmoi/$1.jsonl
    [[ -e $unpacked ]] || zstd -dcq "$corpus" >"$unpacked"
    corpus=$unpacked
  fi
  echo "$corpus"
}

# Bytes of an index that are not stored text, which the others do not keep either.
postings_bytes() {
  find "$1" -type f ! -name docdata.glass -printf '%s\n' | awk '{ sum += $1 } END { printf "%d", sum }'
}

measure_malmoi() {
  local set=$1 corpus index=$work/malmoi/index times
  corpus=$(corpus_of "$set")
  rm -rf "$index"
  TIMEFORMAT='%R %U %S'
  times=$({ time "$newsidx" update --quiet "$index" "$corpus" >"$work/malmoi/summary" 2>&1; } 2>&1)
  "$bench_latency" "$index" "$data/$set/queries.$split.jsonl" --repeat 1 --json >"$work/malmoi/latency.json"
  awk -v set="$set" -v times="$times" -v bytes="$(postings_bytes "$index")" '
    # Of the first kind of answer, 100 ids, the warm run by one thread.
    function after(text, name) { sub(".*\"" name "\":", "", text); return text + 0 }
    {
      warm = $0
      sub(/.*\{"answer":"100 ids"/, "", warm)
      warm = substr(warm, index(warm, "\"warm\":"))
      sub(/\}.*/, "", warm)
      split(times, t, " ")
      print set "\tmalmoi\t" t[2] + t[3] "\t" t[1] "\t" bytes "\t" after(warm, "p50_ms") "\t" after(warm, "p99_ms")
    }' "$work/malmoi/latency.json" >>"$figures"
  "$newsidx" info "$index" --json >"$work/malmoi/$set.info"
}

measure_peer() {
  "$peers" --data "$data" --work "$work/peers" --split "$split" --engines "$2" --reindex "$1" |
    awk -F ' *[|] *' -v OFS='\t' 'NR > 2 { print $3, $2, $9, $10, $12 * 1e6, $14, $16 }' >>"$figures"
}

for ((round = 1; round <= rounds; ++round)); do
  for set in "${sets[@]}"; do
    for engine in "${engines[@]}"; do
      say "round $round: $set, $engine"
      measure_peer "$set" "$engine"
    done
    say "round $round: $set, malmoi"
    measure_malmoi "$set"
  done
done

text_bytes() { sed -n 's/.*"text_bytes": *\([0-9]*\).*/\1/p' "$work/malmoi/$1.info" | head -1; }

for set in "${sets[@]}"; do echo "$set $(text_bytes "$set")"; done |
  awk -v OFS='\t' '
    function median(values, n, i, j, t) {
      for (i = 2; i <= n; ++i)
        for (j = i; j > 1 && values[j - 1] > values[j]; --j) { t = values[j]; values[j] = values[j - 1]; values[j - 1] = t }
      return values[int((n + 1) / 2)]
    }
    function figure(key, column, i, values) {
      for (i = 1; i <= count[key]; ++i) values[i] = all[key, i, column]
      return median(values, count[key])
    }
    function cells(key, mb) {
      return sprintf("%.2f | %.2f | %.3f | %.2f | %.2f", mb / figure(key, 3), mb / figure(key, 4),
                     figure(key, 5) / 1e6 / mb, figure(key, 6), figure(key, 7))
    }
    function ratios(key, own) {
      return sprintf("%.2f | %.2f | %.2f | %.2f | %.2f", figure(key, 3) / figure(own, 3), figure(key, 4) / figure(own, 4),
                     figure(own, 5) / figure(key, 5), figure(own, 6) / figure(key, 6), figure(own, 7) / figure(key, 7))
    }
    NF == 7 {
      key = $1 SUBSEP $2
      if (!(key in count)) order[++keys] = key
      ++count[key]
      for (i = 3; i <= 7; ++i) all[key, count[key], i] = $i
      next
    }
    { mb[$1] = $2 / 1e6 }
    END {
      print "| set | engine | MB per CPU s | MB per wall s | index/text | p50 ms | p99 ms | malmoi: builds × by CPU | × by wall | size ÷ | p50 ÷ | p99 ÷ |"
      print "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
      for (i = 1; i <= keys; ++i) {
        split(order[i], part, SUBSEP)
        own = part[1] SUBSEP "malmoi"
        print "| " part[1] " | " part[2] " | " cells(order[i], mb[part[1]]) " | " ratios(order[i], own) " |"
      }
    }' "$figures" -
