"""A corpus larger than memory: the same coding on a laptop's processors, a Dask cluster or Spark.

:func:`code_corpus` cuts the files into partitions (``plan``, ``slices``), has each coded by some worker (``work``;
``local``, ``dask_cluster``, ``spark_session``) and written as parts that are there whole or not at all (``parts``),
and keeps a ``manifest``, so that a run that was killed goes on. :func:`open_coding` reads of the result only what a
measure asks for (``lazy``).

From a laptop to a cluster
--------------------------
1. *It fits into memory* (some 50,000 articles): :func:`~mediaframing.code_articles`.
2. *It does not, on one machine*: ``code_corpus("archive/", "codebook.toml", "coded/")``. It takes all processors;
   give ``workers=`` to leave some, and reckon with 600 MB for each, however long the articles. Best are Parquet files
   with row groups of some thousand articles; one large ``.gz`` must be unpacked by every worker from its beginning, so
   split it. From a shell: ``mediaframing code archive/ --codebook codebook.toml --out coded/ --workers 8``.
3. *Several machines, Dask*: ``pip install 'mediaframing[dask]'`` on all of them, put source and ``out`` where all see
   them under the same path, and give ``engine="dask", client=Client("scheduler:8786")``. Workers with one thread
   each are best, since Python code holds a lock.
4. *Several machines, Spark*: ``pip install 'mediaframing[spark]'``, Java 17, the same shared folders, and
   ``engine="spark", session=SparkSession...``; set ``spark.executor.memoryOverhead`` to 600 MB for each core, because
   Python's memory is beyond that of the executor.

With ``weigh=True`` stance and voice are weighed with a model on the way, some four to eight mentions a second: every worker needs
it in its cache (``mediaframing fetch stance-model``) and 900 MB more.

All of them write the same parts. Whatever was killed is started again with the same arguments, on the same engine or
another. The first thing every run does is to read the files once through to hash them; nothing is coded if they
have changed.

A worker that dies takes at most its partition with it: Dask and a Spark cluster give that to another, else it is
among ``failures``, and the next run codes it. What it costs is in ``tests/benchmarks``: articles a core-hour, and
core-hours for ten million. On ten million mentions each measure then takes some ten seconds and 1.5 GB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediaframing.names import import_when_asked

if TYPE_CHECKING:
    from mediaframing.runs.corpus import code_corpus
    from mediaframing.runs.lazy import StoredCoding, StoredTable, open_coding
    from mediaframing.runs.outcome import CorpusRun
    from mediaframing.runs.parts import CorpusError

__all__ = ["CorpusError", "CorpusRun", "StoredCoding", "StoredTable", "code_corpus", "open_coding"]

# Whoever opens a coding needs none of what makes one.
_MODULES = {
    "CorpusError": "parts",
    "CorpusRun": "outcome",
    "StoredCoding": "lazy",
    "StoredTable": "lazy",
    "code_corpus": "corpus",
    "open_coding": "lazy",
}

if not TYPE_CHECKING:  # else a misspelt name would pass for anything
    __getattr__ = import_when_asked(__name__, _MODULES)
