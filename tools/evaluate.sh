#!/usr/bin/env bash
# Scores the build against evaluation data that is not part of this repository.
#
#   tools/evaluate.sh [FOLDER]      or DATELINE_EVAL=FOLDER
#
# FOLDER has events/run_events.py, timex/run_timex.py, pages/run_pages.py and timelines/run_t17.py,
# each called with the command as its argument.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-${DATELINE_EVAL:-}}
command=$PWD/build/src/cli/dateline
if [ -z "$folder" ] || [ ! -d "$folder" ]; then
  echo "evaluate: no evaluation data${folder:+ in $folder}; name its folder, or set DATELINE_EVAL" >&2
  exit 2
fi
if [ ! -x "$command" ]; then
  echo "evaluate: build first: bash tools/build.sh" >&2
  exit 2
fi
for script in events/run_events.py timex/run_timex.py pages/run_pages.py timelines/run_t17.py; do
  if [ -f "$folder/$script" ]; then
    echo "== $script"
    python3 "$folder/$script" "$command"
    if [ "$script" = pages/run_pages.py ]; then python3 "$folder/$script" "$command" --pasted; fi
  else
    echo "== $script: not there, left out"
  fi
done
