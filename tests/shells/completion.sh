#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Asks a shell what it completes `PROGRAM [COMMAND] --` with, and compares that with --help; likewise the commands.
# Usage: completion.sh bash|zsh|fish PROGRAM
set -u
. "$(dirname "$0")/help.sh"
shell=$1
program=$2
name=$(basename "$program")
completions=$(cd "$(dirname "$0")/../../tools/completions" && pwd)
failed=0

# Each answers what its shell completes the last of the words with, one a line.
# shellcheck disable=SC2016 # the programs are for the other shells
complete_bash() {
  bash --norc -c '
    file=$1; shift
    . "$file" || exit 1
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
    "_$1"
    printf "%s\n" "${COMPREPLY[@]}"' bash "$completions/$name.bash" "$@"
}
complete_fish() {
  fish --no-config -c 'source $argv[1]; complete -C (string join " " -- $argv[2..])' \
    "$completions/$name.fish" "$@" | cut -f 1
}
# _arguments and _describe are those of zsh in all but what they do with their arguments.
complete_zsh() {
  zsh -f -c '
    _arguments() { print -rl -- ${${${(M)@:#(\(*\)|\*|)-*}##\(*\)}%%\[*}; ((CURRENT > 2)) || _describe commands commands }
    _describe() { print -rl -- ${${(P)2}%%:*} }
    file=$1; shift
    words=("$@"); CURRENT=$#
    complete_words() { . $file }
    complete_words' zsh "$completions/_$name" "$@" | sed 's/^\*//'
}

# completed WORD...: the long options, or other words.
completed() { "complete_$shell" "$@" | sort -u; }

for command in "" $(commands "$program"); do
  # shellcheck disable=SC2086 # no word where there is no command
  same "$shell, options of $name $command" "$(long_options "$program" $command)" \
    "$(completed "$name" $command -- | grep '^--')"
done
[ -z "$(commands "$program")" ] || same "$shell, commands of $name" "$(commands "$program" | sort)" \
  "$(completed "$name" "" | grep -E '^[a-z]+$')"
exit $failed
