"""Tables of other packages (polars, Arrow), which are none of pandas and can become one."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa


def take_frame(table: Any) -> Any:
    """Make a pandas DataFrame of a table that gives its columns by Arrow's protocol; all else is given as it is.

    Examples
    --------
    >>> take_frame(pa.table({"text": ["Talks began."]})).columns.tolist()
    ['text']
    """
    if not _is_foreign(table) or not hasattr(table, "__arrow_c_stream__"):
        return table
    return pa.table(table).to_pandas()


def advise_foreign(table: Any, name: str) -> str | None:
    """Say how a table of another package becomes one of pandas; None if it is of pandas, or no table."""
    if not _is_foreign(table):
        return None
    kind = type(table)
    how = next((call for call in ("to_pandas", "toPandas") if hasattr(kind, call)), "collect().to_pandas")
    package = kind.__module__.partition(".")[0]
    return (
        f"The {name} are a {kind.__name__} of {package}, and not a DataFrame of pandas. Give {name}.{how}()."
    )


def _is_foreign(table: Any) -> bool:
    """Tell whether this is a table of columns, and of another package; asked of the type, because a lazy table would compute."""
    kind = type(table)
    return (
        not isinstance(table, pd.DataFrame)
        and hasattr(kind, "columns")
        and any(hasattr(kind, call) for call in ("to_pandas", "toPandas", "collect_schema"))
    )
