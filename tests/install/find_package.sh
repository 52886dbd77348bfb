#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/common.sh"

"$CMAKE" -S "$source/docs/example" -B "$work/build" -G Ninja "-DCMAKE_PREFIX_PATH=$prefix" "-DCMAKE_CXX_COMPILER=$CXX" \
  "-DCMAKE_CXX_FLAGS=$sanitize" "-DCMAKE_C_COMPILER=$CC" "-DCMAKE_C_FLAGS=$sanitize"
"$CMAKE" --build "$work/build"
check_embed "$work/build/embed"
check_embed "$work/build/embed_c"

# What is installed besides the library.
"$prefix/bin/newsidx" --version
"$prefix/bin/newsq" --version
for program in newsidx newsq; do
  for file in "man/man1/$program.1" "bash-completion/completions/$program" "zsh/site-functions/_$program" \
    "fish/vendor_completions.d/$program.fish"; do
    [ -s "$prefix/share/$file" ]
  done
done
