"""Every format: title, date, body, author and address are taken from their places."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from datetime import date
from textwrap import dedent

import pytest

from tradewire.article import Article, Reject
from tradewire.read import read_bytes
from tradewire.read.fields import Fields

STORY = "LIMA, March 5 - Peru will cut its duty on copper from 12 percent to 6 percent."
NEXT = "The ministry said that the cut was to take effect by the end of the month."


def items(data: str | bytes, name: str, *fields: str) -> list[Article | Reject]:
    raw = data if isinstance(data, bytes) else dedent(data).lstrip().encode()
    return list(read_bytes(raw, name, fields=Fields.parse(fields)))


def one(data: str | bytes, name: str, *fields: str) -> Article:
    (item,) = items(data, name, *fields)
    assert isinstance(item, Article), item
    return item


def marked(article: Article) -> dict[str, str]:
    return {article.text[r.start : r.end]: r.kind for r in article.regions}


HTML = f"""
    <!DOCTYPE html><html lang="en"><head>
    <title>Duty on copper cut | Lima Courier</title>
    <meta property="og:site_name" content="Lima Courier">
    <link rel="canonical" href="https://example.org/2019/mar/05/copper/">
    <script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle",
    "headline": "Duty on copper cut", "datePublished": "2019-03-05T10:00:00Z",
    "author": [{{"name": "Ana Soto"}}]}}]}}</script></head><body>
    <nav><a href="/">Home</a><a href="/trade">Trade</a></nav>
    <article><h1>Duty on copper cut</h1><p>{STORY}</p><p>{NEXT}</p>
    <p>Miners had asked for the cut since the duty was doubled in 2017, and said that
    smelters abroad would now buy more of their ore than they did in past years.</p>
    <p>(Reporting by Ana Soto; Editing by Ben Ray)</p>
    </article><footer>All rights reserved</footer></body></html>
    """


def test_html_by_json_ld() -> None:
    article = one(HTML, "page.htm")
    assert (article.title, article.published) == (
        "Duty on copper cut",
        date(2019, 3, 5),
    )
    assert (article.author, article.outlet) == ("Ana Soto", "Lima Courier")
    assert article.source and article.source.url
    assert article.source.url.endswith("/copper/")
    assert article.body.startswith(f"{STORY}\n\n{NEXT}")
    assert "Home" not in article.text and article.text.count("Duty on copper cut") == 1
    assert marked(article)["(Reporting by Ana Soto; Editing by Ben Ray)"] == "credit"


def test_html_by_open_graph_address_and_time() -> None:
    page = HTML.replace("ld+json", "other")
    page = page.replace("<title>", '<meta property="og:title" content="Cut"><title>')
    assert one(page, "x").title == "Cut"
    assert one(page, "x").published == date(2019, 3, 5)
    page = page.replace("/2019/mar/05", "").replace(
        "<article>", '<article><time datetime="2019-03-07T01:00Z">7 March</time>'
    )
    assert one(page, "x").published == date(2019, 3, 7)


NITF = f"""
    <?xml version="1.0"?><!DOCTYPE nitf SYSTEM "../dtd/nitf-3-2.dtd">
    <nitf><head><title>Other</title><docdata>
    <date.issue norm="20190305T101500Z"/></docdata></head><body><body.head>
    <hedline><hl1>Duty on
       copper cut</hl1></hedline>
    <note><body.content><p>Not for use.</p></body.content></note>
    <byline>By <person>Ana Soto</person><byttl>Staff</byttl></byline>
    <dateline><location>LIMA</location></dateline></body.head><body.content>
    <media><media-caption>A mine at work.</media-caption></media>
    <p>Peru cut its duty <br/>on copper.</p><p>{NEXT}</p></body.content>
    <body.end><tagline>Ben Ray helped.</tagline></body.end></body></nitf>
    """


def test_nitf() -> None:
    article = one(NITF, "wire.xml")
    assert (article.title, article.published) == (
        "Duty on copper cut",
        date(2019, 3, 5),
    )
    assert article.author == "Ana Soto"
    body = "A mine at work.\n\nLIMA - Peru cut its duty\non copper.\n\n"
    assert article.body == f"{body}{NEXT}\n\nBen Ray helped."
    assert marked(article) == {
        "A mine at work.": "caption",
        "Ben Ray helped.": "credit",
    }


NEWSML = """
    <?xml version="1.0"?>
    <!DOCTYPE NewsML PUBLIC "urn:newsml:iptc.org:x" "../NewsML.dtd" [
      <!ENTITY % nitf SYSTEM "../nitf.dtd">
      %nitf;
    ]>
    <NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>example.org
    </ProviderId></NewsIdentifier></Identification><NewsManagement>
    <FirstCreated>20190305T101500+0000</FirstCreated></NewsManagement>
    <NewsComponent xml:lang="{lang}"><NewsComponent><NewsLines>
    <HeadLine>Duty on copper cut</HeadLine><DateLine>LIMA, March 5 (EX) -</DateLine>
    </NewsLines><ContentItem><DataContent><nitf><body><body.content>
    <p>{story}</p></body.content></body></nitf></DataContent></ContentItem>
    </NewsComponent></NewsComponent></NewsItem></NewsML>
    """


def test_newsml_1() -> None:
    article = one(NEWSML.format(lang="en", story="Peru cut its duty."), "x.xml")
    assert (
        article.text == "Duty on copper cut\n\nLIMA, March 5 (EX) - Peru cut its duty."
    )
    assert (article.published, article.outlet) == (date(2019, 3, 5), "example.org")
    assert article.source and article.source.repaired == ()


def test_newsml_1_in_another_language() -> None:
    spanish = (
        "El gobierno del Perú rebajó el arancel sobre el cobre del doce al seis por"
        " ciento, según dijo el ministro de Economía a la prensa en Lima el martes."
    )
    (reject,) = items(NEWSML.format(lang="es", story=spanish), "x.xml")
    assert isinstance(reject, Reject) and reject.state == "not_english"


def test_reuters_corpus_item() -> None:
    article = one(
        """
        <?xml version="1.0" encoding="iso-8859-1" ?>
        <newsitem itemid="2" date="1996-08-20" xml:lang="en">
        <title>PERU: Duty cut.</title><headline>Duty cut.</headline>
        <dateline>LIMA</dateline><text><p>Peru cut its
        duty.</p></text></newsitem>
        """,
        "2.xml",
    )
    assert article.text == "Duty cut.\n\nLIMA - Peru cut its duty."
    assert article.published == date(1996, 8, 20)


def test_newsml_g2_with_wrapped_copy() -> None:
    article = one(
        """
        \ufeff<?xml version="1.0" encoding="utf-8"?>
        <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
        <newsItem xml:lang="en"><itemMeta><provider literal="EX"/>
        <versionCreated>2017-01-31T03:47:29.000Z</versionCreated></itemMeta>
        <contentMeta><headline>Duty cut</headline></contentMeta><contentSet>
        <inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>(Adds quote)
            LIMA, Jan 30 - Peru cut its duty on copper, which miners had
        asked for since it was doubled.
            The cut takes effect in
        March.
        </p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>
        """.replace("        ", ""),
        "noext",
    )
    assert article.title == "Duty cut" and article.published == date(2017, 1, 31)
    assert article.body.startswith("(Adds quote)\n\nLIMA, Jan 30 - Peru cut")
    assert "miners had asked" in article.body and "effect in March." in article.body
    assert marked(article) == {"(Adds quote)": "note"}


def test_newsml_g2_with_a_picture_beside() -> None:
    found = items(
        """
        <newsMessage><itemSet><newsItem><contentMeta><headline>Duty cut</headline>
        </contentMeta><contentSet><inlineXML><nitf><body><body.content><p>Peru did.</p>
        </body.content></body></nitf></inlineXML></contentSet></newsItem>
        <newsItem><contentSet><remoteContent/></contentSet></newsItem></itemSet>
        </newsMessage>
        """,
        "x.xml",
    )
    assert isinstance(found[0], Article) and found[0].body == "Peru did."
    assert isinstance(found[1], Reject) and found[1].state == "no_text"


NINJS = """
    {"versioncreated": "2017-08-24T01:58:40+0000", "pubstatus": "usable",
     "firstcreated": "2017-07-03T01:38:13+0000", "byline": "By Ana Soto",
     "headline": "Duty cut", "source": "EX",
     "body_html": "<p>Peru cut its duty.</p><p>It said R&amp;D would gain.</p>"}
    """


def test_ninjs() -> None:
    article = one(NINJS, "n.json")
    assert article.text == "Duty cut\n\nPeru cut its duty.\n\nIt said R&D would gain."
    assert (article.author, article.published) == ("Ana Soto", date(2017, 7, 3))


def test_the_answer_of_an_agency_that_holds_an_item() -> None:
    article = one(
        """
        {"data": {"item": {"type": "text", "versioncreated": "2020-06-02T19:13:57Z",
         "pubstatus": "usable", "headline": "Duty cut", "provider": "EX",
         "bylines": [{"by": "By ANA SOTO"}], "usageterms": []}},
         "nitf": {"body_html": "<p>Peru cut its duty.</p>"}}
        """,
        "a.json",
    )
    assert article.text == "Duty cut\n\nPeru cut its duty."
    assert article.author == "ANA SOTO"


IPTC = (
    "\x01abc062 4 i 211 ccccb   exa 061\r\n\nPeru-trade/\r\n\x022ND LEAD\r\n"
    "Peru cuts duty on copper\r\nBy Ana Soto, exa =\r\n\n"
    "   Lima (exa) - Peru will cut its duty on copper from the present\r\n"
    "12 percent, the minister M\xfcller said.\r\n\n   Miners had asked for it.\r\n\n"
    "# exa NOTEBOOK\r\n\n- Editing by: Ben Ray\r\n\x03131137 GMT Nov 13 \r\n\x7f\x04"
)


def test_iptc_7901() -> None:
    article = one(IPTC.encode("latin-1"), "wire.txt")
    assert (article.title, article.published) == (
        "Peru cuts duty on copper",
        date(2013, 11, 13),
    )
    assert (article.author, article.outlet) == ("Ana Soto", "exa")
    assert "the present 12 percent, the minister Müller said.\n\nMiners" in article.body
    assert set(marked(article)) == {"# exa NOTEBOOK", "- Editing by: Ben Ray"}


ANPA = (
    "\x16\x16\x01W2607\x1fasian\r\nr a\x13\x11 BC-Peru-Copper   11-13 0093\r\n"
    "\x02\x02^BC-Peru-Copper, 1st Ld,40<\r\n^Peru cuts duty on copper<\r\n"
    "^Eds: Adds quote.<\r\n^By ANA SOTO=\r\n^Example Press=\r\n"
    "\t   LIMA, Peru (EX) _ Peru will cut its duty.\r\n \r\n"
    "\t   ``It is time,'' the minister said.\r\n \r\n"
    "\t   \x03EX-WF-11-13-13 0745GMT<\r\n"
)


def test_anpa_1312() -> None:
    article = one(ANPA.encode(), "w.tst")
    assert (article.title, article.published) == (
        "Peru cuts duty on copper",
        date(2013, 11, 13),
    )
    assert article.author == "ANA SOTO"
    assert "LIMA, Peru (EX) — Peru will cut its duty.\n\n“It is time,”" in article.body
    assert marked(article) == {"Eds: Adds quote.": "note"}


REUTERS = """
    <!DOCTYPE lewis SYSTEM "lewis.dtd">
    <REUTERS NEWID="7"><DATE>26-FEB-1987 15:01:01.79</DATE>
    <UNKNOWN>&#5;&#5;C T</UNKNOWN><TEXT>&#2;
    <TITLE>PERU CUTS DUTY</TITLE><AUTHOR>    By ANA SOTO</AUTHOR>
    <DATELINE>    LIMA, Feb 26 - </DATELINE><BODY>Peru &lt;PERU> cut its
    duty.
        Miners had
    asked for it.
     Reuter
    &#3;</BODY></TEXT></REUTERS>
    <REUTERS NEWID="8"><DATE>26-FEB-1987 15:02:01.79</DATE>
    <TEXT TYPE="BRIEF">&#2;
    ******<TITLE>CHILE KEEPS ITS DUTY</TITLE>
    &#3;</TEXT></REUTERS>
    """


def test_reuters_sgml() -> None:
    text = dedent(REUTERS).replace("    Miners", "    Miners")
    first, second = items(text, "r.sgm")
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (
        first.body
        == "LIMA, Feb 26 - Peru <PERU> cut its duty.\n\nMiners had asked for it."
    )
    assert (first.author, first.published) == ("ANA SOTO", date(1987, 2, 26))
    assert (first.id, second.id) == ("r-7", "r-8")
    assert second.text == "CHILE KEEPS ITS DUTY"


def test_rss_with_html_inside_and_titles_alone() -> None:
    first, second = items(
        """
        <rss version="2.0"><channel><title>Lima Courier</title>
        <item><title>Duty cut</title><link>https://example.org/a</link>
        <description><![CDATA[<figure><img src="a"></figure><p>Peru cut it [&#8230;]</p>
        <p>The post <a href="b">Duty cut</a> appeared first on <a>Courier</a>.</p>]]>
        </description><pubDate>Fri, 21 Aug 2026 16:00:54 -0400</pubDate></item>
        <item><title>Duty kept</title></item></channel></rss>
        """,
        "feed.xml",
    )
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.published, first.outlet) == (date(2026, 8, 21), "Lima Courier")
    assert first.source and first.source.url == "https://example.org/a"
    assert first.body.startswith("Peru cut it […]\n\nThe post")
    assert list(marked(first).values()) == ["link"]
    assert (second.text, second.body_start) == ("Duty kept", 9)


def test_a_feed_that_is_not_well_formed_is_mended_and_marked() -> None:
    (item,) = items(
        "<rss><channel><item><title>R&D duty&nbsp;cut</title>"
        '<enclosure url="https://example.org/?a=1&b=2"/></item></channel></rss>',
        "feed.xml",
    )
    assert isinstance(item, Article) and item.source
    assert (item.title, item.source.repaired) == ("R&D duty cut", ("markup",))


def test_atom() -> None:
    article = one(
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry>
        <title>Duty cut</title><link href="https://example.org/a"/>
        <updated>2026-08-21T10:00:00Z</updated><author><name>Ana Soto</name></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Peru did.</p>
        </div></content></entry></feed>
        """,
        "a.atom",
    )
    assert (article.body, article.author) == ("Peru did.", "Ana Soto")
    assert article.source and article.source.url == "https://example.org/a"


def test_json_by_the_usual_names_and_by_given_paths() -> None:
    usual = '{"headline": "Duty cut", "body": "Peru did.", "date": "5 March 2019"}'
    assert one(usual, "a.json").published == date(2019, 3, 5)
    given = '{"a": {"p": ["Peru did.", "So did Chile."]}, "ut": 1765564962.0}'
    article = one(given, "a.json", "text=a.p", "published=ut")
    assert article.body == "Peru did.\n\nSo did Chile."
    assert article.published == date(2025, 12, 12)


def test_nested_lists_of_articles() -> None:
    lines = (
        '{"r": [{"text": "One."}, {"text": "Two.", "d": "2014/10/03"}]}\n{"r": []}\n'
    )
    one_, two = items(lines, "a.jsonl", "items=r", "published=d")
    assert isinstance(one_, Article) and isinstance(two, Article)
    assert (one_.id, two.id, two.published) == ("a-1-1", "a-1-2", date(2014, 10, 3))


@pytest.mark.parametrize(
    ("name", "mark"), [("a.csv", ","), ("a.tsv", "\t"), ("a", ";")]
)
def test_tables(name: str, mark: str) -> None:
    rows = [["Headline", "Text", "Date"], ["Duty cut", '"Peru\ndid, it"', "2 DAYS AGO"]]
    text = "\n".join(mark.join(row) for row in rows)
    article = one(text, name)
    assert article.text == "Duty cut\n\nPeru\ndid, it"
    assert (article.id, article.published) == ("a-1", None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_tables_in_other_encodings(encoding: str) -> None:
    text = "title,text\nDuty cut,“Peru cut it — by half.”\nDuty up,Chile did not.\n"
    first, second = items(text.encode(encoding), "a.csv")
    assert isinstance(first, Article) and first.body == "“Peru cut it — by half.”"
    assert isinstance(second, Article) and second.title == "Duty up"


def test_markdown_is_read_as_it_is_shown() -> None:
    article = one(
        """
        ---
        title: "Duty\\_cut"
        date: '2021-02-01'
        source_url: https://example.org/a
        ---

        BY THE MINISTER

        1.  Decree 7 of *May* cut the [duty](https://example.org/d)
            on copper by \\$2.
        2.  It ends in June.
        """,
        "a.md",
    )
    assert article.title == "Duty cut" and article.published == date(2021, 2, 1)
    assert article.body == (
        "BY THE MINISTER\n\n1. Decree 7 of May cut the duty on copper by $2.\n"
        "2. It ends in June."
    )
    assert article.source and article.source.url == "https://example.org/a"


MAIL = """
    From: Ana Soto <ana@example.org>
    Subject: =?utf-8?q?For_the_desk?=
    Date: Tue, 10 Mar 2015 14:17:01 -0700
    MIME-Version: 1.0
    Content-Type: multipart/alternative; boundary="b1"

    --b1
    Content-Type: text/plain; charset="Windows-1252"
    Content-Transfer-Encoding: quoted-printable

    Headline: Peru cuts duty

    LIMA, March 10 =96 Peru cut its duty on cop=
    per.
    ________________________________
    This email may be confidential.

    --b1
    Content-Type: text/html

    <p>LIMA</p>
    --b1--
    """


def test_mail() -> None:
    article = one(MAIL, "m.eml.txt")
    assert (article.title, article.author) == ("Peru cuts duty", "Ana Soto")
    assert article.published == date(2015, 3, 10)
    assert "LIMA, March 10 – Peru cut its duty on copper." in article.body
    assert marked(article)["This email may be confidential."] == "signature"


def pdf(*lines: str) -> bytes:
    """Return a PDF of one page, as small as they come."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    content = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\n"
    return out + tail % table + b"startxref\n%d\n%%%%EOF" % len(out)


def test_pdf() -> None:
    pytest.importorskip("pypdfium2")
    data = pdf(
        "Peru cuts duty", "March 5, 2019", "Peru will cut its duty on cop-", "per."
    )
    article = one(data, "a.pdf")
    assert (article.title, article.published) == ("Peru cuts duty", date(2019, 3, 5))
    assert article.body.endswith("Peru will cut its duty on copper.")


def test_pdf_without_text() -> None:
    pytest.importorskip("pypdfium2")
    (reject,) = items(pdf(), "a.pdf")
    assert isinstance(reject, Reject) and reject.state == "no_text"


def test_hard_wrapped_text_and_entities() -> None:
    article = one(
        """
        Peru&amp;Chile cut the duty on copper, which the miners of both had
        asked for since it was doubled in the spring of the year before, and
        said so often in the months that followed the change of ministers at
        the head of the trade department.

        The cut takes effect in March.
        """,
        "a.txt",
    )
    assert article.body.startswith("Peru&Chile cut the duty")
    assert article.body.count("\n") == 2
    assert article.source and article.source.repaired == ("entities",)


def packed(kind: str, data: bytes) -> bytes:
    if kind == "zst":
        zstd = pytest.importorskip("backports.zstd")
        return bytes(zstd.compress(data))
    return {"gz": gzip.compress, "xz": lzma.compress, "bz2": bz2.compress}[kind](data)


@pytest.mark.parametrize("kind", ["gz", "xz", "zst", "bz2"])
def test_compressed(kind: str) -> None:
    article = one(packed(kind, NITF.lstrip().encode()), f"w/a.xml.{kind}")
    assert article.title == "Duty on copper cut" and article.id == "w/a"
    assert article.source and article.source.path == f"w/a.xml.{kind}"


def archive(kind: str, files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packer:
            for name, data in files.items():
                packer.writestr(name, data)
    else:
        with tarfile.open(fileobj=buffer, mode="w") as packer_:
            for name, data in files.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(data)
                packer_.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_archives(kind: str) -> None:
    inner = {
        "b/a.xml": NITF.lstrip().encode(),
        "c.jsonl.gz": packed("gz", b'{"text": "B."}'),
    }
    first, second = items(archive(kind, inner), f"x.{kind}")
    assert isinstance(first, Article) and isinstance(second, Article)
    assert first.id == f"x.{kind}/b/a" and second.body == "B."


def test_warc() -> None:
    pytest.importorskip("warcio")
    page = dedent(HTML).lstrip().encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\n"
        b"WARC-Target-URI: https://example.org/p\r\n"
        b"WARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2019-03-05T00:00:00Z\r\n"
        b"Content-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n"
    )
    warc = head % len(http) + http + b"\r\n\r\n"
    for data in (warc, gzip.compress(warc)):
        article = one(data, "c.warc")
        assert article.title == "Duty on copper cut"
        assert article.source and article.source.format == "html"
