#!/usr/bin/env bash
# Sets up, builds and runs every test. The last line is "N passed, N failed", and the exit code is
# not 0 when one failed.
set -eu
cd "$(dirname "$0")/.."
bash tools/build.sh
bash tools/peers.sh
rm -f build/meson-logs/testlog.json
meson test -C build --no-rebuild --print-errorlogs || true # count_tests.py judges
python3 tools/count_tests.py build/meson-logs/testlog.json
