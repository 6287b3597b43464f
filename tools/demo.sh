#!/usr/bin/env bash
# Sets up, builds, and shows the timeline of a sample article in the terminal.
set -eu
cd "$(dirname "$0")/.."
bash tools/build.sh >&2
exec build/dateline samples/wechat-order.txt --published 2020-09-20
