#!/usr/bin/env bash
# Draws the pictures that README.md and docs/gallery.md show, from the samples, with the tool as
# built. The page is photographed where Chromium is there; else its pictures stay as they are.
set -eu
cd "$(dirname "$0")/.."
bash tools/build.sh > /dev/null
mkdir -p docs/pictures
tool=build/src/cli/dateline
$tool timeline samples/wechat-order.txt --top 12 -o docs/pictures/timeline.svg
$tool timeline samples/wechat-order.txt --top 12 --page landscape -o docs/pictures/lanes.svg
$tool graph samples/wechat-order.txt --top 8 -o docs/pictures/graph.svg
$tool graph samples/bank-merger.txt --around Karoo -o docs/pictures/around.svg
$tool graph samples/wechat-order.txt --actors-only -o docs/pictures/actors.svg

chromium=$(command -v chromium || true)
[ -n "$chromium" ] || { echo "no chromium: the pictures of the page stay as they are"; exit 0; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
$tool samples/wechat-order.txt -q -o "$folder/page.html"
photograph() {  # name, width, further options
  "$chromium" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$folder/profile" \
    --screenshot="docs/pictures/$1.png" --window-size="$2",900 "${@:3}" "file://$folder/page.html" > /dev/null 2>&1
}
photograph page-light 900
photograph page-dark 900 --blink-settings=preferredColorScheme=0
photograph page-phone 420
