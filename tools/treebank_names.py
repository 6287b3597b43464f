#!/usr/bin/env python3
"""Names in treebank sentences: from sentences with marks to places without text.

  treebank_names.py check TREEBANK.conllu FILE...     what is wrong with a mended file, line by line
  treebank_names.py keep TREEBANK.conllu FILE... > data/training/treebank_names/NAME.txt

FILE is what `dateline-train names` lists, mended by a reader: "sent_id<TAB>words with [[TYPE|name]] marks".
What is kept is "sent_id<TAB>TYPE first-last ...", words counted from 1.
"""
import re
import sys

TYPES = {"PER", "GOV", "COURT", "COM", "ORG", "GPE", "LOC", "LAW", "PROD", "NORP"}


def read_treebank(path):
    """The words of each sentence by its id."""
    sentences, words, key = {}, [], None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            key = line[len("# sent_id = "):]
        elif not line:
            sentences[key], words = words, []
        elif line[0] != "#" and line.split("\t")[0].isdigit():
            words.append(line.split("\t")[1])
    return sentences


def read_marks(text):
    """The words of a line with marks, and its names as (type, first, last)."""
    words, names, open_name = [], [], None
    for piece in text.split(" "):
        start = re.match(r"\[\[([A-Z]+)\|", piece)
        if start:
            if open_name:
                raise ValueError("a name within a name")
            open_name = (start.group(1), len(words) + 1)
            piece = piece[start.end():]
            if open_name[0] not in TYPES:
                raise ValueError(f"unknown type {open_name[0]}")
        ends = piece.endswith("]]") and open_name
        words.append(piece[:-2] if ends else piece)
        if ends:
            names.append((open_name[0], open_name[1], len(words)))
            open_name = None
    if open_name:
        raise ValueError("a name that does not end")
    return words, names


def main():
    command, treebank, files = sys.argv[1], read_treebank(sys.argv[2]), sys.argv[3:]
    faults = 0
    for path in files:
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            key, _, text = line.rstrip("\n").partition("\t")
            try:
                words, names = read_marks(text)
                if words != treebank.get(key):
                    raise ValueError("not the words of the sentence " + key)
            except ValueError as fault:
                print(f"{path}:{number}: {fault}", file=sys.stderr)
                faults += 1
                continue
            if command == "keep":
                print(key + "\t" + " ".join(f"{kind} {first}-{last}" for kind, first, last in names))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
