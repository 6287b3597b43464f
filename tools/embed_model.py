#!/usr/bin/env python3
"""Write a C++ source that puts the language model into the library's read-only data.

usage: embed_model.py OUT.cpp MODEL

The assembler copies the file (.incbin), which takes no time where a byte array of millions of
numbers would. The checksum in the comment makes a changed model a changed source.
"""
import hashlib
import os
import sys

TEMPLATE = '''// Made by tools/embed_model.py; not edited by hand. SHA-256 of the model: {digest}
#include "language/model_file.hpp"

asm(".pushsection .rodata\\n"
    ".balign 64\\n"
    ".globl dateline_model_begin\\n"
    "dateline_model_begin:\\n"
    ".incbin \\"{path}\\"\\n"
    ".globl dateline_model_end\\n"
    "dateline_model_end:\\n"
    ".popsection\\n");

extern "C" const std::byte dateline_model_begin[];
extern "C" const std::byte dateline_model_end[];

namespace dateline {{

std::span<const std::byte> builtin_model() {{ return {{dateline_model_begin, dateline_model_end}}; }}

}}  // namespace dateline
'''


def main():
    out, model = sys.argv[1], os.path.abspath(sys.argv[2])
    with open(model, 'rb') as f:
        digest = hashlib.sha256(f.read()).hexdigest()
    with open(out, 'w', encoding='utf-8') as f:
        f.write(TEMPLATE.format(digest=digest, path=model))


if __name__ == '__main__':
    main()
