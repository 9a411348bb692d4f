"""The methods paragraph: what was done, with which versions and choices, and how often the rules are right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import version

from mediaframing.grouping import find_groups
from mediaframing.reports.blocks import Block, Given, Items, Line, Paragraph, Section, count_of, say, shorten
from mediaframing.reports.drawing import Shown
from mediaframing.reports.scope import Scope
from mediaframing.tables import TABLES
from mediaframing.validation import MethodsSection
from mediaframing.validation.methods import tell_stance_model

# What is read by rules and may be wrong; tables/columns.py says how often.
_READ_BY_RULES = (
    ("frames", "stance"),
    ("frames", "voice"),
    ("frames", "speaker"),
    ("attributions", "text"),
    ("sentences", "tone"),
    ("actors", "tone"),
)
_REFERENCES = (
    "Reimers, N., & Gurevych, I. (2019). Sentence-BERT: Sentence embeddings using siamese BERT-networks. Proceedings of EMNLP.",
    "Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational Linguistics 19(1).",
    "Berry, G., & Armitage, P. (1995). Mid-P confidence intervals: a brief review. The Statistician, 44(4), 417–423.",
    "Binder, D. A. (1983). On the variances of asymptotically normal estimators from complex surveys. International "
    "Statistical Review, 51(3), 279–292.",
    "Zou, G. Y., & Donner, A. (2008). Construction of confidence limits about effect measures: A general approach. "
    "Statistics in Medicine, 27(10), 1693–1702.",
    "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics, 6(2), "
    "65–70.",
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


def write_methods(scope: Scope, shown: Sequence[Shown], checked: MethodsSection | None = None) -> Section:
    """Write the methods section, ready to be adapted; ``checked`` is what codes by hand say of these articles."""
    coding, book = scope.coding, scope.codebook
    entries = sum(len(frame.terms) for frame in book.frames.values())
    versions, weighed = coding.provenance.get("versions", {}), tell_stance_model(coding)
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
            "negation, denial, contrast, question, condition and possibility; affirmed means that it is brought up, and nothing "
            "denied, doubted or opposed it), whether it stands in the outlet’s own words or in "
            "those of a source (quotations and reported speech), and who the source is. Tone is the compound score of VADER "
            "(Hutto & Gilbert 2014) by sentence. "
            f"{weighed[1] if weighed else 'No model was trained on these articles.'} The same articles and codebook give the same "
            "numbers."
        ),
        Paragraph(_tell_choices(scope, shown)),
        *_tell_checks(checked),
        say(
            "How often the rules are right was measured by the developers on other, hand-coded English news, as listed here."
            + (
                " [Report also how often they agree with your own coders on a random sample of these articles.]"
                if checked is None
                else ""
            )
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


def _tell_checks(checked: MethodsSection | None) -> list[Block]:
    """Tell how often the rules are right on these articles, where people coded a sample of them."""
    if checked is None:
        return []
    found = checked.table.set_index("item")["value"]
    of_codes = (
        "coders",
        "mentions coded",
        "sentences without",
        "alpha of",
        "accuracy of",
        "macro f1 of",
        "precision of",
        "recall of",
    )
    rows = [(Given(f"{item}: {value}"),) for item, value in found.items() if str(item).startswith(of_codes)]
    blocks: list[Block] = [
        say(
            "How often the rules are right on these articles, against codes by hand of a random sample; 95% intervals in brackets:"
        ),
        Items(tuple(rows)),
    ]
    if checked.missing:
        blocks.append(say("Still missing:"))
        blocks.append(Items(tuple((Given(text),) for text in checked.missing)))
    return blocks


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
            line += [
                "Articles are grouped by " if not place else " and ",
                Given(column, "code"),
                *_name_label(scope, column),
            ]
        line.append(". ")
    if intervals:
        line.append(f"Intervals are at {' and '.join(sorted(levels))}: ")
        kinds = []
        if "mid-p" in intervals:
            kinds.append("mid-P (Berry & Armitage 1995) for shares of articles")
        if any("linearised" in kind for kind in intervals):
            kinds.append(
                "linearised over whole articles (Binder 1983) on a log or log odds scale, with Student’s t on the articles that hold "
                "the frame, for other rates and ratios, because mentions in one article are not independent"
            )
        if any(kind.startswith("mover") for kind in intervals):
            kinds.append("from the intervals of both rates (Zou & Donner 2008) for differences")
        line.append("; ".join(kinds) + ". ")
    if names & {"contrast", "contrast_own_voice"} and (pair := scope.codebook.contrast):
        line += [
            "The contrast is the binary logarithm of how many times as often ",
            Given(shorten(scope.labels.get(pair[0]) or pair[0])),
            " is mentioned as ",
            Given(shorten(scope.labels.get(pair[1]) or pair[1])),
            " (Hardie 2014); where one of them is absent, 0.5 is added to both counts. ",
        ]
    if "residuals" in names:
        line.append(
            "Groups are compared by residuals (Haberman 1973), tested exactly and adjusted for the number of cells (Holm 1979). "
        )
    if "words" in names:
        line.append(
            "Words are compared by the log-likelihood ratio (Dunning 1993) and the log ratio (Hardie 2014). "
        )
    if scope.event is not None:
        line.append(
            f"The event{', ' + scope.event_name + ',' if scope.event_name else ''} is dated {scope.event:%Y-%m-%d}; "
            f"{scope.window} days before it are compared with as many from it on. "
        )
    line.append(f"Charts were drawn with matplotlib {version('matplotlib')}.")
    return tuple(line)


def _tell_column(table: str, column: str) -> Line:
    meaning = next(c.meaning for c in TABLES[table] if c.name == column)
    return (Given(f"{table}.{column}", "code"), f": {meaning}.")


def _is_cited(reference: str, told: str) -> bool:
    found = _CITED.match(reference)
    return found is not None and re.search(rf"{found[1]}[^.;]*?{found[2]}", told) is not None


def _name_label(scope: Scope, column: str) -> list[str | Given]:
    groups = find_groups(scope.coding)
    if groups is None or groups.column != column or groups.label.lower() == column.replace("_", " ").lower():
        return []
    return [" (", Given(shorten(groups.label, 40)), ")"]
