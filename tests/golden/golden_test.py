#!/usr/bin/env python3
"""Compare what the command makes of the samples with the files beside this script.

usage: golden_test.py DATELINE SOURCE_ROOT [--update]

--update writes the files anew (or: ninja -C build update-golden). Read the difference before you
commit it: it is what users will see. The last line is "N passed, N failed".
"""
import difflib
import os
import subprocess
import sys

# sample, options, command of the picture, extensions
RUNS = [
    ('wechat-order.txt', [], ['txt', 'md', 'csv', 'dot', 'json']),
    ('river-permit.txt', [], ['txt', 'csv']),
    ('bank-merger.txt', [], ['txt']),
    ('pain-patch.txt', ['-p', '2024-05-10'], ['txt', 'html']),
    ('parcel-strike.txt', [], ['txt']),
    ('data-broker.html', [], ['txt', 'svg']),
    ('drone-rule.jsonl', ['--jsonl'], ['txt', 'dot']),
]


def made(dateline, samples, sample, options, extension):
    name = {'txt': 'text', 'md': 'markdown'}.get(extension, extension)
    command = [dateline, 'timeline', sample, '--color', 'never', '--width', '100', '-q',
               '-f', name, *options]
    done = subprocess.run(command, cwd=samples, stdout=subprocess.PIPE, check=True, timeout=60)
    return done.stdout


def main():
    dateline, root = map(os.path.abspath, sys.argv[1:3])
    update = '--update' in sys.argv[3:]
    samples = os.path.join(root, 'samples')
    golden = os.path.join(root, 'tests', 'golden', 'samples')
    passed = failed = 0
    for sample, options, extensions in RUNS:
        for extension in extensions:
            path = os.path.join(golden, os.path.splitext(sample)[0] + '.' + extension)
            new = made(dateline, samples, sample, options, extension)
            if update:
                with open(path, 'wb') as f:
                    f.write(new)
            old = b''
            if os.path.exists(path):
                with open(path, 'rb') as f:
                    old = f.read()
            if new == old:
                passed += 1
                continue
            failed += 1
            print(f'differs: {path} (see --update)')
            lines = [text.decode('utf-8', 'replace').splitlines() for text in (old, new)]
            print('\n'.join(list(difflib.unified_diff(*lines, 'golden', 'now', lineterm=''))[:40]))
    print(f'{passed} passed, {failed} failed')
    sys.exit(0 if failed == 0 else 1)


if __name__ == '__main__':
    main()
