"""Every table of the package: its columns, their types, what they mean (``columns.py``), and what checks them (``checks.py``).

All tables are plain :class:`pandas.DataFrame` objects with one row an observation. Spans are half-open
``start``/``end`` offsets in characters of the article's ``text``, so that for every row of a span table
``article.text[start:end] == row.text``. What is unknown is missing (``isna()``), never ``""`` or 0.
"""

from mediaframing.tables.checks import TableError, check_columns, check_table
from mediaframing.tables.coded import CodedTables, is_coding, require_coding
from mediaframing.tables.columns import (
    ACTOR_KINDS,
    ACTOR_ROLES,
    ATTRIBUTION_KINDS,
    ATTRIBUTION_SHAPES,
    SPEAKER_KINDS,
    STANCES,
    STEPS,
    TABLES,
    VOICES,
    WEIGHED,
    ZONES,
    Column,
    list_columns,
)
from mediaframing.tables.doubled import refuse_doubled
from mediaframing.tables.foreign import advise_foreign, take_frame
from mediaframing.tables.making import arrow_schema, empty_table, make_table, name_mentions

__all__ = [
    "ACTOR_KINDS",
    "ACTOR_ROLES",
    "ATTRIBUTION_KINDS",
    "ATTRIBUTION_SHAPES",
    "SPEAKER_KINDS",
    "STANCES",
    "STEPS",
    "TABLES",
    "VOICES",
    "WEIGHED",
    "ZONES",
    "CodedTables",
    "Column",
    "TableError",
    "advise_foreign",
    "arrow_schema",
    "check_columns",
    "check_table",
    "empty_table",
    "is_coding",
    "list_columns",
    "make_table",
    "name_mentions",
    "refuse_doubled",
    "require_coding",
    "take_frame",
]
