#!/usr/bin/env python3
"""Time and memory of the command: one article, and many.

usage: command_bench.py DATELINE SOURCE_ROOT [RUNS]

Prints the median and the smallest wall time over the runs (20), processor time and peak memory.
"""
import json
import os
import resource
import statistics
import subprocess
import sys
import time


def measured(words, stdin, runs):
    """(wall times, processor seconds of a run, peak MiB) of running `words` `runs` times."""
    walls = []
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(words, input=stdin, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        walls.append(time.perf_counter() - start)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / runs
    return walls, cpu, after.ru_maxrss / 1024


def main():
    dateline, root = map(os.path.abspath, sys.argv[1:3])
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    sample = os.path.join(root, 'samples', 'wechat-order.txt')
    with open(sample, encoding='utf-8') as f:
        text = f.read()
    many = '\n'.join(json.dumps({'id': str(i), 'text': text}) for i in range(400)).encode()
    jobs = [
        ('timeline of one article', [dateline, sample], b'', runs),
        ('extract 400 articles, one thread', [dateline, 'extract', '--jsonl', '-q', '-j', '1'], many, 3),
        ('extract 400 articles, all threads', [dateline, 'extract', '--jsonl', '-q'], many, 3),
    ]
    for name, words, stdin, count in jobs:
        walls, cpu, memory = measured(words, stdin, count)
        print(f'{name}: median {statistics.median(walls) * 1000:.1f} ms, least {min(walls) * 1000:.1f} ms, '
              f'processor {cpu * 1000:.1f} ms, peak so far {memory:.0f} MiB')


if __name__ == '__main__':
    main()
