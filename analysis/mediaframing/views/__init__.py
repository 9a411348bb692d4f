"""What Jupyter shows: an article with its coding, mentions in their context, an explorer of the corpus."""

from mediaframing.views.article import view_article
from mediaframing.views.concordance import concordance
from mediaframing.views.explorer import explore

__all__ = ["concordance", "explore", "view_article"]
