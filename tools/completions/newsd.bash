# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of newsd for bash.
_newsd() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  COMPREPLY=()
  case $previous in
    --lang) mapfile -t COMPREPLY < <(compgen -W "ko en" -- "$current") ;;
    --bind) mapfile -t COMPREPLY < <(compgen -W "127.0.0.1 ::1 0.0.0.0 ::" -- "$current") ;;
    --config)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      ;;
    --port) ;;
    *)
      if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "--help --version --port --bind --config --lang" -- "$current")
      else
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
      fi
      ;;
  esac
}
complete -F _newsd newsd
