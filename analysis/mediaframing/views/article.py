"""One article as it reads, with all that was coded in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from operator import itemgetter
from typing import Any

import pandas as pd

from mediaframing.codebook import list_above
from mediaframing.tables import CodedTables, check_table, require_coding
from mediaframing.views.markup import escape_attribute, escape_text, isolate, list_rows, one_line, plain
from mediaframing.views.names import FrameNames, list_names
from mediaframing.views.nested_html import Span, nest_spans
from mediaframing.views.stored import take_article
from mediaframing.views.view import View, ViewError

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_ATTRIBUTION, _MENTION, _SOURCE, _ACTOR = range(4)
_HOW_SAID = {"direct": "quoted", "indirect": "reported", "mixed": "quoted in part"}


def view_article(coding: CodedTables, article_id: str, *, characters: int | None = 100_000) -> View:
    """Show an article as it reads, with its frame mentions, who speaks, the actors and the tone.

    Mentions have the colour of their frame; those that are rejected are struck and have a cross, uncertain ones
    are dotted and have a question mark. Pointing at a mention, tapping it, or reaching it with the
    tabulator key tells its term, stance and cue, voice and speaker. Content that is ascribed to a source is
    shaded, after the name of its speaker. The bars at the margin are the tone of the sentences, from top to bottom:
    to the left below 0, to the right above.

    Parameters
    ----------
    coding : CodedTables
        A ``Coding``, or anything with its five tables; labels are those of its ``codebook``, if it has one. Of what
        :func:`~mediaframing.runs.open_coding` gives, nothing but the article is read.
    article_id : str
    characters : int or None, default 100,000
        How much of the text to show; None for all. A longer text is cut with a note that says so.

    Returns
    -------
    View
        Shown by Jupyter; ``save(path)`` writes a page. Its ``table`` holds the frame mentions of the article.

    Raises
    ------
    ViewError
        If the coding has no such article.
    """
    require_coding(coding, "view_article")
    part = take_article(coding, article_id)
    article = _find_article(coding if part.articles.empty else part, article_id)
    name = article["article_id"]
    text = article["text"]
    shown = len(text) if characters is None else min(len(text), max(characters, 0))
    tables = {
        table: _pick(table, getattr(part, table), name)
        for table in ("frames", "attributions", "actors", "sentences")
    }
    mentions = tables["frames"]
    names = list_names(coding, mentions["frame"])
    spans = [
        *_span_attributions(tables["attributions"], names),
        *_span_mentions(mentions, names),
        *_span_actors(tables["actors"], names),
    ]
    paragraphs = list(_write_paragraphs(text, shown, spans, list_rows(tables["sentences"])))
    rest = (
        f'<p class="mf-note">The text goes on: the first {shown:,} of {len(text):,} characters are shown. '
        "<code>view_article(..., characters=None)</code> shows all.</p>"
        if shown < len(text)
        else ""
    )
    content = (
        f'<section class="mf-view mathjax_ignore mf-article" aria-label="{escape_attribute(f"Article {name}")}">'
        f"{_write_head(article)}{_write_legend(mentions, names)}"
        f'<div class="mf-text">{"".join(paragraphs)}{rest}</div></section>'
    )
    return View(
        title=f"Article {one_line(name)}",
        content=content,
        text=_write_plain(article, text[:shown], mentions, names) + ("\n[…]" if shown < len(text) else ""),
        make_table=lambda: mentions,
    )


def _find_article(coding: CodedTables, article_id: str) -> dict[str, Any]:
    articles = coding.articles
    here = articles["article_id"] == str(article_id)
    if not here.any():
        every = articles["article_id"].astype("str").tolist()
        close = get_close_matches(str(article_id), every[:20_000], 3, 0.5) or every[:3]
        some = f" It has {', '.join(map(repr, close))}{' and others' if len(every) > len(close) else ''}."
        raise ViewError(
            f"The coding has no article {str(article_id)!r}.{some if every else ' It has no articles.'} "
            "All ids stand in coding.articles['article_id']."
        )
    checked = check_table("articles", articles[here].head(1))
    return {str(column): value for column, value in checked.iloc[0].items()}


def _pick(name: str, table: pd.DataFrame, article_id: str) -> pd.DataFrame:
    return check_table(name, table[table["article_id"] == article_id].reset_index(drop=True))


def _list_paragraphs(text: str, shown: int) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK_LINE.finditer(text, 0, shown):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:shown].strip():
        yield start, shown


def _write_paragraphs(
    text: str, shown: int, spans: Sequence[Span], sentences: Sequence[Any]
) -> Iterator[str]:
    """Write the paragraphs in their order, with the spans and sentences of each; each is looked at where it begins."""
    waiting = deque(sorted(enumerate(spans), key=lambda numbered: numbered[1].start))
    begun: list[tuple[int, Span]] = []
    ordered = sorted(sentences, key=lambda sentence: sentence.start)
    starts = [sentence.start for sentence in ordered]
    for start, end in _list_paragraphs(text, shown):
        while waiting and waiting[0][1].start < end:
            begun.append(waiting.popleft())
        begun = [numbered for numbered in begun if numbered[1].end > start]
        reach = [span for _, span in sorted(begun, key=itemgetter(0))]
        inside = ordered[bisect_left(starts, start) : bisect_left(starts, end)]
        yield _write_paragraph(text, start, end, reach, inside)


def _write_paragraph(text: str, start: int, end: int, reach: Sequence[Span], inside: Sequence[Any]) -> str:
    zone = str(inside[0].zone) if inside else "body"
    words = nest_spans(text, start, end, reach, _write_piece)
    heading = ' role="heading" aria-level="4"' if zone == "headline" else ""
    strong = ("<strong>", "</strong>") if zone == "headline" else ("", "")
    return (
        f'<div class="mf-paragraph mf-{zone}">{_write_tone(inside)}'
        f'<p dir="auto"{heading}>{strong[0]}{words}{strong[1]}</p></div>'
    )


def _write_piece(text: str) -> str:
    return escape_text(text).replace("\n", "<br>")


def _write_tone(sentences: Sequence[Any]) -> str:
    """Write the bars of a paragraph: as high as the sentence is long, as wide as its tone is strong."""
    if all(pd.isna(row.tone) for row in sentences):
        return '<div class="mf-tone"></div>'
    bars = []
    for row in sentences:
        tone = 0.0 if pd.isna(row.tone) else max(-1.0, min(1.0, float(row.tone)))
        side = "mf-below" if tone < 0 else "mf-above"
        bars.append(
            f'<span style="flex-grow:{row.end - row.start}" title="{_write_number(row.tone)}">'
            f'<i class="{side}" style="width:{abs(tone) * 50:.0f}%"></i></span>'
        )
    told = ", ".join(_write_number(row.tone) for row in sentences[:20])
    more = "" if len(sentences) <= 20 else f" and {len(sentences) - 20} more"
    return (
        f'<div class="mf-tone" role="img" aria-label="Tone by sentence: {told}{more}">{"".join(bars)}</div>'
    )


def _write_number(tone: float) -> str:
    return "no tone" if pd.isna(tone) else f"{tone:+.2f}".replace("-", "−")


def _span_attributions(attributions: pd.DataFrame, names: FrameNames) -> Iterator[Span]:
    for row in list_rows(attributions):
        speaker = names.write_speaker(row.speaker, row.speaker_actor)
        how = _HOW_SAID[row.kind]
        told = f"{how[0].upper()}{how[1:]}: {speaker}"
        if pd.notna(row.speaker_kind):
            told += f" ({row.speaker_kind})"
        if pd.notna(row.cue):
            told += f"\nCue: {one_line(row.cue)}"
        opening = f'<span class="mf-said mf-{row.kind}">'
        chip = names.write_short(row.speaker, row.speaker_actor)
        # Quotation marks say where speech ends; where there are none, a word does, for those who see no marking.
        ending = "" if row.kind == "direct" else '<span class="mf-unseen"> [end]</span>'
        yield Span(
            row.start,
            row.end,
            _ATTRIBUTION,
            f'{opening}<small class="mf-speaker" tabindex="0" data-mf-told="{escape_attribute(told)}">'
            f'<span class="mf-unseen">[</span><bdi>{escape_text(chip)}</bdi>'
            f'<span class="mf-unseen">, {how}:] </span></small>',
            f"{ending}</span>",
            opening,
            "</span>",
        )
    sources = attributions[["speaker_start", "speaker_end"]].dropna().drop_duplicates()
    for start, end in sources.itertuples(index=False):
        yield Span(int(start), int(end), _SOURCE, *_pair('<span class="mf-source">', "</span>"))


def _span_mentions(mentions: pd.DataFrame, names: FrameNames) -> Iterator[Span]:
    rows = list_rows(mentions)
    told = [_tell_mention(row, names) for row in rows]
    # What is pointed at is the innermost mention; it tells of those around it, too.
    for place, row in enumerate(rows):
        around = [
            told[other]
            for other, outer in enumerate(rows)
            if other != place and outer.start <= row.start and row.end <= outer.end
        ] if len(rows) < 500 else []  # fmt: skip
        tells = escape_attribute("\n\n".join([told[place], *around]))
        kind = f"mf-mention mf-{row.stance} {names.style_of(row.frame)}"
        begin, finish = ("<s>", "</s>") if row.stance == "rejected" else ("", "")
        sign = "" if row.stance == "affirmed" else f", {row.stance}"
        note = escape_text(f"{names.label(row.frame)}{sign}")
        yield Span(
            row.start,
            row.end,
            _MENTION,
            f'<mark class="{kind}" tabindex="0" data-mf-told="{tells}">{begin}',
            f'{finish}<sup class="mf-sign"><span class="mf-unseen"> [{note}]</span></sup></mark>',
            f'<mark class="{kind} mf-piece" data-mf-told="{tells}">{begin}',
            f"{finish}</mark>",
        )


def _tell_mention(row: Any, names: FrameNames) -> str:
    """Tell all that was coded of a mention, a line for each thing."""
    cue = f" (cue: “{one_line(row.stance_cue)}”)" if pd.notna(row.stance_cue) else ""
    voice = (
        "the outlet’s own"
        if row.voice == "outlet"
        else f"a source, {names.write_speaker(row.speaker, row.speaker_actor)}"
    )
    return f"{names.label(row.frame)}: {row.stance}{cue}\nTerm: {one_line(row.term)}\nVoice: {voice}"


def _span_actors(actors: pd.DataFrame, names: FrameNames) -> Iterator[Span]:
    for row in list_rows(actors):
        tone = "" if pd.isna(row.tone) else f"; tone toward it {_write_number(row.tone)}"
        told = escape_attribute(f"{names.label(row.actor)}: {row.kind}, {row.role}{tone}")
        opening = f'<span class="mf-actor mf-by-{row.kind}" title="{told}">'
        yield Span(row.start, row.end, _ACTOR, *_pair(opening, "</span>"))


def _pair(opening: str, closing: str) -> tuple[str, str, str, str]:
    return opening, closing, opening, closing


def _write_head(article: dict[str, Any]) -> str:
    outlet = isolate(article["outlet"]) or "Outlet not known"
    day = article["published"]
    date = "Date not known" if pd.isna(day) else f'<time datetime="{day:%Y-%m-%d}">{day:%Y-%m-%d}</time>'
    return f'<p class="mf-head">{outlet} · {date} · <code>{isolate(article["article_id"])}</code></p>'


def _write_legend(mentions: pd.DataFrame, names: FrameNames) -> str:
    counts = mentions["frame"].value_counts()
    entries = [
        f'<li><mark class="mf-mention {names.style_of(frame)}">{escape_text(names.label(frame))}</mark> '
        f"<span>{counts[frame]}</span></li>"
        for frame in names.frames
        if frame in counts.index
    ]
    # Where a part is mentioned, so is the whole.
    held = {*counts.index, *(whole for frame in counts.index for whole in list_above(frame, names.parents))}
    absent = [names.label(frame) for frame in names.frames if frame not in held]
    entries = entries or ["<li>No frame is mentioned.</li>"]
    missing = (
        f'<p class="mf-note">Not mentioned: {escape_text(", ".join(absent))}</p>'
        if absent and len(counts)
        else ""
    )
    example = '<mark class="mf-mention mf-{0} mf-plain">{1}{0}{2}<sup class="mf-sign"></sup></mark>'
    keys = [
        example.format("affirmed", "", ""),
        example.format("rejected", "<s>", "</s>"),
        example.format("uncertain", "", ""),
        '<span class="mf-said mf-direct"><small class="mf-speaker">speaker</small> quoted</span>',
        '<span class="mf-said mf-indirect"><small class="mf-speaker">speaker</small> reported</span>',
        '<span class="mf-source">source named</span>',
        '<span class="mf-actor">actor</span>',
        '<span class="mf-tone-key"><i class="mf-below"></i><i class="mf-above"></i></span>tone below, above 0',
    ]
    key = "".join(f"<li>{entry}</li>" for entry in keys)
    return (
        f'<div class="mf-legend"><ul aria-label="Frames and their mentions">{"".join(entries)}</ul>{missing}'
        f'<ul class="mf-key" aria-label="What the marks mean">{key}</ul></div>'
    )


def _write_plain(article: dict[str, Any], text: str, mentions: pd.DataFrame, names: FrameNames) -> str:
    """Write the article for a terminal, each mention with its frame and stance in brackets after it."""
    outlet = "outlet not known" if pd.isna(article["outlet"]) else one_line(str(article["outlet"]))
    day = "date not known" if pd.isna(article["published"]) else f"{article['published']:%Y-%m-%d}"
    head = f"{one_line(article['article_id'])} · {outlet} · {day} · {len(mentions)} frame mentions"
    pieces, done = [], 0
    for row in list_rows(mentions.sort_values(["end", "start"], kind="stable")):
        stance = "" if row.stance == "affirmed" else f", {row.stance}"
        pieces.append(f"{text[done : row.end]} [{names.label(row.frame)}{stance}]")
        done = max(done, row.end)
    return f"{head}\n\n{plain(''.join(pieces) + text[done:])}"
