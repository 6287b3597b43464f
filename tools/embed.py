#!/usr/bin/env python3
"""Write a C++ source that holds the knowledge files, for base/knowledge.hpp.

usage: embed.py OUT.cpp FILE...

Each file becomes a byte array under its file name; an array, not a string literal, because a literal
has a length limit that knowledge files reach.
"""
import os
import sys


def main():
    out, files = sys.argv[1], sorted(sys.argv[2:], key=os.path.basename)
    parts = ['// Made by tools/embed.py; not edited by hand.\n#include "dateline/base/knowledge.hpp"\n\n'
             'namespace dateline {\nnamespace {\n']
    for i, path in enumerate(files):
        with open(path, 'rb') as f:
            data = f.read()
        parts.append(f'const char file_{i}[] = {{')
        for j in range(0, len(data), 40):
            parts.append('\n' + ','.join(str(b if b < 128 else b - 256) for b in data[j:j + 40]) + ',')
        parts.append('\n0};\n')
    parts.append('}  // namespace\n\nstd::string_view builtin_knowledge(std::string_view name) {\n')
    for i, path in enumerate(files):
        parts.append(f'  if (name == "{os.path.basename(path)}") return {{file_{i}, sizeof file_{i} - 1}};\n')
    parts.append('  return {};\n}\n\n}  // namespace dateline\n')
    with open(out, 'w', encoding='utf-8') as f:
        f.write(''.join(parts))


if __name__ == '__main__':
    main()
