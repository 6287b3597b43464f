"""One article in every format that dateline reads, as bytes by file name."""
import base64
import gzip
import io
import json
import quopri
import zipfile

PARAGRAPHS = ['The Federal Court blocked the fishing ban on 3 May 2021, a judge said in Oslo.',
              'The ministry said on 5 May 2021 that it would appeal the ruling, which it called \u201cwrong\u201d.',
              'Nordfisk, a company, had sued the ministry in March 2021 over the caf\u00e9 ban.']
BODY = '\n\n'.join(PARAGRAPHS)
MARKED = ''.join(f'<p>{p}</p>' for p in PARAGRAPHS)
PAGE = ('<!doctype html><html><head><title>Court blocks ban</title><meta property="article:published_time" '
        f'content="2021-05-06T08:00:00Z"></head><body><article><h1>Court blocks ban</h1>{MARKED}</article></body></html>')
WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
RULE = ('<RULE><PREAMB><AGENCY TYPE="F">FISH AGENCY</AGENCY><SUBJECT>Court blocks ban</SUBJECT><EFFDATE><HD SOURCE="HED">'
        'DATES:</HD><P>This rule is effective on June 7, 2021.</P></EFFDATE></PREAMB><SUPLINF><HD SOURCE="HED">'
        f'SUPPLEMENTARY INFORMATION:</HD><HD SOURCE="HD1">Background</HD>{MARKED.replace("p>", "P>")}<FTNT><P>a note'
        '</P></FTNT></SUPLINF><FRDOC>[FR Doc. 2021-09 Filed 5-6-21; 8:45 am]</FRDOC></RULE>')


def page(name):
    """The page with a paragraph that no other has: equal articles are one document of a case."""
    return PAGE.replace('</article>', f'<p>This copy is called {name} by its reader.</p></article>').encode()


def archive(**entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, text in entries.items():
            z.writestr(name.replace('__', '/').replace('_xml', '.xml'), text)
    return out.getvalue()


def docx():
    runs = ''.join(f'<w:p><w:r><w:t>{p}</w:t></w:r><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del></w:p>'
                   for p in PARAGRAPHS)
    return archive(
        word__document_xml=f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r>'
                           f'<w:t>Court blocks ban</w:t></w:r></w:p>{runs}</w:body></w:document>',
        docProps__core_xml='<p xmlns:dc="d" xmlns:t="t"><dc:title>Court blocks ban</dc:title>'
                           '<t:created>2021-05-06T10:00:00Z</t:created></p>')


def odt():
    text = ''.join(f'<text:p>{p}</text:p>' for p in PARAGRAPHS)
    return archive(
        content_xml='<o:d xmlns:o="o" xmlns:text="t"><text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>'
                    f'<text:h>Court blocks ban</text:h>{text}</o:d>',
        meta_xml='<m xmlns:dc="d" xmlns:n="n"><dc:title>Court blocks ban</dc:title>'
                 '<n:creation-date>2021-05-06</n:creation-date></m>')


def mail():
    plain = quopri.encodestring(BODY.encode()).decode()
    return ('From: Ada <ada@example.org>\r\nTo: x@example.org\r\nSubject: =?utf-8?Q?Court_blocks?= =?utf-8?B?'
            f'{base64.b64encode(b" ban").decode()}?=\r\nDate: Thu, 06 May 2021 10:00:00 +0200\r\nMIME-Version: 1.0\r\n'
            'Content-Type: multipart/alternative; boundary="xx"\r\n\r\n--xx\r\nContent-Type: text/plain; charset=utf-8\r\n'
            f'Content-Transfer-Encoding: quoted-printable\r\n\r\n{plain}\r\n--xx\r\nContent-Type: text/html\r\n\r\n'
            '<p>another\r\n--xx--\r\n').encode()


def mhtml():
    page = quopri.encodestring(PAGE.encode()).decode()
    return ('From: <Saved by a browser>\r\nSnapshot-Content-Location: https://news.example/a\r\nSubject: saved\r\n'
            'Date: Mon, 1 Jan 2024 00:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; '
            'type="text/html"; boundary="--b"\r\n\r\n----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: '
            f'quoted-printable\r\n\r\n{page}\r\n----b\r\nContent-Type: image/png\r\n\r\nx\r\n----b--\r\n').encode()


def record(kind, url, block):
    head = f'WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(block)}\r\n\r\n'
    return head.encode() + block + b'\r\n\r\n'


def warc_records():
    """Plain, chunked and packed answers, and one that is an error."""
    second = page('b')
    chunks = b''.join(b'%x\r\n%s\r\n' % (len(second[i:i + 100]), second[i:i + 100])
                      for i in range(0, len(second), 100))
    html = b'Content-Type: text/html; charset=utf-8\r\n'
    return [record('warcinfo', '', b'software: x'),
            record('response', 'https://n.example/a', b'HTTP/1.1 200 OK\r\n' + html + b'\r\n' + page('a')),
            record('response', 'https://n.example/none', b'HTTP/1.1 404 Not Found\r\n' + html + b'\r\n' + page('d')),
            record('response', 'https://n.example/b', b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n' + html +
                   b'\r\n' + chunks + b'0\r\n\r\n'),
            record('response', 'https://n.example/c', b'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n' + html +
                   b'\r\n' + gzip.compress(page('c')))]


def rss(count):
    items = ''.join(f'<item><title>Court blocks ban</title><link>https://n.example/{i}</link><pubDate>Thu, 06 May 2021 '
                    f'10:00:00 GMT</pubDate><description>short</description><c:encoded><![CDATA[{MARKED}<p>This copy has the number {i}.</p>]]></c:encoded>'
                    '</item>' for i in range(count))
    return f'<?xml version="1.0"?><rss xmlns:c="c"><channel><title>Fish News</title>{items}</channel></rss>'.encode()


def all_files():
    """What each holds: one article, titled and dated, but for those of MANY."""
    atom = ('<feed xmlns="http://www.w3.org/2005/Atom"><title>Fish News</title><entry><title>Court blocks ban</title>'
            '<link href="https://n.example/1"/><updated>2021-05-06T10:00:00Z</updated><content type="xhtml"><div>'
            f'{MARKED}</div></content></entry></feed>')
    markdown = (f'---\ntitle: "Court blocks ban"\ndate: 2021-05-06\n---\n\n# Court blocks ban\n\n'
                f'{BODY.replace("ministry", "[ministry](https://m.example/x)").replace("Nordfisk", "**Nordfisk**")}\n'
                '\n```\ncode\n```\n')
    article = {'headline': 'Court blocks ban', 'body': BODY, 'datePublished': '2021-05-06'}
    return {'article.docx': docx(), 'article.odt': odt(), 'article.eml': mail(), 'article.mhtml': mhtml(),
            'article.rss': rss(1), 'article.atom': atom.encode(), 'article.md': markdown.encode(),
            'article.json': json.dumps(article).encode(), 'rule.xml': RULE.encode(),
            'article.html': PAGE.encode(), 'article.html.gz': gzip.compress(PAGE.encode()),
            'article.warc': b''.join(warc_records()[:2])}


MANY = {'feed.rss': (rss(3), 3), 'archive.warc': (b''.join(warc_records()), 3),
        'archive.warc.gz': (b''.join(gzip.compress(r) for r in warc_records()), 3),
        'list.json': (json.dumps({'results': [{'title': 'One', 'text': BODY}, {'id': 2}, {'title': 'Two', 'text': BODY + '\n\nMore.'}]
                                  }).encode(), 2),
        'issue.xml': (f'<FEDREG><DATE>Friday, May 7, 2021</DATE>{RULE}{RULE.replace("RULE>", "NOTICE>")}</FEDREG>'
                      .encode(), 2)}
