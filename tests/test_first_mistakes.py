"""What is likeliest to be given wrongly is refused in a sentence that says what to give."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pytest

import mediaframing as mf


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    texts = ["Terror, said Khan.", "No talks on terror.", "The dam holds."]
    return pd.DataFrame({"article_id": ["a", "b", "c"], "outlet": ["X", "Y", None], "text": texts})


@pytest.fixture(scope="module")
def coding(articles: pd.DataFrame) -> mf.Coding:
    book = mf.Codebook.from_terms({"terror": ["terror"], "talks": ["talks"]}, {"khan": ["Khan"]})
    return mf.code_articles(articles, book)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda a, c: mf.read_articles(3), "a folder, a list of them or a DataFrame, and not int"),
        (lambda a, c: mf.read_articles(a.to_dict("records")), r"pandas\.DataFrame\(rows\)"),
        (lambda a, c: mf.code_articles(a.to_dict("records"), c.codebook), r"pandas\.DataFrame\(rows\)"),
        (lambda a, c: mf.find_duplicates(pa.Table.from_pandas(a)), r"articles\.to_pandas\(\)"),
        (lambda a, c: c.with_groups(a["outlet"]), "the name of a column"),
        (lambda a, c: mf.code_corpus([a], c.codebook, "coded"), "a file or a folder, and not list"),
        (lambda a, c: mf.code_articles("press/", c.codebook), r"read_articles\(path\)"),
        (lambda a, c: mf.code_articles(a, {"terror": ["terror"]}), r"Codebook\.from_terms"),
        (lambda a, c: mf.check_codebook(None), "not NoneType"),
        (lambda a, c: mf.code_articles(a, c.codebook, threads="two"), "a whole number"),
        (lambda a, c: mf.Codebook.from_terms(["terror"]), "a dict of names and their lists"),
        (lambda a, c: mf.read_codebook(a), "give its name, and not DataFrame"),
        (lambda a, c: mf.rate_frames(c.frames), r"rate_frames\(coding\)"),
        (lambda a, c: mf.rate_frames(c, by=3), "by=3 is no name of a column"),
        (lambda a, c: mf.rate_cooccurrence(c, by=3), "by=3 is no name of a column"),
        (lambda a, c: mf.compare_words(c, "outlet", "X", "Z"), "There are 'X', 'Y'[.]"),
        (lambda a, c: mf.score_tone("a good day"), "a DataFrame, and not str"),
        (lambda a, c: mf.find_duplicates(c), "a DataFrame, and not Coding"),
        (lambda a, c: mf.draw_sample(c, "all"), "size='all' must be a whole number"),
        (lambda a, c: mf.correct_rates(c, None), r"read_coding_sheet\(file, codebook\)"),
        (lambda a, c: mf.write_report("coded/", "report/"), "takes a coding, and not an object of type str"),
    ],
)
def test_a_first_mistake_gets_a_sentence(articles, coding, call, told):
    with pytest.raises(ValueError, match=told) as raised:
        call(articles, coding)
    assert str(raised.value).endswith((".", "]."))


def test_a_codebook_may_be_given_as_its_file(articles, coding, tmp_path):
    file = mf.write_codebook(coding.codebook, tmp_path / "book.toml")
    assert mf.code_articles(articles, file).frames.equals(coding.frames)
    assert mf.check_codebook(str(file), articles).equals(mf.check_codebook(coding.codebook, articles))
