#!/usr/bin/env bash
# Sets up and builds dateline in build/ (release). Repeated runs build only what has changed.
set -eu
cd "$(dirname "$0")/.."
bash tools/setup.sh
[ -f build/build.ninja ] || meson setup build --buildtype=release
ninja -C build
