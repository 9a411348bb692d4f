from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import mediaframing


@pytest.mark.parametrize("module", ["mediaframing", "mediaframing.runs.worker", "mediaframing.cli"])
def test_what_draws_nothing_imports_no_matplotlib(module: str) -> None:
    probe = (
        f"import {module}, sys; print(sorted({{'matplotlib', 'ipywidgets', 'IPython'}} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_package_itself_imports_no_table_library() -> None:
    probe = "import mediaframing, sys; print('pandas' in sys.modules, mediaframing.TableError.__name__)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False TableError"


def test_a_coding_is_opened_without_what_makes_one_or_draws_it() -> None:
    probe = (
        "import mediaframing.measures, sys; from mediaframing.runs import open_coding; print(sorted({'scipy', 'matplotlib', "
        "'mediaframing.coding.coder', 'mediaframing.coding.pipeline', 'mediaframing.reading', 'mediaframing.runs.corpus'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_report_of_one_article_needs_no_scipy(tmp_path: Path) -> None:
    probe = (
        "import pandas as pd, sys; from mediaframing import Codebook, code_articles, write_report; "
        "book = Codebook.from_terms({'terror': ['terror*'], 'talks': ['talks']}, {'aland': ['Aland']}); "
        "text = 'Aland said talks are no answer to terror. The terror goes on.'; "
        "write_report(code_articles(pd.DataFrame({'article_id': ['a'], 'text': [text]}), book), sys.argv[1]); "
        "print('scipy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_every_public_name_is_there_and_completes() -> None:
    for name in mediaframing.__all__:
        assert getattr(mediaframing, name).__module__.startswith("mediaframing.")
    assert set(mediaframing.__all__) <= set(dir(mediaframing))


def test_its_parts_need_no_import_of_their_own() -> None:
    assert mediaframing.measures.rate_frames is mediaframing.rate_frames
    assert {"coding", "charts"} <= set(dir(mediaframing))


def test_a_misspelt_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'rate_frame'"):
        mediaframing.rate_frame  # noqa: B018


def test_a_report_of_one_article_loads_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    article, book = tmp_path / "a.txt", tmp_path / "book.toml"
    article.write_text(
        "Aland said talks are no answer to terror. The terror goes on, and Bland waits.", encoding="utf-8"
    )
    book.write_text(
        '[frames.terror]\nterms = ["terror*"]\n[actors.aland]\naliases = ["Aland"]\n', encoding="utf-8"
    )
    idle = (
        "scipy",
        "pyarrow.parquet",
        "asyncio",
        "tqdm",
        "charset_normalizer",
        "urllib.request",
        "fontTools.ttLib",
        "mediaframing.views.explorer",
        "mediaframing.validation.sheets",
    )
    probe = f"import sys; from mediaframing.cli import main; main(sys.argv[1:]); print([m for m in {idle!r} if m in sys.modules])"
    arguments = ["report", str(article), "--codebook", str(book), "--out", str(tmp_path / "report")]
    done = subprocess.run(
        [sys.executable, "-c", probe, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"


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
