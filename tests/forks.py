"""Processes that are forked from one that has imported what they need, which takes each of them two seconds otherwise.

A fork is started as by :class:`subprocess.Popen`, runs a module as ``python -m`` does, and has arguments, environment, folder and
streams of its own. Nothing but imports goes before it. Where the system has no fork, and in tests that are about the start itself,
processes start as they do for users.
"""

from __future__ import annotations

import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import threading
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any

CAN_FORK = hasattr(os, "fork")
PIPE = subprocess.PIPE


class Nursery:
    """The process that imports once and forks. It ends with the line to it, however this process ends."""

    def __init__(self, *modules: str) -> None:
        self._line, theirs = socket.socketpair()
        self._one_at_a_time = threading.Lock()
        self._forks: list[Fork] = []
        with theirs:
            command = [sys.executable, str(Path(__file__)), str(theirs.fileno()), *modules]
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()], start_new_session=True
            )

    def start(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str],
        stdin: int | None = None,
        stdout: int | None = None,
        stderr: int | None = None,
        cwd: str | os.PathLike[str] | None = None,
        encoding: str | None = None,
        start_new_session: bool = False,
    ) -> Fork:
        """Start ``python -m module arguments``."""
        asked = {
            "arguments": command[command.index("-m") + 1 :],
            "environment": dict(env),
            "folder": str(cwd or Path.cwd()),
            "session": start_new_session,
        }
        theirs, ours = [], []
        for place, stream in enumerate((stdin, stdout, stderr)):
            out, into = os.pipe() if stream == PIPE else (None, None)
            theirs.append(place if out is None else (into if place else out))
            ours.append(out if place else into)
        status, told = socket.socketpair()
        # One at a time: who is asked reads no further than to the end of what is asked of it.
        with self._one_at_a_time:
            socket.send_fds(self._line, [b"\n"], [*theirs, told.fileno()])
            self._line.sendall(json.dumps(asked).encode() + b"\n")
            for end in (*theirs, told.detach()):
                if end > 2:
                    os.close(end)
            streams = (_open(end, "r" if place else "w", encoding) for place, end in enumerate(ours))
            fork = Fork(status, *streams)
        self._forks.append(fork)
        return fork

    def close(self) -> None:
        for fork in self._forks:
            fork.kill()
            fork.wait()
        self._line.close()
        self._process.wait()


class Fork:
    """A forked process, with what is asked of a :class:`subprocess.Popen`."""

    def __init__(
        self, status: socket.socket, stdin: IO[Any] | None, stdout: IO[Any] | None, stderr: IO[Any] | None
    ) -> None:
        self.stdin, self.stdout, self.stderr = stdin, stdout, stderr
        self.returncode: int | None = None
        self._status = status
        self._told = status.makefile("r")
        self.pid = int(self._told.readline())

    def poll(self) -> int | None:
        if self.returncode is None and select.select([self._status], [], [], 0)[0]:
            self.wait()
        return self.returncode

    def wait(self) -> int:
        if self.returncode is None:
            self.returncode = int(self._told.readline())
            self._told.close()
            self._status.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


def _open(end: int | None, mode: str, encoding: str | None) -> IO[Any] | None:
    if end is None:
        return None
    return os.fdopen(end, mode, encoding=encoding) if encoding else os.fdopen(end, f"{mode}b")


def serve(line: socket.socket) -> list[str]:
    """Fork on demand until nobody can demand it; in a fork, return the module to run and its arguments."""
    asking = line.makefile("r")
    while True:
        begun, handles, *_ = socket.recv_fds(line, 1, 4)
        if not begun:
            sys.exit()
        asked = json.loads(asking.readline())
        if fork() == 0:
            asking.close()
            line.close()
            *streams, told = handles
            line_back = socket.socket(fileno=told)
            watch(line_back)
            become(asked, streams)
            # Whoever knows the number may send signals, to the whole session.
            line_back.sendall(f"{os.getpid()}\n".encode())
            line_back.close()
            return list(asked["arguments"])
        for handle in handles:
            os.close(handle)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def fork() -> int:
    with warnings.catch_warnings():
        # Python counts the threads of libraries of algebra too, which know how to be forked.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def watch(told: socket.socket) -> None:
    """Fork once more: return in the process that is wanted; tell, in the other, with what code it ends.

    If nobody is there to be told any more, the process is killed.
    """
    child = fork()
    if child == 0:
        return
    threading.Thread(target=lambda: told.recv(1) or os.kill(child, signal.SIGKILL), daemon=True).start()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with suppress(OSError):
        told.sendall(f"{code}\n".encode())
    os._exit(0)


def become(asked: dict[str, Any], streams: list[int]) -> None:
    """Take on environment, folder and streams."""
    if asked["session"]:
        os.setsid()
    for place, handle in enumerate(streams):
        os.dup2(handle, place)
        os.close(handle)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    places = [asked["folder"], *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    sys.path[:] = dict.fromkeys([*places, *sys.path[1:]])


if __name__ == "__main__":
    line = socket.socket(fileno=int(sys.argv[1]))
    for name in sys.argv[2:]:
        import_module(name)
    module, *arguments = serve(line)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
