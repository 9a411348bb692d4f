"""What Jupyter shows: an article with its coding, mentions in their context, an explorer, a notebook to start from."""

from mediaframing.views.article import view_article
from mediaframing.views.concordance import concordance
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
