"""A JupyterLab on loopback and a Chromium that opens it, both in temporary folders."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

OUTPUT = Path(__file__).parent / "output"
OUTPUT.mkdir(exist_ok=True)
_SETTINGS = {
    # Otherwise cells out of sight are not in the page, and their numbers cannot be read.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}


class Lab:
    """A running JupyterLab: where it is, its folder, and what its sessions do."""

    def __init__(self, url: str, token: str, folder: Path) -> None:
        self.url, self.token, self.folder = url, token, folder

    def ask(self, path: str, method: str = "GET") -> Any:
        request = urllib.request.Request(
            f"{self.url}/api/{path}", headers={"Authorization": f"token {self.token}"}, method=method
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            body = answer.read()
            return json.loads(body) if body else None

    @staticmethod
    def wait(ready: Callable[[], Any], seconds: float, what: str) -> None:
        """Ask until it is so; fail with a sentence if it takes too long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if ready():
                    return
            except OSError:
                pass
            time.sleep(0.3)
        pytest.fail(f"{what} was not ready after {seconds:.0f} seconds")

    def wait_for_kernel(self, notebook: str, seconds: float = 90) -> None:
        """Wait until the kernel of a notebook is connected and idle; before, running it opens a dialog."""
        self.wait(
            lambda: any(
                s["path"] == notebook
                and s["kernel"]["execution_state"] == "idle"
                and s["kernel"]["connections"] > 0
                for s in self.ask("sessions")
            ),
            seconds,
            f"the kernel of {notebook}",
        )

    def open_and_run(self, page: Any, notebook: str, cells: int) -> None:
        """Open a notebook with a fresh kernel, run all of it, and wait until each cell has its number."""
        for session in self.ask("sessions"):
            self.ask(f"sessions/{session['id']}", "DELETE")
        page.goto(f"{self.url}/lab/tree/{notebook}?token={self.token}&reset")
        page.locator(".jp-NotebookPanel:visible .jp-Cell").first.wait_for()
        self.wait_for_kernel(notebook)
        # The server's word is not the page's: only once this says so will it run cells.
        page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        prompts = page.locator(".jp-NotebookPanel:visible .jp-CodeCell .jp-InputPrompt")
        try:
            self.wait(
                # What is committed has its numbers already; those of this run come once the kernel is idle again.
                lambda: (
                    sum(text.strip("[]:").isdigit() for text in prompts.all_text_contents()) >= cells
                    and all(s["kernel"]["execution_state"] == "idle" for s in self.ask("sessions"))
                ),
                240,
                f"the last cell of {notebook}",
            )
        except pytest.fail.Exception:
            page.screenshot(path=OUTPUT / "failed.png")
            raise
        for kind in ("error", "stderr"):
            shown = page.locator(f".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.{kind}']")
            assert shown.all_inner_texts() == []


@contextmanager
def run_server(home: Path, folder: Path, command: Sequence[str]) -> Iterator[Lab]:
    """Start a JupyterLab by a command, set up by files and the environment alone, and stop it again."""
    overrides = home / "app" / "settings"
    overrides.mkdir(parents=True)
    (overrides / "overrides.json").write_text(json.dumps(_SETTINGS), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    places = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    environment = os.environ | {f"JUPYTER_{place}": str(home / place.lower()) for place in places}
    environment |= {
        "JUPYTERLAB_SETTINGS_DIR": str(home / "user-settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_TOKEN": token,
    }
    server = {"ip": "127.0.0.1", "port": port, "port_retries": 0, "open_browser": False, "allow_root": True}
    settings = {"ServerApp": server, "LabApp": {"app_settings_dir": str(overrides), "open_browser": False}}
    (home / "config_dir").mkdir()
    (home / "config_dir" / "jupyter_lab_config.json").write_text(json.dumps(settings), encoding="utf-8")
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=folder)
    running = Lab(f"http://127.0.0.1:{port}", token, folder)
    try:
        running.wait(lambda: running.ask("status"), 60, "JupyterLab")
        yield running
    finally:
        process.terminate()
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    home = tmp_path_factory.mktemp("jupyter")
    folder = home / "notebooks"
    folder.mkdir()
    with run_server(home, folder, [sys.executable, "-m", "jupyterlab"]) as running:
        yield running


@pytest.fixture
def start_command(tmp_path: Path) -> Callable[..., Any]:
    """Give a function that runs a command which starts a JupyterLab, as a context."""

    def start(folder: Path, *command: str) -> Any:
        home = tmp_path / "home"
        home.mkdir()
        return run_server(home, folder, command)

    return start


@pytest.fixture(scope="session")
def keep() -> Callable[..., None]:
    """Give a function that keeps a screenshot of a page, or of a part of it, under a name."""

    def keep_page(page: Any, name: str, clip: Mapping[str, int] | None = None) -> None:
        page.screenshot(path=OUTPUT / f"{name}.png", clip=clip)

    return keep_page


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("needs chromium: apt-get install chromium")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(30_000)
    # JupyterLab is slow to load where other work is done beside it.
    context.set_default_navigation_timeout(120_000)
    yield context.new_page()
    context.close()
