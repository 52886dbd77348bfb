#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The C functions that a shared library lets out. Usage: symbols.sh NM LIBRARY
set -eu
"$1" --dynamic --defined-only --format=posix "$2" | cut -d ' ' -f 1 | grep '^malmoi_' | LC_ALL=C sort
