"""Articles in other languages: what is counted is counted, what rules for English read is missing."""

from __future__ import annotations

import pandas as pd
import pytest

from mediaframing import (
    Codebook,
    code_articles,
    code_corpus,
    compare_frames,
    rate_actors,
    rate_frames,
    rate_stance,
    rate_voice,
)
from mediaframing.coding import Coding
from mediaframing.coding.language import settle_language
from mediaframing.measures import SmallGroupWarning
from mediaframing.tables import TableError

BOOK = Codebook.from_terms(
    {"war": ["war", "Krieg*", "guerre", "战争"], "talks": ["talks"]}, {"bern": ["Bern", "Berne"]}
)
TEXTS = {
    "en": "Bern said on Monday that there would be no war. The talks had failed because neither side would give in.",
    "de": "Bern sagte am Montag, dass es keinen Krieg geben werde. Die Gespräche sind gescheitert, weil niemand nachgab.",
    "fr": "Berne a dit lundi qu’il n’y aurait pas de guerre. Les négociations ont échoué parce que personne n’a cédé.",
    "zh": "伯尔尼星期一表示不会发生战争。谈判失败了。",
}


def code(texts: dict[str, str] = TEXTS, **columns: list[str | None]) -> Coding:
    return code_articles(
        pd.DataFrame({"article_id": list(texts), "text": list(texts.values())} | columns), BOOK
    )


def test_the_language_of_each_article_is_told():
    assert code().articles.set_index("article_id")["language"].to_dict() == {name: name for name in TEXTS}


def test_frames_and_actors_are_found_and_the_rest_is_missing():
    coding = code()
    foreign = coding.frames[coding.frames["article_id"] != "en"]
    assert foreign["text"].tolist() == ["Krieg", "guerre", "战争"]
    assert foreign[["stance", "stance_cue", "voice", "speaker", "speaker_actor"]].isna().all(axis=None)
    assert (
        coding.sentences.loc[coding.sentences["article_id"] != "en", ["tone", "tone_masked"]]
        .isna()
        .all(axis=None)
    )
    actors = coding.actors[coding.actors["article_id"] != "en"]
    assert actors["text"].tolist() == ["Bern", "Berne"]
    assert actors[["role", "tone"]].isna().all(axis=None)
    assert set(coding.attributions["article_id"]) == {"en"}
    own = coding.frames[coding.frames["article_id"] == "en"]
    assert own["stance"].notna().all()
    assert own["voice"].notna().all()


def test_measures_count_all_and_read_what_is_known():
    coding = code()
    rates = rate_frames(coding, unit="mention").set_index("frame")
    assert rates.loc["war", "count"] == 4
    # Of articles in which no stance is read nobody knows whether they reject it.
    left_out = "3 articles in de, fr, zh are left out: in that language no stance"
    with pytest.warns(SmallGroupWarning), pytest.warns(UserWarning, match=left_out):
        rejected = rate_frames(coding, stance="rejected").set_index("frame").loc["war"]
    assert (rejected["count"], rejected["denominator"]) == (1, 1)
    shares = rate_stance(coding).query("frame == 'war'").set_index("stance")
    assert shares.loc["rejected", "rate"] == 1
    assert rate_voice(coding).query("frame == 'war' and voice == 'source'")["rate"].tolist() == [1]
    assert len(compare_frames(coding, ["war", "talks"])) == 1
    assert rate_actors(coding)["count"].sum() >= 3


def test_the_summary_says_which_articles_and_why():
    assert "3 articles not in English (de 1, fr 1, zh 1): stance, voice, speaker and tone" in repr(code())
    assert "not in English" not in repr(code({"a": TEXTS["en"]}))


@pytest.mark.parametrize(
    "text",
    ["Talks fail", "Leeds 2 Hull 1, Derby 0 York 0", "War, at last.", "KRIEG", "", "Shares in Roche AG fell 2 percent.",
     "Bern wins", "Dahl, Lund and Berg win seats in Oslo vote"],
)  # fmt: skip
def test_a_brief_is_not_taken_for_another_language(text):
    assert code({"a": f"{text} "}).articles["language"].isin(["en"]).tolist() in ([True], [False])
    assert code({"a": f"{text} "}).frames["stance"].notna().all()


def test_a_language_that_is_given_is_believed():
    coding = code(language=["en", "English", "fr-CH", None])
    assert coding.articles["language"].tolist() == ["en", "en", "fr", "zh"]
    assert coding.frames.loc[coding.frames["article_id"] == "de", "stance"].notna().all()


@pytest.mark.parametrize(
    ("name", "code"),
    [("EN", "en"), ("en_US", "en"), ("English", "en"), ("eng", "en"), (" DE ", "de"), ("pt-BR", "pt"), ("und", None), (None, None)],
)  # fmt: skip
def test_names_of_languages_are_settled(name, code):
    assert settle_language(name) == code


def test_where_no_article_is_in_english_a_measure_of_stance_says_so():
    with pytest.raises(TableError, match="none of them is in English"):
        rate_stance(code({"de": TEXTS["de"]}))


def test_a_stream_tells_the_same(tmp_path):
    source = tmp_path / "press.parquet"
    pd.DataFrame({"article_id": list(TEXTS), "text": list(TEXTS.values())}).to_parquet(source, index=False)
    code_corpus(source, BOOK, tmp_path / "out", workers=1, progress=False)
    streamed, whole = Coding.load(tmp_path / "out"), code()
    for name in ("frames", "actors", "sentences", "attributions"):
        pd.testing.assert_frame_equal(getattr(streamed, name), getattr(whole, name))
    assert streamed.articles["language"].tolist() == whole.articles["language"].tolist()
