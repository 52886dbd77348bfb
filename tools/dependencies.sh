# SPDX-License-Identifier: GPL-2.0-or-later
# Debian 12 packages that Malmoi needs, and a function that installs those that are missing.
# Sourced by tools/demo.sh and tests/run.sh.

build_packages="
  bzip2 cmake g++ ninja-build pkgconf
  libcli11-dev libhangul-data libhowardhinnant-date-dev libicu-dev libmd4c-dev libmicrohttpd-dev libreadline-dev libsimdjson-dev
  libtomlplusplus-dev libunistring-dev libxapian-dev libxxhash-dev libyaml-cpp-dev libzstd-dev nlohmann-json3-dev
  tzdata unicode-data zlib1g-dev"
test_packages="
  caddy chromium chromium-driver clang doxygen fish hugo iproute2 jekyll libbenchmark-dev libclang-rt-dev libgmock-dev libgtest-dev
  libgumbo-dev libvterm-dev nginx-light nodejs python3 python3-selenium util-linux xapian-tools zsh"
# Headers of Node.js; one that is not Debian's brings its own.
[ -e /usr/include/node/node_api.h ] || test_packages="$test_packages libnode-dev"
# Likewise npm, which brings axe-core to the tests of the page.
command -v npm >/dev/null || test_packages="$test_packages npm"

# install_packages NAME...
install_packages() {
  missing=""
  for package in "$@"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=absent
    [ "$status" = installed ] || missing="$missing $package"
  done
  if [ -z "$missing" ]; then
    echo "All Debian packages needed are installed."
    return
  fi
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "$0: cannot install$missing: run this as root, or install sudo" >&2
      exit 1
    }
    as_root=sudo
  fi
  echo "Installing missing Debian packages:$missing"
  $as_root apt-get update -q
  # shellcheck disable=SC2086 # one argument for each package
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
}
