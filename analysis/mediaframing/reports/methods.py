"""The methods paragraph: what was done, with which versions and choices, and how often the rules are right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import version

from mediaframing.reports.blocks import Block, Given, Items, Line, Paragraph, Section, count_of, say, shorten
from mediaframing.reports.drawing import Shown
from mediaframing.reports.scope import Scope
from mediaframing.tables import TABLES

# What is read by rules and may be wrong; tables.py says how often.
_READ_BY_RULES = (
    ("frames", "stance"),
    ("frames", "voice"),
    ("frames", "speaker"),
    ("attributions", "text"),
    ("sentences", "tone"),
    ("actors", "tone"),
)
_REFERENCES = (
    "Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational Linguistics 19(1).",
    "Efron, B., & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall.",
    "Entman, R. M. (1993). Framing: Toward clarification of a fractured paradigm. Journal of Communication 43(4).",
    "Haberman, S. J. (1973). The analysis of residuals in cross-classified tables. Biometrics 29(1).",
    "Hardie, A. (2014). Log ratio: An informal introduction. CASS, Lancaster University.",
    "Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of social media "
    "text. ICWSM 8.",
    "Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions. Statistics in "
    "Medicine 17(8).",
    "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American "
    "Statistical Association 22.",
)
_CITED = re.compile(r"(\w+).*?\((\d{4})\)")


def describe_methods(scope: Scope, shown: Sequence[Shown]) -> Section:
    """Write the methods section, ready to be adapted."""
    coding, book = scope.coding, scope.codebook
    entries = sum(len(frame.terms) for frame in book.frames.values())
    versions = coding.provenance.get("versions", {})
    made = "; ".join(
        f"{name} {number}" for name, number in sorted(versions.items()) if name != "mediaframing"
    )
    blocks: list[Block] = [
        say("Ready to be adapted. What stands in brackets is for you to fill in."),
        Paragraph(
            (
                f"We coded {count_of(len(coding.articles), 'article')} [source, search string, period, and what was left out] "
                f"with mediaframing {versions.get('mediaframing') or version('mediaframing')}"
                f"{f' ({made})' if made else ''}. The codebook ",
                *((Given(f"“{shorten(book.title)}”"), " ") if book.title else ()),
                f"(SHA-256 {book.hash()[:12]}; see the appendix) names {count_of(len(book.frames), 'frame')} by "
                f"{count_of(entries, 'term')} and {count_of(len(book.actors), 'actor')} by "
                f"{count_of(sum(len(actor.aliases) for actor in book.actors.values()), 'alias', 'aliases')} "
                "[how it was developed, and by whom]. The unit of analysis is the frame mention: a place in an article where a "
                "term of the codebook stands. It is evidence for a frame in the sense of Entman (1993), not the frame itself.",
            )
        ),
        say(
            "Rules decide for each mention whether the frame is affirmed, rejected or left uncertain there (from the scope of "
            "negation, denial, contrast, question, condition and possibility), whether it stands in the outlet’s own words or in "
            "those of a source (quotations and reported speech), and who the source is. Tone is the compound score of VADER "
            "(Hutto & Gilbert 2014) by sentence. No model was trained on these articles, and the same articles and codebook "
            "give the same numbers."
        ),
        Paragraph(_tell_choices(scope, shown)),
        say(
            "How often the rules are right was measured by the developers on other, hand-coded English news, as listed here. "
            "[Report also how often they agree with your own coders on a random sample of these articles.]"
        ),
        Items(tuple(_tell_column(table, column) for table, column in _READ_BY_RULES)),
    ]
    if corpus := coding.provenance.get("corpus_hash"):
        blocks.append(say(f"The corpus has the SHA-256 {corpus} (ids and texts in their order)."))
    told = " ".join(
        part
        for block in blocks
        if isinstance(block, Paragraph)
        for part in block.line
        if isinstance(part, str)
    )
    blocks.append(say("References:"))
    blocks.append(Items(tuple((ref,) for ref in _REFERENCES if _is_cited(ref, told))))
    return Section(("Methods, ready to adapt",), "methods", tuple(blocks))


def _tell_choices(scope: Scope, shown: Sequence[Shown]) -> Line:
    names = {one.exhibit.name for one in shown}
    intervals = {
        kind
        for one in shown
        if "interval" in one.table.data.columns
        for kind in one.table.data["interval"].dropna().unique()
    }
    levels = {
        f"{100 * level:g}%"
        for one in shown
        if "confidence" in one.table.data.columns
        for level in one.table.data["confidence"].dropna().unique()
    }
    line: list[str | Given] = []
    if scope.by:
        for place, column in enumerate(scope.by):
            line += ["Articles are grouped by " if not place else " and ", Given(column, "code")]
        line.append(". ")
    if intervals:
        line.append(f"Intervals are at {' and '.join(sorted(levels))}: ")
        kinds = []
        if "wilson" in intervals:
            kinds.append("Wilson’s score interval (Wilson 1927) for shares of articles")
        if any("bootstrap" in kind for kind in intervals):
            kinds.append(
                "percentile intervals of a bootstrap over whole articles (Efron & Tibshirani 1993; 2,000 resamples, seed 0) for "
                "other rates and ratios, because mentions in one article are not independent"
            )
        if "newcombe" in intervals:
            kinds.append("Newcombe’s (1998) for differences of shares")
        if any("linearised" in kind for kind in intervals):
            kinds.append("linearised over articles for words and pairs of frames")
        line.append("; ".join(kinds) + ". ")
    if names & {"contrast", "contrast_own_voice"} and (pair := scope.codebook.contrast):
        line += [
            "The contrast is the binary logarithm of how many times as often ",
            Given(shorten(scope.labels.get(pair[0]) or pair[0])),
            " is mentioned as ",
            Given(shorten(scope.labels.get(pair[1]) or pair[1])),
            ", with 0.5 added to both counts (Hardie 2014). ",
        ]
    if "residuals" in names:
        line.append("Groups are compared by adjusted standardised residuals (Haberman 1973). ")
    if "words" in names:
        line.append(
            "Words are compared by the log-likelihood ratio (Dunning 1993) and the log ratio (Hardie 2014). "
        )
    if scope.event is not None:
        line.append(f"The event is dated {scope.event:%Y-%m-%d}. ")
    line.append(f"Charts were drawn with matplotlib {version('matplotlib')}.")
    return tuple(line)


def _tell_column(table: str, column: str) -> Line:
    meaning = next(c.meaning for c in TABLES[table] if c.name == column)
    return (Given(f"{table}.{column}", "code"), f": {meaning}.")


def _is_cited(reference: str, told: str) -> bool:
    found = _CITED.match(reference)
    return found is not None and re.search(rf"{found[1]}[^.;]*?{found[2]}", told) is not None
