"""Further columns keep their names, as far as no other column has them."""

from __future__ import annotations

import mediaframing as mf


def test_a_table_that_was_read_and_stored_before_is_read_with_all_its_columns(tmp_path):
    (tmp_path / "a.csv").write_text("id,text,file\n1,The ferry sank.,old.txt\n")
    (tmp_path / "b.csv").write_text("id,text,desk\n2,Rents rose.,home\n")
    first = mf.read_articles(tmp_path)
    assert first["file_in_file"].dropna().tolist() == ["old.txt"]
    first.to_parquet(tmp_path / "again.parquet")
    again = mf.read_articles(tmp_path / "again.parquet")
    assert again["file_in_file"].dropna().tolist() == ["old.txt"]
    assert again["file_in_file_in_file"].tolist() == ["a.csv", "b.csv"]
