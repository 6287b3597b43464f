#!/usr/bin/env python3
"""Compare the outputs shown in README.md and docs/ with what the command prints now.

usage: readme_test.py DATELINE SOURCE_ROOT [--update]

An output stands in a fenced block below a line `<!-- output LINES: dateline ... -->`: the first
LINES lines of what the command prints when run in the source root.
"""
import os
import re
import shlex
import subprocess
import sys

BLOCK = re.compile(r'(<!-- output (\d+): dateline (.*?) -->\n\n```\w*\n)(.*?)(```\n)', re.DOTALL)


def output(dateline, root, words, lines):
    environment = {'PATH': os.environ['PATH'], 'LANG': 'C.UTF-8'}
    done = subprocess.run([dateline, *shlex.split(words)], cwd=root, env=environment, check=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=60)
    shown = done.stdout.decode('utf-8').lstrip('\ufeff').splitlines()
    return ''.join(line.rstrip() + '\n' for line in shown[:lines])


def main():
    dateline, root = map(os.path.abspath, sys.argv[1:3])
    update = '--update' in sys.argv[3:]
    passed = failed = 0
    pages = [os.path.join(root, 'README.md')]
    pages += sorted(os.path.join(root, 'docs', name) for name in os.listdir(os.path.join(root, 'docs'))
                    if name.endswith('.md'))
    for page in pages:
        with open(page, encoding='utf-8') as f:
            text = f.read()
        new = BLOCK.sub(lambda m: m[1] + output(dateline, root, m[3], int(m[2])) + m[5], text)
        if update and new != text:
            with open(page, 'w', encoding='utf-8') as f:
                f.write(new)
            text = new
        for old, now in zip(BLOCK.finditer(text), BLOCK.finditer(new)):
            if old[4] == now[4]:
                passed += 1
                continue
            failed += 1
            print(f'{page}: not what this prints now: dateline {old[3]}')
    print(f'{passed} passed, {failed} failed')
    sys.exit(0 if failed == 0 else 1)


if __name__ == '__main__':
    main()
