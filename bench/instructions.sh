#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# How many instructions the analyzer takes for a byte of text, and which of its steps: what a busy machine
# cannot blur. Needs valgrind and a build with MALMOI_BENCH.
# Usage: bench/instructions.sh BUILD FILE [ARTICLES]
set -eu
[ $# -ge 2 ] || { echo "usage: bench/instructions.sh BUILD FILE [ARTICLES]" >&2; exit 2; }

folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
head -n "${3:-500}" "$2" > "$folder/articles.jsonl"
bytes=$(valgrind --quiet --tool=callgrind --callgrind-out-file="$folder/profile" \
  --toggle-collect='analyse_all*' "$1/bench/bench_analysis_pass" "$folder/articles.jsonl")
callgrind_annotate --inclusive=yes --threshold=100 "$folder/profile" | awk -v bytes="$bytes" '
  function row(name) { gsub(/,/, "", $1); printf "%-22s %6.1f\n", name, $1 / bytes }
  BEGIN { print "instructions a byte, of " bytes " bytes" }
  /PROGRAM TOTALS/ { row("all") }
  /:malmoi::text::fold\(/ { row("fold") }
  /:malmoi::analysis::Segmenter::segment\(/ { row("segment") }
  /:malmoi::analysis::find_words\(/ { row("words and stripping") }
  /:malmoi::analysis::stem_length\(/ { row("  of it stripping") }
  /:malmoi::analysis::TermMaker::make\(/ { row("terms") }'
