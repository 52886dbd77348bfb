#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds Malmoi, indexes the sample articles of docs/sample and searches them. Needs Debian 12 and
# this repository; installs what is missing. Usage: tools/demo.sh [--deps-only]
set -eu
cd "$(dirname "$0")/.."
. tools/dependencies.sh

case "${1:-}" in
  "" | --deps-only) ;;
  *) echo "usage: tools/demo.sh [--deps-only]" >&2; exit 2 ;;
esac
# shellcheck disable=SC2086
install_packages $build_packages
[ "${1:-}" != --deps-only ] || exit 0

build=build/demo
echo "Building newsidx, newsq and newsd in $build"
cmake -S . -B $build -G Ninja -DCMAKE_BUILD_TYPE=Release -DMALMOI_TESTS=OFF -DMALMOI_BENCH=OFF >/dev/null
cmake --build $build --target newsidx newsq newsd

newsidx=$build/tools/newsidx/newsidx
newsq=$build/tools/newsq/newsq
index=$build/index

show() {
  printf '\n$'
  for word in "$@"; do
    case $word in
      *[!a-zA-Z0-9/._-]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$@"
}
show $newsidx update $index docs/sample
show $newsq $index -n 3 '도시 숲 예산'
show $newsq $index -n 3 '"금리 인하"'
show $newsq $index -n 3 --category 스포츠 '추가시간 역전승'
show $newsq $index -n 3 --sort newest '도서관 -지하철'
show $newsq $index -n 3 --suggest ㄷㅅ
show $newsq $index -n 0 --facet category --facet month date:2024-06..2024-08

cat <<END

The programs are $newsidx, $newsq and
$build/tools/newsd/newsd; all explain themselves with --help.
Index your own posts:  $newsidx update INDEX PATH...
Search them:           $newsq INDEX 'words "a phrase" -without title:word'
  query after query:   $newsq INDEX
  in a browser:        $build/tools/newsd/newsd INDEX
END
