from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mediaframing.codebook import CodebookError, read_codebook
from mediaframing.coding.checks import check_codebook
from mediaframing.views.notebook import write_notebook
from mediaframing.views.view import ViewError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def press(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    shutil.copy(ROOT / "seeds" / "pulwama.txt", folder)
    return folder


def run_paths(notebook: Path) -> dict[str, str]:
    """Run the lines that set paths; give what they set."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    first = next("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    lines = [
        line for line in first.splitlines() if line.startswith(("articles_path", "codebook_path", "results"))
    ]
    made: dict[str, str] = {}
    exec("\n".join(lines), made)  # the lines are what is tested
    return {name: made[name] for name in ("articles_path", "codebook_path", "results")}


def test_the_template_is_the_third_notebook() -> None:
    template, notebook = (
        json.loads(path.read_text(encoding="utf-8"))["cells"]
        for path in (
            ROOT / "analysis" / "mediaframing" / "views" / "your_corpus.ipynb",
            ROOT / "notebooks" / "03_your_corpus.ipynb",
        )
    )
    assert [(c["id"], c["cell_type"], "".join(c["source"])) for c in notebook] == [
        (c["id"], c["cell_type"], "".join(c["source"])) for c in template
    ]
    assert not [cell for cell in template if cell.get("outputs") or cell.get("execution_count")]


def test_the_notebook_names_its_paths_from_where_it_lies(press: Path) -> None:
    book = shutil.copy(ROOT / "seeds" / "codebook.toml", press / "codebook.toml")
    notebook = write_notebook(press.parent / "study", articles=press)
    assert run_paths(notebook) == {
        "articles_path": "../press",
        "codebook_path": "../press/codebook.toml",
        "results": "results",
    }
    assert (notebook.parent / "../press/codebook.toml").resolve() == Path(book)
    assert sorted(path.name for path in press.iterdir()) == ["codebook.toml", "pulwama.txt"]


def test_paths_that_lie_elsewhere_are_written_whole(press: Path, tmp_path: Path) -> None:
    notebook = write_notebook(
        tmp_path / "far" / "away", articles=press, codebook=ROOT / "seeds" / "syria.toml"
    )
    paths = run_paths(notebook)
    assert paths["articles_path"] == str(press)
    assert paths["codebook_path"] == str(ROOT / "seeds" / "syria.toml")


@pytest.mark.parametrize(
    "name",
    [
        "it's",
        'a "b"',
        "back\\slash",
        "line\nbreak",
        "'''\"\"\"",
        "x = 1  # y",
        "\u202eright",
        "\udcff",
        "{a}$b",
    ],
)
def test_a_folder_may_be_called_anything(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    shutil.copy(ROOT / "seeds" / "pulwama.txt", folder)
    notebook = write_notebook(tmp_path / f"{name} study", articles=folder)
    assert run_paths(notebook)["articles_path"] == f"../{name}"
    assert "\u202e" not in notebook.read_text(encoding="utf-8")


def test_without_a_codebook_there_is_one_to_start_from(press: Path, tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "study", articles=press)
    assert run_paths(notebook)["codebook_path"] == "codebook.toml"
    book = read_codebook(notebook.parent / "codebook.toml")
    assert len(book.frames) == 3
    assert check_codebook(book).empty


def test_a_codebook_that_is_there_is_not_replaced(press: Path, tmp_path: Path) -> None:
    study = tmp_path / "study"
    study.mkdir()
    (study / "codebook.toml").write_text('[frames.mine]\nterms = ["mine"]\n', encoding="utf-8")
    write_notebook(study, articles=press)
    assert list(read_codebook(study / "codebook.toml").frames) == ["mine"]


def test_a_notebook_that_is_there_is_not_replaced(press: Path, tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "study", articles=press)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="is left as it is"):
        write_notebook(tmp_path / "study", articles=press)
    assert path.read_text(encoding="utf-8") == "mine"


def test_of_several_codebooks_one_has_to_be_named(press: Path, tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        shutil.copy(ROOT / "seeds" / "codebook.toml", press / name)
    with pytest.raises(
        ViewError, match=r"There are 2 codebooks in .* \('a.toml', 'b.toml'\). Name the one to use."
    ):
        write_notebook(tmp_path / "study", articles=press)


def test_a_codebook_that_cannot_be_read_is_an_error_and_nothing_is_written(
    press: Path, tmp_path: Path
) -> None:
    (press / "wrong.toml").write_text("frames = 1", encoding="utf-8")
    with pytest.raises(CodebookError):
        write_notebook(tmp_path / "study", articles=press)
    assert not (tmp_path / "study").exists()


@pytest.mark.parametrize("place", [".", "study", "../press"])
def test_a_notebook_among_the_articles_is_an_error(press: Path, place: str) -> None:
    with pytest.raises(ViewError, match="would be read as articles the next time"):
        write_notebook(press / place, articles=press)


def test_articles_that_are_not_there_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ViewError, match="There is no file or folder"):
        write_notebook(tmp_path / "study", articles=tmp_path / "none")
