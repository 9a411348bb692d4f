"""The corpus news-2017: 3,824 articles of nine outlets, with what is wrong with them mended as far as it can be.

T. Dai, News Articles, Harvard Dataverse, doi:10.7910/DVN/GMFCTR.

* Quotation marks, apostrophes and dashes are damaged, most of all at HuffPost and ABC News. :mod:`.damage` repairs
  them where the context tells what stood there; the columns ``repaired`` and ``unrepaired`` count the places:
  13,099 and 876. Of 6,198 ``"?`` there are 166 left. Of 100 repairs drawn at random 99 were right by eye.
* What cannot be seen in a text can be neither mended nor counted: the first letter behind an opening mark is often
  another, or of the other case (``"gake a step back"``, ``"harry Potter"``); ``'ve`` is often ``'re``; a no-break
  space is a hyphen (``the-bank``); digits behind a euro sign are wrong.
* Paragraphs are lost, but where three spaces or more stand in a row; there a paragraph begins again.
* In 22 rows fields slipped into their neighbours; they are put back, but what stood behind the next comma of a
  text is lost in 12 of them.
* Dates are days, without a time.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from mediaframing.reading.assembly import assemble_articles
from mediaframing.reading.damage import Repair, repair_text
from mediaframing.reading.delimited import parse_delimited
from mediaframing.reading.encoding import decode_text
from mediaframing.reading.skipped import Notice
from mediaframing.reading.sources import FileRows, Source

OUTLETS = {
    "abcnews.go.com": "ABC News",
    "aljazeera.com": "Al Jazeera",
    "bbc.co.uk": "BBC",
    "cnn.com": "CNN",
    "dw.com": "Deutsche Welle",
    "europe.chinadaily.com.cn": "China Daily",
    "huffingtonpost.com": "HuffPost",
    "rte.ie": "RTÉ",
    "tass.com": "TASS",
}

_BREAK = re.compile("   +")  # what begins with plain characters is searched for fast
_SLIPPED = re.compile(r'("\?,)(?=\S)')
_FIELDS = ("title", "subtitle", "text")


def read_news_2017(path: Path, repair: bool = True) -> tuple[pd.DataFrame, list[Notice]]:
    """Read the zipped table, and what was left out of it; see :func:`mediaframing.reading.read_example`."""
    with zipfile.ZipFile(path) as archive:
        data = archive.read(archive.namelist()[0])
    rows = parse_delimited(decode_text(data), path.name)
    fields = [_put_back(*parts) for parts in zip(*(rows.columns[name] for name in _FIELDS), strict=True)]
    repairs = [[repair_text(field) if repair else Repair(field, 0, 0) for field in parts] for parts in fields]
    columns = dict(rows.columns)
    columns["url"] = columns.pop("article_source_link")
    for position, name in enumerate(_FIELDS):
        columns[name] = [parts[position].text or None for parts in repairs]
    columns["text"] = [_BREAK.sub("\n\n", text) if text else None for text in columns["text"]]
    columns["repaired"] = _add_up(part.repaired for parts in repairs for part in parts)
    columns["unrepaired"] = _add_up(part.unrepaired for parts in repairs for part in parts)
    articles, notices = assemble_articles([(Source(path, path.name), FileRows(columns, rows.numbers))])
    counts = {name: articles[name].astype("int64") for name in ("repaired", "unrepaired")}
    named = articles.assign(outlet=articles["outlet"].replace(OUTLETS), **counts)
    return named.drop(columns="file"), notices


def _add_up(counts: Iterable[int]) -> list[str | None]:
    """Add the counts of the fields of each article, as the text of a cell."""
    found = list(counts)
    width = len(_FIELDS)
    return [str(sum(found[i : i + width])) for i in range(0, len(found), width)]


def _put_back(*parts: str | None) -> tuple[str, str, str]:
    """Put fields back that slipped to the left, because a closing quotation mark was lost with its comma."""
    title, subtitle, text = (part or "" for part in parts)
    if slip := _SLIPPED.search(title):
        rest = title[slip.end() :].strip('"')
        title = title[: slip.start()] + '"'
        if text == "-1":
            return title, rest, subtitle
        return title, f"{rest},{subtitle}".rstrip('"'), text
    if slip := _SLIPPED.search(subtitle):
        return title, subtitle[: slip.start()] + '"', f"{subtitle[slip.end() :]},{text}"
    return title, subtitle, text
