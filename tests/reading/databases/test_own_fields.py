"""Fields that people and programs write above a text: between marks, or with their labels in lines of their own."""

import pytest

from mediaframing.reading import ReadingError, read_articles
from mediaframing.reading.databases.label_lines import join_labels
from mediaframing.reading.databases.label_signs import settle_labels

BODY = "The ferry sank off the coast.\n\nNobody was hurt."


def read(tmp_path, above, name="a.md", body=BODY):
    (tmp_path / name).write_text(f"{above}{body}\n")
    return read_articles(tmp_path / name)


@pytest.mark.parametrize(
    "above",
    [
        '+++\ntitle = "Ferry\'s end"\ndate = 2021-05-03\nsource = "Daily Post"\ntags = [\n  "sea",\n]\n+++\n',
        "+++\ndate = 2021-05-03T10:00:00+05:30\ntitle = '''Ferry's end'''\n[params]\nnewspaper = 'Daily Post'\n+++\n\n",
        "+++\ntitle = Ferry's end\ndate = 3 May 2021\nsource = Daily Post\n+++\n",
        "---\ntitle: Ferry's end\ndate: 2021-05-03\npublication: Daily Post\n---\n",
        '---\ntitle: "Ferry\'s end" # so far\ndate: 2021-05-03 10:00:00\nsource:\n  name: Daily Post\n  url: https://post.example\n...\n',
        "---\ntitle: >-\n  Ferry's\n  end\ndate: '2021-05-03'\nnewspaper: 'Daily Post'\ntags:\n- sea\n- coast\n---\n",
    ],
)
def test_fields_between_marks_are_those_of_the_article(tmp_path, above):
    article = read(tmp_path, above).iloc[0]
    assert article["text"] == f"Ferry's end\n\n{BODY}"
    assert (article["title"], article["outlet"]) == ("Ferry's end", "Daily Post")
    assert article["published"].strftime("%Y-%m-%d") == "2021-05-03"
    assert "url" not in article or article["url"] != "https://post.example"


def test_marks_in_a_field_stay_and_several_authors_are_named(tmp_path):
    article = read(
        tmp_path, '---\ntitle: "The \\"unsinkable\\" ferry"\nauthor:\n  - Ann Weber\n  - Bo Dahl\n---\n'
    )
    assert article["title"].item() == 'The "unsinkable" ferry'
    assert article["byline"].item() == "Ann Weber, Bo Dahl"


@pytest.mark.parametrize("mark", ["---", "+++"])
def test_a_text_between_marks_is_no_field(tmp_path, mark):
    article = read(tmp_path, f"{mark}\nThe sea was calm.\n{mark}\n")
    assert "The sea was calm." in article["text"].item()
    assert article["title"].isna().item()


@pytest.mark.parametrize(
    "above",
    [
        "Title\nFerry sinks\nNewspaper\nDaily Post\nDate\n3 May 2021\nText\n",
        "HEADLINE:\nFerry sinks\n\nSOURCE:\nDaily Post\n\nDATE:\n3 May 2021\n\n",
        "Headline\n\nFerry\nsinks\n\nPublication date\n\n3 May 2021\n\nPublication\n\nDaily Post\n\nFull text\n\n",
        "Title: Ferry sinks\nSource: Daily Post\nDate:\n3 May 2021\n\n",
        "**Titel**\nFerry sinks\n**Quelle**\nDaily Post\n**Datum**\n3.5.2021\n**Volltext**\n",
    ],
)
def test_a_label_in_the_line_above_is_a_label(tmp_path, above):
    article = read(tmp_path, above, "a.txt").iloc[0]
    assert article["text"] == f"Ferry sinks\n\n{BODY}"
    assert (article["title"], article["outlet"]) == ("Ferry sinks", "Daily Post")
    assert article["published"].strftime("%Y-%m-%d") == "2021-05-03"


@pytest.mark.parametrize(
    "above",
    [
        "Title\tFerry sinks\nSource\tDaily Post\nDate\t3 May 2021\n\n",
        "Title = Ferry sinks\nSource = Daily Post\nDate = 3 May 2021\n\n",
        "Headline – Ferry sinks\nNewspaper – Daily Post\nDate – 3 May 2021\n\n",
        "[Title] Ferry sinks\n[Source] Daily Post\n[Date] 3 May 2021\n\n",
        "<TITLE>Ferry sinks</TITLE>\n<SOURCE>Daily Post</SOURCE>\n<DATE>3 May 2021</DATE>\n<TEXT>",
        "# Title: Ferry sinks\n# Source: Daily Post\n# Date: 3 May 2021\n\n",
        "#+TITLE: Ferry sinks\n#+SOURCE: Daily Post\n#+DATE: 3 May 2021\n\n",
        ":Title: Ferry sinks\n:Source: Daily Post\n:Date: 3 May 2021\n\n",
        "标题：Ferry sinks\n来源：Daily Post\n日期：2021-05-03\n正文：",
        "शीर्षक: Ferry sinks\nस्रोत: Daily Post\nतारीख: 2021-05-03\nलेख: ",
        "כותרת\nFerry sinks\nמקור\nDaily Post\nתאריך\n2021-05-03\nטקסט\n",
    ],
)
def test_labels_are_known_by_whatever_sign_parts_them(tmp_path, above):
    article = read(tmp_path, above, "a.txt", BODY + "</TEXT>" * ("<TEXT>" in above)).iloc[0]
    assert article["text"] == f"Ferry sinks\n\n{BODY}"
    assert (article["title"], article["outlet"]) == ("Ferry sinks", "Daily Post")
    assert article["published"].strftime("%Y-%m-%d") == "2021-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "Source - nobody knows\nDate - nobody knows\nPage - one",
        "[Title] One\nSource = Post\nDate - 3 May",
        "x = 3\ny = 4\nz = 5",
        "- Title: one\n- Title: two\n- Title: three",
    ],
)
def test_lines_with_other_signs_stay_where_they_are_no_fields(text):
    assert settle_labels(text) == text


def test_what_outlook_prints_above_a_mail_is_read(tmp_path):
    above = (
        "From: Daily Post\nSent: Monday, May 3, 2021 10:00 AM\nTo: me@desk.example\nSubject: Ferry sinks\n\n"
    )
    article = read(tmp_path, above, "a.txt").iloc[0]
    assert (article["title"], article["published"].strftime("%Y-%m-%d %H")) == (
        "Ferry sinks",
        "2021-05-03 10",
    )


def test_articles_with_labels_above_are_parted(tmp_path):
    one = "Title\n{}\nSource\nPost\nDate\n3 May 2021\nBody\nIt sank.\n\n"
    articles = read(tmp_path, one.format("Ferry") + one.format("Barge"), "a.txt", "")
    assert articles["text"].tolist() == ["Ferry\n\nIt sank.", "Barge\n\nIt sank."]


@pytest.mark.parametrize(
    "text",
    [
        "Ferry sinks\n\nSource\n\nNobody knew the source of the leak.\n\nDate\n\nThey had set a date.",
        "Title\nFerry sinks\nThe sea was calm.",
        "Note\nFerry sinks\nSource\nDaily Post\nPage\nA1",
    ],
)
def test_lines_of_one_word_are_no_labels_where_too_few_of_them_say_so(text):
    assert join_labels(text) == text


MARKED = """# The *ferry* sinks

It **sank** [off the coast](https://post.example/map "a map")[^1] on __Monday__, at 2*3 miles.

![The ferry](ferry.png)

> Nobody was hurt, she said of snake_case_names.

- One boat
- Two boats

***

[^1]: So it is told.
"""


@pytest.mark.parametrize("name", ["a.md", "a.MARKDOWN", "a.qmd"])
def test_signs_of_markdown_are_no_text(tmp_path, name):
    article = read(tmp_path, MARKED, name, "").iloc[0]
    assert article["title"] == "The ferry sinks"
    assert article["text"].split("\n\n") == [
        "The ferry sinks",
        "It sank off the coast on Monday, at 2*3 miles.",
        "Nobody was hurt, she said of snake_case_names.",
        "One boat",
        "Two boats",
    ]


def test_a_headline_of_markdown_may_be_underlined(tmp_path):
    article = read(tmp_path, "Ferry sinks\n===========\n").iloc[0]
    assert article["text"] == f"Ferry sinks\n\n{BODY}"


def test_a_plain_text_keeps_its_signs(tmp_path):
    assert read(tmp_path, "Ferry *sinks*\n\n", "a.txt")["title"].item() == "Ferry *sinks*"


def test_columns_of_a_fixed_width_are_refused_with_what_to_do(tmp_path):
    with pytest.raises(ReadingError, match=r"fixed width .*pandas\.read_fwf"):
        read(tmp_path, "id    text               outlet\n1     It sank, at sea.   Post\n", "a.txt", "")
