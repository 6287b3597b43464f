#!/usr/bin/env python3
"""Sum up what the test runners reported in one Meson test run: "N passed, N failed".

usage: count_tests.py build/meson-logs/testlog.json

Each runner says itself how many cases it ran: doctest in its "test cases:" line, ours in a line
"N passed, N failed". A runner that ended badly without naming a failed case counts as one failed.
"""
import json
import re
import sys

DOCTEST = re.compile(r'test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed')
OURS = re.compile(r'^(\d+) passed, (\d+) failed', re.MULTILINE)


def cases(run):
    """(passed, failed) of one runner."""
    if run['result'] == 'SKIP':
        return 0, 0
    output = run.get('stdout') or ''
    reports = [(int(p), int(f)) for _, p, f in DOCTEST.findall(output)]
    reports += [(int(p), int(f)) for p, f in OURS.findall(output)]
    passed = sum(p for p, _ in reports)
    failed = sum(f for _, f in reports)
    ended_well = run['result'] in ('OK', 'EXPECTEDFAIL') and run['returncode'] == 0
    if not ended_well and failed == 0:
        failed = 1
    if ended_well and not reports:
        passed = 1  # a runner that is one case
    return passed, failed


def main():
    passed = failed = 0
    with open(sys.argv[1], encoding='utf-8') as log:
        for line in log:
            p, f = cases(json.loads(line))
            passed, failed = passed + p, failed + f
    print(f'{passed} passed, {failed} failed')
    sys.exit(0 if failed == 0 and passed > 0 else 1)


if __name__ == '__main__':
    main()
