from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from mediaframing.reading import ExampleError, fetch_example

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def names(paths: list[Path]) -> list[str]:
    return [path.stem for path in paths]


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=names(NOTEBOOKS))
def test_a_notebook_runs_and_draws_the_committed_tables(path: Path, tmp_path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    if "read_example" in "".join(cell.source for cell in notebook.cells):
        try:
            fetch_example("news-2017")
        except ExampleError as error:
            pytest.skip(f"the example corpus is neither cached nor within reach: {error}")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "notebooks").mkdir()
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path / "notebooks")}}).execute()
    drawn = sorted((tmp_path / "figures").glob("*.csv"))
    assert drawn
    for table in drawn:
        assert table.read_bytes() == (ROOT / "figures" / table.name).read_bytes(), table.name


@pytest.mark.parametrize("path", NOTEBOOKS, ids=names(NOTEBOOKS))
def test_a_notebook_is_committed_executed_without_error_and_defines_nothing(path: Path) -> None:
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in cells)
    assert not [output for cell in cells for output in cell.outputs if output.output_type == "error"]
    assert not [cell for cell in cells if "def " in cell.source or "class " in cell.source]


def test_every_figure_has_its_table_and_caption() -> None:
    figures = ROOT / "figures"
    stems = {path.stem for path in figures.glob("*.png")}
    assert stems
    for suffix in (".pdf", ".svg", ".csv", ".txt"):
        assert {path.stem for path in figures.glob(f"*{suffix}")} == stems
