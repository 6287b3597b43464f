#!/usr/bin/env bash
# Draws the pictures that README.md shows, from the samples, with the tool as built.
set -eu
cd "$(dirname "$0")/.."
bash tools/build.sh > /dev/null
mkdir -p docs/pictures
build/src/cli/dateline timeline samples/wechat-order.txt --top 12 -o docs/pictures/timeline.svg
build/src/cli/dateline graph samples/wechat-order.txt --top 8 -o docs/pictures/graph.svg
