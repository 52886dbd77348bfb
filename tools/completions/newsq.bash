# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of newsq for bash.
_newsq() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local options="--help --version --limit --offset --sort --from --to --category --tag --facet --time-budget
    --explain --no-collapse --json --color --lang --queries --run --config --correct --suggest --similar
    --similar-text --half-life --duplicates"
  COMPREPLY=()
  case $previous in
    --sort) mapfile -t COMPREPLY < <(compgen -W "relevance newest oldest" -- "$current") ;;
    --facet) mapfile -t COMPREPLY < <(compgen -W "category tag month" -- "$current") ;;
    --color) mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$current") ;;
    --lang) mapfile -t COMPREPLY < <(compgen -W "ko en" -- "$current") ;;
    --queries | --run | --config | --similar-text)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      ;;
    -n | --limit | --offset | --from | --to | --category | --tag | --time-budget | --suggest | --similar | --half-life) ;;
    *)
      if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
      else
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
      fi
      ;;
  esac
}
complete -F _newsq newsq
