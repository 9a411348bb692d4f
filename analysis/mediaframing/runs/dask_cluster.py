"""Partitions on a Dask cluster."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from mediaframing.runs.extras import import_extra
from mediaframing.runs.plan import Partition
from mediaframing.runs.work import Job, Record, Renames, code_partition


def run_dask(
    job: Job,
    partitions: Sequence[Partition],
    renames: Mapping[int, Renames],
    *,
    workers: int,
    client: Any = None,
) -> Iterator[Record]:
    """Code partitions on the workers of a Dask client, or of a cluster of this machine that lasts as long as the run.

    The records are the rows of a Dask data frame with one partition for each of ours; the tables themselves are
    written by the workers and never travel.
    """
    frames = import_extra("dask.dataframe", "dask")
    distributed = import_extra("distributed", "dask")
    if client is None:
        with (
            distributed.LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None
            ) as cluster,
            distributed.Client(cluster) as own,
        ):
            yield from run_dask(job, partitions, renames, workers=workers, client=own)
        return
    tasks = [(partition, renames.get(partition.number, ())) for partition in partitions]
    records = frames.from_map(
        _code_task,
        tasks,
        job=job,
        meta=pd.DataFrame({"record": pd.Series(dtype="str")}),
        enforce_metadata=False,
    )
    futures = dict(zip(client.compute(records.to_delayed(), retries=0), partitions, strict=True))
    try:
        for future in distributed.as_completed(futures):
            number = futures[future].number
            if future.status == "finished":
                yield Record(**json.loads(future.result()["record"].iloc[0]))
            else:
                yield Record(number, {}, {}, error=f"the worker ended: {future.exception()}")
    finally:
        client.cancel(list(futures))


def _code_task(task: tuple[Partition, Renames], job: Job) -> pd.DataFrame:
    partition, renames = task
    return pd.DataFrame(
        {"record": [json.dumps(asdict(code_partition(job, partition, renames)))]}, dtype="str"
    )
