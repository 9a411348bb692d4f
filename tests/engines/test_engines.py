"""The engines for real: processes, a Dask cluster, a Spark session. Run by ``make engines``."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import pytest

from mediaframing.coding import Coding, code_articles
from mediaframing.reading import read_articles
from mediaframing.runs import code_corpus
from mediaframing.tables import TABLES

# Other people's warnings (sockets left open at exit, deprecated calls) are not ours to mend.
pytestmark = pytest.mark.filterwarnings("default")

OPTIONS = {"partition_size": 9, "progress": False}


@pytest.fixture(scope="module")
def client():
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as own,
    ):
        yield own


@pytest.fixture(scope="module")
def session():
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        own = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
        yield own
        own.stop()


def test_two_workers_dask_and_spark_write_the_bytes_that_one_worker_writes(
    tmp_path: Path, parquet, book, hashes, client, session
):
    print({name: version(name) for name in ("dask", "distributed", "pyspark", "pandas", "pyarrow")})
    code_corpus(parquet, book, tmp_path / "one", workers=1, **OPTIONS)
    code_corpus(parquet, book, tmp_path / "two", workers=2, **OPTIONS)
    code_corpus(parquet, book, tmp_path / "dask", engine="dask", client=client, **OPTIONS)
    code_corpus(parquet, book, tmp_path / "spark", engine="spark", session=session, **OPTIONS)
    one = hashes(tmp_path / "one")
    assert len(one) > 30
    for engine in ("two", "dask", "spark"):
        assert hashes(tmp_path / engine) == one
    loaded, whole = Coding.load(tmp_path / "one"), code_articles(read_articles(parquet), book)
    for name in TABLES:
        table = getattr(loaded, name)
        assert table.equals(getattr(whole, name)[list(table.columns)])


@pytest.mark.parametrize("engine", ["dask", "spark"])
def test_a_partition_that_fails_is_reported_by_a_cluster(
    tmp_path: Path, parquet, articles, book, client, session, engine
):
    damage_row_group(parquet, 4)
    run = code_corpus(
        parquet, book, tmp_path / "out", engine=engine, client=client, session=session, partition_size=7,
        progress=False,
    )  # fmt: skip
    assert run.failures["partition"].tolist() == [4]
    assert run.rows["articles"] == 53


def damage_row_group(parquet: Path, number: int) -> None:
    import pyarrow.parquet as pq

    where = pq.ParquetFile(parquet).metadata.row_group(number).column(4).dictionary_page_offset
    data = bytearray(parquet.read_bytes())
    data[where : where + 60] = b"\xff" * 60
    parquet.write_bytes(data)


def test_a_run_begun_by_spark_goes_on_with_dask(tmp_path: Path, parquet, book, hashes, client, session):
    code_corpus(parquet, book, tmp_path / "whole", engine="spark", session=session, **OPTIONS)
    code_corpus(parquet, book, tmp_path / "out", engine="spark", session=session, **OPTIONS)
    for record in sorted((tmp_path / "out" / "records").iterdir())[::2]:
        record.unlink()
    run = code_corpus(parquet, book, tmp_path / "out", engine="dask", client=client, **OPTIONS)
    assert 0 < run.resumed < run.partitions
    assert hashes(tmp_path / "out") == hashes(tmp_path / "whole")


def test_a_run_killed_at_random_moments_ends_with_the_same_bytes(
    tmp_path: Path, parquet, book, script, hashes
):
    chance = random.Random()
    options = {"partition_size": 3, "progress": False}
    started = time.monotonic()
    subprocess.run(script(parquet, tmp_path / "whole", workers=2, **options), check=True)
    seconds = time.monotonic() - started
    for _ in range(6):
        process = subprocess.Popen(
            script(parquet, tmp_path / "out", workers=2, **options), stderr=subprocess.DEVNULL
        )
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.uniform(0.1, 1) * seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(script(parquet, tmp_path / "out", workers=2, **options), check=True)
    assert hashes(tmp_path / "out") == hashes(tmp_path / "whole")
