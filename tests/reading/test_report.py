import json
import warnings

import pandas as pd
import pytest
from tests.reading.databases import material

from mediaframing.codebook import Codebook
from mediaframing.coding import code_articles
from mediaframing.reading import ReadingError, ReadingWarning, read_articles, read_report
from mediaframing.reading.places import read_pattern, read_place

BOOK = Codebook.from_terms({"strike": ["walk* out", "strike*"]})


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.TXT").write_text(
        material.LEXIS.replace("2 of 2 D", "2 of 3 D").replace("1 of 2 D", "1 of 3 D")
    )
    (tmp_path / "b.csv").write_bytes(
        'Datum;Inhalt;id\n3/4/2019;"Ein Streik &amp; mehr.";1\n5/6/2019;Noch einer.;2\nbald;;3\nmorgen;Caf\xe9.;4\n'.encode(
            "cp1252"
        )
    )
    (tmp_path / "c.exe").write_bytes(b"MZ\x00\x01")
    return tmp_path


def read(place, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReadingWarning)
        return read_articles(place, **options)


def test_the_report_has_a_row_for_each_file_with_what_became_of_it(folder):
    report = read_report(read(folder)).set_index("file")
    assert report.index.tolist() == ["a.TXT", "b.csv", "c.exe"]
    assert report["kind"].fillna("?").tolist() == ["LexisNexis TXT", "CSV", "?"]
    assert report["found"].tolist() == [2, 3, 0]
    assert report.loc["b.csv", ["left_out", "why", "dates_unread", "dated"]].tolist() == [1, "no text", 1, 2]
    assert report.loc["b.csv", "headings"] == "article_id = id, published = Datum, text = Inhalt"
    assert report.loc["b.csv", "encoding"] == "utf-8, 1 line in cp1252"
    assert report.loc["b.csv", "repaired"] == 1
    assert "day_first=True reads them day first" in report.loc["b.csv", "notes"]
    assert "a kind of file that cannot be read" in report.loc["c.exe", "why"]


def test_the_report_goes_with_the_coding_and_its_summary(folder):
    coding = code_articles(read(folder), BOOK)
    pd.testing.assert_frame_equal(read_report(coding), read_report(read(folder)))
    assert "Read from 3 files: LexisNexis TXT (1), CSV (1), unread (1)." in repr(coding)
    assert "day_first=True" in repr(coding)
    json.dumps(dict(coding.provenance))


def test_a_table_that_was_not_read_has_no_report():
    with pytest.raises(ReadingError, match="does not say how it was read"):
        read_report(pd.DataFrame({"text": ["One."]}))


def test_the_account_survives_a_copy_and_storage(folder, tmp_path):
    articles = read(folder)
    assert len(read_report(articles[articles["outlet"].notna()].copy())) == 3
    articles.to_parquet(tmp_path / "kept.parquet")


def test_fewer_articles_than_an_export_says_are_a_warning(tmp_path):
    (tmp_path / "x.txt").write_text(material.RETRIEVER.split("Ägarna vill tala\nKust")[0], encoding="utf-8")
    coding = code_articles(read(tmp_path / "x.txt"), BOOK)
    assert "1 file say that they hold 2 articles, of which 1 were read (x.txt)" in repr(coding) or (
        "hold 2 articles, of which 1" in repr(coding)
    )


def test_several_paths_and_a_table_in_memory_are_doors_too(folder):
    both = read([folder / "a.TXT", folder / "b.csv"])
    assert both["file"].tolist() == ["a.TXT"] * 2 + ["b.csv"] * 3
    frame = pd.DataFrame(
        {"Überschrift": ["Ein Streik"], "Volltext": ["Sie streiken&#8230;"], "Datum": [43525]}
    )
    articles = read(frame)
    assert articles.loc[0, "text"] == "Ein Streik\n\nSie streiken…"
    assert articles.loc[0, "published"] == pd.Timestamp("2019-03-01")


def test_a_text_column_is_found_by_what_it_holds_and_it_is_said(tmp_path):
    long = (
        "The dockers walked out on Friday, and the port stood still until the evening shift had come and gone. "
        * 5
    )
    (tmp_path / "x.csv").write_text(f'nr,left_right,payload,summary\n1,left,"{long}",A short one\n')
    articles = read(tmp_path / "x.csv")
    assert articles.loc[0, "text"] == long.strip()
    assert "text is taken from 'payload'" in read_report(articles).loc[0, "notes"]


def test_columns_may_name_several_headings_and_other_files_are_read_as_they_can(tmp_path):
    (tmp_path / "a.csv").write_text("Inhalt,body\nDer Text.,no\n")
    (tmp_path / "b.csv").write_text("body\nThe text.\n")
    assert read(tmp_path, columns={"text": ["Inhalt", "body"]})["text"].tolist() == ["Der Text.", "The text."]
    assert read(tmp_path, columns={"text": "Inhalt"})["text"].tolist() == ["Der Text.", "The text."]
    with pytest.raises(ReadingError, match="In no file there is no column 'Absent'"):
        read_articles(tmp_path, columns={"text": "Absent"})


def test_folders_and_names_of_files_tell_by_a_pattern(tmp_path):
    for name in ("left/Post/2019-03-01_x.txt", "right/Mail/2019-03-02_y.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("Some words.")
    articles = read(tmp_path, path="{bias}/{outlet}/{published}_{*}")
    assert articles["bias"].tolist() == ["left", "right"]
    assert articles["outlet"].tolist() == ["Post", "Mail"]
    assert articles["published"].dt.day.tolist() == [1, 2]
    with pytest.raises(ReadingError, match="names no column"):
        read_articles(tmp_path, path="{*}")


def test_a_folder_that_the_user_calls_a_party_is_no_outlet(tmp_path):
    (tmp_path / "Green").mkdir()
    (tmp_path / "Green" / "2023-05-09_a.txt").write_text("Rivers\n\nThe dam holds.", encoding="utf-8")
    articles = read_articles(tmp_path, path="{party}/{published}_{*}")
    assert articles.loc[0, "party"] == "Green"
    assert pd.isna(articles.loc[0, "outlet"])
    assert read_articles(tmp_path, path="{published}_{*}").loc[0, "outlet"] == "Green"


def test_keys_of_folders_and_dates_of_names_are_read_without_a_pattern():
    assert read_place("outlet=Post/year=2019/month=3/x.parquet").columns["published"] == "2019-03"
    assert read_place("press/20190301 Post.txt").columns == {"published": "2019-03-01"}
    assert read_place("x/12345678.txt").columns == {}
    assert read_place("a/b.txt", read_pattern("{outlet}/{*}")).columns == {"outlet": "a"}


def test_texts_of_a_table_are_coded_as_they_stand_and_damage_is_told():
    coding = code_articles(pd.DataFrame({"text": ["They didn&#8217;t strike.", "A strike."]}), BOOK)
    assert coding.articles.loc[0, "text"] == "They didn&#8217;t strike."
    assert any("tags, entities" in reason for reason in coding.provenance["reading"]["kept"])
