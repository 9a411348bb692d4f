from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import mediaframing as mf
from mediaframing.coding.weighing.model import MODEL, load_stance_model
from mediaframing.coding.weighing.weigh import RULE
from mediaframing.coding.weighing.windows import LENGTH, cut_windows
from mediaframing.downloads import CACHE_VARIABLE

needs_model = pytest.mark.skipif(
    MODEL.find() is None, reason="the model is not in the cache: mediaframing fetch stance-model"
)

SENTENCES = {
    "a": "The harbour was quiet. The minister denied any smuggling.",
    "b": "Police looked into smuggling at the harbour.",
    "c": "A new pier could lead to smuggling, the guild fears.",
    "d": "The guild opposes the harbour levy, and so do the pilots.",
    "e": "The pilots want the harbour levy.",
}


def code(sentences=SENTENCES, **terms):
    book = mf.Codebook.from_terms(
        {
            "crime": ["smuggling"],
            "levy": [{"term": "harbour levy", "function": "remedy"}],
            "order": [{"term": "smuggling", "polarity": -1}],
        }
    )
    articles = pd.DataFrame({"article_id": list(sentences), "text": list(sentences.values())})
    return mf.code_articles(articles, book)


@pytest.fixture(scope="module")
def weighed():
    return mf.weigh_stance(code())


@needs_model
def test_each_mention_has_the_stance_of_both_with_its_probability(weighed):
    frames = weighed.frames.set_index(["article_id", "frame"])
    stances = frames["stance"].to_dict()
    assert stances["a", "crime"] == "rejected"
    assert stances["b", "crime"] == "affirmed"
    assert stances["c", "crime"] == "uncertain"
    assert stances["d", "levy"] == "rejected"
    assert stances["e", "levy"] == "affirmed"
    assert frames["stance_probability"].between(1 / 3, 1).all()
    pd.testing.assert_series_equal(
        frames["stance_by_rules"],
        code().frames.set_index(["article_id", "frame"])["stance"],
        check_names=False,
    )


@needs_model
def test_the_contrary_of_a_frame_has_the_contrary_stance(weighed):
    frames = weighed.frames.set_index(["article_id", "frame"])
    contrary = {"affirmed": "rejected", "rejected": "affirmed", "uncertain": "uncertain"}
    for article in "abc":
        crime, order = frames.loc[article, "crime"], frames.loc[article, "order"]
        assert order["stance"] == contrary[crime["stance"]]
        assert order["stance_probability"] == pytest.approx(crime["stance_probability"], abs=1e-5)


@needs_model
def test_where_the_model_turns_the_rules_there_is_no_cue_and_it_is_said(weighed):
    coding = code()
    # What the rules are said to say is the contrary of what is plain; the model is surer than that.
    wrong = coding.frames["stance"].replace({"rejected": "affirmed"})
    held = coding.frames["article_id"].eq("a") & coding.frames["frame"].eq("crime")
    told = replace(coding, frames=coding.frames.assign(stance=coding.frames["stance"].mask(held, wrong)))
    turned = mf.weigh_stance(told).frames[held].iloc[0]
    assert (turned["stance"], turned["stance_rule"]) == ("rejected", RULE)
    assert pd.isna(turned["stance_cue"])
    kept = weighed.frames[held].iloc[0]
    assert (kept["stance_rule"], kept["stance_cue"]) == ("denial", "denied")


@needs_model
def test_each_mention_has_the_voice_of_both(weighed):
    frames = weighed.frames.set_index(["article_id", "frame"])
    voices = frames["voice"].to_dict()
    assert [voices[key] for key in (("a", "crime"), ("b", "crime"), ("c", "crime"))] == [
        "source",
        "outlet",
        "source",
    ]
    assert frames["voice_probability"].between(1 / 2, 1).all()
    assert frames["speaker"].to_dict()["a", "crime"] == "The minister"


@needs_model
def test_where_the_model_turns_the_voice_nobody_is_said_to_speak():
    coding = code()
    held = coding.frames["article_id"].isin(["a", "b"]) & coding.frames["frame"].eq("crime")
    # What the rules are said to say is the contrary of what is plain.
    wrong = coding.frames["voice"].map({"outlet": "source", "source": "outlet"})
    somebody = coding.frames["speaker"].mask(held, "somebody")
    told = coding.frames.assign(voice=coding.frames["voice"].mask(held, wrong), speaker=somebody)
    found = mf.weigh_stance(replace(coding, frames=told)).frames
    turned = found["voice"] != found["voice_by_rules"]
    assert turned[held].any()
    speakers = ["speaker", "speaker_name", "speaker_actor", "attribution_id"]
    assert found.loc[turned, speakers].isna().all(axis=None)
    assert (found.loc[held & ~turned, "speaker"] == "somebody").all()


@needs_model
def test_frames_that_are_not_named_stay_as_they_are(weighed):
    coding = code()
    one = mf.weigh_stance(coding, frames="levy")
    levy = coding.frames["frame"].eq("levy")
    pd.testing.assert_frame_equal(one.frames[levy], weighed.frames[levy], rtol=1e-4)
    columns = ["stance", "stance_cue", "stance_rule", "voice", "speaker", "speaker_name"]
    pd.testing.assert_frame_equal(one.frames.loc[~levy, columns], coding.frames.loc[~levy, columns])
    assert one.frames.loc[~levy, ["stance_probability", "voice_probability"]].isna().all(axis=None)
    assert "around each mention of levy (all-mpnet" in mf.describe_methods(one).paragraph
    both = mf.weigh_stance(one, frames=["crime", "order"])
    assert "around each mention (all-mpnet" in mf.describe_methods(both).paragraph
    pd.testing.assert_frame_equal(both.frames, weighed.frames, rtol=1e-4)


@needs_model
def test_a_frame_that_is_not_in_the_codebook_is_told():
    with pytest.raises(
        ValueError, match="frames='crimes' is none of the codebook's: 'crime', 'levy', 'order'"
    ):
        mf.weigh_stance(code(), frames=["crimes"])


@needs_model
def test_a_coding_without_voices_keeps_none():
    articles = pd.DataFrame({"article_id": ["a"], "text": ["There was no smuggling."]})
    book = mf.Codebook.from_terms({"crime": ["smuggling"]})
    coding = mf.code_articles(articles, book, skip=["attributions"])
    frames = mf.weigh_stance(coding).frames
    assert frames["stance"].tolist() == ["rejected"]
    assert frames.get("voice", pd.Series(dtype="str")).isna().all()


@needs_model
def test_a_mention_is_weighed_without_regard_to_the_others(weighed):
    backwards = mf.weigh_stance(code(dict(reversed(SENTENCES.items()))))
    keys = ["article_id", "frame"]
    one, other = (w.frames.set_index(keys)["stance_probability"].sort_index() for w in (weighed, backwards))
    pd.testing.assert_series_equal(one, other, atol=1e-4)
    for name, text in SENTENCES.items():
        alone = mf.weigh_stance(code({name: text})).frames.set_index(keys)["stance_probability"]
        pd.testing.assert_series_equal(alone, one[one.index.isin(alone.index)], atol=1e-4, check_like=True)


@needs_model
def test_weighing_again_changes_nothing(weighed):
    again = mf.weigh_stance(weighed)
    pd.testing.assert_frame_equal(again.frames, weighed.frames)


@needs_model
def test_what_is_weighed_is_saved_told_of_and_shown(weighed, tmp_path):
    weighed.save(tmp_path / "coded")
    loaded = mf.Coding.load(tmp_path / "coded")
    pd.testing.assert_frame_equal(loaded.frames, weighed.frames)
    assert loaded.provenance["stance_model"]["model"] == "all-mpnet-base-v2"
    assert "all-mpnet-base-v2" in mf.describe_methods(loaded).paragraph
    assert "language model" not in mf.describe_methods(code()).paragraph
    assert "smuggling" in mf.view_article(loaded, "a")._repr_html_()
    assert len(mf.rate_stance(loaded)) == len(mf.rate_stance(weighed))


@needs_model
def test_missing_stances_stay_missing():
    text = "Der Minister sagte am Montag in der Stadt, dass smuggling im Hafen ein Problem ist und bleibt."
    coding = code({"de": text, **SENTENCES})
    assert coding.frames["stance"].isna().any()
    frames = mf.weigh_stance(coding).frames
    missing = coding.frames["stance"].isna()
    assert frames.loc[missing, ["stance", "stance_probability"]].isna().all(axis=None)
    assert frames.loc[~missing, "stance"].notna().all()


@needs_model
def test_nothing_to_weigh_is_no_fault():
    empty = mf.weigh_stance(code({"x": "Nothing of it is here."}))
    assert len(empty.frames) == 0
    assert {f"{name}_{what}" for name in ("stance", "voice") for what in ("by_rules", "probability")} <= set(
        empty.frames
    )


@needs_model
@pytest.mark.parametrize(
    "text", ["smuggling", "\n\nsmuggling\n", "ﬁ smuggling " + "é" * 5_000, "smuggling. " * 12]
)
def test_odd_texts_are_weighed(text):
    frames = mf.weigh_stance(code({"x": text})).frames
    assert frames["stance_probability"].between(1 / 3, 1).all()


@needs_model
def test_a_window_holds_the_term_between_its_marks_and_no_more_than_fits():
    model = load_stance_model()
    text = "word " * 400 + "smuggling" + " word" * 400
    place = text.index("smuggling")
    windows = cut_windows(
        model.wordpieces, [text, "smuggling"], [place, 0], [place + 9, 9], np.array([True, False])
    )
    assert windows.pieces.shape == (2, LENGTH)
    for pieces, own, mark in zip(*windows, strict=True):
        inside = np.flatnonzero(own)
        assert (inside == np.arange(mark, mark + len(inside))).all()
        assert pieces[inside[1:-1]].tolist() == model.wordpieces.cut("smuggling").number
    assert windows.pieces[0, 1] != windows.pieces[1, 1]
    assert windows.are_filled()[0, :-1].all()


def test_without_the_model_a_sentence_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    with pytest.raises(mf.StanceModelError, match=r"mediaframing fetch stance-model.*mf\.fetch_stance_model"):
        mf.weigh_stance(code())


def test_a_damaged_model_is_not_taken(monkeypatch, tmp_path):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    for file in MODEL.members:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_bytes(b"something else")
    with pytest.raises(mf.StanceModelError, match="not in the cache"):
        mf.weigh_stance(code())


def test_stances_that_were_left_out_cannot_be_weighed():
    coding = mf.code_articles(
        pd.DataFrame({"article_id": ["a"], "text": ["A strike."]}),
        mf.Codebook.from_terms({"strike": ["strike"]}),
        skip=["stance"],
    )
    with pytest.raises(mf.TableError, match="stance"):
        mf.weigh_stance(coding)


def test_what_is_no_coding_in_memory_is_refused(tmp_path):
    coding = code()
    coding.save(tmp_path / "coded")
    for wrong in (coding.frames, mf.open_coding(tmp_path / "coded")):
        with pytest.raises(TypeError, match=f"in memory.*{type(wrong).__name__}"):
            mf.weigh_stance(wrong)
