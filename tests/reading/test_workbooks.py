"""Workbooks of Excel and LibreOffice: cells over several rows, line ends that Excel spells out, OpenDocument."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from mediaframing.reading import ReadingError, read_articles, read_report

_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def write_open(path: Path, kind: str, body: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}><office:body>{body}</office:body></office:document-content>",
        )
        archive.writestr("styles.xml", "<styles/>")
    return path


def write_cell(text: str, more: str = "") -> str:
    return (
        f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"
        if text
        else f"<table:table-cell {more}/>"
    )


def write_sheet(rows: list[str]) -> str:
    return "<office:spreadsheet><table:table table:name='Press'>" + "".join(
        f"<table:table-row>{row}</table:table-row>" for row in rows
    ) + "</table:table></office:spreadsheet>"  # fmt: skip


def test_sheets_of_libreoffice_are_tables_with_dates_repeated_and_merged_cells(tmp_path):
    dated = '<table:table-cell office:value-type="date" office:date-value="2021-05-03"><text:p>03.05.21</text:p></table:table-cell>'
    rows = [
        "".join(map(write_cell, ("outlet", "date", "text"))),
        write_cell("Quay Post", 'table:number-rows-spanned="2"') + dated + write_cell("Dockers<text:s text:c='2'/>walk<text:line-break/>out."),
        '<table:covered-table-cell/>' + dated + write_cell("Owners talk."),
        write_cell("", 'table:number-columns-repeated="2"') + write_cell("Nobody said so."),
        '<table:table-cell table:number-columns-repeated="16384"/>',
    ]  # fmt: skip
    articles = read_articles(write_open(tmp_path / "press.ods", "spreadsheet", write_sheet(rows)))
    assert articles["outlet"].fillna("").tolist() == ["Quay Post", "Quay Post", ""]
    assert articles["published"].astype(str).tolist()[:2] == ["2021-05-03", "2021-05-03"]
    assert articles["text"].tolist() == ["Dockers  walk\n\nout.", "Owners talk.", "Nobody said so."]
    assert read_report(articles).loc[0, "kind"] == "OpenDocument sheet"


def test_a_text_of_libreoffice_is_an_article_without_its_notes(tmp_path):
    body = (
        "<office:text><text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes><text:h>Dockers walk out</text:h>"
        "<text:p>They <text:span>walked</text:span> out<text:note><text:p>A note.</text:p></text:note>.</text:p></office:text>"
    )
    article = read_articles(write_open(tmp_path / "press.odt", "text", body)).loc[0]
    assert (article["title"], article["text"]) == ("Dockers walk out", "Dockers walk out\n\nThey walked out.")


def test_a_damaged_open_document_is_refused_in_a_sentence(tmp_path):
    whole = write_open(tmp_path / "a.ods", "spreadsheet", write_sheet([write_cell("text")])).read_bytes()
    (tmp_path / "b.ods").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ReadingError, match="No article can be read"):
        read_articles(tmp_path / "b.ods")


def test_a_cell_of_excel_over_several_rows_counts_for_each_of_them_but_a_text_once(tmp_path):
    book = openpyxl.Workbook()
    rows = [
        ["outlet", "id", "text"],
        ["Quay Post", 1, "Dockers walk out."],
        [None, 2, "Owners talk."],
        ["Mole News", 3, "One text."],
    ]
    for row in [*rows, [None, 4, None]]:
        book.active.append(row)
    for cells in ("A2:A3", "A4:A5", "C4:C5"):
        book.active.merge_cells(cells)
    held = io.BytesIO()
    book.save(held)
    (tmp_path / "x.xlsx").write_bytes(held.getvalue())
    with pytest.warns(UserWarning, match=r"1 left out: no text \('4'\)"):
        articles = read_articles(tmp_path / "x.xlsx")
    assert articles["outlet"].tolist() == ["Quay Post", "Quay Post", "Mole News"]


def test_line_ends_that_excel_spells_out_are_line_ends(tmp_path):
    (tmp_path / "x.csv").write_text(
        'id,text\n1,"Dockers walk out._x000D_\nOwners talk._x0007_"\n2,a file_x00ff_name\n'
    )
    assert read_articles(tmp_path / "x.csv")["text"].tolist() == [
        "Dockers walk out.\n\nOwners talk.",
        "a file_x00ff_name",
    ]


def test_sheets_of_the_same_headings_are_read_one_behind_the_other(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "2018"
    workbook.create_sheet("2019")
    workbook.create_sheet("Papers")
    for sheet, text in (("2018", "Rents rose."), ("2019", "The ferry sank.")):
        workbook[sheet].append(["Headline", "Text"])
        workbook[sheet].append([f"News of {sheet}", text])
    workbook["Papers"].append(["Paper", "Owner"])
    workbook["Papers"].append(["Post", "Doe"])
    workbook.save(tmp_path / "a.xlsx")

    with pytest.warns(match="1 left out: a further sheet"):
        articles = read_articles(tmp_path / "a.xlsx")

    assert articles["title"].tolist() == ["News of 2018", "News of 2019"]
    assert articles["article_id"].is_unique
    assert read_report(articles)["notes"].item() == "sheets '2018', '2019', whose rows are counted on"


def test_how_another_sheet_of_articles_is_read_is_told(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "Post"
    for title, headings in (("Post", ["Headline", "Text"]), ("Globe", ["Title", "Body"])):
        sheet = workbook[title] if title in workbook.sheetnames else workbook.create_sheet(title)
        sheet.append(headings)
        sheet.append([f"News of {title}", "Rents rose."])
    workbook.save(tmp_path / "a.xlsx")
    with pytest.warns(match="1 left out: a further sheet"):
        articles = read_articles(tmp_path / "a.xlsx")
    assert "pandas.read_excel('a.xlsx', sheet_name='Globe')" in read_report(articles)["notes"].item()


def test_a_line_of_groups_above_the_headings_is_passed_over(tmp_path):
    workbook = openpyxl.Workbook()
    for row in (
        ["Source", None, "Content", None],
        ["Paper", "Date", "Headline", "Text"],
        ["Post", "2019-02-14", "Rents", "Rents rose."],
    ):
        workbook.active.append(row)
    workbook.save(tmp_path / "a.xlsx")

    with pytest.warns(match="a line above the headings"):
        articles = read_articles(tmp_path / "a.xlsx")

    assert articles[["outlet", "title"]].to_numpy().tolist() == [["Post", "Rents"]]


def test_a_workbook_of_excel_2003_is_one_whatever_its_ending(tmp_path):
    cells = [("id", "text"), ("1", "Rents rose.")]
    rows = "".join(
        f"<Row>{''.join(f'<Cell><Data>{cell}</Data></Cell>' for cell in row)}</Row>" for row in cells
    )
    (tmp_path / "a.xml").write_text(
        f'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>{rows}'
        "</Table></Worksheet></Workbook>"
    )

    assert read_articles(tmp_path / "a.xml")["text"].tolist() == ["Rents rose."]
