import csv

from hypothesis import example, given
from hypothesis import strategies as st

from mediaframing.reading.delimited import parse_delimited


def test_every_delimiter_is_found():
    for sign in (",", ";", "\t", "|"):
        rows = parse_delimited(
            f'id{sign}title{sign}text\n1{sign}A, b; c{sign}"Said{sign} so, and; so"\n'.replace(
                "A, b; c", "A"
            ),
            "x",
        )
        assert rows.columns["text"] == [f"Said{sign} so, and; so"]


def test_commas_in_the_text_do_not_hide_a_semicolon():
    rows = parse_delimited("date;text\n2017;one, two, three, four\n2018;five, six, seven, eight\n", "x")
    assert rows.columns["text"] == ["one, two, three, four", "five, six, seven, eight"]


def test_leading_zeros_and_odd_words_stay_as_they_are():
    rows = parse_delimited("id,country,text\n007,NA,None shall pass\n", "x")
    assert rows.columns == {"id": ["007"], "country": ["NA"], "text": ["None shall pass"]}


def test_newlines_and_doubled_quotation_marks_in_a_field():
    rows = parse_delimited('id,text\n1,"He said: ""no"".\n\nThen he left."\n', "x")
    assert rows.columns["text"] == ['He said: "no".\n\nThen he left.']


def test_a_row_with_too_few_fields_is_kept_and_noted():
    rows = parse_delimited("id,text,author\n1,Said so\n2,Said no,Doe\n", "x.csv")
    assert rows.columns["author"] == [None, "Doe"]
    assert [(n.row, n.action, n.reason) for n in rows.notices] == [(1, "kept", "fewer fields than headings")]


def test_a_row_with_too_many_fields_is_left_out_and_noted():
    rows = parse_delimited("id,text\n1,Said so,and so\n2,Said no,\n", "x.csv")
    assert rows.columns["text"] == ["Said no"]
    assert [(n.row, n.action, n.reason) for n in rows.notices] == [
        (1, "left out", "more fields than headings")
    ]


def test_a_field_longer_than_the_standard_library_allows_is_read_and_its_limit_left_alone():
    limit = csv.field_size_limit()
    assert len(parse_delimited("id,text\n1," + "word " * 40_000 + "\n", "x").columns["text"][0]) == 200_000
    assert csv.field_size_limit() == limit


def test_a_line_that_ends_a_quoted_cell_begins_no_row():
    rows = parse_delimited('id,text\n"",""\n"","\r",""\n"","said so"\n', "x.csv")
    assert (rows.columns["text"], rows.numbers) == (["\r", "said so"], [2, 3])


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), max_size=6))
@example([["", ""], ["", "\r", ""]])
def test_every_row_is_kept_or_noted(cells):
    text = "id,text\n" + "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells
    )
    text = text.replace("\x00", "")
    rows = parse_delimited(text, "x")
    full = [row for row in csv.reader(text.splitlines(keepends=True)) if any(row)][1:]
    left_out = [notice for notice in rows.notices if notice.action == "left out"]
    assert len(rows.numbers) + len(left_out) == len(full)


def test_headings_of_a_table_put_behind_another_are_no_row_though_a_mark_stands_before_them():
    rows = parse_delimited("id,text\n1,Said so\n\ufeffid,text\n2,Said no\n", "x.csv")
    assert rows.columns["text"] == ["Said so", "Said no"]
    assert [notice.reason for notice in rows.notices] == ["the headings once more"]
