# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced: what a program's --help says of it.
export LC_ALL=C

# long_options PROGRAM [COMMAND]: one a line, sorted.
long_options() { "$@" --help | sed -nE 's/^  (-[a-z],)?(--[a-z-]+).*/\2/p' | sort -u; }

# short_options PROGRAM [COMMAND]
short_options() { "$@" --help | sed -nE 's/^  (-[a-z]),--.*/\1/p' | sort -u; }

# commands PROGRAM: its commands, none if it has none.
commands() { "$1" --help | sed -n '/^Subcommands:/,$p' | sed -nE 's/^  ([a-z]+) .*/\1/p'; }

# same WHAT EXPECTED ACTUAL
same() {
  [ "$2" != "$3" ] || [ -z "$2" ] || return 0
  printf '%s\n--help has:\n%s\nbut there is:\n%s\n' "$1" "$2" "$3"
  failed=1
}
