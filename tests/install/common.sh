# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced with SOURCE BUILD WORK [SANITIZER]: installs BUILD into WORK/prefix.
set -eu
source=$1
build=$2
work=$3
sanitize=${4:-}
prefix=$work/prefix

rm -rf "$work"
mkdir -p "$work"
"$CMAKE" --install "$build" --prefix "$prefix" >"$work/install.log"

# The outside program finds one article by a word with a particle, and its snippet is the body.
check_embed() {
  expected='library	폐교가 도서관으로	주민들이 책장을 손수 짰다. 개관식은 토요일이다.'
  rm -rf "$work/index"
  actual=$("$1" "$work/index" '책장이')
  [ "$actual" = "$expected" ] || { printf 'expected: %s\nactual:   %s\n' "$expected" "$actual"; exit 1; }
}
