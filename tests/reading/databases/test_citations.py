"""Citations: who wrote what where and when, and the abstract, whichever program wrote them down."""

import pytest

from mediaframing import read_articles, read_report
from mediaframing.reading.databases.bibtex import resolve_commands
from mediaframing.reading.skipped import ReadingWarning

WOS = """FN Clarivate Web of Science
VR 1.0
PT J
AU Quay, A
   Pier, B
TI How dockers and owners
   bargain
SO HARBOUR STUDIES
AB We follow the strike from its first day
   to the last one.
PD MAR 14
PY 2019
UT WOS:000042
ER

PT J
AU Mole, C
TI A second one
SO HARBOUR STUDIES
AB Nobody bargains.
PY 2018
UT WOS:000043
ER

EF
"""
BIBTEX = r"""% from a reference manager
@string{post = "The Harbour Post"}

@article{quay2019,
  author   = {Quay, Ada and P{\'i}er, Bo},
  title    = {{Dockers} walk out \& stay out},
  journal  = post,
  year     = 2019, month = mar, day = 1,
  abstract = {The dockers walked out
              on Friday, at 100\% of all quays.}
}

@comment{nothing of this counts}

@misc(mole,
  title = "Owners offer {t}alks", journaltitle = "Coast " # "Courier",
  date = "2019-03-02", abstract = "The owners offered talks {"} again."
)
"""
ENDNOTE = """%0 Newspaper Article
%T Dockers walk out
%A Quay, Ada
%J The Harbour Post
%D 2019
%8 March 1, 2019
%X The dockers walked out on Friday.

%0 Newspaper Article
%T Owners offer talks
%D 2019
%X The owners offered talks.
"""
PUBMED = """PMID- 4711
TI  - Dockers walk out of
      the harbour
AB  - BACKGROUND: Strikes are long.
      We follow one of
      them.
DP  - 2019 Mar 1
JT  - Harbour studies
FAU - Quay, Ada

PMID- 4712
TI  - Owners offer talks
AB  - They offered talks.
DP  - 2018
"""


def read(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_articles(tmp_path / name)


def test_records_of_web_of_science_are_articles_each_with_wrapped_lines_joined(tmp_path):
    articles = read(tmp_path, "savedrecs.txt", WOS)
    assert articles["title"].tolist() == ["How dockers and owners bargain", "A second one"]
    assert articles.loc[0, "text"].endswith("\n\nWe follow the strike from its first day to the last one.")
    assert articles.loc[0, "byline"] == "Quay, A; Pier, B"
    assert articles["published"].astype(str).tolist() == ["2019-03-14", "2018-01-01"]
    assert articles["precision"].tolist() == ["day", "year"]
    assert articles["article_id"].tolist() == ["WOS:000042", "WOS:000043"]


def test_records_of_web_of_science_parted_by_tabs_are_a_table(tmp_path):
    table = (
        "PT\tAU\tTI\tSO\tAB\tPD\tPY\tUT\n"
        "J\tQuay, A\tDockers bargain\tHARBOUR STUDIES\tWe follow the strike.\tMAR 14\t2019\tWOS:1\n"
        "J\tMole, C\tA second one\tHARBOUR STUDIES\tNobody bargains.\t\t2018\tWOS:2\n"
    )
    articles = read(tmp_path, "savedrecs.txt", table)
    assert articles["title"].tolist() == ["Dockers bargain", "A second one"]
    assert articles["outlet"].unique().tolist() == ["HARBOUR STUDIES"]
    assert articles["published"].dt.year.tolist() == [2019, 2018]
    assert articles.loc[1, "text"] == "A second one\n\nNobody bargains."


@pytest.mark.parametrize("name", ["library.bib", "library.txt"])
def test_entries_of_bibtex_are_articles_each_without_commands_and_braces(tmp_path, name):
    articles = read(tmp_path, name, BIBTEX)
    assert articles["article_id"].tolist() == ["quay2019", "mole"]
    assert articles["title"].tolist() == ["Dockers walk out & stay out", "Owners offer talks"]
    assert articles["outlet"].tolist() == ["The Harbour Post", "Coast Courier"]
    assert articles["published"].astype(str).tolist() == ["2019-03-01", "2019-03-02"]
    assert articles.loc[0, "text"].endswith("The dockers walked out on Friday, at 100% of all quays.")
    assert articles.loc[0, "byline"] == "Quay, Ada and Píer, Bo"
    assert "text is the abstract" in read_report(articles).loc[0, "notes"]


def test_bibtex_that_breaks_off_gives_what_is_there_and_says_so(tmp_path):
    with pytest.warns(ReadingWarning, match=r"1 left out: no text \('b'\)"):
        articles = read(
            tmp_path, "x.bib", "@book{a, title = {One}, abstract = {The talks failed},\n@book{b, title = {Tw"
        )
    assert articles["text"].tolist() == ["One\n\nThe talks failed"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"M{\"u}ller, Mu{\~n}oz, Dvo{\v r}{\'a}k, \v{S}koda, \O{}re, Fran\c{c}ois", "Müller, Muñoz, Dvořák, Škoda, Øre, François"),
        (r"na{\"\i}ve na\"{\i}ve caf\'e", "naïve naïve café"),
        (r"\emph{not} a \textbf{word} lost, 5\,\% and \$3", "not a word lost, 5 % and $3"),
        (r"1990--1999 --- ``so''", "1990–1999 — “so”"),
    ],
)  # fmt: skip
def test_letters_that_latex_writes_as_commands_are_letters(written, read):
    assert resolve_commands(written) == read


def test_endnote_and_pubmed_are_read_with_the_surest_date(tmp_path):
    endnote = read(tmp_path, "x.enw", ENDNOTE)
    assert endnote["published"].astype(str).tolist() == ["2019-03-01", "2019-01-01"]
    assert endnote["outlet"].fillna("").tolist() == ["The Harbour Post", ""]
    pubmed = read(tmp_path, "x.nbib", PUBMED)
    assert pubmed["article_id"].tolist() == ["4711", "4712"]
    assert pubmed["title"].tolist()[0] == "Dockers walk out of the harbour"
    assert pubmed.loc[0, "text"].endswith("BACKGROUND: Strikes are long.\n\nWe follow one of them.")


def test_the_day_is_kept_though_the_year_stands_before_it_and_wrapped_abstracts_are_one_paragraph(tmp_path):
    ris = "TY  - NEWS\nPY  - 2019\nDA  - 2019/03/01\nTI  - Dockers\nAB  - They walked\n  out on Friday.\nER  -\n"
    articles = read(tmp_path, "x.ris", ris)
    assert articles["published"].astype(str).tolist() == ["2019-03-01"]
    assert articles.loc[0, "text"] == "Dockers\n\nThey walked out on Friday."
