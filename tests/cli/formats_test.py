#!/usr/bin/env python3
"""Every format that the command reads, made here and read back; and what is wrong with such files.

usage: formats_test.py DATELINE

The last line is "N passed, N failed".
"""
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from article_files import BODY, MANY, PARAGRAPHS, all_files, archive, warc_records

DATELINE = os.path.abspath(sys.argv[1])
ERRORS = (1, 2, 3, 4, 5)


class FormatsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def write(self, name, content):
        with open(os.path.join(self.folder, name), 'wb') as f:
            f.write(content)
        return name

    def run_tool(self, *args, stdin=b'', limit=None):
        def settle():
            if limit:
                resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        return subprocess.run([DATELINE, *args], cwd=self.folder, input=stdin, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=60, preexec_fn=settle)

    def read(self, *args, **options):
        done = self.run_tool('read', '--jsonl', *args, **options)
        return [json.loads(line) for line in done.stdout.splitlines()]


class Reading(FormatsTest):
    def check_article(self, found, text=BODY):
        self.assertEqual(len(found), 1)
        self.assertEqual(found[0]['title'], 'Court blocks ban')
        self.assertEqual(found[0]['published'], '2021-05-06')
        for paragraph in text.split('\n\n'):
            self.assertIn(paragraph, found[0]['text'])
        for stranger in ('deleted', 'code', 'another', 'a note', 'short', '<p>', '**', '](', 'example.org'):
            self.assertNotIn(stranger, found[0]['text'])

    def test_each_format(self):
        for name, content in all_files().items():
            with self.subTest(name):
                self.check_article(self.read(self.write(name, content)))

    def test_by_content_not_by_name(self):
        for name, content in all_files().items():
            with self.subTest(name):
                self.check_article(self.read(self.write('file.bin', content)))
                self.check_article(self.read('-', stdin=content))

    def test_files_with_many_articles(self):
        for name, (content, count) in MANY.items():
            with self.subTest(name):
                found = self.read(self.write(name, content))
                self.assertEqual(len(found), count)
                for article in found:
                    self.assertIn(PARAGRAPHS[0], article['text'])

    def test_many_articles_become_one_case_that_can_be_checked(self):
        for name, (content, count) in MANY.items():
            with self.subTest(name):
                done = self.run_tool('extract', self.write(name, content), '-o', name + '.case.json')
                self.assertEqual(done.returncode, 0, done.stderr)
                with open(os.path.join(self.folder, name + '.case.json'), encoding='utf-8') as f:
                    self.assertEqual(len(json.load(f)['documents']), count)
                checked = self.run_tool('check', name + '.case.json')
                self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)

    def test_an_issue_has_its_own_day(self):
        found = self.read(self.write('issue.xml', MANY['issue.xml'][0]))
        self.assertEqual({article['published'] for article in found}, {'2021-05-07'})

    def test_presidential_documents_have_a_title(self):
        self.write('order.xml', b'<PRESDOCU><EXECORD><HD SOURCE="HED">Order 7 of August 6, 2020</HD><HD SOURCE="HED">On Fishing</HD>'
                                b'<FP>By the authority vested in me, I order:</FP></EXECORD></PRESDOCU>')
        found = self.read('order.xml')[0]
        self.assertEqual(found['title'], 'Order 7 of August 6, 2020')
        self.assertIn('On Fishing\n\nBy the authority', found['text'])

    def test_addresses_of_an_archive(self):
        found = self.read(self.write('a.warc', MANY['archive.warc'][0]))
        self.assertEqual([a['url'] for a in found], [f'https://n.example/{x}' for x in 'abc'])

    def test_feeds_as_they_are(self):
        self.write('odd.rss', b'<rss xmlns:media="m"><channel><title>C</title><item><media:content><media:title>PHOTO</media:title>'
                              b'</media:content><title><![CDATA[Court&#8217;s order halts AT&amp;T]]></title><description>It&rsquo;s'
                              b'&nbsp;<b>blocked</b> the ban.</description></item></channel></rss>')
        found = self.read('odd.rss')[0]
        self.assertEqual(found['title'], 'Court\u2019s order halts AT&T')
        self.assertEqual(found['text'].replace('\u00a0', ' '), 'It\u2019s blocked the ban.')

    def test_small_slips_of_writers(self):
        self.write('a.md', b'# Ban\n\nSold until September\n18. The court![^1] blocked it (in Oslo).\n')
        self.assertIn('September 18. The court', self.read('a.md')[0]['text'])
        self.assertIn('blocked it (in Oslo).', self.read('a.md')[0]['text'])
        self.write('a.eml', b'From: a\nTo: b\nSubject: why =? =?utf-8?Q?Caf=C3=A9?=\n\nThe court ruled on Friday.\n')
        self.assertEqual(self.read('a.eml')[0]['title'], 'why =? Caf\u00e9')
        self.write('a.json', json.dumps({'title': 'T', 'text': BODY, 'data': [{'tag': 'x'}]}).encode())
        self.assertEqual(self.read('a.json')[0]['title'], 'T')

    def test_answers_that_archives_have_changed(self):
        plain = warc_records()[1]
        dechunked = plain.replace(b'\r\nContent-Type: text', b'\r\nTransfer-Encoding: chunked\r\nContent-Type: Text')
        for record in (dechunked, plain.replace(b'text/html', b'Text/HTML')):
            self.assertEqual(len(self.read(self.write('a.warc', record))), 1)

    def test_archives_are_streamed(self):
        record = warc_records()[1]
        big = b'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3000000\r\n\r\n' + b'x' * 3_000_000 + b'\r\n\r\n'
        content = record + big * 5 + warc_records()[3]
        for name, packed in {'a.warc': content, 'a.warc.gz': gzip.compress(content)}.items():
            found = self.read(self.write(name, packed), '--max-input-size', '1M')
            self.assertEqual([a['url'] for a in found], ['https://n.example/a', 'https://n.example/b'])

    def test_what_was_dropped_is_shown_or_kept(self):
        text = BODY + '\n\nShare this article\n\nAdvertisement\n'
        self.write('pasted.txt', text.encode())
        plain = self.read('pasted.txt')[0]
        self.assertNotIn('Advertisement', plain['text'])
        self.assertNotIn('dropped', plain)
        self.assertIn('Advertisement', self.read('pasted.txt', '--show-dropped')[0]['dropped'])
        self.assertIn('Advertisement', self.read('pasted.txt', '--keep-all')[0]['text'])

    def test_the_users_field_names(self):
        self.write('odd.json', json.dumps([{'kopf': 'Court blocks ban', 'inhalt': BODY, 'tag': '2021-05-06'}]).encode())
        self.check_article(self.read('odd.json', '--text-field', 'inhalt', '--title-field', 'kopf', '--date-field', 'tag'))
        line = json.dumps({'nr': 7, 'inhalt': BODY, 'tag': '2021-05-06'}).encode()
        done = self.run_tool('extract', '--jsonl', '--text-field', 'inhalt', '--id-field', 'nr', '--date-field', 'tag',
                             stdin=line)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)['documents'][0]['published'], '2021-05-06')

    def test_the_users_word_wins_over_the_content(self):
        self.write('page.txt', b'<html><body><p>The court ruled.</p></body></html>')
        self.assertIn('<p>', self.read('page.txt', '--input-format', 'text')[0]['text'])
        self.assertEqual(self.run_tool('read', 'page.txt', '--input-format', 'tape').returncode, 2)

    def test_documents_of_the_federal_registers_interface(self):
        self.write('fr.json', json.dumps({'results': [
            {'title': 'Fishing Rule', 'document_number': '2021-1', 'publication_date': '2021-05-06', 'action': 'Final rule.',
             'abstract': 'The agency bans trawling.', 'effective_on': '2021-06-07', 'agencies': [{'name': 'Fish Agency'}]}
        ]}).encode())
        found = self.read('fr.json')[0]
        self.assertEqual((found['title'], found['published']), ('Fishing Rule', '2021-05-06'))
        self.assertIn('effective on 2021-06-07', found['text'])


class Pdf(FormatsTest):
    def test_a_picture_of_ours_is_read_back(self):
        self.write('a.txt', BODY.encode())
        made = self.run_tool('a.txt', '-p', '2021-05-06', '--title', 'Court and ministry', '-o', 'a.pdf')
        if made.returncode != 0:
            self.skipTest('built without PDF')
        found = self.read('a.pdf')
        if 'pdftotext is not there' in str(found):
            self.skipTest('no pdftotext')
        self.assertEqual((found[0]['title'], found[0]['published']), ('Court and ministry', '2021-05-06'))
        self.assertIn('blocks fishing ban', found[0]['text'])


class Hostile(FormatsTest):
    """A result or one clear error, in little memory."""

    def check_survives(self, name, content):
        done = self.run_tool('read', self.write(name, content), limit=3 << 30)
        self.assertIn(done.returncode, (0,) + ERRORS, (name, done.stderr[-200:]))
        if done.returncode:
            self.assertEqual(done.stderr.count(b'error:'), 1, done.stderr)

    def test_entities_are_not_replaced(self):
        levels = ''.join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
        self.write('bomb.rss', f'<!DOCTYPE r [<!ENTITY l0 "lol">{levels}]><rss><channel><item><title>&l9;</title>'
                               '<description>A court ruled.</description></item></channel></rss>'.encode())
        self.assertEqual(self.read('bomb.rss')[0]['text'], 'A court ruled.')
        self.write('file.rss', b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item><title>t'
                               b'</title><description>A court&x; ruled.</description></item></channel></rss>')
        self.assertEqual(self.read('file.rss')[0]['text'], 'A court ruled.')

    def test_bombs_are_refused(self):
        text = '<w:p><w:t>' + 'a ' * 50_000_000 + '</w:t></w:p>'
        for name, content in {'a.docx': archive(word__document_xml=text), 'a.gz': gzip.compress(bytes(100_000_000))}.items():
            with self.subTest(name):
                done = self.run_tool('read', self.write(name, content))
                self.assertEqual(done.returncode, 5)
                self.assertIn(b'unpacks to more than 64 MiB', done.stderr)

    def test_depth_of_a_million(self):
        for name, content in {'a.rss': b'<rss><channel><item><title>x</title><description>' + b'<a>' * 1_000_000,
                              'a.json': b'[{"text":' + b'[' * 1_000_000, 'b.json': b'{"a":' * 1_000_000,
                              'a.xml': b'<RULE>' * 1_000_000,
                              'a.eml': b'From: a\nTo: b\nSubject: c\nContent-Type: multipart/mixed; boundary=x\n\n' +
                                       b'--x\nContent-Type: multipart/mixed; boundary=x\n\n' * 100_000}.items():
            with self.subTest(name):
                self.check_survives(name, content)

    def test_a_length_that_lies(self):
        block = warc_records()[1].replace(b'Content-Length: ', b'Content-Length: 99999999999999999999')
        self.assertEqual(len(self.read(self.write('a.warc', block))), 1)

    def test_damaged_files(self):
        chance = random.Random(7)
        for name, content in all_files().items():
            for _ in range(4):
                damaged = bytearray(content)
                for _ in range(chance.choice((1, 10, 100))):
                    damaged[chance.randrange(len(damaged))] = chance.randrange(256)
                with self.subTest(name):
                    self.check_survives(name, bytes(damaged[:chance.choice((len(damaged), len(damaged) // 2))]))


if __name__ == '__main__':
    result = unittest.main(argv=sys.argv[:1], exit=False).result
    failed = len(result.failures) + len(result.errors)
    print(f'{result.testsRun - failed - len(result.skipped)} passed, {failed} failed')
    sys.exit(1 if failed else 0)
