from __future__ import annotations

import re
from pathlib import Path

import matplotlib as mpl
import pytest

import mediaframing as mf

ROOT = Path(__file__).parent.parent


def test_the_readmes_python_runs_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    mpl.use("Agg")
    blocks = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert blocks
    program = compile("\n".join(blocks), "README.md", "exec")
    with pytest.warns(mf.SmallGroupWarning):
        exec(program, {})
    assert {p.suffix for p in tmp_path.glob("stance.*")} == {".pdf", ".svg", ".png", ".csv", ".txt"}


@pytest.mark.parametrize("page", ["README.md", "seeds/README.md"])
def test_links_within_the_repository_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []
