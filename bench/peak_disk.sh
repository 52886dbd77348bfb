#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The most disk space that a bulk build takes while it runs, looked at fifty times a second, beside the size of its
# input and of the index that it leaves.
# Usage: bench/peak_disk.sh FOLDER_OF_newsidx INDEX PATH...
set -eu
[ $# -ge 3 ] || { sed -n 's/^# Usage: /usage: /p' "$0" >&2; exit 2; }
newsidx=$1/newsidx
index=$2
shift 2
[ ! -e "$index" ] || { echo "$index: is there already; name a new folder" >&2; exit 1; }

size() { du -sb "$@" 2>/dev/null | awk '{ sum += $1 } END { print sum + 0 }'; }

"$newsidx" update --quiet "$index" "$@" &
build=$!
peak=0
while kill -0 $build 2>/dev/null; do
  now=$(size "$index")
  [ "$now" -le "$peak" ] || peak=$now
  sleep 0.02
done
wait $build
input=$(size "$@")
left=$(size "$index")
awk -v input="$input" -v peak="$peak" -v left="$left" 'BEGIN {
  printf "input %d bytes, peak %d (%.2f of the input), index %d (%.2f)\n", input, peak, peak / input, left, left / input
}'
