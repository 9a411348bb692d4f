"""Exports of MediaWiki: the words that readers of a page see, and the day that it names."""

import time

import pytest

from mediaframing import read_articles, read_report
from mediaframing.reading.databases.mediawiki import strip_wikitext

DUMP = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/">
<siteinfo><sitename>Harbour Wiki</sitename></siteinfo>
<page><title>Dockers walk out</title><ns>0</ns><id>7</id>
 <revision><id>70</id><timestamp>2019-03-05T09:00:00Z</timestamp><text>Old words.</text></revision>
 <revision><id>71</id><timestamp>2019-06-01T09:00:00Z</timestamp><text xml:space="preserve">{{date|March 1, 2019}}
[[File:Quay.jpg|thumb|A [[quay]] at night]]
The [[Hull|harbour]] was '''closed''' by {{w|Dockers|its dockers}} on Friday.&lt;ref name="a"&gt;A [[source]]&lt;/ref&gt;

* They want [https://example.org/pay better pay].

== Sources ==
{{source|url=https://example.org|title=Dockers}}
[[Category:Strikes]]</text></revision></page>
<page><title>Hull strike</title><ns>0</ns><id>8</id><redirect title="Dockers walk out"/>
 <revision><id>80</id><timestamp>2019-03-05T09:00:00Z</timestamp><text>#REDIRECT [[Dockers walk out]]</text></revision></page>
<page><title>Talk:Dockers walk out</title><ns>1</ns><id>9</id>
 <revision><id>90</id><timestamp>2019-03-05T09:00:00Z</timestamp><text>Who says so?</text></revision></page>
<page><title>Owners talk</title><ns>0</ns><id>10</id>
 <revision><id>99</id><timestamp>2019-03-06T09:00:00Z</timestamp><text>Owners talk again.</text></revision></page>
</mediawiki>"""


def test_pages_are_articles_with_the_words_that_are_shown_and_their_own_date(tmp_path):
    (tmp_path / "dump.xml").write_text(DUMP)
    articles = read_articles(tmp_path / "dump.xml")
    assert articles["title"].tolist() == ["Dockers walk out", "Owners talk"]
    assert articles["article_id"].tolist() == ["7", "10"]
    assert articles["published"].dt.strftime("%Y-%m-%d").tolist() == ["2019-03-01", "2019-03-06"]
    assert articles.loc[0, "text"] == (
        "Dockers walk out\n\nThe harbour was closed by its dockers on Friday.\n\nThey want better pay."
    )
    report = read_report(articles).loc[0]
    assert report["kind"] == "MediaWiki export"
    assert "2 pages of talk" in report["notes"]
    assert "the revision" in report["notes"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{{Infobox|a={{b|c}}}}Words.", "Words."),
        ("{| class=x\n| cell {{y}}\n|}\nWords.", "Words."),
        ("Some <!-- hidden {{ --> words<ref/> <ref>no end", "Some  words <ref>no end"),
        ("== Why ==\nIt is so.\n== See also ==\n", "Why\n\nIt is so."),
        ("It is [[so]]s {{ not closed", "It is sos {{ not closed"),
        ("[[:Category:Ports|ports]] and [[Hull]]", "ports and Hull"),
    ],
)
def test_markup_of_wikis_goes_and_what_is_not_closed_stays(written, shown):
    assert strip_wikitext(written) == shown


@pytest.mark.parametrize("sign", ["{{a", "[[a|", "<!--", "<ref>", "[[a {{b ", "'''''", "=", "[//a "])
def test_endless_marks_take_time_in_proportion(sign):
    started = time.perf_counter()
    strip_wikitext(sign * 40_000)
    assert time.perf_counter() - started < 3
