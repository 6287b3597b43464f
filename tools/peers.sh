#!/usr/bin/env bash
# Puts what reads our files back, and what we are measured beside, into build/peers: checkers and
# drawing programs of other projects, from the npm registry. Only tests and benchmarks use them, and
# say so where they are not there. Nothing of them becomes part of dateline.
set -eu
cd "$(dirname "$0")/.."
command -v npm > /dev/null || { echo "no npm: nothing to check against"; exit 0; }
mkdir -p build/peers
# axe-core: accessibility of the page. mermaid, @markwhen/parser: our files in their syntax.
# vis-timeline: the benchmark of time to picture.
timeout 300 npm install --prefix build/peers --silent --no-audit --no-fund --prefer-offline \
  --fetch-retries 0 axe-core@4 mermaid@11 @markwhen/parser@1 vis-timeline@7 > /dev/null 2>&1 ||
  echo "npm could not install the checkers: their tests are skipped"
