"""A corpus larger than memory: the same coding on a laptop's processors, a Dask cluster or Spark."""

from mediaframing.runs.corpus import CorpusRun, code_corpus
from mediaframing.runs.plan import CorpusError

__all__ = ["CorpusError", "CorpusRun", "code_corpus"]
