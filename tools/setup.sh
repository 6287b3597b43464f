#!/usr/bin/env bash
# Installs what dateline is built and tested with: the one place that names the Debian packages
# (docs/dependencies.md says what each is for). Debian 12; as root, or with sudo. Safe to repeat,
# and done at once when everything is there.
set -eu

packages=(
  # to build
  g++ meson ninja-build pkg-config cmake python3
  # libraries
  libboost-dev libcli11-dev libeigen3-dev libexpected-dev libfmt-dev libgraphviz-dev libmd-dev
  libtomlplusplus-dev libutf8proc-dev libxlsxwriter-dev libxml2-dev libzip-dev nlohmann-json3-dev
  zlib1g-dev
  # text of PDFs, as a program
  poppler-utils
  # pictures as PNG and PDF, and the typeface that they are drawn in
  libcairo2-dev librsvg2-dev fonts-liberation
  # to test
  doctest-dev
)

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
echo "installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q
"${as_root[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}"
