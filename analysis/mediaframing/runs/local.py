"""Workers on this machine: one process each, so that one that dies takes nothing with it but its partition."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, cast

from mediaframing.runs.plan import Partition
from mediaframing.runs.work import Job, Record, Renames

_MOST_STARTS = 3


def run_local(
    job: Job, partitions: Sequence[Partition], renames: Mapping[int, Renames], *, workers: int
) -> Iterator[Record]:
    """Code partitions in processes of this machine; give their records as they are finished.

    A worker is ``python -m mediaframing.runs.worker``, told its partitions one by one through a pipe. It needs no
    ``if __name__ == "__main__"`` in the caller's script, ends when the pipe does, however this process was ended,
    and if it dies (killed for want of memory, say) it is known which partition it had; where it had none yet, another worker
    takes its place, three times at most.
    """
    waiting: queue.SimpleQueue[Partition] = queue.SimpleQueue()
    for partition in partitions:
        waiting.put(partition)
    done: queue.SimpleQueue[Record | BaseException] = queue.SimpleQueue()
    crew = [_Worker(job, waiting, renames, done) for _ in range(min(workers, len(partitions)))]
    try:
        for _ in partitions:
            record = done.get()
            if isinstance(record, BaseException):
                raise record
            yield record
    finally:
        for worker in crew:
            worker.end()


class _Worker:
    """A process, and the thread that feeds it."""

    def __init__(
        self,
        job: Job,
        waiting: queue.SimpleQueue[Partition],
        renames: Mapping[int, Renames],
        done: queue.SimpleQueue[Record | BaseException],
    ) -> None:
        self._job, self._waiting, self._renames, self._done = job, waiting, renames, done
        self._process: subprocess.Popen[str] | None = None
        self._ended = False
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._ended = True
        if self._process is not None:
            self._process.kill()
        self._thread.join()
        self._close()

    def _serve(self) -> None:
        try:
            while not self._ended:
                try:
                    partition = self._waiting.get_nowait()
                except queue.Empty:
                    return
                self._done.put(self._code(partition))
        except BaseException as error:
            self._done.put(error)

    def _code(self, partition: Partition) -> Record:
        code = 0
        for _ in range(_MOST_STARTS):
            begun, answer = self._ask(partition)
            if answer:
                return Record(**json.loads(answer))
            code = self._close()
            if begun:
                break
            # It ended before it had taken the partition, which is not to blame: another worker gets it.
        return Record(partition.number, {}, {}, error=_tell_end(code))

    def _ask(self, partition: Partition) -> tuple[bool, str]:
        """Give a partition to the worker, a new one if there is none; tell whether it took it, and its answer."""
        begun = False
        with suppress(BrokenPipeError):
            if self._process is None:
                self._process = _start_worker()
                _write_line(self._process, asdict(self._job))
            _write_line(self._process, [asdict(partition), self._renames.get(partition.number, ())])
            answers = cast("IO[str]", self._process.stdout)
            begun = bool(answers.readline())
            if begun:
                return True, answers.readline()
        return begun, ""

    def _close(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        with suppress(BrokenPipeError):
            cast("IO[str]", process.stdin).close()
        code = process.wait()
        cast("IO[str]", process.stdout).close()
        return code


def _start_worker() -> subprocess.Popen[str]:
    # The worker imports this very package, wherever the caller found it.
    home = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        [sys.executable, "-m", "mediaframing.runs.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        # What several threads and Arrow ask for is taken from one heap: of heaps of their own each keeps what it was given.
        env={
            "MALLOC_ARENA_MAX": "1",
            "ARROW_DEFAULT_MEMORY_POOL": "system",
            **os.environ,
            "PYTHONPATH": path,
        },
    )


def _write_line(process: subprocess.Popen[str], content: Any) -> None:
    stream = cast("IO[str]", process.stdin)
    stream.write(json.dumps(content) + "\n")
    stream.flush()


def _tell_end(code: int) -> str:
    if code >= 0:
        return f"the worker ended with exit code {code}"
    name = signal.Signals(-code).name
    want = "; if the machine was short of memory, take fewer workers= or a smaller partition_size="
    return f"the worker was ended by {name}{want if name == 'SIGKILL' else ''}"
