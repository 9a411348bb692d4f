"""The sentences of the findings: each holds in the numbers, and none is told where it does not."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from mediaframing.codebook import Codebook
from mediaframing.coding import Coding, code_articles, tabulate_terms
from mediaframing.measures import compare_frames, rate_frames
from mediaframing.reports import ReportError
from mediaframing.reports.blocks import Items, Section
from mediaframing.reports.findings import tell_findings
from mediaframing.reports.numbers import print_table
from mediaframing.reports.scope import set_scope
from mediaframing.runs import open_coding

BOOK = Codebook.from_terms({"blame": ["fault"], "repair": ["mend*"]})


def _code(shares: dict[str, float], articles: int = 60) -> Coding:
    """Code articles of outlets of which the given share says whose fault it is."""
    rows = [
        {
            "article_id": f"{outlet}-{place}",
            "outlet": outlet,
            "published": pd.Timestamp("2020-01-01") + pd.Timedelta(days=place),
            "text": "It is the fault of the mayor. " * (place % 10 < 10 * share)
            + "The bridge is closed to all cars today.",
        }
        for outlet, share in shares.items()
        for place in range(articles)
    ]
    return code_articles(pd.DataFrame(rows), BOOK)


def _read(section: Section) -> list[str]:
    lines = [line for block in section.blocks if isinstance(block, Items) for line in block.lines]
    return ["".join(part if isinstance(part, str) else part.text for part in line) for line in lines]


def test_a_difference_that_holds_is_told_with_both_rates_and_their_intervals() -> None:
    coding = _code({"Post": 0.9, "Herald": 0.1})
    rates = rate_frames(coding, by="outlet", unit="1000_words")
    rows = rates[rates["frame"] == "blame"].set_index("outlet")[["rate", "low", "high"]].T
    told = {outlet: "{:.2f} times [{:.2f}, {:.2f}]".format(*rows[outlet]) for outlet in ("Post", "Herald")}
    sentence = (
        f"The frame Blame is mentioned {told['Post']} per 1,000 words by Post, {told['Herald']} by Herald."
    )
    assert sentence in _read(tell_findings(set_scope(coding, "outlet", None)))


def test_groups_that_are_alike_make_no_sentence() -> None:
    section = tell_findings(set_scope(_code({"Post": 0.5, "Herald": 0.5}), "outlet", None))
    assert not [line for line in _read(section) if "per 1,000 words" in line]
    assert "No difference between groups is told apart from chance" in str(section.blocks[-1])


@pytest.mark.parametrize(
    ("labels", "label", "end"),
    [
        ({}, "Leaning", " where leaning is Post, {} where leaning is Herald."),
        ({}, "EU stance", " where EU stance is Post, {} where EU stance is Herald."),
        (
            {"Post": "Right-leaning outlets", "Herald": "Left-leaning articles"},
            None,
            " in right-leaning outlets, {} in left-leaning articles.",
        ),
    ],
)
def test_groups_that_are_no_outlets_are_told_by_what_they_are(
    labels: dict[str, str], label: str | None, end: str
) -> None:
    coding = _code({"Post": 0.9, "Herald": 0.1})
    coding.articles["leaning"] = coding.articles.pop("outlet")
    coding.articles["outlet"] = "News"
    told = _read(
        tell_findings(set_scope(coding.with_groups("leaning", labels=labels, label=label), None, None))
    )
    rates = rate_frames(coding, by="leaning", unit="1000_words").set_index(["leaning", "frame"])
    low = "{:.2f} times [{:.2f}, {:.2f}]".format(*rates.loc[("Herald", "blame"), ["rate", "low", "high"]])
    assert any(line.endswith(end.format(low)) for line in told), told


def test_outlets_that_are_lumped_are_told_as_the_others() -> None:
    coding = _code({"Post": 0.9, "Herald": 0.1, "Mail": 0.1}).with_groups("outlet", order=["Post"])
    assert any(
        line.endswith(" by the 2 others.") for line in _read(tell_findings(set_scope(coding, None, None)))
    )


def _code_contrast(texts: list[str]) -> Coding:
    book = replace(BOOK, contrast=("blame", "repair"))
    return code_articles(pd.DataFrame({"article_id": map(str, range(len(texts))), "text": texts}), book)


def test_the_contrast_of_one_group_is_a_sentence() -> None:
    one = _code_contrast(
        ["It is the fault of the mayor. “It is not my fault,” he said. They mended the bridge."]
    )
    assert _read(tell_findings(set_scope(one, None, None))) == [
        "Blame is mentioned twice, Repair once.",
        "Affirmed in the outlet’s own voice, Blame is mentioned once, Repair once.",
    ]
    many = _code_contrast(
        ["It is the fault of the mayor. They mended it. They mended the bridge.", "They mended it."] * 30
    )
    row = compare_frames(many, by=()).iloc[0]
    low, high = 2 ** -row["high"], 2 ** -row["low"]
    told = _read(tell_findings(set_scope(many, None, None)))
    assert (
        f"Repair is mentioned 90 times, Blame 30 times: 3.00 times as often [{low:.2f}, {high:.2f}]." in told
    )
    none = _code_contrast(["They mended it. They mended the bridge."] * 30)
    told = _read(tell_findings(set_scope(none, None, None)))
    low = 2 ** -compare_frames(none, by=()).iloc[0]["high"]
    assert f"Repair is mentioned 60 times, Blame 0 times: at least {low:.2f} times as often." in told


def test_a_contrast_that_chance_may_have_made_is_told_as_such() -> None:
    coding = _code_contrast(["It is the fault of the mayor.", "They mended it."] * 6 + ["They mended it."])
    assert _read(tell_findings(set_scope(coding, None, None)))[0] == (
        "Repair is mentioned 7 times, Blame 6 times, which is not told apart from equally often."
    )


def test_few_articles_make_no_sentence() -> None:
    assert (
        _read(tell_findings(set_scope(_code({"Post": 1.0, "Herald": 0.0}, articles=6), "outlet", None))) == []
    )


def test_as_many_days_before_the_event_are_compared_as_after_it() -> None:
    coding = _code({"Post": 0.5}, articles=60)
    assert set_scope(coding, (), "2020-01-11").window == 10
    assert set_scope(coding, (), "2020-02-20").window == 10
    assert set_scope(coding, (), "2020-02-20", 5).window == 5
    with pytest.raises(ReportError, match="must be a number of days"):
        set_scope(coding, (), None, 5)


def test_a_change_at_the_event_is_told_with_its_name() -> None:
    early, late = _code({"Post": 0.1}, articles=40), _code({"Post": 0.9}, articles=40)
    shifted = late.articles.assign(
        article_id="late" + late.articles["article_id"],
        published=late.articles["published"] + pd.Timedelta(days=40),
    )
    coding = code_articles(pd.concat([early.articles, shifted], ignore_index=True), BOOK)
    lines = _read(tell_findings(set_scope(coding, (), "2020-02-10", None, "the flood")))
    assert any(
        line.startswith("In the 40 days from 2020-02-10 (the flood) on, Blame is in 90%") for line in lines
    )


def test_a_coding_on_the_disk_is_told_of_as_in_memory_without_its_long_texts(tmp_path: Path) -> None:
    coding = _code({"Post": 0.9, "Herald": 0.1})
    scope = set_scope(open_coding(coding.save(tmp_path)), "outlet", None)
    assert _read(tell_findings(scope)) == _read(tell_findings(set_scope(coding, "outlet", None)))
    pd.testing.assert_frame_equal(tabulate_terms(scope.coding), tabulate_terms(coding), check_dtype=False)
    assert scope.coding.sentences["text"].notna().sum() == 1
    assert "text" not in scope.coding.attributions


def test_the_texts_of_a_coding_on_the_disk_are_read_where_they_are_quoted_only(tmp_path: Path) -> None:
    coding = _code({"Post": 0.9, "Herald": 0.1})
    scope = set_scope(open_coding(coding.save(tmp_path)), "outlet", None)
    assert "text" not in scope.coding.articles
    assert scope.read_text("Post-7") == coding.articles.set_index("article_id").at["Post-7", "text"]
    assert set(scope.read_whole().articles["text"]) == set(coding.articles["text"])


def test_of_many_texts_on_the_disk_only_is_told_which_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediaframing.reports.scope.MOST_COMPARED", 10)
    coding = _code({"Post": 0.9, "Herald": 0.1})
    numbers = set_scope(open_coding(coding.save(tmp_path)), "outlet", None).read_whole().articles["text"]
    assert pd.api.types.is_integer_dtype(numbers)
    assert numbers.duplicated().tolist() == coding.articles["text"].duplicated().tolist()


def test_charts_over_time_hold_no_copy_of_texts_and_actors() -> None:
    coding = _code({"Post": 0.5}, articles=300)
    late = coding.articles["published"].mask(
        coding.articles["article_id"] == "Post-299", pd.Timestamp("2030-01-01")
    )
    scope = set_scope(code_articles(coding.articles.assign(published=late), BOOK), (), None)
    assert len(scope.dated.articles) == 298
    assert "text" not in scope.dated.articles
    assert len(scope.dated.actors) == 0
    dated = rate_frames(scope.dated, by=())
    assert dated["articles"].tolist() == [298, 298]


def test_an_event_is_called_by_its_name_in_the_figure_over_time(report: Path) -> None:
    assert "Ceasefire" in (report / "figures" / "timeline.svg").read_text(encoding="utf-8")
    assert "told apart from chance" in (report / "report.html").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext of Poppler")
def test_the_pdf_begins_with_its_findings(report: Path) -> None:
    told = subprocess.run(
        ["pdftotext", report / "report.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert told.index("Findings") < told.index("Contents") < told.index("Methods")


def test_a_group_and_a_frame_of_one_name_keep_their_own_labels(tmp_path: Path) -> None:
    coding = _code({"blame": 0.9, "Herald": 0.1})
    coding = replace(
        coding,
        articles=coding.articles.assign(side=coding.articles["outlet"]),
        codebook=replace(
            BOOK, frames={**BOOK.frames, "blame": replace(BOOK.frames["blame"], label="Who is to blame")}
        ),
    )
    scope = set_scope(coding.with_groups("side", labels={"Herald": "The Herald side"}), None, None)
    told = next(line for line in _read(tell_findings(scope)) if "per 1,000 words" in line)
    assert told.startswith("The frame Who is to blame is mentioned")
    assert "where side is Blame" in told
    assert "where side is The Herald side" in told
    table = print_table(
        "rates", "Rates.", rate_frames(scope.coding)[["side", "frame", "count"]], scope.labels
    )
    assert {row[:2] for row in table.rows} >= {("Blame", "Who is to blame"), ("The Herald side", "Repair")}
