import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.values.characters import clean_text, mend_encoding
from mediaframing.values.markup import resolve_markup
from mediaframing.values.tidy import says_nothing, tidy_article, tidy_name, tidy_text


@pytest.mark.parametrize(
    ("odd", "clean"),
    [
        ("The strike\x0bended.\x0bWork began.", "The strike ended.\nWork began."),
        ("page one\x0cgoes on", "page one goes on"),
        ("a\x1cb\x1fc", "a b c"),
        ("mi\u200dgrant\u200bs came", "migrants came"),
        ("\u200eRussia\u2060n", "Russian"),
        ("govern\u00ad\n  ment", "government"),
        ("eﬃcient ﬂoor", "efficient floor"),
        ("ＮＡＴＯ２０", "NATO20"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("mi\u034fgrant\u180es", "migrants"),
        ("field one\x00field two", "field one field two"),
        ("\x1b[1mThe strike\x1b[0m", "The strike"),
        ("the laſt \U0001d42c\U0001d42d\U0001d42b\U0001d422\U0001d424\U0001d41e", "the last strike"),
    ],
)
def test_characters_that_hide_or_part_words_go(odd, clean):
    assert clean_text(odd) == clean


@pytest.mark.parametrize(
    ("garbled", "whole"),
    [
        ("We wonâ€™t go", "We won’t go"),
        ("â€œYes,â€ she said", "“Yes,” she said"),
        ("â€œYes,â€\x9d she said", "“Yes,” she said"),
        ("JosÃ© in SÃ£o Paulo", "José in São Paulo"),
        ("cost Â£5", "cost £5"),
        ("We wonÃ¢â‚¬â„¢t go", "We won’t go"),
        ("We won‚Äôt go", "We won’t go"),
        ("Jos√© Mu√±oz won‚Äôt go", "José Muñoz won’t go"),
        ("JosÔÇÖs ÔÇ£cafÔÇØ", "Jos’s “caf”"),
        ("JosΓÇÖs m├¡a ΓÇô no", "Jos’s mía – no"),
        ("â€śNo,â€ť he said; JosĂ© won’t", "“No,” he said; José won’t"),
        ("Ã¢â‚¬Å“NoÃ¢â‚¬Â\x9d, he said", "“No”, he said"),
        ("He couldn=E2=80=99t stay, and the fer=\nry left.", "He couldn’t stay, and the ferry left."),
    ],
)
def test_utf8_that_was_read_as_windows_1252_is_put_back(garbled, whole):
    text, count = mend_encoding(garbled)
    assert text == whole
    assert count >= 1


@pytest.mark.parametrize(
    "sound",
    [
        "« CAFÉ »",
        "CAFÉ»",
        "NÃO",
        "€20–30",
        "Ærø",
        "“Quoted,” he said",
        "Äußerung",
        "ÎLE ¬ √2 ≤ Ångström",
        "a=EFBBBF",
        "Ăsta, mă!",
    ],
)
def test_sound_letters_stay(sound):
    assert mend_encoding(sound) == (sound, 0)


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("&ldquo;No,&rdquo; he said", "“No,” he said"),
        ("can&#8217;t&nbsp;go", "can’t go"),
        ("It isn&rsquot late", "It isn’t late"),
        ("&ldquoLate&rdquo, he said &mdash he left", "“Late”, he said — he left"),
        ("Go to /find?a=1&quot=2&lsquo=3", "Go to /find?a=1&quot=2&lsquo=3"),
        ("R&amp;amp;D", "R&D"),
        ("<p>One</p><p>two</p>", "One\n\ntwo"),
        ("<div class='x'>One<br>two</div>", "One\ntwo"),
        ("&lt;p&gt;One&lt;/p&gt;", "One"),
        ("One<script>var a = '<p>';</script> two<!-- no -->", "One two"),
        ("5 < 6 and a <- b, I <3 you & me", "5 < 6 and a <- b, I <3 you & me"),
        ("&unknown; stays", "&unknown; stays"),
        ("<a title='a > b' href=\"x\">One</a> two", "One two"),
        ("<amp-img src='x'></amp-img>One <media:text type='html'>two</media:text>", "One two"),
        (
            "See <https://post.example> or <ann@post.example>",
            "See <https://post.example> or <ann@post.example>",
        ),
    ],
)
def test_markup_is_resolved_and_other_signs_stay(marked, plain):
    assert resolve_markup(marked)[0] == plain


def test_hostile_markup_costs_in_proportion():
    for text in (
        "<script>" * 50_000,
        "<!--" * 50_000,
        "<!--" * 50_000 + "-->" + "<style>" * 50_000,
        "<p " * 50_000,
        " " * 200_000 + "<p>x</p>",
        "&" * 200_000,
    ):
        resolve_markup(text)


@pytest.mark.parametrize(
    "cell",
    [
        "NA",
        "nan",
        "NULL",
        "None",
        "<NA>",
        "N/A",
        "-",
        " ",
        None,
        "#NV",
        "k. A.",
        ".a",
        "—",
        "(No title)",
        "[]",
    ],
)
def test_what_programs_write_for_nothing_says_nothing(cell):
    assert says_nothing(cell)
    assert tidy_name(cell) is None


def test_a_name_is_one_line_with_single_blanks():
    assert tidy_name("CNN\u00a0 \n") == "CNN"
    assert tidy_name("AT&amp;T") == "AT&T"


def test_lines_that_mail_quotes_lose_their_signs_and_a_single_one_keeps_it():
    assert tidy_text("She wrote:\n> Rents rose\n> > again.\n>\n> Tolls fell.")[0] == (
        "She wrote:\nRents rose\nagain.\n\nTolls fell."
    )
    assert tidy_text("One\n> two\nthree")[0] == "One\n> two\nthree"


def test_words_parted_at_line_ends_are_whole_and_compounds_keep_their_hyphen():
    assert tidy_article("The negotia-\ntors met.")[0] == "The negotiators met."
    assert tidy_article("A well-\nknown face.")[0] == "A well-known face."
    assert tidy_article("One.\nTwo.")[0] == "One.\nTwo."


@given(st.text(max_size=80))
def test_a_tidy_text_stays_as_it_is(text):
    tidy = tidy_article(text)[0]
    assert tidy_article(tidy)[0] == tidy
    assert tidy_text(tidy)[0] == tidy


@given(st.text(alphabet="<>&;#pbr/ \nax8\u200d\u00ad\ufb01Ãâ€™", max_size=60))
def test_a_tidy_text_of_odd_signs_stays_as_it_is(text):
    tidy = tidy_text(text)[0]
    assert tidy_text(tidy)[0] == tidy


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("The BeÅŸiktaÅŸ club", "The Beşiktaş club"),
        ("Ä°zmir und GruÌˆne", "İzmir und Grüne"),
        ("РџРѕРµР·Рґ", "Поезд"),
        ("He couldn\ufffdt, and Ann\ufffds friend couldn?t.", "He couldn’t, and Ann’s friend couldn’t."),
        ("AnnÂ’s boat", "Ann’s boat"),
    ],
)
def test_letters_of_other_alphabets_and_lost_apostrophes_are_put_back(damaged, whole):
    assert tidy_text(damaged)[0] == whole


@pytest.mark.parametrize(
    "sound",
    ["РСФСР и СССР: Рыба, Сон.", "ÄRZTE und ÖVP, sagt „Ä“.", "Is it so?This", "page?s=1", "C:\\new\\news"],
)
def test_sound_text_of_like_signs_stays(sound):
    assert tidy_text(sound) == (sound, 0)


def test_what_programs_write_for_characters_and_line_ends_is_resolved():
    assert (
        tidy_text(r"\u201cIt is late.\u201d\n\nShe left.\nHe stayed.")[0]
        == "“It is late.”\n\nShe left.\nHe stayed."
    )
    assert tidy_text("&#8216late&#8217, he said")[0] == "‘late’, he said"


@pytest.mark.parametrize("cell", ["(null)", "undefined", "#REF!", "<null>"])
def test_what_other_programs_write_for_nothing_is_nothing(cell):
    assert tidy_name(cell) is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("when a <b and c> d it holds", "when a <b and c> d it holds"),
        ("profits<s or so they say>rose", "profits<s or so they say>rose"),
        ("<td nowrap>One</td><input disabled> two <b >three</b>", "One\n\ntwo three"),
        ('The port isn\\\'t \\"open\\", she said', 'The port isn\'t "open", she said'),
        ("It isn\\\\'t", "It isn't"),
        ("a folder C:\\port stays", "a folder C:\\port stays"),
    ],
)
def test_signs_between_words_are_no_tags_and_backslashes_before_quotation_marks_go(written, read):
    assert tidy_text(written)[0] == read


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        ("They didn' t go. WON’ T HE?", "They didn't go. WON’T HE?"),
        ("It isn&rsquo t so", "It isn’t so"),
        ("The Finns' T shirts, the clan' t", "The Finns' T shirts, the clan' t"),
    ],
)
def test_a_negation_that_a_blank_parts_is_whole(parted, whole):
    assert tidy_text(parted)[0] == whole


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("A bilat- eral deal. The bilateral deal.", "A bilateral deal. The bilateral deal."),
        ("“A Bilat- eral deal,” he said. bilateral", "“A Bilateral deal,” he said. bilateral"),
        ("A bilat- eral deal.", "A bilat- eral deal."),  # nothing says that it is one word
        (
            "The post- war and pre- and post-war years; postwar.",
            "The post- war and pre- and post-war years; postwar.",
        ),
        (
            "An off- shore wind farm, off the shore; offshore.",
            "An off- shore wind farm, off the shore; offshore.",
        ),
        ("Rents - high - rose; renthigh.", "Rents - high - rose; renthigh."),
    ],
)
def test_words_in_parts_are_joined_where_the_text_has_them_whole_and_the_parts_not(text, tidy):
    assert tidy_text(text)[0] == tidy


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "\ufffe\n", "\ufffe \n "])
def test_what_readers_of_pdf_make_of_a_soft_hyphen_parts_no_word(sign):
    assert tidy_text(f"A bila{sign}teral deal.")[0] == "A bilateral deal."


@pytest.mark.parametrize(
    "cell",
    [
        "Unknown",
        "(unknown)",
        "[Blank]",
        "<unknown>",
        "Sans titre",
        "OHNE TITEL",
        "n\\a",
        "keine Angabe",
        "無題",
        "không rõ",
    ],
)
def test_nothing_in_words_says_nothing(cell):
    assert says_nothing(cell)
    assert tidy_name(cell) is None


@pytest.mark.parametrize("cell", ["Unknown soldier", "No", "Blank cheque", "None of it", "The Unknown", "0"])
def test_a_headline_that_begins_like_nothing_says_something(cell):
    assert tidy_name(cell) == cell


@pytest.mark.parametrize("cell", ["...", "***", "_", "--- ", "• •"])
def test_a_name_of_signs_alone_is_none(cell):
    assert tidy_name(cell) is None
