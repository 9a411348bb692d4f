"""Who codes the partitions of a run: processes of this machine, or those of a cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mediaframing.runs.dask_cluster import run_dask
from mediaframing.runs.local import run_local
from mediaframing.runs.plan import Partition
from mediaframing.runs.spark_session import run_spark
from mediaframing.runs.work import Job, Record, Renames

_THREADS = 2


@dataclass(frozen=True)
class Crew:
    """An engine, with how many processes it has and how many threads each of them."""

    engine: str
    workers: int
    threads: int
    client: Any
    session: Any

    def run(
        self, job: Job, partitions: Sequence[Partition], renames: Mapping[int, Renames]
    ) -> Iterator[Record]:
        """Code partitions; give the record of each when it is done."""
        if self.engine == "dask":
            return run_dask(job, partitions, renames, workers=self.workers, client=self.client)
        if self.engine == "spark":
            return run_spark(job, partitions, renames, session=self.session)
        return run_local(job, partitions, renames, workers=self.workers)


def hire(engine: str, workers: int | None, threads: int | None, client: Any, session: Any) -> Crew:
    """Decide how many processes there are and how many threads in each; a cluster has its own ideas of both."""
    cores = os.cpu_count() or 1
    if engine != "local":
        return Crew(engine, workers or cores, threads or 1, client, session)
    if workers is None:
        # Two threads of a process share what they learn and what they hold; more get in each other's way.
        workers = max(1, cores // (threads or _THREADS))
    return Crew(engine, workers, threads or max(1, min(_THREADS, cores // workers)), client, session)
