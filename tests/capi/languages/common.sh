# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced with FOLDER COMMAND...: the folder of the shared library, and what runs the example.
set -eu
export LD_LIBRARY_PATH="$1"
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# expect EXPECTED ACTUAL
expect() {
  [ "$1" = "$2" ] || { printf 'expected: %s\nactual:   %s\n' "$1" "$2"; exit 1; }
}

# An index that cannot be made is an error with its path, not a crash.
check_error() {
  : >"$work/file"
  if message=$("$@" "$work/file" '책장이' 2>&1); then echo "no error"; exit 1; fi
  case $message in
    *": $work/file"*) ;;
    *) printf 'no path in: %s\n' "$message"; exit 1 ;;
  esac
}
