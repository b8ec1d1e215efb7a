#!/bin/sh
# Installs what requirements/debian.txt lists and is missing, where that is possible: as root, with
# apt-get. Elsewhere it says what is missing, and the tests that need it are skipped; under CI=true
# that is a failure, because a test that CI skips is run by nobody.
set -eu

list=$(dirname "$0")/debian.txt
missing=""
for package in $(sed 's/#.*//' "$list"); do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' ||
    missing="$missing $package"
done
[ -n "$missing" ] || exit 0

install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  # shellcheck disable=SC2086  # the list is words
  apt-get -qq install -y --no-install-recommends $missing >/dev/null
}
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing the Debian packages that tests need:$missing"
  if install; then exit 0; fi
fi

echo "warning: tests that need these Debian packages are skipped:$missing" >&2
echo "  install them once: sudo apt-get install$missing" >&2
[ "${CI:-}" != true ] || exit 1
