from hypothesis import given
from hypothesis import strategies as st

from mediaframing.values.paragraphs import join_paragraphs, split_paragraphs


def test_lines_with_blanks_only_part_paragraphs():
    assert split_paragraphs("a\n \t\nb\n\n\n\nc") == ["a", "b", "c"]


def test_a_part_that_the_body_begins_with_is_not_repeated():
    assert (
        join_paragraphs("Talks fail", "No deal", "Talks fail\n\nNo deal\n\nThe end.")
        == "Talks fail\n\nNo deal\n\nThe end."
    )
    assert join_paragraphs("Talks fail", None, "The end.") == "Talks fail\n\nThe end."


def test_a_body_that_begins_with_a_longer_word_keeps_its_headline():
    assert join_paragraphs("Talk", None, "Talks failed.") == "Talk\n\nTalks failed."


def test_a_standfirst_is_put_between_the_headline_and_the_rest_of_the_body():
    assert (
        join_paragraphs("Talks fail", "No deal", "Talks fail\n\nThe end.")
        == "Talks fail\n\nNo deal\n\nThe end."
    )


def test_a_standfirst_that_is_the_first_sentence_of_the_body_is_not_repeated():
    body = "The two sides met on Monday. They parted."
    assert join_paragraphs(None, "The two sides met on Monday.", body) == body


def test_a_short_headline_stays_before_a_body_that_happens_to_begin_with_it():
    assert join_paragraphs("Trump", None, "Trump said so.") == "Trump\n\nTrump said so."


@given(
    st.one_of(st.none(), st.text(max_size=60)),
    st.one_of(st.none(), st.text(max_size=60)),
    st.text(max_size=60),
)
def test_joined_paragraphs_split_into_themselves(title, standfirst, body):
    joined = join_paragraphs(title, standfirst, body)
    assert "\n\n".join(split_paragraphs(joined)) == joined


def test_compounds_and_names_that_a_line_parts_keep_their_hyphen():
    text = "The Anglo-\nIrish treaty of mid-\nMay 1998-\n99 was about pre- \nand post-war debts and the gov\u2010\nernment."
    joined = " ".join(split_paragraphs(text))
    assert (
        joined
        == "The Anglo-Irish treaty of mid-May 1998-99 was about pre- and post-war debts and the government."
    )


def test_a_text_with_blank_lines_between_all_its_wrapped_lines_is_one():
    lines = [
        "The owners of the boats in the old",
        "harbour say that nobody asked them, and",
        "that the tolls have risen since the",
        "mayor was elected.",
    ]
    assert split_paragraphs("\n\n".join(lines)) == [" ".join(lines)]
    heads = [
        "Tolls rise again in harbour",
        "Owners angry about the mayor",
        "Ferries stop for a day",
        "Work begins on Monday",
    ]
    assert split_paragraphs("\n\n".join(heads)) == heads


def test_a_wrapped_text_is_joined_though_its_sentences_end_where_lines_do():
    lines = [
        "The ferry that links the two towns was late on Monday,",
        "and no one on the pier had been told why it was so.",
        "“We were told that it would come at nine, and then we",
        "heard nothing at all,” said a man who sells fish here.",
        "The mayor left the town hall without a word to us all.",
        "No one at the harbour office was willing to speak now.",
    ]
    assert split_paragraphs("\n".join(lines)) == [" ".join(lines)]
    ragged = [*lines[:4], "The mayor left.", "No one spoke."]
    assert (
        len(split_paragraphs("\n".join([lines[1], "The mayor left, and", "he was silent.", *ragged[4:]]))) > 1
    )
