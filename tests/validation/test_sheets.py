from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from coded import BOOK, make_coding

from mediaframing.validation import (
    ValidationError,
    ValidationWarning,
    draw_sample,
    read_coding_sheet,
    write_coding_sheet,
)

SAMPLE = draw_sample(make_coding(), 20)


@pytest.fixture
def hostile() -> pd.DataFrame:
    texts = {
        "before": "=1+1\x00",
        "text": "@SUM(A1)",
        "after": "+cmd|' /C calc'!A0",
        "mention_id": "=x:0-8:terror",
    }
    return SAMPLE.head(1).assign(**texts, kind="mention", frame="terror")


def fill(path: Path, column: str, values: list[str]) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Coding"]
    place = [cell.value for cell in sheet[1]].index(column) + 1
    for number, value in enumerate(values, 2):
        sheet.cell(number, place).value = value
    book.save(path)


def test_a_workbook_has_drop_downs_frozen_headings_and_instructions(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_coding_sheet(SAMPLE, BOOK, tmp_path / "a.xlsx"))
    sheet = book["Coding"]
    heads = [cell.value for cell in sheet[1]]
    assert sheet.freeze_panes == "B2"
    stance = openpyxl.utils.get_column_letter(heads.index("stance") + 1)
    ranges = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    span = ranges[f"{stance}2:{stance}21"].removeprefix("Values!").replace("$", "")
    assert [row[0].value for row in book["Values"][span]] == ["affirmed", "rejected", "uncertain"]
    assert sheet.column_dimensions["B"].hidden
    assert heads[1] == "chance"
    told = [row[0].value for row in book["Instructions"]]
    assert {"stance", "frame terror", "actor india"} <= set(told)


def test_codes_come_back_from_a_workbook(tmp_path: Path) -> None:
    path = write_coding_sheet(SAMPLE, BOOK, tmp_path / "anna.xlsx")
    fill(path, "stance", ["affirmed", "Rejected", "uncertain"])
    with pytest.warns(ValidationWarning, match="17 of 20 rows hold no code"):
        codes = read_coding_sheet(path, BOOK)
    assert codes["stance"].tolist() == ["affirmed", "rejected", "uncertain"]
    assert codes["mention_id"].tolist() == SAMPLE["mention_id"].tolist()[:3]
    assert codes["chance"].tolist() == pytest.approx(SAMPLE["chance"].tolist()[:3])
    assert codes["coder"].tolist() == ["anna"] * 3
    assert codes.attrs["missing"] == 17


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_wrong_value_is_named_by_its_cell(tmp_path: Path, ending: str) -> None:
    path = write_coding_sheet(SAMPLE, BOOK, tmp_path / f"a.{ending}", variables=["stance", "actor"])
    if ending == "xlsx":
        fill(path, "actor", ["india", "chna"])
    else:
        table = pd.read_csv(path, dtype="str", encoding="utf-8-sig")
        table.loc[:1, "actor"] = ["india", "chna"]
        table.to_csv(path, index=False)
    with pytest.raises(ValidationError, match=r"cell I3: 'chna' is none of india, pakistan, none"):
        read_coding_sheet(path, BOOK)
    with pytest.warns(ValidationWarning, match="1 values are not allowed"):
        assert read_coding_sheet(path, BOOK, wrong="missing")["actor"].tolist() == ["india"]


def test_no_text_of_an_article_is_a_formula(tmp_path: Path, hostile: pd.DataFrame) -> None:
    book = openpyxl.load_workbook(write_coding_sheet(hostile, BOOK, tmp_path / "a.xlsx"))
    cells = [cell for row in book["Coding"].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    written = write_coding_sheet(hostile, BOOK, tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert all(sign not in written for sign in (",=1", ",@SUM", ",+cmd", "\n=x"))


def test_an_id_that_looks_like_a_formula_comes_back_as_it_was(tmp_path: Path, hostile: pd.DataFrame) -> None:
    for ending in ("csv", "xlsx"):
        path = write_coding_sheet(hostile, BOOK, tmp_path / f"a.{ending}")
        if ending == "csv":
            table = pd.read_csv(path, dtype="str", encoding="utf-8-sig").assign(stance="affirmed")
            table.to_csv(path, index=False)
        else:
            fill(path, "stance", ["affirmed"])
        assert read_coding_sheet(path)["mention_id"].tolist() == ["=x:0-8:terror"]


def test_a_sheet_saved_with_semicolons_is_read(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("mention_id;stance;chance\na:0-1:terror;affirmed;0,25\n", encoding="utf-8-sig")
    codes = read_coding_sheet(path)
    assert codes[["stance", "chance"]].to_numpy().tolist() == [["affirmed", 0.25]]


def test_a_coder_gets_the_rows_that_are_theirs(tmp_path: Path) -> None:
    sample = draw_sample(make_coding(), 20, coders=["A", "B"], overlap=0.2)
    path = write_coding_sheet(sample, BOOK, tmp_path / "a.csv", coder="A")
    rows = pd.read_csv(path, encoding="utf-8-sig")
    assert set(rows["mention_id"]) == set(sample.loc[sample["coders"].str.contains("A"), "mention_id"])
    with pytest.raises(ValidationError, match=r"no rows for coder='C'; it has rows for A, B"):
        write_coding_sheet(sample, BOOK, tmp_path / "c.csv", coder="C")
    with pytest.warns(ValidationWarning, match="shared out among A, B.*coder='A' writes the sheet of one"):
        write_coding_sheet(sample, BOOK, tmp_path / "all.csv")
    every = write_coding_sheet(sample, BOOK, tmp_path / "settle.csv", coder="settled")
    assert len(pd.read_csv(every, encoding="utf-8-sig")) == len(sample)


def test_what_label_studio_exports_is_read(tmp_path: Path) -> None:
    path = write_coding_sheet(SAMPLE, BOOK, tmp_path / "tasks.json")
    assert 'name="stance" toName="text" choice="single"' in path.with_suffix(".xml").read_text()
    tasks = json.loads(path.read_text())
    tasks[0]["annotations"] = [
        {
            "completed_by": {"id": 7, "email": "anna@example.org"},
            "result": [
                {"from_name": "stance", "type": "choices", "value": {"choices": ["rejected"]}},
                {"from_name": "speaker", "type": "textarea", "value": {"text": ["Modi"]}},
            ],
        },
        {
            "completed_by": 8,
            "result": [{"from_name": "stance", "type": "choices", "value": {"choices": ["affirmed"]}}],
        },
    ]
    path.write_text(json.dumps(tasks))
    with pytest.warns(ValidationWarning, match="19 of 21 rows"):
        codes = read_coding_sheet(path, BOOK)
    assert codes[["coder", "stance"]].to_numpy().tolist() == [
        ["anna@example.org", "rejected"],
        ["8", "affirmed"],
    ]
    assert codes["speaker"].iloc[0] == "Modi"


def test_label_studios_short_export_is_read(tmp_path: Path) -> None:
    path = tmp_path / "min.json"
    path.write_text(
        json.dumps([{"mention_id": "a:0-1:terror", "id": 1, "annotator": 3, "stance": "rejected"}])
    )
    assert read_coding_sheet(path)[["coder", "stance"]].to_numpy().tolist() == [["3", "rejected"]]


def test_what_doccano_exports_is_read(tmp_path: Path) -> None:
    path = write_coding_sheet(SAMPLE, BOOK, tmp_path / "anna.jsonl")
    assert {"text": "stance:rejected"} in json.loads(path.with_suffix(".labels.json").read_text())
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    rows[0]["label"] = ["stance:rejected", "voice:source"]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    with pytest.warns(ValidationWarning, match="19 of 20 rows"):
        codes = read_coding_sheet(path, BOOK)
    assert codes[["coder", "stance", "voice"]].to_numpy().tolist() == [["anna", "rejected", "source"]]


def test_any_table_with_mention_id_is_read() -> None:
    answers = pd.DataFrame({"mention_id": ["a:0-1:terror"], "stance": ["Rejected"], "model": ["m"]})
    assert read_coding_sheet(answers, coder="model")[["coder", "stance"]].to_numpy().tolist() == [
        ["model", "rejected"]
    ]


def test_a_file_that_is_no_sheet_is_refused_in_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"PK no workbook")
    with pytest.raises(ValidationError, match="is no Excel workbook"):
        read_coding_sheet(broken)
    with pytest.raises(ValidationError, match="There is no file"):
        read_coding_sheet(tmp_path / "none.csv")
    with pytest.raises(ValidationError, match="ends in none of"):
        write_coding_sheet(SAMPLE, BOOK, tmp_path / "a.docx")
