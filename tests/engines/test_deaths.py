"""Workers of a cluster that are killed in the middle: the run recovers or reports, and a second one completes it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from mediaframing.runs import code_corpus

pytestmark = [
    pytest.mark.filterwarnings("default"),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system does not list processes"),
]

OPTIONS = {"partition_size": 9, "progress": False}


def test_a_dask_worker_that_is_killed_is_replaced_and_its_partitions_coded_by_another(
    tmp_path: Path, parquet, book, hashes, first_run
):
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        pids = list(client.run(os.getpid).values())
        killed = kill_later(tmp_path / "out", lambda: pids[0])
        run = code_corpus(parquet, book, tmp_path / "out", engine="dask", client=client, **OPTIONS)
    assert killed.wait(0)
    assert run.complete
    assert hashes(tmp_path / "out") == hashes(first_run)


def test_dask_workers_that_are_killed_again_and_again_are_reported_and_the_next_run_completes(
    tmp_path: Path, parquet, book, hashes, first_run
):
    import dask
    from distributed import Client, LocalCluster

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        (pid,) = client.run(os.getpid).values()
        killed = kill_later(tmp_path / "out", lambda: pid)
        run = code_corpus(parquet, book, tmp_path / "out", engine="dask", client=client, **OPTIONS)
        assert killed.wait(0)
        assert not run.complete
        assert run.failures["error"].str.startswith("the worker ended").all()
        assert run.failures["article_ids"].str.len().gt(0).all()
        again = code_corpus(parquet, book, tmp_path / "out", engine="dask", client=client, **OPTIONS)
    assert again.complete
    assert again.resumed == run.partitions - len(run.failures)
    assert hashes(tmp_path / "out") == hashes(first_run)


def test_a_python_worker_of_spark_that_is_killed_is_replaced_or_reported_and_the_next_run_completes(
    tmp_path: Path, parquet, book, hashes, first_run, monkeypatch
):
    from pyspark.sql import SparkSession

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        killed = kill_later(tmp_path / "out", find_spark_worker)
        run = code_corpus(parquet, book, tmp_path / "out", engine="spark", session=session, **OPTIONS)
        assert killed.wait(0)
        # In local mode Spark gives a task one chance only, where a cluster gives four; between tasks it does not care.
        assert run.failures["error"].str.startswith("Spark gave up").all()
        assert len(run.failures) < run.partitions
        again = code_corpus(parquet, book, tmp_path / "out", engine="spark", session=session, **OPTIONS)
    finally:
        session.stop()
    assert again.complete
    assert again.resumed >= run.partitions - len(run.failures)
    assert hashes(tmp_path / "out") == hashes(first_run)


def kill_later(out: Path, find: Callable[[], int | None]) -> threading.Event:
    """Kill a process once some partitions are finished."""
    killed = threading.Event()

    def kill() -> None:
        deadline = time.monotonic() + 60
        while not killed.is_set() and time.monotonic() < deadline:
            if len(list((out / "records").glob("part-*.json"))) >= 2:
                pid = find()
                if pid is not None:
                    os.kill(pid, signal.SIGKILL)
                    killed.set()
            time.sleep(0.005)

    threading.Thread(target=kill, daemon=True).start()
    return killed


def find_spark_worker() -> int | None:
    """Find a process that Spark's Python daemon forked."""
    daemons, parents = set(), {}
    for path in Path("/proc").glob("[0-9]*"):
        # Processes come and go while they are listed.
        with suppress(OSError):
            pid = int(path.name)
            parents[pid] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            if b"pyspark" in (path / "cmdline").read_bytes() and b"daemon" in (path / "cmdline").read_bytes():
                daemons.add(pid)
    return next((pid for pid in sorted(daemons) if parents[pid] in daemons), None)
