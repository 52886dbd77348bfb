# SPDX-License-Identifier: GPL-2.0-or-later
# Debian 12 packages that Malmoi needs, and a function that installs those that are missing.
# Sourced by tools/demo.sh and tests/run.sh.

build_packages="
  bzip2 cmake g++ ninja-build pkgconf
  libcli11-dev libhangul-data libhowardhinnant-date-dev libicu-dev libmd4c-dev libreadline-dev libsimdjson-dev
  libtomlplusplus-dev libunistring-dev libxapian-dev libxxhash-dev libyaml-cpp-dev libzstd-dev nlohmann-json3-dev
  tzdata unicode-data"
test_packages="
  clang fish libbenchmark-dev libclang-rt-dev libgmock-dev libgtest-dev libgumbo-dev libvterm-dev util-linux
  xapian-tools zsh"

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
