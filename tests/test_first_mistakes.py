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


@pytest.mark.filterwarnings("ignore::mediaframing.SmallGroupWarning")
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
        (
            lambda a, c: mf.write_report("coded/", "report/"),
            r"open_coding\(folder\) opens one that is stored",
        ),
        (
            lambda a, c: mf.write_report(c.codebook, "report/"),
            "takes a coding, and not an object of type Codebook",
        ),
        (lambda a, c: mf.link_actors(c), r"tabulate_positions\(coding\) returns"),
        (lambda a, c: mf.link_frames(c.frames), r"tabulate_positions\(coding\) returns"),
        (lambda a, c: mf.plot_rates(a), r"Give the table that rate_frames\(coding\) or"),
        (lambda a, c: mf.plot_network(c), "and no network"),
        (lambda a, c: mf.rate_agreement(["coder_a.csv"]), r"not 'coder_a.csv'\. read_coding_sheet"),
        (lambda a, c: mf.compare_choices(c, "compare_frames"), "must be a measure, such as"),
        (lambda a, c: mf.compare_choices(c, rejected=False), "rejected=False must be a name, or a list"),
        (
            lambda a, c: mf.write_coding_sheet(c, c.codebook, "sheet.csv"),
            "Give the table that draw_sample made",
        ),
        (lambda a, c: mf.draw_sample(c, 5, coders=2), "coders=2 must be a name, or a list of names"),
        (lambda a, c: mf.draw_sample(c, 5, recall="half"), "recall='half' must be a number, from 0 to 1"),
        (lambda a, c: mf.draw_sample(c, 5, seed=-1), "seed=-1 must be a whole number, 0 or more"),
        (lambda a, c: mf.find_duplicates(a, similar="most"), "similar='most' must be a number"),
        (lambda a, c: mf.add_stories(a, "copies"), "duplicates table is to be a DataFrame, and not str"),
        (lambda a, c: mf.find_furniture(a, least=1), "least=1 must be a number, 2 or more"),
        (lambda a, c: mf.suggest_terms(a, c.codebook, most=2.5), "most=2.5 must be a whole number"),
        (lambda a, c: mf.code_articles(a, c.codebook, skip=3), "skip=3 must be a name, or a list of names"),
        (lambda a, c: mf.rate_frames(c, by=[3]), "by= holds 3, which is no name of a column"),
        (lambda a, c: mf.rate_frames(c, frames=3), "frames=3 must be a name, or a list of names"),
        (lambda a, c: mf.concordance(c, stance=True), "stance=True must be a name, or a list of names"),
        (lambda a, c: mf.concordance(c, width="wide"), "width='wide' must be a whole number, 1 or more"),
        (
            lambda a, c: mf.plot_rates(mf.rate_frames(c), labels=["Terror"]),
            "labels=.* must be a dict of names",
        ),
        (lambda a, c: mf.plot_rates(mf.rate_frames(c, "outlet"), top="ten"), "top='ten' must be a number"),
        (
            lambda a, c: mf.plot_rates(mf.rate_frames(c, "outlet"), order=3),
            "order=3 must be a name, or a list",
        ),
        (
            lambda a, c: mf.save_figure(mf.plot_rates(mf.rate_frames(c)), 3),
            "path=3 must be the name of a file",
        ),
        (lambda a, c: mf.open_coding(c), "folder=an object of type Coding must be the name"),
        (lambda a, c: mf.open_coding("not/there"), "There is no folder 'not/there'"),
        (lambda a, c: mf.read_coding_sheet(["a.csv", "b.csv"]), "must be the name of a file or a folder"),
        (lambda a, c: mf.write_codebook({"terror": ["terror"]}, "book.toml"), r"Codebook\.from_terms"),
        (lambda a, c: mf.read_articles("press", path=3), "path=3 must be a pattern"),
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


NOT_CODINGS = [["a"], "coded/", None, 3, pd.DataFrame({"frame": ["terror"]})]
TAKE_A_CODING = {
    mf.compare_choices: (),
    mf.concordance: (),
    mf.correct_contrast: (None,),
    mf.correct_rates: (None,),
    mf.describe_methods: (),
    mf.draw_sample: (5,),
    mf.explore: (),
    mf.plan_sample: (0.1,),
    mf.plot_dispersion: (),
    mf.rate_actors: (),
    mf.rate_stance: (),
    mf.select_articles: (),
    mf.tabulate_positions: (),
    mf.tabulate_sources: (),
    mf.tabulate_terms: (),
    mf.validate_coding: (None,),
    mf.view_article: ("a",),
    mf.write_report: ("report/",),
}


@pytest.mark.parametrize("function", TAKE_A_CODING, ids=lambda function: function.__name__)
@pytest.mark.parametrize("given", NOT_CODINGS, ids=lambda given: type(given).__name__)
def test_what_is_no_coding_is_refused_by_all_that_take_one(function, given):
    with pytest.raises(ValueError, match=f"^{function.__name__} takes a coding, and not "):
        function(given, *TAKE_A_CODING[function])


def test_only_what_is_public_is_offered_for_completion():
    assert [name for name in dir(mf) if not name.startswith("_") and name not in mf.__all__] == [
        *("articles", "charts", "codebook", "coding", "measures", "reading", "reports", "runs", "tables"),
        *("validation", "views"),
    ]
