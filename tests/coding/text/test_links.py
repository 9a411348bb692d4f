"""Links, addresses and handles hold no words; links to other articles and credits are not the article's own text."""

from __future__ import annotations

import pandas as pd
import pytest

from mediaframing import Codebook, code_articles
from mediaframing.coding.text.chunks import split_words

BOOK = Codebook.from_terms({"war": ["war*", "peace"]}, {"norway": ["Norway", "Oslo"]})


def code(text: str, book: Codebook = BOOK, **columns: str):
    return code_articles(
        pd.DataFrame({"article_id": ["a"], "text": [text]} | {k: [v] for k, v in columns.items()}), book
    )


@pytest.fixture(scope="module")
def linked(list_given):
    """Code every link in every frame."""
    texts = [frame.format(link) for link in list_given("link") for frame in list_given("frame")]
    return code_articles(pd.DataFrame({"article_id": texts, "text": texts}), BOOK)


@pytest.mark.parametrize(
    "link",
    ["https://oslo-post.no/war/peace", "HTTP://WWW.OSLO.NO/WAR", "www.norway.no/peace?q=war&p=1", "peace@norway.no",
     "war.desk+oslo@mail.norway.gov.no", "@norway", "@War_Desk", "norway.com", "peace.org/war", "war.co.uk",
     "ftp://war.example/peace.txt", "post.no/war-in-oslo", "war-in-oslo.html", "peace_norway.pdf"],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["{}", "({}).", "“{}”", "See {}, please.", "{}!"])
def test_a_link_is_one_token_and_holds_no_mention(linked, link, frame):
    text = frame.format(link)
    assert text in set(linked.articles["article_id"])
    assert text not in set(linked.frames["article_id"])
    assert text not in set(linked.actors["article_id"])
    assert link in split_words(text)


@pytest.mark.parametrize(
    ("entry", "text"),
    [("@norway", "As @norway said"), ("peace@norway.no", "Mail Peace@Norway.no today."), ("norway.com", "On norway.com today"),
     ("*norway.no/*", "See https://www.norway.no/talks now"), ("@nor*", "As @norway said")],
)  # fmt: skip
def test_an_entry_written_like_a_link_finds_one(entry, text):
    assert len(code(text, Codebook.from_terms({"x": [entry]})).frames) == 1


@pytest.mark.parametrize(
    "text",
    ["war/peace", "war.Peace fell", "Norway.", "(Oslo)", "Norway's war-peace", "the U.N. war", "war & peace"],
)
def test_words_beside_marks_are_still_found(text):
    coding = code(text)
    assert len(coding.frames) + len(coding.actors) > 0


@pytest.mark.parametrize(
    "aside",
    ["Watch below: Norway ends war", "More on this story: Norway ends war", "Follow our live blog on the war here", "Read more: Norway ends war", "Editor’s Picks: Norway ends war", "Photo gallery | Norway at war", "Lire aussi : War in Norway", "Live updates: War in Norway", "Further reading – Norway ends war", "READ ALSO | Norway ends war", "Watch: Oslo votes for peace", "Related: War in the north",
     "(Reporting by Jan Dahl in Oslo; editing by Ann War)", "Photo credit: Norway Press", "• See also — Norway ends war",
     "Sign up for the Oslo war newsletter", "Getty Images Norway", "Image: War museum, Oslo"],
)  # fmt: skip
def test_links_and_credits_between_paragraphs_are_left_out(aside):
    coding = code(f"Oslo waits.\n\n{aside}\n\nThe war goes on.")
    assert coding.frames["text"].tolist() == ["war"]
    assert coding.actors["text"].tolist() == ["Oslo"]
    assert not coding.attributions["text"].str.contains("Norway").any()


@pytest.mark.parametrize(
    "own",
    ["Watch below decks: war is near.", "Follow our leader into war.", "Read more about the war in Norway in the report.", "Watch the war end.", "More war followed.", "Source material on war.",
     "See: " + "the war goes on and on, " * 20],
)  # fmt: skip
def test_sentences_that_only_begin_alike_are_the_articles_own(own):
    assert len(code(f"Oslo waits.\n\n{own}\n\nIt rained.").frames) > 0


def test_a_headline_that_begins_so_is_a_headline():
    coding = code("Watch: Norway ends war\n\nIt rained.", title="Watch: Norway ends war")
    assert coding.frames["zone"].tolist() == ["headline"]
