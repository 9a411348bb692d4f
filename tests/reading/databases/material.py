"""Exports in the shapes of the databases, of our own wording."""

import io
import zipfile

LEXIS = """\ufeff
Download Request: All Documents: 1-2
Time Of Request: Monday, March 4, 2019  10:00:00

Terms: (strike)

                               1 of 2 DOCUMENTS


                     Copyright 2019 Harbour Press Ltd
                              All Rights Reserved
                               The Harbour Post

                              March 1, 2019 Friday
                                 City Edition

SECTION: NEWS; Pg. A7

LENGTH: 42 words

HEADLINE: Dockers walk out over the new rota that the
port wants

BYLINE: Ada Quay

BODY:

The dockers walked out on Friday, and the port stood still until the even-
ing shift had come and gone without a word from the owners.

POLICE: nobody was hurt, they said.

GRAPHIC: PHOTO, The quay at noon

LOAD-DATE: March 2, 2019

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                               2 of 2 DOCUMENTS


                                 Coast Courier

                            March 2, 2019 Saturday

Owners offer talks

BYLINE: Bo Pier

LENGTH: 12 words

The owners offered talks. The union said it would think about them.

LOAD-DATE: March 3, 2019
"""

LEXIS_GERMAN = """
                              1 von 1 DOKUMENT

                              Hafen-Zeitung

                          1. März 2019 Freitag

RUBRIK: Wirtschaft; S. 3

LÄNGE: 12 Wörter

ÜBERSCHRIFT: Hafenarbeiter legen die Arbeit nieder

AUTOR: Anna Kai

Die Hafenarbeiter legten am Freitag die Arbeit nieder.

UPDATE: 2. März 2019

SPRACHE: GERMAN
"""

NEXIS = [
    "User Name: A. Reader",
    "Date and Time: Monday, March 4, 2019 10:00:00 AM GMT",
    "Documents (2)",
    "1. Dockers walk out",
    "Client/Matter: -None-",
    "Search Terms: strike",
    "Narrowed by:",
    "Content Type",
    "News",
    "",
    "*Dockers walk out",
    "The Harbour Post",
    "March 1, 2019 Friday",
    "",
    "Copyright 2019 Harbour Press Ltd All Rights Reserved",
    "Section:\u00a0NEWS; Pg. A7",
    "Length:\u00a042 words",
    "Byline:\u00a0Ada Quay",
    "Body",
    "",
    "The dockers walked out on Friday.",
    "The port stood still.",
    "Classification",
    "Language:\u00a0ENGLISH",
    "Load-Date:\u00a0March 2, 2019",
    "End of Document",
    "",
    "*Owners offer talks",
    "Coast Courier",
    "2 March 2019 Saturday 9:20 AM GMT",
    "Length:\u00a012 words",
    "Body",
    "The owners offered talks.",
    "Load-Date:\u00a0March 3, 2019",
    "End of Document",
]

PROQUEST = """____________________________________________________________

Dockers walk out

Publication info: The Harbour Post ; Newport [Newport]01 Mar 2019: A.7.

https://example.org/docview/111

Abstract: None available.

Links: https://example.org/link

Full text: The dockers walked out on Friday.
The port stood still.

CREDIT: Ada Quay

Subject: Strikes; Ports

Title: Dockers walk out

Publication title: The Harbour Post; Newport

Pages: A.7

Publication year: 2019

Publication date: Mar 1, 2019

Section: News

Language of publication: English

ProQuest document ID: 111

Document URL: https://example.org/docview/111

Database: Some Newsstream

____________________________________________________________

Owners offer talks

Publication info: Mar 2, 2019.

Full text: The owners offered talks.

Title: Owners offer talks

Publication title: Coast Courier

Publication date: Mar 2, 2019

Database: Some Newsstream
"""

RETRIEVER = """Hamnens bibliotek
Datum 2019-03-04

Nyheter:

> Hamnarbetare går ut, Hamnposten, 2019-03-01 09:31

> Ägarna vill tala, Kustbladet, 2019-03-02


Hamnarbetare går ut
Hamnposten, 2019-03-01 09:31
Publicerat på webb.

Hamnarbetarna gick ut på fredagen.

©Hamnposten Alla artiklar är skyddade.

Se webartikeln på http://ret.nu/abc
==============================================================================

Ägarna vill tala
Kustbladet, 2019-03-02
Sida 15
Publicerat i print.

Ägarna vill tala med facket.

©Kustbladet

Läs hela artikeln på http://ret.nu/def
==============================================================================
"""

RIS = """TY  - NEWS
T1  - Dockers walk out
JF  - The Harbour Post
DA  - 2019/03/01/
AU  - Quay, Ada
AU  - Pier, Bo
N2  - The dockers walked out on Friday.
UR  - https://example.org/1
ER  -

TY  - NEWS
T1  - Owners offer talks
JF  - Coast Courier
PY  - 2019
N2  - The owners offered talks.
ER  -
"""

FACTIVA_TEXT = """News
Dockers walk out
By Ada Quay
42 words
1 March 2019
The Harbour Post
HARPOS
City Edition
A7
English
Copyright 2019 Harbour Press

The dockers walked out on Friday.

The port stood still.

Document HARPOS0020190301ef310001a


Owners offer talks
1,012 words
2 March 2019
09:31
Coast Courier
COASTC
English
(c) 2019 Coast

The owners offered talks.

Document COASTC0020190302ef320002b
"""

FACTIVA_PAGE = """<!DOCTYPE html><html><head><meta charset="UTF-8"/><title>Factiva</title></head><body>
<div id="article-HARPOS0020190301ef310001a" class="article"><div class="article enArticle"><p></p><div>News</div>
<div id="hd"><span class="enHeadline">1) Dockers walk out</span></div><div class="author">Ada Quay</div>
<div>42 {words}</div><div>{date}</div><div>The Harbour Post</div><div>HARPOS</div><div>City Edition</div><div>A7</div>
<div>{language}</div><div>Copyright 2019</div><p></p>
<p class="articleParagraph enarticleParagraph">The dockers <b>walked</b> out on Friday.</p>
<p class="articleParagraph enarticleParagraph">The port stood still.</p><p>Document HARPOS0020190301ef310001a</p></div></div>
</body></html>"""

FACTIVA_TABLE = """<html><body><div class="article frArticle"><table>
<tr><td><b>HD</b>&nbsp;</td><td><b class="frHeadline">Dockers walk out</b></td></tr>
<tr><td><b>WC</b>&nbsp;</td><td>42 mots</td></tr><tr><td><b>PD</b>&nbsp;</td><td>1 mars 2019</td></tr>
<tr><td><b>ET</b>&nbsp;</td><td>15:32</td></tr><tr><td><b>SN</b>&nbsp;</td><td>The Harbour Post</td></tr>
<tr><td><b>LP</b>&nbsp;</td><td><p>The dockers walked out.</p></td></tr>
<tr><td><b>TD</b>&nbsp;</td><td><p>The port stood still.</p><p>Nobody spoke.</p></td></tr>
<tr><td><b>AN</b>&nbsp;</td><td>Document HARPOS0020190301ef310001a</td></tr></table></div></body></html>"""

EUROPRESSE = """<html><body><article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">
Le Port, no. 4301</span></div><div class="rdp__DocHeader"><span class="DocHeader">Société, vendredi 1 mars 2019, p. 7</span></div>
<div class="titreArticle"><p class="titreArticleVisu">Les dockers cessent le travail</p></div>
<p class="sm-margin-bottomNews">Anne Quai</p></header><section><div class="docOcurrContainer"><p>Les dockers ont cessé le
travail vendredi.</p><p>Le port est resté vide.</p></div></section><footer><div class="publiC-lblNodoc">news·20190301·LP·4301
</div></footer></article></body></html>"""

INTEGRUM = """<html><head><META http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body>
<h3>Report 04.03.2019</h3>1. <a href="#1">Докеры бастуют</a> <small>Портовая газета; 01.03.2019</small><br>
<div align="left"><a name="1"></a><table><tr><td>^ИС: Портовая газета <br>^РБ: НОВОСТИ<br>^ДТ: 01.03.2019<br>^АВ: Анна Причал
<br>^ЗГ: Докеры бастуют<br></td></tr></table><h3>Докеры бастуют</h3><pre>
     Докеры в пятницу прекратили работу в порту и не вышли на
вечернюю смену.
     Порт стоит.
</pre></div></body></html>"""

YOMIDASU = """<html><body><div><div id="heiseiDetailArea"><table class="contentsTable"><tr><th>1</th><th>2019.03.01</th>
<th>港の労働者がスト</th><th>東京朝刊</th><th>経済</th><th>7頁</th><th>42字</th></tr></table></div>
<div><p class="mb10">　港の労働者は金曜日に仕事を止めた。　港は静かだった。</p></div></div></body></html>"""

NITF = """<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20190301T101500+0600"/><doc-id id-string="n1"/></docdata>
<pubdata name="The Harbour Post" position.section="News"/></head><body><body.head><hedline><hl1>Dockers walk out</hl1>
<hl2>Port stands still</hl2></hedline><byline>Ada Quay</byline></body.head><body.content><p>The dockers walked out.</p>
<p>Nobody spoke.</p></body.content></body></nitf>"""

NEWSML = """<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" xml:lang="en">
<itemMeta><provider><name>Harbour Wire</name></provider><versionCreated>2019-03-01T23:30:00-05:00</versionCreated></itemMeta>
<contentMeta><headline>Dockers walk out</headline><by>Ada Quay</by><language tag="en"/></contentMeta><contentSet>
<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
<p>The dockers walked out.</p><p>Nobody spoke.</p></body></html></inlineXML></contentSet></newsItem>"""

FACTIVA_XML = """<?xml version="1.0" encoding="utf-8"?><PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0">
<ppsarticleResultSet count="1"><ppsarticle><article><accessionNo>HARPOS0020190301ef310001a</accessionNo><headline><paragraph>
<hlt>Dockers</hlt> walk out</paragraph></headline><leadParagraph><paragraph>The dockers walked out.</paragraph></leadParagraph>
<publicationDate><dateTime>2019-03-01T01:35:58Z</dateTime></publicationDate><sourceName>The Harbour Post</sourceName>
<tailParagraphs><paragraph>Nobody spoke.</paragraph></tailParagraphs></article></ppsarticle></ppsarticleResultSet>
</ppsArticleResponse></PPSResponse>"""

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Harbour Post</title><language>en-gb</language><item><title>Dockers walk out &amp;amp; stay out</title>
<link>https://example.org/1</link><pubDate>Fri, 01 Mar 2019 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded>&lt;p&gt;The dockers walked out.&lt;/p&gt;&lt;p&gt;Nobody spoke.&lt;/p&gt;</content:encoded></item></channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Courier</title><entry><title>Owners offer talks</title>
<link rel="alternate" href="https://example.org/2"/><published>2019-03-02T08:00:00Z</published><author><name>Bo Pier</name></author>
<content type="html">&lt;p&gt;The owners offered talks.&lt;/p&gt;</content></entry></feed>"""

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Dockers walk out - The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"/><meta property="article:published_time" content="2019-03-01T10:15:00Z"/>
<meta property="og:url" content="https://harbourpost.example/news/1"/></head><body><nav><a href="/">Home</a> <a href="/x">Sport</a></nav>
<article><h1>Dockers walk out</h1><p>The dockers walked out on Friday morning, and the port stood still until the evening shift
had come and gone without a word from the owners.</p><blockquote><p>We will not come back before the rota is gone, and we have said so since
the winter, the speaker of the union told the crowd at the gate.</p></blockquote><p>The owners would not say when they want to
meet the union, or whether the new rota is to be discussed at all in the coming weeks.</p></article><footer>© 2019</footer></body></html>"""


def write_docx(path, paragraphs):
    """Write a DOCX with a bookmark at each paragraph that begins with a star."""
    body = []
    for number, paragraph in enumerate(paragraphs):
        mark = (
            f'<w:bookmarkStart w:id="{number}" w:name="Bookmark_{number}"/>'
            if paragraph.startswith("*")
            else ""
        )
        text = paragraph.removeprefix("*").replace("&", "&amp;")
        body.append(f"<w:p>{mark}<w:r><w:t>{text}</w:t></w:r></w:p>")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"<?xml version='1.0'?><w:document {space}><w:body>{''.join(body)}</w:body></w:document>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return path


def write_rtf(path, text):
    """Write RTF: every line a paragraph, letters beyond ASCII as RTF escapes them."""
    body = "".join(
        "\\par\n" if sign == "\n" else sign if sign.isascii() else f"\\u{ord(sign)}?"
        for sign in text.replace("\ufeff", "")
    )
    path.write_text("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0 " + body + "}", encoding="ascii")
    return path


def write_pdf(path, lines):
    """Write a PDF of one page, one line of text below the other."""
    shown = "".join(f"({line.translate(str.maketrans({'(': '[', ')': ']'}))}) Tj T* " for line in lines)
    stream = f"BT /F1 8 Tf 10 TL 40 {20 + 10 * len(lines)} Td {shown}ET".encode("latin-1", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 %d] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
        % (60 + 10 * len(lines)),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    path.write_bytes(out.getvalue())
    return path
