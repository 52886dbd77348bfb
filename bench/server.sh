#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# How many searches a second newsd answers over loopback, with client and server on the same cores: wrk on 64
# connections asks for 10 hits with snippets, each query in turn. Kept answers are off, unless CACHE_BYTES says how many.
# What a busy machine does not blur is the CPU time a search. Prints the server's memory before and after. QUERIES holds
# what `bench_searches --print` prints: a query a line, encoded for URLs. Needs the Debian package wrk.
# Usage: [DURATION=30] [CONNECTIONS=64] [CACHE_BYTES=0] bench/server.sh BUILD INDEX QUERIES
set -eu
[ $# -eq 3 ] || { echo "usage: bench/server.sh BUILD INDEX QUERIES" >&2; exit 2; }
build=$1 index=$2 queries=$3
seconds=${DURATION:-30} connections=${CONNECTIONS:-64}

folder=$(mktemp -d)
server=
trap 'if [ -n "$server" ]; then kill "$server"; fi; rm -r "$folder"' EXIT
printf 'server:\n  port: 0\n  access_log: false\nsearch:\n  cache_bytes: %s\n' "${CACHE_BYTES:-0}" > "$folder/settings.yaml"
awk '!seen[$0]++ { print "/search?q=" $0 }' "$queries" > "$folder/targets"

: > "$folder/log"
"$build/tools/newsd/newsd" "$index" --config "$folder/settings.yaml" 2> "$folder/log" &
server=$!
until port=$(sed -n 's/.* port \([0-9]*\),.*/\1/p' "$folder/log") && [ -n "$port" ]; do
  kill -0 "$server" || { cat "$folder/log" >&2; exit 1; }
  sleep 0.1
done

# Clock ticks, of which there are 100 a second, that the server has run: by itself, and in the kernel for it.
ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }
memory() { awk '/VmRSS/ { printf "%.0f MB", $2 / 1e3 }' "/proc/$server/status"; }
ask() { wrk -t 2 -c "$connections" -d "$1" -s "$(dirname "$0")/server/queries.lua" "http://127.0.0.1:$port" -- "$folder/targets"; }
ask 5 > "$folder/warm"
before=$(memory)
ticks_before=$(ticks)
ask "$seconds" > "$folder/result"
echo "$(wc -l < "$folder/targets") distinct queries, $connections connections, $seconds seconds, $(nproc) cores"
sed -n '/^searches a second/,$p' "$folder/result"
awk -v ticks=$(($(ticks) - ticks_before)) '/ requests in / { printf "CPU of the server: %.0f us a search\n", ticks * 1e4 / $1 }' \
  "$folder/result"
echo "memory: $before, then $(memory)"
