"""Which column of an export is which column of the articles table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from mediaframing.reading.skipped import ReadingError

# What exports call them, likeliest first, in small letters and without spaces or signs.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "fulltext", "body", "bodytext", "content", "articletext", "articlebody", "articlecontent",
        "maintext", "contenttext", "textcontent", "plaintext", "cleantext", "rawtext", "storytext", "story",
        "article", "document", "transcript",
    ),
    "title": ("headline", "title", "articletitle", "newstitle", "heading", "hed", "hd"),
    "standfirst": (
        "standfirst", "subtitle", "subheadline", "subheading", "subhead", "strapline", "deck", "dek", "teaser",
    ),
    "published": (
        "published", "publishdate", "publisheddate", "publicationdate", "pubdate", "datepublished", "datepublish",
        "publishedat", "publishedon", "publishedtime", "publishtime", "articledate", "date", "datetime",
        "timestamp", "createdat", "pd",
    ),
    "outlet": (
        "outlet", "outletname", "newspaper", "publication", "publicationname", "publicationtitle", "medium",
        "medianame", "publisher", "sourcename", "newssource", "source", "sitename", "site", "sourcedomain", "sn",
    ),
    "article_id": (
        "articleid", "docid", "documentid", "textid", "newsid", "storyid", "id", "uid", "uuid", "guid",
        "accessionnumber", "an",
    ),
    "url": (
        "url", "link", "articleurl", "articlelink", "articlesourcelink", "weburl", "sourceurl", "permalink",
        "canonicalurl", "href",
    ),
}  # fmt: skip


def guess_columns(headings: Sequence[str], columns: Mapping[str, str] | None = None) -> dict[str, str]:
    """Say which heading holds which column of the articles table.

    Parameters
    ----------
    headings : sequence of str
    columns : mapping, optional
        Column of the articles table to heading; overrules the guess.

    Returns
    -------
    dict
        Keys of :data:`HEADINGS` to headings. What is not there is left out.

    Raises
    ------
    ReadingError
        If ``columns`` names a heading that is not there, or a column that is none of :data:`HEADINGS`.

    Examples
    --------
    >>> guess_columns(["Headline", "Full Text", "datePublished"])
    {'text': 'Full Text', 'title': 'Headline', 'published': 'datePublished'}
    """
    chosen = dict(columns or {})
    for column, heading in chosen.items():
        if column not in HEADINGS:
            raise ReadingError(f"columns= names {column!r}, which is none of {', '.join(HEADINGS)}.")
        if heading not in headings:
            close = get_close_matches(heading, headings, 1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise ReadingError(f"there is no column {heading!r}; there are {_list(headings)}.{hint}")
    plain: dict[str, str] = {}
    for heading in headings:
        if heading not in chosen.values():
            plain.setdefault(_simplify(heading), heading)
    found = {}
    for column, names in HEADINGS.items():
        guess = next((plain[name] for name in names if name in plain), None)
        if (named := chosen.get(column, guess)) is not None:
            found[column] = named
    return found


def require_text_column(found: Mapping[str, str], headings: Sequence[str]) -> None:
    """Raise a sentence that lists the headings if none of them was found to hold the text."""
    if "text" not in found:
        raise ReadingError(
            f"no column looks like the article's text; there are {_list(headings)}. "
            'Say which with columns={"text": "..."}'
        )


def is_text_heading(heading: str) -> bool:
    """Tell whether the heading is one that exports give to the article's text."""
    return _simplify(heading.rpartition(".")[2]) in HEADINGS["text"]


def name_headings(cells: Sequence[str]) -> list[str]:
    """Give every column a name of its own: a nameless one its number, a second of a name a number behind it."""
    named: list[str] = []
    for number, cell in enumerate(cells, start=1):
        heading = base = cell.strip() or f"column_{number}"
        again = 2
        while heading in named:
            heading = f"{base}_{again}"
            again += 1
        named.append(heading)
    return named


def _simplify(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading.casefold())


def _list(headings: Sequence[str]) -> str:
    shown = ", ".join(repr(heading) for heading in headings[:30]) or "none"
    return shown + (f" and {len(headings) - 30} more" if len(headings) > 30 else "")
