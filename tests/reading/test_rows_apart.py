"""Rows of a delimited file that a quotation mark would fuse."""

import random

import pytest

import mediaframing as mf
from mediaframing.reading.delimited import parse_delimited


def texts(table):
    return parse_delimited(table, "x").columns["text"]


def reasons(table):
    return [(n.row, n.reason) for n in parse_delimited(table, "x").notices]


def test_a_mark_that_is_not_closed_costs_no_row_and_is_told_with_its_row():
    table = "id,text\n" + "".join(f"{i},{chr(34) * (i == 4)}Line {i}.\n" for i in range(1, 13))
    assert len(texts(table)) == 12
    assert reasons(table) == [(4, "a quotation mark that is not closed, taken literally")]


def test_tables_that_do_not_quote_at_all_lose_nothing():
    table = 'id\ttext\n1\t"Prices are up\n2\tWages\n3\t"Rents, too\n4\tEnd'
    assert texts(table) == ['"Prices are up', "Wages", '"Rents, too', "End"]


@pytest.mark.parametrize("count", [1, 3, 40])
def test_many_marks_in_many_rows_cost_no_row(count):
    chosen = set(random.Random(count).sample(range(3000), count))
    rows = [f"{i},2019-01-02,{chr(34) * (i in chosen)}It is row {i} and no other" for i in range(3000)]
    assert len(texts("id,date,text\n" + "\n".join(rows))) == 3000


def test_a_quoted_table_with_one_mark_lost_keeps_its_rows():
    rows = [f'{i},"Row {i}, of some."' for i in range(9)]
    rows[3] = '3,"Row 3, of some.'
    assert texts("id,text\n" + "\n".join(rows))[3] == "Row 3, of some."
    assert len(texts("id,text\n" + "\n".join(rows))) == 9


def test_cells_of_several_lines_stay_whole():
    table = 'id,text\n1,"One, first.\nTwo, second.\n\nThree ""quoted"", third."\n2,"Four.\nFive, and six."\n'
    assert len(texts(table)) == 2
    assert reasons(table) == []


def test_the_end_of_the_file_within_marks_is_told():
    assert reasons('id,text\n1,One\n2,"Two') == [(2, "a quotation mark that is not closed, taken literally")]


def test_headings_without_cells_do_not_vanish():
    rows = parse_delimited("id,note,text\n1,a\n2,b\n", "x")
    assert list(rows.columns) == ["id", "note", "text"]
    assert rows.columns["text"] == [None, None]


@pytest.mark.parametrize("above", ["sep=;\n", "Exported on Monday\n\n", "Search: strike; Results: 2\n"])
def test_lines_above_the_headings_are_passed_over(above):
    assert texts(f"{above}id;title;text\n1;A;One\n2;B;Two\n") == ["One", "Two"]


def test_marks_within_a_cell_that_are_not_doubled_are_kept_and_told():
    table = 'id,text,outlet\n1,"We say "no" to that",Post\n2,"It is a "big" one, he said",Globe\n3,Some "plain" words,Post\n'
    assert texts(table) == ['We say "no" to that', 'It is a "big" one, he said', 'Some "plain" words']
    told = "quotation marks within a cell that are not doubled"
    assert reasons(table) == [(1, told), (2, told)]


def test_rows_are_told_apart_though_the_text_stands_first():
    table = 'text,id\n"Line one\nline two",1\n"An open mark,2\nThird,3\n"Fourth",4\n'
    assert texts(table) == ["Line one\nline two", '"An open mark', "Third", "Fourth"]
    assert reasons(table) == [(2, "a quotation mark that is not closed, taken literally")]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize(
    "text",
    [
        'The mayor said "no"; she left',
        '"No"; "never"; she said "so"; and left',
        'It "rose"; "fell"; and rose',
    ],
)
def test_a_delimiter_behind_marks_within_a_cell_costs_no_row_where_only_one_way_fits(
    tmp_path, delimiter, text
):
    rows = [
        "id;outlet;text",
        f'1;Post;"{text}."',
        '2;Post;"Rents rose; she left."',
        "3;Globe;The ferry sank.",
    ]
    (tmp_path / "press.csv").write_text("\n".join(rows).replace(";", delimiter))
    with pytest.warns(mf.ReadingWarning, match="1 kept: quotation marks within a cell that are not doubled"):
        articles = mf.read_articles(tmp_path / "press.csv")
    assert articles["text"].tolist() == [
        f"{text}.".replace(";", delimiter), f"Rents rose{delimiter} she left.", "The ferry sank."
    ]  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        '1;"A "b"; c "d"; e";x;"f "g"; h"; i"',  # its last mark would close nothing
        '1;"A "b"; c";"D "e"; f";g;h',  # a field too many, however its pieces are joined
        '1;"A "b" c";x;y',  # a field too many, and none of them cut
    ],
)
def test_a_row_that_fits_in_no_sure_way_is_left_out_and_told(tmp_path, row):
    rows = [
        "id;text;note;desk" if row.endswith("h") else "id;text;note",
        row,
        "2;Rents rose.;y;",
        "3;It rose.;z;",
    ]
    (tmp_path / "press.csv").write_text("\n".join(rows))
    with pytest.warns(mf.ReadingWarning, match="more fields than headings"):
        assert mf.read_articles(tmp_path / "press.csv")["article_id"].tolist() == ["2", "3"]


def test_rows_without_marks_are_parted_as_those_with_marks_are():
    plain = "id,outlet,text\n1,Post,Rents rose.\n\n2,,The ferry sank.\n3,Globe,\r\n4,Post,End"
    marked = plain.replace("1,Post", '"1",Post').replace("2,,", '"2",,').replace("4,Post", '"4",Post')

    assert parse_delimited(plain, "x").columns == parse_delimited(marked, "x").columns
    assert parse_delimited(plain, "x").numbers == parse_delimited(marked, "x").numbers == [1, 3, 4, 5]


def test_an_open_mark_far_below_costs_no_row_either():
    table = "id,text\n" + "".join(f"{i},{chr(34) * (i == 5_001)}Line {i}.\n" for i in range(1, 6_001))

    assert len(texts(table)) == 6_000
    assert reasons(table) == [(5_001, "a quotation mark that is not closed, taken literally")]
