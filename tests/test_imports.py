from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules, walk_packages

import pandas as pd
import pytest

import mediaframing

# What a process has imported after each step. It forgets no import, so that what is not there later was not there before.
_STEPS = """
import json, sys
imported = {}
def tell(step): imported[step] = sorted(sys.modules)
"""
_TOLD = "\nprint(json.dumps(imported))"
_DRAWING = {"matplotlib", "ipywidgets", "IPython"}


def list_imported(steps: str, *arguments: str) -> dict[str, set[str]]:
    """Run steps in one process of their own; give what is imported after each that it tells."""
    command = [sys.executable, "-c", _STEPS + steps + _TOLD, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {step: set(names) for step, names in json.loads(done.stdout.splitlines()[-1]).items()}


@pytest.fixture(scope="module")
def imported() -> dict[str, set[str]]:
    return list_imported(
        "import mediaframing; tell('mediaframing'); mediaframing.TableError; tell('TableError')\n"
        "import mediaframing.measures; from mediaframing.runs import open_coding; tell('open_coding')\n"
        "import mediaframing.cli; tell('mediaframing.cli')\n"
        "import mediaframing.runs.worker; tell('mediaframing.runs.worker')"
    )


@pytest.mark.parametrize("module", ["mediaframing", "mediaframing.runs.worker", "mediaframing.cli"])
def test_what_draws_nothing_imports_no_matplotlib(module: str, imported: dict[str, set[str]]) -> None:
    assert module in imported[module]
    assert not _DRAWING & imported[module]


def test_the_package_itself_imports_no_table_library(imported: dict[str, set[str]]) -> None:
    assert "pandas" not in imported["mediaframing"]
    assert "mediaframing.tables" in imported["TableError"] - imported["mediaframing"]


def test_a_coding_is_opened_without_what_makes_one_or_draws_it(imported: dict[str, set[str]]) -> None:
    makers = {
        "scipy",
        "matplotlib",
        "mediaframing.coding.coder",
        "mediaframing.coding.pipeline",
        "mediaframing.reading",
        "mediaframing.runs.corpus",
    }
    assert not makers & imported["open_coding"]


def test_every_public_name_is_there_and_completes() -> None:
    for name in mediaframing.__all__:
        assert getattr(mediaframing, name).__module__.startswith("mediaframing.")
    assert set(mediaframing.__all__) <= set(dir(mediaframing))


def test_no_module_hides_a_name_that_is_given_when_asked() -> None:
    found = walk_packages(mediaframing.__path__, "mediaframing.")
    packages = [mediaframing, *(import_module(module.name) for module in found if module.ispkg)]
    given = [package for package in packages if "__getattr__" in vars(package)]
    assert mediaframing.views in given
    for package in given:
        modules = {module.name for module in iter_modules(package.__path__)}
        assert not modules & {*package.__all__, *mediaframing.__all__}, package.__name__


def test_its_parts_need_no_import_of_their_own() -> None:
    assert mediaframing.measures.rate_frames is mediaframing.rate_frames
    assert {"coding", "charts"} <= set(dir(mediaframing))


def test_a_misspelt_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'rate_frame'"):
        mediaframing.rate_frame  # noqa: B018


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Give what is imported after the command's report of one article, and then after the package's."""
    folder = tmp_path_factory.mktemp("reported")
    (folder / "a.txt").write_text(
        "Aland said talks are no answer to terror. The terror goes on, and Bland waits.", encoding="utf-8"
    )
    (folder / "book.toml").write_text(
        '[frames.terror]\nterms = ["terror*"]\n[actors.aland]\naliases = ["Aland"]\n', encoding="utf-8"
    )
    return list_imported(
        "from mediaframing.cli import main; folder = sys.argv[1]\n"
        "main(['report', f'{folder}/a.txt', '--codebook', f'{folder}/book.toml', '--out', f'{folder}/of_command'])\n"
        "tell('command')\n"
        "import pandas as pd; from mediaframing import Codebook, code_articles, write_report\n"
        "book = Codebook.from_terms({'terror': ['terror*'], 'talks': ['talks']}, {'aland': ['Aland']})\n"
        "text = 'Aland said talks are no answer to terror. The terror goes on.'\n"
        "articles = pd.DataFrame({'article_id': ['a'], 'text': [text]})\n"
        "write_report(code_articles(articles, book), f'{folder}/of_package')\n"
        "tell('package')",
        str(folder),
    )


def test_a_report_of_one_article_needs_no_scipy(reported: dict[str, set[str]]) -> None:
    assert "mediaframing.reports.report" in reported["package"]
    assert "scipy" not in reported["package"]


def test_a_report_of_one_article_loads_nothing_that_it_does_not_use(reported: dict[str, set[str]]) -> None:
    idle = {
        "scipy",
        "pyarrow.parquet",
        "asyncio",
        "tqdm",
        "charset_normalizer",
        "urllib.request",
        "fontTools.ttLib",
        "mediaframing.views.explorer",
        "mediaframing.validation.sheets",
    }
    assert "mediaframing.reports.report" in reported["command"]
    assert not idle & reported["command"]


def test_a_report_of_one_coded_article_loads_nothing_that_reads_texts(tmp_path: Path) -> None:
    book = mediaframing.Codebook.from_terms({"terror": ["terror*"], "talks": ["talks"]})
    text = "Aland said talks are no answer to terror. The terror goes on, and Bland waits."
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    mediaframing.code_articles(articles, book).save(tmp_path / "coding")
    probe = (
        "import gc, sys; from mediaframing.cli import main; main(sys.argv[1:]); "
        "print([m for m in sys.modules if m.startswith(('mediaframing.coding.text', 'mediaframing.reading.'))], gc.isenabled())"
    )
    arguments = ["report", str(tmp_path / "coding"), "--out", str(tmp_path / "report")]
    done = subprocess.run(
        [sys.executable, "-c", probe, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().splitlines()[-1] == "[] True"
