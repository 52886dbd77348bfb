#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/common.sh"

pc=$(find "$prefix" -name malmoi.pc)
libdir=${pc%/pkgconfig/malmoi.pc}
export PKG_CONFIG_PATH="$libdir/pkgconfig"

# shellcheck disable=SC2046,SC2086 # flags are meant to be split
"$CXX" -std=c++20 -Wall -Wextra -Wpedantic -Werror $sanitize $("$PKG_CONFIG" --cflags malmoi) \
  "$source/docs/example/embed.cc" -o "$work/embed" $("$PKG_CONFIG" --libs malmoi) "-Wl,-rpath,$libdir"
check_embed "$work/embed"

# shellcheck disable=SC2046,SC2086
"$CC" -std=c11 $sanitize $("$PKG_CONFIG" --cflags malmoi) "$source/docs/example/embed.c" -o "$work/embed_c" \
  $("$PKG_CONFIG" --libs malmoi) "-Wl,-rpath,$libdir"
check_embed "$work/embed_c"
