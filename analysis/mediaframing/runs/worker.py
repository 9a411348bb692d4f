"""A worker of :mod:`mediaframing.runs.local`: partitions in on standard input, records out on standard output."""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import asdict
from typing import IO, Any

from mediaframing.runs.plan import partition_from_dict
from mediaframing.runs.work import code_partition, job_from_dict


def work() -> None:
    """Code the partitions that are told on standard input, one line each; answer with a line when one begins, and one when it ends."""
    # Ctrl-C is for the process that started this one; the end of the pipe ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # Whatever a library prints must not be taken for an answer.
    os.dup2(2, 1)
    job = job_from_dict(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        partition, renames = json.loads(line)
        _write_line(answers, partition["number"])
        record = code_partition(job, partition_from_dict(partition), renames)
        _write_line(answers, asdict(record))


def _write_line(answers: IO[str], content: Any) -> None:
    answers.write(json.dumps(content) + "\n")
    answers.flush()


if __name__ == "__main__":
    work()
