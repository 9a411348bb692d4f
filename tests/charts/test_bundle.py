from __future__ import annotations

import os
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from hand_coded import draw_coding
from PIL import Image

from mediaframing.charts import plot_change, plot_rates, plot_stance, plot_timeline, save_figure, style
from mediaframing.measures import compare_periods, rate_frames, rate_stance

resource = pytest.importorskip("resource", reason="this system has no limits for files")
CODING = draw_coding(60)
RATES = rate_frames(CODING, "outlet")
SVG = "{http://www.w3.org/2000/svg}"


def test_a_bundle_holds_six_files(tmp_path):
    written = save_figure(plot_rates(RATES), tmp_path / "new" / "rates", RATES, "Frames by outlet")
    assert [path.name for path in written] == [
        "rates.pdf",
        "rates.svg",
        "rates.png",
        "rates.csv",
        "rates.txt",
        "rates.alt.txt",
    ]
    assert all(path.stat().st_size for path in written)


def test_the_same_input_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        for chart, table in (
            (plot_rates, RATES),
            (plot_stance, rate_stance(CODING)),
            (plot_timeline, rate_frames(CODING, "month", "mention", frames=["frame_0"])),
        ):
            save_figure(chart(table), tmp_path / name / chart.__name__, table, "Caption")
    files = sorted((tmp_path / "a").iterdir())
    assert len(files) == 18
    for path in files:
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_saving_a_figure_again_changes_no_byte(tmp_path):
    axes = plot_change(compare_periods(CODING, "2017-05-01"))
    for name in ("a", "b"):
        save_figure(axes, tmp_path / name / "change", RATES)
    for suffix in (".pdf", ".svg", ".png", ".csv", ".txt", ".alt.txt"):
        one, two = (tmp_path / name / f"change{suffix}" for name in ("a", "b"))
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("kilobytes", [1, 12, 24, 60])
def test_a_disk_that_is_full_is_told_and_the_earlier_bundle_stays(tmp_path, kilobytes):
    save_figure(plot_rates(RATES), tmp_path / "rates", RATES, "The first")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    axes = plot_rates(RATES)
    told = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes << 10, told[1]))
    try:
        with pytest.raises(OSError, match=f"File too large: '{tmp_path}'$"):
            save_figure(axes, tmp_path / "rates", RATES, "The second")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, told)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_a_killed_process_left_beside_a_bundle_is_cleared_away_once_it_is_old(tmp_path):
    old, young = tmp_path / ".saving-old", tmp_path / ".saving-young"
    for folder in (old, young):
        folder.mkdir()
        (folder / "rates.pdf").write_text("half")
    os.utime(old, (0, 0))
    save_figure(plot_rates(RATES), tmp_path / "rates", RATES)
    assert not old.exists()
    assert young.exists()


def test_no_file_tells_its_date_or_version(tmp_path):
    save_figure(plot_rates(RATES), tmp_path / "rates")
    for suffix in (".pdf", ".svg"):
        held = (tmp_path / f"rates{suffix}").read_bytes()
        assert b"atplotlib v" not in held
        assert b"Date" not in held
        assert b"dc:date" not in held


def test_fonts_are_embedded_in_print_and_text_stays_text_on_the_web(tmp_path):
    axes = plot_rates(RATES, labels={"Outlet 00": "Le Monde & <b>", "Outlet 01": "الجزيرة"})
    save_figure(axes, tmp_path / "rates")
    pdf = (tmp_path / "rates.pdf").read_bytes()
    assert pdf.count(b"/FontFile2") >= 1
    assert b"LiberationSans" in pdf
    texts = list(ET.parse(tmp_path / "rates.svg").getroot().iter(f"{SVG}text"))
    written = ["".join(text.itertext()) for text in texts]
    assert any(text.startswith("Le Monde & <b>") for text in written)
    assert all("'Liberation Sans', Arial, Helvetica" in text.get("style") for text in texts)
    assert all(text.get("style").split(";")[1].endswith("sans-serif") for text in texts)


def test_saving_leaves_canvas_resolution_and_layout_as_they_were(tmp_path):
    figure = plot_rates(RATES).figure
    before = (figure.canvas, figure.dpi, figure.get_layout_engine())
    save_figure(figure, tmp_path / "rates")
    assert (figure.canvas, figure.dpi, figure.get_layout_engine()) == before


def test_figures_have_the_width_of_a_column(tmp_path):
    for width, mm in (("single", 90), ("double", 190)):
        with style("paper", width):
            save_figure(plot_rates(RATES), tmp_path / width)
        root = ET.parse(tmp_path / f"{width}.svg").getroot()
        assert float(root.get("width").removesuffix("pt")) == pytest.approx(mm / 25.4 * 72, abs=0.1)
        with Image.open(tmp_path / f"{width}.png") as image:
            assert image.width == pytest.approx(mm / 25.4 * 300, abs=1)


def test_screen_readers_find_title_and_description(tmp_path):
    caption = "Frames <b>& outlets</b>\x00 of 2017"
    save_figure(plot_rates(RATES), tmp_path / "rates", RATES, caption)
    root = ET.parse(tmp_path / "rates.svg").getroot()
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == "Frames <b>& outlets</b> of 2017."
    assert "mid-P" in root[1].text
    assert root[1].text.startswith("Dot chart with intervals. Horizontal axis: Articles with the frame (%).")
    assert (tmp_path / "rates.alt.txt").read_text().strip() in root[1].text
    with Image.open(tmp_path / "rates.png") as image:
        assert image.text["Description"] == root[1].text


def test_the_png_shows_what_is_drawn_and_keeps_transparency_only_where_there_is_some(tmp_path):
    axes = plot_rates(RATES)
    figure = axes.get_figure()
    for name, colour, mode in (("white", "white", "RGB"), ("clear", "none", "RGBA")):
        figure.set_facecolor(colour)
        axes.set_facecolor(colour)
        save_figure(figure, tmp_path / name)
        with Image.open(tmp_path / f"{name}.png") as image:
            assert image.mode == mode
            assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
            assert image.text["Title"] == name
            assert image.text["Description"] == (tmp_path / f"{name}.alt.txt").read_text("utf-8").strip()
            corner, held = image.getpixel((0, 0)), image.convert("RGBA")
        assert corner == ((255, 255, 255) if mode == "RGB" else (255, 255, 255, 0))
        colours = {colour for _, colour in held.getcolors(1 << 16)}
        assert len(colours) > 20  # marks, lines and letters with their soft edges


def test_the_caption_ends_with_n_denominator_and_interval(tmp_path):
    save_figure(plot_rates(RATES), tmp_path / "rates", RATES, "Frames by outlet")
    assert (tmp_path / "rates.txt").read_text() == (
        "Frames by outlet. Rates are shares of articles with at least one mention (denominator: all articles "
        "of the group). n = 19 to 21 articles a group. Intervals are 95% mid-P intervals over articles. "
        "Corpus: 60 articles of 3 outlets, 2017-01-08 to 2017-10-19.\n"
    )


def test_cells_cannot_become_formulas(tmp_path):
    table = pd.DataFrame(
        {
            "=name": ["=1+1", "@cmd", "-5", "+a", " =x", "\tb", "fine", None],
            "value": [-1.5, 2, 3, 4, 5, 6, 7, 8],
        }
    )
    save_figure(plot_rates(RATES), tmp_path / "rates", table)
    held = pd.read_csv(tmp_path / "rates.csv", keep_default_na=False)
    assert held.columns.tolist() == ["'=name", "value"]
    assert held["'=name"].tolist() == ["'=1+1", "'@cmd", "-5", "'+a", "' =x", "'\tb", "fine", ""]
    assert held["value"].iloc[0] == -1.5


def test_control_characters_are_written_by_their_code(tmp_path):
    table = pd.DataFrame(
        {"a\x1b[31m": ["\x00x\x1b[2J", "\u202eevil", "\x07=cmd", "tab\tand\nline", "\x9b1m", "فارسی\u200cها"]}
    )
    save_figure(plot_rates(RATES), tmp_path / "rates", table)
    held = (tmp_path / "rates.csv").read_bytes()
    assert not [byte for byte in held if byte < 32 and byte not in b"\t\n"]
    read = pd.read_csv(tmp_path / "rates.csv")
    assert read.columns.tolist() == [r"a\x1b[31m"]
    assert read.iloc[:, 0].tolist() == [
        r"\x00x\x1b[2J", r"\u202eevil", r"\x07=cmd", "tab\tand\nline", r"\x9b1m", "فارسی\u200cها",
    ]  # fmt: skip


def test_a_dot_in_the_name_is_kept_and_a_known_suffix_taken_off(tmp_path):
    save_figure(plot_rates(RATES), tmp_path / "fig.1")
    save_figure(plot_rates(RATES), tmp_path / "fig2.PDF")
    save_figure(plot_rates(RATES), tmp_path / "fig3.alt.txt")
    assert (tmp_path / "fig3.png").exists()
    assert (tmp_path / "fig.1.pdf").exists()
    assert (tmp_path / "fig2.pdf").exists()


def test_what_is_no_figure_is_answered_with_a_sentence(tmp_path):
    with pytest.raises(TypeError, match="wants a figure or axes, not DataFrame"):
        save_figure(RATES, tmp_path / "rates")
    with pytest.raises(ValueError, match="No file or folder is named"):
        save_figure(plot_rates(RATES), "")


@pytest.mark.parametrize(("name", "told"), [("Norland " * 30, True), ("Norland", False)])
def test_a_caption_says_where_names_that_are_cut_are_whole(tmp_path, name, told):
    rates = rate_frames(draw_coding(40, outlets=4), "outlet", frames=["frame_0"])
    rates["outlet"] = rates["outlet"].replace("Outlet 02", name.strip())
    save_figure(plot_rates(rates), tmp_path / "rates", rates)
    caption = (tmp_path / "rates.txt").read_text(encoding="utf-8")
    assert ("Names shortened by … are whole in the table." in caption) is told
    assert name.strip() in (tmp_path / "rates.csv").read_text(encoding="utf-8-sig")
