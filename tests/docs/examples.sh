#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Runs the examples of a document on an index of docs/sample, and compares the document with what it would be with
# their output. In a block that begins with ```newsq, what follows a line `$ command` is the titles of the hits, or
# (nothing), behind lines for warnings (!), a query that is offered (?) or was searched instead (=); in one that begins
# with ```console it is all output. `…` as the last line stands for more.
# Usage: examples.sh DOCUMENT FOLDER_OF_newsidx FOLDER_OF_newsq
# With ACCEPT=1 the output goes into the document: read the difference before you commit it.
set -u
document=$(realpath "$1")
source=$(cd "$(dirname "$0")/../.." && pwd -P)
export PATH="$2:$3:$PATH" LC_ALL=C.UTF-8
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
newsidx update --quiet archive "$source/docs/sample" || exit 1

titles() {
  eval "$1" >out 2>err
  sed 's/^newsq: /! /' err
  sed -nE 's/^Did you mean: /? /p; s/^Searched instead for: /= /p' out
  sed -nE 's/^[0-9]+\. //p' out >titles
  if [ -s titles ]; then cat titles; else echo "(nothing)"; fi
}
console() { eval "$1" 2>&1 | sed -E 's/\([0-9.]+ ms\)/(… ms)/'; }

# Prints what the last command prints, in so many lines as the document has if it ends with `…`.
answer() {
  [ -n "$command" ] || return 0
  "$block" "$command" >answer
  if [ "$last" = "…" ]; then
    head -n $((lines - 1)) answer
    echo "…"
  else
    cat answer
  fi
  command=""
}

# read_line LINE: prints it, or swallows what an answer takes the place of.
read_line() {
  case $1 in
    '```newsq') block=titles ;;
    '```console') block=console ;;
    '```')
      answer
      block=""
      ;;
    '$ '*)
      answer
      command=${1#??}
      lines=0
      last=""
      commands=$((commands + 1))
      ;;
    *)
      if [ -n "$command" ]; then
        lines=$((lines + 1))
        last=$1
        return
      fi
      ;;
  esac
  printf '%s\n' "$1"
}

block=""
command=""
commands=0
while IFS= read -r line; do read_line "$line"; done <"$document" >actual
[ "$commands" -gt 0 ] || [ "${ACCEPT:-}" = 1 ] || {
  echo "$document has no examples"
  exit 1
}
if [ "${ACCEPT:-}" = 1 ]; then cp actual "$document"; else diff -u "$document" actual; fi
