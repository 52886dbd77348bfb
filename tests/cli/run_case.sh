#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Runs the commands of a case, one a line, in an empty folder, and compares the transcript with the
# case's .out file. Times, the working folder and the repository's folder are written as N, WORK and
# SOURCE. Usage: run_case.sh CASE.cmd FOLDER_OF_newsidx FOLDER_OF_newsq
# With ACCEPT=1 the transcript becomes the .out file: read the difference before you commit it.
set -u
case_file=$1
export PATH="$2:$3:$PATH" LC_ALL=C.UTF-8
source=$(cd "$(dirname "$0")/../.." && pwd -P)
sample=$source/docs/sample
work=$(mktemp -d) && work=$(cd "$work" && pwd -P) || exit 1
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
mkdir "$work/in" && cd "$work/in" || exit 1

# Ids of the hits, in order.
ids() { newsq --json "$@" | grep -o '"id":"[^"]*"' | cut -d '"' -f 4; }

# on_terminal COLUMNS COMMAND: escape characters are shown as ^[.
on_terminal() {
  script -qec "stty cols $1 rows 24; $2" /dev/null </dev/null | tr -d '\r' | sed 's/\x1b/^[/g'
}

# The superuser may read anything; without these two capabilities even root is refused.
as_mortal() {
  if [ "$(id -u)" -ne 0 ]; then "$@"; return; fi
  setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search "$@"
}

transcript() {
  while IFS= read -r line; do
    case $line in "" | "#"*) continue ;; esac
    printf '$ %s\n' "$line"
    eval "$line"
    status=$?
    [ $status -eq 0 ] || printf '[status %d]\n' $status
  done <"$case_file"
}

normalise() {
  sed -E -e "s|$work/in|WORK|g" -e "s|$source|SOURCE|g" \
    -e 's/ in [0-9.]+ s / in N s /' -e 's/\([0-9.]+초/(N초/' -e 's/\([0-9.]+ ms\)/(N ms)/' \
    -e 's/"(seconds|took_ms)":[0-9.e+-]+/"\1":N/g'
}

transcript </dev/null 2>&1 | normalise >"$work/actual"
expected=${case_file%.cmd}.out
if [ "${ACCEPT:-}" = 1 ]; then
  cp "$work/actual" "$expected"
else
  diff -u "$expected" "$work/actual"
fi
