#!/usr/bin/env python3
"""Every format for other programs, read back by readers that are not ours, with hostile strings in it.

usage: outputs_test.py DATELINE SOURCE_ROOT

The last line is "N passed, N failed". openpyxl, icalendar and rdflib read too where they are installed.
"""
import csv
import html.parser
import importlib.util
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
import zipfile

DATELINE = os.path.abspath(sys.argv[1])
SAMPLE = os.path.join(os.path.abspath(sys.argv[2]), 'samples', 'wechat-order.txt')
FORMATS = ('xlsx', 'docx', 'ics', 'mmd', 'mw', 'graphml', 'gexf', 'jsonld', 'timelinejs.json', 'vis.json',
           'cytoscape.json', 'plover.csv')
PIECES = ('<script>alert(1)</script>', '"', "'", '&', '</w:t></w:r>', '<b onclick=x>', ']]>', '<!--', '-->', '=1+1', '+cmd', '-1',
          '@SUM(A1)', '\t=x', '\r\nATTENDEE:x', '\n', ';', ',', ':', '#tag', '%%', '{', '}', '[x](javascript:y)', '//', '\\n',
          '\u202e', '\u2028', '\x1b[31m', '\x07', 'javascript:alert(1)', 'file:///etc/passwd', '${x}', '`x`', '|', '\u05d0\u05d1',
          '\u4e2d\u6587', '\U0001F600', 'section x', 'title x', '&lol;', '%s', '\\', '~~', '../..', 'a' * 300)


def hostile_strings(count):
    chance = random.Random(11)
    return [' '.join(chance.choices(PIECES, k=chance.randint(1, 4))) + f' x{i}' for i in range(count)]


class Tags(html.parser.HTMLParser):
    """Names of elements, attributes and addresses of a piece of HTML."""

    def __init__(self, text):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.add((tag, tuple(name for name, _ in attrs)))

    handle_startendtag = handle_starttag


def shape_of_xml(data):
    """Every element with the names of its attributes."""
    return {(element.tag, tuple(sorted(element.attrib))) for element in ET.fromstring(data).iter()}


class OutputsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.run_tool(SAMPLE, '-p', '2020-09-20', '-o', 'plain.json')
        with open(cls.path('plain.json'), encoding='utf-8') as f:
            case = json.load(f)
        cls.events = len(case['events'])
        texts = iter(hostile_strings(200))
        event, actor = case['events'][0], case['actors'][0]
        case['events'] += [dict(event, id=f'e{cls.events + i + 1}') for i in range(120)]
        case['relations'] = []
        for number, one in enumerate(case['events']):
            one['label'] = next(texts, f'label {number}')
        for one in case['actors']:
            one['name'] = next(texts, actor['name'])
        case['documents'][0].update(title=next(texts, 'x'), url='javascript:alert(1)', publisher='</x> & "y"')
        with open(cls.path('hostile.json'), 'w', encoding='utf-8') as f:
            json.dump(case, f)
        outputs = [argument for name in FORMATS for argument in ('-o', 'plain.' + name)]
        cls.plain = cls.run_tool('plain.json', *outputs)
        outputs = [argument for name in FORMATS for argument in ('-o', 'hostile.' + name)]
        cls.hostile = cls.run_tool('hostile.json', *outputs)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, name)

    @classmethod
    def run_tool(cls, *args):
        return subprocess.run([DATELINE, *args, '-q'], cwd=cls.folder.name, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120)

    def read(self, name):
        with open(self.path(name), 'rb') as f:
            return f.read()

    def test_all_are_written(self):
        self.assertEqual((self.plain.returncode, self.plain.stderr), (0, b''))
        self.assertEqual(self.hostile.returncode, 0, self.hostile.stderr)
        for name in FORMATS:
            self.assertGreater(len(self.read('plain.' + name)), 200, name)

    def test_same_bytes_each_time(self):
        for name in FORMATS:
            self.run_tool('plain.json', '-o', 'again.' + name)
            self.assertEqual(self.read('again.' + name), self.read('plain.' + name), name)

    def test_xml_keeps_its_shape(self):
        for name in ('graphml', 'gexf'):
            extra = shape_of_xml(self.read('hostile.' + name)) - shape_of_xml(self.read('plain.' + name))
            self.assertEqual(extra, set(), name)

    def test_archives_keep_their_shape(self):
        for name in ('docx', 'xlsx'):
            with zipfile.ZipFile(self.path('plain.' + name)) as plain, zipfile.ZipFile(self.path('hostile.' + name)) as hostile:
                self.assertIsNone(hostile.testzip())
                self.assertEqual(plain.namelist(), hostile.namelist())
                for entry in plain.namelist():
                    if not entry.endswith(('.xml', '.rels')):
                        continue
                    extra = shape_of_xml(hostile.read(entry)) - shape_of_xml(plain.read(entry))
                    # A string with blanks at its ends says so.
                    self.assertEqual({tag for tag, _ in extra} - {'{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t'},
                                     set(), (name, entry))
                    self.assertNotIn(b'<f>', hostile.read(entry))
                    self.assertNotIn(b'Target="javascript', hostile.read(entry))

    def test_the_word_document_has_a_head_row_alt_text_and_footnotes(self):
        with zipfile.ZipFile(self.path('plain.docx')) as z:
            document = z.read('word/document.xml').decode()
            notes = z.read('word/footnotes.xml').decode()
        self.assertEqual(document.count('<w:tblHeader/>'), 1)
        self.assertEqual(document.count('<w:tr>'), self.events + 1)
        if 'word/media/timeline.png' in zipfile.ZipFile(self.path('plain.docx')).namelist():
            self.assertRegex(document, r'descr="[^"]{200,}"')
        self.assertIn('<w:footnoteReference w:id="1"/>', document)
        self.assertIn('w:id="1"', notes)

    def test_the_workbook_has_real_days_and_filters(self):
        with zipfile.ZipFile(self.path('plain.xlsx')) as z:
            sheet = z.read('xl/worksheets/sheet1.xml').decode()
        self.assertIn('<autoFilter ref="A1:P', sheet)
        self.assertIn('state="frozen"', sheet)
        self.assertRegex(sheet, r'<c r="C3" s="\d+"><v>\d+</v></c>')  # a number with the style of a day

    @unittest.skipUnless(importlib.util.find_spec('openpyxl'), 'no openpyxl')
    def test_openpyxl_reads_the_workbook(self):
        import datetime
        import openpyxl
        book = openpyxl.load_workbook(self.path('plain.xlsx'))
        self.assertEqual(book.sheetnames, ['Events', 'Actors', 'Relations', 'Sources'])
        self.assertEqual(book['Events'].max_row, self.events + 1)
        self.assertIsInstance(book['Events']['C2'].value, datetime.datetime)

    def lines_of_calendar(self, name):
        data = self.read(name)
        for line in data.split(b'\r\n'):
            self.assertLessEqual(len(line), 75)
            self.assertNotIn(b'\n', line)
        return re.sub('\r\n[ \t]', '', data.decode()).split('\r\n')[:-1]

    def test_calendar(self):
        names = r'(BEGIN|END|VERSION|PRODID|X-WR-CALNAME|UID|DTSTAMP|DTSTART;VALUE=DATE|DTEND;VALUE=DATE|SUMMARY|' \
                r'DESCRIPTION|CATEGORIES|STATUS|TRANSP|URL):'
        for name in ('plain.ics', 'hostile.ics'):
            lines = self.lines_of_calendar(name)
            for line in lines:
                self.assertRegex(line, '^' + names)
            self.assertEqual(lines.count('BEGIN:VEVENT'), lines.count('END:VEVENT'))
            uids = [line for line in lines if line.startswith('UID:')]
            self.assertEqual(len(set(uids)), len(uids))

    @unittest.skipUnless(importlib.util.find_spec('icalendar'), 'no icalendar')
    def test_icalendar_reads_it(self):
        import icalendar
        calendar = icalendar.Calendar.from_ical(self.read('hostile.ics'))
        self.assertGreater(len(list(calendar.walk('VEVENT'))), 100)

    def test_mermaid(self):
        for name in ('plain.mmd', 'hostile.mmd'):
            lines = self.read(name).decode().split('\n')[:-1]
            self.assertEqual(lines[0], 'timeline')
            for line in lines[1:]:
                bare = re.sub(r'#\d+;', '', line)
                self.assertRegex(bare, r'^    (title |section |    ([^:;#%<>&"{}\\`\[\]()]+ )?: )[^:;#%<>&"{}\\`\[\]()]+$')

    def test_markwhen(self):
        for name in ('plain.mw', 'hostile.mw'):
            for line in self.read(name).decode().split('\n'):
                tags = re.findall('#([a-z]*)', line)
                self.assertLessEqual(len(tags), 1, line)
                self.assertTrue(set(tags) <= {'asserted', 'ongoing', 'planned', 'alleged', 'denied', 'blocked', 'hypothetical',
                                              'negated'}, line)

    def test_html_in_json_has_our_tags_alone(self):
        ours = {('p', ()), ('blockquote', ()), ('a', ('href',))}
        data = json.loads(self.read('hostile.timelinejs.json'))
        for event in data['events'] + [data['title']]:
            for text in (event['text']['headline'], event['text']['text'], event.get('display_date', ''), event.get('group', '')):
                self.assertLessEqual(Tags(text).found, ours)
                self.assertNotIn('href="javascript', text)
        for event in data['events']:
            self.assertEqual(set(event['start_date']), {'year', 'month', 'day'})
        for item in json.loads(self.read('hostile.vis.json'))['items']:
            self.assertEqual(Tags(item['content'] + item['title']).found, set())
            self.assertRegex(item['start'], r'^\d{4}-\d\d-\d\d$')

    def test_networks_hold_together(self):
        data = json.loads(self.read('plain.cytoscape.json'))['elements']
        nodes = {node['data']['id'] for node in data['nodes']}
        self.assertEqual(len(nodes), len(data['nodes']))
        for edge in data['edges']:
            self.assertLessEqual({edge['data']['source'], edge['data']['target']}, nodes)
        root = ET.fromstring(self.read('plain.graphml'))
        space = {'g': 'http://graphml.graphdrawing.org/xmlns'}
        self.assertEqual({n.get('id') for n in root.iterfind('.//g:node', space)}, nodes)
        self.assertEqual(len(root.findall('.//g:edge', space)), len(data['edges']))

    def test_json_ld(self):
        graph = json.loads(self.read('hostile.jsonld'))['@graph']
        ids = [node['@id'] for node in graph]
        self.assertEqual(len(set(ids)), len(ids))
        for node in graph:
            self.assertRegex(node['@id'], r'^dl:[dae]\d+$')
            self.assertNotIn('javascript', node.get('source', ''))

    @unittest.skipUnless(importlib.util.find_spec('rdflib'), 'no rdflib')
    def test_rdflib_reads_it(self):
        import rdflib
        graph = rdflib.Graph().parse(self.path('plain.jsonld'), format='json-ld')
        self.assertGreater(len(graph), 5 * self.events)

    def test_codes(self):
        rows = list(csv.DictReader(io.StringIO(self.read('hostile.plover.csv').decode(), newline='')))
        self.assertGreater(len(rows), 100)
        for row in rows:
            for cell in row.values():
                self.assertNotRegex(cell, r'^[=+@\t\r-]')
        plain = list(csv.DictReader(io.StringIO(self.read('plain.plover.csv').decode(), newline='')))
        self.assertTrue({'115', '172'} & {row['cameo'] for row in plain})


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=1).run(suite)
    failed = len(result.failures) + len(result.errors)
    print(f'{result.testsRun - failed - len(result.skipped)} passed, {failed} failed')
    sys.exit(0 if failed == 0 else 1)


if __name__ == '__main__':
    main()
