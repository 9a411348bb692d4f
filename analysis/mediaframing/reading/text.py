"""Plain text: headline, standfirst, byline and paragraphs, one article a file."""

from __future__ import annotations

import re

from mediaframing.values.paragraphs import is_finished, split_paragraphs

# "by Jane Doe and John Roe in Dhaka", "By Jane Doe, Foreign Editor": a capital after "by", and no sentence.
_BYLINE = re.compile(r"(?:by|By|BY)[ :\u00a0]\s*[^\W\d_a-z][^.?!:;\"“”]*(?:\b[A-Z]\.[^.?!:;\"“”]*)*(?:Jr\.)?")
_SMALL_WORDS = frozenset(
    (
        "and",
        "in",
        "of",
        "for",
        "at",
        "the",
        "from",
        "to",
        "with",
        "de",
        "da",
        "la",
        "le",
        "van",
        "von",
        "der",
        "bin",
        "al",
    )
)
_LONGEST_BYLINE = 15
_LONGEST_HEADLINE = 30
_LONGEST_STANDFIRST = 60
# A headline, a standfirst of up to three paragraphs, then the byline.
_LAST_BYLINE = 4
# No headline, standfirst or byline is longer, in characters.
_LONGEST_PART = 2_000


def parse_article(text: str) -> dict[str, str | None]:
    r"""Take an article apart into ``title``, ``standfirst``, ``byline`` and ``text``.

    The first paragraph is the headline if it is short (30 words) and does not end with a full stop, or if a
    byline follows; a text of one paragraph has none. A byline is a line among the first five that says *by*
    and then names. What stands between headline and byline is the standfirst; without a byline it is the
    second paragraph, if that is short (60 words) and does not end as a sentence does.

    Parameters
    ----------
    text : str

    Returns
    -------
    dict
        ``text`` is everything but the byline, headline first, paragraphs parted by a blank line. What the
        article lacks is None.

    Examples
    --------
    >>> parts = parse_article("Talks fail\n\nby Jane Doe\n\nThe talks failed.")
    >>> parts["title"], parts["byline"], parts["text"]
    ('Talks fail', 'by Jane Doe', 'Talks fail\n\nThe talks failed.')
    """
    paragraphs = split_paragraphs(text)
    at = next(
        (i for i in range(1, min(len(paragraphs) - 1, _LAST_BYLINE) + 1) if _is_byline(paragraphs[i])), None
    )
    coded = [paragraph for i, paragraph in enumerate(paragraphs) if i != at]
    titled = len(paragraphs) > 1 and _is_headline(paragraphs[0], followed=at in {1, 2})
    standfirst: list[str] = []
    if titled and at is not None:
        standfirst = paragraphs[1:at]
    elif titled and len(coded) > 2 and _is_standfirst(coded[1]):
        standfirst = coded[1:2]
    return {
        "title": paragraphs[0] if titled else None,
        "standfirst": "\n\n".join(standfirst) or None,
        "byline": paragraphs[at] if at is not None else None,
        "text": "\n\n".join(coded) or None,
    }


def _is_byline(paragraph: str) -> bool:
    if len(paragraph) > _LONGEST_PART:
        return False
    words = paragraph.replace(",", " ").split()
    if len(words) > _LONGEST_BYLINE or not _BYLINE.fullmatch(paragraph):
        return False
    return all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in words[1:])


def _is_headline(paragraph: str, followed: bool) -> bool:
    if len(paragraph) > _LONGEST_PART:
        return False
    if not any(map(str.isalnum, paragraph)):
        return False
    stopped = paragraph.endswith(".") and not paragraph.endswith("..")
    return len(paragraph.split()) <= _LONGEST_HEADLINE and (followed or not stopped)


def _is_standfirst(paragraph: str) -> bool:
    return len(paragraph) <= _LONGEST_PART and _is_short(paragraph)


def _is_short(paragraph: str) -> bool:
    return len(paragraph.split()) <= _LONGEST_STANDFIRST and not is_finished(paragraph)
