#!/usr/bin/env python3
"""Install the build into a temporary folder; compile and run a program against it, and the command.

usage: install_test.py BUILD_DIR SOURCE_ROOT      ends with "N passed, N failed"
"""
import os
import shlex
import subprocess
import sys
import tempfile


def pkg_config_flags(root):
    """Compiler words for the library as installed below `root`."""
    found = [folder for folder, _, files in os.walk(root) if 'dateline.pc' in files]
    with open(os.path.join(found[0], 'dateline.pc'), encoding='utf-8') as f:
        prefix = f.readline().strip().partition('=')[2]
    environment = dict(os.environ, PKG_CONFIG_PATH=found[0])
    words = subprocess.run(['pkg-config', '--define-variable=prefix=' + root + prefix, '--cflags',
                            '--libs', 'dateline'], env=environment, check=True, text=True,
                           stdout=subprocess.PIPE).stdout
    return shlex.split(words), root + prefix


def main():
    build, source = map(os.path.abspath, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as root:
        subprocess.run(['meson', 'install', '-C', build, '--no-rebuild', '--quiet'], check=True,
                       env=dict(os.environ, DESTDIR=root), stdout=subprocess.DEVNULL)
        flags, prefix = pkg_config_flags(root)
        program = os.path.join(root, 'user')
        subprocess.run(['c++', '-std=c++20', os.path.join(source, 'tests/install/user.cpp'), '-o',
                        program, *flags], check=True)
        label = subprocess.run([program], check=True, text=True, stdout=subprocess.PIPE).stdout
        picture = os.path.join(root, 'g.svg')
        subprocess.run([os.path.join(prefix, 'bin', 'dateline'), 'graph', '-q', '-o', picture,
                        os.path.join(source, 'samples/wechat-order.txt')], check=True)
        with open(picture, encoding='utf-8') as f:
            drawn = '</svg>' in f.read()
    results = [label == 'Court blocks rule\n', drawn]
    print(f'{results.count(True)} passed, {results.count(False)} failed')
    sys.exit(0 if all(results) else 1)


if __name__ == '__main__':
    main()
