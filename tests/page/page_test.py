#!/usr/bin/env python3
"""The HTML page in a browser, as a reader opens it: search, filters, the address, what scripts-off
leaves. Needs Chromium; without it the test says so and is skipped.

usage: page_test.py DATELINE PROJECT_FOLDER
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77  # as Meson counts it


def dump(browser, profile, address):
    """The page's tree after its scripts ran."""
    command = [browser, '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run',
               '--disable-background-networking', '--disable-component-update', '--disable-sync',
               '--user-data-dir=' + profile, '--dump-dom', address]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def shown(page):
    """Ids of the events that are not hidden."""
    items = re.findall(r'<li class="event[^>]*>', page)
    return [re.search(r'id="(e\d+)"', item).group(1) for item in items if 'hidden' not in item]


def main():
    browser = shutil.which('chromium') or shutil.which('chromium-browser')
    if not browser:
        print('skipped: no chromium on this machine')
        return SKIPPED
    results = []

    def check(what, is_right):
        print(('ok: ' if is_right else 'not ok: ') + what)
        results.append(is_right)

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'page.html')
        sample = os.path.join(sys.argv[2], 'samples', 'wechat-order.txt')
        subprocess.run([sys.argv[1], sample, '-p', '2020-09-20', '-q', '-o', path], check=True)
        profile, address = os.path.join(folder, 'profile'), 'file://' + path
        with open(path, encoding='utf-8') as file:
            every = shown(file.read())
        whole = dump(browser, profile, address)
        check('the page shows every event and says how many',
              shown(whole) == every and f'>{len(every)} events<' in whole)
        planned = dump(browser, profile, address + '#?status=planned')
        some = shown(planned)
        check('the address chooses a filter',
              0 < len(some) < len(every) and f'>{len(some)} of {len(every)} events<' in planned)
        none = dump(browser, profile, address + '#?q=no+such+words+anywhere')
        check('a search for what is not there shows nothing', shown(none) == [])
        linked = dump(browser, profile, address + '#' + every[-1])
        item = linked[linked.index(f'id="{every[-1]}"'):]
        check('a link to an event opens its source', '<details open=""' in item)
        check('without scripts all is there', '<form' not in open(path, encoding='utf-8').read())
    passed = sum(results)
    print(f'{passed} passed, {len(results) - passed} failed')
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
