#!/usr/bin/env python3
"""Time to picture: the same events as an SVG by dateline, and by Mermaid and vis-timeline in Chromium without a window.
Needs build/peers (tools/peers.sh) and Chromium. Each line: events, program, milliseconds to load it (for dateline: none),
to draw, and to show.

usage: pictures_bench.py DATELINE PEERS_FOLDER [ROUNDS]
"""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'page'))
from browser import Browser

WORDS = 'The agency blocks the sale of maps to foreign firms after a court ruling on the licence'.split()


def a_case(tool, folder, count):
    """A case of so many events, a week apart."""
    path = os.path.join(folder, 'seed.txt')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('The agency blocked the sale on 3 May 2021.')
    seed = os.path.join(folder, 'seed.json')
    subprocess.run([tool, path, '-p', '2021-06-01', '-q', '-o', seed], check=True)
    with open(seed, encoding='utf-8') as file:
        case = json.load(file)
    event = case['events'][0]
    case['relations'] = []
    case['events'] = [dict(event, id=f'e{i + 1}', label=' '.join(WORDS[: 5 + i % 10]),
                           date=f'{2000 + i // 48}-{1 + i // 4 % 12:02}-{1 + 7 * (i % 4):02}') for i in range(count)]
    for item in case['events']:
        item['bounds'] = [item['date'], item['date']]
    path = os.path.join(folder, f'case{count}.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(case, file)
    return path


def milliseconds(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def by_dateline(browser, tool, case, svg, rounds):
    draw = [milliseconds(lambda: subprocess.run([tool, case, '-q', '-o', svg], check=True)) for _ in range(rounds)]
    show = [milliseconds(lambda: browser.open('file://' + svg)) for _ in range(rounds)]
    return 0, statistics.median(draw), statistics.median(show)


def in_browser(browser, script, draw, rounds):
    """Loads the library anew each time; the picture is there two frames after it was drawn."""
    load, drawn, shown = [], [], []
    for _ in range(rounds):
        browser.open('about:blank')
        load.append(milliseconds(lambda: browser.run(script + ';0')))
        times = json.loads(browser.run(f"""(async () => {{
          const place = document.body.appendChild(document.createElement('div'));
          const start = performance.now();
          await ({draw})(place);
          const end = performance.now();
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          return JSON.stringify([end - start, performance.now() - end]);
        }})()"""))
        drawn.append(times[0])
        shown.append(times[1])
    return statistics.median(load), statistics.median(drawn), statistics.median(shown)


def main():
    tool, peers = sys.argv[1], os.path.join(sys.argv[2], 'node_modules')
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    chromium = shutil.which('chromium') or shutil.which('chromium-browser')
    if not chromium or not os.path.isdir(peers):
        sys.exit('pictures_bench: needs Chromium and build/peers (tools/peers.sh)')
    with open(os.path.join(peers, 'mermaid', 'dist', 'mermaid.min.js'), encoding='utf-8') as file:
        mermaid = file.read()
    vis_path = os.path.join(peers, 'vis-timeline', 'standalone', 'umd', 'vis-timeline-graph2d.min.js')
    with open(vis_path, encoding='utf-8') as file:
        vis = file.read()
    print(f'{"events":>6} {"program":<14} {"load ms":>8} {"draw ms":>8} {"show ms":>8}')
    with tempfile.TemporaryDirectory() as folder:
        browser = Browser(chromium, os.path.join(folder, 'profile'))
        try:
            for count in (13, 100, 500):
                case = a_case(tool, folder, count)
                name = lambda kind: os.path.join(folder, f'{count}.{kind}')
                subprocess.run([tool, case, '-q', '-o', name('mmd'), '-o', name('vis.json')], check=True)
                with open(name('mmd'), encoding='utf-8') as file:
                    text = json.dumps(file.read())
                with open(name('vis.json'), encoding='utf-8') as file:
                    data = file.read()
                results = {
                    'dateline': by_dateline(browser, tool, case, name('svg'), rounds),
                    'Mermaid': in_browser(browser, mermaid, f"""async place => {{
                      mermaid.initialize({{startOnLoad: false, maxTextSize: 1e7}});
                      place.innerHTML = (await mermaid.render('d', {text})).svg; }}""", rounds),
                    'vis-timeline': in_browser(browser, vis, f"""place => new Promise(done => {{
                      const data = {data};
                      const line = new vis.Timeline(place, new vis.DataSet(data.items), new vis.DataSet(data.groups), data.options || {{}});
                      line.on('changed', done); }})""", rounds),
                }
                for program, (load, draw, show) in results.items():
                    print(f'{count:>6} {program:<14} {load:>8.0f} {draw:>8.0f} {show:>8.0f}')
        finally:
            browser.close()


if __name__ == '__main__':
    main()
