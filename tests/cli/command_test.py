#!/usr/bin/env python3
"""Run the command as a user runs it, and look at exit codes, messages and files.

usage: command_test.py DATELINE SOURCE_ROOT

The last line is "N passed, N failed". Every test works in a folder of its own.
"""
import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import xml.dom.minidom
import xml.etree.ElementTree

DATELINE = os.path.abspath(sys.argv[1])
SAMPLES = os.path.join(os.path.abspath(sys.argv[2]), 'samples')
SAMPLE = os.path.join(SAMPLES, 'wechat-order.txt')
ARTICLE = ('A court in Oslo blocked the fishing ban on 3 May 2021. The ministry said on 5 May 2021 '
           'that it would appeal. Nordfisk, a company, had sued the ministry in March 2021.\n')
HOSTILE = ('On 3 May 2021 the court blocked =HYPERLINK("http://x.example","<script>alert(1)</script>"). '
           'On 4 May 2021 @SUM(A1) Ltd sued the "] ; pwned [shape=star] ministry & the <b>agency</b>. '
           'On 5 May 2021 Evil\u202eCo \x1b[31mInc\x1b[0m said `rm -rf` | that it ${HOME} would appeal.\n')


class CommandTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), 'wb') as f:
            f.write(content if isinstance(content, bytes) else content.encode())
        return name

    def read(self, name):
        with open(self.path(name), 'rb') as f:
            return f.read()

    def run_tool(self, *args, stdin=b'', env=None, **options):
        """The finished process; its output as text in .out and .err."""
        around = {'PATH': os.environ['PATH'], 'LANG': 'C.UTF-8', **(env or {})}
        # Sanitizers and the build folder's drawing program are told of by the environment.
        around.update({k: v for k, v in os.environ.items()
                       if k.startswith(('ASAN_', 'UBSAN_', 'LSAN_'))})
        done = subprocess.run([DATELINE, *args], cwd=self.folder, input=stdin, env=around,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, **options)
        done.out = done.stdout.decode('utf-8', 'strict')
        done.err = done.stderr.decode('utf-8', 'strict')
        return done

    def check_one_error(self, done, pattern):
        """Exactly one error line, of the form "path:line:col: error: what", and a hint."""
        errors = [line for line in done.err.splitlines() if 'error:' in line]
        self.assertEqual(len(errors), 1, done.err)
        self.assertRegex(errors[0], pattern)
        self.assertIn('hint: ', done.err)

    def files(self):
        return sorted(os.listdir(self.folder))


class Explain(CommandTest):
    """Each event says where it comes from."""

    def setUp(self):
        super().setUp()
        self.write('article.txt', ARTICLE)

    def explain(self, *args):
        return self.run_tool('explain', *args, '-p', '2021-06-01', '--width', '100')

    def test_one_event_by_its_id(self):
        self.run_tool('extract', 'article.txt', '-p', '2021-06-01', '-o', 'case.json')
        events = json.loads(self.read('case.json'))['events']
        number = 1 + [e['trigger']['text'] for e in events].index('blocked')
        done = self.explain(f'e{number}', 'article.txt')
        self.assertEqual(done.returncode, 0, done.err)
        self.assertTrue(done.out.startswith(f'e{number}  '), done.out)
        for line in (r'sentence +A court in Oslo blocked the fishing ban',
                     r'type +block_court, by verb "block.*" of \[block_court\]',
                     r'agent +court.*: blocked <-nsubj- court',
                     r'date +2021-05-03, from "3 May 2021": written in full',
                     r'status +asserted; told as a fact',
                     r'signs +\S+ [+-]\d'):
            self.assertRegex(done.out, line)
        self.assertRegex(done.out, r'VERB +root')
        self.assertNotIn('Nordfisk', done.out)

    def test_words_choose_events(self):
        done = self.explain('--event', 'appeal', 'article.txt')
        self.assertRegex(done.out, r'status +planned; "(would|appeal)": ')
        self.assertNotIn('court in Oslo', done.out)

    def test_all_events_without_a_choice(self):
        self.run_tool('extract', 'article.txt', '-p', '2021-06-01', '-o', 'case.json')
        count = len(json.loads(self.read('case.json'))['events'])
        heads = re.findall(r'^e\d+  ', self.explain('article.txt').out, re.M)
        self.assertEqual(heads, [f'e{i}  ' for i in range(1, count + 1)])

    def test_no_such_event(self):
        done = self.explain('e99', 'article.txt')
        self.assertEqual((done.returncode, done.out), (3, ''))
        self.check_one_error(done, 'no such event')


class BadInput(CommandTest):
    """Each input is refused in one line, the good one beside it is drawn all the same."""

    def check_refused(self, name, pattern, alone=3, options=()):
        self.write('good.txt', ARTICLE)
        done = self.run_tool(name, '-p', '2021-06-01', '-o', 'alone.csv', *options)
        self.assertEqual(done.returncode, alone, done.err)
        self.check_one_error(done, pattern)
        self.assertNotIn('alone.csv', self.files())
        done = self.run_tool(name, 'good.txt', '-p', '2021-06-01', '-o', 'both.csv', *options)
        self.assertEqual(done.returncode, 1, done.err)
        self.check_one_error(done, pattern)
        self.assertIn(b'2021-05-03', self.read('both.csv'))

    def test_pages_read_at_once(self):
        """Two threads that parse the first pages of a run once waited for each other for ever."""
        page = '<html><body><p>' + ARTICLE + '</p></body></html>'
        names = [self.write(f'{i}.html', page) for i in range(8)]
        for _ in range(30):
            done = self.run_tool('read', '--jsonl', *names)
            self.assertEqual((done.returncode, done.out.count('\n')), (0, 8))

    def test_missing_file(self):
        self.check_refused('none.txt', r'^none\.txt: error: no such file$')

    def test_directory(self):
        os.mkdir(self.path('folder'))
        self.check_refused('folder', r'^folder: error: is a directory$')

    def test_empty_file(self):
        self.check_refused(self.write('empty.txt', ''), r'^empty\.txt: error: empty$')

    def test_blank_file(self):
        self.check_refused(self.write('blank.txt', ' \n\t\n'), r'^blank\.txt: error: no text in it$')

    def test_binary_file(self):
        self.check_refused(self.write('data.txt', bytes(range(256)) * 20),
                           r'^data\.txt: error: binary data, not text$')

    def test_pdf(self):
        self.check_refused(self.write('a.pdf', b'%PDF-1.7 ...'), r'^a\.pdf: error: (a damaged or locked PDF|a PDF, and pdftotext)')

    def test_other_encoding(self):
        self.check_refused(self.write('koi8.txt', 'Суд остановил запрет '.encode('koi8-r') * 9),
                           r'^koi8\.txt: error: neither UTF-8 nor UTF-16$')

    def test_large_file(self):
        name = self.write('large.txt', b'The court blocked the rule. ' * 4000000)
        self.check_refused(name, r'^large\.txt: error: larger than the limit', alone=5)

    def test_truncated_case(self):
        self.write('a.txt', ARTICLE)
        self.assertEqual(self.run_tool('extract', 'a.txt', '-o', 'whole.json').returncode, 0)
        whole = self.read('whole.json')
        for size in (30, len(whole) // 3, len(whole) // 2, len(whole) - 3):
            with self.subTest(size=size):
                self.write('cut.json', whole[:size])
                self.check_refused('cut.json', r'^cut\.json:\d+:\d+: error: ')

    def test_case_of_another_version(self):
        name = self.write('new.json', '{"format": "dateline-case", "version": 99}')
        self.check_refused(name, r'^new\.json:?.*: error: .*version')

    def test_unreadable_file(self):
        if os.geteuid() == 0:
            self.skipTest('root reads everything')
        name = self.write('secret.txt', ARTICLE)
        os.chmod(self.path(name), 0)
        self.check_refused(name, r'^secret\.txt: error: cannot read')

    def test_invalid_utf8_is_read_and_said(self):
        self.write('latin.txt', ARTICLE.encode() + b'Caf\xe9 owners sued on 6 May 2021.\n')
        done = self.run_tool('latin.txt', '-p', '2021-06-01', '-o', 'x.json')
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.err, r'^latin\.txt:2:4: warning: not UTF-8')
        self.assertIn('Caf\ufffd owners', json.loads(self.read('x.json'))['events'][-1]['quote']['text'])

    def test_long_line_of_json_lines(self):
        good = json.dumps({'id': 'good', 'text': ARTICLE, 'published': '2021-06-01'}).encode()
        long = b'{"id": "long", "text": "' + b'The court blocked the rule. ' * 3800000 + b'"}'
        done = self.run_tool('extract', '--jsonl', stdin=good + b'\n' + long + b'\n' + good + b'\n')
        self.assertEqual(done.returncode, 1)
        lines = [json.loads(line) for line in done.out.splitlines()]
        self.assertEqual(len(lines), 3)
        self.assertEqual(lines[1]['id'], 'long')
        self.assertIn('larger than the limit', lines[1]['error'])
        self.assertEqual(lines[0], lines[2])


class BadCommandLine(CommandTest):
    def check_usage(self, args, pattern):
        self.write('a.txt', ARTICLE)
        done = self.run_tool(*args)
        self.assertEqual(done.returncode, 2, done.err)
        self.check_one_error(done, pattern)
        self.assertEqual(done.out, '')
        self.assertEqual(self.files(), ['a.txt'])

    def test_impossible_day(self):
        for day in ('2021-02-30', '2021-13-01', '2021-1-1', 'yesterday', '99999-01-01', ''):
            with self.subTest(day=day):
                self.check_usage(['a.txt', '-p', day, '-o', 'x.csv'], 'not a day of the calendar')

    def test_unknown_extension(self):
        self.check_usage(['a.txt', '-o', 'x.csv', '-o', 'x.foo'], "^x.foo: error: unknown extension 'foo'$")

    def test_no_extension(self):
        self.check_usage(['a.txt', '-o', 'x'], '^x: error: ')

    def test_unknown_option(self):
        self.check_usage(['a.txt', '--publishd', '2021-01-01'], "unknown option '--publishd'")

    def test_two_outputs_of_one_name(self):
        self.check_usage(['a.txt', '-o', 'x.csv', '-o', 'x.csv'], 'x.csv is given twice')

    def test_output_over_an_input(self):
        self.check_usage(['a.txt', '-o', 'a.txt'], 'would replace an input')


class BadOutput(CommandTest):
    def test_missing_folder_leaves_the_other_outputs(self):
        self.write('a.txt', ARTICLE)
        done = self.run_tool('a.txt', '-p', '2021-06-01', '-o', 'none/x.svg', '-o', 'y.csv')
        self.assertEqual(done.returncode, 4, done.err)
        self.check_one_error(done, r'^none/x\.svg: error: cannot write')
        self.assertEqual(self.files(), ['a.txt', 'y.csv'])

    def test_directory_as_output(self):
        self.write('a.txt', ARTICLE)
        os.mkdir(self.path('x.csv'))
        done = self.run_tool('a.txt', '-p', '2021-06-01', '-o', 'x.csv')
        self.assertEqual(done.returncode, 4, done.err)
        self.assertRegex(done.err, r'^x\.csv: error: cannot write')
        self.assertEqual(self.files(), ['a.txt', 'x.csv'])
        self.assertEqual(os.listdir(self.path('x.csv')), [])

    def test_a_failed_run_keeps_the_old_file(self):
        self.write('old.csv', 'kept')
        self.assertEqual(self.run_tool('none.txt', '-o', 'old.csv').returncode, 3)
        self.assertEqual(self.read('old.csv'), b'kept')

    def test_full_device(self):
        self.write('a.txt', ARTICLE)
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([DATELINE, 'a.txt', '-p', '2021-06-01'], cwd=self.folder,
                                  stdout=full, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 4)
        self.assertIn(b'cannot write', done.stderr)

    def test_closed_pipe_is_quiet(self):
        lines = b''.join(json.dumps({'id': str(i), 'text': ARTICLE}).encode() + b'\n' for i in range(3000))
        self.write('many.jsonl', lines)
        tool = subprocess.Popen([DATELINE, 'extract', '--jsonl', 'many.jsonl'], cwd=self.folder,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertTrue(tool.stdout.readline())
        tool.stdout.close()
        error = tool.stderr.read()
        tool.stderr.close()
        self.assertIn(tool.wait(timeout=60), (-signal.SIGPIPE, 128 + signal.SIGPIPE))
        self.assertEqual(error, b'')


class Outputs(CommandTest):
    ALL = ('x.txt', 'x.md', 'x.html', 'x.csv', 'x.json', 'x.dot', 'x.svg', 'x.png', 'x.pdf')

    def draw_all(self, *args):
        outputs = [word for name in self.ALL for word in ('-o', name)]
        done = self.run_tool(*args, *outputs)
        self.assertEqual(done.returncode, 0, done.err)
        self.assertEqual(done.out, '')
        return {name: self.read(name) for name in self.ALL}

    def test_every_format_in_one_run(self):
        drawn = self.draw_all(SAMPLE)
        self.assertIn('Laurel Beeler', drawn['x.txt'].decode())
        self.assertIn('Laurel Beeler', drawn['x.md'].decode())
        self.assertTrue(drawn['x.html'].startswith(b'<!doctype html>') or
                        drawn['x.html'].startswith(b'<!DOCTYPE html>'))
        self.assertNotRegex(drawn['x.html'].decode(), r'(src|href)="(https?:)?//')
        self.assertEqual(json.loads(drawn['x.json'])['format'], 'dateline-case')
        self.assertTrue(drawn['x.dot'].startswith(b'digraph'))
        xml.dom.minidom.parseString(drawn['x.svg'])
        self.assertTrue(drawn['x.png'].startswith(b'\x89PNG\r\n'))
        self.assertTrue(drawn['x.pdf'].startswith(b'%PDF-'))

    def test_a_pdf_on_paper_has_pages(self):
        self.write('article.txt', ARTICLE)
        self.run_tool('article.txt', '-p', '2021-06-01', '-o', 'short.json')
        case = json.loads(self.read('short.json'))
        case['relations'] = []
        case['events'] = [dict(case['events'][0], id=f'e{i}', label=f'Event number {i}') for i in range(1, 81)]
        self.write('long.json', json.dumps(case))
        done = self.run_tool('long.json', '-o', 'paged.pdf', '--page', 'a4')
        if 'built without PDF' in done.err:
            self.skipTest('built without PDF')
        self.run_tool('long.json', '-o', 'column.pdf')
        count = lambda name: len(re.findall(rb'/Type /Page\b(?!s)', self.read(name)))
        self.assertEqual(count('column.pdf'), 1)
        self.assertGreater(count('paged.pdf'), 1)
        self.assertIn(b'841.89', self.read('paged.pdf'))

    def test_lanes_on_wide_pages(self):
        self.write('article.txt', ARTICLE)
        for page, width in (('landscape', '842pt'), ('slide', '960pt')):
            done = self.run_tool('article.txt', '-p', '2021-06-01', '-o', f'{page}.svg', '--page', page)
            self.assertEqual(done.returncode, 0, done.err)
            drawing = xml.dom.minidom.parseString(self.read(f'{page}.svg')).documentElement
            self.assertEqual(drawing.getAttribute('width'), width)
            self.assertIn('in lanes', drawing.getElementsByTagName('desc')[0].firstChild.data)
        self.run_tool('article.txt', '-p', '2021-06-01', '-o', 'spine.svg', '--page', 'slide', '--layout', 'spine')
        self.assertNotIn(b'in lanes', self.read('spine.svg'))
        self.run_tool('article.txt', '-p', '2021-06-01', '-o', 'lanes.svg', '--layout', 'lanes')
        self.assertIn(b'in lanes', self.read('lanes.svg'))
        wrong = self.run_tool('article.txt', '-o', 'x.svg', '--layout', 'circle')
        self.assertEqual(wrong.returncode, 2)
        self.assertIn('auto, spine or lanes', wrong.err)

    def test_the_network_of_actors(self):
        self.write('article.txt', ARTICLE)
        done = self.run_tool('graph', '--actors-only', 'article.txt', '-p', '2021-06-01')
        self.assertRegex(done.out, r'(?s)label="ministry".*label="Nordfisk".*a\d -> a\d \[label="\d sued"')
        self.assertNotIn('e1', done.out)
        timeline = self.run_tool('timeline', '--actors-only', 'article.txt')
        self.assertEqual(timeline.returncode, 2)

    def test_the_graph_as_a_picture(self):
        done = self.run_tool('graph', SAMPLE, '-o', 'g.svg', '-o', 'g.png', '-o', 'g.pdf')
        self.assertEqual(done.returncode, 0, done.err)
        xml.dom.minidom.parseString(self.read('g.svg'))
        self.assertTrue(self.read('g.png').startswith(b'\x89PNG\r\n'))
        self.assertTrue(self.read('g.pdf').startswith(b'%PDF-'))

    def test_runs_are_the_same_byte_for_byte(self):
        files = [os.path.join(SAMPLES, name) for name in
                 ('wechat-order.txt', 'river-permit.txt', 'bank-merger.txt', 'data-broker.html')]
        first = self.draw_all(*files, '-j', '1')
        again = self.draw_all(*files, '-j', '4')
        self.assertEqual(first, again)

    def test_a_saved_case_draws_as_its_article(self):
        drawn = self.draw_all(SAMPLE)
        self.write('saved.json', drawn['x.json'])
        again = self.draw_all('saved.json')
        self.assertEqual(drawn, again)

    def test_csv_comes_back_as_it_was(self):
        drawn = self.draw_all(SAMPLE)
        case = json.loads(drawn['x.json'])
        rows = list(csv.DictReader(io.StringIO(drawn['x.csv'].decode('utf-8-sig'), newline='')))
        self.assertEqual(len(rows), len(case['events']))
        labels = {row['event'] for row in rows}
        self.assertEqual(labels, {event['label'] for event in case['events']})

    def test_quotes_can_be_cut_out_of_the_source(self):
        drawn = self.draw_all(SAMPLE)
        with open(SAMPLE, encoding='utf-8', newline='') as f:
            text = f.read()
        case = json.loads(drawn['x.json'])
        self.assertEqual(case['documents'][0]['length'], len(text))
        for event in case['events']:
            for citation in (event['quote'], event['trigger'], event['date_evidence']):
                if citation.get('text') is not None:
                    self.assertEqual(text[citation['start']:citation['end']], citation['text'])

    def test_standard_input_and_output(self):
        self.write('a.txt', ARTICLE)
        from_file = self.run_tool('a.txt', '-p', '2021-06-01', '-f', 'json')
        for named in (['-', '-o', '-'], []):
            from_pipe = self.run_tool(*named, '-p', '2021-06-01', '-f', 'json', stdin=ARTICLE.encode())
            self.assertEqual(from_pipe.returncode, 0)
            cases = [json.loads(done.out) for done in (from_file, from_pipe)]
            self.assertEqual(cases[1]['documents'][0].pop('source'), '-')
            self.assertEqual(cases[0]['documents'][0].pop('source'), 'a.txt')
            self.assertEqual(cases[0], cases[1])

    def test_colour_only_where_it_is_wanted(self):
        self.assertNotIn('\x1b', self.run_tool(SAMPLE).out)
        self.assertIn('\x1b', self.run_tool(SAMPLE, '--color', 'always').out)
        self.assertIn('\x1b', self.run_tool(SAMPLE, env={'CLICOLOR_FORCE': '1'}).out)
        self.assertNotIn('\x1b', self.run_tool(SAMPLE, env={'CLICOLOR_FORCE': '1', 'NO_COLOR': '1'}).out)

    def test_ascii_and_width(self):
        out = self.run_tool(SAMPLE, '--ascii', '--width', '60').out
        self.assertEqual(out.encode('ascii', 'replace').decode(), out)
        self.assertLessEqual(max(map(len, out.splitlines())), 60)


class DrawingProgram(CommandTest):
    """Pictures are drawn by a program of their own; when it fails, the rest is done."""

    def draw_with(self, script):
        """Runs a copy of the command that finds `script` in the place of its drawing program."""
        shutil.copy(DATELINE, self.path('dateline'))
        if script is not None:
            self.write('dateline-draw', script)
            os.chmod(self.path('dateline-draw'), 0o755)
        self.write('a.txt', ARTICLE)
        return subprocess.run([self.path('dateline'), 'graph', 'a.txt', '-p', '2021-06-01', '-o', 'g.svg',
                               '-o', 'g.dot'], cwd=self.folder, stderr=subprocess.PIPE, text=True, timeout=60)

    def check_failure(self, script):
        done = self.draw_with(script)
        self.assertNotEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len([l for l in done.stderr.splitlines() if 'error:' in l]), 1, done.stderr)
        self.assertNotIn('g.svg', self.files())
        self.assertTrue(self.read('g.dot').startswith(b'digraph'))

    def test_missing(self):
        self.check_failure(None)

    def test_killed(self):
        self.check_failure('#!/bin/sh\ncat > /dev/null\nkill -9 $$\n')

    def test_failing(self):
        self.check_failure('#!/bin/sh\ncat > /dev/null\nexit 1\n')

    def test_deaf(self):
        self.check_failure('#!/bin/sh\nexec <&-\nexit 0\n')

    def test_talking_nonsense(self):
        self.check_failure('#!/bin/sh\ncat > /dev/null\nhead -c 100000 /dev/zero\n')


class HostileText(CommandTest):
    """What stands in an article never becomes markup, a formula, a command or a control code."""

    def draw(self, extension, *args):
        self.write('h.txt', HOSTILE)
        done = self.run_tool(*args, 'h.txt', '-p', '2021-06-01', '-o', 'x.' + extension)
        self.assertEqual(done.returncode, 0, done.err)
        return self.read('x.' + extension).decode()

    def test_events_are_found(self):
        self.assertGreaterEqual(len(json.loads(self.draw('json'))['events']), 2)

    def test_html(self):
        page = self.draw('html')
        self.assertNotIn('<script>alert', page)
        self.assertNotIn('<b>agency', page)

    def test_svg(self):
        for args in ((), ('graph',)):
            picture = self.draw('svg', *args)
            tree = xml.dom.minidom.parseString(picture)
            self.assertEqual(tree.getElementsByTagName('script'), [])
            self.assertNotIn('javascript:', picture)

    def test_dot(self):
        drawn = self.draw('dot')
        without_strings = re.sub(r'"(\\.|[^"\\])*"', '', drawn)
        self.assertNotIn('pwned', without_strings)
        self.assertNotIn('star', without_strings)

    def test_csv(self):
        for row in csv.reader(io.StringIO(self.draw('csv').lstrip('\ufeff'), newline='')):
            for field in row:
                self.assertNotRegex(field, r'^[=+@\t\r]|^-[^0-9]')

    def test_markdown(self):
        page = self.draw('md')
        self.assertNotIn('<script>', page)
        self.assertNotIn('<b>', page)

    def test_terminal(self):
        out = self.draw('txt') + self.run_tool('h.txt', '-p', '2021-06-01').out
        for bad in ('\x1b', '\u202e', '\x07'):
            self.assertNotIn(bad, out)

    def test_any_bytes_end_in_a_result_or_an_error(self):
        state = 12345
        for case in range(40):
            noise = bytearray(ARTICLE.encode() * 2)
            for _ in range(8 * (case + 1)):
                state = (state * 1103515245 + 12345) % (1 << 31)
                noise[state % len(noise)] = (state >> 16) & 0xFF
            with self.subTest(case=case):
                self.write('noise.txt', bytes(noise))
                done = self.run_tool('noise.txt', '-p', '2021-06-01', '-o', 'x.json')
                self.assertIn(done.returncode, (0, 3), done.err)
                if done.returncode == 0:
                    json.loads(self.read('x.json'))


class Lines(CommandTest):
    LINES = [
        {'id': 'one', 'text': ARTICLE, 'published': '2021-06-01'},
        {'id': 'none', 'text': ''},
        {'id': 'day', 'text': ARTICLE, 'published': '2021-02-30'},
        {'id': 'two', 'text': 'The agency fined Acme on Friday.', 'published': '2021-06-01'},
    ]

    def stdin(self):
        lines = [json.dumps(line).encode() for line in self.LINES]
        lines.insert(2, b'{"id": "torn", "text": "The cour')
        lines.insert(3, b'[1, 2]')
        return b'\n'.join(lines)  # and no newline at the end

    def check_order(self, command, key):
        done = self.run_tool(command, '--jsonl', stdin=self.stdin())
        self.assertEqual(done.returncode, 1, done.err)
        lines = [json.loads(line) for line in done.out.splitlines()]
        self.assertEqual(len(lines), 6)
        failed = [i for i, line in enumerate(lines) if 'error' in line]
        self.assertEqual(failed, [1, 2, 3, 4])
        self.assertEqual([lines[i][key] for i in (1, 4)], ['none', 'day'])
        return lines

    def test_extract(self):
        lines = self.check_order('extract', 'id')
        self.assertEqual(lines[0]['documents'][0]['id'], 'one')
        self.assertEqual(lines[5]['documents'][0]['id'], 'two')
        self.assertEqual(lines[5]['events'][0]['date'], '2021-05-28')

    def test_times(self):
        lines = self.check_order('times', 'doc')
        self.assertEqual([t['value'] for t in lines[5]['timexes']], ['2021-05-28'])
        self.assertEqual([t['text'] for t in lines[0]['timexes']], ['3 May 2021', '5 May 2021', 'March 2021'])

    def test_times_as_timeml(self):
        self.write('a.txt', 'On Friday it ended, <b>R&D</b>.\n')
        done = self.run_tool('times', '-p', '2020-09-20', '--format', 'timeml', 'a.txt')
        self.assertEqual(done.returncode, 0, done.err)
        root = xml.etree.ElementTree.fromstring(done.stdout)
        self.assertEqual(''.join(root.find('TEXT').itertext()).strip(), 'On Friday it ended, <b>R&D</b>.')
        self.assertEqual(root.find('TEXT/TIMEX3').get('value'), '2020-09-18')
        for wrong in (['--format', 'timeml', 'a.txt', 'a.txt'], ['--format', 'svg', 'a.txt'],
                      ['--format', 'timeml', '--jsonl', 'a.txt']):
            self.assertEqual(self.run_tool('times', *wrong).returncode, 2)

    def test_parse(self):
        lines = self.check_order('parse', 'id')
        tokens = lines[5]['sentences'][0]['tokens']
        self.assertEqual([t['form'] for t in tokens], 'The agency fined Acme on Friday .'.split())
        self.assertEqual([t['upos'] for t in tokens[:3]], ['DET', 'NOUN', 'VERB'])
        self.assertEqual((tokens[2]['head'], tokens[2]['deprel']), (0, 'root'))
        self.assertEqual((tokens[1]['head'], tokens[1]['deprel'], tokens[1]['entity']), (3, 'nsubj', None))
        for token in tokens:
            self.assertEqual(self.LINES[3]['text'][token['start']:token['end']], token['form'])

    def test_parse_keeps_the_words_of_conllu(self):
        first = self.run_tool('parse', '--conllu', stdin=ARTICLE.encode())
        self.assertEqual(first.returncode, 0, first.err)
        again = self.run_tool('parse', '--conllu', stdin=first.stdout)
        self.assertEqual(again.returncode, 0, again.err)
        words = [[line.split('\t')[1] for line in done.out.splitlines() if '\t' in line]
                 for done in (first, again)]
        self.assertEqual(words[0], words[1])
        self.assertIn('NER=B-', first.out)
        bad = self.run_tool('parse', '--conllu', stdin=first.stdout + b'1\tshort\n')
        self.assertEqual(bad.returncode, 3)
        self.check_one_error(bad, r'^(-|standard input):\d+:1: error: not ten columns$')

    def test_parse_draws_all_trees_as_one_picture(self):
        done = self.run_tool('parse', '--svg', '-', stdin=(ARTICLE + '\n\n<b>&amp;</b>').encode())
        self.assertEqual(done.returncode, 0, done.err)
        root = xml.etree.ElementTree.fromstring(done.out)
        groups = root.findall('{http://www.w3.org/2000/svg}g')
        self.assertGreater(len(groups), 1)
        both = self.run_tool('parse', '--svg', '--conllu', stdin=ARTICLE.encode())
        self.check_one_error(both, r'error: --svg and --conllu')

    def test_order_is_kept_whatever_the_threads(self):
        lines = [json.dumps({'id': str(i), 'text': ARTICLE * (1 + i % 7)}) for i in range(60)]
        done = self.run_tool('extract', '--jsonl', '-q', '-j', '7', stdin='\n'.join(lines).encode())
        ids = [json.loads(line)['documents'][0]['id'] for line in done.out.splitlines()]
        self.assertEqual(ids, [str(i) for i in range(60)])

    def test_a_missing_date_is_said_once(self):
        lines = [json.dumps({'id': str(i), 'text': 'The agency fined Acme on Friday.'}) for i in range(5)]
        done = self.run_tool('extract', '--jsonl', stdin='\n'.join(lines).encode())
        self.assertEqual(done.err.count('no publication date'), 1)
        self.assertIn('hint: ', done.err)

    def test_digest(self):
        lines = [json.dumps({'id': '1', 'text': ARTICLE, 'published': '2021-06-01'}),
                 json.dumps({'id': '2', 'text': ''})]
        done = self.run_tool('timeline', '--jsonl', '--format', 'digest', '--from', '2021-01-01',
                             '--to', '2021-12-31', '--query', 'fishing ban', stdin='\n'.join(lines).encode())
        self.assertEqual(done.returncode, 0, done.err)
        for entry in json.loads(done.out):
            for sentence in entry['text']:
                self.assertIn(sentence, ARTICLE)


class Help(CommandTest):
    COMMANDS = ('extract', 'timeline', 'graph', 'times', 'parse', 'read', 'check')

    def test_help(self):
        whole = self.run_tool('--help')
        self.assertEqual(whole.returncode, 0)
        for command in self.COMMANDS:
            self.assertIn(command, whole.out)
            one = self.run_tool(command, '--help')
            self.assertEqual(one.returncode, 0)
            self.assertIn('Usage: dateline ' + command, one.out)
        self.assertLessEqual(max(map(len, whole.out.splitlines())), 80)

    def test_every_example_of_the_help_runs(self):
        shutil.copytree(SAMPLES, self.path('samples'))
        pages = [self.run_tool('--help').out] + [self.run_tool(c, '--help').out for c in self.COMMANDS]
        examples = set()
        for page in pages:
            shown = page.split('Examples:\n')[1].split('\n\n')[0].replace('\\\n', ' ')
            examples.update(' '.join(line.split()) for line in shown.splitlines())
        self.assertGreater(len(examples), 10)
        for example in sorted(examples, key=lambda words: ' check ' in words):
            with self.subTest(example=example):
                if ' check ' in example:  # of a case that an earlier example has written
                    self.assertIn('case.json', self.files())
                done = self.run_tool(*example.split()[1:])
                self.assertEqual(done.returncode, 0, done.err)

    def test_version(self):
        done = self.run_tool('--version')
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.out, r'^dateline \d+\.\d+\.\d+')

    def test_check_finds_a_quote_that_is_not_in_the_source(self):
        self.write('a.txt', ARTICLE)
        self.assertEqual(self.run_tool('extract', 'a.txt', '-o', 'c.json').returncode, 0)
        self.assertEqual(self.run_tool('check', 'c.json').returncode, 0)
        self.write('a.txt', ARTICLE.replace('blocked', 'upholds'))
        done = self.run_tool('check', 'c.json')
        self.assertNotEqual(done.returncode, 0)


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=1).run(suite)
    failed = len(result.failures) + len(result.errors)
    print(f'{result.testsRun - failed - len(result.skipped)} passed, {failed} failed')
    sys.exit(0 if failed == 0 else 1)


if __name__ == '__main__':
    main()
