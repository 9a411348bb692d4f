from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from mediaframing.cli import main
from mediaframing.codebook import Codebook, read_codebook
from mediaframing.coding import Coding, code_articles
from mediaframing.measures import MeasureError
from mediaframing.reports import ReportError, ReportWarning, write_report
from mediaframing.reports.exhibits import EXHIBITS
from mediaframing.reports.reasons import lacks_groups
from mediaframing.reports.scope import set_scope
from mediaframing.runs import StoredCoding

SEEDS = Path(__file__).parents[2] / "seeds"


def hash_files(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_report_holds_a_page_a_pdf_figures_and_tables(report: Path) -> None:
    files = set(hash_files(report))
    assert {"report.html", "report.pdf", "codebook.toml"} <= files
    for name in ("rates", "contrast", "stance", "voice", "actors", "timeline", "words", "change"):
        assert {f"figures/{name}{suffix}" for suffix in (".pdf", ".svg", ".png", ".csv", ".txt")} <= files
        assert {f"tables/{name}{suffix}" for suffix in (".csv", ".tex", ".html")} <= files


def test_the_same_coding_gives_the_same_bytes_in_another_process(
    coding: Coding, report: Path, tmp_path: Path
) -> None:
    pytest.importorskip("typst")
    coding.save(tmp_path / "coded")
    code = (
        "import sys; from mediaframing.coding import Coding; from mediaframing.reports import write_report; "
        "write_report(Coding.load(sys.argv[1]), sys.argv[2], event='2019-02-12', event_name='Ceasefire')"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "coded"), str(tmp_path / "again")],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "MPLBACKEND": "agg", "TZ": "Asia/Tokyo"},
        cwd=tmp_path,
    )
    assert hash_files(tmp_path / "again") == hash_files(report)


def test_all_that_is_written_is_returned(tmp_path: Path, coding: Coding) -> None:
    one = coding.articles["article_id"] == "a0"
    small = code_articles(coding.articles[one].reset_index(drop=True), coding.codebook)
    files = write_report(small, tmp_path / "new")
    assert {str(path.relative_to(tmp_path / "new")) for path in files} == set(hash_files(tmp_path / "new"))
    page = (tmp_path / "new" / "report.html").read_text(encoding="utf-8")
    assert "Where in the article do the frames stand?" in page
    assert "A single article does not show how articles vary" in page


def test_of_one_article_only_what_it_can_show_is_drawn(tmp_path: Path, coding: Coding) -> None:
    one = coding.articles["article_id"] == "a0"
    small = code_articles(coding.articles[one].reset_index(drop=True), read_codebook(SEEDS / "codebook.toml"))
    write_report(small, tmp_path)
    drawn = {path.stem for path in (tmp_path / "figures").glob("*.svg")}
    # Stance and voice of each mention are in the first figure, and counted in a table.
    assert {"dispersion"} <= drawn <= {"dispersion", "positions", "actors"}
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "with one group the contrast is a single number" in page
    assert "whose mentions are shown one by one" in page
    assert all(
        f"<bdi>{head}</bdi></th>" in page for head in ("Affirmed", "Rejected", "In sources’ voice (%)")
    )


def test_actors_of_one_article_are_counted_by_its_length_as_all_are_in_all_articles(tmp_path: Path) -> None:
    book = Codebook.from_terms({"terror": ["terror*"]}, {"aland": ["Aland"], "bland": ["Bland"]})
    text = "Aland said the terror must end. Bland and Aland agreed on the terms of peace at last."
    write_report(code_articles(pd.DataFrame({"article_id": ["a"], "text": [text]}), book), tmp_path)
    actors = pd.read_csv(tmp_path / "figures" / "actors.csv")
    assert set(actors["unit"]) == {"1000_words"}
    assert actors.set_index("actor")["rate"].to_dict() == pytest.approx(
        {"aland": 2000 / 16, "bland": 1000 / 16}, rel=0.2
    )


def test_examples_are_affirmed_and_rejected_in_both_voices_with_their_place(report: Path) -> None:
    page = (report / "report.html").read_text(encoding="utf-8")
    assert "Affirmed, in the outlet’s voice" in page
    assert "Rejected, in a source’s words" in page
    assert "“This is not a </bdi><mark><bdi>terror</bdi></mark><bdi> issue,”" in page
    assert re.search(r"article <code><bdi>a\d+</bdi></code>", page)


def test_the_methods_name_versions_codebook_choices_and_accuracy(report: Path, coding: Coding) -> None:
    page = (report / "report.html").read_text(encoding="utf-8")
    assert f"(SHA-256 {coding.codebook.hash()[:12]}; see the appendix) names 2 frames by 4 terms" in page
    assert "vaderSentiment 3.3.2" in page
    assert "Student’s t" in page
    assert "<code><bdi>frames.stance</bdi></code>: is the frame affirmed (brought up" in page
    assert re.search(r"on text new to the rules F1 is \.\d\d", page)
    assert "Berry, G., & Armitage, P. (1995)" in page or "Berry, G., &amp; Armitage, P. (1995)" in page


def test_the_codebook_comes_along_as_it_was(hostile_report: Path, hostile: Coding, report: Path) -> None:
    assert (
        read_codebook(report / "codebook.toml").hash()
        == Codebook.from_terms(
            {"terror": ["terror*", "militant*"], "talks": ["talks", "negotiat*"]},
            {"aland": ["Aland"], "bland": ["Bland", "Premier Moe"]},
            title="Terror or talks?",
        ).hash()
    )
    assert read_codebook(hostile_report / "codebook.toml").title == hostile.codebook.title


def test_articles_of_too_many_outlets_are_not_grouped_which_is_told_with_the_way_out(coding: Coding) -> None:
    many = pd.concat([coding.articles, coding.articles.assign(article_id=lambda t: "b" + t["article_id"])])
    many = many.assign(outlet=[f"Paper {place}" for place in range(len(many))])
    told = lacks_groups(set_scope(code_articles(many, coding.codebook), None, None))
    assert (
        told
        == "the articles are not grouped: there are 48 outlets; name a column that groups them (by=, --by)"
    )


def test_what_is_not_shown_is_told_with_the_reason(hostile_report: Path) -> None:
    page = (hostile_report / "report.html").read_text(encoding="utf-8")
    assert "the codebook names no contrast of two frames" in page
    assert "Fewer than 10 articles" in page


def test_no_cell_of_a_table_is_a_formula(hostile_report: Path) -> None:
    for path in (hostile_report / "tables").glob("*.csv"):
        cells = pd.read_csv(path, dtype="str", keep_default_na=False)
        texts = [*cells.columns, *cells.to_numpy().ravel()]
        assert not [text for text in texts if str(text).lstrip().startswith(("=", "@", "+"))]


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="needs pdfinfo of Poppler")
def test_no_reader_of_pdf_complains(report: Path) -> None:
    for path in [report / "report.pdf", *(report / "figures").glob("*.pdf")]:
        told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True)
        assert told.stderr == ""


def test_names_in_letters_that_figures_lack_are_numbered_and_told(hostile_report: Path) -> None:
    page = (hostile_report / "report.html").read_text(encoding="utf-8")
    assert re.search("Outlet no. [0-9] is <bdi>人民日报\U00010600</bdi>", page)
    assert ": no font on the machine that drew the figures has its letters." in page


def test_without_the_extra_all_but_the_pdf_is_written(
    tmp_path: Path, coding: Coding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    one = coding.articles["article_id"] == "a0"
    small = code_articles(coding.articles[one].reset_index(drop=True), coding.codebook)
    with pytest.warns(ReportWarning, match=r"needs the package typst.*pip install 'mediaframing\[report\]'"):
        files = write_report(small, tmp_path)
    assert files[0] == tmp_path / "report.html"
    assert not (tmp_path / "report.pdf").exists()


def test_a_text_that_the_typesetter_refuses_costs_the_pdf_alone(
    tmp_path: Path, coding: Coding, monkeypatch: pytest.MonkeyPatch
) -> None:
    typst = pytest.importorskip("typst")

    def refuse(*told: object, **more: object) -> bytes:
        raise typst.TypstError("PDF/UA-1 error:\nheading title is empty")

    monkeypatch.setattr(typst, "compile", refuse)
    one = coding.articles["article_id"] == "a0"
    small = code_articles(coding.articles[one].reset_index(drop=True), coding.codebook)
    with pytest.warns(
        ReportWarning, match=r"report\.pdf is not written: .*heading title is empty.*print report\.html"
    ):
        files = write_report(small, tmp_path)
    assert files[0] == tmp_path / "report.html"
    assert not (tmp_path / "report.pdf").exists()


def test_a_coding_without_articles_or_with_a_wrong_choice_is_refused(coding: Coding, tmp_path: Path) -> None:
    empty = code_articles(coding.articles.head(0), coding.codebook)
    with pytest.raises(ReportError, match="no articles"):
        write_report(empty, tmp_path)
    with pytest.raises(MeasureError, match="Did you mean 'outlet'"):
        write_report(coding, tmp_path, by="outlets")
    with pytest.raises(ReportError, match="not within the time of the articles"):
        write_report(coding, tmp_path, event="2031-01-01")
    with pytest.raises(MeasureError, match="is no date"):
        write_report(coding, tmp_path, event="some day")
    assert not list(tmp_path.iterdir())


def test_what_coding_left_out_is_told_not_drawn(tmp_path: Path, coding: Coding) -> None:
    unread = code_articles(coding.articles, coding.codebook, skip=["stance", "attributions"])
    written = {path.name for path in write_report(unread, tmp_path)}
    assert not {"stance.svg", "voice.svg", "positions.svg"} & written
    assert "holds no stance" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_exhibits_have_names_of_their_own() -> None:
    assert len({exhibit.name for exhibit in EXHIBITS}) == len(EXHIBITS)


def test_the_command_writes_a_report_of_a_coding(
    coding: Coding, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = coding.articles["article_id"] == "a0"
    code_articles(coding.articles[one].reset_index(drop=True), coding.codebook).save(tmp_path / "coded")
    assert (
        main(["report", str(tmp_path / "coded"), "--out", str(tmp_path / "out"), "--title", "A title"]) == 0
    )
    assert "<h1><bdi>A title</bdi></h1>" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert main(["report", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert main(["report", str(tmp_path / "coded"), "--out", str(tmp_path / "out"), "--by", "desk"]) == 2
    assert "'desk' is none of" in capsys.readouterr().err


@pytest.fixture(scope="module")
def chosen(coding: Coding, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a report with codes by hand, an event without a name, a font of the machine and no examples."""
    folder = tmp_path_factory.mktemp("chosen")
    codes = coding.frames[["mention_id", "stance", "voice"]].assign(frame="right", chance=1.0, coder="<b>A")
    write_report(coding, folder, event="2019-02-12", codes=codes, font="DejaVu Sans", examples=0)
    return folder


def test_with_codes_by_hand_the_methods_tell_how_often_the_rules_are_right_on_these_articles(
    chosen: Path, report: Path
) -> None:
    page = (chosen / "report.html").read_text(encoding="utf-8")
    assert "accuracy of stance: 1.00" in page
    assert "[Report also how often they agree" not in page
    assert "a second coder for a part of the sample" in page
    without = (report / "report.html").read_text(encoding="utf-8")
    assert "accuracy of stance" not in without
    assert "[Report also how often they agree" in without


def test_a_font_of_the_machine_is_taken_for_figures_and_stands_in_the_pdf(
    coding: Coding, chosen: Path, tmp_path: Path
) -> None:
    assert "2019-02-12" in (chosen / "report.html").read_text(encoding="utf-8")
    assert "font-family: 'DejaVu Sans'" in (chosen / "figures" / "rates.svg").read_text(encoding="utf-8")
    assert b"LiberationSans" not in (chosen / "figures" / "rates.pdf").read_bytes()
    with pytest.raises(ReportError, match="is not installed"):
        write_report(coding, tmp_path / "other", font="Nowhere Grotesk")
    assert not (tmp_path / "other").exists()


def test_the_command_takes_a_font_and_refuses_one_that_is_not_there(
    coding: Coding, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = coding.save(tmp_path / "coded")
    assert main(["report", str(held), "--out", str(tmp_path / "out"), "--font", "Nowhere Grotesk"]) == 2
    assert "font='Nowhere Grotesk' is not installed" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("order", "values", "labels"),
    [
        ("Herald, The Post", ("Herald", "The Post"), {}),
        ("Herald=Left-leaning outlets,The Post", ("Herald", "The Post"), {"Herald": "Left-leaning outlets"}),
        ("a=b", ("a=b",), {}),
    ],
)
def test_the_command_line_says_groups_in_their_order_and_what_they_are_called(
    coding: Coding,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    order: str,
    values: tuple[str, ...],
    labels: dict[str, str],
) -> None:
    articles = coding.articles.assign(
        outlet=coding.articles["outlet"].where(coding.articles.index > 1, "a=b")
    )
    replace(coding, articles=articles).save(tmp_path / "coded")
    given: list[StoredCoding] = []
    monkeypatch.setattr(
        "mediaframing.reports.write_report", lambda held, *_, **__: given.append(held) or [tmp_path]
    )
    asked = ["--by", "outlet", "--order", order, "--label", "Paper"]
    assert main(["report", str(tmp_path / "coded"), "--out", str(tmp_path / "out"), *asked]) == 0
    groups = given[0].groups
    assert groups is not None
    assert (groups.values, groups.labels, groups.label) == (values, labels, "Paper")


def test_groups_in_an_order_need_one_column(coding: Coding, tmp_path: Path) -> None:
    coding.save(tmp_path / "coded")
    assert main(["report", str(tmp_path / "coded"), "--out", str(tmp_path / "out"), "--order", "a,b"]) == 2
