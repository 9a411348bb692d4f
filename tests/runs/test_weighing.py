"""Stances of a corpus, weighed with the model part by part."""

import pandas as pd
import pytest

import mediaframing as mf
from mediaframing.cli import main
from mediaframing.coding.weighing.model import MODEL
from mediaframing.downloads import CACHE_VARIABLE
from mediaframing.tables import WEIGHED

needs_model = pytest.mark.skipif(
    MODEL.find() is None, reason="the model is not in the cache: mediaframing fetch stance-model"
)

TEXTS = [
    "The mayor denied any smuggling. A ferry left.",
    "Police looked into smuggling.\nNobody spoke of a strike.",
    "Der Minister sagte am Montag in der Stadt, dass smuggling im Hafen ein Problem ist und bleibt.",
    "A new pier could lead to smuggling, the guild fears, or to a strike.",
]


@pytest.fixture
def harbour():
    return mf.Codebook.from_terms({"crime": ["smuggling"], "labour": ["strike"]})


@pytest.fixture
def press(tmp_path):
    path = tmp_path / "press.parquet"
    pd.DataFrame({"article_id": list("abcd"), "text": TEXTS}).to_parquet(path, index=False)
    return path


@needs_model
def test_a_corpus_is_weighed_as_its_articles_are(tmp_path, press, harbour):
    book, out = tmp_path / "book.toml", tmp_path / "out"
    mf.write_codebook(harbour, book)
    told = ["code", str(press), "--codebook", str(book), "--weigh", "--quiet"]
    assert main([*told, "--out", str(out), "--workers", "1", "--partition-size", "2"]) == 0
    assert main([*told, "--out", str(tmp_path / "memory")]) == 0
    whole, loaded = mf.Coding.load(tmp_path / "memory"), mf.open_coding(out)
    pd.testing.assert_frame_equal(mf.Coding.load(out).frames, whole.frames, atol=1e-4)
    assert whole.frames["stance_probability"].notna().sum() == 5
    assert {column.name for column in WEIGHED} <= set(loaded.frames.columns)
    assert loaded.provenance["stance_model"] == whole.provenance["stance_model"]
    assert "all-mpnet-base-v2" in mf.describe_methods(loaded).paragraph
    with pytest.raises(mf.CorpusError, match="stances were weighed with the model and are not now"):
        mf.code_corpus(press, harbour, out, partition_size=2, progress=False)
    with pytest.raises(mf.CorpusError, match="stances were weighed of other frames"):
        mf.code_corpus(press, harbour, out, partition_size=2, weigh=["crime"], progress=False)
    assert mf.code_corpus(press, harbour, out, partition_size=2, weigh=True, progress=False).resumed == 2


@needs_model
def test_of_a_corpus_some_frames_are_weighed(tmp_path, press, harbour):
    run = mf.code_corpus(press, harbour, tmp_path / "out", workers=1, weigh="labour", progress=False)
    frames = mf.Coding.load(run.folder).frames
    assert frames.groupby("frame")["stance_probability"].count().to_dict() == {"crime": 0, "labour": 2}


@pytest.mark.parametrize(
    ("weigh", "skip", "told"),
    [
        (True, ["stance"], "weigh= needs stances, and skip= leaves them out"),
        ("crimes", [], "weigh='crimes' is none of the codebook's: 'crime', 'labour'"),
        (3, [], "weigh=3 must be a name, or a list of names"),
    ],
)
def test_what_cannot_be_weighed_is_told_before_anything_is_written(
    tmp_path, press, harbour, weigh, skip, told
):
    with pytest.raises(mf.CorpusError, match=told):
        mf.code_corpus(press, harbour, tmp_path / "out", weigh=weigh, skip=skip, progress=False)
    assert not (tmp_path / "out").exists()


def test_without_the_model_nothing_is_begun(tmp_path, press, harbour, monkeypatch, capsys):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    with pytest.raises(mf.StanceModelError, match="mediaframing fetch stance-model"):
        mf.code_corpus(press, harbour, tmp_path / "out", weigh=True, progress=False)
    mf.write_codebook(harbour, tmp_path / "book.toml")
    told = ["code", str(press), "--codebook", str(tmp_path / "book.toml"), "--weigh", "--quiet"]
    assert main([*told, "--out", str(tmp_path / "out")]) == 2
    assert "mediaframing fetch stance-model" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
