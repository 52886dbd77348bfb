#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Compares the options and commands of a program's man page with --help. Usage: man.sh PROGRAM
set -u
. "$(dirname "$0")/help.sh"
program=$1
name=$(basename "$program")
page=$(dirname "$0")/../../docs/man/$name.1
failed=0

# The option list of the page, as its reader sees it.
options_section() { sed -n '/^\.SH OPTIONS/,/^\.SH [^O]/p' "$page" | sed -E 's/\\f[A-Z]//g; s/\\-/-/g'; }

# shellcheck disable=SC2046,SC2086
same "options of $name.1" \
  "$(for command in "" $(commands "$program"); do long_options "$program" $command; done | sort -u)" \
  "$(options_section | grep -A 1 '^\.TP' | grep -oE -- '--[a-z-]+' | sort -u)"
[ -z "$(commands "$program")" ] || same "commands of $name.1" "$(commands "$program" | sort)" \
  "$(sed -n '/^\.SH DESCRIPTION/,/^\.SH OPTIONS/p' "$page" | sed -nE 's/^\.B ([a-z]+)$/\1/p' | sort)"
exit $failed
