"""What the desk keeps, and how; the page itself is tested in a browser."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from mediaframing.codebook import Codebook
from mediaframing.coding import code_articles
from mediaframing.validation import ValidationError, draw_sample, read_coding_sheet
from mediaframing.views import ViewError, code_by_hand
from mediaframing.views.desk import CodeKeeper

BOOK = Codebook.from_terms({"terror": ["terror"], "talks": ["talks"]}, {"india": ["India"]})
TEXTS = [
    "India said terror must end. It rained.",
    "Talks went on.\n\nNo talks, said India.",
    "terror <b>& terror",
]
CODING = code_articles(pd.DataFrame({"article_id": ["a", "=b", "c"], "text": TEXTS}), BOOK)
SAMPLE = draw_sample(CODING, 12, recall=0.2)
NAMES = SAMPLE.loc[SAMPLE["kind"] == "mention", "mention_id"].tolist()
FULL = {"frame": "right", "stance": "affirmed", "voice": "outlet"}


def keep(path: Path, coder: str = "A") -> CodeKeeper:
    return CodeKeeper(SAMPLE, BOOK, path, coder)


def take(keeper: CodeKeeper, name: str, **code: str) -> dict[str, object]:
    return keeper.take({"kind": "code", "id": name, "code": code, "sequence": 1})


def test_every_code_is_in_the_file_before_it_is_called_saved(tmp_path: Path) -> None:
    path = tmp_path / "codes" / "a.csv"
    keeper = keep(path)
    assert take(keeper, NAMES[0], stance="rejected") == {"kind": "saved", "id": NAMES[0], "sequence": 1}
    assert read_coding_sheet(path)["stance"].tolist() == ["rejected"]
    take(keeper, NAMES[0], stance="rejected", voice="source", note="=1+1")
    codes = read_coding_sheet(path)
    assert codes[["voice", "note", "coder"]].to_numpy().tolist() == [["source", "=1+1", "A"]]
    assert codes["chance"].notna().all()
    assert [file.name for file in path.parent.iterdir()] == ["a.csv"]


def test_a_file_is_taken_up_and_what_is_not_of_the_sample_stays_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f"mention_id,coder,stance\n{NAMES[0]},A,rejected\nold:0-6:terror,A,uncertain\n", encoding="utf-8"
    )
    keeper = keep(path)
    assert keeper.codes == {NAMES[0]: {"stance": "rejected"}}
    take(keeper, NAMES[1], stance="affirmed")
    held = read_coding_sheet(path).set_index("mention_id")["stance"]
    assert held.to_dict() == {NAMES[0]: "rejected", NAMES[1]: "affirmed", "old:0-6:terror": "uncertain"}


def test_a_code_taken_back_is_gone(tmp_path: Path) -> None:
    keeper = keep(tmp_path / "a.csv")
    take(keeper, NAMES[0], stance="rejected")
    take(keeper, NAMES[1], stance="affirmed")
    take(keeper, NAMES[0])
    assert read_coding_sheet(tmp_path / "a.csv")["mention_id"].tolist() == [NAMES[1]]


def test_another_coders_file_is_left_alone(tmp_path: Path) -> None:
    take(keep(tmp_path / "a.csv", "B"), NAMES[0], stance="rejected")
    with pytest.raises(ViewError, match="holds codes by 'B', not by 'A'"):
        keep(tmp_path / "a.csv")


def test_a_file_with_values_that_are_not_allowed_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"mention_id,stance\n{NAMES[0]},perhaps\n", encoding="utf-8")
    with pytest.raises(ValidationError, match="'perhaps'"):
        keep(path)
    assert "perhaps" in path.read_text(encoding="utf-8")


def test_what_cannot_be_written_is_not_called_saved(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where a folder should be")
    answer = take(keep(blocked / "a.csv"), NAMES[0], stance="rejected")
    assert answer["kind"] == "failed"
    assert "cannot be written" in str(answer["why"])


def test_all_is_done_once_all_that_is_asked_for_is_coded(tmp_path: Path) -> None:
    keeper = keep(tmp_path / "a.csv")
    variables = ["frame", "stance", "voice", "missed"]
    for row in SAMPLE.itertuples():
        assert not keeper.is_done(variables)
        take(keeper, row.mention_id, **({"missed": "none"} if row.kind == "sentence" else FULL))
    assert keeper.is_done(variables)
    take(keeper, NAMES[0], frame="wrong")
    assert keeper.is_done(variables)


def test_the_article_is_cut_at_the_mention_itself(tmp_path: Path) -> None:
    # "talks" stands in it twice.
    before, text, after = keep(tmp_path / "a.csv").cut_article("=b:19-24:talks")
    assert (before, text, after) == ("Talks went on.\n\nNo ", "talks", ", said India.")


def test_nothing_that_the_rules_said_goes_to_the_page(tmp_path: Path) -> None:
    pytest.importorskip("anywidget")
    desk = code_by_hand(SAMPLE, BOOK, tmp_path / "a.csv", "A", coding=CODING)
    sent = str(desk.get_state())
    assert len(desk.items) == len(SAMPLE)
    assert set(desk.items[0]) == {"id", "kind", "label", "definition", "before", "text", "after"}
    assert "stance_cue" not in sent
    assert "chance" not in sent
    desk.close()
