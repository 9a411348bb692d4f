from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mediaframing.measures import MeasureError, compare_words
from mediaframing.measures.function_words import is_function_word
from mediaframing.measures.word_scores import score_g2, score_log_odds
from mediaframing.tables import make_table


def articles_of(texts: list[tuple[str, str]]) -> pd.DataFrame:
    return make_table(
        "articles",
        {
            "article_id": [str(number) for number in range(len(texts))],
            "outlet": [outlet for outlet, _ in texts],
            "published": None,
            "title": None,
            "text": [text for _, text in texts],
        },
    )


ARTICLES = articles_of(
    [
        ("A", "The raid, the RAID and the don't-know raid."),
        ("A", "A raid at dawn"),
        ("B", "Talks at dawn; talks at noon."),
        ("B", "The talks go on"),
        ("C", "raid"),
    ]
)


# Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence, table 3.
@pytest.mark.parametrize(
    ("both", "only_first", "only_second", "neither", "published"),
    [
        (110, 2442, 111, 29114, 270.72),
        (29, 13, 123, 31612, 263.90),
        (31, 23, 139, 31584, 256.84),
        (10, 0, 3, 31764, 167.23),
    ],
)
def test_g2_gives_dunnings_published_scores(both, only_first, only_second, neither, published):
    score = score_g2(both, both + only_first, only_second, only_second + neither)
    assert score == pytest.approx(published, abs=0.005)


def test_g2_of_equal_rates_is_0():
    assert score_g2(5, 100, 50, 1000) == pytest.approx(0)
    assert score_g2(0, 100, 0, 100) == 0


def test_words_typical_of_the_first_set_come_first_and_of_the_other_last():
    words = compare_words(ARTICLES, "outlet", "A", "B", min_count=1, min_articles=1)
    assert words["word"].iloc[0] == "raid"
    assert words["word"].iloc[-1] == "talks"
    row = words.iloc[0]
    assert (row["count"], row["other_count"], row["articles"], row["other_articles"]) == (4, 0, 2, 0)
    assert row["per_1000_words"] == pytest.approx(1000 * 4 / 12)
    # One occurrence more, shared out by the 12 and 10 words.
    assert row["log_ratio"] == pytest.approx(np.log2((4 / 12 + 1 / 22) / (0 / 10 + 1 / 22)))


@pytest.mark.parametrize(("first", "second"), [(20, 10), (3, 2), (1, 9)])
def test_a_word_as_often_in_both_sets_has_a_log_ratio_of_0(first, second):
    articles = pd.DataFrame(
        {
            "article_id": [f"a{number}" for number in range(first + second)],
            "outlet": ["A"] * first + ["B"] * second,
            "text": ["A gull sat on the pier."] * (first + second),
        }
    )
    words = compare_words(
        articles, "outlet", "A", "B", min_count=1, min_articles=1, furniture="keep", function_words="keep"
    )
    assert len(words) == 6
    assert words["log_ratio"].abs().max() < 1e-12


def test_the_other_set_is_everything_else_by_default():
    words = compare_words(ARTICLES, "outlet", "A", min_count=1, min_articles=1).set_index("word")
    assert words.loc["raid", "other_count"] == 1


def test_rare_words_are_left_out():
    assert compare_words(ARTICLES, "outlet", "A", "B", min_count=3, min_articles=1)["word"].tolist() == [
        "raid",
        "the",
        "at",
        "talks",
    ]


def test_words_keep_apostrophes_and_hyphens_inside():
    assert "don't-know" in set(
        compare_words(ARTICLES, "outlet", "A", "B", min_count=1, min_articles=1)["word"]
    )


def test_a_word_that_a_set_lacks_has_a_bound():
    row = (
        compare_words(ARTICLES, "outlet", "A", "B", min_count=1, min_articles=1).set_index("word").loc["raid"]
    )
    assert pd.isna(row["high"])
    assert row["low"] < row["log_ratio"]
    assert row["interval"] == "bound over articles"


@pytest.mark.parametrize(("first", "second"), [(20, 10), (3, 2)])
def test_equal_rates_hold_0_in_an_interval_of_some_width(first, second):
    same = "Clashes near the old bridge went on."
    words = compare_words(
        articles_of([("North", same)] * first + [("South", same)] * second), "outlet", "North"
    )
    assert len(words) == 7
    assert words["per_1000_words"].to_numpy() == pytest.approx(words["other_per_1000_words"].to_numpy())
    assert (words["low"] < 0).all()
    assert (words["high"] > 0).all()
    assert not words["stands_out"].any()


def test_a_word_of_one_long_article_is_left_out():
    texts = [("A", "bridge " * 50), *[("A", "rain and wind")] * 4, *[("B", "rain and wind")] * 5]
    assert "bridge" not in set(compare_words(articles_of(texts), "outlet", "A")["word"])
    assert "bridge" in set(compare_words(articles_of(texts), "outlet", "A", min_articles=1)["word"])


def test_furniture_and_the_outlets_own_name_are_no_words_of_its_articles():
    days = ["Monday", "Tuesday", "Friday", "Sunday", "Thursday", "Saturday"]
    texts = [
        (outlet, f"{day} brought rain to the coast\nSubscribe now\nReporting by {outlet} staff on {day}.")
        for outlet in ("Harbour Gazette", "inlandpost.example")
        for day in days
    ]
    dropped = set(compare_words(articles_of(texts), "outlet", "Harbour Gazette")["word"])
    kept = set(
        compare_words(articles_of(texts), "outlet", "Harbour Gazette", furniture="keep", outlet_names="keep")[
            "word"
        ]
    )
    assert kept - dropped == {"subscribe", "now", "harbour", "gazette", "inlandpost", "example"}


def _report(day: str, end: str) -> str:
    return f"Rain on {day}\nThe rain of {day} reached the coast, and Read more about it there.\n{end}"


def test_lines_that_open_or_close_alike_are_furniture_though_each_differs():
    towns = ["Ayr", "Bath", "Cork", "Deal", "Ely", "Flint"]
    clips = [
        f"JUST WATCHED Storm over {town} Replay More Videos {town} 02:1{n}" for n, town in enumerate(towns)
    ]
    links = [f"How {town} fared in the storm Read more" for town in towns]
    texts = [("A", _report(*pair)) for pair in zip(towns, clips, strict=True)]
    texts += [("B", _report(*pair)) for pair in zip(towns, links, strict=True)]
    told = compare_words(articles_of(texts), "outlet", "A", min_count=1)
    assert {"watched", "replay", "storm", "fared"} & set(told["word"]) == set()
    assert told.set_index("word").at["rain", "count"] == 12
    kept = compare_words(articles_of(texts), "outlet", "A", min_count=1, furniture="keep")
    assert {"watched", "replay", "storm", "fared"} <= set(kept["word"])


@pytest.mark.parametrize(
    "line",
    [
        "Storm warnings for {} were out by noon.",  # a sentence
        "storm warnings for {} were out, as the harbour said they",  # broken within a sentence
        "Storm warnings {}, and "
        + "the harbour was closed to all boats " * 8
        + "again",  # as long as a paragraph
    ],
)
def test_lines_of_text_are_kept_though_they_open_alike(line):
    days = ["Monday", "Tuesday", "Friday", "Sunday", "Thursday"]
    texts = [("A", f"Rain on {day}\n{line.format(day)}\n") for day in days] + [
        ("B", f"Sun on {day}") for day in days
    ]
    assert "storm" in set(compare_words(articles_of(texts), "outlet", "A")["word"])


def test_a_phrase_of_the_text_makes_no_line_furniture():
    days = ["Monday", "Tuesday", "Friday", "Sunday", "Thursday"]
    text = "Rain on {0}\nHow {0} changed storm warnings\nThe storm warnings of {0} were late; storm warnings must be early."
    texts = [("A", text.format(day)) for day in days] + [("B", f"Sun on {day}") for day in days]
    assert "changed" in set(compare_words(articles_of(texts), "outlet", "A")["word"])


def test_numbers_are_no_words_unless_they_are_kept():
    texts = [("A", "On the 2nd of 1999 the AR-15 cost 1,000 at 02:54")] * 5 + [("B", "rain")] * 5
    told = compare_words(articles_of(texts), "outlet", "A", furniture="keep")
    assert {"2nd", "ar-15"} <= set(told["word"])
    whole = compare_words(articles_of(texts), "outlet", "A", furniture="keep", numbers="keep")
    assert set(whole["word"]) - set(told["word"]) == {"1999", "1", "000", "02", "54"}
    assert told.attrs["first_words"] == whole.attrs["first_words"] == 65
    rates = (table.set_index("word")["per_1000_words"]["cost"] for table in (told, whole))
    assert len(set(rates)) == 1
    with pytest.raises(MeasureError, match="numbers="):
        compare_words(articles_of(texts), "outlet", "A", numbers="none")


def test_apostrophes_are_one_however_an_outlet_sets_them():
    texts = [("A", "It’s the harbour’s")] * 5 + [("B", "It's the harbour's")] * 5
    told = compare_words(articles_of(texts), "outlet", "A").set_index("word")
    assert told.loc["it's", ["count", "other_count"]].tolist() == [5, 5]
    assert told.loc["harbour's", ["count", "other_count"]].tolist() == [5, 5]
    assert not told.index.str.contains("’").any()


@pytest.mark.parametrize("outlet", ["CNN (Web News)", "CNN - Opinion", "CNN"])
def test_what_tells_parts_of_an_outlet_apart_is_not_its_name(outlet):
    texts = [(outlet, "He told CNN of the rain")] * 5 + [("B", "He told nobody")] * 5
    assert "cnn" not in set(compare_words(articles_of(texts), "outlet", outlet, furniture="keep")["word"])


def test_where_no_word_differs_hardly_a_table_has_a_mark():
    generator = np.random.default_rng(8)
    names = [f"w{n}" for n in range(60)]
    marks = []
    for _ in range(25):
        texts = []
        for number in range(80):
            # Words come in bursts, as in news: an article has thirty of its own.
            own = generator.choice(names, 30)
            texts.append((("A", "B")[number % 2], " ".join(generator.choice(own, 60))))
        words = compare_words(articles_of(texts), "outlet", "A")
        marks.append((words["stands_out"].any(), ((words["low"] > 0) | (words["high"] < 0)).mean()))
    some, excluded = np.mean(marks, axis=0)
    assert some <= 0.16
    assert 0.02 < excluded < 0.08


def test_the_prior_draws_rare_words_and_not_frequent_ones_toward_no_difference():
    # Monroe, Colaresi & Quinn (2008), section 3.5.1: a word said thrice by one side only is no finding.
    flat, flat_z = score_log_odds([3, 300], [10_000, 10_000], [0, 150], [10_000, 10_000], prior=[1e-9, 1e-9])
    drawn, z = score_log_odds([3, 300], [10_000, 10_000], [0, 150], [10_000, 10_000], prior=[2, 300])
    assert flat[0] > 20
    assert drawn[0] == pytest.approx(np.log(5 / 10_297) - np.log(2 / 10_300), abs=1e-6)
    assert z[1] > 3 * z[0]
    assert np.isfinite(flat_z[1])


def test_stories_are_one_where_they_are_the_clusters():
    generator = np.random.default_rng(2)
    texts = [
        (outlet, " ".join(generator.choice(["raid", "talks", "dawn"], size=40, p=p)))
        for outlet, p in (("A", (0.4, 0.2, 0.4)), ("B", (0.3, 0.3, 0.4)))
        for _ in range(10)
        for _ in range(1)
    ]
    copies = articles_of([text for text in texts for _ in range(5)]).assign(story=np.arange(100) // 5)
    alone, together = (
        compare_words(copies, "outlet", "A", cluster=cluster).set_index("word").loc["raid"]
        for cluster in ("article", "story")
    )
    assert together["high"] - together["low"] > 1.8 * (alone["high"] - alone["low"])
    assert together["count"] == alone["count"]


def test_intervals_agree_with_a_bootstrap_over_articles():
    generator = np.random.default_rng(5)
    texts = [
        (outlet, " ".join(generator.choice(["raid", "talks", "dawn"], size=40, p=p)))
        for outlet, p in (("A", (0.4, 0.2, 0.4)), ("B", (0.2, 0.4, 0.4)))
        for _ in range(80)
    ]
    row = compare_words(articles_of(texts), "outlet", "A").set_index("word").loc["raid"]
    counts = np.array([text.split().count("raid") for _, text in texts], dtype=float).reshape(2, 80)
    drawn = generator.integers(0, 80, size=(2, 4000, 80))
    sums = np.take_along_axis(counts[:, None, :], drawn, axis=2).sum(axis=2)
    draws = np.log2(sums[0] / sums[1])
    assert [row["low"], row["high"]] == pytest.approx(np.quantile(draws, [0.025, 0.975]).tolist(), abs=0.06)


def test_batches_count_as_one_pass_does(monkeypatch):
    whole = compare_words(ARTICLES, "outlet", "A", min_count=1, min_articles=1)
    monkeypatch.setattr("mediaframing.measures.letters._AT_ONCE", 1)
    pd.testing.assert_frame_equal(compare_words(ARTICLES, "outlet", "A", min_count=1, min_articles=1), whole)


@pytest.mark.parametrize(("first", "says"), [("Z", "No article has outlet='Z'")])
def test_an_unknown_set_is_answered_with_a_sentence(first, says):
    with pytest.raises(MeasureError, match=says):
        compare_words(ARTICLES, "outlet", first)


def test_several_values_are_one_set():
    words = compare_words(ARTICLES, "outlet", ["B", "C", "B"], "A", min_count=1, min_articles=1)
    together = ARTICLES.assign(outlet=ARTICLES["outlet"].replace({"B": "B, C", "C": "B, C"}))
    pd.testing.assert_frame_equal(
        words, compare_words(together, "outlet", "B, C", "A", min_count=1, min_articles=1)
    )
    assert words.attrs["first_articles"] == 3
    others = compare_words(ARTICLES, "outlet", "A", ("B", "C"), min_count=1, min_articles=1)
    assert set(others["second"]) == {"B, C"}
    assert set(compare_words(ARTICLES, "outlet", ["A"], min_count=1, min_articles=1)["first"]) == {"A"}


def test_many_values_are_called_in_short():
    articles = articles_of([(outlet, "dust") for outlet in "ABCDEFG"])
    words = compare_words(articles, "outlet", list("ABCDEF"), min_count=1, min_articles=1)
    assert set(words["first"]) == {"A, B, C and 3 more"}


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        (["A", "Z"], None, "No article has outlet='Z'[.] There are 'A', 'B', 'C'"),
        (["A", "B"], ["B", "C"], "Both sets hold outlet='B'[.] Take it out of one"),
        (["A"], "A", "Both sets are outlet='A'"),
        ([], "A", "must be one value of 'outlet', or a list of them"),
        ([["A"]], "B", "must be one value of 'outlet', or a list of them"),
        ({"A": 1}, "B", "must be one value of 'outlet', or a list of them"),
        (["A", "B", "C"], None, "there are no others to compare with"),
    ],
)
def test_sets_that_cannot_be_compared_are_answered_with_a_sentence(first, second, says):
    with pytest.raises(MeasureError, match=says):
        compare_words(ARTICLES, "outlet", first, second)


def test_a_set_without_words_is_answered_with_a_sentence():
    with pytest.raises(MeasureError, match="hold no words"):
        compare_words(articles_of([("A", "..."), ("B", "word")]), "outlet", "A")


def test_two_ways_of_clustering_are_no_narrower_than_either():
    generator = np.random.default_rng(2)
    texts = [
        (outlet, " ".join(generator.choice(["raid", "talks", "dawn"], size=40, p=p)))
        for outlet, p in (("A", (0.4, 0.2, 0.4)), ("B", (0.3, 0.3, 0.4)))
        for _ in range(10)
    ]
    articles = articles_of([text for text in texts for _ in range(5)])
    articles = articles.assign(story=np.arange(100) // 5, desk=np.arange(100) % 7)
    found = {
        str(cluster): compare_words(articles, "outlet", "A", cluster=cluster).set_index("word").loc["raid"]
        for cluster in ("article", "story", "desk", ["story", "desk"], ["story", "article"])
    }
    width = {name: row["high"] - row["low"] for name, row in found.items()}
    both = found["['story', 'desk']"]
    assert width["['story', 'desk']"] >= max(width["story"], width["desk"])
    assert both["p"] == max(found["story"]["p"], found["desk"]["p"])
    assert both["interval"] == "linearised over stories and desk"
    # An article is in one story: this way adds nothing.
    assert width["['story', 'article']"] == pytest.approx(width["story"])


def test_words_of_grammar_are_counted_and_do_not_stand_out_unless_asked_for() -> None:
    texts = [("A", f"Mr. Roe's bill is up and they've voted again{'s' * n}") for n in range(30)]
    texts += [("B", f"Roe filed papers on behalf of tenants near harbours{'s' * n}") for n in range(30)]
    told = compare_words(articles_of(texts), "outlet", "A").set_index("word")
    assert told.loc[["mr", "is", "up", "they've", "of"], "count"].tolist() == [30, 30, 30, 30, 0]
    assert not told.loc[["mr", "is", "up", "they've", "of"], "stands_out"].any()
    assert told.loc[["bill", "voted", "tenants"], "stands_out"].all()
    kept = compare_words(articles_of(texts), "outlet", "A", function_words="keep").set_index("word")
    assert kept.loc[["mr", "is", "up", "they've", "of"], "stands_out"].all()
    dropped = compare_words(articles_of(texts), "outlet", "A", function_words="drop")
    assert not {"mr", "is", "up", "they've", "of"} & set(dropped["word"])
    assert {"bill", "tenants"} <= set(dropped["word"])
    with pytest.raises(MeasureError, match="function_words="):
        compare_words(articles_of(texts), "outlet", "A", function_words="few")


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("we're", True),
        ("won't", True),
        ("hers", True),
        ("us", False),
        ("may", False),
        ("gun", False),
        ("roe's", False),
    ],
)
def test_contractions_are_words_of_grammar_where_what_they_join_is(word: str, is_one: bool) -> None:
    assert is_function_word(word) == is_one


def test_words_without_an_interval_say_why():
    two = articles_of(
        [("North", "The ferry sank."), ("South", "The ferry sailed."), ("South", "The ferry sank.")]
    )
    every = {"min_count": 1, "min_articles": 1}
    assert set(compare_words(two, "outlet", "North", **every)["reason"]) == {"one article"}
    assert set(compare_words(two, "outlet", "North", population="census", **every)["reason"]) == {"census"}
    told = compare_words(ARTICLES, "outlet", "A", "B", **every)
    assert told["reason"].isna().all()


def test_the_log_ratio_of_a_word_of_both_sets_is_that_of_the_rates_beside_it():
    texts = ["tax tax tax rates fell"] * 4 + ["tax rates rose again and more people paid them"] * 6
    articles = pd.DataFrame(
        {"article_id": list("abcdefghij"), "outlet": ["A"] * 4 + ["B"] * 6, "text": texts}
    )
    words = compare_words(articles, "outlet", "A", furniture="keep").set_index("word")
    both = words[(words["count"] > 0) & (words["other_count"] > 0)]
    assert {"tax", "rates"} <= set(both.index)
    ratio = np.log2(both["per_1000_words"] / both["other_per_1000_words"])
    assert both["log_ratio"].tolist() == pytest.approx(ratio.tolist())
