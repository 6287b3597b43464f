#!/usr/bin/env python3
"""Our files as other programs see them: the page by axe-core (WCAG 2.2 A and AA, light and dark, forms open),
Mermaid and Markwhen by their own parsers. Needs build/peers (tools/peers.sh), Chromium and Node.js; what is not
there is said and skipped.

usage: peers_test.py DATELINE PROJECT_FOLDER PEERS_FOLDER
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser

SKIPPED = 77  # as Meson counts it
RULES = json.dumps(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
VIOLATIONS = f"""axe.run(document, {{runOnly: {RULES}}}).then(found =>
  JSON.stringify(found.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 120) + ' ' + v.nodes[0].failureSummary)))"""
MARKWHEN = """
const {parse} = require(process.argv[1]);
const read = parse(require('fs').readFileSync(process.argv[2], 'utf8'));
let events = 0;
const walk = part => part.children ? part.children.forEach(walk) : ++events;
walk(read.events);
console.log(JSON.stringify({events, messages: (read.parseMessages || []).length + (read.documentMessages || []).length}));
"""


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def check_page(browser, peers, page, check):
    axe = read(os.path.join(peers, 'axe-core', 'axe.min.js'))
    for scheme in ('light', 'dark'):
        browser.call('Emulation.setEmulatedMedia', features=[{'name': 'prefers-color-scheme', 'value': scheme}])
        browser.open('file://' + page)
        browser.run(axe + ';0')
        found = json.loads(browser.run(VIOLATIONS))
        check(f'axe finds nothing on the page, {scheme} {found}', found == [])
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true); document.querySelector('.edit')?.click()")
        # What is out of sight is laid out with guessed heights until it is seen.
        browser.run("document.querySelectorAll('li.event').forEach(e => e.style.contentVisibility = 'visible')")
        found = json.loads(browser.run(VIOLATIONS))
        check(f'nor with a source and a form open, {scheme} {found}', found == [])


def check_mermaid(browser, peers, text, count, check):
    browser.open('about:blank')
    browser.run(read(os.path.join(peers, 'mermaid', 'dist', 'mermaid.min.js')) + ';0')
    result = browser.run(f"""mermaid.parse({json.dumps(text)}).then(r => JSON.stringify(r), e => String(e))""")
    check(f'Mermaid reads its file: {result[:120]}', result.startswith('{'))
    drawn = browser.run(f"""mermaid.render('d', {json.dumps(text)}).then(r => r.svg.length, e => String(e))""")
    check(f'and draws it: {drawn}', isinstance(drawn, int) and drawn > 1000)


def main():
    tool, project, peers = sys.argv[1], sys.argv[2], os.path.abspath(os.path.join(sys.argv[3], 'node_modules'))
    chromium = shutil.which('chromium') or shutil.which('chromium-browser')
    if not os.path.isdir(peers) or not chromium or not shutil.which('node'):
        print('skipped: no build/peers (tools/peers.sh), no chromium or no node on this machine')
        return SKIPPED
    results = []

    def check(what, is_right):
        print(('ok: ' if is_right else 'not ok: ') + what)
        results.append(is_right)

    with tempfile.TemporaryDirectory() as folder:
        name = lambda kind: os.path.join(folder, 'case.' + kind)
        sample = os.path.join(project, 'samples', 'wechat-order.txt')
        outputs = [part for kind in ('html', 'mmd', 'mw', 'json') for part in ('-o', name(kind))]
        subprocess.run([tool, sample, '-q', *outputs], check=True)
        count = len(json.loads(read(name('json')))['events'])
        browser = Browser(chromium, os.path.join(folder, 'profile'))
        try:
            check_page(browser, peers, name('html'), check)
            check_mermaid(browser, peers, read(name('mmd')), count, check)
        finally:
            browser.close()
        parser = os.path.join(peers, '@markwhen', 'parser')
        told = json.loads(subprocess.run(['node', '-e', MARKWHEN, parser, name('mw')], capture_output=True, text=True,
                                         check=True).stdout)
        check(f'Markwhen reads its file, {told}', told == {'events': count, 'messages': 0})
    passed = sum(results)
    print(f'{passed} passed, {len(results) - passed} failed')
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
