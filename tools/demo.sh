#!/usr/bin/env bash
# Sets up, builds, and shows the timeline of a sample article in the terminal. What the build says
# is shown only when it fails.
set -eu
cd "$(dirname "$0")/.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "setting up and building (a few minutes the first time) ..." >&2
bash tools/build.sh > "$log" 2>&1 || { cat "$log" >&2; exit 1; }
build/src/cli/dateline timeline samples/wechat-order.txt
