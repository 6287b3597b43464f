#!/usr/bin/env python3
"""Checks files of annotated sentences (data/training/names): check_names.py FILE...

A name is marked as [[TYPE|name]]. Prints path:line: what for each fault, then the count of names of each
type, and names that the same file marks in two ways or leaves unmarked elsewhere (to look at, not faults).
"""
import collections
import re
import sys

TYPES = {"PER", "GOV", "COURT", "COM", "ORG", "GPE", "LOC", "LAW", "PROD", "NORP"}
MARK = re.compile(r"\[\[([A-Z]*)\|([^\[\]|]*)\]\]")


def faults(line):
    """What is wrong with a line, in words."""
    rest = MARK.sub("", line)
    if re.search(r"\[\[|\]\]|\|", rest):
        yield "broken mark"
    for kind, name in MARK.findall(line):
        if kind not in TYPES:
            yield f"unknown type '{kind}'"
        if not name or name != name.strip():
            yield f"blank or padded name '{name}'"
        if re.match(r"the ", name):
            yield f"'the' inside '{name}'"
        if re.search(r"['’]s$", name) and kind != "COM":
            yield f"possessive inside '{name}'"
        if re.match(r"(Mr|Mrs|Ms|Dr|Judge|Justice|Senator|President|Minister)\.? ", name) and kind == "PER":
            yield f"title inside '{name}'"
    if len(line) > 400:
        yield "over 400 characters"


def main():
    bad = 0
    for path in sys.argv[1:]:
        lines = open(path, encoding="utf-8").read().split("\n")
        if lines and not lines[-1]:
            lines.pop()
        kinds, seen, doubles = collections.Counter(), collections.defaultdict(set), collections.Counter(lines)
        for number, line in enumerate(lines, 1):
            what = list(faults(line)) + (["empty line"] if not line.strip() else [])
            if doubles[line] > 1:
                what.append("the same line twice")
            for w in what:
                print(f"{path}:{number}: {w}")
            bad += len(what)
            for kind, name in MARK.findall(line):
                kinds[kind] += 1
                seen[name].add(kind)
        two = sorted(name for name, types in seen.items() if len(types) > 1)
        loose = sorted(name for name in seen if len(name) > 4 and
                       any(re.search(r"\b" + re.escape(name) + r"\b", MARK.sub("", l)) for l in lines))
        print(f"{path}: {len(lines)} lines, {sum(kinds.values())} names, {dict(kinds.most_common())}")
        print(f"  marked in two ways: {two}\n  also unmarked: {loose}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
