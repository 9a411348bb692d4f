"""Which heading of a table holds which column of the articles table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from mediaframing.values.heading_words import match_words, simplify

# These columns an article has in the table; the further ones keep their headings in files that are tables.
LEADING = ("article_id", "outlet", "published", "title", "standfirst", "text", "url")
FURTHER = ("byline", "section", "page", "edition", "length", "language")

Choice = Mapping[str, str | Sequence[str]]
"""Column of the articles table to its heading, or to several of which the first that is there is taken."""

# Cells as long as an article's: no column of names, notes or links has a median like it.
_LONG_CELL = 120
_LONG_WORDS = 15
_AHEAD = 1.5
_SAMPLE = 200
# What interfaces and data bases put before a name: ``fields.bodyText``, ``post_content``, ``webTitle``; and behind one:
# ``title.rendered``. Links, ids and names are another thing's as often.
_WRAPPERS = frozenset(
    [
        "fields",
        "source",
        "attributes",
        "properties",
        "data",
        "article",
        "doc",
        "document",
        "item",
        "node",
        "record",
        "meta",
        "metadata",
        "post",
        "story",
        "entry",
        "thread",
    ]
)
_BEFORE = ("article", "artikel", "document", "doc", "news", "story", "post", "entry", "item", "web")
_BEHIND = frozenset(["rendered", "main", "value", "text", "plain", "default"])
_TOLD_BY_WORDS = ("outlet", "published", "title", "standfirst", "text")
_WORN = ("published", "title", "standfirst", "text")


# Tags that Web of Science gives to columns, too short to be known by themselves.
_TAGS = {
    "TI": "title", "SO": "journal", "AB": "text", "PY": "year", "PD": "month", "UT": "id", "AU": "author", "LA": "language",
}  # fmt: skip
_SURE_TAGS = frozenset({"PT", "AU", "TI", "SO"})


class HeadingError(ValueError):
    """A heading that was asked for is not there, or a column that is none."""


@cache
def list_headings() -> Mapping[str, tuple[str, ...]]:
    """Give for each column the headings it goes by, simplified, likeliest first."""
    lines = files("mediaframing.values").joinpath("lists/headings.txt").read_text("utf-8").splitlines()
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            column, _, names = line.partition("\t")
            found[column] = (*found.get(column, ()), *map(simplify, names.split()))
    return found


def match_headings(
    headings: Sequence[str], columns: Choice | None = None, known: Sequence[str] = LEADING
) -> dict[str, str]:
    """Say which heading holds which column of the articles table.

    Parameters
    ----------
    headings : sequence of str
    columns : mapping, optional
        What the user says; overrules the guess. Of several headings the first that is there is taken.
    known : sequence of str
        The columns to look for.

    Returns
    -------
    dict
        Column to heading. What is not there is left out.

    Raises
    ------
    HeadingError
        If ``columns`` names a heading that is not there, or a column that is none.

    Examples
    --------
    >>> match_headings(["Headline", "Full Text", "datePublished"])
    {'published': 'datePublished', 'title': 'Headline', 'text': 'Full Text'}
    """
    present = set(headings)
    chosen = {column: _choose(column, asked, headings, present) for column, asked in (columns or {}).items()}
    taken = set(chosen.values())
    plain: dict[str, str] = {}
    for heading in headings:
        if heading not in taken:
            plain.setdefault(simplify(heading), heading)
    found = {}
    bare: dict[str, str] | None = None
    for column in known:
        guess = next((plain[name] for name in list_headings()[column] if name in plain), None)
        if guess is None and column in _WORN and column not in chosen:
            bare = _undress(plain.values()) if bare is None else bare
            guess = next((bare[name] for name in list_headings()[column] if name in bare), None)
        if guess is None and column == "outlet" and column not in chosen:
            within = _undress(heading for heading in plain.values() if "." in heading)
            guess = next((within[name] for name in list_headings()[column] if name in within), None)
        if (named := chosen.get(column, guess)) is not None:
            found[column] = named
    lacking = [column for column in known if column in _TOLD_BY_WORDS and column not in found]
    if lacking:
        taken |= set(found.values())
        rest = [heading for heading in headings if heading not in taken]
        told = match_words(rest, lacking, list_headings())
        found = {column: {**told, **found}[column] for column in known if column in {**told, **found}}
    return found


def _undress(headings: Iterable[str]) -> dict[str, str]:
    """Give the headings by what is left of them without what interfaces put before and behind a name."""
    bare: dict[str, str] = {}
    for heading in headings:
        *before, last = (
            [simplify(part) for part in heading.split(".")] if "." in heading else [simplify(heading)]
        )
        if before and last in _BEHIND:
            last = before.pop()
        if not _WRAPPERS.issuperset(before):
            continue
        bare.setdefault(last, heading)
        if (prefix := next((sign for sign in _BEFORE if last.startswith(sign)), None)) is not None:
            bare.setdefault(last.removeprefix(prefix), heading)
    return bare


def _choose(column: str, asked: str | Sequence[str], headings: Sequence[str], present: set[str]) -> str:
    if column not in LEADING and column not in FURTHER:
        raise HeadingError(f"columns= names {column!r}, which is none of {', '.join((*LEADING, *FURTHER))}.")
    names = [asked] if isinstance(asked, str) else list(asked)
    for name in names:
        if name in present:
            return name
    folded = {simplify(heading): heading for heading in reversed(headings)}
    for name in names:
        if simplify(name) in folded:
            return folded[simplify(name)]
    close = get_close_matches(names[0], headings[:1000], 1) if names else []
    hint = f" Did you mean {close[0]!r}?" if close else ""
    told = " or ".join(map(repr, names)) or "''"
    raise HeadingError(f"there is no column {told}; there are {say_headings(headings)}.{hint}")


def find_text_heading(cells: Mapping[str, Sequence[str | None]], taken: Sequence[str]) -> str | None:
    """Find the column that holds the articles by what it holds: far longer texts than any other, of many words."""
    lengths: list[tuple[float, str]] = []
    for heading, values in cells.items():
        if heading in taken:
            continue
        texts = [value for value in values[: _SAMPLE * 5] if isinstance(value, str) and value][:_SAMPLE]
        if not texts:
            continue
        middle = sorted(len(text) for text in texts)[len(texts) // 2]
        words = sorted(text.count(" ") + text.count("\n") for text in texts)[len(texts) // 2]
        # Scripts without spaces have no words to count.
        wordy = words >= _LONG_WORDS or not any(text[:500].isascii() for text in texts[:20])
        if middle >= _LONG_CELL and wordy:
            lengths.append((middle, heading))
    lengths.sort(key=lambda pair: -pair[0])
    if not lengths or (len(lengths) > 1 and lengths[0][0] < _AHEAD * lengths[1][0]):
        return None
    return lengths[0][1]


def name_headings(cells: Sequence[str]) -> list[str]:
    """Give every column a name of its own: a nameless one its number, a second of a name a number behind it.

    Tags of Web of Science become words.

    Examples
    --------
    >>> name_headings(["a", "", "a"]), name_headings(["PT", "AU", "TI", "SO", "AB"])
    (['a', 'column_2', 'a_2'], ['PT', 'author', 'title', 'journal', 'text'])
    """
    if _SURE_TAGS.issubset(cells):
        cells = [_TAGS.get(cell, cell) for cell in cells]
    named: dict[str, None] = {}
    counts: dict[str, int] = {}
    for number, cell in enumerate(cells, start=1):
        base = cell.strip() or f"column_{number}"
        heading, again = base, counts.get(base, 2)  # where the last one of that name ended
        while heading in named:
            heading = f"{base}_{again}"
            again += 1
        counts[base] = again
        named[heading] = None
    return list(named)


def is_text_heading(heading: str) -> bool:
    """Tell whether the heading is one that exports give to the article's text."""
    return simplify(heading.rpartition(".")[2]) in list_headings()["text"]


def say_headings(headings: Sequence[str]) -> str:
    """List headings for a message, the first thirty of them."""
    shown = ", ".join(repr(heading) for heading in headings[:30]) or "none"
    return shown + (f" and {len(headings) - 30} more" if len(headings) > 30 else "")
