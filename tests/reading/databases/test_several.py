"""Text downloads of archives without a format of their own, mails in a folder, XML that somebody made."""

from email.message import EmailMessage

import pytest

from mediaframing.reading import ReadingError, ReadingWarning, read_articles, read_report, read_skipped

RENTS = ("Daily Post", "2021-05-03", "Rents rise again", "Rents rose by a tenth in May.\n\nNobody knows why.")
TOLLS = ("Coast Courier", "2021-05-04", "Tolls fall", "Tolls fell on the coast road.\n\nDrivers were glad.")


def read(tmp_path, text, name="a.txt"):
    (tmp_path / name).write_text(text)
    articles = read_articles(tmp_path / name)
    bodies = [
        text.removeprefix(f"{title}\n\n")
        for title, text in zip(articles["title"], articles["text"], strict=True)
    ]
    dates = articles["published"].dt.strftime("%Y-%m-%d")
    return list(zip(articles["outlet"], dates, articles["title"], bodies, strict=True))


def write_newsbank(outlet, date, title, body):
    return f"{title}\n{outlet} (Leeds) - May {date[-1]}, 2021\n\nAuthor/Byline: Ann Weber\nSection: News\nPage: A1\n\n{body}\n\nRecord: 01{date[-1]}\nCopyright: 2021 {outlet}\n\n"


def write_labels(outlet, date, title, body):
    return f"Paper: {outlet}\nTitle: {title}\nDate: {date}\nPage: A4\n\n{body}\n\nCopyright 2021 {outlet}\n\n"


def write_gale(outlet, date, title, body):
    return f"Title: {title}\nAuthor(s): Ann Weber\nSource: {outlet}. (May {date[-1]}, 2021): pA1.\nDocument Type: Article\nFull Text:\n{body}\n\nCopyright: COPYRIGHT 2021\nhttps://gale.example/{date}\n\n"


def write_gale_online(outlet, date, title, body):
    return f"{title}\nAuthor: Ann Weber\nDate: May {date[-1]}, 2021\nFrom: {outlet}\nDocument Type: Article\n\nFull Text: {body}\n\n"


def write_ebsco(outlet, date, title, body):
    return f"Record: {date[-1]}\nTitle: {title}\nAuthors: Weber, Ann\nSource: {outlet}. {date}, pA1\nAccession Number: 2W6{date[-1]}\n\n{body}\n\n"


def write_german(outlet, date, title, body):
    return f"Titel: {title}\nQuelle: {outlet}\nDatum: {date[-2:]}.05.2021\n\n{body}\n\n"


def write_ruled(outlet, date, title, body):
    return f"{title}\n{outlet} - May {date[-1]}, 2021\n\n{body}\n\n{'_' * 40}\n\n"


def write_numbered(outlet, date, title, body):
    return f"Article {int(date[-1]) - 2} of 2\n\n{title}\n{outlet} | {date}\n\n{body}\n\n"


def write_bold(outlet, date, title, body):
    return f"Result {int(date[-1]) - 2}/2\n\n**Title:** {title}\n**Source:** {outlet}\n**Date:** {date}\n\n{body}\n\n"


def write_content(outlet, date, title, body):
    return f"Source : {outlet}\nDate : {date}\nHeadline : {title}\nContent :\n{body}\n\n"


def write_waves(outlet, date, title, body):
    return f"{title}\n{outlet} - May {date[-1]}, 2021\n\n{body}\n\n{'~' * 20}\n\n"


@pytest.mark.parametrize(
    "write",
    [
        write_newsbank,
        write_bold,
        write_waves,
        write_content,
        write_labels,
        write_gale,
        write_gale_online,
        write_ebsco,
        write_german,
        write_ruled,
        write_numbered,
    ],
)
def test_articles_with_fields_of_their_own_are_parted(tmp_path, write):
    found = read(tmp_path, write(*RENTS) + write(*TOLLS))
    assert [(outlet.removesuffix(" (Leeds)"), *rest) for outlet, *rest in found] == [RENTS, TOLLS]


def test_the_report_says_how_a_text_was_parted(tmp_path):
    (tmp_path / "a.txt").write_text(write_labels(*RENTS) + write_labels(*TOLLS))
    report = read_report(read_articles(tmp_path)).iloc[0]
    assert (report["kind"], report["expected"], report["found"]) == ("labelled text", 2, 2)


def test_where_lines_of_signs_part_articles_the_report_says_how_to_read_one(tmp_path):
    (tmp_path / "a.txt").write_text(write_ruled(*RENTS) + write_ruled(*TOLLS))
    notes = read_report(read_articles(tmp_path))["notes"][0]
    assert "2 articles, parted by lines such as ____________; source='text'" in notes
    assert len(read_articles(tmp_path, source="text")) == 1


def test_numbers_may_stand_below_the_articles(tmp_path):
    text = "".join(
        f"{title}\n{outlet} | {date}\n\n{body}\n\nArticle {n} of 2\n\n"
        for n, (outlet, date, title, body) in enumerate((RENTS, TOLLS), 1)
    )
    assert read(tmp_path, text) == [RENTS, TOLLS]


def test_what_stands_above_the_first_article_is_told_and_a_text_at_the_end_stays(tmp_path):
    last = "Source: Coast Courier\nTitle: Tolls fall\nDate: 2021-05-04\nText: Tolls fell."
    (tmp_path / "a.txt").write_text(f"Results of my search\n\n{write_labels(*RENTS)}{last}\n")
    articles = read_articles(tmp_path)
    assert (
        "4 words above the first article are passed over: 'Results of my search'"
        in read_report(articles)["notes"][0]
    )
    assert articles["text"][1] == "Tolls fall\n\nTolls fell."


@pytest.mark.parametrize("write", [write_labels, write_gale, write_german])
def test_one_article_with_fields_has_them(tmp_path, write):
    assert read(tmp_path, write(*RENTS)) == [RENTS]


def test_what_stands_between_dashes_above_a_text_is_its_fields(tmp_path):
    text = f'---\ntitle: "Rents rise again"\ndate: 2021-05-03\nsource: Daily Post\ntags: [rents]\n---\n\n{RENTS[3]}\n'
    assert read(tmp_path, text, "a.md") == [RENTS]


def test_a_date_in_a_line_of_its_own_is_the_date_and_other_words_beside_it_stay(tmp_path):
    found = read(tmp_path, f"Rents rise again\nMonday, 3 May 2021, 10:15 GMT\n\n{RENTS[3]}\n")
    assert found[0][1:] == RENTS[1:]
    beside = "(Daily Post 05/23/2021)"
    found = read(tmp_path, f"Rents rise again\n\n{beside}\n\n{RENTS[3]}\n")
    assert found[0][1:] == ("2021-05-23", RENTS[2], f"{beside}\n\n{RENTS[3]}")


@pytest.mark.parametrize(
    "text",
    [
        "Rents rise again\n\nRents rose in May.\n\nLocation: the old town.\n\nCopyright: a word he hates.",
        f"Rents rise again\n\nRents rose in May.\n\n{'_' * 40}\n\nin a box that stands by itself.\n\n{'_' * 40}\n\nand went on.",
        "Alder: Rents rose.\n\nWeber: Tolls fell.\n\nSource: nobody said.",
    ],
)
def test_lines_that_only_look_like_fields_or_bounds_stay(tmp_path, text):
    (tmp_path / "a.txt").write_text(text)
    assert read_articles(tmp_path)["text"].tolist() == [text]


def test_a_short_article_of_lexis_keeps_its_link_out_of_the_text(tmp_path):
    one = f"                1 of 1 DOCUMENTS\n\n               Daily Post\n\n            May 3, 2021 Monday\n\nRents rise again\n\nSECTION: News\n\nLENGTH: 9 words\n\n{RENTS[3]}\n\nURL: http://post.example/1\n\nLOAD-DATE: May 4, 2021\n"
    assert read(tmp_path, one) == [RENTS]


def write_mail(outlet, date, title, body):
    return f"From news@post.example Mon May  {date[-1]} 08:00:00 2021\nFrom: {outlet} <news@post.example>\nTo: me@desk.example\nSubject: {title}\nDate: {int(date[-1])} May 2021 08:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n{body}\n\n"


@pytest.mark.parametrize("name", ["news.mbox", "Archive.eml"])
def test_every_mail_of_a_folder_is_an_article(tmp_path, name):
    folder = write_mail(*RENTS).replace("Nobody knows", ">From here on nobody knows") + write_mail(*TOLLS)
    first = (*RENTS[:3], RENTS[3].replace("Nobody knows", "From here on nobody knows"))
    assert read(tmp_path, folder, name) == [first, TOLLS]


def make_mail(text, subject="Ferry sinks"):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Daily Post <news@post.example>", "me@desk.example", subject
    mail["Date"] = "Mon, 03 May 2021 08:00:00 +0000"
    if text:
        mail.set_content(text)
    return mail


def test_what_is_attached_to_a_mail_is_told(tmp_path):
    mail = make_mail("The ferry sank.")
    mail.add_alternative("<p>The ferry sank.</p><img src='cid:one'>", subtype="html")
    mail.get_payload()[1].add_related(b"picture", maintype="image", subtype="png", cid="<one>")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="log.pdf")
    mail.add_attachment(make_mail("Passed on."))
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    with pytest.warns(ReadingWarning, match="2 left out: a file attached to a mail"):
        articles = read_articles(tmp_path / "a.eml")
    assert articles["text"].tolist() == ["Ferry sinks\n\nThe ferry sank."]
    assert read_skipped(tmp_path / "a.eml")["detail"].tolist() == ["log.pdf", "message/rfc822"]


def test_what_is_attached_in_a_folder_of_mails_is_told_with_its_mail(tmp_path):
    attached = make_mail("The barge sank.", "Barge sinks")
    attached.add_attachment(b"a,b", maintype="text", subtype="csv", filename="log.csv")
    above = "From news@post.example Mon May  3 08:00:00 2021\n"
    mails = [make_mail("The ferry sank."), attached]
    (tmp_path / "a.mbox").write_text("\n".join(f"{above}{mail.as_string()}" for mail in mails))
    told = read_skipped(tmp_path / "a.mbox")
    assert told[["row", "detail"]].values.tolist() == [[2, "log.csv"]]


def test_a_mail_of_which_all_is_attached_is_refused_with_the_names(tmp_path):
    mail = make_mail("")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="log.pdf")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    with pytest.raises(ReadingError, match=r"without a text, but with what is attached to it: 'log\.pdf'"):
        read_articles(tmp_path / "a.eml")


def test_a_text_that_goes_on_behind_a_picture_is_whole(tmp_path):
    mail = make_mail("The ferry sank.")
    mail.add_attachment(b"p", maintype="image", subtype="png", filename="a.png", disposition="inline")
    more = EmailMessage()
    more.set_content("Nobody was hurt.")
    mail.attach(more)
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    assert read_articles(tmp_path / "a.eml")["text"].item().endswith("sank.\n\nNobody was hurt.")


@pytest.mark.parametrize(
    "one",
    [
        "<item><paper>{0}</paper><date>{1}</date><headline>{2}</headline><body><p>{3}</p></body></item>",
        "<row><meta><source>{0}</source><date>{1}</date></meta><content><title>{2}</title><text><p>{3}</p></text></content></row>",
        '<doc source="{0}" date="{1}" title="{2}">{3}</doc>',
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>{2}</title><publisher>{0}</publisher><date when="{1}"/></teiHeader>'
        "<text><body><p>{3}</p></body></text></TEI>",
    ],
)
def test_elements_named_like_headings_are_articles(tmp_path, one):
    written = [
        one.format(*article[:3], article[3].replace("\n\n", "</p><p>") if "<p>" in one else article[3])
        for article in (RENTS, TOLLS)
    ]
    assert read(tmp_path, f"<?xml version='1.0'?><corpus>{''.join(written)}</corpus>", "a.xml") == [
        RENTS,
        TOLLS,
    ]


def test_xml_without_such_elements_is_refused_with_the_reason(tmp_path):
    (tmp_path / "a.xml").write_text("<?xml version='1.0'?><map><point x='1'/></map>")
    with pytest.raises(ReadingError, match="no element has parts called title and text"):
        read_articles(tmp_path)
