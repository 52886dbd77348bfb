# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of newsidx for bash.

# The options of a command, those of the program where there is none.
_newsidx_options() {
  local writer="--config --wait"
  case $1 in
    update) echo "--help --format --jobs --prune --source --drafts --future --json --quiet --alerts --alerts-out
      --alerts-seen --lang $writer" ;;
    delete) echo "--help --purge --lang $writer" ;;
    info) echo "--help --json --lang" ;;
    check) echo "--help --deep --jobs --config --lang" ;;
    compact | rebuild) echo "--help $writer" ;;
    backup) echo "--help --lang $writer" ;;
    restore) echo "--help --replace --lang $writer" ;;
    shard) echo "--help --by --shards --term-lists --lang $writer" ;;
    alerts) echo "--help --out --seen --jobs --check --lang --quiet $writer" ;;
    analyze) echo "--help --config" ;;
    *) echo "--help --version" ;;
  esac
}

_newsidx() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=""
  ((COMP_CWORD < 2)) || command=${COMP_WORDS[1]}
  COMPREPLY=()
  case $previous in
    --format) mapfile -t COMPREPLY < <(compgen -W "auto post jsonl" -- "$current") && return ;;
    --by) mapfile -t COMPREPLY < <(compgen -W "month hash" -- "$current") && return ;;
    --lang) mapfile -t COMPREPLY < <(compgen -W "ko en" -- "$current") && return ;;
    --jobs | --source | --wait | --shards) return ;;
  esac
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_newsidx_options "$command")" -- "$current")
  elif [[ -z $command ]]; then
    mapfile -t COMPREPLY < <(
      compgen -W "update delete info check compact rebuild backup restore shard alerts analyze" -- "$current")
  else
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -F _newsidx newsidx
