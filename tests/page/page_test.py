#!/usr/bin/env python3
"""The HTML page in a browser, as a reader opens it: search, filters, the address, keys, corrections that
the command draws, no request to anywhere, what scripts-off leaves. Needs Chromium; without it the test says so and is skipped.

usage: page_test.py DATELINE PROJECT_FOLDER
"""
import os
import json
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser

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


# Keeps what the page would save instead of a download.
CATCH = "URL.createObjectURL = blob => { blob.text().then(text => window.caught = text); return '#'; }"


def fill(browser, number, **fields):
    """Opens the form of an event, fills it and applies it."""
    browser.run(f"document.querySelector('#e{number} .edit').click()")
    for label, value in fields.items():
        browser.run(f"""(() => {{
          const line = [...document.querySelectorAll('#e{number} .correct label')].find(l => l.textContent.startsWith('{label}'));
          const input = line.querySelector('input');
          if (input.type === 'checkbox') input.checked = {json.dumps(value)}; else input.value = {json.dumps(value)};
        }})()""")
    browser.run(f"document.querySelector('#e{number} .correct [type=submit]').click()")


def check_corrections(browser, tool, folder, check):
    """Made on the page, saved, drawn by the command, undone."""
    browser.run(CATCH)
    fill(browser, 1, Title='A title of mine', Why='seen')
    fill(browser, 2, Date='2020-08-1')
    check('a date that is none is refused',
          browser.run("document.querySelector('#e2 .problem').textContent").startswith('Dates look like'))
    fill(browser, 2, Date='2020-08-21')
    fill(browser, 3, Hide=True)
    fill(browser, 5, Same='4')
    check('the page shows what was corrected',
          browser.run("document.querySelector('#e1 bdi').textContent") == 'A title of mine' and
          browser.run("document.querySelectorAll('.event.gone').length") == 2)
    browser.run("[...document.querySelectorAll('.tools button')].find(b => b.textContent.startsWith('Save')).click()")
    text = browser.run('new Promise(done => setTimeout(() => done(window.caught), 300))')
    case = json.loads(text)
    check('what was read stays in the saved case',
          len(case['corrections']) == 4 and case['events'][0]['label'] != 'A title of mine')
    path = os.path.join(folder, 'corrected.json')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    drawn = subprocess.run([tool, path, '--width', '200', '-q'], capture_output=True, text=True, check=True).stdout
    count = len(case['events'])
    check('the command draws the corrected case', 'A title of mine' in drawn and f'{count - 2} events' in drawn and
          'corrected by hand: title' in drawn and 'corrected by hand: joined' in drawn)
    subprocess.run([tool, path, '-q', '-o', os.path.join(folder, 'again.json')], check=True)
    with open(os.path.join(folder, 'again.json'), encoding='utf-8') as file:
        check('a case that is saved again keeps its corrections', json.load(file)['corrections'] == case['corrections'])
    browser.run("[...document.querySelectorAll('#e1 .correct button')].find(b => b.textContent === 'Undo').click()")
    check('a correction can be undone', browser.run("document.querySelector('#e1 bdi').textContent") == case['events'][0]['label']
          or browser.run("document.querySelector('#e1 .corrected').hidden"))


def check_keys(browser, check):
    browser.run("document.activeElement.blur()")
    browser.press('ArrowDown')
    browser.press('ArrowDown')
    check('arrows go from event to event', browser.run("document.activeElement.closest('li.event')?.id") == 'e2')
    browser.press('/')
    check('/ goes to the search', browser.run("document.activeElement.name") == 'q')
    browser.press('Escape')
    check('Esc leaves it', browser.run("document.activeElement.name") != 'q')


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
        driven = Browser(browser, os.path.join(folder, 'driven'))
        try:
            requests = driven.open(address)
            check('nothing is asked of anywhere', [r for r in requests if not r.startswith(('file:', 'data:', 'blob:'))] == [])
            check_keys(driven, check)
            check_corrections(driven, sys.argv[1], folder, check)
        finally:
            driven.close()
    passed = sum(results)
    print(f'{passed} passed, {len(results) - passed} failed')
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
