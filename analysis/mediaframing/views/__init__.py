"""What Jupyter shows: an article with its coding, mentions in their context, an explorer, a notebook to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediaframing.names import import_when_asked

if TYPE_CHECKING:
    from mediaframing.views.article import view_article
    from mediaframing.views.contexts import concordance
    from mediaframing.views.desk import code_by_hand
    from mediaframing.views.explorer import explore
    from mediaframing.views.notebook import write_notebook
    from mediaframing.views.selection import select_articles
    from mediaframing.views.view import View, ViewError

__all__ = [
    "View",
    "ViewError",
    "code_by_hand",
    "concordance",
    "explore",
    "select_articles",
    "view_article",
    "write_notebook",
]

# A report shows articles with parts of it, and needs neither explorer nor desk.
_MODULES = {
    "View": "view",
    "ViewError": "view",
    "code_by_hand": "desk",
    "concordance": "contexts",
    "explore": "explorer",
    "select_articles": "selection",
    "view_article": "article",
    "write_notebook": "notebook",
}

if not TYPE_CHECKING:  # else a misspelt name would pass for anything
    __getattr__ = import_when_asked(__name__, _MODULES)
