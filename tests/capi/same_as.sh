#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Compares what a command prints with a file. Usage: same_as.sh FILE COMMAND...
# With ACCEPT=1 the output goes into the file: what was there before must stay, or the SOVERSION changes.
set -eu
expected=$1
shift
if [ -n "${ACCEPT:-}" ]; then "$@" >"$expected"; fi
"$@" | diff -u "$expected" -
