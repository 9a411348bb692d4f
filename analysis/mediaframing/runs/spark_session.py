"""Partitions on a Spark session."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from mediaframing.runs.extras import import_extra
from mediaframing.runs.manifest import list_finished
from mediaframing.runs.plan import Partition
from mediaframing.runs.work import Job, Record, Renames, code_partition, read_record

_SECONDS = 0.5


def run_spark(
    job: Job, partitions: Sequence[Partition], renames: Mapping[int, Renames], *, session: Any = None
) -> Iterator[Record]:
    """Code partitions in the executors of a Spark session, or of a local one that lasts as long as the run.

    Spark gives back the records all at once when the last is done; meanwhile those that are on the disk are shown.
    If it gives up (after several deaths of an executor, say) what is on the disk counts, and the rest has failed.
    """
    sql = import_extra("pyspark.sql", "spark")
    if session is None:
        # Spark would take whatever `python3` is on the path.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        own = sql.SparkSession.builder.master("local[*]").appName("mediaframing").getOrCreate()
        try:
            yield from run_spark(job, partitions, renames, session=own)
        finally:
            own.stop()
        return
    tasks = [(partition, renames.get(partition.number, ())) for partition in partitions]

    def code_rows(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for batch in batches:
            for task in batch["id"]:
                record = code_partition(job, *tasks[task])
                yield pd.DataFrame({"number": [record.number], "record": [json.dumps(asdict(record))]})

    numbers = session.range(0, len(tasks), 1, len(tasks))
    coded = numbers.mapInPandas(code_rows, "number long, record string")
    answer: dict[str, Any] = {}

    def collect() -> None:
        try:
            answer["rows"] = coded.collect()
        except Exception as error:
            answer["error"] = error

    thread = threading.Thread(target=collect, daemon=True)
    thread.start()
    open_numbers = {partition.number: len(names) for partition, names in tasks}
    while thread.is_alive():
        thread.join(_SECONDS)
        yield from _take_finished(job, partitions, open_numbers)
    for row in answer.get("rows", ()):
        if open_numbers.pop(row["number"], None) is not None:
            yield Record(**json.loads(row["record"]))
    for number in open_numbers:
        yield Record(number, {}, {}, error=f"Spark gave up: {answer.get('error')}"[:2000])


def _take_finished(
    job: Job, partitions: Sequence[Partition], open_numbers: dict[int, int]
) -> Iterator[Record]:
    for number, path in list_finished(Path(job.out), partitions).items():
        if number in open_numbers:
            record = read_record(path)
            if record is not None and record.renames == open_numbers[number]:
                del open_numbers[number]
                yield record
