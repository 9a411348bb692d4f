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
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

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

    def ask(self, path: str) -> Any:
        request = urllib.request.Request(
            f"{self.url}/api/{path}", headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.load(answer)

    @staticmethod
    def wait(ready: Any, seconds: float, what: str) -> None:
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


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    home = tmp_path_factory.mktemp("jupyter")
    folder = home / "notebooks"
    folder.mkdir()
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
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={folder}", f"--LabApp.app_settings_dir={overrides}", "--allow-root",
    ]  # fmt: skip
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=folder)
    running = Lab(f"http://127.0.0.1:{port}", token, folder)
    try:
        running.wait(lambda: running.ask("status"), 60, "JupyterLab")
        yield running
    finally:
        server.terminate()
        server.wait(timeout=30)


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
    yield context.new_page()
    context.close()
